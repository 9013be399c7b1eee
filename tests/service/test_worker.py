"""Workers that die, stop, meet each other, find the wallet down: nothing is lost, done or paid twice."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from desktop.cloud.wire import ProcessingOptions
from service.backend import Backend
from service.domain.job_store import JobStore
from service.domain.jobs import Job
from service.errors import Unavailable
from service.work.cutting import Cut
from service.work.images import ImageWork
from service.work.worker import Worker, Works, message_of
from tests.photos import encoded, product_picture
from tests.service.credits_service import credits_service
from tests.service.doors import Door, HttpDoor
from tests.service.test_jobs_api import batch, photo, status

ROOT = Path(__file__).resolve().parents[2]


def distinct(count: int) -> list[bytes]:
    """Photos of which no two have the same content."""
    return [photo((40 + 3 * at, 90, 160)) for at in range(count)]


def attempts(door: Door, job_id: str) -> int:
    job = door.backend.jobs.find("acme", job_id)
    assert job is not None
    return sum(image.attempts for image in job.images)


class Gated:
    """The real engine, but a picture is only cut when the test lets it."""

    def __init__(self, backend: Backend) -> None:
        self._cutter = backend.parts.cutter
        self.begun = threading.Semaphore(0)
        self.may_go = threading.Semaphore(0)

    @property
    def key(self) -> str:
        return self._cutter.key

    def cut(self, data: bytes, name: str, options: ProcessingOptions) -> Cut:
        self.begun.release()
        assert self.may_go.acquire(timeout=30)
        return self._cutter.cut(data, name, options)


def works_with(backend: Backend, **changes: Any) -> Works:
    fields = {name: getattr(backend.works(), name) for name in Works.__slots__}
    return Works(**{**fields, **changes})


def gated_worker(backend: Backend) -> tuple[Gated, Worker]:
    gate = Gated(backend)
    images = ImageWork(gate, backend.parts.store, backend.blobs, backend.fetcher, backend.clock)
    return gate, Worker(works_with(backend, images=images))


def test_cancel_is_heeded_between_two_images(own_service: Callable[..., HttpDoor]) -> None:
    door = own_service('quality = "fast"\n')
    gate, worker = gated_worker(door.backend)
    job = batch(door, [distinct(3)]).body["jobs"][0]["jobId"]
    message = door.backend.queue.receive()
    assert message is not None
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(worker.handle, message)
        gate.begun.acquire()
        gate.may_go.release()
        gate.begun.acquire()
        assert door.ask("DELETE", f"/status/{job}").body["previousStatus"] == "processing"
        gate.may_go.release()
        assert working.result()

    ended = status(door, job)
    assert ended["status"] == "cancelled"
    assert [image["status"] for image in ended["images"]] == ["completed", "cancelled", "cancelled"]
    assert attempts(door, job) == 2
    assert door.backend.wallet.balance("ada") == 1000 - 1
    assert door.work_off() == 0


def test_worker_that_is_told_to_stop_gives_the_rest_back(own_service: Callable[..., HttpDoor]) -> None:
    door = own_service('quality = "fast"\n')
    gate, worker = gated_worker(door.backend)
    job = batch(door, [distinct(3)]).body["jobs"][0]["jobId"]
    stop = threading.Event()
    thread = threading.Thread(target=worker.run, args=(stop,))
    thread.start()
    gate.begun.acquire()
    stop.set()
    gate.may_go.release()
    thread.join()
    assert status(door, job)["progress"]["completed"] == 1

    door.work_off()

    assert status(door, job)["status"] == "completed"
    assert attempts(door, job) == 3


def test_two_workers_of_one_message_do_its_work_once(
    own_service: Callable[..., HttpDoor],
) -> None:
    door = own_service('quality = "fast"\n')
    gate, first = gated_worker(door.backend)
    job = batch(door, [distinct(2)]).body["jobs"][0]["jobId"]
    message = door.backend.queue.receive()
    assert message is not None
    door.backend.queue.send(message.body)
    twin = door.backend.queue.receive()
    assert twin is not None
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(first.handle, message)
        gate.begun.acquire()
        assert Worker(door.backend.works()).handle(twin) is False  # somebody is at it: later
        gate.may_go.release(2)
        assert working.result()

    assert (status(door, job)["status"], attempts(door, job)) == ("completed", 2)
    assert door.backend.wallet.balance("ada") == 998


def test_worker_that_lost_its_lease_writes_nothing_more(own_service: Callable[..., HttpDoor]) -> None:
    door = own_service('quality = "fast"\nlease_s = 30\n')
    gate, slow = gated_worker(door.backend)
    job = batch(door, [distinct(2)]).body["jobs"][0]["jobId"]
    message = door.backend.queue.receive()
    assert message is not None
    now = door.backend.clock()
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(slow.handle, message)
        gate.begun.acquire()
        late = Worker(works_with(door.backend, clock=lambda: now + 100))
        door.backend.queue.extend(message.receipt, 0)
        again = door.backend.queue.receive()
        assert again is not None
        assert late.handle(again)
        gate.may_go.release(2)
        working.result()

    done = status(door, job)
    assert (done["status"], done["progress"]["completed"]) == ("completed", 2)
    assert attempts(door, job) == 3  # the slow worker's one image was begun twice
    assert door.backend.wallet.balance("ada") == 998


def test_many_jobs_and_three_workers_none_lost_none_doubled(own_service: Callable[..., HttpDoor]) -> None:
    door = own_service('quality = "fast"\n')
    photos = distinct(12)
    made = batch(door, [[data] for data in photos]).body
    stop = threading.Event()
    with ThreadPoolExecutor(3) as pool:
        for _ in range(3):
            pool.submit(Worker(door.backend.works()).run, stop, 0.05)
        try:
            while not door.ask("GET", f"/status/batch/{made['requestId']}").body["allCompleted"]:
                stop.wait(0.05)
        finally:
            stop.set()

    whole = door.ask("GET", f"/status/batch/{made['requestId']}").body
    assert whole["status"] == "completed"
    assert sum(attempts(door, job["jobId"]) for job in made["jobs"]) == 12
    assert door.backend.wallet.balance("ada") == 1000 - 12


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_worker_costs_at_most_one_image_of_repeat(own_service: Callable[..., HttpDoor]) -> None:
    door = own_service('quality = "balanced"\nlease_s = 1\n')
    large = [encoded(product_picture((1600, 1200), colour=(40 + 3 * at, 90, 160))) for at in range(4)]
    job = batch(door, [large]).body["jobs"][0]["jobId"]
    folder = door.local.store._file._database._file.parent
    command = [sys.executable, "-m", "service", "worker", "--data", str(folder), "--url", door.url]
    command += ["--config", str(folder / "config.toml")]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as process:
        while status(door, job)["progress"]["completed"] < 1:
            assert process.poll() is None
        process.send_signal(signal.SIGKILL)
    done_by_the_dead = status(door, job)["progress"]["completed"]
    assert 1 <= done_by_the_dead < 4

    while status(door, job)["status"] != "completed":
        door.work_off()

    assert 4 <= attempts(door, job) <= 5
    assert door.backend.wallet.balance("ada") == 996


def test_restart_in_the_middle_of_a_batch_loses_nothing(tmp_path: Path) -> None:
    from tests.service.conftest import live

    photos = distinct(4)
    with live(tmp_path, 'quality = "fast"\n') as door:
        made = batch(door, [[data] for data in photos]).body
        for _ in range(2):
            message = door.backend.queue.receive()
            assert message is not None
            Worker(door.backend.works()).handle(message)
    with live(tmp_path, 'quality = "fast"\n') as door:
        middle = door.ask("GET", f"/status/batch/{made['requestId']}").body
        door.work_off()
        after = door.ask("GET", f"/status/batch/{made['requestId']}").body

        assert middle["aggregatedProgress"]["completed"] == 2
        assert (after["status"], after["aggregatedProgress"]["completed"]) == ("completed", 4)
        assert door.backend.wallet.balance("ada") == 996
        token = made["jobs"][0]["jobToken"]
        path = f"/status/{made['jobs'][0]['jobId']}"
        assert door.ask("GET", path, user=None, query={"jobToken": token}).status == 200


def test_image_that_kills_the_worker_again_and_again_is_set_aside(
    own_service: Callable[..., HttpDoor],
) -> None:
    door = own_service('quality = "fast"\nlease_s = 1\n')
    job = batch(door, [distinct(2)]).body["jobs"][0]["jobId"]
    from service.domain import jobs

    now = door.backend.clock()
    kept = door.backend.jobs.find("acme", job)
    assert kept is not None
    for death in range(3):  # three workers began the first image and were never heard of again
        lease, at = f"dead-{death}", now + 10 * death
        kept = door.backend.jobs.change(kept, lambda it, lease=lease, at=at: jobs.start(it, lease, at, 1))  # type: ignore[misc]
        kept = door.backend.jobs.change(
            kept,
            lambda it, lease=lease, at=at: jobs.begin_image(it, lease, 0, at, 1),  # type: ignore[misc]
        )
    late = Worker(works_with(door.backend, clock=lambda: now + 100))
    message = door.backend.queue.receive()
    assert message is not None

    assert late.handle(message)

    ended = status(door, job)
    assert [image["status"] for image in ended["images"]] == ["failed", "completed"]
    assert ended["images"][0]["errorCode"] == "SET_ASIDE"
    assert door.backend.wallet.balance("ada") == 999


def test_message_that_comes_too_often_fails_its_job_with_its_credits_back(
    own_service: Callable[..., HttpDoor],
) -> None:
    from service.stores.queues import Message

    door = own_service('quality = "fast"\n')
    job = batch(door, [distinct(1)]).body["jobs"][0]["jobId"]
    found = door.backend.jobs.find("acme", job)
    assert found is not None

    assert Worker(door.backend.works()).handle(Message(message_of(found), "none", 9))

    assert status(door, job)["errorCode"] == "SET_ASIDE"
    assert door.backend.wallet.balance("ada") == 1000


def test_message_of_a_job_that_is_gone_is_done_with(own_service: Callable[..., HttpDoor]) -> None:
    door = own_service()
    body = json.dumps({"tenant": "acme", "jobId": "gone", "requestId": "r"})
    door.backend.queue.send(body)

    assert door.work_off() == 1
    assert door.work_off() == 0


def test_wallet_that_is_down_is_503_and_what_it_owes_comes_when_it_is_back(
    tmp_path: Path, expected_warnings: Callable[[str], None]
) -> None:
    """TEST-2: debit refused by an outage, refund through an outage, both once."""
    from service.domain.wallets import LedgerWallet
    from service.embedded.sqlite import SqliteFile, SqliteStore
    from tests.service.conftest import live

    file = SqliteFile(tmp_path / "credits.db")
    ledger = LedgerWallet(SqliteStore(file))
    with credits_service(ledger) as url:
        port = int(url.rsplit(":", 1)[1])
        config = f'quality = "fast"\n[wallet]\nurl = "{url}"\n'
        stack = live(tmp_path / "service", config)
        door = stack.__enter__()
        made = batch(door, [[b"\xff\xd8\xff broken"], distinct(1)]).body
    try:
        refused = batch(door, [distinct(1)])
        cancelled = door.ask("DELETE", f"/status/{made['jobs'][1]['jobId']}")
        while (message := door.backend.queue.receive()) is not None:
            Worker(door.backend.works()).handle(message)
        health = door.ask("GET", "/health", user=None)
        in_between = ledger.balance("ada")
        with credits_service(ledger, port):
            clock = door.local.queue._clock
            door.local.queue._clock = lambda: clock() + 60
            door.work_off()
            ended = [status(door, job["jobId"]) for job in made["jobs"]]
            door.work_off()
    finally:
        stack.__exit__(None, None, None)

    expected_warnings("answered 503: The wallet does not answer")
    expected_warnings("a refund waits for the wallet")
    expected_warnings("a job is put back: The wallet does not answer")
    assert (refused.status, refused.code) == (503, "SERVICE_UNAVAILABLE")
    assert refused.headers["Retry-After"] == "10"
    assert cancelled.status == 200
    assert (health.status, health.body["status"]) == (207, "degraded")
    assert in_between == 998
    assert ledger.balance("ada") == 1000
    assert [(job["status"], job["refundStatus"]) for job in ended] == [
        ("failed", "done"),
        ("cancelled", "done"),
    ]
    file.close()


def test_debit_whose_answer_was_lost_goes_back_when_the_job_was_cancelled(embedded: HttpDoor) -> None:
    """The wallet took the credits, and whoever asked died before saying so."""
    backend = embedded.backend
    before = backend.wallet.balance("ada")
    made = batch(embedded, [distinct(2)]).body["jobs"][0]["jobId"]
    job = backend.jobs.find("acme", made)
    assert job is not None
    forgotten = backend.jobs.change(
        job, lambda kept: kept.model_copy(update={"charge": backend.billing.quote(2)})
    )
    assert forgotten.charge.state == "due"
    embedded.ask("DELETE", f"/status/{made}")

    embedded.work_off()
    embedded.work_off()

    assert backend.wallet.balance("ada") == before


def test_refund_is_once_however_often_it_is_asked_for(embedded: HttpDoor) -> None:
    before = embedded.backend.wallet.balance("ada")
    made = batch(embedded, [[b"\xff\xd8\xff broken"]]).body["jobs"][0]["jobId"]
    embedded.work_off()
    ended = embedded.backend.jobs.find("acme", made)
    assert ended is not None
    owing = ended.model_copy(update={"charge": ended.charge.model_copy(update={"refund_state": "due"})})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: embedded.backend.billing.settle(owing), range(8)))

    assert embedded.backend.wallet.balance("ada") == before


def test_store_that_cannot_be_written_stops_the_worker_and_nothing_is_lost(
    own_service: Callable[..., HttpDoor], expected_warnings: Callable[[str], None]
) -> None:
    door = own_service('quality = "fast"\n')
    job = batch(door, [distinct(1)]).body["jobs"][0]["jobId"]

    class Broken(JobStore):
        def change(self, job: Job, step: Callable[[Job], Job]) -> Job:
            del job, step
            raise Unavailable("the disk is gone")

    message = door.backend.queue.receive()
    assert message is not None
    broken = Worker(works_with(door.backend, jobs=Broken(door.backend.parts.store)))
    assert broken.handle(message) is False
    expected_warnings("a job is put back: the disk is gone")
    assert status(door, job)["status"] == "pending"
    door.backend.queue.extend(message.receipt, 0)

    door.work_off()

    assert status(door, job)["status"] == "completed"
