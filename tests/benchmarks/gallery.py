"""How fluid the gallery is with 10,000 photos, and the whole window while two workers cut out photos.

    python -m tests.benchmarks.gallery [--photos 10000] [--work 12]

Opens a real window where DISPLAY is set, else offscreen. Prints milliseconds; a gap is the longest silence of
a 10 ms timer on the GUI thread.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app.workbench import Workbench
from desktop.core.imaging import thumbnail
from desktop.core.types import Photo, PhotoId, PhotoState, RgbaImage, RgbImage
from desktop.gui.application import make_application, make_theme, open_window, window_settings
from desktop.gui.review_gallery import ReviewGallery
from desktop.gui.sections import Wish, arrange
from desktop.gui.shoot_state import Filter, ShootState
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Kind, Thumbnails
from desktop.paths import Places

_DIFFERENT = 20
_SMOOTH_PX_PER_S = 2500


class Pulse(QObject):
    """A 10 ms timer that remembers its longest silence."""

    def __init__(self) -> None:
        super().__init__()
        self._last_s = time.monotonic()
        self.gaps_ms: list[float] = []
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(10)

    def start(self) -> None:
        self._last_s = time.monotonic()
        self.gaps_ms = []

    def told(self) -> str:
        """The longest gap, the 99th percentile and the number above 50 ms."""
        ordered = sorted(self.gaps_ms) or [0.0]
        p99 = ordered[int(0.99 * (len(ordered) - 1))]
        return f"longest {ordered[-1]:.0f}, p99 {p99:.0f}, over 50 ms: {sum(g > 50 for g in ordered)}"

    def _on_tick(self) -> None:
        now_s = time.monotonic()
        self.gaps_ms.append((now_s - self._last_s) * 1000)
        self._last_s = now_s


class Shelf:
    """Pictures of a few files for many photos, decoded for each as the program does."""

    def __init__(self, folder: Path) -> None:
        self._files = []
        noise = np.random.default_rng(0)
        for number in range(_DIFFERENT):
            small = noise.integers(0, 255, (15, 20, 3), dtype=np.uint8)
            file = folder / f"photo{number}.jpg"
            Image.fromarray(small).resize((2000, 1500), Image.Resampling.BICUBIC).save(file, quality=88)
            self._files.append(file)

    def photo_picture(self, photo: PhotoId, side_px: int) -> RgbImage:
        return thumbnail(self._files[photo % _DIFFERENT], side_px)

    def cutout_picture(self, photo: PhotoId, side_px: int, *, cropped: bool) -> RgbaImage:
        del cropped  # they are made to fill their frame
        rgb = thumbnail(self._files[photo % _DIFFERENT], side_px)
        alpha = np.full((*rgb.shape[:2], 1), 255, np.uint8)
        return np.concatenate([rgb, alpha], axis=2)


def run_for(seconds: float, until: object = None) -> None:
    """Let the event loop run; until: a callable that ends it earlier."""
    end_s = time.monotonic() + seconds
    loop = QEventLoop()
    timer = QTimer()

    def check() -> None:
        if time.monotonic() > end_s or (callable(until) and until()):
            loop.quit()

    timer.timeout.connect(check)
    timer.start(5)
    loop.exec()
    timer.stop()


def gallery(theme: Theme, folder: Path, count: int) -> None:
    """First paint, fill and scrolling of a gallery with so many photos."""
    thumbnails = Thumbnails(Shelf(folder))
    pulse = Pulse()
    state = ShootState(
        [Photo(PhotoId(n), Path(f"DSC_{n:05}.jpg"), PhotoState.DONE, revision=1) for n in range(1, count + 1)]
    )
    started_s = time.monotonic()
    view = ReviewGallery(theme, thumbnails)
    view.resize(1215, 800)
    view.gallery.open(state)
    view.gallery.show_sections(arrange(state, Wish()))
    built_s = time.monotonic()
    view.show()
    view.repaint()
    painted_s = time.monotonic()

    def is_filled() -> bool:
        rows = [row for row in view.rows_in_sight() if view.gallery.photo(row) is not None]
        photos = [view.gallery.photo(row) for row in rows]
        return all(thumbnails.stand_in(photo.id, Kind.CUTOUT) for photo in photos if photo is not None)

    run_for(10, is_filled)
    filled_s = time.monotonic()
    print(f"rows {view.gallery.rowCount()}: model and view {_ms(built_s - started_s)}, ", end="")
    print(f"first paint {_ms(painted_s - started_s)}, screen full {_ms(filled_s - started_s)}")
    bar = view.verticalScrollBar()
    pulse.start()
    _scroll(bar.setValue, lambda elapsed_s: int(elapsed_s * _SMOOTH_PX_PER_S), 4)
    print(f"smooth scroll of 4 s: {pulse.told()}")
    pulse.start()
    _scroll(bar.setValue, lambda elapsed_s: int(bar.maximum() * abs((elapsed_s * 0.7) % 2 - 1)), 4)
    print(f"wild drag of 4 s: {pulse.told()}")
    pulse.start()
    for n in range(1, 60):
        photo = PhotoId(n * 100)
        state.change(Photo(photo, Path(f"DSC_{n:05}.jpg"), PhotoState.WORKING))
        view.gallery.refresh([photo])
        view.gallery.show_sections(arrange(state, Wish(running=True)))
        run_for(0.02)
    print(f"60 photos change their section: {pulse.told()}")
    print(f"pixmaps {thumbnails.kept_bytes / 1e6:.0f} MB, process {_rss_mb():.0f} MB")
    view.close()
    thumbnails.close()


def window(theme: Theme, home: Path, shelf: Path, count: int) -> None:
    """The whole window while two workers do real photos."""
    places = Places.below(home)
    window = open_window(places, theme, window_settings(places))
    workbench = window.session._workbench
    assert isinstance(workbench, Workbench)
    pulse = Pulse()
    window.show()
    run_for(0.5)
    noise = np.random.default_rng(1)
    folder = shelf / "work"
    folder.mkdir()
    for number in range(count):
        small = noise.integers(0, 255, (15, 20, 3), dtype=np.uint8)
        picture = Image.fromarray(small).resize((2000, 1500), Image.Resampling.BICUBIC)
        picture.save(folder / f"photo{number}.jpg", quality=88)
    pulse.start()
    started_s = time.monotonic()
    window.add([folder])
    run_for(240, lambda: not workbench.is_busy and window.session.state.count(Filter.DONE) >= count)
    took_s = time.monotonic() - started_s
    print(f"window, {count} photos in {took_s:.1f} s with its workers: {pulse.told()}")
    window.close()
    run_for(30, lambda: not window.isVisible())


def _scroll(move: object, place: object, seconds: float) -> None:
    started_s = time.monotonic()
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)

    def step() -> None:
        assert callable(move)
        assert callable(place)
        move(place(time.monotonic() - started_s))

    timer.timeout.connect(step)
    timer.start(16)
    run_for(seconds)
    timer.stop()


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _rss_mb() -> float:
    status = Path("/proc/self/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def main() -> None:
    """Run both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=10_000)
    parser.add_argument("--work", type=int, default=12)
    chosen = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        theme = make_theme(app)
        gallery(theme, folder, chosen.photos)
        if chosen.work:
            window(theme, folder / "home", folder, chosen.work)
    QApplication.processEvents()


if __name__ == "__main__":
    main()
