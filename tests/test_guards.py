"""The guards of conftest.py catch what they are for, and nothing else: a planted test file shows it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLANTED = """
import logging, threading
import pytest
import tests.conftest

@pytest.fixture(autouse=True, scope="module")
def impatient():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tests.conftest, "THREAD_END_LIMIT_S", 0.05)
        yield

def test_warns():
    logging.getLogger("desktop.app").warning("the disk is nearly full")

def test_announces_in_vain(expected_warnings):
    expected_warnings("disk is full")

def test_leaves_a_worker():
    threading.Thread(target=threading.Event().wait, args=(1,), name="job-7", daemon=True).start()

def test_leaves_a_reader():
    threading.Thread(target=threading.Event().wait, args=(1,), name="Reader").start()

def test_is_tidy(expected_warnings):
    expected_warnings("nearly full")
    logging.getLogger("desktop.app").warning("the disk is nearly full")
    thread = threading.Thread(target=print)
    thread.start()
    thread.join()
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The lines that pytest prints about the planted tests."""
    file = tmp_path_factory.mktemp("planted") / "test_planted.py"
    file.write_text(PLANTED, "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-c",
        "pyproject.toml",
        "--rootdir",
        ".",
    ]
    ended = subprocess.run(
        [*command, "-p", "no:cacheprovider", str(file)],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200"},  # the summary is cut to the width of the terminal
        capture_output=True,
        text=True,
    )
    return ended.stdout.splitlines()


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        ("test_warns", "logged without being announced:"),
        ("test_announces_in_vain", "announced but never logged: disk is full"),
        ("test_leaves_a_worker", "threads left behind: job-7"),
        ("test_leaves_a_reader", "threads left behind: Reader"),
    ],
)
def test_guard_fails_a_test_that_leaves_something(outcome: list[str], name: str, complaint: str) -> None:
    told = [line for line in outcome if line.startswith("ERROR") and f"::{name} " in line]

    assert len(told) == 1
    assert complaint in told[0]


def test_guards_let_a_tidy_test_pass(outcome: list[str]) -> None:
    assert "5 passed, 4 errors" in outcome[-1]
    assert not any("::test_is_tidy" in line for line in outcome)


def test_tests_have_a_home_of_their_own() -> None:
    home = os.environ["HOME"]

    assert "bg-remover-tests-" in home
    assert Path.home() == Path(home)
    assert "bg-remover-tests-" in os.environ["BG_REMOVER_HOME"]
