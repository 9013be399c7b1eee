"""What holds for every test: a home of its own, no window on the screen, no thread or warning left behind."""

from __future__ import annotations

import logging
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.photos import PhotoMaker

THREAD_END_LIMIT_S = 10.0
WORKER_NAME = re.compile(r"[a-z][a-z0-9_.-]*-\d+")
"""How the program names the threads of a pool; Python's own names for threads begin with a capital."""
TEST_DISPLAY_VARIABLE = "BG_REMOVER_TEST_DISPLAY"

_HOME = pytest.StashKey[tempfile.TemporaryDirectory[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """Before anything of the program or of Qt is imported: nothing of the person's own may be touched."""
    home = tempfile.TemporaryDirectory(prefix="bg-remover-tests-", ignore_cleanup_errors=True)
    config.stash[_HOME] = home
    root = Path(home.name)
    folders = {
        "HOME": "home",
        "USERPROFILE": "home",
        "APPDATA": "home/roaming",
        "LOCALAPPDATA": "home/local",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_STATE_HOME": "home/.local/state",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_RUNTIME_DIR": "runtime",
        "BG_REMOVER_HOME": "program",
    }
    for variable, name in folders.items():
        folder = root / name
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.environ[variable] = str(folder)
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"):
        os.environ.pop(variable, None)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A test that means to use a keyring brings its own; the person's must not even be asked for.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    # Tests that use onnxruntime themselves report to nobody; what the program does is tested in a process of
    # its own (tests/core/test_runtime.py).
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    hypothesis.settings.register_profile("suite", derandomize=True, deadline=None, database=None)
    hypothesis.settings.load_profile("suite")


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[_HOME].cleanup()


@pytest.fixture(scope="session")
def real_display() -> str:
    """The name of an X display for tests of a real window; such a test is skipped where there is none."""
    name = os.environ.get(TEST_DISPLAY_VARIABLE)
    if not name:
        pytest.skip(f"no X server; `packaging/bootstrap.py test` starts one and sets {TEST_DISPLAY_VARIABLE}")
    return name


@pytest.fixture
def photos(tmp_path: Path) -> PhotoMaker:
    """Makes photos of products in a folder of this test."""
    return PhotoMaker(tmp_path / "photos")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system of one megabyte."""
    yield from _mounted(tmp_path / "disk", "size=1m")


@pytest.fixture
def locked_disk(tmp_path: Path) -> Iterator[Path]:
    """A real file system that may only be read."""
    yield from _mounted(tmp_path / "disk", "size=1m,ro")


def _mounted(folder: Path, options: str) -> Iterator[Path]:
    mount = shutil.which("mount")
    if mount is None or sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk, and only Linux has tmpfs")
    folder.mkdir()
    done = subprocess.run([mount, "-t", "tmpfs", "-o", options, "tmpfs", str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip(f"mount was not allowed here: {done.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture(autouse=True)
def no_thread_left() -> Iterator[None]:
    """Fail a test after which a thread of its own goes on: workers must be closed, others joined."""
    before = set(threading.enumerate())
    yield
    limit = time.monotonic() + THREAD_END_LIMIT_S
    for thread in _own_threads(before):
        thread.join(max(0.0, limit - time.monotonic()))
    left = [thread.name for thread in _own_threads(before)]
    assert not left, f"threads left behind: {', '.join(left)}"


def _own_threads(before: set[threading.Thread]) -> list[threading.Thread]:
    return [
        thread
        for thread in threading.enumerate()
        if thread not in before and (not thread.daemon or WORKER_NAME.fullmatch(thread.name))
    ]


class WarningWatch(logging.Handler):
    """Collects what is logged at WARNING or above; called with a pattern, it expects one that matches."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._seen: list[str] = []
        self._announced: list[str] = []

    def __call__(self, pattern: str) -> None:
        """Expect at least one record whose message matches the regular expression somewhere."""
        self._announced.append(pattern)

    def emit(self, record: logging.LogRecord) -> None:
        self._seen.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def unannounced(self) -> list[str]:
        return [line for line in self._seen if not any(re.search(it, line) for it in self._announced)]

    def missing(self) -> list[str]:
        return [it for it in self._announced if not any(re.search(it, line) for line in self._seen)]


@pytest.fixture(autouse=True)
def expected_warnings() -> Iterator[WarningWatch]:
    """Fails a test for a WARNING that it did not announce, and for an announced one that never came."""
    watch = WarningWatch()
    root = logging.getLogger()
    root.addHandler(watch)
    yield watch
    root.removeHandler(watch)
    assert not watch.unannounced(), "logged without being announced:\n" + "\n".join(watch.unannounced())
    assert not watch.missing(), "announced but never logged: " + ", ".join(watch.missing())
