from __future__ import annotations

import pytest

from desktop.core.decisions import (
    Decision,
    DecisionKind,
    GroupState,
    Marked,
    Said,
    Twin,
    Verdict,
    parts_without,
    said_by,
)
from desktop.core.types import PhotoId


def state(*photos: int) -> GroupState:
    return GroupState(tuple(PhotoId(photo) for photo in photos))


def words(
    before: list[GroupState], after: list[GroupState], known: dict[tuple[str, str], bool] | None = None
) -> dict[tuple[str, str], bool | None]:
    """What is said by an arrangement of photos 1, 2, ... of the contents a, b, ..."""
    digests = {PhotoId(number): letter for number, letter in enumerate("abcdef", 1)}
    return {said.pair: said.after for said in said_by(before, after, digests, known or {})}


def test_merged_products_are_chained_and_what_parted_them_is_taken_back() -> None:
    said = words([state(1, 2), state(3)], [state(1, 2, 3)], {("a", "c"): False})

    assert said == {("a", "b"): True, ("b", "c"): True, ("a", "c"): None}


def test_parts_of_a_split_product_are_apart_and_each_stays_together() -> None:
    said = words([state(1, 2, 3)], [state(1, 2), state(3)], {("b", "c"): True})

    assert said == {("a", "b"): True, ("a", "c"): False, ("b", "c"): False}


def test_moved_photo_is_apart_from_where_it_was_and_with_where_it_is() -> None:
    said = words([state(1, 2), state(3, 4)], [state(1), state(3, 4, 2)])

    assert said == {("a", "b"): False, ("c", "d"): True, ("b", "d"): True}


def test_copies_of_one_content_say_nothing_about_it() -> None:
    digests = {PhotoId(1): "a", PhotoId(2): "a", PhotoId(3): "b"}

    said = said_by([state(1, 2, 3)], [state(1, 3), state(2)], digests, {})

    # The copy cannot be apart from the content that its twin is together with.
    assert said == (Said(("a", "b"), None, True),)


def test_group_that_nobody_touched_says_nothing() -> None:
    assert words([state(1, 2), state(3)], [state(1, 2), state(3)]) == {}


def test_reverse_of_a_decision_has_everything_the_other_way_round() -> None:
    decision = Decision(
        DecisionKind.MERGE,
        before=(state(1), state(2)),
        after=(state(1, 2),),
        said=(Said(("a", "b"), None, True),),
        marks=(Marked(PhotoId(1), None, Verdict.DROP),),
        twins=(Twin(PhotoId(2), None, 0, 1),),
        settings=("", "{}"),
    )

    reverse = decision.reverse

    assert reverse.before == decision.after
    assert reverse.said == (Said(("a", "b"), True, None),)
    assert reverse.marks == (Marked(PhotoId(1), Verdict.DROP, None),)
    assert reverse.twins == (Twin(PhotoId(2), 0, None, 1),)
    assert reverse.settings == ("{}", "")
    assert reverse.reverse == decision


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        # The way from 1 to 4 is 1-2-3-4; its weakest link is 2-3, and 5 hangs on 3.
        ((1, 4), ((1, 2), (3, 4, 5))),
        ((4, 1), ((3, 4, 5), (1, 2))),
        ((3, 5), ((1, 2, 3, 4), (5,))),
    ],
)
def test_group_is_cut_at_the_weakest_link_between_two_photos(
    ends: tuple[int, int], expected: tuple[tuple[int, ...], tuple[int, ...]]
) -> None:
    links = [(1, 2, 0.9), (2, 3, 0.4), (3, 4, 0.8), (3, 5, 0.5), (1, 5, 0.2)]

    parts = parts_without(
        [PhotoId(n) for n in range(1, 6)],
        [(PhotoId(one), PhotoId(other), score) for one, other, score in links],
        (PhotoId(ends[0]), PhotoId(ends[1])),
    )

    assert parts == expected
