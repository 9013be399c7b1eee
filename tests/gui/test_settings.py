"""The settings, through the real sheet: what is typed is judged, what is saved acts."""

from __future__ import annotations

import hashlib
import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.app.models import ModelManager
from desktop.app.workbench import Workbench
from desktop.core.similarity import SignalWeights
from desktop.core.types import HardwareUse, Quality
from desktop.gui.languages import LANGUAGES
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_grouping import normalised
from desktop.gui.settings_sheet import Page, SettingsSheet
from desktop.store.settings import Settings, SettingsFile, Theme
from desktop.store.weights import Keeper
from tests.gui.conftest import LIMIT_MS
from tests.gui.walking import nameless, tab_order


@pytest.fixture
def sheet(window: MainWindow) -> SettingsSheet:
    opened = window.show_settings()
    assert opened is not None
    return opened


def type_into(field: QLineEdit, words: str) -> None:
    field.selectAll()
    QTest.keyClicks(field, words)


def bench(window: MainWindow) -> Workbench:
    made = window.session._workbench
    assert isinstance(made, Workbench)
    return made


def saved(window: MainWindow) -> Settings:
    """What the file says."""
    return SettingsFile(bench(window).preferences.places.settings_file).load()


def test_ctrl_comma_opens_the_settings_and_escape_leaves_everything(window: MainWindow, qtbot: QtBot) -> None:
    window.work.view.setFocus()
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    (opened,) = window.findChildren(SettingsSheet)
    opened.general.look.buttons.button(2).click()

    QTest.keyClick(opened, Qt.Key.Key_Escape)

    assert not opened.isVisible()
    assert saved(window) == Settings()
    assert window.work.view.hasFocus()


def test_gear_opens_the_settings_once(window: MainWindow) -> None:
    window.work.toolbar.settings.click()
    window.commands.settings.trigger()

    assert len([one for one in window.findChildren(SettingsSheet) if one.isVisible()]) == 1


def test_dark_is_kept_and_shown(window: MainWindow, sheet: SettingsSheet) -> None:
    sheet.general.look.buttons.button(2).click()
    sheet.save.click()

    assert saved(window).theme is Theme.DARK
    assert window.grab().toImage().pixelColor(window.width() // 2, 10).name() == "#1f1f1f"


def test_language_is_kept_and_shown_at_once(window: MainWindow, sheet: SettingsSheet, qtbot: QtBot) -> None:
    assert [sheet.general.language.itemText(at) for at in (1, 2)] == list(LANGUAGES.values())
    sheet.general.language.show_value("is")
    sheet.save.click()

    qtbot.waitUntil(lambda: window.work.toolbar.add.text().strip() == "Bæta við")
    assert saved(window).language == "is"
    again = window.show_settings()
    assert again is not None
    assert again.save.text() == "Vista"
    again.general.language.show_value("")
    again.save.click()
    qtbot.waitUntil(lambda: window.work.toolbar.add.text().strip() == "Add")


def test_letters_are_no_keys_when_they_are_switched_off(window: MainWindow, sheet: SettingsSheet) -> None:
    sheet.general.letters.click()
    sheet.save.click()
    was_shown = window.work.inspector.isVisible()

    window.work.view.setFocus()
    QTest.keyClick(window.work.view, Qt.Key.Key_I)
    assert window.work.inspector.isVisible() == was_shown

    window.work.toolbar.details.click()
    assert window.work.inspector.isVisible() != was_shown  # the button still does it


def test_no_motion_is_kept_and_heeded(window: MainWindow, sheet: SettingsSheet) -> None:
    sheet.general.still.click()
    sheet.save.click()

    assert saved(window).reduce_motion
    assert window._theme.is_still


@pytest.mark.parametrize(("words", "is_right"), [("", True), ("1", True), ("64", True), ("0", False)])
@pytest.mark.parametrize("more", ["65", "1.5", "x"])
def test_workers_are_judged_as_they_are_typed(
    sheet: SettingsSheet, words: str, is_right: bool, more: str
) -> None:
    sheet.general.workers.setText(more)
    assert not sheet.save.isEnabled()
    assert "Photos at a time" in sheet.complaint

    sheet.general.workers.setText(words)

    assert sheet.save.isEnabled() == is_right


def test_workers_act_at_once(window: MainWindow, sheet: SettingsSheet) -> None:
    type_into(sheet.general.workers, "3")
    sheet.save.click()

    assert bench(window)._photo_pool.workers == 3


def test_memory_bounds_what_is_in_work(window: MainWindow, sheet: SettingsSheet) -> None:
    type_into(sheet.general.memory, "0.5")
    sheet.save.click()

    engine, _ = bench(window)._studio.loaded()
    # 512 MB at 350 MB for 25 million pixels, by hand: 36.57 million
    assert engine.budget._limit == pytest.approx(36.57e6, rel=0.001)


def test_folder_that_is_not_there_is_told(sheet: SettingsSheet, tmp_path: Path) -> None:
    sheet.general.folder.setText(str(tmp_path / "nowhere"))
    assert "nowhere" in sheet.complaint
    assert not sheet.save.isEnabled()

    sheet.general.folder.setText(str(tmp_path))
    assert sheet.complaint == ""


def test_export_proposes_the_folder_for_results(
    window: MainWindow, sheet: SettingsSheet, tmp_path: Path
) -> None:
    assert window.exporting.habits().folder != str(tmp_path)

    sheet.general.folder.setText(str(tmp_path))
    sheet.save.click()

    assert window.exporting.habits().folder == str(tmp_path)


def test_quality_counts_from_the_next_photo(window: MainWindow, sheet: SettingsSheet) -> None:
    sheet.show_page(Page.CUTOUTS)
    sheet.cutouts.qualities[Quality.FAST].click()
    sheet.cutouts.hardware.show_value(HardwareUse.CPU)
    sheet.save.click()

    engine, _ = bench(window)._studio.loaded()
    assert engine.quality == Quality.FAST
    assert saved(window).hardware is HardwareUse.CPU


def test_best_without_its_model_says_so(sheet: SettingsSheet) -> None:
    assert sheet.cutouts.needs_words == ""
    sheet.cutouts.qualities[Quality.BEST].click()

    assert "U²-Net" in sheet.cutouts.needs_words


def test_weights_must_add_up_and_normalise_keeps_their_proportions(sheet: SettingsSheet) -> None:
    page = sheet.grouping
    for signal, words in zip(
        ("semantic", "colour", "feature", "spatial"), ("0.46", "0.42", "0.14", "0.06"), strict=True
    ):
        type_into(page.fields[signal], words)
    assert page.sum.text() == "Sum 1.08"
    assert not sheet.save.isEnabled()

    page.normalise.click()

    # 0.46, 0.42, 0.14 and 0.06 of 1.08, by hand: .4259 .3889 .1296 .0556
    assert [field.text() for field in page.fields.values()] == ["0.43", "0.39", "0.13", "0.05"]
    assert sheet.save.isEnabled()


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((1.0, 1.0, 1.0, 0.0), (0.34, 0.33, 0.33, 0.0)),
        ((0.5, 0.5, 0.0, 0.0), (0.5, 0.5, 0.0, 0.0)),
        ((0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0)),
    ],
)
def test_normalised_shares_add_up_exactly(shares: tuple[float, ...], expected: tuple[float, ...]) -> None:
    assert normalised(shares) == expected


def test_slider_and_field_of_a_weight_agree(sheet: SettingsSheet) -> None:
    page = sheet.grouping
    page.sliders["colour"].setValue(40)
    assert page.fields["colour"].text() == "0.40"

    type_into(page.fields["colour"], "0.7")
    assert page.sliders["colour"].value() == 70


def test_weights_that_were_not_touched_stay_to_the_last_digit(window: MainWindow) -> None:
    preferences = bench(window).preferences
    odd = replace(Settings(), weights=SignalWeights(0.333, 1.777, 0.1, 1.2))
    preferences.apply(odd, None)
    sheet = window.show_settings()
    assert sheet is not None

    sheet.save.click()

    assert saved(window).weights == odd.weights


def test_threshold_regroups_the_open_shoot(window: MainWindow, sheet: SettingsSheet, qtbot: QtBot) -> None:
    before = len(window.session.state.groups)
    type_into(sheet.grouping.threshold, "1.00")
    sheet.save.click()

    qtbot.waitUntil(lambda: len(window.session.state.groups) > before, timeout=LIMIT_MS)
    assert all(len(group.photos) == 1 for group in window.session.state.groups)
    assert saved(window).threshold == 1.0


def test_sizes_that_contradict_each_other_are_told(sheet: SettingsSheet) -> None:
    type_into(sheet.grouping.fewest, "5")
    type_into(sheet.grouping.most, "3")

    assert "fewer than the fewest" in sheet.complaint
    sheet.grouping.most.clear()
    assert sheet.complaint == ""


def test_learning_says_how_many_decisions_are_missing(window: MainWindow, qtbot: QtBot) -> None:
    group = next(group for group in window.session.state.groups if len(group.photos) > 1)
    bench(window)._groups.accept(group.id)
    window.session.reopen()
    sheet = window.show_settings(Page.GROUPING)
    assert sheet is not None

    sheet.grouping.learn.click()

    # 20 pairs of either kind are asked for; the accepted one is of two edits, which teach nothing.
    qtbot.waitUntil(lambda: "40 more pairs" in sheet.grouping._learned.text(), timeout=LIMIT_MS)
    assert not sheet.grouping.use_lesson.isVisible()


def test_defaults_come_back_and_are_not_kept_before_save(window: MainWindow, sheet: SettingsSheet) -> None:
    bench(window).preferences.apply(replace(Settings(), workers=2, theme=Theme.DARK), None)
    sheet.leave()
    again = window.show_settings()
    assert again is not None
    again.reset.click()
    assert saved(window).theme is Theme.DARK

    again.save.click()

    assert saved(window) == Settings()


def test_offline_lock_refuses_a_download_and_the_log_shows_it(
    window: MainWindow, sheet: SettingsSheet, qtbot: QtBot
) -> None:
    sheet.show_page(Page.PRIVACY)
    sheet.privacy.lock.click()
    sheet.save.click()
    again = window.show_settings(Page.CUTOUTS)
    assert again is not None

    again.cutouts.models.model_rows["u2net"].get.click()
    qtbot.waitUntil(lambda: "offline lock" in again.cutouts.models.result_words)

    again.leave()
    privacy = window.show_settings(Page.PRIVACY)
    assert privacy is not None
    privacy.privacy.copy.click()
    assert "the offline lock is on" in QApplication.clipboard().text()


def test_account_pages_promise_nothing(window: MainWindow, sheet: SettingsSheet) -> None:
    words = {label.text() for label in sheet.rekognition.findChildren(type(sheet._remark))}

    assert "Sign in first" in words
    # Four photos at $0.001, by hand.
    assert "$0.00" in words
    assert any(text.startswith("$0.0010 a photo · us-east-1 · price of 22 November 2026") for text in words)


def test_every_control_of_the_settings_has_a_name_and_can_be_reached(
    window: MainWindow, sheet: SettingsSheet
) -> None:
    for page in Page:
        sheet.show_page(page)
        assert nameless(sheet) == []
    sheet.show_page(Page.GENERAL)
    reached = tab_order(window)
    for control in (sheet.general.language, sheet.general.workers, sheet.save, sheet.cancel):
        assert control in reached
    assert reached.index(sheet.general.language) < reached.index(sheet.cancel) < reached.index(sheet.save)


def test_tab_goes_round_inside_the_settings(window: MainWindow, sheet: SettingsSheet, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    sheet.setFocus()
    seen = set()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or sheet, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        assert sheet.isAncestorOf(focused)
        seen.add(focused)

    assert {sheet.save, sheet.cancel, sheet.general.language} <= seen


# The model manager, with a real server on this computer


class Shelf(http.server.BaseHTTPRequestHandler):
    """Serves one file, in pieces that wait until the test lets them go."""

    content = b""
    gate = threading.Event()

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()
        half = len(self.content) // 2
        self.wfile.write(self.content[:half])
        self.wfile.flush()
        self.gate.wait(20)
        self.wfile.write(self.content[half:])

    def log_message(self, format: str, *args: object) -> None:
        del format, args


@pytest.fixture
def server(window: MainWindow) -> Iterator[type[Shelf]]:
    """A catalogue of the user's own with one model, and the server that has its file."""

    class handler(Shelf):  # noqa: N801 - a class for each test
        content = b"weights" * 40_000
        gate = threading.Event()

    listening = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=listening.serve_forever, daemon=False)
    thread.start()
    folder = bench(window).preferences.places.models
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "catalogue.toml").write_text(
        f"""[[model]]
name = "own"
title = "Our own"
good_for = "people"
size_bytes = {len(handler.content)}
input_px = 320
licence = "MIT"
commercial = "yes"
sha256 = "{hashlib.sha256(handler.content).hexdigest()}"
home = "http://127.0.0.1"
sources = ["http://127.0.0.1:{listening.server_port}/own.onnx"]
""",
        encoding="utf-8",
    )
    yield handler
    handler.gate.set()
    listening.shutdown()
    thread.join()
    listening.server_close()


def models_page(window: MainWindow) -> SettingsSheet:
    sheet = window.show_settings(Page.CUTOUTS)
    assert sheet is not None
    return sheet


def test_model_is_fetched_with_progress_and_can_be_chosen(
    window: MainWindow, server: type[Shelf], qtbot: QtBot
) -> None:
    sheet = models_page(window)
    row = sheet.cutouts.models.model_rows["own"]
    assert row.get.isVisible()
    row.get.click()
    qtbot.waitUntil(lambda: row.bar.value() > 0, timeout=LIMIT_MS)
    assert row.stop.isVisible()
    assert not sheet.cutouts.models.verify.isEnabled()

    server.gate.set()
    qtbot.waitUntil(lambda: row.state_words == "Here", timeout=LIMIT_MS)

    assert "Our own" in sheet.cutouts.models.result_words
    assert sheet.cutouts.model.findData("own") > 0
    places = bench(window).preferences.places
    here = {one.model.name: one.here for one in ModelManager(places).listed()}["own"]
    assert here is not None
    assert here.keeper is Keeper.OWN


def test_fetching_goes_on_while_the_settings_are_closed(
    window: MainWindow, server: type[Shelf], qtbot: QtBot
) -> None:
    sheet = models_page(window)
    row = sheet.cutouts.models.model_rows["own"]
    row.get.click()
    qtbot.waitUntil(lambda: row.bar.value() > 0, timeout=LIMIT_MS)
    sheet.leave()
    server.gate.set()
    file = bench(window).preferences.places.models / "own.onnx"
    qtbot.waitUntil(file.is_file, timeout=LIMIT_MS)

    again = models_page(window)

    qtbot.waitUntil(lambda: again.cutouts.models.model_rows["own"].state_words == "Here", timeout=LIMIT_MS)


def test_stop_ends_a_download_and_keeps_what_came(
    window: MainWindow, server: type[Shelf], qtbot: QtBot
) -> None:
    sheet = models_page(window)
    row = sheet.cutouts.models.model_rows["own"]
    row.get.click()
    qtbot.waitUntil(lambda: row.bar.value() > 0, timeout=LIMIT_MS)
    row.stop.click()
    server.gate.set()
    qtbot.waitUntil(lambda: not row.stop.isVisible() and row.get.isVisible(), timeout=LIMIT_MS)

    places = bench(window).preferences.places
    assert (places.models / "own.onnx.part").stat().st_size > 0
    assert not (places.models / "own.onnx").exists()


def test_files_are_checked_and_a_damaged_one_is_named(
    window: MainWindow, server: type[Shelf], qtbot: QtBot
) -> None:
    (bench(window).preferences.places.models / "own.onnx").write_bytes(b"weights")
    sheet = models_page(window)
    sheet.cutouts.models.verify.click()

    qtbot.waitUntil(lambda: "own.onnx" in sheet.cutouts.models.result_words, timeout=LIMIT_MS)
    rows = sheet.cutouts.models.model_rows
    assert rows["own"].state_words == "Damaged or another file"
    assert rows["u2netp"].state_words == "Checked: good"


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_file_of_a_model_is_imported_and_a_strange_one_refused(
    window: MainWindow, server: type[Shelf], qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "anything.onnx").write_bytes(server.content)
    (tmp_path / "strange.onnx").write_bytes(b"no weights")
    sheet = models_page(window)
    card = sheet.cutouts.models

    card.take_in.click()
    (dialog,) = card.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "strange.onnx"))
    dialog.reject()
    qtbot.waitUntil(lambda: "none of the known weights" in card.result_words, timeout=LIMIT_MS)

    card.desk.take_in(tmp_path / "anything.onnx")
    qtbot.waitUntil(lambda: card.model_rows["own"].state_words == "Here", timeout=LIMIT_MS)
