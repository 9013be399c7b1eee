"""The models command, run as its user runs it."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.paths import Places
from tests.cli.running import run, start
from tests.cloud.file_server import FileServer, saying, serving, silent_after
from tests.made_models import add_to_catalogue, files_in, made_bytes
from tests.photos import PhotoMaker

CONTENT = made_bytes()
HALF = len(CONTENT) // 2


@pytest.fixture(autouse=True)
def plain_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, and no rembg of this computer."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    for name in ("U2NET_HOME", "REMBG_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Where run(..., home=tmp_path) keeps things."""
    return Places.below(tmp_path)


@pytest.fixture
def server(places: Places) -> Iterator[FileServer]:
    with serving(CONTENT) as server:
        add_to_catalogue(places, CONTENT, server.url)
        yield server


def test_list_tells_size_place_licence_and_purpose(tmp_path: Path) -> None:
    code, said = run("models", "list", home=tmp_path)

    lines = {line.split()[0]: line for line in said.splitlines() if line}
    assert code == 0
    assert "with the program" in lines["u2netp"]
    assert "4.6 MB" in lines["u2netp"]
    assert "176 MB" in lines["u2net"]
    assert "NO: CC BY-NC 4.0" in lines["bria-rmbg"]
    assert "drawn characters" in lines["isnet-anime"]


def test_list_as_json_has_every_model_with_its_checksum(tmp_path: Path) -> None:
    theirs = tmp_path / "home" / ".u2net" / "silueta.onnx"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(b"weights")

    code, said = run("models", "list", "--json", home=tmp_path)

    models = {model["name"]: model for model in json.loads(said)}
    assert code == 0
    assert models["u2net"]["md5"] == "60024c5c889badc19c04ad937298a77b"
    assert models["u2net"]["file"] is None
    assert (models["silueta"]["file"], models["silueta"]["kept_by"]) == (str(theirs), "rembg")
    assert models["bria-rmbg"]["commercial_use"] == "no"


def test_fetch_brings_a_model_and_says_where_it_is(
    tmp_path: Path, places: Places, server: FileServer
) -> None:
    code, said = run("models", "fetch", "made", home=tmp_path)

    assert code == 0
    assert f"made is fetched: {places.models / 'made.onnx'}" in said
    assert (places.models / "made.onnx").read_bytes() == CONTENT


def test_fetch_of_what_may_not_be_sold_says_so_once(
    tmp_path: Path, places: Places, server: FileServer
) -> None:
    add_to_catalogue(places, CONTENT, server.url, name="lent", commercial="no", licence="CC BY-NC 4.0")

    code, said = run("models", "fetch", "lent", home=tmp_path)

    assert code == 0
    assert said.count("not for commercial use") == 1


def test_fetch_that_fails_says_why_and_how_to_do_without(tmp_path: Path, server: FileServer) -> None:
    server.plan.append(saying(404))

    code, said = run("models", "fetch", "made", home=tmp_path)

    assert code == 1
    assert "answers 404 Not Found. By hand: get http://" in said


def test_wrong_name_is_usage_and_nothing_is_fetched(tmp_path: Path, server: FileServer) -> None:
    code, said = run("models", "fetch", "made", "u3net", home=tmp_path)

    assert code == 2
    assert "There is no model called u3net." in said
    assert server.seen == []


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C cannot be sent to one child there")
def test_interrupted_fetch_goes_on_where_it_stopped(
    tmp_path: Path, places: Places, server: FileServer
) -> None:
    server.plan.append(silent_after(HALF))
    part = places.models / "made.onnx.part"
    process = start("models", "fetch", "made", home=tmp_path)
    while not part.is_file() or part.stat().st_size < HALF - 65536:
        assert process.poll() is None, process.communicate()
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    kept = part.stat().st_size

    code, _ = run("models", "fetch", "made", home=tmp_path)

    assert process.returncode == 130
    assert "of made are kept. The same call goes on" in said
    assert code == 0
    assert server.seen[1]["range"] == f"bytes={kept}-"
    assert (places.models / "made.onnx").read_bytes() == CONTENT


def test_two_calls_at_once_do_not_spoil_the_file(tmp_path: Path, places: Places, server: FileServer) -> None:
    server.plan.append(silent_after(HALF))
    first = start("models", "fetch", "made", home=tmp_path)
    while not server.seen:
        assert first.poll() is None, first.communicate()

    code, said = run("models", "fetch", "made", home=tmp_path)
    first.kill()
    first.communicate(timeout=60)
    last, _ = run("models", "fetch", "made", home=tmp_path)  # the lock went with its holder

    assert code == 1
    assert "made is being fetched already" in said
    assert last == 0
    assert (places.models / "made.onnx").read_bytes() == CONTENT
    assert files_in(places.models) == {"made.onnx"}


def test_import_takes_known_files_and_names_the_others(
    tmp_path: Path, places: Places, server: FileServer
) -> None:
    good, bad = tmp_path / "stick" / "x.bin", tmp_path / "stick" / "y.bin"
    good.parent.mkdir()
    good.write_bytes(CONTENT)
    bad.write_bytes(b"something else")

    code, said = run("models", "import", good, bad, home=tmp_path)

    assert code == 1
    assert "made is imported" in said
    assert "y.bin is none of the known weights" in said
    assert files_in(places.models) == {"made.onnx"}
    assert server.seen == []


def test_verify_names_what_is_wrong_and_what_helps(
    tmp_path: Path, places: Places, server: FileServer
) -> None:
    (places.models / "made.onnx").write_bytes(CONTENT[:-1])

    code, said = run("models", "verify", home=tmp_path)
    run("models", "fetch", "made", home=tmp_path)
    again, repaired = run("models", "verify", home=tmp_path)

    assert code == 1
    assert "made.onnx: WRONG" in said
    assert "bg-remover models fetch made gets a good one" in said
    assert "u2netp.onnx: good" in said
    assert again == 0
    assert "made.onnx: good" in repaired


def test_own_catalogue_that_is_broken_is_named(tmp_path: Path, places: Places) -> None:
    places.models.mkdir()
    (places.models / "catalogue.toml").write_text("[[model")

    code, said = run("models", "list", home=tmp_path)

    assert code == 1
    assert "catalogue.toml cannot be used" in said


def test_hardware_is_told_with_its_rate(tmp_path: Path) -> None:
    code, said = run("models", "hardware", "--json", "--workers", "1", home=tmp_path)

    (told,) = json.loads(said[said.index("[") :])
    assert code == 0
    assert told["model"] == "u2netp"
    assert told["passes_per_s"] > 0


def test_model_that_is_not_here_is_one_line_and_no_work(photos: PhotoMaker, tmp_path: Path) -> None:
    photo = photos.product("a.jpg")

    code, said = run("cutout", photo, "-o", tmp_path / "out", "--model", "bria-rmbg", home=tmp_path)

    assert code == 1
    assert said.count("\n") == 1
    assert "bg-remover models fetch bria-rmbg (1,024 MB)" in said
    assert not (tmp_path / "out").exists()


def test_report_says_what_the_networks_ran_on(photos: PhotoMaker, tmp_path: Path) -> None:
    photo, report = photos.product("a.jpg"), tmp_path / "r.json"
    options = ("--quality", "fast", "--hardware", "cpu", "--report", report)

    code, _ = run("cutout", photo, "-o", tmp_path / "out", *options, home=tmp_path)

    totals = json.loads(report.read_text())["totals"]
    assert code == 0
    assert (totals["hardware"], totals["passes"]) == ("CPU", 1)
    assert totals["passes_per_s"] > 0
