from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.logs import redacted

ROOT = Path(__file__).resolve().parents[1]
SECRETS = (
    "Authorization: Bearer abcdef123456.ghi",
    "authorization=Basic dXNlcjpwYXNz",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl",
    "key AKIAIOSFODNN7EXAMPLE in use",
    '{"refresh_token": "abcDEF123secret"}',
    "password=hunter2hunter2",
    "api_key: 0123456789abcdef",
    "mail from anna.jonsdottir+shop@example.is bounced",
    "https://shop.example/a.jpg?signature=abc123&user=7",
    "https://anna:hunter2@proxy.example:8080",
)


@pytest.mark.parametrize("line", SECRETS)
def test_secrets_never_reach_the_log(line: str) -> None:
    shown = redacted(line, keep_names=True)

    secrets = (
        "abcdef123456", "dXNlcjpwYXNz", "eyJ", "AKIA", "abcDEF123secret", "hunter2", "0123456789abcdef",
        "anna", "signature", "abc123",
    )  # fmt: skip
    assert not any(secret in shown for secret in secrets), shown
    assert "[" in shown


def test_names_of_photos_and_the_home_are_left_out() -> None:
    line = f"{os.path.expanduser('~')}/shoots/Anna's wedding/IMG 2041.HEIC could not be read"  # noqa: PTH111

    shown = redacted(line)

    assert "IMG" not in shown
    assert shown.startswith("~/shoots/")
    assert "[photo].HEIC could not be read" in shown
    assert redacted("x/IMG_1.jpg", keep_names=True) == "x/IMG_1.jpg"


def test_ordinary_lines_stay_as_they_are() -> None:
    for line in (
        "the download from 127.0.0.1 was cut: there is no connection",
        'File "/usr/lib/python3.11/threading.py", line 975, in run',
        "setting workers has no usable value; the default is taken",
        "u2net.arranged.onnx was not arranged from u2net.onnx",
    ):
        assert redacted(line) == line


@pytest.mark.parametrize(("level", "has_name"), [("", False), ("debug", True)])
def test_traceback_in_the_file_is_redacted_and_names_come_only_at_debug(
    tmp_path: Path, level: str, has_name: bool
) -> None:
    script = """
import logging, sys
from pathlib import Path
from desktop.logs import keep_log
keep_log(Path(sys.argv[1]))
log = logging.getLogger("desktop.app")
log.debug("reading mug.jpg")
try:
    raise ValueError("bad token=abcdef123 in secret-mug.jpg")
except ValueError:
    log.exception("job failed")
"""
    environment = os.environ | {"BG_REMOVER_LOG": level}
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, env=environment, check=True)

    text = (tmp_path / "bg-remover.log").read_text("utf-8")
    assert "Traceback" in text
    assert "abcdef123" not in text
    assert ("secret-mug" in text) == has_name
    assert ("reading mug.jpg" in text) == has_name
    assert logging.getLogger("desktop").handlers == []
