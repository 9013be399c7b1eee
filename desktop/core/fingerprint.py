"""What tells one file from another whatever it is called: its length and its digests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop.core.types import Checkpoint, no_checkpoint

_CHUNK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """size_bytes: the file's length.  md5, sha256: lower-case hexadecimal.

    md5 is what rembg publishes for most weights: it tells a broken file, not a forged one.
    """

    size_bytes: int
    md5: str
    sha256: str


class Fingerprinting:
    """Takes the fingerprint of bytes as they pass."""

    def __init__(self) -> None:
        self._md5 = hashlib.md5(usedforsecurity=False)
        self._sha256 = hashlib.sha256()
        self.size_bytes = 0

    def add(self, data: bytes) -> None:
        self._md5.update(data)
        self._sha256.update(data)
        self.size_bytes += len(data)

    def result(self) -> Fingerprint:
        return Fingerprint(self.size_bytes, self._md5.hexdigest(), self._sha256.hexdigest())


def fingerprint(file: Path, checkpoint: Checkpoint = no_checkpoint) -> Fingerprint:
    """Read a whole file, some 300 MB a second. Raises OSError."""
    taking = Fingerprinting()
    with file.open("rb") as handle:
        size_bytes = max(1, file.stat().st_size)
        done_bytes = 0
        while data := handle.read(_CHUNK_BYTES):
            taking.add(data)
            done_bytes += len(data)
            checkpoint(min(1.0, done_bytes / size_bytes))
    return taking.result()
