"""Photos on the pointer: what a drag carries and how it looks."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from desktop.core.types import PhotoId
from desktop.gui import painting
from desktop.gui.style import Theme
from desktop.gui.tokens import RADIUS, Type

MIME = "application/x-bg-remover-photos"
_SIDE = 84
_STEP = 6
_MOST_SHOWN = 3
_BUBBLE = 24


def photos_mime(photos: tuple[PhotoId, ...]) -> QMimeData:
    """The photos of the open shoot, for this window alone."""
    mime = QMimeData()
    mime.setData(MIME, QByteArray(",".join(str(photo) for photo in photos).encode()))
    return mime


def dragged_photos(mime: QMimeData) -> tuple[PhotoId, ...]:
    """The photos that a drag carries; none when it carries anything else."""
    data = bytes(mime.data(MIME).data()).decode()
    return tuple(PhotoId(int(photo)) for photo in data.split(",") if photo.isdecimal())


def ghost(theme: Theme, pictures: list[QPixmap], count: int, density: float) -> QPixmap:
    """The first photos as a small pile, with their number."""
    shown = pictures[:_MOST_SHOWN]
    side = _SIDE + _STEP * max(0, len(shown) - 1) + _BUBBLE // 2
    pixmap = QPixmap(round(side * density), round(side * density))
    pixmap.setDevicePixelRatio(density)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
    )
    colours = theme.colours
    for at in reversed(range(max(1, len(shown)))):
        card = QRectF(at * _STEP, _BUBBLE / 2 + at * _STEP, _SIDE, _SIDE)
        painting.filled(painter, card, colours.stage_a, RADIUS.tile)
        if at < len(shown):
            _paint_fitted(painter, card.adjusted(8, 8, -8, -8), shown[at])
        painting.outline(painter, card, colours.accent, 1.5, RADIUS.tile)
    if count > 1:
        _paint_count(painter, theme, QPointF(_SIDE - 4, _BUBBLE / 2), count)
    painter.end()
    return pixmap


def _paint_fitted(painter: QPainter, room: QRectF, picture: QPixmap) -> None:
    scale = min(room.width() / picture.width(), room.height() / picture.height())
    width, height = picture.width() * scale, picture.height() * scale
    place = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
    painter.drawPixmap(place, picture, QRectF(picture.rect()))


def _paint_count(painter: QPainter, theme: Theme, middle: QPointF, count: int) -> None:
    painter.setFont(theme.font(Type.STRONG))
    words = str(count)
    width = max(_BUBBLE, QFontMetricsF(painter.font()).horizontalAdvance(words) + 14)
    bubble = QRectF(middle.x() - width / 2, middle.y() - _BUBBLE / 2, width, _BUBBLE)
    painting.filled(painter, bubble, QColor(theme.colours.accent), _BUBBLE / 2)
    ink = theme.colours.on_accent
    painting.text(painter, bubble, words, ink, align=Qt.AlignmentFlag.AlignHCenter)
