"""How good the mattes are, against true ones and against rembg's, and whether the doubt finds the bad ones.

    python -m tests.benchmarks.quality FOLDER [--quality balanced] [--u2net FILE] [--scorer FILE]
                                              [--cache FOLDER]

FOLDER: NAME/image.* and NAME/alpha.png, the true matte. Runs the program on the photos, with a home of its
own. Names that begin with cp_ are composites and are counted apart. --scorer: a script that is called with
the results and FOLDER, and prints its own table. --cache: where rembg's masks are kept between runs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from PIL import Image

from desktop.core.imaging import digest_of, read_bytes
from desktop.core.types import Alpha
from desktop.paths import HOME_VARIABLE, resources
from tests.benchmarks.measures import Measures, area_under_curve, measure, share_in_worst

ROOT = Path(__file__).resolve().parents[2]
BAD_IOU = 0.8
WORSE_BY = 0.05


@dataclass(frozen=True, slots=True)
class Told:
    """What the program's report says: its totals in a line, doubt (1 of a failure) and reasons by name."""

    title: str
    doubts: Mapping[str, float]
    reasons: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One photo. doubt and reasons: as the program tells them.  rembg: its masks' measures by network."""

    name: str
    ours: Measures
    doubt: float
    reasons: tuple[str, ...]
    rembg: Mapping[str, Measures]

    @property
    def behind(self) -> float:
        """IoU below the better of rembg's masks; negative when ahead."""
        return max(one.iou for one in self.rembg.values()) - self.ours.iou


def main() -> None:
    """Run, measure, print."""
    arguments = _arguments()
    names = sorted(file.parent.name for file in arguments.folder.glob("*/alpha.png"))
    if not names:
        sys.exit(f"no NAME/alpha.png below {arguments.folder}")
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        told = cut_out(arguments.folder, names, root, arguments.quality, arguments.u2net)
        if arguments.scorer:
            command = [sys.executable, str(arguments.scorer), str(root / "out"), str(arguments.folder)]
            subprocess.run(command, check=True)
        masks = rembg_masks(arguments.folder, names, arguments.u2net, arguments.cache or root / "masks")
        photos = [score(arguments.folder, name, root / "out", told, masks) for name in names]
    print(told.title)
    for title, chosen in (
        ("real", [one for one in photos if not one.name.startswith("cp_")]),
        ("composite", [one for one in photos if one.name.startswith("cp_")]),
    ):
        if chosen:
            print_table(title, chosen)
    print_doubt(photos)
    print_photos(photos)


def cut_out(folder: Path, names: Sequence[str], root: Path, quality: str, u2net: Path | None) -> Told:
    """Run the program on copies of the photos alone."""
    for name in names:
        (root / "in" / name).mkdir(parents=True)
        shutil.copy2(photo_of(folder, name), root / "in" / name)
    models = root / "home" / "models"
    models.mkdir(parents=True)
    if u2net:
        _link(u2net, models / "u2net.onnx")
    command = [sys.executable, "-m", "desktop", "cutout", str(root / "in"), "-o", str(root / "out")]
    options = ["--quality", quality, "--report", str(root / "report.json")]
    environment = os.environ | {HOME_VARIABLE: str(root / "home"), "HOME": str(root / "home")}
    subprocess.run([*command, *options], env=environment, cwd=ROOT, check=True, stderr=subprocess.DEVNULL)
    return read_report(root / "report.json")


def read_report(file: Path) -> Told:
    """What the file of --report says; the photos by the folder they lie in."""
    document = json.loads(file.read_text("utf-8"))
    totals, photos = document["totals"], {Path(one["source"]).parent.name: one for one in document["photos"]}
    return Told(
        f"{totals['model']}, {totals['quality']}: {totals['done']} of {totals['photos']} photos done",
        {name: 1.0 if one["doubt"] is None else float(one["doubt"]) for name, one in photos.items()},
        {name: tuple(reason["kind"] for reason in one["reasons"]) for name, one in photos.items()},
    )


def rembg_masks(
    folder: Path, names: Sequence[str], u2net: Path | None, cache: Path
) -> dict[str, dict[str, Alpha]]:
    """What rembg's own sessions make of every photo, by network and name; kept in the cache by content."""
    files = {"u2netp": resources() / "models" / "u2netp.onnx"} | ({"u2net": u2net} if u2net else {})
    cache.mkdir(parents=True, exist_ok=True)
    masks: dict[str, dict[str, Alpha]] = {}
    for network, weights in files.items():
        kept = {
            name: cache / f"{digest_of(read_bytes(photo_of(folder, name)))}-{network}.png" for name in names
        }
        missing = [name for name in names if not kept[name].exists()]
        if missing:
            with tempfile.TemporaryDirectory() as home:
                _link(weights, Path(home) / f"{network}.onnx")
                os.environ["U2NET_HOME"] = home
                from rembg import new_session

                session = new_session(network)
                for name in missing:
                    (mask,) = session.predict(Image.open(photo_of(folder, name)).convert("RGB"))
                    mask.save(kept[name])
        masks[network] = {name: np.asarray(Image.open(kept[name]).convert("L")) for name in names}
    return masks


def score(folder: Path, name: str, out: Path, told: Told, masks: Mapping[str, Mapping[str, Alpha]]) -> Scored:
    """Measure one photo's result and rembg's masks of it."""
    truth = np.asarray(Image.open(folder / name / "alpha.png").convert("L"))
    written = sorted((out / name).glob("image*"))
    alpha = np.asarray(Image.open(written[0]).getchannel("A")) if written else np.zeros_like(truth)
    return Scored(
        name,
        measure(alpha, truth),
        told.doubts[name],
        told.reasons[name],
        {network: measure(mask[name], truth) for network, mask in masks.items()},
    )


def photo_of(folder: Path, name: str) -> Path:
    """NAME/image.*, whatever its format."""
    return next(iter(sorted((folder / name).glob("image.*"))))


def print_table(title: str, photos: Sequence[Scored]) -> None:
    """Means of ours and of rembg's, and how many are bad."""
    columns = [field.name for field in fields(Measures)]
    print(f"\n{title}, n = {len(photos)}: means, IoU median, photos with IoU < {BAD_IOU}")
    print(f"  {'':12}" + "".join(f"{column:>10}" for column in columns) + f"{'median':>10}{'bad':>5}")
    rows = {"ours": [one.ours for one in photos]}
    rows |= {f"rembg {name}": [one.rembg[name] for one in photos] for name in photos[0].rembg}
    for name, measures in rows.items():
        means = np.mean([astuple(one) for one in measures], axis=0)
        ious = np.array([one.iou for one in measures])
        values = "".join(f"{value:10.4f}" for value in (*means, np.median(ious)))
        print(f"  {name:12}{values}{np.count_nonzero(ious < BAD_IOU):5}")


def print_doubt(photos: Sequence[Scored]) -> None:
    """How well the doubt finds the bad ones."""
    bad = [one.ours.iou < BAD_IOU for one in photos]
    doubts = [one.doubt for one in photos]
    area, held = area_under_curve(bad, doubts), share_in_worst(bad, doubts)
    if area is None or held is None:
        print(f"\ndoubt: {sum(bad)} of {len(bad)} photos are bad, nothing to tell apart")
    else:
        print(f"\ndoubt: AUC {area:.3f}; the worst fifth holds {held:.0%} of the {sum(bad)} bad photos")


def print_photos(photos: Sequence[Scored]) -> None:
    """Every photo, the most doubtful first, and which are behind rembg."""
    print(f"\n{'':20}{'doubt':>7}{'ours':>7}" + "".join(f"{name:>8}" for name in photos[0].rembg))
    for one in sorted(photos, key=lambda one: -one.doubt):
        theirs = "".join(f"{mask.iou:8.3f}" for mask in one.rembg.values())
        mark = f"  {one.behind:.3f} behind" if one.behind > WORSE_BY else ""
        print(f"{one.name:20}{one.doubt:7.3f}{one.ours.iou:7.3f}{theirs}  {' '.join(one.reasons)}{mark}")
    behind = sum(one.behind > WORSE_BY for one in photos)
    print(f"{behind} photos are more than {WORSE_BY} IoU behind the better of rembg's masks")


def _link(file: Path, target: Path) -> None:
    """A link, or a copy where links are not allowed."""
    try:
        target.symlink_to(file.resolve())
    except OSError:
        shutil.copy2(file, target)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quality", choices=("fast", "balanced", "best"), default="balanced")
    parser.add_argument("--u2net", type=Path, help="u2net.onnx, for balanced, best and the comparison")
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--cache", type=Path, help="where rembg's masks are kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()
