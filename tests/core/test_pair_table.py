from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from desktop.core import candidates
from desktop.core.features import Features
from desktop.core.pair_table import PairTable
from desktop.core.similarity import SignalWeights, compare
from desktop.core.types import PhotoId
from tests.core.made_features import made_features


def shoot(count: int) -> dict[PhotoId, Features]:
    return {
        PhotoId(number): made_features(f"{number:03}", semantic_deg=number % 40, colour_deg=number % 17)
        for number in range(1, count + 1)
    }


@pytest.fixture
def sparse_table(monkeypatch: pytest.MonkeyPatch) -> PairTable:
    """Thirty photos of which only a few pairs are candidates."""
    monkeypatch.setattr(candidates, "ALL_PAIRS_UP_TO", 10)
    monkeypatch.setattr(candidates, "NEIGHBOURS", 3)
    return PairTable.of(shoot(30))


def test_photos_have_their_places_by_content() -> None:
    table = PairTable.of({PhotoId(5): made_features("b"), PhotoId(9): made_features("a")})

    assert table.photos == (9, 5)
    assert table.place == {9: 0, 5: 1}


def test_every_pair_can_be_asked_for(sparse_table: PairTable) -> None:
    features = shoot(30)
    first, second = np.triu_indices(30, 1)

    signals, _ = sparse_table.between(second, first)

    assert len(sparse_table.pairs) < len(first)
    scores = sparse_table.scorer(SignalWeights()).scores(signals)
    for at in range(0, len(first), 37):
        one, other = features[PhotoId(int(first[at]) + 1)], features[PhotoId(int(second[at]) + 1)]
        score, single = compare(one, other)
        assert scores[at] == pytest.approx(score, abs=1e-5)
        assert dataclasses.astuple(signals.at(at)) == pytest.approx(dataclasses.astuple(single), abs=1e-6)


def test_answer_is_the_same_when_it_is_asked_for_again(sparse_table: PairTable) -> None:
    first, second = np.array([0, 3, 3]), np.array([29, 17, 4])

    once, _ = sparse_table.between(first, second)
    again, _ = sparse_table.between(first[::-1], second[::-1])

    np.testing.assert_array_equal(once.semantic, again.semantic[::-1])
    np.testing.assert_array_equal(once.colour, again.colour[::-1])


def test_weights_change_scores_and_not_the_table() -> None:
    table = PairTable.of({PhotoId(1): made_features("a"), PhotoId(2): made_features("b", colour_deg=90)})
    zero, one = np.array([0]), np.array([1])

    with_colour = table.scorer(SignalWeights()).scores(table.between(zero, one)[0])
    without = table.scorer(SignalWeights(colour=0)).scores(table.between(zero, one)[0])

    assert with_colour[0] < 0.1
    assert without[0] > 0.9


def test_part_of_a_table_answers_as_the_whole(sparse_table: PairTable) -> None:
    chosen = [PhotoId(number) for number in (3, 7, 8, 12, 20, 29)]

    part = sparse_table.restricted(chosen)

    assert set(part.photos) == set(chosen)
    first, second = np.triu_indices(6, 1)
    here, _ = part.between(first, second)
    places = np.array([sparse_table.place[photo] for photo in part.photos])
    there, _ = sparse_table.between(places[first], places[second])
    np.testing.assert_array_equal(here.colour, there.colour)
    np.testing.assert_array_equal(here.semantic, there.semantic)
    whole = {
        (sparse_table.photos[one], sparse_table.photos[other])
        for one, other in zip(sparse_table.pairs.first, sparse_table.pairs.second, strict=True)
    }
    kept = {
        (part.photos[one], part.photos[other])
        for one, other in zip(part.pairs.first, part.pairs.second, strict=True)
    }
    assert kept == {pair for pair in whole if set(pair) <= set(chosen)}
