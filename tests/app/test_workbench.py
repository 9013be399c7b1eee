from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.app.events import (
    BatchChanged,
    BatchFinished,
    GroupsChanged,
    Noticed,
    PhotoChanged,
    PhotoProgress,
    PhotosAdded,
)
from desktop.app.workbench import Workbench
from desktop.core.errors import AppError, UsageError
from desktop.core.files import free_bytes
from desktop.core.types import PhotoState, Quality
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.app.watching import Watcher
from tests.photos import BLUE, PhotoMaker


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places.below(tmp_path / "home")
    SettingsFile(places.settings_file).save(Settings(quality=Quality.FAST, workers=2))
    return places


@pytest.fixture
def bench(places: Places, watcher: Watcher) -> Iterator[Workbench]:
    bench = Workbench(places, watcher)
    yield bench
    assert bench.close(60)


def states(bench: Workbench) -> dict[str, PhotoState]:
    return {photo.path.name: photo.state for photo in bench.photos()}


def test_dropped_folder_is_cut_out_and_grouped(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    photos.product("red.jpg")
    photos.product("red again.jpg", size_px=(300, 225))
    photos.product("blue.jpg", shape="box", colour=BLUE)
    photos.write("notes.txt", b"not a picture")

    bench.add([photos.folder])
    finished = watcher.wait_for(BatchFinished)

    assert (finished.done, finished.failed, finished.stopped) == (3, 0, False)
    assert states(bench) == dict.fromkeys(["blue.jpg", "red again.jpg", "red.jpg"], PhotoState.DONE)
    added = [photo.path.name for event in watcher.of(PhotosAdded) for photo in event.photos]
    assert added == ["blue.jpg", "red again.jpg", "red.jpg"]
    assert "notes.txt" in watcher.wait_for(Noticed).problem.message
    (changed,) = watcher.of(GroupsChanged)
    assert changed.groups == bench.groups()
    assert sorted(photo for group in bench.groups() for photo in group.photos) == [
        p.id for p in bench.photos()
    ]
    assert [shoot.name for shoot in bench.shoots()] == [photos.folder.name]


def test_every_photo_is_told_waiting_working_done(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    photos.product("mug.jpg")

    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)

    assert [event.photo.state for event in watcher.of(PhotoChanged)] == [PhotoState.WORKING, PhotoState.DONE]
    fractions = [event.fraction for event in watcher.of(PhotoProgress)]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0
    last = watcher.of(BatchChanged)[-1]
    assert (last.done, last.total, last.model, last.quality) == (1, 1, "u2netp", "fast")


def test_pictures_of_a_photo_can_be_had(bench: Workbench, watcher: Watcher, photos: PhotoMaker) -> None:
    photos.product("mug.jpg", size_px=(640, 480), shape="box")
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    (photo,) = bench.photos()

    before = bench.photo_picture(photo.id, 160)
    tile = bench.cutout_picture(photo.id, 180, cropped=True)
    frame = bench.cutout_picture(photo.id, 320, cropped=False)

    assert before.shape == (120, 160, 3)
    assert tile.shape[2] == 4
    assert tile[..., 3].mean() > 230  # the box fills what is cropped to it
    assert frame.shape == (240, 320, 4)
    assert frame[0, 0].tolist() == [0, 0, 0, 0]


def test_failed_photo_can_be_mended_and_retried(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    whole = photos.product("whole.jpg").read_bytes()
    broken = photos.write("broken.jpg", whole[:600])
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    (failed,) = [photo for photo in bench.photos() if photo.state is PhotoState.FAILED]
    assert failed.problem is not None
    assert "broken.jpg" in failed.problem.message
    assert failed.problem.remedy
    with pytest.raises(AppError):
        bench.cutout_picture(failed.id, 100, cropped=True)

    broken.write_bytes(whole)
    watcher.forget()
    bench.retry()
    watcher.wait_for(BatchFinished)

    assert set(states(bench).values()) == {PhotoState.DONE}


def test_adding_the_same_folder_again_does_nothing_twice(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    photos.product("mug.jpg")
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    watcher.forget()
    photos.product("new.jpg", shape="box")

    bench.add([photos.folder])
    finished = watcher.wait_for(BatchFinished)

    assert (finished.done, finished.skipped) == (1, 1)
    assert len(bench.photos()) == 2


def test_photo_that_changed_on_disk_is_done_again(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    photos.product("mug.jpg")
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    (before,) = bench.photos()
    watcher.forget()

    photos.product("mug.jpg", size_px=(400, 300), shape="box")
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)

    (after,) = bench.photos()
    assert after.digest != before.digest
    assert (after.width_px, after.height_px) == (400, 300)


def test_second_copy_of_a_photo_costs_no_second_look(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    original = photos.product("mug.jpg")
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    watcher.forget()
    shutil.copy(original, photos.folder / "copy.jpg")

    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)

    one, other = bench.photos()
    assert one.digest == other.digest
    assert bench.duplicates() in ({one.id: other.id}, {other.id: one.id})


def test_stop_keeps_what_is_done_and_resume_goes_on(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    for number in range(8):
        photos.product(f"{number}.jpg", size_px=(320 + number, 240))
    bench.add([photos.folder])
    watcher.wait_for(PhotoChanged, lambda event: event.photo.state is PhotoState.DONE)

    bench.stop()
    finished = watcher.wait_for(BatchFinished)

    assert finished.stopped
    counts = list(states(bench).values())
    assert counts.count(PhotoState.DONE) >= 1
    assert counts.count(PhotoState.WAITING) >= 1
    assert set(counts) == {PhotoState.DONE, PhotoState.WAITING}

    watcher.forget()
    bench.resume()
    again = watcher.wait_for(BatchFinished)

    assert set(states(bench).values()) == {PhotoState.DONE}
    assert again.done == counts.count(PhotoState.WAITING)


def test_pause_holds_and_resume_ends(bench: Workbench, watcher: Watcher, photos: PhotoMaker) -> None:
    for number in range(4):
        photos.product(f"{number}.jpg", size_px=(320 + number, 240))
    bench.add([photos.folder])
    watcher.wait_for(PhotoChanged, lambda event: event.photo.state is PhotoState.WORKING)

    bench.pause()

    watcher.wait_for(BatchChanged, lambda event: event.paused)
    assert bench.is_paused
    assert bench.is_busy
    bench.resume()
    assert watcher.wait_for(BatchFinished).done == 4


def test_work_goes_on_after_a_restart(places: Places, photos: PhotoMaker) -> None:
    for number in range(6):
        photos.product(f"{number}.jpg", size_px=(320 + number, 240))
    first = Watcher()
    bench = Workbench(places, first)
    bench.add([photos.folder])
    first.wait_for(PhotoChanged, lambda event: event.photo.state is PhotoState.DONE)
    assert bench.close(60)

    second = Watcher()
    again = Workbench(places, second)
    again.open_shoot(again.shoots()[0].id)
    waiting = sum(photo.state is PhotoState.WAITING for photo in again.photos())
    again.resume()
    finished = second.wait_for(BatchFinished)

    assert 1 <= waiting < 6
    assert finished.done == waiting
    assert {photo.state for photo in again.photos()} == {PhotoState.DONE}
    assert again.close(60)


def test_export_writes_cutouts_and_groups(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("mug.jpg")
    photos.product("sub/bag.jpg", shape="box", colour=BLUE)
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    watcher.forget()

    bench.export(tmp_path / "out")
    finished = watcher.wait_for(BatchFinished)

    assert (finished.stage, finished.done, finished.failed) == ("export", 2, 0)
    assert np.asarray(Image.open(tmp_path / "out" / "sub" / "bag.png")).shape == (240, 320, 4)
    with (tmp_path / "out" / "groups.csv").open(newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [row["file"] for row in rows] == ["mug.png", "sub/bag.png"]


def test_export_among_the_photos_is_not_taken_for_photos(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    photos.product("mug.jpg")
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    watcher.forget()
    bench.export(photos.folder / "cutouts")
    watcher.wait_for(BatchFinished)
    watcher.forget()

    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)

    assert [photo.path.name for photo in bench.photos()] == ["mug.jpg"]


def test_export_of_a_photo_that_is_gone_names_it_and_writes_the_rest(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("mug.jpg")
    gone = photos.product("bag.jpg", shape="box")
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    watcher.forget()
    gone.unlink()

    bench.export(tmp_path / "out")
    finished = watcher.wait_for(BatchFinished)

    assert (finished.done, finished.failed) == (1, 1)
    assert "bag.jpg" in watcher.wait_for(Noticed).problem.message
    assert (tmp_path / "out" / "mug.png").is_file()


def test_export_of_nothing_is_refused(bench: Workbench, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no cutouts"):
        bench.export(tmp_path / "out")


def test_full_disk_pauses_and_goes_on_when_there_is_room(
    small_disk: Path, watcher: Watcher, photos: PhotoMaker, tmp_path: Path
) -> None:
    home = Places.below(tmp_path / "home")
    SettingsFile(home.settings_file).save(Settings(quality=Quality.FAST, workers=2))
    places = Places(home.data, small_disk / "cache", home.logs, home.models)
    for number in range(3):
        photos.product(f"{number}.jpg", size_px=(320 + number, 240))
    bench = Workbench(places, watcher)
    filler = small_disk / "filler"
    filler.write_bytes(bytes(free_bytes(small_disk) - 8192))

    bench.add([photos.folder])
    told = watcher.wait_for(Noticed, lambda event: event.problem.code == "disk-full")

    assert "full" in told.problem.message
    watcher.wait_for(BatchChanged, lambda event: event.paused)
    assert PhotoState.FAILED not in states(bench).values()
    filler.unlink()
    bench.resume()
    finished = watcher.wait_for(BatchFinished)
    assert (finished.done, finished.failed) == (3, 0)
    assert bench.close(60)


def test_path_that_leads_nowhere_is_told(bench: Workbench, watcher: Watcher, tmp_path: Path) -> None:
    bench.add([tmp_path / "nowhere"])
    watcher.wait_for(BatchFinished)

    assert "nowhere" in watcher.wait_for(Noticed).problem.message
    assert bench.photos() == ()


def test_demo_shoot_is_opened_once(bench: Workbench, watcher: Watcher) -> None:
    bench.add_demo()
    watcher.wait_for(PhotosAdded)
    bench.stop()
    watcher.wait_for(BatchFinished)
    count = len(bench.photos())
    watcher.forget()

    bench.add_demo()
    bench.stop()
    watcher.wait_for(BatchFinished)

    assert count >= 6
    assert len(bench.photos()) == count
    assert len(bench.shoots()) == 1
