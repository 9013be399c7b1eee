"""Photo and matte to cutout."""

from __future__ import annotations

import cv2
import numpy as np

from desktop.core.edge_colours import unmix_edges
from desktop.core.types import Alpha, Box, RgbaImage, RgbImage

_BAND_ROWS = 64


def compose(rgb: RgbImage, alpha: Alpha) -> RgbaImage:
    """The cutout: the subject's own colours, the matte as straight alpha, RGB zero where alpha is zero.

    Where the matte is solid the colours are the photo's, bit by bit; where it is not, they are the photo's
    without what shows through of the background. What the eye cannot see is zeroed so that it cannot leak
    (and so that it compresses to nothing).
    Raises ValueError when the shapes differ.
    """
    if rgb.shape[:2] != alpha.shape:
        raise ValueError(f"photo is {rgb.shape[:2]}, matte is {alpha.shape}")
    cutout: RgbaImage = np.zeros((*alpha.shape, 4), np.uint8)
    for top in range(0, alpha.shape[0], _BAND_ROWS):  # bands stay in the processor's cache
        rows = slice(top, top + _BAND_ROWS)
        shown = np.flatnonzero(alpha[rows].max(axis=0))
        if shown.size:
            part = (rows, slice(int(shown[0]), int(shown[-1]) + 1))
            band = np.ascontiguousarray(alpha[part])
            solid = cv2.cvtColor(np.ascontiguousarray(rgb[part]), cv2.COLOR_RGB2RGBA)
            cv2.insertChannel(band, solid, 3)
            cv2.copyTo(solid, band, cutout[part])  # where the matte is not zero
    unmix_edges(cutout, rgb, alpha)
    return cutout


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
