"""Everything that the routes use, put together by the embedded or the AWS side."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from desktop.paths import Places
from service.auth import Verifier
from service.config import Configuration, ServiceConfig
from service.domain.billing import Billing
from service.domain.changes import ChangeLog
from service.domain.drafts import DraftStore
from service.domain.events import EventSink
from service.domain.idempotency import Idempotency
from service.domain.job_store import JobStore
from service.domain.labels import LabelCache, Labeler
from service.domain.limits import LIMITS, Limit, RateLimiter
from service.domain.settings import Price, SettingsStore
from service.domain.wallets import Wallet
from service.fetch import Fetcher
from service.health import Check
from service.jwks import KeySet
from service.signing import Signer
from service.stores.blobs import BlobStore
from service.stores.items import Store
from service.stores.queues import Queue
from service.work.cutting import Cutter
from service.work.grouping import Grouper
from service.work.images import ImageWork
from service.work.photo_groups import PhotoGroups
from service.work.worker import Works


@dataclass(frozen=True, slots=True)
class Parts:
    """What differs between the embedded and the AWS side."""

    configuration: Configuration
    store: Store
    blobs: BlobStore
    queue: Queue
    wallet: Wallet
    signer: Signer
    local_labels: Labeler
    paid_labels: Labeler | None
    events: EventSink
    cutter: Cutter
    clock: Callable[[], float] = time.time


class Backend:
    """The parts, and what is the same on both sides. Any thread may call."""

    def __init__(self, parts: Parts) -> None:
        config = parts.configuration.current()
        store, clock = parts.store, parts.clock
        self.parts = parts
        self.configuration = parts.configuration
        self.clock = clock
        self.blobs = parts.blobs
        self.queue = parts.queue
        self.wallet = parts.wallet
        self.signer = parts.signer
        self.events = parts.events
        self.jobs = JobStore(store)
        self.billing = Billing(parts.wallet, self.jobs, required=config.wallet.required)
        self.limiter = RateLimiter(store, clock, _limits(config))
        self.idempotency = Idempotency(store, clock)
        self.settings = SettingsStore(store)
        self.changes = ChangeLog(store, clock)
        self.drafts = DraftStore(store)
        self.label_cache = LabelCache(store, clock)
        self.price = Price(config.labels.price_per_image, config.labels.priced_on)
        issuers = [(each, KeySet(each.jwks_url)) for each in config.issuers]
        self.verifier = Verifier(issuers, leeway_s=config.leeway_s)
        self.fetcher = Fetcher(private_hosts=config.fetch_hosts)
        self.images = ImageWork(parts.cutter, store, parts.blobs, self.fetcher, clock)
        self.groups = PhotoGroups(Grouper(parts.cutter), self.images, parts.blobs)

    def works(self) -> Works:
        """What a worker needs."""
        lease_s = self.configuration.current().lease_s
        return Works(
            self.queue, self.jobs, self.billing, self.images, self.groups, self.events, self.clock, lease_s
        )

    def labeler(self, agreed_to_pay: bool) -> Labeler:
        """The paid one only where the operator has it and the tenant agreed to its price."""
        paid = self.parts.paid_labels
        return paid if paid is not None and agreed_to_pay else self.parts.local_labels

    def checks(self) -> tuple[Check, ...]:
        """What health asks."""
        found = [
            Check("store", self.parts.store.check, critical=True),
            Check("blobs", self.blobs.check, critical=True),
            Check("queue", self.queue.check, critical=True),
            Check("wallet", self.wallet.check, critical=False),
        ]
        if self.parts.paid_labels is not None:
            found.append(Check("rekognition", self.parts.paid_labels.check, critical=False))
        return tuple(found)

    @property
    def capabilities(self) -> tuple[str, ...]:
        """What the program may use here."""
        extra = ("rekognition",) if self.parts.paid_labels is not None else ()
        return (*CAPABILITIES, *extra)


CAPABILITIES = (
    "process",
    "process-groups",
    "cancel",
    "settings",
    "settings-patch",
    "group-images",
    "create-products",
    "jobs",
    "labels",
    "changes",
    "idempotency-key",
)


def make_cutter(config: ServiceConfig) -> Cutter:
    """The engine that the configuration asks for; its networks are loaded with the first photo."""
    return Cutter(Places.of_user(), config.quality)


def _limits(config: ServiceConfig) -> Mapping[str, Limit]:
    own = {
        action: Limit(each.tenant, each.user, each.tenant_burst, each.user_burst)
        for action, each in config.limits.items()
    }
    return {**LIMITS, **own}
