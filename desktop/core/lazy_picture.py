"""Files that Pillow cannot open, opened by other libraries to Pillow's manners."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PIL import Image

if TYPE_CHECKING:
    from PIL._imaging import PixelAccess


class UnsupportedKind(Exception):
    """A library knows the kind of file but not this one of it.

    what: what cannot be opened, to be said after the file's name.  remedy: what to do.
    """

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Deep:
    """Pixels of more than 8 bits.

    values: (H, W, 1..4) uint16, grey or RGB, with alpha where the last axis has 2 or 4.  most: the value of
    white, below 65536.  is_premultiplied: alpha is multiplied into the colours.
    """

    values: NDArray[np.uint16]
    most: int = 65_535
    is_premultiplied: bool = False


class LazyPicture(Image.Image, ABC):
    """A file whose header is read; its pixels are decoded when they are first asked for.

    Whoever wants them asks for deep() first, and loads the picture where that gives None.
    """

    orientation = 1
    """How its pixels must be turned once they are decoded (EXIF 2.32 §4.6.5.1)."""
    colour_codes: tuple[int, int] | None = None
    """Primaries and transfer by their numbers in ITU-T H.273, where the file says so."""
    notes: tuple[str, ...] = ()
    """Whole sentences about what was guessed in decoding."""

    def __init__(self, format: str, mode: str, size: tuple[int, int], info: Mapping[str, object]) -> None:
        super().__init__()
        self.format = format
        self._mode = mode
        self._size = size
        for name, value in info.items():
            self.info[name] = value
        self._side_px: int | None = None

    def draft(
        self, mode: str | None, size: tuple[int, int] | None
    ) -> tuple[str, tuple[int, int, float, float]] | None:
        """A smaller picture will do, if there is one, with a longer side of at least the longer of size."""
        del mode
        self._side_px = max(size) if size else None
        return None

    def load(self) -> PixelAccess | None:
        if self._im is None:
            picture = self._decoded(self._side_px)
            picture.load()
            self._mode, self._size = picture.mode, picture.size
            self.im = picture.im
        return super().load()

    def deep(self) -> Deep | None:
        """The pixels with all their bits; None where they have 8."""
        return None

    @abstractmethod
    def _decoded(self, side_px: int | None) -> Image.Image:
        """Pixels of 8 bits; at least side_px long if that is given and they are so in the file."""
