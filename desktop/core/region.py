"""A part of a photo with a small version of it: what looks at the whole reads the small one."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from desktop.core.types import Box, RgbImage

_SMALL_LONG_PX = 960
"""Twice the largest picture that is worked on, so that shrinking it further loses nothing."""


@dataclass(frozen=True, slots=True)
class Region:
    """rgb: the pixels.  small: their block means, at least 960 px long, or rgb itself if that is shorter."""

    rgb: RgbImage
    small: RgbImage

    @classmethod
    def of(cls, rgb: RgbImage, box: Box | None = None) -> Region:
        """The region of a box, or the whole photo. The pixels are a view, the small version is made once."""
        if box is not None:
            rgb = rgb[box.top : box.bottom, box.left : box.right]
        step = max(1, max(rgb.shape[:2]) // _SMALL_LONG_PX)
        return cls(rgb, block_means(rgb, step))

    def shrunk(self, long_px: int) -> RgbImage:
        """The region no longer than long_px, by area averaging."""
        height, width = self.rgb.shape[:2]
        scale = min(1.0, long_px / max(height, width))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        return np.asarray(cv2.resize(self.small, size, interpolation=cv2.INTER_AREA), np.uint8)


def block_means(rgb: RgbImage, step: int) -> RgbImage:
    """Means of step x step blocks; what is left over at the right and bottom makes blocks of its own.

    rgb: (H, W, 3), or (H, W) of anything. By halves, each rounded, as far as step is even.
    """
    if step == 1:
        return np.ascontiguousarray(rgb)
    height, width = rgb.shape[:2]
    rows, columns = height // step, width // step
    means: RgbImage = np.empty((-(-height // step), -(-width // step), *rgb.shape[2:]), np.uint8)
    for y0, y1, row, row_end in ((0, rows * step, 0, rows), (rows * step, height, rows, rows + 1)):
        for x0, x1, column, column_end in (
            (0, columns * step, 0, columns),
            (columns * step, width, columns, columns + 1),
        ):
            if y1 > y0 and x1 > x0:
                size = (column_end - column, row_end - row)
                means[row:row_end, column:column_end] = _shrunk_to(rgb[y0:y1, x0:x1], size)
    return means


def _shrunk_to(rgb: RgbImage, size: tuple[int, int]) -> RgbImage:
    """Area means at (width, height), which divide the picture's.

    By halves as far as that goes: OpenCV halves three times as fast as it takes any other step. A value
    may be half a level off for each.
    """
    while all(have % (2 * want) == 0 for have, want in zip(rgb.shape[1::-1], size, strict=True)):
        half = (rgb.shape[1] // 2, rgb.shape[0] // 2)
        rgb = np.asarray(cv2.resize(rgb, half, interpolation=cv2.INTER_AREA), np.uint8)
    if rgb.shape[1::-1] == size:
        return rgb
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA), np.uint8)
