from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from desktop.core.labels import Label, Labels, label_likeness
from desktop.core.pair_table import UNCERTAIN, PairTable
from desktop.core.similarity import LABEL_SHARE, SignalWeights
from desktop.core.types import Checkpoint, PhotoId
from tests.core.made_features import made_features
from tests.local_labeler import LocalLabeler
from tests.photos import BLUE, RED, STUDIO_GREY, product_picture

CUP = (Label("cup", 0.9), Label("red", 0.6))


@pytest.mark.parametrize(
    ("first", "second", "likeness"),
    [
        (CUP, CUP, 1.0),
        (CUP, (Label("cup", 0.6), Label("blue", 0.9)), 0.6 / (0.9 + 0.6 + 0.9)),
        (CUP, (Label("shoe", 0.9),), 0.0),
        (CUP, (), None),
        (CUP, (Label("cup", 0.0),), None),
    ],
)
def test_likeness_is_what_both_have_of_what_either_has(
    first: Labels, second: Labels, likeness: float | None
) -> None:
    expected = None if likeness is None else pytest.approx(likeness)

    assert label_likeness(first, second) == expected
    assert label_likeness(second, first) == expected


class Asked:
    """Answers from a table, and keeps what it was asked."""

    def __init__(self, answers: Mapping[PhotoId, Labels]) -> None:
        self.answers = answers
        self.photos: list[PhotoId] = []

    def __call__(self, photos: Sequence[PhotoId], checkpoint: Checkpoint) -> Mapping[PhotoId, Labels]:
        checkpoint(0.5)
        self.photos += photos
        return {photo: self.answers[photo] for photo in photos if photo in self.answers}


# Degrees of the first pair put its score into the uncertain band; the third photo is another thing.
PHOTOS = {
    PhotoId(1): made_features("a", semantic_deg=0),
    PhotoId(2): made_features("b", semantic_deg=60, colour_deg=30),
    PhotoId(3): made_features("c", axis=3, colour_deg=90),
    PhotoId(4): made_features("d", axis=3, colour_deg=90, shot=1),
}


def score_of(table: PairTable, one: int, other: int) -> float:
    scorer = table.scorer(SignalWeights())
    places = np.array([[table.place[PhotoId(one)]], [table.place[PhotoId(other)]]])
    signals, _ = table.between(*places)
    return float(scorer.scores(signals)[0])


def semantic(table: PairTable) -> float:
    places = np.array([[table.place[PhotoId(1)]], [table.place[PhotoId(2)]]])
    return float(table.between(*places)[0].semantic[0])


def test_only_photos_of_uncertain_pairs_are_asked_about_each_once() -> None:
    plain = PairTable.of(PHOTOS)
    expected = {
        photo
        for pair in itertools.combinations(PHOTOS, 2)
        if UNCERTAIN[0] < score_of(plain, *pair) < UNCERTAIN[1]
        for photo in pair
    }
    asked = Asked({})

    PairTable.of(PHOTOS, labels_of=asked)

    assert expected == {PhotoId(1), PhotoId(2)}
    assert asked.photos == list(plain.uncertain())
    assert set(asked.photos) == expected
    assert len(asked.photos) == 2


def test_labels_are_a_share_of_the_semantic_signal() -> None:
    plain = PairTable.of(PHOTOS)
    before = semantic(plain)

    same = PairTable.of(PHOTOS, labels_of=Asked({PhotoId(1): CUP, PhotoId(2): CUP}))
    other = PairTable.of(PHOTOS, labels_of=Asked({PhotoId(1): CUP, PhotoId(2): (Label("shoe", 0.9),)}))

    assert semantic(same) == pytest.approx((1 - LABEL_SHARE) * before + LABEL_SHARE)
    assert semantic(other) == pytest.approx((1 - LABEL_SHARE) * before)
    assert score_of(same, 1, 2) > score_of(plain, 1, 2) > score_of(other, 1, 2)
    assert score_of(same, 3, 4) == score_of(plain, 3, 4)


@pytest.mark.parametrize("answers", [{}, {PhotoId(1): CUP}, {PhotoId(1): CUP, PhotoId(2): ()}])
def test_absent_labels_are_neutral(answers: Mapping[PhotoId, Labels]) -> None:
    plain, labelled = PairTable.of(PHOTOS), PairTable.of(PHOTOS, labels_of=Asked(answers))

    for one, other in itertools.combinations(PHOTOS, 2):
        assert score_of(labelled, one, other) == score_of(plain, one, other)


def test_labels_go_along_to_a_part_of_the_photos() -> None:
    whole = PairTable.of(PHOTOS, labels_of=Asked({PhotoId(1): CUP, PhotoId(2): CUP}))

    assert score_of(whole.restricted([PhotoId(1), PhotoId(2)]), 1, 2) == score_of(whole, 1, 2)


def test_labeler_of_the_tests_names_colour_and_shape() -> None:
    rgb = np.asarray(product_picture(shape="box", colour=RED), np.uint8)
    alpha = np.where((rgb == STUDIO_GREY).all(axis=2), 0, 255).astype(np.uint8)

    labels = {label.name: label.confidence for label in LocalLabeler().labels(rgb, alpha)}

    assert labels["box"] == 1.0
    assert labels["red"] > 0.9
    blue = np.asarray(product_picture(colour=BLUE), np.uint8)
    others = {label.name for label in LocalLabeler().labels(blue, alpha)}
    assert "red" not in others
    assert LocalLabeler().labels(rgb, np.zeros_like(alpha)) == ()
