"""What `bg-remover group` groups with: its options first, then a settings document of the service."""

from __future__ import annotations

import argparse
from dataclasses import replace

from desktop.core.errors import UsageError
from desktop.core.files import write_atomically
from desktop.core.grouping import GroupingSettings
from desktop.core.service_settings import ServiceSettings
from desktop.core.similarity import SignalWeights


def document_of(arguments: argparse.Namespace) -> ServiceSettings:
    """The document of --settings, an empty one without it. Raises UsageError."""
    if arguments.settings is None:
        return ServiceSettings()
    try:
        text = arguments.settings.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{arguments.settings} could not be read.", "Give a JSON file.") from error
    try:
        return ServiceSettings.parse(text)
    except UsageError as error:
        raise UsageError(f"{arguments.settings}: {error.message}", error.remedy) from error


def settings_of(arguments: argparse.Namespace, document: ServiceSettings) -> GroupingSettings:
    """The grouping that was asked for. Raises UsageError."""
    settings = document.grouping if arguments.settings else GroupingSettings()
    chosen: dict[str, float] = dict(settings.weights.items()) | arguments.weights
    fewest = settings.min_photos if arguments.min_size is None else arguments.min_size
    return replace(
        settings,
        threshold=settings.threshold if arguments.threshold is None else arguments.threshold,
        weights=SignalWeights(**chosen),
        min_photos=fewest,
        max_photos=settings.max_photos if arguments.max_size is None else arguments.max_size,
    )


def save_settings(
    arguments: argparse.Namespace, document: ServiceSettings, settings: GroupingSettings
) -> None:
    """Write the document of --save-settings if there is to be one. Raises OutputError."""
    if arguments.save_settings:
        write_atomically(arguments.save_settings, document.with_grouping(settings).text().encode())
