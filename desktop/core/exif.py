"""EXIF blocks: the orientation read and reset in place, everything else left as it is.

Pillow can parse and write EXIF too, but writing anew loses what makers put there with absolute offsets, and
parsing raises on blocks that every viewer shrugs off. Only TIFF, which has no block, needs one made.
"""

from __future__ import annotations

import struct

from PIL import Image

PREFIX = b"Exif\0\0"
"""Stands before the block in JPEG (EXIF 2.32 §4.7.2) and, by Pillow's custom, wherever it comes from."""

_ORIENTATION = 0x0112
_SHORT = 3
_DESCRIPTIVE = (0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x8298)
"""EXIF 2.32 §4.6.4 D: description, maker, model, software, date, artist, copyright."""
_SUB_BLOCKS = (0x8769, 0x8825)
"""EXIF 2.32 §4.6.3: the EXIF and the GPS directory."""


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
    block = Image.Exif()
    try:
        tags = image.getexif()
        block.update({tag: tags[tag] for tag in _DESCRIPTIVE if tag in tags})
        for tag in _SUB_BLOCKS:
            if content := tags.get_ifd(tag):
                block.get_ifd(tag).update(content)
                block[tag] = content
        return block.tobytes() if block else b""
    except (ValueError, TypeError, KeyError, OverflowError, SyntaxError, OSError, struct.error) as error:
        raise ExifError(str(error)) from error


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
