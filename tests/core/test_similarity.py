from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.alignment import Alignment
from desktop.core.errors import UsageError
from desktop.core.score_model import ScoreModel
from desktop.core.similarity import Scorer, SignalWeights, compare
from tests.core.made_features import made_features

ANGLES = st.floats(0, 90)


@pytest.fixture
def plain_model(tmp_path: Path) -> ScoreModel:
    """Signals that are the cosines themselves, weighed 2 : 1 : 1, undecided at .5, .5 and 0."""
    document = {
        "semantic": {"parts": {"cutout": 1.0}, "unlike": 0.0},
        "colour": {"parts": {"chroma": 1.0}, "unlike": 0.0},
        "spatial": {"same_bits": 4, "other_bits": 14},
        "feature": {"offset": 3.0, "correlation": 1.0, "lightness": 2.0, "chroma": 0.5},
        "weights": {"semantic": 0.5, "colour": 0.25, "spatial": 0.25, "feature": 0.0},
        "neutral": {"semantic": 0.5, "colour": 0.5, "spatial": 0.0, "feature": 0.5},
        "slope": 8,
    }
    file = tmp_path / "score.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return ScoreModel.read(file)


def score_of(scorer: Scorer) -> float:
    return float(scorer.scores(scorer.pairs(np.array([0]), np.array([1])))[0])


def logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-odds))


def test_score_is_one_logistic_of_the_weighted_sum(plain_model: ScoreModel) -> None:
    # cos 60 degrees is .5 for the semantic signal: neutral. Colours alike: .25 x (1 - .5) = .125. Hashes
    # apart: 0. Odds 8 x .125 = 1. The highest odds are 8 x (.5 x .5 + .25 x .5 + .25 x 1) = 5.
    pair = [made_features("a"), made_features("b", semantic_deg=60)]

    score = score_of(Scorer(pair, SignalWeights(), plain_model))

    assert score == pytest.approx(logistic(1) / logistic(5), abs=2e-3)


def test_weight_of_zero_leaves_the_signal_out(plain_model: ScoreModel) -> None:
    # Without colour and hash only the semantic signal is left, with all of the weight: 8 x (cos 0 - .5) = 4.
    pair = [made_features("a"), made_features("b", colour_deg=90)]

    score = score_of(Scorer(pair, SignalWeights(colour=0, spatial=0), plain_model))

    assert score == pytest.approx(1, abs=1e-5)


def test_only_proportions_of_weights_matter() -> None:
    pair = made_features("a"), made_features("b", semantic_deg=30, colour_deg=20)

    assert compare(*pair, SignalWeights(3, 3, 3, 3)) == compare(*pair)


def test_feature_signal_is_told_to_be_missing() -> None:
    assert compare(made_features("a"), made_features("b"))[1].feature is None


@pytest.mark.parametrize(
    ("alignment", "signal"),
    [
        pytest.param(Alignment(1.0, 0.0, 0.0), 1.0, id="a photo and itself"),
        # 3 + 0 - 2 x log(e) - .5 x 0 = 1 of at most 3 + 1: a quarter of the way from neutral.
        pytest.param(Alignment(0.0, math.e - 1, 0.0), 0.625, id="one unit darker"),
        # 3 - 1 - 2 x 2 - .5 x 0 = -2: half of the way down.
        pytest.param(Alignment(-1.0, math.e**2 - 1, 0.0), 0.25, id="upside down"),
        pytest.param(Alignment(-1.0, 1e9, 1e9), 0.0, id="as different as can be"),
    ],
)
def test_alignment_becomes_a_signal(plain_model: ScoreModel, alignment: Alignment, signal: float) -> None:
    assert plain_model.feature.signal([alignment]).tolist() == pytest.approx([signal])


def test_evidence_moves_the_score_of_its_own_pair_only() -> None:
    shoot = [made_features(name, semantic_deg=10 * at) for at, name in enumerate("abc")]
    scorer = Scorer(shoot, SignalWeights())
    everyone = np.arange(3)
    before = scorer.scores(scorer.between(everyone, everyone))

    scorer.add_evidence(np.array([2]), np.array([0]), [Alignment(-1.0, 50.0, 50.0)])

    after = scorer.scores(scorer.between(everyone, everyone))
    assert after[0, 2] == after[2, 0]
    assert after[0, 2] < before[0, 2]
    assert after[0, 1] == before[0, 1]
    feature = scorer.pairs(np.array([0]), np.array([2])).at(0).feature
    assert feature is not None
    assert feature < 0.5
    assert scorer.pairs(np.array([0]), np.array([1])).at(0).feature is None


def test_evidence_goes_along_to_a_part_of_the_photos() -> None:
    shoot = [made_features(name, semantic_deg=10 * at) for at, name in enumerate("abcd")]
    scorer = Scorer(shoot, SignalWeights())
    agreement = Alignment(0.9, 1.0, 1.0)
    scorer.add_evidence(np.array([0, 1]), np.array([2, 3]), [agreement, agreement])

    part = scorer.restricted(np.array([1, 2, 3]))

    feature = part.pairs(np.array([0, 0, 1]), np.array([1, 2, 2])).feature
    assert np.isnan(feature).tolist() == [True, False, True]
    assert feature[1] == scorer.pairs(np.array([1]), np.array([3])).feature[0]


def test_pair_that_could_not_be_aligned_is_scored_as_if_nobody_had_tried() -> None:
    scorer = Scorer([made_features("a"), made_features("b", semantic_deg=30)], SignalWeights())
    before = score_of(scorer)

    scorer.add_evidence(np.array([0]), np.array([1]), [None])

    assert score_of(scorer) == before


@given(ANGLES, ANGLES)
def test_score_is_symmetric_and_a_fraction(semantic_deg: float, colour_deg: float) -> None:
    pair = made_features("a"), made_features("b", semantic_deg=semantic_deg, colour_deg=colour_deg)

    there, back = compare(*pair), compare(*pair[::-1])

    assert there[0] == pytest.approx(back[0], abs=1e-6)
    assert there[1] == back[1]
    assert 0 <= there[0] <= 1


@given(ANGLES, ANGLES, st.integers(0, 1))
def test_identical_photos_score_one(semantic_deg: float, colour_deg: float, axis: int) -> None:
    features = made_features("a", semantic_deg=semantic_deg, colour_deg=colour_deg, axis=axis)

    assert compare(features, features)[0] == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize("field", ["spatial", "feature", "semantic", "colour"])
@pytest.mark.parametrize("weight", [-0.1, math.nan, math.inf])
def test_weight_that_is_no_share_is_refused_by_name(field: str, weight: float) -> None:
    with pytest.raises(UsageError, match=f"The weight {field} is"):
        SignalWeights(**{field: weight})


def test_weights_of_nothing_are_refused() -> None:
    with pytest.raises(UsageError, match="all 0"):
        SignalWeights(0, 0, 0, 0)


def test_weight_for_nothing_but_an_unmeasured_signal_is_refused() -> None:
    with pytest.raises(UsageError, match="a part of the pairs"):
        compare(made_features("a"), made_features("b"), SignalWeights(0, 1, 0, 0))


def test_hash_signal_falls_from_same_to_other_bits(plain_model: ScoreModel) -> None:
    bits = np.array([0, 4, 9, 14, 30], np.uint8)

    assert plain_model.spatial(bits).tolist() == pytest.approx([1, 1, 0.5, 0, 0])


def test_table_of_pairs_agrees_with_single_pairs() -> None:
    scorer = Scorer(
        [made_features(name, semantic_deg=9 * at, colour_deg=5 * at) for at, name in enumerate("abcd")],
        SignalWeights(),
    )
    everyone = np.arange(4)
    first, second = np.triu_indices(4, 1)

    table = scorer.scores(scorer.between(everyone, everyone))

    np.testing.assert_allclose(table[first, second], scorer.scores(scorer.pairs(first, second)), atol=1e-5)


def test_shipped_coefficients_make_one_sum() -> None:
    model = ScoreModel.shipped()

    assert sum(share for _, share in model.weights) == pytest.approx(1, abs=1e-3)
    assert sum(share for _, share in model.semantic.parts) == pytest.approx(1, abs=1e-3)
    assert sum(share for _, share in model.colour.parts) == pytest.approx(1, abs=1e-3)
    assert model.slope > 0
