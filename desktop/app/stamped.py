"""A file's bytes together with the stamp that tells when it changes."""

from __future__ import annotations

from pathlib import Path

from desktop.core.errors import MissingPhoto, UnreadablePhoto
from desktop.core.imaging import Picture, decode, digest_of, read_bytes
from desktop.core.types import Photo
from desktop.store.library import FileStamp


def stamped(path: Path) -> tuple[FileStamp, bytes]:
    """The stamp first: a change while reading then shows as a changed stamp, never as a stale result."""
    try:
        stamp = FileStamp.of(path)
    except OSError as error:
        read_bytes(path)  # tells what is wrong in the user's words
        raise MissingPhoto(f"{path.name} went away for a moment.", "Try it again.") from error
    return stamp, read_bytes(path)


def decode_unchanged(photo: Photo) -> Picture:
    """The photo decoded; raises UnreadablePhoto when the file's content is no longer the one that was cut."""
    data = read_bytes(photo.path)
    if digest_of(data) != photo.digest:
        raise UnreadablePhoto(
            f"{photo.path.name} was changed after it was cut out.",
            "Add it again to cut out what it shows now.",
        )
    return decode(data, photo.path.name)
