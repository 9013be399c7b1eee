"""A stroke of the brush while it is drawn, by pointer or by keys. Coordinates are pixels of the photo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPen

from desktop.core.strokes import Point, Stroke
from desktop.gui.tools import Brush

if TYPE_CHECKING:
    from desktop.gui.picture_stage import PictureStage

_LEAST_STEP = 0.15
"""Of the radius: points that are nearer to the last one add nothing to a stroke."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class BrushTool:
    """spot: where the keys moved the brush, None while the pointer leads."""

    def __init__(self) -> None:
        self.brush = Brush()
        self.spot: Point | None = None
        self._points: list[Point] = []
        self._by_pointer = False
        self._by_keys = False
        self._done: Stroke | None = None

    @property
    def is_down(self) -> bool:
        """Whether the pointer draws."""
        return self._by_pointer

    def begin(self, at: QPointF) -> None:
        self.lift()
        self._by_pointer = True
        self._points = [(at.x(), at.y())]

    def draw_to(self, at: QPointF) -> None:
        x, y = self._points[-1]
        step = max(0.5, _LEAST_STEP * self.brush.radius_px)
        if (at.x() - x) ** 2 + (at.y() - y) ** 2 >= step * step:
            self._points.append((at.x(), at.y()))

    def end(self) -> None:
        """The stroke is drawn."""
        self._done = self.stroke()
        self.lift()

    def lift(self) -> None:
        """Forget a stroke that is not finished."""
        self._points = []
        self._by_pointer = self._by_keys = False

    def stroke(self) -> Stroke | None:
        """What is drawn so far."""
        return Stroke(tuple(self._points), self.brush.radius_px) if self._points else None

    def take_stroke(self) -> Stroke | None:
        """The stroke that was finished, once."""
        done, self._done = self._done, None
        return done

    def press(self, event: QKeyEvent, stage: PictureStage) -> bool:
        """Arrows move the brush, Enter dabs, Space puts it down and lifts it. False for other keys."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            far = 1.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.brush.radius_px / 2
            x, y = self._spot_on(stage)
            right, down = _ARROWS[key]
            rect = stage.camera
            self.spot = (
                min(rect.picture_w, max(0.0, x + right * max(1.0, far))),
                min(rect.picture_h, max(0.0, y + down * max(1.0, far))),
            )
            if self._by_keys:
                self._points.append(self.spot)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._points = [*self._points, self._spot_on(stage)]
            self.end()
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            if self._by_keys:
                self.end()
            else:
                self._by_keys = True
                self._points = [self._spot_on(stage)]
        else:
            return False
        return True

    def paint_ring(self, painter: QPainter, spot: QPointF, scale: float) -> None:
        """The brush at a point of the view, visible on anything. scale: view pixels for one of the photo."""
        radius = max(2.0, self.brush.radius_px * scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 153), 3.0), (QColor("#FFFFFF"), 1.5)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(spot, radius, radius)
            painter.drawLine(spot - QPointF(4, 0), spot + QPointF(4, 0))
            painter.drawLine(spot - QPointF(0, 4), spot + QPointF(0, 4))

    def _spot_on(self, stage: PictureStage) -> Point:
        """Where the keys begin: in the middle of what is seen."""
        if self.spot is None:
            middle = stage.to_photo(QRectF(stage.rect()).center())
            self.spot = (middle.x(), middle.y())
        return self.spot


def paint_stroke(painter: QPainter, stage: PictureStage, stroke: Stroke, *, restores: bool) -> None:
    """Where a stroke goes, tinted green or red."""
    tint = QColor("#1E9E57") if restores else QColor("#D6362C")
    tint.setAlphaF(0.3)
    points = [stage.to_stage(x, y) for x, y in stroke.points]
    path = QPainterPath(points[0])
    for point in points[1:] or [points[0] + QPointF(0.01, 0)]:
        path.lineTo(point)
    pen = QPen(tint, max(1.0, 2 * stroke.radius_px * stage.camera.scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
