"""The bar that groups anew while its sliders move, and says what would change before it is accepted."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSlider, QVBoxLayout

from desktop.core.changes import Changes
from desktop.core.grouping import DEFAULT_THRESHOLD, GroupingSettings
from desktop.core.similarity import SignalWeights
from desktop.gui.histogram import Histogram
from desktop.gui.style import Theme
from desktop.gui.tokens import SPACE, Type
from desktop.gui.weight_sliders import WeightSliders
from desktop.gui.widgets import Button, IconLabel, Label, hairline

_STEPS = 100


class RegroupBar(QFrame):
    """Shows what it is told; asks for every setting that it is moved to."""

    settings_asked = Signal(object)
    """GroupingSettings."""
    accept_asked = Signal()
    cancel_asked = Signal()
    grown = Signal()
    """It needs more room or less."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "float")
        self.setObjectName("regroup_bar")
        self.setAccessibleName(self.tr("Regroup"))
        self._theme = theme
        self._before = GroupingSettings()
        self._value = Label(theme, "", Type.TITLE, "accent_text")
        self.histogram = Histogram(theme)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.weights = WeightSliders(theme)
        self.more = Button(theme, self.tr("Weights"), "tune", "quiet", icon_px=14)
        self.reset = Button(theme, self.tr("As fitted"), "retry", "quiet", icon_px=14)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.accept = Button(theme, self.tr("Accept"), kind="primary")
        self._counts: dict[str, tuple[IconLabel, Label]] = {
            "merge": (IconLabel(theme, "merge", "accent_text", 16), Label(theme)),
            "split": (IconLabel(theme, "split", "look", 16), Label(theme)),
            "move": (IconLabel(theme, "arrow-in", "accent_text", 16), Label(theme)),
            "stay": (IconLabel(theme, "lock", "ok", 16), Label(theme)),
        }
        self._nothing = Label(theme, "", Type.BODY, "text2")
        self._words = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self._build()
        self.slider.valueChanged.connect(self._on_moved)
        self.weights.changed.connect(self._on_moved)
        self.more.clicked.connect(self._on_more)
        self.reset.clicked.connect(self._on_reset)
        self.cancel.clicked.connect(self.cancel_asked)
        self.accept.clicked.connect(self.accept_asked)

    @property
    def settings(self) -> GroupingSettings:
        """What the sliders say."""
        threshold = self.slider.value() / _STEPS
        if self.slider.value() == round(self._before.threshold * _STEPS):
            threshold = self._before.threshold  # it may lie between two steps
        return replace(
            self._before, threshold=threshold, weights=self.weights.weights or self._before.weights
        )

    @property
    def words(self) -> str:
        """What would change, as it is told."""
        shown = [label.text() for _, label in self._counts.values() if label.isVisibleTo(self)]
        return " · ".join([*shown, *([self._nothing.text()] if self._nothing.isVisibleTo(self) else [])])

    def begin(self, settings: GroupingSettings) -> None:
        """Start from how the shoot is grouped now, before anything is known."""
        self._before = settings
        self._set(settings)
        self.histogram.show_bars(())
        self._show_counts(Changes(), 0)
        self._nothing.setText(self.tr("Reading the saved signals…"))
        self.set_ready(False)

    def set_ready(self, is_ready: bool) -> None:
        """Nothing can be moved while the signals are read or a grouping is being accepted."""
        for part in (self.slider, self.weights, self.reset):
            part.setEnabled(is_ready)
        self.accept.setEnabled(False)

    def show_accepting(self) -> None:
        self.set_ready(False)
        self._words.setText(self.tr("Grouping anew…"))

    def show_changes(self, changes: Changes, histogram: tuple[int, ...], decisions: int) -> None:
        """What the present settings would change. decisions: how many of the user's stay."""
        if not self.slider.isEnabled():
            self.set_ready(True)
        self.histogram.show_bars(histogram)
        self._show_counts(changes, decisions)
        self._nothing.setText(self.tr("Nothing would change."))
        self.accept.setEnabled(bool(changes.moves) or self.settings != self._before)

    def show_problem(self, words: str) -> None:
        self._show_counts(Changes(), 0)
        self._nothing.setText(words)
        self.set_ready(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel.click()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept.click()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _set(self, settings: GroupingSettings) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(settings.threshold * _STEPS))
        self.weights.show_weights(settings.weights)
        self._show_settings()

    def _show_settings(self) -> None:
        now = self.settings
        self._value.setText(f"{now.threshold:.2f}")
        self.histogram.show_threshold(now.threshold, self._before.threshold)
        self._words.setText(self._sentence(now))

    def _sentence(self, now: GroupingSettings) -> str:
        changed = []
        if now.threshold != self._before.threshold:
            text = self.tr("Threshold {before} → {now}")
            changed.append(text.format(before=f"{self._before.threshold:.2f}", now=f"{now.threshold:.2f}"))
        for signal, weight in now.weights.items():
            before = getattr(self._before.weights, signal)
            if weight != before:
                text = self.tr("weight of {signal} {before} → {now}")
                name = self.weights.name(signal)
                changed.append(text.format(signal=name, before=f"{before:.2f}", now=f"{weight:.2f}"))
        promise = self.tr("Nothing changes until you accept; accepting is one step of undo.")
        return f"{', '.join(changed)}. {promise}" if changed else promise

    def _show_counts(self, changes: Changes, decisions: int) -> None:
        counts = {
            "merge": (len(changes.merges), self.tr("%Ln group(s) merge", "", len(changes.merges))),
            "split": (len(changes.splits), self.tr("%Ln split(s)", "", len(changes.splits))),
            "move": (len(changes.moves), self.tr("%Ln photo(s) move", "", len(changes.moves))),
            "stay": (decisions, self.tr("%Ln of your decision(s) stay", "", decisions)),
        }
        for name, (count, words) in counts.items():
            icon, label = self._counts[name]
            label.setText(words)
            icon.setVisible(count > 0)
            label.setVisible(count > 0)
        self._nothing.setVisible(not changes.moves)

    def _build(self) -> None:
        self.slider.setRange(0, _STEPS)
        self.slider.setPageStep(5)
        self.slider.setAccessibleName(self.tr("Threshold"))
        self.slider.setProperty("kind", "cut")
        self.more.setCheckable(True)
        self.weights.hide()
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(Label(self._theme, self.tr("Threshold"), Type.SMALL, "text2"))
        left.addWidget(self._value)
        left.addStretch(1)
        track = QVBoxLayout()
        track.setSpacing(0)
        track.addWidget(self.histogram)
        track.addWidget(self.slider)
        ends = QHBoxLayout()
        loose, strict = self.tr("Looser: fewer, larger products"), self.tr("Stricter: more, smaller products")
        ends.addWidget(Label(self._theme, loose, Type.SMALL, "text2"))
        ends.addStretch(1)
        ends.addWidget(Label(self._theme, strict, Type.SMALL, "text2"))
        track.addLayout(ends)
        top = QHBoxLayout()
        top.setSpacing(SPACE.l)
        top.addLayout(left)
        top.addLayout(track, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.m, SPACE.l, SPACE.m)
        column.setSpacing(SPACE.s)
        column.addLayout(top)
        column.addWidget(self.weights)
        column.addWidget(hairline())
        column.addLayout(self._count_row())
        foot = QHBoxLayout()
        foot.addWidget(self._words, 1)
        foot.addWidget(self.more)
        foot.addWidget(self.reset)
        column.addLayout(foot)

    def _count_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.l)
        for icon, label in self._counts.values():
            pair = QHBoxLayout()  # of two hidden parts it takes no room
            pair.setSpacing(6)
            pair.addWidget(icon)
            pair.addWidget(label)
            row.addLayout(pair)
        row.addWidget(self._nothing)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.accept)
        return row

    def _on_moved(self) -> None:
        self._show_settings()
        self.settings_asked.emit(self.settings)

    def _on_more(self) -> None:
        self.weights.setVisible(self.more.isChecked())
        self.grown.emit()

    def _on_reset(self) -> None:
        self._set(replace(self._before, threshold=DEFAULT_THRESHOLD, weights=SignalWeights()))
        self.settings_asked.emit(self.settings)
