"""How far a matte is from the true one, and how well a score finds the bad ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.types import Alpha, BoolMask, FloatMap

_SMOOTH = cv2.getGaussianKernel(9, 1.4)
_SLOPE = np.arange(4, -5, -1, dtype=np.float64)[:, None] * _SMOOTH / 1.4**2


@dataclass(frozen=True, slots=True)
class Measures:
    """One matte against the true one; iou and boundary are good when high, the others when low.

    iou: of what is more than half subject.  boundary: F-measure of its outline within .3 % of the diagonal,
    at least 1.5 px.  gradient: squared gradient error per 100 px of subject.  band: mean absolute error
    within 1.2 % of the diagonal around the true outline, and where the true matte is half transparent.
    sad: summed absolute error over the true subject's area.
    """

    iou: float
    boundary: float
    gradient: float
    band: float
    sad: float


def measure(alpha: Alpha, truth: Alpha) -> Measures:
    """The measures of a matte; one of another size than the true one counts as empty."""
    if alpha.shape != truth.shape:
        alpha = np.zeros_like(truth)
    got_map: FloatMap = alpha.astype(np.float32) / np.float32(255)
    want_map: FloatMap = truth.astype(np.float32) / np.float32(255)
    got, want = got_map > 0.5, want_map > 0.5
    got_edge, want_edge = _outline(got), _outline(want)
    diagonal_px = float(np.hypot(*truth.shape))
    reach_px = max(1.5, 0.003 * diagonal_px)
    to_want = _distance_to(want_edge)
    precision = float((to_want[got_edge] <= reach_px).mean()) if got_edge.any() else 0.0
    recall = float((_distance_to(got_edge)[want_edge] <= reach_px).mean()) if want_edge.any() else 0.0
    near = (to_want <= 0.012 * diagonal_px) | ((want_map > 0.02) & (want_map < 0.98))
    error = np.abs(got_map - want_map)
    steps = (_gradient(got_map) - _gradient(want_map)) ** 2
    return Measures(
        iou=float((got & want).sum() / max(int((got | want).sum()), 1)),
        boundary=2 * precision * recall / max(precision + recall, 1e-9),
        gradient=float(steps.sum()) / max(int(want.sum()), 1) * 100,
        band=float(error[near].mean()) if near.any() else 0.0,
        sad=float(error.sum() / max(float(want_map.sum()), 1.0)),
    )


def area_under_curve(bad: Sequence[bool], scores: Sequence[float]) -> float | None:
    """How often a bad one scores above a good one, ties half; None without both."""
    high = [score for is_bad, score in zip(bad, scores, strict=True) if is_bad]
    low = [score for is_bad, score in zip(bad, scores, strict=True) if not is_bad]
    if not high or not low:
        return None
    wins = sum((one > other) + 0.5 * (one == other) for one in high for other in low)
    return wins / (len(high) * len(low))


def share_in_worst(bad: Sequence[bool], scores: Sequence[float], share: float = 0.2) -> float | None:
    """Which part of the bad ones is among the `share` of all with the highest scores, rounded up."""
    if not any(bad):
        return None
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    worst = order[: -(-len(order) * round(share * 100) // 100)]
    return sum(bad[at] for at in worst) / sum(bad)


def _outline(mask: BoolMask) -> BoolMask:
    inner = cv2.erode(mask.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return mask & ~inner


def _distance_to(edge: BoolMask) -> NDArray[np.float32]:
    if not edge.any():
        return np.full(edge.shape, 1e9, np.float32)
    return np.asarray(cv2.distanceTransform((~edge).astype(np.uint8), cv2.DIST_L2, 3), np.float32)


def _gradient(map: FloatMap) -> NDArray[np.float32]:
    across = cv2.sepFilter2D(map, cv2.CV_32F, _SLOPE, _SMOOTH)
    down = cv2.sepFilter2D(map, cv2.CV_32F, _SMOOTH, _SLOPE)
    return np.hypot(across, down)
