from __future__ import annotations

import math

import numpy as np
import pytest

from desktop.core.candidates import Pairs
from desktop.core.neighbourhoods import FLOOR, rerank


def reranked(count: int, links: dict[tuple[int, int], float]) -> dict[tuple[int, int], float]:
    first, second = np.array(sorted(links), np.intp).reshape(-1, 2).T
    scores = np.array([links[link] for link in sorted(links)], np.float32)
    pairs, values = rerank(count, Pairs(first, second), scores)
    return {
        (int(one), int(other)): float(value)
        for one, other, value in zip(pairs.first, pairs.second, values, strict=True)
    }


def test_two_photos_alone_share_their_whole_neighbourhood() -> None:
    # Each averages its own neighbourhood, {itself: 1, the other: e^-.4}, with that of its nearest, which is
    # the mirror image: both end up half and half. The overlap is 1, the result .7 x 1 + .3 x .6.
    assert reranked(2, {(0, 1): 0.6})[0, 1] == pytest.approx(0.7 + 0.3 * 0.6)


def test_score_below_the_floor_is_no_link() -> None:
    assert reranked(3, {(0, 1): FLOOR - 0.01, (1, 2): 0.5}).keys() == {(1, 2)}


def test_ends_of_a_chain_overlap_by_what_they_share() -> None:
    links = reranked(3, {(0, 1): 0.9, (1, 2): 0.9})

    first = np.array([1, math.exp(-0.1), 0]) / (1 + math.exp(-0.1))
    middle = np.array([math.exp(-0.1), 1, math.exp(-0.1)]) / (1 + 2 * math.exp(-0.1))
    # Each row is averaged with its nearest neighbour's, which for the middle one is the lower place.
    zero, two = (first + middle) / 2, (first[::-1] + middle) / 2
    shared = float(np.minimum(zero, two).sum())
    assert links[0, 2] == pytest.approx(0.7 * shared / (2 - shared))


def test_strangers_get_no_link_in_a_small_shoot() -> None:
    pairs = {(one, other): 0.01 for one in range(6) for other in range(one + 1, 6)}

    assert reranked(6, pairs) == {}
