"""A stroke of a round brush over a photo: points and a radius, independent of any resolution.

Coordinates are pixels of the upright photo, continuous, from its upper left corner: the centre of the first
pixel is (0.5, 0.5). So a stroke scales with the photo, and can be replayed on a smaller version of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from desktop.core.errors import UsageError
from desktop.core.types import Box, FloatMap

Point = tuple[float, float]
"""x, y in pixels of the photo."""

_TILE_PX = 512
"""A stroke is drawn in tiles of this side: its memory does not grow with the photo."""
_MOST_PX = 1e6


@dataclass(frozen=True, slots=True)
class Stroke:
    """Where a round brush went. points: one for a dab, more for a line. radius_px: > 0.

    Raises UsageError for a stroke that cannot be drawn.
    """

    points: tuple[Point, ...]
    radius_px: float

    def __post_init__(self) -> None:
        numbers = [number for point in self.points for number in point]
        if not numbers or not all(abs(number) <= _MOST_PX for number in numbers):  # NaN fails as well
            raise UsageError("A stroke needs points, each with an x and a y.", "Draw it again.")
        if not 0 < self.radius_px <= _MOST_PX:
            raise UsageError("The radius of a stroke is a number of pixels above 0.", "Choose a radius.")

    def scaled(self, across: float, down: float) -> Stroke:
        """The same stroke on a photo that is `across` times as wide and `down` times as high."""
        points = tuple((x * across, y * down) for x, y in self.points)
        return Stroke(points, self.radius_px * math.sqrt(across * down))

    def moved(self, x: float, y: float) -> Stroke:
        """The same stroke, that much further right and down."""
        return Stroke(tuple((a + x, b + y) for a, b in self.points), self.radius_px)


def tiles(stroke: Stroke, softness: float, width: int, height: int) -> Iterator[tuple[Box, FloatMap]]:
    """What the stroke covers of a width x height picture, 0..1, tile by tile where it covers anything.

    softness: 0..1, the share of the radius over which the brush fades; never less than the one pixel that
    smooths its edge. Covered once is covered: a stroke that crosses itself is not stronger there.
    """
    radius = stroke.radius_px
    inner = min(radius * (1 - softness), radius - 0.5)
    outer = max(radius, inner + 1)
    points = np.array(stroke.points, np.float64)
    starts, ends = (points[:-1], points[1:]) if len(points) > 1 else (points, points)
    low, high = np.minimum(starts, ends) - outer, np.maximum(starts, ends) + outer
    for tile in _grid(low.min(axis=0), high.max(axis=0), width, height):
        touched = np.flatnonzero(
            (low < (tile.right, tile.bottom)).all(axis=1) & (high > (tile.left, tile.top)).all(axis=1)
        )
        if not touched.size:
            continue
        square = np.full((tile.height, tile.width), np.float32(np.inf))
        for number in touched:
            _approach(square, tile, starts[number], ends[number], low[number], high[number])
        fade = np.clip((np.float32(outer) - np.sqrt(square)) / np.float32(outer - inner), 0, 1)
        if fade.any():
            yield tile, fade * fade * (np.float32(3) - 2 * fade)


def _grid(low: NDArray[np.float64], high: NDArray[np.float64], width: int, height: int) -> Iterator[Box]:
    """The tiles of a picture between two corners, laid from the picture's own corner."""
    left, top = (max(0, int(corner) // _TILE_PX * _TILE_PX) for corner in low)
    right, bottom = min(width, math.ceil(high[0])), min(height, math.ceil(high[1]))
    for y in range(top, bottom, _TILE_PX):
        for x in range(left, right, _TILE_PX):
            yield Box(x, y, min(width, x + _TILE_PX), min(height, y + _TILE_PX))


def _approach(
    square: NDArray[np.float32],
    tile: Box,
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    low: NDArray[np.float64],
    high: NDArray[np.float64],
) -> None:
    """Lower the squared distances of a tile's pixels to those from one segment, which reaches low..high."""
    left, top = max(tile.left, math.floor(low[0])), max(tile.top, math.floor(low[1]))
    right, bottom = min(tile.right, math.ceil(high[0])), min(tile.bottom, math.ceil(high[1]))
    if right <= left or bottom <= top:
        return
    x = (np.arange(left, right) + 0.5 - start[0]).astype(np.float32)[None]
    y = (np.arange(top, bottom) + 0.5 - start[1]).astype(np.float32)[:, None]
    step = (end - start).astype(np.float32)
    length = float(step @ step)
    if length > 0:
        along = np.clip((x * step[0] + y * step[1]) / np.float32(length), 0, 1)
        distance = (x - along * step[0]) ** 2 + (y - along * step[1]) ** 2
    else:
        distance = x * x + y * y
    window = square[top - tile.top : bottom - tile.top, left - tile.left : right - tile.left]
    np.minimum(window, distance, out=window)
