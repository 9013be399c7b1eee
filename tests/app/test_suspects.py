"""A photo that kills the program: really killed, by a hook in the process that opens the file."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app.events import BatchFinished
from desktop.app.workbench import Workbench
from desktop.core.types import SET_ASIDE, PhotoState, Quality
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.app.watching import Watcher
from tests.cli.running import ROOT
from tests.photos import PhotoMaker

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that nobody catches")

KILLER = """
import os, signal, sys
def watch(event, arguments):
    if event == "open" and str(arguments[0]).endswith(os.environ.get("KILLER_NAME", "\\0")):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(KILLER)
    return tmp_path / "home"


def process(home: Path, photos: Path, out: Path, *more: str, killer: str) -> tuple[int, str]:
    ended = subprocess.run(
        [sys.executable, "-m", "desktop", "process", str(photos), "-o", str(out), "--quality", "fast",
         "--workers", "1", *more],
        cwd=ROOT,
        env=os.environ
        | {
            "BG_REMOVER_HOME": str(home),
            "PYTHONPATH": os.pathsep.join((str(home.parent / "hook"), str(ROOT))),
            "KILLER_NAME": killer,
        },
        capture_output=True,
        text=True,
        timeout=120,
    )  # fmt: skip
    return ended.returncode, ended.stdout + ended.stderr


def test_photo_that_kills_the_program_does_so_once_and_is_set_aside(
    tmp_path: Path, home: Path, photos: PhotoMaker
) -> None:
    for name in ("a.jpg", "killer.jpg", "z.jpg"):
        photos.product(name)
    out = tmp_path / "out"

    code, _ = process(home, photos.folder, out, killer="killer.jpg")
    assert code == -signal.SIGKILL
    code, said = process(home, photos.folder, out, killer="killer.jpg")

    assert code == 1
    assert "This photo stopped the program twice and is set aside." in said
    assert "killer.jpg: " in said
    assert sorted(path.name for path in out.glob("*.png")) == ["a.png", "z.png"]
    code, said = process(home, photos.folder, out, killer="killer.jpg")
    assert code == 1
    assert "--retry-set-aside" in said
    code, said = process(home, photos.folder, out, "--retry-set-aside", killer="nobody")
    assert code == 0
    assert sorted(path.name for path in out.glob("*.png")) == ["a.png", "killer.png", "z.png"]


def test_photo_that_was_in_hand_when_somebody_else_killed_the_program_is_done(
    tmp_path: Path, home: Path, photos: PhotoMaker
) -> None:
    photos.product("innocent.jpg")
    out, report = tmp_path / "out", tmp_path / "report.json"
    for _ in range(2):  # killed by the name of the output: twice, and always with the photo in hand
        assert process(home, photos.folder, out, killer="innocent.jpg")[0] in (-signal.SIGKILL, 1)
    code, said = process(
        home, photos.folder, out, "--report", str(report), "--retry-set-aside", killer="nobody"
    )

    assert code == 0, said
    assert [entry["status"] for entry in json.loads(report.read_text())["photos"]] == ["done"]


def test_window_does_not_try_what_is_set_aside_until_the_user_says_retry(
    tmp_path: Path, home: Path, photos: PhotoMaker
) -> None:
    photos.product("killer.jpg")
    for _ in range(2):
        process(home, photos.folder, tmp_path / "out", killer="killer.jpg")
    places = Places.below(home)
    SettingsFile(places.settings_file).save(Settings(quality=Quality.FAST, workers=1))
    watcher = Watcher()
    with contextlib.closing(Workbench(places, watcher)) as bench:
        bench.open_shoot(bench.shoots()[0].id)
        bench.add([photos.folder])
        finished = watcher.wait_for(BatchFinished)
        (photo,) = bench.photos()
        assert (finished.done, finished.skipped) == (0, 1)
        assert photo.problem is not None
        assert photo.problem.code == SET_ASIDE

        watcher.forget()
        bench.retry()
        watcher.wait_for(BatchFinished)

        (photo,) = bench.photos()
        assert photo.state is PhotoState.DONE


def test_second_process_on_a_shoot_says_that_another_works_on_it(
    tmp_path: Path, home: Path, photos: PhotoMaker
) -> None:
    for number in range(12):
        photos.product(f"{number}.jpg", size_px=(320 + number, 240))
    arguments = ["process", str(photos.folder), "-o", str(tmp_path / "out"), "--quality", "fast"]
    environment = os.environ | {"BG_REMOVER_HOME": str(home)}
    first = subprocess.Popen(
        [sys.executable, "-m", "desktop", *arguments],
        cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    places = Places.below(home)
    while not list((tmp_path / "out").glob("*.png")):
        assert first.poll() is None
    assert places.library_file.exists()

    code, said = process(home, photos.folder, tmp_path / "out", killer="nobody")
    out, _ = first.communicate(timeout=120)

    assert code == 1
    assert "Another BG Remover works on this shoot" in said
    assert first.returncode == 0, out
