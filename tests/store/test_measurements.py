from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.alignment import ALIGNMENT_VERSION, Alignment
from desktop.core.keep import TRAITS_VERSION, Traits
from desktop.core.labels import Label
from desktop.store import measurements as module
from desktop.store.database import Database
from desktop.store.measurements import Measurements
from desktop.store.schema import CACHE

FITS = Alignment(0.5, 12.25, 3.0)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(tmp_path / "cache.db", CACHE)
    yield database
    database.close()


@pytest.fixture
def kept(database: Database) -> Measurements:
    return Measurements(database)


def test_alignments_come_back_and_so_does_that_two_do_not_fit(kept: Measurements) -> None:
    kept.save_alignments({(b"a", b"b"): FITS, (b"a", b"c"): None})

    assert kept.alignments([b"a", b"b", b"c"]) == {(b"a", b"b"): FITS, (b"a", b"c"): None}


def test_only_alignments_of_photos_that_are_asked_for_come_back(kept: Measurements) -> None:
    kept.save_alignments({(b"a", b"b"): FITS, (b"a", b"c"): FITS, (b"b", b"c"): FITS})

    assert kept.alignments([b"c", b"b"]) == {(b"b", b"c"): FITS}
    assert kept.alignments([]) == {}


def test_alignments_of_many_photos_are_found(kept: Measurements) -> None:
    keys = [number.to_bytes(2, "big") for number in range(1200)]
    kept.save_alignments({(keys[at], keys[at + 1]): FITS for at in range(1199)})

    assert len(kept.alignments(keys)) == 1199


def test_alignments_of_another_version_are_made_again(
    kept: Measurements, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save_alignments({(b"a", b"b"): FITS})
    monkeypatch.setattr(module, "ALIGNMENT_VERSION", ALIGNMENT_VERSION + 1)

    assert kept.alignments([b"a", b"b"]) == {}

    kept.save_alignments({(b"a", b"b"): None})
    assert kept.alignments([b"a", b"b"]) == {(b"a", b"b"): None}


def test_oldest_alignments_go_when_there_are_too_many(
    kept: Measurements, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_ALIGNMENTS", 3)
    for name in (b"1", b"2", b"3", b"4", b"5"):
        kept.save_alignments({(b"0", name): FITS})

    found = kept.alignments([b"0", b"1", b"2", b"3", b"4", b"5"])

    assert sorted(second for _, second in found) == [b"3", b"4", b"5"]


@pytest.mark.parametrize("taken", [None, datetime.datetime(2026, 5, 3, 12, 0, 1, 250_000)])
def test_traits_come_back_for_the_same_matting(kept: Measurements, taken: datetime.datetime | None) -> None:
    traits = Traits("ab12", (60.5, 41.25), 0.125, 4000, 3000, 5_000_000, taken)

    kept.save_traits("balanced-1", traits)

    assert kept.traits("ab12", "balanced-1") == traits
    assert kept.traits("ab12", "fast-1") is None
    assert kept.traits("cd34", "balanced-1") is None


def test_traits_of_another_version_are_measured_again(
    kept: Measurements, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.save_traits("m", Traits("a", (), None, 1, 1, 1))
    monkeypatch.setattr(module, "TRAITS_VERSION", TRAITS_VERSION + 1)

    assert kept.traits("a", "m") is None


def test_labels_are_kept_by_content_and_labeler(kept: Measurements) -> None:
    labels = (Label("mug", 0.9), Label("red", 0.5))

    kept.save_labels("ab12", "looks-1", labels)
    kept.save_labels("cd34", "looks-1", ())

    assert kept.labels("ab12", "looks-1") == labels
    assert kept.labels("cd34", "looks-1") == ()
    assert kept.labels("ab12", "looks-2") is None


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"digest": 1}', "[[1]]", "7"])
def test_damaged_rows_count_as_absent(kept: Measurements, database: Database, damage: str) -> None:
    with database.transaction() as connection:
        connection.execute("INSERT INTO traits VALUES ('a', 'm', ?, ?)", (TRAITS_VERSION, damage))
        connection.execute("INSERT INTO labels VALUES ('a', 'l', ?)", (damage,))

    assert kept.traits("a", "m") is None
    assert kept.labels("a", "l") is None or damage == "[]"


def test_lost_table_counts_as_empty(kept: Measurements, database: Database) -> None:
    with database.transaction() as connection:
        connection.execute("DROP TABLE alignments")

    kept.save_alignments({(b"a", b"b"): FITS})

    assert kept.alignments([b"a", b"b"]) == {}
