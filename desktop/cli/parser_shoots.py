"""What the command line takes about the shoots of the library. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_shoots(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """`shoots list|export|import`."""
    command = commands.add_parser(
        "shoots",
        help="list, export and import the shoots of the library",
        description="A shoot's file holds what you decided: groups and their names, corrections, edits,"
        " settings. Not the photos: they are found again by their contents, whatever they are called.",
    )
    actions = command.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="the shoots, the newest first")
    listing.add_argument("--json", action="store_true", help="as JSON")
    exporting = actions.add_parser("export", help="write a shoot's file")
    exporting.add_argument("shoot", metavar="SHOOT", help="its number or its name, as shoots list shows it")
    exporting.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE.bgshoot", help="the file to write"
    )
    importing = actions.add_parser("import", help="take a shoot's file in, as a new shoot")
    importing.add_argument("file", type=Path, metavar="FILE.bgshoot")
    importing.add_argument(
        "--photos",
        type=Path,
        action="append",
        default=[],
        metavar="DIR",
        help="where the photos are now (where they were, or where other shoots have them)",
    )
    importing.add_argument(
        "--with-settings", action="store_true", help="also take over quality, model and grouping"
    )
