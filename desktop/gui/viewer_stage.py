"""The viewer's picture: the line between before and after, the loupe, and whatever tool is in hand."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)

from desktop.core.strokes import Stroke
from desktop.core.types import Box
from desktop.gui import painting
from desktop.gui.box_tool import BoxTool
from desktop.gui.brush_tool import BrushTool, paint_stroke
from desktop.gui.camera import Camera
from desktop.gui.divider_handle import DividerHandle
from desktop.gui.loupe import loupe_camera, paint_loupe
from desktop.gui.picture_stage import PictureStage
from desktop.gui.style import Theme
from desktop.gui.tile_store import Side, TileStore
from desktop.gui.tools import Brush, Tool

_FOOT_PX = 54.0
"""For the options of a tool."""
_TOOL_KEYS = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)


class ViewerStage(PictureStage):
    """Before and after of one photo, and the strokes that are drawn on it."""

    share_moved = Signal(float)
    stroke_drawn = Signal(object)
    """The Stroke of the brush in hand, in pixels of the photo."""
    box_drawn = Signal(object)
    """The Box that was drawn, moved or resized."""

    def __init__(self, theme: Theme, store: TileStore) -> None:
        super().__init__(theme, store, _FOOT_PX)
        self.setAccessibleName(self.tr("Picture"))
        self._share = 0.5
        self._tool = Tool.HAND
        self._loupe = False
        self._pointer: QPointF | None = None
        self._pending: list[tuple[Tool, Stroke]] = []
        self.brush_tool = BrushTool()
        self.box_tool = BoxTool()
        self.handle = DividerHandle(theme, self)
        self.handle.moved.connect(self.set_share)
        self.restore_cursor()

    # What is asked of it

    @property
    def share(self) -> float:
        """Where the line is, 0 (all cutout) .. 1 (all photo)."""
        return self._share

    @property
    def tool(self) -> Tool:
        return self._tool

    @property
    def has_loupe(self) -> bool:
        return self._loupe

    def set_share(self, share: float) -> None:
        self._share = min(1.0, max(0.0, share))
        self._changed()
        self.share_moved.emit(self._share)

    def flip(self) -> None:
        """All photo, or if it is that, all cutout."""
        self.set_share(0.0 if self._share >= 1.0 else 1.0)

    def take(self, tool: Tool) -> None:
        """Another tool into the hand."""
        self._tool = tool
        self.brush_tool.lift()
        self.restore_cursor()
        self._changed()

    def set_brush(self, brush: Brush) -> None:
        self.brush_tool.brush = brush
        self.update()

    def show_box(self, box: Box | None) -> None:
        """The subject box that is in force."""
        self.box_tool.show_box(box)
        self.update()

    def show_pending(self, strokes: list[tuple[Tool, Stroke]]) -> None:
        """Strokes whose effect is being worked out."""
        self._pending = strokes
        self.update()

    def show_loupe(self, *, is_on: bool) -> None:
        """A round glass at the pointer, or in the middle."""
        self._loupe = is_on
        self.update()

    # Painting

    def sides(self) -> tuple[Side, ...]:
        if self.whole_side() is Side.PHOTO or self._share >= 1.0:
            return (Side.PHOTO,)
        return (Side.CUTOUT, Side.PHOTO) if self._share > 0.0 else (Side.CUTOUT,)

    def cameras(self) -> tuple[Camera, ...]:
        return (self.camera, self._loupe_camera()) if self._loupe else (self.camera,)

    def paint_picture(self, painter: QPainter) -> None:
        seen = self.visible_rect()
        if self.whole_side() is Side.PHOTO:
            self.paint_side(painter, Side.PHOTO, seen)
            return
        x = seen.left() + seen.width() * self._share
        self.paint_side(painter, Side.CUTOUT, QRectF(QPointF(x, seen.top()), seen.bottomRight()))
        self.paint_side(painter, Side.PHOTO, QRectF(seen.topLeft(), QPointF(x, seen.bottom())))

    def paint_over(self, painter: QPainter) -> None:
        seen = self.visible_rect()
        for tool, stroke in self._pending:
            paint_stroke(painter, self, stroke, restores=tool is Tool.RESTORE)
        drawn = self.brush_tool.stroke()
        if drawn is not None:
            paint_stroke(painter, self, drawn, restores=self._tool is Tool.RESTORE)
        if self.whole_side() is Side.CUTOUT:
            painting.divider(painter, seen, seen.left() + seen.width() * self._share)
            self._paint_chips(painter, seen)
        if self._tool is Tool.BOX or self.box_tool.box is not None:
            self.box_tool.paint(painter, self._theme, self, is_active=self._tool is Tool.BOX)
        if self._tool.is_brush and not self._loupe:
            self._paint_ring(painter)
        if self._loupe:
            self._paint_loupe(painter)

    def _paint_chips(self, painter: QPainter, seen: QRectF) -> None:
        corner = 10
        if self._share > 0.12:
            spot = QPointF(seen.left() + corner, seen.top() + corner)
            painting.chip(painter, self._theme, spot, self.tr("Photo"))
        if self._share < 0.88:
            spot = QPointF(seen.right() - corner, seen.top() + corner)
            painting.chip(painter, self._theme, spot, self.tr("Cutout"), at_right=True)

    def _paint_ring(self, painter: QPainter) -> None:
        spot = self._spot()
        if spot is None:
            return
        self.brush_tool.paint_ring(painter, spot, self.camera.scale)

    def _spot(self) -> QPointF | None:
        """Where the brush is: at the pointer, or where the keys moved it."""
        by_keys = self.brush_tool.spot
        if by_keys is not None:
            return self.to_stage(*by_keys)
        return self._pointer

    def _glass_at(self) -> QPointF:
        return self._pointer or QRectF(self.rect()).center()

    def _loupe_camera(self) -> Camera:
        return loupe_camera(self.camera, self._glass_at(), self.devicePixelRatioF())

    def _paint_loupe(self, painter: QPainter) -> None:
        at = self._glass_at()
        seen = self.visible_rect()
        is_before = at.x() < seen.left() + seen.width() * self._share
        side = Side.PHOTO if is_before else self.whole_side()
        before, self._camera = self._camera, self._loupe_camera()
        paint_loupe(painter, self, at, side, self._theme.colours.viewer)
        self._camera = before

    # Pointer and keys

    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.ShortcutOverride and self._tool is not Tool.HAND
        if is_key and isinstance(event, QKeyEvent) and _is_plain(event) and event.key() in _TOOL_KEYS:
            event.accept()  # the tool's own, before the commands of these keys
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_done = False
        if not (self.has_picture and _is_plain(event)):
            pass  # Ctrl and a key is no tool's
        elif self._tool.is_brush:
            is_done = self.brush_tool.press(event, self)
            self._send_stroke()
        elif self._tool is Tool.BOX:
            is_done = self.box_tool.press(event, self)
            self._send_box()
        if is_done:
            event.accept()
            self.update()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if not is_left or self._tool is Tool.HAND or not self.has_picture:
            super().mousePressEvent(event)
        elif self._tool is Tool.BOX:
            self.box_tool.begin(event.position(), self)
        else:
            self.brush_tool.begin(self.to_photo(event.position()))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = event.position()
        self.brush_tool.spot = None
        if self.brush_tool.is_down:
            self.brush_tool.draw_to(self.to_photo(event.position()))
        elif self.box_tool.is_dragging:
            self.box_tool.drag_to(event.position(), self)
        else:
            super().mouseMoveEvent(event)
            if self._tool is Tool.BOX and not event.buttons():
                self.setCursor(self.box_tool.cursor_at(event.position(), self))
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.brush_tool.is_down and event.button() == Qt.MouseButton.LeftButton:
            self.brush_tool.end()
            self._send_stroke()
        elif self.box_tool.is_dragging and event.button() == Qt.MouseButton.LeftButton:
            self.box_tool.end()
            self._send_box()
        else:
            super().mouseReleaseEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._pointer = event.position()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._pointer = None
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.show_loupe(is_on=False)  # its key is released elsewhere

    def restore_cursor(self) -> None:
        cursors = {Tool.HAND: Qt.CursorShape.OpenHandCursor, Tool.BOX: Qt.CursorShape.CrossCursor}
        self.setCursor(cursors.get(self._tool, Qt.CursorShape.BlankCursor))

    def _send_stroke(self) -> None:
        stroke = self.brush_tool.take_stroke()
        if stroke is not None:
            self.stroke_drawn.emit(stroke)

    def _send_box(self) -> None:
        box = self.box_tool.take_box(self)
        if box is not None:
            self.box_drawn.emit(box)

    def _changed(self) -> None:
        super()._changed()
        seen = self.visible_rect()
        has_line = self.has_picture and self.whole_side() is Side.CUTOUT
        self.handle.setVisible(has_line)
        if has_line:
            self.handle.lie(seen, self._share, only_knob=self._tool is not Tool.HAND)


def _is_plain(event: QKeyEvent) -> bool:
    """Whether a key is pressed alone or with Shift."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
