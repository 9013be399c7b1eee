"""Make photos of made products whose true mattes and products are known.

    python packaging/make_products.py OUT [--products 320] [--views 4] [--size 320] [--samples 6]
        [--seed 1] [--blender blender] [--threads 1] [--clean]

OUT gets images/*.jpg, mattes/*.png, groups.csv (file, product_id, family, difference, view) and art/. Needs
Debian's Blender 3.4 (Cycles, CPU; it has no denoiser, so the grain is filtered here) and the project's own
dependencies. Work is done in rounds of a few products; a run that was stopped goes on where it was. The same
arguments give the same photos. --clean: no camera grain or cast, for a shoot to look at.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import cv2
import numpy as np
from made.art import draw, shop
from made.finish import Camera, decoded, developed, smoothed
from made.plan import plan
from made.spec import Product, View
from numpy.typing import NDArray

SCRIPT = Path(__file__).resolve().parent / "made" / "blender.py"
ROUND = 10
"""Products of one start of Blender."""


class NoPhotos(Exception):
    """Blender did not do what it was asked to."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Plan, photograph, finish."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("--products", type=int, default=320)
    parser.add_argument("--views", type=int, default=4)
    parser.add_argument("--size", type=int, default=320, help="root of the pixels of a photo")
    parser.add_argument("--samples", type=int, default=6, help="of light, a pixel")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--blender", default="blender")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--clean", action="store_true")
    options = parser.parse_args(arguments)
    products = plan(options.seed, options.products, options.views, options.size)
    for folder in ("images", "mattes", "art"):
        (options.out / folder).mkdir(parents=True, exist_ok=True)
    for start in range(0, len(products), ROUND):
        missing = [
            product for product in products[start : start + ROUND] if not _is_done(options.out, product)
        ]
        if missing:
            _photograph(options, missing)
        _write_groups(options.out, products[: start + ROUND])
        print(f"{min(start + ROUND, len(products))} of {len(products)} products", flush=True)


def _is_done(out: Path, product: Product) -> bool:
    return all((out / "images" / f"{view.name}.jpg").is_file() for view in product.views)


def _photograph(options: argparse.Namespace, products: Sequence[Product]) -> None:
    _draw_art(options.out / "art", products)
    with tempfile.TemporaryDirectory() as folder:
        job = {
            "products": [asdict(product) for product in products],
            "art": str((options.out / "art").resolve()),
            "out": folder,
            "samples": options.samples,
            "threads": options.threads,
        }
        file = Path(folder) / "job.json"
        file.write_text(json.dumps(job), encoding="utf-8")
        command = [options.blender, "-b", "-noaudio", "-P", str(SCRIPT), "--", str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        for product in products:
            for view in product.views:
                if not (Path(folder) / f"{view.name}-mask.png").is_file():
                    raise NoPhotos(f"{view.name} was not made:\n{done.stderr[-2000:]}{done.stdout[-500:]}")
                _finish(Path(folder), options.out, view, options.clean)


def _draw_art(folder: Path, products: Sequence[Product]) -> None:
    for product in products:
        for slot, material in product.materials.items():
            if material.picture:
                draw(product.style, slot, (768, 384) if slot == "label" else (448, 448)).save(
                    folder / material.picture
                )
        for view in product.views:
            picture = view.place.picture
            if picture and not (folder / picture).is_file():
                shop(zlib.crc32(picture.encode()), (720, 540)).save(folder / picture)


def _finish(raw: Path, out: Path, view: View, clean: bool) -> None:
    rng = np.random.default_rng(zlib.crc32(view.name.encode()))
    image, albedo, normal = (
        decoded(_read(raw / f"{view.name}-{name}.png")) for name in ("image", "albedo", "normal")
    )
    camera = Camera() if clean else Camera.drawn(rng)
    photo = developed(smoothed(image, albedo, normal), camera, rng)
    quality = 92 if clean else int(rng.integers(70, 95))
    matte = cv2.imread(str(raw / f"{view.name}-mask.png"), cv2.IMREAD_GRAYSCALE)
    if matte is None:
        raise NoPhotos(f"The mask of {view.name} could not be read.")
    cv2.imwrite(str(out / "mattes" / f"{view.name}.png"), matte)
    bgr = cv2.cvtColor(photo, cv2.COLOR_RGB2BGR)
    # Last, as it is what tells that the view is done.
    cv2.imwrite(str(out / "images" / f"{view.name}.jpg"), bgr, [cv2.IMWRITE_JPEG_QUALITY, quality])


def _read(file: Path) -> NDArray[np.float32]:
    """RGB of 0..1 as it is in the file."""
    bgr = cv2.imread(str(file), cv2.IMREAD_COLOR | cv2.IMREAD_ANYDEPTH)
    if bgr is None:
        raise NoPhotos(f"{file} could not be read.")
    top = np.float32(65535 if bgr.dtype == np.uint16 else 255)
    return cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.float32) / top


def _rows(products: Sequence[Product]) -> Iterator[tuple[str, str, str, str, str]]:
    for product in products:
        for at, view in enumerate(product.views):
            yield f"{view.name}.jpg", product.name, product.family, product.difference or "first", str(at)


def _write_groups(out: Path, products: Sequence[Product]) -> None:
    with (out / "groups.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "product_id", "family", "difference", "view"))
        writer.writerows(_rows(products))


if __name__ == "__main__":
    try:
        main()
    except NoPhotos as error:
        sys.exit(str(error))
