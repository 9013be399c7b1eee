"""The deflate that PNG and TIFF are written with: isal where it can be had, zlib otherwise."""

from __future__ import annotations

import functools
import logging
import zlib
from typing import Protocol

log = logging.getLogger(__name__)

_ISAL_LEVELS = 3


class Compressor(Protocol):
    """A stream in zlib's format (RFC 1950)."""

    def compress(self, data: bytes | memoryview, /) -> bytes: ...
    def flush(self) -> bytes: ...


def compressor(level: int) -> Compressor:
    """A new stream. level: 0 (quickest) to 9; isal knows 0..3 and takes more for 3."""
    if not _has_isal():
        return zlib.compressobj(level)
    from isal import isal_zlib

    return isal_zlib.compressobj(min(level, _ISAL_LEVELS))


@functools.cache
def _has_isal() -> bool:
    """Whether the quick deflate can be imported; its absence is logged once."""
    try:
        import isal.isal_zlib  # noqa: F401
    except ImportError as error:
        log.warning("PNG and TIFF files are written with zlib, three times slower: %s", error)
        return False
    return True
