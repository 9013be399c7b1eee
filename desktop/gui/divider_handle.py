"""The line between photo and cutout: dragged, or moved by the arrows while it has the focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.gui import painting
from desktop.gui.style import Theme

_GRAB_PX = 12
"""At each side of the line."""
_KNOB_PX = 36
_STEP = 0.01
_PAGE = 0.1


class DividerHandle(QWidget):
    """Lies over the line; the picture below paints it. share: 0 (all cutout) .. 1 (all photo)."""

    moved = Signal(float)
    """The share that is asked for."""

    def __init__(self, theme: Theme, stage: QWidget) -> None:
        super().__init__(stage)
        self._theme = theme
        self._share = 0.5
        self._along = QRectF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.lie(QRectF(), 0.5, only_knob=False)

    def lie(self, along: QRectF, share: float, *, only_knob: bool) -> None:
        """Take its place over a part of the stage. only_knob: leave the line itself to a tool."""
        self._along, self._share = along, share
        x = along.left() + along.width() * share
        if only_knob:
            spot = QPoint(round(x) - _KNOB_PX // 2, round(along.center().y()) - _KNOB_PX // 2)
            self.setGeometry(QRect(spot.x(), spot.y(), _KNOB_PX, _KNOB_PX))
        else:
            top = round(along.top())
            self.setGeometry(QRect(round(x) - _GRAB_PX, top, 2 * _GRAB_PX, round(along.height())))
        percent = round(share * 100)
        self.setAccessibleName(self.tr("Before and after, divider at {percent} %").format(percent=percent))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            knob = QRectF(0, 0, 2 * _GRAB_PX, 2 * _KNOB_PX)
            knob.moveCenter(QRectF(self.rect()).center())
            painting.outline(painter, knob, self._theme.colours.accent, 2, _GRAB_PX)
            painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton and self._along.width() > 0:
            x = self.mapToParent(event.position()).x()
            self._ask_for((x - self._along.left()) / self._along.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = stepped(self._share, event.key())
        if target is None:
            super().keyPressEvent(event)
        else:
            self._ask_for(target)

    def _ask_for(self, share: float) -> None:
        self.moved.emit(min(1.0, max(0.0, share)))


def stepped(share: float, key: int) -> float | None:
    """Where a key moves the divider; None for a key that does not. The caller keeps it within 0..1."""
    steps = {
        Qt.Key.Key_Left: share - _STEP,
        Qt.Key.Key_Right: share + _STEP,
        Qt.Key.Key_PageDown: share - _PAGE,
        Qt.Key.Key_PageUp: share + _PAGE,
        Qt.Key.Key_Home: 0.0,
        Qt.Key.Key_End: 1.0,
    }
    return steps.get(Qt.Key(key))
