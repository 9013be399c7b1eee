from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.cli.edits import edits_for, parse_box, parse_points
from desktop.cli.parser import build_parser
from desktop.core.edits import NO_EDITS, Edits
from desktop.core.errors import UsageError
from desktop.core.imaging import digest_of
from desktop.core.retouch import BrushKind, Retouch, Touch
from desktop.core.strokes import Stroke
from desktop.core.types import Box
from desktop.paths import Places
from desktop.store.database import Database
from desktop.store.edits import EditStore
from desktop.store.schema import LIBRARY
from tests.cli.running import run
from tests.photos import PhotoMaker


def alpha_of(file: Path) -> np.ndarray:
    return np.asarray(Image.open(file))[..., 3]


def test_box_is_in_pixels_or_shares() -> None:
    assert parse_box("120,80,400,300", 1000, 800) == Box(120, 80, 520, 380)
    assert parse_box("10%, 25%, 50%, 50%", 1000, 800) == Box(100, 200, 600, 600)
    assert parse_box("900,700,400,300", 1000, 800) == Box(900, 700, 1000, 800)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("120,80,400", "not a box"),
        ("120,80,400,wide", "'wide' in --box is not a number"),
        ("120,80,nan,20", "not a number"),
        ("120,80,0,20", "empty"),
        ("120,80,-5,20", "empty"),
        ("1200,80,10,10", "outside the photo, which is 1000 x 800"),
        ("110%,0,10%,10%", "outside"),
    ],
)
def test_box_that_is_none_is_told(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        parse_box(text, 1000, 800)


def test_points_of_a_stroke() -> None:
    assert parse_points("10,20  50%,50%", 1000, 800, "--keep") == ((10, 20), (500, 400))


@pytest.mark.parametrize(
    ("text", "words"),
    [("10", "not a point"), ("10,20 2000,5", r"2000,5 of --keep lies outside"), ("a,b", "'a'")],
)
def test_points_that_are_none_are_told(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        parse_points(text, 1000, 800, "--keep")


def test_strokes_come_in_the_order_of_the_command_line(photos: PhotoMaker) -> None:
    photo = photos.product("a.jpg", (300, 400))
    strokes = ["--remove", "1,2", "--erase", "5,6 7,8", "--keep", "3,4"]
    brush = ["--brush", "2%", "--hardness", "0.5"]
    parsed = build_parser().parse_args(["cutout", str(photo), "-o", "out", *strokes, *brush])

    edits = edits_for(parsed, [photo])

    assert [str(mark.kind) for mark in edits.guidance.marks] == ["remove", "keep"]
    assert [(str(touch.kind), touch.hardness) for touch in edits.retouch.touches] == [("erase", 0.5)]
    (touch,) = edits.retouch.touches
    assert touch.stroke.points == ((5.0, 6.0), (7.0, 8.0))
    assert touch.stroke.radius_px == 10  # 2 % of the diagonal of 500


def test_without_these_options_nothing_is_read() -> None:
    parsed = build_parser().parse_args(["cutout", "gone.jpg", "also gone.jpg", "-o", "out"])

    assert edits_for(parsed, [Path("gone.jpg"), Path("also gone.jpg")]) == NO_EDITS


def test_several_photos_are_refused(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg")
    photos.product("b.jpg")

    code, said = run("cutout", photos.folder, "-o", tmp_path / "out", "--box", "1,2,3,4", home=tmp_path)

    assert code == 2
    assert "about one photo, and 2 are named. Name one photo." in said
    assert not (tmp_path / "out").exists()


def test_box_and_strokes_end_in_the_file(photos: PhotoMaker, tmp_path: Path) -> None:
    # The product covers 80..240 across and 60..180 down.
    photo = photos.product("a.jpg", shape="box")
    options = ("--box", "20%,20%,60%,60%", "--erase", "80,60 80,180", "--restore", "10,10", "--brush", "20")

    code, said = run("cutout", photo, "-o", tmp_path / "out", "--quality", "fast", *options, home=tmp_path)

    assert code == 0, said
    alpha = alpha_of(tmp_path / "out" / "a.png")
    assert (alpha[62:178, 62:98] == 0).all()
    assert (alpha[80:160, 110:230] == 255).all()
    assert alpha[10, 10] == 255
    assert (alpha[200:] == 0).all()


def test_mark_takes_the_product_away(photos: PhotoMaker, tmp_path: Path) -> None:
    photo = photos.product("a.jpg", shape="box")

    code, said = run(
        "cutout", photo, "-o", tmp_path / "out", "--quality", "fast", "--remove", "50%,50%", home=tmp_path
    )

    assert code == 0, said
    assert (alpha_of(tmp_path / "out" / "a.png") > 127).mean() < 0.02


def test_process_writes_what_was_drawn_and_writes_it_once(photos: PhotoMaker, tmp_path: Path) -> None:
    photo = photos.product("a.jpg", shape="box")
    arguments = ("process", photo, "-o", tmp_path / "out", "--quality", "fast")
    run(*arguments, home=tmp_path)
    before = alpha_of(tmp_path / "out" / "a.png")
    erased = Touch(BrushKind.ERASE, Stroke(((100.0, 60.0), (100.0, 180.0)), 30.0))
    database = Database(Places.below(tmp_path).library_file, LIBRARY)
    EditStore(database).save(digest_of(photo.read_bytes()), Edits(retouch=Retouch((erased,))))
    database.close()

    code, said = run(*arguments, home=tmp_path)
    _, again = run(*arguments, home=tmp_path)

    assert (code, "1 photo done" in said) == (0, True)
    after = alpha_of(tmp_path / "out" / "a.png")
    assert (after[:, 72:128] == 0).all()
    assert (after[:, 132:] == before[:, 132:]).all()
    assert "1 were done before" in again
