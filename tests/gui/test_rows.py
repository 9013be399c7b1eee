"""How rows are divided, changed and placed: no window needed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.types import (
    Band,
    Doubt,
    Group,
    GroupId,
    Match,
    Photo,
    PhotoId,
    PhotoState,
    Reason,
    ReasonKind,
    Signals,
)
from desktop.gui.gallery_layout import GalleryLayout, Grid
from desktop.gui.row_changes import Insert, Move, Remove, Reorder, changes
from desktop.gui.sections import Section, SectionKind, Wish, arrange, held
from desktop.gui.shoot_state import Badge, Filter, ShootState

GRID = Grid(left=10, top=5, columns=3, cell_w=100, cell_h=120, header_h=40, width=300)


def photo(number: int, state: PhotoState = PhotoState.DONE, doubt: float = 0.0, name: str = "") -> Photo:
    reasons = (Reason(ReasonKind.HOLE, 0.1),) if doubt else ()
    return Photo(PhotoId(number), Path(name or f"{number}.jpg"), state, doubt=Doubt(doubt, reasons))


def group(id: int, *photos: int, band: Band | None = Band.LIKELY, weakest: Match | None = None) -> Group:
    return Group(GroupId(id), tuple(PhotoId(p) for p in photos), band, 0.8, weakest)


def kinds(sections: tuple[Section, ...]) -> list[tuple[SectionKind, tuple[int, ...]]]:
    return [(section.kind, section.photos) for section in sections]


def test_running_batch_shows_the_doubtful_then_the_failed_the_working_and_the_latest_finished_first() -> None:
    state = ShootState([photo(n, PhotoState.WAITING) for n in range(1, 8)])
    state.change(photo(3))
    state.change(photo(1))
    state.change(photo(5, doubt=0.3))
    state.change(photo(4, doubt=0.9))
    state.change(photo(2, PhotoState.FAILED))
    state.change(photo(7, PhotoState.WORKING))

    sections = arrange(state, Wish(running=True))

    assert kinds(sections) == [
        (SectionKind.LOOK, (4, 5)),
        (SectionKind.FAILED, (2,)),
        (SectionKind.IN_WORK, (7, 6)),
        (SectionKind.FINISHED, (1, 3)),
    ]
    assert (sections[2].active, sections[2].count) == (1, 2)


def test_products_come_first_then_single_photos_then_the_rest() -> None:
    state = ShootState([photo(1), photo(2), photo(3), photo(4, PhotoState.FAILED), photo(5)])
    state.regroup([group(10, 3, 1), group(11, 2, band=None)], {})

    sections = arrange(state, Wish())

    assert kinds(sections) == [
        (SectionKind.PRODUCT, (3, 1)),
        (SectionKind.SINGLES, (2,)),
        (SectionKind.UNGROUPED, (5,)),
        (SectionKind.FAILED, (4,)),
    ]
    assert sections[0].number == 1


def test_filter_of_duplicates_shows_each_edit_after_its_original() -> None:
    state = ShootState([photo(n) for n in range(1, 6)])
    state.regroup([], {PhotoId(4): PhotoId(2), PhotoId(1): PhotoId(5), PhotoId(3): PhotoId(2)})

    (section,) = arrange(state, Wish(filter=Filter.DUPLICATES))

    assert section.photos == (2, 4, 3, 5, 1)
    assert section.count == 3


def test_search_finds_part_of_a_name_in_any_case_and_leaves_no_empty_section() -> None:
    state = ShootState([photo(1, name="Rose-Mug.JPG"), photo(2, name="bag.jpg"), photo(3, doubt=0.9)])

    sections = arrange(state, Wish(search=" mug "))

    assert kinds(sections) == [(SectionKind.PHOTOS, (1,))]


def test_search_finds_photos_by_the_name_of_their_product_in_every_view() -> None:
    state = ShootState([photo(1), photo(2), photo(3)])
    state.regroup([replace(group(10, 1, 3), name="Rose mug"), group(11, 2, band=None)], {})

    by_product = arrange(state, Wish(search="rose"))
    by_photo = arrange(state, Wish(products=False, search="rose"))

    assert kinds(by_product) == [(SectionKind.PRODUCT, (1, 3))]
    assert kinds(by_photo) == [(SectionKind.PHOTOS, (1, 3))]


def test_folded_product_keeps_its_photos_and_other_sections_do_not_fold() -> None:
    state = ShootState([photo(1), photo(2), photo(3)])
    state.regroup([group(10, 1, 2), group(11, 3, band=None)], {})
    folded = frozenset({(SectionKind.PRODUCT, 10), (SectionKind.SINGLES, 0)})

    sections = arrange(state, Wish(folded=folded))

    assert [section.folded for section in sections] == [True, False]


def test_tiles_stay_where_they_are_while_somebody_points_at_them() -> None:
    state = ShootState([photo(n, PhotoState.WAITING) for n in (1, 2)])
    before = arrange(state, Wish(running=True))
    state.change(photo(1))
    state.add([photo(3, PhotoState.WAITING)])

    sections = held(before, arrange(state, Wish(running=True)))

    assert kinds(sections) == [(SectionKind.IN_WORK, (1, 2, 3))]


def test_counts_follow_every_change() -> None:
    state = ShootState([photo(1, PhotoState.WAITING), photo(2, PhotoState.WAITING), photo(3)])
    state.change(photo(1, doubt=0.9))
    state.change(photo(2, PhotoState.FAILED))
    state.change(photo(2, PhotoState.WORKING))

    counts = {which: state.count(which) for which in Filter}

    assert counts[Filter.ALL] == 3
    assert counts[Filter.DONE] == 2
    assert counts[Filter.NEEDS_A_LOOK] == 1
    assert counts[Filter.FAILED] == 0
    assert state.waiting_count == 1


def test_weakest_link_is_told_only_of_a_product_to_check_and_at_its_looser_end() -> None:
    weakest = Match(PhotoId(1), PhotoId(3), 0.4, Signals())
    doubtful = group(10, 1, 2, 3, band=Band.POSSIBLE, weakest=weakest)
    state = ShootState([photo(n) for n in (1, 2, 3)], [doubtful])
    told = {n: state.badges(state.photos[PhotoId(n)]) for n in (1, 2, 3)}
    state.regroup([replace(doubtful, band=Band.LIKELY)], {})

    assert told == {1: (), 2: (), 3: (Badge.WEAKEST,)}
    assert state.badges(state.photos[PhotoId(3)]) == ()


def test_a_tile_has_at_most_two_badges_the_more_important_first() -> None:
    weakest = Match(PhotoId(1), PhotoId(2), 0.4, Signals())
    state = ShootState([photo(1), photo(2, doubt=0.9)], [group(1, 1, 2, band=Band.POSSIBLE, weakest=weakest)])
    state.regroup(state.groups, {PhotoId(2): PhotoId(1)})

    assert state.badges(state.photos[PhotoId(2)]) == (Badge.LOOK, Badge.WEAKEST)


def carried_out(before: list[int], after: list[int]) -> list[int]:
    rows = list(before)
    for change in changes(before, after):
        match change:
            case Remove(first, last):
                del rows[first : last + 1]
            case Insert(first, keys):
                rows[first:first] = keys
            case Move(source, target):
                rows.insert(target, rows.pop(source))
            case Reorder(keys):
                assert sorted(rows) == sorted(keys)
                rows = list(keys)
    return rows


@given(
    st.lists(st.integers(0, 12), unique=True, max_size=10),
    st.lists(st.integers(0, 12), unique=True, max_size=10),
)
def test_changes_turn_any_rows_into_any_others(before: list[int], after: list[int]) -> None:
    assert carried_out(before, after) == after


@pytest.mark.parametrize("after", [[2, 3, 1, 4], [1, 4, 2, 3]])
def test_one_row_that_changes_its_place_is_one_move(after: list[int]) -> None:
    steps = list(changes([1, 2, 3, 4], after))

    assert len(steps) == 1
    assert isinstance(steps[0], Move)


def test_rows_lie_in_lines_below_their_headers() -> None:
    layout = GalleryLayout(GRID, [4, 0, 1])

    places = [layout.place(row) for row in range(layout.row_count)]

    # Header 0 at 5; its 4 photos fill a line and a bit: 45 and 165; header 5 at 285, nothing below;
    # header 6 at 325 and one photo at 365.
    assert [(place.x, place.y) for place in places] == [
        (10, 5),
        (10, 45),
        (110, 45),
        (210, 45),
        (10, 165),
        (10, 285),
        (10, 325),
        (10, 365),
    ]
    assert layout.height == 365 + 120 + 16


def test_a_point_finds_the_row_that_lies_there() -> None:
    layout = GalleryLayout(GRID, [4, 0, 1])

    for row in range(layout.row_count):
        place = layout.place(row)
        assert layout.row_at(place.x + 1, place.y + 1) == row
    assert layout.row_at(120, 170) is None
    assert layout.row_at(5, 50) is None
    assert layout.row_at(50, 2) is None


@given(st.lists(st.integers(0, 9), max_size=6), st.integers(-50, 2000), st.integers(1, 600))
def test_no_row_in_sight_is_left_out(counts: list[int], top: int, height: int) -> None:
    layout = GalleryLayout(GRID, counts)

    found = layout.rows_between(top, top + height)

    for row in range(layout.row_count):
        place = layout.place(row)
        if place.y < top + height and place.y + place.h > top:
            assert row in found


def test_cursor_keys_step_over_headers_and_keep_the_column() -> None:
    layout = GalleryLayout(GRID, [4, 0, 2])

    # Rows: 0 header, 1-4 photos, 5 header, 6 header, 7-8 photos.
    assert layout.beside(4, 1) == 7
    assert layout.beside(7, -1) == 4
    assert layout.beside(1, -1) is None
    assert layout.below(2, 1) == 4
    assert layout.below(4, 1) == 7
    assert layout.below(8, -1) == 4
    assert layout.below(3, 5) == 7
    assert layout.first_photo(1) == 7
    assert layout.first_photo(1, -1) == 1


@given(st.integers(100, 3000), st.integers(120, 220))
def test_tiles_fill_the_width_and_keep_their_least_size(width: int, wished: int) -> None:
    grid = Grid.fitting(width, wished, 48, 22)

    assert grid.cell_w >= 120
    assert grid.columns >= 1
    assert 0 <= max(120, width - 14) - grid.width < grid.columns
