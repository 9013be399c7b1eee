"""Whether the service is well."""

from __future__ import annotations

from desktop.cloud.wire.base import Told


class Dependency(Told):
    """status: healthy or unhealthy.  latency: milliseconds.  critical: without it nothing works."""

    status: str
    latency: int
    critical: bool
    message: str = ""


class Health(Told):
    """status: healthy (200), degraded (207: some of it works not) or unhealthy (503)."""

    status: str
    service: str
    version: str
    timestamp: str
    dependencies: dict[str, Dependency]
    capabilities: tuple[str, ...] = ()
