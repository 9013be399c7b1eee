from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable

import pytest

from desktop.app.isolation import ChildFailed, run_in_child
from tests.app import tasks

LONG_S = 120.0


def test_result_comes_from_another_process() -> None:
    assert run_in_child(tasks.add, LONG_S, 2, second=3) == 5
    assert run_in_child(tasks.own_process, LONG_S) != os.getpid()


def test_what_the_child_prints_is_not_seen(capfd: pytest.CaptureFixture[str]) -> None:
    assert run_in_child(tasks.shout, LONG_S) == "done"

    assert capfd.readouterr() == ("", "")


def test_error_of_the_task_is_told() -> None:
    with pytest.raises(ChildFailed, match="the driver is too old"):
        run_in_child(tasks.fail, LONG_S)


@pytest.mark.parametrize(
    ("task", "word"),
    [
        (tasks.fall_over, r"crashed \((SIGSEGV|SIGBUS|exit code)"),
        (tasks.be_killed, r"crashed \((SIGKILL|exit code)"),
        (tasks.leave, r"crashed \(exit code 3\)"),
    ],
)
def test_child_that_dies_takes_nobody_with_it(task: Callable[[], None], word: str) -> None:
    with pytest.raises(ChildFailed, match=word):
        run_in_child(task, LONG_S)


def test_child_that_hangs_is_ended() -> None:
    with pytest.raises(ChildFailed, match=r"did not answer within 0\.3 s"):
        run_in_child(tasks.hang, 0.3)

    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")
def test_no_file_stays_open() -> None:
    run_in_child(tasks.add, LONG_S, 1, 1)  # the first call starts what multiprocessing keeps
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 - a Path would open one more

    run_in_child(tasks.add, LONG_S, 1, 1)
    with pytest.raises(ChildFailed):
        run_in_child(tasks.be_killed, LONG_S)

    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208
