"""What the OpenAPI document promises holds for requests made from it, stateful links included."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.service.doors import ADA, PREFIX, HttpDoor

pytest.importorskip("schemathesis")


@pytest.mark.parametrize(
    ("phases", "examples", "least"), [("examples,coverage,fuzzing", 5, 200), ("stateful", 2, 10)]
)
def test_requests_made_from_the_document_find_no_fault(
    phases: str,
    examples: int,
    least: int,
    own_service: Callable[..., HttpDoor],
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Two checks are left out: rules between fields, which the document cannot say, refuse some requests
    that it allows; and DELETE cancels a job, which stays to be looked at.
    """
    caplog.set_level(logging.ERROR, "uvicorn.error")  # it warns of requests that are no HTTP
    door = own_service()
    token = door.issuer.token(ADA, "id")
    command = [str(Path(sys.executable).with_name("schemathesis")), "run"]
    command += [f"{door.url}{PREFIX}/openapi.json", "--header", f"Authorization: Bearer {token}"]
    command += ["--phases", phases, "--max-examples", str(examples)]
    command += ["--seed", "1", "--no-color", "--workers", "1", "--generation-database", "none"]
    command += ["--exclude-checks", "positive_data_acceptance,use_after_free"]

    ran = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, env={**os.environ, "COLUMNS": "200"}
    )

    assert ran.returncode == 0, ran.stdout[-6000:] + ran.stderr[-2000:]
    cases = re.search(r"([\d,]+) generated, ([\d,]+) (?:passed|found)", ran.stdout)
    assert cases is not None, ran.stdout[-1500:]
    assert int(cases[1].replace(",", "")) >= least
