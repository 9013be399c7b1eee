from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.changes import Changes, Merge, Split, what_would_change
from desktop.core.grouping import GroupingSettings
from desktop.core.live_grouping import LiveGrouping
from desktop.core.pair_table import PairTable
from desktop.core.similarity import SignalWeights
from desktop.core.types import Group, GroupId, PhotoId
from tests.core.made_features import made_features

Photos = Sequence[Sequence[int]]


def groups(*photos: Sequence[int]) -> list[Group]:
    """Groups 11, 12, ... of these photos."""
    return [
        Group(GroupId(11 + at), tuple(PhotoId(photo) for photo in each), None, 1.0)
        for at, each in enumerate(photos)
    ]


def changed(before: Photos, after: Photos) -> Changes:
    return what_would_change(groups(*before), [[PhotoId(photo) for photo in each] for each in after])


def merge(group: int, taken: list[int], photos: list[int]) -> Merge:
    return Merge(GroupId(group), tuple(map(GroupId, taken)), tuple(PhotoId(photo) for photo in photos))


def split(group: int, photos: list[int]) -> Split:
    return Split(GroupId(group), tuple(PhotoId(photo) for photo in photos))


def test_same_groups_in_another_order_change_nothing() -> None:
    assert changed([[1, 2], [3]], [[3], [2, 1]]) == Changes(groups=2)


def test_larger_group_takes_the_smaller_one_in() -> None:
    found = changed([[1, 2], [3, 4, 5]], [[1, 2, 3, 4, 5]])

    assert found.merges == (merge(12, [11], [1, 2]),)
    assert found.splits == ()
    assert found.moves == {1: 12, 2: 12}
    assert found.groups == 1


def test_of_two_equal_groups_the_one_of_the_first_photo_takes_in() -> None:
    assert changed([[3, 4], [1, 2]], [[1, 2, 3, 4]]).merges == (merge(12, [11], [3, 4]),)


def test_three_groups_become_one_in_one_merge() -> None:
    assert changed([[1, 2], [3], [4]], [[1, 2, 3, 4]]).merges == (merge(11, [12, 13], [3, 4]),)


def test_smaller_part_leaves_a_group_that_splits() -> None:
    found = changed([[1, 2, 3, 4, 5]], [[1, 5], [2, 3, 4]])

    assert found.merges == ()
    assert found.splits == (split(11, [1, 5]),)
    assert found.moves == {1: None, 5: None}
    assert found.groups == 2


def test_photo_that_changes_sides_leaves_one_group_and_merges_none() -> None:
    found = changed([[1, 2, 3], [4, 5]], [[1, 2], [3, 4, 5]])

    assert found.merges == ()
    assert found.splits == (split(11, [3]),)
    assert found.moves == {3: 12}


def test_group_whose_photos_all_go_to_different_places_is_split() -> None:
    # 3 goes to the first group, 4 to the last: nothing is left of the second.
    found = changed([[1, 2], [3, 4], [5, 6]], [[1, 2, 3], [4, 5, 6]])

    assert found.merges == ()
    assert found.splits == (split(12, [3, 4]),)
    assert found.moves == {3: 11, 4: 13}


def test_photos_that_leave_different_groups_may_start_one_together() -> None:
    found = changed([[1, 2, 3], [4, 5, 6]], [[1, 2], [3, 4], [5, 6]])

    assert found.splits == (split(11, [3]), split(12, [4]))
    assert found.moves == {3: None, 4: None}


def test_photos_that_came_or_went_are_no_change() -> None:
    assert changed([[1, 2], [3]], [[1, 9], [8]]) == Changes(groups=1)


PARTITIONS = st.lists(st.integers(0, 4), min_size=1, max_size=12).map(
    lambda labels: [
        [photo for photo, label in enumerate(labels, 1) if label == each] for each in sorted(set(labels))
    ]
)


@given(st.data())
def test_moves_lead_from_the_old_groups_to_the_new(data: st.DataObject) -> None:
    before = data.draw(PARTITIONS)
    count = sum(map(len, before))
    labels = data.draw(st.lists(st.integers(0, 4), min_size=count, max_size=count))
    after = [[p for p, label in enumerate(labels, 1) if label == each] for each in sorted(set(labels))]

    found = changed(before, after)

    old = {photo: 11 + at for at, photos in enumerate(before) for photo in photos}
    new = {photo: at for at, photos in enumerate(after) for photo in photos}
    at_home = {photo: found.moves.get(PhotoId(photo), old[photo]) for photo in old}
    for one in old:
        for other in old:
            if at_home[one] is not None and at_home[other] is not None:
                assert (at_home[one] == at_home[other]) == (new[one] == new[other])
    in_lists = [photo for each in found.merges for photo in each.photos]
    in_lists += [photo for each in found.splits for photo in each.photos]
    assert sorted(in_lists) == sorted(found.moves)


@given(st.data())
def test_order_of_the_new_groups_makes_no_difference(data: st.DataObject) -> None:
    before, after = data.draw(PARTITIONS), data.draw(PARTITIONS)

    assert changed(before, after) == changed(before, after[::-1])


@pytest.fixture
def live() -> LiveGrouping:
    """1 and 2 are one product, 3 the same in another colour, 4 another one."""
    return LiveGrouping(
        PairTable(
            {
                PhotoId(1): made_features("a"),
                PhotoId(2): made_features("b", semantic_deg=5),
                PhotoId(3): made_features("c", semantic_deg=5, colour_deg=90),
                PhotoId(4): made_features("d", axis=3, colour_deg=45),
            }
        )
    )


def test_merge_comes_with_its_strongest_new_link(live: LiveGrouping) -> None:
    before = live.group(GroupingSettings()).groups
    assert [set(group.photos) for group in before] == [{1, 2}, {3}, {4}]

    found = live.changes(before, GroupingSettings(weights=SignalWeights(colour=0)))

    (only,) = found.merges
    assert (only.group, only.taken, only.photos) == (before[0].id, (before[1].id,), (3,))
    assert only.link is not None
    assert (only.link.first, only.link.second) == (2, 3)  # the same view, where 1 and 3 are 5 degrees apart
    assert (found.splits, found.moves, found.groups) == ((), {3: before[0].id}, 2)


def test_split_comes_with_the_link_that_it_undoes(live: LiveGrouping) -> None:
    before = live.group(GroupingSettings(weights=SignalWeights(colour=0))).groups

    found = live.changes(before, GroupingSettings())

    (only,) = found.splits
    assert (only.group, only.photos) == (before[0].id, (3,))
    assert only.link is not None
    assert (only.link.first, only.link.second) == (2, 3)
    assert found.merges == ()
