"""Cutouts out: into the bytes of a file."""

from __future__ import annotations

import io
import logging
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core.backgrounds import TRANSPARENT, WHITE, Background, flatten
from desktop.core.exif import PREFIX
from desktop.core.png import encode_png
from desktop.core.profiles import srgb_profile
from desktop.core.tiff import encode_tiff
from desktop.core.types import RgbImage

log = logging.getLogger(__name__)

_JPEG_EXIF_BYTES = 65_533


class OutputFormat(StrEnum):
    """A kind of file that a cutout can be saved as; the value is the word of the command line."""

    PNG = "png"
    WEBP = "webp"
    JPEG = "jpeg"
    TIFF = "tiff"

    @property
    def suffix(self) -> str:
        return {"jpeg": ".jpg", "tiff": ".tif"}.get(self.value, f".{self.value}")

    @property
    def has_alpha(self) -> bool:
        return self is not OutputFormat.JPEG


def encode(
    pixels: NDArray[np.uint8],
    format: OutputFormat,
    *,
    background: Background = TRANSPARENT,
    exif: bytes = b"",
    quality: int = 92,
    keeps_colour: bool = False,
) -> bytes:
    """The bytes of a file. sRGB, said so in the file.

    PNG and TIFF are exact. WebP is exact (lossless) while it is transparent, as a master is worked on
    further, and lossy with `quality` once it has a background. JPEG knows no transparency: white stands for a
    transparent background there. An EXIF block too long for JPEG is left out; TIFF has no block and takes
    over what it says about the photo.
    pixels: (H, W, 4) uint8 with straight alpha, put onto the background, or (H, W, 3), which have one.
    exif: with or without its prefix, orientation 1.  quality: 1..100.  keeps_colour: a JPEG holds colour at
    full resolution, whatever its quality; it does on a flat background.
    Raises what read_picture raises where the background is an image.
    """
    if pixels.shape[2] == 4:
        if background.is_transparent and not format.has_alpha:
            background = WHITE
        if not background.is_transparent:
            pixels = flatten(pixels, background)
            keeps_colour = keeps_colour or background.colour is not None
    if format is OutputFormat.PNG:
        return encode_png(pixels, exif=exif)
    if format is OutputFormat.WEBP:
        return _webp(pixels, exif, quality)
    if format is OutputFormat.JPEG:
        return _jpeg(pixels, exif, quality, keeps_colour=keeps_colour)
    return encode_tiff(pixels, exif=exif, icc=srgb_profile())


def _webp(pixels: NDArray[np.uint8], exif: bytes, quality: int) -> bytes:
    lossless = pixels.shape[2] == 4
    # Least effort for lossless: 12 MP take half a second instead of ten, for some percent more bytes.
    effort = {"quality": 0, "method": 0} if lossless else {"quality": quality, "method": 4}
    file = io.BytesIO()
    Image.fromarray(pixels).save(
        file, "WEBP", lossless=lossless, exact=lossless, exif=exif, icc_profile=srgb_profile(), **effort
    )
    return file.getvalue()


def _jpeg(rgb: RgbImage, exif: bytes, quality: int, *, keeps_colour: bool) -> bytes:
    block = PREFIX + exif.removeprefix(PREFIX) if exif else b""
    if len(block) > _JPEG_EXIF_BYTES:
        log.info("an EXIF block of %d bytes does not fit into a JPEG and is left out", len(block))
        block = b""
    file = io.BytesIO()
    # With colour at half resolution a dark edge greys pure white up to 24 pixels away, with colour at full
    # resolution no further than its own 8 x 8 block.
    subsampling = "4:4:4" if keeps_colour or quality >= 90 else "4:2:0"
    Image.fromarray(rgb).save(
        file, "JPEG", quality=quality, subsampling=subsampling, exif=block, icc_profile=srgb_profile()
    )
    return file.getvalue()
