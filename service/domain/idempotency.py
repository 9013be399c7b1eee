"""A POST that is sent again with its Idempotency-Key is done once and answered twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from pydantic import JsonValue

from service.domain.ids import new_seed
from service.errors import Conflict
from service.stores.items import Item, Key, Put, Refused, Replace, Store

_AT_WORK_S = 60
"""A request that was begun and not answered for so long has died; the next one with its key goes on."""
KEPT_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try of a request. seed, begun_at: the same for every try, so that it makes the same ids.

    answer: of an earlier try that was done; None when there is work to do.
    """

    seed: str
    begun_at: float
    answer: JsonValue = None
    status: int = 0
    item: Item | None = None


class Idempotency:
    """Any thread may call."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    def begin(self, owner: str, route: str, key: str, body: bytes) -> Attempt:
        """Begin, or find what came of it. owner: tenant and user; nobody else's keys matter.

        Raises Conflict when the key stands for another request, or for one that is still being worked on.
        """
        now = self._clock()
        if not key:
            return Attempt(new_seed(), now)
        place = Key(f"{owner}#IDEMPOTENCY", f"{route}#{key}")
        print_ = hashlib.sha256(route.encode() + b"\n" + body).hexdigest()
        value: dict[str, JsonValue] = {
            "print": print_,
            "seed": new_seed(),
            "begun_at": now,
            "until": now + _AT_WORK_S,
        }
        try:
            item = self._store.put(Put(place, value, int(now) + KEPT_S))
        except Refused:
            found = self._store.get(place)
            if found is None:  # it was given back a moment ago
                raise Conflict("Try again.", code="IDEMPOTENCY_IN_PROGRESS", retry_after_s=1) from None
            return self._again(found, print_, now)
        return Attempt(str(value["seed"]), now, item=item)

    def done(self, attempt: Attempt, answer: JsonValue, status: int, kept_s: int = KEPT_S) -> None:
        """Keep the answer for whoever asks again."""
        if attempt.item is None:
            return
        value = {**attempt.item.value, "answer": answer, "status": status}
        try:
            self._store.replace(Replace(attempt.item, value, int(self._clock()) + kept_s))
        except Refused:
            return  # another try took over, made the same ids and keeps the same answer

    def failed(self, attempt: Attempt) -> None:
        """Nothing was done: the key is free again, for a try after a top-up for example."""
        if attempt.item is not None:
            self._store.remove(attempt.item.key)

    def _again(self, found: Item, print_: str, now: float) -> Attempt:
        value = found.value
        if value["print"] != print_:
            raise Conflict(
                "This Idempotency-Key was used for another request. Use a new one.",
                code="IDEMPOTENCY_KEY_REUSED",
            )
        seed, begun_at = str(value["seed"]), cast("float", value["begun_at"])
        if "answer" in value:
            return Attempt(seed, begun_at, value["answer"], cast("int", value["status"]), found)
        left = cast("float", value["until"]) - now
        if left > 0:
            raise Conflict(
                "The same request is still being worked on.",
                code="IDEMPOTENCY_IN_PROGRESS",
                retry_after_s=max(1, min(5, int(left))),
            )
        try:
            item = self._store.replace(Replace(found, {**value, "until": now + _AT_WORK_S}))
        except Refused:
            raise Conflict(
                "The same request is still being worked on.", code="IDEMPOTENCY_IN_PROGRESS", retry_after_s=1
            ) from None
        return Attempt(seed, begun_at, item=item)
