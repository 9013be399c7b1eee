"""Which programs are running on this library, and which of them died: files that their holders lock.

A run that ends properly takes its file away. A file that nobody locks any more is of one that was killed.
"""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from desktop.core.errors import OutputError
from desktop.store.locks import held

_SUFFIX = ".run"


class Presence:
    """This run, from its making to leave()."""

    def __init__(self, folder: Path) -> None:
        """Raises OutputError when the folder cannot be written."""
        self._folder = folder
        self._stack = contextlib.ExitStack()
        self.id = secrets.token_hex(6)
        is_mine = self._stack.enter_context(held(self._file(self.id)))
        assert is_mine, "a fresh random name is nobody else's"

    def others(self) -> tuple[frozenset[str], frozenset[str]]:
        """The other runs: those that are alive, and those that died."""
        alive: set[str] = set()
        dead: set[str] = set()
        for file in self._folder.glob(f"*{_SUFFIX}"):
            if file.stem == self.id:
                continue
            try:
                with held(file) as is_mine:
                    (dead if is_mine else alive).add(file.stem)
            except OutputError:  # it went at this moment, or its folder cannot be written any more
                continue
        return frozenset(alive), frozenset(dead)

    def bury(self, dead: frozenset[str]) -> None:
        """Forget runs whose legacy was taken care of."""
        for id in dead:
            with contextlib.suppress(OSError):
                self._file(id).unlink(missing_ok=True)

    def leave(self) -> None:
        """This run ends as it should."""
        with contextlib.suppress(OSError):
            self._file(self.id).unlink(missing_ok=True)
        self._stack.close()
        with contextlib.suppress(OSError):  # Windows removes no file that is open
            self._file(self.id).unlink(missing_ok=True)

    def _file(self, id: str) -> Path:
        return self._folder / f"{id}{_SUFFIX}"
