"""Where two cutouts differ: one laid on the other by their subjects' boxes, differences in a hot colour."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.subject import main_box
from desktop.core.types import Alpha, RgbImage

_LONG_PX = 1200
_GREY = 128.0
"""Behind both: a half-transparent edge must not count as black or white."""
_TOLERANCE = 12.0
"""Levels of 0..255 that compression and scaling make of nothing."""
_FULL = 96.0
"""Levels from which a difference is as hot as it can be."""
_HOT = np.array([235.0, 60.0, 20.0], np.float32)


@dataclass(frozen=True, slots=True)
class Difference:
    """picture: the first cutout in pale grey, what differs in red.  share: 0..1, of the subject's pixels."""

    picture: RgbImage
    share: float


def difference(first: tuple[RgbImage, Alpha], second: tuple[RgbImage, Alpha]) -> Difference:
    """Compare two cutouts, each a photo with its matte. The second is stretched onto the first one's box."""
    size = _size_of(first[1])
    one, one_alpha = _laid(*first, size)
    other, other_alpha = _laid(*second, size)
    apart = np.abs(one - other).max(axis=-1)
    apart = cv2.GaussianBlur(apart, (0, 0), 1.0)  # single pixels are noise
    heat = np.clip((apart - _TOLERANCE) / (_FULL - _TOLERANCE), 0, 1).astype(np.float32)
    there = np.maximum(one_alpha, other_alpha)
    subject = there > 0.5
    share = float((heat[subject] > 0).mean()) if subject.any() else 0.0
    pale = 150 + 0.4 * (one.mean(axis=-1, keepdims=True) - _GREY)
    pale = np.where(there[..., None] > 0.02, pale, 224.0).astype(np.float32)
    weight = (heat ** np.float32(0.7))[..., None]
    picture = pale * (1 - weight) + _HOT * weight
    return Difference(np.asarray(np.clip(picture + 0.5, 0, 255), np.uint8), share)


def _size_of(alpha: Alpha) -> tuple[int, int]:
    """Width and height of the comparison: the first subject's shape."""
    box = main_box(alpha)
    scale = min(1.0, _LONG_PX / max(box.width, box.height))
    return max(1, round(box.width * scale)), max(1, round(box.height * scale))


def _laid(
    rgb: RgbImage, alpha: Alpha, size: tuple[int, int]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The subject's box at a size, on grey, and its matte 0..1."""
    box = main_box(alpha)
    part = (slice(box.top, box.bottom), slice(box.left, box.right))
    shrinks = size[0] < box.width
    how = cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR
    small = np.asarray(cv2.resize(rgb[part], size, interpolation=how), np.float32)
    cover = np.asarray(cv2.resize(alpha[part], size, interpolation=how), np.float32) / np.float32(255)
    return small * cover[..., None] + np.float32(_GREY) * (1 - cover[..., None]), cover
