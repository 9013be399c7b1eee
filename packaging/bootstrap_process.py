"""Talk to the person at the terminal and run other programs. Syntax of Python 3.8, see bootstrap.py."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn


class SetupProblem(Exception):
    """Why the set-up cannot go on, and what to do about it; shown as it is."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())


def say(line: str) -> None:
    """One line about the set-up. On stderr: stdout belongs to the program that is started."""
    print(line, file=sys.stderr, flush=True)


def clean_variables(variables: dict[str, str] | None = None) -> dict[str, str]:
    """The environment for a child in .venv: this one's, without what would bring in another's packages."""
    clean = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    clean.update(variables or {})
    return clean


def replace_process(command: list[str]) -> int:
    """Become the command where the system can, so that signals reach it; else follow it to its end."""
    if os.name == "nt":  # exec there returns to the shell at once, with the program left behind
        return follow(command)
    return _exec(command)


def _exec(command: list[str]) -> NoReturn:
    sys.stdout.flush()
    sys.stderr.flush()
    os.execvpe(command[0], command, clean_variables())


def follow(command: list[str], *, folder: Path | None = None, variables: dict[str, str] | None = None) -> int:
    """Run the command to its end and return its exit code, 128 + n when signal n ended it.

    Ctrl-C reaches the command from the terminal itself, SIGTERM is handed on: its own clean-up decides when
    it is over.
    """
    process = subprocess.Popen(command, cwd=folder, env=clean_variables(variables))
    before = signal.signal(signal.SIGTERM, lambda _number, _frame: process.terminate())
    try:
        while True:
            try:
                code = process.wait()
                return code if code >= 0 else 128 - code
            except KeyboardInterrupt:
                continue
    finally:
        signal.signal(signal.SIGTERM, before)
