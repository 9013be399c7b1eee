from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.core.errors import DiskFull, ModelUnavailable, UnknownWeights
from desktop.core.files import free_bytes
from desktop.paths import Places
from desktop.store.weight_files import State, check_all, take_in
from desktop.store.weights import catalogue
from tests.made_models import add_to_catalogue, files_in, made_bytes

CONTENT = made_bytes(300_000)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places.below(tmp_path / "program")
    add_to_catalogue(places, CONTENT)
    return places


def states(places: Places) -> dict[str, State]:
    """Of the files in the program's own folder."""
    checked = check_all(places, catalogue(places))
    return {one.file.name: one.state for one in checked if one.file.parent == places.models}


def test_every_file_is_compared_with_its_entry(places: Places) -> None:
    (places.models / "made.onnx").write_bytes(CONTENT)
    (places.models / "silueta.onnx").write_bytes(b"<html>")
    (places.models / "mine.onnx").write_bytes(b"who knows")

    assert states(places) == {
        "made.onnx": State.GOOD,
        "silueta.onnx": State.WRONG,
        "mine.onnx": State.UNKNOWN,
    }


def test_one_flipped_bit_is_noticed(places: Places) -> None:
    (places.models / "made.onnx").write_bytes(CONTENT[:-1] + bytes([CONTENT[-1] ^ 1]))

    assert states(places) == {"made.onnx": State.WRONG}


def test_what_ships_is_checked_too(places: Places) -> None:
    shipped = [one for one in check_all(places, catalogue(places)) if one.keeper == "program"]

    assert {one.file.name: one.state for one in shipped} == {
        "efficientnet-lite2.onnx": State.GOOD,
        "u2netp.onnx": State.GOOD,
        "u2net.arranged.onnx": State.GOOD,
        "u2netp.arranged.onnx": State.GOOD,
    }


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in a file's place is the same there")
def test_file_that_cannot_be_read_is_told(places: Places) -> None:
    (places.models / "made.onnx").mkdir()

    assert states(places) == {"made.onnx": State.UNREADABLE}


def test_file_is_taken_in_under_its_own_name(places: Places, tmp_path: Path) -> None:
    source = tmp_path / "download (3).bin"
    source.write_bytes(CONTENT)
    told: list[float] = []

    target = take_in(source, catalogue(places).choose("made"), places, told.append)

    assert target == places.models / "made.onnx"
    assert target.read_bytes() == CONTENT
    assert files_in(places.models) == {"made.onnx"}
    assert told[-1] == 1.0


def test_file_that_is_another_by_now_is_not_taken_in(places: Places, tmp_path: Path) -> None:
    source = tmp_path / "made.onnx"
    source.write_bytes(CONTENT[:-5])

    with pytest.raises(UnknownWeights, match="changed while it was read"):
        take_in(source, catalogue(places).choose("made"), places)

    assert files_in(places.models) == set()


def test_source_that_is_gone_is_named(places: Places, tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailable, match=r"nowhere\.onnx could not be read"):
        take_in(tmp_path / "nowhere.onnx", catalogue(places).choose("made"), places)

    assert files_in(places.models) == set()


def test_full_disk_is_told_and_nothing_half_stays(small_disk: Path, tmp_path: Path) -> None:
    places = Places.below(small_disk)
    add_to_catalogue(places, CONTENT)
    source = tmp_path / "made.onnx"
    source.write_bytes(CONTENT)
    (small_disk / "filler").write_bytes(bytes(free_bytes(small_disk) - 100_000))

    with pytest.raises(DiskFull, match=r"made\.onnx.*is full"):
        take_in(source, catalogue(places).choose("made"), places)

    assert files_in(places.models) == set()


def test_link_on_a_shelf_is_followed(places: Places, tmp_path: Path) -> None:
    elsewhere = tmp_path / "big drive.onnx"
    elsewhere.write_bytes(CONTENT)
    try:
        (places.models / "made.onnx").symlink_to(elsewhere)
    except OSError:
        pytest.skip("this account may not make links")

    assert states(places) == {"made.onnx": State.GOOD}
