"""The colours of a subject, by name."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from desktop.core.features import shrink
from desktop.core.types import Alpha, RgbImage

_SIDE_PX = 96
_LEAST_SHARE = 0.15
_PURE: dict[str, tuple[tuple[int, int, int], ...]] = {
    "black": ((20, 20, 22), (40, 40, 44)),
    "white": ((250, 250, 250), (228, 228, 226)),
    "grey": ((128, 128, 128), (85, 85, 88), (170, 170, 172)),
    "red": ((200, 30, 35), (140, 20, 30)),
    "orange": ((240, 130, 20),),
    "yellow": ((245, 215, 40), (225, 190, 70)),
    "green": ((40, 150, 60), (30, 90, 50), (120, 170, 70)),
    "blue": ((40, 80, 200), (25, 35, 95), (110, 165, 220)),
    "purple": ((120, 50, 160), (90, 60, 130)),
    "pink": ((245, 150, 185), (230, 60, 130)),
    "brown": ((120, 75, 40), (80, 50, 30), (165, 120, 80)),
}
"""Name -> sRGB of typical ones; a pixel has the name of the nearest in CIE L*a*b*."""


def colour_shares(rgb: RgbImage, alpha: Alpha) -> dict[str, float]:
    """Name -> share of the subject's pixels, 0..1, the largest first; all of the photo without a subject."""
    small, mask = shrink(rgb, _SIDE_PX), shrink(alpha, _SIDE_PX) > 127
    pixels = small[mask] if mask.sum() >= 30 else small.reshape(-1, 3)
    names = [name for name, samples in _PURE.items() for _ in samples]
    centres = _lab(np.array([each for samples in _PURE.values() for each in samples], np.uint8))
    nearest = np.square(_lab(pixels)[:, None] - centres[None]).sum(axis=2).argmin(axis=1)
    counts: dict[str, int] = {}
    for at, count in zip(*np.unique(nearest, return_counts=True), strict=True):
        counts[names[at]] = counts.get(names[at], 0) + int(count)
    order = sorted(counts, key=lambda name: (-counts[name], name))
    return {name: counts[name] / len(pixels) for name in order}


def colour_names(rgb: RgbImage, alpha: Alpha) -> tuple[str, ...]:
    """Those with a good share of the subject, three at most."""
    shares = colour_shares(rgb, alpha)
    found = [name for name, share in shares.items() if share >= _LEAST_SHARE]
    return tuple(found[:3]) or tuple(shares)[:1]


def _lab(rgb: RgbImage) -> NDArray[np.float32]:
    """(N, 3) sRGB -> (N, 3) L*a*b*."""
    scaled = rgb.reshape(1, -1, 3).astype(np.float32) / np.float32(255)
    lab: NDArray[np.float32] = np.asarray(cv2.cvtColor(scaled, cv2.COLOR_RGB2LAB), np.float32)[0]
    return lab
