"""A checkbox in the colours of the theme; a style sheet could not tint its tick."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from desktop.gui import painting
from desktop.gui.style import Theme
from desktop.gui.tokens import Type

_SIDE = 19
_GAP = 8


class CheckBox(QCheckBox):
    """The words are part of the target."""

    def __init__(self, theme: Theme, words: str = "", role: Type = Type.BODY) -> None:
        super().__init__(words)
        self._theme = theme
        self.setFont(theme.font(role))
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        height = max(_SIDE + 5, self.fontMetrics().height() + 4)
        return QSize(_SIDE + 2 + (words + _GAP + 2 if words else 0), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """All of it."""
        del pos
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        box = QRectF(1, (self.height() - _SIDE) / 2, _SIDE, _SIDE)
        ink = colours.text if self.isEnabled() else colours.disabled
        if self.isChecked():
            painting.filled(painter, box, colours.accent if self.isEnabled() else colours.disabled, 5)
            tick = self._theme.pixmap("check", colours.on_accent, 14, self.devicePixelRatioF())
            painter.drawPixmap(round(box.left()) + 3, round(box.top()) + 2, tick)
        else:
            painting.filled(painter, box, colours.surface, 5)
            edge = colours.text2 if self.underMouse() and self.isEnabled() else colours.control
            painting.outline(painter, box, edge if self.isEnabled() else colours.line, 1.5, 5)
        if self.hasFocus():
            painting.outline(painter, QRectF(self.rect()), colours.accent, 2, 6)
        if self.text():
            painter.setFont(self.font())
            words = QRectF(self.rect()).adjusted(_SIDE + 1 + _GAP, 0, 0, 0)
            painting.text(painter, words, self.text(), ink)
        painter.end()
