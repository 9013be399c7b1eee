"""From what the renderer gives to a photo: less grain in the light, then what a camera adds."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]

_LEVELS = 4
_NORMAL_REACH, _ALBEDO_REACH, _LIGHT_REACH = 0.15, 0.06, 0.35
_DARKEST = 0.02  # albedo below which a surface has no light of its own to smooth: metal, glass, lamps


@dataclass(frozen=True)
class Camera:
    """What a photo is taken with. exposure: stops.  balance: gains of red and blue.  grain: of 255."""

    exposure: float = 0.0
    balance: tuple[float, float] = (1.0, 1.0)
    blur_px: float = 0.0
    grain: float = 0.0
    vignette: float = 0.0

    @classmethod
    def drawn(cls, rng: np.random.Generator) -> Camera:
        """Any camera, in any hand."""
        return cls(
            float(rng.uniform(-0.5, 0.35)),
            (float(rng.normal(1, 0.05)), float(rng.normal(1, 0.06))),
            float(rng.uniform(0, 0.7)),
            float(rng.uniform(0, 3)),
            float(rng.uniform(0, 0.25)),
        )


def smoothed(image: Floats, albedo: Floats, normal: Floats, levels: int = _LEVELS) -> Floats:
    """A picture of linear light with the grain of few samples filtered out. All (H, W, 3), 0..1.

    Light is divided by albedo, so that prints stay sharp, and filtered by the edge-avoiding a-trous wavelet
    of Dammertz et al. 2010 (High Performance Graphics), section 2.
    """
    # Of a whole pixel or not at all: a colour that is divided by two of its three parts turns green or red.
    has_colour = albedo.max(axis=2, keepdims=True) > _DARKEST
    base = np.where(has_colour, np.maximum(albedo, np.float32(_DARKEST)), np.float32(1))
    light: Floats = np.asarray(image / base, np.float32)
    guide = np.asarray(np.concatenate([normal / _NORMAL_REACH, albedo / _ALBEDO_REACH], axis=2), np.float32)
    for level in range(levels):
        step = 2**level
        reach = np.float32(_LIGHT_REACH / step)
        total, weights = light.copy(), np.ones(light.shape[:2], np.float32)
        tone = np.asarray(np.log1p(light.mean(axis=2)) / reach, np.float32)
        for down, right in ((0, 1), (1, 0), (1, 1), (1, -1)):
            for way in (-step, step):
                move = (down * way, right * way)
                other_light = _shifted(light, move)
                apart = ((guide - _shifted(guide, move)) ** 2).sum(axis=2)
                apart += (tone - _shifted(tone, move)) ** 2
                weight = np.exp(-apart) * np.float32(0.5 if down * right == 0 else 0.25)
                total += other_light * weight[..., None]
                weights += weight
        light = np.asarray(total / weights[..., None], np.float32)
    return np.asarray(light * base, np.float32)


def _shifted(values: Floats, move: tuple[int, int]) -> Floats:
    """The values moved down and right; what comes in repeats the border."""
    down, right = move
    rows = np.clip(np.arange(values.shape[0]) - down, 0, values.shape[0] - 1)
    columns = np.clip(np.arange(values.shape[1]) - right, 0, values.shape[1] - 1)
    return values[rows][:, columns]


def developed(image: Floats, camera: Camera, rng: np.random.Generator) -> Bytes:
    """What the camera makes of linear light: (H, W, 3) sRGB."""
    gains = np.array([camera.balance[0], 1.0, camera.balance[1]], np.float32)
    light = image * gains * np.float32(2**camera.exposure)
    height, width = image.shape[:2]
    if camera.vignette:
        rows, columns = np.linspace(-1, 1, height)[:, None], np.linspace(-1, 1, width)
        light = light * (1 - camera.vignette * (rows**2 + columns**2) / 2)[..., None].astype(np.float32)
    if camera.blur_px > 0.2:
        light = np.asarray(cv2.GaussianBlur(light, (0, 0), camera.blur_px), np.float32)
    curved = encoded(light) * np.float32(255)
    curved = curved + rng.normal(0, 1, image.shape).astype(np.float32) * np.float32(camera.grain)
    return np.asarray(np.clip(np.rint(curved), 0, 255), np.uint8)


def encoded(light: Floats) -> Floats:
    """Linear light as sRGB (IEC 61966-2-1)."""
    light = np.clip(light, 0, 1)
    return np.where(
        light <= 0.0031308,
        light * np.float32(12.92),
        np.float32(1.055) * light ** np.float32(1 / 2.4) - np.float32(0.055),
    ).astype(np.float32)


def decoded(curved: Floats) -> Floats:
    """The inverse of encoded."""
    return np.where(
        curved <= 0.04045,
        curved / np.float32(12.92),
        ((curved + np.float32(0.055)) / np.float32(1.055)) ** np.float32(2.4),
    ).astype(np.float32)
