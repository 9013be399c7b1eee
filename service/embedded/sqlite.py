"""Items and messages in one SQLite file (WAL): survives restarts, shared by processes of one machine."""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from desktop.core.errors import AppError
from desktop.store.database import Database
from service.errors import Unavailable
from service.stores.items import Add, Item, Key, Operation, Put, Refused, Remove, Replace
from service.stores.queues import Message

Clock = Callable[[], float]

_MIGRATIONS = (
    """
    CREATE TABLE items (
        partition TEXT NOT NULL, sort TEXT NOT NULL, value TEXT NOT NULL, version INTEGER NOT NULL,
        count INTEGER NOT NULL, expires_at INTEGER, PRIMARY KEY (partition, sort)
    ) WITHOUT ROWID;
    CREATE INDEX items_that_end ON items (expires_at) WHERE expires_at IS NOT NULL;
    """,
    """
    CREATE TABLE messages (
        id INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL, visible_at REAL NOT NULL,
        receipt TEXT, receives INTEGER NOT NULL DEFAULT 0, dead INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX messages_in_sight ON messages (dead, visible_at);
    """,
)
_LOOK_AGAIN_S = 0.05


class SqliteFile:
    """The file; the store and the queue share it."""

    def __init__(self, file: Path) -> None:
        """Raises StoreError when it cannot be opened."""
        self._database = Database(file, _MIGRATIONS)

    def rows(self, sql: str, *parameters: object) -> list[sqlite3.Row]:
        try:
            return self._database.query(sql, parameters)
        except AppError as error:
            raise Unavailable(f"The store does not answer: {error.message}") from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """All or nothing. Raises Unavailable."""
        try:
            with self._database.transaction() as connection:
                yield connection
        except AppError as error:
            raise Unavailable(f"The store cannot be written: {error.message}") from error

    def close(self) -> None:
        self._database.close()


class SqliteStore:
    """Items in a table."""

    def __init__(self, file: SqliteFile, clock: Clock = time.time) -> None:
        self._file = file
        self._clock = clock

    def get(self, key: Key) -> Item | None:
        found = self.get_many([key])
        return found[0] if found else None

    def get_many(self, keys: Sequence[Key]) -> list[Item]:
        rows = (
            self._file.rows(
                "SELECT * FROM items WHERE partition = ? AND sort = ?"
                " AND (expires_at IS NULL OR expires_at > ?)",
                key.partition,
                key.sort,
                self._clock(),
            )
            for key in keys
        )
        return [_item(row) for found in rows for row in found]

    def put(self, put: Put) -> Item:
        self.write([put])
        return Item(put.key, put.value, 1, put.count, put.expires_at)

    def replace(self, replace: Replace) -> Item:
        self.write([replace])
        old = replace.item
        return Item(old.key, replace.value, old.version + 1, old.count, replace.expires_at or old.expires_at)

    def add(self, add: Add) -> int:
        with self._file.writing() as connection:
            return self._add(connection, add, 0)

    def remove(self, key: Key) -> None:
        self.write([Remove(key)])

    def write(self, operations: Sequence[Operation]) -> None:
        with self._file.writing() as connection:
            for at, operation in enumerate(operations):
                self._apply(connection, operation, at)

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str = "",
        limit: int = 100,
        newest_first: bool = False,
    ) -> list[Item]:
        beyond = "<" if newest_first else ">"
        order = "DESC" if newest_first else "ASC"
        rows = self._file.rows(
            "SELECT * FROM items WHERE partition = ? AND sort >= ? AND sort < ? AND (? = '' OR"
            f" sort {beyond} ?) AND (expires_at IS NULL OR expires_at > ?) ORDER BY sort {order} LIMIT ?",
            partition,
            prefix,
            prefix + "\U0010ffff",
            after,
            after,
            self._clock(),
            limit,
        )
        return [_item(row) for row in rows]

    def check(self) -> None:
        self._file.rows("SELECT 1")

    def sweep(self) -> int:
        """Remove what has expired; returns how many. Reading does not depend on it."""
        with self._file.writing() as connection:
            return connection.execute("DELETE FROM items WHERE expires_at <= ?", (self._clock(),)).rowcount

    def _apply(self, connection: sqlite3.Connection, operation: Operation, at: int) -> None:
        match operation:
            case Put(key, value, expires_at, count):
                self._forget_expired(connection, key)
                done = connection.execute(
                    "INSERT OR IGNORE INTO items VALUES (?, ?, ?, 1, ?, ?)",
                    (key.partition, key.sort, json.dumps(value), count, expires_at),
                )
                if not done.rowcount:
                    raise Refused(at)
            case Replace(item, value, expires_at):
                self._forget_expired(connection, item.key)
                done = connection.execute(
                    "UPDATE items SET value = ?, version = version + 1, expires_at = ifnull(?, expires_at)"
                    " WHERE partition = ? AND sort = ? AND version = ?",
                    (json.dumps(value), expires_at, item.key.partition, item.key.sort, item.version),
                )
                if not done.rowcount:
                    raise Refused(at)
            case Add():
                self._add(connection, operation, at)
            case Remove(key):
                connection.execute(
                    "DELETE FROM items WHERE partition = ? AND sort = ?", (key.partition, key.sort)
                )

    def _add(self, connection: sqlite3.Connection, add: Add, at: int) -> int:
        self._forget_expired(connection, add.key)
        connection.execute(
            "INSERT OR IGNORE INTO items VALUES (?, ?, '{}', 1, 0, ?)",
            (add.key.partition, add.key.sort, add.expires_at),
        )
        changed = connection.execute(
            "UPDATE items SET count = count + ? WHERE partition = ? AND sort = ?"
            " AND count + ? >= ifnull(?, count + ?) AND count + ? <= ifnull(?, count + ?) RETURNING count",
            (
                add.amount,
                add.key.partition,
                add.key.sort,
                add.amount,
                add.least,
                add.amount,
                add.amount,
                add.most,
                add.amount,
            ),
        ).fetchall()
        if not changed:
            raise Refused(at)
        count: int = changed[0]["count"]
        return count

    def _forget_expired(self, connection: sqlite3.Connection, key: Key) -> None:
        connection.execute(
            "DELETE FROM items WHERE partition = ? AND sort = ? AND expires_at <= ?",
            (key.partition, key.sort, self._clock()),
        )


def _item(row: sqlite3.Row) -> Item:
    return Item(
        Key(row["partition"], row["sort"]),
        json.loads(row["value"]),
        row["version"],
        row["count"],
        row["expires_at"],
    )


class SqliteQueue:
    """Messages in a table of the same file."""

    def __init__(
        self,
        file: SqliteFile,
        *,
        visibility_s: float = 60,
        most_receives: int = 10,
        clock: Clock = time.time,
    ) -> None:
        """visibility_s: how long a message is out of sight once received."""
        self._file = file
        self._visibility_s = visibility_s
        self._most_receives = most_receives
        self._clock = clock

    def send(self, body: str) -> None:
        with self._file.writing() as connection:
            connection.execute("INSERT INTO messages (body, visible_at) VALUES (?, ?)", (body, self._clock()))

    def receive(self, wait_s: float = 0) -> Message | None:
        until = time.monotonic() + wait_s
        while True:
            message = self._take()
            if message is not None or time.monotonic() >= until:
                return message
            time.sleep(min(_LOOK_AGAIN_S, max(0.0, until - time.monotonic())))

    def _take(self) -> Message | None:
        now = self._clock()
        in_sight = "SELECT id FROM messages WHERE dead = 0 AND visible_at <= ? ORDER BY id LIMIT 1"
        if not self._file.rows(in_sight, now):
            return None  # most looks find nothing: they need not wait for the writer
        receipt = secrets.token_hex(16)
        with self._file.writing() as connection:
            connection.execute(
                "UPDATE messages SET dead = 1 WHERE dead = 0 AND visible_at <= ? AND receives >= ?",
                (now, self._most_receives),
            )
            rows = connection.execute(
                "UPDATE messages SET visible_at = ?, receipt = ?, receives = receives + 1"
                f" WHERE id = ({in_sight}) RETURNING body, receives",
                (now + self._visibility_s, receipt, now),
            ).fetchall()
        return Message(rows[0]["body"], receipt, rows[0]["receives"]) if rows else None

    def extend(self, receipt: str, seconds: int) -> None:
        with self._file.writing() as connection:
            connection.execute(
                "UPDATE messages SET visible_at = ? WHERE receipt = ?", (self._clock() + seconds, receipt)
            )

    def done(self, receipt: str) -> None:
        with self._file.writing() as connection:
            connection.execute("DELETE FROM messages WHERE receipt = ?", (receipt,))

    def dead(self) -> int:
        count: int = self._file.rows("SELECT count(*) AS n FROM messages WHERE dead = 1")[0]["n"]
        return count

    def check(self) -> None:
        self._file.rows("SELECT 1 FROM messages LIMIT 1")
