from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.edits import NO_EDITS, Edits
from desktop.core.errors import StoreError
from desktop.core.guidance import Guidance
from desktop.core.retouch import BrushKind, Retouch, Touch
from desktop.core.strokes import Stroke
from desktop.core.types import Box
from desktop.store.database import Database
from desktop.store.edits import EditStore
from desktop.store.schema import LIBRARY

BOXED = Edits(Guidance(Box(1, 2, 30, 40)))
ERASED = Edits(retouch=Retouch((Touch(BrushKind.ERASE, Stroke(((5.5, 6.25),), 3.0), 0.7),)))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.db", LIBRARY)
    yield database
    database.close()


def test_edits_are_kept_by_content_and_replaced_as_a_whole(database: Database) -> None:
    store = EditStore(database)

    store.save("d1", BOXED)
    store.save("d2", BOXED)
    store.save("d1", ERASED)

    assert store.of("d1") == ERASED
    assert store.of("d2") == BOXED
    assert store.of("d3") == NO_EDITS


def test_saving_none_takes_them_away(database: Database) -> None:
    store = EditStore(database)
    store.save("d1", BOXED)

    store.save("d1", NO_EDITS)

    assert store.of("d1") == NO_EDITS
    assert database.query("SELECT * FROM edits") == []


def test_edits_survive_the_closing(tmp_path: Path) -> None:
    first = Database(tmp_path / "library.db", LIBRARY)
    EditStore(first).save("d1", ERASED)
    first.close()

    second = Database(tmp_path / "library.db", LIBRARY)

    assert EditStore(second).of("d1") == ERASED
    second.close()


def test_edits_that_cannot_be_understood_are_told_and_left(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute("""INSERT INTO edits VALUES ('d1', '{"version": 9}', '2026-01-01')""")

    with pytest.raises(StoreError, match=r"drawn on a photo.*version 9"):
        EditStore(database).of("d1")

    assert len(database.query("SELECT * FROM edits")) == 1


def test_library_from_before_the_edits_is_brought_up_with_all_that_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "library.db"
    old = Database(file, LIBRARY[:1])
    with old.transaction() as connection:
        connection.execute("INSERT INTO shoots (name, created_at) VALUES ('Ceramics', '2026-01-01')")
    old.close()

    new = Database(file, LIBRARY)
    EditStore(new).save("d1", BOXED)

    assert [row["name"] for row in new.query("SELECT name FROM shoots")] == ["Ceramics"]
    assert EditStore(new).of("d1") == BOXED
    new.close()
    copy = sqlite3.connect(tmp_path / "library.v1.db")
    assert copy.execute("PRAGMA user_version").fetchone()[0] == 1
    copy.close()
