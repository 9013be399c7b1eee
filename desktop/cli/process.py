"""`bg-remover process`, and `bg-remover demo`, which is the same for the demo shoot."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.app.demo import DEMO_NAME, demo_photos
from desktop.app.engine import default_workers, load_engine
from desktop.app.process import FolderRun
from desktop.app.progress import Tally
from desktop.app.report import Entry
from desktop.app.room_check import cutout_needs, room_notices
from desktop.cli.cutout import choice_of, conclude, find, prepare, tell_blocked
from desktop.cli.ending import INTERRUPTED, report
from desktop.cli.orders import order_of, tell_renamed
from desktop.cli.show import Screen
from desktop.cli.web import shoot_name
from desktop.core.errors import AppError
from desktop.core.grouping import GroupingSettings
from desktop.core.outputs import Found
from desktop.paths import Places


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Cut out and group into a folder, kept in the library; the exit code."""
    is_demo = arguments.command == "demo"
    paths: list[Path | str] = list(demo_photos()) if is_demo else arguments.paths
    found = find(paths, screen, skip=arguments.output, written=[arguments.report, arguments.contact_sheet])
    name = DEMO_NAME if is_demo else shoot_name(paths[0])
    return _process(arguments, found, name, screen)


def _process(arguments: argparse.Namespace, found: Found, name: str, screen: Screen) -> int:
    places = Places.of_user()
    order = order_of(arguments, places)
    workers = arguments.workers or default_workers()
    engine = load_engine(choice_of(arguments), places, min(workers, max(1, len(found.photos))), screen.line)
    if engine.notice is not None:
        screen.problem(engine.notice)
    with contextlib.closing(
        FolderRun(
            places,
            engine,
            found,
            arguments.output,
            name,
            order,
            choice=choice_of(arguments),
            retry_set_aside=arguments.retry_set_aside,
        )
    ) as one_run:
        for notice in one_run.notices:
            screen.problem(notice)
        _tell_own(one_run.own_results, screen)
        done = _cut_and_group(one_run, arguments.output, workers, screen)
        if arguments.contact_sheet and done.groups:
            one_run.write_sheet(arguments.contact_sheet, done.entries)
            screen.say(f"The contact sheet is {arguments.contact_sheet}.")
    screen.clear()
    entries = (*done.entries, *(Entry(None, "failed", error=str(problem)) for problem in found.problems))
    report(arguments, entries, done.seconds, engine, workers, done.groups)
    code = conclude(screen, entries, done.seconds, arguments.output, interrupted=done.interrupted)
    if code != INTERRUPTED and done.groups:
        screen.say(f"{len(done.groups):,} groups are in {arguments.output / 'groups.csv'}.")
    elif code == INTERRUPTED:
        screen.say("The same call goes on where this one stopped.")
    return code


def _tell_own(results: Sequence[Path], screen: Screen) -> None:
    if results:
        files = "1 file is a result" if len(results) == 1 else f"{len(results):,} files are results"
        names = ", ".join(path.name for path in results[:5]) + (", ..." if len(results) > 5 else "")
        screen.say(f"{files} of the program itself and left out: {names}")


@dataclass(frozen=True, slots=True)
class _Done:
    """How far a run came. groups: as the report has them, none when it did not come to them."""

    entries: tuple[Entry, ...]
    seconds: float
    groups: Sequence[Mapping[str, object]] = ()
    interrupted: bool = False


def _cut_and_group(folder_run: FolderRun, folder: Path, workers: int, screen: Screen) -> _Done:
    def watch(tally: Tally) -> None:
        screen.progress("Cutting out", tally)

    prepare(folder_run.plans, folder, screen)
    for notice in room_notices([cutout_needs(Places.of_user().cache, len(folder_run.tasks))]):
        screen.problem(notice)
    result, entries = folder_run.cut_out(workers=workers, watch=watch)
    screen.clear()
    left = {one.item.photo.path for one in result.outcomes if one.is_left}
    tell_blocked(result.blocked, [plan for plan in folder_run.plans if plan.source.path in left], screen)
    if not folder_run.tasks or result.interrupted or result.blocked is not None:
        return _Done(entries, result.tally.seconds, interrupted=result.interrupted)
    seconds = result.tally.seconds
    try:
        settings = GroupingSettings()
        folder_run.group(settings, lambda done: screen.line(f"Grouping: {done:.0%}"))
    except KeyboardInterrupt:
        return _Done(entries, seconds, interrupted=True)
    except AppError as error:  # what was written is there all the same, and is told of
        return _Done((*entries, Entry(None, "failed", error=str(error))), seconds)
    if folder_run.waits_for_groups:
        tell_renamed(folder_run.plans, screen)
        result, entries = folder_run.cut_out(workers=workers, watch=watch)
        seconds += result.tally.seconds
    groups = folder_run.group_documents(settings.weights)
    return _Done(entries, seconds, groups, result.interrupted)
