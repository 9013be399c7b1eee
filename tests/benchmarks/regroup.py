"""How long it takes from a slider that moves to what would change, painted in the gallery.

    python -m tests.benchmarks.regroup [--photos 1000]

The real window on a library of made photos: five to a product, with features that lie about as far from one
another as those of real ones, no pictures. Opens a real window where DISPLAY is set, else offscreen. Prints
milliseconds: in the worker, from the slider to the painted gallery, of the processor; and the longest gap of
the GUI thread.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtWidgets import QApplication

from desktop.app.trial import Tried
from desktop.core.features import FEATURES_VERSION, Features
from desktop.core.types import Doubt, ShootId
from desktop.gui.application import make_application, make_theme, open_window, window_settings
from desktop.gui.main_window import MainWindow
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.database import Database
from desktop.store.library import FileStamp, Library, Result
from desktop.store.schema import LIBRARY
from tests.benchmarks.gallery import Pulse, run_for

_MATTING = "made"
_PER_PRODUCT = 5
_THRESHOLDS = (30, 25, 20, 28, 36, 44, 52, 60, 50, 40, 35)
_SPREAD = {"semantic": 1.25, "colour": 1.0}
"""Noise on a product's vectors, by which its photos differ."""


def made_library(places: Places, count: int) -> None:
    """A shoot of photos that are done, with their features."""
    noise = np.random.default_rng(7)
    database = Database(places.library_file, LIBRARY)
    library, cache = Library(database), Cache(places.cache)
    shoot = library.add_shoot("made")
    files = [(Path(f"/made/{number:05}.jpg"), Path("/made")) for number in range(count)]
    photos = library.add_photos(shoot, files)
    centres: dict[str, NDArray[np.float64]] = {}
    for number, photo in enumerate(photos):
        if number % _PER_PRODUCT == 0:
            centres = {name: noise.normal(size=size) for name, size in _SIZES.items()}
        digest = f"{number:032x}"
        cache.save_features(digest, _MATTING, FEATURES_VERSION, _features(digest, centres, noise).to_bytes())
        library.save_done(photo.id, FileStamp(1, 1), Result(digest, _MATTING, "JPEG", 100, 100, Doubt(0.0)))
    cache.close()
    database.close()


_SIZES = {"cutout": 1280, "crop": 1280, "late": 352, "mid": 120, "chroma": 256, "hue": 25, "cube": 576}


def _features(digest: str, centres: dict[str, NDArray[np.float64]], noise: np.random.Generator) -> Features:
    def near(name: str) -> NDArray[np.float16]:
        spread = _SPREAD["semantic" if name in ("cutout", "crop", "late", "mid") else "colour"]
        vector = centres[name] + spread * noise.normal(size=_SIZES[name])
        return np.asarray(vector / np.linalg.norm(vector), np.float16)

    return Features(
        digest=digest,
        **{name: near(name) for name in _SIZES},
        hashes=noise.integers(0, 2**64, 8, np.uint64),
        points=np.empty((0, 2), np.uint16),
        descriptors=np.empty((0, 128), np.uint8),
        picture=np.empty(0, np.uint8),
        outline=np.empty(0, np.uint8),
    )


def measure(window: MainWindow) -> None:
    """Open the bar, move the slider, leave."""
    bar, pulse = window.regrouping.bar, Pulse()
    tried: list[Tried] = []
    window.regrouping.painted.connect(tried.append)
    started_s = time.monotonic()
    window.work.toolbar.regroup.click()
    run_for(300, bar.slider.isEnabled)
    print(f"bar ready after {(time.monotonic() - started_s) * 1000:.0f} ms")
    waits_ms, works_ms, cpus_ms = [], [], []
    pulse.start()
    for threshold in _THRESHOLDS:
        tried.clear()
        started_s, cpu_s = time.monotonic(), time.process_time()
        bar.slider.setValue(threshold)
        run_for(30, lambda: bool(tried))
        window.work.view.viewport().repaint()
        waits_ms.append((time.monotonic() - started_s) * 1000)
        cpus_ms.append((time.process_time() - cpu_s) * 1000)
        works_ms.append(tried[0].took_ms)
        print(f"  {threshold / 100:.2f}: {waits_ms[-1]:.0f} ms, {bar.words}")
    print(f"slider to painted: median {statistics.median(waits_ms):.0f} ms, longest {max(waits_ms):.0f} ms")
    print(
        f"processor time of a step: median {statistics.median(cpus_ms):.0f} ms, longest {max(cpus_ms):.0f} ms"
    )
    print(f"in the worker: median {statistics.median(works_ms):.0f} ms, longest {max(works_ms):.0f} ms")
    print(f"the GUI thread: {pulse.told()}")
    bar.cancel.click()


def decide(window: MainWindow) -> None:
    """How long a decision takes until the gallery shows it."""
    groups = [group for group in window.session.state.groups if len(group.photos) > 1]
    waits_ms = []
    for group in groups[:8]:
        window.work.view.choose(group.photos[-1])
        started_s = time.monotonic()
        window.commands.split.trigger()
        window.work.view.viewport().repaint()
        waits_ms.append((time.monotonic() - started_s) * 1000)
        run_for(0.3)
    print(f"a split: median {statistics.median(waits_ms):.0f} ms, longest {max(waits_ms):.0f} ms")


def main() -> None:
    """Make the library and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=1000)
    chosen = parser.parse_args()
    if not os.environ.get("DISPLAY"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        places = Places.below(Path(scratch) / "home")
        made_library(places, chosen.photos)
        settings = window_settings(places)
        window = open_window(places, make_theme(app), settings)
        window.resize(1280, 800)
        window.show()
        shoot = window.session._workbench.shoots()[0].id
        _group(window, shoot)
        window.session._workbench.open_shoot(shoot)
        window.session.reopen()
        run_for(1)
        state = window.session.state
        print(f"{len(state.photos)} photos in {len(state.groups)} groups")
        measure(window)
        decide(window)
        window.close()
        run_for(60, lambda: not window.isVisible())
    QApplication.processEvents()


def _group(window: MainWindow, shoot: ShootId) -> None:
    """The first grouping, as after a batch."""
    workbench = window.session._workbench
    workbench.open_shoot(shoot)
    ended: list[Exception | None] = []
    workbench.review.regroup(workbench.review.grouping, ended.append)
    run_for(300, lambda: bool(ended))
    assert ended == [None], ended


if __name__ == "__main__":
    main()
