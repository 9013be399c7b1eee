"""A listener that keeps what it is told, and waits for what is to come."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from desktop.app.events import Event

Kind = TypeVar("Kind")

LIMIT_S = 120.0


class Watcher:
    """Give it to a workbench as its listener."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._changed = threading.Condition()

    def __call__(self, event: Event) -> None:
        with self._changed:
            self._events.append(event)
            self._changed.notify_all()

    def of(self, kind: type[Kind]) -> list[Kind]:
        """What was told so far of one kind."""
        with self._changed:
            return [event for event in self._events if isinstance(event, kind)]

    def wait_for(self, kind: type[Kind], which: Callable[[Kind], bool] = lambda _: True) -> Kind:
        """The first event of a kind that fits, told already or within the limit; fails after it."""
        with self._changed:
            came = self._changed.wait_for(
                lambda: any(isinstance(event, kind) and which(event) for event in self._events), LIMIT_S
            )
            assert came, f"no {kind.__name__} came within {LIMIT_S:g} s"
            return next(event for event in self._events if isinstance(event, kind) and which(event))

    def forget(self) -> None:
        """Begin anew: only what is told from now on counts."""
        with self._changed:
            self._events.clear()
