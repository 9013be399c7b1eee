"""Small pictures for tests of files, made by formula."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.errors import PhotoError
from desktop.core.imaging import decode
from desktop.core.types import Problem


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


def stored(upright: NDArray[np.uint8], orientation: int) -> NDArray[np.uint8]:
    """What a camera stores so that this orientation shows the upright picture (EXIF 2.32 §4.6.5.1)."""
    transposed = upright.transpose(1, 0, 2)
    return {
        1: upright,
        2: upright[:, ::-1],  # row 0 is the top, column 0 is the right
        3: upright[::-1, ::-1],  # bottom, right
        4: upright[::-1],  # bottom, left
        5: transposed,  # row 0 is the left, column 0 is the top
        6: transposed[::-1],  # row 0 is the right, column 0 is the top
        7: transposed[::-1, ::-1],  # right, bottom
        8: transposed[:, ::-1],  # left, bottom
    }[orientation]


def problem_with(data: bytes, name: str) -> Problem | None:
    """What is wrong with a file, None when it gives a picture; any other exception is a bug and passes."""
    try:
        decode(data, name, max_pixels=1_000_000)
    except PhotoError as error:
        return error.problem
    return None
