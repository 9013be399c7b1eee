"""A long batch stays flat: the memory of the program against the number of photos that are done."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

import numpy as np

from tests.soak.measure import Row, make_photos, start

_WARM_SHARE = 0.25
"""Of the photos, until caches and pools have filled."""
_LOOK_EVERY_S = 0.5
_GROWTH_ALLOWED = 0.05
"""Of the memory at the end of the warm-up, over all the photos that follow."""


def long_batch(root: Path, *, photos: int, side_px: int = 320) -> tuple[Row, ...]:
    """The table: memory after the warm-up and at the end, and the slope in between. Linux only."""
    make_photos(root / "photos", photos, side_px)
    arguments = ("process", root / "photos", "-o", root / "out", "--quality", "fast", "--workers", 2)
    process = start(arguments, root / "home")
    samples: list[tuple[int, float]] = []
    done = 0
    while process.poll() is None and done < photos:
        time.sleep(_LOOK_EVERY_S)
        done = sum(1 for _ in os.scandir(root / "out")) if (root / "out").is_dir() else 0
        with contextlib.suppress(OSError):
            samples.append((done, _rss_mb(process)))
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    process.wait(600)
    return _table(samples, photos, done)


def _table(samples: list[tuple[int, float]], photos: int, done: int) -> tuple[Row, ...]:
    warm = np.array([one for one in samples if one[0] >= photos * _WARM_SHARE])
    if len(warm) < 10:
        return (Row("samples", f"{len(warm)}: too few to tell", True),)
    (slope, start_mb), covariance = np.polyfit(warm[:, 0], warm[:, 1], 1, cov=True)
    error = float(np.sqrt(covariance[0, 0]))
    growth_mb = slope * (photos - warm[0, 0])
    at_first_mb = start_mb + slope * warm[0, 0]
    is_growing = growth_mb > _GROWTH_ALLOWED * at_first_mb and slope > 3 * error
    return (
        Row("photos done", f"{done} of {photos}", done < photos),
        Row("samples after the warm-up", str(len(warm))),
        Row("memory", f"{at_first_mb:.0f} MB after {warm[0, 0]:.0f} photos, most {warm[:, 1].max():.0f} MB"),
        Row("slope", f"{slope * 1000:.1f} ± {error * 1000:.1f} KB a photo", is_growing),
        Row("growth", f"{growth_mb:+.1f} MB over {photos - warm[0, 0]:.0f} photos", is_growing),
    )


def _rss_mb(process: subprocess.Popen[bytes]) -> float:
    for line in Path(f"/proc/{process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
