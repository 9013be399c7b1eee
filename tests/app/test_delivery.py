from __future__ import annotations

import dataclasses
import json
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.app.delivery import Delivery
from desktop.app.engine import Choice, Engine, load_engine, load_extractor
from desktop.app.export import Export
from desktop.app.orders import Order
from desktop.app.photo_work import PhotoWork
from desktop.app.process import FolderRun
from desktop.app.progress import Tally
from desktop.app.recipe_book import known_marketplaces, known_recipes
from desktop.app.report import Entry, verdict_counts, write_report
from desktop.core.backgrounds import WHITE
from desktop.core.encoding import OutputFormat
from desktop.core.grouping import GroupingSettings
from desktop.core.imaging import Picture
from desktop.core.matting import Matte, MattingModel
from desktop.core.metadata import Metadata
from desktop.core.naming import NameTemplate
from desktop.core.outputs import walk
from desktop.core.recipes import Recipe
from desktop.core.stages import Stopwatch
from desktop.core.types import Checkpoint, Quality, RgbImage, no_checkpoint
from desktop.paths import Places
from desktop.store.cache import Cache
from desktop.store.database import Database
from desktop.store.edits import EditStore
from desktop.store.groups import GroupStore
from desktop.store.library import Library
from desktop.store.schema import LIBRARY
from tests.photos import BLUE, PhotoMaker

SHOPS = ("amazon", "ebay", "etsy", "google", "shopify")


class CountingMatting:
    """A real model, and how often it was asked."""

    def __init__(self, model: MattingModel) -> None:
        self._model = model
        self._lock = threading.Lock()
        self.runs = 0

    @property
    def name(self) -> str:
        return self._model.name

    @property
    def key(self) -> str:
        return self._model.key

    def matte(self, rgb: RgbImage, checkpoint: Checkpoint = no_checkpoint) -> Matte:
        with self._lock:
            self.runs += 1
        return self._model.matte(rgb, checkpoint)


@pytest.fixture(scope="module")
def fast(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return load_engine(Choice(Quality.FAST), Places.below(tmp_path_factory.mktemp("places")), workers=2)


@pytest.fixture
def counting(fast: Engine) -> CountingMatting:
    return CountingMatting(fast.matting)


@pytest.fixture
def engine(fast: Engine, counting: CountingMatting) -> Engine:
    return dataclasses.replace(fast, matting=counting)


def quiet(tally: Tally) -> None:
    del tally


def order_for(places: Places, *names: str, template: str = "") -> Order:
    book = known_recipes(places)
    return Order(tuple(map(book.pick, names)), NameTemplate.parse(template) if template else None)


def processed(places: Places, engine: Engine, shoot: Path, out: Path, order: Order) -> tuple[Entry, ...]:
    """One call of process; what became of each photo."""
    found = walk([shoot], no_checkpoint)
    with closing(FolderRun(places, engine, found, out, "shoot", order, choice=Choice(Quality.FAST))) as run:
        _, entries = run.cut_out(workers=2, watch=quiet)
        run.group(GroupingSettings(), no_checkpoint)
        if run.waits_for_groups:
            _, entries = run.cut_out(workers=2, watch=quiet)
    return entries


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as image:
        return image.size


def files_below(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))


def test_another_recipe_is_written_from_the_kept_matte(
    engine: Engine, counting: CountingMatting, photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("red.jpg", (800, 600))
    photos.product("blue.jpg", (800, 600), shape="box", colour=BLUE)
    places, out = Places.below(tmp_path / "home"), tmp_path / "out"

    first = processed(places, engine, photos.folder, out, order_for(places, "amazon"))
    second = processed(places, engine, photos.folder, out, order_for(places, "etsy"))

    assert counting.runs == 2
    assert "matte" in first[0].milliseconds
    assert set(second[0].milliseconds) == {"read", "decode", "render", "write", "judge"}
    sizes = {file.name: size_of(file) for file in out.glob("*.jpg")}
    assert sizes == dict.fromkeys(("blue.jpg", "red.jpg"), (2000, 1500))  # as Etsy wants them now


def test_of_several_recipes_only_those_that_are_missing_are_written(
    engine: Engine, photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("red.jpg", (800, 600))
    places, out = Places.below(tmp_path / "home"), tmp_path / "out"
    processed(places, engine, photos.folder, out, order_for(places, "amazon", "ebay"))
    written = (out / "amazon" / "red.jpg").stat().st_mtime_ns

    (entry,) = processed(places, engine, photos.folder, out, order_for(places, "amazon", "ebay", "google"))

    assert [file.recipe for file in entry.files] == ["google"]
    assert [path.parent.name for path in entry.outputs] == ["amazon", "ebay", "google"]
    assert (out / "amazon" / "red.jpg").stat().st_mtime_ns == written


def test_a_recipe_that_changed_is_written_again(engine: Engine, photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("red.jpg", (800, 600))
    places, out = Places.below(tmp_path / "home"), tmp_path / "out"
    places.recipes.mkdir(parents=True)
    recipe = places.recipes / "mine.toml"
    recipe.write_text('canvas = [300, 300]\ngives_way = "fill"')
    processed(places, engine, photos.folder, out, order_for(places, "mine"))
    (same,) = processed(places, engine, photos.folder, out, order_for(places, "mine"))
    recipe.write_text('canvas = [200, 200]\ngives_way = "fill"')

    (changed,) = processed(places, engine, photos.folder, out, order_for(places, "mine"))

    assert (same.status, changed.status) == ("skipped", "done")
    assert size_of(out / "red.png") == (200, 200)


def test_files_are_named_by_product_when_the_products_are_known(
    engine: Engine, counting: CountingMatting, photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("IMG_1.jpg")
    photos.product("IMG_1 copy.jpg")
    photos.product("sub/IMG_2.jpg", shape="box", colour=BLUE)
    photos.write("broken.jpg", b"no picture")
    places, out = Places.below(tmp_path / "home"), tmp_path / "out"
    order = order_for(places, "transparent", template="{product}/{sequence:02} {original}")

    entries = processed(places, engine, photos.folder, out, order)
    runs = counting.runs
    again = processed(places, engine, photos.folder, out, order)

    names = files_below(out)
    assert names[0] == "groups.csv"
    assert {name.split("/")[0] for name in names[1:]} == {"product-1", "product-2"}
    assert sorted(name.split("/")[1] for name in names[1:]) == [
        "01 IMG_1 copy.png",
        "01 IMG_2.png",
        "02 IMG_1.png",
    ] or sorted(name.split("/")[1] for name in names[1:]) == [
        "01 IMG_1.png",
        "01 IMG_2.png",
        "02 IMG_1 copy.png",
    ]
    assert sorted(entry.status for entry in entries) == ["done", "done", "done", "failed"]
    assert all({"matte", "render"} <= set(entry.milliseconds) for entry in entries if entry.status == "done")
    assert sorted(entry.status for entry in again) == ["failed", "skipped", "skipped", "skipped"]
    assert counting.runs == runs


def test_an_export_names_and_writes_by_recipe_from_the_kept_matte(
    engine: Engine, counting: CountingMatting, photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("IMG_1.jpg", (800, 600))
    photos.product("IMG_2.jpg", (800, 600), shape="box", colour=BLUE)
    places = Places.below(tmp_path / "home")
    processed(places, engine, photos.folder, tmp_path / "first", Order())
    order = order_for(places, "amazon", "ebay", template="{product}-{sequence}-{recipe}")
    with closing(Database(places.library_file, LIBRARY)) as database, closing(Cache(places.cache)) as cache:
        library, groups = Library(database), GroupStore(database)
        (shoot,) = library.shoots()
        done = library.photos(shoot.id)

        export = Export(library, groups, shoot.id, done, tmp_path / "out", order)
        work = PhotoWork(library, EditStore(database), cache, engine, load_extractor())
        for photo in done:
            export.write_one(work, photo.id, no_checkpoint)
        export.write_table()

        assert library.is_output(tmp_path / "out" / "product-1-1-ebay.jpg")
    assert files_below(tmp_path / "out") == [
        "groups.csv",
        "product-1-1-amazon.jpg",
        "product-1-1-ebay.jpg",
        "product-2-1-amazon.jpg",
        "product-2-1-ebay.jpg",
    ]
    assert counting.runs == 2
    assert "product-1-1-amazon.jpg,1," in (tmp_path / "out" / "groups.csv").read_text()


def test_what_is_not_green_is_told_with_its_reasons_in_the_report(tmp_path: Path) -> None:
    rgb = np.full((600, 600, 3), (60, 40, 30), np.uint8)
    alpha = np.zeros((600, 600), np.uint8)
    alpha[100:500, 100:500] = 255
    small = Recipe(
        "small",
        format=OutputFormat.JPEG,
        background=WHITE,
        canvas=(400, 400),
        fill=0.78,
        marketplace="amazon",
        quality=95,
    )
    files = Delivery(known_marketplaces()).write(
        Picture(rgb, "JPEG", Metadata(), ()), alpha, [(small, tmp_path / "a.jpg")], Stopwatch(), no_checkpoint
    )
    entry = Entry(Path("a.jpg"), "done", (tmp_path / "a.jpg",), files=files)

    write_report(tmp_path / "r.json", [entry], seconds=1.0, model="u2netp", quality="fast")

    document = json.loads((tmp_path / "r.json").read_text())
    (file,) = document["photos"][0]["files"]
    assert (file["recipe"], file["width_px"], file["quality"]) == ("small", 400, 95)
    assert file["bytes"] == (tmp_path / "a.jpg").stat().st_size
    judge = file["judge"]
    assert (judge["marketplace"], judge["verdict"]) == ("amazon", "red")
    assert judge["reasons"] == [
        "The product fills 78 % of the frame by longest side, 85 % is asked.",
        "The longest side has 400 px, 500 are asked.",
        "The longest side has 400 px, 1,000 are advised (for zoom).",
    ]
    assert judge["fill"]["judged_by"] == "longest side"
    assert judge["fill"]["longest_side"] == pytest.approx(0.78, abs=0.01)
    assert judge["fill"]["box_area"] == pytest.approx(0.78**2, abs=0.02)
    assert {"rule": "Product fills 85 % of the frame", "verdict": "red", "finding": judge["reasons"][0]} in (
        judge["checks"]
    )
    assert document["totals"]["judged"] == {"amazon": {"green": 0, "amber": 0, "red": 1}}


def test_a_file_without_a_marketplace_is_not_judged(tmp_path: Path) -> None:
    rgb, alpha = np.zeros((20, 20, 3), np.uint8), np.full((20, 20), 255, np.uint8)
    targets = [(Recipe("plain"), tmp_path / "a.png")]

    (file,) = Delivery(known_marketplaces()).write(
        Picture(rgb, "PNG", Metadata(), ()), alpha, targets, Stopwatch(), no_checkpoint
    )

    assert file.judgement is None
    assert verdict_counts([Entry(Path("a.png"), "done", files=(file,))]) == {}
