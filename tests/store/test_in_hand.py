from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.types import PhotoId, ShootId
from desktop.store.database import Database
from desktop.store.in_hand import InHand
from desktop.store.library import Library
from desktop.store.schema import LIBRARY


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "library.db", LIBRARY)
    yield database
    database.close()


@pytest.fixture
def shoot(database: Database) -> ShootId:
    return Library(database).add_shoot("shoot")


@pytest.fixture
def photos(database: Database, shoot: ShootId) -> list[PhotoId]:
    library = Library(database)
    added = library.add_photos(shoot, [(Path(f"/x/{name}.jpg"), Path("/x")) for name in "abc"])
    return [photo.id for photo in added]


def die_with(database: Database, run: str, *photos: PhotoId) -> None:
    """As if the run were killed while these were in hand."""
    with database.transaction() as connection:
        connection.executemany("INSERT INTO in_hand VALUES (?, ?)", [(run, photo) for photo in photos])


def test_photo_in_hand_at_a_death_is_suspect_and_the_others_are_not(
    database: Database, photos: list[PhotoId]
) -> None:
    first, second, third = photos
    with InHand(database, "dead").holding(third):
        assert database.query("SELECT photo FROM in_hand")[0]["photo"] == third
    die_with(database, "dead", first, second)
    mine = InHand(database, "mine")

    assert set(mine.inherit(frozenset())) == {first, second}
    assert [mine.deaths(photo) for photo in photos] == [1, 1, 0]
    assert mine.suspects_last(photos) == [third, first, second]


def test_death_counts_once_and_the_next_one_counts_again(database: Database, photos: list[PhotoId]) -> None:
    photo = photos[0]
    die_with(database, "dead", photo)
    mine = InHand(database, "mine")
    mine.inherit(frozenset())
    mine.inherit(frozenset())
    assert mine.deaths(photo) == 1

    die_with(database, "dead too", photo)
    mine.inherit(frozenset())
    assert mine.deaths(photo) == 2

    mine.clear(photo)
    assert mine.deaths(photo) == 0


def test_what_a_living_run_has_in_hand_is_left_to_it(database: Database, photos: list[PhotoId]) -> None:
    die_with(database, "alive", photos[0])
    mine = InHand(database, "mine")

    with mine.holding(photos[1]):
        assert mine.inherit(frozenset({"alive"})) == ()
    assert mine.deaths(photos[0]) == 0


def test_error_is_no_death(database: Database, photos: list[PhotoId]) -> None:
    mine = InHand(database, "mine")
    with pytest.raises(ValueError, match="broken"), mine.holding(photos[0]):
        raise ValueError("broken")

    assert InHand(database, "next").inherit(frozenset()) == ()


def test_shoot_is_claimed_by_one_living_run(database: Database, shoot: ShootId) -> None:
    first, second = InHand(database, "first"), InHand(database, "second")

    assert first.claim(shoot, frozenset())
    assert first.claim(shoot, frozenset({"second"}))
    assert not second.claim(shoot, frozenset({"first"}))
    assert second.claim(shoot, frozenset())  # the first is dead
    second.release()
    assert InHand(database, "third").claim(shoot, frozenset({"second"}))
