"""Collect the window's texts into resources/translations and compile them.

    python packaging/make_translations.py

English is the language of the source; its file holds the plural forms only. Write missing forms into the .ts
file by hand (or with Qt Linguist) and call this again. Needs PySide6's lupdate and lrelease.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
ENGLISH = FOLDER / "bg-remover_en.ts"


def main() -> int:
    """Update and compile every language; the exit code."""
    tools = Path(sys.executable).parent
    FOLDER.mkdir(parents=True, exist_ok=True)
    update = [str(tools / "pyside6-lupdate"), "-locations", "none", "-no-obsolete", "-extensions", "py"]
    english = ["-source-language", "en", "-target-language", "en", "-pluralonly"]
    subprocess.run([*update, *english, "desktop/gui", "-ts", str(ENGLISH)], cwd=ROOT, check=True)
    for source in sorted(FOLDER.glob("*.ts")):
        target = source.with_suffix(".qm")
        subprocess.run([str(tools / "pyside6-lrelease"), str(source), "-qm", str(target)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
