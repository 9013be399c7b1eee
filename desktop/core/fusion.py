"""One map of several passes: the surer one counts more, and what a closer look lost comes back."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.networks import Pass
from desktop.core.types import BoolMask, Box, FloatMap

_SHARPNESS = 30.0
"""A pass that is .1 surer outweighs the other e to the 3rd times."""
_UNDECIDED = 0.05
"""Weight of a pixel at .5; at 0 and 1 it is 1 more."""
_SURE_OF_IT = 0.8
_LOST_SHARE = 0.01
"""Lost parts below this share of the subject are no part but an edge seen otherwise."""
_SPECK_PX = 3
_NEAR_PX = 7
_SEAM_PX = 9


def fused(passes: Sequence[Pass]) -> FloatMap:
    """One map of several of one shape: a pass weighs by its certainty, a pixel by how decided it is there."""
    if len(passes) == 1:
        return passes[0].map
    best = max(one.certainty for one in passes)
    weights = [
        np.exp(_SHARPNESS * (one.certainty - best)) * ((2 * one.map - 1) ** 2 + _UNDECIDED) for one in passes
    ]
    total = sum(weight * one.map for weight, one in zip(weights, passes, strict=True))
    map: FloatMap = (total / sum(weights)).astype(np.float32)
    return map


def seen_in(map: FloatMap, box: Box, width: int, height: int) -> FloatMap:
    """The part of a map of a width x height picture that lies in the box, enlarged to the map's shape."""
    rows, columns = map.shape
    across, down = columns / width, rows / height
    x_step, y_step = box.width * across / columns, box.height * down / rows
    grid = np.array(
        [
            [x_step, 0, box.left * across + 0.5 * x_step - 0.5],
            [0, y_step, box.top * down + 0.5 * y_step - 0.5],
        ],
        np.float32,
    )
    part = cv2.warpAffine(
        map,
        grid,
        (columns, rows),
        flags=cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(np.clip(part, 0, 1), np.float32)


def with_lost_parts(close: FloatMap, whole: FloatMap) -> FloatMap:
    """The map of the closer look, with the parts of the subject that only the look at the whole was sure of.

    close, whole: of the same box and shape. A closer look sees edges better but may take a part for
    background once its surroundings are out of sight. What lies apart from the subject stays out.
    """
    subject = close > 0.5
    lost = ((whole > _SURE_OF_IT) & ~subject).astype(np.uint8)
    lost = np.asarray(cv2.morphologyEx(lost, cv2.MORPH_OPEN, _square(_SPECK_PX)), np.uint8)
    if not lost.any():
        return close
    count, labels, stats, _ = cv2.connectedComponentsWithStats(lost)
    part = stats[:, cv2.CC_STAT_AREA] >= _LOST_SHARE * np.count_nonzero(subject)
    near = np.zeros(count, bool)
    near[labels[cv2.dilate(subject.astype(np.uint8), _square(_NEAR_PX)) > 0]] = True
    part &= near
    part[0] = False
    back: BoolMask = part[labels]
    if not back.any():
        return close
    share = cv2.dilate(back.astype(np.float32), _square(_SEAM_PX))
    share = np.asarray(cv2.blur(share, (_SEAM_PX, _SEAM_PX)), np.float32)
    map: FloatMap = close + share * np.maximum(whole - close, 0)
    return map


def _square(side: int) -> NDArray[np.uint8]:
    return np.ones((side, side), np.uint8)
