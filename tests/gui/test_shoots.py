"""The list of shoots: opening, a new one, another name, off the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

from desktop.core.types import ShootId
from desktop.gui.main_window import MainWindow
from desktop.gui.sheet import Sheet
from desktop.gui.shoot_desk import NameSheet


def ids(window: MainWindow) -> dict[str, ShootId]:
    return {shoot.name: shoot.id for shoot in window.session._workbench.shoots()}


def choose(window: MainWindow, shoot: ShootId, words: str) -> None:
    """An entry of the menu of a shoot's row."""
    row = window.work.sidebar.shoot_row(shoot)
    row.customContextMenuRequested.emit(QPoint(5, 5))
    (menu,) = [
        one for one in window.findChildren(QMenu) if one.objectName() == "shoot_menu" and one.isVisible()
    ]
    next(action for action in menu.actions() if action.text() == words).trigger()
    menu.hide()


def sheet_of(window: MainWindow) -> Sheet:
    (sheet,) = [sheet for sheet in window.findChildren(Sheet) if sheet.isVisible()]
    return sheet


def button(sheet: Sheet, words: str) -> QAbstractButton:
    return next(one for one in sheet.panel.findChildren(QAbstractButton) if one.text() == words)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_shoot_gets_another_name_and_an_empty_one_is_refused(grouped: MainWindow) -> None:
    (shoot,) = ids(grouped).values()
    choose(grouped, shoot, "Rename…")
    sheet = sheet_of(grouped)
    assert isinstance(sheet, NameSheet)
    sheet.field.clear()
    refused = not sheet.go.isEnabled()
    QTest.keyClicks(sheet.field, "Autumn catalogue")
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)

    assert refused
    assert [*ids(grouped)] == ["Autumn catalogue"]
    assert grouped.work.sidebar.shoot_row(shoot).name == "Autumn catalogue"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_shoot_is_taken_off_the_list_after_a_question_and_no_file_is_touched(grouped: MainWindow) -> None:
    (shoot,) = ids(grouped).values()
    files = [photo.path for photo in grouped.session.state.photos.values()]
    choose(grouped, shoot, "Remove from the list…")
    button(sheet_of(grouped), "Cancel").click()
    kept = [*ids(grouped).values()]
    choose(grouped, shoot, "Remove from the list…")
    button(sheet_of(grouped), "Remove").click()

    assert kept == [shoot]
    assert ids(grouped) == {}
    assert grouped.pages.currentWidget() is grouped.empty
    assert all(file.is_file() for file in files)


def test_new_shoot_begins_empty_and_the_earlier_one_can_be_opened_again(
    grouped: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    grouped.work.sidebar.new.click()
    is_empty = grouped.pages.currentWidget() is grouped.empty
    grouped.empty.go_on.click()

    assert is_empty
    assert len(grouped.session.state.photos) == 5
