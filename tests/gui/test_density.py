"""Screens of any density: the same window, sharper, with nothing cut off."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# Qt reads the density when it starts, so each has a process of its own.
SCRIPT = """
import json, sys
from pathlib import Path
from PySide6.QtTest import QTest
from desktop.gui.application import make_application, make_theme, open_window, window_settings
from desktop.paths import Places
from tests.gui.walking import clipped, overlapping

app = make_application()
places = Places.below(Path(sys.argv[1]))
theme = make_theme(app)
window = open_window(places, theme, window_settings(places))
window.resize(900, 600)
window.show()
app.processEvents()
found = {"density": window.devicePixelRatioF(), "cut": clipped(window) + overlapping(window)}
picture = window.grab()
found["pixels"] = [picture.width(), picture.height()]
sheet = window.show_settings()
app.processEvents()
found["cut"] += clipped(sheet) + overlapping(sheet)
icon = theme.pixmap("settings", theme.colours.text, 20, window.devicePixelRatioF())
found["icon"] = icon.width()
sheet.leave()
window.close()
while window.isVisible():
    QTest.qWait(10)
print(json.dumps(found))
"""


@pytest.mark.parametrize(
    ("factor", "pixels", "icon"), [(1, (900, 600), 20), (1.5, (1350, 900), 30), (2, (1800, 1200), 40)]
)
def test_window_is_drawn_at_the_density_of_the_screen(
    tmp_path: Path, factor: float, pixels: tuple[int, int], icon: int
) -> None:
    environment = {**os.environ, "QT_SCALE_FACTOR": str(factor), "PYTHONPATH": str(ROOT)}

    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=90,
    )

    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found == {"density": factor, "cut": [], "pixels": list(pixels), "icon": icon}
