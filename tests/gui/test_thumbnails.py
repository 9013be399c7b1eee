"""Pictures come from a worker, the last asked for first, and take bounded memory."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.core.errors import MissingPhoto
from desktop.core.types import Photo, PhotoId, PhotoState, RgbaImage, RgbImage
from desktop.gui.thumbnails import Kind, Request, Thumbnails, as_image, make_picture


class Pictures:
    """Plain pictures of 60 x 40; waits for `gate` before each; photo 13 has none."""

    def __init__(self) -> None:
        self.gate = threading.Semaphore(0)
        self.asked: list[int] = []

    def photo_picture(self, photo: PhotoId, side_px: int) -> RgbImage:
        del side_px
        self.gate.acquire()
        self.asked.append(photo)
        if photo == 13:
            raise MissingPhoto("13.jpg is gone.", "Add it again.")
        picture = np.zeros((40, 60, 3), np.uint8)
        picture[:, :30] = (255, 0, 0)
        return picture

    def cutout_picture(self, photo: PhotoId, side_px: int, *, cropped: bool) -> RgbaImage:
        del cropped
        return np.concatenate([self.photo_picture(photo, side_px), np.full((40, 60, 1), 128, np.uint8)], 2)


@pytest.fixture
def pictures() -> Pictures:
    return Pictures()


@pytest.fixture
def thumbnails(pictures: Pictures, qapp: object) -> Iterator[Thumbnails]:
    made = Thumbnails(pictures, kept_bytes=4 * 20 * 20 * 3)
    yield made
    pictures.gate.release(100)
    made.close()


def photo(number: int, revision: int = 0) -> Photo:
    return Photo(PhotoId(number), Path(f"{number}.jpg"), PhotoState.DONE, revision=revision)


def test_array_rows_of_odd_length_do_not_shear() -> None:
    picture = np.zeros((3, 5, 3), np.uint8)
    picture[:, 4] = (10, 20, 30)

    image = as_image(picture)
    picture[:] = 99

    assert [image.pixelColor(4, y) for y in range(3)] == [QColor(10, 20, 30)] * 3
    assert image.pixelColor(0, 2) == QColor(0, 0, 0)


def test_photo_covers_its_place_and_cutout_fits_inside(pictures: Pictures) -> None:
    pictures.gate.release(2)

    cover = make_picture(pictures, Request(PhotoId(1), 0, Kind.PHOTO, 30, 30))
    inside = make_picture(pictures, Request(PhotoId(1), 0, Kind.CUTOUT, 30, 30))

    assert (cover.width(), cover.height()) == (30, 30)
    assert (inside.width(), inside.height()) == (30, 20)


def test_the_last_picture_asked_for_is_made_first(
    thumbnails: Thumbnails, pictures: Pictures, qtbot: QtBot
) -> None:
    for number in (1, 2, 3, 4):
        assert thumbnails.pixmap(photo(number), Kind.PHOTO, 20, 20) is None
    pictures.gate.release(4)

    qtbot.waitUntil(lambda: len(pictures.asked) == 4)

    # The worker may have taken the first before the others were asked for.
    assert pictures.asked in ([1, 4, 3, 2], [4, 3, 2, 1])


def test_memory_stays_within_its_bound(thumbnails: Thumbnails, pictures: Pictures, qtbot: QtBot) -> None:
    pictures.gate.release(20)
    for number in range(1, 9):
        thumbnails.pixmap(photo(number), Kind.PHOTO, 20, 20)

    qtbot.waitUntil(lambda: len(pictures.asked) == 8)
    qtbot.waitUntil(lambda: thumbnails.kept_bytes > 0)

    assert thumbnails.kept_bytes <= 4 * 20 * 20 * 3


def test_new_revision_is_another_picture_and_the_old_one_stands_in(
    thumbnails: Thumbnails, pictures: Pictures, qtbot: QtBot
) -> None:
    pictures.gate.release(1)
    thumbnails.pixmap(photo(1), Kind.CUTOUT, 20, 20)
    qtbot.waitUntil(lambda: thumbnails.pixmap(photo(1), Kind.CUTOUT, 20, 20) is not None)

    assert thumbnails.pixmap(photo(1, revision=1), Kind.CUTOUT, 20, 20) is None
    assert thumbnails.stand_in(PhotoId(1), Kind.CUTOUT) is not None


def test_picture_that_cannot_be_had_is_asked_for_once_until_something_changes(
    thumbnails: Thumbnails, pictures: Pictures, qtbot: QtBot
) -> None:
    pictures.gate.release(10)
    thumbnails.pixmap(photo(13), Kind.PHOTO, 20, 20)
    thumbnails.pixmap(photo(1), Kind.PHOTO, 20, 20)
    qtbot.waitUntil(lambda: thumbnails.pixmap(photo(1), Kind.PHOTO, 20, 20) is not None)
    qtbot.waitUntil(lambda: bool(thumbnails._without))

    for _ in range(3):
        thumbnails.pixmap(photo(13), Kind.PHOTO, 20, 20)
    asked_before = pictures.asked.count(13)
    thumbnails.forget_failures(PhotoId(13))
    thumbnails.pixmap(photo(13), Kind.PHOTO, 20, 20)
    qtbot.waitUntil(lambda: pictures.asked.count(13) == 2)

    assert asked_before == 1
