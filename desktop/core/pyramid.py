"""A photo and its matte at every size by halves, in tiles: what is shown of 50 megapixels is soon made."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.compose import compose
from desktop.core.types import Alpha, Box, RgbaImage, RgbImage

TILE_PX = 512
_MARGIN_PX = 40
"""Around a tile that is composed: edge colours are known from so near."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A square of TILE_PX of one level, less at the right and at the bottom. level: 0 is full size."""

    level: int
    column: int
    row: int


@dataclass(frozen=True, slots=True)
class Pyramid:
    """Levels of a photo, each half as long as the one before, down to one tile.

    rgbs: the photo's.  alphas: the matte's, () for a photo that is not cut out.
    """

    rgbs: tuple[RgbImage, ...]
    alphas: tuple[Alpha, ...] = ()

    @classmethod
    def of(cls, rgb: RgbImage, alpha: Alpha | None = None) -> Pyramid:
        """All levels. Raises ValueError when the shapes differ."""
        made = cls(_halved(rgb))
        return made if alpha is None else made.with_alpha(alpha)

    @property
    def width(self) -> int:
        return int(self.rgbs[0].shape[1])

    @property
    def height(self) -> int:
        return int(self.rgbs[0].shape[0])

    @property
    def levels(self) -> int:
        return len(self.rgbs)

    @property
    def size_bytes(self) -> int:
        """Memory that the levels take."""
        return sum(array.nbytes for array in (*self.rgbs, *self.alphas))

    def with_alpha(self, alpha: Alpha) -> Pyramid:
        """The same photo with another matte. Raises ValueError when the shapes differ."""
        if alpha.shape != self.rgbs[0].shape[:2]:
            raise ValueError(f"photo is {self.rgbs[0].shape[:2]}, matte is {alpha.shape}")
        return replace(self, alphas=_halved(alpha))

    def level_for(self, scale: float) -> int:
        """The level to show at `scale` screen pixels for one of the photo: never shrunk to below half."""
        wished = math.floor(math.log2(1 / scale) + 1e-6) if scale < 1 else 0
        return min(wished, self.levels - 1)

    def box(self, tile: Tile) -> Box:
        """The pixels of its level that a tile holds."""
        height, width = self.rgbs[tile.level].shape[:2]
        left, top = tile.column * TILE_PX, tile.row * TILE_PX
        return Box(left, top, min(width, left + TILE_PX), min(height, top + TILE_PX))

    def tiles(self, level: int, left: float, top: float, right: float, bottom: float) -> tuple[Tile, ...]:
        """The tiles of a level that meet a rectangle in pixels of the photo."""
        height, width = self.rgbs[level].shape[:2]
        across, down = width / self.width, height / self.height
        columns = _span(left * across, right * across, width)
        rows = _span(top * down, bottom * down, height)
        return tuple(Tile(level, column, row) for row in rows for column in columns)

    def photo(self, tile: Tile) -> RgbImage:
        """The photo's pixels of a tile."""
        box = self.box(tile)
        return self.rgbs[tile.level][box.top : box.bottom, box.left : box.right]

    def cutout(self, tile: Tile) -> RgbaImage:
        """The cutout's pixels of a tile. Only for a photo with a matte."""
        box = self.box(tile)
        rgb, alpha = self.rgbs[tile.level], self.alphas[tile.level]
        top, left = max(0, box.top - _MARGIN_PX), max(0, box.left - _MARGIN_PX)
        rows, columns = slice(top, box.bottom + _MARGIN_PX), slice(left, box.right + _MARGIN_PX)
        made = compose(np.ascontiguousarray(rgb[rows, columns]), np.ascontiguousarray(alpha[rows, columns]))
        return made[box.top - top : box.bottom - top, box.left - left : box.right - left]

    def changed(self, before: Pyramid) -> frozenset[Tile]:
        """The tiles whose cutout is another than in an earlier pyramid of the same photo."""
        if not (self.alphas and before.alphas):
            return frozenset(tile for level in range(self.levels) for tile in self._all(level))
        return frozenset(
            tile for level in range(self.levels) for tile in self._all(level) if self._differs(before, tile)
        )

    def _differs(self, before: Pyramid, tile: Tile) -> bool:
        """Whether the matte of a tile or of its margin is another; colours depend on it."""
        box = self.box(tile)
        part = (
            slice(max(0, box.top - _MARGIN_PX), box.bottom + _MARGIN_PX),
            slice(max(0, box.left - _MARGIN_PX), box.right + _MARGIN_PX),
        )
        return not np.array_equal(self.alphas[tile.level][part], before.alphas[tile.level][part])

    def _all(self, level: int) -> tuple[Tile, ...]:
        return self.tiles(level, 0, 0, self.width, self.height)


def _span(low: float, high: float, length: int) -> range:
    """Which tiles of a row meet low..high."""
    last = (length - 1) // TILE_PX
    first = max(0, math.floor(low / TILE_PX))
    return range(first, min(last, math.ceil(high / TILE_PX) - 1) + 1)


def _halved(picture: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], ...]:
    """The picture and its halves, down to one that fits a tile."""
    levels = [np.ascontiguousarray(picture)]
    while max(levels[-1].shape[:2]) > TILE_PX:
        height, width = levels[-1].shape[:2]
        size = ((width + 1) // 2, (height + 1) // 2)
        levels.append(np.asarray(cv2.resize(levels[-1], size, interpolation=cv2.INTER_AREA), np.uint8))
    return tuple(levels)
