"""What the user decides, by key, button, menu and drag, through the real widgets on the real library."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.decisions import Verdict
from desktop.core.types import Group, PhotoId
from desktop.gui.accept_sheet import AcceptSheet
from desktop.gui.application import open_window, window_settings
from desktop.gui.gallery_drag import dragged_photos, photos_mime
from desktop.gui.header_buttons import HeaderButton
from desktop.gui.main_window import MainWindow
from desktop.gui.name_editor import NameEditor
from desktop.gui.sections import SectionKey, SectionKind
from desktop.gui.sheet import Sheet
from desktop.gui.shoot_state import Badge, Filter
from desktop.gui.style import Theme
from desktop.paths import Places
from tests.gui.conftest import LIMIT_MS, close

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton
APART = [["box-1", "box-2"], ["mug-1", "mug-2"], ["red"]]


def now(window: MainWindow) -> list[list[str]]:
    """The names of every group's photos."""
    photos = window.session.state.photos
    groups = window.session.state.groups
    return sorted(sorted(photos[photo].path.stem for photo in group.photos) for group in groups)


def photo(window: MainWindow, name: str) -> PhotoId:
    return next(one.id for one in window.session.state.photos.values() if one.path.stem == name)


def group(window: MainWindow, name: str) -> Group:
    found = window.session.state.home_of(photo(window, name))
    assert found is not None
    return found


def key_of(window: MainWindow, name: str) -> SectionKey:
    return SectionKind.PRODUCT, group(window, name).id


def go_to(window: MainWindow, name: str) -> None:
    window.work.view.choose(photo(window, name))
    window.work.view.setFocus()


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    QTest.keyClick(window.work.view, key, modifier)


def tile_middle(window: MainWindow, name: str) -> QPoint:
    view = window.work.view
    row = view.gallery.row_of(photo(window, name))
    assert row is not None
    return view.visualRect(view.gallery.index(row)).center()


def button_middle(window: MainWindow, name: str, button: HeaderButton) -> QPoint:
    view = window.work.view
    key = key_of(window, name)
    section, rect = view.section_of(key), view.header_rect(key)
    assert section is not None
    assert rect is not None
    placed = {each.button: each for each in view._headers.buttons(rect, section)}
    return placed[button].rect.center().toPoint()


def click(window: MainWindow, point: QPoint) -> None:
    QTest.mouseClick(window.work.view.viewport(), LEFT, NO_MODIFIER, point)


def drop(window: MainWindow, names: list[str], point: QPoint) -> bool:
    """Drag photos over a point of the gallery and let go; whether the place takes them."""
    mime = photos_mime(tuple(photo(window, name) for name in names))
    viewport = window.work.view.viewport()
    move = Qt.DropAction.MoveAction
    for kind in (QDragEnterEvent, QDragMoveEvent):
        event = kind(point, move, mime, LEFT, NO_MODIFIER)
        QApplication.sendEvent(viewport, event)
    dropped = QDropEvent(QPointF(point), move, mime, LEFT, NO_MODIFIER)
    QApplication.sendEvent(viewport, dropped)
    return dropped.isAccepted()


def test_enter_accepts_the_product_and_goes_on_to_the_next_one_to_review(grouped: MainWindow) -> None:
    first, second = (section.photos for section in grouped.work.view.gallery.sections[:2])
    grouped.work.view.choose(first[1])

    press(grouped, Qt.Key.Key_Return)

    assert grouped.session.state.count(Filter.ACCEPTED) == 1
    assert grouped.session.state.count(Filter.TO_REVIEW) == 1
    assert grouped.work.view.current_photo == second[0]
    assert grouped.work.status.done.startswith("Accepted “Product 1”")
    assert grouped.work.toolbar.export.kind == ""


def test_export_is_the_next_step_when_nothing_is_left_to_review(grouped: MainWindow) -> None:
    press(grouped, Qt.Key.Key_Home)
    press(grouped, Qt.Key.Key_Return)
    press(grouped, Qt.Key.Key_Return)

    assert grouped.session.state.count(Filter.TO_REVIEW) == 0
    assert grouped.work.toolbar.export.kind == "primary"


def test_product_accepted_among_those_to_review_stays_until_something_else_is_shown(
    grouped: MainWindow,
) -> None:
    sidebar = grouped.work.sidebar
    sidebar.filter_row(Filter.TO_REVIEW).click()
    press(grouped, Qt.Key.Key_Home)
    press(grouped, Qt.Key.Key_Return)
    staying = [section.accepted for section in grouped.work.view.gallery.sections]
    sidebar.filter_row(Filter.ACCEPTED).click()
    accepted = [section.accepted for section in grouped.work.view.gallery.sections]
    sidebar.filter_row(Filter.TO_REVIEW).click()

    assert staying == [True, False]
    assert accepted == [True]
    assert [section.accepted for section in grouped.work.view.gallery.sections] == [False]
    assert sidebar.filter_row(Filter.TO_REVIEW).count == 1


def test_accept_and_review_again_by_the_buttons_of_the_header(grouped: MainWindow) -> None:
    click(grouped, button_middle(grouped, "mug-1", HeaderButton.ACCEPT))
    accepted = group(grouped, "mug-1").accepted
    click(grouped, button_middle(grouped, "mug-1", HeaderButton.REOPEN))

    assert accepted
    assert not group(grouped, "mug-1").accepted


@pytest.mark.parametrize(("key", "verdict"), [(Qt.Key.Key_X, Verdict.DROP), (Qt.Key.Key_K, Verdict.KEEP)])
def test_keys_keep_and_drop_and_take_the_mark_off_again(
    grouped: MainWindow, key: Qt.Key, verdict: Verdict
) -> None:
    go_to(grouped, "mug-2")
    press(grouped, key)
    marked = dict(grouped.session.state.verdicts)
    press(grouped, key)

    assert marked == {photo(grouped, "mug-2"): verdict}
    assert grouped.session.state.verdicts == {}


def test_best_photo_of_a_product_is_the_one_that_is_kept(grouped: MainWindow) -> None:
    def best() -> list[str]:
        state = grouped.session.state
        photos = [state.photos[one] for one in group(grouped, "mug-1").photos]
        return [one.path.stem for one in photos if Badge.BEST in state.badges(one)]

    suggested = best()
    other = "mug-1" if suggested == ["mug-2"] else "mug-2"
    go_to(grouped, other)
    press(grouped, Qt.Key.Key_K)
    chosen = best()
    press(grouped, Qt.Key.Key_U)
    go_to(grouped, suggested[0])
    press(grouped, Qt.Key.Key_X)

    assert len(suggested) == 1
    assert chosen == [other]
    assert best() == []


def test_dropped_tile_is_paler_with_a_cross(grouped: MainWindow, qtbot: QtBot) -> None:
    go_to(grouped, "mug-2")
    tile = grouped.work.view.visualRect(grouped.work.view.currentIndex())

    def middle() -> int:
        return (
            grouped.work.view.viewport().grab(tile).toImage().pixelColor(tile.width() // 2 + 20, 60).green()
        )

    qtbot.waitUntil(lambda: middle() not in range(230, 256))
    before = middle()
    press(grouped, Qt.Key.Key_X)

    row = grouped.work.view.currentIndex().row()
    shown = grouped.work.view.gallery.tile(row)
    assert shown is not None
    assert shown.is_dropped
    assert middle() > before


def test_d_marks_a_duplicate_and_takes_it_back(grouped: MainWindow) -> None:
    def duplicates() -> set[PhotoId]:
        return set(grouped.session.state.duplicates)

    before = duplicates()
    name = "mug-2" if photo(grouped, "mug-2") in before else "mug-1"
    go_to(grouped, name)
    press(grouped, Qt.Key.Key_D)
    once = duplicates()
    press(grouped, Qt.Key.Key_D)

    assert once == before ^ {photo(grouped, name)}
    assert (photo(grouped, name) in duplicates()) == (photo(grouped, name) in before)


def test_s_splits_the_selection_off_and_u_puts_it_back(grouped: MainWindow) -> None:
    go_to(grouped, "mug-2")
    press(grouped, Qt.Key.Key_S)
    split = now(grouped)
    undo = grouped.work.toolbar.undo.toolTip()
    press(grouped, Qt.Key.Key_U)

    assert split == [["box-1", "box-2"], ["mug-1"], ["mug-2"], ["red"]]
    assert undo.startswith("Undo: Split a photo off “Product ")
    assert now(grouped) == APART
    assert grouped.work.toolbar.undo.toolTip() == "Nothing to undo"


def test_splitting_all_of_a_product_off_says_what_to_select(grouped: MainWindow) -> None:
    go_to(grouped, "mug-1")
    press(grouped, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(grouped, Qt.Key.Key_S)

    assert now(grouped) == APART
    assert grouped.work.status.done.startswith("Select the photos")
    assert not grouped.work.status.step.isVisible()


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_split_button_offers_the_three_ways(grouped: MainWindow) -> None:
    click(grouped, button_middle(grouped, "mug-1", HeaderButton.SPLIT))
    (menu,) = [one for one in grouped.findChildren(QMenu) if one.objectName() == "split_menu"]
    texts = [action.text() for action in menu.actions()]
    menu.actions()[2].trigger()
    menu.hide()

    assert texts == ["Split off selection", "Split at the weakest link", "Split into single photos"]
    assert now(grouped) == [["box-1", "box-2"], ["mug-1"], ["mug-2"], ["red"]]


def test_m_and_enter_merge_with_the_nearest_product(grouped: MainWindow) -> None:
    go_to(grouped, "mug-1")
    press(grouped, Qt.Key.Key_M)
    bar = grouped.reviewer.merging.bar
    assert bar.isVisible()
    assert len(bar.cards) >= 1
    name = bar.cards[0].text()

    QTest.keyClick(bar.cards[0], Qt.Key.Key_Return)

    assert not bar.isVisible()
    assert len(now(grouped)) == 2
    assert name in ("Product 1", "Product 2", "red.jpg")
    assert grouped.work.status.done.startswith("Merged into")


def test_merge_takes_the_product_that_is_clicked_and_escape_cancels_it(grouped: MainWindow) -> None:
    go_to(grouped, "mug-1")
    press(grouped, Qt.Key.Key_M)
    QTest.keyClick(grouped.reviewer.merging.bar.cancel, Qt.Key.Key_Escape)
    cancelled = now(grouped)
    press(grouped, Qt.Key.Key_M)
    click(grouped, tile_middle(grouped, "box-2"))

    assert cancelled == APART
    assert now(grouped) == [["box-1", "box-2", "mug-1", "mug-2"], ["red"]]


def test_m_merges_the_products_of_a_selection_at_once(grouped: MainWindow) -> None:
    go_to(grouped, "mug-1")
    view = grouped.work.view
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.mouseClick(view.viewport(), LEFT, ctrl, tile_middle(grouped, "red"))
    press(grouped, Qt.Key.Key_M)

    assert now(grouped) == [["box-1", "box-2"], ["mug-1", "mug-2", "red"]]


def test_merged_product_gets_its_band_when_it_is_known(grouped: MainWindow, qtbot: QtBot) -> None:
    go_to(grouped, "mug-1")
    press(grouped, Qt.Key.Key_M)
    click(grouped, tile_middle(grouped, "box-2"))

    qtbot.waitUntil(lambda: group(grouped, "mug-1").band is not None, timeout=LIMIT_MS)


def test_photo_dropped_on_a_product_moves_there(grouped: MainWindow) -> None:
    assert drop(grouped, ["red"], tile_middle(grouped, "mug-2"))
    on_tile = now(grouped)
    grouped.work.status.step.click()
    rect = grouped.work.view.header_rect(key_of(grouped, "box-1"))
    assert rect is not None
    drop(grouped, ["red", "mug-1"], rect.center().toPoint())

    assert on_tile == [["box-1", "box-2"], ["mug-1", "mug-2", "red"]]
    assert now(grouped) == [["box-1", "box-2", "mug-1", "red"], ["mug-2"]]


def test_photos_dropped_among_the_single_ones_leave_their_product_in_one_step(grouped: MainWindow) -> None:
    drop(grouped, ["mug-1", "mug-2"], tile_middle(grouped, "red"))
    singles = now(grouped)
    press(grouped, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert singles == [["box-1", "box-2"], ["mug-1"], ["mug-2"], ["red"]]
    assert now(grouped) == APART


def test_files_dragged_over_the_gallery_are_the_windows(grouped: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("no photos of this shoot")
    event = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, LEFT, NO_MODIFIER)
    grouped.work.view.dragEnterEvent(event)

    assert not event.isAccepted()
    assert dragged_photos(mime) == ()


def test_f2_renames_the_product_in_its_header(grouped: MainWindow) -> None:
    go_to(grouped, "mug-1")
    press(grouped, Qt.Key.Key_F2)
    (editor,) = grouped.findChildren(NameEditor)
    QTest.keyClicks(editor, "Mug kx?")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert group(grouped, "mug-1").name == "Mug kx?"
    assert grouped.session.state.verdicts == {}
    assert grouped.session.state.count(Filter.ACCEPTED) == 0


def test_double_click_on_the_name_renames_and_escape_leaves_it(grouped: MainWindow) -> None:
    key = key_of(grouped, "mug-1")
    view = grouped.work.view
    section, rect = view.section_of(key), view.header_rect(key)
    assert section is not None
    assert rect is not None
    spot = view._headers.name_rect(rect, section).center().toPoint()
    QTest.mouseDClick(view.viewport(), LEFT, NO_MODIFIER, spot)
    (editor,) = grouped.findChildren(NameEditor)
    QTest.keyClicks(editor, "Rose mug")
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert group(grouped, "mug-1").name == ""


def test_product_is_found_by_its_name(grouped: MainWindow) -> None:
    grouped.session.decide(lambda: grouped.session.review.rename(group(grouped, "mug-1").id, "Rose mug"))
    QTest.keyClicks(grouped.work.toolbar.search, "rose")

    sections = grouped.work.view.gallery.sections
    assert [(section.name, len(section.photos)) for section in sections] == [("Rose mug", 2)]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_menu_of_photos_and_of_products_offer_what_the_keys_do(grouped: MainWindow) -> None:
    view = grouped.work.view
    menus: dict[str, list[str]] = {}

    def note() -> None:
        for menu in grouped.findChildren(QMenu):
            if menu.isVisible():
                menus[menu.objectName()] = [action.text() for action in menu.actions() if action.text()]
                menu.hide()

    for point in (tile_middle(grouped, "mug-1"), view.visualRect(view.gallery.index(0)).center()):
        QTimer.singleShot(0, note)
        mouse = QContextMenuEvent.Reason.Mouse
        event = QContextMenuEvent(mouse, point, view.viewport().mapToGlobal(point))
        QApplication.sendEvent(view.viewport(), event)
        note()

    assert {"Keep", "Drop", "Duplicate", "Move to a new product", "Not the same product"} <= {
        *menus["photo_menu"]
    }
    assert menus["product_menu"][:3] == ["Accept product", "Rename", "Merge with…"]


def test_not_the_same_parts_two_photos_and_is_undone(grouped: MainWindow) -> None:
    go_to(grouped, "mug-1")
    grouped.work.inspector.why.not_same.click()
    parted = now(grouped)
    press(grouped, Qt.Key.Key_U)

    assert parted == [["box-1", "box-2"], ["mug-1"], ["mug-2"], ["red"]]
    assert now(grouped) == APART


def test_many_products_are_accepted_after_a_summary_and_in_one_step(grouped: MainWindow) -> None:
    grouped.commands.accept_many.trigger()
    (sheet,) = grouped.findChildren(AcceptSheet)
    sheet.segments.buttons.button(1).click()
    summary = sheet.summary.text()
    untouched = grouped.session.state.count(Filter.ACCEPTED)
    sheet.go.click()
    accepted = grouped.session.state.count(Filter.ACCEPTED)
    press(grouped, Qt.Key.Key_U)

    assert summary == "2 products with 4 photos would be accepted."
    assert untouched == 0
    assert accepted == 2
    assert grouped.session.state.count(Filter.ACCEPTED) == 0


def test_undo_and_redo_go_on_after_a_restart(
    grouped: MainWindow, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    go_to(grouped, "mug-2")
    press(grouped, Qt.Key.Key_S)
    close(qtbot, grouped)
    places = Places.below(tmp_path / "home")
    again = open_window(places, theme, window_settings(places))
    again.empty.go_on.click()
    again.show()
    tip = again.work.toolbar.undo.toolTip()
    split = now(again)
    again.work.toolbar.undo.click()
    undone = now(again)
    words = again.work.status.done
    again.work.status.step.click()
    redone = now(again)
    close(qtbot, again)
    again.deleteLater()

    assert tip.startswith("Undo: Split a photo off")
    assert undone == APART
    assert words.startswith("Undone: Split a photo off")
    assert split == redone == [["box-1", "box-2"], ["mug-1"], ["mug-2"], ["red"]]


def test_header_of_the_current_product_alone_has_all_buttons_in_words(grouped: MainWindow) -> None:
    grouped.resize(1440, 900)
    QApplication.processEvents()
    go_to(grouped, "mug-1")
    view = grouped.work.view
    words = {}
    for name in ("mug-1", "box-1"):
        key = key_of(grouped, name)
        section, rect = view.section_of(key), view.header_rect(key)
        assert section is not None
        assert rect is not None
        words[name] = [placed.words for placed in view._headers.buttons(rect, section)]

    assert words == {"mug-1": ["Accept", "Merge", "Split"], "box-1": ["Accept", "", ""]}


def test_duplicates_are_dropped_after_a_question_but_for_the_best_of_each_kind(
    grouped: MainWindow, qtbot: QtBot
) -> None:
    state = grouped.session.state
    for name in ("mug-1", "mug-2"):
        if photo(grouped, name) in state.duplicates:
            break
    else:
        go_to(grouped, "mug-2")
        press(grouped, Qt.Key.Key_D)
    kinds = len(set(grouped.session.state.duplicates.values()))
    grouped.commands.drop_duplicates.trigger()
    qtbot.waitUntil(lambda: any(s.isVisible() for s in grouped.findChildren(Sheet)), timeout=LIMIT_MS)
    (sheet,) = [sheet for sheet in grouped.findChildren(Sheet) if sheet.isVisible()]
    untouched = dict(grouped.session.state.verdicts)
    words = [one.text() for one in sheet.panel.findChildren(QAbstractButton)]
    go = next(one for one in sheet.panel.findChildren(QAbstractButton) if one.text().startswith("Drop"))
    go.click()
    dropped = [one for one, verdict in grouped.session.state.verdicts.items() if verdict is Verdict.DROP]
    press(grouped, Qt.Key.Key_U)

    assert untouched == {}
    assert len(dropped) == len(grouped.session.state.duplicates) >= kinds
    assert f"Drop {len(dropped)} photo" in " ".join(words)
    assert grouped.session.state.verdicts == {}


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_dropped_photos_are_left_out_of_an_export(grouped: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    go_to(grouped, "mug-2")
    press(grouped, Qt.Key.Key_X)

    assert grouped.session.review.dropped == {photo(grouped, "mug-2")}
    grouped.session._workbench.export(tmp_path / "out")
    qtbot.waitUntil(lambda: (tmp_path / "out" / "groups.csv").exists(), timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: not grouped.session._workbench.is_busy, timeout=LIMIT_MS)

    written = sorted(file.stem for file in (tmp_path / "out").glob("*.png"))
    assert written == ["box-1", "box-2", "mug-1", "red"]
