"""Photos in: any file that can be opened, as upright 8-bit sRGB pixels."""

from __future__ import annotations

import contextlib
import hashlib
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

import numpy as np
from numpy.typing import NDArray
from PIL import Image, UnidentifiedImageError

from desktop.core import exif as exif_block
from desktop.core.damage import damaged, lacks_directory, not_a_picture
from desktop.core.errors import AppError, MissingPhoto, PhotoTooLarge, UnreadablePhoto, UnsupportedPhoto
from desktop.core.profiles import ProfileError, to_srgb
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

MAX_BYTES = 2_000_000_000
"""A picture of MAX_PIXELS takes 1.2 GB with 16 bits a channel and no compression."""

_WHITE = (255, 255, 255)
_BAND_BYTES = 1 << 17


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo as the rest of the program sees it.

    rgb: (H, W, 3) uint8, sRGB, upright, without transparency.  format: Pillow's name, "JPEG".  exif: the
    block as it was in the file, with its prefix, but with the orientation reset; empty without one.
    warnings: whole sentences about what was not taken over.
    """

    rgb: RgbImage
    format: str
    exif: bytes
    warnings: tuple[str, ...]


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises MissingPhoto, UnreadablePhoto, PhotoTooLarge."""
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadablePhoto(f"{name} is a folder, not a picture.", "Add the photos inside it.")
        if not stat.S_ISREG(status.st_mode):  # reading a pipe or a device may never end
            raise UnreadablePhoto(f"{name} is a device or a pipe, not a picture.", "Leave it out.")
        if status.st_size > MAX_BYTES:
            raise PhotoTooLarge(
                f"{name} has {status.st_size / 1e9:.1f} GB; the limit is {MAX_BYTES / 1e9:.0f} GB.",
                "Save it smaller or compressed, then add it again.",
            )
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingPhoto(
            f"{name} is gone from {path.parent}.", "Bring it back, or leave it out."
        ) from error
    except PermissionError as error:
        raise UnreadablePhoto(f"{name} may not be read.", "Give yourself read permission.") from error
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise UnreadablePhoto(
            f"{name} could not be read: {cause}.", "Check the drive, then try it again."
        ) from error
    if not data:
        raise UnreadablePhoto(f"{name} is empty: it has 0 bytes.", "Copy it again from the camera or card.")
    return data


def digest_of(data: bytes) -> str:
    """BLAKE2b-128 in hex: 32 digits that stand for the content."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def read_picture(path: Path, *, max_pixels: int = MAX_PIXELS) -> Picture:
    """Read and decode a file. Raises what read_bytes and decode raise."""
    return decode(read_bytes(path), path.name, max_pixels=max_pixels)


def pixel_count(data: bytes, name: str) -> int:
    """Width times height as the header tells, nothing decoded. Raises what decode raises for the header."""
    image = _opened(data, name, MAX_PIXELS)
    return image.width * image.height


def decode(data: bytes, name: str, *, max_pixels: int = MAX_PIXELS) -> Picture:
    """Decode a photo once, turn it upright once, and bring it to 8-bit sRGB on white.

    name: the file's name, for messages and, where the content cannot tell the kind, its suffix.
    Raises UnreadablePhoto (no picture, cut short, damaged), UnsupportedPhoto (no reader for its kind) and
    PhotoTooLarge (more than max_pixels, known from the header before anything is decoded).
    """
    image = _opened(data, name, max_pixels)
    with _decoder_border(name, data):
        warnings = _frames_left_out(image)
        deep = _deep_rgb(image, data)
        if deep is not None:
            image = _like(deep, image)
        else:
            image.load()
    return _picture(image, name, warnings)


def thumbnail(
    source: bytes | Path, side_px: int, *, name: str = "", max_pixels: int = MAX_PIXELS
) -> RgbImage:
    """A small upright sRGB picture, neither side longer than side_px; never enlarged.

    source: a file's bytes (then name is for messages) or its path.  A JPEG is decoded at the smallest of its
    own scales that suffices.  Raises what read_bytes and decode raise.
    """
    data = source if isinstance(source, bytes) else read_bytes(source)
    name = name or ("picture" if isinstance(source, bytes) else source.name)
    image = _opened(data, name, max_pixels)
    with _decoder_border(name, data):
        image.draft(None, (side_px, side_px))
        image.load()
    return _picture(image, name, (), side_px).rgb


@contextlib.contextmanager
def _decoder_border(name: str, data: bytes) -> Iterator[None]:
    """The border between us and the decoders: only their calls are inside."""
    try:
        yield
    except AppError:
        raise
    except UnidentifiedImageError as error:
        raise not_a_picture(name, data) from error
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
            f"{name} has {width} x {height} pixels, {width * height / 1e6:,.0f} million; "
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


def _picture(image: Image.Image, name: str, warnings: tuple[str, ...], side_px: int | None = None) -> Picture:
    """Bring decoded pixels to upright sRGB on white, shrunk first where side_px is given."""
    del name
    format = image.format or ""
    exif = image.info.get("exif", b"")
    exif = exif if isinstance(exif, bytes) else b""
    icc = image.info.get("icc_profile") or b""
    orientation = 1 if format == "TIFF" else exif_block.orientation(exif)  # Pillow turns TIFFs as it loads
    pixels = _in_eight_bits(image)
    if side_px is not None and max(pixels.size) > side_px:
        pixels.thumbnail((side_px, side_px), reducing_gap=2.0)
    pixels, alpha = _without_alpha(pixels)
    try:
        pixels = to_srgb(pixels, icc)
    except ProfileError:
        warnings += ("Its colour profile cannot be used: colours may differ a little.",)
        pixels = to_srgb(pixels, b"")
    if pixels.mode != "RGB":
        pixels = pixels.convert("RGB")
    if alpha is not None:
        white = Image.new("RGB", pixels.size, _WHITE)
        white.paste(pixels, mask=alpha)
        pixels = white
    return Picture(_turned(_array(pixels), orientation), format, exif_block.upright(exif), warnings)


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """The same picture as L, LA, RGB, RGBA, CMYK or LAB."""
    if image.mode.startswith("I"):
        return _grey_in_eight_bits(image)
    if image.mode in ("RGBA", "LA", "CMYK", "LAB"):
        return image
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    if image.mode in ("1", "L"):
        return image.convert("L")
    return image.convert("RGB")


def _grey_in_eight_bits(image: Image.Image) -> Image.Image:
    """16-bit grey as L, or LA where one grey stands for transparent; Pillow's own conversion clips at 255."""
    deep: NDArray[np.uint16] = np.asarray(image).astype(np.uint16)
    grey = Image.fromarray(_eight_bits(deep))
    key = image.info.get("transparency")
    if not isinstance(key, int):
        return grey
    opaque = Image.fromarray(np.where(deep == key, 0, 255).astype(np.uint8))
    return Image.merge("LA", (grey, opaque))


def _deep_rgb(image: Image.Image, data: bytes) -> NDArray[np.uint8] | None:
    """16-bit colour rounded to 8 bits, (H, W, 3 or 4), or None where that is not what the file holds.

    Pillow has no such mode and drops the low byte, which is up to one level too dark.
    """
    stored = " ".join(str(tile.args) for tile in getattr(image, "tile", ()))
    if ";16" not in stored or image.mode not in ("RGB", "RGBA") or "transparency" in image.info:
        return None
    if image.format == "TIFF" and image.mode == "RGBA":  # may be premultiplied, which OpenCV does not undo
        return None
    import cv2

    deep = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    if deep is None or deep.dtype != np.uint16 or deep.ndim != 3 or deep.shape[1::-1] != image.size:
        return None
    order = [2, 1, 0, 3][: deep.shape[2]]
    return _eight_bits(deep)[..., order]


def _eight_bits(deep: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """round(value / 257), which maps 65535 to 255."""
    table = ((np.arange(65536, dtype=np.uint32) + 128) // 257).astype(np.uint8)
    return table[deep]


def _like(pixels: NDArray[np.uint8], image: Image.Image) -> Image.Image:
    """Pixels as a picture that carries the header of another."""
    made = Image.fromarray(np.ascontiguousarray(pixels))
    made.format = image.format
    made.info = image.info
    return made


def _without_alpha(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The colours, and the alpha where there is any to see."""
    if image.mode not in ("LA", "RGBA"):
        return image, None
    alpha = image.getchannel("A")
    return image.convert("L" if image.mode == "LA" else "RGB"), None if alpha.getextrema()[
        0
    ] == 255 else alpha


def _array(image: Image.Image) -> RgbImage:
    """The pixels of an RGB picture as an array.

    In bands that stay in the cache and below malloc's mmap threshold: np.asarray(image) takes twice as long
    and, for a moment, twice the memory.
    """
    width, height = image.size
    rows = max(1, _BAND_BYTES // (4 * width))
    pixels = np.empty((height, width, 3), np.uint8)
    for top in range(0, height, rows):
        bottom = min(height, top + rows)
        pixels[top:bottom] = np.asarray(image.crop((0, top, width, bottom)))
    return pixels


def _turned(pixels: RgbImage, orientation: int) -> RgbImage:
    """Apply an EXIF orientation; with OpenCV, which is seven times as fast as a copy in numpy."""
    if orientation == 1:
        return pixels
    import cv2

    if orientation == 5:
        return np.asarray(cv2.transpose(pixels), np.uint8)
    if orientation == 7:
        pixels = np.asarray(cv2.transpose(pixels), np.uint8)
    turn = {
        3: cv2.ROTATE_180,
        6: cv2.ROTATE_90_CLOCKWISE,
        7: cv2.ROTATE_180,
        8: cv2.ROTATE_90_COUNTERCLOCKWISE,
    }
    if orientation in turn:
        return np.asarray(cv2.rotate(pixels, turn[orientation]), np.uint8)
    return np.asarray(cv2.flip(pixels, 1 if orientation == 2 else 0), np.uint8)
