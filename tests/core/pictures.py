"""Small pictures for tests of files, made by formula."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image


def scene(width: int = 96, height: int = 64) -> NDArray[np.uint8]:
    """Smooth colours with a darker left half and no symmetry: (height, width, 3) uint8."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    waves = [128 + 90 * np.sin(x / (7 + band) + y / (11 - 2 * band)) for band in range(3)]
    picture = np.stack(waves, axis=-1) - 30 * (x < width / 2)[..., None]
    clipped: NDArray[np.uint8] = np.clip(picture, 0, 255).astype(np.uint8)
    return clipped


def encoded(image: Image.Image | NDArray[np.uint8], format: str, **options: object) -> bytes:
    """The bytes of a file that Pillow writes."""
    if not isinstance(image, Image.Image):
        image = Image.fromarray(image)
    file = io.BytesIO()
    image.save(file, format, **options)
    return file.getvalue()
