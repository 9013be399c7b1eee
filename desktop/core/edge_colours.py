"""The subject's own colours at its edge, where the photo shows them mixed with what is behind.

A pixel between nothing and solid shows C = a F + (1 - a) B, the subject F over the background B. What F and
B may be is known from nearby (see expected_colours), and how much each varies there. With the variances f, b
and n of F, B and C, the most probable F is the expected one plus a f / (a² f + (1 - a)² b + n) times what C
differs from the expected mix: hair keeps the colour that the photo shows of it, and where the photo says
little the expectation stands. Then a pixel leans on its more solid neighbours, as it knows little by itself.

Spreading colours and correcting them by the photo is also what Forte, "Approximate Fast Foreground Colour
Estimation" (2021) does, at full size and with a itself as the weight.
"""

from __future__ import annotations

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.expected_colours import ExpectedColours, Floats, Indices, chunks, planes, surprise
from desktop.core.region import block_means
from desktop.core.soft_blocks import LARGEST_BLOCK_PX, SoftBlocks, half_covered
from desktop.core.types import Alpha, RgbaImage, RgbImage

_MATTE_ERROR = 0.05
"""How wrong a matte is, typically, 0..1."""
_ONE_STEP_PX = 2000
"""Neighbours are one pixel away in a picture this long, two in one twice as long."""
_FAINT = 192
"""Below, a pixel leans twice and so learns from what is two steps away; above it would hardly move again."""
_COARSE_PX = 900
"""The picture of the blocks is at least this long."""
_SMALLEST_BLOCK_PX = 4
"""Blocks of two pixels save little, and hair differs from its neighbours there."""
_WIDE = 0.04
"""A picture of which this share is half covered has wide soft parts; below, blocks cost what they save."""
_MARGIN_BLOCKS = 24
"""What the picture of the blocks shows around the half-covered ones: expected colours come from there."""
_LACKING_ERROR = 0.055
"""How wrong is, typically, what a block lacks to solid: nearly solid ones would divide by nothing."""
_CROSS = np.array([[0, 1, 0], [1, 1, 1], [0, 1, 0]], np.uint8)

_Packed = NDArray[np.uint32]
"""RGBA pixels, each as one number: numpy fetches and stores them much quicker so."""


def unmix_edges(cutout: RgbaImage, rgb: RgbImage, alpha: Alpha) -> None:
    """Give the half-covered pixels of a cutout, in place, the subject's colour without the background's.

    cutout: what compose makes of rgb and alpha, C-contiguous. Where alpha is 0 or 255 it stays as it is.
    In a large picture that is soft in wide parts, those are worked out at a smaller size.
    """
    side_px = _block_px(alpha)
    if side_px == 1:
        pixels = half_covered(alpha)
    else:
        blocks = SoftBlocks.of(alpha, side_px)
        _unmix_blocks(cutout, rgb, alpha, blocks)
        pixels = blocks.rest
    if pixels.size:
        _unmix_pixels(cutout, np.ascontiguousarray(rgb), np.ascontiguousarray(alpha), pixels)


def _block_px(alpha: Alpha) -> int:
    """Side of the blocks that a picture is worked out in where it is soft, a power of two; 1: by pixels."""
    side_px = 1 << int(math.log2(max(1, max(alpha.shape) // _COARSE_PX)))
    if side_px < _SMALLEST_BLOCK_PX:
        return 1
    sparse = np.ascontiguousarray(alpha[::side_px, ::side_px])
    is_wide = np.count_nonzero((sparse - np.uint8(1)) < 254) > _WIDE * sparse.size
    return min(side_px, LARGEST_BLOCK_PX) if is_wide else 1


def _unmix_blocks(cutout: RgbaImage, rgb: RgbImage, alpha: Alpha, blocks: SoftBlocks) -> None:
    """What is soft over whole blocks, from the picture of the blocks: fine texture stays the photo's."""
    box = blocks.box(_MARGIN_BLOCKS)
    side = blocks.side_px
    part = (slice(box.top * side, box.bottom * side), slice(box.left * side, box.right * side))
    rgb, alpha = block_means(rgb[part], side), block_means(alpha[part], side)
    coarse = np.asarray(cv2.cvtColor(rgb, cv2.COLOR_RGB2RGBA), np.uint8)
    cv2.insertChannel(alpha, coarse, 3)
    pixels = half_covered(alpha)
    if not pixels.size:
        return
    _unmix_pixels(coarse, rgb, alpha, pixels)
    soft = blocks.soft[box.top : box.bottom, box.left : box.right]
    near = np.flatnonzero(cv2.dilate(soft, _CROSS)).astype(np.int32)
    packed = coarse.view(np.uint32).reshape(-1)
    _lean(packed, near[alpha.reshape(-1).take(near) == 0], alpha.shape)
    change = np.zeros(coarse.shape, np.int16)
    for chunk in chunks(near):
        old = planes(rgb.reshape(-1, 3).take(chunk, axis=0).reshape(-1, 1, 3)).reshape(3, -1)
        change.reshape(-1, 4)[chunk, :3] = _change(_unpacked(packed.take(chunk)), old).T
    blocks.add(cutout, change, box)


def _change(new: NDArray[np.uint8], old: NDArray[np.uint8]) -> NDArray[np.int16]:
    """(3, n): subject less background: times what a pixel lacks to solid, the photo differs by it.

    new: (4, n), the subject's colour and the cover.  old: (3, n), the photo's.
    """
    lacking = np.float32(1) - new[3] * np.float32(1 / 255)
    difference = new[:3].astype(np.float32) - old
    whole = difference * (lacking / (lacking * lacking + np.float32(_LACKING_ERROR**2)))
    return np.asarray(np.clip(whole, -255, 255), np.int16)


def _unmix_pixels(cutout: RgbaImage, rgb: RgbImage, alpha: Alpha, pixels: Indices) -> None:
    """Some half-covered pixels, each by itself. pixels: flat indices, in order, at least one."""
    packed = cutout.view(np.uint32).reshape(-1)
    expected = ExpectedColours.around(pixels, rgb, alpha)
    for chunk in chunks(pixels):
        packed[chunk] = _unmixed(packed.take(chunk), *expected.at(chunk))
    _lean(packed, pixels, alpha.shape)
    _lean(packed, pixels[alpha.reshape(-1).take(pixels) < _FAINT], alpha.shape)


def _unmixed(pixels: _Packed, subject: Floats, background: Floats) -> _Packed:
    """The pixels with the most probable colour of the subject.

    subject, background: (4, pixels), what is expected of each: colour and variance.
    """
    channels = _unpacked(pixels)
    cover = channels[3] * np.float32(1 / 255)
    news = surprise(channels[:3].astype(np.float32), cover, subject, background, _MATTE_ERROR)
    return _with_colour(channels, subject[:3] + cover * subject[3] * news)


def _neighbours(pixels: Indices, height: int, width: int, step: int) -> Indices:
    """(4, pixels): what lies `step` pixels above, below, left and right; itself where the picture ends."""
    x = pixels % np.int32(width)
    below = pixels + np.int32(step * width)
    aside = np.stack([pixels - np.int32(step), pixels + np.int32(step)])
    if x.min(initial=width) < step or x.max(initial=0) >= width - step:
        row = pixels - x
        np.clip(aside, row, row + np.int32(width - 1), out=aside)
    above = pixels - np.int32(step * width)
    return np.stack(
        [
            np.where(above >= 0, above, pixels),
            np.where(below < height * width, below, pixels),
            *aside,
        ]
    )


def _lean(packed: _Packed, pixels: Indices, shape: tuple[int, ...]) -> None:
    """Every pixel moves to its neighbours, in place."""
    height, width = shape
    step = max(1, round(max(height, width) / _ONE_STEP_PX))
    # All before the first is stored: a pixel leans on its neighbours as they were.
    leaning = [
        _leaning(packed.take(chunk), packed.take(_neighbours(chunk, height, width, step)))
        for chunk in chunks(pixels)
    ]
    for chunk, values in zip(chunks(pixels), leaning, strict=True):
        packed[chunk] = values


def _leaning(pixels: _Packed, neighbours: _Packed) -> _Packed:
    """The pixels, each moved to its neighbours by how little it is covered; these count by cover squared."""
    channels = _unpacked(pixels)
    around = _unpacked(neighbours).astype(np.float32)
    weight = around[3] * around[3]
    own = channels[:3].astype(np.float32)
    total = weight.sum(axis=0) + np.float32(1e-2)
    mean = (np.einsum("np,cnp->cp", weight, around[:3]) + np.float32(1e-2) * own) / total
    cover = channels[3] * np.float32(1 / 255)
    return _with_colour(channels, mean + cover * (own - mean))


def _unpacked(pixels: _Packed) -> NDArray[np.uint8]:
    """(4, ...) uint8: the channels of packed pixels."""
    return planes(pixels.view(np.uint8).reshape(-1, 1, 4)).reshape(4, *pixels.shape)


def _with_colour(channels: NDArray[np.uint8], colour: Floats) -> _Packed:
    """Packed pixels of another colour (3, n), 0..255 and a little beyond; their alpha is kept."""
    red, green, blue = np.clip(colour + np.float32(0.5), 0, 255).astype(np.uint8)
    merged = cv2.merge([red, green, blue, channels[3]])
    return np.ascontiguousarray(merged).view(np.uint32).reshape(-1)
