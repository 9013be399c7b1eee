"""EXIF blocks: the orientation read and reset in place, everything else left as it is.

Pillow can parse and write EXIF too, but writing anew loses what makers put there with absolute offsets, and
parsing raises on blocks that every viewer shrugs off. Only TIFF, which has no block, needs one made.
"""

from __future__ import annotations

import struct

from PIL import Image, TiffImagePlugin

PREFIX = b"Exif\0\0"
"""Stands before the block in JPEG (EXIF 2.32 §4.7.2) and, by Pillow's custom, wherever it comes from."""

_ORIENTATION = 0x0112
_SHORT = 3
_DESCRIPTIVE = (0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x8298)
"""EXIF 2.32 §4.6.4 D: description, maker, model, software, date, artist, copyright."""
_SUB_BLOCKS = (0x8769, 0x8825)
"""EXIF 2.32 §4.6.3: the EXIF and the GPS directory."""

_PARSER_ERRORS = (ValueError, TypeError, KeyError, OverflowError, SyntaxError, OSError, struct.error)


class ExifError(Exception):
    """The block is damaged; never shown as it is."""


def orientation(exif: bytes) -> int:
    """1..8 as in EXIF 2.32 §4.6.5.1; 1 where the block does not say or is damaged.

    exif: a TIFF structure, with or without PREFIX.
    """
    found = _find(exif)
    return found[0] if found else 1


def upright(exif: bytes) -> bytes:
    """The same block with PREFIX and with its orientation, if it has one, set to 1; empty if it is none."""
    if not exif.removeprefix(PREFIX).startswith((b"II*\0", b"MM\0*")):
        return b""
    exif = PREFIX + exif.removeprefix(PREFIX)
    found = _find(exif)
    if found is None:
        return exif
    _, at, order = found
    return exif[:at] + struct.pack(order + "H", 1) + exif[at + 2 :]


def of_tiff(image: Image.Image) -> bytes:
    """A block of what an opened TIFF says about the photo, without what it says about its pixels.

    Raises ExifError.
    """
    try:
        block = _descriptive(image.getexif())
        return block.tobytes() if block else b""
    except _PARSER_ERRORS as error:
        raise ExifError(str(error)) from error


def described(exif: bytes) -> Image.Exif:
    """What a block says about the photo, for the directory of a TIFF. Raises ExifError."""
    tags = Image.Exif()
    try:
        tags.load(exif)
        return _descriptive(tags)
    except _PARSER_ERRORS as error:
        raise ExifError(str(error)) from error


def directories(tags: Image.Exif, start: int) -> dict[int, tuple[int, bytes]]:
    """The EXIF and GPS directories among `tags`, by tag: where each begins, and its bytes, big-endian.

    start: the even place in the file where the first is to stand; the next follows.  Raises ExifError.
    """
    placed: dict[int, tuple[int, bytes]] = {}
    try:
        for tag in _SUB_BLOCKS:
            if content := tags.get_ifd(tag):
                directory = TiffImagePlugin.ImageFileDirectory_v2(b"MM\0*\0\0\0\0")
                directory.update(content)
                written = directory.tobytes(start)
                placed[tag] = start, written + bytes(len(written) % 2)
                start += len(placed[tag][1])
    except _PARSER_ERRORS as error:
        raise ExifError(str(error)) from error
    return placed


def _descriptive(tags: Image.Exif) -> Image.Exif:
    # Some phones put the size of the picture there too: in a TIFF it would overrule the true one.
    kept = Image.Exif()
    kept.update({tag: tags[tag] for tag in _DESCRIPTIVE if tag in tags})
    for tag in _SUB_BLOCKS:
        if content := tags.get_ifd(tag):
            kept.get_ifd(tag).update(content)
            kept[tag] = content
    return kept


def _find(exif: bytes) -> tuple[int, int, str] | None:
    """Orientation, the position of its value and the byte order."""
    start = len(PREFIX) if exif.startswith(PREFIX) else 0
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(exif[start : start + 4])
    if order is None or len(exif) < start + 8:
        return None
    (offset,) = struct.unpack_from(order + "I", exif, start + 4)
    first = start + offset + 2
    if first > len(exif):
        return None
    (count,) = struct.unpack_from(order + "H", exif, first - 2)
    for at in range(first, min(first + 12 * count, len(exif) - 11), 12):
        tag, kind, values = struct.unpack_from(order + "HHI", exif, at)
        if tag == _ORIENTATION and kind == _SHORT and values == 1:
            (value,) = struct.unpack_from(order + "H", exif, at + 8)
            return (value, at + 8, order) if 1 <= value <= 8 else None
    return None
