"""A large picture that is zoomed and panned: photo, cutout on its ground, or both with a line between."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.gui import painting
from desktop.gui.before_after import GROUND_COLOURS, OWN_COLOUR, Ground
from desktop.gui.camera import Camera
from desktop.gui.style import Theme
from desktop.gui.tile_painter import paint_tiles, requests
from desktop.gui.tile_store import Side, TileRequest, TileStore, Viewed

_NOTCH = 120.0
_ZOOM_A_NOTCH = 1.2
_PIXELS_FROM = 3.0
"""Device pixels for one of the photo, from which its pixels are shown as squares."""
_CHECKER_PX = 12


class PictureStage(QWidget):
    """Shows a Viewed through a Camera. What is drawn over it belongs to subclasses."""

    camera_moved = Signal()
    """The camera was moved by hand."""
    zoom_changed = Signal(float)
    """For whatever reason. 1.0 is 100 %."""

    def __init__(self, theme: Theme, store: TileStore, foot: float = 0.0) -> None:
        """foot: pixels at the bottom that a picture which fits leaves free."""
        super().__init__()
        self._theme = theme
        self._foot = foot
        self._store = store
        self._viewed: Viewed | None = None
        self._stand_ins: dict[Side, QPixmap] = {}
        self._size = QSize()
        self._camera = Camera.fitting((1, 1), (1, 1))
        self._ground = Ground.CHECKER
        self._own = OWN_COLOUR
        self._pan_from: QPointF | None = None
        self._told_zoom = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        store.arrived.connect(self.update)
        theme.changed.connect(self.update)

    # What is shown

    @property
    def viewed(self) -> Viewed | None:
        return self._viewed

    @property
    def camera(self) -> Camera:
        return self._camera

    @property
    def zoom(self) -> float:
        """Pixels of the screen for one of the photo: 1.0 is 100 %."""
        return self._camera.scale * self.devicePixelRatioF()

    @property
    def ground(self) -> Ground:
        return self._ground

    @property
    def has_picture(self) -> bool:
        return not self._size.isEmpty()

    @property
    def is_complete(self) -> bool:
        """Whether every tile in sight is there."""
        return self._viewed is not None and all(
            self._store.pixmap(request) is not None for request in self._requests(self._viewed)
        )

    def show_stand_ins(self, size: QSize, stand_ins: dict[Side, QPixmap]) -> None:
        """A photo of this size that is still loading, with small pictures of it; all of it in sight."""
        self._viewed = None
        self._stand_ins = stand_ins
        self._size = size
        self._camera = self._fitting(size)
        self._changed()

    def show_viewed(self, viewed: Viewed, *, keeps_camera: bool = False) -> None:
        """A photo that is loaded; the camera stays where the photo has the same size and keeps_camera."""
        size = QSize(viewed.pyramid.width, viewed.pyramid.height)
        is_same = size == self._size
        self._viewed = viewed
        self._size = size
        if not (is_same and keeps_camera):
            self._camera = self._fitting(size)
        self._changed()

    def show_nothing(self) -> None:
        self._viewed = None
        self._stand_ins = {}
        self._size = QSize()
        self._changed()

    def set_ground(self, ground: Ground) -> None:
        self._ground = ground
        self.update()

    def set_own_colour(self, colour: QColor) -> None:
        self._own = colour
        self.update()

    # The camera

    def set_camera(self, camera: Camera) -> None:
        if camera != self._camera:
            self._camera = camera
            self._changed()

    def fit(self) -> None:
        """All of the photo."""
        self._move(self._camera.fitted())

    def zoom_to(self, zoom: float) -> None:
        """So many pixels of the screen for one of the photo; what is in the middle stays."""
        self._move(self._camera.at_scale(zoom / self.devicePixelRatioF()))

    def pixels(self) -> None:
        """Pixel for pixel."""
        self.zoom_to(1.0)

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        self._move(self._camera.zoomed(factor, (at.x(), at.y()) if at is not None else None))

    def to_photo(self, point: QPointF) -> QPointF:
        """A point of the widget in pixels of the photo."""
        return QPointF(*self._camera.to_picture(point.x(), point.y()))

    def to_stage(self, x: float, y: float) -> QPointF:
        """A point of the photo in the widget."""
        return QPointF(*self._camera.to_view(x, y))

    def picture_rect(self) -> QRectF:
        """Where all of the photo lies; it may reach beyond the widget."""
        return QRectF(self.to_stage(0, 0), self.to_stage(self._size.width(), self._size.height()))

    def visible_rect(self) -> QRectF:
        """Where the photo is seen."""
        return self.picture_rect().intersected(QRectF(self.rect()))

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.viewer)
        if self.has_picture:
            self._want()
            self.paint_picture(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_over(painter)
        if self.hasFocus() and self.window().isActiveWindow() and self.property("kbd"):
            painting.outline(painter, QRectF(self.rect()), self._theme.colours.accent, 2, 0)
        painter.end()

    def paint_picture(self, painter: QPainter) -> None:
        """The picture itself; here all of the cutout, or of the photo where there is none."""
        self.paint_side(painter, self.whole_side(), self.visible_rect())

    def paint_over(self, painter: QPainter) -> None:
        """What lies over the picture."""

    def sides(self) -> tuple[Side, ...]:
        """The pictures that are shown."""
        return (self.whole_side(),)

    def whole_side(self) -> Side:
        has_cutout = self._viewed.has_cutout if self._viewed is not None else Side.CUTOUT in self._stand_ins
        return Side.CUTOUT if has_cutout else Side.PHOTO

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._camera = self._camera.in_view(self.width(), self.height())
        self._changed()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.has_picture:
            return
        notches = event.angleDelta().y() / _NOTCH
        self.zoom_by(_ZOOM_A_NOTCH**notches, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._pan_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan_from is not None:
            by = event.position() - self._pan_from
            self._pan_from = event.position()
            self._move(self._camera.panned(by.x(), by.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        if self._pan_from is not None:
            self._pan_from = None
            self.restore_cursor()

    def restore_cursor(self) -> None:
        """The cursor of the present tool."""
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    # Painting

    def paint_side(
        self, painter: QPainter, side: Side, clip: QRectF, within: QPainterPath | None = None
    ) -> None:
        """The part of a picture inside a rectangle, and inside a shape, the cutout on its ground."""
        if clip.isEmpty():
            return
        painter.save()
        painter.setClipRect(clip)
        if within is not None:
            painter.setClipPath(within, Qt.ClipOperation.IntersectClip)
        rect = self.picture_rect()
        if side is Side.CUTOUT:
            painter.setBrushOrigin(QPoint(round(max(0.0, rect.left())), round(max(0.0, rect.top()))))
            painter.fillRect(self.visible_rect(), self.ground_brush())
        smooth = self.zoom < _PIXELS_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=smooth)
        if self._viewed is None:
            stand_in = self._stand_ins.get(side)
            if stand_in is not None:
                painter.drawPixmap(rect, stand_in, QRectF(stand_in.rect()))
        else:
            paint_tiles(painter, self._store, self._viewed, side, self._camera, self.devicePixelRatioF())
        painter.restore()

    def ground_brush(self) -> QBrush:
        colours = self._theme.colours
        if self._ground is Ground.CHECKER:
            return painting.checkerboard(colours.stage_a, colours.stage_b, _CHECKER_PX)
        return QBrush(GROUND_COLOURS.get(self._ground, self._own))

    def cameras(self) -> tuple[Camera, ...]:
        """Those that the picture is painted through."""
        return (self._camera,)

    def _requests(self, viewed: Viewed) -> list[TileRequest]:
        return requests(viewed, self.sides(), self.cameras(), self.devicePixelRatioF())

    def _want(self) -> None:
        self._store.want(self, self._requests(self._viewed) if self._viewed is not None else [])

    def _fitting(self, size: QSize) -> Camera:
        return Camera.fitting((size.width(), size.height()), (self.width(), self.height()), self._foot)

    def _move(self, camera: Camera) -> None:
        if camera != self._camera and self.has_picture:
            self._camera = camera
            self._changed()
            self.camera_moved.emit()

    def _changed(self) -> None:
        """The picture or its place is another: subclasses put their parts where they belong."""
        self.update()
        if self.zoom != self._told_zoom:
            self._told_zoom = self.zoom
            self.zoom_changed.emit(self.zoom)
