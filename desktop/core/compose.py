"""Photo and matte to cutout."""

from __future__ import annotations

import cv2
import numpy as np

from desktop.core.types import Alpha, Box, RgbaImage, RgbImage


def compose(rgb: RgbImage, alpha: Alpha) -> RgbaImage:
    """The cutout: the photo's own colours, the matte as straight alpha, RGB zero where alpha is zero.

    What the eye cannot see is zeroed so that it cannot leak (and so that it compresses to nothing).
    Raises ValueError when the shapes differ.
    """
    if rgb.shape[:2] != alpha.shape:
        raise ValueError(f"photo is {rgb.shape[:2]}, matte is {alpha.shape}")
    rgba = np.empty((*alpha.shape, 4), np.uint8)
    cv2.mixChannels([np.ascontiguousarray(rgb), alpha], [rgba], [0, 0, 1, 1, 2, 2, 3, 3])
    rgba.view(np.uint32)[..., 0][alpha == 0] = 0
    return rgba


def subject_box(alpha: Alpha, threshold: int = 8) -> Box:
    """The tight box around what is visible; the whole frame when nothing is.

    threshold: 0..255, the alpha a pixel needs to count as visible.
    """
    height, width = alpha.shape
    visible = alpha >= threshold
    rows, columns = np.flatnonzero(visible.any(axis=1)), np.flatnonzero(visible.any(axis=0))
    if not rows.size:
        return Box(0, 0, width, height)
    return Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)
