"""How a matte fits the box that the user drew around the subject.

A user's box ends some way in or out of the subject, but the subject reaches near every side of it. A matte
that stays far from a side lacks a part; one that runs out of the box took in something else.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from desktop.core.types import Alpha, BoolMask, Box

_GROWTH = 0.1
"""Hands are not exact: the subject may reach this share of a side beyond it."""
_LEAST_GROWTH = 0.02
"""The same for a thin box, as a share of its longer side."""
_SPECK = 0.02
"""Pieces smaller than this share of the largest one tell nothing of the subject's extent."""
_CHECK_LONG_PX = 640


def allowed(box: Box, width: int, height: int) -> Box:
    """Where the subject of a box may be: the box, a little larger, inside a width x height photo."""
    least = _LEAST_GROWTH * max(box.width, box.height)
    across, down = max(_GROWTH * box.width, least), max(_GROWTH * box.height, least)
    return Box(
        max(0, math.floor(box.left - across)),
        max(0, math.floor(box.top - down)),
        min(width, math.ceil(box.right + across)),
        min(height, math.ceil(box.bottom + down)),
    )


def only_inside(alpha: Alpha, zone: Box) -> Alpha:
    """The matte with nothing outside the zone."""
    inside = np.zeros_like(alpha)
    part = (slice(zone.top, zone.bottom), slice(zone.left, zone.right))
    inside[part] = alpha[part]
    return inside


@dataclass(frozen=True, slots=True)
class Fit:
    """gap: the farthest that the subject stays from a side of the box, as a share of the box's length that
    way; 1 where there is no subject.  cut: 0..1, how much of a side of the zone runs through the subject.
    """

    gap: float
    cut: float


def fit_of(alpha: Alpha, box: Box, zone: Box) -> Fit:
    """How a matte of the whole photo, nothing outside the zone, fits the box."""
    height, width = alpha.shape
    scale = min(1.0, _CHECK_LONG_PX / max(zone.width, zone.height))
    part = alpha[zone.top : zone.bottom, zone.left : zone.right]
    size = (max(1, round(zone.width * scale)), max(1, round(zone.height * scale)))
    mask = cv2.resize(part, size, interpolation=cv2.INTER_AREA) > 127
    extent = _extent(mask)
    if extent is None:
        return Fit(1.0, 0.0)
    across, down = zone.width / size[0], zone.height / size[1]
    gaps = (
        (zone.left + extent.left * across - box.left) / box.width,
        (zone.top + extent.top * down - box.top) / box.height,
        (box.right - zone.left - extent.right * across) / box.width,
        (box.bottom - zone.top - extent.bottom * down) / box.height,
    )
    sides = (
        (mask[:, 0], zone.left > 0),
        (mask[0], zone.top > 0),
        (mask[:, -1], zone.right < width),
        (mask[-1], zone.bottom < height),
    )
    return Fit(max(gaps), max((float(side.mean()) for side, is_inside in sides if is_inside), default=0.0))


def _extent(mask: BoolMask) -> Box | None:
    """The box around the pieces that count; None where there are none."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    if count < 2:
        return None
    pieces = stats[1:]
    pieces = pieces[pieces[:, cv2.CC_STAT_AREA] >= _SPECK * pieces[:, cv2.CC_STAT_AREA].max()]
    left, top = pieces[:, cv2.CC_STAT_LEFT], pieces[:, cv2.CC_STAT_TOP]
    right, bottom = left + pieces[:, cv2.CC_STAT_WIDTH], top + pieces[:, cv2.CC_STAT_HEIGHT]
    return Box(int(left.min()), int(top.min()), int(right.max()), int(bottom.max()))
