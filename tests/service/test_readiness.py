"""The template and the readiness list say what is so."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from service.aws.cloud import _NEEDED

ROOT = Path(__file__).resolve().parents[2]
AWS = ROOT / "service" / "aws"


class Loader(yaml.SafeLoader):
    """Takes CloudFormation's short forms as what they name."""


Loader.add_multi_constructor("!", lambda _, tag, node: {tag: getattr(node, "value", None)})


@pytest.fixture(scope="module")
def template() -> dict[str, Any]:
    found: dict[str, Any] = yaml.load((AWS / "template.yaml").read_text("utf-8"), Loader)
    return found


def properties(template: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = template["Resources"][name]["Properties"]
    return found


def test_everything_the_list_names_is_there(template: dict[str, Any]) -> None:
    text = (AWS / "READINESS.md").read_text("utf-8")
    named = {name for group in re.findall(r"\[(\w[^\]]+)\]", text) for name in group.split(", ")}
    tests = {
        node.name
        for file in (ROOT / "tests" / "service").glob("test_*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }

    assert len(named) >= 18
    assert named <= tests | set(template["Resources"])
    for path in re.findall(r"`(tests/[\w/.]+)`", text):
        assert (ROOT / path).exists()


def test_functions_get_every_variable_they_need(template: dict[str, Any]) -> None:
    given = template["Globals"]["Function"]["Environment"]["Variables"]

    assert set(_NEEDED) - {"AWS_REGION"} <= set(given)  # Lambda itself sets the region


def test_table_queue_and_bucket_are_as_the_code_takes_them(template: dict[str, Any]) -> None:
    table = properties(template, "Table")
    assert [key["AttributeName"] for key in table["KeySchema"]] == ["pk", "sk"]
    assert table["TimeToLiveSpecification"] == {"AttributeName": "ttl", "Enabled": True}
    assert table["BillingMode"] == "PAY_PER_REQUEST"
    rules = {
        rule["Prefix"]: rule["ExpirationInDays"]
        for rule in properties(template, "Bucket")["LifecycleConfiguration"]["Rules"]
        if "Prefix" in rule
    }
    assert rules == {"temp/": 1, "processed/": 7, "groups/": 7}
    worker = properties(template, "WorkerFunction")
    assert properties(template, "Jobs")["VisibilityTimeout"] > worker["Timeout"]
    assert worker["Events"]["Queue"]["Properties"]["FunctionResponseTypes"] == ["ReportBatchItemFailures"]


@pytest.mark.parametrize("function", ["ApiFunction", "WorkerFunction"])
def test_functions_may_do_named_things_only(template: dict[str, Any], function: str) -> None:
    statements = properties(template, function)["Policies"][0]["Statement"]
    actions = {
        action
        for statement in statements
        for action in ([statement["Action"]] if isinstance(statement["Action"], str) else statement["Action"])
    }
    unbounded = [statement["Action"] for statement in statements if statement["Resource"] == "*"]

    assert not any("*" in action for action in actions)
    assert unbounded in ([], ["rekognition:DetectLabels"])  # it knows no resources


def test_handlers_of_the_template_are_there(template: dict[str, Any]) -> None:
    from service.aws import handler

    for function in ("ApiFunction", "WorkerFunction"):
        (command,) = properties(template, function)["ImageConfig"]["Command"]
        module, name = command.rsplit(".", 1)
        assert module == "service.aws.handler"
        assert callable(getattr(handler, name))
