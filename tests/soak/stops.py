"""How long a Stop takes: from the word to the end of the last photo in work."""

from __future__ import annotations

import contextlib
import random
import time
from pathlib import Path

import numpy as np

from desktop.app.events import BatchFinished, PhotoChanged
from desktop.app.workbench import Workbench
from desktop.core.types import PhotoState, Quality
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.app.watching import Watcher
from tests.soak.measure import Row, make_photos

_LIMIT_S = 1.5


def stop_latency(root: Path, *, stops: int, quality: Quality, home: Path | None = None) -> tuple[Row, ...]:
    """The table: p50 and p99 of wall time, with two photos in work at each stop.

    home: with the models that the quality needs; the limit holds on two cores that nobody else uses.
    """
    photos = root / "photos"
    make_photos(photos, stops * 4 + 8, 640)
    places = Places.below(home or root / "home")
    SettingsFile(places.settings_file).save(Settings(quality=quality, workers=2))
    watcher = Watcher()
    chance = random.Random(7)
    took_s = []
    with contextlib.closing(Workbench(places, watcher)) as bench:
        bench.add([photos])
        # The networks are loaded once; that is no part of a stop.
        watcher.wait_for(PhotoChanged, lambda event: event.photo.state is PhotoState.DONE)
        for number in range(stops):
            if number:
                bench.resume()
            watcher.wait_for(PhotoChanged, lambda event: event.photo.state is PhotoState.WORKING)
            time.sleep(chance.uniform(0.0, 1.2))
            began_s = time.monotonic()
            bench.stop()
            while bench._photo_pool.wait_until_idle(0.001) is False:
                pass
            took_s.append(time.monotonic() - began_s)
            watcher.wait_for(BatchFinished)
            watcher.forget()
    p50, p99 = np.percentile(took_s, [50, 99])
    return (
        Row("stops", f"{len(took_s)}, quality {quality.value}"),
        Row("p50", f"{p50:.2f} s"),
        Row("p99", f"{p99:.2f} s", bool(p99 > _LIMIT_S)),
    )
