"""Photos in: any file that can be opened, as upright 8-bit sRGB pixels."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TypeVar

import numpy as np
from PIL import Image, UnidentifiedImageError

from desktop.core import bmff, colour_space, exif
from desktop.core.colour_space import ColourSpace
from desktop.core.damage import damaged, lacks_directory, not_a_picture
from desktop.core.deep import deep_of, shallow, shrunk
from desktop.core.errors import PhotoError, PhotoTooLarge, UnreadablePhoto, UnsupportedPhoto
from desktop.core.file_bytes import MAX_BYTES, digest_of, read_bytes
from desktop.core.jpeg import jpeg_pixels
from desktop.core.lazy_picture import Deep, LazyPicture, UnsupportedKind
from desktop.core.mending import mended
from desktop.core.metadata import Metadata, metadata_of
from desktop.core.pixels import as_array, in_eight_bits, turned, without_alpha
from desktop.core.profiles import ProfileError, leaves_colours, to_srgb
from desktop.core.readers import FOREIGN_SUFFIXES, READABLE_SUFFIXES, Foreign, reader_for
from desktop.core.types import RgbImage

__all__ = [
    "FOREIGN_SUFFIXES",
    "MAX_BYTES",
    "MAX_PIXELS",
    "READABLE_SUFFIXES",
    "Picture",
    "decode",
    "digest_of",
    "pixel_count",
    "read_bytes",
    "read_picture",
    "thumbnail",
]

MAX_PIXELS = 200_000_000
"""Above the largest camera back of today (151 MP); 0.6 GB as RGB."""

_WHITE = (255, 255, 255)

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as the rest of the program sees it.

    rgb: (H, W, 3) uint8, sRGB, upright, without transparency.  format: Pillow's name, "JPEG", or RAW.
    metadata: what the file says about the photo, as it is true of rgb.  warnings: whole sentences about what
    was guessed or not taken over.
    """

    rgb: RgbImage
    format: str
    metadata: Metadata
    warnings: tuple[str, ...]


def read_picture(path: Path, *, max_pixels: int = MAX_PIXELS) -> Picture:
    """Read and decode a file. Raises what read_bytes and decode raise."""
    return decode(read_bytes(path), path.name, max_pixels=max_pixels)


def pixel_count(data: bytes, name: str) -> int:
    """Width times height as the header tells, nothing decoded. Raises what decode raises for the header."""
    image, _ = _leniently(data, lambda data: _opened(data, name, MAX_PIXELS))
    return image.width * image.height


def decode(data: bytes, name: str, *, max_pixels: int = MAX_PIXELS) -> Picture:
    """Decode a photo once, turn it upright once, and bring it to 8-bit sRGB on white.

    name: the file's name, for messages and, where the content cannot tell the kind, its suffix.
    Raises UnreadablePhoto (no picture, cut short, damaged), UnsupportedPhoto (no reader for its kind) and
    PhotoTooLarge (more than max_pixels, known from the header before anything is decoded).
    A small fault that browsers pass over is mended and told among the warnings.
    """
    picture, note = _leniently(data, lambda data: _decoded(data, name, max_pixels))
    return replace(picture, warnings=(*note, *picture.warnings)) if note else picture


def _leniently(data: bytes, read: Callable[[bytes], Result]) -> tuple[Result, tuple[str, ...]]:
    """What is read of a file, of a mended one where the file itself is refused, and what was mended."""
    try:
        return read(data), ()
    except UnreadablePhoto:
        for better in mended(data):
            with contextlib.suppress(PhotoError):
                return read(better.data), (better.note,)
        raise


def _decoded(data: bytes, name: str, max_pixels: int) -> Picture:
    image = _opened(data, name, max_pixels)
    with _decoder_border(name, data):
        warnings = _frames_left_out(image)
        rgb = jpeg_pixels(image, data)
        deep = deep_of(image, data) if rgb is None else None
        if rgb is None and deep is None:
            image.load()
    metadata, about_metadata = metadata_of(image, data)
    if rgb is not None and _is_srgb(image, data):
        return Picture(turned(rgb, _turn_of(image)), image.format or "", metadata, warnings + about_metadata)
    pixels = image
    if rgb is not None:
        pixels = Image.fromarray(rgb if image.mode == "RGB" else np.ascontiguousarray(rgb[..., 0]))
    rgb, about_pixels = _upright_srgb(image, pixels, data, deep)
    return Picture(rgb, image.format or "", metadata, warnings + about_pixels + about_metadata)


def thumbnail(
    source: bytes | Path, side_px: int, *, name: str = "", max_pixels: int = MAX_PIXELS
) -> RgbImage:
    """A small upright sRGB picture, neither side longer than side_px; never enlarged.

    source: a file's bytes (then name is for messages) or its path.  A JPEG is decoded at the smallest of its
    own scales that suffices, a RAW file at half size, of a HEIC the preview in it.
    Raises what read_bytes and decode raise.
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    name = name or ("picture" if isinstance(source, bytes) else source.name)
    return _leniently(data, lambda data: _thumbnail(data, side_px, name, max_pixels))[0]


def _thumbnail(data: bytes, side_px: int, name: str, max_pixels: int) -> RgbImage:
    image = _opened(data, name, max_pixels)
    with _decoder_border(name, data):
        image.draft(None, (side_px, side_px))
        deep = deep_of(image, data)
        if deep is None:
            image.load()
    return _upright_srgb(image, image, data, deep and shrunk(deep, side_px), side_px)[0]


@contextlib.contextmanager
def _decoder_border(name: str, data: bytes) -> Iterator[None]:
    """The border between us and the decoders: only their calls are inside."""
    try:
        yield
    except UnidentifiedImageError as error:
        raise not_a_picture(name, data) from error
    except UnsupportedKind as error:
        raise UnsupportedPhoto(f"{name}: {error.what}.", error.remedy) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoTooLarge(
            f"{name} says it has more pixels than can be opened here.", "Save it smaller, then add it again."
        ) from error
    except Exception as error:  # a decoder may raise anything over the bytes of a stranger
        raise damaged(name, data, error) from error


def _opened(data: bytes, name: str, max_pixels: int) -> Image.Image:
    """The picture with its header read and its size accepted, its pixels not yet decoded."""
    if not data:
        raise UnreadablePhoto(f"{name} is empty: it has 0 bytes.", "Copy it again from the camera or card.")
    reader = reader_for(data, PurePath(name).suffix)
    if isinstance(reader, Foreign):
        raise UnsupportedPhoto(f"{name}: this build cannot open {reader.name}.", reader.remedy)
    if lacks_directory(data):
        raise damaged(name, data, None)
    with _decoder_border(name, data):
        image = reader.open(data)
    width, height = image.size
    if width * height > max_pixels:
        raise PhotoTooLarge(
            f"{name} has {width:,} x {height:,} pixels, {width * height / 1e6:,.0f} million; "
            f"the limit is {max_pixels / 1e6:,.0f} million.",
            "Save it smaller, then add it again.",
        )
    if image.mode == "F" or (image.mode == "I" and image.format != "PPM"):
        raise UnsupportedPhoto(
            f"{name}: this build cannot open pictures with 32 bits a channel.",
            "Save it with 8 or 16 bits, then add it again.",
        )
    return image


def _frames_left_out(image: Image.Image) -> tuple[str, ...]:
    # An MPO holds the same view for a second eye or a preview: nothing that anyone would miss.
    if image.format == "MPO" or not getattr(image, "is_animated", False):
        return ()
    if image.format == "TIFF":
        return ("It has several pages: the first one is used.",)
    return ("It is animated: its first picture is used.",)


def _upright_srgb(
    image: Image.Image,
    pixels: Image.Image,
    data: bytes,
    deep: Deep | None = None,
    side_px: int | None = None,
) -> tuple[RgbImage, tuple[str, ...]]:
    """Decoded pixels as upright sRGB on white, shrunk first where side_px is given, and what was guessed.

    image: the opened file, for its header.  pixels: what is in it, where that is not deep.
    """
    warnings = image.notes if isinstance(image, LazyPicture) else ()
    icc = image.info.get("icc_profile")
    icc = icc if isinstance(icc, bytes) else b""
    space = None if icc else _space_without_profile(image, data)
    if space is not None and space.is_hdr:
        warnings += ("It is an HDR picture: its highlights are pressed into what a screen shows.",)
    if deep is None:
        pixels = in_eight_bits(pixels)
    else:
        pixels, icc = _shallow(deep, icc, space)
        space = None
    if side_px is not None and max(pixels.size) > side_px:
        pixels.thumbnail((side_px, side_px), reducing_gap=2.0)
    pixels, alpha = without_alpha(pixels)
    if pixels.mode == "CMYK" and not icc:
        warnings += ("It is made for print and has no colour profile: its colours are an estimate.",)
    try:
        pixels = to_srgb(pixels, icc)
    except ProfileError:
        warnings += ("Its colour profile cannot be used: colours may differ a little.",)
        pixels = to_srgb(pixels, b"")
    pixels = pixels.convert("RGB") if pixels.mode != "RGB" else pixels
    if space is not None:
        pixels = Image.fromarray(colour_space.in_srgb(np.asarray(pixels), 255, space))
    if alpha is not None:
        white = Image.new("RGB", pixels.size, _WHITE)
        white.paste(pixels, mask=alpha)
        pixels = white
    return turned(as_array(pixels), _turn_of(image)), warnings


def _shallow(deep: Deep, icc: bytes, space: ColourSpace | None) -> tuple[Image.Image, bytes]:
    """Deep pixels in 8 bits, and the profile that they still have to go through.

    A profile of tables, a damaged one and one for other pixels is left to LittleCMS and its errors.
    """
    if not icc:
        return shallow(deep, space), b""
    space = colour_space.of_profile(icc)
    if space is None or (space.matrix is None and deep.values.shape[2] > 2):
        return shallow(deep, None), icc
    return shallow(deep, None if colour_space.is_srgb(space) else space), b""


def _is_srgb(image: Image.Image, data: bytes) -> bool:
    """Whether the stored colours need no conversion."""
    icc = image.info.get("icc_profile")
    return leaves_colours(icc) if isinstance(icc, bytes) else _space_without_profile(image, data) is None


def _space_without_profile(image: Image.Image, data: bytes) -> ColourSpace | None:
    """The colour space of a file that tells it in another way than by a profile; None for sRGB."""
    codes = image.colour_codes if isinstance(image, LazyPicture) else None
    if image.format == "AVIF":
        codes = bmff.colour_codes(data)
    if codes is not None:
        return colour_space.of_codes(*codes)
    block = image.info.get("exif")
    if image.format in ("JPEG", "MPO") and image.mode == "RGB" and isinstance(block, bytes):
        return colour_space.ADOBE_RGB if exif.is_adobe_rgb(block) else None
    return None


def _turn_of(image: Image.Image) -> int:
    """The orientation that the decoded pixels still need."""
    if isinstance(image, LazyPicture):
        return image.orientation
    if image.format == "TIFF":  # Pillow turns TIFFs as it loads them
        return 1
    block = image.info.get("exif")
    return exif.orientation(block) if isinstance(block, bytes) else 1
