from __future__ import annotations

import math

import numpy as np
import pytest

from desktop.core.explanation import explain
from desktop.core.score_model import ScoreModel
from desktop.core.similarity import Scorer, SignalWeights
from desktop.core.types import Signals
from tests.core.made_features import made_features

PAIR = [made_features("a"), made_features("b", semantic_deg=25, colour_deg=12)]


@pytest.mark.parametrize(
    "weights", [SignalWeights(), SignalWeights(colour=2), SignalWeights(semantic=0.5, spatial=0)]
)
def test_contributions_add_up_to_the_log_odds_of_the_score(weights: SignalWeights) -> None:
    scorer = Scorer(PAIR, weights)
    signals = scorer.pairs(np.array([0]), np.array([1]))
    score = float(scorer.scores(signals)[0])

    found = explain(signals.at(0), weights)

    assert sum(each.odds for each in found.contributions) == pytest.approx(found.odds)
    # The score is the logistic of the odds, scaled to 1 for a photo and itself.
    itself = explain(Signals(1.0, 1.0, None, 1.0), weights).odds
    logistic = 1 / (1 + math.exp(-found.odds)) / (1 / (1 + math.exp(-itself)))
    assert score == pytest.approx(logistic, rel=1e-4)


def test_signal_counts_from_its_neutral_value() -> None:
    model = ScoreModel.shipped()
    neutral = dict(model.neutral)
    signals = Signals(neutral["semantic"], neutral["colour"], 0.8, neutral["spatial"])

    found = {each.signal: each for each in explain(signals, SignalWeights()).contributions}

    assert found["semantic"].odds == pytest.approx(0)
    assert found["colour"].odds == pytest.approx(0)
    # Feature: slope x weight x (.8 - .5).
    weight = dict(model.weights)["feature"]
    assert found["feature"].odds == pytest.approx(model.slope * weight * (0.8 - neutral["feature"]))
    assert found["feature"].share == pytest.approx(weight / sum(share for _, share in model.weights))


def test_missing_signal_says_nothing_either_way() -> None:
    found = explain(Signals(0.9, 0.9, None, 0.9), SignalWeights())

    (feature,) = (each for each in found.contributions if each.signal == "feature")
    assert (feature.value, feature.odds) == (None, 0.0)


def test_signal_that_speaks_most_against_the_pair_is_named() -> None:
    assert explain(Signals(1.0, 1.0, 1.0, 1.0), SignalWeights()).against is None

    against = explain(Signals(1.0, 0.0, None, 1.0), SignalWeights()).against

    assert against is not None
    assert against.signal == "colour"


def test_signal_left_out_by_the_user_has_no_share() -> None:
    found = explain(Signals(0.5, 0.0, 0.5, 0.5), SignalWeights(colour=0))

    (colour,) = (each for each in found.contributions if each.signal == "colour")
    assert (colour.share, colour.odds) == (0.0, 0.0)
    assert sum(each.share for each in found.contributions) == pytest.approx(1)
