"""Whether there is a display that Qt can use, and an X server of our own for the tests.

Syntax of Python 3.8, see bootstrap.py.
"""

from __future__ import annotations

import os
import select
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator, Mapping  # noqa: UP035 - collections.abc's are no generics before 3.9

from bootstrap_process import say

START_LIMIT_S = 20
SCREEN = "1600x1000x24"


def has_display(platform: str, variables: Mapping[str, str]) -> bool:
    """Whether a window has somewhere to go. platform: as sys.platform."""
    if not platform.startswith(("linux", "freebsd")):
        return True
    return bool(variables.get("DISPLAY") or variables.get("WAYLAND_DISPLAY"))


def window_problem(python: Path) -> str:
    """Why Qt cannot use the display, as a sentence; empty when it can.

    Qt ends the process when it cannot, so one of its own tries.
    """
    try:
        tried = subprocess.run(
            [str(python), "-c", "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"],
            capture_output=True,
            text=True,
            errors="replace",
            timeout=START_LIMIT_S,
        )
    except subprocess.TimeoutExpired:
        return "The display does not answer."
    if tried.returncode == 0:
        return ""
    lines = [line.strip() for line in tried.stderr.splitlines() if line.strip()] or [
        "Qt stopped without a word"
    ]
    reason = lines[-1 if lines[0].startswith("Traceback") else 0]  # Qt names the cause first, Python last
    return f"The display cannot be used ({reason.rstrip('.')})."


class VirtualScreen:
    """An X server without a monitor. name: what DISPLAY must be to use it, empty when there is none."""

    def __init__(self, name: str) -> None:
        self.name = name

    @classmethod
    @contextmanager
    def started(cls) -> Iterator[VirtualScreen]:
        """An Xvfb with a window manager, if they are installed, until the block ends."""
        server = shutil.which("Xvfb")
        if server is None:
            yield cls("")
            return
        running: list[subprocess.Popen[bytes]] = []
        try:
            name = _start_server(server, running)
            manager = shutil.which("openbox")
            if name and manager:
                running.append(_in_background([manager, "--sm-disable"], {**os.environ, "DISPLAY": name}))
            yield cls(name)
        finally:
            for process in reversed(running):
                process.terminate()
                process.wait()


def _start_server(program: str, running: list[subprocess.Popen[bytes]]) -> str:
    """Start an X server on a number that it chooses itself, and return the display's name."""
    reader, writer = os.pipe()
    command = [program, "-displayfd", str(writer), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
    try:
        running.append(_in_background(command, dict(os.environ), writer))
    finally:
        os.close(writer)
    with os.fdopen(reader, "rb") as answer:
        ready, _, _ = select.select([answer], [], [], START_LIMIT_S)
        number = answer.readline().decode().strip() if ready else ""
    if not number:
        say("The virtual screen did not start; the tests of the real window are left out.")
    return f":{number}" if number else ""


def _in_background(
    command: list[str], variables: dict[str, str], *descriptors: int
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        env=variables,
        pass_fds=descriptors,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the tests, which still need the screen while they end
    )
