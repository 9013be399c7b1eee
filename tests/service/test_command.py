"""python -m service: the commands, and the README's way from nothing to a finished cutout."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cloud.wire import TenantProfile
from service.__main__ import main
from service.signing import parse_secrets
from tests.photos import encoded, product_picture

ROOT = Path(__file__).resolve().parents[2]


def test_users_credits_and_secrets_by_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = ["--data", str(tmp_path)]

    assert main(["add-user", "ada", "--tenant", "acme", "--group", "admin", *data]) == 0
    assert re.search(r"user ada of acme, password \S{16}", capsys.readouterr().out)
    assert main(["add-credits", "ada", "5", *data]) == 0
    assert main(["add-credits", "ada", "2", *data]) == 0
    assert "ada has 7 credits" in capsys.readouterr().out
    before = (tmp_path / "signing-secrets.json").read_text("utf-8")
    assert main(["rotate", *data]) == 0
    assert (tmp_path / "signing-secrets.json").read_text("utf-8") != before
    capsys.readouterr()
    assert main(["new-secrets"]) == 0
    assert len(parse_secrets(capsys.readouterr().out)) == 1
    assert main(["openapi"]) == 0
    assert json.loads(capsys.readouterr().out)["info"]["title"] == "BG Remover API"


def test_wrong_configuration_is_told_and_nothing_starts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "config.toml"
    file.write_text('stage = "production"\n', "utf-8")

    assert main(["serve", "--data", str(tmp_path), "--port", "0", "--config", str(file)]) == 2
    assert "stage" in capsys.readouterr().err


def readme_commands() -> str:
    """The block of the README that uses curl."""
    text = (ROOT / "README.md").read_text("utf-8")
    block = text.split("From nothing to a finished cutout by curl")[1].split("\n\n")[1]
    return "\n".join(line[4:] for line in block.splitlines())


def test_commands_of_the_readme_end_with_a_cutout(tmp_path: Path) -> None:
    bash, curl = shutil.which("bash"), shutil.which("curl")
    if bash is None or curl is None:
        pytest.skip("no bash or curl: the README's commands are not run")
    (tmp_path / "a.jpg").write_bytes(encoded(product_picture()))
    serve = [sys.executable, "-m", "service", "--data", str(tmp_path / "data"), "--port", "0"]
    with subprocess.Popen(
        serve, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        password = re.search(r"password (\S+):", process.stdout.readline())
        port = re.search(r"http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        profile = TenantProfile.model_validate_json(process.stdout.readline())
        assert password is not None
        assert port is not None
        script = f"PASSWORD={password[1]}\n" + readme_commands().replace("8077", port[1])
        # The server listens before it is ready: curl's connection waits in its queue.
        ran = subprocess.run(
            [bash, "-e", "-c", script], cwd=tmp_path, capture_output=True, text=True, timeout=90
        )
        process.terminate()
        log = process.stderr.read() if process.stderr else ""

    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")
    assert profile.api.endswith("/bg-remover")
    assert password[1] not in log
    assert process.returncode in (0, -15)
    assert all("requestId" in json.loads(line) or "uvicorn" in line for line in log.splitlines())
