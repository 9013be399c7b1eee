"""Who may ask, how often, and what becomes of errors: the review's findings, both ways."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import jwt
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric import rsa

from service.auth import Caller, Verifier
from service.config import IssuerConfig
from service.embedded.files import User
from service.errors import Forbidden, NotSignedIn, Unavailable
from service.jwks import KeySet
from service.signing import rotate
from service.stores.items import Key, Put
from tests.service.doors import ADA, BOB, EVE, Door, HttpDoor
from tests.service.test_jobs_api import batch, photo


class Keys:
    """A server of public keys, whose keys can be changed and whose requests are counted."""

    def __init__(self) -> None:
        self.private: dict[str, rsa.RSAPrivateKey] = {}
        self.asked = 0
        self.url = ""
        self.is_down = False

    def add(self, key_id: str) -> None:
        self.private[key_id] = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def document(self) -> bytes:
        keys = [
            {**jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key(), as_dict=True), "kid": id, "alg": "RS256"}
            for id, key in self.private.items()
        ]
        return json.dumps({"keys": keys}).encode()

    def token(self, key_id: Any = "one", algorithm: Any = "RS256", **changes: object) -> str:
        now = int(time.time())
        claims: dict[str, object] = {
            "iss": "https://issuer.example",
            "sub": "ada",
            "iat": now,
            "exp": now + 300,
            "token_use": "id",
            "aud": "app",
            "custom:tenant": "acme",
            "cognito:groups": ["admin"],
        }
        claims |= changes
        claims = {name: value for name, value in claims.items() if value is not None}
        return jwt.encode(claims, self.private[key_id], algorithm, {"kid": key_id})


@pytest.fixture(scope="module")
def one_key() -> Iterator[Keys]:
    with serving_keys() as keys:
        keys.add("one")
        yield keys


@contextmanager
def serving_keys() -> Iterator[Keys]:
    keys = Keys()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            keys.asked += 1
            body = keys.document()
            self.send_response(500 if keys.is_down else 200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *values: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, name="Keys", daemon=True)
    thread.start()
    keys.url = f"http://127.0.0.1:{server.server_port}/jwks.json"
    yield keys
    server.shutdown()
    thread.join()
    server.server_close()


def verifier(keys: Keys, **options: Any) -> Verifier:
    config = IssuerConfig(
        issuer="https://issuer.example", jwks_url=keys.url, audiences=("app", "other"), tenants=("acme",)
    )
    return Verifier([(config, KeySet(keys.url, **options))])


def test_token_says_who_asks(one_key: Keys) -> None:
    check = verifier(one_key)

    assert check.caller(one_key.token()) == Caller("acme", "ada", is_admin=True)
    access = one_key.token(token_use="access", aud=None, client_id="other", **{"cognito:groups": ["Staff"]})
    assert check.caller(access, "ACME ") == Caller("acme", "ada", is_staff=True)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"exp": 1_600_000_000, "iat": 1_599_999_000}, "TOKEN_EXPIRED"),
        ({"iss": "https://elsewhere.example"}, "INVALID_CLAIMS"),
        ({"aud": "another-app"}, "INVALID_CLAIMS"),
        ({"aud": None}, "INVALID_CLAIMS"),
        ({"token_use": "access"}, "INVALID_CLAIMS"),
        ({"token_use": "refresh"}, "INVALID_CLAIMS"),
        ({"token_use": None}, "INVALID_CLAIMS"),
        ({"sub": None}, "INVALID_CLAIMS"),
        ({"sub": ""}, "INVALID_CLAIMS"),
        ({"exp": None}, "INVALID_CLAIMS"),
        ({"iat": None}, "INVALID_CLAIMS"),
        ({"iat": 4_000_000_000, "exp": 4_000_000_300}, "INVALID_CLAIMS"),
        ({"custom:tenant": None}, "INVALID_CLAIMS"),
        ({"custom:tenant": "globex"}, "INVALID_CLAIMS"),
        ({"tenant_id": "globex"}, "INVALID_CLAIMS"),
        ({"cognito:groups": "admin"}, "INVALID_CLAIMS"),
        ({"cognito:groups": [1]}, "INVALID_CLAIMS"),
    ],
)
def test_every_claim_is_checked_when_the_token_is_used(
    one_key: Keys, changes: dict[str, object], code: str
) -> None:
    with pytest.raises(NotSignedIn) as refused:
        verifier(one_key).caller(one_key.token(**changes))

    assert refused.value.code == code


def test_token_of_another_tenant_than_the_header_is_forbidden(one_key: Keys) -> None:
    with pytest.raises(Forbidden):
        verifier(one_key).caller(one_key.token(), "globex")


def test_only_rs256_of_a_known_key_counts(one_key: Keys) -> None:
    check = verifier(one_key)
    good = one_key.token()
    head, body, signature = good.split(".")
    forged_body = base64.urlsafe_b64encode(
        json.dumps({**jwt.decode(good, options={"verify_signature": False}), "sub": "eve"}).encode()
    ).decode()
    public = one_key.private["one"].public_key()
    claims = jwt.decode(good, options={"verify_signature": False})
    hmac_token = jwt.encode(claims, "x" * 64, "HS256", {"kid": "one"})
    unsigned = jwt.encode(claims, None, "none")  # type: ignore[arg-type]
    strange = Keys()
    strange.add("one")
    bad = [
        f"{head}.{forged_body.rstrip('=')}.{signature}",
        f"{head}.{body}.",
        hmac_token,
        unsigned,
        one_key.token(algorithm="RS512"),
        strange.token(),
        "",
        "a.b.c",
    ]

    for token in bad:
        with pytest.raises(NotSignedIn):
            check.caller(token)
    assert public is not None


def test_new_key_of_the_issuer_is_fetched_but_strangers_cannot_make_it_ask(
    expected_warnings: Callable[[str], None],
) -> None:
    now = [1000.0]
    with serving_keys() as keys:
        keys.add("one")
        check = verifier(keys, clock=lambda: now[0], cool_down_s=30)
        check.caller(keys.token())
        assert keys.asked == 1
        keys.add("two")
        for _ in range(5):
            with pytest.raises(NotSignedIn):
                check.caller(keys.token("two"))
        assert keys.asked == 1
        now[0] += 31
        assert check.caller(keys.token("two")).user_id == "ada"
        assert check.caller(keys.token("one")).user_id == "ada"
        assert keys.asked == 2
        keys.is_down = True
        now[0] += 1000
        assert check.caller(keys.token("two")).user_id == "ada"  # what is known goes on
        assert keys.asked == 3
        expected_warnings("keys of an issuer could not be fetched")


def test_issuer_that_is_down_is_not_the_callers_fault(expected_warnings: Callable[[str], None]) -> None:
    with serving_keys() as keys:
        keys.add("one")
        keys.is_down = True
        with pytest.raises(Unavailable):
            verifier(keys).caller(keys.token())
    expected_warnings("keys of an issuer could not be fetched")


def test_nobody_without_a_token(door: Door) -> None:
    answer = door.ask("GET", "/settings", user=None)

    assert (answer.status, answer.code) == (401, "AUTH_ERROR")
    assert answer.headers["WWW-Authenticate"].startswith("Bearer")
    assert door.ask("GET", "/settings", headers={"Authorization": "Bearer x.y.z"}).status == 401


def test_tenant_header_must_be_the_tokens(door: Door) -> None:
    assert door.ask("GET", "/settings", headers={"X-Tenant-Id": "acme"}).status == 200
    refused = door.ask("GET", "/settings", headers={"X-Tenant-Id": "globex"})
    assert (refused.status, refused.code) == (403, "TENANT_MISMATCH")


def test_every_answer_has_the_requests_id(door: Door) -> None:
    own = door.ask("GET", "/settings", headers={"X-Request-Id": "my-request-1"})
    failed = door.ask("GET", "/status/nonsense")
    strange = door.ask("GET", "/settings", headers={"X-Request-Id": "<script>"})

    assert own.headers["X-Request-Id"] in ("my-request-1", "gateway-Id12345=")
    assert failed.body["requestId"] == failed.headers["X-Request-Id"]
    assert "<" not in strange.headers["X-Request-Id"]
    assert own.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path", "body", "field"),
    [
        ("POST", "/process", {}, ""),
        ("POST", "/process", {"imageUrl": "ftp://x/y"}, "imageUrl"),
        ("POST", "/process", {"imageUrl": "http://x/y", "surprise": 1}, "surprise"),
        ("POST", "/process", {"imageUrl": "http://x/y", "quality": "90"}, "quality"),
        ("POST", "/process", {"imageUrl": "http://x/y", "quality": True}, "quality"),
        ("POST", "/process", {"imageUrl": "http://x/y", "targetWidth": 100}, ""),
        ("POST", "/process", {"imageBase64": "!!!!"}, "imageBase64"),
        ("POST", "/process", {"imageBase64": "aGVsbG8gd29ybGQ="}, "imageBase64"),
        ("POST", "/process-groups", {"groups": []}, "groups"),
        ("POST", "/process-groups", {"groups": [{"groupId": "x", "imageIds": ["a"]}]}, "groups.0.groupId"),
        (
            "POST",
            "/process-groups",
            {"groups": [{"groupId": "pg_1", "imageIds": ["a"]}]},
            "originalImageKeys.a",
        ),
        ("PUT", "/settings", {"settings": {"colorGroups": 11}}, "settings.colorGroups"),
        ("PATCH", "/settings", {"settings": {"colorGroups": 11}}, "settings.colorGroups"),
        (
            "PATCH",
            "/settings",
            {"settings": {"productIdentity": {"signalWeights": {"spatial": 0.9}}}},
            "settings.productIdentity.signalWeights",
        ),
        ("GET", "/status/nonsense", None, "job_id"),
        ("GET", "/changes?since=x", None, "since"),
    ],
)
def test_wrong_request_is_answered_with_the_names_of_its_fields(
    embedded: HttpDoor, method: str, path: str, body: object, field: str
) -> None:
    answer = embedded.ask(method, path, body)

    assert (answer.status, answer.code) == (400, "VALIDATION_ERROR")
    assert field in [each["field"] for each in answer.body["details"]]
    assert set(answer.body) == {"error", "message", "details", "requestId", "timestamp"}


def test_errors_of_the_framework_have_the_same_shape(door: Door) -> None:
    for method, path, status, code in (
        ("GET", "/nowhere", 404, "NOT_FOUND"),
        ("PATCH", "/jobs", 405, "METHOD_NOT_ALLOWED"),
    ):
        answer = door.ask(method, path)
        assert (answer.status, answer.code) == (status, code)
        assert answer.body["requestId"] == answer.headers["X-Request-Id"]
    broken = door.ask("POST", "/process", raw=b"{no json")
    assert (broken.status, broken.code) == (400, "VALIDATION_ERROR")


def test_error_in_the_program_says_no_more_than_its_id(
    own_service: Callable[..., HttpDoor], expected_warnings: Callable[[str], None]
) -> None:
    door = own_service()
    door.local.store.put(Put(Key("TENANT#acme#SETTINGS", "SETTINGS"), {"colorGroups": "damaged"}))

    answer = door.ask("GET", "/settings")

    expected_warnings("an error in the program")
    assert (answer.status, answer.code) == (500, "INTERNAL_ERROR")
    assert answer.body["requestId"] == answer.headers["X-Request-Id"]
    assert "damaged" not in str(answer.body)


LIMITED = """
[limits.process]
tenant = 6
user = 4
[limits.settings]
tenant = 1000
user = 3
[limits.status]
tenant = 1000
tenant_burst = 2
[limits.default]
tenant = 1000
[limits.health]
tenant = 1000
"""


def test_user_over_the_limit_is_told_how_long_and_others_go_on(own_service: Callable[..., HttpDoor]) -> None:
    door = own_service(LIMITED)
    at_start_of_a_window(door)

    answers = [door.ask("GET", "/settings") for _ in range(4)]

    assert [answer.status for answer in answers] == [200, 200, 200, 429]
    denied = answers[3]
    assert denied.code == "RATE_LIMITED"
    assert 1 <= int(denied.headers["Retry-After"]) <= 60
    assert denied.headers["Retry-After"] == str(denied.body["retryAfter"])
    assert denied.headers["X-RateLimit-Remaining"] == "0"
    assert answers[0].headers["X-RateLimit-Limit"] == "1000"
    assert answers[0].headers["X-RateLimit-Remaining"] == "999"
    assert door.ask("GET", "/settings", user=BOB).status == 200
    assert door.ask("GET", "/settings", user=EVE).status == 200


def test_limit_of_a_tenant_holds_for_all_its_users_at_once(own_service: Callable[..., HttpDoor]) -> None:
    door = own_service(LIMITED)
    at_start_of_a_window(door)

    with ThreadPoolExecutor(8) as pool:
        users = [ADA, BOB] * 6
        statuses = list(
            pool.map(lambda user: door.ask("POST", "/process", {"s3Key": "x"}, user=user).status, users)
        )

    assert sorted(statuses) == [400] * 6 + [429] * 6
    assert door.ask("POST", "/process", {"s3Key": "x"}, user=EVE).status == 400


def test_burst_is_limited_within_its_second(own_service: Callable[..., HttpDoor]) -> None:
    door = own_service(LIMITED)
    stopped = door.local.backend.clock()
    door.local.backend.limiter._clock = lambda: stopped

    statuses = [door.ask("GET", "/jobs").status for _ in range(3)]
    door.local.backend.limiter._clock = lambda: stopped + 1
    statuses.append(door.ask("GET", "/jobs").status)

    assert statuses == [200, 200, 429, 200]


def at_start_of_a_window(door: HttpDoor) -> None:
    """Time stands for the limiter, so that no window ends during the test."""
    now = door.local.backend.clock()
    door.local.backend.limiter._clock = lambda: now


def test_repeated_post_is_done_once_and_answered_twice(door: Door) -> None:
    before = door.backend.wallet.balance("ada")
    body = {"imageBase64": base64.b64encode(photo()).decode()}
    headers = {"Idempotency-Key": f"key-{time.monotonic_ns()}"}

    first = door.ask("POST", "/process", body, headers=headers)
    again = door.ask("POST", "/process", body, headers=headers)
    other = door.ask("POST", "/process", {**body, "quality": 50}, headers=headers)
    of_bob = door.ask("POST", "/process", body, headers=headers, user=BOB)

    assert (first.status, again.status) == (202, 202)
    assert again.body == first.body
    assert again.headers["Idempotency-Replayed"] == "true"
    assert (other.status, other.code) == (409, "IDEMPOTENCY_KEY_REUSED")
    assert of_bob.body["jobId"] != first.body["jobId"]
    assert door.backend.wallet.balance("ada") == before - 1
    door.work_off()


def test_many_at_once_with_one_key_make_one_job(embedded: HttpDoor) -> None:
    before = embedded.backend.wallet.balance("ada")
    body = {"imageBase64": base64.b64encode(photo()).decode()}
    headers = {"Idempotency-Key": f"key-{time.monotonic_ns()}"}

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: embedded.ask("POST", "/process", body, headers=headers), range(8)))

    accepted = {answer.body["jobId"] for answer in answers if answer.status == 202}
    assert len(accepted) == 1
    assert {answer.code for answer in answers if answer.status != 202} <= {"IDEMPOTENCY_IN_PROGRESS"}
    assert embedded.backend.wallet.balance("ada") == before - 1
    embedded.work_off()


def test_request_that_died_half_way_is_gone_on_with_and_makes_the_same_job(embedded: HttpDoor) -> None:
    place, owner, route = embedded.backend.idempotency, "TENANT#acme#USER#ada", "POST /x"
    now = embedded.backend.clock()
    begun = place.begin(owner, route, "key-of-the-dead", b"{}")
    place._clock = lambda: now + 120
    try:
        again = place.begin(owner, route, "key-of-the-dead", b"{}")
    finally:
        place._clock = embedded.backend.clock

    assert (again.seed, again.begun_at, again.status) == (begun.seed, begun.begun_at, 0)


def test_refused_request_leaves_its_key_free(door: Door) -> None:
    poor = User(f"poor-{time.monotonic_ns()}", "acme", ())
    headers = {"Idempotency-Key": "key-of-the-poor"}
    body = {"imageBase64": base64.b64encode(photo()).decode()}

    refused = door.ask("POST", "/process", body, headers=headers, user=poor)
    door.backend.wallet.credit(poor.name, 1, f"top-up-{poor.name}", "")
    accepted = door.ask("POST", "/process", body, headers=headers, user=poor)

    assert (refused.status, refused.code) == (402, "INSUFFICIENT_CREDITS")
    assert accepted.status == 202
    assert door.backend.wallet.balance(poor.name) == 0
    door.work_off()


def test_batch_that_cannot_be_paid_whole_takes_nothing(door: Door) -> None:
    poor = User(f"poor-{time.monotonic_ns()}", "acme", ())
    door.backend.wallet.credit(poor.name, 2, f"start-{poor.name}", "")
    images = {f"i{at}": base64.b64encode(photo()).decode() for at in range(3)}

    answer = door.ask(
        "POST",
        "/process-groups",
        {
            "groups": [{"groupId": f"pg_{at}", "imageIds": [f"i{at}"]} for at in range(3)],
            "originalImages": images,
        },
        user=poor,
    )
    door.work_off()

    assert answer.status == 402
    assert door.backend.wallet.balance(poor.name) == 2
    jobs = door.ask("GET", "/jobs", query={"limit": 3}).body["data"]["jobs"]
    assert {job["status"] for job in jobs} <= {"failed", "cancelled"}


def test_new_signing_secrets_leave_what_was_signed_good(
    own_service: Callable[..., HttpDoor],
) -> None:

    door = own_service()
    made = batch(door, [[photo()]]).body["jobs"][0]
    secrets = door.local.backend.signer._secrets
    door.local.backend.signer._fresh_s = 0

    rotate(secrets)
    rotate(secrets)
    newer = batch(door, [[photo()]]).body["jobs"][0]

    def reads(job: dict[str, str]) -> int:
        path = f"/status/{job['jobId']}"
        return door.ask("GET", path, user=None, query={"jobToken": job["jobToken"]}).status

    assert made["jobToken"].split(".")[1] != newer["jobToken"].split(".")[1]
    assert (reads(made), reads(newer)) == (200, 200)
    rotate(secrets)
    assert (reads(made), reads(newer)) == (401, 200)  # three are kept
    door.work_off()


def test_signed_address_takes_only_what_it_was_signed_for(embedded: HttpDoor, tmp_path: Path) -> None:
    files = [{"photoId": "a", "filename": "../../a b.jpg", "contentType": "image/jpeg", "size": 5}]
    target = embedded.ask("POST", "/upload-urls", {"files": files}).body["files"][0]
    url, key = target["uploadUrl"], target["s3Key"]

    assert key.endswith("/0__.._a_b.jpg")
    assert embedded.put(url, b"1234", "image/jpeg") == 400
    assert embedded.put(url, b"123456", "image/jpeg") == 400
    assert embedded.put(url, b"12345", "image/png") == 400
    assert embedded.put(url.replace("size=5", "size=6"), b"123456", "image/jpeg") == 403
    assert embedded.put(url.replace("0_", "1_"), b"12345", "image/jpeg") == 403
    assert embedded.backend.blobs.get(key) is None
    assert embedded.put(url, b"12345", "image/jpeg") == 200
    assert embedded.backend.blobs.get(key) == b"12345"
    assert requests.get(url, timeout=5).status_code == 403  # an address for PUT is none for GET
    clock = embedded.local.blobs._clock
    embedded.local.blobs._clock = lambda: clock() + 901
    try:
        late = requests.put(url, data=b"12345", headers={"Content-Type": "image/jpeg"}, timeout=5)
    finally:
        embedded.local.blobs._clock = clock
    assert (late.status_code, late.json()["error"]) == (403, "URL_EXPIRED")


def test_signed_address_of_s3_binds_type_length_and_time(cloud: Door) -> None:
    files = [{"photoId": "a", "filename": "a.jpg", "contentType": "image/jpeg", "size": 5}]

    url = cloud.ask("POST", "/upload-urls", {"files": files}).body["files"][0]["uploadUrl"]

    query = dict(part.split("=") for part in url.split("?")[1].split("&"))
    assert query["X-Amz-Expires"] == "900"
    assert set(query["X-Amz-SignedHeaders"].split("%3B")) == {"content-length", "content-type", "host"}
    assert query["X-Amz-Algorithm"] == "AWS4-HMAC-SHA256"
