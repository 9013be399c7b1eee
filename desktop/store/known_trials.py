"""What was found out about accelerators, kept in the cache so that it need not be tried at every start."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import threading
from pathlib import Path

from desktop.core.errors import OutputError
from desktop.core.files import write_atomically
from desktop.core.trials import Trial


class KnownTrials:
    """One small JSON file; what is damaged counts as absent. Any thread may call."""

    def __init__(self, cache: Path) -> None:
        self._file = cache / "accelerators.json"
        self._lock = threading.Lock()

    def find(self, key: str) -> tuple[Trial, ...] | None:
        """The trials that were saved under this key, or None."""
        saved = self._read().get(key)
        if not isinstance(saved, list):
            return None
        try:
            return tuple(Trial(**values) for values in saved)
        except TypeError:  # of another version of the program
            return None

    def save(self, key: str, trials: tuple[Trial, ...]) -> None:
        """Best effort: what cannot be kept is tried again."""
        with self._lock, contextlib.suppress(OutputError):
            document = self._read() | {key: [dataclasses.asdict(trial) for trial in trials]}
            write_atomically(self._file, (json.dumps(document, indent=1) + "\n").encode())

    def _read(self) -> dict[str, object]:
        try:
            document = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return document if isinstance(document, dict) else {}
