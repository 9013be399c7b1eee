"""What tests run in a child process: a spawned child imports its task by name."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import threading


def add(first: int, second: int) -> int:
    return first + second


def own_process() -> int:
    return os.getpid()


def shout() -> str:
    """Print on every stream, as libraries do."""
    sys.stdout.write("noise\n")
    sys.stderr.write("noise\n")
    os.write(2, b"noise from below")
    return "done"


def fail() -> None:
    raise ValueError("the driver is too old")


def fall_over() -> None:
    """Read address 0: what a broken driver does."""
    ctypes.string_at(0)


def be_killed() -> None:
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))


def leave() -> None:
    os._exit(3)


def hang() -> None:
    threading.Event().wait()
