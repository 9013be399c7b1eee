"""The choice of what is behind a cutout."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QBrush, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QWidget

from desktop.gui import painting
from desktop.gui.before_after import GROUND_COLOURS, Ground
from desktop.gui.style import Theme

_SIDE = 21
_PITCH = 27


class Swatch(QAbstractButton):
    """One ground to choose."""

    def __init__(self, theme: Theme, ground: Ground, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.ground = ground
        self.setCheckable(True)
        self.setFixedSize(_PITCH, _PITCH)
        self.setToolTip(name)
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        rect = QRectF(3, 3, _SIDE, _SIDE)
        if self.ground is Ground.CHECKER:
            painter.setBrushOrigin(rect.topLeft())
            fill: QBrush = painting.checkerboard(colours.stage_a, colours.line, 5)
        else:
            fill = QBrush(GROUND_COLOURS[self.ground])
        painting.filled(painter, rect, fill, 5)
        is_on = self.isChecked()
        painting.outline(painter, rect, colours.accent if is_on else colours.control, 2 if is_on else 1, 5)
        if self.hasFocus():
            painting.outline(painter, QRectF(self.rect()), colours.ring, 2, 7)
        painter.end()


class Swatches(QWidget):
    """The grounds side by side."""

    chosen = Signal(object)
    """The Ground."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Behind the cutout"))
        names = {
            Ground.CHECKER: self.tr("Checkerboard"),
            Ground.WHITE: self.tr("White"),
            Ground.GREY: self.tr("Grey"),
            Ground.BLACK: self.tr("Black"),
        }
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons = [Swatch(theme, ground, names[ground]) for ground in Ground]
        for button in self._buttons:
            self._group.addButton(button)
            row.addWidget(button)
        self._buttons[0].setChecked(True)
        self._group.buttonClicked.connect(lambda button: self.chosen.emit(button.ground))

    def choose_next(self) -> None:
        """Go on to the next ground."""
        on = next(number for number, button in enumerate(self._buttons) if button.isChecked())
        self._buttons[(on + 1) % len(self._buttons)].click()
