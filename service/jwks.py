"""The public keys of an issuer: kept, and fetched again for an unknown key, but not for every stranger."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable

import jwt
import requests

from service.errors import Unavailable
from service.log import request_id

log = logging.getLogger(__name__)

_FRESH_S = 600
_COOL_DOWN_S = 30
_TIMEOUT_S = (3, 5)


class KeySet:
    """Keys by id, from one address. Any thread may call."""

    def __init__(
        self,
        url: str,
        *,
        clock: Callable[[], float] = time.monotonic,
        fresh_s: float = _FRESH_S,
        cool_down_s: float = _COOL_DOWN_S,
    ) -> None:
        """fresh_s: keys are fetched anew after it.  cool_down_s: between two fetches for unknown keys."""
        self._url = url
        self._clock = clock
        self._fresh_s = fresh_s
        self._cool_down_s = cool_down_s
        self._lock = threading.Lock()
        self._keys: dict[str, jwt.PyJWK] = {}
        self._asked_at = float("-inf")
        self._fetched_at = float("-inf")

    def find(self, key_id: str) -> jwt.PyJWK | None:
        """The key, None when the issuer has none of this id. Raises Unavailable without any keys."""
        with self._lock:
            now = self._clock()
            is_due = key_id not in self._keys or now - self._fetched_at >= self._fresh_s
            if is_due and now - self._asked_at >= self._cool_down_s:
                self._asked_at = now
                self._fetch(now)
            if not self._keys:
                raise Unavailable("The keys of the sign-in service cannot be fetched.")
            return self._keys.get(key_id)

    def _fetch(self, now: float) -> None:
        try:
            answer = requests.get(self._url, timeout=_TIMEOUT_S, headers={"X-Request-Id": request_id.get()})
            answer.raise_for_status()
            keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        except (requests.RequestException, ValueError, jwt.PyJWKSetError, AttributeError) as error:
            log.warning("the keys of an issuer could not be fetched: %s", type(error).__name__)
            return
        self._keys = {key.key_id: key for key in keys if key.key_id and key.key_type == "RSA"}
        self._fetched_at = now
