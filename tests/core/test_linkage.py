from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.linkage import average_linkage


def table(
    size: int, links: dict[tuple[int, int], float]
) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    similarity = np.zeros((size, size))
    for (one, other), value in links.items():
        similarity[one, other] = similarity[other, one] = value
    return similarity


def test_chain_of_three_does_not_hold_together() -> None:
    # A-B .9 merges first. {A, B} to C is then (0 + .8) / 2 = .4, below the cut of .5.
    chain = table(3, {(0, 1): 0.9, (1, 2): 0.8})

    assert average_linkage(chain, 0.5).tolist() == [0, 0, 2]
    assert average_linkage(chain, 0.4).tolist() == [0, 0, 0]


def test_mean_counts_photos_not_clusters() -> None:
    # {0, 1, 2} first. To 3: (.9 + 0 + 0) / 3 = .3; a mean of means would be ((.9 + 0) / 2 + 0) / 2 = .225.
    similarity = table(4, {(0, 1): 1.0, (0, 2): 1.0, (1, 2): 1.0, (0, 3): 0.9})

    assert average_linkage(similarity, 0.29).tolist() == [0, 0, 0, 0]
    assert average_linkage(similarity, 0.31).tolist() == [0, 0, 0, 3]


def test_pair_to_be_together_is_merged_whatever_its_similarity() -> None:
    assert average_linkage(table(3, {}), 0.5, together=[(0, 2)]).tolist() == [0, 1, 0]


def test_pair_to_be_apart_never_shares_a_cluster() -> None:
    # Without the user 0, 1, 2 are one; 1 is nearer to 0, so 2 stays out, though 2 is near both.
    similarity = table(3, {(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.85})

    assert average_linkage(similarity, 0.5, apart=[(0, 2)]).tolist() == [0, 0, 2]


def test_apart_reaches_the_photos_that_were_put_together() -> None:
    similarity = table(4, {(0, 1): 0.9, (2, 3): 0.9, (1, 2): 0.9, (0, 3): 0.9})

    labels = average_linkage(similarity, 0.1, together=[(0, 1), (2, 3)], apart=[(1, 2)])

    assert labels.tolist() == [0, 0, 2, 2]


def test_single_photo_is_its_own_cluster() -> None:
    assert average_linkage(np.zeros((1, 1)), 0.5).tolist() == [0]


@given(st.integers(2, 12), st.integers(0, 10_000), st.floats(0.05, 0.95))
def test_clusters_are_those_of_the_reference_implementation(size: int, seed: int, cut: float) -> None:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    similarity = np.random.default_rng(seed).random((size, size))
    similarity = (similarity + similarity.T) / 2
    distance = 1 - similarity
    np.fill_diagonal(distance, 0)

    labels = average_linkage(similarity, cut)

    expected = fcluster(linkage(squareform(distance, checks=False), "average"), 1 - cut, "distance")
    assert (labels[:, None] == labels).tolist() == (expected[:, None] == expected).tolist()
