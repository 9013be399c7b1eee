"""About how much room the results of a batch will take, said before it begins."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from desktop.core.files import free_bytes
from desktop.core.types import Problem

_LOSSLESS = {".png", ".apng", ".tif", ".tiff", ".bmp", ".dib", ".gif", ".ppm", ".pgm", ".pbm", ".pnm"}
_OF_A_LOSSLESS_FILE = 1.0
"""A cutout holds the subject only: 0.4 to 1.1 times the file on the demo shoot, background and all."""
_OF_A_CAMERA_FILE = 2.5
"""A PNG of half the frame against a JPEG, HEIC or RAW of all of it; a guess on the large side."""
_SMALLER = {"jpeg": 0.4, "webp": 0.6}
"""Of a PNG."""
_CACHE_A_PHOTO_BYTES = 400_000
"""Matte, small picture and features; 200 KB on the demo shoot, more with finer edges and more pixels."""


def results_bytes(photos: Iterable[tuple[Path, int]], formats: Iterable[str]) -> int:
    """Of the files of some photos. photos: name and size in bytes.  formats: of each file of a photo."""
    factors = [_SMALLER.get(format, 1.0) for format in formats]
    return sum(
        int(size * (_OF_A_LOSSLESS_FILE if path.suffix.lower() in _LOSSLESS else _OF_A_CAMERA_FILE) * factor)
        for path, size in photos
        for factor in factors
    )


def cache_bytes(count: int) -> int:
    """Of what the cache keeps of so many photos."""
    return count * _CACHE_A_PHOTO_BYTES


def too_little_room(folder: Path, needed_bytes: int) -> Problem | None:
    """What to tell when so much will probably not fit into a folder; None when it will.

    Raises OutputError when the folder cannot be asked.
    """
    free = free_bytes(folder)
    if needed_bytes <= free:
        return None
    return Problem(
        "little-room",
        f"It will probably not all fit: about {amount(needed_bytes)} are needed in {folder},"
        f" and {amount(free)} are free.",
        f"Make room for {amount(needed_bytes - free)} more. What fits is done and stays; then it goes on.",
    )


def amount(size_bytes: int) -> str:
    """«0.4 MB», «12 MB», «3.2 GB»."""
    if size_bytes >= 1e9:
        return f"{size_bytes / 1e9:,.1f} GB"
    return f"{size_bytes / 1e6:,.{0 if size_bytes >= 10e6 else 1}f} MB"
