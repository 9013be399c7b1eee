"""The OpenAPI document in the repository is that of the code."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.service.doors import PREFIX, HttpDoor

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "openapi.json"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(DOCUMENT.read_text("utf-8"))
    return found


def test_document_in_the_repository_is_that_of_the_code(embedded: HttpDoor, document: dict[str, Any]) -> None:
    """When this fails: python -m service openapi > docs/openapi.json, and look at the difference."""
    told = requests.get(f"{embedded.url}{PREFIX}/openapi.json", timeout=10).json()

    assert told == document


def test_document_has_every_route_of_the_contract(document: dict[str, Any]) -> None:
    routes = {
        f"{method.upper()} {path.removeprefix(PREFIX)}"
        for path, operations in document["paths"].items()
        for method in operations
    }

    assert routes == {
        "GET /health",
        "POST /upload-urls",
        "POST /process",
        "POST /process-groups",
        "GET /status/{job_id}",
        "DELETE /status/{job_id}",
        "GET /status/batch/{request_id}",
        "GET /settings",
        "PUT /settings",
        "PATCH /settings",
        "POST /group-images",
        "GET /group-status/{job_id}",
        "POST /create-products",
        "GET /jobs",
        "POST /labels",
        "GET /changes",
        "POST /changes",
    }


def test_every_error_of_the_document_has_the_one_shape(document: dict[str, Any]) -> None:
    shapes = {
        answer["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[-1]
        for path, operations in document["paths"].items()
        if not path.endswith("/health")
        for operation in operations.values()
        for status, answer in operation["responses"].items()
        if int(status) >= 400
    }

    assert shapes == {"ErrorAnswer"}


def test_every_post_takes_an_idempotency_key(document: dict[str, Any]) -> None:
    posts = [operations["post"] for operations in document["paths"].values() if "post" in operations]

    assert len(posts) == 7
    assert all("Idempotency-Key" in {each["name"] for each in post["parameters"]} for post in posts)


def test_prefix_is_the_operators_choice(own_service: Any) -> None:
    door = own_service('prefix = "/carousel/bg-remover"\n')

    assert requests.get(f"{door.url}/carousel/bg-remover/health", timeout=10).status_code == 200
    assert requests.get(f"{door.url}/bg-remover/health", timeout=10).status_code == 404
