"""CPU seconds a photo, photos a second and peak memory: rembg's own loop and ours, in turn, in one run.

    python tests/benchmarks/throughput.py [--photos 40] [--megapixels 12] [--quality fast] [--rounds 1]
    python tests/benchmarks/throughput.py --photos 400 --distinct 20 --alone     peak memory of a long run

The photos are scikit-image's, or those of --folder, enlarged, with sensor-like noise. Both sides use u2netp,
read the same JPEG files and write PNG files. Every round runs both, each in a process of its own; CPU time is
the operating system's account of the finished process, start-up included, and again without it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
REMBG_LOOP = """
import sys
from pathlib import Path
from rembg import new_session, remove
session = new_session("u2netp")
source, target = Path(sys.argv[1]), Path(sys.argv[2])
for file in sorted(source.glob("*.jpg")):
    (target / f"{file.stem}.png").write_bytes(remove(file.read_bytes(), session=session))
"""


@dataclass(frozen=True, slots=True)
class Run:
    """One finished process: CPU and wall seconds, peak memory of the largest process in MB."""

    cpu_s: float
    wall_s: float
    peak_mb: float


def main() -> None:
    """Make the photos, run both sides, print the table."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        full, none = root / "photos", root / "none"
        make_photos(full, arguments.distinct or arguments.photos, arguments.megapixels, arguments.folder)
        add_links(full, arguments.photos)
        make_photos(none, 1, 0.01, arguments.folder)  # start-up and one tiny photo
        for number in range(1, arguments.rounds + 1):
            ours = [_ours(photos, root / f"ours-{number}", arguments) for photos in (full, none)]
            print(
                f"round {number}: {arguments.photos} photos of {arguments.megapixels:g} MP,"
                f" {arguments.quality}"
            )
            _print("ours", ours[0], ours[1], arguments.photos)
            if arguments.alone:
                continue
            rembg = [_rembg(photos, root / f"rembg-{number}") for photos in (full, none)]
            _print("rembg", rembg[0], rembg[1], arguments.photos)
            whole = rembg[0].cpu_s / ours[0].cpu_s
            bare = (rembg[0].cpu_s - rembg[1].cpu_s) / (ours[0].cpu_s - ours[1].cpu_s)
            wall = rembg[0].wall_s / ours[0].wall_s
            print(f"rembg / ours: CPU {whole:.2f} (without start-up {bare:.2f}), wall {wall:.2f}\n")


def make_photos(folder: Path, count: int, megapixels: float, sources: Path | None = None) -> None:
    """Write JPEG photos of that many megapixels, 4:3, quality 92, made of a folder's or scikit-image's."""
    folder.mkdir()
    found = sorted(sources.rglob("image.*")) if sources else _shipped()
    height = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    size = (height * 4 // 3, height)
    rng = np.random.default_rng(1)
    for number in range(count):
        image = Image.open(found[number % len(found)]).convert("RGB").resize(size, Image.Resampling.LANCZOS)
        noise = rng.normal(0, 4, (size[1], size[0], 1)).astype(np.float32)
        noisy = np.clip(np.asarray(image, np.float32) + noise, 0, 255).astype(np.uint8)
        Image.fromarray(noisy).save(folder / f"{number:03}.jpg", quality=92)


def add_links(folder: Path, count: int) -> None:
    """Hard links to the photos of a folder, in turn, until there are so many: a long run needs no room."""
    found = sorted(folder.iterdir())
    for number in range(len(found), count):
        os.link(found[number % len(found)], folder / f"{number:03}.jpg")


def _shipped() -> list[Path]:
    import skimage

    data = Path(skimage.__file__).parent / "data"
    names = ("coffee", "chelsea", "motorcycle_left", "rocket", "astronaut")
    return [next(iter(data.glob(f"{name}.*"))) for name in names]


def _rembg(photos: Path, out: Path) -> Run:
    target = out / photos.name
    target.mkdir(parents=True)
    models = {"U2NET_HOME": str(ROOT / "resources" / "models")}
    return _timed([sys.executable, "-c", REMBG_LOOP, str(photos), str(target)], models)


def _ours(photos: Path, out: Path, arguments: argparse.Namespace) -> Run:
    command = [sys.executable, "-m", "desktop", "cutout", str(photos), "-o", str(out / photos.name)]
    options = ["--quality", arguments.quality, "--workers", str(arguments.workers)]
    return _timed([*command, *options], {"BG_REMOVER_HOME": str(out / "home")})


def _timed(command: list[str], environment: dict[str, str]) -> Run:
    """Run in a child of a child, so that the account holds this command alone."""
    code = (
        "import json, resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True,"
        " stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "u = resource.getrusage(resource.RUSAGE_CHILDREN); "
        "print(json.dumps([u.ru_utime + u.ru_stime, u.ru_maxrss]))"
    )
    started_s = time.perf_counter()
    result = subprocess.run(
        [sys.executable, "-c", code, *command],
        env=os.environ | environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    wall_s = time.perf_counter() - started_s
    cpu_s, peak = json.loads(result.stdout)
    return Run(cpu_s, wall_s, peak / (1024 * 1024 if sys.platform == "darwin" else 1024))


def _print(name: str, full: Run, start: Run, photos: int) -> None:
    each, bare = full.cpu_s / photos, (full.cpu_s - start.cpu_s) / photos
    print(
        f"  {name:6} CPU {each:6.3f} s a photo ({bare:6.3f} without start-up)"
        f" · {photos / full.wall_s:5.2f} photos/s · peak {full.peak_mb:6.0f} MB"
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--photos", type=int, default=40)
    parser.add_argument("--megapixels", type=float, default=12)
    parser.add_argument("--quality", choices=("fast", "balanced", "best"), default="fast")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="enlarge the photos called image.* below this folder")
    parser.add_argument("--distinct", type=int, default=0, help="so many are made, the others are links")
    parser.add_argument("--alone", action="store_true", help="without rembg")
    parser.add_argument("--rounds", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
