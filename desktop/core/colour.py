"""The colours of a subject, as histograms that compare by a dot product."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.types import Alpha, RgbImage

FloatVector = NDArray[np.float32]

SIDE_PX = 96  # long side at which colours are read; finer detail is noise and texture
_CHROMA_BINS = 16
_CHROMA_LIMIT = 80.0  # a* and b* beyond +-80 are hardly ever photographed
_FULL_CHROMA = 40.0  # from here on a pixel counts fully; greys say little about a product's colour
_CHROMA_BLUR = 0.8  # bins: white balance moves a colour by about one
_HUE_BINS = 24
_GREY_CHROMA = 8.0
_LAB_BINS = (4, 12, 12)
_LAB_LIMIT = 68.0  # a*, b* of the coarse cube, the range of OpenCV's 8-bit 60..196

CHROMA_SIZE = _CHROMA_BINS * _CHROMA_BINS
HUE_SIZE = _HUE_BINS + 1
CUBE_SIZE = _LAB_BINS[0] * _LAB_BINS[1] * _LAB_BINS[2]


@dataclass(frozen=True, slots=True)
class ColourHistograms:
    """Square roots of histograms: the dot product of two is their Bhattacharyya coefficient, 0..1.

    chroma: (256,) over a*, b*, pixels weighted by their chroma; lightness is left out, as it is the light's.
    hue: (25,) 24 hues and the greys.  cube: (576,) coarse L*, a*, b*.
    """

    chroma: FloatVector
    hue: FloatVector
    cube: FloatVector


def colour_histograms(rgb: RgbImage, mask: Alpha) -> ColourHistograms:
    """Histograms of the pixels of a small picture whose mask is above the middle.

    rgb, mask: of one size, long side about SIDE_PX.  All pixels count when the mask has next to none.
    """
    smooth = cv2.GaussianBlur(rgb, (3, 3), 0.7).astype(np.float32) / np.float32(255)
    pixels = np.asarray(cv2.cvtColor(smooth, cv2.COLOR_RGB2LAB), np.float32)[_inside(mask)]
    return ColourHistograms(_chroma(pixels), _hue(pixels), _cube(pixels))


def _inside(mask: Alpha) -> NDArray[np.bool_]:
    inside = mask > 127
    if inside.sum() < 30:
        return np.ones(mask.shape, np.bool_)
    # The outermost pixels mix subject and background; thin subjects have nothing else.
    eroded = cv2.erode(inside.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return eroded if eroded.sum() > 0.3 * inside.sum() else inside


def _chroma(lab: NDArray[np.float32]) -> FloatVector:
    weight = np.minimum(np.hypot(lab[:, 1], lab[:, 2]), _FULL_CHROMA) + 1e-3
    step = 2 * _CHROMA_LIMIT / _CHROMA_BINS
    bins = np.clip((lab[:, 1:] + _CHROMA_LIMIT) / step, 0, _CHROMA_BINS - 1).astype(np.intp)
    counts = np.bincount(bins[:, 0] * _CHROMA_BINS + bins[:, 1], weight, CHROMA_SIZE)
    plane = counts.reshape(_CHROMA_BINS, _CHROMA_BINS).astype(np.float32)
    return _root(np.asarray(cv2.GaussianBlur(plane, (0, 0), _CHROMA_BLUR), np.float32).ravel())


def _hue(lab: NDArray[np.float32]) -> FloatVector:
    chroma = np.hypot(lab[:, 1], lab[:, 2])
    turn = np.arctan2(lab[:, 2], lab[:, 1]) / (2 * np.pi) % 1.0
    bins = (turn * _HUE_BINS).astype(np.intp) % _HUE_BINS
    counts = np.bincount(bins, np.maximum(chroma - 6.0, 0), _HUE_BINS)
    counts = counts + 0.5 * np.roll(counts, 1) + 0.5 * np.roll(counts, -1)
    greys = 2 * _FULL_CHROMA * np.count_nonzero(chroma < _GREY_CHROMA)
    return _root(np.append(counts, greys).astype(np.float32))


def _cube(lab: NDArray[np.float32]) -> FloatVector:
    light, across, down = _LAB_BINS
    lightness = np.clip(lab[:, 0] / 100 * light, 0, light - 1).astype(np.intp)
    scaled = (lab[:, 1:] + _LAB_LIMIT) / (2 * _LAB_LIMIT) * (across, down)
    within = np.clip(scaled, 0, (across - 1, down - 1)).astype(np.intp)
    index = (lightness * across + within[:, 0]) * down + within[:, 1]
    return _root(np.bincount(index, minlength=CUBE_SIZE).astype(np.float32))


def _root(counts: FloatVector) -> FloatVector:
    """Square root of the counts as shares; unit length."""
    roots: FloatVector = np.sqrt(counts / max(float(counts.sum()), 1e-9)).astype(np.float32)
    return roots
