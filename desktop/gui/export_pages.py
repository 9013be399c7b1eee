"""The export sheet while it writes, and what came of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from desktop.app.events import BatchChanged
from desktop.app.export_result import ExportResult
from desktop.core.marketplaces import Verdict
from desktop.gui import recipe_words, wording
from desktop.gui.style import Theme
from desktop.gui.tokens import SPACE, Type
from desktop.gui.widgets import Button, IconLabel, Label, frame

_MOST_NAMED = 60


class ProgressPage(QWidget):
    """How far it is."""

    stop_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words = Label(theme, self.tr("Beginning…"), Type.HEAD)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._more = Label(theme, "", Type.BODY, "text2")
        self._more.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Export"))
        self.bar.setMaximumWidth(420)
        self.stop = Button(theme, self.tr("Stop"), "stop", icon_px=16)
        self.stop.clicked.connect(self._on_stop)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE.m)
        column.addStretch(1)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.bar, 4)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self._more)
        column.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_batch(self, batch: BatchChanged) -> None:
        self.bar.setRange(0, max(1, batch.total))
        self.bar.setValue(batch.done + batch.failed)
        text = self.tr("{done} of %Ln photo(s) written", "", batch.total)
        self._words.setText(text.format(done=wording.number(batch.done)))
        told = [wording.rate(batch.rate_per_s)] if batch.rate_per_s else []
        if batch.remaining_s is not None:
            told.append(wording.time_left(batch.remaining_s))
        if batch.stopping:
            told = [self.tr("Stopping after the photos in work…")]
        self._more.setText(" · ".join(told))

    def _on_stop(self) -> None:
        self.stop.setEnabled(False)
        self.stop_asked.emit()


class SummaryPage(QScrollArea):
    """What was written, what the shops say, what failed and why."""

    photo_asked = Signal(object)
    """The PhotoId to be looked at."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._lines: list[str] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said, line by line."""
        return tuple(self._lines)

    def show_result(self, result: ExportResult) -> None:
        self._lines = []
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(SPACE.s)
        for line in self._head(result):
            column.addWidget(self._line(*line))
        for recipe, counts in result.verdicts().items():
            worst = next((one for one in (Verdict.RED, Verdict.AMBER) if counts[one]), Verdict.GREEN)
            words = f"{recipe}: {recipe_words.results(dict(counts))}"
            column.addSpacing(SPACE.s)
            column.addWidget(self._line(recipe_words.ICONS[worst], recipe_words.TONES[worst], words))
            broken = result.broken(recipe)
            for photo, reason in broken[:_MOST_NAMED]:
                column.addWidget(self._photo_line(photo, f"{result.names[photo]}: {reason}"))
            self._add_rest(column, len(broken) - _MOST_NAMED)
        if result.failed:
            column.addSpacing(SPACE.s)
            words = self.tr("%Ln photo(s) could not be written:", "", len(result.failed))
            column.addWidget(self._line("x-circle", "bad", words))
            for photo, problem in list(result.failed.items())[:_MOST_NAMED]:
                name = result.names.get(photo, "")
                words = str(problem) if name in problem.message else f"{name}: {problem}"
                column.addWidget(self._photo_line(photo, words))
            self._add_rest(column, len(result.failed) - _MOST_NAMED)
        column.addStretch(1)
        self.setWidget(content)

    def _head(self, result: ExportResult) -> list[tuple[str, str, str]]:
        size = wording.file_size(result.size_bytes)
        words = self.tr("%Ln file(s) written, {size}, in {time}.", "", result.written)
        lines = [
            (
                "check-circle" if not result.failed and not result.stopped else "alert",
                "ok" if not result.failed and not result.stopped else "look",
                words.format(size=size, time=wording.duration(result.seconds)),
            )
        ]
        if result.stopped:
            rest = result.asked - result.written
            text = self.tr("Stopped. %Ln file(s) were not written; what is there is whole.", "", rest)
            lines.append(("stop", "look", text))
        return lines

    def _line(self, icon: str, tone: str, words: str) -> QWidget:
        self._lines.append(words)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(SPACE.s)
        inside.addWidget(IconLabel(self._theme, icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(Label(self._theme, words, Type.STRONG, wraps=True), 1)
        return row

    def _photo_line(self, photo: object, words: str) -> QWidget:
        self._lines.append(words)
        row = frame("well")
        inside = QHBoxLayout(row)
        inside.setContentsMargins(12, 6, 6, 6)
        label = Label(self._theme, words, Type.SMALL, "text", wraps=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        inside.addWidget(label, 1)
        show = Button(self._theme, self.tr("Show"), kind="quiet")
        show.clicked.connect(lambda: self.photo_asked.emit(photo))
        inside.addWidget(show)
        return row

    def _add_rest(self, column: QVBoxLayout, rest: int) -> None:
        if rest > 0:
            column.addWidget(Label(self._theme, self.tr("and %Ln more", "", rest), Type.SMALL, "text2"))


def open_folder(folder: str) -> None:
    """Show a folder in the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(folder))
