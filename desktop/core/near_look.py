"""The subject's edge seen better: by a second network, and from nearer still, quarter by quarter.

A network sees a picture at 320 pixels a side. A quarter with an overlap shows it hair and fine texture 1.6
times larger, and the whole of the subject no longer: so it is asked about the edge alone, and heard only
where it sees the same subject as the look at the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from desktop.core.networks import INPUT_PX, Pass, soft_iou
from desktop.core.region import Region
from desktop.core.types import Box, Checkpoint, FloatMap, RgbImage, no_checkpoint

_GRID_PX = 480
"""Side of the map that the looks are brought together in; as fine as refine uses it."""
_SIDE = 0.62
"""Of a quarter, as a share of the region's: neighbours overlap by a quarter of it."""
_SHARE = 0.5
_OTHERS_SHARE = 0.4
_STRANGE, _FAMILIAR = 0.7, 0.9
"""Soft IoU of a quarter's map with the map so far: up to the first it is not heard, from the second on."""
_LOCAL_PX = 31
_LOCALLY_STRANGE = 0.3
"""A mean difference, within _LOCAL_PX, from which on a quarter is not heard there."""
_FEATHER_PX = 20
_BAND = 0.05
_BAND_PX = 7


@dataclass(frozen=True, slots=True)
class _Quarter:
    """A part of the region in shares of its sides."""

    left: float
    top: float

    def box(self, width: int, height: int) -> Box:
        """The part in pixels of a picture of the region."""
        left, top = round(self.left * width), round(self.top * height)
        wide, high = max(1, round(_SIDE * width)), max(1, round(_SIDE * height))
        return Box(left, top, min(width, left + wide), min(height, top + high))


_QUARTERS = tuple(_Quarter(left, top) for top in (0.0, 1 - _SIDE) for left in (0.0, 1 - _SIDE))


def with_edge_of(map: FloatMap, other: FloatMap) -> FloatMap:
    """The map, its edge moved a part of the way to another map of the same shape; all else is as it was."""
    return np.asarray(map + _OTHERS_SHARE * _along_edge(map) * (other - map), np.float32)


def with_near_look(
    map: FloatMap, rgb: RgbImage, look: Callable[[RgbImage], Pass], checkpoint: Checkpoint = no_checkpoint
) -> FloatMap:
    """The map of a region with its edge seen from nearer, (480, 480); all else is as it was.

    rgb: the region.  look: one pass of a network.  The map itself where the region has no more pixels than
    the network sees anyway, or no edge.
    """
    if max(rgb.shape[:2]) <= INPUT_PX:
        return map
    grid: FloatMap = np.clip(_sized(map, _GRID_PX, _GRID_PX), 0, 1)
    edge = _along_edge(grid)
    if not edge.any():
        return map
    heard, total = np.zeros_like(grid), np.zeros_like(grid)
    for place, pixels in _with_edge(edge, rgb):
        part = np.s_[place.top : place.bottom, place.left : place.right]
        near = np.clip(_sized(look(Region.of(pixels).small).map, place.width, place.height), 0, 1)
        weight = _weight(near, grid[part])
        heard[part] += weight
        total[part] += weight * near
        checkpoint(0.9)
    mean = total / np.maximum(heard, np.float32(1e-6))
    share = _SHARE * np.minimum(heard, 1) * edge
    return np.asarray(grid + share * (mean - grid), np.float32)


def _with_edge(edge: FloatMap, rgb: RgbImage) -> Iterator[tuple[Box, RgbImage]]:
    """The quarters that hold a part of the edge: where in the grid, and their pixels."""
    height, width = rgb.shape[:2]
    for quarter in _QUARTERS:
        place, pixels = quarter.box(_GRID_PX, _GRID_PX), quarter.box(width, height)
        if edge[place.top : place.bottom, place.left : place.right].any():
            yield place, rgb[pixels.top : pixels.bottom, pixels.left : pixels.right]


def _along_edge(map: FloatMap) -> FloatMap:
    """1 where the map is between nothing and solid, falling to 0 around."""
    unsure = ((map > _BAND) & (map < 1 - _BAND)).astype(np.float32)
    wide = cv2.dilate(unsure, np.ones((_BAND_PX, _BAND_PX), np.uint8))
    return np.asarray(cv2.blur(wide, (_BAND_PX, _BAND_PX)), np.float32)


def _weight(near: FloatMap, known: FloatMap) -> FloatMap:
    """How far a quarter's map is heard, 0..1: by its agreement in all and nearby, less towards its sides."""
    agreed = (soft_iou(near, known) - _STRANGE) / (_FAMILIAR - _STRANGE)
    apart = cv2.blur(np.abs(near - known), (_LOCAL_PX, _LOCAL_PX))
    locally = np.clip(1 - apart / np.float32(_LOCALLY_STRANGE), 0, 1)
    rows, columns = (np.minimum(np.arange(1, side + 1), np.arange(side, 0, -1)) for side in near.shape)
    inner = np.minimum(np.minimum(rows[:, None], columns[None]) / np.float32(_FEATHER_PX), 1)
    return np.asarray(np.clip(agreed, 0, 1) * locally * inner, np.float32)


def _sized(map: FloatMap, width: int, height: int) -> FloatMap:
    return np.asarray(cv2.resize(map, (width, height), interpolation=cv2.INTER_CUBIC), np.float32)
