"""With the lock on no socket is opened in the whole process, whatever library would: watched from outside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cloud.connection_log import ConnectionLog
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.cli.running import run
from tests.cloud.file_server import serving
from tests.made_models import add_to_catalogue, made_bytes
from tests.photos import PhotoMaker

ROOT = Path(__file__).resolve().parents[2]
GUARDED = """
import sys
seen = []
def watch(event, arguments):
    if event.startswith("socket.") and event not in ("socket.gethostname",):
        seen.append(f"{event} {arguments[1:]}")
sys.addaudithook(watch)
from desktop.cli.main import main
code = main(sys.argv[2:])
with open(sys.argv[1], "a", encoding="utf-8") as file:
    file.writelines(line + "\\n" for line in seen)
sys.exit(code)
"""
PAST_THE_DOOR = """
import socket
from desktop.cloud.network import Network
from desktop.cloud.wall import raise_wall
from desktop.paths import Places
raise_wall(Network.of_user(Places.of_user()))
try:
    socket.create_connection(("192.0.2.1", 9), timeout=0.01)
except OSError as error:
    print(type(error).__name__)
try:
    socket.getaddrinfo("example.invalid", 80)
except OSError as error:
    print(type(error).__name__)
"""


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.below(tmp_path / "home")


def lock(places: Places) -> None:
    SettingsFile(places.settings_file).save(Settings(offline_lock=True))


def test_full_run_under_the_lock_opens_no_socket(tmp_path: Path, places: Places, photos: PhotoMaker) -> None:
    lock(places)
    photos.product("mug.jpg")
    photos.product("cup.png", shape="box")
    seen, traced = tmp_path / "seen", tmp_path / "traced"
    seen.touch()
    folder, out = str(photos.folder), str(tmp_path / "out")
    strace = shutil.which("strace")  # it sees what is not Python's as well
    outside = [strace, "-f", "-qq", "-e", "trace=socket,connect", "-o", str(traced)] if strace else []

    for arguments in (
        ["cutout", folder, "-o", out, "--quality", "fast"],
        ["group", folder, "-o", f"{out}.csv", "--quality", "fast"],
        ["process", folder, "-o", f"{out}-2", "--quality", "fast"],
    ):
        ended = subprocess.run(
            [*outside, sys.executable, "-c", GUARDED, str(seen), *arguments],
            cwd=ROOT,
            env=os.environ | {"BG_REMOVER_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
        )
        assert ended.returncode == 0, ended.stderr
        if traced.exists():
            assert [line for line in traced.read_text().splitlines() if "AF_INET" in line] == []

    assert seen.read_text() == ""
    assert ConnectionLog(places.logs).connections() == ()


def test_fetching_a_model_under_the_lock_says_the_way_out(tmp_path: Path, places: Places) -> None:
    lock(places)
    with serving(made_bytes()) as server:
        add_to_catalogue(places, made_bytes(), server.url)
        code, said = run("models", "fetch", "made", home=tmp_path / "home")

        assert code == 1
        assert "The offline lock is on" in said
        assert "bg-remover network unlock" in said
        assert server.seen == []


def past_the_door(home: Path) -> list[str]:
    ended = subprocess.run(
        [sys.executable, "-c", PAST_THE_DOOR],
        cwd=ROOT,
        env=os.environ | {"BG_REMOVER_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.split()


def test_library_that_goes_past_the_door_is_stopped_by_the_wall(tmp_path: Path, places: Places) -> None:
    lock(places)

    assert past_the_door(tmp_path / "home") == ["LockedOut", "LockedOut"]
    assert {one.ending for one in ConnectionLog(places.logs).connections()} == {
        "refused: the offline lock is on"
    }


def test_without_the_lock_what_goes_past_the_door_is_noted(tmp_path: Path, places: Places) -> None:
    assert "LockedOut" not in past_the_door(tmp_path / "home")

    noted = {(one.host, one.why) for one in ConnectionLog(places.logs).connections()}
    assert ("192.0.2.1:9", "unknown: not by the program's own door") in noted
    assert ("example.invalid", "unknown: not by the program's own door") in noted


def test_lock_is_put_on_and_taken_off_by_a_command(tmp_path: Path, places: Places) -> None:
    settings = SettingsFile(places.settings_file)

    assert run("network", "lock", home=tmp_path / "home") == (
        0,
        "The offline lock is on: nothing connects to anything.\n",
    )
    assert settings.load().offline_lock
    run("network", "unlock", home=tmp_path / "home")
    assert not settings.load().offline_lock


def test_log_is_listed_by_a_command(tmp_path: Path, places: Places) -> None:
    assert run("network", "log", home=tmp_path / "home") == (0, "No connection was ever made.\n")
    log = ConnectionLog(places.logs)
    log.ended(log.asked("example.com:443", "the model u2net"), "done", 300, 1_234_567)

    code, said = run("network", "log", home=tmp_path / "home")

    assert code == 0
    assert "example.com:443  the model u2net  done  300 B  1,234,567 B" in said
