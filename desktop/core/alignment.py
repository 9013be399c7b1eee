"""Two photos laid over each other by their matching points, and compared where they overlap.

Counting matches rewards a shared logo; what tells one product from its sibling is whether the rest of the
surface agrees once the logos are on top of each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.features import Features
from desktop.core.keypoints import PICTURE_PX, SIDE_PX, points_px

Floats = NDArray[np.float32]

ALIGNMENT_VERSION: int = 1
"""Grows whenever the same two photos would be aligned otherwise, so that kept alignments are made again."""

_RATIO = 0.8  # of the nearest to the second nearest descriptor, Lowe 2004, section 7.1
_FEWEST = 6  # inliers; fewer agree by chance
_REPROJECTION_PX = 14.0  # at SIDE_PX; a product is not flat
_AREA_RANGE = (0.05, 20.0)  # of a believable change of scale
_SMALLEST_OVERLAP_PX = 100
_BLOCK_PX = 13
_STRIDE_PX = 6
_TEXTURE = 9.0  # variance of L* from which correlation means something
_FEWEST_BLOCKS = 4


@dataclass(frozen=True, slots=True)
class Alignment:
    """How far two photos agree where they overlap; for a photo and itself 1, 0 and 0.

    correlation: median over textured blocks of the normalised cross-correlation of L*, 0 without texture.
    lightness: mean difference of L* after its median is taken away.  chroma: a*b* difference, after its
    median is taken away, of the block that is worse than nine in ten.
    """

    correlation: float
    lightness: float
    chroma: float


class Prepared:
    """A photo's points and small picture, unpacked."""

    def __init__(self, features: Features) -> None:
        self.points = points_px(features.points)
        descriptors = features.descriptors.astype(np.float32)
        # RootSIFT, Arandjelovic and Zisserman 2012, section 2.
        self.descriptors = np.sqrt(descriptors / (descriptors.sum(axis=1, keepdims=True) + np.float32(1e-7)))
        bgr = cv2.imdecode(features.picture, cv2.IMREAD_COLOR)
        if bgr is None:
            raise ValueError("the small picture is damaged")
        shape = bgr.shape[:2]
        bits = np.unpackbits(features.outline, count=shape[0] * shape[1])
        self.mask = bits.reshape(shape)
        lab = cv2.cvtColor(bgr.astype(np.float32) / np.float32(255), cv2.COLOR_BGR2LAB)
        self.lab: Floats = np.asarray(cv2.GaussianBlur(lab, (5, 5), 1.0), np.float32)
        self.picture_scale = max(shape) / SIDE_PX


def align(first: Prepared, second: Prepared) -> Alignment | None:
    """Lay the first over the second; None when too few points agree. The same for the same order."""
    one, other = _matches(first.descriptors, second.descriptors)
    if len(one) < _FEWEST:
        return None
    found, inliers = cv2.estimateAffine2D(
        first.points[one],
        second.points[other],
        ransacReprojThreshold=_REPROJECTION_PX,
        maxIters=400,
        confidence=0.99,
    )
    if np.count_nonzero(inliers) < _FEWEST:  # also when nothing was found
        return None
    affine = np.asarray(found, np.float64)
    area = abs(float(np.linalg.det(affine[:, :2])))
    if not _AREA_RANGE[0] < area < _AREA_RANGE[1]:
        return None
    return _compared(first, second, affine)


def _matches(first: Floats, second: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places of descriptors that are each other's nearest, by a clear margin."""
    if len(first) < 2 or len(second) < 2:
        return np.empty(0, np.intp), np.empty(0, np.intp)
    cosines = first @ second.T
    nearest = cosines.argmax(axis=1)
    mutual = np.flatnonzero(cosines.argmax(axis=0)[nearest] == np.arange(len(first)))
    rows = cosines[mutual]
    best = rows[np.arange(len(mutual)), nearest[mutual]]
    rows[np.arange(len(mutual)), nearest[mutual]] = -1
    clear = (1 - best) < _RATIO**2 * (1 - rows.max(axis=1))  # squared distance of unit vectors: 2 - 2 cos
    return mutual[clear], nearest[mutual][clear]


def _compared(first: Prepared, second: Prepared, affine: NDArray[np.float64]) -> Alignment | None:
    height, width = second.mask.shape
    warp = affine.copy()
    warp[:, :2] *= second.picture_scale / first.picture_scale
    warp[:, 2] *= second.picture_scale
    lab = np.asarray(cv2.warpAffine(first.lab, warp, (width, height)), np.float32)
    overlap = second.mask & cv2.warpAffine(first.mask, warp, (width, height), flags=cv2.INTER_NEAREST)
    is_shared = overlap > 0
    if np.count_nonzero(is_shared) < _SMALLEST_OVERLAP_PX * (max(height, width) / PICTURE_PX) ** 2:
        return None
    difference = lab - second.lab
    light = difference[..., 0][is_shared]
    weight = overlap.astype(np.float32)
    blocks = _blocks(lab[..., 0] * weight, second.lab[..., 0] * weight, difference, weight, is_shared)
    return Alignment(
        correlation=_correlation(blocks),
        lightness=float(np.abs(light - _median(light)).mean()),
        chroma=_chroma(blocks, difference[..., 1:][is_shared]),
    )


def _blocks(
    one: Floats, other: Floats, difference: Floats, weight: Floats, is_shared: NDArray[np.bool_]
) -> Floats:
    """(7, B) means over the overlap in each block that mostly lies in it and whose middle does.

    Of L* in one and in the other, of their squares, of their product, of the differences of a* and of b*.
    one, other, weight: 0 outside of the overlap.
    """
    height, width = weight.shape
    planes = np.stack(
        [
            weight,
            one,
            other,
            one * one,
            other * other,
            one * other,
            difference[..., 1] * weight,
            difference[..., 2] * weight,
        ]
    )
    # Sums are wanted on a coarse grid only: two small products cost half of a running sum at every pixel.
    sums = (_windows(height) @ planes) @ _windows(width).T
    area = sums[0] + np.float32(1e-3)
    kept = is_shared[_STRIDE_PX::_STRIDE_PX, _STRIDE_PX::_STRIDE_PX] & (area > _BLOCK_PX**2 / 2)
    return np.asarray((sums[1:] / area)[:, kept], np.float32)


@cache
def _windows(length_px: int) -> Floats:
    """(B, length_px) ones where a block reaches; blocks are centred on every _STRIDE_PX-th pixel."""
    centres = np.arange(_STRIDE_PX, length_px, _STRIDE_PX)
    return np.asarray(np.abs(np.arange(length_px) - centres[:, None]) <= _BLOCK_PX // 2, np.float32)


def _correlation(blocks: Floats) -> float:
    one, other, one_square, other_square, product, _, _ = blocks
    one_variance, other_variance = one_square - one * one, other_square - other * other
    textured = (one_variance > _TEXTURE) | (other_variance > _TEXTURE)
    if np.count_nonzero(textured) < _FEWEST_BLOCKS:
        return 0.0
    spread = np.sqrt(np.maximum(one_variance, 1) * np.maximum(other_variance, 1))
    return min(1.0, max(-1.0, _median(((product - one * other) / spread)[textured])))


def _chroma(blocks: Floats, pixels: Floats) -> float:
    a, b = blocks[5:]
    if len(a) < _FEWEST_BLOCKS:
        return float(np.abs(pixels).sum(axis=1).mean())
    apart = np.abs(a - _median(a)) + np.abs(b - _median(b))
    at = 0.9 * (len(apart) - 1)
    low, high = np.partition(apart, (int(at), int(at) + 1))[[int(at), int(at) + 1]].tolist()
    return float(low + (high - low) * (at - int(at)))


def _median(values: Floats) -> float:
    """As numpy's, in a third of its time for the few values that there are here."""
    half = len(values) // 2
    if len(values) % 2:
        return float(np.partition(values, half)[half])
    low, high = np.partition(values, (half - 1, half))[half - 1 : half + 1].tolist()
    return float((low + high) / 2)
