"""What the eye needs: no words cut off or over others at any size, in any language; names and focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.application import languages_of
from desktop.gui.keys_sheet import KeysSheet
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_sheet import Page
from desktop.gui.style import Appearance, Theme
from tests.gui.walking import clipped, nameless, overlapping, tab_order

SIZES = [(900, 600), (1000, 640), (1280, 800), (1920, 1080), (3840, 2160)]
LANGUAGES = ["en", "is"]


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """A language, after the window chose its own."""
    yield str(request.param)
    languages_of(qapp).choose("")


def speak(window: MainWindow, language: str, qtbot: QtBot) -> None:
    """Let the window speak a language."""
    languages_of(window._theme.app).choose(language)
    add = {"en": "Add", "is": "Bæta við"}[language]
    qtbot.waitUntil(lambda: window.work.toolbar.add.text().strip() == add)


def assert_readable(window: QWidget) -> None:
    QApplication.processEvents()
    assert clipped(window) == []
    assert overlapping(window) == []


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_shoot_can_be_read_at_every_size(
    language: str, window: MainWindow, size: tuple[int, int], qtbot: QtBot
) -> None:
    speak(window, language, qtbot)
    window.resize(*size)
    window.work.view.choose(window.session.state.groups[0].photos[0])

    assert_readable(window)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_empty_window_can_be_read_at_every_size(
    language: str, empty_window: MainWindow, size: tuple[int, int], qtbot: QtBot
) -> None:
    speak(empty_window, language, qtbot)
    empty_window.resize(*size)

    assert_readable(empty_window)


@pytest.mark.parametrize("page", list(Page), ids=lambda page: page.name.lower())
@pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")
def test_settings_can_be_read_at_every_size(
    language: str, window: MainWindow, size: tuple[int, int], page: Page, qtbot: QtBot
) -> None:
    speak(window, language, qtbot)
    window.resize(*size)
    sheet = window.show_settings(page)
    assert sheet is not None

    QApplication.processEvents()
    assert clipped(sheet) == []
    assert overlapping(sheet) == []


@pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")
def test_keys_and_problems_can_be_read(
    language: str, window: MainWindow, size: tuple[int, int], qtbot: QtBot
) -> None:
    speak(window, language, qtbot)
    window.resize(*size)
    window.problems.open_above(window.work.status)
    assert_readable(window.problems)
    window.problems.leave()

    window.commands.keys.trigger()
    (sheet,) = window.findChildren(KeysSheet)
    QApplication.processEvents()
    assert clipped(sheet) == []


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_everything_has_a_name(window: MainWindow, theme: Theme, appearance: Appearance) -> None:
    theme.choose(appearance)

    assert nameless(window) == []


def test_tab_goes_from_the_bar_over_the_list_and_the_gallery_to_the_details(window: MainWindow) -> None:
    window.resize(1280, 800)
    reached = tab_order(window)
    parts = [window.work.toolbar, window.work.sidebar, window.work.view, window.work.inspector]

    first = [
        next(at for at, one in enumerate(reached) if one is part or part.isAncestorOf(one)) for part in parts
    ]

    assert first == sorted(first)


def test_focus_can_be_seen_on_every_button_of_the_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 800)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    unseen = []
    for part in tab_order(window):
        if not isinstance(part, QAbstractButton):
            continue
        window.work.view.setFocus()
        QApplication.processEvents()
        before = part.grab().toImage()
        part.setFocus(Qt.FocusReason.TabFocusReason)
        QApplication.processEvents()
        if part.grab().toImage() == before:
            unseen.append(part.accessibleName() or part.text())

    assert unseen == []


def test_keyboard_alone_reaches_the_settings_and_saves(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.work.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused.accessibleName() == "Single letters are keys" or (
            isinstance(focused, QAbstractButton) and focused.text() == "Reduce motion"
        ):
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Space)
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        if isinstance(focused, QAbstractButton) and focused.text() == "Save":
            break
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Return)

    assert window._workbench.preferences.settings.reduce_motion
