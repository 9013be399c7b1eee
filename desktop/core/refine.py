"""From a coarse map to a matte with the photo's own edges: colour vote, guided filter, levels."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.types import Alpha, FloatMap, RgbImage

_VOTE_LONG_PX = 480
_VOTE_WEIGHT = 0.4
_VOTE_ROUNDS = 3
_FEWEST_PX = 10
"""GrabCut makes five colour clusters a side and refuses fewer pixels than clusters."""
_GUIDE_LONG_PX = 640
_GUIDE_RADIUS_PX = 4
_GUIDE_EPSILON = 1e-4
_TILE_PX = 24
"""Side of a tile of the guided filter, in pixels of the 640-px picture."""
_EDGE_LOW, _EDGE_HIGH = 0.02, 0.98
_LEVELS = (0.05, 0.95)


def refine(rgb: RgbImage, map: FloatMap) -> Alpha:
    """The matte of a picture from a coarse map of it (any shape, 0..1)."""
    voted = colour_vote(rgb, map)
    alpha = guided_upscale(rgb, voted)
    return cv2.LUT(alpha, _levels_table())  # type: ignore[return-value]


def colour_vote(rgb: RgbImage, map: FloatMap) -> FloatMap:
    """Let the colours of the sure pixels vote on the unsure ones: .6 map + .4 GrabCut in the band.

    Returns a map of the picture's shape at 480 px. GrabCut: Rother, Kolmogorov, Blake 2004.
    """
    small, coarse = _shrunk(rgb, map, _VOTE_LONG_PX)
    square = np.ones((5, 5), np.uint8)  # keeps the vote 2 px away from what is called sure
    sure_subject = cv2.erode((coarse > 0.95).astype(np.uint8), square) > 0
    sure_background = cv2.erode((coarse < 0.05).astype(np.uint8), square) > 0
    if not sure_subject.any() or not sure_background.any():
        return coarse
    probable = np.where(coarse > 0.5, cv2.GC_PR_FGD, cv2.GC_PR_BGD)
    labels = np.where(sure_subject, cv2.GC_FGD, np.where(sure_background, cv2.GC_BGD, probable)).astype(
        np.uint8
    )
    if min(np.count_nonzero(labels & 1), np.count_nonzero(~labels & 1)) < _FEWEST_PX:
        return coarse
    cv2.setRNGSeed(1)  # GrabCut starts its colour clusters at random; the seed is kept by thread
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.grabCut(small, labels, (0, 0, 1, 1), *models, _VOTE_ROUNDS, cv2.GC_INIT_WITH_MASK)
    vote = (labels & 1).astype(np.float32)  # GC_FGD and GC_PR_FGD are the odd labels
    sure = sure_subject | sure_background
    return np.where(sure, coarse, (1 - _VOTE_WEIGHT) * coarse + _VOTE_WEIGHT * vote).astype(np.float32)


def guided_upscale(rgb: RgbImage, map: FloatMap) -> Alpha:
    """The map at the picture's full size, its edges drawn along the picture's edges.

    Fast guided filter with a colour guide (He, Sun 2015): coefficients at 640 px, applied at full size,
    but only in tiles that hold an edge.
    """
    small, coarse = _shrunk(rgb, map, _GUIDE_LONG_PX)
    coefficients = _guide_coefficients(small, coarse)
    height, width = rgb.shape[:2]
    rows, columns = coarse.shape
    alpha: Alpha = cv2.resize(  # type: ignore[assignment]
        (coarse * 255 + 0.5).astype(np.uint8), (width, height), interpolation=cv2.INTER_LINEAR
    )
    alpha[alpha < 5] = 0
    alpha[alpha > 250] = 255
    across, down = width / columns, height / rows
    for y in range(0, rows, _TILE_PX):
        for x in range(0, columns, _TILE_PX):
            if not _holds_edge(coarse, x, y):
                continue
            left, top = round(x * across), round(y * down)
            right, bottom = (
                min(width, round((x + _TILE_PX) * across)),
                min(height, round((y + _TILE_PX) * down)),
            )
            # Samples the coefficient planes exactly where cv2.resize of the whole would.
            grid = np.array(
                [[1 / across, 0, (left + 0.5) / across - 0.5], [0, 1 / down, (top + 0.5) / down - 0.5]],
                np.float32,
            )
            local = cv2.warpAffine(
                coefficients,
                grid,
                (right - left, bottom - top),
                flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
                borderMode=cv2.BORDER_REPLICATE,
            )
            guide = rgb[top:bottom, left:right].astype(np.float32)
            value = (local[..., :3] * guide).sum(axis=2) + local[..., 3]
            alpha[top:bottom, left:right] = np.clip(value * 255 + 0.5, 0, 255)
    return alpha


def _holds_edge(coarse: FloatMap, x: int, y: int) -> bool:
    reach = 2 * _GUIDE_RADIUS_PX
    around = coarse[max(0, y - reach) : y + _TILE_PX + reach, max(0, x - reach) : x + _TILE_PX + reach]
    return bool(around.max() >= _EDGE_LOW and around.min() <= _EDGE_HIGH)


def _guide_coefficients(small: RgbImage, coarse: FloatMap) -> NDArray[np.float32]:
    """(H, W, 4) float32: three factors for R, G, B in 0..255 and an offset that give the matte in 0..1."""
    guide = small.astype(np.float32) / np.float32(255)
    mean, mean_map = _box_mean(guide), _box_mean(coarse)
    covariance = _box_mean(guide * coarse[..., None]) - mean * mean_map[..., None]
    red, green, blue = (guide[..., channel] for channel in range(3))
    mean_r, mean_g, mean_b = (mean[..., channel] for channel in range(3))
    rr = _box_mean(red * red) - mean_r * mean_r + np.float32(_GUIDE_EPSILON)
    gg = _box_mean(green * green) - mean_g * mean_g + np.float32(_GUIDE_EPSILON)
    bb = _box_mean(blue * blue) - mean_b * mean_b + np.float32(_GUIDE_EPSILON)
    rg = _box_mean(red * green) - mean_r * mean_g
    rb = _box_mean(red * blue) - mean_r * mean_b
    gb = _box_mean(green * blue) - mean_g * mean_b
    # The inverse of the symmetric 3 x 3 matrix of every pixel, by cofactors.
    c_rr, c_rg, c_rb = gg * bb - gb * gb, gb * rb - rg * bb, rg * gb - gg * rb
    c_gg, c_gb, c_bb = rr * bb - rb * rb, rb * rg - rr * gb, rr * gg - rg * rg
    determinant = rr * c_rr + rg * c_rg + rb * c_rb
    cov_r, cov_g, cov_b = (covariance[..., channel] for channel in range(3))
    factors = np.dstack(
        [
            (c_rr * cov_r + c_rg * cov_g + c_rb * cov_b) / determinant,
            (c_rg * cov_r + c_gg * cov_g + c_gb * cov_b) / determinant,
            (c_rb * cov_r + c_gb * cov_g + c_bb * cov_b) / determinant,
        ]
    )
    offset = mean_map - (factors * mean).sum(axis=2)
    return _box_mean(np.dstack([factors / np.float32(255), offset]))


def _box_mean(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    side = 2 * _GUIDE_RADIUS_PX + 1
    return cv2.blur(plane, (side, side), borderType=cv2.BORDER_REFLECT)  # type: ignore[return-value]


def _shrunk(rgb: RgbImage, map: FloatMap, long_px: int) -> tuple[RgbImage, FloatMap]:
    """The picture no longer than long_px, and the map at that size, within 0..1."""
    height, width = rgb.shape[:2]
    scale = min(1.0, long_px / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = cv2.resize(rgb, size, interpolation=cv2.INTER_AREA)
    coarse = np.clip(cv2.resize(map, size, interpolation=cv2.INTER_CUBIC), 0, 1)
    return small, coarse  # type: ignore[return-value]


def _levels_table() -> NDArray[np.uint8]:
    """(256,) uint8: below .05 to nothing, above .95 to solid, straight between; takes the haze away."""
    low, high = _LEVELS
    values = np.arange(256, dtype=np.float32) / 255
    return (np.clip((values - low) / (high - low), 0, 1) * 255 + 0.5).astype(np.uint8)
