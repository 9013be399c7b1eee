from __future__ import annotations

import datetime
import sqlite3
from pathlib import Path

import pytest

from desktop.core.errors import NewerLibrary, StoreError
from desktop.paths import Places
from desktop.store.backups import back_up, copies, is_sound
from desktop.store.library import Library
from desktop.store.opening import OpenLibrary
from desktop.store.presence import Presence
from tests.conftest import WarningWatch

TODAY = datetime.datetime(2026, 5, 20, 9, 30)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.below(tmp_path)


def opened(places: Places, at: datetime.datetime = TODAY) -> OpenLibrary:
    return OpenLibrary(places, lambda: at)


def with_shoot(places: Places, name: str, at: datetime.datetime = TODAY) -> None:
    library = opened(places, at)
    Library(library.database).add_shoot(name)
    library.close()


def names(library: OpenLibrary) -> list[str]:
    return [shoot.name for shoot in Library(library.database).shoots()]


def pretend_a_kill(places: Places) -> None:
    """What a killed run leaves."""
    (places.data / "running" / "0123456789ab.run").touch()


def damage(file: Path) -> None:
    """Overwrite all but the first page with nonsense, as a dying disk does."""
    size = file.stat().st_size
    with file.open("r+b") as handle:
        handle.seek(4096)
        handle.write(b"\xa5" * (size - 4096))


def test_run_that_ended_well_leaves_no_mark(places: Places) -> None:
    with_shoot(places, "spring")

    assert list((places.data / "running").iterdir()) == []
    again = opened(places)
    assert again.notices == ()
    assert names(again) == ["spring"]
    again.close()


def test_damaged_library_is_kept_aside_and_the_last_good_copy_stands_in(
    places: Places, expected_warnings: WarningWatch
) -> None:
    expected_warnings("did not end properly")
    expected_warnings("library was damaged")
    with_shoot(places, "spring", TODAY - datetime.timedelta(days=2))
    with_shoot(places, "summer", TODAY - datetime.timedelta(days=1))  # its copy has spring only
    damage(places.library_file)
    damaged = places.library_file.read_bytes()
    pretend_a_kill(places)

    restored = opened(places)

    assert names(restored) == ["spring"]
    (notice,) = restored.notices
    assert "library.damaged-20260520-093000.db" in notice.message
    assert "The copy of 2026-05-19" in notice.remedy
    aside = places.data / "library.damaged-20260520-093000.db"
    assert aside.read_bytes() == damaged
    restored.close()
    assert opened_quietly(places) == ["spring"]


def opened_quietly(places: Places) -> list[str]:
    library = opened(places)
    assert library.notices == ()
    found = names(library)
    library.close()
    return found


def test_copy_that_is_damaged_itself_is_passed_by(places: Places, expected_warnings: WarningWatch) -> None:
    expected_warnings("did not end properly")
    expected_warnings("library was damaged")
    for days_ago, name in ((3, "first"), (2, "second"), (1, "third")):
        with_shoot(places, name, TODAY - datetime.timedelta(days=days_ago))
    damage(copies(places.data / "backups")[0])
    damage(places.library_file)
    pretend_a_kill(places)

    restored = opened(places)

    assert names(restored) == ["first"]  # of the copy made before the second was added
    restored.close()


def test_without_a_copy_an_empty_library_is_begun_and_said_so(
    places: Places, expected_warnings: WarningWatch
) -> None:
    expected_warnings("library was damaged")
    places.data.mkdir(parents=True)
    places.library_file.write_bytes(b"SQLite format 3\0" + bytes(5000))

    library = opened(places)

    assert names(library) == []
    assert "There was no copy of it" in library.notices[0].remedy
    library.close()


def test_file_of_another_program_is_left_where_it_is(places: Places) -> None:
    places.data.mkdir(parents=True)
    places.library_file.write_text("a letter, not a library\n" * 100)

    with pytest.raises(StoreError):
        opened(places)

    assert places.library_file.read_text().startswith("a letter")
    assert list((places.data / "running").iterdir()) == []


def test_newer_library_is_refused_and_left_alone(places: Places) -> None:
    with_shoot(places, "spring")
    connection = sqlite3.connect(places.library_file)
    connection.execute("PRAGMA user_version = 999")
    connection.close()

    with pytest.raises(NewerLibrary):
        opened(places)

    assert sorted(path.name for path in places.data.glob("*.db")) == ["library.db"]


def test_damaged_library_that_another_run_has_open_is_not_touched(places: Places) -> None:
    with_shoot(places, "spring")
    damage(places.library_file)
    pretend_a_kill(places)
    other = Presence(places.data / "running")

    with pytest.raises(StoreError, match="another BG Remover has it open"):
        opened(places)

    assert not list(places.data.glob("*damaged*"))
    other.leave()


def test_copy_is_made_once_a_day_while_the_library_is_in_use(places: Places) -> None:
    library = opened(places)
    Library(library.database).add_shoot("spring")
    tomorrow = TODAY.date() + datetime.timedelta(days=1)

    made = back_up(places.library_file, library.backups, tomorrow)

    assert made is not None
    assert is_sound(made)
    with sqlite3.connect(made) as copy:
        assert copy.execute("SELECT name FROM shoots").fetchall() == [("spring",)]
    copy.close()
    assert back_up(places.library_file, library.backups, tomorrow) is None
    library.close()


def test_seven_days_and_four_weeks_are_kept(places: Places) -> None:
    with_shoot(places, "spring")
    folder = places.data / "backups"
    first = datetime.date(2026, 1, 1)
    for number in range(100):
        back_up(places.library_file, folder, first + datetime.timedelta(days=number))

    kept = [file.stem.removeprefix("library-") for file in copies(folder)]
    # The hundredth day is 10 April 2026, a Friday; weeks begin on Monday: 6 April, 30, 23, 16 and 9 March.
    assert kept == [
        "2026-05-20",  # of with_shoot
        *(f"2026-04-{day:02}" for day in (10, 9, 8, 7, 6, 5)),
        "2026-03-30",
        "2026-03-23",
        "2026-03-16",
    ]


def test_sound_means_whole_and_a_library(tmp_path: Path) -> None:
    (tmp_path / "empty.db").touch()
    (tmp_path / "text.db").write_text("text")

    assert not is_sound(tmp_path / "none.db")
    assert not is_sound(tmp_path / "empty.db")
    assert not is_sound(tmp_path / "text.db")
