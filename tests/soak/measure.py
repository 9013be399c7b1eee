"""What the soak programs share: photos that are made, the program as a child, digests, tables."""

from __future__ import annotations

import hashlib
import os
import resource
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.core.files import PART_MARK
from tests.photos import PhotoMaker

ROOT = Path(__file__).resolve().parents[2]
SHAPES = ("ellipse", "box", "triangle")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table. bad: whether it means that something was lost."""

    name: str
    value: str
    bad: bool = False


def make_photos(folder: Path, count: int, side_px: int = 240) -> None:
    """Photos of which no two have the same bytes."""
    maker = PhotoMaker(folder)
    for number in range(count):
        colour = (40 + number * 7 % 200, 40 + number * 13 % 200, 40 + number * 29 % 200)
        size = (side_px + number % 17, side_px * 3 // 4 + number // 17 % 19)
        maker.product(f"{number:05}.jpg", size, shape=SHAPES[number % 3], colour=colour)


def start(arguments: Sequence[object], home: Path) -> subprocess.Popen[bytes]:
    """The program in a process group of its own, so that a kill takes its children along."""
    return subprocess.Popen(
        [sys.executable, "-m", "desktop", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"BG_REMOVER_HOME": str(home), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def digests(folder: Path) -> dict[str, str]:
    """Name below the folder -> digest, of every file that is no temporary."""
    return {
        path.relative_to(folder).as_posix(): hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and PART_MARK not in path.name
    }


def children_cpu_s() -> float:
    """Of the children that were waited for."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def show(title: str, rows: Sequence[Row]) -> bool:
    """Print a table; whether nothing was lost."""
    width = max(len(row.name) for row in rows)
    print(f"\n{title}")
    for row in rows:
        print(f"  {row.name.ljust(width)}  {row.value}{'   <-- BAD' if row.bad else ''}")
    sys.stdout.flush()
    return not any(row.bad for row in rows)
