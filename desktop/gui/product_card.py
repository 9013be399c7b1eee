"""A product as a card that can be chosen: its first photos and its name."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from desktop.core.types import Photo
from desktop.gui import painting
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Kind, Thumbnails
from desktop.gui.tokens import RADIUS, Type

THUMB = 44
_PAD = 10


def paint_thumb(
    painter: QPainter, theme: Theme, thumbnails: Thumbnails, rect: QRectF, photo: Photo, density: float
) -> None:
    """A small cutout on its stage."""
    colours = theme.colours
    painter.setBrushOrigin(rect.topLeft())
    painting.filled(painter, rect, painting.checkerboard(colours.stage_a, colours.stage_b, 5), RADIUS.badge)
    room = rect.adjusted(3, 3, -3, -3)
    size = round(room.width() * density), round(room.height() * density)
    pixmap = thumbnails.pixmap(photo, Kind.CUTOUT, *size) or thumbnails.stand_in(photo.id, Kind.CUTOUT)
    if pixmap is not None:
        scale = min(room.width() / pixmap.width(), room.height() / pixmap.height())
        w, h = pixmap.width() * scale, pixmap.height() * scale
        place = QRectF(room.center().x() - w / 2, room.center().y() - h / 2, w, h)
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
    painting.outline(painter, rect, colours.line, 1, RADIUS.badge)


class ProductCard(QAbstractButton):
    """Two photos, a name and a line below it."""

    def __init__(
        self, theme: Theme, thumbnails: Thumbnails, photos: tuple[Photo, ...], name: str, words: str
    ) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self._photos = photos[:2]
        self._name = name
        self._words = words
        self.setText(name)
        self.setAccessibleName(f"{name}, {words}")
        self.setToolTip(f"{name}\n{words}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        thumbnails.arrived.connect(self._on_arrived)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(230, THUMB + 2 * _PAD)

    def minimumSizeHint(self) -> QSize:
        return QSize(THUMB + 2 * _PAD, THUMB + 2 * _PAD)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        colours = self._theme.colours
        rect = QRectF(self.rect())
        painting.filled(painter, rect, colours.hover if self.underMouse() else colours.surface, RADIUS.card)
        if self.hasFocus():
            painting.outline(painter, rect, colours.accent, 2, RADIUS.card)
        else:
            painting.outline(painter, rect, colours.line, 1, RADIUS.card)
        x = rect.left() + _PAD
        room = rect.width() - 2 * _PAD
        shown = self._photos if room > 3 * THUMB else self._photos[:1]
        for photo in shown:
            thumb = QRectF(x, rect.top() + _PAD, THUMB, THUMB)
            paint_thumb(painter, self._theme, self._thumbnails, thumb, photo, self.devicePixelRatioF())
            x += THUMB + 6
        words = QRectF(x + 4, rect.top() + _PAD, rect.right() - _PAD - x - 4, THUMB / 2)
        painter.setFont(self._theme.font(Type.STRONG))
        painting.text(painter, words, self._name, colours.text)
        painter.setFont(self._theme.font(Type.SMALL))
        painting.text(painter, words.translated(0, THUMB / 2), self._words, colours.text2)
        painter.end()

    def _on_arrived(self, photos: set[int]) -> None:
        if any(photo.id in photos for photo in self._photos):
            self.update()
