from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core.corrections import ContradictoryCorrections
from desktop.core.errors import Cancelled, UsageError
from desktop.core.features import Features
from desktop.core.grouping import Correction, Grouping, GroupingSettings, group_photos
from desktop.core.similarity import SignalWeights, compare
from desktop.core.types import Band, PhotoId
from tests.core.made_features import made_features

DEFAULT = GroupingSettings()


def by_id(*features: Features) -> dict[PhotoId, Features]:
    return {PhotoId(number): each for number, each in enumerate(features, 1)}


def photo_sets(grouping: Grouping) -> list[set[int]]:
    return [set(group.photos) for group in grouping.groups]


def same(first: int, second: int) -> Correction:
    return Correction(PhotoId(first), PhotoId(second), same=True)


def different(first: int, second: int) -> Correction:
    return Correction(PhotoId(first), PhotoId(second), same=False)


@pytest.fixture
def two_products() -> dict[PhotoId, Features]:
    """Photos 1, 3, 5 show one product, 2 and 4 another."""
    return by_id(
        made_features("a", axis=0),
        made_features("b", axis=1, colour_deg=80),
        made_features("c", axis=0, semantic_deg=8),
        made_features("d", axis=1, semantic_deg=8, colour_deg=80),
        made_features("e", axis=0, semantic_deg=16, colour_deg=4),
    )


def test_no_photos_make_no_groups() -> None:
    assert group_photos({}, DEFAULT) == Grouping((), (), {})


def test_single_photo_is_a_group_without_band_or_link() -> None:
    (group,) = group_photos(by_id(made_features("a")), DEFAULT).groups

    assert (group.id, group.photos, group.band, group.cohesion, group.weakest) == (1, (1,), None, 1.0, None)


def test_products_come_apart_in_the_order_of_their_first_photos(
    two_products: dict[PhotoId, Features],
) -> None:
    grouping = group_photos(two_products, DEFAULT)

    assert photo_sets(grouping) == [{1, 3, 5}, {2, 4}]
    assert [group.id for group in grouping.groups] == [1, 2]


def test_middle_view_represents_its_group(two_products: dict[PhotoId, Features]) -> None:
    # The middle of three views is nearest to the other two.
    assert group_photos(two_products, DEFAULT).groups[0].photos == (3, 1, 5)


def test_matches_are_links_inside_groups_with_their_signals(two_products: dict[PhotoId, Features]) -> None:
    grouping = group_photos(two_products, DEFAULT)

    assert [(match.first, match.second) for match in grouping.matches] == [(1, 3), (1, 5), (2, 4), (3, 5)]
    for match in grouping.matches:
        score, signals = compare(two_products[match.first], two_products[match.second])
        assert match.score == pytest.approx(score, abs=1e-5)
        assert match.signals.semantic == pytest.approx(signals.semantic, abs=1e-6)
        assert match.signals.colour == pytest.approx(signals.colour, abs=1e-6)
        assert (match.signals.feature, match.signals.spatial) == (signals.feature, signals.spatial)


def test_weakest_link_is_one_that_the_group_cannot_do_without(
    two_products: dict[PhotoId, Features],
) -> None:
    # 1-3 and 3-5 hold the group; 1-5 is weaker than both but holds nothing. 3-5 differs in colour too.
    grouping = group_photos(two_products, DEFAULT)

    weakest = grouping.groups[0].weakest
    assert weakest is not None
    assert (weakest.first, weakest.second) == (3, 5)
    assert weakest in grouping.matches


def test_cohesion_is_the_mean_score_of_all_pairs(two_products: dict[PhotoId, Features]) -> None:
    group = group_photos(two_products, DEFAULT).groups[0]

    scores = [
        compare(two_products[PhotoId(a)], two_products[PhotoId(b)])[0] for a, b in ((1, 3), (1, 5), (3, 5))
    ]
    assert group.cohesion == pytest.approx(sum(scores) / 3, abs=1e-5)


def test_near_equal_photos_are_certain() -> None:
    grouping = group_photos(by_id(made_features("a"), made_features("b", semantic_deg=5)), DEFAULT)

    assert [group.band for group in grouping.groups] == [Band.CERTAIN]


def test_stricter_threshold_never_joins_more(two_products: dict[PhotoId, Features]) -> None:
    counts = [
        len(group_photos(two_products, GroupingSettings(threshold)).groups)
        for threshold in (0.2, 0.3, 0.6, 0.99)
    ]

    assert counts == sorted(counts)


def test_ends_of_a_chain_are_not_joined_by_a_photo_between() -> None:
    # 1-2 and 2-3 are 45 degrees apart, so are 3-4 and 4-5; 1 and 5 have nothing in common at all.
    chain = by_id(
        *(made_features(name, semantic_deg=45 * at, colour_deg=22 * at) for at, name in enumerate("abcde"))
    )

    groups = photo_sets(group_photos(chain, DEFAULT))

    assert not any({1, 5} <= group for group in groups)


@given(st.permutations(range(1, 9)), st.integers(0, 50))
@settings(max_examples=25, deadline=None)
def test_order_of_the_photos_makes_no_difference(order: list[int], seed: int) -> None:
    features = {
        PhotoId(number): made_features(
            f"{(number * 7 + seed) % 5}", axis=number % 2, semantic_deg=number * 11, colour_deg=number * 3
        )
        for number in range(1, 9)
    }
    corrections = [same(1, 4), different(2, 6)]

    grouping = group_photos(
        {PhotoId(number): features[PhotoId(number)] for number in order}, DEFAULT, corrections=corrections
    )

    assert grouping == group_photos(features, DEFAULT, corrections=corrections[::-1])


def test_correction_joins_what_scores_keep_apart(two_products: dict[PhotoId, Features]) -> None:
    grouping = group_photos(two_products, DEFAULT, corrections=[same(5, 2)])

    group = next(group for group in grouping.groups if 5 in group.photos)
    assert 2 in group.photos


def test_correction_parts_what_scores_join(two_products: dict[PhotoId, Features]) -> None:
    grouping = group_photos(two_products, DEFAULT, corrections=[different(1, 3)])

    assert not any({1, 3} <= group for group in photo_sets(grouping))


def test_joined_photos_stay_joined_at_the_strictest_threshold(two_products: dict[PhotoId, Features]) -> None:
    grouping = group_photos(two_products, GroupingSettings(1.0), corrections=[same(1, 2), same(2, 5)])

    assert {1, 2, 5} in photo_sets(grouping)


def test_accepted_group_stays_as_it_is(two_products: dict[PhotoId, Features]) -> None:
    accepted = [(PhotoId(1), PhotoId(2))]  # though 1 belongs to 3 and 5, 2 to 4

    for threshold in (0.05, 0.35, 0.95):
        grouping = group_photos(two_products, GroupingSettings(threshold), accepted=accepted)

        assert {1, 2} in photo_sets(grouping)


def test_nearest_other_group_comes_with_the_pair(two_products: dict[PhotoId, Features]) -> None:
    # Apart from the others, 1 would be with 3 and 5; of these 3 is nearer, 8 degrees to 16 and 4.
    grouping = group_photos(two_products, DEFAULT, accepted=[(PhotoId(1),)])

    alone, _, rest = grouping.groups
    assert (set(alone.photos), set(rest.photos)) == ({1}, {3, 5})
    for group in (alone, rest):
        assert group.nearest is not None
        assert (group.nearest.first, group.nearest.second) == (1, 3)
        score, _ = compare(two_products[PhotoId(1)], two_products[PhotoId(3)])
        assert group.nearest.score == pytest.approx(score, abs=1e-5)


def test_photo_that_the_user_parted_is_not_near(two_products: dict[PhotoId, Features]) -> None:
    corrections = [different(1, 3), different(1, 5)]

    alone = group_photos(two_products, DEFAULT, corrections=corrections).groups[0]

    assert alone.photos == (1,)
    assert alone.nearest is not None
    assert alone.nearest.second in (2, 4)


def test_only_group_has_no_other_near_it() -> None:
    (group,) = group_photos(by_id(made_features("a"), made_features("b")), DEFAULT).groups

    assert group.nearest is None


def test_contradiction_is_told_and_not_guessed(two_products: dict[PhotoId, Features]) -> None:
    with pytest.raises(ContradictoryCorrections, match=r"Photos 1 and 3 .* by way of 2"):
        group_photos(two_products, DEFAULT, corrections=[same(1, 2), same(2, 3), different(1, 3)])


def test_edit_points_to_the_first_photo_of_its_shot() -> None:
    shot = [made_features(name, semantic_deg=at, shot=1) for at, name in enumerate("cab")]
    other_view = made_features("d", semantic_deg=6)

    grouping = group_photos(by_id(*shot, other_view), DEFAULT)

    assert photo_sets(grouping) == [{1, 2, 3, 4}]
    assert grouping.duplicates == {2: 1, 3: 1}


def test_copies_of_one_file_are_duplicates() -> None:
    copy = made_features("same bytes")

    assert group_photos(by_id(copy, copy), DEFAULT).duplicates == {2: 1}


def test_equal_hash_alone_makes_no_duplicate() -> None:
    # A blank wall and a blank sky have one hash.
    wall = made_features("a", shot=1)
    sky = made_features("b", axis=1, colour_deg=60, shot=1)

    assert group_photos(by_id(wall, sky), DEFAULT).duplicates == {}


def test_progress_rises_to_one(two_products: dict[PhotoId, Features]) -> None:
    fractions: list[float] = []

    group_photos(two_products, DEFAULT, checkpoint=fractions.append)

    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


@pytest.mark.parametrize("stop_at", [0.0, 0.5, 0.8])
def test_grouping_can_be_stopped(two_products: dict[PhotoId, Features], stop_at: float) -> None:
    def checkpoint(fraction: float) -> None:
        if fraction >= stop_at:
            raise Cancelled

    with pytest.raises(Cancelled):
        group_photos(two_products, DEFAULT, checkpoint=checkpoint)


@pytest.mark.parametrize("threshold", [-0.1, 1.1, math.nan])
def test_threshold_outside_the_scale_is_refused(threshold: float) -> None:
    with pytest.raises(UsageError, match="The threshold is"):
        GroupingSettings(threshold)


def test_colour_alone_can_decide(two_products: dict[PhotoId, Features]) -> None:
    only_colour = GroupingSettings(weights=SignalWeights(spatial=0, feature=0, semantic=0, colour=1))
    features = by_id(made_features("a"), made_features("b", axis=1), made_features("c", colour_deg=80))

    assert photo_sets(group_photos(features, only_colour)) == [{1, 2}, {3}]


def test_more_photos_than_are_compared_in_full_group_alike() -> None:
    # 110 products, of their own shapes and of 60 colours, four views each: found through candidates only.
    features = {
        PhotoId(1 + 10 * product + view): made_features(
            f"{product}-{view}",
            axis=product % 55,
            semantic_deg=5 * view + product // 55 * 90,
            colour_deg=product * 29 % 60 * 3,
        )
        for product in range(110)
        for view in range(4)
    }

    groups = photo_sets(group_photos(features, DEFAULT))

    assert groups == [{1 + 10 * product + view for view in range(4)} for product in range(110)]
