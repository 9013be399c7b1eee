"""Events of the workbench, from its worker threads to the GUI thread, a few times a second."""

from __future__ import annotations

import collections
from collections.abc import Hashable

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from desktop.app.events import BatchChanged, Event, PhotoChanged, PhotoProgress
from desktop.core.types import PhotoId

TICK_MS = 50


class Bridge(QObject):
    """Collects events from any thread and hands them over, the outdated ones left out.

    A queued signal for each event would repaint for each event; one list a tick repaints once.
    """

    arrived = Signal(object)
    """tuple[Event, ...], in their order, on the GUI thread."""

    _woken = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: collections.deque[Event] = collections.deque()
        self._is_awake = False
        self._is_closed = False
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.drain)
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    def listen(self, event: Event) -> None:
        """The listener to give to the workbench; returns at once."""
        if self._is_closed:
            return
        self._queue.append(event)
        if not self._is_awake:
            self._is_awake = True
            self._woken.emit()

    def close(self) -> None:
        """Hand over nothing more: the workbench is about to close and must not be asked about anything."""
        self._is_closed = True
        self._queue.clear()
        self._timer.stop()

    @Slot()
    def drain(self) -> None:
        """Hand over what has come so far."""
        events = []
        while self._queue:
            events.append(self._queue.popleft())
        if events:
            self.arrived.emit(coalesced(events))
            return
        self._timer.stop()  # a window with nothing to do wakes nobody
        self._is_awake = False
        if self._queue:
            self._on_woken()

    @Slot()
    def _on_woken(self) -> None:
        self._is_awake = True
        if not self._is_closed and not self._timer.isActive():
            self._timer.start()


def coalesced(events: list[Event]) -> tuple[Event, ...]:
    """The events without those that a later one makes superfluous; the order stays."""
    kept: list[Event] = []
    seen: set[Hashable] = set()
    for event in reversed(events):
        subject = _subject(event)
        if subject is not None:
            if subject in seen:
                continue
            seen.add(subject)
        kept.append(event)
    return tuple(reversed(kept))


def _subject(event: Event) -> tuple[str, PhotoId | None] | None:
    match event:
        case PhotoChanged(photo):
            return "photo", photo.id
        case PhotoProgress(photo=id):
            return "progress", id
        case BatchChanged():
            return "batch", None
        case _:
            return None
