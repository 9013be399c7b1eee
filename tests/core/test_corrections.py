from __future__ import annotations

import pytest

from desktop.core.corrections import Constraints, ContradictoryCorrections, Correction, constraints
from desktop.core.errors import UsageError
from desktop.core.types import PhotoId

PLACES = {PhotoId(number): number - 1 for number in range(1, 6)}


def same(first: int, second: int) -> Correction:
    return Correction(PhotoId(first), PhotoId(second), same=True)


def different(first: int, second: int) -> Correction:
    return Correction(PhotoId(first), PhotoId(second), same=False)


def test_corrections_become_places_once_each() -> None:
    found = constraints([same(3, 1), same(1, 3), different(5, 2)], PLACES)

    assert found == Constraints(together=((0, 2),), apart=((1, 4),))


def test_correction_about_a_photo_that_is_not_here_is_left_alone() -> None:
    assert constraints([same(1, 99), different(99, 2)], PLACES) == Constraints()


def test_direct_contradiction_names_both_photos() -> None:
    with pytest.raises(ContradictoryCorrections, match="Photos 1 and 2 are marked") as caught:
        constraints([same(1, 2), different(2, 1)], PLACES)

    assert caught.value.photos == (1, 2)
    assert caught.value.remedy


def test_contradiction_along_a_chain_names_the_photos_between() -> None:
    with pytest.raises(ContradictoryCorrections, match="by way of 2, 3") as caught:
        constraints([same(1, 2), same(2, 3), same(3, 4), different(1, 4)], PLACES)

    assert caught.value.photos == (1, 4, 2, 3)


def test_photo_cannot_be_corrected_with_itself() -> None:
    with pytest.raises(UsageError, match="names photo 4 twice"):
        same(4, 4)


ONE_TO_THREE = (PhotoId(1), PhotoId(2), PhotoId(3))


def test_accepted_group_is_settled_and_its_corrections_are_moot() -> None:
    found = constraints([same(1, 2), different(3, 4)], PLACES, [ONE_TO_THREE])

    assert found == Constraints(settled=((0, 1, 2),))


def test_photo_that_the_user_adds_to_an_accepted_group_opens_it() -> None:
    found = constraints([same(3, 5)], PLACES, [ONE_TO_THREE])

    assert found == Constraints(together=((0, 1), (1, 2), (2, 4)))


def test_accepted_group_that_the_user_takes_apart_is_as_if_never_accepted() -> None:
    found = constraints([different(1, 3)], PLACES, [ONE_TO_THREE])

    assert found == Constraints(apart=((0, 2),))


def test_accepted_photos_that_are_not_here_are_left_alone() -> None:
    assert constraints([], PLACES, [(PhotoId(2), PhotoId(99)), (PhotoId(77),)]) == Constraints(
        settled=((1,),)
    )


def test_contradiction_can_name_the_photos() -> None:
    with pytest.raises(ContradictoryCorrections) as caught:
        constraints([same(1, 2), same(2, 3), different(1, 3)], PLACES)

    named = caught.value.named({PhotoId(1): "cup.jpg", PhotoId(2): "mug.jpg", PhotoId(3): "jug.jpg"})

    assert named.message == (
        "The photos cup.jpg and jug.jpg are marked as different products and as the same, by way of mug.jpg."
    )
    assert named.photos == (1, 3, 2)
