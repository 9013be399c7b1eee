"""How doubtful a matte is, and why, so that the doubtful photos are looked at first."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from desktop.core.networks import Pass, soft_iou
from desktop.core.types import NEEDS_A_LOOK, Alpha, Doubt, Reason, ReasonKind

_CHECK_LONG_PX = 320
_PIECE_SHARE = 0.02
"""A piece counts when it has this share of the subject."""
_HOLE_SHARE = 0.01
_SOFT_SHARE = 0.04
_CLEAN_EDGE_PX = 2.5
"""Width of a clean edge in the 320-px matte."""
_FRAME_SHARE = 0.08
"""The subject touches the frame when it covers this share of one side."""
_NOTHING_SHARE = 0.002
_AGREED = 0.8
"""Passes that agree less are named as a reason beside what the matte itself shows."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the networks said on the way. first, last: the small network's passes over the whole photo and,
    where it looked again, over the crop; the same one where it did not.

    other: the large network's pass over the whole photo, None where it was not asked.
    """

    first: Pass
    last: Pass
    other: Pass | None = None

    @property
    def agreement(self) -> float:
        """0..1, the mean over what can be compared: each pass with its own levels, network with network."""
        told = [self.first.agreement, self.last.agreement]
        if self.other is not None:
            told.append(soft_iou(self.first.map, self.other.map))
        return sum(told) / len(told)

    @property
    def ambiguity(self) -> float:
        """How undecided the last map is, 0..1: the sum of a(1 - a) over the sum of a."""
        map = self.last.map
        return float((map * (1 - map)).sum() / max(float(map.sum()), 1e-6))


def judge(alpha: Alpha, evidence: Evidence | None) -> Doubt:
    """How doubtful a matte is, 0..1, and the reasons, worst first.

    The score is a logistic fitted to failures (IoU < .8) on photos with true mattes: AUC .90 across two
    disjoint sets. It orders photos; it is no verdict.
    """
    reasons = _reasons(alpha)
    if any(reason.kind is ReasonKind.NOTHING for reason in reasons):
        return Doubt(1.0, reasons)
    if evidence is None:
        return Doubt(min(0.9, 0.25 * len(reasons)), reasons)
    agreement = evidence.agreement
    score = 1 / (1 + math.exp(-(2.931 - 6.096 * agreement + 24.698 * evidence.ambiguity)))
    if score > NEEDS_A_LOOK and (agreement < _AGREED or not reasons):
        reasons = (Reason(ReasonKind.UNSURE, score), *reasons)
    return Doubt(score, reasons)


def _reasons(alpha: Alpha) -> tuple[Reason, ...]:
    height, width = alpha.shape
    scale = min(1.0, _CHECK_LONG_PX / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    step = max(1, int(1 / scale / 3))  # to average every pixel of a large photo costs five times as much
    thinned = np.ascontiguousarray(alpha[::step, ::step])
    small: Alpha = np.asarray(cv2.resize(thinned, size, interpolation=cv2.INTER_AREA), np.uint8)
    mask = (small > 127).astype(np.uint8)
    area = int(mask.sum())
    if area < _NOTHING_SHARE * mask.size:
        return (Reason(ReasonKind.NOTHING, 0.0),)
    found = []
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    pieces = int(np.count_nonzero(stats[1:, cv2.CC_STAT_AREA] >= _PIECE_SHARE * area))
    if pieces > 1:
        found.append(Reason(ReasonKind.PIECES, float(pieces)))
    soft = _haze(small, mask, area)
    if soft > _SOFT_SHARE:
        found.append(Reason(ReasonKind.SOFT_EDGE, soft))
    if _hole_area(mask) >= _HOLE_SHARE * area:
        found.append(Reason(ReasonKind.HOLE, _hole_area(mask) / area))
    touching = max(float(side.mean()) for side in (mask[0], mask[-1], mask[:, 0], mask[:, -1]))
    if touching > _FRAME_SHARE:
        found.append(Reason(ReasonKind.FRAME, touching))
    return tuple(found)


def _haze(small: Alpha, mask: Alpha, area: int) -> float:
    """Half-transparent area beyond what a clean edge has, as a share of the subject."""
    half = int(np.count_nonzero((small > 25) & (small < 230)))
    outline = area - int(cv2.erode(mask, np.ones((3, 3), np.uint8)).sum())
    return max(0.0, half - _CLEAN_EDGE_PX * outline) / area


def _hole_area(mask: Alpha) -> int:
    """Pixels of background that the subject encloses."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(1 - np.pad(mask, 1), connectivity=4)
    outside = labels[0, 0]
    areas = stats[:, cv2.CC_STAT_AREA]
    return int(areas[1:].sum() - areas[outside])
