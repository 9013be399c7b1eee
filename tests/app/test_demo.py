"""The demo shoot against what is known of it: it was photographed by packaging/make_demo.py."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.app.demo import demo_photos
from desktop.app.engine import Choice, load_engine
from desktop.app.orders import Order
from desktop.app.process import FolderRun
from desktop.app.recipe_book import known_recipes
from desktop.app.workbench import Workbench
from desktop.core.grouping import GroupingSettings
from desktop.core.marketplaces import Verdict
from desktop.core.outputs import walk
from desktop.core.types import Quality, no_checkpoint
from desktop.paths import Places
from tests.app.watching import Watcher

TRUTH = Path(__file__).parents[1] / "demo"
SHOPS = ("amazon", "ebay", "etsy", "google", "shopify")
MOST_BYTES = 6_000_000


@dataclass(frozen=True)
class Done:
    """What became of the demo shoot, by the names of its files."""

    verdicts: dict[tuple[str, str], tuple[Verdict, tuple[str, ...]]]
    overlaps: dict[str, float]
    group_of: dict[str, int]
    duplicates: dict[str, str]
    doubtful: frozenset[str]


@pytest.fixture(scope="module")
def truth() -> dict[str, dict[str, str]]:
    with (TRUTH / "groups.csv").open(newline="", encoding="utf-8") as file:
        return {row["file"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Done]:
    """Everything once, in the quality that the program begins with."""
    root = tmp_path_factory.mktemp("demo")
    places = Places.below(root / "home")
    choice = Choice(Quality.BALANCED)
    engine = load_engine(choice, places, 2)
    book = known_recipes(places)
    order = Order(tuple(map(book.pick, (*SHOPS, "transparent"))))
    found = walk(list(demo_photos()), no_checkpoint)
    with closing(FolderRun(places, engine, found, root / "out", "demo", order, choice=choice)) as run:
        _, entries = run.cut_out(workers=2, watch=lambda _: None)
        run.group(GroupingSettings(), no_checkpoint)
    workbench = Workbench(places, Watcher())
    workbench.open_shoot(workbench.shoots()[0].id)
    names = {photo.id: photo.path.name for photo in workbench.photos()}
    yield Done(
        {
            (file.path.name, file.recipe): (file.judgement.verdict, file.judgement.reasons)
            for entry in entries
            for file in entry.files
            if file.judgement is not None
        },
        {name: _overlap(workbench, id, name) for id, name in names.items()},
        {names[photo]: number for number, group in enumerate(workbench.groups()) for photo in group.photos},
        {names[copy]: names[original] for copy, original in workbench.duplicates().items()},
        frozenset(
            photo.path.name for photo in workbench.photos() if photo.doubt is not None and photo.doubt.reasons
        ),
    )
    assert workbench.close(10)


def _overlap(workbench: Workbench, id: int, name: str) -> float:
    """Soft intersection over union with the true matte, 0..1."""
    matte = workbench.cutout_picture(id, 320, cropped=False)[..., 3]  # type: ignore[arg-type]
    with Image.open(TRUTH / name.replace(".jpg", ".png")) as picture:
        true = np.asarray(picture, np.float32) / 255
    size = true.shape[1], true.shape[0]
    mine = np.asarray(Image.fromarray(matte).resize(size, Image.Resampling.BOX), np.float32) / 255
    return float(np.minimum(mine, true).sum() / np.maximum(mine, true).sum())


def b_cubed_f(found: Mapping[str, int], true: Mapping[str, str]) -> float:
    """Bagga and Baldwin 1998: precision and recall of every photo's group, averaged; their F1."""
    precision = recall = 0.0
    for one in true:
        mine = {other for other in true if found[other] == found[one]}
        right = {other for other in true if true[other] == true[one]}
        precision += len(mine & right) / len(mine)
        recall += len(mine & right) / len(right)
    precision, recall = precision / len(true), recall / len(true)
    return 2 * precision * recall / (precision + recall)


def test_b_cubed_agrees_with_a_case_worked_out_by_hand() -> None:
    # Of four photos two are together rightly, one wrongly: precision (2/3 + 2/3 + 1/3 + 1) / 4 = 2/3,
    # recall (1 + 1 + 1/2 + 1/2) / 4 = 3/4, F = 2 * (2/3 * 3/4) / (2/3 + 3/4) = 12/17.
    found = {"a": 1, "b": 1, "c": 1, "d": 2}
    true = {"a": "x", "b": "x", "c": "y", "d": "y"}

    assert b_cubed_f(found, true) == pytest.approx(12 / 17)


def test_shoot_is_as_it_is_described(truth: dict[str, dict[str, str]]) -> None:
    photos = demo_photos()
    products = {row["product"] for row in truth.values()}

    assert {photo.name for photo in photos} == set(truth)
    assert len(photos) == 35
    assert len(products) == 10
    assert sum(photo.stat().st_size for photo in photos) <= MOST_BYTES
    assert sorted(row["duplicate_of"] for row in truth.values() if row["duplicate_of"]) == [
        "DSC_4101.jpg",
        "DSC_4121.jpg",
    ]


def test_one_photo_is_turned_by_exif_only(truth: dict[str, dict[str, str]]) -> None:
    turned = []
    for photo in demo_photos():
        with Image.open(photo) as picture:
            if picture.getexif().get(0x0112, 1) != 1:
                turned.append(photo.name)
                across, down = picture.size
    with Image.open(TRUTH / "DSC_4116.png") as matte:
        upright = matte.size

    assert turned == ["DSC_4116.jpg"]
    assert (across > down, upright[0] > upright[1]) == (True, False)


def test_every_recipe_is_judged_green(done: Done) -> None:
    told = {file: verdict for file, verdict in done.verdicts.items() if verdict[0] is not Verdict.GREEN}

    assert told == {}
    assert len(done.verdicts) == 35 * len(SHOPS)


def test_products_are_found(done: Done, truth: dict[str, dict[str, str]]) -> None:
    true = {name: row["product"] for name, row in truth.items()}

    assert b_cubed_f(done.group_of, true) >= 0.97


def test_edits_are_found_and_nothing_else(done: Done, truth: dict[str, dict[str, str]]) -> None:
    known = {name: row["duplicate_of"] for name, row in truth.items() if row["duplicate_of"]}
    pairs = {frozenset(pair) for pair in done.duplicates.items()}

    assert pairs == {frozenset(pair) for pair in known.items()}


def test_cutouts_agree_with_the_true_mattes(done: Done) -> None:
    values = sorted(done.overlaps.values())

    assert sum(values) / len(values) >= 0.95
    assert sum(value >= 0.96 for value in values) >= 30


def test_worst_cutouts_are_told_to_need_a_look(done: Done) -> None:
    worst = sorted(done.overlaps, key=lambda name: done.overlaps[name])[:4]

    assert len(done.doubtful.intersection(worst)) >= 3
