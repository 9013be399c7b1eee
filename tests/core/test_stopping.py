from __future__ import annotations

import threading

import numpy as np
import pytest

from desktop.core.errors import Cancelled
from desktop.core.sessions import Session
from desktop.core.stopping import StopFlag, current_flag
from desktop.jobs import JobContext, JobEvent, JobRunner, JobState
from desktop.paths import resources


def test_flag_interrupts_what_is_under_way_and_nothing_after_it() -> None:
    flag, heard = StopFlag(), []
    with flag.interrupting(lambda: heard.append("inside")):
        flag.set()

    assert heard == ["inside"]
    assert flag.is_set()
    with pytest.raises(Cancelled), flag.interrupting(lambda: heard.append("later")):
        heard.append("never")
    assert heard == ["inside"]


def test_flag_belongs_to_the_thread_of_its_work() -> None:
    flag, seen = StopFlag(), []
    thread = threading.Thread(target=lambda: seen.append(current_flag()))

    def task(_: None) -> StopFlag:
        thread.start()
        thread.join()
        return current_flag()

    assert flag.held_while(task, None) is flag
    assert seen[0] is not flag
    assert current_flag() is not flag


def test_pass_of_a_network_is_interrupted_by_the_stop_of_its_job() -> None:
    session = Session(resources() / "models" / "u2netp.onnx")
    picture = np.zeros((1, 3, 320, 320), np.float32)
    is_running, ends = threading.Event(), []
    runner = JobRunner(1, "job")

    def task(context: JobContext) -> None:
        is_running.set()
        while True:  # no checkpoint: only the interruption ends it
            session.run(picture)

    def listen(event: JobEvent) -> None:
        if event.state.is_terminal:
            ends.append(event.state)

    job = runner.submit(task, listen)
    assert is_running.wait(60)
    runner.cancel(job)

    assert runner.wait_until_idle(60)
    assert ends == [JobState.CANCELLED]
    assert len(session.run(picture)) >= 1  # the session is as good as before
    assert runner.close(10)
