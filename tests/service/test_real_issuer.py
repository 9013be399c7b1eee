"""Tokens of a certified OpenID provider (oidc-provider on Node), with short lives."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.service.doors import HttpDoor

HERE = Path(__file__).resolve().parent / "oidc"
INSTALLED = Path(sys.prefix) / "oidc-provider"
LIMIT_S = 20


class Provider:
    def __init__(self, issuer: str, secret: str) -> None:
        self.issuer = issuer
        self._secret = secret

    def token(self, client: str = "known") -> str:
        answer = requests.post(
            f"{self.issuer}/token",
            data={"grant_type": "client_credentials"},
            auth=(client, self._secret),
            timeout=10,
        )
        assert answer.status_code == 200, answer.text
        return str(answer.json()["access_token"])


@pytest.fixture(scope="module")
def node() -> str:
    """Node with the provider beside it."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        pytest.skip("no Node with npm: tokens of oidc-provider are not tried")
    if not (INSTALLED / "node_modules" / "oidc-provider").is_dir():
        INSTALLED.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / "package.json", INSTALLED)
        command = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"]
        done = subprocess.run(command, cwd=INSTALLED, capture_output=True, text=True)
        if done.returncode:
            pytest.skip(f"npm could not fetch oidc-provider: {done.stderr.strip()[-200:]}")
    return node


@contextmanager
def provider(node: str, token_s: int) -> Iterator[Provider]:
    secret = secrets.token_urlsafe(32)
    process = subprocess.Popen(
        [node, str(HERE / "provider.mjs"), str(INSTALLED)],
        env={**os.environ, "CLIENT_SECRET": secret, "TOKEN_S": str(token_s)},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.startswith('{"issuer"'):
                break
        else:
            pytest.fail("the provider did not start")
        try:
            yield Provider(str(json.loads(line)["issuer"]), secret)
        finally:
            process.terminate()


def config(issuer: str) -> str:
    return f"""
leeway_s = 0
[[issuers]]
issuer = "{issuer}"
jwks_url = "{issuer}/jwks"
audiences = ["known"]
"""


def ask(door: HttpDoor, token: str) -> Any:
    return door.ask("GET", "/settings", user=None, headers={"Authorization": f"Bearer {token}"})


def test_tokens_of_a_real_provider_are_good_for_the_known_client_until_they_expire(
    node: str, own_service: Callable[..., HttpDoor]
) -> None:
    with provider(node, token_s=3) as real:
        door = own_service(config(real.issuer))
        token = real.token()
        first = ask(door, token)
        stranger = ask(door, real.token("stranger"))
        ends = time.monotonic() + LIMIT_S
        while (last := ask(door, token)).status == 200 and time.monotonic() < ends:
            pass
        renewed = ask(door, real.token())

    assert first.status == 200
    assert (stranger.status, stranger.code) == (401, "INVALID_CLAIMS")
    assert (last.status, last.code) == (401, "TOKEN_EXPIRED")
    assert renewed.status == 200


def test_token_of_a_provider_that_started_anew_is_refused(
    node: str, own_service: Callable[..., HttpDoor]
) -> None:
    with provider(node, token_s=60) as old:
        token = old.token()
    with provider(node, token_s=60) as real:
        door = own_service(config(real.issuer))

        answer = ask(door, token)

    assert (answer.status, answer.code) == (401, "INVALID_CLAIMS")
