"""Jobs in the store: by tenant, in the order of their ids, which is that of time (CRITICAL-1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pydantic import JsonValue

from desktop.cloud.wire.base import JobState
from service.domain.jobs import Job
from service.errors import Conflict
from service.stores.items import Item, Key, Put, Refused, Replace, Store

KEPT_S = 7 * 24 * 3600
_TRIES = 25


class JobStore:
    """Any thread may call."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, job: Job) -> Job:
        """Keep a new job; one of the same id that is there stays as it is and is given back."""
        try:
            self._store.put(Put(_key(job.tenant, job.id), _document(job), int(job.created_at) + KEPT_S))
        except Refused:
            return self.find(job.tenant, job.id) or job
        return job

    def find(self, tenant: str, job_id: str) -> Job | None:
        item = self._store.get(_key(tenant, job_id))
        return _job(item) if item else None

    def find_all(self, tenant: str, job_ids: Sequence[str]) -> list[Job]:
        """Those that are there."""
        return [_job(item) for item in self._store.get_many([_key(tenant, id) for id in job_ids])]

    def change(self, job: Job, step: Callable[[Job], Job]) -> Job:
        """The job after a step of what is kept now; the step is taken again when somebody was faster.

        job: as last seen; which job is meant, and nothing is read anew when it is still so.
        Raises what the step raises, and Conflict when others are faster all the time.
        """
        for _ in range(_TRIES):
            item = self._store.get(_key(job.tenant, job.id))
            if item is None:
                raise Conflict(f"The job {job.id} is gone.")
            now = _job(item)
            after = step(now)
            if after == now:
                return now
            try:
                self._store.replace(Replace(item, _document(after)))
            except Refused:
                continue
            return after
        raise Conflict(f"The job {job.id} is being changed by many at once. Try again.")

    def page(
        self, tenant: str, *, limit: int, after: str = "", status: JobState | None = None, user_id: str = ""
    ) -> tuple[list[Job], str | None]:
        """The tenant's jobs, the newest first, and what to go on behind. user_id: only that user's."""
        found: list[Job] = []
        while True:
            items = self._store.query(
                f"TENANT#{tenant}#JOB",
                prefix="JOB#",
                after=f"JOB#{after}" if after else "",
                limit=100,
                newest_first=True,
            )
            for item in items:
                job = _job(item)
                after = job.id
                if (status is None or job.status == status) and user_id in ("", job.user_id):
                    found.append(job)
                    if len(found) == limit:
                        return found, after
            if len(items) < 100:
                return found, None

    def remember_request(self, tenant: str, request_id: str, job_ids: Sequence[str], now: float) -> None:
        """Which jobs one request made."""
        put = Put(_request(tenant, request_id), {"jobs": list(job_ids)}, int(now) + KEPT_S)
        try:
            self._store.put(put)
        except Refused:
            return  # the same request again: its jobs have the same ids

    def of_request(self, tenant: str, request_id: str) -> list[Job]:
        """The jobs of one request; empty when it is not known."""
        item = self._store.get(_request(tenant, request_id))
        ids = item.value["jobs"] if item else []
        return self.find_all(tenant, [str(id) for id in ids]) if isinstance(ids, list) else []


def _key(tenant: str, job_id: str) -> Key:
    return Key(f"TENANT#{tenant}#JOB", f"JOB#{job_id}")


def _request(tenant: str, request_id: str) -> Key:
    return Key(f"TENANT#{tenant}#REQUEST", f"REQUEST#{request_id}")


def _document(job: Job) -> dict[str, JsonValue]:
    document: dict[str, JsonValue] = job.model_dump(mode="json", exclude_defaults=True)
    return document


def _job(item: Item) -> Job:
    return Job.model_validate(item.value)
