"""One SQLite file: opened safely, migrated step by step, shared by threads."""

from __future__ import annotations

import contextlib
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.core.errors import DiskFull, NewerLibrary, StoreError

Migration = str
"""A script of statements that brings the schema from one version to the next."""

_BUSY_TIMEOUT_MS = 10_000


class Database:
    """A connection that threads share; one statement or transaction at a time.

    The schema's version is the number of migrations that were applied (PRAGMA user_version).
    """

    def __init__(self, file: Path, migrations: Sequence[Migration]) -> None:
        """Open or make the file and bring it up to date.

        Raises NewerLibrary when a newer program made it, StoreError when it cannot be opened.
        """
        self._file = file
        self._lock = threading.RLock()
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(
                file, timeout=_BUSY_TIMEOUT_MS / 1000, isolation_level=None, check_same_thread=False
            )
        except (OSError, sqlite3.Error) as error:
            raise self._unusable(error) from error
        try:
            self._prepare(migrations)
        except sqlite3.Error as error:
            self._connection.close()
            raise self._unusable(error) from error
        except (StoreError, DiskFull):
            self._connection.close()
            raise

    def query(self, sql: str, parameters: Sequence[object] = ()) -> list[sqlite3.Row]:
        """All rows of a statement that only reads. Raises StoreError when the file is damaged."""
        with self._lock:
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except sqlite3.DatabaseError as error:
                raise self._unusable(error) from error

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: committed at the end, rolled back when anything is raised. Keep it short.

        Raises DiskFull when there is no room, StoreError when the file cannot be written for another reason.
        """
        with self._lock:
            if self._in_transaction():
                yield self._connection
                return
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException as error:
                if self._in_transaction():
                    self._connection.execute("ROLLBACK")
                if isinstance(error, sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError:
                    raise self._unwritable(error) from error
                raise

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    def _prepare(self, migrations: Sequence[Migration]) -> None:
        self._connection.row_factory = sqlite3.Row
        self._connection.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
        self._connection.execute("PRAGMA foreign_keys = ON")
        # Readers do not wait for the writer, and a kill loses at most the transaction in work.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        version = self._version()
        if version > len(migrations):
            raise NewerLibrary(
                f"{self._file.name} was made by a newer version of BG Remover.",
                "Install the newer version to open it. Nothing was changed.",
            )
        if 0 < version < len(migrations):
            self._copy_aside(version)
        if version < len(migrations):
            with self.transaction() as connection:
                # Asked again: another process may have migrated while this one waited for the file.
                for number, script in enumerate(migrations[self._version() :], self._version() + 1):
                    for statement in _statements(script):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {number}")

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return version

    def _copy_aside(self, version: int) -> None:
        """A copy of the file as it was before it is migrated, named by its version."""
        target = sqlite3.connect(self._file.with_suffix(f".v{version}.db"))
        with contextlib.closing(target):
            self._connection.backup(target)

    def _in_transaction(self) -> bool:
        return self._connection.in_transaction

    def _unwritable(self, error: sqlite3.DatabaseError) -> StoreError | DiskFull:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            return DiskFull(
                f"The disk is full: {self._file.name} in {self._file.parent} cannot grow.",
                "What is done is safe. Make room, then go on.",
            )
        return StoreError(
            f"{self._file} cannot be written: {error}.",
            "Check the drive and its permissions, then try again.",
        )

    def _unusable(self, error: Exception) -> StoreError:
        return StoreError(
            f"{self._file} cannot be opened: {error}.",
            "Check that the folder can be written and the file is no other program's; it was not changed.",
        )


def _statements(script: str) -> Iterator[str]:
    """The single statements of a script: executescript would commit on its own."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
