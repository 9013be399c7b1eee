"""Photo and cutout over one another with a divider, on a ground of choice."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.core.types import Photo, PhotoState
from desktop.gui import painting
from desktop.gui.divider_handle import stepped
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Kind, Thumbnails
from desktop.gui.tokens import RADIUS

_HEIGHT = 188


class Ground(StrEnum):
    """What is behind the cutout."""

    CHECKER = "checker"
    WHITE = "white"
    GREY = "grey"
    BLACK = "black"
    OWN = "own"
    """A colour that the user chose."""


OWN_COLOUR = QColor("#2E8B6F")
"""Before the user chose one."""
GROUND_COLOURS = {
    Ground.WHITE: QColor("#FFFFFF"),
    Ground.GREY: QColor("#BDBDBD"),
    Ground.BLACK: QColor("#111111"),
}


class BeforeAfter(QWidget):
    """The photo left of the divider, the cutout right of it."""

    moved = Signal(float)
    """Where the divider is, 0 (all cutout) .. 1 (all photo)."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self._photo: Photo | None = None
        self._share = 0.5
        self._ground = Ground.CHECKER
        self._own = OWN_COLOUR
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self._name()
        thumbnails.arrived.connect(self._on_arrived)
        theme.changed.connect(self.update)

    @property
    def share(self) -> float:
        return self._share

    @property
    def ground(self) -> Ground:
        return self._ground

    def sizeHint(self) -> QSize:
        return QSize(288, _HEIGHT)

    def show_photo(self, photo: Photo | None) -> None:
        self._photo = photo
        self.update()

    def set_ground(self, ground: Ground) -> None:
        self._ground = ground
        self.update()

    def set_own_colour(self, colour: QColor) -> None:
        """The colour of Ground.OWN."""
        self._own = colour
        self.update()

    def set_share(self, share: float) -> None:
        self._share = min(1.0, max(0.0, share))
        self._name()
        self.update()
        self.moved.emit(self._share)

    def flip(self) -> None:
        """All photo, or if it is that, all cutout."""
        self.set_share(0.0 if self._share >= 1.0 else 1.0)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        frame = QRectF(self.rect())
        clip = QPainterPath()
        clip.addRoundedRect(frame, RADIUS.tile, RADIUS.tile)
        painter.save()
        painter.setClipPath(clip)
        if self._photo is not None and self._photo.state is PhotoState.DONE:
            self._paint_both(painter, frame, self._photo)
        else:
            painter.fillRect(frame, self._theme.colours.press)
            if self._photo is not None:
                self._paint_picture(painter, frame, self._photo, Kind.WHOLE_PHOTO)
        painter.restore()
        if self.hasFocus():
            painting.outline(painter, frame, self._theme.colours.accent, 2, RADIUS.tile)
        painter.end()

    def _paint_both(self, painter: QPainter, frame: QRectF, photo: Photo) -> None:
        x = frame.left() + frame.width() * self._share
        painter.setBrushOrigin(frame.topLeft())
        painter.fillRect(frame, self._ground_brush())
        self._paint_picture(painter, frame, photo, Kind.WHOLE_CUTOUT)
        painter.save()
        before = QRectF(frame.left(), frame.top(), x - frame.left(), frame.height())
        painter.setClipRect(before, Qt.ClipOperation.IntersectClip)
        painter.fillRect(before, self._theme.colours.press)
        self._paint_picture(painter, frame, photo, Kind.WHOLE_PHOTO)
        painter.restore()
        painting.divider(painter, frame, x)
        if self._share > 0.25:
            painting.chip(painter, self._theme, QPointF(8, 8), self.tr("Photo"))
        if self._share < 0.75:
            corner = QPointF(frame.right() - 8, 8)
            painting.chip(painter, self._theme, corner, self.tr("Cutout"), at_right=True)

    def _paint_picture(self, painter: QPainter, frame: QRectF, photo: Photo, kind: Kind) -> None:
        density = self.devicePixelRatioF()
        width, height = round(frame.width() * density), round(frame.height() * density)
        pixmap = self._thumbnails.pixmap(photo, kind, width, height)
        pixmap = pixmap or self._thumbnails.stand_in(photo.id, kind)
        if pixmap is None:
            return
        scale = min(frame.width() / pixmap.width(), frame.height() / pixmap.height())
        w, h = pixmap.width() * scale, pixmap.height() * scale
        place = QRectF(frame.center().x() - w / 2, frame.center().y() - h / 2, w, h)
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))

    def _ground_brush(self) -> QBrush:
        colours = self._theme.colours
        if self._ground is Ground.CHECKER:
            return painting.checkerboard(colours.stage_a, colours.stage_b, 8)
        return QBrush(GROUND_COLOURS.get(self._ground, self._own))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._drag_to(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag_to(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        target = stepped(self._share, event.key())
        if target is None:
            super().keyPressEvent(event)
        else:
            self.set_share(target)

    def _drag_to(self, event: QMouseEvent) -> None:
        self.set_share(event.position().x() / max(1, self.width()))

    def _name(self) -> None:
        name = self.tr("Before and after, divider at {percent} %").format(percent=round(self._share * 100))
        self.setAccessibleName(name)

    def _on_arrived(self, photos: set[int]) -> None:
        if self._photo is not None and self._photo.id in photos:
            self.update()
