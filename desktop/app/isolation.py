"""Run a task in a process of its own: one that crashes or hangs takes nothing else with it."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar, cast

from desktop.cloud.network import Network
from desktop.cloud.wall import raise_wall
from desktop.paths import Places

Result = TypeVar("Result")

_END_S = 5.0
_BEAT_S = 0.2


class ChildFailed(Exception):
    """The task raised, crashed or took too long: which of them, as part of a sentence."""


def run_in_child(
    task: Callable[..., Result],
    timeout_s: float,
    /,
    *args: object,
    beat: Callable[[], None] = lambda: None,
    **kwargs: object,
) -> Result:
    """What the task returns, from a fresh process; raises ChildFailed.

    beat: called while waiting; what it raises ends the child. Task, arguments and result are pickled, so the
    task must be a function of a module. What it prints, and what the libraries below it print, is thrown
    away.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(theirs, task, args, kwargs), daemon=True)
    with contextlib.closing(ours):
        try:
            process.start()
            theirs.close()  # else the end of the child would not close the pipe
            until_s = time.monotonic() + timeout_s
            while not ours.poll(max(0.0, min(_BEAT_S, until_s - time.monotonic()))):
                beat()
                if time.monotonic() < until_s:
                    continue
                raise ChildFailed(f"it did not answer within {timeout_s:g} s.")
            state, value = ours.recv()
        except EOFError:
            process.join(_END_S)
            raise ChildFailed(_ending(process.exitcode)) from None
        finally:
            if process.is_alive():
                process.kill()
            process.join()
            process.close()
    if state == "failed":
        raise ChildFailed(str(value))
    return cast("Result", value)


def _ending(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        try:
            return f"it crashed ({signal.Signals(-exit_code).name})."
        except ValueError:
            pass
    return f"it crashed (exit code {exit_code})."


def _answer(
    pipe: Connection, task: Callable[..., object], args: tuple[object, ...], kwargs: dict[str, object]
) -> None:
    """In the child: run the task and send back what became of it."""
    raise_wall(Network.of_user(Places.of_user()))  # the lock holds here too
    silence = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        with contextlib.suppress(OSError):  # a windowed program has no streams
            os.dup2(silence, stream)
    try:
        answer = ("done", task(*args, **kwargs))
    except Exception as error:  # noqa: BLE001 - the border of the process: whatever the task raises is told
        answer = ("failed", str(error).strip() or type(error).__name__)
    pipe.send(answer)
