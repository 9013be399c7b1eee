"""The foot of the window while something runs: how far, how fast, how long still; Pause and Stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from desktop.app.events import BatchChanged
from desktop.core.types import Quality
from desktop.gui import wording
from desktop.gui.style import Theme
from desktop.gui.tokens import SIZE, Type
from desktop.gui.widgets import Button, Label


class BatchPanel(QFrame):
    """Shows what it is told; the buttons only ask."""

    pause_asked = Signal()
    resume_asked = Signal()
    stop_asked = Signal()
    problems_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setObjectName("batch_panel")
        self.setAccessibleName(self.tr("Progress"))
        self.setMinimumHeight(SIZE.batch)
        self._is_paused = False
        self._count = Label(theme, "", Type.STRONG)
        self._rate = Label(theme, "", Type.BODY, "text2")
        self._left = Label(theme, "", Type.BODY, "text2")
        self._detail = Label(theme, "", Type.SMALL, "text2")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.problems = Button(theme, "", "alert", tone="bad")
        self.pause = Button(theme, self.tr("Pause"), "pause")
        self.stop = Button(theme, self.tr("Stop"), "stop")
        self._build()
        self.problems.clicked.connect(self.problems_asked)
        self.pause.clicked.connect(self._on_pause)
        self.stop.clicked.connect(self.stop_asked)
        self.show_problems(0)

    def show_batch(self, batch: BatchChanged) -> None:
        """How far the batch is."""
        finished = batch.done + batch.failed
        self._is_paused = batch.paused
        self._count.setText(self._count_of(batch, finished))
        moving = not (batch.paused or batch.stopping)
        self._rate.setText(wording.rate(batch.rate_per_s) if batch.rate_per_s and moving else "")
        self._left.setText(
            wording.time_left(batch.remaining_s) if batch.remaining_s is not None and moving else ""
        )
        self._detail.setText(self._detail_of(batch))
        # Groups are one step whose length is not known: the bar stays full and the words tell.
        self._bar.setRange(0, max(1, batch.total))
        self._bar.setValue(finished)
        self.pause.set_words(self.tr("Resume") if batch.paused else self.tr("Pause"))
        self.pause.set_icon("play" if batch.paused else "pause")
        self.pause.setEnabled(not batch.stopping and batch.stage != "groups")
        self.stop.setEnabled(not batch.stopping)

    def show_problems(self, count: int) -> None:
        self.problems.set_words(wording.problems(count))
        self.problems.setVisible(count > 0)

    def _build(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(16)
        for label in (self._count, self._rate, self._left):
            words.addWidget(label)
        words.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(7)
        left.addStretch(1)
        left.addLayout(words)
        left.addWidget(self._bar)
        left.addWidget(self._detail)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 6, 16, 6)
        row.setSpacing(8)
        row.addLayout(left, 1)
        row.addSpacing(24)
        for button in (self.problems, self.pause, self.stop):
            row.addWidget(button)

    def _count_of(self, batch: BatchChanged, finished: int) -> str:
        if batch.stage == "groups":
            return self.tr("Finding photos of the same product")
        if batch.total == 0:
            return self.tr("Looking for photos")
        if batch.stage == "export":
            text = self.tr("{done} of %Ln file(s) written", "", batch.total)
        else:
            text = self.tr("{done} of %Ln photo(s)", "", batch.total)
        return text.format(done=wording.number(finished))

    def _detail_of(self, batch: BatchChanged) -> str:
        if batch.stopping:
            return self.tr("Stopping after the photos in work…")
        if batch.paused:
            return self.tr("Paused. Nothing is lost; it goes on from here.")
        if batch.stage != "cutouts" or not batch.model:
            return ""
        model = self.tr("{model} on the processor").format(model=batch.model)
        workers = self.tr("%Ln worker(s)", "", batch.workers)
        return " · ".join(part for part in (self._quality_of(batch.quality), model, workers) if part)

    def _quality_of(self, quality: str) -> str:
        words = {
            Quality.FAST: self.tr("Fast"),
            Quality.BALANCED: self.tr("Balanced"),
            Quality.BEST: self.tr("Best"),
        }
        return words[Quality(quality)] if quality in set(Quality) else ""

    def _on_pause(self) -> None:
        if self._is_paused:
            self.resume_asked.emit()
        else:
            self.pause_asked.emit()
