"""What has come of a file that is being fetched: kept beside its future place, so that a fetch can go on."""

from __future__ import annotations

import contextlib
import json
from io import FileIO
from pathlib import Path

from desktop.core.errors import OutputError
from desktop.core.files import explained, publish, write_atomically


class Partial:
    """NAME.part with the bytes, and NAME.part.json that says where they came from.

    Only one process at a time may use it; whoever fetches holds a lock.
    """

    def __init__(self, target: Path) -> None:
        self._target = target
        self.file = target.with_name(f"{target.name}.part")
        self._origin = target.with_name(f"{target.name}.part.json")

    @property
    def size_bytes(self) -> int:
        """How much has come, 0 when nothing has."""
        try:
            return self.file.stat().st_size
        except OSError:
            return 0

    def validator(self, url: str) -> str:
        """What the server called the version that the bytes are of (ETag or date), or '' when unknown."""
        try:
            origin = json.loads(self._origin.read_text("utf-8"))
        except (OSError, ValueError):
            return ""
        if not isinstance(origin, dict) or origin.get("url") != url:
            return ""
        return str(origin.get("validator", ""))

    def open(self, start: int, url: str, validator: str) -> FileIO:
        """The file to write to from byte `start` on; what came after that is cut off. Raises OutputError."""
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            handle = self.file.open("r+b" if start else "wb", buffering=0)
            handle.truncate(start)
            handle.seek(start)
        except OSError as error:
            raise explained(self._target, error) from error
        try:
            write_atomically(self._origin, json.dumps({"url": url, "validator": validator}).encode())
        except OutputError:
            handle.close()
            raise
        return handle

    def finish(self) -> None:
        """Give the file its name. Raises OutputError."""
        publish(self.file, self._target)
        with contextlib.suppress(OSError):
            self._origin.unlink(missing_ok=True)

    def remove(self) -> None:
        """Throw away what came."""
        for file in (self.file, self._origin):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
