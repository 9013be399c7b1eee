"""What somebody who is asked for help needs to know, as text to paste: no names, no tokens, no photos."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import platform
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop import __version__
from desktop.cloud.connection_log import ConnectionLog
from desktop.core.memory import free_memory_mb
from desktop.logs import last_lines, redacted
from desktop.paths import Places
from desktop.store.backups import copies, is_sound
from desktop.store.settings import SettingsFile
from desktop.store.weights import shelves

_PACKAGES = (
    "PySide6-Essentials", "Pillow", "pillow-heif", "rawpy", "numpy", "scipy", "opencv-python-headless",
    "onnxruntime", "rembg", "requests", "urllib3", "isal", "simplejpeg",
)  # fmt: skip
_LOG_LINES = 200
_PRIVATE = {"lan_hosts", "results_folder"}


def diagnostics(places: Places) -> str:
    """The whole text. Never raises: what cannot be found out says so."""
    lines = [f"BG Remover {__version__}", *_system(), "", "Packages", *_packages()]
    lines += ["", "Places", *_places(places), "", "Settings", *_settings(places)]
    lines += ["", "Models", *_models(places)]
    connections = ConnectionLog(places.logs).connections()
    lines += ["", f"Connections in the log: {len(connections)}"]
    lines += ["", f"The last {_LOG_LINES} lines of the log", *last_lines(places.logs, _LOG_LINES)]
    return redacted("\n".join(lines)) + "\n"


def _system() -> Iterator[str]:
    frozen = "packaged" if getattr(sys, "frozen", False) else "from source"
    yield f"Python {platform.python_version()}, {frozen}, {platform.platform()}, {platform.machine()}"
    yield f"Free memory: {free_memory_mb():,} MB"


def _packages() -> Iterator[str]:
    for name in _PACKAGES:
        try:
            yield f"  {name} {importlib.metadata.version(name)}"
        except importlib.metadata.PackageNotFoundError:
            yield f"  {name}: not found"


def _places(places: Places) -> Iterator[str]:
    for field in dataclasses.fields(places):
        folder: Path = getattr(places, field.name)
        try:
            free = f"{shutil.disk_usage(folder).free / 1e9:,.1f} GB free"
        except OSError as error:
            free = error.strerror or "cannot be asked"
        yield f"  {field.name}: {folder} ({free})"
    file = places.library_file
    if not file.exists():
        yield "  library: none yet"
        return
    state = "sound" if is_sound(file) else "DAMAGED"
    size_mb = file.stat().st_size / 1e6
    yield f"  library: {size_mb:,.1f} MB, {state}, {len(copies(places.data / 'backups'))} copies"
    for damaged in sorted(places.data.glob("*.damaged-*.db")):
        yield f"  kept aside: {damaged.name}"


def _settings(places: Places) -> Iterator[str]:
    for name, value in dataclasses.asdict(SettingsFile(places.settings_file).load()).items():
        if name not in _PRIVATE:
            yield f"  {name}: {value}"


def _models(places: Places) -> Iterator[str]:
    for shelf in shelves(places):
        for file in shelf.files():
            yield f"  {file.stem} ({shelf.keeper}, {file.stat().st_size / 1e6:,.1f} MB)"
