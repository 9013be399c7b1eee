"""How a command ends: its exit code, and what is said of the photos that failed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from desktop.app.engine import Engine
from desktop.app.report import Entry, write_report
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


def report(
    arguments: argparse.Namespace,
    entries: Sequence[Entry],
    seconds: float,
    engine: Engine,
    workers: int,
    **more: object,
) -> None:
    """Write the report if --report asks for one; more goes into its totals. Raises OutputError."""
    if arguments.report:
        write_report(
            arguments.report,
            entries,
            seconds=seconds,
            model=engine.matting.name,
            quality=engine.quality,
            workers=workers,
            **engine.totals(),
            **more,
        )
