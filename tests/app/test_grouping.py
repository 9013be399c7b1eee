from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.app.engine import Choice, load_engine, load_extractor
from desktop.app.grouping import Grouper
from desktop.app.photo_work import PhotoWork
from desktop.core.alignment import Alignment
from desktop.core.candidates import Pairs
from desktop.core.corrections import ContradictoryCorrections
from desktop.core.errors import Cancelled
from desktop.core.evidence import KnownAlignments, gather_evidence
from desktop.core.features import Features
from desktop.core.grouping import GroupingSettings
from desktop.core.similarity import SignalWeights
from desktop.core.types import Checkpoint, Group, Photo, Problem, Quality, ShootId, no_checkpoint
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.database import Database
from desktop.store.edits import EditStore
from desktop.store.groups import GroupStore
from desktop.store.library import Library
from desktop.store.schema import LIBRARY
from tests.core.labels import label
from tests.photos import BLUE, GREEN, RED, PhotoMaker, encoded

DEFAULT = GroupingSettings()


class Bench:
    """A real library with a shoot whose photos are done."""

    def __init__(self, root: Path, maker: PhotoMaker) -> None:
        self.places = Places.below(root)
        self.maker = maker
        self.database = Database(self.places.library_file, LIBRARY)
        self.cache = Cache(self.places.cache)
        self.library = Library(self.database)
        self.store = GroupStore(self.database)
        self.grouper = Grouper(self.library, self.store, self.cache)
        engine = load_engine(Choice(Quality.FAST), self.places, 1)
        self.work = PhotoWork(self.library, EditStore(self.database), self.cache, engine, load_extractor())
        self.shoot = self.library.add_shoot("shoot")

    def add(self, *files: Path) -> None:
        for photo in self.library.add_photos(self.shoot, [(file, file.parent) for file in files]):
            self.work.process(photo.id, no_checkpoint)

    def regroup(self, settings: GroupingSettings = DEFAULT) -> tuple[Group, ...]:
        return self.grouper.regroup(self.work, self.shoot, settings, no_checkpoint)

    def photo(self, name: str) -> Photo:
        return next(photo for photo in self.library.photos(self.shoot) if photo.path.name == name)

    def names(self, groups: tuple[Group, ...] | None = None) -> list[set[str]]:
        paths = {photo.id: photo.path.name for photo in self.library.photos(self.shoot)}
        found = self.store.groups(self.shoot) if groups is None else groups
        return [{paths[photo] for photo in group.photos} for group in found]

    def group_of(self, name: str) -> Group:
        id = self.photo(name).id
        return next(group for group in self.store.groups(self.shoot) if id in group.photos)

    def close(self) -> None:
        self.cache.close()
        self.database.close()


@pytest.fixture
def bench(tmp_path: Path, photos: PhotoMaker) -> Iterator[Bench]:
    """Two photos of a red product, two of a blue one, one of a green one."""
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


THREE = [{"red.jpg", "red small.jpg"}, {"blue.jpg", "blue small.jpg"}, {"green.jpg"}]


def test_shoot_is_grouped_with_links_neighbours_and_what_to_keep(bench: Bench) -> None:
    groups = bench.regroup()

    assert bench.names() == THREE
    red, blue, green = groups
    assert red.weakest is not None
    assert red.cohesion > 0.9
    for group in groups:
        assert group.nearest is not None
        inside = {group.nearest.first, group.nearest.second} & set(group.photos)
        assert len(inside) == 1
    keeps = bench.store.keeps(bench.shoot)
    assert keeps.keys() == {red.id, blue.id}
    assert keeps[red.id].photo == bench.photo("red.jpg").id  # four ninths more pixels
    assert green.id not in keeps


def test_preview_tells_what_grouping_again_then_does(bench: Bench) -> None:
    bench.regroup()
    loose = GroupingSettings(threshold=0.02, weights=SignalWeights(colour=0))

    changes = bench.grouper.preview(bench.work, bench.shoot, loose)

    assert bench.names() == THREE  # nothing changed yet
    assert changes.merges
    after = bench.regroup(loose)
    assert len(after) == changes.groups < 3
    before = {photo: number for number, names in enumerate(THREE) for photo in names}
    assert len(before) - len(changes.moves) >= changes.groups


def test_preview_of_the_same_settings_is_empty(bench: Bench) -> None:
    bench.regroup()

    changes = bench.grouper.preview(bench.work, bench.shoot, DEFAULT)

    assert (changes.merges, changes.splits, dict(changes.moves), changes.groups) == ((), (), {}, 3)


def test_corrections_survive_every_regrouping(bench: Bench) -> None:
    bench.regroup()
    digest = {name: bench.photo(name).digest for name in ("red.jpg", "red small.jpg", "green.jpg")}
    bench.store.correct(
        [
            (digest["red.jpg"], digest["red small.jpg"], False),
            (digest["green.jpg"], digest["red.jpg"], True),
        ]
    )

    for settings in (DEFAULT, GroupingSettings(0.0), GroupingSettings(1.0), DEFAULT):
        groups = bench.names(bench.regroup(settings))

        assert any({"red.jpg", "green.jpg"} <= group for group in groups)
        assert not any({"red.jpg", "red small.jpg"} <= group for group in groups)


def test_accepted_group_survives_regrouping_with_its_name(bench: Bench) -> None:
    bench.regroup()
    red = bench.group_of("red.jpg")
    bench.store.accept(red.id)
    with bench.database.transaction() as connection:
        connection.execute("UPDATE groups SET name = 'Mug' WHERE id = ?", (red.id,))
    bench.add(bench.maker.product("red late.jpg", size_px=(280, 210)))

    bench.regroup(GroupingSettings(0.01))

    again = bench.group_of("red.jpg")
    assert (again.name, again.accepted) == ("Mug", True)
    assert {"red.jpg", "red small.jpg"} in bench.names()
    late = bench.group_of("red late.jpg")
    assert late.nearest is not None
    assert {late.nearest.first, late.nearest.second} & set(again.photos)


def test_name_goes_on_with_most_of_its_photos(bench: Bench) -> None:
    bench.regroup()
    with bench.database.transaction() as connection:
        connection.execute("UPDATE groups SET name = 'Mug' WHERE id = ?", (bench.group_of("red.jpg").id,))
    bench.add(bench.maker.product("red late.jpg", size_px=(280, 210)))

    bench.regroup()

    group = bench.group_of("red late.jpg")
    assert (group.name, len(group.photos)) == ("Mug", 3)


def test_contradiction_names_the_photos(bench: Bench) -> None:
    one, two, three = (bench.photo(name).digest for name in ("red.jpg", "blue.jpg", "green.jpg"))
    bench.store.correct([(one, two, True), (two, three, True), (one, three, False)])

    with pytest.raises(ContradictoryCorrections, match=r"by way of blue\.jpg") as caught:
        bench.regroup()

    assert "red.jpg" in caught.value.message
    assert "green.jpg" in caught.value.message


def test_group_over_the_maximum_is_split_and_told(bench: Bench) -> None:
    bench.add(bench.maker.product("red late.jpg", size_px=(280, 210)))
    told: list[Problem] = []

    bench.grouper.regroup(bench.work, bench.shoot, GroupingSettings(max_photos=2), no_checkpoint, told.append)

    assert max(map(len, bench.names())) == 2
    (notice,) = told
    assert notice.code == "group-divided"
    assert "more than 2 photos" in notice.message


def test_corrections_over_the_maximum_hold_and_are_told(bench: Bench) -> None:
    digests = [bench.photo(name).digest for name in ("red.jpg", "blue.jpg", "green.jpg")]
    bench.store.correct([(digests[0], digests[1], True), (digests[1], digests[2], True)])
    told: list[Problem] = []

    bench.grouper.regroup(bench.work, bench.shoot, GroupingSettings(max_photos=2), no_checkpoint, told.append)

    assert {"red.jpg", "blue.jpg", "green.jpg"} in bench.names()
    assert "group-oversized" in [notice.code for notice in told]


def test_stop_at_any_checkpoint_leaves_the_earlier_groups(bench: Bench) -> None:
    before = bench.regroup()
    duplicates, keeps = bench.store.duplicates(bench.shoot), bench.store.keeps(bench.shoot)
    bench.add(bench.maker.product("late.jpg", size_px=(280, 210), colour=RED))
    calls: list[float] = []
    Grouper(bench.library, bench.store, bench.cache).live(bench.work, bench.shoot, DEFAULT, calls.append)
    stops = 0
    while True:
        left = stops

        def checkpoint(fraction: float) -> None:
            nonlocal left
            if left == 0:
                raise Cancelled
            left -= 1

        anew = Grouper(bench.library, bench.store, bench.cache)
        try:
            anew.regroup(bench.work, bench.shoot, GroupingSettings(0.9), checkpoint)
        except Cancelled:
            stops += 1
            assert bench.store.groups(bench.shoot) == before
            assert bench.store.duplicates(bench.shoot) == duplicates
            assert bench.store.keeps(bench.shoot) == keeps
        else:
            break

    assert stops > len(calls) > 5  # every checkpoint of the table was one of them
    assert "late.jpg" in {name for group in bench.names() for name in group}


def printed(maker: PhotoMaker, name: str, exposure: float) -> Path:
    """A photo of a label on grey, as light or dark as exposure says."""
    picture = np.full((380, 320, 3), 226, np.uint8)
    picture[40:340, 40:280] = label()
    lit = np.clip(picture * np.float32(exposure), 0, 255).astype(np.uint8)
    return maker.write(name, encoded(Image.fromarray(lit)))


def test_alignments_of_a_session_are_there_in_the_next(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.add(printed(bench.maker, "label.jpg", 1.0), printed(bench.maker, "label dark.jpg", 0.55))
    before = bench.regroup()
    aligned: list[tuple[int, int]] = []

    def counted(
        features: Sequence[Features], pairs: Pairs, known: KnownAlignments, checkpoint: Checkpoint
    ) -> list[Alignment | None]:
        there = len(known)
        found = gather_evidence(features, pairs, known, checkpoint)
        aligned.append((there, len(known) - there))
        return found

    monkeypatch.setattr("desktop.core.pair_table.gather_evidence", counted)

    next_session = Grouper(bench.library, bench.store, bench.cache)
    after = next_session.regroup(bench.work, bench.shoot, DEFAULT, no_checkpoint)

    ((known, new),) = aligned
    assert known > 0
    assert new == 0
    assert [set(group.photos) for group in after] == [set(group.photos) for group in before]


def test_table_is_made_once_for_the_same_photos(bench: Bench) -> None:
    first = bench.grouper.live(bench.work, bench.shoot, DEFAULT, no_checkpoint)
    second = bench.grouper.live(bench.work, bench.shoot, GroupingSettings(0.5), no_checkpoint)

    assert first is not None
    assert second is not None
    assert first.table is second.table

    bench.add(bench.maker.product("new.jpg", shape="box", colour=GREEN))
    third = bench.grouper.live(bench.work, bench.shoot, DEFAULT, no_checkpoint)
    assert third is not None
    assert third.table is not first.table


def test_photos_that_come_are_grouped_as_if_they_had_always_been_there(bench: Bench, tmp_path: Path) -> None:
    bench.regroup()
    late = bench.maker.product("late.jpg", size_px=(280, 210), colour=RED)
    bench.add(late)

    step_by_step = bench.names(bench.regroup())

    at_once = Bench(tmp_path / "other home", bench.maker)
    at_once.add(*sorted(bench.maker.folder.glob("*.jpg")))
    assert sorted(map(sorted, step_by_step)) == sorted(map(sorted, at_once.names(at_once.regroup())))
    at_once.close()


def test_shoot_without_photos_has_no_groups(bench: Bench) -> None:
    empty = bench.library.add_shoot("empty")

    assert bench.grouper.regroup(bench.work, ShootId(empty), DEFAULT, no_checkpoint) == ()
    assert bench.grouper.preview(bench.work, ShootId(empty), DEFAULT).groups == 0


def test_what_to_keep_is_measured_again_when_the_cache_is_lost(bench: Bench) -> None:
    photos = [bench.photo("red.jpg"), bench.photo("red small.jpg")]
    before = bench.grouper.keep_of(bench.work, photos)
    with bench.cache.measurements._db.transaction() as connection:
        connection.execute("DELETE FROM traits")

    again = bench.grouper.keep_of(bench.work, photos)

    assert before is not None
    assert again is not None
    assert dataclasses.replace(again, equal=before.equal) == before
