"""A file's bytes together with the stamp that tells when it changes."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import MissingPhoto
from desktop.core.imaging import read_bytes
from desktop.store.library import FileStamp


def stamped(path: Path) -> tuple[FileStamp, bytes]:
    """The stamp first: a change while reading then shows as a changed stamp, never as a stale result."""
    try:
        stamp = FileStamp.of(path)
    except OSError as error:
        read_bytes(path)  # tells what is wrong in the user's words
        raise MissingPhoto(f"{path.name} went away for a moment.", "Try it again.") from error
    return stamp, read_bytes(path)
