"""What the user does, through the real widgets, on the real workbench."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, QSettings, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.core.types import PhotoState
from desktop.gui.application import open_window, window_settings
from desktop.gui.error_hook import ErrorHook
from desktop.gui.keys_sheet import KeysSheet
from desktop.gui.main_window import MainWindow
from desktop.gui.sections import SectionKind
from desktop.gui.sheet import Sheet
from desktop.gui.shoot_state import Filter
from desktop.gui.style import Appearance, Theme
from desktop.gui.tile_delegate import circle_rect, stage_rect
from desktop.paths import Places
from tests.gui.conftest import LIMIT_MS, close
from tests.photos import RED, PhotoMaker

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def names(window: MainWindow) -> list[str]:
    """The file names in the gallery, in order."""
    gallery = window.work.view.gallery
    photos = (gallery.photo(row) for row in range(gallery.rowCount()))
    return [photo.path.name for photo in photos if photo is not None]


def kinds(window: MainWindow) -> list[SectionKind]:
    return [section.kind for section in window.work.view.gallery.sections]


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    """A key in the gallery."""
    window.work.view.setFocus()
    QTest.keyClick(window.work.view, key, modifier)


def name_now(window: MainWindow) -> str:
    photo = window.work.view.current_photo
    return window.session.state.photos[photo].path.name if photo is not None else ""


def test_folder_goes_in_and_cutouts_and_products_come_out(
    empty_window: MainWindow, photos: PhotoMaker, qtbot: QtBot
) -> None:
    photos.product("a.jpg", colour=RED)
    photos.product("b.jpg", (330, 250), colour=RED)
    window = empty_window
    assert window.pages.currentWidget() is window.empty

    window.add([photos.folder])
    assert window.pages.currentWidget() is window.work
    qtbot.waitUntil(lambda: sorted(names(window)) == ["a.jpg", "b.jpg"], timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: window.work.batch.isVisible())
    qtbot.waitUntil(lambda: window.session.state.count(Filter.DONE) == 2, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: window.work.status.isVisible(), timeout=LIMIT_MS)

    assert "2 photos done" in window.work.status.words
    assert kinds(window)[0] in (SectionKind.PRODUCT, SectionKind.SINGLES)
    assert window.work.sidebar.filter_row(Filter.DONE).count == 2
    assert window.work.toolbar.export.isEnabled()


def test_finished_shoot_opens_with_its_products_problems_and_counts(window: MainWindow) -> None:
    sidebar = window.work.sidebar

    assert kinds(window) == [SectionKind.PRODUCT, SectionKind.SINGLES, SectionKind.FAILED]
    assert [sidebar.filter_row(which).count for which in (Filter.ALL, Filter.DONE, Filter.FAILED)] == [
        4,
        3,
        1,
    ]
    assert window.work.status.problems.text().strip() == "1 problem"


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        (Filter.FAILED, ["broken.jpg"]),
        (Filter.DONE, ["box.jpg", "mug-front.jpg", "mug-side.jpg"]),
        (Filter.SINGLES, ["box.jpg"]),
        (Filter.TO_REVIEW, ["mug-front.jpg", "mug-side.jpg"]),
    ],
)
def test_filter_shows_its_photos_only(window: MainWindow, which: Filter, expected: list[str]) -> None:
    window.work.sidebar.filter_row(which).click()

    assert sorted(names(window)) == expected


def test_photos_are_shown_without_their_products(window: MainWindow) -> None:
    window.work.toolbar.segments.buttons.button(1).click()

    assert SectionKind.PRODUCT not in kinds(window)
    assert len(names(window)) == 4


def test_typing_in_the_search_field_finds_files(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.find.trigger()
    QTest.keyClicks(window.work.toolbar.search, "MUG")

    assert sorted(names(window)) == ["mug-front.jpg", "mug-side.jpg"]


def test_search_without_a_find_says_so(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClicks(window.work.toolbar.search, "zzz")

    assert names(window) == []
    assert window.work.placeholder_words == "No file or product is called like that."


def test_arrows_go_from_photo_to_photo_over_headers(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Right)

    assert name_now(window) == names(window)[2]
    assert window.work.inspector.photo is not None
    assert window.work.inspector.photo.path.name == names(window)[2]


def test_shift_and_arrow_down_goes_to_the_next_product(window: MainWindow, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Down, shift)
    after_one = name_now(window)
    press(window, Qt.Key.Key_Up, shift)

    assert after_one == names(window)[2]
    assert name_now(window) == names(window)[0]


def test_shift_and_arrow_right_selects_more_and_escape_nothing(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    selected = window.work.view.selected_photos()
    words = window.work.status.words
    press(window, Qt.Key.Key_Escape)

    assert len(selected) == 2
    assert words.startswith("2 of 4 photos selected")
    assert window.work.view.selected_photos() == ()


def test_circle_of_a_tile_adds_it_to_the_selection(window: MainWindow) -> None:
    view = window.work.view
    first, second = (view.visualRect(view.gallery.index(row)) for row in (1, 2))
    stage = stage_rect(QRectF(second), view.tile_delegate.caption_h)
    spot = circle_rect(stage).center().toPoint()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, first.center())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, spot)

    assert len(view.selected_photos()) == 2


def test_chevron_folds_a_product_and_unfolds_it(window: MainWindow, qtbot: QtBot) -> None:
    view = window.work.view
    spot = QPoint(view.visualRect(view.gallery.index(0)).left() + 10, 30)

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, spot)
    folded = names(window)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO_MODIFIER, spot)

    assert sorted(folded) == ["box.jpg", "broken.jpg"]
    assert len(names(window)) == 4


def test_f_flips_between_photo_and_cutout_and_arrows_move_the_divider(
    window: MainWindow, qtbot: QtBot
) -> None:
    stage = window.work.inspector.stage
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_F)
    all_photo = stage.share
    press(window, Qt.Key.Key_F)
    all_cutout = stage.share
    stage.setFocus()
    QTest.keyClick(stage, Qt.Key.Key_Right)

    assert (all_photo, all_cutout) == (1.0, 0.0)
    assert stage.share == pytest.approx(0.01)


def test_g_goes_through_the_grounds_behind_the_cutout(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_G)

    assert window.work.inspector.stage.ground == "white"


def test_letters_are_letters_in_the_search_field(window: MainWindow, qtbot: QtBot) -> None:
    search = window.work.toolbar.search
    search.setFocus()
    QTest.keyClicks(search, "gi /?")

    assert search.text() == "gi /?"
    assert window.work.inspector.stage.ground == "checker"


def test_divider_shows_the_photo_on_its_left_and_the_cutout_on_its_right(
    window: MainWindow, qtbot: QtBot
) -> None:
    press(window, Qt.Key.Key_Home)
    stage = window.work.inspector.stage
    window.work.inspector.swatches.choose_next()

    def edges() -> tuple[str, str]:
        image: QImage = stage.grab().toImage()
        scale = image.width() / stage.width()
        left, right = int(60 * scale), image.width() - int(60 * scale)
        line = image.height() // 2 + int(60 * scale)
        return image.pixelColor(left, line).name(), image.pixelColor(right, line).name()

    # The studio grey of the made photo on the left, the chosen white on the right.
    qtbot.waitUntil(lambda: edges()[1] == "#ffffff" and edges()[0].startswith(("#e2", "#e1", "#e3")))


def test_inspector_tells_why_two_photos_are_together(window: MainWindow, qtbot: QtBot) -> None:
    press(window, Qt.Key.Key_Home)

    words = [child.accessibleName() for child in window.work.inspector.findChildren(QWidget)]

    assert any("Colour" in word for word in words)
    assert window.work.inspector.why.isVisible()


def test_failed_photo_tells_its_problem_and_can_be_retried(
    window: MainWindow, qtbot: QtBot, photos: PhotoMaker
) -> None:
    window.work.sidebar.filter_row(Filter.FAILED).click()
    press(window, Qt.Key.Key_Home)
    broken = window.session.troubles()[0]
    window.work.status.problems.click()
    assert window.problems.isVisible()
    window.problems.copy.click()
    copied = QGuiApplication.clipboard().text()
    photo = window.session.state.photos[broken.photo] if broken.photo is not None else None
    assert photo is not None
    content = photo.path.read_bytes()
    photo.path.write_bytes(photos.product("healed.jpg").read_bytes())
    try:
        window.work.inspector.retry.click()
        done = lambda: window.session.state.count(Filter.DONE) == 4  # noqa: E731 - said once
        qtbot.waitUntil(done, timeout=LIMIT_MS)
        qtbot.waitUntil(lambda: not window.problems.isVisible(), timeout=LIMIT_MS)
    finally:
        close(qtbot, window)
        photo.path.write_bytes(content)

    assert "broken.jpg" in copied


def test_problem_can_be_shown_in_the_gallery(window: MainWindow) -> None:
    window.work.sidebar.filter_row(Filter.DONE).click()
    window.work.status.problems.click()
    show = next(b for b in window.problems.findChildren(QAbstractButton) if b.text().strip() == "Show")

    show.click()

    assert name_now(window) == "broken.jpg"
    assert not window.problems.isVisible()


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_add_photos_asks_for_picture_files_and_adds_them(
    window: MainWindow, qtbot: QtBot, photos: PhotoMaker
) -> None:
    added = photos.product("new.jpg", colour=RED)
    window.commands.add_photos.trigger()
    (dialog,) = window.findChildren(QFileDialog)
    assert "*.jpg" in dialog.nameFilters()[0]
    dialog.filesSelected.emit([str(added)])
    dialog.reject()

    qtbot.waitUntil(lambda: window.session.state.count(Filter.DONE) == 4, timeout=LIMIT_MS)


def test_pause_holds_the_batch_and_stop_ends_it_with_everything_kept(
    empty_window: MainWindow, photos: PhotoMaker, qtbot: QtBot
) -> None:
    window = empty_window
    for number in range(12):
        photos.product(f"{number}.jpg", (320 + number, 240), colour=RED)
    window.add([photos.folder])
    qtbot.waitUntil(lambda: len(names(window)) == 12, timeout=LIMIT_MS)
    window.work.batch.pause.click()
    qtbot.waitUntil(lambda: window.work.batch.pause.text().strip() == "Resume", timeout=LIMIT_MS)
    assert window.session._workbench.is_busy

    window.work.batch.stop.click()
    qtbot.waitUntil(lambda: window.work.status.isVisible(), timeout=LIMIT_MS)

    waiting = window.session.state.waiting_count
    assert waiting > 0
    assert "Stopped." in window.work.status.words
    assert window.work.status.resume.isVisible()
    assert {p.state for p in window.session.state.photos.values()} <= {PhotoState.WAITING, PhotoState.DONE}


def test_closing_while_photos_are_in_work_asks_once_and_loses_nothing(
    empty_window: MainWindow, photos: PhotoMaker, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    window = empty_window
    for number in range(8):
        photos.product(f"{number}.jpg", (320 + number, 240), colour=RED)
    window.add([photos.folder])
    qtbot.waitUntil(lambda: len(names(window)) == 8, timeout=LIMIT_MS)

    window.close()
    window.close()
    (sheet,) = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    stay, _ = [b for b in sheet.panel.findChildren(QAbstractButton) if b.text()]
    stay.click()
    assert window.isVisible()
    window.close()
    sheet = next(sheet for sheet in window.findChildren(Sheet) if sheet.isVisible())
    go = next(b for b in sheet.panel.findChildren(QAbstractButton) if b.text() == "Stop and close")
    QTest.keyPress(go, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=LIMIT_MS)

    places = Places.below(tmp_path / "home")
    again = open_window(places, theme, window_settings(places))
    again.empty.go_on.click()
    kept = len(names(again))
    again.show()
    close(qtbot, again)
    again.deleteLater()
    assert kept == 8


def test_text_file_dropped_alone_is_answered_and_nothing_is_opened(
    empty_window: MainWindow, photos: PhotoMaker, qtbot: QtBot
) -> None:
    (photos.folder / "empty").mkdir(parents=True)

    empty_window.add([photos.folder / "empty"])

    qtbot.waitUntil(lambda: empty_window.empty.notice_words != "", timeout=LIMIT_MS)
    assert empty_window.pages.currentWidget() is empty_window.empty


def test_question_mark_shows_the_keys_and_hides_them(window: MainWindow, qtbot: QtBot) -> None:
    window.commands.keys.trigger()
    (sheet,) = window.findChildren(KeysSheet)
    assert sheet.isVisible()

    QTest.keyClick(sheet, Qt.Key.Key_Question)

    assert not sheet.isVisible()


def test_f6_goes_round_the_areas(window: MainWindow) -> None:
    window.activateWindow()
    window.work.view.setFocus()
    visited = []
    for _ in range(4):
        window.commands.next_area.trigger()
        visited.append(window.focusWidget())

    assert visited[0] is window.work.inspector.stage
    assert visited[-1] is window.work.view
    assert len(set(visited)) == 4


def test_slider_and_wheel_change_the_tile_size(window: MainWindow) -> None:
    view = window.work.view
    window.work.toolbar.slider.setValue(200)
    by_slider = view.wished_tile
    spot = QPointF(50, 100)
    turn = QWheelEvent(
        spot,
        view.viewport().mapToGlobal(spot),
        QPoint(0, 0),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), turn)

    assert by_slider == 200
    assert view.wished_tile == 180
    assert window.work.toolbar.slider.value() == 180


@pytest.mark.parametrize(
    ("width", "is_rail", "is_narrow"), [(1440, False, False), (1200, True, False), (900, True, True)]
)
def test_parts_give_way_in_narrow_windows(
    window: MainWindow, width: int, is_rail: bool, is_narrow: bool
) -> None:
    window.resize(width, 700)
    QApplication.processEvents()

    assert window.work.sidebar.is_rail == is_rail
    assert window.work.is_narrow == is_narrow
    assert window.work.inspector.isVisible() == (not is_narrow)


def test_details_lie_over_the_gallery_of_a_narrow_window_until_escape(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(900, 600)
    QApplication.processEvents()
    width = window.work.view.width()
    press(window, Qt.Key.Key_I)
    shown = window.work.inspector.isVisible()
    press(window, Qt.Key.Key_Escape)

    assert shown
    assert not window.work.inspector.isVisible()
    assert window.work.view.width() == width


def test_window_fits_its_smallest_size(window: MainWindow) -> None:
    window.resize(100, 100)

    assert (window.width(), window.height()) == (900, 600)


def test_dark_and_light_repaint_everything(window: MainWindow, theme: Theme) -> None:
    def ground() -> str:
        return window.grab().toImage().pixelColor(window.width() // 2, 10).name()

    light = ground()
    theme.choose(Appearance.DARK)
    dark = ground()

    assert (light, dark) == ("#f2f2f2", "#1f1f1f")


def test_window_remembers_its_size_and_its_tiles_in_its_own_file(
    window: MainWindow, qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    window.resize(900, 700)  # the offscreen screen is 800 px wide: a restored window is fitted to it
    window.work.view.set_wished_tile(190)
    close(qtbot, window)

    places = Places.below(tmp_path / "home")
    settings = QSettings(str(places.data / "window.ini"), QSettings.Format.IniFormat)
    again = open_window(places, theme, settings)
    size, tile = (again.width(), again.height()), again.work.view.wished_tile
    again.show()
    close(qtbot, again)
    again.deleteLater()

    assert size == (900, 700)
    assert tile == 190


def test_every_control_has_a_name(window: MainWindow) -> None:
    nameless = [
        type(button).__name__
        for button in window.findChildren(QAbstractButton)
        if button.objectName() not in ("qt_toolbar_ext_button",)
        and type(button).__module__.startswith("desktop")
        and not (button.accessibleName() or button.text())
    ]

    assert nameless == []
    gallery = window.work.view.gallery
    spoken = [
        gallery.data(gallery.index(row), Qt.ItemDataRole.AccessibleTextRole)
        for row in range(gallery.rowCount())
    ]
    assert all(spoken)
    assert "photo 1 of 2" in str(spoken[1])


def test_error_that_nobody_caught_is_told_in_the_list_of_problems(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, expected_warnings: object
) -> None:
    assert callable(expected_warnings)
    expected_warnings("an error in the program")
    places = Places.below(tmp_path / "home")
    hook = ErrorHook(window, window._theme, places)

    hook.on_exception(ZeroDivisionError, ZeroDivisionError("x"), None)

    qtbot.waitUntil(lambda: window.work.status.problems.text().strip() == "2 problems")
    assert "ZeroDivisionError" in str(window.session.troubles()[-1].problem)
    hook.on_exception(ValueError, ValueError("y"), None)
    qtbot.waitUntil(lambda: window.work.status.problems.text().strip() == "3 problems")
    (sheet,) = window.findChildren(Sheet)
    words = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert str(places.logs / "bg-remover.log") in words
    assert hook.count == 2
    copy = next(button for button in sheet.findChildren(QPushButton) if button.text() == "Copy diagnostics")
    copy.click()
    assert "BG Remover" in QGuiApplication.clipboard().text()
