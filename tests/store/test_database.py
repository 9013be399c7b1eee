from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from desktop.core.errors import DiskFull, NewerLibrary, StoreError
from desktop.store.database import Database

ONE = "CREATE TABLE notes (text TEXT NOT NULL);"
TWO = (
    "ALTER TABLE notes ADD COLUMN at TEXT NOT NULL DEFAULT ''; -- a comment; with a semicolon\n"
    "CREATE TABLE more (id);"
)


def version(file: Path) -> int:
    connection = sqlite3.connect(file)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def test_new_file_gets_every_step(tmp_path: Path) -> None:
    database = Database(tmp_path / "sub" / "a.db", (ONE, TWO))

    assert database.query("SELECT text, at FROM notes") == []
    database.close()
    assert version(tmp_path / "sub" / "a.db") == 2


def test_older_file_is_copied_aside_and_brought_up(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    old = Database(file, (ONE,))
    with old.transaction() as connection:
        connection.execute("INSERT INTO notes VALUES ('kept')")
    old.close()

    new = Database(file, (ONE, TWO))

    assert [tuple(row) for row in new.query("SELECT text, at FROM notes")] == [("kept", "")]
    new.close()
    assert version(tmp_path / "a.v1.db") == 1


def test_step_that_fails_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    Database(file, (ONE,)).close()

    with pytest.raises(StoreError, match=r"a\.db cannot be opened"):
        Database(file, (ONE, "CREATE TABLE half (id); INSERT INTO nowhere VALUES (1);"))

    connection = sqlite3.connect(file)
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert tables == {"notes"}
    assert version(file) == 1


def test_file_of_a_newer_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    Database(file, (ONE, TWO)).close()
    before = file.read_bytes()

    with pytest.raises(NewerLibrary, match=r"newer version.*Nothing was changed"):
        Database(file, (ONE,))

    assert file.read_bytes() == before


def test_file_of_another_kind_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    file.write_bytes(b"this is no database, but somebody's letter" * 50)

    with pytest.raises(StoreError, match="it was not changed"):
        Database(file, (ONE,))

    assert file.read_bytes().startswith(b"this is no database")


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(StoreError, match=r"a\.db cannot be opened"):
        Database(tmp_path / "taken" / "a.db", (ONE,))


def test_transaction_that_raises_is_rolled_back(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", (ONE,))

    def write_and_raise() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO notes VALUES ('lost')")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_raise()

    assert database.query("SELECT * FROM notes") == []
    database.close()


def test_full_disk_is_called_one_and_takes_the_transaction_back(small_disk: Path) -> None:
    database = Database(small_disk / "a.db", (ONE,))

    def write_much() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO notes VALUES (?)", ("x" * 2_000_000,))

    with pytest.raises(DiskFull, match=r"a\.db.*Make room"):
        write_much()

    assert database.query("SELECT * FROM notes") == []
    with database.transaction() as connection:
        connection.execute("INSERT INTO notes VALUES ('small')")
    database.close()


def test_transactions_of_many_threads_all_arrive(tmp_path: Path) -> None:
    database = Database(tmp_path / "a.db", (ONE,))

    def write(name: str) -> None:
        for number in range(20):
            with database.transaction() as connection:
                connection.execute("INSERT INTO notes VALUES (?)", (f"{name}{number}",))

    threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert database.query("SELECT COUNT(*) AS count FROM notes")[0]["count"] == 80
    database.close()


def test_two_programs_may_open_a_new_file_at_once(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    barrier = threading.Barrier(4)
    opened: list[Database] = []
    errors: list[BaseException] = []

    def open_it() -> None:
        barrier.wait()
        try:
            opened.append(Database(file, (ONE, TWO)))
        except StoreError as error:
            errors.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for database in opened:
        database.close()

    assert errors == []
    assert version(file) == 2
