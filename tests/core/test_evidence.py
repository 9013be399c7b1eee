from __future__ import annotations

import numpy as np
import pytest

from desktop.core import evidence as module
from desktop.core.alignment import Alignment
from desktop.core.candidates import Pairs
from desktop.core.errors import Cancelled
from desktop.core.evidence import gather_evidence, open_pairs
from desktop.core.features import FeatureExtractor, Features
from desktop.core.grouping import GroupingSettings, group_photos
from desktop.core.similarity import Scorer, SignalWeights
from desktop.core.types import PhotoId, no_checkpoint
from desktop.paths import resources
from tests.core.labels import label


@pytest.fixture(scope="module")
def labels() -> list[Features]:
    """A label, the same one darker, and another of the same colours; in the order of their digests."""
    extractor = FeatureExtractor(resources() / "models" / "efficientnet-lite2.onnx")
    darker = (label(1) * np.float32(0.8)).astype(np.uint8)
    return [
        extractor.extract(picture, np.full(picture.shape[:2], 255, np.uint8), digest)
        for digest, picture in (("a", label(1)), ("b", darker), ("c", label(2)))
    ]


def pairs_of(*places: tuple[int, int]) -> Pairs:
    first, second = np.array(places, np.intp).T
    return Pairs(first, second)


def places_of(pairs: Pairs) -> list[tuple[int, int]]:
    return list(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))


def test_settled_pairs_are_not_open() -> None:
    pairs = pairs_of((0, 1), (0, 2), (1, 2))

    assert places_of(open_pairs(3, pairs, np.array([0.999, 0.5, 0.001], np.float32))) == [(0, 2)]


def test_pair_is_open_when_it_is_among_the_best_of_one_of_its_photos(monkeypatch: pytest.MonkeyPatch) -> None:
    # With one neighbour a photo: the best of 0 is 1, of 1 is 0, of 2 is 1; 0-2 is nobody's best.
    monkeypatch.setattr(module, "NEIGHBOURS", 1)
    pairs = pairs_of((0, 1), (0, 2), (1, 2))

    assert places_of(open_pairs(3, pairs, np.array([0.6, 0.3, 0.4], np.float32))) == [(0, 1), (1, 2)]


def test_evidence_is_gathered_once_and_kept(labels: list[Features]) -> None:
    known: dict[tuple[str, str], Alignment | None] = {}
    pairs = pairs_of((0, 1), (0, 2), (1, 2))
    scores = np.full(3, 0.5, np.float32)
    scorer = Scorer(labels, SignalWeights())

    gather_evidence(scorer, labels, pairs, scores, known, no_checkpoint)

    first = scorer.pairs(pairs.first, pairs.second).feature
    assert first[0] > 0.5
    assert np.isnan(first[1:]).all()
    assert known.keys() == {("a", "b"), ("a", "c"), ("b", "c")}

    known["a", "b"] = None
    gather_evidence(scorer, labels, pairs, scores, known, no_checkpoint)

    assert np.isnan(scorer.pairs(pairs.first, pairs.second).feature).all()


def test_gathering_can_be_stopped(labels: list[Features]) -> None:
    def stop(fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        gather_evidence(
            Scorer(labels, SignalWeights()), labels, pairs_of((0, 1)), np.array([0.5], np.float32), {}, stop
        )


def test_second_grouping_finds_all_alignments_known(labels: list[Features]) -> None:
    features = {PhotoId(number): each for number, each in enumerate(labels, 1)}
    known: dict[tuple[str, str], Alignment | None] = {}

    first = group_photos(features, GroupingSettings(), known=known)
    kept = dict(known)
    second = group_photos(features, GroupingSettings(), known=known)

    assert second == first
    assert known == kept


def test_nothing_is_aligned_when_the_user_left_the_signal_out(labels: list[Features]) -> None:
    features = {PhotoId(number): each for number, each in enumerate(labels, 1)}
    known: dict[tuple[str, str], Alignment | None] = {}

    group_photos(features, GroupingSettings(weights=SignalWeights(feature=0)), known=known)

    assert known == {}
