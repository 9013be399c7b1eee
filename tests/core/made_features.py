"""Features whose likeness is known by construction: unit vectors at an angle."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from desktop.core.features import Features


def made_features(
    digest: str, *, semantic_deg: float = 0.0, colour_deg: float = 0.0, axis: int = 0, shot: int | None = None
) -> Features:
    """Features whose cosine with others on the same axis is that of the difference of their angles.

    axis: photos of different axes have cosine 0.  shot: photos of one shot have equal hashes; without one
    the hashes are the digest's own.
    """
    return Features(
        digest=digest,
        cutout=_at(1280, semantic_deg, axis),
        crop=_at(1280, semantic_deg, axis),
        late=_at(352, semantic_deg, axis),
        mid=_at(120, semantic_deg, axis),
        chroma=_at(256, colour_deg, 0),
        hue=_at(25, colour_deg, 0),
        cube=_at(576, colour_deg, 0),
        hashes=_hashes(digest if shot is None else f"shot {shot}"),
        points=np.empty((0, 2), np.uint16),
        descriptors=np.empty((0, 128), np.uint8),
        picture=np.empty(0, np.uint8),
        outline=np.empty(0, np.uint8),
    )


def _at(size: int, angle_deg: float, axis: int) -> NDArray[np.float16]:
    vector = np.zeros(size, np.float16)
    angle = math.radians(angle_deg)
    vector[2 * axis], vector[2 * axis + 1] = math.cos(angle), math.sin(angle)
    return vector


def _hashes(name: str) -> NDArray[np.uint64]:
    seed = int.from_bytes(name.encode()[-8:], "big")
    return np.random.default_rng(seed).integers(0, 2**64, 8, np.uint64)
