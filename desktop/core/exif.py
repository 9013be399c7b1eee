"""EXIF blocks: read, and changed where they stand, everything else left as it is.

Writing anew would lose what makers put there with absolute offsets, and parsing raises on blocks that every
viewer shrugs off. Only from TIFF and RAW files, which hold pixels among their tags, a block is made.
"""

from __future__ import annotations

import struct

from desktop.core.tiff_tags import (
    EXIF_DIRECTORY,
    GPS_DIRECTORY,
    HEADER_BYTES,
    INTEROPERABILITY_DIRECTORY,
    Directory,
    Entry,
    Field,
    TagsError,
    below,
    bytes_of,
    directory_at,
    field_of,
    first_directory,
    longs,
    number_of,
    numbers_of,
    order_of,
    written,
)

PREFIX = b"Exif\0\0"
"""Stands before the block in JPEG (EXIF 2.32 §4.7.2) and, by Pillow's custom, wherever it comes from."""

DESCRIPTIVE = (0x010E, 0x010F, 0x0110, 0x0131, 0x0132, 0x013B, 0x8298)
"""EXIF 2.32 §4.6.4 D: description, maker, model, software, date, artist, copyright."""

_ORIENTATION, _MAKER_NOTE, _COLOUR_SPACE = 0x0112, 0x927C, 0xA001
_WIDTHS, _HEIGHTS = (0x0100, 0xA002), (0x0101, 0xA003)
"""ImageWidth and PixelXDimension; ImageLength and PixelYDimension."""
_PREVIEW_DATA = ((0x0201, 0x0202), (0x0111, 0x0117))
"""Where the preview's bytes begin and how many they are: as a JPEG, as strips (EXIF 2.32 §4.6.2)."""
_INTEROPERABILITY_INDEX = 1
_SRGB, _SRGB_INDEX, _ADOBE_RGB_INDEX = 1, b"R98\0", b"R03\0"
"""EXIF 2.32 §4.6.5 B and §4.6.7 A (DCF): the colours are sRGB, or Adobe RGB."""
_NUMBER_CODES = {1: "B", 3: "H", 4: "I"}


class ExifError(Exception):
    """The block is damaged; never shown as it is."""


def orientation(exif: bytes) -> int:
    """1..8 as in EXIF 2.32 §4.6.5.1; 1 where the block does not say or is damaged.

    exif: a TIFF structure, with or without PREFIX.
    """
    data = exif.removeprefix(PREFIX)
    try:
        value = number_of(data, first_directory(data), _ORIENTATION)
    except TagsError:
        return 1
    return value if value is not None and 1 <= value <= 8 else 1


def is_adobe_rgb(exif: bytes) -> bool:
    """Whether a camera says that its colours are Adobe RGB, which most do here and without a profile."""
    data = exif.removeprefix(PREFIX)
    try:
        directory = below(data, first_directory(data), EXIF_DIRECTORY)
    except TagsError:
        return False
    nested = below(data, directory, INTEROPERABILITY_DIRECTORY) if directory else None
    if directory is None or nested is None or number_of(data, directory, _COLOUR_SPACE) == _SRGB:
        return False
    return bytes_of(data, nested, _INTEROPERABILITY_INDEX) == _ADOBE_RGB_INDEX


def tidied(exif: bytes) -> bytes:
    """The same block, with PREFIX, for the upright picture in sRGB that was made of the photo.

    Its preview is gone: that shows the photo with its background. Raises ExifError.
    """
    block = _Block(exif)
    block.set_number(block.first, _ORIENTATION, 1)
    block.set_number(block.exif, _COLOUR_SPACE, _SRGB)
    nested = below(block.data, block.exif, INTEROPERABILITY_DIRECTORY) if block.exif else None
    index = nested.entries.get(_INTEROPERABILITY_INDEX) if nested else None
    if index is not None and block.value(index) == _ADOBE_RGB_INDEX:
        block.put(index, _SRGB_INDEX)
    block.drop_preview()
    return block.whole()


def sized(exif: bytes, width: int, height: int) -> bytes:
    """The same block for a picture of this size. Raises ExifError."""
    block = _Block(exif)
    for tags, side in ((_WIDTHS, width), (_HEIGHTS, height)):
        for tag in tags:
            block.set_number(block.first, tag, side)
            block.set_number(block.exif, tag, side)
    return block.whole()


def placeless(exif: bytes) -> bytes:
    """The same block without where the photo was taken. Raises ExifError.

    The maker's note goes too: some makers put names of places there, and nobody can look into all of them.
    """
    block = _Block(exif)
    while GPS_DIRECTORY in block.first.entries:
        place = below(block.data, block.first, GPS_DIRECTORY)
        block.remove(block.first, GPS_DIRECTORY)
        if place is not None:
            for entry in place.entries.values():
                block.blank(entry.value_at, entry.size)
            block.blank(place.at, place.end - place.at)
    while block.exif is not None and _MAKER_NOTE in block.exif.entries:
        note = block.exif.entries[_MAKER_NOTE]
        block.remove(block.exif, _MAKER_NOTE)
        if note.size > 4:  # a shorter one stood in its entry
            block.blank(note.value_at, note.size)
    return block.whole()


def of_tiff(data: bytes) -> bytes:
    """A block of what a TIFF or RAW file says about the photo, without what it says about its pixels.

    Maker's notes stay behind: their offsets would point nowhere. Empty where it says nothing.
    Raises ExifError.
    """
    try:
        order, first = order_of(data), first_directory(data)
    except TagsError as error:
        raise ExifError(str(error)) from error
    described = {tag: field for tag in DESCRIPTIVE if (field := field_of(data, first, tag))}
    nested = {
        tag: _fields(data, directory)
        for tag in (EXIF_DIRECTORY, GPS_DIRECTORY)
        if (directory := below(data, first, tag))
    }
    return made(order, described, nested)


def made(order: str, described: dict[int, Field], nested: dict[int, dict[int, Field]]) -> bytes:
    """A block, with PREFIX, of a first directory and those below it by their tags; empty without any."""
    nested = {tag: fields for tag, fields in nested.items() if fields}
    fields = described | {tag: longs(order, 0) for tag in nested}
    if not fields:
        return b""
    start = HEADER_BYTES + len(written(order, fields, HEADER_BYTES))
    body = b""
    for tag, content in nested.items():
        fields[tag] = longs(order, start + len(body))
        body += written(order, content, start + len(body))
    header = {"<": b"II*\0", ">": b"MM\0*"}[order] + struct.pack(order + "I", HEADER_BYTES)
    return PREFIX + header + written(order, fields, HEADER_BYTES) + body


def _fields(data: bytes, directory: Directory) -> dict[int, Field]:
    left_out = (_MAKER_NOTE, INTEROPERABILITY_DIRECTORY)
    return {
        tag: field
        for tag in directory.entries
        if tag not in left_out and (field := field_of(data, directory, tag))
    }


class _Block:
    """A block that is changed in place."""

    def __init__(self, exif: bytes) -> None:
        """Raises ExifError."""
        self.data = bytearray(exif.removeprefix(PREFIX))
        self._find()

    def whole(self) -> bytes:
        """The block as it is now; raises ExifError where a change hit what it should not have."""
        self._find()
        return PREFIX + bytes(self.data)

    def value(self, entry: Entry) -> bytes:
        return bytes(self.data[entry.value_at : entry.value_at + entry.size])

    def put(self, entry: Entry, content: bytes) -> None:
        self.data[entry.value_at : entry.value_at + entry.size] = content

    def set_number(self, directory: Directory | None, tag: int, value: int) -> None:
        """Change a whole number where the tag is there; one that cannot hold the value is taken out."""
        entry = directory.entries.get(tag) if directory else None
        if directory is None or entry is None:
            return
        code = _NUMBER_CODES.get(entry.kind)
        if code and entry.number == 1 and value < 1 << 8 * entry.size:
            self.put(entry, struct.pack(self.order + code, value))
        else:
            self.remove(directory, tag)

    def remove(self, directory: Directory, tag: int) -> None:
        """Take an entry out; those behind it, and the position of the next directory, move up."""
        at = directory.entries[tag].at
        end = min(directory.end + 4, len(self.data))
        self.data[at:end] = self.data[at + 12 : end] + bytes(12)
        (count,) = struct.unpack_from(self.order + "H", self.data, directory.at)
        if not count:
            raise ExifError("directories one over the other")
        struct.pack_into(self.order + "H", self.data, directory.at, count - 1)
        self._find()

    def blank(self, start: int, size: int) -> None:
        """Overwrite bytes with zeros."""
        start = max(start, HEADER_BYTES)
        end = min(start + size, len(self.data))
        self.data[start:end] = bytes(max(0, end - start))

    def drop_preview(self) -> None:
        """Forget the second directory, which is the preview's, and blank what it shows."""
        if self.first.end + 4 > len(self.data):
            return
        (at,) = struct.unpack_from(self.order + "I", self.data, self.first.end)
        if not at:
            return
        struct.pack_into(self.order + "I", self.data, self.first.end, 0)
        try:
            directory = directory_at(self.data, at)
        except TagsError:
            return
        for starts, sizes in _PREVIEW_DATA:
            places = numbers_of(self.data, directory, starts)
            for start, size in zip(places, numbers_of(self.data, directory, sizes), strict=False):
                self.blank(start, size)
                if start > self.first.end and start + size >= len(self.data) - 1:
                    del self.data[start:]  # most often it is the last in the block

    def _find(self) -> None:
        try:
            self.order = order_of(self.data)
            self.first = first_directory(self.data)
        except TagsError as error:
            raise ExifError(str(error)) from error
        self.exif = below(self.data, self.first, EXIF_DIRECTORY)
