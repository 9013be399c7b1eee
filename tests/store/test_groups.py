from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.keep import Keep, KeepRule
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


def test_nearest_other_group_comes_back_with_its_pair(database: Database) -> None:
    shoot, (a, b, c) = shoot_of(database, 3)
    store = GroupStore(database)
    link = match(b, c, 0.3)

    saved = store.save(
        shoot,
        (
            Group(GroupId(1), (a, b), Band.LIKELY, 0.7, match(a, b, 0.7), nearest=link),
            Group(GroupId(2), (c,), None, 1.0, nearest=link),
        ),
        (match(a, b, 0.7),),
        {},
    )

    assert [group.nearest for group in saved] == [link, link]
    assert saved[0].weakest == match(a, b, 0.7)
    assert store.links(saved[0].id) == (match(a, b, 0.7),)  # the nearest is no link of the group
    assert store.strongest_link(c) is None


def test_what_to_keep_comes_back_by_the_lasting_ids(database: Database) -> None:
    shoot, (a, b, c) = shoot_of(database, 3)
    store = GroupStore(database)
    keep = Keep(b, KeepRule.DOUBT, 0.02, 0.2, (KeepRule.SHARPNESS,))
    given = (Group(GroupId(1), (a, b), Band.LIKELY, 0.7), Group(GroupId(2), (c,), None, 1.0))

    (pair, _) = store.save(shoot, given, (), {}, {GroupId(1): keep})

    assert store.keeps(shoot) == {pair.id: keep}
    store.clear(shoot)
    assert store.keeps(shoot) == {}


def test_accepted_group_is_marked(database: Database) -> None:
    shoot, (a, b) = shoot_of(database, 2)
    store = GroupStore(database)
    (group,) = store.save(shoot, (Group(GroupId(1), (a, b), None, 1.0),), (), {})

    store.accept(group.id)
    assert [each.accepted for each in store.groups(shoot)] == [True]

    store.accept(group.id, accepted=False)
    assert [each.accepted for each in store.groups(shoot)] == [False]


def test_users_last_word_about_a_pair_counts(database: Database) -> None:
    store = GroupStore(database)

    store.correct([("b", "a", True), ("c", "a", False)])
    store.correct([("a", "b", False)])
    assert store.corrections() == (("a", "b", False), ("a", "c", False))

    store.take_back([("c", "a")])
    assert store.corrections() == (("a", "b", False),)


def test_links_of_a_group_are_told_strongest_first(database: Database) -> None:
    shoot, (a, b, c) = shoot_of(database, 3)
    store = GroupStore(database)
    matches = (match(a, b, 0.5), match(a, c, 0.9), match(b, c, 0.7))

    (group,) = store.save(shoot, (Group(GroupId(1), (a, b, c), Band.LIKELY, 0.7, matches[2]),), matches, {})

    assert store.links(group.id) == (match(a, c, 0.9), match(b, c, 0.7), match(a, b, 0.5))
