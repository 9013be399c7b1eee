from __future__ import annotations

import contextlib
import csv
import json
import os
import signal
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.core.files import free_bytes
from desktop.paths import Places
from desktop.store.database import Database
from desktop.store.groups import GroupStore
from desktop.store.library import Library
from desktop.store.schema import LIBRARY
from tests.cli.running import run, start
from tests.photos import BLUE, GREEN, PhotoMaker


def table(file: Path) -> list[dict[str, str]]:
    with file.open(newline="") as handle:
        return list(csv.DictReader(handle))


def test_cutout_of_a_folder_with_a_bad_file(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg")
    photos.product("sub/b.png", shape="box")
    photos.write("sub/broken.jpg", b"\xff\xd8\xff\xe0 no more")
    out, report = tmp_path / "out", tmp_path / "report.json"

    code, said = run(
        "cutout", photos.folder, "-o", out, "--quality", "fast", "--report", report, home=tmp_path
    )

    assert code == 1
    assert "broken.jpg" in said
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*")) == ["a.png", "sub/b.png"]
    document = json.loads(report.read_text())
    assert (document["totals"]["done"], document["totals"]["failed"]) == (2, 1)


def test_full_disk_is_said_once_and_leaves_no_half_file(
    photos: PhotoMaker, tmp_path: Path, small_disk: Path
) -> None:
    for number in range(6):
        photos.product(f"{number}.png", size_px=(640 + number, 480))
    (small_disk / "filler").write_bytes(bytes(free_bytes(small_disk) - 40_000))

    code, said = run(
        "cutout",
        photos.folder,
        "-o",
        small_disk / "out",
        "--quality",
        "fast",
        "--workers",
        "1",
        home=tmp_path,
    )

    assert code == 1
    assert said.count("is full") == 1
    for file in small_disk.joinpath("out").iterdir():
        Image.open(file).load()  # what is there is whole


def test_output_that_may_not_be_written_is_named(
    photos: PhotoMaker, tmp_path: Path, locked_disk: Path
) -> None:
    photo = photos.product("a.jpg")

    code, said = run("cutout", photo, "-o", locked_disk / "out", "--quality", "fast", home=tmp_path)

    assert code == 1
    assert "Nothing can be written in" in said


def test_two_photos_of_one_name_are_told_and_numbered(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg")
    photos.product("a.png", shape="box")

    code, said = run("cutout", photos.folder, "-o", tmp_path / "out", "--quality", "fast", home=tmp_path)

    assert code == 0
    assert "its plain name is taken" in said
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a-2.png", "a.png"]


def test_results_among_the_photos_are_not_cut_out_again(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg")
    arguments = ("cutout", photos.folder, "-o", photos.folder / "out", "--quality", "fast")

    run(*arguments, home=tmp_path)
    run(*arguments, home=tmp_path)

    assert [path.name for path in (photos.folder / "out").rglob("*")] == ["a.png"]


def test_original_beside_the_photo_is_never_replaced(photos: PhotoMaker, tmp_path: Path) -> None:
    photo = photos.product("a.jpg")
    other = photos.product("a.png", shape="box")
    before = other.read_bytes()

    code, said = run("cutout", photo, "-o", photos.folder, "--quality", "fast", home=tmp_path)
    again, _ = run("process", photo, "-o", photos.folder, "--quality", "fast", home=tmp_path)

    assert (code, again) == (0, 0)
    assert "its plain name is taken" in said
    assert other.read_bytes() == before
    assert (photos.folder / "a-2.png").is_file()


def test_table_is_never_written_over_a_photo(photos: PhotoMaker, tmp_path: Path) -> None:
    photo = photos.product("a.jpg")
    before = photo.read_bytes()

    code, said = run("group", photos.folder, "-o", photo, "--quality", "fast", home=tmp_path)

    assert code == 2
    assert "is one of the photos" in said
    assert photo.read_bytes() == before


def test_groups_outlive_a_call_whose_folder_is_gone(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg")
    out = tmp_path / "out"
    run("process", photos.folder, "-o", out, "--quality", "fast", home=tmp_path)
    before = (out / "groups.csv").read_bytes()
    (photos.folder / "a.jpg").unlink()
    photos.folder.rmdir()

    code, said = run("process", photos.folder, "-o", out, "--quality", "fast", home=tmp_path)

    assert code == 1
    assert photos.folder.name in said
    assert (out / "groups.csv").read_bytes() == before


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere every name is Unicode")
def test_name_that_is_no_text_is_one_photos_problem(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg")
    data = (photos.folder / "a.jpg").read_bytes()
    Path(os.fsdecode(os.fsencode(photos.folder) + b"/bad\xff.jpg")).write_bytes(data)

    code, said = run(
        "process",
        photos.folder,
        "-o",
        tmp_path / "out",
        "--quality",
        "fast",
        "--report",
        tmp_path / "r.json",
        home=tmp_path,
    )

    assert code == 1
    assert "is not UTF-8" in said
    assert (tmp_path / "out" / "a.png").is_file()


def test_format_and_background_shape_the_file(photos: PhotoMaker, tmp_path: Path) -> None:
    photo = photos.product("a.jpg", background=(90, 120, 90))

    code, _ = run(
        "cutout",
        photo,
        "-o",
        tmp_path,
        "--format",
        "jpeg",
        "--background",
        "#0000ff",
        "--quality",
        "fast",
        home=tmp_path,
    )

    image = Image.open(tmp_path / "a.jpg")
    assert code == 0
    assert image.format == "JPEG"
    red, green, blue = (int(value) for value in np.asarray(image.convert("RGB"))[3, 3])
    assert blue > 240
    assert max(red, green) < 15


def test_several_recipes_get_a_folder_each(photos: PhotoMaker, tmp_path: Path) -> None:
    photo = photos.product("a.jpg", (1200, 900), shape="box")

    code, _ = run(
        "cutout",
        photo,
        "-o",
        tmp_path / "out",
        "--recipe",
        "amazon",
        "--recipe",
        "transparent",
        "--quality",
        "fast",
        home=tmp_path,
    )

    assert code == 0
    amazon = np.asarray(Image.open(tmp_path / "out" / "amazon" / "a.jpg"))
    assert amazon.shape == (2000, 2000, 3)
    assert (amazon[0, 0] == 255).all()
    dark = (amazon.min(axis=2) < 240).any(axis=0)
    assert int(dark.sum()) / 2000 >= 0.85
    assert (tmp_path / "out" / "transparent" / "a.png").is_file()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--recipe", "nothing"], "amazon"),
        (["--background", "greenish"], "greenish"),
        (["--model", "u3net"], "u2net"),
        (["--recipe", "amazon", "--format", "png"], "--format"),
    ],
)
def test_request_that_cannot_be_is_usage(
    photos: PhotoMaker, tmp_path: Path, arguments: list[str], word: str
) -> None:
    photo = photos.product("a.jpg")

    code, said = run("cutout", photo, "-o", tmp_path / "out", *arguments, home=tmp_path)

    assert code == 2
    assert word in said
    assert not (tmp_path / "out").exists()


def test_missing_path_is_named(tmp_path: Path) -> None:
    code, said = run("cutout", tmp_path / "nowhere", "-o", tmp_path / "out", home=tmp_path)

    assert code == 1
    assert "nowhere" in said


def test_folder_without_photos_is_usage(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    code, said = run("process", tmp_path / "empty", "-o", tmp_path / "out", home=tmp_path)

    assert code == 2
    assert "no photos" in said


def test_group_writes_one_row_a_photo(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("red.jpg")
    photos.product("sub/red copy.jpg")
    photos.product("blue.jpg", shape="box", colour=BLUE)

    code, said = run("group", photos.folder, "-o", tmp_path / "g.csv", "--quality", "fast", home=tmp_path)

    rows = {row["file"]: row for row in table(tmp_path / "g.csv")}
    assert code == 0, said
    assert list(rows) == ["blue.jpg", "red.jpg", "sub/red copy.jpg"]
    assert rows["red.jpg"]["group"] == rows["sub/red copy.jpg"]["group"] != rows["blue.jpg"]["group"]
    assert rows["red.jpg"]["confidence"] == "certain"
    assert rows["blue.jpg"]["confidence"] == ""
    assert rows["sub/red copy.jpg"]["duplicate_of"] == "red.jpg"


def test_report_of_groups_says_why(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("red.jpg")
    photos.product("red small.jpg", size_px=(240, 180))
    photos.product("blue.jpg", shape="box", colour=BLUE)
    report = tmp_path / "report.json"

    code, said = run(
        "group",
        photos.folder,
        "-o",
        tmp_path / "g.csv",
        "--quality",
        "fast",
        "--report",
        report,
        home=tmp_path,
    )

    assert code == 0, said
    document = json.loads(report.read_text())
    assert document["totals"]["groups"] == 2
    blue, red = document["groups"]
    assert sorted(red["photos"]) == ["red small.jpg", "red.jpg"]
    assert red["keep"]["photo"] == "red.jpg"
    assert red["keep"]["because"]
    assert red["links"] == [red["weakest"]]
    signals = red["weakest"]["signals"]
    assert sum(each["log_odds"] for each in signals.values()) == pytest.approx(
        red["weakest"]["log_odds"], abs=0.01
    )
    assert sum(each["weight"] for each in signals.values()) == pytest.approx(1, abs=0.001)
    assert blue["nearest"]["group"] == red["group"]
    assert (blue["keep"], blue["weakest"], blue["links"]) == (None, None, [])


def test_group_sizes_can_be_set(photos: PhotoMaker, tmp_path: Path) -> None:
    for number in range(3):
        photos.product(f"red {number}.jpg", size_px=(320 - 40 * number, 240 - 30 * number))
    arguments = ("group", photos.folder, "-o", tmp_path / "g.csv", "--quality", "fast")

    code, said = run(*arguments, "--max-size", "2", home=tmp_path)

    assert code == 0, said
    assert "more than 2 photos: it became groups 1 and 2" in said
    assert sorted(row["group"] for row in table(tmp_path / "g.csv")) in (["1", "1", "2"], ["1", "2", "2"])

    run(*arguments, "--min-size", "4", home=tmp_path)

    assert [row["confidence"] for row in table(tmp_path / "g.csv")] == ["", "", ""]


def test_sizes_that_contradict_each_other_are_usage(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg")

    code, said = run(
        "group", photos.folder, "-o", tmp_path / "g.csv", "--max-size", "2", "--min-size", "3", home=tmp_path
    )

    assert code == 2
    assert "less than the fewest" in said
    assert not (tmp_path / "g.csv").exists()


def test_contradictory_corrections_name_the_photos(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("red.jpg")
    photos.product("blue.jpg", shape="box", colour=BLUE)
    photos.product("green.jpg", shape="triangle", colour=GREEN)
    arguments = ("process", photos.folder, "-o", tmp_path / "out", "--quality", "fast")
    run(*arguments, home=tmp_path)
    places = Places.below(tmp_path)
    with contextlib.closing(Database(places.library_file, LIBRARY)) as database:
        library = Library(database)
        (shoot,) = library.shoots()
        digest = {photo.path.name: photo.digest for photo in library.photos(shoot.id)}
        red, blue, green = digest["red.jpg"], digest["blue.jpg"], digest["green.jpg"]
        GroupStore(database).correct([(red, blue, True), (blue, green, True), (red, green, False)])

    code, said = run(*arguments, home=tmp_path)

    assert code == 1
    assert "red.jpg" in said
    assert "green.jpg" in said
    assert "by way of blue.jpg" in said
    assert "Take one of these corrections back." in said


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one child there")
def test_interrupted_process_goes_on_where_it_stopped(photos: PhotoMaker, tmp_path: Path) -> None:
    for number in range(12):
        photos.product(f"{number}.jpg", size_px=(320 + number, 240))
    out = tmp_path / "out"
    arguments = ("process", photos.folder, "-o", out, "--quality", "fast", "--workers", "1")
    process = start(*arguments, home=tmp_path)
    while not list(out.glob("*.png")):
        assert process.poll() is None, process.communicate()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    done_first = {path.name: path.stat().st_mtime_ns for path in out.glob("*.png")}

    code, _ = run(*arguments, home=tmp_path)

    assert process.returncode == 130, said
    assert "goes on where" in said
    assert 1 <= len(done_first) < 12
    assert list(out.glob(".*")) == []
    assert code == 0
    assert len(list(out.glob("*.png"))) == 12
    assert {name: (out / name).stat().st_mtime_ns for name in done_first} == done_first
    assert len(table(out / "groups.csv")) == 12


def test_process_killed_at_once_loses_nothing_and_leaves_no_half_file(
    photos: PhotoMaker, tmp_path: Path
) -> None:
    for number in range(8):
        photos.product(f"{number}.jpg", size_px=(320 + number, 240))
    out = tmp_path / "out"
    arguments = ("process", photos.folder, "-o", out, "--quality", "fast", "--workers", "2")
    process = start(*arguments, home=tmp_path)
    while len(list(out.glob("*.png"))) < 2:
        assert process.poll() is None, process.communicate()
    process.kill()
    process.communicate(timeout=60)
    for file in out.glob("*.png"):
        Image.open(file).load()  # every file under its final name is whole

    code, said = run(*arguments, home=tmp_path)

    assert code == 0, said
    assert len(list(out.glob("*.png"))) == 8
    assert list(out.glob(".*")) == []


def test_result_of_the_program_that_is_named_as_a_photo_is_told(photos: PhotoMaker, tmp_path: Path) -> None:
    photos.product("a.jpg")
    out, home = tmp_path / "out", tmp_path / "home"
    assert run("process", photos.folder, "-o", out, "--quality", "fast", home=home)[0] == 0

    _, said = run("process", out / "a.png", "-o", out, "--quality", "fast", home=home)

    assert "1 file is a result of the program itself and left out: a.png" in said


def test_table_that_cannot_be_written_is_in_the_report_too(
    photos: PhotoMaker, tmp_path: Path, locked_disk: Path
) -> None:
    photos.product("a.jpg")
    report = tmp_path / "report.json"

    code, said = run(
        "group", photos.folder, "-o", locked_disk / "groups.csv", "--quality", "fast", "--report", report,
        home=tmp_path / "home",
    )  # fmt: skip

    assert code == 1
    assert "Read-only file system" in said
    errors = [entry["error"] for entry in json.loads(report.read_text("utf-8"))["photos"]]
    assert any(error and "Read-only file system" in error for error in errors)


def test_contact_sheet_shows_the_products_on_one_page(tmp_path: Path, photos: PhotoMaker) -> None:
    photos.product("mug.jpg")
    photos.product("<b>box.jpg", (330, 250), shape="box")
    sheet = tmp_path / "sheet.html"
    call = ("process", photos.folder, "-o", tmp_path / "out", "--quality", "fast", "--contact-sheet", sheet)

    code, said = run(*call, home=tmp_path / "home")
    text = sheet.read_text("utf-8")
    again, _ = run(*call, home=tmp_path / "home")

    assert (code, again) == (0, 0)
    assert "The contact sheet is" in said
    assert text.count("<img ") == 2
    assert "<b>" not in text
    assert "&lt;b&gt;box.jpg" in text
    assert sheet.read_text("utf-8").count("<img ") == 2
    assert sheet.with_suffix(".csv").is_file()
