"""How much each signal counts, as a multiple of its fitted weight."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout, QWidget

from desktop.core.similarity import SignalWeights
from desktop.gui.style import Theme
from desktop.gui.tokens import SPACE, Type
from desktop.gui.widgets import Label

_STEPS = 100
MOST = 3.0
"""The highest multiple that the sliders give."""


class WeightSliders(QWidget):
    """Four sliders side by side."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._names = {
            "semantic": self.tr("Semantic"),
            "colour": self.tr("Colour"),
            "feature": self.tr("Feature"),
            "spatial": self.tr("Spatial"),
        }
        self.sliders: dict[str, QSlider] = {}
        self._values: dict[str, Label] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.l)
        for signal, name in self._names.items():
            slider = QSlider(Qt.Orientation.Horizontal)
            slider.setRange(0, round(MOST * _STEPS))
            slider.setPageStep(25)
            slider.setAccessibleName(self.tr("Weight of {signal}").format(signal=name))
            slider.valueChanged.connect(self._on_changed)
            value = Label(theme, "", Type.SMALL, "text2")
            head = QHBoxLayout()
            head.addWidget(Label(theme, name, Type.SMALL, "text2"))
            head.addStretch(1)
            head.addWidget(value)
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addLayout(head)
            column.addWidget(slider)
            row.addLayout(column, 1)
            self.sliders[signal], self._values[signal] = slider, value

    @property
    def weights(self) -> SignalWeights | None:
        """What the sliders say; None while all of them are at nought."""
        values = {signal: slider.value() / _STEPS for signal, slider in self.sliders.items()}
        return SignalWeights(**values) if any(values.values()) else None

    def name(self, signal: str) -> str:
        return self._names[signal]

    def show_weights(self, weights: SignalWeights) -> None:
        """Set the sliders without asking for anything."""
        for signal, value in weights.items():
            slider = self.sliders[signal]
            slider.blockSignals(True)
            slider.setValue(round(value * _STEPS))
            slider.blockSignals(False)
        self._show_values()

    def _show_values(self) -> None:
        for signal, slider in self.sliders.items():
            self._values[signal].setText(f"{slider.value() / _STEPS:.2f} \N{MULTIPLICATION SIGN}")

    def _on_changed(self) -> None:
        self._show_values()
        self.changed.emit()
