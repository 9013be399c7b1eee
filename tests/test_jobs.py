from __future__ import annotations

import collections
import itertools
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from desktop.core.errors import Cancelled, UnreadablePhoto
from desktop.jobs import JobContext, JobEvent, JobId, JobRunner, JobState
from tests.conftest import WarningWatch

LIMIT_S = 10.0
"""A wait that takes this long has failed; none of them comes near it otherwise."""

MakeRunner = Callable[[int], JobRunner]


class Recorder:
    """A listener that keeps every event and can wait for one."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._events: list[JobEvent] = []
        self.threads: set[str] = set()

    def __call__(self, event: JobEvent) -> None:
        with self._changed:
            self._events.append(event)
            self.threads.add(threading.current_thread().name)
            self._changed.notify_all()

    @property
    def events(self) -> list[JobEvent]:
        with self._changed:
            return list(self._events)

    def of(self, job: JobId) -> list[JobEvent]:
        return [event for event in self.events if event.job == job]

    def states(self, job: JobId) -> list[JobState]:
        return [event.state for event in self.of(job)]

    def terminal_counts(self) -> collections.Counter[JobId]:
        return collections.Counter(event.job for event in self.events if event.state.is_terminal)

    def wait_for(self, condition: Callable[[list[JobEvent]], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(lambda: condition(self._events), LIMIT_S), "never happened"

    def wait_for_end_of(self, job: JobId) -> JobEvent:
        self.wait_for(lambda events: any(it.job == job and it.state.is_terminal for it in events))
        return self.of(job)[-1]


class Gate:
    """A task that says when it began and goes on, checkpoint after checkpoint, once it is opened."""

    def __init__(self, checkpoints: int = 1) -> None:
        self.began = threading.Event()
        self.opened = threading.Event()
        self._checkpoints = checkpoints

    def __call__(self, context: JobContext) -> str:
        self.began.set()
        assert self.opened.wait(3 * LIMIT_S)  # whoever forgot to open it is to fail first
        for number in range(1, self._checkpoints + 1):
            context.checkpoint(number / (self._checkpoints + 1))
        return "through"

    def wait_until_running(self) -> None:
        assert self.began.wait(LIMIT_S)


@pytest.fixture
def make_runner() -> Iterator[MakeRunner]:
    runners: list[JobRunner] = []

    def make(workers: int) -> JobRunner:
        runners.append(JobRunner(workers))
        return runners[-1]

    yield make
    for runner in runners:
        assert runner.close(LIMIT_S), "a job never came to an end"


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    """Threads take turns some hundred times as often as usual, so that races are lost within a short test."""
    usual_s = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(usual_s)


@pytest.fixture
def recorder() -> Recorder:
    return Recorder()


def returns(value: object) -> Callable[[JobContext], object]:
    return lambda _context: value


def raises(error: BaseException) -> Callable[[JobContext], object]:
    def task(_context: JobContext) -> object:
        raise error

    return task


def test_job_is_queued_then_running_then_done_with_its_result(
    make_runner: MakeRunner, recorder: Recorder
) -> None:
    runner = make_runner(1)

    job = runner.submit(returns(42), recorder, key="a.jpg")
    recorder.wait_for_end_of(job)

    assert recorder.of(job) == [
        JobEvent(job, "a.jpg", JobState.QUEUED),
        JobEvent(job, "a.jpg", JobState.RUNNING),
        JobEvent(job, "a.jpg", JobState.DONE, fraction=1.0, result=42),
    ]


def test_checkpoint_reports_the_fraction(make_runner: MakeRunner, recorder: Recorder) -> None:
    def task(context: JobContext) -> None:
        context.checkpoint(0.25)
        context.checkpoint(0.75)

    job = make_runner(1).submit(task, recorder)
    recorder.wait_for_end_of(job)

    running = [event.fraction for event in recorder.of(job) if event.state is JobState.RUNNING]
    assert running == [0.0, 0.25, 0.75]


def test_jobs_begin_in_the_order_of_submission(make_runner: MakeRunner, recorder: Recorder) -> None:
    runner = make_runner(1)
    begun: list[int] = []
    for number in range(20):
        runner.submit(lambda _context, number=number: begun.append(number), recorder)  # type: ignore[misc]

    assert runner.wait_until_idle(LIMIT_S)

    assert begun == list(range(20))


def test_urgent_job_goes_before_all_that_wait(make_runner: MakeRunner, recorder: Recorder) -> None:
    runner = make_runner(1)
    gate = Gate()
    runner.submit(gate, recorder)
    gate.wait_until_running()
    begun: list[str] = []
    runner.submit(lambda _context: begun.append("first"), recorder)
    runner.submit(lambda _context: begun.append("second"), recorder)
    runner.submit(lambda _context: begun.append("urgent"), recorder, urgent=True)

    gate.opened.set()
    assert runner.wait_until_idle(LIMIT_S)

    assert begun == ["urgent", "first", "second"]


def test_as_many_jobs_run_at_once_as_there_are_workers(make_runner: MakeRunner, recorder: Recorder) -> None:
    runner = make_runner(3)
    gates = [Gate() for _ in range(4)]

    for gate in gates:
        runner.submit(gate, recorder)
    for gate in gates[:3]:
        gate.wait_until_running()

    assert not gates[3].began.is_set()
    for gate in gates:
        gate.opened.set()


def test_listener_of_a_running_job_is_called_by_a_worker(make_runner: MakeRunner, recorder: Recorder) -> None:
    job = make_runner(1).submit(returns(None), recorder)
    recorder.wait_for_end_of(job)

    assert recorder.threads == {threading.current_thread().name, "job-1"}


def test_error_for_the_user_ends_the_job_as_failed_without_a_log_line(
    make_runner: MakeRunner, recorder: Recorder
) -> None:
    error = UnreadablePhoto("Could not read a.jpg.", "Open it in another program.")

    job = make_runner(1).submit(raises(error), recorder)

    assert recorder.wait_for_end_of(job) == JobEvent(job, None, JobState.FAILED, error=error)


def test_bug_in_a_task_is_logged_and_the_worker_goes_on(
    make_runner: MakeRunner, recorder: Recorder, expected_warnings: WarningWatch
) -> None:
    expected_warnings("job 1 failed with a bug")
    runner = make_runner(1)
    bug = ZeroDivisionError("of the task")

    broken = runner.submit(raises(bug), recorder)
    sound = runner.submit(returns("fine"), recorder)

    assert recorder.wait_for_end_of(sound).result == "fine"
    assert recorder.of(broken)[-1] == JobEvent(broken, None, JobState.FAILED, error=bug)


def test_task_that_calls_exit_fails_and_the_worker_goes_on(
    make_runner: MakeRunner, recorder: Recorder, expected_warnings: WarningWatch
) -> None:
    expected_warnings("job 1 failed with a bug")
    runner = make_runner(1)

    leaving = runner.submit(raises(SystemExit(1)), recorder)
    sound = runner.submit(returns("fine"), recorder)

    assert recorder.wait_for_end_of(sound).result == "fine"
    assert recorder.of(leaving)[-1].state is JobState.FAILED
    assert isinstance(recorder.of(leaving)[-1].error, RuntimeError)


def test_listener_that_raises_costs_neither_the_job_nor_the_worker(
    make_runner: MakeRunner, recorder: Recorder, expected_warnings: WarningWatch
) -> None:
    expected_warnings("listener of job 1 failed")
    runner = make_runner(1)

    def broken(event: JobEvent) -> None:
        recorder(event)
        raise ZeroDivisionError

    heard_badly = runner.submit(returns(1), broken)
    sound = runner.submit(returns("fine"), recorder)

    assert recorder.wait_for_end_of(sound).result == "fine"
    assert recorder.of(heard_badly)[-1].state is JobState.DONE


def test_cancelled_queued_job_never_begins(make_runner: MakeRunner, recorder: Recorder) -> None:
    runner = make_runner(1)
    gate, waiting = Gate(), Gate()
    runner.submit(gate, recorder)
    gate.wait_until_running()
    job = runner.submit(waiting, recorder)

    runner.cancel(job)

    assert recorder.states(job) == [JobState.QUEUED, JobState.CANCELLED]
    gate.opened.set()
    assert runner.wait_until_idle(LIMIT_S)
    assert not waiting.began.is_set()


def test_cancelled_running_job_stops_at_its_next_checkpoint(
    make_runner: MakeRunner, recorder: Recorder
) -> None:
    runner = make_runner(1)
    gate = Gate()
    job = runner.submit(gate, recorder)
    gate.wait_until_running()

    runner.cancel(job)
    gate.opened.set()

    assert recorder.wait_for_end_of(job).state is JobState.CANCELLED
    assert recorder.states(job) == [JobState.QUEUED, JobState.RUNNING, JobState.CANCELLED]


def test_task_can_see_that_it_is_to_stop(make_runner: MakeRunner, recorder: Recorder) -> None:
    runner = make_runner(1)
    began, go_on = threading.Event(), threading.Event()
    seen: list[bool] = []

    def task(context: JobContext) -> None:
        seen.append(context.is_cancelled)
        began.set()
        assert go_on.wait(LIMIT_S)
        seen.append(context.is_cancelled)
        raise Cancelled

    job = runner.submit(task, recorder)
    assert began.wait(LIMIT_S)
    runner.cancel(job)
    go_on.set()

    assert recorder.wait_for_end_of(job).state is JobState.CANCELLED
    assert seen == [False, True]


def test_job_past_its_last_checkpoint_is_done_although_cancelled(
    make_runner: MakeRunner, recorder: Recorder
) -> None:
    runner = make_runner(1)
    gate = Gate(checkpoints=0)
    job = runner.submit(gate, recorder)
    gate.wait_until_running()

    runner.cancel(job)
    gate.opened.set()

    assert recorder.wait_for_end_of(job).result == "through"


def test_cancelling_an_ended_or_unknown_job_changes_nothing(
    make_runner: MakeRunner, recorder: Recorder
) -> None:
    runner = make_runner(1)
    job = runner.submit(returns(1), recorder)
    assert runner.wait_until_idle(LIMIT_S)
    before = recorder.events

    runner.cancel(job)
    runner.cancel(JobId(999))

    assert recorder.events == before


def test_listener_may_cancel_its_job_while_it_is_being_queued(make_runner: MakeRunner) -> None:
    runner = make_runner(1)
    recorder = Recorder()

    def listener(event: JobEvent) -> None:
        recorder(event)
        if event.state is JobState.QUEUED:
            runner.cancel(event.job)

    job = runner.submit(returns(1), listener)

    assert recorder.states(job) == [JobState.QUEUED, JobState.CANCELLED]
    assert runner.is_idle


def test_pause_holds_a_running_job_at_its_checkpoint(make_runner: MakeRunner, recorder: Recorder) -> None:
    runner = make_runner(1)
    reached = threading.Event()
    gate = Gate(checkpoints=0)

    def task(context: JobContext) -> str:
        gate(context)
        reached.set()
        context.checkpoint(0.5)
        return "through"

    job = runner.submit(task, recorder)
    gate.wait_until_running()
    runner.pause()
    gate.opened.set()
    assert reached.wait(LIMIT_S)

    assert not runner.wait_until_idle(0.05)
    assert recorder.states(job) == [JobState.QUEUED, JobState.RUNNING]
    runner.resume()
    assert recorder.wait_for_end_of(job).result == "through"


def test_nothing_begins_while_paused(make_runner: MakeRunner, recorder: Recorder) -> None:
    runner = make_runner(2)
    runner.pause()
    gates = [Gate() for _ in range(4)]
    for gate in gates:
        gate.opened.set()
        runner.submit(gate, recorder)

    assert runner.is_paused
    assert not runner.wait_until_idle(0.05)
    assert not any(gate.began.is_set() for gate in gates)
    runner.resume()
    assert runner.wait_until_idle(LIMIT_S)
    assert all(gate.began.is_set() for gate in gates)


def test_paused_job_can_be_cancelled(make_runner: MakeRunner, recorder: Recorder) -> None:
    runner = make_runner(1)
    gate = Gate()
    running = runner.submit(gate, recorder)
    gate.wait_until_running()
    waiting = runner.submit(returns(1), recorder)
    runner.pause()
    gate.opened.set()

    runner.cancel(waiting)
    runner.cancel(running)

    assert recorder.wait_for_end_of(waiting).state is JobState.CANCELLED
    assert recorder.wait_for_end_of(running).state is JobState.CANCELLED


def test_runner_is_idle_only_without_queued_and_running_jobs(
    make_runner: MakeRunner, recorder: Recorder
) -> None:
    runner = make_runner(1)
    seen = [runner.is_idle]
    gate = Gate()

    runner.submit(gate, recorder)
    seen += [runner.is_idle, runner.wait_until_idle(0.0)]
    gate.opened.set()
    seen += [runner.wait_until_idle(LIMIT_S), runner.is_idle]

    assert seen == [True, False, False, True, True]


def test_close_waits_for_running_jobs_but_never_for_the_queue(recorder: Recorder) -> None:
    runner = JobRunner(2)
    gates = [Gate() for _ in range(40)]
    jobs = [runner.submit(gate, recorder) for gate in gates]
    for gate in gates[:2]:
        gate.wait_until_running()
    for gate in gates[:2]:
        gate.opened.set()  # the other 38 would block for LIMIT_S each

    assert runner.close(LIMIT_S)

    assert [gate.began.is_set() for gate in gates[2:]] == [False] * 38
    assert recorder.terminal_counts() == dict.fromkeys(jobs, 1)


def test_close_gives_up_on_a_job_without_checkpoints_after_its_time(recorder: Recorder) -> None:
    runner = JobRunner(1)
    gate = Gate()
    job = runner.submit(gate, recorder)
    gate.wait_until_running()

    assert not runner.close(0.05)

    gate.opened.set()
    assert recorder.wait_for_end_of(job).state is JobState.CANCELLED
    assert runner.close(LIMIT_S)


def test_close_ends_a_paused_runner(recorder: Recorder) -> None:
    runner = JobRunner(2)
    runner.pause()
    jobs = [runner.submit(returns(1), recorder) for _ in range(5)]

    assert runner.close(LIMIT_S)

    assert [recorder.of(job)[-1].state for job in jobs] == [JobState.CANCELLED] * 5


def test_closed_runner_takes_no_job(recorder: Recorder) -> None:
    runner = JobRunner(1)
    runner.close()

    with pytest.raises(RuntimeError, match="closed"):
        runner.submit(returns(1), recorder)

    assert recorder.events == []


def test_pool_without_workers_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        JobRunner(0)


@pytest.mark.usefixtures("hasty_threads")
def test_submitted_job_begins_although_others_wait_for_the_end(recorder: Recorder) -> None:
    """One wake-up for a new job must not be spent on a thread that only waits for the pool to be idle."""
    runner = JobRunner(2)
    for _ in range(100):
        blocking = Gate()
        runner.submit(blocking, recorder)
        blocking.wait_until_running()
        waiting = [threading.Thread(target=runner.wait_until_idle, args=(LIMIT_S,)) for _ in range(3)]
        for thread in waiting:
            thread.start()
        for _ in range(3):
            job = runner.submit(returns(1), recorder)
            recorder.wait_for_end_of(job)
        blocking.opened.set()
        for thread in waiting:
            thread.join()

    assert runner.close(LIMIT_S)


@pytest.mark.usefixtures("hasty_threads")
@pytest.mark.parametrize("workers", [1, 3])
def test_every_job_ends_exactly_once_whoever_cancels_meanwhile(workers: int, recorder: Recorder) -> None:
    runner = JobRunner(workers)
    submitted: list[JobId] = []
    numbers = itertools.count()

    def task(context: JobContext) -> None:
        for step in range(4):
            context.checkpoint(step / 4)
        if next(numbers) % 5 == 0:
            raise UnreadablePhoto("Could not read it.")

    def submit() -> None:
        for number in range(100):
            submitted.append(runner.submit(task, recorder, urgent=number % 7 == 0))

    def disturb() -> None:
        for round_number in range(200):
            for job in submitted[-3:]:
                runner.cancel(job)
            if round_number % 20 == 0:
                runner.pause()
                runner.cancel_all()
            runner.resume()

    threads = [threading.Thread(target=target) for target in (submit, submit, disturb, disturb)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LIMIT_S)
    assert runner.wait_until_idle(LIMIT_S)
    assert runner.close(LIMIT_S)

    assert len(submitted) == 200
    assert recorder.terminal_counts() == dict.fromkeys(submitted, 1)
    assert all(recorder.of(job)[0].state is JobState.QUEUED for job in submitted)
    assert all(recorder.of(job)[-1].state.is_terminal for job in submitted)


@pytest.mark.usefixtures("hasty_threads")
@pytest.mark.parametrize("attempt", range(20))
def test_job_submitted_while_the_runner_closes_ends_or_is_refused(attempt: int, recorder: Recorder) -> None:
    runner = JobRunner(1)
    submitted: list[JobId] = []
    busy = threading.Event()

    def submit_until_refused() -> None:
        try:
            while True:
                submitted.append(runner.submit(returns(1), recorder))
                busy.set()
        except RuntimeError:
            return

    thread = threading.Thread(target=submit_until_refused)
    thread.start()
    assert busy.wait(LIMIT_S)

    assert runner.close(LIMIT_S)

    thread.join(LIMIT_S)
    assert not thread.is_alive()
    assert recorder.terminal_counts() == dict.fromkeys(submitted, 1)
