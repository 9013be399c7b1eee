"""Files and folders that are dropped: as Qt's events on the real widgets, and once from another program."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.gui.drops import Dragged
from desktop.gui.main_window import MainWindow
from desktop.gui.shoot_state import Filter
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.cloud.file_server import serving
from tests.gui.conftest import LIMIT_MS
from tests.photos import BLUE, RED, PhotoMaker, encoded, product_picture

ROOT = Path(__file__).resolve().parents[2]
LEFT = Qt.MouseButton.LeftButton
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
LIMIT_S = 60.0


def mime_of(paths: list[Path]) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def enter(target: QWidget, mime: QMimeData) -> bool:
    """Drag over a widget; whether it takes what is dragged."""
    copy = Qt.DropAction.CopyAction
    event = QDragEnterEvent(QPoint(50, 50), copy, mime, LEFT, NO_MODIFIER)
    QApplication.sendEvent(target, event)
    return event.isAccepted()


def drop(target: QWidget, mime: QMimeData) -> None:
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, LEFT, NO_MODIFIER)
    QApplication.sendEvent(target, event)


def test_files_and_folders_dropped_on_the_empty_window_become_a_shoot(
    empty_window: MainWindow, photos: PhotoMaker, qtbot: QtBot
) -> None:
    single = photos.product("single.jpg", colour=BLUE)
    photos.product("folder/deep/in.jpg", colour=RED)
    mime = mime_of([single, photos.folder / "folder"])
    window = empty_window

    assert enter(window, mime)
    assert window.empty.area.title == "Drop to add 1 photo and 1 folder"
    drop(window, mime)

    qtbot.waitUntil(lambda: window.session.state.count(Filter.DONE) == 2, timeout=LIMIT_MS)
    assert window.pages.currentWidget() is window.work


def test_drop_on_the_gallery_adds_to_the_open_shoot(
    window: MainWindow, photos: PhotoMaker, qtbot: QtBot
) -> None:
    mime = mime_of([photos.product("new.jpg", colour=RED)])

    assert enter(window, mime)
    assert window.work.overlay.isVisible()
    drop(window, mime)

    assert not window.work.overlay.isVisible()
    qtbot.waitUntil(lambda: window.session.state.count(Filter.DONE) == 4, timeout=LIMIT_MS)


def test_drag_that_leaves_changes_nothing(empty_window: MainWindow, photos: PhotoMaker) -> None:
    mime = mime_of([photos.product("new.jpg")])
    before = empty_window.empty.area.title

    enter(empty_window, mime)
    QApplication.sendEvent(empty_window, QDragLeaveEvent())

    assert empty_window.empty.area.title == before


def test_what_is_no_file_is_not_taken(empty_window: MainWindow) -> None:
    text = QMimeData()
    text.setText("hello")

    assert not enter(empty_window, text)


@pytest.mark.parametrize(
    ("names", "title", "remark"),
    [
        (["a.jpg", "b.PNG"], "Drop to add 2 photos", ""),
        (["folder"], "Drop to add 1 folder", ""),
        (["a.jpg", "notes.txt"], "Drop to add 1 photo", "1 file is not a picture"),
        (["notes.txt"], "These files are not pictures", "1 file is not a picture"),
    ],
)
def test_drag_tells_what_a_drop_would_do_without_asking_the_disk(
    qapp: QApplication, names: list[str], title: str, remark: str
) -> None:
    dragged = Dragged.of(mime_of([Path("/nowhere") / name for name in names]))

    assert (dragged.title, dragged.remark) == (title, remark)


@pytest.fixture
def programs(real_display: str, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[bytes]]]:
    """Starts programs on the real display; they are ended with the test."""
    running: list[subprocess.Popen[bytes]] = []
    environment = {
        **os.environ,
        "DISPLAY": real_display,
        "QT_QPA_PLATFORM": "xcb",
        "BG_REMOVER_HOME": str(tmp_path / "home"),
    }

    def start(*arguments: str) -> subprocess.Popen[bytes]:
        program = subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=environment)
        running.append(program)
        return program

    yield start
    for program in running:
        program.terminate()
        program.wait(LIMIT_S)


def test_files_dragged_from_another_program_are_cut_out(
    programs: Callable[..., subprocess.Popen[bytes]], real_display: str, photos: PhotoMaker, tmp_path: Path
) -> None:
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool, which moves the pointer, is not here")
    files = [str(photos.product(f"{n}.jpg", (320 + n, 240), colour=RED)) for n in range(2)]

    def xdo(*arguments: str) -> str:
        environment = {**os.environ, "DISPLAY": real_display}
        done = subprocess.run(["xdotool", *arguments], env=environment, capture_output=True, text=True)
        return done.stdout.strip()

    programs("-m", "desktop")
    programs(str(ROOT / "tests/gui/drag_source.py"), *files)
    target = wait_for(lambda: xdo("search", "--onlyvisible", "--name", "^BG Remover$"))
    source = wait_for(lambda: xdo("search", "--onlyvisible", "--name", "^drag source$"))
    library = tmp_path / "home" / "data" / "library.db"

    def dropped() -> str:
        # Again at each try: a window that was found may not have been placed by the window manager yet.
        xdo("windowsize", target.split()[-1], "900", "600", "windowmove", target.split()[-1], "220", "40")
        xdo("windowmove", source.split()[-1], "5", "40", "sleep", "0.3")
        xdo("mousemove", "60", "110", "mousedown", "1")
        for x in range(70, 700, 45):
            xdo("mousemove", str(x), str(110 + x // 4), "sleep", "0.05")
        xdo("sleep", "0.2", "mouseup", "1", "sleep", "1")
        return "yes" if photo_states(library) else ""

    wait_for(dropped)
    wait_for(lambda: "yes" if photo_states(library) == ["done", "done"] else "")


def photo_states(library: Path) -> list[str]:
    """The states of the photos in a library that another process has open."""
    if not library.exists():
        return []
    with sqlite3.connect(f"{library.as_uri()}?mode=ro", uri=True) as connection:
        states = [str(row[0]) for row in connection.execute("SELECT state FROM photos")]
    connection.close()
    return states


def wait_for(ask: Callable[[], str]) -> str:
    """Ask until there is an answer."""
    end = time.monotonic() + LIMIT_S
    while time.monotonic() < end:
        answer = ask()
        if answer:
            return answer
        time.sleep(0.05)  # between two looks at another process
    pytest.fail("nothing came of it in time")


def test_address_dragged_from_a_browser_and_one_that_is_pasted_are_fetched(
    empty_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = empty_window
    places = Places.below(tmp_path / "home")
    SettingsFile(places.settings_file).save(Settings(lan_hosts=("127.0.0.1",)))
    with serving(encoded(product_picture())) as server:
        mime = QMimeData()
        mime.setUrls([QUrl(server.url.replace("weights.onnx", "mug.jpg"))])
        assert enter(window, mime)
        assert window.empty.area.title == "Drop to fetch the picture from the web"
        drop(window, mime)
        qtbot.waitUntil(lambda: window.session.state.count(Filter.ALL) == 1, timeout=LIMIT_MS)

        QApplication.clipboard().setText(server.url.replace("weights.onnx", "cup.jpg") + "\nno address")
        window.commands.paste.trigger()
        qtbot.waitUntil(lambda: window.session.state.count(Filter.DONE) == 2, timeout=LIMIT_MS)
