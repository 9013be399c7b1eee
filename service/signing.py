"""Signatures with secrets that can be changed while the service runs: the newest signs, all verify."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from service.errors import ConfigError

_LEAST_BYTES = 32
_KEPT = 3
JOB_TOKEN_S = 3600


@dataclass(frozen=True, slots=True)
class Secret:
    """id: goes into what it signs, so that the right one verifies."""

    id: str
    key: bytes


class Secrets(Protocol):
    """Where the signing secrets are kept; the newest first."""

    def load(self) -> tuple[Secret, ...]:
        """Raises ConfigError when there are none: nothing is ever signed with a default."""
        ...

    def save(self, secrets: tuple[Secret, ...]) -> None: ...


def new_secret() -> Secret:
    """A random one."""
    return Secret(secrets.token_hex(4), secrets.token_bytes(_LEAST_BYTES))


def rotate(store: Secrets) -> Secret:
    """Sign with a new secret from now on; what the last ones signed stays good until it ends by itself."""
    fresh = new_secret()
    store.save((fresh, *store.load())[:_KEPT])
    return fresh


def parse_secrets(text: str) -> tuple[Secret, ...]:
    """From the JSON list of {id, key} that is kept. Raises ConfigError for anything weaker."""
    try:
        found = tuple(Secret(str(each["id"]), base64.b64decode(each["key"])) for each in json.loads(text))
    except (ValueError, TypeError, KeyError) as error:
        raise ConfigError("The signing secrets are not a JSON list of {id, key}.") from error
    if not found or any(len(secret.key) < _LEAST_BYTES or not secret.id for secret in found):
        raise ConfigError(f"A signing secret is missing or shorter than {_LEAST_BYTES} bytes.")
    return found


def dump_secrets(secrets: tuple[Secret, ...]) -> str:
    """What parse_secrets reads."""
    return json.dumps([{"id": each.id, "key": base64.b64encode(each.key).decode()} for each in secrets])


class Signer:
    """Signs and verifies statements. Any thread may call."""

    def __init__(
        self, secrets: Secrets, *, fresh_s: float = 60, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """fresh_s: how long loaded secrets are used before they are loaded again. Raises ConfigError."""
        self._secrets = secrets
        self._fresh_s = fresh_s
        self._clock = clock
        self._known = secrets.load()
        self._loaded_at = clock()

    def sign(self, statement: str) -> str:
        """«id.signature», URL-safe."""
        newest = self._current()[0]
        return f"{newest.id}.{_mac(newest, statement)}"

    def verify(self, statement: str, signature: str) -> bool:
        id, _, mac = signature.partition(".")
        return any(
            hmac.compare_digest(mac.encode(), _mac(secret, statement).encode())
            for secret in self._current()
            if secret.id == id
        )

    def job_token(self, tenant: str, job_id: str, now: float) -> str:
        """Reads the status of one job for an hour, without signing in."""
        body = _base64(
            json.dumps({"jobId": job_id, "tenant": tenant, "exp": int(now) + JOB_TOKEN_S}).encode()
        )
        return f"{body}.{self.sign('job-token ' + body)}"

    def reads_job(self, token: str, job_id: str, now: float) -> str | None:
        """The tenant whose job a token reads; None when it is no good token for this job."""
        body, _, signature = token.partition(".")
        if not self.verify("job-token " + body, signature):
            return None
        claims = json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
        return str(claims["tenant"]) if claims["jobId"] == job_id and now < claims["exp"] else None

    def _current(self) -> tuple[Secret, ...]:
        if self._clock() - self._loaded_at >= self._fresh_s:
            self._known, self._loaded_at = self._secrets.load(), self._clock()
        return self._known


def _mac(secret: Secret, statement: str) -> str:
    return _base64(hmac.new(secret.key, statement.encode(), hashlib.sha256).digest())


def _base64(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")
