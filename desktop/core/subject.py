"""The subject of a photo: its box, its pixels, composed once for any number of recipes."""

from __future__ import annotations

import functools
import itertools

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.compose import compose, subject_box
from desktop.core.resampling import premultiplied
from desktop.core.types import Alpha, BoolMask, Box, RgbaImage, RgbImage

TRACE = 26
"""Of 255: less alpha than that is a trace, not the subject."""
FRINGE_CHOICE_PX = 8
"""The fringe has so many pixels more than it must: whoever draws takes as many of them as fits."""

_VISIBLE, _OPAQUE = 8, 128
_FRINGE = 0.02
"""Of the longer side: how far beyond its box the subject is drawn."""
_SPECK_SHARE = 1 / 500
_CUT_SHARE = 0.1
"""Of a side of the subject's box that must lie on the photo's frame: less is a touch."""
_COARSE_PX = 8


class Subject:
    """A photo and its matte, looked at and composed once for any number of recipes. For one thread."""

    def __init__(self, rgb: RgbImage, alpha: Alpha) -> None:
        """Raises ValueError when the shapes differ."""
        if rgb.shape[:2] != alpha.shape:
            raise ValueError(f"photo is {rgb.shape[:2]}, matte is {alpha.shape}")
        self.photo_px = (rgb.shape[1], rgb.shape[0])
        self._rgb = rgb
        self._alpha = alpha

    @functools.cached_property
    def box(self) -> Box:
        return main_box(self._alpha)

    @functools.cached_property
    def fringe(self) -> Box:
        """The box with room for what is fainter than it counts: soft hair ends where it wants to."""
        by = round(_FRINGE * max(self.box.width, self.box.height)) + FRINGE_CHOICE_PX
        width, height = self.photo_px
        return Box(
            max(0, self.box.left - by),
            max(0, self.box.top - by),
            min(width, self.box.right + by),
            min(height, self.box.bottom + by),
        )

    @functools.cached_property
    def cut_sides(self) -> tuple[str, ...]:
        """The sides at which the photo's own frame cuts the subject."""
        box, (width, height) = self.box, self.photo_px
        edges = {
            "top": (box.top == 0, self._alpha[0], box.width),
            "bottom": (box.bottom == height, self._alpha[-1], box.width),
            "left": (box.left == 0, self._alpha[:, 0], box.height),
            "right": (box.right == width, self._alpha[:, -1], box.height),
        }
        return tuple(
            side
            for side, (touches, edge, length) in edges.items()
            if touches and np.count_nonzero(edge >= _OPAQUE) >= _CUT_SHARE * length
        )

    @functools.cached_property
    def is_empty(self) -> bool:
        """Whether nothing was found to cut out."""
        return int(self._alpha.max(initial=0)) < _VISIBLE

    @functools.cached_property
    def whole(self) -> RgbaImage:
        """The cutout in the photo's frame."""
        return compose(self._rgb, self._alpha)

    @functools.cached_property
    def weighed(self) -> RgbaImage:
        """The cutout of the fringe's box, premultiplied."""
        rows, columns = slice(self.fringe.top, self.fringe.bottom), slice(self.fringe.left, self.fringe.right)
        return premultiplied(compose(self._rgb[rows, columns], self._alpha[rows, columns]))


def main_box(alpha: Alpha) -> Box:
    """The box of what is at least a tenth opaque, without specks; the whole frame when there is nothing.

    Pieces below 1/500 of the largest one's area are specks: one stray pixel in a corner would make the
    subject as small as a stamp.
    """
    height, width = alpha.shape
    coarse = (max(1, width // _COARSE_PX), max(1, height // _COARSE_PX))
    small = np.asarray(cv2.resize(alpha, coarse, interpolation=cv2.INTER_AREA), np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats((small >= TRACE // 2).astype(np.uint8))
    if count == 1:
        return subject_box(alpha, TRACE)
    areas = stats[:, cv2.CC_STAT_AREA].copy()
    areas[0] = 0
    kept = np.isin(labels, np.flatnonzero(areas >= areas.max() * _SPECK_SHARE)).astype(np.uint8)
    near = np.asarray(cv2.dilate(kept, np.ones((3, 3), np.uint8)), np.bool_)
    return _box_within(alpha, near)


def _box_within(alpha: Alpha, near: BoolMask) -> Box:
    """The tight box of what is at least TRACE where a coarse mask, stretched over the matte, says so.

    By the highest values of rows that share a row of the mask: a mask of full size would take ten times as
    long. The whole frame when there is nothing.
    """
    height, width = alpha.shape
    rows, columns = near.shape
    row_of, column_of = np.arange(height) * rows // height, np.arange(width) * columns // width
    starts = np.searchsorted(row_of, np.arange(rows + 1))
    highest = np.stack([alpha[top:end].max(axis=0) for top, end in itertools.pairwise(starts)])
    visible = (highest >= TRACE) & near.take(column_of, axis=1)
    across, down = np.flatnonzero(visible.any(axis=0)), np.flatnonzero(visible.any(axis=1))
    if not across.size:
        return Box(0, 0, width, height)

    def shown(row: int) -> NDArray[np.intp]:
        """The rows of the matte that show something within one row of the mask."""
        part = alpha[starts[row] : starts[row + 1]]
        seen = ((part >= TRACE) & near[row].take(column_of)).any(axis=1)
        return np.asarray(np.flatnonzero(seen) + starts[row], np.intp)

    top, bottom = shown(int(down[0]))[0], shown(int(down[-1]))[-1] + 1
    return Box(int(across[0]), int(top), int(across[-1]) + 1, int(bottom))
