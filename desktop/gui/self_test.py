"""`bg-remover self-test`: what an installed program must be able to do, the window first, as JSON."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from desktop import __version__
from desktop.app.self_test import SelfTest, engine_attempts, tried
from desktop.paths import Places

_OFFSCREEN = "offscreen"


def main(arguments: Sequence[str]) -> int:
    """Try everything and print it; 0 when all of it works. --output FILE: for a program without a console."""
    attempts = {"window": try_window, **engine_attempts()}
    result = SelfTest(
        __version__,
        bool(getattr(sys, "frozen", False)),
        tuple(tried(name, attempt) for name, attempt in attempts.items()),
    )
    text = json.dumps(result.document(), indent=2, ensure_ascii=False)
    if len(arguments) == 2 and arguments[0] == "--output":
        Path(arguments[1]).write_text(text + "\n", "utf-8")
    else:
        sys.stdout.write(text + "\n")
    return 0 if result.ok else 1


def try_window() -> str:
    """Open the window on an empty library, look at what it painted, close it."""
    if sys.platform.startswith("linux") and not (os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}):
        os.environ.setdefault("QT_QPA_PLATFORM", _OFFSCREEN)
    from PySide6.QtWidgets import QApplication

    from desktop.gui.application import make_application, make_theme, open_window, window_settings

    app = make_application()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        places = Places.below(Path(folder))
        settings = window_settings(places)
        window = open_window(places, make_theme(app), settings)
        closed: list[bool] = []
        window.destroyed.connect(lambda: closed.append(True))
        window.show()
        QApplication.processEvents()
        picture = window.grab().toImage()
        colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, 200, 7)}
        window.close()
        while window.isVisible():
            QApplication.processEvents()
        window.deleteLater()
        settings.sync()
    if len(colours) < 3:
        raise RuntimeError(f"the window painted {len(colours)} colours")
    return f"{app.platformName()}, {picture.width()}x{picture.height()}"
