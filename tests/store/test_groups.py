from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.types import Band, Group, GroupId, Match, PhotoId, ShootId, Signals
from desktop.store.database import Database
from desktop.store.groups import GroupStore
from desktop.store.library import Library
from desktop.store.schema import LIBRARY


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.db", LIBRARY)
    yield database
    database.close()


def shoot_of(database: Database, count: int, name: str = "a") -> tuple[ShootId, list[PhotoId]]:
    library = Library(database)
    shoot = library.add_shoot(name)
    files = [(Path(f"/{name}/{number}.jpg"), Path(f"/{name}")) for number in range(count)]
    return shoot, [photo.id for photo in library.add_photos(shoot, files)]


def match(first: PhotoId, second: PhotoId, score: float) -> Match:
    return Match(first, second, score, Signals(0.5, 0.25, None, 1.0))


def test_groups_come_back_as_they_were_saved_with_lasting_ids(database: Database) -> None:
    shoot, (a, b, c) = shoot_of(database, 3)
    store = GroupStore(database)
    weakest = match(a, b, 0.7)
    given = (
        Group(GroupId(1), (b, a), Band.LIKELY, 0.7, weakest, "Mug"),
        Group(GroupId(2), (c,), None, 1.0),
    )

    saved = store.save(shoot, given, (weakest,), {b: a})

    assert [group.photos for group in saved] == [(b, a), (c,)]
    assert saved[0].weakest == weakest
    assert (saved[0].band, saved[0].cohesion, saved[0].name) == (Band.LIKELY, 0.7, "Mug")
    assert store.groups(shoot) == saved
    assert store.duplicates(shoot) == {b: a}
    assert Library(database).photo(b).duplicate_of == a


def test_saving_again_replaces_only_that_shoot(database: Database) -> None:
    first, (a, b) = shoot_of(database, 2, "a")
    second, (c,) = shoot_of(database, 1, "c")
    store = GroupStore(database)
    store.save(
        first, (Group(GroupId(1), (a, b), Band.CERTAIN, 0.9, match(a, b, 0.9)),), (match(a, b, 0.9),), {b: a}
    )
    kept = store.save(second, (Group(GroupId(1), (c,), None, 1.0),), (), {})

    store.save(first, (Group(GroupId(1), (a,), None, 1.0), Group(GroupId(2), (b,), None, 1.0)), (), {})

    assert [group.photos for group in store.groups(first)] == [(a,), (b,)]
    assert store.duplicates(first) == {}
    assert store.strongest_link(a) is None
    assert store.groups(second) == kept


def test_strongest_link_is_within_the_photos_own_group(database: Database) -> None:
    shoot, (a, b, c) = shoot_of(database, 3)
    store = GroupStore(database)
    groups = (
        Group(GroupId(1), (a, b), Band.LIKELY, 0.6, match(a, b, 0.6)),
        Group(GroupId(2), (c,), None, 1.0),
    )

    store.save(shoot, groups, (match(a, b, 0.6), match(a, c, 0.8)), {})

    assert store.strongest_link(a) == match(a, b, 0.6)
    assert store.strongest_link(b) == match(a, b, 0.6)
    assert store.strongest_link(c) is None


def test_save_that_fails_half_way_leaves_the_earlier_groups(database: Database) -> None:
    shoot, (a, b) = shoot_of(database, 2)
    store = GroupStore(database)
    before = store.save(shoot, (Group(GroupId(1), (a, b), Band.CERTAIN, 1.0, match(a, b, 1.0)),), (), {})

    with pytest.raises(Exception, match="FOREIGN KEY"):
        store.save(shoot, (Group(GroupId(1), (PhotoId(999),), None, 1.0),), (), {})

    assert store.groups(shoot) == before
