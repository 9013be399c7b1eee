from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.core.types import Doubt, Photo, PhotoId, PhotoState, Problem, Reason, ReasonKind
from desktop.store.database import Database
from desktop.store.library import FileStamp, Library, Result
from desktop.store.schema import LIBRARY

STAMP = FileStamp(1000, 5)
RESULT = Result(
    "d1",
    "fast-1",
    "JPEG",
    640,
    480,
    Doubt(0.4, (Reason(ReasonKind.PIECES, 3.0),)),
    ("note",),
    {"matte": 12.5},
)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    database = Database(tmp_path / "library.db", LIBRARY)
    yield Library(database)
    database.close()


def add(library: Library, folder: Path, *names: str) -> tuple[Photo, ...]:
    shoot = library.add_shoot("Ceramics")
    for name in names:
        (folder / name).write_bytes(b"x" * 10)
    return library.add_photos(shoot, [(folder / name, folder) for name in names])


def test_added_photos_wait_in_the_order_given(library: Library, tmp_path: Path) -> None:
    photos = add(library, tmp_path, "b.jpg", "a.jpg")

    assert [photo.path.name for photo in photos] == ["b.jpg", "a.jpg"]
    assert {photo.state for photo in photos} == {PhotoState.WAITING}
    assert photos[0].size_bytes == 10
    assert library.root_of(photos[0].id) == tmp_path


def test_file_that_is_there_already_is_not_added_twice(library: Library, tmp_path: Path) -> None:
    (first,) = add(library, tmp_path, "a.jpg")
    shoot = library.shoot_of(first.id)

    again = library.add_photos(shoot, [(tmp_path / "a.jpg", tmp_path)])

    assert again == ()
    assert len(library.photos(shoot)) == 1


def test_shoots_come_newest_first_with_their_counts(library: Library, tmp_path: Path) -> None:
    add(library, tmp_path, "a.jpg", "b.jpg")
    library.add_shoot("Bags")

    assert [(shoot.name, shoot.photo_count) for shoot in library.shoots()] == [("Bags", 0), ("Ceramics", 2)]
    assert library.shoot_named("Ceramics") == library.shoots()[1].id
    assert library.shoot_named("Nothing") is None


def test_done_photo_carries_what_was_found_out(library: Library, tmp_path: Path) -> None:
    (photo,) = add(library, tmp_path, "a.jpg")

    done = library.save_done(photo.id, STAMP, RESULT)

    assert done == library.photo(photo.id)
    assert (done.state, done.digest, done.format) == (PhotoState.DONE, "d1", "JPEG")
    assert (done.width_px, done.height_px) == (640, 480)
    assert done.doubt == RESULT.doubt
    assert done.needs_a_look
    assert done.warnings == ("note",)
    assert done.revision > photo.revision
    assert library.stamp_of(photo.id) == STAMP
    assert library.matting_of(photo.id) == "fast-1"


def test_result_is_known_by_its_content_for_every_copy(library: Library, tmp_path: Path) -> None:
    one, _ = add(library, tmp_path, "a.jpg", "copy.jpg")
    library.save_done(one.id, STAMP, RESULT)

    assert library.result("d1", "fast-1") == RESULT
    assert library.result("d1", "balanced-1") is None


def test_failed_photo_names_its_problem_until_it_is_queued_again(library: Library, tmp_path: Path) -> None:
    (photo,) = add(library, tmp_path, "a.jpg")
    problem = Problem("unreadable", "a.jpg is empty.", "Copy it again.")

    failed = library.save_failed(photo.id, problem)
    (again,) = library.queue_again([photo.id])

    assert (failed.state, failed.problem) == (PhotoState.FAILED, problem)
    assert (again.state, again.problem) == (PhotoState.WAITING, None)


def test_success_takes_the_problem_away(library: Library, tmp_path: Path) -> None:
    (photo,) = add(library, tmp_path, "a.jpg")
    library.save_failed(photo.id, Problem("unreadable", "a", "b"))

    assert library.save_done(photo.id, STAMP, RESULT).problem is None


def test_output_counts_only_while_it_is_whole_and_shows_the_same(library: Library, tmp_path: Path) -> None:
    (photo,) = add(library, tmp_path, "a.jpg")
    photo = library.save_done(photo.id, STAMP, RESULT)
    target = tmp_path / "a.png"
    target.write_bytes(b"12345")
    library.save_output(photo.id, target, "settings", "d1", 5)

    assert library.has_output(photo, target, "settings")
    assert not library.has_output(photo, target, "other settings")
    assert not library.has_output(photo, tmp_path / "b.png", "settings")
    target.write_bytes(b"123")
    assert not library.has_output(photo, target, "settings")
    target.unlink()
    assert not library.has_output(photo, target, "settings")


def test_shoot_is_found_by_the_folder_that_was_added(library: Library, tmp_path: Path) -> None:
    (photo,) = add(library, tmp_path, "a.jpg")

    assert library.shoot_below(tmp_path) == library.shoot_of(photo.id)
    assert library.shoot_below(tmp_path / "elsewhere") is None


def test_photo_is_found_by_its_path(library: Library, tmp_path: Path) -> None:
    (photo,) = add(library, tmp_path, "a.jpg")

    assert library.photo_at(library.shoot_of(photo.id), tmp_path / "a.jpg") == photo
    with pytest.raises(KeyError):
        library.photo_at(library.shoot_of(photo.id), tmp_path / "b.jpg")


def test_unknown_photo_is_a_key_error(library: Library) -> None:
    with pytest.raises(KeyError):
        library.photo(PhotoId(99))


def test_library_survives_its_closing(tmp_path: Path) -> None:
    database = Database(tmp_path / "library.db", LIBRARY)
    (photo,) = add(Library(database), tmp_path, "émoji 📷\n.jpg")
    done = Library(database).save_done(photo.id, STAMP, RESULT)
    database.close()

    reopened = Database(tmp_path / "library.db", LIBRARY)

    assert Library(reopened).photo(photo.id) == done
    reopened.close()


def test_photos_of_one_content_are_found_in_all_shoots(library: Library, tmp_path: Path) -> None:
    (one,) = add(library, tmp_path, "a.jpg")
    other, third = add(library, tmp_path, "copy.jpg", "b.jpg")
    library.save_done(one.id, STAMP, RESULT)
    library.save_done(other.id, STAMP, RESULT)

    assert library.with_content("d1") == (one.id, other.id)
    assert library.is_shown("d1", "fast-1")
    assert not library.is_shown("d1", "balanced-1")
    assert library.photo(third.id).digest == ""
