"""Decisions on a real library with photos that were really grouped."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.events import BatchFinished, GroupsChanged
from desktop.app.workbench import Workbench
from desktop.core.decisions import DecisionKind, Verdict
from desktop.core.grouping import GroupingSettings
from desktop.core.types import Group, GroupId, PhotoId
from desktop.paths import Places
from tests.app.watching import Watcher
from tests.photos import BLUE, GREEN, PhotoMaker


@pytest.fixture(scope="module")
def grouped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose shoot has two mugs, two boxes and a triangle."""
    root = tmp_path_factory.mktemp("grouped")
    maker = PhotoMaker(root / "shoot")
    maker.product("mug-1.jpg", colour=GREEN)
    maker.product("mug-2.jpg", (340, 250), colour=GREEN)
    maker.product("box-1.jpg", shape="box", colour=BLUE)
    maker.product("box-2.jpg", (350, 260), shape="box", colour=BLUE)
    maker.product("red.jpg", shape="triangle")
    watcher = Watcher()
    bench = Workbench(Places.below(root / "home"), watcher)
    bench.add([root / "shoot"])
    watcher.wait_for(BatchFinished)
    assert bench.close(60)
    return root / "home"


class Reviewed:
    """A workbench on a copy of that home, read by file names."""

    def __init__(self, home: Path) -> None:
        self._home = home
        self.watcher = Watcher()
        self.bench = self._opened()

    def _opened(self) -> Workbench:
        bench = Workbench(Places.below(self._home), self.watcher)
        bench.open_shoot(bench.shoots()[0].id)
        return bench

    def restart(self) -> None:
        assert self.bench.close(60)
        self.bench = self._opened()

    def photo(self, name: str) -> PhotoId:
        return next(photo.id for photo in self.bench.photos() if photo.path.stem == name)

    def group(self, name: str) -> Group:
        photo = self.photo(name)
        return next(group for group in self.bench.groups() if photo in group.photos)

    def id(self, name: str) -> GroupId:
        return self.group(name).id

    @property
    def now(self) -> list[list[str]]:
        """The names of every group's photos."""
        names = {photo.id: photo.path.stem for photo in self.bench.photos()}
        return sorted(sorted(names[photo] for photo in group.photos) for group in self.bench.groups())

    def regroup(self, settings: GroupingSettings) -> None:
        ended = threading.Event()
        errors: list[Exception | None] = []

        def note(error: Exception | None) -> None:
            errors.append(error)
            ended.set()

        self.bench.review.regroup(settings, note)
        assert ended.wait(60)
        assert errors == [None]


APART = [["box-1", "box-2"], ["mug-1", "mug-2"], ["red"]]


@pytest.fixture
def shoot(grouped_home: Path, tmp_path: Path) -> Iterator[Reviewed]:
    shutil.copytree(grouped_home, tmp_path / "home")
    made = Reviewed(tmp_path / "home")
    assert made.now == APART
    yield made
    assert made.bench.close(60)


def test_merge_stays_through_a_restart_and_a_grouping_and_is_undone_at_once(shoot: Reviewed) -> None:
    review = shoot.bench.review
    review.merge([shoot.id("mug-1"), shoot.id("red")])
    merged = shoot.now
    shoot.restart()
    shoot.regroup(GroupingSettings(threshold=0.9))
    strict = shoot.now
    shoot.bench.review.undo()
    shoot.bench.review.undo()

    assert merged == [["box-1", "box-2"], ["mug-1", "mug-2", "red"]]
    assert ["mug-1", "mug-2", "red"] in strict
    assert shoot.now == APART


def test_merged_product_is_described_in_the_background(shoot: Reviewed) -> None:
    shoot.bench.review.merge([shoot.id("mug-1"), shoot.id("red")])

    described = shoot.watcher.wait_for(
        GroupsChanged,
        lambda told: any(len(group.photos) == 3 and group.band is not None for group in told.groups),
    )

    group = next(group for group in described.groups if len(group.photos) == 3)
    assert group.weakest is not None
    assert {group.weakest.first, group.weakest.second} <= set(group.photos)
    assert shoot.bench.why(shoot.photo("red")) is not None


def test_what_is_not_the_same_is_never_put_together_again(shoot: Reviewed) -> None:
    mugs = shoot.photo("mug-1"), shoot.photo("mug-2")
    decision = shoot.bench.review.say_different(*mugs)
    parted = shoot.now
    shoot.regroup(GroupingSettings(threshold=0.0))

    assert decision is not None
    assert decision.kind is DecisionKind.DIFFERENT
    assert parted == [["box-1", "box-2"], ["mug-1"], ["mug-2"], ["red"]]
    assert not any({"mug-1", "mug-2"} <= set(names) for names in shoot.now)


def test_same_product_merges_two_products(shoot: Reviewed) -> None:
    shoot.bench.review.say_same(shoot.photo("mug-1"), shoot.photo("box-1"))

    assert shoot.now == [["box-1", "box-2", "mug-1", "mug-2"], ["red"]]


def test_product_is_split_by_selection_at_its_weakest_link_and_into_singles(shoot: Reviewed) -> None:
    review = shoot.bench.review
    review.merge([shoot.id("mug-1"), shoot.id("red")])
    shoot.watcher.wait_for(
        GroupsChanged,
        lambda told: any(len(group.photos) == 3 and group.band is not None for group in told.groups),
    )
    review.split([shoot.photo("mug-2")])
    by_selection = shoot.now
    review.undo()
    review.split_into_singles(shoot.id("mug-1"))
    into_singles = shoot.now
    review.undo()
    review.undo()
    review.split_at_weakest(shoot.id("box-1"))

    assert by_selection == [["box-1", "box-2"], ["mug-1", "red"], ["mug-2"]]
    assert into_singles == [["box-1", "box-2"], ["mug-1"], ["mug-2"], ["red"]]
    assert shoot.now == [["box-1"], ["box-2"], ["mug-1", "mug-2"], ["red"]]


def test_moved_photos_leave_where_they_were(shoot: Reviewed) -> None:
    review = shoot.bench.review
    review.move([shoot.photo("mug-2"), shoot.photo("red")], shoot.id("box-1"))
    moved = shoot.now
    review.undo()
    review.move([shoot.photo("mug-2"), shoot.photo("red")], None)

    assert moved == [["box-1", "box-2", "mug-2", "red"], ["mug-1"]]
    assert shoot.now == [["box-1", "box-2"], ["mug-1"], ["mug-2", "red"]]


def test_split_off_product_follows_the_one_that_it_left(shoot: Reviewed) -> None:
    order = [group.photos for group in shoot.bench.groups()]
    shoot.bench.review.split([order[0][1]])
    split = [group.photos for group in shoot.bench.groups()]
    shoot.bench.review.undo()

    assert split == [(order[0][0],), (order[0][1],), *order[1:]]
    assert [group.photos for group in shoot.bench.groups()] == order


def test_accepting_many_is_one_step_and_stays_through_a_grouping(shoot: Reviewed) -> None:
    review = shoot.bench.review
    products = [group.id for group in shoot.bench.groups() if len(group.photos) > 1]
    decision = review.accept(products)
    again = review.accept(products)
    shoot.regroup(GroupingSettings(threshold=1.0))
    kept = shoot.now
    review.undo()
    review.undo()

    assert decision is not None
    assert decision.count == 2
    assert again is None
    assert kept == APART
    assert not any(group.accepted for group in shoot.bench.groups())


def test_name_goes_on_and_is_undone(shoot: Reviewed) -> None:
    review = shoot.bench.review
    review.rename(shoot.id("mug-1"), "  Green   mug ")
    named = shoot.group("mug-1").name
    renamed = review.next_undo
    review.undo()

    assert named == "Green mug"
    assert renamed is not None
    assert (renamed.kind, renamed.name) == (DecisionKind.RENAME, "Green mug")
    assert shoot.group("mug-1").name == ""


def test_one_photo_of_a_product_is_kept_and_others_can_be_dropped(shoot: Reviewed) -> None:
    review = shoot.bench.review
    one, two = shoot.photo("mug-1"), shoot.photo("mug-2")
    review.mark([one], Verdict.KEEP)
    review.mark([two], Verdict.KEEP)
    (changed,) = shoot.watcher.of(GroupsChanged)[-1:]
    review.mark([one], Verdict.DROP)
    dropped = shoot.watcher.of(GroupsChanged)[-1].verdicts
    review.undo()
    review.undo()

    assert changed.verdicts == {two: Verdict.KEEP}
    assert dropped == {one: Verdict.DROP, two: Verdict.KEEP}
    assert shoot.watcher.of(GroupsChanged)[-1].verdicts == {one: Verdict.KEEP}


def test_accepted_grouping_keeps_its_settings_with_the_shoot_until_undone(shoot: Reviewed) -> None:
    usual = shoot.bench.review.grouping
    settings = GroupingSettings(threshold=0.9)
    shoot.regroup(settings)
    shoot.restart()
    kept = shoot.bench.review.grouping
    told = shoot.bench.review.next_undo
    shoot.bench.review.undo()

    assert kept == settings
    assert told is not None
    assert told.kind is DecisionKind.REGROUP
    assert shoot.bench.review.grouping == usual
    assert shoot.now == APART


def test_dropping_a_duplicate_word_is_remembered(shoot: Reviewed) -> None:
    review = shoot.bench.review
    one, two = shoot.photo("mug-1"), shoot.photo("mug-2")
    review.say_duplicate(two, one)
    said = dict(shoot.bench.duplicates())
    review.say_duplicate(two, None)
    unsaid = dict(shoot.bench.duplicates())
    review.undo()

    assert said[two] == one
    assert two not in unsaid
    assert shoot.bench.duplicates()[two] == one
