"""What is wrong with a file that a decoder refused, in words."""

from __future__ import annotations

import struct

from desktop.core import bmff
from desktop.core.errors import UnreadablePhoto

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND\xaeB`\x82"
_AGAIN = "Copy it again from the camera or card."


def damaged(name: str, data: bytes, error: Exception | None) -> UnreadablePhoto:
    """The error to show for a file that has a picture's header but cannot be decoded.

    error: what the decoder raised, None when the file was found too short before it was decoded.
    """
    whole = declared_bytes(data)
    if whole is not None and _amount(whole) != _amount(len(data)) and whole > len(data):
        return UnreadablePhoto(
            f"{name} is cut short: {_amount(len(data))} of {_amount(whole)} are there.", _AGAIN
        )
    if error is None or not seems_whole(data) or "truncated" in str(error).lower():
        return UnreadablePhoto(f"{name} is cut short: it ends after {_amount(len(data))}.", _AGAIN)
    if isinstance(error, MemoryError):
        return UnreadablePhoto(
            f"There is not enough memory to open {name}.", "Close other programs, then try it again."
        )
    return UnreadablePhoto(f"{name} is damaged and cannot be decoded.", _AGAIN)


def not_a_picture(name: str, data: bytes) -> UnreadablePhoto:
    """The error to show for a file that no reader knows."""
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return UnreadablePhoto(
            f"{name} is not a picture. It is a web page.", "Save the picture itself, then add that."
        )
    if start.startswith((b"pk\x03\x04", b"rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        return UnreadablePhoto(
            f"{name} is not a picture. It is an archive.", "Unpack it, then add the photos."
        )
    if not data.strip(b"\0"):
        return UnreadablePhoto(f"{name} is not a picture. It holds nothing but zeros.", _AGAIN)
    return UnreadablePhoto(f"{name} is not a picture.", "Leave it out, or open it to see what it is.")


def _amount(count: int) -> str:
    """A number of bytes as people say it."""
    if count < 1000:
        return f"{count} bytes"
    return f"{count / 1e3:.0f} KB" if count < 1e6 else f"{count / 1e6:.1f} MB"


def declared_bytes(data: bytes) -> int | None:
    """How long the file says it is, at least; None where its format does not say."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return int.from_bytes(data[4:8], "little") + 8
    if data.startswith(_PNG):
        return _png_bytes(data)
    if data.startswith((b"II*\0", b"MM\0*")):
        return _tiff_bytes(data)
    if data[4:8] == b"ftyp":
        return bmff.declared_bytes(data)
    return None


def lacks_directory(data: bytes) -> bool:
    """Whether a TIFF ends before the directory that says what is in it; decoders only warn about that."""
    if not data.startswith((b"II*\0", b"MM\0*")):
        return False
    return len(data) < 8 or _tiff_directory(data)[1] + 4 > len(data)


def seems_whole(data: bytes) -> bool:
    """False when the file ends before it says it does."""
    if data.startswith(_PNG) and _PNG_END not in data[-4096:]:
        return False
    return (declared_bytes(data) or 0) <= len(data)


def _png_bytes(data: bytes) -> int | None:
    """End of the last chunk that begins inside the file."""
    at = 8
    while at + 8 <= len(data) and data[at + 4 : at + 8] != b"IEND":
        at += 12 + int.from_bytes(data[at : at + 4], "big")
    return at if at > len(data) else None


def _tiff_bytes(data: bytes) -> int | None:
    """End of the last strip, tile or directory of the first picture (TIFF 6.0 §2)."""
    if len(data) < 8:
        return 8
    first, end = _tiff_directory(data)
    if end > len(data):
        return end
    order = _order(data)
    values = {}
    for at in range(first, end, 12):
        tag, kind, number = struct.unpack_from(order + "HHI", data, at)
        values[tag] = _tiff_values(data, order, at + 8, kind, number)
    starts = values.get(273) or values.get(324) or ()
    sizes = values.get(279) or values.get(325) or ()
    return max((start + size for start, size in zip(starts, sizes, strict=False)), default=None)


def _tiff_directory(data: bytes) -> tuple[int, int]:
    """Where the entries of the first directory begin and end, if the file is long enough to tell."""
    order = _order(data)
    (at,) = struct.unpack_from(order + "I", data, 4)
    first = int(at) + 2
    if first > len(data):
        return first, first
    (count,) = struct.unpack_from(order + "H", data, at)
    return first, first + 12 * int(count)


def _order(data: bytes) -> str:
    return "<" if data.startswith(b"II") else ">"


def _tiff_values(data: bytes, order: str, at: int, kind: int, number: int) -> tuple[int, ...]:
    """The numbers of a directory entry of type SHORT or LONG; empty for other types and outside the file."""
    code, size = {3: ("H", 2), 4: ("I", 4)}.get(kind, ("", 1))
    if not code:
        return ()
    if number * size > 4:
        (at,) = struct.unpack_from(order + "I", data, at)
    if at + number * size > len(data):
        return ()
    return struct.unpack_from(f"{order}{number}{code}", data, at)
