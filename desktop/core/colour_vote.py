"""Let the colours of the sure pixels vote on the unsure ones: .6 map + .4 GrabCut in the band.

GrabCut: Rother, Kolmogorov, Blake 2004. Its colour models are started here from a sample of the pixels
instead of all of them, and it sees only the surroundings of the band: a third of the time, the same mattes.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.types import BoolMask, FloatMap, RgbImage

_WEIGHT = 0.4
_ROUNDS = 2
_WIDE_BAND_PX = 25_000
"""A band as wide as this gets one round: the second costs most there and changes least."""
_SURROUNDINGS = 0.3
"""How far beyond the band GrabCut sees, as a share of the band's longer side."""
_COLOURS = 5
"""Gaussians in each of GrabCut's two mixtures; OpenCV's number, its buffers are laid out for it."""
_SAMPLE = 1500
_FEWEST_PX = 10
_JITTER = 0.01
"""Added to the variances: a patch of one colour has none."""


def colour_vote(small: RgbImage, map: FloatMap) -> FloatMap:
    """The map with the vote in its band. small, map: of one shape."""
    square = np.ones((5, 5), np.uint8)  # keeps the vote 2 px away from what is called sure
    sure_subject = cv2.erode((map > 0.95).astype(np.uint8), square) > 0
    sure_background = cv2.erode((map < 0.05).astype(np.uint8), square) > 0
    band: BoolMask = ~(sure_subject | sure_background)
    if not sure_subject.any() or not sure_background.any() or not band.any():
        return map
    rows, columns = _surroundings(band)
    probable = np.where(map > 0.5, cv2.GC_PR_FGD, cv2.GC_PR_BGD)
    known = np.where(sure_background, cv2.GC_BGD, probable)
    labels = np.ascontiguousarray(np.where(sure_subject, cv2.GC_FGD, known)[rows, columns].astype(np.uint8))
    pixels = np.ascontiguousarray(small[rows, columns])
    is_subject = (labels & 1) == 1  # GC_FGD and GC_PR_FGD are the odd labels
    if min(np.count_nonzero(is_subject), np.count_nonzero(~is_subject)) < _FEWEST_PX:
        return map
    background, subject = _mixture(pixels[~is_subject]), _mixture(pixels[is_subject])
    rounds = _ROUNDS if np.count_nonzero(band) < _WIDE_BAND_PX else 1
    cv2.grabCut(pixels, labels, (0, 0, 1, 1), background, subject, rounds, cv2.GC_EVAL)
    voted = map.copy()
    vote = (labels & 1).astype(np.float32)
    inside = map[rows, columns]
    voted[rows, columns] = np.where(band[rows, columns], (1 - _WEIGHT) * inside + _WEIGHT * vote, inside)
    return voted


def _surroundings(band: BoolMask) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(band.any(axis=1)), np.flatnonzero(band.any(axis=0))
    reach = 8 + int(_SURROUNDINGS * max(rows[-1] - rows[0], columns[-1] - columns[0]))
    return (
        slice(max(0, int(rows[0]) - reach), int(rows[-1]) + 1 + reach),
        slice(max(0, int(columns[0]) - reach), int(columns[-1]) + 1 + reach),
    )


def _mixture(pixels: RgbImage) -> NDArray[np.float64]:
    """(1, 65) as cv2.grabCut keeps a mixture: 5 weights, 5 means, 5 covariances. pixels: (N, 3), N >= 10."""
    sample = pixels[:: max(1, len(pixels) // _SAMPLE)].astype(np.float32)
    criteria = (cv2.TERM_CRITERIA_MAX_ITER, 10, 0.0)
    cv2.setRNGSeed(1)  # the first centres are drawn at random; OpenCV keeps the seed by thread
    _, nearest, _ = cv2.kmeans(sample, _COLOURS, np.empty(0, np.int32), criteria, 1, cv2.KMEANS_PP_CENTERS)
    weights, means = np.zeros(_COLOURS), np.zeros((_COLOURS, 3))
    covariances = np.tile(np.eye(3) * _JITTER, (_COLOURS, 1, 1))
    for colour in range(_COLOURS):
        members = sample[np.asarray(nearest).ravel() == colour].astype(np.float64)
        weights[colour] = len(members) / len(sample)
        if len(members):
            means[colour] = members.mean(axis=0)
            centred = members - means[colour]
            covariances[colour] += centred.T @ centred / len(members)
    return np.concatenate([weights, means.ravel(), covariances.ravel()])[None]
