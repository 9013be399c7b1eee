from __future__ import annotations

from pathlib import Path

import pytest

from desktop.paths import Places, resources
from desktop.store.weights import Keeper, find_on_shelf, find_weights


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a rembg, and without its settings."""
    for name in ("U2NET_HOME", "REMBG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    return home


def put(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"weights")
    return file


def test_own_weights_come_before_those_of_rembg(home: Path, tmp_path: Path) -> None:
    places = Places.below(tmp_path)
    assert find_weights("u2net", places) is None

    theirs = put(home / ".u2net" / "u2net.onnx")
    assert find_weights("u2net", places) == theirs

    own = put(places.models / "u2net.onnx")
    assert find_weights("u2net", places) == own


def test_weights_that_ship_are_found(home: Path, tmp_path: Path) -> None:
    found = find_on_shelf("u2netp", Places.below(tmp_path))

    assert found is not None
    assert (found.file, found.keeper) == (resources() / "models" / "u2netp.onnx", Keeper.PROGRAM)


@pytest.mark.parametrize(
    ("variable", "folder", "place"),
    [
        ("", "", "home/.u2net/u2net.onnx"),
        ("", "", "home/.rembg/models/u2net/u2net.onnx"),
        ("REMBG_HOME", "elsewhere", "elsewhere/models/u2net/u2net.onnx"),
        ("U2NET_HOME", "elsewhere", "elsewhere/u2net.onnx"),
        ("U2NET_HOME", "elsewhere", "elsewhere/models/u2net/u2net.onnx"),
        ("XDG_DATA_HOME", "data", "data/.u2net/u2net.onnx"),
        ("XDG_DATA_HOME", "data", "data/rembg/models/u2net/u2net.onnx"),
        # The setting came after the weights: they are still where they were.
        ("REMBG_HOME", "elsewhere", "home/.rembg/models/u2net/u2net.onnx"),
    ],
)
def test_weights_are_found_wherever_rembg_keeps_them(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str, folder: str, place: str
) -> None:
    if variable:
        monkeypatch.setenv(variable, str(tmp_path / folder))
    theirs = put(tmp_path / place)

    found = find_on_shelf("u2net", Places.below(tmp_path / "program"))

    assert found is not None
    assert (found.file, found.keeper) == (theirs, Keeper.REMBG)


@pytest.mark.parametrize("variable", ["", "REMBG_HOME", "U2NET_HOME", "XDG_DATA_HOME"])
def test_rembg_itself_would_look_where_we_look(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    from rembg.sessions.u2net import U2netSession

    if variable:
        monkeypatch.setenv(variable, str(tmp_path / "elsewhere"))
    for folder in (Path(U2netSession.model_dir()), Path(U2netSession.legacy_home())):
        theirs = put(folder / "u2net.onnx")
        assert U2netSession.resolve_existing("u2net.onnx") == str(theirs)

        assert find_weights("u2net", Places.below(tmp_path / "program")) == theirs

        theirs.unlink()
