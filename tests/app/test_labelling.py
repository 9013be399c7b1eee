from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.grouping import Grouper
from desktop.app.labelling import LabelEstimate, Labelling
from desktop.core.errors import AppError, Cancelled
from desktop.core.grouping import GroupingSettings
from desktop.core.pair_table import PairTable
from desktop.core.types import no_checkpoint
from tests.app.test_grouping import DEFAULT, THREE, Bench
from tests.conftest import WarningWatch
from tests.local_labeler import LocalLabeler
from tests.photos import BLUE, GREEN, PhotoMaker


@pytest.fixture
def bench(tmp_path: Path, photos: PhotoMaker, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    """Five photos of three products, in the open about one another: made ones are all too certain."""
    monkeypatch.setattr("desktop.core.pair_table.UNCERTAIN", (-1.0, 2.0))
    bench = Bench(tmp_path / "home", photos)
    bench.add(
        photos.product("red.jpg"),
        photos.product("red small.jpg", size_px=(240, 180)),
        photos.product("blue.jpg", shape="box", colour=BLUE),
        photos.product("blue small.jpg", size_px=(240, 180), shape="box", colour=BLUE),
        photos.product("green.jpg", shape="triangle", colour=GREEN),
    )
    yield bench
    bench.close()


def labelled(bench: Bench, labeler: LocalLabeler) -> Grouper:
    return Grouper(bench.library, bench.store, bench.cache, labeler)


def table_of(bench: Bench, grouper: Grouper) -> PairTable:
    live = grouper.live(bench.work, bench.shoot, DEFAULT, no_checkpoint)
    assert live is not None
    return live.table


def test_each_content_is_asked_about_once_and_never_again(bench: Bench, photos: PhotoMaker) -> None:
    photo = bench.photo("red.jpg").path
    bench.add(photos.write("copy of red.jpg", photo.read_bytes()))
    labeler = LocalLabeler()

    labelled(bench, labeler).regroup(bench.work, bench.shoot, DEFAULT, no_checkpoint)

    assert labeler.asked == 5
    next_session = labelled(bench, labeler)
    next_session.regroup(bench.work, bench.shoot, GroupingSettings(0.5), no_checkpoint)
    assert labeler.asked == 5


def test_another_version_of_the_labeler_is_asked_anew(bench: Bench) -> None:
    labelled(bench, LocalLabeler()).regroup(bench.work, bench.shoot, DEFAULT, no_checkpoint)
    newer = LocalLabeler(key="local 2")

    labelled(bench, newer).regroup(bench.work, bench.shoot, DEFAULT, no_checkpoint)

    assert newer.asked == 5


def test_labels_count_for_the_semantic_signal(bench: Bench) -> None:
    plain = table_of(bench, bench.grouper)
    with_labels = table_of(bench, labelled(bench, LocalLabeler()))

    def semantic(table: PairTable, one: str, other: str) -> float:
        pair = {bench.photo(one).id, bench.photo(other).id}
        rows = zip(table.pairs.first.tolist(), table.pairs.second.tolist(), strict=True)
        (row,) = (at for at, places in enumerate(rows) if {table.photos[place] for place in places} == pair)
        return float(table.signals.semantic[row])

    assert semantic(with_labels, "red.jpg", "blue.jpg") < semantic(plain, "red.jpg", "blue.jpg")
    assert semantic(with_labels, "red.jpg", "red small.jpg") > 0.9


def test_labeler_that_fails_is_left_in_peace_and_grouping_goes_on(
    bench: Bench, expected_warnings: WarningWatch
) -> None:
    expected_warnings("labels cannot be had")
    labeler = LocalLabeler(failure=AppError("There is no network.", "Try again later."))
    grouper = labelled(bench, labeler)

    grouper.regroup(bench.work, bench.shoot, DEFAULT, no_checkpoint)

    assert bench.names() == THREE
    assert labeler.asked == 1
    labeler.failure = None  # the next grouping tries again, and nothing wrong was kept
    grouper.regroup(bench.work, bench.shoot, DEFAULT, no_checkpoint)
    assert labeler.asked == 6


def test_photo_whose_file_is_gone_stays_without_labels(bench: Bench) -> None:
    bench.photo("green.jpg").path.unlink()
    labeler = LocalLabeler()

    labelled(bench, labeler).regroup(bench.work, bench.shoot, DEFAULT, no_checkpoint)

    assert labeler.asked == 4
    assert bench.names() == THREE


def test_estimate_says_how_many_would_be_asked_and_asks_nobody(bench: Bench) -> None:
    labeler = LocalLabeler()

    def estimate() -> LabelEstimate:
        return bench.grouper.label_estimate(bench.work, bench.shoot, labeler.key, no_checkpoint)

    assert estimate() == LabelEstimate(uncertain=5, to_ask=5)
    assert labeler.asked == 0
    labelled(bench, labeler).regroup(bench.work, bench.shoot, DEFAULT, no_checkpoint)
    assert estimate() == LabelEstimate(uncertain=5, to_ask=0)


def test_answers_before_a_stop_are_kept_and_progress_never_falls(bench: Bench) -> None:
    labeler = LocalLabeler()
    photos = {photo.id: photo for photo in bench.library.photos(bench.shoot)}
    labelling = Labelling(labeler, bench.cache, bench.work, photos)
    told: list[float] = []

    def stop_at_the_third(fraction: float) -> None:
        told.append(fraction)
        if labeler.asked == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        labelling.asked(list(photos), stop_at_the_third)

    assert len(labelling.known(list(photos), no_checkpoint)) == 2
    assert told == sorted(told)
    labelling.asked(list(photos), no_checkpoint)
    assert labeler.asked == 5


def test_the_users_hand_asks_nobody(bench: Bench) -> None:
    labeler = LocalLabeler()
    groups = bench.regroup()

    labelled(bench, labeler).describe(bench.work, bench.shoot, groups, DEFAULT, no_checkpoint)

    assert labeler.asked == 0
    assert [dataclasses.replace(one, nearest=None).photos for one in groups] == [
        one.photos for one in bench.store.groups(bench.shoot)
    ]
