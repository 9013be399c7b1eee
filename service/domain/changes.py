"""Review decisions of a tenant: one log that is pushed to and pulled from by cursor.

Every entity has one row in the log, at the number of its last change; the head says the last number. Head,
row and entity are written together or not at all, so no reader ever sees a number before a smaller one.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from pydantic import JsonValue

from desktop.cloud.wire import Change, Changed, ChangeOutcome, ChangesPage, PushedChanges
from service.clock import iso
from service.errors import Conflict, Invalid
from service.stores.items import Item, Key, Operation, Put, Refused, Remove, Replace, Store

_TRIES = 40


@dataclass(frozen=True, slots=True)
class _Row:
    """An entity as the store has it: its pointer and its row in the log, None for a new one."""

    pointer: Item | None
    current: Changed | None

    @property
    def version(self) -> int:
        return self.current.version if self.current else 0


class ChangeLog:
    """Any thread may call."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    def push(self, tenant: str, user_id: str, changes: Sequence[Change]) -> PushedChanges:
        """Apply what was decided on the newest version; what was not comes back as a conflict.

        Raises Invalid when an entity comes twice, Conflict when others push all the time.
        """
        if len({(change.entity, change.id) for change in changes}) < len(changes):
            raise Invalid.field("changes", "the same entity comes twice", "duplicate")
        for _ in range(_TRIES):
            head = self._store.get(_head(tenant))
            rows = [self._row(tenant, change) for change in changes]
            operations, outcomes, number = self._plan(user_id, changes, rows, _last(head), tenant)
            if not operations:
                return PushedChanges(results=tuple(outcomes), cursor=str(_last(head)))
            try:
                self._store.write([_raised(tenant, head, number), *operations])
            except Refused:
                continue
            return PushedChanges(results=tuple(outcomes), cursor=str(number))
        raise Conflict("Many are pushing changes at once. Try again.", retry_after_s=1)

    def pull(self, tenant: str, since: str, limit: int) -> ChangesPage:
        """What changed after a cursor; the empty one is the beginning. Raises Invalid for no cursor."""
        if since and not (since.isdecimal() and len(since) <= 15):
            raise Invalid.field("since", "this is no cursor of this service", "cursor")
        after = int(since or 0)
        rows = self._store.query(
            _log(tenant), prefix="CHANGE#", after=_number(after) if after else "", limit=limit + 1
        )
        found = tuple(Changed.model_validate(row.value) for row in rows[:limit])
        cursor = found[-1].sequence if found else after
        return ChangesPage(changes=found, cursor=str(cursor), has_more=len(rows) > limit)

    def _plan(
        self, user_id: str, changes: Sequence[Change], rows: Sequence[_Row], number: int, tenant: str
    ) -> tuple[list[Operation], list[ChangeOutcome], int]:
        operations: list[Operation] = []
        outcomes = []
        for change, row in zip(changes, rows, strict=True):
            current = row.current
            if change.base_version == row.version or (current is not None and current.value == change.value):
                if current is None or current.value != change.value:
                    number += 1
                    current = self._changed(change, row.version + 1, number, user_id)
                    operations += _operations(tenant, change, row, current)
                    status = "applied"
                else:
                    status = "unchanged"
            else:
                status = "conflict"
            outcomes.append(ChangeOutcome(entity=change.entity, id=change.id, status=status, current=current))
        return operations, outcomes, number

    def _changed(self, change: Change, version: int, number: int, user_id: str) -> Changed:
        return Changed(
            entity=change.entity,
            id=change.id,
            version=version,
            sequence=number,
            value=change.value,
            user_id=user_id,
            updated_at=iso(self._clock()),
        )

    def _row(self, tenant: str, change: Change) -> _Row:
        pointer = self._store.get(_pointer(tenant, change))
        if pointer is None:
            return _Row(None, None)
        row = self._store.get(Key(_log(tenant), str(pointer.value["row"])))
        return _Row(pointer, Changed.model_validate(row.value) if row else None)


def _last(head: Item | None) -> int:
    """The number of the tenant's last change."""
    return cast("int", head.value["last"]) if head else 0


def _raised(tenant: str, head: Item | None, number: int) -> Operation:
    """The head at a new number, if it still is where it was read."""
    value = {"last": number}
    return Replace(head, value) if head else Put(_head(tenant), value)


def _operations(tenant: str, change: Change, row: _Row, current: Changed) -> list[Operation]:
    at = _number(current.sequence)
    document = cast("dict[str, JsonValue]", current.model_dump(mode="json", by_alias=True))
    operations: list[Operation] = [Put(Key(_log(tenant), at), document)]
    if row.pointer is None:
        operations.append(Put(_pointer(tenant, change), {"row": at}))
    else:
        operations.append(Replace(row.pointer, {"row": at}))
        operations.append(Remove(Key(_log(tenant), str(row.pointer.value["row"]))))
    return operations


def _log(tenant: str) -> str:
    return f"TENANT#{tenant}#CHANGES"


def _head(tenant: str) -> Key:
    return Key(f"TENANT#{tenant}#CHANGES#HEAD", "HEAD")


def _number(number: int) -> str:
    return f"CHANGE#{number:015d}"


def _pointer(tenant: str, change: Change) -> Key:
    return Key(f"TENANT#{tenant}#CHANGES#ENTITY", f"{change.entity}#{change.id}")
