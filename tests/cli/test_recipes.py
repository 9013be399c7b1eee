from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.recipe_files import FIELDS
from tests.cli.running import run
from tests.photos import BLUE, PhotoMaker


def own_recipe(home: Path, name: str, text: str) -> Path:
    """A recipe in the user's folder, which is below home."""
    file = home / "data" / "recipes" / f"{name}.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
    return file


def size_of(file: Path) -> tuple[int, int]:
    with Image.open(file) as image:
        return image.size


def test_recipes_are_listed_with_what_they_make(tmp_path: Path) -> None:
    own_recipe(tmp_path, "linen", 'format = "webp"\nbackground = "#ece4d8"\ncanvas = [800, 600]\n[shadow]')

    code, said = run("recipes", "list", home=tmp_path)

    assert code == 0
    lines = {line.split()[0]: line for line in said.splitlines()}
    assert list(lines) == ["amazon", "ebay", "etsy", "google", "linen", "shopify", "transparent"]
    assert "2000 x 2000 · JPEG · white · judged as amazon" in lines["amazon"]
    assert lines["linen"].endswith("800 x 600 · WebP · #ece4d8 · shadow · yours")
    assert "yours" not in lines["amazon"]


def test_a_recipe_that_cannot_be_used_is_told_in_the_list(tmp_path: Path) -> None:
    own_recipe(tmp_path, "mine", "fil = 0.9")

    code, said = run("recipes", "list", home=tmp_path)

    assert code == 2
    assert "mine.toml, fil: there is no such field." in said
    assert "amazon" in said


def test_a_recipe_is_shown_with_the_rules_that_judge_it(tmp_path: Path) -> None:
    code, said = run("recipes", "show", "amazon", home=tmp_path)

    assert code == 0
    assert "fill = 0.88" in said
    assert "red    Product fills 85 % of the frame" in said
    assert "Rules looked up on 20" in said


def test_an_unknown_recipe_is_told_with_the_names(tmp_path: Path) -> None:
    code, said = run("recipes", "show", "bazaar", home=tmp_path)

    assert code == 2
    assert "amazon, ebay, etsy" in said


def test_a_file_is_checked(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.toml", tmp_path / "bad.toml"
    good.write_text("canvas = [900, 900]\nmargin = 0.05")
    bad.write_text("canvas = [900, 900]\nmargin = 5")

    code, said = run("recipes", "check", good, home=tmp_path)
    bad_code, bad_said = run("recipes", "check", bad, home=tmp_path)

    assert code == 0
    assert "900 x 900 · PNG · transparent" in said
    assert str(tmp_path / "data" / "recipes") in said
    assert bad_code == 2
    assert "bad.toml, margin: 5 is not a number from 0 to 0.49." in bad_said


def test_the_fields_are_explained(tmp_path: Path) -> None:
    code, said = run("recipes", "fields", home=tmp_path)

    assert code == 0
    assert all(f"  {name}" in said for name in FIELDS)


def test_process_writes_by_recipe_and_says_what_is_not_green(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg", (1200, 900))
    own_recipe(
        tmp_path,
        "tight",
        'format = "jpeg"\nbackground = "#ffffff"\ncanvas = [900, 900]\nfill = 0.7\nenlarge = 2\n'
        'marketplace = "amazon"',
    )
    out, report = tmp_path / "out", tmp_path / "r.json"
    arguments = ("process", photos.folder, "-o", out, "--quality", "fast")

    code, said = run(*arguments, "--recipe", "tight", "--recipe", "ebay", "--report", report, home=tmp_path)
    again, said_again = run(*arguments, "--recipe", "google", home=tmp_path)

    assert (code, again) == (0, 0)
    assert size_of(out / "tight" / "a.jpg") == (900, 900)
    assert size_of(out / "ebay" / "a.jpg") == (1600, 1600)
    (line,) = [line for line in said.splitlines() if "a.jpg: amazon red: " in line]
    assert "% of the frame by longest side, 85 % is asked." in line
    assert "amazon: 1 red" in said
    assert "ebay: 1 green" in said
    (photo,) = json.loads(report.read_text())["photos"]
    assert [file["judge"]["verdict"] for file in photo["files"]] == ["red", "green"]
    assert size_of(out / "a.jpg") == (1500, 1500)  # one recipe alone has no folder of its own
    assert "google: 1 green" in said_again
    assert (out / "groups.csv").is_file()


def test_files_are_named_by_a_template(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("b/two.jpg")
    photos.product("a/one.jpg", shape="box", colour=BLUE)
    arguments = ("--quality", "fast", "--name", "{recipe}-{sequence:03}")

    code, said = run("cutout", photos.folder, "-o", tmp_path / "out", *arguments, home=tmp_path)

    assert code == 0, said
    names = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert names == ["a/transparent-001.png", "b/transparent-002.png"]


def test_names_that_fall_together_are_told_before_anything_is_written(
    photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("a/one.jpg")
    photos.product("b/one.jpg")

    code, said = run(
        "cutout",
        photos.folder,
        "-o",
        tmp_path,
        "--quality",
        "fast",
        "--name",
        "all/{original}",
        home=tmp_path,
    )

    assert code == 0
    assert said.index("is written as one-2.png: its plain name is taken") < said.index("2 photos done")
    assert sorted(path.name for path in (tmp_path / "all").iterdir()) == ["one-2.png", "one.png"]


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--name", "../{original}"), "'..'"),
        (("--name", "{product}"), "needs to know the products"),
        (("--name", "{size}"), "{size}"),
        (("--recipe", "amazon", "--background", "#ffffff"), "--background"),
        (("--background", "gone.jpg"), "gone.jpg"),
    ],
)
def test_what_cannot_be_written_is_usage(
    photos: PhotoMaker, tmp_path: Path, arguments: tuple[str, ...], word: str
) -> None:
    photo = photos.product("a.jpg")

    code, said = run("cutout", photo, "-o", tmp_path / "out", *arguments, home=tmp_path)

    assert code == 2
    assert word in said
    assert not (tmp_path / "out").exists()


def test_a_recipe_with_a_fault_stops_only_those_who_ask_for_it(photos: PhotoMaker, tmp_path: Path) -> None:
    photo = photos.product("a.jpg")
    own_recipe(tmp_path, "ebay", 'background = "gone.jpg"')

    good, _ = run(
        "cutout", photo, "-o", tmp_path / "out", "--recipe", "google", "--quality", "fast", home=tmp_path
    )
    bad, said = run("cutout", photo, "-o", tmp_path / "out", "--recipe", "ebay", home=tmp_path)

    assert (good, bad) == (0, 2)
    assert "ebay.toml, background: there is no file" in said


def test_a_picture_can_stand_behind(photos: PhotoMaker, tmp_path: Path) -> None:
    photo = photos.product("a.jpg")
    wall = tmp_path / "wall.png"
    Image.fromarray(np.full((30, 40, 3), (20, 120, 200), np.uint8)).save(wall)
    arguments = ("--quality", "fast", "--format", "tiff", "--background", wall)

    code, said = run("cutout", photo, "-o", tmp_path / "out", *arguments, home=tmp_path)

    assert code == 0, said
    with Image.open(tmp_path / "out" / "a.tif") as image:
        pixels = np.asarray(image)
    assert pixels[4, 4].tolist() == [20, 120, 200]
    assert pixels[120, 160, 0] > 150  # the product itself
