"""The workflow files say what they should; running them takes machines that are not here."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import bootstrap
import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def read(name: str) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load((ROOT / ".github" / "workflows" / name).read_text("utf-8"))
    return found


def steps_of(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_every_script_that_a_workflow_runs_is_there(file: Path) -> None:
    for step in steps_of(read(file.name)):
        for script in re.findall(r"packaging/[\w/]+\.(?:py|sh|ps1)", step.get("run", "")):
            assert (ROOT / script).is_file(), script
        for command in re.findall(r"bootstrap\.py (\w+)", step.get("run", "")):
            assert command in bootstrap.COMMANDS


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_no_workflow_may_do_more_than_it_needs(file: Path) -> None:
    workflow = read(file.name)

    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert set(job.get("permissions", {})) <= {"contents"}


def test_tests_run_on_three_systems_and_four_pythons() -> None:
    matrix = read("test.yml")["jobs"]["test"]["strategy"]["matrix"]

    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "windows", "macos"}
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]


def test_release_is_built_for_four_systems_and_tried_before_it_is_packed() -> None:
    job = read("release.yml")["jobs"]["build"]
    names = {entry["name"] for entry in job["strategy"]["matrix"]["include"]}
    runs = [step.get("run", "") for step in job["steps"]]

    assert names == {"linux-x64", "windows-x64", "macos-arm64", "macos-x64"}
    assert any("bootstrap.py test" in run for run in runs)
    assert any("bootstrap.py build" in run for run in runs)  # whose self-test fails the build


def test_a_secret_is_needed_for_signing_only() -> None:
    text = (ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8")
    job = read("release.yml")["jobs"]["build"]
    signing = [step for step in job["steps"] if "secrets." in str(step)]

    assert signing
    assert all("!= ''" in step["if"] for step in signing)
    assert "is not signed" in text
