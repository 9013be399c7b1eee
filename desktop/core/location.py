"""Where the subject is: from a coarse map to the box that is looked at again, larger."""

from __future__ import annotations

import math

import cv2
import numpy as np

from desktop.core.types import Box, FloatMap

# Chosen on photos with true mattes: a margin of .1 is too tight, .2 the gain.
MARGIN = 0.2
_THRESHOLD = 0.3
_SPECK = 0.02
"""Pieces smaller than this share of the largest one do not stretch the box."""


def locate(map: FloatMap, width: int, height: int) -> Box:
    """The box around the subject of a coarse map, with margin, in a width x height picture.

    The whole picture when the map shows nothing.
    """
    count, _, stats, _ = cv2.connectedComponentsWithStats((map > _THRESHOLD).astype(np.uint8))
    if count < 2:
        return Box(0, 0, width, height)
    pieces = stats[1:]
    area = pieces[:, cv2.CC_STAT_AREA]
    pieces = pieces[area >= _SPECK * area.max()]
    across, down = width / map.shape[1], height / map.shape[0]
    left, top = pieces[:, cv2.CC_STAT_LEFT], pieces[:, cv2.CC_STAT_TOP]
    right, bottom = left + pieces[:, cv2.CC_STAT_WIDTH], top + pieces[:, cv2.CC_STAT_HEIGHT]
    tight = Box(
        math.floor(left.min() * across),
        math.floor(top.min() * down),
        math.ceil(right.max() * across),
        math.ceil(bottom.max() * down),
    )
    return tight.grown(MARGIN, width, height)
