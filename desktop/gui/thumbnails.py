"""Pictures of photos and cutouts at the size they are shown, made in a worker and kept in bounded memory."""

from __future__ import annotations

import collections
import logging
import threading
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap

from desktop.core.errors import AppError
from desktop.core.types import Photo, PhotoId, RgbaImage, RgbImage

log = logging.getLogger(__name__)

KEPT_BYTES = 96 * 2**20
_MOST_WAITING = 240
"""Requests beyond these are dropped, the oldest first: they have scrolled away."""


class PictureSource(Protocol):
    """Where pictures come from; any thread may call. Raises AppError."""

    def photo_picture(self, photo: PhotoId, side_px: int) -> RgbImage: ...

    def cutout_picture(self, photo: PhotoId, side_px: int, *, cropped: bool) -> RgbaImage: ...


class Kind(StrEnum):
    """Which picture, and how it takes its place.

    PHOTO covers the place; CUTOUT is cropped to its subject and fits inside; the WHOLE ones fit inside with
    the frame of the photo, so that they lie exactly on one another.
    """

    PHOTO = "photo"
    CUTOUT = "cutout"
    WHOLE_PHOTO = "whole-photo"
    WHOLE_CUTOUT = "whole-cutout"


@dataclass(frozen=True, slots=True)
class Request:
    """A picture at a size in device pixels, with corners of this radius: rounding at each paint is slow."""

    photo: PhotoId
    revision: int
    kind: Kind
    width_px: int
    height_px: int
    radius_px: int = 0


class Thumbnails(QObject):
    """Hands out pixmaps that are there and has the others made, the last asked for first.

    QPixmap belongs to the GUI thread, so the worker makes a QImage. Call close at the end.
    """

    arrived = Signal(object)
    """set[PhotoId], on the GUI thread: photos of which a picture can be had now."""

    _landed = Signal()

    def __init__(
        self, source: PictureSource, parent: QObject | None = None, kept_bytes: int = KEPT_BYTES
    ) -> None:
        super().__init__(parent)
        self._source = source
        self._kept_bytes = kept_bytes
        self._bytes = 0
        self._pixmaps: collections.OrderedDict[Request, QPixmap] = collections.OrderedDict()
        self._latest: dict[tuple[PhotoId, Kind], Request] = {}
        self._without: set[Request] = set()
        self._changed = threading.Condition()
        self._waiting: collections.OrderedDict[Request, None] = collections.OrderedDict()
        self._in_work: Request | None = None
        self._closed = False
        self._done: collections.deque[tuple[Request, QImage | None]] = collections.deque()
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="thumbnail-1", daemon=True)
        self._thread.start()

    def pixmap(
        self, photo: Photo, kind: Kind, width_px: int, height_px: int, radius_px: int = 0
    ) -> QPixmap | None:
        """The picture at this size, or None while it is made or when there is none."""
        request = Request(photo.id, photo.revision, kind, width_px, height_px, radius_px)
        found = self._pixmaps.get(request)
        if found is not None:
            self._pixmaps.move_to_end(request)
            return found
        if request not in self._without:
            self._ask(request)
        return None

    def stand_in(self, photo: PhotoId, kind: Kind) -> QPixmap | None:
        """The picture at whatever size it is there, to be stretched for the moment."""
        request = self._latest.get((photo, kind))
        return self._pixmaps.get(request) if request is not None else None

    def forget_failures(self, photo: PhotoId) -> None:
        """Ask again for pictures of a photo that could not be had."""
        self._without = {request for request in self._without if request.photo != photo}

    @property
    def kept_bytes(self) -> int:
        """Memory of the pixmaps that are kept."""
        return self._bytes

    def close(self) -> None:
        """Make nothing more and wait for the picture in work."""
        with self._changed:
            self._closed = True
            self._waiting.clear()
            self._changed.notify_all()
        self._thread.join()

    def _ask(self, request: Request) -> None:
        with self._changed:
            if request == self._in_work:
                return
            self._waiting[request] = None
            self._waiting.move_to_end(request)
            if len(self._waiting) > _MOST_WAITING:
                self._waiting.popitem(last=False)
            self._changed.notify()

    def _work(self) -> None:
        while (request := self._next()) is not None:
            image = self._made(request)
            self._done.append((request, image))
            self._landed.emit()

    def _next(self) -> Request | None:
        with self._changed:
            self._in_work = None
            self._changed.wait_for(lambda: self._closed or self._waiting)
            if self._closed:
                return None
            self._in_work, _ = self._waiting.popitem()
            return self._in_work

    def _made(self, request: Request) -> QImage | None:
        try:
            return make_picture(self._source, request)
        except AppError as error:
            log.debug("no %s picture: %s", request.kind, error)
        except Exception:  # a job border: one picture that cannot be made must not end the thread
            log.exception("a %s picture failed with a bug", request.kind)
        return None

    @Slot()
    def _on_landed(self) -> None:
        photos: set[PhotoId] = set()
        while self._done:
            request, image = self._done.popleft()
            if image is None or image.isNull():
                self._without.add(request)
                continue
            self._keep(request, QPixmap.fromImage(image))
            photos.add(request.photo)
        if photos:
            self.arrived.emit(photos)

    def _keep(self, request: Request, pixmap: QPixmap) -> None:
        if request not in self._pixmaps:
            self._bytes += _bytes_of(pixmap)
        self._pixmaps[request] = pixmap
        self._latest[request.photo, request.kind] = request
        while self._bytes > self._kept_bytes and len(self._pixmaps) > 1:
            old, dropped = self._pixmaps.popitem(last=False)
            self._bytes -= _bytes_of(dropped)
            if self._latest.get((old.photo, old.kind)) == old:
                del self._latest[old.photo, old.kind]


def make_picture(source: PictureSource, request: Request) -> QImage:
    """The picture of a request at its size. Any thread. Raises AppError."""
    longest = max(request.width_px, request.height_px)
    match request.kind:
        case Kind.PHOTO:
            # The shorter side must cover the place; most photos are not longer than 3:2.
            image = as_image(source.photo_picture(request.photo, longest * 3 // 2))
        case Kind.WHOLE_PHOTO:
            image = as_image(source.photo_picture(request.photo, longest))
        case Kind.CUTOUT | Kind.WHOLE_CUTOUT:
            cropped = request.kind is Kind.CUTOUT
            image = as_image(source.cutout_picture(request.photo, longest, cropped=cropped))
    size = QSize(request.width_px, request.height_px)
    if request.kind is Kind.PHOTO:
        return _rounded(_covering(image, size), request.radius_px)
    return image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def as_image(picture: NDArray[np.uint8]) -> QImage:
    """An RGB or straight RGBA array as an image that owns its pixels, quick to paint."""
    height, width, channels = picture.shape
    rows = np.ascontiguousarray(picture)
    kind = QImage.Format.Format_RGBA8888 if channels == 4 else QImage.Format.Format_RGB888
    image = QImage(rows.data, width, height, rows.strides[0], kind)
    # The conversion copies: a QImage over an array sees later writes to it.
    target = QImage.Format.Format_ARGB32_Premultiplied if channels == 4 else QImage.Format.Format_RGB32
    return image.convertToFormat(target)


def _covering(image: QImage, size: QSize) -> QImage:
    """The image scaled to cover a size, cropped in the middle."""
    scaled = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left = (scaled.width() - size.width()) // 2
    top = (scaled.height() - size.height()) // 2
    return scaled.copy(QRect(left, top, size.width(), size.height()))


def _rounded(image: QImage, radius_px: int) -> QImage:
    """The image with round corners, transparent outside of them."""
    rounded = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(image))
    painter.drawRoundedRect(rounded.rect(), radius_px, radius_px)
    painter.end()
    return rounded


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
