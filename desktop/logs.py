"""The log file: what happened and what went wrong, for whoever is asked for help. No names, no tokens.

BG_REMOVER_LOG=debug writes more, names of photos among it.
"""

from __future__ import annotations

import logging
import logging.handlers
import os
import re
from pathlib import Path

LEVEL_VARIABLE = "BG_REMOVER_LOG"
LOG_NAME = "bg-remover.log"

_BYTES = 1_000_000
_KEPT = 3
_SECRETS = (
    # Of HTTP (RFC 6750), of JSON Web Tokens (RFC 7519), of AWS; and whatever calls itself one.
    (re.compile(r"(?i)\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,}"), r"\1 [secret]"),
    (re.compile(r"\beyJ[A-Za-z0-9_-]{8,}(\.[A-Za-z0-9_-]*)*"), "[token]"),
    (re.compile(r"\b(AKIA|ASIA)[A-Z0-9]{12,}"), "[key]"),
    (
        re.compile(
            r"""(?ix)((?:[a-z_-]*(?:token|secret|password|passwd|api[_-]?key|authorization))["']?\s*[:=]\s*["']?)
            [^\s"',;&}]{3,}"""
        ),
        r"\1[secret]",
    ),
    (re.compile(r"(?i)\b([a-z][a-z0-9+.-]*://)[^\s/@]+@"), r"\1[user]@"),
    (re.compile(r"(?i)\b(https?://[^\s?#\"'<>]*)[?#][^\s\"'<>]*"), r"\1?[left out]"),
    (re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"), "[e-mail]"),
)
_PHOTO_NAME = re.compile(
    r"(?i)[^\\/'\"\n:;,()\[\]<>|]*\.(jpe?g|jfif|png|apng|webp|tiff?|bmp|gif|hei[cf]|avif|jp2|j2k|dng|cr[23]|nef|arw"
    r"|raf|rw2|orf|psd|bgshoot)\b"
)


def keep_log(folder: Path) -> None:
    """Write the program's log below a folder, rotated; without a log when the folder cannot be written."""
    root = logging.getLogger("desktop")
    is_debug = os.environ.get(LEVEL_VARIABLE, "").lower() == "debug"
    root.setLevel(logging.DEBUG if is_debug else logging.INFO)
    root.propagate = False
    root.addHandler(logging.NullHandler())
    # Pillow warns of odd EXIF in good photos: that belongs in the log, not on the user's screen.
    logging.captureWarnings(capture=True)
    logging.getLogger("py.warnings").propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / LOG_NAME, maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(Discreet(keep_names=is_debug))
    root.addHandler(handler)
    logging.getLogger("py.warnings").addHandler(handler)


class Discreet(logging.Formatter):
    """Lines and tracebacks without what is nobody's business."""

    def __init__(self, *, keep_names: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._keep_names = keep_names

    def format(self, record: logging.LogRecord) -> str:
        return redacted(super().format(record), keep_names=self._keep_names)


def redacted(text: str, *, keep_names: bool = False) -> str:
    """A text without tokens, passwords, e-mail addresses and query strings, and without names of photos and
    of the user's folder unless keep_names.
    """
    for pattern, instead in _SECRETS:
        text = pattern.sub(instead, text)
    if keep_names:
        return text
    home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises when there is none
    if len(home) > 1:
        text = text.replace(home, "~")
    return _PHOTO_NAME.sub(lambda found: f"[photo].{found[1]}", text)


def last_lines(folder: Path, count: int) -> list[str]:
    """Of the log, the newest last; none when there is none."""
    try:
        text = (folder / LOG_NAME).read_text("utf-8", errors="replace")
    except OSError:
        return []
    return text.splitlines()[-count:]
