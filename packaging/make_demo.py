"""Photograph the demo shoot: resources/demo with its photos, and the truth about them for tests.

    python packaging/make_demo.py RAW [--samples 12] [--size 1.0] [--threads 1] [--only 4101,4102]
        [--blender blender]

RAW keeps what Blender rendered, so that a run that was stopped goes on where it was. Afterwards
resources/demo holds the photos, and tests/demo the truth: groups.csv (file, product, duplicate_of) and the
mattes (one channel, a quarter of the width). --only or --size: a look at some, in RAW alone.
Needs Debian's Blender 3.4 (Cycles, CPU) and the project's own dependencies. About 25 minutes of one core.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import zlib
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

import cv2
import numpy as np
from made.demo import EDITS, PRINTS, TURNED, Edit, demo_products
from made.finish import Bytes, Camera, decoded, developed, smoothed
from made.spec import Product
from numpy.typing import NDArray
from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "packaging" / "made" / "blender.py"
PHOTOS, TRUTH = ROOT / "resources" / "demo", ROOT / "tests" / "demo"
QUALITY = 92
_CAMERA = Camera(grain=1.2, vignette=0.08)
_ORIENTATION = 0x0112
_TURN_RIGHT = 6
"""EXIF 2.32, table 5: row 0 is the right side; shown upright after a quarter turn to the right."""


class NoPhotos(Exception):
    """Blender did not do what it was asked to."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Render what is missing, develop it, write the edits and the truth."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("raw", type=Path)
    parser.add_argument("--samples", type=int, default=12, help="of light, a pixel")
    parser.add_argument("--size", type=float, default=1.0, help="of the frames, as a share")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="", help="numbers of photos, for a look")
    parser.add_argument("--blender", default="blender")
    options = parser.parse_args(arguments)
    options.raw.mkdir(parents=True, exist_ok=True)
    products = _chosen(options.only, options.size)
    _render(options, products)
    if options.only or options.size != 1.0:
        for product in products:
            for view in product.views:
                file = options.raw / f"{view.name}.jpg"
                Image.fromarray(_photo(options.raw, view.name)).save(file, quality=QUALITY)
        return
    _write(options.raw, products)


def _chosen(only: str, size: float) -> list[Product]:
    wanted = set(only.split(",")) if only else None
    chosen = []
    for product in demo_products():
        views = tuple(
            replace(view, width_px=round(view.width_px * size), height_px=round(view.height_px * size))
            for view in product.views
            if wanted is None or view.name.removeprefix("DSC_") in wanted
        )
        if views:
            chosen.append(replace(product, views=views))
    return chosen


def _render(options: argparse.Namespace, products: Sequence[Product]) -> None:
    for name, drawn in PRINTS.items():
        drawn().save(options.raw / name)
    job = {
        "products": [asdict(product) for product in products],
        "art": str(options.raw.resolve()),
        "out": str(options.raw.resolve()),
        "samples": options.samples,
        "threads": options.threads,
    }
    file = options.raw / "job.json"
    file.write_text(json.dumps(job), encoding="utf-8")
    command = [options.blender, "-b", "-noaudio", "-P", str(SCRIPT), "--", str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    for product in products:
        for view in product.views:
            if not (options.raw / f"{view.name}-mask.png").is_file():
                raise NoPhotos(f"{view.name} was not made:\n{done.stderr[-2000:]}{done.stdout[-500:]}")


def _photo(raw: Path, name: str) -> Bytes:
    """A photo as the camera gives it, RGB."""
    image, albedo, normal = (
        decoded(_read(raw / f"{name}-{kind}.png")) for kind in ("image", "albedo", "normal")
    )
    rng = np.random.default_rng(zlib.crc32(name.encode()))
    return developed(smoothed(image, albedo, normal), _CAMERA, rng)


def _matte(raw: Path, name: str) -> Bytes:
    matte = cv2.imread(str(raw / f"{name}-mask.png"), cv2.IMREAD_GRAYSCALE)
    if matte is None:
        raise NoPhotos(f"The mask of {name} could not be read.")
    return np.asarray(matte, np.uint8)


def _read(file: Path) -> NDArray[np.float32]:
    """RGB of 0..1 as it is in the file."""
    bgr = cv2.imread(str(file), cv2.IMREAD_COLOR | cv2.IMREAD_ANYDEPTH)
    if bgr is None:
        raise NoPhotos(f"{file} could not be read.")
    top = np.float32(65535 if bgr.dtype == np.uint16 else 255)
    return cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.float32) / top


def _write(raw: Path, products: Sequence[Product]) -> None:
    for folder in (PHOTOS, TRUTH):
        folder.mkdir(parents=True, exist_ok=True)
        for old in (*folder.glob("*.jpg"), *folder.glob("*.png")):
            old.unlink()
    rows = []
    taken = {}
    for product in products:
        for view in product.views:
            photo, matte = _photo(raw, view.name), _matte(raw, view.name)
            taken[view.name] = photo, matte, product.name
            _save(view.name, photo, matte, is_turned=view.name == f"DSC_{TURNED}")
            rows.append((f"{view.name}.jpg", product.name, ""))
    for edit in EDITS:
        photo, matte, product_name = taken[f"DSC_{edit.source}"]
        _save(f"DSC_{edit.number}", _edited(photo, edit), _cut(matte, edit))
        rows.append((f"DSC_{edit.number}.jpg", product_name, f"DSC_{edit.source}.jpg"))
    with (TRUTH / "groups.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("file", "product", "duplicate_of"))
        writer.writerows(sorted(rows))


def _save(name: str, photo: Bytes, matte: Bytes, *, is_turned: bool = False) -> None:
    exif = Image.Exif()
    picture = Image.fromarray(photo)
    if is_turned:
        picture = picture.transpose(Image.Transpose.ROTATE_90)
        exif[_ORIENTATION] = _TURN_RIGHT
    picture.save(PHOTOS / f"{name}.jpg", quality=QUALITY, optimize=True, exif=exif)
    height, width = matte.shape
    small = cv2.resize(matte, (width // 4, height // 4), interpolation=cv2.INTER_AREA)
    Image.fromarray(small).save(TRUTH / f"{name}.png", optimize=True)


def _cut(pixels: Bytes, edit: Edit) -> Bytes:
    height, width = pixels.shape[:2]
    left, top, right, bottom = edit.box
    cut = pixels[round(top * height) : round(bottom * height), round(left * width) : round(right * width)]
    return np.ascontiguousarray(cut[:, ::-1] if edit.mirrored else cut)


def _edited(photo: Bytes, edit: Edit) -> Bytes:
    values = _cut(photo, edit).astype(np.float32) / 255
    values = (values - 0.5) * edit.contrast + 0.5 + edit.lift
    values *= np.array([edit.warmth, 1.0, 1 / edit.warmth], np.float32)
    return np.asarray(np.clip(np.rint(values * 255), 0, 255), np.uint8)


if __name__ == "__main__":
    try:
        main()
    except NoPhotos as error:
        sys.exit(str(error))
