"""What the command line takes about corrections and learning. Nothing heavy is imported here."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_corrections(command: argparse.ArgumentParser) -> None:
    """--corrections, of group and process."""
    command.add_argument(
        "--corrections",
        type=Path,
        metavar="FILE.csv",
        help="what you know better: lines of first,second,same with the names of two photos and yes or no;"
        " the groups hold to it",
    )


def add_learn(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
) -> argparse.ArgumentParser:
    """`learn`."""
    command = commands.add_parser(
        "learn",
        help="suggest threshold and weights from what you decided",
        description="Suggest the threshold and weights that would have made the groups that you accepted and"
        " corrected in a shoot, with the error to expect (cross-validated). Nothing is changed.",
    )
    command.add_argument("shoot", metavar="SHOOT", help="its number or its name, as shoots list shows it")
    command.add_argument("--json", action="store_true", help="as JSON")
    command.add_argument(
        "--save-settings",
        type=Path,
        metavar="FILE.json",
        help="write what is suggested for group --settings",
    )
    return command
