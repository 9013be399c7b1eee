from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from desktop.app.events import BatchFinished, GroupsChanged, PhotoChanged
from desktop.app.workbench import Workbench
from desktop.core.edits import NO_EDITS, Edits
from desktop.core.errors import UsageError
from desktop.core.guidance import NO_GUIDANCE, Guidance, Mark, MarkKind
from desktop.core.retouch import BrushKind, Retouch, Touch
from desktop.core.strokes import Stroke
from desktop.core.types import Box, Photo, PhotoState, Quality
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.app.watching import Watcher
from tests.photos import PhotoMaker

# The product of PhotoMaker covers the middle half of 320 x 240: 80..240 across, 60..180 down.
ERASE_LEFT = Edits(retouch=Retouch((Touch(BrushKind.ERASE, Stroke(((100.0, 60.0), (100.0, 180.0)), 30.0)),)))
LEFT_BOX = Edits(Guidance(Box(70, 50, 250, 190), (Mark(MarkKind.REMOVE, Stroke(((160.0, 120.0),), 10.0)),)))


@pytest.fixture
def watcher() -> Watcher:
    return Watcher()


@pytest.fixture
def bench(tmp_path: Path, watcher: Watcher) -> Iterator[Workbench]:
    places = Places.below(tmp_path / "home")
    SettingsFile(places.settings_file).save(Settings(quality=Quality.FAST, workers=2))
    bench = Workbench(places, watcher)
    yield bench
    assert bench.close(60)


def cut_out(bench: Workbench, watcher: Watcher, folder: Path) -> tuple[Photo, ...]:
    watcher.forget()
    bench.add([folder])
    watcher.wait_for(BatchFinished)
    watcher.forget()
    return bench.photos()


def draw(bench: Workbench, watcher: Watcher, photo: Photo, edits: Edits) -> None:
    watcher.forget()
    bench.drawing.replace(photo.id, edits)
    watcher.wait_for(BatchFinished)


def alpha_of(bench: Workbench, photo: Photo) -> np.ndarray:
    return bench.cutout_picture(photo.id, 320, cropped=False)[..., 3]


def test_retouching_changes_matte_picture_and_groups_and_is_told(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    photos.product("mug.jpg", shape="box")
    (photo,) = cut_out(bench, watcher, photos.folder)
    before, tile = alpha_of(bench, photo), bench.cutout_picture(photo.id, 180, cropped=True)

    draw(bench, watcher, photo, ERASE_LEFT)

    after = alpha_of(bench, photo)
    assert (after[:, 72:128] == 0).all()
    assert (after[:, 132:] == before[:, 132:]).all()
    assert bench.cutout_picture(photo.id, 180, cropped=True).shape != tile.shape
    states = [event.photo.state for event in watcher.of(PhotoChanged)]
    assert states == [PhotoState.WAITING, PhotoState.WORKING, PhotoState.DONE]
    assert watcher.of(GroupsChanged)
    assert bench.photos()[0].revision > photo.revision


def test_undo_is_the_edits_before_bit_for_bit(bench: Workbench, watcher: Watcher, photos: PhotoMaker) -> None:
    photos.product("mug.jpg", shape="box")
    (photo,) = cut_out(bench, watcher, photos.folder)
    before = alpha_of(bench, photo)
    assert bench.drawing.edits(photo.id) == NO_EDITS

    draw(bench, watcher, photo, ERASE_LEFT)
    erased = alpha_of(bench, photo)
    draw(bench, watcher, photo, NO_EDITS)
    undone = alpha_of(bench, photo)
    draw(bench, watcher, photo, ERASE_LEFT)

    assert (undone == before).all()
    assert (alpha_of(bench, photo) == erased).all()
    assert bench.drawing.edits(photo.id) == ERASE_LEFT


def test_box_and_mark_guide_the_matte(bench: Workbench, watcher: Watcher, photos: PhotoMaker) -> None:
    photos.product("mug.jpg", shape="box")
    (photo,) = cut_out(bench, watcher, photos.folder)

    draw(bench, watcher, photo, LEFT_BOX)

    assert (alpha_of(bench, photo) > 127).mean() < 0.02  # the mark took the product away

    draw(bench, watcher, photo, Edits(Guidance(LEFT_BOX.guidance.box)))

    assert (alpha_of(bench, photo) > 127).mean() == pytest.approx(0.25, abs=0.01)


def test_draft_is_what_the_library_will_have(bench: Workbench, watcher: Watcher, photos: PhotoMaker) -> None:
    photos.product("mug.jpg", shape="box")
    (photo,) = cut_out(bench, watcher, photos.folder)

    draft = bench.drawing.draft(photo.id, LEFT_BOX.guidance)
    plain = bench.drawing.draft(photo.id, NO_GUIDANCE)

    assert (plain.alpha == alpha_of(bench, photo)).all()
    draw(bench, watcher, photo, LEFT_BOX)
    assert (draft.alpha == alpha_of(bench, photo)).all()


def test_every_copy_has_the_edits_and_a_photo_added_again_too(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker, tmp_path: Path
) -> None:
    original = photos.product("mug.jpg", shape="box")
    shutil.copy(original, photos.folder / "copy.jpg")
    copy, mug = cut_out(bench, watcher, photos.folder)

    draw(bench, watcher, mug, ERASE_LEFT)

    assert (alpha_of(bench, copy) == alpha_of(bench, mug)).all()
    assert (alpha_of(bench, copy)[:, 72:128] == 0).all()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shutil.copy(original, elsewhere / "again.jpg")
    bench.new_shoot()
    (again,) = cut_out(bench, watcher, elsewhere)
    assert (alpha_of(bench, again)[:, 72:128] == 0).all()


def test_edits_drawn_in_quick_succession_end_with_the_last(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    photos.product("mug.jpg", shape="box")
    (photo,) = cut_out(bench, watcher, photos.folder)
    before = alpha_of(bench, photo)

    for number in range(6):
        dab = Touch(BrushKind.ERASE, Stroke(((100.0 + number, 120.0),), 20.0))
        bench.drawing.replace(photo.id, Edits(retouch=Retouch((dab,))))
    last = Touch(BrushKind.ERASE, Stroke(((220.0, 120.0),), 8.0))
    bench.drawing.replace(photo.id, Edits(retouch=Retouch((last,))))
    watcher.wait_for(BatchFinished, lambda _: not bench.is_busy)

    after = alpha_of(bench, photo)
    assert (after[:, :200] == before[:, :200]).all()
    assert (after[116:124, 216:224] == 0).all()
    assert bench.photos()[0].state is PhotoState.DONE


def test_mattes_of_earlier_strokes_do_not_pile_up(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("mug.jpg", shape="box")
    (photo,) = cut_out(bench, watcher, photos.folder)

    for number in range(3):
        dab = Touch(BrushKind.ERASE, Stroke(((100.0 + number, 120.0),), 20.0))
        draw(bench, watcher, photo, Edits(retouch=Retouch((dab,))))

    kept = list((tmp_path / "home" / "cache" / "mattes").rglob("*.png"))
    assert len(kept) == 2  # the model's own, and the present one


def test_export_writes_the_retouched_cutout(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker, tmp_path: Path
) -> None:
    photos.product("mug.jpg", shape="box")
    (photo,) = cut_out(bench, watcher, photos.folder)
    draw(bench, watcher, photo, ERASE_LEFT)
    watcher.forget()

    bench.export(tmp_path / "out")
    watcher.wait_for(BatchFinished)

    written = np.asarray(Image.open(tmp_path / "out" / "mug.png"))
    assert (written[..., 3] == alpha_of(bench, photo)).all()


def test_photo_that_was_never_cut_out_cannot_be_drawn_on(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    photos.write("broken.jpg", b"\xff\xd8\xff\xe0 no more")
    (photo,) = cut_out(bench, watcher, photos.folder)

    with pytest.raises(UsageError, match=r"broken\.jpg is not cut out"):
        bench.drawing.replace(photo.id, ERASE_LEFT)


def test_box_outside_the_photo_is_refused_and_nothing_is_kept(
    bench: Workbench, watcher: Watcher, photos: PhotoMaker
) -> None:
    photos.product("mug.jpg")
    (photo,) = cut_out(bench, watcher, photos.folder)

    with pytest.raises(UsageError, match="outside the photo"):
        bench.drawing.replace(photo.id, Edits(Guidance(Box(400, 10, 500, 60))))

    assert bench.drawing.edits(photo.id) == NO_EDITS
