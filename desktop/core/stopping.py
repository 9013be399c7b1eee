"""A stop that reaches into a long call which has no checkpoint of its own, such as a network's pass."""

from __future__ import annotations

import contextlib
import contextvars
import threading
from collections.abc import Callable, Iterator
from typing import TypeVar

from desktop.core.errors import Cancelled

Argument = TypeVar("Argument")
Result = TypeVar("Result")


class StopFlag:
    """Set once, when the work that it belongs to is to stop. Any thread may set it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_set = False
        self._interrupts: list[Callable[[], None]] = []

    def is_set(self) -> bool:
        return self._is_set

    def set(self) -> None:
        """Ask for the stop, and interrupt what is under way."""
        with self._lock:
            self._is_set = True
            interrupts = list(self._interrupts)
        for interrupt in interrupts:
            interrupt()

    @contextlib.contextmanager
    def interrupting(self, interrupt: Callable[[], None]) -> Iterator[None]:
        """Around a call that `interrupt` ends early. Raises Cancelled when it is to stop already."""
        with self._lock:
            if self._is_set:
                raise Cancelled
            self._interrupts.append(interrupt)
        try:
            yield
        finally:
            with self._lock:
                self._interrupts.remove(interrupt)

    def held_while(self, task: Callable[[Argument], Result], argument: Argument) -> Result:
        """What the task returns; all that this thread does meanwhile belongs to this flag."""
        before = _current.set(self)
        try:
            return task(argument)
        finally:
            _current.reset(before)


_current: contextvars.ContextVar[StopFlag | None] = contextvars.ContextVar("stop flag", default=None)


def current_flag() -> StopFlag:
    """That of this thread's work; one that nobody sets where there is none."""
    return _current.get() or StopFlag()
