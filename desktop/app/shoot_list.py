"""The list of shoots: another name, off the list."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.errors import UsageError
from desktop.core.types import ShootId
from desktop.store.library import Library


class ShootList:
    """No file is touched by it. Any thread may call."""

    def __init__(self, library: Library, is_busy: Callable[[], bool]) -> None:
        """is_busy: tells whether photos are in work."""
        self._library = library
        self._is_busy = is_busy

    def rename(self, id: ShootId, name: str) -> None:
        self._library.rename_shoot(id, name)

    def remove(self, id: ShootId) -> None:
        """Forget a shoot, its groups and its journal. Raises UsageError while photos are in work."""
        if self._is_busy():
            raise UsageError("The photos are still in work.", "Wait for that to end, or press Stop.")
        self._library.remove_shoot(id)
