"""A model of jobs, wallet, retries and dying workers, run against the service in random orders."""

from __future__ import annotations

import contextlib
import logging
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, precondition, rule

from desktop.cloud.wire import ProcessingOptions
from service.domain import jobs
from service.domain.billing import Billing
from service.domain.events import OutboxSink
from service.domain.ids import job_id
from service.domain.job_store import JobStore
from service.domain.jobs import AlreadyEnded, Job, JobImage
from service.domain.wallets import LedgerWallet
from service.embedded.files import FileSecrets
from service.embedded.folder import FolderBlobs
from service.embedded.sqlite import SqliteFile, SqliteQueue, SqliteStore
from service.errors import Conflict, InsufficientCredits, Invalid, Unavailable
from service.fetch import Fetcher
from service.signing import Signer
from service.stores.queues import Message
from service.work.cutting import Cut
from service.work.images import ImageWork
from service.work.worker import Worker, Works, message_of

GOOD, BAD = b"a photo", b"no photo"
LEASE_S = 100


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> None:
    """What is out of reach is logged, as often as the model plays it."""
    caplog.set_level(logging.ERROR, "service")


class Killed(BaseException):
    """The process of the worker is gone: nothing catches it, nothing is cleaned up."""


class Engine:
    """Stands for the network, which would make the model slow; what it is asked is what counts here."""

    key = "model"

    def __init__(self) -> None:
        self.dies_at = -1

    def cut(self, data: bytes, name: str, options: ProcessingOptions) -> Cut:
        del name, options
        self.dies_at -= 1
        if self.dies_at == -1:
            raise Killed
        if data.startswith(BAD):
            raise Invalid.field("image", "no photo", "unreadable")
        return Cut(b"cut", "image/png", 1, 1, 0.0, ("red",))


class Purse(LedgerWallet):
    """A real ledger that can be out of reach, and can lose the answer after it did what it was asked."""

    is_down = False
    loses_answers = False

    def _move(self, wallet_id: str, amount: int, key: str, description: str) -> Any:
        if self.is_down:
            raise Unavailable("down")
        done = super()._move(wallet_id, amount, key, description)
        if self.loses_answers:
            raise Unavailable("the answer was lost")
        return done


class Service(RuleBasedStateMachine):
    made = Bundle("made")

    @initialize(credits=st.integers(0, 12))
    def start(self, credits: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.now = 1_800_000_000.0
        root = Path(self.folder.name)
        self.file = SqliteFile(root / "service.db")
        store = SqliteStore(self.file, self.clock)
        self.jobs = JobStore(store)
        self.wallet = Purse(store)
        self.billing = Billing(self.wallet, self.jobs, required=True)
        self.queue = SqliteQueue(self.file, visibility_s=LEASE_S, most_receives=1000, clock=self.clock)
        self.engine = Engine()
        blobs = FolderBlobs(root / "blobs", "http://127.0.0.1:1", Signer(FileSecrets(root / "s.json")))
        blobs.put("good", GOOD, "image/jpeg")
        blobs.put("bad", BAD, "image/jpeg")
        images = ImageWork(self.engine, store, blobs, Fetcher(), self.clock)
        groups: Any = None  # no grouping jobs here
        self.works = Works(
            self.queue, self.jobs, self.billing, images, groups, OutboxSink(store), self.clock, LEASE_S
        )
        self.credits = credits
        self.wallet.credit("ada", credits, "start", "")
        self.ended: dict[str, str] = {}
        self.count = 0

    def clock(self) -> float:
        return self.now

    @rule(target=made, images=st.lists(st.booleans(), min_size=1, max_size=4))
    def submit(self, images: list[bool]) -> str:
        """As the route does it, cut off by whatever the wallet raises."""
        self.count += 1
        id = job_id(self.now, "model", self.count)
        kept = [
            JobImage(image_id=str(at), key="good" if is_good else "bad") for at, is_good in enumerate(images)
        ]
        job = Job(
            id=id,
            tenant="acme",
            user_id="ada",
            kind="group",
            created_at=self.now,
            updated_at=self.now,
            images=tuple(kept),
            charge=self.billing.quote(len(kept)),
        )
        return self.submit_again(self.jobs.add(job))

    def submit_again(self, job: Job) -> str:
        self.queue.send(message_of(job))
        with contextlib.suppress(InsufficientCredits, Unavailable, Conflict):
            self.billing.take(job, self.now)
        return job.id

    @rule(id=made)
    def repeat(self, id: str) -> None:
        """The client did not see the answer and asks again."""
        self.submit_again(self.find(id))

    @rule(id=made)
    def cancel(self, id: str) -> None:
        try:
            job = self.jobs.change(self.find(id), lambda kept: jobs.cancel(kept, self.now))
        except AlreadyEnded:
            return
        self.billing.try_to_settle(job)

    @rule()
    def work(self) -> None:
        message = self.queue.receive()
        if message is not None:
            Worker(self.works).handle(message)

    @rule(after=st.integers(0, 3))
    def worker_dies(self, after: int) -> None:
        message = self.queue.receive()
        if message is None:
            return
        self.engine.dies_at = after
        with contextlib.suppress(Killed):
            Worker(self.works).handle(message)
        self.engine.dies_at = -1

    @rule(seconds=st.sampled_from([1, 20, 150]))
    def time_passes(self, seconds: int) -> None:
        self.now += seconds

    @rule(is_down=st.booleans(), loses=st.booleans())
    def wallet_changes(self, is_down: bool, loses: bool) -> None:
        self.wallet.is_down, self.wallet.loses_answers = is_down, loses

    @precondition(lambda self: self.count)
    @invariant()
    def what_has_ended_never_changes(self) -> None:
        for number in range(1, self.count + 1):
            job = next((job for job in self.all_jobs() if job.id.endswith(self.tail(number))), None)
            if job is not None and job.has_ended:
                assert self.ended.setdefault(job.id, job.status) == job.status

    def tail(self, number: int) -> str:
        return job_id(0, "model", number)[14:]

    @invariant()
    def nobody_owes_or_gains(self) -> None:
        assert self.wallet.balance("ada") <= self.credits
        assert self.wallet.balance("ada") >= 0

    def all_jobs(self) -> list[Job]:
        return self.jobs.page("acme", limit=1000)[0]

    def find(self, id: str) -> Job:
        job = self.jobs.find("acme", id)
        assert job is not None
        return job

    def teardown(self) -> None:
        """Once everything is well again, every job ends, and what was paid is what was cut."""
        if not hasattr(self, "file"):
            return
        self.wallet.is_down = self.wallet.loses_answers = False
        for _ in range(60 * (self.count + 1)):
            message: Message | None = self.queue.receive()
            if message is None:
                self.now += LEASE_S + 1
                message = self.queue.receive()
            if message is None:
                break
            Worker(self.works).handle(message)
        done = self.all_jobs()
        assert len(done) == self.count
        assert all(job.has_ended for job in done)
        assert not any(job.owes_refund for job in done)
        completed = sum(job.progress.completed for job in done)
        assert self.wallet.balance("ada") == self.credits - completed
        for job in done:
            assert job.status != "completed" or job.progress.completed > 0
            assert all(image.attempts <= jobs.MOST_ATTEMPTS for image in job.images)
        self.file.close()
        self.folder.cleanup()


Service.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestService = Service.TestCase
