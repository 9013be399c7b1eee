"""Metadata in JPEG files, where a segment holds 64 KB: what fits, what is divided, what is left out."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator

from desktop.core.exif import PREFIX, ExifError, of_tiff
from desktop.core.iptc import as_resource
from desktop.core.metadata import Metadata
from desktop.core.xmp import XmpError, body_of, pointer_to

_MOST_BYTES = 65_533
"""In a segment, behind the two bytes that count themselves too (ITU-T T.81 §B.1.1.4)."""

_APP1, _APP13 = 0xE1, 0xED
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_XMP_EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_PIECE_BYTES = 65_400


def exif_that_fits(exif: bytes) -> bytes:
    """The block; without its maker's note where it is too long, and empty where that does not help."""
    block = PREFIX + exif.removeprefix(PREFIX) if exif else b""
    if len(block) <= _MOST_BYTES:
        return block
    try:
        block = of_tiff(block.removeprefix(PREFIX))
    except ExifError:
        return b""
    return block if len(block) <= _MOST_BYTES else b""


def segments(metadata: Metadata) -> bytes:
    """The segments of XMP and IPTC, to stand behind that of EXIF."""
    parts = [_segment(_APP1, content) for content in _xmp_contents(metadata.xmp)]
    resources = _PHOTOSHOP + as_resource(metadata.iptc)
    if metadata.iptc and len(resources) <= _MOST_BYTES:
        parts.append(_segment(_APP13, resources))
    return b"".join(parts)


def left_out(metadata: Metadata) -> tuple[str, ...]:
    """Whole sentences about what a JPEG cannot hold."""
    sentences = []
    kept = exif_that_fits(metadata.exif)
    if metadata.exif and not kept:
        sentences.append("Its EXIF data is too long for a JPEG and is left out.")
    elif len(kept) < len(metadata.exif):
        sentences.append("Its EXIF data is too long for a JPEG: the maker's note is left out.")
    if len(_PHOTOSHOP + as_resource(metadata.iptc)) > _MOST_BYTES:
        sentences.append("Its IPTC data is too long for a JPEG and is left out.")
    return tuple(sentences)


def _xmp_contents(packet: bytes) -> Iterator[bytes]:
    """One segment, or one that names the extension and those that hold it (part 3 §1.1.3.1)."""
    if packet and len(_XMP) + len(packet) <= _MOST_BYTES:
        yield _XMP + packet
    elif packet:
        try:
            whole = body_of(packet)
        except XmpError:
            return
        guid = hashlib.md5(whole, usedforsecurity=False).hexdigest().upper()
        yield _XMP + pointer_to(guid)
        for at in range(0, len(whole), _PIECE_BYTES):
            piece = whole[at : at + _PIECE_BYTES]
            yield _XMP_EXTENSION + guid.encode() + struct.pack(">II", len(whole), at) + piece


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content
