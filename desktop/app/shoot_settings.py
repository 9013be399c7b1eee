"""How one shoot is grouped when not as the settings say, as the library keeps it."""

from __future__ import annotations

import dataclasses
import json
import logging

from desktop.core.errors import UsageError
from desktop.core.grouping import GroupingSettings
from desktop.core.similarity import SignalWeights

log = logging.getLogger(__name__)


def as_text(settings: GroupingSettings) -> str:
    """Threshold and weights; the sizes of groups are the settings'."""
    document = {"threshold": settings.threshold, "weights": dataclasses.asdict(settings.weights)}
    return json.dumps(document, sort_keys=True)


def from_text(text: str, settings: GroupingSettings) -> GroupingSettings:
    """The shoot's own threshold and weights in place of those of the settings; '' has none."""
    if not text:
        return settings
    try:
        found = json.loads(text)
        weights = SignalWeights(**found["weights"])
        return dataclasses.replace(settings, threshold=float(found["threshold"]), weights=weights)
    except (ValueError, TypeError, KeyError, UsageError):
        log.info("how a shoot is grouped cannot be read; the settings are taken")
        return settings
