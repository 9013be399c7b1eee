"""The export sheet through its widgets, on the real workbench."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.core.types import PhotoState
from desktop.gui.export_sheet import ExportSheet
from desktop.gui.main_window import MainWindow
from desktop.gui.recipe_form import RecipeForm
from tests.gui.conftest import LIMIT_MS


@pytest.fixture
def sheet(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> ExportSheet:
    """The sheet on the finished shoot, every preview rendered, into an empty folder."""
    qtbot.waitUntil(window.isActiveWindow)
    window.work.toolbar.export.click()
    sheet = window.exporting.sheet
    assert sheet is not None
    sheet.set_folder(tmp_path / "out")
    rendered(sheet, qtbot)
    planned(sheet, qtbot, 3)
    return sheet


def rendered(sheet: ExportSheet, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not any(c.is_waiting for c in sheet.cards.values()), timeout=LIMIT_MS)


def planned(sheet: ExportSheet, qtbot: QtBot, files: int) -> None:
    done = lambda: sheet.plan is not None and len(sheet.plan.outputs) == files  # noqa: E731
    qtbot.waitUntil(done, timeout=LIMIT_MS)


def choose(sheet: ExportSheet, *names: str) -> None:
    for name, card in sheet.cards.items():
        card.check.setChecked(name in names)


def files(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


def test_cards_show_the_photo_as_each_recipe_makes_it(sheet: ExportSheet) -> None:
    amazon, master = sheet.cards["amazon"], sheet.cards["transparent"]
    assert amazon.preview is not None
    assert master.preview is not None
    white = amazon.preview.picture

    assert (amazon.preview.width_px, amazon.preview.height_px) == (2000, 2000) or (
        amazon.preview.judgement is not None
    )
    assert white.shape[2] == 3
    assert white[2, 2].tolist() == [255, 255, 255]
    assert master.preview.picture.shape[2] == 4
    assert master.preview.picture[2, 2, 3] == 0
    assert master.verdict_words == "No shop rules to judge"
    assert amazon.verdict_words != ""


def test_click_on_a_card_shows_its_rules_and_only_the_box_chooses(sheet: ExportSheet) -> None:
    card = sheet.cards["amazon"]
    before = card.check.isChecked()
    QTest.mouseClick(
        card, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, card.pane.geometry().center()
    )
    shown = sheet.rules.lines
    QTest.mouseClick(card.check, Qt.MouseButton.LeftButton)

    assert card.preview is not None
    assert card.preview.judgement is not None
    assert [check.finding or check.rule for check in card.preview.judgement.checks] == list(
        shown[: len(card.preview.judgement.checks)]
    )
    assert not before
    assert card.check.isChecked()


def test_chosen_recipes_are_written_with_the_table_and_remembered(
    window: MainWindow, sheet: ExportSheet, qtbot: QtBot
) -> None:
    choose(sheet, "amazon", "transparent")
    planned(sheet, qtbot, 6)
    assert sheet.go.text() == "Export 6 files"
    sheet.go.click()
    qtbot.waitUntil(lambda: bool(sheet.summary.lines), timeout=LIMIT_MS)
    first = sheet.summary.lines[0]
    out = sheet.folder
    sheet.leave()
    window.commands.export.trigger()
    again = window.exporting.sheet

    assert files(out) == [
        "amazon/box.jpg",
        "amazon/mug-front.jpg",
        "amazon/mug-side.jpg",
        "groups.csv",
        "transparent/box.png",
        "transparent/mug-front.png",
        "transparent/mug-side.png",
    ]
    with Image.open(out / "transparent" / "box.png") as picture:
        assert picture.mode == "RGBA"
    assert first.startswith("6 files written")
    assert any(line.startswith("amazon: ") for line in sheet.summary.lines)
    assert again is not None
    assert [name for name, card in again.cards.items() if card.check.isChecked()] == ["amazon", "transparent"]
    assert again.folder == out
    assert window.news.export_folder == str(out)


def test_names_are_shown_before_and_a_wrong_template_says_why(sheet: ExportSheet, qtbot: QtBot) -> None:
    sheet.options.name.setText("{original}-{sequence:02}")
    qtbot.waitUntil(lambda: "mug-front-0" in sheet.options.names_words, timeout=LIMIT_MS)
    sheet.options.name.setText("{produkt}")
    qtbot.waitUntil(lambda: "there is no {produkt}" in sheet.options.names_words, timeout=LIMIT_MS)

    assert not sheet.go.isEnabled()
    assert sheet.plan is None


def test_names_that_are_taken_are_told_before_anything_is_written(sheet: ExportSheet, qtbot: QtBot) -> None:
    out = sheet.folder / "transparent"
    out.mkdir(parents=True)
    (out / "mug-front.png").write_bytes(b"mine")
    sheet.options.name.setText("photo")
    choose(sheet, "transparent")
    qtbot.waitUntil(lambda: "get a number" in sheet.options.clash_words, timeout=LIMIT_MS)
    numbered = sheet.options.clash_words
    sheet.options.name.setText("")
    qtbot.waitUntil(lambda: "replaced" in sheet.options.clash_words, timeout=LIMIT_MS)

    assert numbered == "2 names are taken and get a number, such as photo-2.png."
    assert sheet.options.clash_words == "1 file that is there will be replaced: mug-front.png."
    assert (out / "mug-front.png").read_bytes() == b"mine"


def test_without_a_recipe_there_is_nothing_to_export(sheet: ExportSheet, qtbot: QtBot) -> None:
    choose(sheet)
    qtbot.waitUntil(lambda: not sheet.go.isEnabled(), timeout=LIMIT_MS)


def test_previews_are_of_the_current_photo_whatever_else_is_accepted(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    groups = window.session.state.groups
    review = window.session.review
    window.session.decide(lambda: review.accept([groups[0].id]))
    done = [id for id, photo in window.session.state.photos.items() if photo.state is PhotoState.DONE]
    other = next(id for id in done if id not in groups[0].photos)
    window.work.view.choose(other)

    window.commands.export.trigger()

    sheet = window.exporting.sheet
    assert sheet is not None
    assert [button.text().split()[0] for button in sheet.scopes.buttons.buttons()] == ["All", "Accepted"]
    assert sheet.shown == other
    rendered(sheet, qtbot)
    sheet.leave()


def test_selected_photos_can_be_exported_alone(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    window.work.view.setFocus()
    QTest.keyClick(window.work.view, Qt.Key.Key_Home)
    QTest.keyClick(window.work.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    window.commands.export.trigger()
    sheet = window.exporting.sheet
    assert sheet is not None
    sheet.set_folder(tmp_path / "out")
    choose(sheet, "transparent")
    buttons = sheet.scopes.buttons.buttons()
    words = [button.text() for button in buttons]
    buttons[-1].click()
    planned(sheet, qtbot, 2)
    title = sheet.title.text()
    sheet.leave()

    assert words == ["All 3", "Selected 2"]
    assert title == "Export 2 photos"


def test_contact_sheet_and_place_of_the_photos_as_asked(
    window: MainWindow, sheet: ExportSheet, qtbot: QtBot
) -> None:
    choose(sheet, "amazon")
    sheet.options.sheet.setChecked(True)
    planned(sheet, qtbot, 3)
    sheet.go.click()
    qtbot.waitUntil(lambda: bool(sheet.summary.lines), timeout=LIMIT_MS)
    text = (sheet.folder / "contact-sheet.html").read_text("utf-8")

    assert text.count("<img ") == 3
    assert "mug-front.jpg" in text
    assert 'src="http' not in text


def test_photo_that_went_away_is_named_in_the_summary(
    window: MainWindow, sheet: ExportSheet, qtbot: QtBot
) -> None:
    photo = next(p for p in window.session.state.photos.values() if p.path.name == "box.jpg")
    content = photo.path.read_bytes()
    photo.path.unlink()
    try:
        choose(sheet, "transparent")
        sheet.go.click()
        qtbot.waitUntil(lambda: bool(sheet.summary.lines), timeout=LIMIT_MS)
    finally:
        photo.path.write_bytes(content)

    lines = sheet.summary.lines
    assert lines[0].startswith("2 files written")
    assert "1 photo could not be written:" in lines
    assert any("box.jpg" in line for line in lines)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_change_asks_for_another_folder(
    window: MainWindow, sheet: ExportSheet, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    sheet.change.click()
    (dialog,) = window.findChildren(QFileDialog)
    dialog.setDirectory(str(other))
    dialog.filesSelected.emit([str(other)])
    dialog.reject()

    assert sheet.folder == other


def test_recipe_is_duplicated_edited_kept_as_a_file_and_removed(
    window: MainWindow, sheet: ExportSheet, qtbot: QtBot
) -> None:
    sheet.show_rules("etsy")
    sheet.rules.copy.click()
    (form,) = window.findChildren(RecipeForm)
    form.title_field.setText('Linen "wide"')
    form.background.setText("#f0e8dc")
    form.across.setValue(1200)
    form.down.setValue(900)
    form.save.click()
    rendered(sheet, qtbot)
    folder = window.session._workbench.exporting.recipes_folder
    text = (folder / "linen-wide.toml").read_text("utf-8")
    card = sheet.cards["linen-wide"]
    preview = card.preview
    sheet.show_rules("linen-wide")
    sheet.rules.edit.click()
    form = next(one for one in window.findChildren(RecipeForm) if one.isVisible())
    form.remove.click()

    assert 'title = "Linen \\"wide\\""' in text
    assert card.check.isChecked()
    assert preview is not None
    assert preview.picture[2, 2].tolist() == pytest.approx([0xF0, 0xE8, 0xDC], abs=1)
    assert preview.width_px * 900 == pytest.approx(preview.height_px * 1200, rel=0.01)
    assert "linen-wide" not in sheet.cards
    assert not (folder / "linen-wide.toml").exists()


def test_wrong_background_of_a_recipe_is_refused_in_the_form(
    window: MainWindow, sheet: ExportSheet, qtbot: QtBot
) -> None:
    sheet.rules.copy.click()
    (form,) = window.findChildren(RecipeForm)
    form.background.setText("#12")
    form.save.click()

    assert form.isVisible()
    assert "#12" in form.error_words
    form.leave()


def test_escape_closes_the_sheet_and_gives_the_focus_back(
    window: MainWindow, sheet: ExportSheet, qtbot: QtBot
) -> None:
    QTest.keyClick(sheet, Qt.Key.Key_Escape)

    assert window.exporting.sheet is None
