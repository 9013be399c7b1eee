from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from desktop.core.clustering import pairs_within
from desktop.core.corrections import Constraints, Correction
from desktop.core.errors import UsageError
from desktop.core.features import Features
from desktop.core.group_sizes import Floats, Sized, within_sizes
from desktop.core.grouping import GroupingSettings, group_photos
from desktop.core.similarity import Indices
from desktop.core.types import PhotoId
from tests.core.made_features import made_features

Links = dict[tuple[int, int], float]


def sized(
    clusters: Sequence[Sequence[int]],
    links: Links,
    fewest: int = 1,
    most: int | None = None,
    limits: Constraints | None = None,
) -> Sized:
    """The clusters within their limits; pairs that are not in links score .1."""

    def scores(chosen: Sequence[Indices]) -> tuple[tuple[Indices, Indices], Floats]:
        first, second = pairs_within(chosen)
        pairs = zip(first.tolist(), second.tolist(), strict=True)
        return (first, second), np.array([links.get(pair, 0.1) for pair in pairs])

    return within_sizes(
        [np.array(cluster, np.intp) for cluster in clusters], fewest, most, limits or Constraints(), scores
    )


def places(found: Sized) -> list[list[int]]:
    return [cluster.tolist() for cluster in found.clusters]


def test_without_limits_clusters_stay_as_they_are() -> None:
    assert places(sized([[0, 1, 2], [3]], {})) == [[0, 1, 2], [3]]


def test_cluster_over_the_maximum_is_split_at_its_weakest_links() -> None:
    # 0-3-4 and 1-2-5 hold together by .9, everything across by .1: by order it would be 0-1-2 and 3-4-5.
    links = {(0, 3): 0.9, (0, 4): 0.9, (3, 4): 0.9, (1, 2): 0.9, (1, 5): 0.9, (2, 5): 0.9}

    found = sized([[0, 1, 2, 3, 4, 5]], links, most=3)

    assert places(found) == [[0, 3, 4], [1, 2, 5]]
    assert found.divided == ((0, 1),)
    assert found.oversized == ()


def test_parts_are_as_full_as_room_allows() -> None:
    # Seven photos of one kind, at most three together: 3 + 3 + 1, not seven times one.
    links = {(one, other): 0.8 for one in range(7) for other in range(one + 1, 7)}

    found = sized([list(range(7))], links, most=3)

    assert sorted(map(len, places(found))) == [1, 3, 3]


def test_cluster_of_just_the_maximum_is_whole() -> None:
    found = sized([[0, 1, 2]], {}, most=3)

    assert (places(found), found.divided) == ([[0, 1, 2]], ())


def test_users_word_wins_over_the_maximum_and_is_told() -> None:
    limits = Constraints(together=((0, 1), (1, 2), (2, 3)))

    found = sized([[0, 1, 2, 3, 4]], {(3, 4): 0.9}, most=3, limits=limits)

    assert places(found) == [[0, 1, 2, 3], [4]]
    assert found.oversized == (0,)
    assert found.divided == ((0, 4),)


def test_photos_that_the_user_parted_stay_apart_in_the_parts() -> None:
    links = {(0, 1): 0.9, (2, 3): 0.5, (0, 2): 0.4, (1, 3): 0.4}

    found = sized([[0, 1, 2, 3]], links, most=2, limits=Constraints(apart=((0, 1),)))

    assert not any({0, 1} <= set(cluster) for cluster in places(found))
    assert max(map(len, places(found))) == 2


def test_cluster_below_the_minimum_becomes_single_photos() -> None:
    found = sized([[0, 2], [1, 3, 4], [5]], {}, fewest=3)

    assert places(found) == [[0], [2], [1, 3, 4], [5]]


def test_photos_that_the_user_put_together_stay_so_below_the_minimum() -> None:
    found = sized([[0, 1, 2]], {}, fewest=4, limits=Constraints(together=((0, 2),)))

    assert sorted(places(found)) == [[0, 2], [1]]


def test_accepted_groups_have_any_size() -> None:
    limits = Constraints(settled=((0, 1, 2, 3), (4, 5)))

    found = sized([[0, 1, 2, 3], [4, 5]], {}, fewest=3, most=3, limits=limits)

    assert places(found) == [[0, 1, 2, 3], [4, 5]]
    assert (found.divided, found.oversized) == ((), ())


def views(count: int) -> dict[PhotoId, Features]:
    """So many views of one product, a degree apart."""
    return {PhotoId(at + 1): made_features(f"{at:02}", semantic_deg=at) for at in range(count)}


def test_groups_know_which_of_them_were_one() -> None:
    grouping = group_photos(views(5), GroupingSettings(max_photos=3))

    assert sorted(len(group.photos) for group in grouping.groups) == [2, 3]
    assert grouping.divided == ((1, 2),)


def test_group_that_corrections_hold_over_the_maximum_is_named() -> None:
    corrections = [Correction(PhotoId(at), PhotoId(at + 1), same=True) for at in range(1, 4)]

    grouping = group_photos(views(4), GroupingSettings(max_photos=2), corrections=corrections)

    assert [set(group.photos) for group in grouping.groups] == [{1, 2, 3, 4}]
    assert grouping.oversized == (1,)


@pytest.mark.parametrize(("fewest", "most"), [(0, None), (-1, None), (1, 0), (3, 2)])
def test_sizes_that_make_no_sense_are_refused(fewest: int, most: int | None) -> None:
    with pytest.raises(UsageError, match="photos of a group"):
        GroupingSettings(min_photos=fewest, max_photos=most)
