"""What others may want to know: one record an ended job, in the shape of the deployed service's events."""

from __future__ import annotations

from typing import Protocol

from pydantic import JsonValue

from service.clock import iso
from service.domain.ids import new_seed
from service.domain.jobs import Job
from service.stores.items import Key, Put, Store

SOURCE = "carousel.bg-remover"
TYPE = "CarouselImageProcessed"
_KEPT_S = 7 * 24 * 3600

Event = dict[str, JsonValue]


class EventSink(Protocol):
    """Takes records. A failure is logged, never raised: the job has ended whatever becomes of the record."""

    def emit(self, event: Event) -> None: ...


class OutboxSink:
    """Keeps the records in the store, for whoever reads them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def emit(self, event: Event) -> None:
        at = float(str(event["at"]))
        key = Key("EVENTS", f"{iso(at)}#{new_seed()[:8]}")
        self._store.put(Put(key, event, int(at) + _KEPT_S))


def processed(job: Job) -> Event:
    """The record of an ended job."""
    return {
        "at": job.updated_at,
        "tenant_id": job.tenant,
        "job_id": job.id,
        "kind": job.kind,
        "status": job.status,
        "category": job.category,
        "output_keys": [image.result_key for image in job.images if image.result_key],
        "processing_time_ms": sum(image.milliseconds or 0 for image in job.images),
        "timestamp": iso(job.updated_at),
    }
