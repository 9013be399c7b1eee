"""The subject box while it is drawn, moved and resized, by pointer or by keys. In pixels of the photo."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen

from desktop.core.types import Box
from desktop.gui import painting
from desktop.gui.style import Theme
from desktop.gui.texts import tr

if TYPE_CHECKING:
    from desktop.gui.picture_stage import PictureStage

_HANDLE_PX = 9.0
_HIT_PX = 12.0
_SMALLEST_PX = 4.0
_KEY_STEP = 0.01
"""Of the photo's longer side."""
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_EDGES = [(x, y) for y in (0.0, 0.5, 1.0) for x in (0.0, 0.5, 1.0) if (x, y) != (0.5, 0.5)]


class BoxTool:
    """box: the one that is shown, or None."""

    def __init__(self) -> None:
        self.box: QRectF | None = None
        self._shown: Box | None = None
        self._grip: tuple[float, float] | None = None
        """The edges that follow the pointer: 0 left or top, 1 right or bottom, 0.5 neither."""
        self._moves = False
        self._from = QPointF()
        self._is_done = False
        self.is_dragging = False

    def show_box(self, box: Box | None) -> None:
        """The box that is in force."""
        self._shown = box
        self.box = QRectF(box.left, box.top, box.width, box.height) if box is not None else None
        self.is_dragging = False

    def begin(self, at: QPointF, stage: PictureStage) -> None:
        """A press: on a handle, inside the box, or where a new one begins."""
        point = stage.to_photo(at)
        self._grip = self._grip_at(at, stage)
        self._moves = self._grip is None and self.box is not None and self._on_stage(stage).contains(at)
        if self._grip is None and not self._moves:
            self.box = QRectF(point, point)
            self._grip = (1.0, 1.0)
        self._from = point
        self.is_dragging = True

    def drag_to(self, at: QPointF, stage: PictureStage) -> None:
        if self.box is None:
            return
        point = stage.to_photo(at)
        by = point - self._from
        self._from = point
        if self._moves:
            self.box.translate(by)
        elif self._grip is not None:
            self._pull(self._grip, point)

    def end(self) -> None:
        self.is_dragging = False
        self._is_done = True

    def take_box(self, stage: PictureStage) -> Box | None:
        """The box that was finished, once, inside the photo; None where it is too small or the same."""
        if not self._is_done:
            return None
        self._is_done = False
        box = self._inside(stage)
        if box is None or box == self._shown:
            self.show_box(self._shown)
            return None
        self.show_box(box)
        return box

    def press(self, event: QKeyEvent, stage: PictureStage) -> bool:
        """Arrows move the box, with Shift its lower right corner; Enter has it cut out."""
        key = Qt.Key(event.key())
        camera = stage.camera
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._is_done = self.box is not None
            return True
        if key not in _ARROWS:
            return False
        if self.box is None:
            self.box = QRectF(
                camera.picture_w / 4, camera.picture_h / 4, camera.picture_w / 2, camera.picture_h / 2
            )
            return True
        step = max(1.0, _KEY_STEP * max(camera.picture_w, camera.picture_h))
        by = QPointF(*_ARROWS[key]) * step
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            corner = self.box.bottomRight() + by
            left, top = self.box.left() + _SMALLEST_PX, self.box.top() + _SMALLEST_PX
            self.box.setRight(min(camera.picture_w, max(left, corner.x())))
            self.box.setBottom(min(camera.picture_h, max(top, corner.y())))
        else:
            x = min(camera.picture_w - self.box.width(), max(0.0, self.box.x() + by.x()))
            y = min(camera.picture_h - self.box.height(), max(0.0, self.box.y() + by.y()))
            self.box.moveTo(x, y)
        return True

    def cursor_at(self, at: QPointF, stage: PictureStage) -> Qt.CursorShape:
        grip = self._grip_at(at, stage)
        if grip is None:
            inside = self.box is not None and self._on_stage(stage).contains(at)
            return Qt.CursorShape.SizeAllCursor if inside else Qt.CursorShape.CrossCursor
        if 0.5 in grip:
            return Qt.CursorShape.SizeVerCursor if grip[0] == 0.5 else Qt.CursorShape.SizeHorCursor
        falls = grip[0] == grip[1]
        return Qt.CursorShape.SizeFDiagCursor if falls else Qt.CursorShape.SizeBDiagCursor

    def paint(self, painter: QPainter, theme: Theme, stage: PictureStage, *, is_active: bool) -> None:
        """White dashes over a dark line, handles while the tool is in hand."""
        if self.box is None:
            return
        rect = self._on_stage(stage)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(0, 0, 0, 170), 2))
        painter.drawRect(rect)
        dashes = QPen(QColor("#FFFFFF"), 1.5)
        dashes.setDashPattern([4, 3])
        painter.setPen(dashes)
        painter.drawRect(rect)
        corner = QPointF(max(8.0, rect.left() + 10), min(stage.height() - 8.0, rect.bottom() - 10) - 20)
        painting.chip(painter, theme, corner, tr("Subject box"))
        if is_active:
            painter.setPen(QPen(theme.colours.accent, 1.5))
            painter.setBrush(QColor("#FFFFFF"))
            for spot in self._handles(stage).values():
                handle = QRectF(0, 0, _HANDLE_PX, _HANDLE_PX)
                handle.moveCenter(spot)
                painter.drawRect(handle)

    def _pull(self, grip: tuple[float, float], to: QPointF) -> None:
        """Bring the gripped edges to a point; an edge that is pulled over its opposite becomes that one."""
        if self.box is None:
            return
        box = self.box
        if grip[0] != 0.5:
            far = box.left() if grip[0] == 1.0 else box.right()
            box.setLeft(min(far, to.x()))
            box.setRight(max(far, to.x()))
            grip = (1.0 if to.x() >= far else 0.0, grip[1])
        if grip[1] != 0.5:
            far = box.top() if grip[1] == 1.0 else box.bottom()
            box.setTop(min(far, to.y()))
            box.setBottom(max(far, to.y()))
            grip = (grip[0], 1.0 if to.y() >= far else 0.0)
        self._grip = grip

    def _inside(self, stage: PictureStage) -> Box | None:
        if self.box is None:
            return None
        width, height = round(stage.camera.picture_w), round(stage.camera.picture_h)
        box = Box(
            max(0, math.floor(self.box.left())),
            max(0, math.floor(self.box.top())),
            min(width, math.ceil(self.box.right())),
            min(height, math.ceil(self.box.bottom())),
        )
        return box if min(box.width, box.height) >= _SMALLEST_PX else None

    def _on_stage(self, stage: PictureStage) -> QRectF:
        box = self.box or QRectF()
        return QRectF(stage.to_stage(box.left(), box.top()), stage.to_stage(box.right(), box.bottom()))

    def _handles(self, stage: PictureStage) -> dict[tuple[float, float], QPointF]:
        rect = self._on_stage(stage)
        return {
            (x, y): QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height()) for x, y in _EDGES
        }

    def _grip_at(self, at: QPointF, stage: PictureStage) -> tuple[float, float] | None:
        if self.box is None:
            return None
        for grip, spot in self._handles(stage).items():
            if max(abs(at.x() - spot.x()), abs(at.y() - spot.y())) <= _HIT_PX:
                return grip
        return None
