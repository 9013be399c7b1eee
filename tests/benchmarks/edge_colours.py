"""Edge colours: the photo's own, rembg's -dc, and ours, against true foregrounds; and what each costs.

    python tests/benchmarks/edge_colours.py FOLDER [--quality balanced] [--mixtures]

FOLDER/NAME holds image.*, alpha.png (the true matte) and fg.png (the true foreground). Every method works on
the true matte and on our own. Reported for each photo:
  colour  the mean absolute error of the colour, 0..255, weighed by the matte, over its half-covered pixels
          where there is subject in truth
  halo    the mean absolute difference, 0..255, to the true subject on black, white and green, over the pixels
          half covered in either matte and two pixels around
and the CPU time in ms/MP, all in one process, decoding and matting left out. rembg's is its own function
(rembg.bg.decontaminate_cutout); the first call of each method, which may compile, is not counted.
--mixtures: instead, two other photos of FOLDER are mixed by every true matte and saved as JPEG; then subject
and background are natural pictures, and known exactly: a fg.png is often estimated by the method -dc uses.
"""

from __future__ import annotations

import argparse
import io
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.app.engine import Choice, load_engine
from desktop.core.compose import compose
from desktop.core.imaging import read_picture
from desktop.core.types import Alpha, BoolMask, Quality, RgbImage
from desktop.paths import Places

Method = Callable[[RgbImage, Alpha], NDArray[np.uint8]]
BACKGROUNDS = ((0, 0, 0), (255, 255, 255), (0, 255, 0))


@dataclass(frozen=True, slots=True)
class Case:
    """A photo, its true matte and foreground, and the mattes to work on by their names."""

    name: str
    rgb: RgbImage
    truth: Alpha
    foreground: RgbImage
    mattes: dict[str, Alpha]


def main() -> None:
    """Measure every case, then print a table for each kind of matte."""
    arguments = _arguments()
    cases = _mixtures(arguments.folder) if arguments.mixtures else _composites(arguments)
    methods: dict[str, Method] = {"photo": _straight, "-dc": _decontaminated, "ours": compose}
    small = np.zeros((8, 8, 3), np.uint8), np.full((8, 8), 128, np.uint8)
    for method in methods.values():
        method(*small)
    rows: dict[str, list[list[float]]] = {}
    for case in cases:
        for kind, alpha in case.mattes.items():
            row = [value for method in methods.values() for value in _measured(case, alpha, method)]
            rows.setdefault(kind, []).append(row)
            print(f"{case.name:14} {kind:10}", _format(row), flush=True)
    print(f"\n{'mean of':14} {'matte':10}", *(f"{name:>7} halo ms/MP" for name in methods), sep="  ")
    for kind, values in rows.items():
        print(f"{len(values):<14} {kind:10}", _format(np.nanmean(values, axis=0).tolist()))


def _measured(case: Case, alpha: Alpha, method: Method) -> tuple[float, float, float]:
    started_s = time.process_time()
    cutout = method(case.rgb, alpha)
    cost_ms = (time.process_time() - started_s) * 1000
    half = (alpha > 0) & (alpha < 255)
    known = half & (case.truth > 0)
    colour = float("nan")
    if known.any():
        error = np.abs(cutout[known][:, :3].astype(np.float32) - case.foreground[known]).mean(axis=1)
        colour = float(np.average(error, weights=alpha[known]))
    near = half | ((case.truth > 0) & (case.truth < 255))
    near = _grown(np.asarray(near), 5)
    # A foreground is black beyond the frame of the photo that it was cut from: nothing is known there.
    near &= ~_grown(~_grown(np.any(case.foreground, axis=2), 25), 25)
    halo = [
        np.abs(_on(cutout[near][:, :3], alpha[near], on) - _on(case.foreground[near], case.truth[near], on))
        for on in BACKGROUNDS
    ]
    return colour, float(np.mean(halo)) if near.any() else float("nan"), cost_ms / (alpha.size / 1e6)


def _grown(mask: BoolMask, side_px: int) -> BoolMask:
    return np.asarray(cv2.dilate(mask.astype(np.uint8), np.ones((side_px, side_px), np.uint8))) > 0


def _on(colour: RgbImage, alpha: Alpha, background: tuple[int, int, int]) -> NDArray[np.float32]:
    cover = alpha[:, None] / np.float32(255)
    return np.asarray(cover * colour + (1 - cover) * np.array(background, np.float32), np.float32)


def _straight(rgb: RgbImage, alpha: Alpha) -> NDArray[np.uint8]:
    return np.dstack([rgb, alpha])


def _decontaminated(rgb: RgbImage, alpha: Alpha) -> NDArray[np.uint8]:
    from rembg.bg import decontaminate_cutout

    return np.asarray(decontaminate_cutout(Image.fromarray(rgb), Image.fromarray(alpha)))


def _composites(arguments: argparse.Namespace) -> Iterator[Case]:
    matting = load_engine(Choice(Quality(arguments.quality)), Places.of_user(), 1).matting
    for file in sorted(arguments.folder.glob("*/fg.png")):
        rgb = read_picture(next(file.parent.glob("image.*"))).rgb
        truth = np.asarray(Image.open(file.parent / "alpha.png").convert("L"))
        foreground = np.asarray(Image.open(file).convert("RGB"))
        mattes = {"true": truth, arguments.quality: matting.matte(rgb).alpha}
        yield Case(file.parent.name, rgb, truth, foreground, mattes)


def _mixtures(folder: Path) -> Iterator[Case]:
    """Each photo's true matte, with the next photo as the subject and the one after as the background."""
    cv2.setNumThreads(1)
    names = sorted(
        file.parent for file in folder.glob("*/alpha.png") if not (file.parent / "fg.png").exists()
    )
    for number, name in enumerate(names):
        matte = Image.open(name / "alpha.png").convert("L")
        subject, background = (
            Image.open(next(names[(number + step) % len(names)].glob("image.*"))).convert("RGB")
            for step in (1, 2)
        )
        truth, foreground = np.asarray(matte), np.asarray(subject.resize(matte.size))
        if not ((truth > 0) & (truth < 255)).any():
            continue
        seen = Image.composite(subject.resize(matte.size), background.resize(matte.size), matte)
        file = io.BytesIO()
        seen.save(file, "JPEG", quality=92)
        yield Case(name.name, np.asarray(Image.open(file)), truth, foreground, {"true": truth})


def _format(row: list[float]) -> str:
    return "  ".join(
        f"{colour:7.2f} {halo:5.2f} {cost:5.0f}"
        for colour, halo, cost in zip(row[::3], row[1::3], row[2::3], strict=True)
    )


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quality", choices=[quality.value for quality in Quality], default="balanced")
    parser.add_argument("--mixtures", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    main()
