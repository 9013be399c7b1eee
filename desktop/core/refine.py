"""From a coarse map to a matte with the photo's own edges: colour vote, guided filter, levels.

All of it works on a 480-px version of the region; full size is touched only in tiles that hold an edge.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.colour_vote import BLOCK_PX, colour_vote
from desktop.core.region import Region
from desktop.core.types import Alpha, BoolMask, FloatMap, RgbImage

_LONG_PX = 480
_RADIUS_PX = 3
_EPSILON = 1e-4
_TILE_PX = 12
"""Side of a tile, in pixels of the 480-px picture."""
_Part = tuple[slice, slice]
"""Rows and columns."""
_LEVELS = (0.05, 0.95)
"""Below the first nothing, above the second solid, straight between: takes the haze away."""


def refine(region: Region, map: FloatMap, block_px: int = BLOCK_PX) -> Alpha:
    """The matte of a region from a coarse map of it (any shape, 0..1). block_px: see colour_vote."""
    small = region.shrunk(_LONG_PX)
    size = (small.shape[1], small.shape[0])
    coarse = np.clip(cv2.resize(map, size, interpolation=cv2.INTER_CUBIC), 0, 1).astype(np.float32)
    return guided_upscale(region.rgb, small, colour_vote(small, coarse, block_px))


def guided_upscale(rgb: RgbImage, small: RgbImage, coarse: FloatMap) -> Alpha:
    """The map at the picture's full size, its edges drawn along the picture's edges, with levels.

    small, coarse: the picture and its map at one smaller size. Fast guided filter with a colour guide (He,
    Sun 2015): coefficients at the small size, applied at full size, but only in tiles that hold an edge.
    """
    height, width = rgb.shape[:2]
    rows, columns = coarse.shape
    across, down = width / columns, height / rows
    tiles = _edge_tiles(coarse)
    alpha = _solid(coarse, _bounds(tiles.shape[0], rows, down), _bounds(tiles.shape[1], columns, across))
    if tiles.any():
        coefficients = _coefficients_of(tiles, small, coarse)
        for row, first, end in _runs(tiles):
            part = (
                slice(row * _TILE_PX, min(rows, (row + 1) * _TILE_PX)),
                slice(first * _TILE_PX, min(columns, end * _TILE_PX)),
            )
            top, bottom = round(part[0].start * down), round(part[0].stop * down)
            left, right = round(part[1].start * across), round(part[1].stop * across)
            if top == bottom or left == right:  # a picture of a few pixels
                continue
            full = (slice(top, bottom), slice(left, right))
            local = [_enlarged(plane, part, full, down, across) for plane in coefficients]
            alpha[full] = _applied(local, rgb[full])
    return alpha


def _bounds(count: int, length: int, scale: float) -> NDArray[np.intp]:
    """Where tiles begin and the last one ends, in pixels of the full size."""
    return np.array([round(min(length, tile * _TILE_PX) * scale) for tile in range(count + 1)])


def _solid(coarse: FloatMap, row_bounds: NDArray[np.intp], column_bounds: NDArray[np.intp]) -> Alpha:
    """Every tile as nothing or solid, by its middle: true wherever a tile holds no edge."""
    row, column = (
        np.minimum(np.arange(len(bounds) - 1) * _TILE_PX + _TILE_PX // 2, length - 1)
        for bounds, length in zip((row_bounds, column_bounds), coarse.shape, strict=True)
    )
    middle = coarse[np.ix_(row, column)]
    values = np.where(middle > 0.5, 255, 0).astype(np.uint8)
    lines = np.repeat(values, np.diff(column_bounds), axis=1)
    alpha: Alpha = np.empty((int(row_bounds[-1]), int(column_bounds[-1])), np.uint8)
    for line, top, bottom in zip(lines, row_bounds[:-1], row_bounds[1:], strict=True):
        alpha[top:bottom] = line
    return alpha


def _edge_tiles(coarse: FloatMap) -> BoolMask:
    """Which tiles have, within the filter's reach, anything between nothing and solid."""
    side = np.ones((4 * _RADIUS_PX + 1, 4 * _RADIUS_PX + 1), np.uint8)
    low, high = _LEVELS
    edge = cv2.bitwise_and(
        cv2.inRange(cv2.dilate(coarse, side), low, 1.0), cv2.inRange(cv2.erode(coarse, side), 0.0, high)
    )
    rows, columns = (-(-length // _TILE_PX) * _TILE_PX for length in coarse.shape)
    padded = np.pad(edge, ((0, rows - edge.shape[0]), (0, columns - edge.shape[1])))
    tiles: BoolMask = padded.reshape(rows // _TILE_PX, _TILE_PX, -1, _TILE_PX).max(axis=(1, 3)) > 0
    return tiles


def _runs(tiles: BoolMask) -> Iterator[tuple[int, int, int]]:
    """Row, first column and end column of every horizontal run of chosen tiles."""
    for row, chosen in enumerate(tiles):
        borders = np.flatnonzero(np.diff(np.concatenate([[False], chosen, [False]]).astype(np.int8)))
        for first, end in zip(borders[::2], borders[1::2], strict=True):
            yield row, int(first), int(end)


def _enlarged(
    plane: NDArray[np.float32], part: _Part, full: _Part, down: float, across: float
) -> NDArray[np.float32]:
    """A part of a plane at full size, as cut from the enlarged plane.

    Off by at most half a pixel of full size: cv2.resize begins at whole pixels. cv2.warpAffine would be
    exact and takes three times as long.
    """
    rows = _stretch(part[0], full[0], plane.shape[0], down)
    columns = _stretch(part[1], full[1], plane.shape[1], across)
    enlarged = cv2.resize(plane[rows, columns], None, fx=across, fy=down, interpolation=cv2.INTER_LINEAR)
    height, width = full[0].stop - full[0].start, full[1].stop - full[1].start
    top = min(round(full[0].start - rows.start * down), enlarged.shape[0] - height)
    left = min(round(full[1].start - columns.start * across), enlarged.shape[1] - width)
    return np.asarray(enlarged[top : top + height, left : left + width], np.float32)


def _stretch(within: slice, target: slice, length: int, scale: float) -> slice:
    """What to enlarge so that it holds the part with what is interpolated at its ends.

    Of the places to begin at, the one that is nearest to a whole pixel when it is enlarged.
    """
    starts = range(max(0, within.start - 3), max(0, within.start - 1) + 1)
    first = min(starts, key=lambda start: abs(start * scale - round(start * scale)))
    end = min(length, within.stop + 1)
    while end < length and round((end - first) * scale) < target.stop - round(first * scale):
        end += 1
    return slice(first, end)


def _applied(factors: list[NDArray[np.float32]], rgb: RgbImage) -> Alpha:
    """factors[0] * R + factors[1] * G + factors[2] * B + factors[3], rounded and clipped to 0..255."""
    red, green, blue = cv2.split(rgb)
    value = cv2.multiply(factors[0], red, dtype=cv2.CV_32F)
    cv2.add(value, cv2.multiply(factors[1], green, dtype=cv2.CV_32F), dst=value)
    cv2.add(value, cv2.multiply(factors[2], blue, dtype=cv2.CV_32F), dst=value)
    return np.asarray(cv2.add(value, factors[3], dtype=cv2.CV_8U), np.uint8)


def _coefficients_of(tiles: BoolMask, small: RgbImage, coarse: FloatMap) -> list[NDArray[np.float32]]:
    """The coefficients around the chosen tiles, at least one, and 0 elsewhere: four planes (H, W) float32."""
    around = tuple(
        slice(max(0, (int(found[0]) - 1) * _TILE_PX), (int(found[-1]) + 2) * _TILE_PX)
        for found in (np.flatnonzero(tiles.any(axis=1)), np.flatnonzero(tiles.any(axis=0)))
    )
    planes = [np.zeros(coarse.shape, np.float32) for _ in range(4)]
    for plane, values in zip(planes, _coefficients(small[around], coarse[around]), strict=True):
        plane[around] = values
    return planes


def _coefficients(small: RgbImage, coarse: FloatMap) -> list[NDArray[np.float32]]:
    """Three factors for R, G, B in 0..255 and an offset that give the matte with levels, in 0..255.

    Four planes (H, W) float32.
    """
    red, green, blue = (plane.astype(np.float32) / np.float32(255) for plane in cv2.split(small))
    mean_r, mean_g, mean_b, mean_map = (_box_mean(plane) for plane in (red, green, blue, coarse))
    cov_r = _box_mean(red * coarse) - mean_r * mean_map
    cov_g = _box_mean(green * coarse) - mean_g * mean_map
    cov_b = _box_mean(blue * coarse) - mean_b * mean_map
    rr = _box_mean(red * red) - mean_r * mean_r + np.float32(_EPSILON)
    gg = _box_mean(green * green) - mean_g * mean_g + np.float32(_EPSILON)
    bb = _box_mean(blue * blue) - mean_b * mean_b + np.float32(_EPSILON)
    rg = _box_mean(red * green) - mean_r * mean_g
    rb = _box_mean(red * blue) - mean_r * mean_b
    gb = _box_mean(green * blue) - mean_g * mean_b
    # The inverse of the symmetric 3 x 3 matrix of every pixel, by cofactors.
    c_rr, c_rg, c_rb = gg * bb - gb * gb, gb * rb - rg * bb, rg * gb - gg * rb
    c_gg, c_gb, c_bb = rr * bb - rb * rb, rb * rg - rr * gb, rr * gg - rg * rg
    low, high = _LEVELS
    scale = np.float32(1 / (high - low)) / (rr * c_rr + rg * c_rg + rb * c_rb)
    factor_r = (c_rr * cov_r + c_rg * cov_g + c_rb * cov_b) * scale
    factor_g = (c_rg * cov_r + c_gg * cov_g + c_gb * cov_b) * scale
    factor_b = (c_rb * cov_r + c_gb * cov_g + c_bb * cov_b) * scale
    offset = (mean_map - np.float32(low)) * np.float32(255 / (high - low)) - np.float32(255) * (
        factor_r * mean_r + factor_g * mean_g + factor_b * mean_b
    )
    return [_box_mean(plane) for plane in (factor_r, factor_g, factor_b, offset)]


def _box_mean(plane: NDArray[np.float32]) -> NDArray[np.float32]:
    side = 2 * _RADIUS_PX + 1
    return np.asarray(cv2.blur(plane, (side, side), borderType=cv2.BORDER_REFLECT), np.float32)
