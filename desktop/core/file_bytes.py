"""The bytes of a photo's file, and what stands for them."""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path

from desktop.core.errors import MissingPhoto, PhotoTooLarge, UnreadablePhoto

MAX_BYTES = 2_000_000_000
"""A picture of MAX_PIXELS takes 1.2 GB with 16 bits a channel and no compression."""


def read_bytes(path: Path) -> bytes:
    """The whole file. Raises MissingPhoto, UnreadablePhoto, PhotoTooLarge."""
    name = path.name or str(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise UnreadablePhoto(f"{name} is a folder, not a picture.", "Add the photos inside it.")
        if not stat.S_ISREG(status.st_mode):  # reading a pipe or a device may never end
            raise UnreadablePhoto(f"{name} is a device or a pipe, not a picture.", "Leave it out.")
        if status.st_size > MAX_BYTES:
            raise PhotoTooLarge(
                f"{name} has {status.st_size / 1e9:.1f} GB; the limit is {MAX_BYTES / 1e9:.0f} GB.",
                "Save it smaller or compressed, then add it again.",
            )
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise MissingPhoto(
            f"{name} is gone from {path.parent}.", "Bring it back, or leave it out."
        ) from error
    except PermissionError as error:
        raise UnreadablePhoto(f"{name} may not be read.", "Give yourself read permission.") from error
    except OSError as error:
        cause = error.strerror or type(error).__name__
        raise UnreadablePhoto(
            f"{name} could not be read: {cause}.", "Check the drive, then try it again."
        ) from error
    if not data:
        raise UnreadablePhoto(f"{name} is empty: it has 0 bytes.", "Copy it again from the camera or card.")
    return data


def digest_of(data: bytes) -> str:
    """BLAKE2b-128 in hex: 32 digits that stand for the content."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
