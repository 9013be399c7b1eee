"""A batch on a disk that is too small, given room step by step, ends as one that had all of it."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.core.files import PART_MARK
from tests.soak.measure import Row, digests, make_photos, start

_FIRST_KB = 200
_STEP_KB = 150
_MOST_STEPS = 60


def room_step_by_step(root: Path, *, photos: int) -> tuple[Row, ...]:
    """The table. Needs Linux and root, for a small tmpfs."""
    make_photos(root / "photos", photos)
    start(_arguments(root, root / "calm"), root / "home-calm").wait(3600)
    full, bad_codes = 0, 0
    size_kb = _FIRST_KB
    with _small_disk(root / "disk", size_kb) as disk:
        for _ in range(_MOST_STEPS):
            code = start(_arguments(root, disk / "out"), root / "home-full").wait(3600)
            if code == 0:
                break
            full += 1
            bad_codes += code != 1
            size_kb += _STEP_KB
            subprocess.run(["mount", "-o", f"remount,size={size_kb}k", str(disk)], check=True)
        calm, filled = digests(root / "calm"), digests(disk / "out")
        parts = list((disk / "out").rglob(f".*{PART_MARK}*"))
    lost = sorted(calm.keys() - filled.keys())
    wrong = sorted(name for name in calm.keys() & filled.keys() if calm[name] != filled[name])
    return (
        Row("photos", f"{photos}, {len(calm)} files"),
        Row("times the disk was full", str(full), full == 0),
        Row("exit codes that were not 1", str(bad_codes), bad_codes > 0),
        Row("lost results", str(len(lost)), bool(lost)),
        Row("wrong bytes", str(len(wrong)), bool(wrong)),
        Row("half files left", str(len(parts)), bool(parts)),
        Row("room in the end", f"{size_kb:,} KB"),
    )


def can_mount() -> bool:
    return (
        sys.platform == "linux" and shutil.which("mount") is not None and Path("/proc/self").owner() == "root"
    )


def _arguments(root: Path, out: Path) -> tuple[object, ...]:
    return ("process", root / "photos", "-o", out, "--quality", "fast", "--workers", 2)


@contextlib.contextmanager
def _small_disk(folder: Path, size_kb: int) -> Iterator[Path]:
    folder.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size_kb}k", "tmpfs", str(folder)], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
