"""The user's settings: one small JSON file, read forgivingly, written whole."""

from __future__ import annotations

import dataclasses
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import cast

from desktop.core.errors import UsageError
from desktop.core.files import write_atomically
from desktop.core.grouping import DEFAULT_THRESHOLD, GroupingSettings
from desktop.core.similarity import SignalWeights
from desktop.core.types import HardwareUse, Quality

log = logging.getLogger(__name__)

MOST_WORKERS = 64
LEAST_MEMORY_MB = 512
"""Room for one photo of 24 MP with everything that is made of it."""


class Theme(StrEnum):
    """Light, dark, or as the system has it."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Settings:
    """workers: threads for photos, 0 = one a core.  model: a rembg name that replaces the quality, or ''.

    threshold: 0..1, the similarity from which photos are proposed as one product; None = the fitted default.
    hardware: what may run the networks.  weights: of the signals, as multiples of the fitted ones.
    min_photos, max_photos: of a group; a max_photos of 0 = any number.  offline_lock: nothing connects.
    lan_hosts: computers of the user's own network that pictures may be fetched from.
    memory_mb: for photos in work at the same time, 0 = 60 % of what is free.
    language: of the window, as BCP 47 has it, or '' = as the system.  results_folder: where an export goes
    unless another folder is chosen, '' = where the last one went.
    letter_keys: whether single letters are keys in the gallery (WCAG 2.1.4 asks that they can be off).
    """

    quality: Quality = Quality.BALANCED
    model: str = ""
    workers: int = 0
    threshold: float | None = None
    theme: Theme = Theme.SYSTEM
    hardware: HardwareUse = HardwareUse.AUTO
    weights: SignalWeights = field(default_factory=SignalWeights)
    min_photos: int = 1
    max_photos: int = 0
    offline_lock: bool = False
    lan_hosts: tuple[str, ...] = ()
    memory_mb: int = 0
    language: str = ""
    results_folder: str = ""
    reduce_motion: bool = False
    letter_keys: bool = True

    @property
    def grouping(self) -> GroupingSettings:
        """How photos are grouped. Raises UsageError where these settings contradict each other."""
        return GroupingSettings(
            DEFAULT_THRESHOLD if self.threshold is None else self.threshold,
            self.weights,
            self.min_photos,
            self.max_photos or None,
        )


class SettingsFile:
    """Reads and writes the settings; what a newer version wrote beside them is kept."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def load(self) -> Settings:
        """The settings; a value that makes no sense is replaced by its default, with one line in the log."""
        return self.taken_over({})

    def taken_over(self, others: Mapping[str, object]) -> Settings:
        """The settings with some of another computer's."""
        known = self._read() | dict(others)
        values: dict[str, object] = {}
        for name in (each.name for each in dataclasses.fields(Settings)):
            if name in known:
                try:
                    values[name] = _checked(name, known[name])
                except (TypeError, ValueError, UsageError):
                    log.info("setting %s has no usable value; the default is taken", name)
        settings = dataclasses.replace(Settings(), **values)  # type: ignore[arg-type]
        if 0 < settings.max_photos < settings.min_photos:
            log.info("the sizes of groups contradict each other; the defaults are taken")
            settings = dataclasses.replace(settings, min_photos=1, max_photos=0)
        return settings

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
            if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_WORKERS:
                raise ValueError(value)
        case "threshold":
            if value is not None and (not isinstance(value, int | float) or not 0 <= value <= 1):
                raise ValueError(value)
        case "lan_hosts":
            if not isinstance(value, list) or not all(isinstance(host, str) for host in value):
                raise TypeError(value)
            return tuple(value)
        case "weights":
            return _weights(value)
        case "memory_mb":
            if not isinstance(value, int) or isinstance(value, bool) or not _memory_is_enough(value):
                raise ValueError(value)
        case "offline_lock" | "reduce_motion" | "letter_keys":
            if not isinstance(value, bool):
                raise TypeError(value)
        case "min_photos" | "max_photos":
            lowest = 1 if name == "min_photos" else 0
            if not isinstance(value, int) or isinstance(value, bool) or value < lowest:
                raise ValueError(value)
        case _:
            if not isinstance(value, str):
                raise TypeError(value)
    return value


def _memory_is_enough(value: int) -> bool:
    return value == 0 or value >= LEAST_MEMORY_MB


def _weights(value: object) -> SignalWeights:
    """Raises ValueError, TypeError or UsageError."""
    if not isinstance(value, dict) or not all(
        isinstance(weight, int | float) and not isinstance(weight, bool) for weight in value.values()
    ):
        raise TypeError(value)
    return SignalWeights(**value)
