"""GET /health: for everybody."""

from __future__ import annotations

from typing import cast

from fastapi import APIRouter, Request, Response

from desktop.cloud.wire import ErrorAnswer, Health
from service.clock import iso
from service.health import Doctor
from service.routes.access import backend_of

router = APIRouter(tags=["health"])


@router.get(
    "/health",
    response_model=Health,
    responses={
        207: {"model": Health, "description": "Degraded: some of it works not"},
        429: {"model": ErrorAnswer, "description": "Too many requests"},
        503: {"model": Health, "description": "Down"},
    },
)
def health(request: Request, response: Response) -> Health:
    """Whether the service and what it depends on are well."""
    backend = backend_of(request)
    client = request.client.host if request.client else "unknown"
    allowance = backend.limiter.allow("health", f"address:{client}", "", only_reads=True)
    request.state.headers.update(allowance.headers if allowance else {})
    verdict = cast("Doctor", request.app.state.doctor).examine()
    response.status_code = verdict.http_status
    return Health(
        status=verdict.status,
        service="bg-remover",
        version=request.app.version,
        timestamp=iso(backend.clock()),
        dependencies=verdict.dependencies,
        capabilities=backend.capabilities,
    )
