"""What kind of picture a file is by its first bytes, for files that come without a trustworthy name."""

from __future__ import annotations

HEAD_BYTES = 64
"""So many are enough to tell."""

_STARTS = {
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG\r\n\x1a\n": ".png",
    b"GIF87a": ".gif",
    b"GIF89a": ".gif",
    b"BM": ".bmp",
    b"II*\0": ".tif",
    b"MM\0*": ".tif",
    b"\0\0\0\x0cjP  \r\n\x87\n": ".jp2",
    b"\xff\x4f\xff\x51": ".j2k",
}
_BRANDS = {b"avif": ".avif", b"avis": ".avif", b"heic": ".heic", b"heix": ".heic", b"mif1": ".heic"}


def suffix_of(head: bytes) -> str | None:
    """The usual suffix of the kind of picture that begins like this, with its dot; None for no picture."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return ".webp"
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12])
    return next((suffix for start, suffix in _STARTS.items() if head.startswith(start)), None)
