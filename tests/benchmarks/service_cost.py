"""What a photo costs on AWS: the calls of a batch, counted on moto's server, times the prices of a day.

    python tests/benchmarks/service_cost.py [--photos 20]

A batch of two photos a group is uploaded, processed, polled as the program polls it, and downloaded. A write
counts its kilobytes, a consistent read its four kilobytes, everything in a transaction twice.
"""

from __future__ import annotations

import argparse
import base64
import json
import math
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from fastapi import FastAPI  # noqa: E402
from fastapi.testclient import TestClient  # noqa: E402

from service.app import create_app  # noqa: E402
from service.auth import Caller, Verifier  # noqa: E402
from service.aws.cloud import cloud_backend  # noqa: E402
from service.signing import dump_secrets, new_secret  # noqa: E402
from service.work.worker import Worker  # noqa: E402
from tests.photos import encoded, product_picture  # noqa: E402
from tests.service.aws_parts import CREDENTIALS, aws_on_loopback, make_parts  # noqa: E402

PRICES_ON = "July 2025, us-east-1, on demand"
PRICES_USD = {
    "DynamoDB write unit": 0.625e-6,
    "DynamoDB read unit": 0.125e-6,
    "S3 put": 5.0e-6,
    "S3 get": 0.4e-6,
    "SQS call": 0.4e-6,
    "EventBridge event": 1.0e-6,
    "HTTP API request": 1.0e-6,
}
"""As publicly told then; look them up again before you rely on them."""
POLLS = 12
"""Of a batch: every 2 s, growing to 15 s, as long as a cold start and the work take."""


class Meter:
    """Counts what clients send."""

    def __init__(self) -> None:
        self.units: Counter[str] = Counter()
        self.calls: Counter[str] = Counter()

    def watch(self, client: Any) -> None:
        client.meta.events.register("before-call", self._count)

    def _count(self, model: Any, params: dict[str, Any], **_: object) -> None:
        name = f"{model.service_model.service_id} {model.name}"
        self.calls[name] += 1
        body = params["body"]
        if model.service_model.service_name == "dynamodb":
            self._dynamo(model.name, json.loads(body))
        elif model.service_model.service_name == "s3":
            self.units["S3 put" if model.name == "PutObject" else "S3 get"] += 1
        elif model.service_model.service_name == "sqs":
            self.units["SQS call"] += 1
        elif model.service_model.service_name == "events":
            self.units["EventBridge event"] += 1

    def _dynamo(self, name: str, request: dict[str, Any]) -> None:
        if name == "TransactWriteItems":
            kilobytes = sum(max(1, math.ceil(_size(part) / 1024)) for part in request["TransactItems"])
            self.units["DynamoDB write unit"] += 2 * kilobytes
        elif name in ("PutItem", "UpdateItem", "DeleteItem"):
            self.units["DynamoDB write unit"] += max(1, math.ceil(_size(request) / 1024))
        elif name == "BatchGetItem":
            self.units["DynamoDB read unit"] += sum(
                len(each["Keys"]) for each in request["RequestItems"].values()
            )
        else:
            self.units["DynamoDB read unit"] += 1


def _size(request: object) -> int:
    """Bytes of a request: a little more than of the item that it writes."""
    return len(json.dumps(request))


def main() -> None:
    """One batch, counted."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--photos", type=int, default=20)
    count = parser.parse_args().photos
    os.environ.update(CREDENTIALS)
    issuer = {"issuer": "https://i.example", "jwks_url": "https://i.example/k", "audiences": ["app"]}
    config = {
        "stage": "dev",
        "public_url": "https://api.example.test",
        "issuers": [issuer],
        "quality": "fast",
        "limits": {name: {"tenant": 10**6, "user": 10**6} for name in ("process", "status", "default")},
    }
    with aws_on_loopback() as endpoint:
        environment = make_parts(endpoint, "cost", config, dump_secrets((new_secret(),)))
        backend = cloud_backend(environment)
        backend.verifier = Signed([])
        backend.wallet.credit("ada", 10_000, "start", "")
        meter = Meter()
        parts = backend.parts
        for part in (parts.store, parts.blobs, parts.queue, parts.events):
            meter.watch(vars(part)["_client"])
        requests = _batch(create_app(backend), backend, count)
        meter.units["HTTP API request"] += requests
    _print(meter, count)


class Signed(Verifier):
    """Everybody is ada: signing in costs nothing on AWS but the function's time."""

    def caller(self, token: str, wanted_tenant: str = "") -> Caller:
        del token, wanted_tenant
        return Caller("acme", "ada", is_admin=True)


def _batch(app: FastAPI, backend: Any, count: int) -> int:
    """Upload, process, poll, download; how many requests the API had."""
    asked = 0
    with TestClient(app, headers={"Authorization": "Bearer x"}) as api:

        def ask(method: str, path: str, body: object = None) -> Any:
            nonlocal asked
            asked += 1
            answer = api.request(method, f"/bg-remover{path}", json=body)
            answer.raise_for_status()
            return answer.json()

        photos = [encoded(product_picture((320, 240), colour=(20 + at, 90, 160))) for at in range(count)]
        files = [
            {"photoId": f"i{at}", "filename": f"{at}.jpg", "contentType": "image/jpeg", "size": len(photo)}
            for at, photo in enumerate(photos)
        ]
        targets = ask("POST", "/upload-urls", {"files": files})["files"]
        for target, photo in zip(targets, photos, strict=True):
            backend.blobs.put(target["s3Key"], photo, "image/jpeg")
        groups = [
            {"groupId": f"pg_{at}", "imageIds": [f"i{at}", f"i{at + 1}"]} for at in range(0, count - 1, 2)
        ]
        keys = {f"i{at}": {"s3Key": target["s3Key"]} for at, target in enumerate(targets)}
        made = ask("POST", "/process-groups", {"groups": groups, "originalImageKeys": keys})
        for _ in range(POLLS):
            ask("GET", f"/status/batch/{made['requestId']}")
        worker = Worker(backend.works())
        while (message := backend.queue.receive()) is not None:
            worker.handle(message)
        done = ask("GET", f"/status/batch/{made['requestId']}")
        assert done["status"] == "completed", base64.b64encode(str(done).encode())[:200]
        for target in targets:
            backend.blobs.get(target["s3Key"])  # stands for the download of each result
    return asked


def _print(meter: Meter, count: int) -> None:
    print(f"{count} photos in groups of two, {POLLS} polls of the batch; prices of {PRICES_ON}")
    total = 0.0
    for name, price in PRICES_USD.items():
        per_photo = meter.units[name] / count
        total += per_photo * price
        print(f"  {name:20} {per_photo:6.2f} a photo, ${1000 * per_photo * price:.4f} per 1,000 photos")
    print(f"  together ${1000 * total:.4f} per 1,000 photos, without the functions' time")
    for call, number in sorted(meter.calls.items()):
        print(f"    {call:32} {number / count:5.2f} a photo")


if __name__ == "__main__":
    main()
