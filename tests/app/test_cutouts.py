from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.app.cutouts import cut_out
from desktop.app.delivery import Delivery
from desktop.app.engine import Choice, Engine, load_engine
from desktop.app.orders import Order, PhotoPlan
from desktop.app.progress import Tally
from desktop.app.report import Entry, write_report
from desktop.core.outputs import walk
from desktop.core.types import Doubt, Quality, Reason, ReasonKind, no_checkpoint
from desktop.paths import Places
from tests.photos import PhotoMaker


def quiet(tally: Tally) -> None:
    del tally


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return load_engine(Choice(Quality.FAST), Places.below(tmp_path_factory.mktemp("places")), workers=2)


def plans_for(folder: Path, out: Path) -> tuple[PhotoPlan, ...]:
    return Order().plan(walk([folder], no_checkpoint), out)


def test_tree_is_mirrored_and_the_subject_is_cut(engine: Engine, photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("mug.jpg")
    photos.product("sub/deep/bag.png", shape="box")
    out = tmp_path / "out"

    _, entries = cut_out(engine, Delivery({}), plans_for(photos.folder, out), workers=2, watch=quiet)

    assert {entry.status for entry in entries} == {"done"}
    cutout = np.asarray(Image.open(out / "sub" / "deep" / "bag.png"))
    assert cutout.shape == (240, 320, 4)
    assert (cutout[120, 160, 3], cutout[5, 5].tolist()) == (255, [0, 0, 0, 0])
    assert (out / "mug.png").is_file()
    assert set(entries[0].milliseconds) == {"read", "decode", "matte", "render", "write"}


def test_bad_files_are_named_and_the_rest_is_done(engine: Engine, photos: PhotoMaker, tmp_path: Path) -> None:
    good = photos.product("good.jpg")
    whole = good.read_bytes()
    photos.write("empty.jpg", b"")
    photos.write("letter.jpg", b"Dear reader, this is no picture.")
    photos.write("cut.jpg", whole[: len(whole) // 2])
    out = tmp_path / "out"
    before = {file: file.read_bytes() for file in photos.folder.iterdir()}

    _, entries = cut_out(engine, Delivery({}), plans_for(photos.folder, out), workers=2, watch=quiet)

    told = {entry.source.name: entry for entry in entries if entry.source is not None}
    assert {name: entry.status for name, entry in told.items()} == {
        "good.jpg": "done",
        "empty.jpg": "failed",
        "letter.jpg": "failed",
        "cut.jpg": "failed",
    }
    for name in ("empty.jpg", "letter.jpg", "cut.jpg"):
        assert name in (told[name].error or "")
    assert [file.name for file in out.iterdir()] == ["good.png"]
    assert {file: file.read_bytes() for file in photos.folder.iterdir()} == before


def test_output_that_cannot_be_written_is_told_and_the_rest_is_done(
    engine: Engine, photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("a.jpg")
    photos.product("sub/b.jpg")
    out = tmp_path / "out"
    out.mkdir()
    (out / "sub").write_text("a file where a folder is needed")

    _, entries = cut_out(engine, Delivery({}), plans_for(photos.folder, out), workers=1, watch=quiet)

    assert [entry.status for entry in entries] == ["done", "failed"]
    assert "b.png" in (entries[1].error or "")
    assert (out / "sub").read_text() == "a file where a folder is needed"


def test_report_adds_up(tmp_path: Path) -> None:
    entries = (
        Entry(
            Path("a.jpg"),
            "done",
            (Path("out/a.png"),),
            milliseconds={"read": 1.26},
            doubt=Doubt(0.2468, (Reason(ReasonKind.PIECES, 3.0),)),
        ),
        Entry(Path("b.jpg"), "failed", error="b.jpg is empty."),
        Entry(None, "failed", error="c.jpg is not there."),
        Entry(Path("d.jpg"), "skipped"),
    )

    write_report(tmp_path / "r.json", entries, seconds=2.0, model="u2netp", quality="fast")

    document = json.loads((tmp_path / "r.json").read_text())
    assert document["photos"][0] == {
        "source": "a.jpg",
        "output": str(Path("out/a.png")),
        "outputs": [str(Path("out/a.png"))],
        "files": [],
        "status": "done",
        "error": None,
        "warnings": [],
        "doubt": 0.247,
        "reasons": [{"kind": "pieces", "amount": 3.0}],
        "milliseconds": {"read": 1.3},
    }
    totals = document["totals"]
    assert (totals["photos"], totals["done"], totals["failed"], totals["skipped"]) == (4, 1, 2, 1)
    assert totals["photos_per_s"] == 0.5
    assert totals["peak_rss_mb"] is None or totals["peak_rss_mb"] > 10
