"""Structured logs: one JSON object a line, with the request's id, and nothing that is nobody's business.

Values are logged as fields (extra=...), never whole events, requests or tokens (MAJOR-2).
"""

from __future__ import annotations

import json
import logging
import re
import sys
from contextvars import ContextVar
from typing import TextIO

from service.clock import iso

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""Of the request that is being worked on; goes into every line and every call to another service."""

REDACTED = "[redacted]"
_SECRET_NAMES = re.compile(
    r"authori[sz]ation|token|secret|password|signature|cookie|api.?key|e.?mail|credential", re.IGNORECASE
)
_SECRET_TEXTS = re.compile(
    r"eyJ[\w-]{5,}\.[\w-]+\.[\w-]*"  # a JSON web token
    r"|(?i:bearer)\s+[\w.~+/=-]{8,}"
    r"|[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?i:(?:x-amz-)?(?:signature|security-token|credential))=[^&\s\"']+"
)
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_LONGEST = 2000


def redacted(text: str) -> str:
    """The text without tokens, addresses of people and signatures."""
    return _SECRET_TEXTS.sub(REDACTED, text)


class JsonLines(logging.Formatter):
    """time, level, logger, message, requestId and the fields of the record."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": iso(record.created),
            "level": record.levelname,
            "logger": record.name,
            "message": redacted(record.getMessage())[:_LONGEST],
        }
        if request_id.get():
            line["requestId"] = request_id.get()
        for name, value in vars(record).items():
            if name not in _STANDARD:
                line[name] = REDACTED if _SECRET_NAMES.search(name) else _plain(value)
        if record.exc_info:
            line["exception"] = redacted(self.formatException(record.exc_info))[-_LONGEST:]
        return json.dumps(line, ensure_ascii=False)


def _plain(value: object) -> object:
    if isinstance(value, int | float | bool | None):
        return value
    return redacted(str(value))[:_LONGEST]


def keep_log(level: str, stream: TextIO | None = None) -> logging.Handler:
    """Write the log of the service and of uvicorn's errors to a stream, by default standard error."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    for name in ("service", "desktop", "uvicorn.error"):
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.propagate = False
        logger.setLevel(level if name == "service" else "WARNING")
    return handler
