"""Disks that are full, locked or gone, and names that file systems are picky about: real ones."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop.app.events import BatchChanged, BatchFinished, Noticed
from desktop.app.workbench import Workbench
from desktop.core.room import cache_bytes, results_bytes, too_little_room
from desktop.core.types import PhotoState, Quality
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.app.watching import Watcher
from tests.cli.running import run
from tests.photos import PhotoMaker, encoded


def noise(photos: PhotoMaker, name: str, seed: int) -> Path:
    """A photo whose cutout is large: nothing in it can be pressed together."""
    from PIL import Image

    pixels = np.random.default_rng(seed).integers(0, 255, (400, 400, 3), np.uint8)
    pixels[:80] = pixels[-80:] = 225
    pixels[:, :80] = pixels[:, -80:] = 225
    return photos.write(name, encoded(Image.fromarray(pixels), "PNG"))


def test_estimate_is_said_before_a_batch(tmp_path: Path) -> None:
    camera = [(Path("a.JPG"), 8_000_000)] * 100

    assert results_bytes(camera, ["png"]) == 2_000_000_000
    assert results_bytes([(Path("a.png"), 3_000_000)], ["png", "jpeg"]) == 4_200_000
    assert cache_bytes(1000) == 400_000_000
    assert too_little_room(tmp_path, 0) is None
    problem = too_little_room(tmp_path / "not yet there", 10**18)
    assert problem is not None
    assert "about 1,000,000,000.0 GB are needed" in problem.message
    assert "Make room for" in problem.remedy


def test_command_says_before_and_after_how_much_room_is_missing(
    tmp_path: Path, small_disk: Path, photos: PhotoMaker
) -> None:
    for number in range(9):
        noise(photos, f"{number}.png", number)

    code, said = run(
        "cutout", photos.folder, "-o", small_disk / "out", "--quality", "fast", "--workers", "1",
        home=tmp_path / "home",
    )  # fmt: skip

    assert code == 1
    assert "It will probably not all fit: about " in said
    assert said.count("is full") >= 1
    assert "photos that are left." in said
    assert "Make room" in said
    assert not list((small_disk / "out").glob(".*"))  # no half file stays


def test_process_goes_on_after_room_was_made(tmp_path: Path, small_disk: Path, photos: PhotoMaker) -> None:
    for number in range(4):
        noise(photos, f"{number}.png", number)
    block = small_disk / "block"
    block.write_bytes(bytes(900_000))
    arguments = ("process", photos.folder, "-o", small_disk / "out", "--quality", "fast")

    code, said = run(*arguments, home=tmp_path / "home")
    assert code == 1
    assert "is full" in said
    block.unlink()
    code, said = run(*arguments, "--background", "#ffffff", "--format", "jpeg", home=tmp_path / "home")

    assert code == 0, said
    assert len(list((small_disk / "out").glob("*.jpg"))) == 4


@pytest.mark.parametrize("command", ["cutout", "process"])
def test_locked_disk_is_told_once_and_before_any_work(
    command: str, tmp_path: Path, locked_disk: Path, photos: PhotoMaker
) -> None:
    for number in range(3):
        photos.product(f"{number}.jpg")

    code, said = run(command, photos.folder, "-o", locked_disk, "--quality", "fast", home=tmp_path / "home")

    assert code == 1
    assert said.count("Read-only file system") == 1
    assert "drive that can be written to" in said


def test_window_pauses_once_on_a_drive_that_went_away_and_goes_on_when_it_is_back(
    tmp_path: Path, small_disk: Path, photos: PhotoMaker
) -> None:
    for number in range(4):
        photos.product(f"{number}.jpg", size_px=(320 + number, 240))
    places = Places.below(tmp_path / "home")
    SettingsFile(places.settings_file).save(Settings(quality=Quality.FAST, workers=2))
    watcher = Watcher()
    with contextlib.closing(Workbench(places, watcher)) as bench:
        bench.add([photos.folder])
        watcher.wait_for(BatchFinished)
        watcher.forget()
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        bench.export(small_disk / "out")
        watcher.wait_for(BatchChanged, lambda batch: batch.paused)
        problems = [event.problem for event in watcher.of(Noticed)]
        assert len(problems) == 1
        assert "Nothing can be written in" in problems[0].message
        assert "for the 4 photos that are left" in problems[0].message

        subprocess.run(["mount", "-o", "remount,rw", str(small_disk)], check=True)
        bench.resume()
        finished = watcher.wait_for(BatchFinished)

    assert (finished.done, finished.failed) == (4, 0)
    assert len(list((small_disk / "out").glob("*.png"))) == 4


ODD_NAMES = (
    "emoji 🧦.jpg",
    "new\nline.jpg",
    "tab\tand 'quotes\".jpg",
    "dot at the end..jpg",
    " space before.jpg",
    unicodedata.normalize("NFC", "café.jpg"),
    unicodedata.normalize("NFD", "café.jpg"),
    "Case.jpg",
    "case.jpg",
    "straße.jpg",
    "STRASSE.jpg",
    "%s {original} $HOME `id` ;rm -rf.jpg",
    "-o.jpg",
    "x" * 240 + ".jpg",
)


def test_odd_names_come_through_and_twins_are_told_apart(tmp_path: Path, photos: PhotoMaker) -> None:
    for number, name in enumerate(ODD_NAMES):
        photos.product(name, size_px=(120 + number, 90))
    here = {path.name for path in photos.folder.iterdir()}
    if len(here) < len(ODD_NAMES):
        pytest.skip("this file system holds some of the names for one")

    code, said = run(
        "process", photos.folder, "-o", tmp_path / "out", "--quality", "fast", home=tmp_path / "h"
    )

    assert code == 0, said
    made = [path.name for path in (tmp_path / "out").glob("*.png")]
    assert len(made) == len(ODD_NAMES)
    folded = {unicodedata.normalize("NFC", name.casefold()) for name in made}
    assert len(folded) == len(ODD_NAMES)  # also where capitals and accents are not told apart


def test_path_of_more_than_260_characters_comes_through(tmp_path: Path, photos: PhotoMaker) -> None:
    deep = "/".join(["a folder of forty characters, more or les"] * 8)
    try:
        photos.product(f"{deep}/mug.jpg")
    except OSError:
        pytest.skip("this system takes no path so long")

    code, said = run(
        "process", photos.folder, "-o", tmp_path / "out", "--quality", "fast", home=tmp_path / "h"
    )

    assert code == 0, said
    (made,) = (tmp_path / "out").rglob("*.png")
    assert len(str(made)) > 300


@pytest.fixture
def caseless_disk(tmp_path: Path) -> Iterator[Path]:
    """A real FAT file system, which holds a.jpg and A.JPG for one name."""
    mkfs, mount = shutil.which("mkfs.vfat"), shutil.which("mount")
    if mkfs is None or mount is None:
        pytest.skip("there is no mkfs.vfat here")
    image, folder = tmp_path / "fat.img", tmp_path / "fat"
    image.write_bytes(bytes(4_000_000))
    folder.mkdir()
    subprocess.run([mkfs, str(image)], check=True, capture_output=True)
    done = subprocess.run([mount, "-o", "loop,utf8", str(image), str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip(f"mount was not allowed here: {done.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_twins_by_case_both_arrive_on_a_disk_without_case(
    tmp_path: Path, caseless_disk: Path, photos: PhotoMaker
) -> None:
    photos.product("Mug.jpg")
    photos.product("mug.jpg", shape="box")

    code, _ = run(
        "cutout", photos.folder, "-o", caseless_disk / "out", "--quality", "fast", home=tmp_path / "home"
    )

    assert code == 0
    assert len(list((caseless_disk / "out").glob("*.png"))) == 2


def test_folder_of_originals_that_goes_away_fails_its_photos_and_retry_brings_them_back(
    tmp_path: Path, photos: PhotoMaker
) -> None:
    photos.product("mug.jpg")
    places = Places.below(tmp_path / "home")
    SettingsFile(places.settings_file).save(Settings(quality=Quality.FAST, workers=1))
    watcher = Watcher()
    with contextlib.closing(Workbench(places, watcher)) as bench:
        bench.add([photos.folder])
        watcher.wait_for(BatchFinished)
        (photo,) = bench.photos()
        away = photos.folder.rename(tmp_path / "away")
        watcher.forget()
        bench.retry([photo.id])
        assert watcher.wait_for(BatchFinished).failed == 1
        assert "is gone from" in str(bench.photos()[0].problem)

        away.rename(photos.folder)
        watcher.forget()
        bench.retry()
        watcher.wait_for(BatchFinished)

        assert bench.photos()[0].state is PhotoState.DONE
