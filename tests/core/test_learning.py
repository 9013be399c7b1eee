from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from desktop.core.corrections import Correction
from desktop.core.errors import Cancelled
from desktop.core.features import Features
from desktop.core.grouping import GroupingSettings
from desktop.core.learning import FEWEST_PAIRS, Lessons, Suggestion, learn, lessons
from desktop.core.live_grouping import LiveGrouping
from desktop.core.pair_table import PairTable
from desktop.core.similarity import SignalWeights
from desktop.core.types import PhotoId
from tests.core.made_features import made_features

Accepted = list[tuple[PhotoId, ...]]


def shoot(products: int, views: int, *, colour_deg: float) -> tuple[PairTable, Accepted]:
    """Products of one shape, each colour_deg further than the one before; every view a little turned."""
    features: dict[PhotoId, Features] = {}
    accepted = []
    for product in range(products):
        photos = tuple(PhotoId(product * views + view + 1) for view in range(views))
        for view, photo in enumerate(photos):
            features[photo] = made_features(
                f"{photo:03}", semantic_deg=6 * view, colour_deg=colour_deg * product
            )
        accepted.append(photos)
    return PairTable.of(features), accepted


def pairs_of(taught: Lessons, table: PairTable, *, same: bool) -> set[tuple[int, int]]:
    return {
        tuple(sorted((table.photos[one], table.photos[other])))
        for one, other, answer in zip(taught.first, taught.second, taught.same, strict=True)
        if answer == same
    }


def test_photos_of_an_accepted_group_are_the_same_and_those_of_two_are_not() -> None:
    table, _ = shoot(2, 3, colour_deg=20)

    taught = lessons(table, [], [(PhotoId(1), PhotoId(2)), (PhotoId(4), PhotoId(5))])

    assert pairs_of(taught, table, same=True) == {(1, 2), (4, 5)}
    assert pairs_of(taught, table, same=False) == {(1, 4), (1, 5), (2, 4), (2, 5)}


def test_of_two_products_only_the_nearest_photos_teach() -> None:
    # Twelve products in a row of colours: those at its ends can hardly be mistaken for each other.
    table, accepted = shoot(12, 2, colour_deg=5)

    different = pairs_of(lessons(table, [], accepted), table, same=False)

    assert (2, 3) in different or (1, 3) in different
    assert not any((one, other) in different for one in accepted[0] for other in accepted[11])


def test_product_counts_by_its_photos_and_not_by_its_pairs() -> None:
    table, accepted = shoot(1, 4, colour_deg=0)

    taught = lessons(table, [], accepted)

    # Four photos, six pairs, three links.
    assert len(taught) == 6
    assert taught.weight.sum() == pytest.approx(3)


def test_correction_counts_for_more_than_an_accepted_group() -> None:
    table, accepted = shoot(1, 3, colour_deg=0)

    taught = lessons(table, [Correction(PhotoId(1), PhotoId(3), same=False)], accepted)

    assert pairs_of(taught, table, same=False) == {(1, 3)}
    assert pairs_of(taught, table, same=True) == {(1, 2), (2, 3)}


def test_photos_are_one_product_as_far_as_the_user_said_so() -> None:
    table, _ = shoot(1, 5, colour_deg=0)
    said = [Correction(PhotoId(1), PhotoId(2), same=True), Correction(PhotoId(2), PhotoId(3), same=True)]

    taught = lessons(table, [*said, Correction(PhotoId(3), PhotoId(5), same=False)], [])

    by_pair = dict(
        zip(zip(taught.first.tolist(), taught.second.tolist(), strict=True), taught.products, strict=True)
    )
    assert by_pair[0, 1].tolist() == by_pair[1, 2].tolist()
    assert by_pair[2, 4][0] != by_pair[2, 4][1]


def test_edits_of_one_shot_teach_nothing() -> None:
    edits = {
        PhotoId(number): made_features(f"{number}", semantic_deg=number, shot=1) for number in range(1, 4)
    }
    table = PairTable.of(edits | {PhotoId(4): made_features("other view", semantic_deg=9)})

    taught = lessons(table, [], [tuple(PhotoId(number) for number in range(1, 5))])

    assert pairs_of(taught, table, same=True) == {(1, 4), (2, 4), (3, 4)}


def test_too_few_pairs_of_either_kind_are_told() -> None:
    table, accepted = shoot(2, 3, colour_deg=20)

    found = learn(table, lessons(table, [], accepted), GroupingSettings())

    # Two groups of three: three pairs within each, nine across.
    assert found == Suggestion(
        GroupingSettings(), same_missing=FEWEST_PAIRS - 6, different_missing=FEWEST_PAIRS - 9
    )
    assert found.is_too_few


def test_answers_about_a_single_product_teach_nothing() -> None:
    table, _ = shoot(1, 10, colour_deg=0)
    first, second = np.triu_indices(10, 1)
    same = np.arange(45) % 2 == 0
    taught = Lessons(first, second, same, np.ones(45), np.zeros((45, 2), np.intp))

    found = learn(table, taught, GroupingSettings())

    assert found.is_too_few
    assert found.settings == GroupingSettings()


def test_siblings_of_other_colours_are_learned_to_be_apart() -> None:
    # As it is, the photos of all products are one: their colours are too near each other.
    table, accepted = shoot(12, 4, colour_deg=30)
    present = GroupingSettings(threshold=0.2, weights=SignalWeights(colour=0.5))
    assert len(LiveGrouping(table).partition(present)) < 6

    found = learn(table, lessons(table, [], accepted), present)

    assert found.error is not None
    assert found.present_error is not None
    assert found.error < 0.7 * found.present_error
    before, after = (LiveGrouping(table).partition(each) for each in (present, found.settings))
    assert abs(len(after) - 12) < abs(len(before) - 12)


def test_settings_that_are_right_already_are_kept() -> None:
    _, accepted = shoot(8, 4, colour_deg=11)
    # The products a right angle of colour apart and hardly turned: nothing is wrong with any settings.
    features = {
        photo: made_features(f"{photo:03}", axis=number, semantic_deg=view, colour_deg=11 * number)
        for number, photos in enumerate(accepted)
        for view, photo in enumerate(photos)
    }
    table = PairTable.of(features)
    corrections = [
        Correction(accepted[one][view], accepted[other][view], same=False)
        for one, other in ((0, 7), (1, 6), (2, 5), (0, 5), (1, 7))
        for view in range(4)
    ]
    present = GroupingSettings()

    found = learn(table, lessons(table, corrections, accepted), present)

    assert (found.settings, found.error, found.present_error) == (present, 0.0, 0.0)


def test_answers_without_rhyme_or_reason_change_nothing() -> None:
    # Whether a pair is the same is drawn by lot: no settings foretell it for photos they were not chosen by.
    table, _ = shoot(10, 5, colour_deg=4)
    random = np.random.default_rng(5)
    first, second = np.triu_indices(50, 1)
    rows = np.sort(random.choice(len(first), 300, replace=False))
    taught = Lessons(
        first[rows],
        second[rows],
        random.random(300) < 0.5,
        np.ones(300),
        np.stack([first[rows], second[rows]], axis=1),
    )

    found = learn(table, taught, GroupingSettings())

    assert found.settings == GroupingSettings()
    assert found.error == found.present_error


def test_same_lessons_give_the_same_suggestion() -> None:
    table, accepted = shoot(10, 4, colour_deg=7)
    present = GroupingSettings(threshold=0.2)
    again, _ = shoot(10, 4, colour_deg=7)

    assert learn(table, lessons(table, [], accepted), present) == learn(
        again, lessons(again, [], accepted[::-1]), present
    )


def test_other_settings_stay_as_they_are() -> None:
    table, accepted = shoot(12, 4, colour_deg=7)
    present = GroupingSettings(0.2, SignalWeights(colour=0.5), min_photos=2, max_photos=9)

    found = learn(table, lessons(table, [], accepted), present).settings

    assert dataclasses.replace(found, threshold=0.2, weights=present.weights) == present


def test_learning_reports_and_can_be_stopped() -> None:
    table, accepted = shoot(8, 4, colour_deg=7)
    taught = lessons(table, [], accepted)

    def stop(fraction: float) -> None:
        if fraction > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        learn(table, taught, GroupingSettings(), stop)
