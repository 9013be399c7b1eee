"""From upload to result, cancel, refund: the same over HTTP with SQLite and through Lambda with DynamoDB."""

from __future__ import annotations

import base64
import io
import uuid
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.photos import BLUE, GREEN, RED, encoded, product_picture
from tests.service.doors import BOB, EVE, Answer, Door

PHOTO = encoded(product_picture((320, 240)))
BROKEN = b"\xff\xd8\xff\xe0 this is no photo"


def photo(colour: tuple[int, int, int] = RED) -> bytes:
    return encoded(product_picture((320, 240), colour=colour))


def in_base64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def uploaded(door: Door, *photos: bytes) -> list[str]:
    """Keys of photos that were uploaded."""
    files = [
        {"photoId": str(at), "filename": f"{at}.jpg", "contentType": "image/jpeg", "size": len(data)}
        for at, data in enumerate(photos)
    ]
    answer = door.ask("POST", "/upload-urls", {"files": files})
    assert answer.status == 200
    keys = []
    for target, data in zip(answer.body["files"], photos, strict=True):
        assert door.put(target["uploadUrl"], data, "image/jpeg") == 200
        keys.append(target["s3Key"])
    return keys


def batch(door: Door, groups: list[list[bytes]], **options: Any) -> Answer:
    """process-groups of photos in the request."""
    named = {f"i{g}-{n}": data for g, group in enumerate(groups) for n, data in enumerate(group)}
    return door.ask(
        "POST",
        "/process-groups",
        {
            "groups": [
                {"groupId": f"pg_{g}", "imageIds": [f"i{g}-{n}" for n in range(len(group))]}
                for g, group in enumerate(groups)
            ],
            "originalImages": {id: in_base64(data) for id, data in named.items()},
            "processingOptions": options,
        },
    )


def status(door: Door, job_id: str, **query: object) -> dict[str, Any]:
    answer = door.ask("GET", f"/status/{job_id}", query=query)
    assert answer.status == 200
    found: dict[str, Any] = answer.body
    return found


def test_upload_becomes_a_cutout_of_the_product(door: Door) -> None:
    (key,) = uploaded(door, PHOTO)
    accepted = door.ask("POST", "/process", {"s3Key": key, "productName": "Red shoes"})
    assert accepted.status == 202
    assert status(door, accepted.body["jobId"])["status"] == "pending"

    assert door.work_off() == 1

    done = status(door, accepted.body["jobId"])
    assert (done["status"], done["progress"]["completed"], done["creditsUsed"]) == ("completed", 1, 1)
    assert done["category"] == "footwear"
    assert done["colors"][0] == "red"
    result = door.fetch(done["outputUrl"])
    assert result.headers["Content-Type"] == "image/png"
    rgba = np.asarray(Image.open(io.BytesIO(result.content)))
    assert rgba.shape == (240, 320, 4)
    assert rgba[120, 160, 3] == 255  # the product is in the middle half of each side
    assert not rgba[5:20, 5:20, 3].any()


@pytest.mark.parametrize(
    ("options", "kind", "size"),
    [
        ({"outputFormat": "jpeg", "quality": 80}, "JPEG", (320, 240)),
        ({"outputFormat": "webp", "quality": 60}, "WEBP", (320, 240)),
        ({"outputFormat": "webp"}, "WEBP", (320, 240)),
        ({"targetWidth": 100, "targetHeight": 64}, "PNG", (100, 64)),
        ({"targetWidth": 100, "targetHeight": 64, "centerSubject": True}, "PNG", (100, 64)),
        ({"centerSubject": True, "enhanceColors": True}, "PNG", (320, 240)),
    ],
)
def test_format_quality_and_size_are_honoured(
    embedded: Door, options: dict[str, object], kind: str, size: tuple[int, int]
) -> None:
    off_centre = Image.new("RGB", (320, 240), (226, 226, 224))
    off_centre.paste(product_picture((160, 120)), (0, 0))
    job = embedded.ask("POST", "/process", {"imageBase64": in_base64(encoded(off_centre)), **options})
    embedded.work_off()

    picture = Image.open(io.BytesIO(embedded.fetch(status(embedded, job.body["jobId"])["outputUrl"]).content))

    assert (picture.format, picture.size) == (kind, size)
    if options.get("centerSubject"):
        box = picture.getchannel("A").point(lambda value: 255 * (value > 127)).getbbox()
        assert box is not None
        left, top, right, bottom = box

        assert abs((left + right) / 2 - size[0] / 2) <= 2
        assert abs((top + bottom) / 2 - size[1] / 2) <= 2


def test_trimmed_cutout_ends_at_the_subject(embedded: Door) -> None:
    job = embedded.ask("POST", "/process", {"imageBase64": in_base64(PHOTO), "autoTrim": True})
    embedded.work_off()

    done = status(embedded, job.body["jobId"])

    # The product covers the middle half of 320 x 240, give or take its soft edge.
    assert abs(done["images"][0]["width"] - 160) <= 6
    assert abs(done["images"][0]["height"] - 120) <= 6


def test_failed_image_keeps_its_id_and_costs_nothing(door: Door) -> None:
    before = door.backend.wallet.balance("ada")
    answer = batch(door, [[photo(RED), BROKEN, photo(BLUE)], [photo(GREEN)]])
    assert answer.status == 200
    assert [job["groupId"] for job in answer.body["jobs"]] == ["pg_0", "pg_1"]
    assert door.backend.wallet.balance("ada") == before - 4

    door.work_off()

    whole = door.ask("GET", f"/status/batch/{answer.body['requestId']}").body
    assert (whole["status"], whole["allCompleted"], whole["totalJobs"]) == ("completed_with_errors", True, 2)
    assert whole["aggregatedProgress"]["failed"] == 1
    states = {image["imageId"]: image["status"] for image in whole["jobs"][0]["images"]}
    assert states == {"i0-0": "completed", "i0-1": "failed", "i0-2": "completed"}
    assert [image["imageId"] for image in whole["jobs"][0]["processedImages"]] == ["i0-0", "i0-2"]
    job = status(door, answer.body["jobs"][0]["jobId"])
    assert job["errorDetails"]["failedIndices"] == [1]
    assert (job["creditsUsed"], job["refundStatus"]) == (2, "done")
    assert door.backend.wallet.balance("ada") == before - 3


def test_job_whose_images_all_failed_has_failed(door: Door) -> None:
    before = door.backend.wallet.balance("ada")
    job = batch(door, [[BROKEN, BROKEN + b"2"]]).body["jobs"][0]["jobId"]

    door.work_off()

    failed = status(door, job)
    assert (failed["status"], failed["progress"]["failed"]) == ("failed", 2)
    assert failed["error"]
    assert "outputUrl" not in failed
    assert door.backend.wallet.balance("ada") == before


def test_cancelled_job_is_never_worked_on_and_pays_nothing(door: Door) -> None:
    before = door.backend.wallet.balance("ada")
    job = batch(door, [[photo(), photo(BLUE)]]).body["jobs"][0]["jobId"]

    first = door.ask("DELETE", f"/status/{job}")
    again = door.ask("DELETE", f"/status/{job}")
    door.work_off()

    assert (first.status, first.body["previousStatus"]) == (200, "pending")
    assert (again.status, again.body["previousStatus"]) == (200, "cancelled")
    ended = status(door, job)
    assert (ended["status"], ended["progress"]["cancelled"]) == ("cancelled", 2)
    assert (ended["creditsUsed"], ended["refundStatus"]) == (0, "done")
    assert door.backend.wallet.balance("ada") == before


def test_finished_job_cannot_be_cancelled(door: Door) -> None:
    job = batch(door, [[photo()]]).body["jobs"][0]["jobId"]
    door.work_off()

    answer = door.ask("DELETE", f"/status/{job}")

    assert (answer.status, answer.code) == (409, "ALREADY_ENDED")
    assert status(door, job)["status"] == "completed"


def test_images_of_a_job_come_in_pages(door: Door) -> None:
    job = batch(door, [[photo(RED), photo(BLUE), photo(GREEN)]]).body["jobs"][0]["jobId"]

    page = status(door, job, offset=1, limit=1)

    assert [image["imageId"] for image in page["images"]] == ["i0-1"]
    assert page["pagination"] == {
        "offset": 1,
        "limit": 1,
        "totalImages": 3,
        "returnedImages": 1,
        "hasMore": True,
        "nextOffset": 2,
    }
    door.work_off()


def test_job_token_reads_its_own_job_and_nothing_else(door: Door) -> None:
    first = batch(door, [[photo()]]).body["jobs"][0]
    second = batch(door, [[photo()]]).body["jobs"][0]
    path = f"/status/{first['jobId']}"

    assert door.ask("GET", path, user=None, query={"jobToken": first["jobToken"]}).status == 200
    assert door.ask("GET", path, user=None, headers={"X-Job-Token": first["jobToken"]}).status == 200
    assert door.ask("GET", path, user=None, query={"jobToken": second["jobToken"]}).status == 401
    assert door.ask("GET", path, user=None, query={"jobToken": first["jobToken"] + "x"}).status == 401
    assert door.ask("DELETE", path, user=None, query={"jobToken": first["jobToken"]}).status == 401
    door.work_off()


def test_nobody_sees_cancels_or_uses_what_is_anothers(door: Door) -> None:
    (key,) = uploaded(door, PHOTO)
    made = batch(door, [[photo()]])
    job, request = made.body["jobs"][0]["jobId"], made.body["requestId"]
    for user in (BOB, EVE):
        assert door.ask("GET", f"/status/{job}", user=user).status == 404
        assert door.ask("DELETE", f"/status/{job}", user=user).status == 404
        assert door.ask("GET", f"/status/batch/{request}", user=user).status == 404
        assert door.ask("GET", f"/group-status/{job}", user=user).status == 404
    refused = door.ask("POST", "/process", {"s3Key": key}, user=EVE)
    assert (refused.status, refused.body["details"][0]["code"]) == (400, "INVALID_S3_KEY")
    assert job not in str(door.ask("GET", "/jobs", user=EVE).body)
    assert door.ask("GET", f"/status/{job}").body["status"] == "pending"
    door.work_off()


@pytest.mark.parametrize(
    "key",
    ["temp/globex/uploads/a/0_a.jpg", "temp/acme/../globex/a.jpg", "temp/acme//a", "x", "temp\\acme\\a"],
)
def test_key_that_is_no_upload_of_the_tenant_is_refused(embedded: Door, key: str) -> None:
    answer = embedded.ask("POST", "/process", {"s3Key": key})

    assert (answer.status, answer.body["details"][0]["code"]) == (400, "INVALID_S3_KEY")


def test_missing_upload_fails_the_job_with_its_reason(embedded: Door) -> None:
    job = embedded.ask("POST", "/process", {"s3Key": "temp/acme/uploads/gone/0_a.jpg"}).body["jobId"]

    embedded.work_off()

    failed = status(embedded, job)
    assert (failed["status"], failed["errorCode"]) == ("failed", "MISSING_UPLOAD")


def test_jobs_are_listed_newest_first_in_pages_for_staff_only(door: Door) -> None:
    made = [batch(door, [[photo()]]).body["jobs"][0]["jobId"] for _ in range(3)]

    first = door.ask("GET", "/jobs", query={"limit": 2}).body["data"]
    rest = door.ask("GET", "/jobs", query={"limit": 1, "after": first["next"]}).body["data"]
    pending = door.ask("GET", "/jobs", query={"status": "pending", "limit": 3}).body["data"]

    assert [job["jobId"] for job in (*first["jobs"], *rest["jobs"])] == list(reversed(made))
    assert [job["jobId"] for job in pending["jobs"]] == list(reversed(made))
    assert door.ask("GET", "/jobs", user=BOB).status == 403
    door.work_off()


def test_same_photo_with_same_options_is_cut_once(embedded: Door) -> None:
    jobs = [batch(embedded, [[photo((90, 20, 120))]]).body["jobs"][0]["jobId"] for _ in range(2)]
    embedded.work_off()

    first, second = (status(embedded, job)["images"][0] for job in jobs)

    assert first["processedUrl"].split("?")[0] == second["processedUrl"].split("?")[0]
    # Loading, matting and encoding take some tenths of a second; finding the result takes next to nothing.
    assert second["processingTimeMs"] < first["processingTimeMs"] / 3


def test_photos_of_one_product_are_found_again(door: Door) -> None:
    wide = product_picture((320, 240), shape="box", colour=BLUE)
    brighter = wide.point(lambda value: min(255, round(value * 1.05)))
    shots = {"img_a": encoded(wide), "img_b": encoded(brighter), "img_c": photo(RED)}
    answer = door.ask(
        "POST",
        "/group-images",
        {"images": [{"imageId": id, "imageBase64": in_base64(data)} for id, data in shots.items()]},
    )
    assert answer.status == 202

    door.work_off()

    found = door.ask("GET", f"/group-status/{answer.body['jobId']}").body
    assert found["status"] == "completed"
    assert sorted(sorted(group["imageIds"]) for group in found["groups"]) == [["img_a", "img_b"], ["img_c"]]
    assert found["summary"]["groupsFound"] == 2
    thumbnail = base64.b64decode(found["groups"][0]["thumbnails"][0]["thumbnail"])
    assert Image.open(io.BytesIO(thumbnail)).format == "JPEG"


def test_grouping_without_readable_photos_has_failed(embedded: Door) -> None:
    answer = embedded.ask("POST", "/group-images", {"images": [{"imageBase64": in_base64(BROKEN)}]})

    embedded.work_off()

    assert embedded.ask("GET", f"/group-status/{answer.body['jobId']}").body["status"] == "failed"


def test_too_large_grouping_request_is_told_to_upload(embedded: Door) -> None:
    large = in_base64(PHOTO + bytes(4 * 1024 * 1024))

    answer = embedded.ask("POST", "/group-images", {"images": [{"imageBase64": large}]})

    assert (answer.status, answer.code) == (413, "PAYLOAD_TOO_LARGE")


def test_drafts_have_texts_in_both_languages_and_cutouts(door: Door) -> None:
    before = door.backend.wallet.balance("ada")
    answer = door.ask(
        "POST",
        "/create-products",
        {
            "productGroups": [
                {
                    "images": [{"base64": in_base64(photo())}],
                    "metadata": {"title": "Wool sweater", "price": 9500, "condition": "like_new"},
                },
                {"images": [{"s3Key": "temp/globex/a"}], "metadata": {"title": "Stolen"}},
            ],
            "options": {"generateDescription": True, "languages": ["en", "is"]},
        },
    )
    assert (answer.status, answer.body["status"]) == (200, "partial")
    made, failed = answer.body["products"]
    assert (made["status"], failed["status"]) == ("created", "failed")
    assert made["texts"]["en"]["long"] == (
        "Wool sweater: garment. Condition: like new. The picture shows the item itself."
    )
    assert "Ástand: eins og nýtt." in made["texts"]["is"]["long"]

    door.work_off()

    done = status(door, made["jobId"])
    assert (done["status"], done["productName"]) == ("completed", "Wool sweater")
    assert door.backend.wallet.balance("ada") == before - 1
    draft = door.backend.drafts.find("acme", made["carouselApiProductId"])
    assert draft is not None
    assert (draft.state, draft.metadata.price) == ("draft", 9500)


def test_unknown_job_is_not_found(door: Door) -> None:
    assert door.ask("GET", f"/status/{uuid.uuid4()}").code == "NOT_FOUND"
    assert door.ask("GET", "/status/batch/unknown").code == "NOT_FOUND"
    assert door.ask("GET", "/status/not-an-id").code == "VALIDATION_ERROR"
