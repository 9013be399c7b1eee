"""The viewer through its widgets, on the real workbench."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QColorDialog
from pytestqt.qtbot import QtBot

from desktop.core.types import PhotoState
from desktop.gui.main_window import MainWindow
from desktop.gui.sheet import Sheet
from desktop.gui.shoot_state import Filter
from desktop.gui.tools import Tool
from desktop.gui.viewer import Viewer
from tests.gui.conftest import LIMIT_MS, close

NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def viewer(window: MainWindow, qtbot: QtBot) -> Viewer:
    """The viewer on the first photo of the finished shoot, loaded."""
    qtbot.waitUntil(window.isActiveWindow)  # keys go to an active window only
    window.work.view.setFocus()
    QTest.keyClick(window.work.view, Qt.Key.Key_Home)
    QTest.keyClick(window.work.view, Qt.Key.Key_Space)
    ready(window.viewer, qtbot)
    return window.viewer


def ready(viewer: Viewer, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: viewer.stage.is_complete and viewer.desk.can_draw, timeout=LIMIT_MS)


def press(viewer: Viewer, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
    viewer.stage.setFocus()
    QTest.keyClick(viewer.stage, key, modifier)


def spot(viewer: Viewer, x: float, y: float) -> QPoint:
    """A point of the photo in the stage."""
    return viewer.stage.to_stage(x, y).toPoint()


def drag(viewer: Viewer, start: QPoint, end: QPoint) -> None:
    """With the left button, in ten steps."""
    stage = viewer.stage
    QTest.mousePress(stage, LEFT, NO_MODIFIER, start)
    for step in range(1, 11):
        at = QPointF(start + (end - start) * step / 10)
        move = QMouseEvent(
            QEvent.Type.MouseMove, at, stage.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NO_MODIFIER
        )
        QApplication.sendEvent(stage, move)
    QTest.mouseRelease(stage, LEFT, NO_MODIFIER, end)


def settled(viewer: Viewer, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not viewer.desk.is_working, timeout=LIMIT_MS)


def alpha_at(viewer: Viewer, x: int, y: int) -> int:
    assert viewer.stage.viewed is not None
    return int(viewer.stage.viewed.pyramid.alphas[0][y, x])


def sheets(window: MainWindow) -> list[Sheet]:
    return [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]


def answer(window: MainWindow, words: str) -> None:
    (sheet,) = sheets(window)
    next(b for b in sheet.panel.findChildren(QAbstractButton) if b.text() == words).click()


def test_space_opens_the_current_photo_and_escape_goes_back_to_it(
    window: MainWindow, viewer: Viewer, qtbot: QtBot
) -> None:
    assert window.pages.currentWidget() is viewer
    press(viewer, Qt.Key.Key_Right)
    ready(viewer, qtbot)
    second = viewer.photo
    press(viewer, Qt.Key.Key_Escape)

    assert window.pages.currentWidget() is window.work
    assert second is not None
    assert window.work.view.current_photo == second.id


def test_double_click_on_a_tile_opens_it(window: MainWindow, qtbot: QtBot) -> None:
    view = window.work.view
    spot = view.visualRect(view.gallery.index(2)).center()

    QTest.mouseDClick(view.viewport(), LEFT, NO_MODIFIER, spot)

    photo = view.gallery.photo(2)
    assert photo is not None
    assert window.viewer.photo == photo
    ready(window.viewer, qtbot)


def test_strip_holds_the_photos_of_the_filter_and_a_click_shows_one(window: MainWindow, qtbot: QtBot) -> None:
    window.work.sidebar.filter_row(Filter.TO_REVIEW).click()
    window.work.view.setFocus()
    QTest.keyClick(window.work.view, Qt.Key.Key_Home)
    QTest.keyClick(window.work.view, Qt.Key.Key_Space)
    viewer = window.viewer
    ready(viewer, qtbot)
    strip = viewer.strip
    shown = [photo.path.name for photo in strip.strip.photos]
    QTest.mouseClick(strip.viewport(), LEFT, NO_MODIFIER, strip.visualRect(strip.strip.index(1)).center())
    ready(viewer, qtbot)

    assert sorted(shown) == ["mug-front.jpg", "mug-side.jpg"]
    assert viewer.photo is not None
    assert viewer.photo.path.name == shown[1]


def test_failed_photo_tells_why_it_cannot_be_shown(window: MainWindow, qtbot: QtBot) -> None:
    window.work.sidebar.filter_row(Filter.FAILED).click()
    window.work.view.setFocus()
    QTest.keyClick(window.work.view, Qt.Key.Key_Home)
    QTest.keyClick(window.work.view, Qt.Key.Key_Space)

    qtbot.waitUntil(lambda: "broken.jpg" in window.viewer.notice_words, timeout=LIMIT_MS)
    press(window.viewer, Qt.Key.Key_B)
    assert window.viewer.stage.tool is Tool.HAND


def test_divider_is_dragged_and_moved_by_its_arrows(viewer: Viewer) -> None:
    stage, handle = viewer.stage, viewer.stage.handle
    middle = handle.rect().center()
    QTest.mousePress(handle, LEFT, NO_MODIFIER, middle)
    at = QPointF(middle + QPoint(60, 0))
    QApplication.sendEvent(
        handle,
        QMouseEvent(
            QEvent.Type.MouseMove, at, handle.mapToGlobal(at), Qt.MouseButton.NoButton, LEFT, NO_MODIFIER
        ),
    )
    QTest.mouseRelease(handle, LEFT, NO_MODIFIER, middle)
    dragged = stage.share
    handle.setFocus()
    QTest.keyClick(handle, Qt.Key.Key_Left)
    photo = viewer.photo

    assert dragged == pytest.approx(0.5 + 60 / stage.visible_rect().width(), abs=0.01)
    assert stage.share == pytest.approx(dragged - 0.01)
    assert viewer.photo is photo  # the arrow was the divider's


def test_space_and_f_flip_between_photo_and_cutout(viewer: Viewer) -> None:
    shares = []
    for key in (Qt.Key.Key_Space, Qt.Key.Key_F, Qt.Key.Key_Space):
        press(viewer, key)
        shares.append(viewer.stage.share)

    assert shares == [1.0, 0.0, 1.0]


def test_cutout_is_on_the_chosen_ground_and_the_photo_left_of_the_line(viewer: Viewer, qtbot: QtBot) -> None:
    press(viewer, Qt.Key.Key_G)
    stage = viewer.stage
    qtbot.waitUntil(lambda: stage.is_complete)
    image = stage.grab().toImage()
    scale = image.width() / stage.width()
    seen = stage.visible_rect()

    def colour(x: float, y: float) -> str:
        return image.pixelColor(int(x * scale), int(y * scale)).name()

    assert viewer.bar.swatches.ground == "white"
    assert colour(seen.right() - 12, seen.bottom() - 12) == "#ffffff"
    assert colour(seen.left() + 12, seen.bottom() - 12).startswith(("#e1", "#e2", "#e3"))
    assert colour(4, stage.height() - 4) == "#cfcfcf"


def test_wheel_zooms_at_the_pointer_and_keys_fit_and_show_pixels(viewer: Viewer) -> None:
    stage = viewer.stage
    fit = stage.zoom
    at = QPointF(stage.visible_rect().left() + 30, 60)
    under = stage.to_photo(at)
    wheel = QWheelEvent(
        at,
        stage.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        NO_MODIFIER,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(stage, wheel)
    after = stage.to_photo(at)
    by_wheel = stage.zoom
    press(viewer, Qt.Key.Key_1)
    pixels = stage.zoom
    press(viewer, Qt.Key.Key_Plus)
    larger = stage.zoom
    press(viewer, Qt.Key.Key_0)

    assert by_wheel == pytest.approx(fit * 1.44)
    assert (after.x(), after.y()) == pytest.approx((under.x(), under.y()))
    assert pixels == pytest.approx(1.0)
    assert larger == pytest.approx(1.25)
    assert stage.zoom == pytest.approx(fit)
    assert viewer.bar.zoom.text().strip() == f"{round(fit * 100)} %"


def test_hand_drags_a_picture_that_is_larger_than_the_view(viewer: Viewer) -> None:
    stage = viewer.stage
    stage.zoom_to(8.0)
    before = stage.camera
    drag(viewer, QPoint(100, 100), QPoint(60, 130))

    assert stage.camera.x == pytest.approx(before.x + 40 / before.scale)
    assert stage.camera.y == pytest.approx(before.y - 30 / before.scale)


def test_loupe_is_there_while_its_key_is_held(viewer: Viewer) -> None:
    viewer.stage.setFocus()
    QTest.keyPress(viewer.stage, Qt.Key.Key_Z)
    held = viewer.stage.has_loupe
    viewer.stage.grab()
    QTest.keyRelease(viewer.stage, Qt.Key.Key_Z)

    assert held
    assert not viewer.stage.has_loupe


def test_erased_stroke_is_seen_undone_redone_and_kept(
    window: MainWindow, viewer: Viewer, qtbot: QtBot
) -> None:
    photo = viewer.photo
    assert photo is not None
    x, y = photo.width_px // 2, photo.height_px // 2
    press(viewer, Qt.Key.Key_E)
    solid = alpha_at(viewer, x, y)
    drag(viewer, spot(viewer, x - 20, y), spot(viewer, x + 20, y))
    settled(viewer, qtbot)
    erased = alpha_at(viewer, x, y)
    press(viewer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settled(viewer, qtbot)
    undone = alpha_at(viewer, x, y)
    press(viewer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settled(viewer, qtbot)
    redone = alpha_at(viewer, x, y)
    press(viewer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def is_done() -> bool:
        now = window.session.state.photos[photo.id]
        return now.revision > photo.revision and now.state is PhotoState.DONE

    qtbot.waitUntil(is_done, timeout=LIMIT_MS)
    qtbot.waitUntil(lambda: not window.session._workbench.is_busy, timeout=LIMIT_MS)
    ready(viewer, qtbot)
    _, kept = window.session._workbench.whole_picture(photo.id)

    assert (solid, erased, undone, redone) == (255, 0, 255, 0)
    assert kept is not None
    assert kept[y, x] == 0
    assert window.session.state.photos[photo.id].state is PhotoState.DONE
    assert not viewer.desk.history.is_changed


def test_brush_that_follows_edges_marks_and_the_other_touches(viewer: Viewer, qtbot: QtBot) -> None:
    press(viewer, Qt.Key.Key_B)
    press(viewer, Qt.Key.Key_T)
    drag(viewer, spot(viewer, 20, 20), spot(viewer, 40, 20))
    settled(viewer, qtbot)
    press(viewer, Qt.Key.Key_T)
    drag(viewer, spot(viewer, 20, 40), spot(viewer, 40, 40))
    settled(viewer, qtbot)
    edits = viewer.desk.history.edits
    viewer.desk.discard()

    assert [mark.kind for mark in edits.guidance.marks] == ["keep"]
    assert [touch.kind for touch in edits.retouch.touches] == ["restore"]


def test_brackets_resize_the_brush(viewer: Viewer) -> None:
    press(viewer, Qt.Key.Key_B)
    before = viewer.stage.brush_tool.brush.radius_px
    press(viewer, Qt.Key.Key_BracketRight)
    larger = viewer.stage.brush_tool.brush.radius_px
    press(viewer, Qt.Key.Key_BracketLeft)

    assert larger == pytest.approx(before * 1.25)
    assert viewer.stage.brush_tool.brush.radius_px == pytest.approx(before)


def test_brush_is_used_by_keys_alone(viewer: Viewer, qtbot: QtBot) -> None:
    photo = viewer.photo
    assert photo is not None
    press(viewer, Qt.Key.Key_E)
    press(viewer, Qt.Key.Key_Space)
    press(viewer, Qt.Key.Key_Right)
    press(viewer, Qt.Key.Key_Right)
    press(viewer, Qt.Key.Key_Space)
    settled(viewer, qtbot)
    (touch,) = viewer.desk.history.edits.retouch.touches
    viewer.desk.discard()

    assert len(touch.stroke.points) == 3
    across = touch.stroke.points[-1][0] - touch.stroke.points[0][0]
    assert across == pytest.approx(2 * viewer.stage.brush_tool.brush.radius_px / 2)
    assert viewer.photo is photo  # the arrows were the brush's


def test_subject_box_is_drawn_and_the_cutout_stays_inside(viewer: Viewer, qtbot: QtBot) -> None:
    photo = viewer.photo
    assert photo is not None
    press(viewer, Qt.Key.Key_R)
    w, h = photo.width_px, photo.height_px
    drag(viewer, spot(viewer, w * 0.2, h * 0.2), spot(viewer, w * 0.5, h * 0.8))
    settled(viewer, qtbot)
    box = viewer.desk.box
    viewed = viewer.stage.viewed
    viewer.options.clear.click()
    settled(viewer, qtbot)

    assert box is not None
    assert box.left == pytest.approx(w * 0.2, abs=2)
    assert box.bottom == pytest.approx(h * 0.8, abs=2)
    assert viewed is not None
    assert not viewed.pyramid.alphas[0][:, round(w * 0.7) :].any()
    assert viewer.desk.box is None
    assert not viewer.desk.history.is_changed


def test_subject_box_is_drawn_by_keys_alone(viewer: Viewer, qtbot: QtBot) -> None:
    photo = viewer.photo
    assert photo is not None
    press(viewer, Qt.Key.Key_R)
    press(viewer, Qt.Key.Key_Right)  # a box in the middle
    press(viewer, Qt.Key.Key_Up)
    press(viewer, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    press(viewer, Qt.Key.Key_Return)
    settled(viewer, qtbot)
    box = viewer.desk.box
    viewer.desk.discard()

    assert box is not None
    assert box.left == photo.width_px // 4
    assert box.top < photo.height_px // 4
    assert box.right > photo.width_px * 3 // 4


def test_leaving_with_something_drawn_asks_and_only_then(
    window: MainWindow, viewer: Viewer, qtbot: QtBot
) -> None:
    press(viewer, Qt.Key.Key_E)
    press(viewer, Qt.Key.Key_Return)
    settled(viewer, qtbot)
    press(viewer, Qt.Key.Key_Escape)
    asked = len(sheets(window))
    answer(window, "Go on drawing")
    stayed = window.pages.currentWidget() is viewer
    viewer.bar.back.click()
    answer(window, "Discard")
    kept = window.session._workbench.drawing.edits(viewer.photo.id) if viewer.photo else None

    assert asked == 1
    assert stayed
    assert window.pages.currentWidget() is window.work
    assert not kept
    assert not sheets(window)


def test_next_photo_after_the_question_keeps_what_was_drawn(
    window: MainWindow, viewer: Viewer, qtbot: QtBot
) -> None:
    first = viewer.photo
    assert first is not None
    press(viewer, Qt.Key.Key_E)
    press(viewer, Qt.Key.Key_Return)
    settled(viewer, qtbot)
    press(viewer, Qt.Key.Key_PageDown)
    answer(window, "Apply")

    assert viewer.photo != first
    assert window.session._workbench.drawing.edits(first.id).retouch.touches
    qtbot.waitUntil(lambda: not window.session._workbench.is_busy, timeout=LIMIT_MS)


def test_stop_takes_the_step_back(viewer: Viewer, qtbot: QtBot) -> None:
    before = viewer.stage.viewed
    assert before is not None
    press(viewer, Qt.Key.Key_R)
    drag(viewer, spot(viewer, 10, 10), spot(viewer, 120, 120))
    viewer.busy.stop.click()
    settled(viewer, qtbot)
    after = viewer.stage.viewed

    assert not viewer.desk.history.is_changed
    assert after is not None
    assert np.array_equal(before.pyramid.alphas[0], after.pyramid.alphas[0])


def test_f6_goes_round_the_viewer(window: MainWindow, viewer: Viewer) -> None:
    window.activateWindow()
    visited = set()
    for _ in range(3):
        window.commands.next_area.trigger()
        visited.add(window.focusWidget())

    assert visited == {viewer.bar.back, viewer.stage, viewer.strip}


def test_every_button_of_the_viewer_has_a_name(viewer: Viewer) -> None:
    nameless = [
        button
        for button in viewer.findChildren(QAbstractButton)
        if not (button.accessibleName() or button.text().strip())
    ]

    assert nameless == []


def test_keys_of_review_decide_about_the_photo_in_the_viewer(
    window: MainWindow, viewer: Viewer, qtbot: QtBot
) -> None:
    first = viewer.photo
    assert first is not None
    press(viewer, Qt.Key.Key_X)
    dropped = window.session.state.verdicts.get(first.id)
    press(viewer, Qt.Key.Key_U)
    undone = window.session.state.verdicts.get(first.id)
    press(viewer, Qt.Key.Key_K)

    assert dropped == "drop"
    assert undone is None
    assert window.session.state.verdicts.get(first.id) == "keep"
    assert window.pages.currentWidget() is viewer


def test_threads_of_viewers_that_were_replaced_end_with_the_window(
    window: MainWindow, viewer: Viewer, qtbot: QtBot
) -> None:
    window._rebuild()  # as another language does
    again = window.viewer
    window.viewing.open()
    ready(again, qtbot)
    close(qtbot, window)

    assert again is not viewer
    left = {thread.name for thread in threading.enumerate()}
    assert not [name for name in left if name.startswith(("viewer", "tiles", "export"))]


def test_letters_that_are_switched_off_do_nothing_in_the_viewer(viewer: Viewer) -> None:
    viewer.keys.use_letters(False)
    press(viewer, Qt.Key.Key_B)
    by_letter = viewer.stage.tool
    viewer.rail.buttons[Tool.RESTORE].click()
    by_button = viewer.stage.tool
    viewer.keys.use_letters(True)
    press(viewer, Qt.Key.Key_H)

    assert by_letter is Tool.HAND
    assert by_button is Tool.RESTORE
    assert viewer.stage.tool is Tool.HAND


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_own_colour_is_asked_for_and_shown_behind_the_cutout(viewer: Viewer, qtbot: QtBot) -> None:
    own = viewer.bar.swatches.findChildren(QAbstractButton)[-1]
    own.click()
    own.click()
    (dialog,) = viewer.findChildren(QColorDialog)
    dialog.colorSelected.emit(QColor("#123456"))
    dialog.reject()
    stage = viewer.stage
    stage.set_share(0.0)
    qtbot.waitUntil(lambda: stage.is_complete)
    image = stage.grab().toImage()
    scale = image.width() / stage.width()
    corner = stage.visible_rect().bottomRight()

    assert image.pixelColor(int((corner.x() - 9) * scale), int((corner.y() - 9) * scale)).name() == "#123456"
