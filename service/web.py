"""What surrounds every request: its id, its size, its log line, and the one shape of errors."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Mapping, Sequence

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from desktop.cloud.wire import ErrorAnswer, ErrorDetail
from service.clock import iso
from service.domain.ids import new_seed
from service.domain.limits import OverLimit
from service.errors import Invalid, NotSignedIn, ServiceError, TooLarge
from service.log import request_id

log = logging.getLogger(__name__)

_ID = re.compile(r"[A-Za-z0-9._=+/-]{8,128}")
_MOST_BODY_BYTES = 16 * 1024 * 1024
_UPLOAD_PREFIX = "/blobs/"
_CODES = {
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    413: "PAYLOAD_TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
}


class RequestFrame:
    """ASGI middleware around everything, also around answers that the framework makes itself (SEC-2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        id = _request_id(scope)
        token = request_id.set(id)
        state = scope.setdefault("state", {})
        state["request_id"], state["headers"] = id, {}
        began, status = time.monotonic(), 500

        async def framed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                own = {"X-Request-Id": id, "Cache-Control": "no-store", **state["headers"]}
                given = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (name.encode(), value.encode())
                        for name, value in own.items()
                        if name.lower().encode() not in given
                    ),
                ]
            await send(message)

        try:
            await self._app(scope, _limited(scope, receive), framed)
        except ServiceError as error:  # of the frame itself: the body was too large
            await answer(error, Request(scope))(scope, receive, framed)
        except Exception:
            log.exception("an error in the program")
            plain = ServiceError("An error in the service; it was logged under this request id.")
            await answer(plain, Request(scope))(scope, receive, framed)
        finally:
            fields = {
                "method": scope["method"],
                "route": getattr(scope.get("route"), "path", ""),
                "status": status,
                "milliseconds": round(1000 * (time.monotonic() - began)),
                "tenant": state.get("tenant", ""),
            }
            log.info("request", extra=fields)
            request_id.reset(token)


def _request_id(scope: Scope) -> str:
    """The gateway's, else the client's where it has a sane form, else a new one."""
    event = scope.get("aws.event")
    if isinstance(event, Mapping):
        given = str(event.get("requestContext", {}).get("requestId", ""))
        if _ID.fullmatch(given):
            return given
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _ID.fullmatch(value.decode("latin-1")):
            return str(value.decode("latin-1"))
    return new_seed()


def _limited(scope: Scope, receive: Receive) -> Receive:
    """Receives until the body is larger than any may be; uploads have their own, signed length."""
    if str(scope["path"]).startswith(_UPLOAD_PREFIX):
        return receive
    got = 0

    async def counted() -> Message:
        nonlocal got
        message = await receive()
        got += len(message.get("body", b""))
        if got > _MOST_BODY_BYTES:
            raise TooLarge(
                f"The request has more than {_MOST_BODY_BYTES // 1024**2} MB: upload photos instead."
            )
        return message

    return counted


def answer(error: ServiceError, request: Request) -> JSONResponse:
    """An error as the client gets it."""
    id = str(getattr(request.state, "request_id", "") or request_id.get())
    body = ErrorAnswer(
        error=error.code,
        message=error.message,
        details=error.details,
        request_id=id,
        timestamp=iso(time.time()),
        retry_after=error.retry_after_s,
    )
    headers = {}
    if error.retry_after_s is not None:
        headers["Retry-After"] = str(error.retry_after_s)
    if isinstance(error, OverLimit):
        headers |= error.allowance.headers
    if isinstance(error, NotSignedIn):
        headers["WWW-Authenticate"] = 'Bearer realm="bg-remover", error="invalid_token"'
    return JSONResponse(body.model_dump(mode="json", by_alias=True, exclude_none=True), error.status, headers)


def handle_errors(app: FastAPI) -> None:
    """Whatever is raised leaves in the one shape (MAJOR-1)."""

    @app.exception_handler(ServiceError)
    def _service(request: Request, error: ServiceError) -> JSONResponse:
        if error.status >= 500:
            log.warning("answered %s: %s", error.status, error.message, extra={"code": error.code})
        return answer(error, request)

    @app.exception_handler(RequestValidationError)
    def _validation(request: Request, error: RequestValidationError) -> JSONResponse:
        return answer(invalid(error.errors()), request)

    @app.exception_handler(HTTPException)
    def _http(request: Request, error: HTTPException) -> JSONResponse:
        plain = ServiceError(str(error.detail), code=_CODES.get(error.status_code, "VALIDATION_ERROR"))
        plain.status = error.status_code
        response = answer(plain, request)
        response.headers.update(error.headers or {})
        if error.status_code == 405:
            response.headers["Allow"] = ", ".join(_methods(app, request.url.path))
        return response


def _methods(app: FastAPI, path: str) -> list[str]:
    """What may be done with a path; the framework names the methods of its first route only."""
    return sorted(
        method.upper()
        for template, operations in app.openapi()["paths"].items()
        for method in operations
        if compile_path(template)[0].match(path)
    )


def invalid(errors: Sequence[Mapping[str, object]]) -> Invalid:
    """Validation errors, each with the dotted path of its field."""
    details = []
    for each in errors:
        place = each.get("loc")
        parts = [str(part) for part in place] if isinstance(place, tuple) else []
        if parts and parts[0] in ("body", "query", "path", "header"):
            parts = parts[1:]
        details.append(
            ErrorDetail(field=".".join(parts), message=str(each.get("msg")), code=str(each.get("type")))
        )
    first = details[0] if details else ErrorDetail(message="The request is not right.")
    return Invalid(f"{first.field}: {first.message}".lstrip(": "), details)
