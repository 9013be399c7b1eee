"""What can be computed again, kept so that it need not be: mattes, small pictures, features.

Keyed by the content's digest and the matting model's key. The folder may be deleted at any time, while the
program runs too; what is damaged counts as absent.
"""

from __future__ import annotations

import contextlib
import logging
import re
import threading
from pathlib import Path

import cv2
import numpy as np

from desktop.core.errors import DiskFull, OutputError, StoreError
from desktop.core.files import write_atomically
from desktop.core.png import encode_png
from desktop.core.types import Alpha, RgbaImage
from desktop.store.database import Database
from desktop.store.measurements import Measurements
from desktop.store.schema import CACHE

log = logging.getLogger(__name__)

THUMBNAIL_PX = 360
"""Longest side of the small pictures: a tile of 180 at double density."""

_PNG_END = b"\0\0\0\0IEND\xaeB`\x82"


class Cache:
    """Files below one folder and one small database. Any thread may call."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()
        self._database = self._open()
        self.measurements = Measurements(self._database)

    def matte(self, digest: str, matting: str) -> Alpha | None:
        """(H, W) uint8, or None."""
        matte = _read_png(self._file("mattes", digest, matting), cv2.IMREAD_GRAYSCALE)
        return None if matte is None else matte

    def has_matte(self, digest: str, matting: str) -> bool:
        """True for a file that ends as a PNG does."""
        try:
            with self._file("mattes", digest, matting).open("rb") as handle:
                handle.seek(-len(_PNG_END), 2)
                return handle.read() == _PNG_END
        except OSError:
            return False

    def save_matte(self, digest: str, matting: str, alpha: Alpha) -> None:
        """Raises OutputError when it cannot be written: without its matte a photo is not done."""
        write_atomically(self._file("mattes", digest, matting), encode_png(alpha))

    def thumbnail(self, digest: str, matting: str) -> RgbaImage | None:
        """The cutout cropped to its subject, longest side THUMBNAIL_PX, or None."""
        bgra = _read_png(self._file("thumbnails", digest, matting), cv2.IMREAD_UNCHANGED)
        if bgra is None or bgra.ndim != 3 or bgra.shape[2] != 4:
            return None
        return np.asarray(cv2.cvtColor(bgra, cv2.COLOR_BGRA2RGBA), np.uint8)

    def save_thumbnail(self, digest: str, matting: str, cutout: RgbaImage) -> None:
        """Best effort: a small picture that cannot be kept is made again when it is asked for."""
        with contextlib.suppress(OutputError):
            write_atomically(self._file("thumbnails", digest, matting), encode_png(cutout))

    def features(self, digest: str, matting: str, version: int) -> bytes | None:
        """The features' bytes if they are of that version, or None."""
        try:
            rows = self._database.query(
                "SELECT data FROM features WHERE digest = ? AND matting = ? AND version = ?",
                (digest, matting, version),
            )
        except StoreError as error:  # damaged inside: as good as empty
            log.info("features cannot be read: %s", error)
            return None
        return bytes(rows[0]["data"]) if rows else None

    def save_features(self, digest: str, matting: str, version: int, data: bytes) -> None:
        """Best effort, but for a full disk: raises DiskFull."""
        try:
            with self._database.transaction() as connection:
                connection.execute(
                    "INSERT OR REPLACE INTO features VALUES (?, ?, ?, ?)", (digest, matting, version, data)
                )
        except StoreError as error:
            log.info("features cannot be kept: %s", error)

    def forget(self, digest: str, matting: str) -> None:
        """Drop what is kept of one content and model. Best effort: what stays only takes room."""
        for kind in ("mattes", "thumbnails"):
            with contextlib.suppress(OSError):
                self._file(kind, digest, matting).unlink(missing_ok=True)
        with contextlib.suppress(StoreError, DiskFull), self._database.transaction() as connection:
            connection.execute("DELETE FROM features WHERE digest = ? AND matting = ?", (digest, matting))

    def close(self) -> None:
        self._database.close()

    def _file(self, kind: str, digest: str, matting: str) -> Path:
        name = f"{digest}-{re.sub(r'[^A-Za-z0-9.-]', '_', matting)}.png"
        return self._root / kind / digest[:2] / name

    def _open(self) -> Database:
        file = self._root / "features.db"
        try:
            return Database(file, CACHE)
        except StoreError as error:
            log.warning("the cache is made anew: %s", error)
            for left_over in self._root.glob("features.db*"):
                left_over.unlink(missing_ok=True)
            return Database(file, CACHE)


def _read_png(file: Path, flags: int) -> Alpha | None:
    try:
        data = file.read_bytes()
    except OSError:
        return None
    image = cv2.imdecode(np.frombuffer(data, np.uint8), flags) if data else None
    return None if image is None else np.asarray(image, np.uint8)
