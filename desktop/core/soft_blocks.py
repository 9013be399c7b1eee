"""Where a matte is soft over whole blocks of pixels: there what changes slowly needs no full size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.region import block_means
from desktop.core.types import Alpha, BoolMask, Box, RgbaImage

_TILE = 16
"""Blocks along the side of what is looked at together: it stays in the processor's cache."""
_BAND_ROWS = 64
LARGEST_BLOCK_PX = 16
"""The mean of a larger block may be rounded to 255 although one of its pixels is not."""
_Part = tuple[slice, slice]
"""Rows and columns."""


@dataclass(frozen=True, slots=True)
class SoftBlocks:
    """A matte's blocks of side_px x side_px pixels, from its left upper corner.

    soft: (rows, columns) uint8, 255 where every pixel of a block is between nothing and solid, less where
    only some are, 0 where none is.  rest: flat indices, in order, of the pixels of the matte that are
    between nothing and solid in blocks that are not soft throughout.
    """

    side_px: int
    soft: NDArray[np.uint8]
    rest: NDArray[np.int32]

    @classmethod
    def of(cls, alpha: Alpha, side_px: int) -> SoftBlocks:
        softs, rests = [], [np.empty(0, np.int32)]
        step = _TILE * side_px
        for top in range(0, alpha.shape[0], step):
            half = np.asarray(cv2.inRange(np.ascontiguousarray(alpha[top : top + step]), 1, 254), np.uint8)
            soft = block_means(half, side_px)
            softs.append(soft)
            if soft.any():
                cv2.subtract(half, _enlarged(soft == 255, side_px, half.shape), dst=half)
                within = np.flatnonzero((half & 1).view(np.bool_))
                rests.append((within + top * alpha.shape[1]).astype(np.int32))
        return cls(side_px, np.concatenate(softs), np.concatenate(rests))

    def box(self, margin: int) -> Box:
        """In blocks, around those with anything soft, so many more on every side; empty if there is none."""
        rows, columns = np.flatnonzero(self.soft.any(axis=1)), np.flatnonzero(self.soft.any(axis=0))
        if not rows.size:
            return Box(0, 0, 0, 0)
        height, width = self.soft.shape
        return Box(
            max(0, int(columns[0]) - margin),
            max(0, int(rows[0]) - margin),
            min(width, int(columns[-1]) + 1 + margin),
            min(height, int(rows[-1]) + 1 + margin),
        )

    def tiles(self, box: Box) -> Iterator[_Part]:
        """Parts of the blocks of a box, none empty, that together hold all that are soft throughout."""
        for top in range(box.top, box.bottom, _TILE):
            rows = slice(top, min(box.bottom, top + _TILE))
            whole = (self.soft[rows, box.left : box.right] == 255).any(axis=0)
            chosen = np.pad(whole, (0, -len(whole) % _TILE)).reshape(-1, _TILE).any(axis=1)
            borders = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
            for first, end in zip(borders[::2], borders[1::2], strict=True):
                left = box.left + int(first) * _TILE
                yield rows, slice(left, min(box.right, box.left + int(end) * _TILE))

    def add(self, picture: RgbaImage, change: NDArray[np.int16], box: Box) -> None:
        """Change the pixels of the blocks that are soft throughout, in place, each by what it lacks to solid.

        change: (rows, columns, 4) of every block of the box, as of a pixel with nothing of the subject;
        between blocks it is linear. The last channel is 0.
        """
        side = self.side_px
        for rows, columns in self.tiles(box):
            part = picture[rows.start * side : rows.stop * side, columns.start * side : columns.stop * side]
            up, left = min(1, rows.start - box.top), min(1, columns.start - box.left)
            around = change[
                rows.start - box.top - up : rows.stop - box.top + 1,
                columns.start - box.left - left : columns.stop - box.left + 1,
            ]
            fine = cv2.resize(around, None, fx=side, fy=side, interpolation=cv2.INTER_LINEAR)
            fine = fine[up * side :, left * side :][: part.shape[0], : part.shape[1]]
            lacking = cv2.subtract(
                _enlarged(self.soft[rows, columns] == 255, side, part.shape), cv2.extractChannel(part, 3)
            )
            share = cv2.cvtColor(lacking, cv2.COLOR_GRAY2RGBA)
            cv2.add(
                part, cv2.multiply(fine, share, scale=1 / 255, dtype=cv2.CV_16S), dst=part, dtype=cv2.CV_8U
            )


def half_covered(alpha: Alpha) -> NDArray[np.int32]:
    """Flat indices of the pixels between nothing and solid, in order."""
    width = alpha.shape[1]
    found = [np.empty(0, np.int32)]
    for top in range(0, alpha.shape[0], _BAND_ROWS):
        band = np.ascontiguousarray(alpha[top : top + _BAND_ROWS])
        within = np.flatnonzero((band - np.uint8(1)).reshape(-1) < 254)
        found.append((within + top * width).astype(np.int32))
    return np.concatenate(found)


def _enlarged(blocks: BoolMask, side_px: int, shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """(H, W) of 0 and 255: every block as its pixels; the shape may cut the last row and column of blocks."""
    size = (blocks.shape[1] * side_px, blocks.shape[0] * side_px)
    whole = cv2.resize(blocks.astype(np.uint8) * 255, size, interpolation=cv2.INTER_NEAREST)
    return np.asarray(whole[: shape[0], : shape[1]], np.uint8)
