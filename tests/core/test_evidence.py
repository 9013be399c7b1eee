from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from desktop.core import evidence as module
from desktop.core.alignment import Alignment
from desktop.core.candidates import Pairs
from desktop.core.errors import Cancelled
from desktop.core.evidence import alignment_keys, gather_evidence, open_pairs
from desktop.core.features import FeatureExtractor, Features
from desktop.core.grouping import GroupingSettings, group_photos
from desktop.core.similarity import SignalWeights
from desktop.core.types import PhotoId, no_checkpoint
from desktop.paths import resources
from tests.core.labels import label

Known = dict[tuple[bytes, bytes], Alignment | None]


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


def test_settled_pairs_are_not_open() -> None:
    pairs = pairs_of((0, 1), (0, 2), (1, 2))

    assert open_pairs(3, pairs, np.array([0.999, 0.5, 0.001], np.float32)).tolist() == [1]


def test_pair_is_open_when_it_is_among_the_best_of_one_of_its_photos() -> None:
    # With one neighbour a photo: the best of 0 is 1, of 1 is 0, of 2 is 1; 0-2 is nobody's best.
    pairs = pairs_of((0, 1), (0, 2), (1, 2))
    scores = np.array([0.6, 0.3, 0.4], np.float32)

    assert open_pairs(3, pairs, scores, best_of_each=1).tolist() == [0, 2]


def test_evidence_is_gathered_once_and_kept(labels: list[Features]) -> None:
    known: Known = {}
    pairs = pairs_of((0, 1), (0, 2), (1, 2))
    a, b, c = alignment_keys(labels)

    darker, other, another = gather_evidence(labels, pairs, known, no_checkpoint)

    assert darker is not None
    assert darker.correlation > 0.9
    assert (other, another) == (None, None)
    assert known == {(a, b): darker, (a, c): None, (b, c): None}

    known[a, b] = None

    assert gather_evidence(labels, pairs, known, no_checkpoint) == [None, None, None]


def test_same_photo_with_another_outline_is_aligned_anew(labels: list[Features]) -> None:
    first = labels[0]
    recut = dataclasses.replace(first, outline=np.zeros_like(first.outline))

    one, other = alignment_keys([first, recut])

    assert one != other
    assert alignment_keys([dataclasses.replace(first, digest="copy")]) == [one]


def test_pairs_of_one_photo_are_aligned_after_each_other() -> None:
    # Two shoots of three, their places mixed: 0 2 4 and 1 3 5.
    pairs = pairs_of((0, 2), (0, 4), (1, 3), (1, 5), (2, 4), (3, 5))

    order = module._nearby(6, pairs, np.arange(6))

    places = [int(pairs.first[at]) % 2 for at in order]
    assert places in ([0, 0, 0, 1, 1, 1], [1, 1, 1, 0, 0, 0])


def test_what_was_aligned_before_a_stop_is_kept(labels: list[Features]) -> None:
    # Seventeen pairs: the second checkpoint comes after the first sixteen.
    several = [
        dataclasses.replace(labels[at % 3], outline=np.append(labels[at % 3].outline, np.uint8(at)))
        for at in range(18)
    ]
    pairs = pairs_of(*((0, other) for other in range(1, 18)))
    known: Known = {}

    def stop(fraction: float) -> None:
        if fraction > 0:
            raise Cancelled

    with pytest.raises(Cancelled):
        gather_evidence(several, pairs, known, stop)

    assert len(known) == 16


def test_second_grouping_finds_all_alignments_known(labels: list[Features]) -> None:
    features = {PhotoId(number): each for number, each in enumerate(labels, 1)}
    known: Known = {}

    first = group_photos(features, GroupingSettings(), known=known)
    kept = dict(known)
    second = group_photos(features, GroupingSettings(), known=known)

    assert second == first
    assert known == kept != {}


def test_nothing_is_aligned_when_the_user_left_the_signal_out(labels: list[Features]) -> None:
    features = {PhotoId(number): each for number, each in enumerate(labels, 1)}
    known: Known = {}

    group_photos(features, GroupingSettings(weights=SignalWeights(feature=0)), known=known)

    assert known == {}
