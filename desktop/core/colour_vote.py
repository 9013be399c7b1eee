"""Let the colours of the sure pixels vote on the unsure ones: up to .4 GrabCut in the band.

GrabCut: Rother, Kolmogorov, Blake 2004. Its colour models are learnt here from a sample of the band's
surroundings, and its graph is cut in blocks that hold a part of the band: as good, in half the time, and the
time grows with the band and not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.types import BoolMask, FloatMap, RgbImage
from desktop.core.vote_weight import Mixture, told_apart, vote_weight

Labels = NDArray[np.uint8]
"""(H, W) uint8, OpenCV's GC_BGD, GC_FGD, GC_PR_BGD, GC_PR_FGD."""
_Block = tuple[tuple[slice, slice], tuple[slice, slice]]

_SURROUNDINGS = 0.3
"""How far beyond the band colours are learnt, as a share of the band's longer side."""
BLOCK_PX, CLOSE_BLOCK_PX = 64, 128
"""Sides of the blocks, at a first look and at a closer one, whose bands are wider: there smaller blocks lose
boundary F, and larger ones take no longer."""
_BLOCK_MARGIN_PX = 8
"""How far beyond its part of the band a block sees."""
_COLOURS = 5
"""Gaussians in each of GrabCut's two mixtures; OpenCV's number, its buffers are laid out for it."""
_SAMPLE = 1500
_SURE_SAMPLE = 500
_FEWEST_PX = 10
_JITTER = 0.01
"""Added to the variances: a patch of one colour has none."""


def colour_vote(small: RgbImage, map: FloatMap, block_px: int = BLOCK_PX) -> FloatMap:
    """The map with the vote in its band. small, map: of one shape."""
    square = np.ones((5, 5), np.uint8)  # keeps the vote 2 px away from what is called sure
    sure_subject = cv2.erode((map > 0.95).astype(np.uint8), square) > 0
    sure_background = cv2.erode((map < 0.05).astype(np.uint8), square) > 0
    band: BoolMask = ~(sure_subject | sure_background)
    if not sure_subject.any() or not sure_background.any() or not band.any():
        return map
    labels: Labels = cv2.GC_PR_BGD + (map > 0.5).astype(np.uint8)
    labels[sure_background], labels[sure_subject] = cv2.GC_BGD, cv2.GC_FGD
    around = _surroundings(band)
    mixtures = _learnt(small[around], labels[around], block_px)
    if mixtures is None:
        return map
    labels = _cut(small, labels, _blocks(band, block_px), *mixtures)
    background_px, subject_px = (
        _sample(small[around], side[around], _SURE_SAMPLE) for side in (sure_background, sure_subject)
    )
    vote = _is_subject(labels)
    reliability = told_apart(background_px, subject_px, *mixtures)
    weight = vote_weight(map, vote, band, sure_subject, reliability)
    voted: FloatMap = np.where(band, map + weight * (vote - map), map).astype(np.float32)
    return voted


def _learnt(pixels: RgbImage, labels: Labels, block_px: int) -> tuple[Mixture, Mixture] | None:
    """The colours of background and subject, from what a first cut by a first guess at them takes for each.

    At a first look that cut is made at half the size, in a quarter of the time: it is only to learn from. At
    a closer one it would cost boundary F (.727 for .733 on real photos).
    None where there is too little of one to learn from.
    """
    guess = _mixtures(pixels, labels)
    height, width = (length // 2 for length in labels.shape)
    if guess is None or not height or not width:
        return guess
    if block_px == CLOSE_BLOCK_PX:
        cut = _cut(pixels, labels, _blocks(labels >= cv2.GC_PR_BGD, block_px), *guess)
        return _mixtures(pixels, cut) or guess
    half = np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    sparse = np.ascontiguousarray(labels[: 2 * height : 2, : 2 * width : 2])
    cut = _cut(half, sparse, _blocks(sparse >= cv2.GC_PR_BGD, block_px), *guess)
    return _mixtures(half, cut) or guess


def _mixtures(pixels: RgbImage, labels: Labels) -> tuple[Mixture, Mixture] | None:
    """The colours of background and subject; None where there is too little of one."""
    is_subject = _is_subject(labels)
    if min(np.count_nonzero(is_subject), np.count_nonzero(~is_subject)) < _FEWEST_PX:
        return None
    return _mixture(_sample(pixels, ~is_subject, _SAMPLE)), _mixture(_sample(pixels, is_subject, _SAMPLE))


def _is_subject(labels: Labels) -> BoolMask:
    mask: BoolMask = (labels & 1) == 1  # GC_FGD and GC_PR_FGD are the odd labels
    return mask


def _cut(
    small: RgbImage, labels: Labels, blocks: Iterable[_Block], background: Mixture, subject: Mixture
) -> Labels:
    """The labels after one cut of every block, all of them started from the same labels."""
    cut = labels.copy()
    for inner, outer in blocks:
        local = np.ascontiguousarray(labels[outer])
        pixels = np.ascontiguousarray(small[outer])
        cv2.grabCut(pixels, local, (0, 0, 1, 1), background, subject, 1, cv2.GC_EVAL_FREEZE_MODEL)
        rows, columns = (
            slice(within.start - beyond.start, within.stop - beyond.start)
            for within, beyond in zip(inner, outer, strict=True)
        )
        cut[inner] = local[rows, columns]
    return cut


def _blocks(band: BoolMask, side_px: int) -> Iterator[_Block]:
    """Rectangles that together hold the band, each with the larger one that its cut sees."""
    height, width = band.shape
    for top in range(0, height, side_px):
        for left in range(0, width, side_px):
            part = band[top : top + side_px, left : left + side_px]
            rows, columns = np.flatnonzero(part.any(axis=1)), np.flatnonzero(part.any(axis=0))
            if rows.size:
                yield (
                    (_span(top, rows), _span(left, columns)),
                    (
                        _span(top, rows, _BLOCK_MARGIN_PX, height),
                        _span(left, columns, _BLOCK_MARGIN_PX, width),
                    ),
                )


def _span(offset: int, places: NDArray[np.intp], margin: int = 0, end: int = 1 << 30) -> slice:
    """From the first to behind the last of the places, with a margin, inside 0..end."""
    first, last = offset + int(places[0]), offset + int(places[-1]) + 1
    return slice(max(0, first - margin), min(end, last + margin))


def _surroundings(band: BoolMask) -> tuple[slice, slice]:
    rows, columns = np.flatnonzero(band.any(axis=1)), np.flatnonzero(band.any(axis=0))
    reach = 8 + int(_SURROUNDINGS * max(rows[-1] - rows[0], columns[-1] - columns[0]))
    return (
        slice(max(0, int(rows[0]) - reach), int(rows[-1]) + 1 + reach),
        slice(max(0, int(columns[0]) - reach), int(columns[-1]) + 1 + reach),
    )


def _sample(pixels: RgbImage, mask: BoolMask, count: int) -> RgbImage:
    """Some of the mask's pixels, evenly spaced: count to twice as many, or all if they are fewer. (N, 3)."""
    places = np.flatnonzero(mask)
    return pixels.reshape(-1, 3).take(places[:: max(1, len(places) // count)], axis=0)


def _mixture(pixels: RgbImage) -> Mixture:
    """(1, 65) as cv2.grabCut keeps a mixture: 5 weights, 5 means, 5 covariances. pixels: (N, 3), N >= 10."""
    chosen = pixels.astype(np.float32)
    criteria = (cv2.TERM_CRITERIA_MAX_ITER, 10, 0.0)
    cv2.setRNGSeed(1)  # the first centres are drawn at random; OpenCV keeps the seed by thread
    _, nearest, _ = cv2.kmeans(chosen, _COLOURS, np.empty(0, np.int32), criteria, 1, cv2.KMEANS_PP_CENTERS)
    weights, means = np.zeros(_COLOURS), np.zeros((_COLOURS, 3))
    covariances = np.tile(np.eye(3) * _JITTER, (_COLOURS, 1, 1))
    for colour in range(_COLOURS):
        members = chosen[np.asarray(nearest).ravel() == colour].astype(np.float64)
        weights[colour] = len(members) / len(chosen)
        if len(members):
            means[colour] = members.mean(axis=0)
            centred = members - means[colour]
            covariances[colour] += centred.T @ centred / len(members)
    return np.concatenate([weights, means.ravel(), covariances.ravel()])[None]
