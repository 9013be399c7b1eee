"""How many requests a tenant and a user may make: fixed windows, counted atomically (MAJOR-4).

When the store of the counters does not answer, what only reads goes on uncounted, with a warning in the log;
what makes work or costs money is refused with 503, since nobody could stop a flood of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from service.errors import RateLimited, Unavailable
from service.stores.items import Add, Key, Refused, Store

log = logging.getLogger(__name__)

_BURST_S = 1
_KEPT_S = 60
"""A window's counter outlives it by so much; a burst's by ten seconds."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Requests in a window of so many seconds; None: unlimited. burst: in one second."""

    tenant: int
    user: int | None
    tenant_burst: int | None = None
    user_burst: int | None = None
    window_s: int = 60


LIMITS: Mapping[str, Limit] = {
    "process": Limit(100, 20, 10, 5),
    "status": Limit(300, 50, 20),
    "settings": Limit(30, 50),
    "default": Limit(100, 50, 10),
    "health": Limit(600, None, 60),
}
"""The deployed service's own numbers, which it defines and never applies."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """Of the tenant's window. reset_s: seconds until it ends."""

    limit: int
    remaining: int
    reset_s: int

    @property
    def headers(self) -> dict[str, str]:
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(self.remaining),
            "X-RateLimit-Reset": str(self.reset_s),
        }


class OverLimit(RateLimited):
    """With the figures for the headers."""

    def __init__(self, message: str, allowance: Allowance) -> None:
        super().__init__(message, retry_after_s=allowance.reset_s)
        self.allowance = allowance


class RateLimiter:
    """Any thread may call."""

    def __init__(
        self, store: Store, clock: Callable[[], float], limits: Mapping[str, Limit] = LIMITS
    ) -> None:
        self._store = store
        self._clock = clock
        self._limits = limits

    def allow(self, action: str, tenant: str, user_id: str, *, only_reads: bool) -> Allowance | None:
        """Count one request. Raises OverLimit, or Unavailable; None when it could not be counted.

        The user's own windows are looked at first: a user over the limit takes nothing from the others.
        """
        limit = self._limits.get(action, self._limits["default"])
        now = self._clock()
        of_tenant, of_user = f"TENANT#{tenant}#RATELIMIT", f"TENANT#{tenant}#RATELIMIT#USER#{user_id}"
        try:
            self._count(of_user, f"BURST#ACTION#{action}", limit.user_burst, _BURST_S, now)
            self._count(of_user, f"ACTION#{action}", limit.user, limit.window_s, now)
            self._count(of_tenant, f"BURST#ACTION#{action}", limit.tenant_burst, _BURST_S, now)
            used = self._count(of_tenant, f"ACTION#{action}", limit.tenant, limit.window_s, now)
        except Unavailable:
            if not only_reads:
                raise
            log.warning("requests are not counted: the store of the limits does not answer")
            return None
        return Allowance(limit.tenant, limit.tenant - used, _left(now, limit.window_s))

    def _count(self, partition: str, name: str, most: int | None, window_s: int, now: float) -> int:
        if most is None:
            return 0
        start = int(now // window_s) * window_s
        kept_s = _KEPT_S if window_s > _BURST_S else 10
        key = Key(partition, f"{name}#WINDOW#{start}")
        try:
            return self._store.add(Add(key, 1, most=most, expires_at=start + window_s + kept_s))
        except Refused:
            left = Allowance(most, 0, _left(now, window_s))
            whose = "you" if "#USER#" in partition else "this tenant"
            raise OverLimit(
                f"That was more than {whose} may ask for: {most} requests in {window_s} s.", left
            ) from None


def _left(now: float, window_s: int) -> int:
    return max(1, int((now // window_s + 1) * window_s - now + 0.999))
