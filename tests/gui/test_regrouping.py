"""Trying another grouping in the window: sliders, what would change, Accept, Cancel, one step of undo."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.changes import Changes, Merge, Split
from desktop.core.grouping import GroupingSettings
from desktop.core.types import Band, Group, GroupId, Photo, PhotoId, PhotoState
from desktop.gui import wording
from desktop.gui.change_rows import change_rows
from desktop.gui.main_window import MainWindow
from desktop.gui.previewed import previewed
from desktop.gui.sections import SectionKind, Wish, arrange
from desktop.gui.shoot_state import Badge, Filter, ShootState
from tests.gui.conftest import LIMIT_MS
from tests.gui.test_reviewing import APART, now, photo, press

APART_FOR_GOOD = [["box-1"], ["box-2"], ["mug-1"], ["mug-2"], ["red"]]


def opened(window: MainWindow, qtbot: QtBot) -> None:
    """The bar is open and ready."""
    window.work.toolbar.regroup.click()
    qtbot.waitUntil(window.regrouping.bar.slider.isEnabled, timeout=LIMIT_MS)


def moved(window: MainWindow, qtbot: QtBot, threshold: int) -> None:
    """The slider is moved and what would change is shown."""
    with qtbot.waitSignal(
        window.regrouping.painted,
        timeout=LIMIT_MS,
        check_params_cb=lambda tried: tried.settings.threshold == threshold / 100,
    ):
        window.regrouping.bar.slider.setValue(threshold)


def test_slider_tells_what_would_change_and_cancel_leaves_everything(
    grouped: MainWindow, qtbot: QtBot
) -> None:
    opened(grouped, qtbot)
    at_first = grouped.regrouping.bar.words
    moved(grouped, qtbot, 100)
    words = grouped.regrouping.bar.words
    tiles = [grouped.work.view.gallery.tile(row) for row in range(grouped.work.view.gallery.rowCount())]
    leaving = sorted(tile.photo.path.stem for tile in tiles if tile and Badge.LEAVES in tile.badges)
    rows = [row.title for row in grouped.regrouping.panel.rows.rows]
    grouped.regrouping.bar.cancel.click()

    assert at_first == "Nothing would change."
    assert words == "2 split · 2 photos move"
    assert len(leaving) == 2
    assert rows == ["Product 1", "Product 2"]
    assert now(grouped) == APART
    assert not grouped.regrouping.bar.isVisible()
    assert grouped.session.state.moves == {}
    assert grouped.work.inspector.isVisible() or grouped.work.is_narrow


def test_accepting_is_one_step_of_undo_and_comes_back_with_redo(grouped: MainWindow, qtbot: QtBot) -> None:
    opened(grouped, qtbot)
    moved(grouped, qtbot, 100)
    QTest.keyClick(grouped.regrouping.bar.slider, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not grouped.regrouping.is_on, timeout=LIMIT_MS)
    accepted = now(grouped)
    kept = grouped.session.review.grouping.threshold
    undo = grouped.work.toolbar.undo.toolTip()
    press(grouped, Qt.Key.Key_U)
    undone, back = now(grouped), grouped.session.review.grouping
    grouped.commands.redo.trigger()

    assert accepted == APART_FOR_GOOD
    assert kept == 1.0
    assert undo.startswith("Undo: Grouped anew")
    assert undone == APART
    assert back == GroupingSettings()
    assert now(grouped) == APART_FOR_GOOD


def test_what_the_user_decided_stays_whatever_the_slider_says(grouped: MainWindow, qtbot: QtBot) -> None:
    mug = grouped.session.state.home_of(photo(grouped, "mug-1"))
    assert mug is not None
    grouped.session.decide(lambda: grouped.session.review.accept([mug.id]))
    opened(grouped, qtbot)
    moved(grouped, qtbot, 100)

    assert grouped.regrouping.bar.words.endswith("1 of your decisions stays")
    moves = grouped.session.state.moves
    assert not moves.keys() & set(mug.photos)


def test_weights_regroup_too_and_are_told(grouped: MainWindow, qtbot: QtBot) -> None:
    opened(grouped, qtbot)
    bar = grouped.regrouping.bar
    bar.more.click()
    assert bar.weights.isVisible()
    with qtbot.waitSignal(grouped.regrouping.painted, timeout=LIMIT_MS):
        bar.weights.sliders["colour"].setValue(250)
    weight = bar.settings.weights.colour
    told = bar._words.text()
    bar.reset.click()

    assert weight == 2.5
    assert told.startswith("weight of Colour 1.00 → 2.50. Nothing changes until you accept")
    assert bar.settings == GroupingSettings()


def test_nothing_can_be_decided_while_another_grouping_is_tried(grouped: MainWindow, qtbot: QtBot) -> None:
    grouped.work.view.choose(photo(grouped, "mug-1"))
    opened(grouped, qtbot)
    for key in (Qt.Key.Key_X, Qt.Key.Key_S, Qt.Key.Key_Return, Qt.Key.Key_M, Qt.Key.Key_F2):
        press(grouped, key)

    assert now(grouped) == APART
    assert grouped.session.review.next_undo is None
    assert not grouped.reviewer.merging.bar.isVisible()


def test_line_of_the_list_goes_to_the_photo(grouped: MainWindow, qtbot: QtBot) -> None:
    grouped.resize(1440, 900)
    QApplication.processEvents()
    opened(grouped, qtbot)
    moved(grouped, qtbot, 100)
    panel = grouped.regrouping.panel
    panel.list.setCurrentIndex(panel.rows.index(1))

    assert panel.isVisible()
    assert grouped.work.view.current_photo == panel.rows.rows[1].show


def test_other_shoot_ends_the_trial(grouped: MainWindow, qtbot: QtBot) -> None:
    opened(grouped, qtbot)
    grouped.commands.new_shoot.trigger()

    assert not grouped.regrouping.is_on
    assert grouped.work.view.is_reviewing


def state_of(*groups: tuple[int, ...]) -> ShootState:
    """Photos 1, 2, ... in these groups, numbered from 1."""
    photos = [Photo(PhotoId(number), Path(f"{number}.jpg"), PhotoState.DONE) for number in range(1, 8)]
    made = [
        Group(GroupId(at), tuple(PhotoId(number) for number in numbers), Band.LIKELY, 0.8)
        for at, numbers in enumerate(groups, 1)
    ]
    return ShootState(photos, made)


def test_moving_photos_are_shown_where_they_would_go_and_changes_come_first() -> None:
    state = state_of((1, 2), (3, 4), (5, 6), (7,))
    changes = Changes(
        merges=(Merge(GroupId(3), (GroupId(4),), (PhotoId(7),)),),
        splits=(Split(GroupId(2), (PhotoId(4),)),),
        moves={PhotoId(7): GroupId(3), PhotoId(4): None},
    )

    sections = previewed(arrange(state, Wish()), state, changes)

    assert [section.photos for section in sections] == [(3, 4), (5, 6, 7), (1, 2)]
    assert [wording.change_label(section) for section in sections] == [
        "1 photo leaves",
        "Takes in 1 single photo",
        "",
    ]


def test_single_photos_that_become_a_product_are_shown_as_one() -> None:
    state = state_of((1, 2), (3,), (4,))
    changes = Changes(
        merges=(Merge(GroupId(2), (GroupId(3),), (PhotoId(4),)),), moves={PhotoId(4): GroupId(2)}
    )

    sections = previewed(arrange(state, Wish()), state, changes)

    assert [(section.kind, section.photos) for section in sections][:2] == [
        (SectionKind.PRODUCT, (3, 4)),
        (SectionKind.PRODUCT, (1, 2)),
    ]
    assert wording.section_title(sections[0]) == "New product"


def test_list_of_changes_names_products_and_reasons() -> None:
    state = state_of((1, 2), (3, 4), (5, 6, 7))
    changes = Changes(
        merges=(Merge(GroupId(1), (GroupId(2),), (PhotoId(3), PhotoId(4))),),
        splits=(Split(GroupId(3), (PhotoId(6), PhotoId(7))),),
        moves={PhotoId(3): GroupId(1), PhotoId(4): GroupId(1), PhotoId(6): None, PhotoId(7): None},
    )

    merge, split = change_rows(state, changes)

    assert (merge.title, merge.is_merge, merge.show) == ("Product 1 + Product 2", True, 3)
    assert (split.title, split.reason, split.is_merge) == ("Product 3", "2 photos leave it", False)
    assert state.count(Filter.TO_REVIEW) == 3
