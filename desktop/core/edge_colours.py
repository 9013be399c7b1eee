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

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.expected_colours import ExpectedColours, Floats, Indices, chunks, planes, surprise
from desktop.core.types import Alpha, RgbaImage, RgbImage

_MATTE_ERROR = 0.05
"""How wrong a matte is, typically, 0..1."""
_ONE_STEP_PX = 2000
"""Neighbours are one pixel away in a picture this long, two in one twice as long."""
_FAINT = 192
"""Below, a pixel leans twice and so learns from what is two steps away; above it would hardly move again."""
_BAND_ROWS = 64

_Packed = NDArray[np.uint32]
"""RGBA pixels, each as one number: numpy fetches and stores them much quicker so."""


def unmix_edges(cutout: RgbaImage, rgb: RgbImage, alpha: Alpha) -> None:
    """Give the half-covered pixels of a cutout, in place, the subject's colour without the background's.

    cutout: what compose makes of rgb and alpha, C-contiguous. Where alpha is 0 or 255 it stays as it is.
    """
    pixels = _half_covered(alpha)
    if not pixels.size:
        return
    packed = cutout.view(np.uint32).reshape(-1)
    expected = ExpectedColours.around(pixels, np.ascontiguousarray(rgb), np.ascontiguousarray(alpha))
    for chunk in chunks(pixels):
        packed[chunk] = _unmixed(packed.take(chunk), *expected.at(chunk))
    _lean(packed, pixels, alpha.shape)
    faint = np.ascontiguousarray(alpha).reshape(-1).take(pixels) < _FAINT
    _lean(packed, pixels[faint], alpha.shape)


def _half_covered(alpha: Alpha) -> Indices:
    """Flat indices of the pixels between nothing and solid, in order."""
    width = alpha.shape[1]
    found = [np.empty(0, np.int32)]
    for top in range(0, alpha.shape[0], _BAND_ROWS):  # bands stay in the processor's cache
        band = np.ascontiguousarray(alpha[top : top + _BAND_ROWS])
        within = np.flatnonzero((band - np.uint8(1)).reshape(-1) < 254)
        found.append((within + top * width).astype(np.int32))
    return np.concatenate(found)


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
    y, x = np.divmod(pixels, np.int32(width))
    row = pixels - x
    return np.stack(
        [
            np.where(y >= step, pixels - step * width, pixels),
            np.where(y < height - step, pixels + step * width, pixels),
            row + np.maximum(x - step, 0),
            row + np.minimum(x + step, width - 1),
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
