"""What `self-test` takes on the command line."""

from __future__ import annotations

import argparse
from pathlib import Path


def add_self_test(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """For its help: it opens the window, so that it is run by desktop/__main__.py."""
    command = commands.add_parser(
        "self-test",
        help="what an installed program must be able to do, as JSON",
        description="Open the window, cut out, group, read every format, look for the keyring and for"
        " certificates. Prints JSON; exit code 0 when everything works.",
    )
    command.add_argument("--output", type=Path, metavar="FILE.json", help="write it there")
