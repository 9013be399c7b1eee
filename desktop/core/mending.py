"""Files with a small fault that browsers open all the same: a wrong checksum, a missing end mark.

Nothing is guessed about pixels: what is mended must decode without a complaint, or it stays refused.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = struct.pack(">I", 0) + b"IEND\xaeB`\x82"
_PIXELS = {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
_ABOUT_PIXELS = _PIXELS | {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"eXIf"}
_JPEG_END = b"\xff\xd9"
_START_OF_SCAN = 0xDA
_MANY_SCANS = {0xC2, 0xC6, 0xCA, 0xCE}
"""Progressive (ITU-T T.81 table B.1)."""
_GIF_END = b";"
_NO_END = "Its end mark is missing; the picture is whole."


@dataclass(frozen=True, slots=True)
class Mended:
    """The bytes as they should have been, and a sentence about it for the user."""

    data: bytes
    note: str


def mended(data: bytes) -> Iterator[Mended]:
    """What may be tried in place of a file that was refused, the smallest change first."""
    if data.startswith(_PNG):
        yield from _mended_png(data)
    elif data.startswith(b"\xff\xd8\xff"):
        better = data + _JPEG_END
        if not data.endswith(_JPEG_END) and _is_one_whole_scan(better):
            yield Mended(better, _NO_END)
    elif data.startswith(b"GIF8") and not data.endswith(_GIF_END):
        yield Mended(data + _GIF_END, _NO_END)


def _is_one_whole_scan(data: bytes) -> bool:
    """Whether a JPEG holds all of its picture in one scan: of several, whole ones could be missing unseen."""
    at, is_progressive = 2, False
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        is_progressive = is_progressive or marker in _MANY_SCANS
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN:
            break
    else:
        return False
    if is_progressive or bytes((0xFF, _START_OF_SCAN)) in data[at:]:
        return False
    import simplejpeg

    try:
        simplejpeg.decode_jpeg(data, colorspace="GRAY", strict=True)
    except ValueError:
        return False
    return True


def _mended_png(data: bytes) -> Iterator[Mended]:
    chunks, whole = _chunks(data)
    if not chunks or chunks[0][0] != b"IHDR":
        return
    fixed = [(kind, content) for kind, content, _ in chunks]
    wrong = sorted({kind.decode("latin-1") for kind, _, is_right in chunks if not is_right})
    notes = []
    if wrong:
        notes.append(f"A checksum in it is wrong ({', '.join(wrong)}), as some programs write it.")
    if not whole:
        notes.append(_NO_END)
    if notes:
        yield Mended(_joined(fixed), " ".join(notes))
    plain = [(kind, content) for kind, content in fixed if kind in _ABOUT_PIXELS]
    if len(plain) < len(fixed):
        yield Mended(_joined(plain), "What it says besides the picture cannot be read and was left out.")
    if len(bare := [(kind, content) for kind, content in plain if kind in _PIXELS]) < len(plain):
        yield Mended(_joined(bare), "What it says besides the picture cannot be read and was left out.")


def _chunks(data: bytes) -> tuple[list[tuple[bytes, bytes, bool]], bool]:
    """Kind, content and whether the checksum is right, up to IEND; and whether that was there.

    Of header and palette the checksum must be right: else nothing in them can be believed. A chunk that the
    file ends inside of counts only where no more than its checksum is missing.
    """
    found: list[tuple[bytes, bytes, bool]] = []
    at = len(_PNG)
    while at + 8 <= len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8]
        end = at + 8 + length
        if end > len(data) or not kind.isalpha():
            return [], False
        checksum = data[end : end + 4]
        is_right = checksum == struct.pack(">I", zlib.crc32(data[at + 4 : end]))
        if not is_right and kind in (b"IHDR", b"PLTE"):
            return [], False
        if kind == b"IEND":
            return found, True
        found.append((kind, data[at + 8 : end], is_right or len(checksum) < 4))
        at = end + 4
    return found, False


def _joined(chunks: list[tuple[bytes, bytes]]) -> bytes:
    file = [_PNG]
    for kind, content in chunks:
        file += (
            struct.pack(">I", len(content)),
            kind,
            content,
            struct.pack(">I", zlib.crc32(kind + content)),
        )
    return b"".join((*file, _PNG_END))
