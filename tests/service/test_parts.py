"""Configuration, log, health, texts, ids, guarded addresses, the development issuer."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import logging
import re
import threading
import uuid
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests

from service.aws.calls import client
from service.aws.cloud import Environment
from service.aws.events import EventBridgeSink
from service.aws.ssm import SsmConfig, SsmSecrets
from service.config import Configuration, checked
from service.domain.classify import UNKNOWN, category_of
from service.domain.ids import job_id
from service.domain.texts import product_texts
from service.embedded.files import FileSecrets, TomlConfig
from service.errors import ConfigError, DependencyFailed, Invalid, Unavailable
from service.fetch import Fetcher
from service.health import Check, Doctor
from service.log import JsonLines, request_id
from service.signing import dump_secrets, new_secret, parse_secrets, rotate
from tests.photos import encoded, product_picture
from tests.service.doors import ADA, Door, HttpDoor

GOOD: dict[str, Any] = {
    "stage": "prod",
    "public_url": "https://api.example.test",
    "issuers": [
        {
            "issuer": "https://cognito-idp.eu-west-1.amazonaws.com/pool",
            "jwks_url": "https://cognito-idp.eu-west-1.amazonaws.com/pool/.well-known/jwks.json",
            "audiences": ["web", "desktop"],
        }
    ],
}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"stage": "production"}, "stage"),
        ({"public_url": "api.example.test"}, "public_url"),
        ({"issuers": []}, "issuers"),
        ({"issuers": [{**GOOD["issuers"][0], "audiences": []}]}, "issuers.0.audiences"),
        ({"issuers": [{**GOOD["issuers"][0], "jwks_url": "http://a/b"}]}, "https"),
        ({"wallet": {"required": False}}, "wallet.required"),
        ({"fetch_hosts": ["intranet"]}, "fetch_hosts"),
        ({"log_level": "DEBUG"}, "log level"),
        ({"surprise": 1}, "surprise"),
        ({"limits": {"process": {"tenant": 0}}}, "limits.process.tenant"),
        ({"prefix": "no-slash"}, "prefix"),
    ],
)
def test_wrong_configuration_is_refused_by_the_name_of_its_field(
    changes: dict[str, object], field: str
) -> None:
    with pytest.raises(ConfigError, match=re.escape(field)):
        checked({**GOOD, **changes})

    assert checked(GOOD).stage == "prod"


class Source:
    """A source that can be changed."""

    def __init__(self) -> None:
        self.document: dict[str, object] | None = GOOD
        self.reads = 0

    def read(self) -> dict[str, object]:
        self.reads += 1
        if self.document is None:
            raise ConfigError("it is gone")
        return self.document


def test_configuration_is_kept_read_again_and_survives_a_bad_read(
    expected_warnings: Callable[[str], None],
) -> None:
    source, now = Source(), [0.0]
    configuration = Configuration(source, fresh_s=10, clock=lambda: now[0])
    assert [configuration.current().quality for _ in range(3)] == ["balanced"] * 3
    assert source.reads == 1
    source.document = {**GOOD, "quality": "fast"}
    now[0] = 11
    assert configuration.current().quality == "fast"
    source.document = None
    now[0] = 22
    assert configuration.current().quality == "fast"
    expected_warnings("the last good one is used: it is gone")
    with pytest.raises(ConfigError):
        Configuration(source)


@pytest.mark.parametrize("side", ["file", "ssm"])
def test_configuration_and_secrets_of_both_sides(
    side: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if side == "file":
        file = tmp_path / "config.toml"
        file.write_text('stage = "prod"\nquality = "fast"\n', "utf-8")
        source: Any = TomlConfig(file, GOOD)
        missing: Any = TomlConfig(tmp_path / "none.toml", GOOD)
        secrets: Any = FileSecrets(tmp_path / "secrets.json")
        assert (tmp_path / "secrets.json").stat().st_mode & 0o077 == 0
    else:
        parameters = client("ssm", "eu-west-1", request.getfixturevalue("moto"))
        name = f"/bg-remover/{uuid.uuid4()}"
        document = json.dumps({**GOOD, "quality": "fast"})
        parameters.put_parameter(Name=f"{name}/config", Value=document, Type="String")
        parameters.put_parameter(
            Name=f"{name}/secrets", Value=dump_secrets((new_secret(),)), Type="SecureString"
        )
        source = SsmConfig(parameters, f"{name}/config")
        missing = SsmConfig(parameters, f"{name}/none")
        secrets = SsmSecrets(parameters, f"{name}/secrets")
        with pytest.raises(ConfigError):
            SsmSecrets(parameters, f"{name}/none").load()

    assert Configuration(source).current().quality == "fast"
    with pytest.raises(ConfigError):
        missing.read()
    first = secrets.load()
    fresh = rotate(secrets)
    assert secrets.load() == (fresh, *first)


@pytest.mark.parametrize("text", ["", "[]", "{}", '[{"id": "a", "key": "c2hvcnQ="}]', '[{"id": "a"}]'])
def test_weak_or_missing_secret_is_refused(text: str) -> None:
    with pytest.raises(ConfigError):
        parse_secrets(text)


def test_function_without_its_environment_does_not_start() -> None:
    with pytest.raises(ConfigError, match="TABLE, BUCKET"):
        Environment.of({"AWS_REGION": "eu-west-1"})


def logged(message: str, *values: object, **fields: object) -> dict[str, Any]:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    record = logging.getLogger("service.test").makeRecord(
        "service.test", logging.INFO, "f", 1, message, values, None, extra=fields
    )
    handler.handle(record)
    found: dict[str, Any] = json.loads(stream.getvalue())
    return found


def test_log_is_json_with_the_requests_id_and_without_anybodys_secrets() -> None:
    token = request_id.set("request-7")
    line = logged(
        "for %s with Bearer abcdefghijkl",
        "ada@example.com",
        jobId="j1",
        count=3,
        authorization="Basic x",
        email="e",
        url="https://b/k?X-Amz-Signature=abc123&a=1",
        text="eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln",
    )
    request_id.reset(token)

    assert (line["level"], line["logger"], line["requestId"]) == ("INFO", "service.test", "request-7")
    assert (line["jobId"], line["count"]) == ("j1", 3)
    assert line["message"] == "for [redacted] with [redacted]"
    assert line["authorization"] == line["email"] == line["text"] == "[redacted]"
    assert line["url"] == "https://b/k?[redacted]&a=1"
    assert len(logged("x" * 10_000)["message"]) == 2000


def test_every_line_of_a_request_has_its_id_and_none_has_its_token(embedded: HttpDoor) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root = logging.getLogger("service")
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        embedded.ask("GET", "/jobs", headers={"X-Request-Id": "a-request-of-its-own"})
    finally:
        root.removeHandler(handler)
        root.setLevel(logging.NOTSET)

    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    mine = [line for line in lines if line.get("requestId") == "a-request-of-its-own"]
    assert mine[-1]["message"] == "request"
    assert (mine[-1]["route"], mine[-1]["status"], mine[-1]["tenant"]) == ("/jobs", 200, "acme")
    assert embedded.issuer.token(ADA, "id")[:20] not in stream.getvalue()


def down() -> None:
    raise Unavailable("it does not answer")


def test_health_tells_degraded_from_down_and_waits_for_nobody() -> None:
    release = threading.Event()

    def hangs() -> None:
        release.wait(10)

    well = Check("store", lambda: None, critical=True)
    degraded = Doctor([well, Check("wallet", down, critical=False)]).examine()
    unhealthy = Doctor([well, Check("blobs", down, critical=True)]).examine()
    slow = Doctor([well, Check("labels", hangs, critical=False)], limit_s=0.05).examine()
    release.set()

    assert (degraded.status, degraded.http_status) == ("degraded", 207)
    assert degraded.dependencies["wallet"].message == "it does not answer"
    assert degraded.dependencies["store"].status == "healthy"
    assert (unhealthy.status, unhealthy.http_status) == ("unhealthy", 503)
    assert slow.dependencies["labels"].message == "no answer within 0.05 s"


def test_health_is_asked_of_every_dependency_but_not_for_every_request() -> None:
    asked = []
    doctor = Doctor([Check("store", lambda: asked.append(1), critical=True)])

    verdicts = [doctor.examine() for _ in range(5)]

    assert len(asked) == 1
    assert {verdict.status for verdict in verdicts} == {"healthy"}


def test_health_is_for_everybody(door: Door) -> None:
    answer = door.ask("GET", "/health", user=None)

    assert (answer.status, answer.body["status"]) == (200, "healthy")
    assert {"store", "blobs", "queue", "wallet"} <= set(answer.body["dependencies"])
    assert "changes" in answer.body["capabilities"]


def test_ids_sort_by_time_and_come_again_for_the_same_request() -> None:
    seed = "a" * 32
    early, late = job_id(1_800_000_000.0, seed), job_id(1_800_000_000.1, "b")

    assert early < late
    assert early == job_id(1_800_000_000.0, seed)
    assert len({job_id(1_800_000_000.0, seed, number) for number in range(1000)}) == 1000
    assert uuid.UUID(early).version == 7
    assert uuid.UUID(early).variant == uuid.RFC_4122
    assert uuid.UUID(early).int >> 80 == 1_800_000_000_000


@pytest.mark.parametrize(
    ("words", "category"),
    [
        (["Nice", "Running Shoes"], "footwear"),
        (["Lopapeysa, ný"], "apparel"),
        (["Handbag", "Shoe"], "accessories"),
        (["Red", "Oblong"], UNKNOWN),
        ([], UNKNOWN),
        (["Shoehorn"], UNKNOWN),
    ],
)
def test_category_is_of_whole_words_and_unknown_is_an_answer(words: list[str], category: str) -> None:
    assert category_of(words) == category


def test_texts_agree_with_their_nouns_in_icelandic() -> None:
    def phrase(category: str, *colours: str) -> str:
        return product_texts(["is"], category=category, colours=colours)["is"].short

    assert phrase("footwear", "red") == "Rauðir skór."
    assert phrase("apparel", "blue", "white") == "Blá og hvít flík."
    assert phrase("accessories", "brown") == "Brúnn fylgihlutur."
    assert phrase("electronics", "black") == "Svart raftæki."
    assert phrase("unknown") == "Vara."
    every = product_texts(["en", "is-IS", "de"], name="Bók", category="general", condition="fair")
    assert set(every) == {"en", "is-IS"}
    assert every["is-IS"].long == "Bók: vara. Ástand: sæmilegt. Myndin sýnir vöruna sjálfa."


@pytest.fixture(scope="module")
def pictures() -> Iterator[str]:
    """A server of pictures inside the network."""
    data = encoded(product_picture())

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302 if self.path == "/inside" else 200)
            if self.path == "/inside":
                self.send_header("Location", "http://169.254.169.254/latest/meta-data")
            self.send_header("Content-Length", str(0 if self.path == "/inside" else len(data)))
            self.end_headers()
            if self.path != "/inside":
                self.wfile.write(data)

        def log_message(self, format: str, *values: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, name="Pictures", daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "127.1",
        "0.0.0.0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.1.1",
        "[fe80::1]",
        "[fd00:ec2::254]",
        "8.8.8.8@127.0.0.1",
    ],
)
def test_picture_from_inside_the_network_is_refused(host: str, pictures: str) -> None:
    port = pictures.rsplit(":", 1)[1]

    with pytest.raises(Invalid):
        Fetcher().fetch(f"http://{host}:{port}/a.jpg")


def test_name_that_resolves_to_the_inside_is_refused_even_beside_a_public_answer(pictures: str) -> None:
    port = pictures.rsplit(":", 1)[1]

    for answers in (("127.0.0.1",), ("93.184.216.34", "127.0.0.1"), ("::ffff:10.0.0.1",)):
        with pytest.raises(Invalid):
            Fetcher(resolve=lambda *_, answers=answers: answers).fetch(f"http://a.example:{port}/a.jpg")


def test_redirection_to_the_inside_is_refused_and_a_picture_is_fetched(pictures: str) -> None:
    allowing = Fetcher(private_hosts=["127.0.0.1"])

    assert allowing.fetch(f"{pictures}/a.jpg") == encoded(product_picture())
    with pytest.raises(Invalid):
        allowing.fetch(f"{pictures}/inside")
    with pytest.raises(DependencyFailed):
        allowing.fetch("http://127.0.0.1:9/a.jpg")


def test_job_fetches_its_picture_or_says_why_not(own_service: Callable[..., HttpDoor], pictures: str) -> None:
    door = own_service('quality = "fast"\nfetch_hosts = ["127.0.0.1"]\n')
    good = door.ask("POST", "/process", {"imageUrl": f"{pictures}/a.jpg"}).body["jobId"]
    bad = door.ask("POST", "/process", {"imageUrl": f"{pictures}/inside"}).body["jobId"]

    door.work_off()

    assert door.ask("GET", f"/status/{good}").body["status"] == "completed"
    failed = door.ask("GET", f"/status/{bad}").body
    assert (failed["status"], failed["images"][0]["errorCode"]) == ("failed", "url")
    assert door.backend.wallet.balance("ada") == 999


def test_sign_in_with_a_code_that_is_good_once(embedded: HttpDoor) -> None:
    issuer, users = f"{embedded.url}/dev", embedded.issuer.users
    password = users.add(ADA)
    verifier = "v" * 43
    digest = hashlib.sha256(verifier.encode()).digest()
    challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
    asked = {"client_id": "bg-remover-desktop", "redirect_uri": "http://127.0.0.1:1/cb"}
    page = requests.get(
        f"{issuer}/authorize",
        params={**asked, "code_challenge": challenge, "state": "s", "nonce": "n"},
        timeout=5,
    )
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.text))
    wrong = requests.post(
        f"{issuer}/authorize", data={**fields, "username": "ada", "password": "x"}, timeout=5
    )
    back = requests.post(
        f"{issuer}/authorize",
        data={**fields, "username": "ada", "password": password},
        timeout=5,
        allow_redirects=False,
    )
    answer = parse_qs(urlsplit(back.headers["Location"]).query)
    redeem = {
        **asked,
        "grant_type": "authorization_code",
        "code": answer["code"][0],
        "code_verifier": verifier,
    }
    granted = requests.post(f"{issuer}/token", data=redeem, timeout=5)
    again = requests.post(f"{issuer}/token", data=redeem, timeout=5)

    assert wrong.status_code == 401
    assert (answer["state"], answer["iss"]) == (["s"], [issuer])
    assert again.json() == {"error": "invalid_grant"}
    token = granted.json()["id_token"]
    assert embedded.backend.verifier.caller(token).user_id == "ada"
    discovery = requests.get(f"{issuer}/.well-known/openid-configuration", timeout=5).json()
    assert discovery["issuer"] == issuer


def test_refresh_token_is_good_once_and_a_second_use_ends_its_family(embedded: HttpDoor) -> None:
    issuer = embedded.issuer
    first = str(issuer.grant(ADA)["refresh_token"])

    second = issuer.refresh(first)
    assert second is not None
    assert issuer.refresh(first) is None
    assert issuer.refresh(str(second["refresh_token"])) is None
    other = str(issuer.grant(ADA)["refresh_token"])
    issuer.revoke(other)
    assert issuer.refresh(other) is None


def test_sign_in_page_sends_nobody_elsewhere(embedded: HttpDoor) -> None:
    for redirect in ("https://evil.example/cb", "http://127.0.0.1.evil.example/", "javascript:alert(1)"):
        asked = {"client_id": "bg-remover-desktop", "redirect_uri": redirect, "code_challenge": "c" * 43}
        assert requests.get(f"{embedded.url}/dev/authorize", params=asked, timeout=5).status_code == 400
    wrong = {
        "grant_type": "password",
        "client_id": "bg-remover-desktop",
        "username": "nobody",
        "password": "",
    }
    assert requests.post(f"{embedded.url}/dev/token", data=wrong, timeout=5).status_code == 400


def test_event_that_is_not_taken_is_logged_and_hurts_nobody(
    moto: str, expected_warnings: Callable[[str], None]
) -> None:
    EventBridgeSink(client("events", "eu-west-1", moto)).emit({"job_id": "j", "at": 1.0})
    EventBridgeSink(client("events", "eu-west-1", "http://127.0.0.1:1")).emit({"job_id": "j", "at": 1.0})

    expected_warnings("an event was not taken: EndpointConnectionError")
