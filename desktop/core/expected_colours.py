"""What colours subject and background have around the pixels that show both: spread from where each is alone.

Spreading is done on a grid of blocks over the half-covered part of a picture, so that it costs the same for a
picture of any size. Each block is known by nine of its pixels.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.types import Alpha, RgbImage

Floats = NDArray[np.float32]
Indices = NDArray[np.int32]

_BLOCKS = 130
"""How many blocks go along the longer side of the box around the half-covered pixels."""
_SMALLEST_SIDE_PX = 4
_SAMPLES = 3
_REACH = 2
"""Blocks this near to a half-covered pixel are looked at; what lies farther counts through them."""
_SOLID_FADING, _NEAR_FADING = 0.01, 0.55
"""How much a level of the pyramid counts against the next finer one: spreading first, and again."""
_BESIDE_HALF_COVERED = np.float32(0.1)
"""What a solid pixel counts in a block that is not solid throughout: a little of the other may be in it."""
_HALF_COVERED = np.float32(1e-5)
"""What a half-covered pixel counts beside a solid one: hair far from anything solid is known by itself."""
_NOTHING = np.float32(1e-15)
"""What any pixel counts, so that there is always an answer; after all levels still well above 1e-38."""
_OWN_VARIANCE = np.float32(15.0**2)
"""Of a subject or a background that looks flat, in square levels of 0..255."""
_NOISE_VARIANCE = np.float32(3.0**2)


_CHUNK = 1 << 13  # arrays of so many pixels stay in the processor's cache


def chunks(pixels: Indices) -> Iterator[Indices]:
    """The pixels in parts: whatever is worked out for each is then never large."""
    for start in range(0, pixels.size, _CHUNK):
        yield pixels[start : start + _CHUNK]


def planes(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(channels, rows, columns), each channel contiguous: numpy is then several times as quick."""
    return np.stack(cv2.split(pixels))


def surprise(
    colour: Floats, cover: Floats, subject: Floats, background: Floats, matte_error: float = 0.0
) -> Floats:
    """(3, n): by how much the colour differs from the expected mix, over the variance that is expected of it.

    colour: (3, n), 0..255.  cover: (n,), 0..1.  subject, background: (4, n), colour and variance.
    matte_error: how wrong `cover` is, typically; a colour may differ by that share of what lies between
    subject and background.
    """
    rest = 1 - cover
    variance = cover * cover * subject[3] + rest * rest * background[3] + _NOISE_VARIANCE
    if matte_error:
        between = subject[:3] - background[:3]
        variance += np.float32(matte_error**2) * (between * between).mean(axis=0)
    difference = colour - cover * subject[:3] - rest * background[:3]
    return np.asarray(difference / variance, np.float32)


@dataclass(frozen=True, slots=True)
class ExpectedColours:
    """Subject and background as they are expected at every block that was looked at.

    subject, background: (rows, columns, 4) float32: red, green, blue in 0..255 and their variance.
    """

    grid: _Grid
    subject: Floats
    background: Floats

    @classmethod
    def around(cls, pixels: Indices, rgb: RgbImage, alpha: Alpha) -> ExpectedColours:
        """Spread from solid and from empty pixels, corrected by what each block shows, and spread again.

        pixels: flat indices, in order, at least one.  rgb, alpha: C-contiguous.
        """
        height, width = alpha.shape
        grid = _Grid.over(pixels, height, width)
        samples = grid.samples(height)
        colour = planes(rgb.reshape(-1, 3).take(samples, axis=0)).astype(np.float32)
        cover = alpha.reshape(-1).take(samples) * np.float32(1 / 255)
        subject, background = _from_solid(grid, colour, cover), _from_solid(grid, colour, 1 - cover)
        share = cover.mean(axis=0)
        news = surprise(colour.mean(axis=1), share, subject, background)
        return cls(
            grid, _with_news(grid, subject, share, news), _with_news(grid, background, 1 - share, news)
        )

    def at(self, pixels: Indices) -> tuple[Floats, Floats]:
        """Both at pixels, linear between the centres of blocks: two of (4, pixels). At most 32767 pixels."""
        grid = self.grid
        y, x = np.divmod(pixels, np.int32(grid.picture_width))
        scale, half = np.float32(1 / grid.side_px), np.float32(0.5)
        across = ((x - grid.left).astype(np.float32) + half) * scale - half
        down = ((y - grid.top).astype(np.float32) + half) * scale - half
        return _sampled(self.subject, across, down), _sampled(self.background, across, down)


def _sampled(field: Floats, across: Floats, down: Floats) -> Floats:
    row = cv2.remap(field, across[None], down[None], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.ascontiguousarray(row[0].T, np.float32)


def _from_solid(grid: _Grid, colour: Floats, cover: Floats) -> Floats:
    """(4, blocks): mean colour and variance of what is solid nearby.

    colour: (3, samples, blocks).  cover: (samples, blocks), 0..1, where 1 is solid.
    """
    square = cover * cover
    solid = cover == 1
    of_solid = np.where(solid.all(axis=0), np.float32(1), _BESIDE_HALF_COVERED)
    weight = solid * of_solid + (_HALF_COVERED * square * square + _NOTHING)
    sums = [np.einsum("sb,sb->b", weight, plane) for plane in (*colour, (colour * colour).mean(axis=0))]
    spread = grid.spread(np.stack([*sums, weight.sum(axis=0)]), _SOLID_FADING)
    known: Floats = spread[:4] / spread[4]
    known[3] = np.maximum(known[3] - (known[:3] * known[:3]).mean(axis=0), 0) + _OWN_VARIANCE
    return known


def _with_news(grid: _Grid, known: Floats, share: Floats, news: Floats) -> Floats:
    """(rows, columns, 4): the expected colours moved by what the blocks show, and smoothed."""
    moved = known[:3] + share * known[3] * news
    weight = share * share + np.float32(1e-6)
    spread = grid.spread(np.concatenate([moved * weight, weight[None]]), _NEAR_FADING)
    field = np.zeros((grid.rows * grid.columns, 4), np.float32)
    field[grid.chosen] = np.concatenate([spread[:3] / spread[3], known[3:]]).T
    return field.reshape(grid.rows, grid.columns, 4)


@dataclass(frozen=True, slots=True)
class _Grid:
    """Square blocks over a part of a picture.

    left, top: of the first block, in pixels.  chosen: flat indices of the blocks that are looked at.
    """

    picture_width: int
    left: int
    top: int
    side_px: int
    rows: int
    columns: int
    chosen: NDArray[np.intp]

    @classmethod
    def over(cls, pixels: Indices, height: int, width: int) -> _Grid:
        """The grid over the box around these pixels; their blocks and those in reach are chosen."""
        columns_of = [chunk % np.int32(width) for chunk in chunks(pixels)]
        top, bottom = int(pixels[0]) // width, int(pixels[-1]) // width + 1
        left, right = min(int(x.min()) for x in columns_of), max(int(x.max()) for x in columns_of) + 1
        side = max(_SMALLEST_SIDE_PX, -(-max(right - left, bottom - top) // _BLOCKS))
        reach = _REACH * side
        left, top = max(0, left - reach), max(0, top - reach)
        columns = -(-(min(width, right + reach) - left) // side)
        rows = -(-(min(height, bottom + reach) - top) // side)
        near = np.zeros((rows, columns), np.uint8)
        for chunk, x in zip(chunks(pixels), columns_of, strict=True):
            near[(chunk // np.int32(width) - top) // side, (x - left) // side] = 1
        near = np.asarray(cv2.dilate(near, np.ones((2 * _REACH + 1,) * 2, np.uint8)), np.uint8)
        return cls(width, left, top, side, rows, columns, np.flatnonzero(near))

    def samples(self, height: int) -> Indices:
        """(samples, blocks): flat indices of the pixels that speak for the chosen blocks."""
        within = ((2 * np.arange(_SAMPLES, dtype=np.int32) + 1) * self.side_px // (2 * _SAMPLES))[:, None]
        row, column = np.divmod(self.chosen.astype(np.int32), np.int32(self.columns))
        y = np.minimum(self.top + row * self.side_px + within, height - 1)
        x = np.minimum(self.left + column * self.side_px + within, self.picture_width - 1)
        return (y[:, None] * np.int32(self.picture_width) + x[None]).reshape(-1, self.chosen.size)

    def spread(self, values: Floats, fading: float) -> Floats:
        """Sums of the values of the chosen blocks around each of them, the nearer counting more: same shape.

        values: (channels, blocks).  Every level of a pyramid adds the next coarser one, times `fading`.
        """
        plane = np.zeros((self.rows * self.columns, len(values)), np.float32)
        plane[self.chosen] = values.T
        levels = [plane.reshape(self.rows, self.columns, len(values))]
        while max(levels[-1].shape[:2]) > 2:
            levels.append(np.asarray(cv2.pyrDown(levels[-1]), np.float32))
        total = levels.pop()
        while levels:
            finer = levels.pop()
            upward = cv2.pyrUp(total, dstsize=(finer.shape[1], finer.shape[0])).reshape(finer.shape)
            total = np.asarray(cv2.scaleAdd(upward, fading, finer), np.float32)
        return total.reshape(-1, len(values))[self.chosen].T
