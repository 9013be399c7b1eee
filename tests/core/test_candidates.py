from __future__ import annotations

import numpy as np
import pytest

from desktop.core import candidates as module
from desktop.core.candidates import ALL_PAIRS_UP_TO, NEIGHBOURS, candidates
from desktop.core.errors import Cancelled
from desktop.core.features import Features
from desktop.core.similarity import Scorer, SignalWeights
from desktop.core.types import no_checkpoint
from tests.core.made_features import made_features


def shoot(products: int, views: int) -> list[Features]:
    """Products of their own colour and axis, views one degree apart; place = product * views + view."""
    return [
        made_features(f"{product:04}-{view}", axis=product % 12, semantic_deg=view, colour_deg=product / 10)
        for product in range(products)
        for view in range(views)
    ]


def found(features: list[Features]) -> set[tuple[int, int]]:
    pairs = candidates(Scorer(features, SignalWeights()), no_checkpoint)
    return set(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))


def test_small_shoot_is_compared_in_full() -> None:
    assert found(shoot(3, 2)) == {(one, other) for one in range(6) for other in range(one + 1, 6)}


def test_large_shoot_keeps_the_nearest_and_little_else() -> None:
    features = shoot(ALL_PAIRS_UP_TO, 2)

    pairs = found(features)

    assert all((2 * product, 2 * product + 1) in pairs for product in range(ALL_PAIRS_UP_TO))
    assert len(pairs) <= len(features) * NEIGHBOURS
    assert all(first < second for first, second in pairs)


def test_same_shot_is_found_though_nothing_else_is_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ALL_PAIRS_UP_TO", 10)
    features = shoot(60, 1)
    features += [made_features("copy 1", axis=30, shot=1), made_features("copy 2", axis=40, shot=1)]

    assert (60, 61) in found(features)


def test_search_can_be_stopped() -> None:
    def stop(fraction: float) -> None:
        raise Cancelled

    features = [made_features(str(number), semantic_deg=number / 10) for number in range(ALL_PAIRS_UP_TO + 1)]
    with pytest.raises(Cancelled):
        candidates(Scorer(features, SignalWeights()), stop)


def test_reduction_keeps_dot_products_of_few_dimensions() -> None:
    plane = np.random.default_rng(2).normal(size=(700, 3)).astype(np.float32)
    vectors = (plane @ np.random.default_rng(3).normal(size=(3, 900))).astype(np.float32)

    reduced = module._reduce(vectors)

    np.testing.assert_allclose(reduced @ reduced.T, vectors @ vectors.T, rtol=1e-3, atol=0.5)
