"""Health: every dependency asked with a time limit; degraded is told from down (DEPLOY-1)."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.cloud.wire import Dependency
from service.errors import ServiceError

LIMIT_S = 2.0
_FRESH_S = 5.0


@dataclass(frozen=True, slots=True)
class Check:
    """ask: raises ServiceError when the dependency does not answer.  critical: nothing works without it."""

    name: str
    ask: Callable[[], None]
    critical: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """status: healthy, degraded or unhealthy."""

    status: str
    http_status: int
    dependencies: dict[str, Dependency]


class Doctor:
    """Asks at most every few seconds, however often it is asked itself. Any thread may call."""

    def __init__(
        self, checks: Sequence[Check], *, limit_s: float = LIMIT_S, fresh_s: float = _FRESH_S
    ) -> None:
        self._checks = checks
        self._limit_s = limit_s
        self._fresh_s = fresh_s
        self._lock = threading.Lock()
        self._known: tuple[float, Verdict] | None = None

    def examine(self) -> Verdict:
        with self._lock:
            if self._known is not None and time.monotonic() - self._known[0] < self._fresh_s:
                return self._known[1]
            verdict = self._ask_all()
            self._known = (time.monotonic(), verdict)
            return verdict

    def _ask_all(self) -> Verdict:
        asked = [_Asked(check) for check in self._checks]
        ends = time.monotonic() + self._limit_s
        found = {each.check.name: each.answer(ends, self._limit_s) for each in asked}
        sick = [each for each in found.values() if each.status != "healthy"]
        if any(each.critical for each in sick):
            return Verdict("unhealthy", 503, found)
        return Verdict("degraded", 207, found) if sick else Verdict("healthy", 200, found)


class _Asked:
    """One dependency, asked in a thread of its own: one that hangs holds up nobody."""

    def __init__(self, check: Check) -> None:
        self.check = check
        self._began = time.monotonic()
        self._took_s = 0.0
        self._problem = ""
        self._thread = threading.Thread(target=self._ask, name="Health", daemon=True)
        self._thread.start()

    def answer(self, ends: float, limit_s: float) -> Dependency:
        self._thread.join(max(0.0, ends - time.monotonic()))
        if self._thread.is_alive():
            problem, took_s = f"no answer within {limit_s:g} s", limit_s
        else:
            problem, took_s = self._problem, self._took_s
        return Dependency(
            status="unhealthy" if problem else "healthy",
            latency=round(1000 * took_s),
            critical=self.check.critical,
            message=problem,
        )

    def _ask(self) -> None:
        try:
            self.check.ask()
        except ServiceError as error:
            self._problem = error.message
        except Exception as error:  # noqa: BLE001 - whatever a dependency does, health answers
            self._problem = type(error).__name__
        self._took_s = time.monotonic() - self._began
