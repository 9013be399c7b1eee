from __future__ import annotations

import dataclasses
import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.keep import Keep, KeepRule, Traits, because, suggest_keep
from desktop.core.types import PhotoId

NOON = datetime.datetime(2026, 5, 3, 12, 0, 0)
PLAIN = Traits("b", (60.0, 50.0), 0.02, 4000, 3000, 5_000_000, NOON)


def kept(*candidates: Traits) -> Keep:
    """Of photos 1, 2, ..."""
    found = suggest_keep({PhotoId(number): each for number, each in enumerate(candidates, 1)})
    assert found is not None
    return found


def other(**changes: object) -> Traits:
    return dataclasses.replace(PLAIN, digest="a", **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("worse", "rule", "words"),
    [
        ({"sharpness": (60.0, 21.4)}, KeepRule.SHARPNESS, "sharper: 50 against 21"),
        ({"doubt": 0.2}, KeepRule.DOUBT, "cleaner cutout: doubt 0.02 against 0.20 (equal in sharpness)"),
        (
            {"width_px": 2000},
            KeepRule.RESOLUTION,
            "larger: 12.0 against 6.0 megapixels (equal in sharpness and doubt)",
        ),
        (
            {"size_bytes": 1_250_000},
            KeepRule.FILE_SIZE,
            "larger file: 5,000 against 1,250 kB (equal in sharpness, doubt and resolution)",
        ),
        (
            {"taken": NOON + datetime.timedelta(seconds=2)},
            KeepRule.DATE_TAKEN,
            "taken first: 2026-05-03 12:00:00, then 2026-05-03 12:00:02"
            " (equal in sharpness, doubt, resolution and file size)",
        ),
    ],
)
def test_each_rule_decides_when_those_before_it_find_no_difference(
    worse: dict[str, object], rule: KeepRule, words: str
) -> None:
    found = kept(other(**worse), PLAIN)

    assert (found.photo, found.rule) == (2, rule)
    assert because(found) == words


def test_sharpness_is_compared_at_the_largest_size_that_both_have() -> None:
    # At 256 px the small photo is as sharp; at 512 px it cannot be judged, so that does not count.
    small = other(sharpness=(61.0,), width_px=300, height_px=200, size_bytes=30_000)

    found = kept(PLAIN, small)

    assert (found.photo, found.rule, found.equal) == (
        1,
        KeepRule.RESOLUTION,
        (KeepRule.SHARPNESS, KeepRule.DOUBT),
    )


def test_resolution_does_not_make_up_for_blur() -> None:
    small = other(sharpness=(60.0,), width_px=300, height_px=200)
    large = dataclasses.replace(PLAIN, sharpness=(40.0, 30.0))

    found = kept(large, small)

    assert (found.photo, found.value, found.rival) == (2, 60.0, 40.0)


def test_small_difference_is_none() -> None:
    # 47 of 50 is 6 % less, under the 8 % that count; .05 of doubt counts.
    assert kept(other(sharpness=(60.0, 47.0)), PLAIN).rule is KeepRule.CONTENT
    assert kept(other(doubt=0.069), PLAIN).rule is KeepRule.CONTENT
    assert kept(other(doubt=0.071), PLAIN).rule is KeepRule.DOUBT


def test_reason_is_told_against_the_last_rival() -> None:
    # The first is blurred and out at once; the other two differ in doubt only.
    found = kept(other(sharpness=(60.0, 10.0)), PLAIN, other(doubt=0.4))

    assert found == Keep(PhotoId(2), KeepRule.DOUBT, 0.02, 0.4)


def test_best_of_those_ruled_out_is_the_rival() -> None:
    found = kept(other(sharpness=(9.0, 20.0)), other(sharpness=(9.0, 30.0)), PLAIN)

    assert (found.value, found.rival) == (50.0, 30.0)


def test_photo_that_cannot_be_judged_is_not_ruled_out() -> None:
    found = kept(other(taken=None, doubt=None, sharpness=()), PLAIN)

    assert (found.rule, found.photo) == (KeepRule.CONTENT, 1)
    assert because(found) == "no difference by any rule"
    assert len(found.equal) == 5


def test_equal_photos_are_decided_by_content_and_copies_by_number() -> None:
    assert kept(PLAIN, other()).photo == 2
    assert kept(PLAIN, PLAIN).photo == 1


def test_single_photo_needs_no_suggestion() -> None:
    assert suggest_keep({PhotoId(1): PLAIN}) is None
    assert suggest_keep({}) is None


TRAITS = st.builds(
    Traits,
    st.text("ab", min_size=1, max_size=2),
    st.lists(st.floats(0, 100), min_size=0, max_size=3).map(tuple),
    st.none() | st.floats(0, 1),
    st.integers(1, 3),
    st.integers(1, 3),
    st.integers(0, 3),
    st.none() | st.sampled_from([NOON, NOON + datetime.timedelta(days=1)]),
)


@given(st.lists(TRAITS, min_size=2, max_size=6))
def test_order_makes_no_difference(candidates: list[Traits]) -> None:
    numbered = {PhotoId(number): each for number, each in enumerate(candidates, 1)}
    shuffled = dict(reversed(numbered.items()))

    assert suggest_keep(shuffled) == suggest_keep(numbered)
    assert because(kept(*candidates))
