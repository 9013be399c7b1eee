from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.decisions import (
    Decision,
    DecisionKind,
    GroupState,
    Marked,
    Said,
    Twin,
    Verdict,
)
from desktop.core.types import Band, Group, GroupId, PhotoId, ShootId
from desktop.store.database import Database
from desktop.store.groups import GroupStore
from desktop.store.journal import Journal
from desktop.store.library import Library
from desktop.store.schema import LIBRARY


class Shoot:
    """A shoot of five photos in the groups (1, 2), (3, 4) and (5)."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.database = Database(file, LIBRARY)
        library = Library(self.database)
        self.id: ShootId = library.add_shoot("mugs")
        files = [(Path(f"/mugs/{number}.jpg"), Path("/mugs")) for number in range(5)]
        self.photos = [photo.id for photo in library.add_photos(self.id, files)]
        one, two, three, four, five = self.photos
        groups = (
            Group(GroupId(1), (one, two), Band.LIKELY, 0.7, name="Rose mug"),
            Group(GroupId(2), (three, four), Band.CERTAIN, 0.9),
            Group(GroupId(3), (five,), None, 1.0),
        )
        self.store.save(self.id, groups, (), {})

    @property
    def store(self) -> GroupStore:
        return GroupStore(self.database)

    @property
    def journal(self) -> Journal:
        return Journal(self.database)

    def now(self) -> list[tuple[str, tuple[PhotoId, ...], bool]]:
        return [(group.name, group.photos, group.accepted) for group in self.store.groups(self.id)]

    def merge(self) -> Decision:
        first, second, _ = self.store.states(self.id).values()
        merged = GroupState((*first.photos, *second.photos), first.position, first.name)
        pair = ("aa", "bb")
        return Decision(
            DecisionKind.MERGE, "Rose mug", 0, 2, (first, second), (merged,), (Said(pair, None, True),)
        )

    def restart(self) -> None:
        self.database.close()
        self.database = Database(self.file, LIBRARY)


@pytest.fixture
def shoot(tmp_path: Path) -> Iterator[Shoot]:
    made = Shoot(tmp_path / "library.db")
    yield made
    made.database.close()


def test_decision_is_carried_out_and_undone_and_done_again_after_restarts(shoot: Shoot) -> None:
    one, two, three, four, five = shoot.photos
    before = shoot.now()
    ids = [group.id for group in shoot.store.groups(shoot.id)]
    decision = shoot.merge()
    shoot.journal.record(shoot.id, decision)
    merged = shoot.now()
    shoot.restart()
    undone = shoot.journal.undo(shoot.id)
    after_undo, corrections = shoot.now(), shoot.store.corrections()
    shoot.restart()
    again = shoot.journal.redo(shoot.id)

    assert merged == [("Rose mug", (one, two, three, four), False), ("", (five,), False)]
    assert after_undo == before
    assert corrections == ()
    assert undone == again == decision
    assert shoot.now() == merged
    assert shoot.store.corrections() == (("aa", "bb", True),)
    assert [group.id for group in shoot.store.groups(shoot.id)] == [ids[0], ids[2]]


def test_group_that_changed_is_to_be_described_anew_and_one_that_was_renamed_is_not(shoot: Shoot) -> None:
    first, *_ = shoot.store.states(shoot.id).values()
    renamed = GroupState(first.photos, first.position, "Mug")
    shoot.journal.record(shoot.id, Decision(DecisionKind.RENAME, before=(first,), after=(renamed,)))
    kept = shoot.store.groups(shoot.id)[0].band
    shoot.journal.record(shoot.id, shoot.merge())

    assert kept is Band.LIKELY
    assert shoot.store.groups(shoot.id)[0].band is None


def test_new_decision_ends_what_could_be_done_again(shoot: Shoot) -> None:
    shoot.journal.record(shoot.id, shoot.merge())
    shoot.journal.undo(shoot.id)
    mark = Decision(DecisionKind.DROP, marks=(Marked(shoot.photos[0], None, Verdict.DROP),))
    shoot.journal.record(shoot.id, mark)

    assert shoot.journal.next_redo(shoot.id) is None
    assert shoot.journal.next_undo(shoot.id) == mark
    assert shoot.journal.count(shoot.id) == 0


def test_only_what_a_grouping_must_heed_counts_as_a_decision_that_stays(shoot: Shoot) -> None:
    shoot.journal.record(
        shoot.id, Decision(DecisionKind.DROP, marks=(Marked(shoot.photos[0], None, Verdict.DROP),))
    )
    shoot.journal.record(shoot.id, shoot.merge())
    with_merge = shoot.journal.count(shoot.id)
    shoot.journal.undo(shoot.id)

    assert with_merge == 1
    assert shoot.journal.count(shoot.id) == 0


def test_steps_go_back_and_forth_in_their_order(shoot: Shoot) -> None:
    marks = [
        Decision(DecisionKind.DROP, name=f"{at}", marks=(Marked(photo, None, Verdict.DROP),))
        for at, photo in enumerate(shoot.photos[:3])
    ]
    for mark in marks:
        shoot.journal.record(shoot.id, mark)

    undone = [shoot.journal.undo(shoot.id) for _ in range(4)]
    again = [shoot.journal.redo(shoot.id) for _ in range(4)]

    assert undone == [*reversed(marks), None]
    assert again == [*marks, None]
    assert shoot.store.verdicts(shoot.id) == dict.fromkeys(shoot.photos[:3], Verdict.DROP)


def test_undo_after_the_shoot_was_grouped_again_keeps_photos_that_came_meanwhile(shoot: Shoot) -> None:
    one, two, three, four, five = shoot.photos
    shoot.journal.record(shoot.id, shoot.merge())
    regrouped = (Group(GroupId(1), (one, two, three, four, five), Band.LIKELY, 0.7, name="Rose mug"),)
    shoot.store.save(shoot.id, regrouped, (), {})

    shoot.journal.undo(shoot.id)

    # Photo 5 came into the group that goes on as the larger part, of equal ones the earlier.
    assert [set(photos) for _, photos, _ in shoot.now()] == [{one, two, five}, {three, four}]


def test_word_on_duplicates_outlives_a_grouping_and_goes_with_undo(shoot: Shoot) -> None:
    one, two, *_ = shoot.photos
    shoot.journal.record(shoot.id, Decision(DecisionKind.DUPLICATE, twins=(Twin(two, None, int(one)),)))
    told = shoot.store.duplicates(shoot.id)
    groups = shoot.store.groups(shoot.id)
    shoot.store.save(shoot.id, groups, (), {one: two})
    grouped = shoot.store.duplicates(shoot.id)
    shoot.journal.undo(shoot.id)

    assert told == {two: one}
    assert grouped == {two: one, one: two}
    assert shoot.store.duplicates(shoot.id) == {one: two}


def test_decision_that_cannot_be_carried_out_is_not_remembered(shoot: Shoot) -> None:
    before = shoot.now()
    bad = Decision(DecisionKind.MERGE, after=shoot.merge().after, said=(Said(("a", "b"), None, True),))
    shoot.database.query("SELECT 1")
    with shoot.database.transaction() as connection:
        connection.execute("DROP TABLE corrections")

    with pytest.raises(Exception, match="corrections"):
        shoot.journal.record(shoot.id, bad)

    assert shoot.now() == before
    assert shoot.journal.next_undo(shoot.id) is None
