"""`bg-remover cutout`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.app.cutouts import cut_out
from desktop.app.delivery import Delivery
from desktop.app.engine import Choice, default_workers, load_engine
from desktop.app.orders import PhotoPlan
from desktop.app.recipe_book import known_marketplaces
from desktop.app.report import Entry
from desktop.app.room_check import planned_bytes, room_notices, still_needed
from desktop.cli.edits import edits_for
from desktop.cli.ending import DONE, INTERRUPTED, PHOTOS_FAILED, count_failures, report
from desktop.cli.orders import order_of, tell_renamed, tell_verdicts
from desktop.cli.show import Screen, count_of
from desktop.cli.web import local
from desktop.core.errors import OutputBlocked, UsageError
from desktop.core.files import check_writable, sweep_parts
from desktop.core.outputs import Found, walk
from desktop.core.types import HardwareUse, Quality, no_checkpoint
from desktop.paths import Places

_NAMED = 5
"""How many of the doubtful photos are named."""


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Cut out into a folder; the exit code."""
    places = Places.of_user()
    order = order_of(arguments, places)
    order.refuse_groups()
    found = find(arguments.paths, screen, skip=arguments.output, written=[arguments.report])
    edits = edits_for(arguments, [photo.path for photo in found.photos])
    plans = order.plan(found, arguments.output)
    workers = arguments.workers or default_workers()
    engine = load_engine(choice_of(arguments), places, min(workers, max(1, len(plans))), screen.line)
    if engine.notice is not None:
        screen.problem(engine.notice)
    prepare(plans, arguments.output, screen)
    result, entries = cut_out(
        engine,
        Delivery(known_marketplaces(), strip_gps=order.strip_gps),
        plans,
        workers=workers,
        watch=lambda tally: screen.progress("Cutting out", tally),
        edits=edits,
    )
    screen.clear()
    tell_blocked(result.blocked, [one.item for one in result.outcomes if one.is_left], screen)
    entries = (*entries, *(Entry(None, "failed", error=str(problem)) for problem in found.problems))
    report(arguments, entries, result.tally.seconds, engine, workers)
    return conclude(screen, entries, result.tally.seconds, arguments.output, interrupted=result.interrupted)


def prepare(plans: Sequence[PhotoPlan], folder: Path, screen: Screen) -> None:
    """Before anything long: a folder that cannot be written to, names that had to change, too little room.

    Raises OutputError.
    """
    check_writable(folder)
    for place in {path.parent for plan in plans for _, path in plan.targets}:
        sweep_parts(place)  # what a killed run left there
    tell_renamed(plans, screen)
    for notice in room_notices([(folder, planned_bytes(plans))]):
        screen.problem(notice)


def tell_blocked(blocked: OutputBlocked | None, left: Sequence[PhotoPlan], screen: Screen) -> None:
    """What the rest needs, when nothing more could be written; why, the photo says that met it."""
    if blocked is not None:
        screen.say(still_needed(planned_bytes(left), len(left)))


def conclude(
    screen: Screen, entries: tuple[Entry, ...], seconds: float, where: Path, *, interrupted: bool
) -> int:
    """Name what failed, say what was done and where it is; the exit code."""
    tell_verdicts(entries, screen)
    failed = count_failures(screen, entries)
    done = sum(entry.status == "done" for entry in entries)
    left = sum(entry.status == "skipped" and entry.error is not None for entry in entries)
    before = sum(entry.status == "skipped" and entry.error is None for entry in entries)
    parts = [f"{count_of(done)} done in {seconds:.1f} s"]
    if before:
        parts.append(f"{before:,} were done before")
    if failed:
        parts.append(f"{failed:,} failed")
    if left:
        parts.append(f"{left:,} not begun")
    screen.say(f"{', '.join(parts)}. The cutouts are in {where}.")
    tell_doubtful(screen, entries)
    if interrupted:
        return INTERRUPTED
    return PHOTOS_FAILED if failed or left else DONE


def tell_doubtful(screen: Screen, entries: tuple[Entry, ...]) -> None:
    """Say how many photos need a look, and name the most doubtful."""
    doubtful = sorted(
        (entry.doubt.score, entry.source.name)
        for entry in entries
        if entry.needs_a_look and entry.doubt and entry.source
    )[::-1]
    if doubtful:
        names = ", ".join(name for _, name in doubtful[:_NAMED])
        more = ", ..." if len(doubtful) > _NAMED else ""
        screen.say(f"{len(doubtful):,} of them {_need(len(doubtful))} a look: {names}{more}")


def _need(count: int) -> str:
    return "needs" if count == 1 else "need"


def find(
    sources: list[Path | str],
    screen: Screen,
    *,
    skip: Path | None = None,
    written: Sequence[Path | None] = (),
) -> Found:
    """The photos below the paths and at web addresses; says what is no picture.

    Raises UsageError when there is nothing at all.

    skip: the folder of the results, which may lie among the photos.  written: files that will be written;
    UsageError when one of them is a photo.
    """
    paths, problems = local(sources, screen)
    found = walk(paths, no_checkpoint, skip=[skip] if skip else [])
    found = replace(found, problems=(*found.problems, *problems))
    if found.ignored:
        kinds = (
            "1 file is not a picture"
            if len(found.ignored) == 1
            else f"{len(found.ignored)} files are not pictures"
        )
        names = ", ".join(path.name for path in found.ignored[:5])
        screen.say(f"{kinds} and left out: {names}{', ...' if len(found.ignored) > 5 else ''}")
    photos = {photo.path for photo in found.photos}
    for file in written:
        if file is not None and file.absolute() in photos:
            raise UsageError(f"{file} is one of the photos.", "Choose another file to write to.")
    if not found.photos and not found.problems:
        raise UsageError("There are no photos in what was named.", "Name photos or folders that hold some.")
    return found


def choice_of(arguments: argparse.Namespace) -> Choice:
    """What is to cut, from --quality, --model and --hardware."""
    return Choice(
        Quality(arguments.quality or Quality.BALANCED), arguments.model, HardwareUse(arguments.hardware)
    )
