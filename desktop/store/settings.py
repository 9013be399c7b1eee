"""The user's settings: one small JSON file, read forgivingly, written whole."""

from __future__ import annotations

import dataclasses
import json
import logging
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import cast

from desktop.core.files import write_atomically
from desktop.core.types import HardwareUse, Quality

log = logging.getLogger(__name__)


class Theme(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """workers: threads for photos, 0 = one a core.  model: a rembg name that replaces the quality, or ''.

    threshold: 0..1, the score from which photos are proposed as one product; None = the fitted default.
    hardware: what may run the networks.
    """

    quality: Quality = Quality.BALANCED
    model: str = ""
    workers: int = 0
    threshold: float | None = None
    theme: Theme = Theme.SYSTEM
    hardware: HardwareUse = HardwareUse.AUTO


class SettingsFile:
    """Reads and writes the settings; what a newer version wrote beside them is kept."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self) -> Settings:
        """The settings; a value that makes no sense is replaced by its default, with one line in the log."""
        known = self._read()
        values: dict[str, object] = {}
        for field in dataclasses.fields(Settings):
            if field.name in known:
                try:
                    values[field.name] = _checked(field.name, known[field.name])
                except (TypeError, ValueError):
                    log.info("setting %s has no usable value; the default is taken", field.name)
        return dataclasses.replace(Settings(), **values)  # type: ignore[arg-type]

    def save(self, settings: Settings) -> None:
        """Write all settings; raises OutputError."""
        document = self._read() | dataclasses.asdict(settings)
        write_atomically(self._file, (json.dumps(document, indent=2) + "\n").encode())

    def _read(self) -> dict[str, object]:
        try:
            document = json.loads(self._file.read_text("utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            log.info("the settings file cannot be read; the defaults are taken")
            return {}
        return cast("dict[str, object]", document) if isinstance(document, dict) else {}


def _checked(name: str, value: object) -> object:
    """The value in its own type; raises ValueError or TypeError when it has none."""
    match name:
        case "quality":
            return Quality(str(value))
        case "theme":
            return Theme(str(value))
        case "hardware":
            return HardwareUse(str(value))
        case "workers":
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 64:
                raise ValueError(value)
        case "threshold":
            if value is not None and (not isinstance(value, int | float) or not 0 <= value <= 1):
                raise ValueError(value)
        case _:
            if not isinstance(value, str):
                raise TypeError(value)
    return value
