"""How sharp a subject is: what blurring it once more would change."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.compose import subject_box
from desktop.core.types import Alpha, FloatMap, RgbImage

SIDES_PX = (256, 512, 1024)
"""Longer sides of the subject at which it is measured; a photo is never enlarged for it."""

_BLUR_PX = 9  # Crété et al. 2007, section 3
_INSIDE = 200  # of 255: the subject without its soft edge
_ERODED_SHARE = 1 / 64  # of the longer side: what a blurred background throws over the edge


def sharpness(rgb: RgbImage, alpha: Alpha) -> tuple[float, ...]:
    """0..100 at each of SIDES_PX that the subject reaches, at its own size if it reaches none.

    Small photos look sharp pixel by pixel, so photos are compared at the largest side that both have.
    Measured inside the eroded mask, over the whole photo when there is no subject. Neither exposure nor
    contrast changes it. The blur metric of Crété, Dolmiere, Ladret and Nicolas 2007 ("The blur effect", SPIE
    6492), turned round.
    """
    box = subject_box(alpha)
    at = np.s_[box.top : box.bottom, box.left : box.right]
    grey = np.asarray(cv2.cvtColor(np.ascontiguousarray(rgb[at]), cv2.COLOR_RGB2GRAY), np.uint8)
    alpha = np.ascontiguousarray(alpha[at])
    reached = [side for side in SIDES_PX if side <= max(alpha.shape)] or [max(alpha.shape)]
    found = []
    for side in reversed(reached):  # each from the one before: small steps cost little
        grey, alpha = _shrunk(grey, side), _shrunk(alpha, side)
        found.append(_measured(grey.astype(np.float32), alpha))
    return tuple(reversed(found))


def _measured(grey: FloatMap, alpha: Alpha) -> float:
    mask = (alpha > _INSIDE).astype(np.uint8)
    reach = 2 * max(1, round(max(alpha.shape) * _ERODED_SHARE)) + 1
    inside = np.asarray(
        cv2.erode(mask, np.ones((reach, reach)), borderType=cv2.BORDER_CONSTANT, borderValue=0), np.uint8
    )
    if not inside.any():
        inside = mask if mask.any() else np.ones_like(mask)
    down, down_all = _variation(grey, inside)
    across, across_all = _variation(np.ascontiguousarray(grey.T), np.ascontiguousarray(inside.T))
    total = down_all + across_all
    return 100 * (down + across) / total if total > 0 else 0.0


def _variation(grey: FloatMap, inside: NDArray[np.uint8]) -> tuple[float, float]:
    """Differences from row to row inside the mask: what a blur along the columns takes of them, and all."""
    own = np.abs(np.diff(grey, axis=0))
    left = np.abs(np.diff(cv2.blur(grey, (1, _BLUR_PX)), axis=0))
    both = (inside[1:] > 0) & (inside[:-1] > 0)
    return float(np.maximum(own - left, 0)[both].sum()), float(own[both].sum())


def _shrunk(image: Alpha, side_px: int) -> Alpha:
    height, width = image.shape[:2]
    scale = side_px / max(height, width)
    if scale >= 1:
        return image
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_AREA), np.uint8)
