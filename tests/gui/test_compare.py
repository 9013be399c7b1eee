"""Two photos side by side, through the widgets on the real workbench."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.comparison import Comparison
from desktop.gui.main_window import MainWindow
from desktop.gui.viewer_bar import DIFFERENCE, DIVIDER, SIDE_BY_SIDE
from tests.gui.conftest import LIMIT_MS

NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def comparison(window: MainWindow, qtbot: QtBot) -> Comparison:
    """The first photo of the finished shoot beside the other one of its product."""
    qtbot.waitUntil(window.isActiveWindow)
    window.work.view.setFocus()
    QTest.keyClick(window.work.view, Qt.Key.Key_Home)
    QTest.keyClick(window.work.view, Qt.Key.Key_C)
    ready(window, qtbot)
    return window.viewer.comparison


def ready(window: MainWindow, qtbot: QtBot) -> None:
    panes = window.viewer.comparison.view.panes
    done = lambda: window.viewer.comparison.is_ready and all(pane.has_picture for pane in panes)  # noqa: E731
    qtbot.waitUntil(done, timeout=LIMIT_MS)


def press(window: MainWindow, key: Qt.Key) -> None:
    front = window.viewer.main_part()
    front.setFocus()
    QTest.keyClick(front, key)


def names(comparison: Comparison) -> tuple[str, str]:
    assert comparison.pair is not None
    return comparison.pair.first.path.name, comparison.pair.second.path.name


def point_at(comparison: Comparison, x: float, y: float) -> None:
    pane = comparison.view.panes[0]
    at = QPointF(x, y)
    QApplication.sendEvent(
        pane,
        QMouseEvent(
            QEvent.Type.MouseMove,
            at,
            pane.mapToGlobal(at),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            NO_MODIFIER,
        ),
    )


def test_c_compares_a_photo_with_the_one_it_is_linked_to(window: MainWindow, comparison: Comparison) -> None:
    assert sorted(names(comparison)) == ["mug-front.jpg", "mug-side.jpg"]
    assert window.viewer.views.currentWidget() is comparison.view
    assert comparison.row.isVisible()
    assert not window.viewer.foot.isVisible()
    assert comparison.row.band_words in ("Sure", "Likely", "Check this one")


def test_two_selected_photos_are_compared(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    view = window.work.view
    photos = {p.path.name: p.id for p in window.session.state.photos.values()}
    view.choose(photos["box.jpg"])
    row = view.gallery.row_of(photos["mug-side.jpg"])
    assert row is not None
    view.selectionModel().select(view.gallery.index(row), view.selectionModel().SelectionFlag.Select)
    window.commands.compare.trigger()
    ready(window, qtbot)

    assert sorted(names(window.viewer.comparison)) == ["box.jpg", "mug-side.jpg"]
    assert window.viewer.comparison.row.band_words == "Two products"


def test_linked_panes_zoom_in_step_by_their_subjects(window: MainWindow, comparison: Comparison) -> None:
    first, second = comparison.view.panes
    press(window, Qt.Key.Key_Plus)
    after = second.look

    assert after.zoom == pytest.approx(1.25)
    assert first.look.zoom == pytest.approx(1.25)
    assert window.viewer.bar.zoom.text().strip() == "125 %"
    press(window, Qt.Key.Key_0)
    assert second.look.zoom == pytest.approx(1.0)


def test_unlinked_panes_move_alone_and_keep_their_offset_when_linked_again(comparison: Comparison) -> None:
    first, second = comparison.view.panes
    comparison.view.link.click()
    first.zoom_by(2.0)
    alone = second.look.zoom
    comparison.view.link.click()
    first.zoom_by(1.5)

    assert alone == pytest.approx(1.0)
    assert first.look.zoom == pytest.approx(3.0)
    assert second.look.zoom == pytest.approx(1.5)


def test_cross_is_at_the_same_place_of_both_subjects(comparison: Comparison) -> None:
    point_at(comparison, 120, 90)
    first, second = comparison.view.panes
    shown = first.cross, second.cross
    QApplication.sendEvent(first, QEvent(QEvent.Type.Leave))

    assert shown[0] is not None
    assert shown[0] == shown[1]
    assert second.cross is None


def test_f_swaps_the_two(window: MainWindow, comparison: Comparison, qtbot: QtBot) -> None:
    before = names(comparison)
    press(window, Qt.Key.Key_F)

    assert names(comparison) == before[::-1]


def test_difference_shows_what_is_red_and_how_much(
    window: MainWindow, comparison: Comparison, qtbot: QtBot
) -> None:
    window.viewer.bar.modes.buttons.button(DIFFERENCE).click()
    qtbot.waitUntil(lambda: "of the product differs" in comparison.view.share_words, timeout=LIMIT_MS)
    mode = comparison.mode
    window.viewer.bar.modes.buttons.button(SIDE_BY_SIDE).click()

    assert mode == DIFFERENCE
    assert comparison.view.currentIndex() == 0


def test_x_says_not_the_same_for_ever_and_k_the_same_again(
    window: MainWindow, comparison: Comparison, qtbot: QtBot
) -> None:
    assert comparison.pair is not None
    one, two = comparison.pair.ids
    press(window, Qt.Key.Key_X)
    qtbot.waitUntil(lambda: comparison.row.band_words == "Two products", timeout=LIMIT_MS)
    apart = window.session.state.group_of(one)
    said = comparison.row.said_words
    press(window, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: comparison.row.band_words != "Two products", timeout=LIMIT_MS)
    group = window.session.state.group_of(one)

    assert apart is None or two not in apart.photos
    assert said == "Not the same product, remembered."
    assert group is not None
    assert two in group.photos
    assert window.session.state.verdicts == {}  # the keys were the pair's, not the photo's


def test_d_takes_a_duplicate_back_and_says_it_again(window: MainWindow, comparison: Comparison) -> None:
    assert comparison.pair is not None
    one, two = comparison.pair.ids
    found = dict(window.session.state.duplicates)  # the two made mugs are found to be one shot
    press(window, Qt.Key.Key_D)
    taken_back = dict(window.session.state.duplicates)
    press(window, Qt.Key.Key_D)

    assert found == {two: one}
    assert taken_back == {}
    assert window.session.state.duplicates == {two: one}


def test_escape_goes_back_by_one(window: MainWindow, comparison: Comparison, qtbot: QtBot) -> None:
    first = names(comparison)[0]
    press(window, Qt.Key.Key_Escape)
    on_one = window.viewer.views.currentWidget() is window.viewer.stage
    photo = window.viewer.photo
    press(window, Qt.Key.Key_Escape)

    assert on_one
    assert window.viewer.comparison.mode == DIVIDER
    assert window.viewer.foot.isVisibleTo(window.viewer)
    assert photo is not None
    assert photo.path.name == first
    assert window.pages.currentWidget() is window.work


def test_arrow_steps_the_second_photo_where_there_are_more(
    window: MainWindow, comparison: Comparison, qtbot: QtBot
) -> None:
    before = names(comparison)
    press(window, Qt.Key.Key_Right)

    assert names(comparison) == before  # a product of two has no third
