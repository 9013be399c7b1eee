"""Cutouts out: into the bytes of a file."""

from __future__ import annotations

import io
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core import jpeg_segments
from desktop.core.backgrounds import TRANSPARENT, WHITE, Background, flatten
from desktop.core.metadata import NO_METADATA, Metadata
from desktop.core.png import encode_png
from desktop.core.profiles import srgb_profile
from desktop.core.tiff import encode_tiff
from desktop.core.types import RgbImage


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
    metadata: Metadata = NO_METADATA,
    quality: int = 92,
    keeps_colour: bool = False,
    lossless: bool | None = None,
) -> bytes:
    """The bytes of a file. sRGB, said so in the file.

    PNG and TIFF are exact. WebP is as `lossless` says; None is exact while it is transparent, as a master is
    worked on further, and lossy with `quality` once it has a background. JPEG knows no transparency: white
    stands for a transparent background there.
    pixels: (H, W, 4) uint8 with straight alpha, put onto the background, or (H, W, 3), which have one.
    metadata: of an upright picture; sizes in it are set to this one's. WebP has no place for IPTC; what else
    is not taken in is told by left_out.  quality: 1..100.  keeps_colour: a JPEG holds colour at full
    resolution, whatever its quality; it does on a flat background.
    Raises what read_picture raises where the background is an image.
    """
    metadata = metadata.for_size(pixels.shape[1], pixels.shape[0])
    if pixels.shape[2] == 4:
        if background.is_transparent and not format.has_alpha:
            background = WHITE
        if not background.is_transparent:
            pixels = flatten(pixels, background)
            keeps_colour = keeps_colour or background.colour is not None
    if format is OutputFormat.PNG:
        return encode_png(pixels, metadata=metadata)
    if format is OutputFormat.WEBP:
        return _webp(pixels, metadata, quality, pixels.shape[2] == 4 if lossless is None else lossless)
    if format is OutputFormat.JPEG:
        return _jpeg(pixels, metadata, quality, keeps_colour=keeps_colour)
    return encode_tiff(pixels, metadata=metadata, icc=srgb_profile())


def left_out(metadata: Metadata, format: OutputFormat) -> tuple[str, ...]:
    """Whole sentences about what a file of this kind cannot hold of the metadata."""
    return jpeg_segments.left_out(metadata) if format is OutputFormat.JPEG else ()


def _webp(pixels: NDArray[np.uint8], metadata: Metadata, quality: int, lossless: bool) -> bytes:
    # Least effort for lossless: 12 MP take half a second instead of ten, for some percent more bytes.
    effort = {"quality": 0, "method": 0} if lossless else {"quality": quality, "method": 4}
    file = io.BytesIO()
    Image.fromarray(pixels).save(
        file,
        "WEBP",
        lossless=lossless,
        exact=lossless,
        exif=metadata.exif,
        xmp=metadata.xmp,
        icc_profile=srgb_profile(),
        **effort,
    )
    return file.getvalue()


def _jpeg(rgb: RgbImage, metadata: Metadata, quality: int, *, keeps_colour: bool) -> bytes:
    file = io.BytesIO()
    # With colour at half resolution a dark edge greys pure white up to 24 pixels away, with colour at full
    # resolution no further than its own 8 x 8 block.
    subsampling = "4:4:4" if keeps_colour or quality >= 90 else "4:2:0"
    Image.fromarray(rgb).save(
        file,
        "JPEG",
        quality=quality,
        subsampling=subsampling,
        exif=jpeg_segments.exif_that_fits(metadata.exif),
        extra=jpeg_segments.segments(metadata),
        icc_profile=srgb_profile(),
    )
    return file.getvalue()
