"""HEIC files made with libheif's own encoder, lossless as far as its colours go."""

from __future__ import annotations

import io

import numpy as np
import pillow_heif
from numpy.typing import NDArray


def heic(pixels: NDArray[np.uint8] | NDArray[np.uint16], **options: object) -> bytes:
    """A HEIC file. pixels: (H, W) grey, (H, W, 3) RGB or (H, W, 4) RGBA; of 16 bits it keeps the upper 10.

    options: as pillow_heif's save takes them: exif, xmp, icc_profile, thumbnails, tile_size, color_primaries.
    """
    mode = {2: "L", 3: "RGB", 4: "RGBA"}[pixels.shape[2] if pixels.ndim == 3 else 2]
    if pixels.dtype == np.uint16:
        mode += ";16"
    size = (pixels.shape[1], pixels.shape[0])
    file = pillow_heif.from_bytes(mode=mode, size=size, data=np.ascontiguousarray(pixels).tobytes())
    written = io.BytesIO()
    file.save(written, **{"quality": -1, "chroma": 444, "matrix_coefficients": 0} | options)
    return written.getvalue()
