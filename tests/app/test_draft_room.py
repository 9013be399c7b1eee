"""Drawing step by step gives what applying the same edits at once gives."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop.app.draft_room import DraftRoom
from desktop.app.events import BatchFinished
from desktop.app.workbench import Workbench
from desktop.core.edits import NO_EDITS, Edits
from desktop.core.errors import Cancelled
from desktop.core.guidance import Guidance, Mark, MarkKind
from desktop.core.retouch import BrushKind, Retouch, Touch
from desktop.core.strokes import Stroke
from desktop.core.types import Alpha, Box, Photo, Quality
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.app.watching import Watcher
from tests.photos import PhotoMaker

ERASE = Touch(BrushKind.ERASE, Stroke(((100.0, 60.0), (100.0, 180.0)), 20.0), 0.7)
RESTORE = Touch(BrushKind.RESTORE, Stroke(((20.0, 20.0),), 12.0))
REMOVE = Mark(MarkKind.REMOVE, Stroke(((160.0, 120.0),), 10.0))
KEEP = Mark(MarkKind.KEEP, Stroke(((90.0, 70.0),), 6.0))
BOX = Box(70, 50, 250, 190)


@pytest.fixture
def bench(tmp_path: Path, photos: PhotoMaker) -> Iterator[Workbench]:
    """A workbench whose shoot has one photo that is cut out."""
    photos.product("mug.jpg", shape="box")
    places = Places.below(tmp_path / "home")
    SettingsFile(places.settings_file).save(Settings(quality=Quality.FAST, workers=1))
    watcher = Watcher()
    bench = Workbench(places, watcher)
    bench.add([photos.folder])
    watcher.wait_for(BatchFinished)
    yield bench
    assert bench.close(60)


@pytest.fixture
def photo(bench: Workbench) -> Photo:
    (photo,) = bench.photos()
    return photo


def at_once(bench: Workbench, photo: Photo, edits: Edits) -> Alpha:
    """A room that knows nothing yet."""
    return DraftRoom(bench.drawing, photo.id).alpha(edits)


def test_steps_one_by_one_give_what_they_give_at_once(bench: Workbench, photo: Photo) -> None:
    room = DraftRoom(bench.drawing, photo.id)
    steps = [
        Edits(retouch=Retouch((ERASE,))),
        Edits(retouch=Retouch((ERASE, RESTORE))),
        Edits(Guidance(None, (REMOVE,)), Retouch((ERASE, RESTORE))),
        Edits(Guidance(BOX, (REMOVE, KEEP)), Retouch((ERASE,))),
        Edits(retouch=Retouch((ERASE,))),
    ]

    for edits in steps:
        assert np.array_equal(room.alpha(edits), at_once(bench, photo, edits))


def test_nothing_drawn_is_the_kept_matte(bench: Workbench, photo: Photo) -> None:
    _, kept = bench.whole_picture(photo.id)

    assert kept is not None
    assert np.array_equal(DraftRoom(bench.drawing, photo.id).alpha(NO_EDITS), kept)


def test_touch_on_a_known_matte_opens_nothing(bench: Workbench, photo: Photo) -> None:
    _, kept = bench.whole_picture(photo.id)
    assert kept is not None
    room = DraftRoom(bench.drawing, photo.id)
    room.remember(NO_EDITS, kept)
    content = photo.path.read_bytes()
    photo.path.unlink()

    alpha = room.alpha(Edits(retouch=Retouch((RESTORE,))))

    photo.path.write_bytes(content)
    assert alpha[20, 20] == 255
    assert kept[20, 20] == 0


def test_stopped_step_leaves_the_room_as_it_was(bench: Workbench, photo: Photo) -> None:
    room = DraftRoom(bench.drawing, photo.id)
    edits = Edits(Guidance(BOX))

    def stop(fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        room.alpha(edits, stop)

    assert np.array_equal(room.alpha(edits), at_once(bench, photo, edits))
