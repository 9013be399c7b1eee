"""Settings, review decisions, labels: the same both ways."""

from __future__ import annotations

import base64
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.stub import Stubber

from desktop.cloud.wire import TenantSettings
from service.aws.calls import client
from service.aws.rekognition import RekognitionLabeler
from service.domain.labels import Label
from service.errors import DependencyFailed, Invalid, ServiceError, Unavailable
from tests.photos import GREEN, RED
from tests.service.doors import ADA, BOB, EVE, Answer, Door, HttpDoor, LambdaDoor
from tests.service.test_jobs_api import BROKEN, in_base64, photo

DEFAULTS = TenantSettings().model_dump(mode="json", by_alias=True)


def version_of(door: Door) -> int:
    found: int = door.ask("GET", "/settings").body["version"]
    return found


def test_settings_come_whole_with_every_default(door: Door) -> None:
    answer = door.ask("GET", "/settings", user=EVE)

    assert answer.body["settings"] == DEFAULTS
    assert (answer.body["version"], answer.headers["ETag"]) == (0, '"0"')
    assert answer.body["settings"]["productIdentity"]["useRekognition"] is False


def test_put_replaces_and_patch_changes_what_is_given(door: Door) -> None:
    put = door.ask("PUT", "/settings", {"settings": {"colorGroups": 7}})
    patched = door.ask("PATCH", "/settings", {"settings": {"productIdentity": {"threshold": 0.5}}})

    assert (put.status, patched.status) == (200, 200)
    assert put.body["settings"] == {**DEFAULTS, "colorGroups": 7}
    assert patched.body["settings"]["colorGroups"] == 7
    assert patched.body["settings"]["productIdentity"]["threshold"] == 0.5
    assert patched.body["version"] == put.body["version"] + 1
    assert door.ask("GET", "/settings").body["settings"] == patched.body["settings"]


def test_writer_who_has_not_seen_the_newest_version_is_told(door: Door) -> None:
    seen = version_of(door)
    first = door.ask("PUT", "/settings", {"settings": {}, "version": seen})
    second = door.ask("PUT", "/settings", {"settings": {}}, headers={"If-Match": f'"{seen}"'})
    third = door.ask("PATCH", "/settings", {"settings": {}, "version": seen + 1}, headers={"If-Match": "9"})

    assert first.status == 200
    assert (second.status, second.code) == (412, "VERSION_CONFLICT")
    assert (third.status, third.body["details"][0]["field"]) == (400, "version")
    assert version_of(door) == seen + 1


def test_of_many_writers_of_one_version_one_wins(embedded: HttpDoor) -> None:
    seen = version_of(embedded)

    with ThreadPoolExecutor(6) as pool:
        statuses = list(
            pool.map(
                lambda n: (
                    embedded.ask(
                        "PATCH", "/settings", {"settings": {"colorGroups": n + 1}, "version": seen}
                    ).status
                ),
                range(6),
            )
        )

    assert sorted(statuses) == [200, 412, 412, 412, 412, 412]


def test_settings_are_written_by_staff_only(door: Door) -> None:
    refused = door.ask("PUT", "/settings", {"settings": {}}, user=BOB)

    assert (refused.status, refused.code) == (403, "ROLE_NEEDED")
    assert door.ask("GET", "/settings", user=BOB).status == 200


def test_agreeing_to_rekognition_is_answered_with_its_price(door: Door) -> None:
    agree = {"settings": {"productIdentity": {"useRekognition": True}}}

    warned = door.ask("PATCH", "/settings", agree).body["warnings"]
    door.ask("PATCH", "/settings", {"settings": {"productIdentity": {"useRekognition": False}}})

    assert [warning["code"] for warning in warned] == ["REKOGNITION_COST"]
    assert warned[0]["pricePerImage"] == 0.001
    assert warned[0]["estimatedPer100Images"] == 0.1
    assert warned[0]["pricedOn"] in warned[0]["message"]
    assert door.ask("GET", "/settings").body["warnings"] == []


def push(door: Door, *changes: dict[str, object], user: Any = ADA) -> Answer:
    return door.ask("POST", "/changes", {"changes": list(changes)}, user=user)


def decision(id: str, base: int, value: dict[str, object] | None) -> dict[str, object]:
    return {"entity": "decision", "id": id, "baseVersion": base, "value": value}


def pulled(door: Door, since: str, user: Any = ADA) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    while True:
        page = door.ask("GET", "/changes", query={"since": since, "limit": 2}, user=user).body
        found += page["changes"]
        since = page["cursor"]
        if not page["hasMore"]:
            return found


def test_decisions_are_pulled_by_cursor_each_once_as_they_are_now(door: Door) -> None:
    mark = f"m{time.monotonic_ns()}"
    since = push(door, decision(f"{mark}-0", 0, {})).body["cursor"]
    first = push(door, decision(f"{mark}-a", 0, {"keep": True}), decision(f"{mark}-b", 0, {"keep": False}))
    push(door, decision(f"{mark}-c", 0, {"name": "Bók"}), user=BOB)
    push(door, decision(f"{mark}-a", 1, {"keep": False}), decision(f"{mark}-b", 1, None))

    found = pulled(door, since)

    assert [each["status"] for each in first.body["results"]] == ["applied", "applied"]
    assert [(each["id"][-1], each["version"], each["value"]) for each in found] == [
        ("c", 1, {"name": "Bók"}),
        ("a", 2, {"keep": False}),
        ("b", 2, None),
    ]
    assert found[0]["userId"] == "bob"
    assert pulled(door, str(found[-1]["sequence"])) == []
    assert not any(mark in each["id"] for each in pulled(door, "", user=EVE))


def test_decision_on_an_old_version_is_a_conflict_unless_it_says_the_same(door: Door) -> None:
    id = f"m{time.monotonic_ns()}"
    push(door, decision(id, 0, {"keep": True}))

    same = push(door, decision(id, 0, {"keep": True}), user=BOB).body["results"][0]
    other = push(door, decision(id, 0, {"keep": False}), user=BOB).body["results"][0]

    assert (same["status"], same["current"]["version"]) == ("unchanged", 1)
    assert (other["status"], other["current"]["value"]) == ("conflict", {"keep": True})
    assert push(door, decision(id, 1, {}), decision(id, 1, {})).status == 400


def test_reader_beside_many_writers_misses_nothing(embedded: HttpDoor) -> None:
    mark = f"m{time.monotonic_ns()}"
    since = push(embedded, decision(f"{mark}-start", 0, {})).body["cursor"]
    seen: dict[str, int] = {}
    cursor = since

    def write(number: int) -> int:
        return push(embedded, decision(f"{mark}-{number}", 0, {"n": number})).status

    with ThreadPoolExecutor(6) as pool:
        written = [pool.submit(write, number) for number in range(24)]
        while (
            not all(each.done() for each in written)
            or embedded.ask("GET", "/changes", query={"since": cursor}).body["changes"]
        ):
            page = embedded.ask("GET", "/changes", query={"since": cursor, "limit": 3}).body
            cursor = page["cursor"]
            for each in page["changes"]:
                assert each["sequence"] not in seen.values()
                seen[each["id"]] = each["sequence"]

    assert [each.result() for each in written] == [200] * 24
    assert {f"{mark}-{number}" for number in range(24)} == set(seen)


def labels(door: Door, *photos: bytes) -> Answer:
    images = [{"imageId": f"i{at}", "imageBase64": in_base64(data)} for at, data in enumerate(photos)]
    return door.ask("POST", "/labels", {"images": images, "minConfidence": 20})


def test_local_labels_are_measured_free_and_kept_by_content(door: Door) -> None:
    colour = (30 + time.monotonic_ns() % 50, 150, 60)

    first = labels(door, photo(colour), BROKEN)
    again = labels(door, photo(colour))

    green, broken = first.body["images"]
    assert green["labels"][0]["name"] == "Green"
    assert (green["cached"], again.body["images"][0]["cached"]) == (False, True)
    assert again.body["images"][0]["labels"] == green["labels"]
    assert (broken["labels"], broken["errorCode"]) == ([], "VALIDATION_ERROR")
    assert green["error"] is None
    assert green["category"] == "unknown"
    assert first.body["cost"]["paidCalls"] == 0
    assert first.body["source"] == "local-colours-1"


def test_paid_labels_are_asked_only_when_agreed_and_once(cloud: LambdaDoor) -> None:
    agree = {"settings": {"productIdentity": {"useRekognition": True}}}
    picture = photo((10 + time.monotonic_ns() % 90, 40, 190))
    before = labels(cloud, picture).body
    cloud.ask("PATCH", "/settings", agree)
    try:
        first, again = labels(cloud, picture).body, labels(cloud, picture).body
    finally:
        cloud.ask("PATCH", "/settings", {"settings": {"productIdentity": {"useRekognition": False}}})

    assert before["source"] == "local-colours-1"
    assert first["source"].startswith("rekognition")
    assert (first["cost"]["paidCalls"], first["cost"]["total"]) == (1, 0.001)
    assert (again["cost"]["paidCalls"], again["cost"]["total"]) == (0, 0)
    assert first["images"][0]["labels"][0]["name"] == "Mobile Phone"  # what moto always says
    assert first["images"][0]["category"] == "electronics"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("ThrottlingException", Unavailable),
        ("ProvisionedThroughputExceededException", Unavailable),
        ("InvalidImageFormatException", Invalid),
        ("AccessDeniedException", DependencyFailed),
    ],
)
def test_errors_of_rekognition_are_told_from_no_labels(code: str, expected: type[ServiceError]) -> None:
    real = client("rekognition", "eu-west-1", "http://127.0.0.1:1")
    with Stubber(real) as stub:
        stub.add_client_error("detect_labels", code)
        with pytest.raises(expected):
            RekognitionLabeler(real).labels(photo(RED), "a.jpg")


def test_labels_of_rekognition_come_surest_first_from_a_picture_it_takes() -> None:
    real = client("rekognition", "eu-west-1", "http://127.0.0.1:1")
    answer = {"Labels": [{"Name": "Shoe", "Confidence": 71.234}, {"Name": "Footwear", "Confidence": 99.0}]}
    with Stubber(real) as stub:
        stub.add_response("detect_labels", answer)
        found = RekognitionLabeler(real).labels(photo(GREEN), "a.jpg")

    assert found == (Label("Footwear", 99.0), Label("Shoe", 71.23))
    with pytest.raises(Invalid):
        RekognitionLabeler(real).labels(base64.b64decode(in_base64(BROKEN)), "a.jpg")
