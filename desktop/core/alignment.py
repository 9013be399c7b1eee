"""Two photos laid over each other by their matching points, and compared where they overlap.

Counting matches rewards a shared logo; what tells one product from its sibling is whether the rest of the
surface agrees once the logos are on top of each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.features import Features
from desktop.core.keypoints import PICTURE_PX, SIDE_PX, points_px

Floats = NDArray[np.float32]

_RATIO = 0.8  # of the nearest to the second nearest descriptor, Lowe 2004, section 7.1
_FEWEST = 6  # inliers; fewer agree by chance
_REPROJECTION_PX = 14.0  # at SIDE_PX; a product is not flat
_AREA_RANGE = (0.05, 20.0)  # of a believable change of scale
_SMALLEST_OVERLAP_PX = 100
_BLOCK_PX = 13
_STRIDE_PX = 6
_TEXTURE = 9.0  # variance of L* from which correlation means something


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
    mask = cv2.warpAffine(first.mask, warp, (width, height), flags=cv2.INTER_NEAREST)
    overlap = (mask > 0) & (second.mask > 0)
    if np.count_nonzero(overlap) < _SMALLEST_OVERLAP_PX * (max(height, width) / PICTURE_PX) ** 2:
        return None
    difference = lab - second.lab
    light = difference[..., 0][overlap]
    weight = overlap.astype(np.float32)
    grid = np.zeros_like(overlap)
    grid[_STRIDE_PX::_STRIDE_PX, _STRIDE_PX::_STRIDE_PX] = True
    area = _block_sum(weight) + np.float32(1e-3)
    grid &= overlap & (area > _BLOCK_PX**2 / 2)
    return Alignment(
        correlation=_correlation(lab[..., 0], second.lab[..., 0], weight, area, grid),
        lightness=float(np.abs(light - np.median(light)).mean()),
        chroma=_chroma(difference[..., 1:], weight, area, grid),
    )


def _correlation(
    first: Floats, second: Floats, weight: Floats, area: Floats, grid: NDArray[np.bool_]
) -> float:
    def mean(values: Floats) -> Floats:
        return _block_sum(values * weight) / area

    one, other = mean(first), mean(second)
    one_variance = (mean(first * first) - one * one)[grid]
    other_variance = (mean(second * second) - other * other)[grid]
    covariance = (mean(first * second) - one * other)[grid]
    textured = (one_variance > _TEXTURE) | (other_variance > _TEXTURE)
    if np.count_nonzero(textured) < 4:
        return 0.0
    spread = np.sqrt(np.maximum(one_variance, 1) * np.maximum(other_variance, 1))
    return float(np.clip(np.median((covariance / spread)[textured]), -1, 1))


def _chroma(difference: Floats, weight: Floats, area: Floats, grid: NDArray[np.bool_]) -> float:
    if np.count_nonzero(grid) < 4:
        return float(np.abs(difference[weight > 0]).sum(axis=1).mean())
    blocks = np.stack([(_block_sum(difference[..., at] * weight) / area)[grid] for at in (0, 1)], axis=1)
    return float(np.quantile(np.abs(blocks - np.median(blocks, axis=0)).sum(axis=1), 0.9))


def _block_sum(values: Floats) -> Floats:
    size = (_BLOCK_PX, _BLOCK_PX)
    return np.asarray(
        cv2.boxFilter(
            np.ascontiguousarray(values), -1, size, normalize=False, borderType=cv2.BORDER_CONSTANT
        ),
        np.float32,
    )
