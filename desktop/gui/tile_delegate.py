"""Paints a photo of the gallery: stage, badges, caption, and every state it can be in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.types import PhotoState
from desktop.gui import painting, wording
from desktop.gui.gallery_model import GalleryModel, Tile
from desktop.gui.shoot_state import Badge
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Kind, Thumbnails
from desktop.gui.tokens import RADIUS, SIZE, Type

_SQUARE_PX = 8
_AIR = 12
_VEIL = 0.55
_GHOST = 0.28
_DROPPED = 0.38
_CROSS = 28
_DASHES = [3.0, 2.0]
_CIRCLE = 20
_CAPTION_PAD = 9

BADGE_LOOKS = {
    Badge.FAILED: ("x-circle", "bad", "bad_soft"),
    Badge.LOOK: ("eye", "look", "look_soft"),
    Badge.WEAKEST: ("link", "look", "look_soft"),
    Badge.DUPLICATE: ("twins", "twin", "twin_soft"),
    Badge.BEST: ("star", "accent_text", "accent_soft"),
    Badge.MOVES_IN: ("arrow-in", "accent_text", "accent_soft"),
    Badge.LEAVES: ("split", "look", "look_soft"),
    Badge.WAITING: ("clock", "text2", "surface"),
}
"""Icon, ink and ground of each badge."""


def caption_height(theme: Theme) -> int:
    """The file name below a stage, with its air."""
    return QFontMetrics(theme.font(Type.MICRO)).height() + _CAPTION_PAD


def stage_rect(cell: QRectF, caption_h: int) -> QRectF:
    """The stage inside a cell."""
    return QRectF(cell.left() + 4, cell.top() + 2, cell.width() - 10, cell.height() - 8 - caption_h)


def circle_rect(stage: QRectF) -> QRectF:
    """The selection circle inside a stage."""
    return QRectF(stage.right() - 26, stage.bottom() - 26, _CIRCLE, _CIRCLE)


class TileDelegate(QStyledItemDelegate):
    """reveal: tells how much of a just finished cutout is uncovered, 0..1; 1 is all of it."""

    def __init__(
        self,
        theme: Theme,
        thumbnails: Thumbnails,
        model: GalleryModel,
        reveal: Callable[[int], float],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._thumbnails = thumbnails
        self._model = model
        self._reveal = reveal
        self._stages: dict[tuple[int, int, float], QPixmap] = {}
        self._caption_h = 0
        self.restyle()

    @property
    def caption_h(self) -> int:
        return self._caption_h

    def restyle(self) -> None:
        """Take over new colours and fonts."""
        self._stages.clear()
        self._caption_h = caption_height(self._theme)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        tile = self._model.tile(index.row())
        if tile is None:
            return
        state = option.state
        is_selected = bool(state & QStyle.StateFlag.State_Selected)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        has_focus = bool(state & QStyle.StateFlag.State_HasFocus)
        stage = stage_rect(QRectF(option.rect), self._caption_h)
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        colours = self._theme.colours
        if is_selected:
            plate = stage.adjusted(-4, -4, 4, self._caption_h + 2)
            painting.filled(painter, plate, colours.accent_soft, RADIUS.card)
        self._paint_picture(painter, stage, tile)
        if is_selected:
            painting.outline(painter, stage, colours.accent, 2, RADIUS.tile - 1)
        elif Badge.MOVES_IN in tile.badges or Badge.LEAVES in tile.badges:
            ink = colours.accent if Badge.MOVES_IN in tile.badges else colours.look
            painting.dashed(painter, stage, ink, 2, RADIUS.tile - 1, _DASHES)
        elif is_hovered:
            painting.outline(painter, stage, colours.control, 1, RADIUS.tile)
        else:
            painting.outline(painter, stage, colours.line, 1, RADIUS.tile)
        if has_focus:
            painting.outline(painter, stage.adjusted(-4, -4, 4, 4), colours.ring, 2, RADIUS.card)
        self._paint_badges(painter, stage, tile)
        if is_selected or is_hovered:
            self._paint_circle(painter, circle_rect(stage), is_selected=is_selected)
        self._paint_caption(painter, stage, tile, is_selected=is_selected)
        painter.restore()

    def _paint_picture(self, painter: QPainter, stage: QRectF, tile: Tile) -> None:
        match tile.photo.state:
            case PhotoState.DONE:
                shown = self._reveal(tile.photo.id)
                self._paint_stage(painter, stage)
                painter.setOpacity(_DROPPED if tile.is_dropped else 1.0)
                self._paint_cutout(painter, stage, tile)
                painter.setOpacity(1.0)
                if tile.is_dropped:
                    self._paint_cross(painter, stage)
                if shown < 1:
                    self._paint_wipe(painter, stage, tile, shown, self._theme.colours.accent)
            case PhotoState.WORKING:
                self._paint_stage(painter, stage)
                self._paint_photo(painter, stage, tile, _GHOST)
                self._paint_wipe(painter, stage, tile, tile.fraction, self._theme.colours.accent)
            case PhotoState.WAITING | PhotoState.FAILED:
                painting.filled(painter, stage, self._theme.colours.canvas, RADIUS.tile)
                if not self._paint_photo(painter, stage, tile, 1 - _VEIL):
                    painting.filled(painter, stage, self._theme.colours.sunken, RADIUS.tile)

    def _paint_stage(self, painter: QPainter, stage: QRectF) -> None:
        density = painter.device().devicePixelRatio()
        key = round(stage.width()), round(stage.height()), density
        pixmap = self._stages.get(key)
        if pixmap is None:
            self._stages.clear()  # one size at a time
            pixmap = self._stages[key] = self._made_stage(*key)
        painter.drawPixmap(stage.topLeft(), pixmap)

    def _made_stage(self, width: int, height: int, density: float) -> QPixmap:
        """The checkerboard with its round corners, once: a pattern brush is slow."""
        colours = self._theme.colours
        pixmap = QPixmap(round(width * density), round(height * density))
        pixmap.setDevicePixelRatio(density)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        checker = painting.checkerboard(colours.stage_a, colours.stage_b, _SQUARE_PX)
        painting.filled(painter, QRectF(0, 0, width, height), checker, RADIUS.tile)
        painter.end()
        return pixmap

    def _paint_cutout(self, painter: QPainter, stage: QRectF, tile: Tile) -> None:
        room = stage.adjusted(_AIR, _AIR, -_AIR, -_AIR)
        pixmap = self._picture(painter, tile, Kind.CUTOUT, room)
        if pixmap is None:
            return
        scale = min(room.width() / pixmap.width(), room.height() / pixmap.height())
        width, height = pixmap.width() * scale, pixmap.height() * scale
        place = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))

    def _paint_cross(self, painter: QPainter, stage: QRectF) -> None:
        density = painter.device().devicePixelRatio()
        cross = self._theme.pixmap("close", self._theme.colours.text, _CROSS, density)
        middle = stage.center() - QPointF(_CROSS / 2, _CROSS / 2)
        painter.drawPixmap(middle, cross)

    def _paint_photo(self, painter: QPainter, stage: QRectF, tile: Tile, opacity: float) -> bool:
        """The photo over the whole stage; False when it is not there."""
        pixmap = self._picture(painter, tile, Kind.PHOTO, stage)
        if pixmap is None:
            return False
        painter.setOpacity(opacity)
        painter.drawPixmap(stage, pixmap, QRectF(pixmap.rect()))
        painter.setOpacity(1.0)
        return True

    def _paint_wipe(self, painter: QPainter, stage: QRectF, tile: Tile, share: float, line: QColor) -> None:
        """The photo right of the done share, and a line at it."""
        x = stage.left() + stage.width() * min(1.0, max(0.0, share))
        painter.save()
        painter.setClipRect(QRectF(x, stage.top(), stage.right() - x, stage.height()))
        self._paint_photo(painter, stage, tile, 1.0)
        painter.restore()
        if stage.left() + 1 < x < stage.right() - 1:
            painter.setPen(QPen(line, 2))
            painter.drawLine(QPointF(x, stage.top() + 1), QPointF(x, stage.bottom() - 1))

    def _picture(self, painter: QPainter, tile: Tile, kind: Kind, room: QRectF) -> QPixmap | None:
        density = painter.device().devicePixelRatio()
        width, height = round(room.width() * density), round(room.height() * density)
        radius = round(RADIUS.tile * density) if kind is Kind.PHOTO else 0
        exact = self._thumbnails.pixmap(tile.photo, kind, width, height, radius)
        return exact or self._thumbnails.stand_in(tile.photo.id, kind)

    def _paint_badges(self, painter: QPainter, stage: QRectF, tile: Tile) -> None:
        left, top = stage.left() + 6, stage.top() + 6
        for badge in tile.badges:
            icon, ink, ground = BADGE_LOOKS[badge]
            if stage.right() - 4 - left < painting.BADGE_ICON_W:
                left, top = stage.left() + 6, top + self._theme.grown(SIZE.badge) + 4
            left += 4 + painting.badge(
                painter,
                self._theme,
                left,
                top,
                stage.right() - 4 - left,
                icon,
                wording.badge_label(badge, tile.photo),
                self._theme.tone(ink),
                self._theme.tone(ground),
            )

    def _paint_circle(self, painter: QPainter, circle: QRectF, *, is_selected: bool) -> None:
        colours = self._theme.colours
        painter.setPen(QPen(colours.accent if is_selected else colours.control, 1.5))
        painter.setBrush(colours.accent if is_selected else colours.surface)
        painter.drawEllipse(circle)
        if is_selected:
            density = painter.device().devicePixelRatio()
            tick = self._theme.pixmap("check", colours.on_accent, 14, density)
            painter.drawPixmap(QPointF(circle.left() + 3, circle.top() + 3), tick)

    def _paint_caption(self, painter: QPainter, stage: QRectF, tile: Tile, *, is_selected: bool) -> None:
        colours = self._theme.colours
        painter.setFont(self._theme.font(Type.MICRO))
        rect = QRectF(stage.left() + 2, stage.bottom() + 3, stage.width() - 4, self._caption_h - 3)
        ink = colours.text if is_selected else colours.text2
        painting.text(painter, rect, tile.photo.path.name, ink, elide=Qt.TextElideMode.ElideMiddle)
