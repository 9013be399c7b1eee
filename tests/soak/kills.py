"""A batch that is killed at random moments, again and again, ends as one that nobody disturbed."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from desktop.core.files import PART_MARK
from desktop.core.types import PhotoState
from desktop.paths import Places
from desktop.store.database import Database
from desktop.store.library import Library
from desktop.store.schema import LIBRARY
from tests.soak.measure import Row, children_cpu_s, digests, make_photos, start

_LOOK_EVERY_S = 0.02
_LONGEST_S = 3600.0


def killed_at_random(root: Path, *, photos: int, kills: int, seed: int = 1) -> tuple[Row, ...]:
    """The table: what was lost, doubled or wrong after so many kills."""
    make_photos(root / "photos", photos)
    before_s = children_cpu_s()
    calm = _run_to_the_end(root, "calm")
    calm_cpu_s = children_cpu_s() - before_s
    before_s = children_cpu_s()
    died = _kill_again_and_again(root, photos, kills, random.Random(seed))
    code = _run_to_the_end(root, "killed")
    killed_cpu_s = children_cpu_s() - before_s
    return (
        *_compare(root, photos),
        Row("kills survived", f"{died} of {kills}", died < kills),
        Row("exit codes", f"{calm} undisturbed, {code} after the kills", bool(calm or code)),
        Row(
            "CPU",
            f"{calm_cpu_s:.1f} s undisturbed, {killed_cpu_s:.1f} s with the kills:"
            f" {(killed_cpu_s - calm_cpu_s) / max(1, died):.2f} s lost a kill, starting included",
        ),
    )


def _arguments(root: Path, name: str) -> Sequence[object]:
    return ("process", root / "photos", "-o", root / name, "--quality", "fast", "--workers", 2)


def _run_to_the_end(root: Path, name: str) -> int:
    process = start(_arguments(root, name), root / f"home-{name}")
    return process.wait(_LONGEST_S)


def _kill_again_and_again(root: Path, photos: int, kills: int, chance: random.Random) -> int:
    """Half of the kills come after some results, the others at any time, start and grouping included."""
    died = 0
    for number in range(kills):
        process = start(_arguments(root, "killed"), root / "home-killed")
        goal = _written(root) + max(1, round(chance.random() * 2 * photos / kills))
        until_s = time.monotonic() + chance.uniform(0.0, 6.0)
        by_results = number % 2 == 0
        while process.poll() is None:
            if (by_results and _written(root) >= goal) or (not by_results and time.monotonic() > until_s):
                break
            time.sleep(_LOOK_EVERY_S)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            died += process.wait(60) == -signal.SIGKILL
        if process.returncode == 0:  # all done before the last kills: those are made while nothing is left
            died += 1
    return died


def _written(root: Path) -> int:
    return sum(1 for _ in (root / "killed").glob("*.png"))


def _compare(root: Path, photos: int) -> tuple[Row, ...]:
    calm, killed = digests(root / "calm"), digests(root / "killed")
    lost = sorted(calm.keys() - killed.keys())
    doubled = sorted(killed.keys() - calm.keys())
    wrong = sorted(name for name in calm.keys() & killed.keys() if calm[name] != killed[name])
    with closing(Database(Places.below(root / "home-killed").library_file, LIBRARY)) as database:
        library = Library(database)
        (shoot,) = library.shoots()
        rows = library.photos(shoot.id)
        sound = database.query("PRAGMA integrity_check")[0][0]
        suspects = database.query("SELECT COUNT(*) AS count FROM suspects")[0]["count"]
    not_done = [photo.path.name for photo in rows if photo.state is not PhotoState.DONE]
    aside = [photo.path.name for photo in rows if photo.is_set_aside]
    old = time.time() - 10  # what the last kill left behind is swept at a start when it has aged a little
    parts = [path for path in root.rglob(f".*{PART_MARK}*") if path.stat().st_mtime < old]
    return (
        Row("photos", f"{photos}, {len(calm)} files"),
        Row("lost results", _named(lost), bool(lost)),
        Row("doubled results", _named(doubled), bool(doubled)),
        Row("wrong bytes", _named(wrong), bool(wrong)),
        Row(
            "rows of the library",
            f"{len(rows)}, not done: {_named(not_done)}",
            len(rows) != photos or bool(not_done),
        ),
        Row("innocents set aside", _named(aside), bool(aside)),
        Row("still suspect", str(suspects)),
        Row("library", str(sound), sound != "ok"),
        Row("temporaries left", str(len(parts))),
    )


def _named(names: Sequence[str]) -> str:
    return f"{len(names)}{': ' + ', '.join(names[:5]) if names else ''}"
