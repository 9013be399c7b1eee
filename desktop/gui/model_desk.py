"""Fetching, importing and checking models in a thread of their own, with what came of it told to the page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop.app.models import Got, Listed, ModelManager
from desktop.app.transfer import Transfer
from desktop.core.types import Problem
from desktop.gui.problem_texts import problem_of
from desktop.jobs import JobContext, JobEvent, JobRunner, JobState
from desktop.store.weight_files import Checked


@dataclass(frozen=True, slots=True)
class Step:
    """How far a task is. model: which is fetched, or '' for import and check.

    fraction: 0..1.  done_bytes, total_bytes, remaining_s: of a download, None where unknown.
    """

    model: str
    fraction: float
    done_bytes: int = 0
    total_bytes: int | None = None
    remaining_s: float | None = None


class ModelDesk(QObject):
    """One task at a time. Everything is told on the GUI thread."""

    stepped = Signal(object)
    """Step."""
    got = Signal(object)
    """tuple[Got, ...]: these are here now."""
    checked = Signal(object)
    """tuple[Checked, ...]."""
    failed = Signal(object)
    """Problem."""
    ended = Signal()
    """The task is over, whatever came of it; also after a stop."""

    _heard = Signal(object)

    def __init__(self, manager: ModelManager, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._manager = manager
        self._runner = JobRunner(1, "model", is_background=True)
        self.busy_with: str | None = None
        """The model that is fetched, '' for import and check, None for nothing."""
        self._heard.connect(self._on_heard, Qt.ConnectionType.QueuedConnection)

    def listed(self) -> tuple[Listed, ...]:
        return self._manager.listed()

    @property
    def folder(self) -> Path:
        return self._manager.folder

    def fetch(self, name: str) -> None:
        """Download a model; what came before a stop is kept for the next time."""
        transfer = Transfer()

        def task(context: JobContext) -> tuple[Got, ...]:
            def progress(done_bytes: int, total_bytes: int | None) -> None:
                transfer.note(done_bytes, total_bytes)
                total = transfer.total_bytes
                fraction = done_bytes / total if total else 0.0
                self._heard.emit(Step(name, fraction, done_bytes, total, transfer.remaining_s))
                context.checkpoint(fraction)

            return (self._manager.fetch(name, progress),)

        self._begin(name, task)

    def take_in(self, path: Path) -> None:
        """Import a file, or every file of weights below a folder."""
        self._begin("", lambda context: self._manager.import_from(path, context.checkpoint))

    def verify(self) -> None:
        """Compare every file with the catalogue."""
        self._begin("", lambda context: self._manager.verify(context.checkpoint))

    def stop(self) -> None:
        self._runner.cancel_all()

    def close(self, timeout_s: float | None = None) -> bool:
        """Stop and wait; False when the task did not hear of it in time."""
        return self._runner.close(timeout_s)

    def _begin(self, name: str, task: Callable[[JobContext], object]) -> None:
        if self.busy_with is None:
            self.busy_with = name
            self._runner.submit(task, self._heard.emit)

    @Slot(object)
    def _on_heard(self, news: JobEvent | Step) -> None:
        if isinstance(news, Step):
            self.stepped.emit(news)
            return
        if news.state is JobState.RUNNING and self.busy_with == "":
            self.stepped.emit(Step("", news.fraction))
        if not news.state.is_terminal:
            return
        self.busy_with = None
        if news.error is not None:
            self.failed.emit(problem_of(news.error))
        elif isinstance(news.result, tuple) and news.result:
            first = news.result[0]
            if isinstance(first, Got):
                self.got.emit(news.result)
            elif isinstance(first, Checked):
                self.checked.emit(news.result)
        self.ended.emit()


def trouble_words(problem: Problem) -> str:
    """The whole problem in one paragraph."""
    return f"{problem.message} {problem.remedy}".strip()
