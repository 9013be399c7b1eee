"""When a photo was taken, as its camera says."""

from __future__ import annotations

import datetime

from desktop.core.exif import PREFIX
from desktop.core.tiff_tags import EXIF_DIRECTORY, Directory, TagsError, below, bytes_of, first_directory

_ORIGINAL, _DIGITISED, _CHANGED = (0x9003, 0x9291), (0x9004, 0x9292), (0x0132, 0x9290)
"""DateTimeOriginal, DateTimeDigitized, DateTime, each with its fraction's tag (EXIF 2.32 §4.6.4, §4.6.6)."""


def date_taken(exif: bytes) -> datetime.datetime | None:
    """The camera's clock, without a time zone; None where the block says nothing or is damaged.

    exif: a TIFF structure, with or without its prefix.  When it was taken counts before when it was scanned,
    and that before when the file was changed. A clock that was never set says nothing.
    """
    data = exif.removeprefix(PREFIX)
    try:
        first = first_directory(data)
    except TagsError:
        return None
    inner = below(data, first, EXIF_DIRECTORY) or Directory(0, {}, 0, 0)
    for directory, (tag, fraction) in ((inner, _ORIGINAL), (inner, _DIGITISED), (first, _CHANGED)):
        found = _time(bytes_of(data, directory, tag), bytes_of(data, inner, fraction))
        if found is not None:
            return found
    return None


def _time(text: bytes, fraction: bytes) -> datetime.datetime | None:
    try:
        found = datetime.datetime.strptime(text.strip(b"\0 ").decode("ascii"), "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None
    digits = fraction.strip(b"\0 ")[:6]
    return found.replace(microsecond=int(digits.ljust(6, b"0"))) if digits.isdigit() else found
