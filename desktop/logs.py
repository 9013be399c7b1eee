"""The log file: what happened and what went wrong, for whoever is asked for help. No names, no tokens."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

_BYTES = 1_000_000
_KEPT = 3


def keep_log(folder: Path) -> None:
    """Write the program's log below a folder, rotated; without a log when the folder cannot be written."""
    root = logging.getLogger("desktop")
    root.setLevel(logging.INFO)
    root.propagate = False
    root.addHandler(logging.NullHandler())
    # Pillow warns of odd EXIF in good photos: that belongs in the log, not on the user's screen.
    logging.captureWarnings(capture=True)
    logging.getLogger("py.warnings").propagate = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "bg-remover.log", maxBytes=_BYTES, backupCount=_KEPT, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
    logging.getLogger("py.warnings").addHandler(handler)
