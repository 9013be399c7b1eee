"""Items: small documents by two keys, as DynamoDB has them, with versions, counters and an end.

Everything the service remembers is written over this protocol once, and runs on SQLite and DynamoDB alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import JsonValue

Document = Mapping[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Key:
    """partition: whose, and of which kind.  sort: which one; a partition is listed in its order."""

    partition: str
    sort: str


@dataclass(frozen=True, slots=True)
class Item:
    """version: 1 when new, one more with every replacement.  count: what `add` counts.

    expires_at: seconds since 1970; from then on no store gives it out, whether it was removed or not.
    """

    key: Key
    value: Document
    version: int = 1
    count: int = 0
    expires_at: int | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """A new item; refused when there is one that has not expired."""

    key: Key
    value: Document
    expires_at: int | None = None
    count: int = 0


@dataclass(frozen=True, slots=True)
class Replace:
    """The value of an item as it was read; refused when it has another version by now, or is gone."""

    item: Item
    value: Document
    expires_at: int | None = None


@dataclass(frozen=True, slots=True)
class Add:
    """amount to the count of an item, which is made if it is not there.

    least, most: bounds of the count afterwards; refused when it would leave them.  The end is that of the
    first: a key that has ended is not to be counted on.
    """

    key: Key
    amount: int
    least: int | None = None
    most: int | None = None
    expires_at: int | None = None


@dataclass(frozen=True, slots=True)
class Remove:
    """No such item afterwards, whether there was one or not."""

    key: Key


Operation = Put | Replace | Add | Remove
MOST_OPERATIONS = 100
"""In one write, as DynamoDB has it."""


class Refused(Exception):
    """A condition did not hold and nothing was written. at: the place of the operation, -1 if unknown."""

    def __init__(self, at: int) -> None:
        super().__init__(f"operation {at} was refused")
        self.at = at


class Store(Protocol):
    """Any thread may call. Raises errors.Unavailable when it cannot be reached."""

    def get(self, key: Key) -> Item | None: ...

    def get_many(self, keys: Sequence[Key]) -> list[Item]:
        """Those that are there, in the order of the keys."""
        ...

    def put(self, put: Put) -> Item:
        """Raises Refused."""
        ...

    def replace(self, replace: Replace) -> Item:
        """Raises Refused."""
        ...

    def add(self, add: Add) -> int:
        """The count afterwards. Raises Refused."""
        ...

    def remove(self, key: Key) -> None: ...

    def write(self, operations: Sequence[Operation]) -> None:
        """All or nothing, each key once. Raises Refused."""
        ...

    def query(
        self,
        partition: str,
        *,
        prefix: str = "",
        after: str = "",
        limit: int = 100,
        newest_first: bool = False,
    ) -> list[Item]:
        """Items of a partition whose sort key has the prefix, in its order or the reverse.

        after: the sort key to go on behind, empty for the beginning.
        """
        ...

    def check(self) -> None:
        """Raises errors.Unavailable when it does not answer."""
        ...
