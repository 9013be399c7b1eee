"""How much the colours' vote counts: where they tell subject from background, on what is still undecided."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.types import BoolMask, FloatMap, RgbImage

Mixture = NDArray[np.float64]
"""(1, 65) as cv2.grabCut keeps a mixture of five colours: weights, means, covariances."""

_MOST = 0.4
_CHANCE, _RELIABLE = 0.5, 0.9
"""Colours that tell apart no more than chance have no vote; nine right in ten have all of it."""
_OPENNESS = 6.0
"""Times m (1 - m): from .21 to .79 a map is open to the whole vote, at .05 to a quarter of it."""
_COLOURS = 5
_LEVEL = 1.0
"""Variance in levels of 255 that every colour has at least: pixels are whole numbers."""


def vote_weight(
    map: FloatMap, vote: BoolMask, band: BoolMask, sure_subject: BoolMask, reliability: float
) -> FloatMap:
    """How far each pixel of the map moves to its vote, 0..1. All of one shape; reliability: of told_apart.

    A nearly decided pixel hardly moves. Nothing becomes subject but what hangs together, inside the band,
    with what is surely subject: the same colours elsewhere in the photo belong to something else.
    """
    trust = float(np.clip((reliability - _CHANCE) / (_RELIABLE - _CHANCE), 0, 1))
    open_to_it = np.minimum(1, _OPENNESS * map * (1 - map))
    allowed = ~vote | reaches(band | sure_subject, sure_subject)
    weight: FloatMap = (_MOST * trust * open_to_it * allowed).astype(np.float32)
    return weight


def reaches(area: BoolMask, seed: BoolMask) -> BoolMask:
    """The connected parts of an area that hold a pixel of the seed, which lies inside it."""
    count, labels = cv2.connectedComponents(area.astype(np.uint8))
    holds = np.zeros(count, bool)
    holds[labels[seed]] = True
    mask: BoolMask = holds[labels]
    return mask


def told_apart(background_px: RgbImage, subject_px: RgbImage, background: Mixture, subject: Mixture) -> float:
    """How well two mixtures tell the sure pixels apart: the share right, of the side that fares worse.

    background_px, subject_px: (N, 3) of what is sure; 0 when there is none of one.
    """
    if not len(background_px) or not len(subject_px):
        return 0.0
    right = _log_density(subject_px, subject) > _log_density(subject_px, background)
    wrong = _log_density(background_px, subject) > _log_density(background_px, background)
    return min(float(right.mean()), 1 - float(wrong.mean()))


def _log_density(pixels: RgbImage, mixture: Mixture) -> NDArray[np.float64]:
    """(N,) up to one constant."""
    values = pixels.astype(np.float64)
    weights, means = mixture[0, :_COLOURS], mixture[0, _COLOURS : 4 * _COLOURS].reshape(_COLOURS, 3)
    covariances = mixture[0, 4 * _COLOURS :].reshape(_COLOURS, 3, 3) + _LEVEL * np.eye(3)
    parts = []
    for weight, mean, covariance in zip(weights, means, covariances, strict=True):
        if weight > 0:
            whitened = (values - mean) @ np.linalg.inv(np.linalg.cholesky(covariance)).T
            distance = np.einsum("ij,ij->i", whitened, whitened)
            parts.append(np.log(weight) - 0.5 * (np.linalg.slogdet(covariance)[1] + distance))
    return np.asarray(np.logaddexp.reduce(parts, axis=0), np.float64)
