"""GET and POST /changes: review decisions by cursor."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from desktop.cloud.wire import ChangesPage, PushChanges, PushedChanges
from service.domain.idempotency import Attempt
from service.routes.access import IdempotencyKey, Looking, Visiting, errors, once

router = APIRouter(tags=["changes"])


@router.get("/changes", response_model=ChangesPage, responses=errors())
def pull_changes(
    visit: Looking,
    since: Annotated[str, Query(max_length=15, pattern=r"^[0-9]*$")] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 100,
) -> ChangesPage:
    """What was decided after a cursor, by whomever of the tenant; the empty cursor is the beginning."""
    return visit.backend.changes.pull(visit.tenant, since, limit)


@router.post("/changes", response_model=PushedChanges, responses=errors(409))
def push_changes(
    asked: PushChanges, visit: Visiting, response: Response, key: IdempotencyKey = ""
) -> PushedChanges | Response:
    """Tell what was decided; a decision on an old version comes back as a conflict, with the newest one."""

    def work(_: Attempt) -> PushedChanges:
        return visit.backend.changes.push(visit.tenant, visit.user_id, asked.changes)

    return once(visit, key, work, response)
