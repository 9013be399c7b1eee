"""What the README says can be typed can be typed, and what it says is there is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import bootstrap
import pytest

from desktop.cli.parser import build_parser

ROOT = Path(__file__).resolve().parent.parent
LINES = [line for line in (ROOT / "README.md").read_text("utf-8").splitlines() if line.startswith("    ")]
COMMANDS = [line.split("  #")[0].strip() for line in LINES if line.startswith("    bg-remover ")]
SET_UP = [line.split("  #")[0].strip() for line in LINES if "bootstrap.py" in line]
TREE = [line for line in LINES if re.match(r"    ( {2})?[a-z]+(/|\.py) ", line)]


def test_readme_shows_commands_and_folders() -> None:
    assert len(COMMANDS) >= 5
    assert len(SET_UP) >= 2
    assert len(TREE) >= 10


@pytest.mark.parametrize("command", COMMANDS)
def test_command_of_the_readme_is_understood(command: str) -> None:
    program, *arguments = shlex.split(command)

    build_parser().parse_args(arguments)

    assert program == "bg-remover"


@pytest.mark.parametrize("command", SET_UP)
def test_set_up_command_of_the_readme_is_there(command: str) -> None:
    python, script, name, *_ = command.split()

    assert (python, script) == ("python3", "packaging/bootstrap.py")
    assert name in bootstrap.COMMANDS


def test_folders_of_the_readme_are_there() -> None:
    top = ROOT
    for line in TREE:
        name = line.split()[0]
        path = top / name if line.startswith("      ") else ROOT / name
        if not line.startswith("      "):
            top = path
        assert path.exists(), name


def test_qualities_of_the_readme_are_the_programs() -> None:
    text = (ROOT / "README.md").read_text("utf-8")

    for quality in ("fast", "balanced", "best"):
        assert f"`{quality}`" in text
        build_parser().parse_args(["cutout", "a.jpg", "-o", "out", "--quality", quality])
