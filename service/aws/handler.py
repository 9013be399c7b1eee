"""The functions on Lambda: the API behind an HTTP API, and the worker behind the queue."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

from mangum import Mangum

from service.app import create_app
from service.aws.cloud import Environment, cloud_backend
from service.backend import Backend
from service.log import keep_log
from service.stores.queues import Message
from service.work.worker import Worker


@cache
def shared_backend() -> Backend:
    """Once for the life of the function; what is wrong with its configuration fails here, at once."""
    backend = cloud_backend(Environment.of(os.environ))
    keep_log(backend.configuration.current().log_level)
    return backend


@cache
def _api() -> Mangum:
    return Mangum(create_app(shared_backend()), lifespan="off")


@cache
def _worker() -> Worker:
    return Worker(shared_backend().works())


def api(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """An event of the HTTP API (payload version 2.0)."""
    return _api()(event, context)


def worker(event: Mapping[str, Any], context: Any) -> dict[str, Any]:
    """Messages of the queue; those that shall come again are named, so that only they do."""
    del context
    again = [
        {"itemIdentifier": record["messageId"]}
        for record in event["Records"]
        if not _worker().handle(_message(record))
    ]
    return {"batchItemFailures": again}


def _message(record: Mapping[str, Any]) -> Message:
    receives = int(record["attributes"]["ApproximateReceiveCount"])
    return Message(record["body"], record["receiptHandle"], receives)
