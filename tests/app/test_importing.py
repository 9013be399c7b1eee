from __future__ import annotations

from pathlib import Path

import pytest

from desktop.app.models import ModelManager
from desktop.core.errors import ModelUnavailable, UnknownWeights
from desktop.paths import Places
from tests.made_models import add_to_catalogue, files_in, made_bytes

ONE, OTHER = made_bytes(200_000, seed=1), made_bytes(100_000, seed=2)


@pytest.fixture
def manager(tmp_path: Path) -> ModelManager:
    places = Places.below(tmp_path / "program")
    add_to_catalogue(places, ONE, name="one")
    add_to_catalogue(places, OTHER, name="other")
    return ModelManager(places)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "program" / "models"


def test_file_is_known_by_its_bytes_not_by_its_name(manager: ModelManager, tmp_path: Path, own: Path) -> None:
    file = tmp_path / "from the stick.dat"
    file.write_bytes(OTHER)

    (got,) = manager.import_from(file)

    assert (got.model.name, got.file, got.was_here) == ("other", own / "other.onnx", False)
    assert got.file.read_bytes() == OTHER


def test_folder_is_searched_and_what_is_unknown_left(
    manager: ModelManager, tmp_path: Path, own: Path
) -> None:
    stick = tmp_path / "stick"
    (stick / "deep").mkdir(parents=True)
    (stick / "a.onnx").write_bytes(ONE)
    (stick / "deep" / "b.onnx").write_bytes(OTHER)
    (stick / "c.onnx").write_bytes(b"something else")
    told: list[float] = []

    got = manager.import_from(stick, told.append)

    assert [one.model.name for one in got] == ["one", "other"]
    assert files_in(own) == {"one.onnx", "other.onnx"}
    assert told == sorted(told)


def test_model_that_is_here_is_left_as_it_is(manager: ModelManager, tmp_path: Path) -> None:
    file = tmp_path / "one.onnx"
    file.write_bytes(ONE)
    manager.import_from(file)

    (again,) = manager.import_from(file)

    assert again.was_here


def test_unknown_file_is_refused_with_the_way_out(manager: ModelManager, tmp_path: Path, own: Path) -> None:
    file = tmp_path / "mine.onnx"
    file.write_bytes(b"trained by myself")

    with pytest.raises(UnknownWeights, match=r"mine\.onnx is none of the known.*own need an entry in"):
        manager.import_from(file)

    assert files_in(own) == set()


def test_file_that_is_cut_short_is_called_so(manager: ModelManager, tmp_path: Path) -> None:
    file = tmp_path / "u2net.onnx"
    file.write_bytes(bytes(2_000_000))

    with pytest.raises(UnknownWeights, match=r"cut short: 2\.0 of 176\.0 MB"):
        manager.import_from(file)


@pytest.mark.parametrize("name", ["nowhere.onnx", "nowhere"])
def test_path_that_is_not_there_is_named(manager: ModelManager, tmp_path: Path, name: str) -> None:
    with pytest.raises(ModelUnavailable, match=f"{name} could not be read"):
        manager.import_from(tmp_path / name)


def test_folder_without_weights_is_named(manager: ModelManager, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(UnknownWeights, match=r"no known weights below .*empty"):
        manager.import_from(tmp_path / "empty")


def test_own_entry_lets_own_weights_in(manager: ModelManager, tmp_path: Path) -> None:
    mine = b"trained by myself"
    add_to_catalogue(Places.below(tmp_path / "program"), mine, name="cups")
    file = tmp_path / "best.onnx"
    file.write_bytes(mine)

    (got,) = ModelManager(Places.below(tmp_path / "program")).import_from(file)

    assert got.file.name == "cups.onnx"
