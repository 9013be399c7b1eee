"""The orientation tag of an EXIF block: read and reset in place, everything else left as it is.

Pillow can parse and write EXIF too, but writing anew loses what makers put there with absolute offsets, and
parsing raises on blocks that every viewer shrugs off.
"""

from __future__ import annotations

import struct

PREFIX = b"Exif\0\0"
"""Stands before the block in JPEG (EXIF 2.32 §4.7.2); Pillow keeps it there for PNG too."""

_ORIENTATION = 0x0112
_SHORT = 3


def orientation(exif: bytes) -> int:
    """1..8 as in EXIF 2.32 §4.6.5.1; 1 where the block does not say or is damaged.

    exif: a TIFF structure, with or without PREFIX.
    """
    found = _find(exif)
    return found[0] if found else 1


def upright(exif: bytes) -> bytes:
    """The same block with its orientation, if it has one, set to 1."""
    found = _find(exif)
    if found is None:
        return exif
    _, at, order = found
    return exif[:at] + struct.pack(order + "H", 1) + exif[at + 2 :]


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
