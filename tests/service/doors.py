"""Two ways to the same service: HTTP to uvicorn with the embedded parts, Lambda events with those of AWS."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol
from urllib.parse import urlencode

import requests

from service.aws import handler
from service.backend import Backend
from service.embedded.files import User
from service.embedded.issuer import Issuer
from service.embedded.local import Local
from service.work.worker import Worker

PREFIX = "/bg-remover"
ADA = User("ada", "acme", ("admin",))
BOB = User("bob", "acme", ())
EVE = User("eve", "globex", ("admin",))
"""Of another tenant than the others."""


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return str(self.body["error"])


class Door(Protocol):
    """One service, as tests ask it."""

    issuer: Issuer

    @property
    def backend(self) -> Backend: ...

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        user: User | None = ADA,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, object] | None = None,
        raw: bytes | None = None,
    ) -> Answer: ...

    def work_off(self) -> int:
        """Work on messages until there are none in sight; how many there were."""
        ...

    def put(self, url: str, data: bytes, content_type: str) -> int:
        """Upload to a signed address; the status."""
        ...

    def fetch(self, url: str) -> requests.Response: ...


def given_headers(
    issuer: Issuer, user: User | None, headers: Mapping[str, str] | None, has_body: bool
) -> dict[str, str]:
    found = {"authorization": f"Bearer {issuer.token(user, 'id')}"} if user is not None else {}
    if has_body:
        found["content-type"] = "application/json"
    return found | {name.lower(): value for name, value in (headers or {}).items()}


class LoopbackFiles:
    """Signed addresses, as anybody uses them."""

    def put(self, url: str, data: bytes, content_type: str) -> int:
        return requests.put(url, data=data, headers={"Content-Type": content_type}, timeout=10).status_code

    def fetch(self, url: str) -> requests.Response:
        return requests.get(url, timeout=10)


class HttpDoor(LoopbackFiles):
    """uvicorn on loopback."""

    def __init__(self, url: str, local: Local) -> None:
        self.url = url
        self.local = local
        self.issuer = local.issuer

    @property
    def backend(self) -> Backend:
        return self.local.backend

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        user: User | None = ADA,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, object] | None = None,
        raw: bytes | None = None,
    ) -> Answer:
        data = raw if raw is not None else json.dumps(body).encode() if body is not None else None
        got = requests.request(
            method,
            f"{self.url}{PREFIX}{path}",
            data=data,
            params={name: str(value) for name, value in (query or {}).items()},
            headers=given_headers(self.issuer, user, headers, data is not None),
            timeout=30,
        )
        return Answer(got.status_code, got.json(), got.headers)

    def work_off(self) -> int:
        worker, count = Worker(self.backend.works()), 0
        while (message := self.backend.queue.receive()) is not None:
            worker.handle(message)
            count += 1
        return count


class LambdaDoor(LoopbackFiles):
    """The functions, called with the events that API Gateway and SQS send."""

    def __init__(self, issuer: Issuer) -> None:
        self.issuer = issuer

    @property
    def backend(self) -> Backend:
        return handler.shared_backend()

    def ask(
        self,
        method: str,
        path: str,
        body: object = None,
        *,
        user: User | None = ADA,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, object] | None = None,
        raw: bytes | None = None,
    ) -> Answer:
        data = raw if raw is not None else json.dumps(body).encode() if body is not None else b""
        event = {
            "version": "2.0",
            "routeKey": "$default",
            "rawPath": f"{PREFIX}{path}",
            "rawQueryString": urlencode(query or {}),
            "headers": given_headers(self.issuer, user, headers, bool(data)),
            "requestContext": {
                "http": {"method": method, "path": f"{PREFIX}{path}", "sourceIp": "203.0.113.9"},
                "requestId": "gateway-Id12345=",
                "domainName": "api.example.test",
            },
            "body": base64.b64encode(data).decode(),
            "isBase64Encoded": True,
        }
        got = handler.api(event, None)
        return Answer(
            got["statusCode"],
            json.loads(got["body"]),
            requests.structures.CaseInsensitiveDict(got["headers"]),
        )

    def work_off(self) -> int:
        count = 0
        while (message := self.backend.queue.receive()) is not None:
            record = {
                "messageId": f"m-{count}",
                "receiptHandle": message.receipt,
                "body": message.body,
                "attributes": {"ApproximateReceiveCount": str(message.receives)},
            }
            handler.worker({"Records": [record]}, None)
            count += 1
        return count
