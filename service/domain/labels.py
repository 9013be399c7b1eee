"""Labels of photos: asked once for the same content, whoever asks again (PERF-2)."""

from __future__ import annotations

import contextlib
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, cast

from pydantic import JsonValue

from service.errors import ServiceError
from service.stores.items import Key, Put, Refused, Store

log = logging.getLogger(__name__)

_KEPT_S = 30 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Label:
    """confidence: 0..100."""

    name: str
    confidence: float


class Labeler(Protocol):
    """Names what a photo shows. Any thread may call.

    key: name and version; changes when the same photo would get other labels.  paid: a call costs money.
    """

    @property
    def key(self) -> str: ...

    @property
    def paid(self) -> bool: ...

    def labels(self, data: bytes, name: str) -> tuple[Label, ...]:
        """Labels of a picture's bytes, the surest first; empty when nothing was seen.

        Raises Invalid for what is no picture, or DependencyFailed or Unavailable when it cannot be asked.
        """
        ...

    def check(self) -> None:
        """Raises errors.Unavailable when it does not answer. Costs nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Named:
    """error: why there are no labels, which is not the same as none."""

    labels: tuple[Label, ...] = ()
    cached: bool = False
    error: ServiceError | None = None


class LabelCache:
    """Labels by tenant, content and labeler. Any thread may call."""

    def __init__(self, store: Store, clock: Callable[[], float]) -> None:
        self._store = store
        self._clock = clock

    def labels(self, tenant: str, labeler: Labeler, data: bytes, name: str) -> Named:
        """What is known of this content, else what the labeler says; a failure is told, and never kept."""
        digest = hashlib.sha256(data).hexdigest()
        key = Key(f"TENANT#{tenant}#LABELS", f"{digest}#{labeler.key}")
        item = self._store.get(key)
        if item is not None:
            pairs = cast("list[tuple[str, float]]", item.value["labels"])
            return Named(tuple(Label(name, confidence) for name, confidence in pairs), cached=True)
        try:
            found = labeler.labels(data, name)
        except ServiceError as error:
            log.info("labels could not be had: %s", error.code)
            return Named(error=error)
        value: dict[str, JsonValue] = {"labels": [[label.name, label.confidence] for label in found]}
        with contextlib.suppress(Refused):  # somebody asked for the same picture at the same time
            self._store.put(Put(key, value, int(self._clock()) + _KEPT_S))
        return Named(found)
