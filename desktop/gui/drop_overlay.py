"""Over an open shoot: what a drop would do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from desktop.gui import painting
from desktop.gui.drops import Dragged
from desktop.gui.style import Theme
from desktop.gui.tokens import RADIUS, Type


def drop_frame(painter: QPainter, rect: QRectF, colour: QColor, width: float, radius: float) -> None:
    """The dashed edge of where something may be dropped."""
    pen = QPen(colour, width, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([5, 4])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, radius, radius)


class DropOverlay(QWidget):
    """Lies over the gallery while files are dragged over the window."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._dragged: Dragged | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_drag(self, dragged: Dragged) -> None:
        self._dragged = dragged
        self.setAccessibleName(dragged.title)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._dragged is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        veil = QColor(colours.canvas)
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        frame = QRectF(self.rect()).adjusted(16, 16, -16, -16)
        painting.filled(painter, frame, colours.accent_soft, RADIUS.sheet)
        drop_frame(painter, frame.adjusted(10, 10, -10, -10), colours.accent, 1.5, RADIUS.card)
        middle = frame.center().y()
        painter.setFont(self._theme.font(Type.TITLE))
        centred = Qt.AlignmentFlag.AlignHCenter
        title = QRectF(frame.left(), middle - 24, frame.width(), 32)
        painting.text(painter, title, self._dragged.title, colours.accent_text, align=centred)
        painter.setFont(self._theme.font(Type.BODY))
        remark = QRectF(frame.left(), middle + 12, frame.width(), 24)
        painting.text(painter, remark, self._dragged.remark, colours.text2, align=centred)
        painter.end()
