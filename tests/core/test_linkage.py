from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.linkage import Floats, Indices, average_linkage

Links = dict[tuple[int, int], float]


def clusters(
    size: int,
    links: Links,
    cut: float,
    together: list[tuple[int, int]] | None = None,
    apart: list[tuple[int, int]] | None = None,
    most: int | None = None,
) -> list[int]:
    pairs = np.array(list(links), np.intp).reshape(-1, 2).T
    values = np.array(list(links.values()))
    labels = average_linkage(
        size, (pairs[0], pairs[1]), values, cut, together=together or (), apart=apart or (), most=most
    )
    return [int(label) for label in labels]


def everything(table: Floats) -> tuple[tuple[Indices, Indices], Floats]:
    first, second = np.triu_indices(len(table), 1)
    return (first, second), table[first, second]


def test_chain_of_three_does_not_hold_together() -> None:
    # A-B .9 merges first. {A, B} to C is then (0 + .8) / 2 = .4, below the cut of .5.
    chain = {(0, 1): 0.9, (1, 2): 0.8}

    assert clusters(3, chain, 0.5) == [0, 0, 2]
    assert clusters(3, chain, 0.4) == [0, 0, 0]


def test_mean_counts_photos_not_clusters() -> None:
    # {0, 1, 2} first. To 3: (.9 + 0 + 0) / 3 = .3; a mean of means would be ((.9 + 0) / 2 + 0) / 2 = .225.
    links = {(0, 1): 1.0, (0, 2): 1.0, (1, 2): 1.0, (0, 3): 0.9}

    assert clusters(4, links, 0.29) == [0, 0, 0, 0]
    assert clusters(4, links, 0.31) == [0, 0, 0, 3]


def test_weak_pairs_count_in_the_means_of_strong_ones() -> None:
    # 0-1 first. To 2: (.8 + .1) / 2 = .45, though 1-2 alone would never have merged.
    links = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.1}

    assert clusters(3, links, 0.44) == [0, 0, 0]
    assert clusters(3, links, 0.46) == [0, 0, 2]


def test_pair_to_be_together_is_merged_whatever_its_similarity() -> None:
    assert clusters(3, {}, 0.5, together=[(0, 2)]) == [0, 1, 0]


def test_weak_pairs_of_a_photo_that_was_put_together_count_too() -> None:
    # The user joins 0 and 1. Their mean to 2 is (.9 + .3) / 2 = .6: nothing but the user connects 1 with 2.
    links = {(0, 2): 0.9, (1, 2): 0.3}

    assert clusters(3, links, 0.59, together=[(0, 1)]) == [0, 0, 0]
    assert clusters(3, links, 0.61, together=[(0, 1)]) == [0, 0, 2]


def test_pair_to_be_apart_never_shares_a_cluster() -> None:
    # Without the user 0, 1, 2 are one; 1 is nearer to 0, so 2 stays out, though 2 is near both.
    links = {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.85}

    assert clusters(3, links, 0.5, apart=[(0, 2)]) == [0, 0, 2]


def test_apart_reaches_the_photos_that_were_put_together() -> None:
    links = {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.9, (0, 3): 0.9}

    assert clusters(4, links, 0.1, together=[(0, 1), (2, 3)], apart=[(1, 2)]) == [0, 0, 2, 2]


def test_merge_that_would_make_too_many_is_left_out() -> None:
    # 0-1 and 2-3 merge; together they would be four. 4 still finds room with the nearer of the two.
    links = {(0, 1): 0.9, (2, 3): 0.8, (0, 2): 0.7, (0, 3): 0.7, (1, 2): 0.7, (1, 3): 0.7}
    links |= {(2, 4): 0.6, (3, 4): 0.6, (0, 4): 0.5, (1, 4): 0.5}

    assert clusters(5, links, 0.1, most=3) == [0, 0, 2, 2, 2]
    assert clusters(5, links, 0.1) == [0, 0, 0, 0, 0]


def test_user_may_put_more_together_than_the_most() -> None:
    links = {(0, 1): 0.9, (2, 3): 0.9}

    assert clusters(4, links, 0.1, together=[(0, 1), (1, 2)], most=2) == [0, 0, 0, 3]


def test_equal_pairs_merge_from_the_lowest_place_up() -> None:
    links = {(one, other): 0.5 for one in range(4) for other in range(one + 1, 4)}

    assert clusters(4, links, 0.1, most=2) == [0, 0, 2, 2]


def test_single_photo_is_its_own_cluster() -> None:
    assert clusters(1, {}, 0.5) == [0]


@given(st.integers(2, 12), st.integers(0, 10_000), st.floats(0.05, 0.95))
def test_clusters_are_those_of_the_reference_implementation(size: int, seed: int, cut: float) -> None:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    similarity = np.random.default_rng(seed).random((size, size))
    similarity = (similarity + similarity.T) / 2
    distance = 1 - similarity
    np.fill_diagonal(distance, 0)

    labels = average_linkage(size, *everything(similarity), cut)

    expected = fcluster(linkage(squareform(distance, checks=False), "average"), 1 - cut, "distance")
    assert (labels[:, None] == labels).tolist() == (expected[:, None] == expected).tolist()


@pytest.mark.parametrize("seed", range(20))
def test_order_of_the_pairs_makes_no_difference(seed: int) -> None:
    random = np.random.default_rng(seed)
    (first, second), values = everything(random.random((9, 9)))
    shuffled = random.permutation(len(first))

    labels = average_linkage(9, (first, second), values, 0.55, together=[(1, 7)], apart=[(0, 2)])

    again = average_linkage(
        9,
        (first[shuffled], second[shuffled]),
        values[shuffled],
        0.55,
        together=[(1, 7)],
        apart=[(0, 2)],
    )
    assert labels.tolist() == again.tolist()
