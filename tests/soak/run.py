"""Load tests: `packaging/bootstrap.py soak [NAME]... [--short] [--home DIR]`. Exit 1 when anything was lost.

NAME: kills, fuzz, memory, disk, stops; all of them without one. --home: a home of the program whose models
the stops are measured with (u2net in its folder of models), for quality best.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.core.types import Quality
from tests.soak.full_disk import can_mount, room_step_by_step
from tests.soak.fuzz import fuzzed
from tests.soak.kills import killed_at_random
from tests.soak.measure import Row, show
from tests.soak.memory import long_batch
from tests.soak.stops import stop_latency

Soak = Callable[[Path], tuple[Row, ...]]


def soaks(*, short: bool, home: Path | None) -> dict[str, tuple[str, Soak]]:
    """Name -> title and what makes its table."""
    with_large = home is not None and (home / "models" / "u2net.onnx").exists()
    quality = Quality.BEST if with_large else Quality.FAST
    return {
        "kills": (
            "Killed at random moments, against an undisturbed run",
            lambda root: killed_at_random(root, photos=20 if short else 300, kills=6 if short else 100),
        ),
        "fuzz": (
            "Damaged and hostile files",
            lambda root: fuzzed(root, files=300 if short else 2500),
        ),
        "memory": (
            "Memory over a long batch",
            lambda root: long_batch(root, photos=60 if short else 2000),
        ),
        "disk": (
            "A disk that is too small, given room step by step",
            lambda root: room_step_by_step(root, photos=20 if short else 100),
        ),
        "stops": (
            "From Stop to the end of the photos in work",
            lambda root: stop_latency(root, stops=4 if short else 30, quality=quality, home=home),
        ),
    }


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="bootstrap.py soak", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="kills, fuzz, memory, disk, stops (all)")
    parser.add_argument("--short", action="store_true", help="minutes instead of an hour")
    parser.add_argument("--home", type=Path, help="a home of the program with u2net among its models")
    parsed = parser.parse_args(arguments)
    known = soaks(short=parsed.short, home=parsed.home)
    if unknown := set(parsed.names) - set(known):
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    is_good = True
    for name, (title, soak) in known.items():
        if parsed.names and name not in parsed.names:
            continue
        if name == "disk" and not can_mount():
            print(f"\n{title}: left out, only root on Linux can mount a small disk")
            continue
        root = Path(tempfile.mkdtemp(prefix=f"bg-remover-soak-{name}-"))
        try:
            is_good &= show(title, soak(root))
        finally:
            shutil.rmtree(root, ignore_errors=True)
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
