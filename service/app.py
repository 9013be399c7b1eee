"""The application: the same under uvicorn and under Lambda."""

from __future__ import annotations

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute

import desktop
from service.backend import Backend
from service.health import Doctor
from service.routes import changes, grouping, health, labels, processing, products, settings, status, uploads
from service.web import RequestFrame, handle_errors

_ROUTERS = (
    health.router,
    uploads.router,
    processing.router,
    status.router,
    grouping.router,
    settings.router,
    products.router,
    labels.router,
    changes.router,
)


def create_app(backend: Backend, *more: APIRouter) -> FastAPI:
    """The API of a backend; more: routers beside it, outside the prefix and the OpenAPI document."""
    prefix = backend.configuration.current().prefix
    app = FastAPI(
        title="BG Remover API",
        version=desktop.__version__,
        description="Background removal, product grouping and review decisions of a tenant.",
        openapi_url=f"{prefix}/openapi.json",
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=_operation_name,
    )
    app.state.backend = backend
    app.state.doctor = Doctor(backend.checks())
    for router in _ROUTERS:
        app.include_router(router, prefix=prefix)
    for router in more:
        app.include_router(router, include_in_schema=False)
    handle_errors(app)
    app.add_middleware(RequestFrame)
    _forget_422(app)
    return app


def _operation_name(route: APIRoute) -> str:
    return route.name


def _forget_422(app: FastAPI) -> None:
    """What the framework would answer with 422 is answered with 400, so the document does not speak of it."""
    made = app.openapi

    def openapi() -> dict[str, object]:
        document = made()
        for path in document["paths"].values():
            for operation in path.values():
                operation["responses"].pop("422", None)
        for name in ("HTTPValidationError", "ValidationError"):
            document["components"]["schemas"].pop(name, None)
        return document

    app.openapi = openapi  # type: ignore[method-assign]
