"""Take pictures of the real window with the demo shoot, in a home of its own.

    PYTHONPATH=. python packaging/make_screenshots.py [--folder docs/screenshots] [--all] [--font NAME]

Without --all the few that the README and the docs show; with it every state of the window: light and dark,
small and at twice the density, in Icelandic. Opens real windows where DISPLAY is set, else offscreen. Takes
a minute, and with --all three.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QFont
from PySide6.QtWidgets import QApplication

from desktop.app.demo import demo_photos
from desktop.core.types import Band, PhotoId
from desktop.gui.application import languages_of, make_application, make_theme, open_window, window_settings
from desktop.gui.main_window import MainWindow
from desktop.gui.settings_sheet import Page
from desktop.gui.sheet import Cover
from desktop.gui.shoot_state import Filter
from desktop.gui.style import Appearance, Theme
from desktop.paths import Places

ROOT = Path(__file__).resolve().parent.parent
KEPT = {
    "01_empty",
    "02_running",
    "03_review",
    "04_regroup",
    "05a_viewer",
    "06_export",
    "07a_settings_grouping",
    "08_review_dark",
}
"""What docs/screenshots has: enough to see what it is, small enough to clone."""
_LIMIT_S = 900.0
_SETTLE_S = 1.2
"""For thumbnails to come and motion to end."""
_WIDE, _SMALL = (1440, 900), (1000, 640)
_FONT_POINTS = 9
_DENSE = "10_review_200pct"


class Photographer:
    """Brings the window into the states that are shown and takes them."""

    def __init__(self, window: MainWindow, theme: Theme, folder: Path, wanted: set[str]) -> None:
        """wanted: names of the pictures to take, all when empty."""
        self._app = theme.app
        self._window = window
        self._theme = theme
        self._folder = folder
        self._wanted = wanted

    def take_all(self) -> None:
        """Every picture, from the empty window to the Icelandic one."""
        window = self._window
        self._take("01_empty")
        self._drag()
        self._take("01b_drop")
        self._app.sendEvent(window, QDragLeaveEvent())
        self._dark("16_empty_dark")
        self._run()
        self._review()
        self._states()
        self._large()
        self._sheets()
        self._problems()
        self._small()

    def take_dense(self) -> None:
        """The one at twice the density."""
        self._run()
        self._show_doubtful()
        self._take(_DENSE)

    def _large(self) -> None:
        """The viewer, two photos beside each other, the export sheet."""
        window, viewer = self._window, self._window.viewer
        self._show_doubtful()
        window.commands.view.trigger()
        self._until(lambda: viewer.stage.is_complete)
        viewer.keys.box.trigger()
        self._take("05a_viewer")
        self._dark("11_viewer_dark")
        viewer.keys.hand.trigger()
        viewer.keys.compare.trigger()
        self._until(lambda: viewer.comparison.is_ready)
        self._take("05b_compare")
        window.viewing.leave()
        window.commands.export.trigger()
        sheet = window.exporting.sheet
        if sheet is None:
            raise SystemExit("the export sheet did not open")
        for name in ("amazon", "shopify"):
            sheet.cards[name].check.setChecked(True)
        self._until(lambda: not any(card.is_waiting for card in sheet.cards.values()))
        self._take("06_export")
        self._dark("12_export_dark")
        sheet.leave()

    def close(self) -> None:
        self._window.close()
        self._until(lambda: not self._window.isVisible())

    def _run(self) -> None:
        window = self._window
        window.add_demo()
        if self._is_wanted("02_running"):
            self._until(lambda: window.session.state.count(Filter.DONE) >= 9)
            self._take("02_running")
        self._until(lambda: not window.work.batch.isVisible() and bool(window.session.state.groups))

    def _review(self) -> None:
        window = self._window
        groups = window.session.state.groups
        window.work.view.choose(groups[0].photos[0])
        window.commands.accept.trigger()
        self._show_doubtful()
        self._take("03_review")
        self._dark("08_review_dark")
        window.commands.regroup.trigger()
        self._until(lambda: window.regrouping.bar.isVisible())
        window.regrouping.bar.slider.setValue(window.regrouping.bar.slider.value() + 14)
        self._take("04_regroup")
        self._dark("17_regroup_dark")
        window.regrouping.cancel()
        self._settle()

    def _states(self) -> None:
        """Accepted, best, duplicate, dropped and selected, all in the first product."""
        window = self._window
        state = window.session.state
        first = state.groups[0].photos
        window.work.view.choose(next((photo for photo in first if photo in state.duplicates), first[-1]))
        window.commands.drop.trigger()
        window.work.view.choose(first[1])
        self._take("14_states_light")
        self._dark("15_states_dark")

    def _problems(self) -> None:
        """A file that is no photo and one that is cut short."""
        if not self._is_wanted("02b_problems"):
            return
        window = self._window
        with tempfile.TemporaryDirectory() as scratch:
            short = Path(scratch) / "DSC_4137.jpg"
            short.write_bytes(demo_photos()[0].read_bytes()[:20_000])
            window.add([short])
            self._until(lambda: window.session.state.count(Filter.FAILED) > 0)
            self._until(lambda: not window.work.batch.isVisible())
            window.problems.open_above(window.work.status)
            self._take("02b_problems")
            window.problems.leave()

    def _sheets(self) -> None:
        window = self._window
        window.commands.keys.trigger()
        self._take("13_keys")
        self._leave_sheets()
        for name, page in (
            ("07_settings_general", Page.GENERAL),
            ("07_settings_cutouts", Page.CUTOUTS),
            ("07a_settings_grouping", Page.GROUPING),
            ("07b_settings_rekognition", Page.REKOGNITION),
            ("07_settings_privacy", Page.PRIVACY),
        ):
            sheet = window.show_settings(page)
            if page is Page.GROUPING and sheet is not None:
                for signal, share in (
                    ("semantic", 0.46),
                    ("colour", 0.42),
                    ("feature", 0.14),
                    ("spatial", 0.06),
                ):
                    sheet.grouping.fields[signal].show_value(share)
            self._take(name)
            if page is Page.GROUPING:
                self._dark("18_settings_dark")
            self._leave_sheets()

    def _small(self) -> None:
        window = self._window
        window.resize(*_SMALL)
        self._show_doubtful()
        self._take("09_review_1000x640")
        if self._is_wanted("19_icelandic_1000x640"):
            languages_of(self._app).choose("is")
            self._settle()
            self._show_doubtful()
            self._take("19_icelandic_1000x640")
            languages_of(self._app).choose("")
            self._settle()
        window.resize(*_WIDE)

    def _show_doubtful(self) -> None:
        """The photo at the weakest end of the product that should be checked first."""
        state = self._window.session.state
        doubtful = [group for group in state.groups if group.band is Band.POSSIBLE] or list(state.groups)
        photo: PhotoId = doubtful[0].photos[-1]
        self._window.work.view.choose(photo)

    def _leave_sheets(self) -> None:
        for cover in self._window.findChildren(Cover):
            if cover.isVisible():
                cover.leave()

    def _dark(self, name: str) -> None:
        if self._is_wanted(name):
            self._theme.choose(Appearance.DARK)
            self._take(name)
            self._theme.choose(Appearance.LIGHT)

    def _drag(self) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in demo_photos()])
        copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        event = QDragEnterEvent(QPoint(400, 300), copy, mime, left, Qt.KeyboardModifier.NoModifier)
        self._app.sendEvent(self._window, event)

    def _is_wanted(self, name: str) -> bool:
        return not self._wanted or name in self._wanted

    def _take(self, name: str) -> None:
        if not self._is_wanted(name):
            return
        self._settle()
        file = self._folder / f"{name}.png"
        if not self._window.grab().save(str(file)):
            raise SystemExit(f"{file} could not be written")
        print(file)

    def _settle(self) -> None:
        end_s = time.monotonic() + _SETTLE_S
        self._until(lambda: time.monotonic() > end_s)

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
    parser.add_argument("--all", action="store_true", help="every state")
    parser.add_argument("--dense", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--font", help="a font instead of the system's, where that is a poor one")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _take(chosen)
    if chosen.all and not chosen.dense:
        # The density is fixed when Qt starts: a process of its own.
        dense = {**os.environ, "QT_SCALE_FACTOR": "2"}
        subprocess.run([sys.executable, *sys.argv, "--dense"], env=dense, check=True)
    return 0


def _take(chosen: argparse.Namespace) -> None:
    app = make_application()
    if chosen.font:
        app.setFont(QFont(chosen.font, _FONT_POINTS))
    with tempfile.TemporaryDirectory() as home:
        places = Places.below(Path(home))
        theme = make_theme(app)
        window = open_window(places, theme, window_settings(places))
        theme.choose(Appearance.LIGHT)
        window.resize(*(_SMALL if chosen.dense else _WIDE))
        window.show()
        photographer = Photographer(window, theme, chosen.folder, set() if chosen.all else KEPT)
        if chosen.dense:
            photographer.take_dense()
        else:
            photographer.take_all()
        photographer.close()
    QApplication.processEvents()


if __name__ == "__main__":
    sys.exit(main())
