"""Errands that a part of the window has run in a thread; what comes of them arrives on the GUI thread."""

from __future__ import annotations

import collections
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.app.photo_batch import as_problem
from desktop.core.types import Problem
from desktop.jobs import JobContext, JobEvent, JobId, JobRunner, JobState

T = TypeVar("T")


def _no_failure(problem: Problem) -> None:
    del problem


def _no_progress(fraction: float) -> None:
    del fraction


@dataclass(eq=False)
class _Errand:
    """One errand: what to do with its result, its failure and its progress. job: None until submitted."""

    name: Hashable
    deliver: Callable[[], None]
    failed: Callable[[Problem], None]
    progressed: Callable[[float], None]
    job: JobId | None = None


class Background(QObject):
    """One thread, the newest errand first. Call close, from any thread, before what errands use is gone."""

    _landed = Signal()

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = JobRunner(1, name, is_background=True)
        self._errands: dict[Hashable, _Errand] = {}
        self._events: collections.deque[JobEvent] = collections.deque()
        self._is_closed = False
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        name: Hashable,
        task: Callable[[JobContext], T],
        done: Callable[[T], None],
        *,
        failed: Callable[[Problem], None] = _no_failure,
        progressed: Callable[[float], None] = _no_progress,
        urgent: bool = True,
    ) -> None:
        """Have something done; an errand of the same name that is not through is given up for it."""
        self.stop(name)
        if self._is_closed:
            return
        results: list[T] = []
        errand = _Errand(name, lambda: done(results[0]), failed, progressed)
        self._errands[name] = errand
        errand.job = self._runner.submit(
            lambda context: results.append(task(context)), self._listen, key=errand, urgent=urgent
        )

    def stop(self, name: Hashable) -> None:
        """Give an errand up; nothing of it arrives any more."""
        errand = self._errands.pop(name, None)
        if errand is not None and errand.job is not None:
            self._runner.cancel(errand.job)

    def is_running(self, name: Hashable) -> bool:
        return name in self._errands

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked for that has not arrived."""
        return not self._errands

    def retire(self) -> None:
        """Give everything up; close waits for the errand in work."""
        self._is_closed = True
        self._errands.clear()
        self._runner.cancel_all()

    def close(self, timeout_s: float | None = None) -> None:
        """Give everything up and wait for the errand in work."""
        self._is_closed = True
        self._runner.close(timeout_s)

    def _listen(self, event: JobEvent) -> None:
        if not self._is_closed and event.state is not JobState.QUEUED:
            self._events.append(event)
            self._landed.emit()

    @Slot()
    def _on_landed(self) -> None:
        while self._events:
            event = self._events.popleft()
            errand = event.key
            if not isinstance(errand, _Errand) or self._errands.get(errand.name) is not errand:
                continue  # given up
            if event.state is JobState.RUNNING:
                errand.progressed(event.fraction)
                continue
            del self._errands[errand.name]
            if event.state is JobState.DONE:
                errand.deliver()
            elif event.error is not None:
                errand.failed(as_problem(event.error))
