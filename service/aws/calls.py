"""Clients of AWS: how they try again, what they send along, and what their errors mean here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from service.errors import Unavailable
from service.log import request_id

_CONFIG = Config(
    connect_timeout=3,
    read_timeout=10,
    retries={"mode": "standard", "max_attempts": 3},
    signature_version="v4",
)


def client(service: str, region: str, endpoint: str | None = None) -> Any:
    """A client whose every call carries the id of the request that it is made for (SEC-2).

    endpoint: another address than AWS's own, for tests.
    """
    config = _CONFIG
    if service == "s3":
        # The region's own address, so that a signed address needs no redirect.
        config = config.merge(Config(signature_version="s3v4", s3={"addressing_style": "virtual"}))
        if endpoint is not None:
            config = config.merge(Config(s3={"addressing_style": "path"}))
    made = boto3.client(service, region_name=region, endpoint_url=endpoint, config=config)
    made.meta.events.register("before-call", _carry_request_id)
    return made


def _carry_request_id(params: dict[str, Any], **_: object) -> None:
    if request_id.get():
        params["headers"]["X-Request-Id"] = request_id.get()


def error_code(error: ClientError) -> str:
    """As AWS names it."""
    answer: Mapping[str, Any] = error.response
    return str(answer.get("Error", {}).get("Code", ""))


@contextmanager
def aws_errors(what: str, *, but: str = "") -> Iterator[None]:
    """Turn AWS's errors into Unavailable. what: the sentence's subject.  but: a code that goes through."""
    try:
        yield
    except ClientError as error:
        if error_code(error) == but:
            raise
        raise Unavailable(f"{what} does not answer as it should ({error_code(error)}).") from error
    except BotoCoreError as error:
        raise Unavailable(f"{what} does not answer ({type(error).__name__}).") from error
