"""From a coarse map to a matte with the photo's own edges: colour vote, guided filter, levels.

All of it works on a 480-px version of the region; full size is touched only in tiles that hold an edge.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.colour_vote import colour_vote
from desktop.core.region import Region
from desktop.core.types import Alpha, BoolMask, FloatMap, RgbImage

_LONG_PX = 480
_RADIUS_PX = 3
_EPSILON = 1e-4
_TILE_PX = 12
"""Side of a tile, in pixels of the 480-px picture."""
_EDGE_LOW, _EDGE_HIGH = 0.02, 0.98
_LEVELS = (0.05, 0.95)


def refine(region: Region, map: FloatMap) -> Alpha:
    """The matte of a region from a coarse map of it (any shape, 0..1)."""
    small = region.shrunk(_LONG_PX)
    size = (small.shape[1], small.shape[0])
    coarse = np.clip(cv2.resize(map, size, interpolation=cv2.INTER_CUBIC), 0, 1).astype(np.float32)
    return with_levels(guided_upscale(region.rgb, small, colour_vote(small, coarse)))


def with_levels(alpha: Alpha) -> Alpha:
    """Below .05 nothing, above .95 solid, straight between: takes the haze away."""
    low, high = _LEVELS
    values = np.arange(256, dtype=np.float32) / 255
    table = (np.clip((values - low) / (high - low), 0, 1) * 255 + 0.5).astype(np.uint8)
    return np.asarray(cv2.LUT(alpha, table), np.uint8)


def guided_upscale(rgb: RgbImage, small: RgbImage, coarse: FloatMap) -> Alpha:
    """The map at the picture's full size, its edges drawn along the picture's edges.

    small, coarse: the picture and its map at one smaller size. Fast guided filter with a colour guide (He,
    Sun 2015): coefficients at the small size, applied at full size, but only in tiles that hold an edge.
    """
    height, width = rgb.shape[:2]
    rows, columns = coarse.shape
    across, down = width / columns, height / rows
    alpha = _solid(coarse, width, height)
    coefficients = _coefficients(small, coarse)
    ones = np.ones((1, 4), np.float32)
    for tile_y, tile_x, tile_end in _runs(_edge_tiles(coarse)):
        left, right = round(tile_x * _TILE_PX * across), min(width, round(tile_end * _TILE_PX * across))
        top, bottom = round(tile_y * _TILE_PX * down), min(height, round((tile_y + 1) * _TILE_PX * down))
        if right <= left or bottom <= top:
            continue
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
        guide = cv2.cvtColor(rgb[top:bottom, left:right], cv2.COLOR_RGB2RGBA)
        guide[..., 3] = 1  # what the offset is multiplied with
        value = cv2.transform(cv2.multiply(local, guide, dtype=cv2.CV_32F), ones)
        alpha[top:bottom, left:right] = np.clip(value + 0.5, 0, 255)
    return alpha


def _solid(coarse: FloatMap, width: int, height: int) -> Alpha:
    """The map at full size as it is; what is nearly nothing or nearly solid is made so."""
    table = np.arange(256, dtype=np.uint8)
    table[:5], table[251:] = 0, 255
    values = (coarse * 255 + 0.5).astype(np.uint8)
    upscaled = cv2.resize(values, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.LUT(upscaled, table), np.uint8)


def _edge_tiles(coarse: FloatMap) -> BoolMask:
    """Which tiles have, within the filter's reach, anything between nothing and solid."""
    reach = 2 * _RADIUS_PX
    rows, columns = (-(-length // _TILE_PX) for length in coarse.shape)
    tiles = np.zeros((rows, columns), bool)
    for row, column in np.ndindex(rows, columns):
        y, x = row * _TILE_PX, column * _TILE_PX
        around = coarse[max(0, y - reach) : y + _TILE_PX + reach, max(0, x - reach) : x + _TILE_PX + reach]
        tiles[row, column] = around.max() >= _EDGE_LOW and around.min() <= _EDGE_HIGH
    return tiles


def _runs(tiles: BoolMask) -> Iterator[tuple[int, int, int]]:
    """Row, first column and end column of every horizontal run of chosen tiles."""
    for row, chosen in enumerate(tiles):
        borders = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
        for first, end in zip(borders[::2], borders[1::2], strict=True):
            yield row, int(first), int(end)


def _coefficients(small: RgbImage, coarse: FloatMap) -> NDArray[np.float32]:
    """(H, W, 4) float32: three factors for R, G, B in 0..255 and an offset that give the matte in 0..255."""
    guide = small.astype(np.float32) / np.float32(255)
    mean, mean_map = _box_mean(guide), _box_mean(coarse)
    covariance = _box_mean(guide * coarse[..., None]) - mean * mean_map[..., None]
    red, green, blue = cv2.split(guide)
    mean_r, mean_g, mean_b = cv2.split(mean)
    rr = _box_mean(red * red) - mean_r * mean_r + np.float32(_EPSILON)
    gg = _box_mean(green * green) - mean_g * mean_g + np.float32(_EPSILON)
    bb = _box_mean(blue * blue) - mean_b * mean_b + np.float32(_EPSILON)
    rg = _box_mean(red * green) - mean_r * mean_g
    rb = _box_mean(red * blue) - mean_r * mean_b
    gb = _box_mean(green * blue) - mean_g * mean_b
    # The inverse of the symmetric 3 x 3 matrix of every pixel, by cofactors.
    c_rr, c_rg, c_rb = gg * bb - gb * gb, gb * rb - rg * bb, rg * gb - gg * rb
    c_gg, c_gb, c_bb = rr * bb - rb * rb, rb * rg - rr * gb, rr * gg - rg * rg
    scale = np.float32(1) / (rr * c_rr + rg * c_rg + rb * c_rb)
    cov_r, cov_g, cov_b = cv2.split(covariance)
    factor_r = (c_rr * cov_r + c_rg * cov_g + c_rb * cov_b) * scale
    factor_g = (c_rg * cov_r + c_gg * cov_g + c_gb * cov_b) * scale
    factor_b = (c_rb * cov_r + c_gb * cov_g + c_bb * cov_b) * scale
    offset = (mean_map - factor_r * mean_r - factor_g * mean_g - factor_b * mean_b) * np.float32(255)
    return _box_mean(cv2.merge([factor_r, factor_g, factor_b, offset]))


def _box_mean(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    side = 2 * _RADIUS_PX + 1
    return np.asarray(cv2.blur(plane, (side, side), borderType=cv2.BORDER_REFLECT), np.float32)
