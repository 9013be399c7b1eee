"""IPTC datasets (IIM 4.2): captions and credits as agencies and archives read them, in JPEG, TIFF and PNG."""

from __future__ import annotations

import binascii
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_MARK = 0x1C
_LONG_SIZE = 0x8000
_APPLICATION, _PICTURE = 2, 3
_PREVIEW = range(200, 203)
"""2:200..202, a small picture of the photo as it was. Record 3 tells the size of the photo's pixels."""
_PLACE = frozenset({26, 27, 90, 92, 95, 100, 101})
"""Record 2: location code and name, city, sublocation, province, country code and name."""

_RESOURCE = b"8BIM"
_IPTC_RESOURCE = 0x0404
"""Adobe Photoshop File Formats, "Image Resource Blocks": the one that holds IPTC datasets."""

_PNG_KEYWORD = b"Raw profile type iptc"


class IptcError(Exception):
    """The datasets are damaged; never shown as it is."""


class _Dataset(NamedTuple):
    record: int
    number: int
    whole: bytes


def tidied(iim: bytes) -> bytes:
    """The datasets without what is not true of another picture made of the photo. Raises IptcError."""

    def is_kept(one: _Dataset) -> bool:
        return one.record != _PICTURE and not (one.record == _APPLICATION and one.number in _PREVIEW)

    return _kept(iim, is_kept)


def placeless(iim: bytes) -> bytes:
    """The datasets without where the photo was taken. Raises IptcError."""
    return _kept(iim, lambda one: not (one.record == _APPLICATION and one.number in _PLACE))


def of_resources(blocks: bytes) -> bytes:
    """The datasets in Photoshop's image resources; empty without any. Raises IptcError."""
    at = 0
    while blocks[at : at + 4] == _RESOURCE:
        name_bytes = blocks[at + 6] if at + 6 < len(blocks) else 0
        start = at + 6 + (name_bytes + 2) // 2 * 2 + 4
        size = int.from_bytes(blocks[start - 4 : start], "big")
        if start + size > len(blocks):
            raise IptcError("an image resource is cut short")
        if int.from_bytes(blocks[at + 4 : at + 6], "big") == _IPTC_RESOURCE:
            return blocks[start : start + size]
        at = start + size + size % 2
    return b""


def as_resource(iim: bytes) -> bytes:
    """The datasets as the one image resource of a file."""
    head = _RESOURCE + _IPTC_RESOURCE.to_bytes(2, "big") + b"\0\0" + len(iim).to_bytes(4, "big")
    return head + iim + bytes(len(iim) % 2)


def of_png_text(text: str) -> bytes:
    """The datasets in the text that ImageMagick and ExifTool write into PNG files. Raises IptcError."""
    match = re.match(r"\s*iptc\s+(\d+)\s+([0-9a-fA-F\s]*)$", text)
    if match is None:
        raise IptcError("not the text of a profile")
    try:
        content = bytes.fromhex(match[2])
    except ValueError as error:
        raise IptcError(str(error)) from error
    if len(content) != int(match[1]):
        raise IptcError("a profile of another length than it says")
    return of_resources(content) if content.startswith(_RESOURCE) else content


def as_png_text(iim: bytes) -> tuple[bytes, bytes]:
    """Keyword and text for a PNG file: its specification has no place for IPTC, but this one is known."""
    content = as_resource(iim)
    digits = binascii.hexlify(content)
    lines = b"".join(digits[at : at + 72] + b"\n" for at in range(0, len(digits), 72))
    return _PNG_KEYWORD, b"\niptc\n%8d\n" % len(content) + lines


def _kept(iim: bytes, is_kept: Callable[[_Dataset], bool]) -> bytes:
    return b"".join(one.whole for one in _datasets(iim) if is_kept(one))


def _datasets(iim: bytes) -> Iterator[_Dataset]:
    """The datasets in their order (IIM 4.2 §1.5); zeros behind the last are padding."""
    at = 0
    while at < len(iim) and iim[at] == _MARK:
        if at + 5 > len(iim):
            raise IptcError("a dataset is cut short")
        size = int.from_bytes(iim[at + 3 : at + 5], "big")
        start = at + 5
        if size & _LONG_SIZE:
            size_bytes = size & ~_LONG_SIZE
            size = int.from_bytes(iim[start : start + size_bytes], "big")
            start += size_bytes
        if start + size > len(iim):
            raise IptcError("a dataset is cut short")
        yield _Dataset(iim[at + 1], iim[at + 2], iim[at : start + size])
        at = start + size
    if iim[at:].strip(b"\0"):
        raise IptcError("something else among the datasets")
