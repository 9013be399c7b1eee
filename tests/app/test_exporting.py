"""Exports as the window asks for them, on a real library."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from desktop.app.events import BatchFinished, Exported
from desktop.app.exporting import ExportWish
from desktop.app.orders import Order
from desktop.app.workbench import Workbench
from desktop.core.errors import UsageError
from desktop.core.naming import NameTemplate
from desktop.core.recipes import MASTER
from desktop.core.types import Quality
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.app.watching import Watcher
from tests.photos import BLUE, GREEN, PhotoMaker

HOSTILE = "<img src=x onerror=alert(1)>.jpg"


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@pytest.fixture
def bench(tmp_path: Path, photos: PhotoMaker, watcher: Watcher) -> Iterator[Workbench]:
    """A workbench whose shoot has three photos that are cut out."""
    photos.product("mug.jpg", shape="box")
    photos.product(HOSTILE, (330, 250), colour=BLUE)
    photos.product("=1+1.jpg", (300, 260), shape="triangle", colour=GREEN)
    places = Places.below(tmp_path / "home")
    SettingsFile(places.settings_file).save(Settings(quality=Quality.FAST, workers=2))
    bench = Workbench(places, watcher)
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    watcher.forget()
    yield bench
    assert bench.close(60)


def wish(bench: Workbench, folder: Path, **order: object) -> ExportWish:
    assert bench.shoot is not None
    ids = tuple(photo.id for photo in bench.photos())
    return ExportWish(bench.shoot, ids, folder, replace(Order(), **order))  # type: ignore[arg-type]


def test_preview_is_what_the_export_writes(bench: Workbench, watcher: Watcher, tmp_path: Path) -> None:
    amazon = bench.exporting.recipes().pick("amazon")
    photo = bench.photos()[0]
    preview = bench.exporting.preview(bench.exporting.subject(photo.id), amazon)
    bench.exporting.start(wish(bench, tmp_path / "out", recipes=(amazon,)))
    result = watcher.wait_for(Exported).result
    (file,) = result.files[photo.id]

    with Image.open(file.path) as picture:
        assert picture.size == (preview.width_px, preview.height_px)
    assert file.size_bytes == pytest.approx(preview.size_bytes, rel=0.05)  # but for the metadata
    assert preview.judgement is not None
    assert file.judgement is not None
    assert preview.judgement.verdict == file.judgement.verdict
    assert result.verdicts()["amazon"].total() == 3


def test_plan_tells_what_is_taken_and_writes_nothing(bench: Workbench, tmp_path: Path) -> None:
    out = tmp_path / "out"
    plan = bench.exporting.plan(wish(bench, out, names=NameTemplate.parse("photo")))

    assert [output.target.name for output in plan.outputs] == ["photo.png", "photo-2.png", "photo-3.png"]
    assert len(plan.renamed) == 2
    assert not plan.replaced
    assert not out.exists()


def test_folder_of_its_own_for_each_recipe_only_as_asked(bench: Workbench, tmp_path: Path) -> None:
    apart = bench.exporting.plan(wish(bench, tmp_path, apart=True)).outputs
    together = bench.exporting.plan(wish(bench, tmp_path, apart=False)).outputs

    assert {output.target.parent.name for output in apart} == {MASTER.name}
    assert {output.target.parent for output in together} == {tmp_path}


def test_contact_sheet_shows_names_as_text_only(bench: Workbench, watcher: Watcher, tmp_path: Path) -> None:
    bench.exporting.start(replace(wish(bench, tmp_path / "out"), sheet=True))
    result = watcher.wait_for(Exported).result

    assert result.sheet is not None
    text = result.sheet.read_text("utf-8")
    assert "<img src=x" not in text
    assert "&lt;img src=x onerror=alert(1)&gt;" in text
    assert text.count("data:image/jpeg;base64,") == 3
    rows = list(csv.DictReader(result.sheet.with_suffix(".csv").read_text("utf-8").splitlines()))
    assert {row["photo"] for row in rows} == {HOSTILE, "mug.jpg", "'=1+1.jpg"}
    assert all(row["file"].endswith(".png") for row in rows)


def test_place_is_left_out_when_asked(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker, tmp_path: Path
) -> None:
    from PIL.ExifTags import IFD

    def places_in(folder: str, *, strip_gps: bool) -> list[bool]:
        watcher.forget()
        bench.exporting.start(wish(bench, tmp_path / folder, strip_gps=strip_gps))
        watcher.wait_for(BatchFinished)
        found = []
        for file in sorted((tmp_path / folder).glob("*.png")):
            with Image.open(file) as picture:
                found.append(bool(picture.getexif().get_ifd(IFD.GPSInfo)))
        return found

    picture = Image.open(photos.folder / "mug.jpg")
    exif = picture.getexif()
    exif.get_ifd(IFD.GPSInfo).update({1: "N", 2: (64.0, 8.0, 0.0), 3: "W", 4: (21.0, 56.0, 0.0)})
    picture.save(photos.folder / "mug.jpg", exif=exif, quality=92)
    picture.close()
    watcher.forget()
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)

    assert any(places_in("with", strip_gps=False))
    assert not any(places_in("without", strip_gps=True))


def test_nothing_to_export_is_refused(bench: Workbench, tmp_path: Path) -> None:
    nothing = replace(wish(bench, tmp_path), photos=())

    with pytest.raises(UsageError, match="no cutouts"):
        bench.exporting.start(nothing)
