"""Every connection the program ever made, in a file that its user can read: to whom, why, how much.

One line when a connection is asked for and one when it ended, tabs between the columns. Never an address
beyond the host: what follows it may hold names and tokens.
"""

from __future__ import annotations

import contextlib
import datetime
import itertools
import logging
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.core.errors import OutputError
from desktop.store.locks import held

log = logging.getLogger(__name__)

COLUMNS = ("time (UTC)", "id", "host", "why", "what", "bytes sent", "bytes received")
ASKED = "asked"
"""What a line says that has no ending yet: the program was killed, or is at it now."""

_MOST_BYTES = 1_000_000
"""About 8,000 lines a file."""
_OLDER_FILES = 3


@dataclass(frozen=True, slots=True)
class Connection:
    """One connection. at: when it was asked for, UTC, ISO 8601.  host: with its port.  why: in words.

    ending: «done», or what went wrong, or ASKED.  sent_bytes, received_bytes: without what encryption adds.
    """

    id: str
    at: str
    host: str
    why: str
    ending: str = ASKED
    sent_bytes: int = 0
    received_bytes: int = 0


class ConnectionLog:
    """The file and its older parts. Any thread and any process may write: a line is one write."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "connections.log"

    def asked(self, host: str, why: str) -> Connection:
        """Note, before it is made, that a connection is asked for."""
        connection = Connection(secrets.token_hex(4), _now(), host, why)
        self._write(connection)
        return connection

    def ended(self, connection: Connection, ending: str, sent_bytes: int, received_bytes: int) -> None:
        self._write(
            replace(
                connection,
                at=_now(),
                ending=ending,
                sent_bytes=sent_bytes,
                received_bytes=received_bytes,
            )
        )

    def connections(self) -> tuple[Connection, ...]:
        """Everything that is kept, the newest first."""
        found: dict[str, Connection] = {}
        for file in reversed(self._files()):
            for line in _lines(file):
                began = found.get(line.id)
                found[line.id] = replace(line, at=began.at) if began is not None else line
        return tuple(reversed(found.values()))

    def _files(self) -> tuple[Path, ...]:
        """The newest first."""
        older = (self.file.with_suffix(f".{number}.log") for number in range(1, _OLDER_FILES + 1))
        return (self.file, *older)

    def _write(self, connection: Connection) -> None:
        """Best effort: a full disk keeps no connection from being made, and the program's log says so."""
        bytes_ = (
            ("", "") if connection.ending == ASKED else (connection.sent_bytes, connection.received_bytes)
        )
        cells = (
            connection.at,
            connection.id,
            connection.host,
            connection.why,
            connection.ending,
            *map(str, bytes_),
        )
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._rotate()
            is_new = not self.file.exists()
            with self.file.open("a", encoding="utf-8", newline="\n") as file:
                head = "\t".join(COLUMNS) + "\n" if is_new else ""
                file.write(head + "\t".join(map(_plain, cells)) + "\n")
        except (OSError, OutputError) as error:
            log.warning("a connection could not be noted in the log of connections: %s", error)

    def _rotate(self) -> None:
        if not self.file.exists() or self.file.stat().st_size < _MOST_BYTES:
            return
        with held(self.file.with_name(f".{self.file.name}.lock")) as is_mine:
            if not is_mine or self.file.stat().st_size < _MOST_BYTES:
                return
            files = self._files()
            for newer, older in reversed(list(itertools.pairwise(files))):
                with contextlib.suppress(FileNotFoundError):
                    newer.replace(older)


def _lines(file: Path) -> Iterator[Connection]:
    """What a file holds; a line that a power cut damaged is passed by."""
    try:
        text = file.read_text("utf-8", errors="replace")
    except OSError:
        return
    for line in text.splitlines():
        cells = line.split("\t")
        if len(cells) != len(COLUMNS) or cells[0] == COLUMNS[0]:
            continue
        at, id, host, why, ending, sent, received = cells
        yield Connection(id, at, host, why, ending, _count(sent), _count(received))


def _count(cell: str) -> int:
    return int(cell) if cell.isdecimal() else 0


def _plain(cell: str) -> str:
    """Without what would end a cell or a line, or speak to a terminal: a host is a stranger's word."""
    return "".join(one if one.isprintable() else "?" for one in cell)[:200]


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
