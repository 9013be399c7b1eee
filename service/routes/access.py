"""Who may pass: the token, the limits, and what every route says about its errors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, cast

from fastapi import Depends, Header, Request, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, JsonValue

from desktop.cloud.wire import ErrorAnswer
from service.auth import Caller
from service.backend import Backend
from service.domain.idempotency import KEPT_S, Attempt
from service.errors import Forbidden, NotSignedIn

_BEARER = HTTPBearer(auto_error=False, bearerFormat="JWT", description="A token of the tenant's issuer")
IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        pattern=r"^([A-Za-z0-9._-]{8,128})?$",
        description="Makes a repetition of this request harmless for a day",
    ),
]
TenantHeader = Annotated[
    str,
    Header(alias="X-Tenant-Id", pattern=r"^[A-Za-z0-9-]{0,63}$", description="Must be the token's tenant"),
]
Bearer = Annotated[HTTPAuthorizationCredentials | None, Depends(_BEARER)]

Answer = TypeVar("Answer", bound=BaseModel)

_MEANINGS = {
    400: "The request is not right; details name the fields",
    401: "Not signed in: AUTH_ERROR, TOKEN_EXPIRED or INVALID_CLAIMS",
    402: "Too few credits",
    403: "Not for this caller",
    404: "Not there",
    409: "It contradicts what is there, or the same request is still being worked on",
    412: "Somebody else changed it since it was read",
    413: "The request is too large",
    429: "Too many requests; Retry-After says for how long",
    502: "Another service answered badly",
    503: "Something that is needed does not answer; try again after Retry-After",
}


def errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """For the OpenAPI document: every route may answer 400, 401, 403, 413, 429 and 503, some more."""
    every = sorted({400, 401, 403, 413, 429, 503, *statuses})
    return {status: {"model": ErrorAnswer, "description": _MEANINGS[status]} for status in every}


@dataclass(frozen=True, slots=True)
class Visit:
    """A request of somebody who may be here."""

    backend: Backend
    caller: Caller
    request_id: str
    body: bytes
    route: str

    @property
    def tenant(self) -> str:
        return self.caller.tenant

    @property
    def user_id(self) -> str:
        return self.caller.user_id

    def must_be_staff(self) -> None:
        """Raises Forbidden."""
        if not self.caller.sees_all:
            raise Forbidden("This is for administrators and staff.", code="ROLE_NEEDED")

    def must_be_admin(self) -> None:
        """Raises Forbidden."""
        if not self.caller.is_admin:
            raise Forbidden("This is for administrators.", code="ROLE_NEEDED")


def visit(action: str) -> Callable[..., Visit]:
    """A dependency: the caller of a token, counted against the limits of the action."""

    def passed(
        request: Request,
        token: Bearer,
        body: Annotated[bytes, Depends(_body)],
        tenant: TenantHeader = "",
    ) -> Visit:
        backend = backend_of(request)
        if token is None:
            raise NotSignedIn("There is no token. Send Authorization: Bearer.")
        caller = backend.verifier.caller(token.credentials, tenant)
        request.state.tenant = caller.tenant
        allowance = backend.limiter.allow(
            action, caller.tenant, caller.user_id, only_reads=request.method == "GET"
        )
        if allowance is not None:
            request.state.headers.update(allowance.headers)
        route = f"{request.method} {request.scope['route'].path}"
        return Visit(backend, caller, request.state.request_id, body, route)

    return passed


async def _body(request: Request) -> bytes:
    return await request.body()


def backend_of(request: Request) -> Backend:
    """The backend of the application that the request came to."""
    return cast("Backend", request.app.state.backend)


Rates = {
    "process": visit("process"),
    "status": visit("status"),
    "settings": visit("settings"),
    "default": visit("default"),
}
Processing = Annotated[Visit, Depends(Rates["process"])]
Looking = Annotated[Visit, Depends(Rates["status"])]
Setting = Annotated[Visit, Depends(Rates["settings"])]
Visiting = Annotated[Visit, Depends(Rates["default"])]


def once(
    visit: Visit,
    key: str,
    work: Callable[[Attempt], Answer],
    response: Response,
    *,
    kept_s: int = KEPT_S,
) -> Answer | Response:
    """Do the work of a POST once for its key, and give the same answer to whoever repeats it."""
    place = visit.backend.idempotency
    attempt = place.begin(f"TENANT#{visit.tenant}#USER#{visit.user_id}", visit.route, key, visit.body)
    if attempt.status:
        return _replayed(attempt)
    try:
        found = work(attempt)
    except BaseException:
        place.failed(attempt)
        raise
    document = cast("JsonValue", found.model_dump(mode="json", by_alias=True))
    place.done(attempt, document, response.status_code or 200, kept_s)
    return found


def _replayed(attempt: Attempt) -> Response:
    from fastapi.responses import JSONResponse

    return JSONResponse(attempt.answer, attempt.status, {"Idempotency-Replayed": "true"})
