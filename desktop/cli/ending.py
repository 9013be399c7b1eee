"""How a command ends: its exit code, and what is said of the photos that failed."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.app.report import Entry
from desktop.cli.show import Screen

DONE = 0
PHOTOS_FAILED = 1
USAGE = 2
INTERRUPTED = 130


def count_failures(screen: Screen, entries: Sequence[Entry]) -> int:
    """Name every photo that failed, with its reason; how many there were."""
    failed = [entry for entry in entries if entry.status == "failed"]
    for entry in failed:
        screen.say(f"{entry.source}: {entry.error}" if entry.source else str(entry.error))
    return len(failed)
