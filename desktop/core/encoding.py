"""Cutouts out: onto a background, into the bytes of a file."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.core import jpeg_segments
from desktop.core.errors import UsageError
from desktop.core.imaging import read_picture
from desktop.core.metadata import NO_METADATA, Metadata
from desktop.core.png import encode_png
from desktop.core.profiles import srgb_profile
from desktop.core.readers import FOREIGN_SUFFIXES, READABLE_SUFFIXES
from desktop.core.tiff import encode_tiff
from desktop.core.types import RgbaImage, RgbImage

_BAND_ROWS = 32


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


@dataclass(frozen=True, slots=True)
class Background:
    """What stands behind the subject: nothing, one colour, or a picture.

    colour: red, green, blue, each 0..255.  image: any photo that can be opened; scaled to cover, centred.
    """

    colour: tuple[int, int, int] | None = None
    image: Path | None = None

    def __post_init__(self) -> None:
        if self.colour is not None and self.image is not None:
            raise ValueError("a background is a colour or an image, not both")
        if self.colour is not None and not all(0 <= value <= 255 for value in self.colour):
            raise ValueError(f"not a colour: {self.colour}")

    @property
    def is_transparent(self) -> bool:
        return self.colour is None and self.image is None


TRANSPARENT = Background()
WHITE = Background(colour=(255, 255, 255))


def parse_background(text: str) -> Background:
    """A background as it is written on the command line: transparent, #rgb, #rrggbb or the path of an image.

    The path is not opened here. Raises UsageError for anything else.
    """
    word = text.strip()
    if word.lower() == "transparent":
        return TRANSPARENT
    if match := re.fullmatch(r"#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})", word):
        digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
        red, green, blue = bytes.fromhex(digits)
        return Background(colour=(red, green, blue))
    path = Path(text).expanduser()
    if not word.startswith("#") and (
        path.suffix.lower() in READABLE_SUFFIXES | FOREIGN_SUFFIXES or path.is_file()
    ):
        return Background(image=path)
    raise UsageError(
        f"{text!r} is no background.", "Say transparent, a colour such as #ffffff, or the path of an image."
    )


def encode(
    rgba: RgbaImage,
    format: OutputFormat,
    *,
    background: Background = TRANSPARENT,
    metadata: Metadata = NO_METADATA,
    quality: int = 92,
    lossless: bool | None = None,
) -> bytes:
    """The bytes of a file. sRGB, said so in the file.

    PNG and TIFF are exact. WebP is as `lossless` says; None is exact while it is transparent, as a master is
    worked on further, and lossy with `quality` once it has a background. JPEG knows no transparency: white
    stands for a transparent background there.
    rgba: (H, W, 4) uint8.  metadata: of an upright picture; sizes in it are set to this one's. WebP has no
    place for IPTC; what else is not taken in is told by left_out.  quality: 1..100.
    Raises what read_picture raises where the background is an image.
    """
    metadata = metadata.for_size(rgba.shape[1], rgba.shape[0])
    if background.is_transparent and not format.has_alpha:
        background = WHITE
    pixels = rgba if background.is_transparent else flatten(rgba, background)
    if format is OutputFormat.PNG:
        return encode_png(pixels, metadata=metadata)
    if format is OutputFormat.WEBP:
        return _webp(pixels, metadata, quality, pixels.shape[2] == 4 if lossless is None else lossless)
    if format is OutputFormat.JPEG:
        return _jpeg(pixels, metadata, quality)
    return encode_tiff(pixels, metadata=metadata, icc=srgb_profile())


def left_out(metadata: Metadata, format: OutputFormat) -> tuple[str, ...]:
    """Whole sentences about what a file of this kind cannot hold of the metadata."""
    return jpeg_segments.left_out(metadata) if format is OutputFormat.JPEG else ()


def flatten(rgba: RgbaImage, background: Background) -> RgbImage:
    """A cutout on a background that is not transparent: round((a * c + (255 - a) * b) / 255), exactly.

    rgba: (H, W, 4) uint8, straight alpha.  Raises ValueError for a transparent background, and what
    read_picture raises for an image.
    """
    height, width = rgba.shape[:2]
    behind: NDArray[np.uint8]
    if background.image is not None:
        behind = cover(read_picture(background.image).rgb, width, height)
    elif background.colour is not None:
        behind = np.broadcast_to(np.array(background.colour, np.uint8), (height, width, 3))
    else:
        raise ValueError("a transparent background cannot be flattened")
    flat = np.empty((height, width, 3), np.uint8)
    # Channel by channel: numpy takes four times as long to spread alpha over a short last axis.
    for top in range(0, height, _BAND_ROWS):
        band = slice(top, top + _BAND_ROWS)
        alpha = rgba[band, :, 3].astype(np.uint16)
        for channel in range(3):
            mixed = rgba[band, :, channel] * alpha
            mixed += behind[band, :, channel] * (255 - alpha)
            # Division by 255, rounded, in 16 bits: Blinn, "Three wrongs make a right", 1995.
            mixed += 128
            mixed += mixed >> 8
            flat[band, :, channel] = mixed >> 8
    return flat


def cover(rgb: RgbImage, width: int, height: int) -> RgbImage:
    """A picture scaled to fill width x height without distortion, its middle kept: (height, width, 3)."""
    own_height, own_width = rgb.shape[:2]
    scale = max(width / own_width, height / own_height)
    visible_width, visible_height = width / scale, height / scale
    left, top = (own_width - visible_width) / 2, (own_height - visible_height) / 2
    box = (
        max(0.0, left),
        max(0.0, top),
        min(own_width, left + visible_width),
        min(own_height, top + visible_height),
    )
    image = Image.fromarray(rgb).resize((width, height), Image.Resampling.LANCZOS, box=box, reducing_gap=3.0)
    return np.asarray(image)


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


def _jpeg(rgb: RgbImage, metadata: Metadata, quality: int) -> bytes:
    file = io.BytesIO()
    # From 90 on, colour is kept at full resolution: edges against a flat background bleed otherwise.
    subsampling = "4:4:4" if quality >= 90 else "4:2:0"
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
