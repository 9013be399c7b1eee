"""Tiles of large pictures as pixmaps, made in a thread: of what is wanted now, the most wanted first."""

from __future__ import annotations

import collections
import itertools
import logging
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from desktop.core.pyramid import Pyramid, Tile
from desktop.gui.thumbnails import as_image

log = logging.getLogger(__name__)

KEPT_BYTES = 192 * 2**20
_serials = itertools.count(1)


class Side(StrEnum):
    """Which picture of a photo."""

    PHOTO = "photo"
    CUTOUT = "cutout"


@dataclass(frozen=True, slots=True)
class Viewed:
    """A pyramid that is shown, with numbers for its pictures: a cutout that was drawn on gets a new one."""

    pyramid: Pyramid = field(compare=False, repr=False)
    photo_serial: int
    cutout_serial: int

    @classmethod
    def new(cls, pyramid: Pyramid) -> Viewed:
        return cls(pyramid, next(_serials), next(_serials))

    def redrawn(self, pyramid: Pyramid) -> Viewed:
        """The same photo with another matte."""
        return Viewed(pyramid, self.photo_serial, next(_serials))

    @property
    def has_cutout(self) -> bool:
        return bool(self.pyramid.alphas)


@dataclass(frozen=True, slots=True)
class TileRequest:
    """One tile of one picture."""

    serial: int
    side: Side
    tile: Tile
    viewed: Viewed = field(compare=False, repr=False)

    @classmethod
    def of(cls, viewed: Viewed, side: Side, tile: Tile) -> TileRequest:
        serial = viewed.photo_serial if side is Side.PHOTO else viewed.cutout_serial
        return cls(serial, side, tile, viewed)


class TileStore(QObject):
    """Hands out the tiles that are there. Call close at the end."""

    arrived = Signal()
    """Tiles that were wanted can be had now."""

    _landed = Signal()

    def __init__(self, parent: QObject | None = None, kept_bytes: int = KEPT_BYTES) -> None:
        super().__init__(parent)
        self._kept_bytes = kept_bytes
        self._bytes = 0
        self._pixmaps: collections.OrderedDict[TileRequest, QPixmap] = collections.OrderedDict()
        self._changed = threading.Condition()
        self._wanted: dict[QObject, list[TileRequest]] = {}
        self._in_work: TileRequest | None = None
        self._made: set[TileRequest] = set()
        """Made: not to be made again before they are wanted anew."""
        self._broken: set[TileRequest] = set()
        self._done: collections.deque[tuple[TileRequest, QImage | None]] = collections.deque()
        self._closed = False
        self._landed.connect(self._on_landed, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name="tiles-1", daemon=True)
        self._thread.start()

    def pixmap(self, request: TileRequest) -> QPixmap | None:
        """The tile, or None while it is not there."""
        found = self._pixmaps.get(request)
        if found is not None:
            self._pixmaps.move_to_end(request)
        return found

    def want(self, asker: QObject, requests: Sequence[TileRequest]) -> None:
        """What this asker shows, the most wanted first, instead of what it wanted before."""
        missing = [one for one in requests if one not in self._pixmaps and one not in self._broken]
        with self._changed:
            arriving = {request for request, _ in self._done}
            missing = [request for request in missing if request not in arriving]
            self._made.difference_update(missing)
            self._wanted[asker] = missing
            self._changed.notify()

    def carry_over(self, before: Viewed, after: Viewed, changed: Iterable[Tile]) -> None:
        """Keep the tiles of a cutout that was redrawn where it is the same."""
        gone = frozenset(changed)
        for request in [one for one in self._pixmaps if one.serial == before.cutout_serial]:
            pixmap = self._pixmaps.pop(request)
            if request.tile in gone:
                self._bytes -= _bytes_of(pixmap)
            else:
                self._pixmaps[TileRequest.of(after, Side.CUTOUT, request.tile)] = pixmap

    @property
    def is_idle(self) -> bool:
        """Whether everything that is wanted is there."""
        with self._changed:
            return self._in_work is None and not self._done and self._next_wanted() is None

    def retire(self) -> None:
        """Make nothing more."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def close(self) -> None:
        """Make nothing more and wait for the tile in work."""
        self.retire()
        self._thread.join()

    def _work(self) -> None:
        while (request := self._next()) is not None:
            image = _image_of(request)
            with self._changed:
                self._made.add(request)
                self._done.append((request, image))
                if not self._closed:  # else this object may be gone
                    self._landed.emit()

    def _next(self) -> TileRequest | None:
        with self._changed:
            self._in_work = None
            self._changed.wait_for(lambda: self._closed or self._next_wanted() is not None)
            self._in_work = None if self._closed else self._next_wanted()
            return self._in_work

    def _next_wanted(self) -> TileRequest | None:
        """The first of every asker before the second of any."""
        for rank in itertools.zip_longest(*self._wanted.values()):
            for request in rank:
                if request is not None and request not in self._made:
                    return request
        return None

    @Slot()
    def _on_landed(self) -> None:
        while self._done:
            request, image = self._done.popleft()
            if image is None:
                self._broken.add(request)
            else:
                self._keep(request, QPixmap.fromImage(image))
        self.arrived.emit()

    def _keep(self, request: TileRequest, pixmap: QPixmap) -> None:
        before = self._pixmaps.pop(request, None)
        self._bytes += _bytes_of(pixmap) - (_bytes_of(before) if before is not None else 0)
        self._pixmaps[request] = pixmap
        while self._bytes > self._kept_bytes and len(self._pixmaps) > 1:
            _, dropped = self._pixmaps.popitem(last=False)
            self._bytes -= _bytes_of(dropped)


def _image_of(request: TileRequest) -> QImage | None:
    pyramid = request.viewed.pyramid
    try:
        if request.side is Side.PHOTO:
            return as_image(pyramid.photo(request.tile))
        return as_image(pyramid.cutout(request.tile))
    except Exception:  # a job border: one tile that cannot be made must not end the thread
        log.exception("a tile failed with a bug")
        return None


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4
