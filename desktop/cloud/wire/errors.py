"""The one shape of every error (MAJOR-1): the deployed service has five."""

from __future__ import annotations

from desktop.cloud.wire.base import Told


class ErrorDetail(Told):
    """One thing that is wrong. field: dotted, empty when it is about the whole request."""

    field: str = ""
    message: str
    code: str = ""


class ErrorAnswer(Told):
    """error: the code to decide by.  message: a sentence for people.  retry_after: seconds, where known."""

    error: str
    message: str
    details: tuple[ErrorDetail, ...] = ()
    request_id: str
    timestamp: str
    retry_after: int | None = None
