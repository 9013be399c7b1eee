"""Review decisions, pushed and pulled by cursor; the deployed service has nothing like it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, JsonValue, StringConstraints

from desktop.cloud.wire.base import Asked, Told

Entity = Literal["decision", "group", "correction"]
EntityId = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\s#]+$")]
Value = Annotated[dict[str, JsonValue], Field(max_length=50)]


class Change(Asked):
    """One decision. base_version: the version it was made on, 0 for a new one.  value: None takes it away."""

    entity: Entity
    id: EntityId
    base_version: Annotated[int, Field(ge=0)]
    value: Value | None


class PushChanges(Asked):
    """POST /changes. Each entity once."""

    changes: Annotated[tuple[Change, ...], Field(min_length=1, max_length=30, strict=False)]


class Changed(Told):
    """An entity as it is now. sequence grows with every change of the tenant."""

    entity: str
    id: str
    version: int
    sequence: int
    value: dict[str, JsonValue] | None
    user_id: str
    updated_at: str


class ChangeOutcome(Told):
    """status: applied, unchanged (it was so already) or conflict; current: as it is in the service now."""

    entity: str
    id: str
    status: str
    current: Changed | None


class PushedChanges(Told):
    success: bool = True
    results: tuple[ChangeOutcome, ...]
    cursor: str


class ChangesPage(Told):
    """GET /changes?since=. Each entity once, as it is now, in the order of its last change."""

    success: bool = True
    changes: tuple[Changed, ...]
    cursor: str
    has_more: bool
