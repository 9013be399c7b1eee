"""One of the two photos that are compared: its cutout, the cross that both share, a small map."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QResizeEvent

from desktop.core.pyramid import Tile
from desktop.core.subject import main_box
from desktop.core.types import Box
from desktop.gui import painting
from desktop.gui.linked_cameras import Look, absolute_point, look_of, looking, relative_point
from desktop.gui.picture_stage import PictureStage
from desktop.gui.style import Theme
from desktop.gui.tile_store import Side, TileRequest, TileStore, Viewed

_MAP_W, _MAP_H = 130.0, 100.0
_MAP_EDGE = 14.0


class ComparePane(PictureStage):
    """letter: A or B."""

    pointed = Signal(object)
    """Where the pointer is as shares of the subject, (x, y), or None when it left."""
    looked = Signal(object)
    """The Look that was chosen by hand."""

    def __init__(self, theme: Theme, store: TileStore, letter: str) -> None:
        super().__init__(theme, store)
        self._letter = letter
        self._box = Box(0, 0, 1, 1)
        self._cross: tuple[float, float] | None = None
        self._words = ""
        self._look = Look()
        self.camera_moved.connect(self._on_moved)
        self.restore_cursor()

    @property
    def look(self) -> Look:
        return self._look

    @property
    def cross(self) -> tuple[float, float] | None:
        return self._cross

    def show_photo(self, viewed: Viewed, words: str) -> None:
        """Another photo, looked at as the one before."""
        self._words = words
        self.setAccessibleName(f"{self._letter}: {words}")
        pyramid = viewed.pyramid
        whole = Box(0, 0, pyramid.width, pyramid.height)
        self._box = main_box(pyramid.alphas[0]) if viewed.has_cutout else whole
        self.show_viewed(viewed)
        self.look_at(self._look)

    def look_at(self, look: Look) -> None:
        """Show this much of the subject."""
        self._look = look
        if self.has_picture:
            self.set_camera(looking(self.camera, self._box, look))

    def show_cross(self, at: tuple[float, float] | None) -> None:
        self._cross = at
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.look_at(self._look)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = self.to_photo(event.position())
        self.pointed.emit(relative_point(self._box, at.x(), at.y()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def paint_over(self, painter: QPainter) -> None:
        if self._cross is not None:
            self._paint_cross(painter, self.to_stage(*absolute_point(self._box, *self._cross)))
        painting.chip(painter, self._theme, QPointF(12, 12), f"{self._letter}   {self._words}")
        self._paint_map(painter)

    def _paint_cross(self, painter: QPainter, at: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 153), 4.0), (QColor("#FFFFFF"), 1.5)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(at, 22, 22)
            for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
                way = QPointF(x, y)
                painter.drawLine(at + way * 16, at + way * 34)

    def _paint_map(self, painter: QPainter) -> None:
        """All of the photo, and which part is seen."""
        viewed = self.viewed
        if viewed is None:
            return
        pyramid = viewed.pyramid
        frame = QRectF(0, 0, _MAP_W, _MAP_H)
        frame.moveBottomRight(QPointF(self.width() - _MAP_EDGE, self.height() - _MAP_EDGE))
        colours = self._theme.colours
        painting.filled(painter, frame, colours.surface, 6)
        painting.outline(painter, frame, colours.line, 1, 6)
        room = frame.adjusted(6, 6, -6, -6)
        scale = min(room.width() / pyramid.width, room.height() / pyramid.height)
        place = QRectF(0, 0, pyramid.width * scale, pyramid.height * scale)
        place.moveCenter(room.center())
        side = Side.CUTOUT if viewed.has_cutout else Side.PHOTO
        pixmap = self._store.pixmap(TileRequest.of(viewed, side, Tile(pyramid.levels - 1, 0, 0)))
        if pixmap is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        left, top, right, bottom = self.camera.visible()
        seen = QRectF(
            QPointF(place.left() + left * scale, place.top() + top * scale),
            QPointF(place.left() + right * scale, place.top() + bottom * scale),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.accent, 1.5))
        painter.drawRect(seen)

    def _on_moved(self) -> None:
        self._look = look_of(self.camera, self._box)
        self.looked.emit(self._look)
