"""A soft contact shadow, guessed from the outline of a product that stands on the ground."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.recipes import Shadow
from desktop.core.types import Alpha

_OPAQUE = 128
_SLOPE = 0.6
"""How steeply an outline may rise from the lowest point and still be seen as standing on the ground: the
receding edge of a box from the front does, the handle of a mug does not."""

_FLATNESS = 2.5
"""The ground is seen from a low angle: a blur on it is this much wider than high."""


def reach_px(shadow: Shadow, longer_px: int) -> int:
    """How far a shadow may extend beyond the subject, whose longer side has longer_px, on any side."""
    return int(np.ceil((3 * shadow.softness + abs(shadow.offset)) * longer_px)) + 2


def contact_shadow(alpha: Alpha, shadow: Shadow, longer_px: int) -> Alpha:
    """How much black lies on the ground at each pixel, 0..255; what the subject hides is left in.

    alpha: the subject's matte with reach_px of room on every side.  longer_px: its longer side.
    Two layers: a narrow dark one where the outline touches the ground, a wide faint one below what is near
    it. Each is a band along the ground line, flat like an ellipse seen from the front, and blurred.
    """
    bottom = _bottom(alpha)
    if bottom is None:
        return np.zeros_like(alpha)
    ground = _ground(bottom)
    above = ground - bottom  # pixels of air below the outline; infinite where there is no subject
    dark = np.zeros(alpha.shape, np.float32)
    for line, share, weight, sigma in (
        (bottom, 0.015, 0.6, shadow.softness / 4),
        (ground, 0.05, 0.4, shadow.softness),
    ):
        near = np.exp(-np.square(np.minimum(above / (share * longer_px), 10.0)))
        near[above > 3 * share * longer_px] = 0.0
        dark += np.float32(weight) * _band(alpha.shape, line, near, max(0.7, sigma * longer_px))
    if shadow.offset:
        move = np.array([[1, 0, 0], [0, 1, shadow.offset * longer_px]], np.float32)
        dark = np.asarray(cv2.warpAffine(dark, move, alpha.shape[::-1]), np.float32)
    return np.asarray(np.clip(dark * np.float32(shadow.strength * 255) + 0.5, 0, 255), np.uint8)


def _bottom(alpha: Alpha) -> NDArray[np.float64] | None:
    """The row below the lowest opaque pixel of each column, minus infinity where there is none."""
    opaque = alpha >= _OPAQUE
    if not opaque.any():
        return None
    lowest = alpha.shape[0] - np.argmax(opaque[::-1], axis=0).astype(np.float64)
    lowest[~opaque.any(axis=0)] = -np.inf
    return np.asarray(lowest, np.float64)


def _ground(bottom: NDArray[np.float64]) -> NDArray[np.float64]:
    """The line on the ground below each column: rising from the lowest points, as steeply as the slope."""
    columns = np.arange(len(bottom))
    from_left = np.maximum.accumulate(bottom + _SLOPE * columns) - _SLOPE * columns
    from_right = (np.maximum.accumulate((bottom - _SLOPE * columns)[::-1]))[::-1] + _SLOPE * columns
    return np.asarray(np.maximum(from_left, from_right), np.float64)


def _band(
    shape: tuple[int, ...], line: NDArray[np.float64], near: NDArray[np.float64], sigma_px: float
) -> NDArray[np.float32]:
    """A blurred band that ends at a line, as dark as each column is near: about 1 at its end.

    Worked at as small a size as the blur leaves nothing to see of.
    """
    height, width = shape
    flat_px = max(0.5, sigma_px / _FLATNESS)
    step = max(1, int(flat_px))
    columns, rows = -(-width // step), -(-height // step)
    weights = np.pad(near, (0, columns * step - width)).reshape(columns, step)
    ends = np.pad(np.where(near > 0, line, 0.0), (0, columns * step - width)).reshape(columns, step)
    total = weights.sum(axis=1)
    end = (weights * ends).sum(axis=1) / np.maximum(total, 1e-9) / step
    begin = end - 3 * flat_px / step
    row = np.arange(rows)[:, None]
    inside = np.clip(end - row, 0, 1) * np.clip(row + 1 - begin, 0, 1)
    band = (inside * (total / step)).astype(np.float32)
    blurred = cv2.GaussianBlur(band, (0, 0), sigma_px / step, sigmaY=flat_px / step)
    # At the edge of a half-plane a blur leaves one half: twice that is full.
    full = np.minimum(2 * blurred, np.float32(1))
    whole = cv2.resize(full, (columns * step, rows * step), interpolation=cv2.INTER_LINEAR)
    return np.asarray(whole, np.float32)[:height, :width]
