"""Take the README's pictures from the running window, on the demo shoot in a home of its own.

    PYTHONPATH=. python packaging/make_screenshots.py [--folder docs/screenshots] [--font Inter]

Opens real windows where DISPLAY is set, else offscreen. Takes about half a minute.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QFont
from PySide6.QtWidgets import QApplication

from desktop.app.demo import demo_photos
from desktop.gui.application import make_application, make_theme, open_window, window_settings
from desktop.gui.keys_sheet import KeysSheet
from desktop.gui.main_window import MainWindow
from desktop.gui.shoot_state import Filter
from desktop.gui.style import Appearance, Theme
from desktop.paths import Places

ROOT = Path(__file__).resolve().parent.parent
_LIMIT_S = 120.0
_SETTLE_S = 1.5
"""For thumbnails to come and motion to end."""
_SIZE = 1280, 800
_FONT_POINTS = 9


class Photographer:
    """Brings the window into the states that are shown and takes them."""

    def __init__(self, app: QApplication, window: MainWindow, theme: Theme, folder: Path) -> None:
        self._app = app
        self._window = window
        self._theme = theme
        self._folder = folder

    def take_all(self) -> None:
        """Every picture, from the empty window to the dark one."""
        window = self._window
        self._take("empty")
        self._drag()
        self._take("drop")
        self._app.sendEvent(window, QDragLeaveEvent())
        window.add_demo()
        self._until(lambda: window.session.state.count(Filter.DONE) >= 3)
        self._take("running")
        self._until(lambda: not window.work.batch.isVisible())
        groups = window.session.state.groups
        window.work.view.choose(max(groups, key=lambda group: len(group.photos)).photos[-1])
        self._take("window")
        window.commands.keys.trigger()
        self._take("keys")
        for sheet in window.findChildren(KeysSheet):
            sheet.leave()
        self._large()
        self._theme.choose(Appearance.DARK)
        self._take("window-dark")
        window.resize(900, 600)
        self._take("window-small")

    def _large(self) -> None:
        """The viewer, two photos beside each other, the export sheet."""
        window, viewer = self._window, self._window.viewer
        window.commands.view.trigger()
        self._until(lambda: viewer.stage.is_complete)
        viewer.keys.box.trigger()
        self._take("viewer")
        viewer.keys.hand.trigger()
        viewer.keys.compare.trigger()
        self._until(lambda: viewer.comparison.is_ready)
        self._take("compare")
        window.viewing.leave()
        window.commands.export.trigger()
        sheet = window.exporting.sheet
        if sheet is None:
            raise SystemExit("the export sheet did not open")
        for name in ("amazon", "shopify"):
            sheet.cards[name].check.setChecked(True)
        self._until(lambda: not any(card.is_waiting for card in sheet.cards.values()))
        self._take("export")
        sheet.leave()

    def close(self) -> None:
        self._window.close()
        self._until(lambda: not self._window.isVisible())

    def _drag(self) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in demo_photos()])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        event = QDragEnterEvent(QPoint(400, 300), copy, mime, left, Qt.KeyboardModifier.NoModifier)
        self._app.sendEvent(self._window, event)

    def _take(self, name: str) -> None:
        end_s = time.monotonic() + _SETTLE_S
        self._until(lambda: time.monotonic() > end_s)
        file = self._folder / f"{name}.png"
        if not self._window.grab().save(str(file)):
            raise SystemExit(f"{file} could not be written")
        print(file)

    def _until(self, condition: Callable[[], bool]) -> None:
        end_s = time.monotonic() + _LIMIT_S
        while not condition():
            if time.monotonic() > end_s:
                raise SystemExit("the window did not get there in time")
            self._app.processEvents()
            time.sleep(0.005)


def main() -> int:
    """Take the pictures; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--font", help="a font instead of the system's, where that is a poor one")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    if chosen.font:
        app.setFont(QFont(chosen.font, _FONT_POINTS))
    with tempfile.TemporaryDirectory() as home:
        places = Places.below(Path(home))
        settings = window_settings(places)
        settings.setValue("appearance", Appearance.LIGHT.value)
        theme = make_theme(app)
        window = open_window(places, theme, settings)
        window.resize(*_SIZE)
        window.show()
        photographer = Photographer(app, window, theme, chosen.folder)
        photographer.take_all()
        photographer.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
