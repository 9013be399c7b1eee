"""The same network arranged to run quicker, without weights: whether it belongs to a file that has them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ARRANGED_FROM = "arranged_from"
"""Where an arranged network keeps the mark of the file that holds its weights."""
_MARKED_BYTES = 1 << 16


def mark_of(file: Path) -> str:
    """Tells whether a file of weights is the one that was arranged: its size, beginning and end."""
    size = file.stat().st_size
    with file.open("rb") as handle:
        start = handle.read(_MARKED_BYTES)
        handle.seek(-min(size, _MARKED_BYTES), os.SEEK_END)
        return f"{size}-{hashlib.blake2b(start + handle.read(), digest_size=16).hexdigest()}"
