"""A library with finished photos, made once, and windows on copies of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app.events import BatchFinished
from desktop.app.workbench import Workbench
from desktop.core.types import PhotoState
from desktop.gui.application import make_application, make_theme, open_window, window_settings
from desktop.gui.main_window import MainWindow
from desktop.gui.style import Appearance, Theme
from desktop.paths import Places
from tests.app.watching import Watcher
from tests.photos import BLUE, GREEN, PhotoMaker

LIMIT_MS = 60_000
"""For what the engine does in a test."""


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own application, so that its texts and locale are tested too."""
    return make_application()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = make_theme(qapp)
    made.choose(Appearance.LIGHT)
    yield made
    made.deleteLater()


@pytest.fixture(scope="session")
def finished_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose only shoot has three photos that are done, two of one product, and one that failed."""
    root = tmp_path_factory.mktemp("finished")
    maker = PhotoMaker(root / "shoot")
    maker.product("mug-front.jpg", colour=GREEN)
    maker.product("mug-side.jpg", (340, 250), colour=GREEN)
    maker.product("box.jpg", shape="box", colour=BLUE)
    (root / "shoot" / "broken.jpg").write_bytes(maker.product("whole.jpg").read_bytes()[:900])
    (root / "shoot" / "whole.jpg").unlink()
    home = root / "home"
    home.mkdir()
    watcher = Watcher()
    workbench = Workbench(Places.below(home), watcher)
    workbench.add([root / "shoot"])
    watcher.wait_for(BatchFinished)
    states = sorted(photo.state for photo in workbench.photos())
    assert workbench.close(10)
    assert states == [PhotoState.DONE, PhotoState.DONE, PhotoState.DONE, PhotoState.FAILED]
    return home


@pytest.fixture(scope="session")
def grouped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose only shoot has two products of two photos each and a single photo, all done."""
    root = tmp_path_factory.mktemp("grouped")
    maker = PhotoMaker(root / "shoot")
    maker.product("mug-1.jpg", colour=GREEN)
    maker.product("mug-2.jpg", (340, 250), colour=GREEN)
    maker.product("box-1.jpg", shape="box", colour=BLUE)
    maker.product("box-2.jpg", (350, 260), shape="box", colour=BLUE)
    maker.product("red.jpg", shape="triangle")
    watcher = Watcher()
    workbench = Workbench(Places.below(root / "home"), watcher)
    workbench.add([root / "shoot"])
    watcher.wait_for(BatchFinished)
    sizes = sorted(len(group.photos) for group in workbench.groups())
    assert workbench.close(10)
    assert sizes == [1, 2, 2]
    return root / "home"


@pytest.fixture
def grouped(qtbot: QtBot, theme: Theme, tmp_path: Path, grouped_home: Path) -> Iterator[MainWindow]:
    """A shown window on the shoot of two products and a single photo."""
    shutil.copytree(grouped_home, tmp_path / "home")
    for made in _shown(qtbot, theme, tmp_path / "home"):
        made.empty.go_on.click()
        yield made


@pytest.fixture
def empty_window(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[MainWindow]:
    """A shown window on an empty library."""
    yield from _shown(qtbot, theme, tmp_path / "home")


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, tmp_path: Path, finished_home: Path) -> Iterator[MainWindow]:
    """A shown window on the finished shoot."""
    shutil.copytree(finished_home, tmp_path / "home")
    for made in _shown(qtbot, theme, tmp_path / "home"):
        made.empty.go_on.click()
        yield made


def _shown(qtbot: QtBot, theme: Theme, home: Path) -> Iterator[MainWindow]:
    places = Places.below(home)
    made = open_window(places, theme, window_settings(places))
    made.show()
    yield made
    close(qtbot, made)
    # A timer that goes on for longer than its last tick would be a leak.
    qtbot.waitUntil(lambda: not any(timer.isActive() for timer in made.findChildren(QTimer)))
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def close(qtbot: QtBot, window: MainWindow) -> None:
    """Close a window in its stages, whatever is still in work."""
    if window.isVisible():
        window.session._workbench.stop()
        qtbot.waitUntil(lambda: not window.session._workbench.is_busy, timeout=LIMIT_MS)
        window.close()
        qtbot.waitUntil(lambda: not window.isVisible(), timeout=LIMIT_MS)
