"""Run the command line as its user does: as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# A shell that started the tests in the background may have told its children to ignore Ctrl-C.
_PROGRAM = (
    "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
    "from desktop.__main__ import main; sys.exit(main())"
)


def start(*arguments: object, home: Path) -> subprocess.Popen[str]:
    """Begin a command whose library and cache are below home."""
    return subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"BG_REMOVER_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(*arguments: object, home: Path) -> tuple[int, str]:
    """Run a command to its end: exit code and everything it said."""
    process = start(*arguments, home=home)
    out, err = process.communicate(timeout=300)
    return process.returncode, out + err
