"""How much a box and a few marks mend: simulated users on photos with true mattes.

    python -m tests.benchmarks.guidance DATA [--u2net FILE] [--marks 3] [--seeds 2] [--lines] [--pairs]
        [--csv FILE]

DATA/NAME/alpha.png is the true matte of DATA/NAME/image.*. The user's box is the true one, each side moved in
or out by 5 to 10 % of the box's own length. The user's mark is a dab, of a radius of 1 % of the diagonal, in
the middle of the largest wrong piece: to keep where the subject is missing, else to remove. With --lines it
is a straight line across the piece. A failure is a matte with an IoU below .8. --pairs puts two photos side
by side and means the left one. CPU times are of this process.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from desktop.core.compose import subject_box
from desktop.core.guidance import Mark, MarkKind
from desktop.core.guided_matting import boxed, drafted, marked
from desktop.core.matting import Matte, MattingModel, SaliencyMatting
from desktop.core.networks import SaliencyNetwork
from desktop.core.strokes import Stroke
from desktop.core.types import Alpha, BoolMask, Box, Checkpoint, Quality, RgbImage, no_checkpoint
from desktop.paths import resources

FAILURE = 0.8
MARK_RADIUS = 0.01
LINE_SHARE = 0.7
CHECK_LONG_PX = 640
PAIR_HEIGHT_PX = 500


@dataclass(frozen=True, slots=True)
class Sample:
    """A photo and its true matte."""

    name: str
    rgb: RgbImage
    truth: Alpha


@dataclass
class Row:
    """IoU of one photo: automatic, with each box, and after each mark on the failures."""

    name: str
    automatic: float
    boxes: list[float] = field(default_factory=list)
    marks: list[list[float]] = field(default_factory=list)
    """After 0, 1, 2, ... marks; first without a box, then on each box; empty where there was no failure."""


@dataclass
class User:
    """How many marks a failure gets, and of what shape. times: CPU seconds of each mark, as they come."""

    marks: int
    draws_lines: bool
    times: list[float] = field(default_factory=list)


class Remembering:
    """A model that looks at each picture once."""

    def __init__(self, model: MattingModel) -> None:
        self._model = model
        self._known: dict[tuple[int, bytes], Matte] = {}

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def key(self) -> str:
        return self._model.key

    def matte(self, rgb: RgbImage, checkpoint: Checkpoint = no_checkpoint) -> Matte:
        known = (rgb.size, np.ascontiguousarray(rgb[::7, ::7]).tobytes())
        if known not in self._known:
            self._known[known] = self._model.matte(rgb, checkpoint)
        return self._known[known]


def main() -> None:
    """Run every photo, print a line each and the table."""
    arguments = _arguments()
    cv2.setNumThreads(1)
    small = SaliencyNetwork(resources() / "models" / "u2netp.onnx")
    large = SaliencyNetwork(arguments.u2net) if arguments.u2net else None
    user = User(arguments.marks, arguments.lines)
    rows = []
    for sample in samples(arguments.data, pairs=arguments.pairs):
        model = Remembering(SaliencyMatting(Quality.BALANCED, small, large))
        row = run(model, sample, arguments.seeds, user)
        rows.append(row)
        marks = "  ".join(" > ".join(f"{value:.3f}" for value in one) for one in row.marks if one)
        boxes = " ".join(f"{value:.3f}" for value in row.boxes)
        print(f"{row.name:28} {row.automatic:.3f}  box {boxes}  {marks}", flush=True)
    _summary(rows, user)
    if arguments.csv:
        with arguments.csv.open("w", newline="") as file:
            writer = csv.writer(file)
            writer.writerows([row.name, row.automatic, *row.boxes] for row in rows)


def samples(folder: Path, *, pairs: bool) -> Iterator[Sample]:
    """The photos of a folder, or those that are no composites in pairs."""
    names = sorted(file.parent for file in folder.glob("*/alpha.png"))
    if not pairs:
        yield from map(_read, names)
        return
    real = [_read(name) for name in names if not name.name.startswith("cp_")]
    for number, left in enumerate(real):
        right = real[(number + 7) % len(real)]
        one, other = _as_high(left.rgb), _as_high(right.rgb)
        truth = np.hstack([_as_high(left.truth), np.zeros(other.shape[:2], np.uint8)])
        yield Sample(f"{left.name}+{right.name}", np.hstack([one, other]), truth)


def run(model: MattingModel, sample: Sample, seeds: int, user: User) -> Row:
    """One photo by itself, with boxes, with marks."""
    alpha = model.matte(sample.rgb).alpha
    row = Row(sample.name, iou(alpha > 127, sample.truth > 127))
    row.marks.append(_mended(sample, alpha, None, user))
    for seed in range(seeds):
        box = jittered(subject_box(sample.truth, 128), sample.rgb.shape[1], sample.rgb.shape[0], seed)
        alpha = boxed(model, sample.rgb, box)
        row.boxes.append(iou(alpha > 127, sample.truth > 127))
        row.marks.append(_mended(sample, alpha, box, user))
    return row


def jittered(box: Box, width: int, height: int, seed: int) -> Box:
    """The box as a hand draws it: each side 5 to 10 % in or out, inside the photo."""
    random = np.random.default_rng([seed, box.left, box.top, box.right, box.bottom])
    left, top, right, bottom = random.choice([-1, 1], 4) * random.uniform(0.05, 0.10, 4)
    return Box(
        max(0, round(box.left + left * box.width)),
        max(0, round(box.top + top * box.height)),
        min(width, round(box.right + right * box.width)),
        min(height, round(box.bottom + bottom * box.height)),
    )


def next_mark(mask: BoolMask, truth: BoolMask, *, draws_lines: bool = False) -> Mark | None:
    """A dab in the middle of the largest wrong piece, or a line there; None when nothing is wrong."""
    height, width = truth.shape
    scale = min(1.0, CHECK_LONG_PX / max(height, width))
    size = (round(width * scale), round(height * scale))
    got, wanted = (
        cv2.resize(one.astype(np.uint8), size, interpolation=cv2.INTER_AREA) for one in (mask, truth)
    )
    best: tuple[int, Mark] | None = None
    for kind, wrong in ((MarkKind.KEEP, wanted > got), (MarkKind.REMOVE, got > wanted)):
        count, labels, stats, _ = cv2.connectedComponentsWithStats(wrong.astype(np.uint8), connectivity=4)
        if count < 2:
            continue
        largest = 1 + int(stats[1:, cv2.CC_STAT_AREA].argmax())
        piece = labels == largest
        depth = cv2.distanceTransform(np.pad(piece, 1).astype(np.uint8), cv2.DIST_L2, 5)[1:-1, 1:-1]
        y, x = np.unravel_index(int(depth.argmax()), depth.shape)
        places = _line(piece, int(x), int(y)) if draws_lines else [(float(x), float(y))]
        points = tuple(((x + 0.5) / scale, (y + 0.5) / scale) for x, y in places)
        mark = Mark(kind, Stroke(points, MARK_RADIUS * float(np.hypot(width, height))))
        area = int(stats[largest, cv2.CC_STAT_AREA])
        if best is None or area > best[0]:
            best = area, mark
    return best[1] if best else None


def iou(one: BoolMask, other: BoolMask) -> float:
    """Intersection over union; 1 for two empty masks."""
    return float((one & other).sum() / max(int((one | other).sum()), 1)) if (one | other).any() else 1.0


def _mended(sample: Sample, alpha: Alpha, box: Box | None, user: User) -> list[float]:
    """IoU after 0, 1, ... marks; empty when the matte is no failure."""
    truth = sample.truth > 127
    values = [iou(alpha > 127, truth)]
    if values[0] >= FAILURE:
        return []
    draft = drafted(sample.rgb, alpha, box)
    for _ in range(user.marks):
        mark = next_mark(draft.alpha > 127, truth, draws_lines=user.draws_lines)
        if mark is not None:
            started = time.process_time()
            draft = marked(draft, mark)
            user.times.append(time.process_time() - started)
        values.append(iou(draft.alpha > 127, truth))
    return values


def _line(piece: BoolMask, x: int, y: int) -> list[tuple[float, float]]:
    """The ends of the longest straight line in a piece through a place in it, LINE_SHARE of it."""
    longest = (0.0, [(float(x), float(y))])
    for angle in np.linspace(0, np.pi, 12, endpoint=False):
        step = np.array((np.cos(angle), np.sin(angle)))
        ends = []
        for sign in (1, -1):
            way = np.rint((x, y) + sign * np.arange(2 * CHECK_LONG_PX)[:, None] * step).astype(int)
            inside = ((way >= 0) & (way < piece.shape[::-1])).all(axis=1)
            inside[inside] = piece[way[inside, 1], way[inside, 0]]
            length = LINE_SHARE * float(np.argmin(inside) - 1)
            ends.append((x + sign * length * step[0], y + sign * length * step[1]))
        whole = float(np.hypot(ends[0][0] - ends[1][0], ends[0][1] - ends[1][1]))
        longest = max(longest, (whole, [(float(a), float(b)) for a, b in ends]))
    return longest[1]


def _summary(rows: list[Row], user: User) -> None:
    automatic = np.array([row.automatic for row in rows])
    boxes = np.array([row.boxes for row in rows])
    good = automatic >= FAILURE
    print(f"\nautomatic  IoU {automatic.mean():.3f}, failures {(~good).sum()} of {len(rows)}")
    if boxes.size:
        change = (boxes - automatic[:, None])[good] if good.any() else np.zeros(1)
        failures = (boxes < FAILURE).sum(axis=0).mean()
        print(
            f"box        IoU {boxes.mean():.3f}, failures {failures:.1f};"
            f" change of the good {change.mean():+.4f}, the worst {change.min():+.3f}"
        )
    for title, chosen in (
        ("marks alone", [row.marks[:1] for row in rows]),
        ("box and marks", [row.marks[1:] for row in rows]),
    ):
        runs = np.array([values for one in chosen for values in one if values])
        if runs.size:
            print(
                f"{title}: {len(runs)} failures; good after 1..{user.marks}:"
                f" {(runs[:, 1:] >= FAILURE).sum(axis=0)}, mean IoU {np.round(runs.mean(axis=0), 3)}"
            )
    if times := user.times:
        print(f"one mark: {1000 * np.mean(times):.0f} ms CPU on average, {1000 * max(times):.0f} at most")


def _read(folder: Path) -> Sample:
    image = next(iter(sorted(folder.glob("image.*"))))
    rgb = np.asarray(Image.open(image).convert("RGB"))
    return Sample(folder.name, rgb, np.asarray(Image.open(folder / "alpha.png").convert("L")))


def _as_high(picture: RgbImage | Alpha) -> RgbImage | Alpha:
    width = round(picture.shape[1] * PAIR_HEIGHT_PX / picture.shape[0])
    return np.asarray(Image.fromarray(picture).resize((width, PAIR_HEIGHT_PX), Image.Resampling.LANCZOS))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--u2net", type=Path)
    parser.add_argument("--marks", type=int, default=3)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--lines", action="store_true")
    parser.add_argument("--pairs", action="store_true")
    parser.add_argument("--csv", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
