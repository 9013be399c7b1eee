"""A live service on loopback for all tests of it, and AWS on loopback by moto's server."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

from service.aws import handler
from service.aws.cloud import Environment
from service.embedded.issuer import CLIENT_ID
from service.embedded.local import Local, Place, local_service
from service.signing import dump_secrets, new_secret
from tests.service.aws_parts import CREDENTIALS, aws_on_loopback, make_parts
from tests.service.doors import ADA, BOB, EVE, Door, HttpDoor, LambdaDoor

PLENTY = "".join(
    f"[limits.{action}]\ntenant = 1000000\nuser = 1000000\n"
    for action in ("process", "status", "settings", "default", "health")
)
"""Limits that no test meets by accident."""


@contextmanager
def serving(local: Local, listener: socket.socket) -> Iterator[None]:
    """uvicorn in a thread."""
    server = uvicorn.Server(uvicorn.Config(local.app, log_config=None, access_log=False))
    thread = threading.Thread(target=server.run, args=([listener],), name="Server", daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
        assert thread.is_alive()
    try:
        yield
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def live(folder: Path, config: str = "") -> Iterator[HttpDoor]:
    """A service below a folder, with three users who have a thousand credits each."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "config.toml"
    file.write_text(config if "[limits" in config else config + PLENTY, "utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        place = Place(folder, f"http://127.0.0.1:{listener.getsockname()[1]}", file)
        with local_service(place) as local:
            for user in (ADA, BOB, EVE):
                if user.name not in place.users.names():
                    place.users.add(user)
                local.backend.wallet.credit(user.name, 1000, f"first-{user.name}", "For tests")
            with serving(local, listener):
                yield HttpDoor(place.url, local)


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HttpDoor]:
    with live(tmp_path_factory.mktemp("service"), 'quality = "fast"\n') as door:
        yield door


@pytest.fixture
def own_service(tmp_path: Path) -> Iterator[Callable[..., HttpDoor]]:
    """Starts services of this test's own."""
    import contextlib

    with contextlib.ExitStack() as stack:
        yield lambda config="", name="own": stack.enter_context(live(tmp_path / name, config))


@pytest.fixture(scope="session")
def moto() -> Iterator[str]:
    """The address of AWS on loopback."""
    with aws_on_loopback() as endpoint, pytest.MonkeyPatch.context() as patch:
        for name, value in CREDENTIALS.items():
            patch.setenv(name, value)
        yield endpoint


@pytest.fixture(scope="session")
def cloud(moto: str, embedded: HttpDoor) -> Iterator[LambdaDoor]:
    """The functions on AWS, whose users sign in at the embedded issuer."""
    config = {
        "stage": "dev",
        "public_url": "https://api.example.test",
        "issuers": [
            {
                "issuer": embedded.issuer.url,
                "jwks_url": f"{embedded.issuer.url}/jwks.json",
                "audiences": [CLIENT_ID],
            }
        ],
        "labels": {"rekognition": True},
        "quality": "fast",
        "limits": {
            action: {"tenant": 1_000_000, "user": 1_000_000}
            for action in ("process", "status", "settings", "default", "health")
        },
    }
    environment = make_parts(moto, "main", config, dump_secrets((new_secret(),)))
    with pytest.MonkeyPatch.context() as patch:
        for name, value in _variables(environment).items():
            patch.setenv(name, value)
        patch.setattr(handler, "keep_log", lambda _: None)  # the tests' own watch of warnings stays
        door = LambdaDoor(embedded.issuer)
        for user in (ADA, BOB, EVE):
            door.backend.wallet.credit(user.name, 1000, f"first-{user.name}", "For tests")
        yield door


def _variables(environment: Environment) -> dict[str, str]:
    return {
        "AWS_REGION": environment.region,
        "TABLE": environment.table,
        "BUCKET": environment.bucket,
        "QUEUE_URL": environment.queue_url,
        "DEAD_QUEUE_URL": environment.dead_queue_url,
        "CONFIG_PARAMETER": environment.config_parameter,
        "SECRETS_PARAMETER": environment.secrets_parameter,
        "AWS_ENDPOINT_URL": str(environment.endpoint),
    }


@pytest.fixture(params=["embedded", "cloud"])
def door(request: pytest.FixtureRequest) -> Door:
    """The same service both ways."""
    found: Door = request.getfixturevalue(request.param)
    return found
