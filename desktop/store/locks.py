"""One process at a time: a lock that the system lets go when its holder dies."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.core.files import explained


@contextlib.contextmanager
def held(file: Path) -> Iterator[bool]:
    """Hold the lock that this file stands for: True, or False at once when another holds it.

    Other processes and other threads are kept out alike. The empty file stays: whoever removed it could
    part two holders of one lock. Raises OutputError when it cannot be made.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle = file.open("ab")
    except OSError as error:
        raise explained(file, error) from error
    with handle:
        yield _lock(handle.fileno())


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
