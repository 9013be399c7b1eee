"""The directories of TIFF structures: TIFF files, EXIF blocks, most camera RAW files (TIFF 6.0 §2)."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from typing import NamedTuple

HEADER_BYTES = 8
EXIF_DIRECTORY, GPS_DIRECTORY, INTEROPERABILITY_DIRECTORY = 0x8769, 0x8825, 0xA005
"""Tags whose value is where another directory begins (EXIF 2.32 §4.6.3)."""

_KIND_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_NUMBER_CODES = {1: "B", 3: "H", 4: "I", 13: "I"}
_ORDERS = {b"II": "<", b"MM": ">"}
_ENTRIES_MAX = 4096
"""A camera writes some hundred; a damaged count would name the whole file a directory."""


class TagsError(Exception):
    """The structure is damaged or none; never shown as it is."""


class Field(NamedTuple):
    """The value of a tag: its type, how many of it, their bytes in the order of the file."""

    kind: int
    number: int
    content: bytes


class Entry(NamedTuple):
    """Where a tag stands: the position of its 12 bytes, of its value, and how long that is."""

    kind: int
    number: int
    at: int
    value_at: int
    size: int


class Directory(NamedTuple):
    """Where a directory begins, and its entries by tag.

    end: where the position of the next directory stands.  reach: where the last of its values ends.
    """

    at: int
    entries: Mapping[int, Entry]
    end: int
    reach: int


def order_of(data: bytes | bytearray) -> str:
    """The letter of `struct` for the byte order, "<" or ">". Raises TagsError."""
    order = _ORDERS.get(bytes(data[:2]))
    if order is None or len(data) < HEADER_BYTES:
        raise TagsError("no TIFF structure")
    return order


def first_directory(data: bytes | bytearray) -> Directory:
    """The directory that the header names. Raises TagsError, also for a BigTIFF, whose entries are wider."""
    if data[2:4] in (b"+\0", b"\0+"):
        raise TagsError("a BigTIFF")
    (at,) = struct.unpack_from(order_of(data) + "I", data, 4)
    return directory_at(data, at)


def directory_at(data: bytes | bytearray, at: int) -> Directory:
    """The directory at a position; tags of unknown types and with values outside are left out.

    Raises TagsError when it does not lie wholly inside.
    """
    order = order_of(data)
    if not HEADER_BYTES <= at <= len(data) - 2:
        raise TagsError(f"a directory at {at} of {len(data)}")
    (count,) = struct.unpack_from(order + "H", data, at)
    end = at + 2 + 12 * count
    if count > _ENTRIES_MAX or end > len(data):
        raise TagsError(f"a directory of {count} entries at {at} of {len(data)}")
    entries: dict[int, Entry] = {}
    reach = end
    for entry_at in range(at + 2, end, 12):
        tag, kind, number = struct.unpack_from(order + "HHI", data, entry_at)
        size = _KIND_BYTES.get(kind, 0) * number
        value_at = entry_at + 8
        if size > 4:
            (value_at,) = struct.unpack_from(order + "I", data, value_at)
        reach = max(reach, value_at + size)
        if size and value_at + size <= len(data):
            entries.setdefault(tag, Entry(kind, number, entry_at, value_at, size))
    return Directory(at, entries, end, reach)


def below(data: bytes | bytearray, directory: Directory, tag: int) -> Directory | None:
    """The directory that a tag points to; None without one, or where it is damaged."""
    start = number_of(data, directory, tag)
    if start is None:
        return None
    try:
        return directory_at(data, start)
    except TagsError:
        return None


def numbers_of(data: bytes | bytearray, directory: Directory, tag: int) -> tuple[int, ...]:
    """The whole numbers of a tag; empty without it and for other types."""
    entry = directory.entries.get(tag)
    code = _NUMBER_CODES.get(entry.kind) if entry else None
    if entry is None or code is None:
        return ()
    return struct.unpack_from(f"{order_of(data)}{entry.number}{code}", data, entry.value_at)


def number_of(data: bytes | bytearray, directory: Directory, tag: int) -> int | None:
    """The first whole number of a tag."""
    return next(iter(numbers_of(data, directory, tag)), None)


def pieces_end(data: bytes | bytearray, directory: Directory) -> int:
    """Where the last strip or tile of the directory's picture ends; 0 without any."""
    ends = (
        start + size
        for starts, sizes in ((273, 279), (324, 325))
        for start, size in zip(
            numbers_of(data, directory, starts), numbers_of(data, directory, sizes), strict=False
        )
    )
    return max(ends, default=0)


def bytes_of(data: bytes | bytearray, directory: Directory, tag: int) -> bytes:
    """The bytes of a tag as they stand; empty without it."""
    entry = directory.entries.get(tag)
    return bytes(data[entry.value_at : entry.value_at + entry.size]) if entry else b""


def field_of(data: bytes | bytearray, directory: Directory, tag: int) -> Field | None:
    """The value of a tag, to be written elsewhere in the same byte order."""
    entry = directory.entries.get(tag)
    return Field(entry.kind, entry.number, bytes_of(data, directory, tag)) if entry else None


def shorts(order: str, *values: int) -> Field:
    """Whole numbers below 65536."""
    return Field(3, len(values), struct.pack(f"{order}{len(values)}H", *values))


def longs(order: str, *values: int) -> Field:
    """Whole numbers below 2**32."""
    return Field(4, len(values), struct.pack(f"{order}{len(values)}I", *values))


def octets(content: bytes) -> Field:
    """Bytes, each a number."""
    return Field(1, len(content), content)


def undefined(content: bytes) -> Field:
    """Bytes that mean something only to those who know the tag."""
    return Field(7, len(content), content)


def written(order: str, fields: Mapping[int, Field], start: int) -> bytes:
    """A directory that is to stand at `start`, an even position, with its longer values behind it.

    Always of even length, and with no next directory.
    """
    entries, longer = struct.pack(order + "H", len(fields)), b""
    behind = start + 2 + 12 * len(fields) + 4
    for tag, (kind, number, content) in sorted(fields.items()):
        if len(content) <= 4:
            value = content.ljust(4, b"\0")
        else:
            value = struct.pack(order + "I", behind + len(longer))
            longer += content + bytes(len(content) % 2)
        entries += struct.pack(order + "HHI", tag, kind, number) + value
    return entries + bytes(4) + longer
