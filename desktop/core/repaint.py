"""Draw a matte anew where a coarse division of the photo changed, and nowhere else."""

from __future__ import annotations

import math

import cv2
import numpy as np

from desktop.core.refine import refine
from desktop.core.region import Region
from desktop.core.types import Alpha, BoolMask, Box, FloatMap, RgbImage

_AROUND_PX = 4
"""How far around a change the matte is drawn anew, in pixels of the division: its old edge goes too."""
_CONTEXT_PX = 12
"""How much more the refinement sees, so that it knows the colours on both sides."""
_SOFT_PX = 5
"""Width of the coarse edge that the refinement makes sharp."""


def repainted(rgb: RgbImage, alpha: Alpha, frame: Box, changed: BoolMask, subject: BoolMask) -> Alpha:
    """The matte with its changes; away from them it stays as it is, bit for bit.

    frame: the part of the photo that `changed` and `subject` divide, coarsely.
    """
    if not changed.any():
        return alpha
    rows, columns = changed.shape
    side = 2 * _AROUND_PX + 1
    round_ = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    near: BoolMask = cv2.dilate(changed.astype(np.uint8), round_) > 0
    seen = _seen(near)
    box = _in_photo(seen, frame, columns, rows)
    part = (slice(seen.top, seen.bottom), slice(seen.left, seen.right))
    old = alpha[box.top : box.bottom, box.left : box.right]
    new = refine(Region.of(rgb, box), _coarse(old, subject[part], near[part]))
    result = alpha.copy()
    result[box.top : box.bottom, box.left : box.right] = _mixed(old, new, near[part])
    return result


def _mixed(old: Alpha, new: Alpha, near: BoolMask) -> Alpha:
    """The new matte near the change, the old one elsewhere, one fading into the other between."""
    soft = cv2.blur(near.astype(np.uint8) * 255, (5, 5))
    weight = cv2.resize(soft, (old.shape[1], old.shape[0]), interpolation=cv2.INTER_LINEAR)
    mixed = cv2.copyTo(new, (weight == 255).astype(np.uint8), old.copy())
    between = (weight > 0) & (weight < 255)
    share = weight[between].astype(np.float32) / np.float32(255)
    mixed[between] = old[between] + (new[between].astype(np.float32) - old[between]) * share + np.float32(0.5)
    return np.asarray(mixed, np.uint8)


def _coarse(old: Alpha, subject: BoolMask, near: BoolMask) -> FloatMap:
    """The map that is refined: the division with soft edges near the change, else the old matte."""
    size = (subject.shape[1], subject.shape[0])
    kept = cv2.resize(old, size, interpolation=cv2.INTER_AREA).astype(np.float32) / np.float32(255)
    drawn = cv2.blur(subject.astype(np.float32), (_SOFT_PX, _SOFT_PX))
    return np.where(near, drawn, kept).astype(np.float32)


def _seen(near: BoolMask) -> Box:
    """The part of the division that is refined."""
    rows, columns = near.shape
    ys, xs = np.flatnonzero(near.any(axis=1)), np.flatnonzero(near.any(axis=0))
    return Box(
        max(0, int(xs[0]) - _CONTEXT_PX),
        max(0, int(ys[0]) - _CONTEXT_PX),
        min(columns, int(xs[-1]) + 1 + _CONTEXT_PX),
        min(rows, int(ys[-1]) + 1 + _CONTEXT_PX),
    )


def _in_photo(part: Box, frame: Box, columns: int, rows: int) -> Box:
    """A part of the division in pixels of the photo."""
    across, down = frame.width / columns, frame.height / rows
    return Box(
        frame.left + math.floor(part.left * across),
        frame.top + math.floor(part.top * down),
        min(frame.right, frame.left + math.ceil(part.right * across)),
        min(frame.bottom, frame.top + math.ceil(part.bottom * down)),
    )
