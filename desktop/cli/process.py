"""`bg-remover process`, and `bg-remover demo`, which is the same for the demo shoot."""

from __future__ import annotations

import argparse
import contextlib
from pathlib import Path

from desktop.app.demo import DEMO_NAME, demo_photos
from desktop.app.engine import default_workers, load_engine
from desktop.app.process import FolderRun
from desktop.app.report import Entry
from desktop.cli.cutout import choice_of, conclude, find, tell_renamed
from desktop.cli.ending import INTERRUPTED, report
from desktop.cli.show import Screen
from desktop.core.errors import AppError
from desktop.core.grouping import GroupingSettings
from desktop.core.outputs import Found
from desktop.paths import Places


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Cut out and group into a folder, kept in the library; the exit code."""
    is_demo = arguments.command == "demo"
    paths: list[Path] = list(demo_photos()) if is_demo else arguments.paths
    found = find(paths, screen, skip=arguments.output, written=[arguments.report])
    name = DEMO_NAME if is_demo else paths[0].absolute().name
    return _process(arguments, found, name, screen)


def _process(arguments: argparse.Namespace, found: Found, name: str, screen: Screen) -> int:
    places = Places.of_user()
    workers = arguments.workers or default_workers()
    engine = load_engine(choice_of(arguments), places, min(workers, max(1, len(found.photos))))
    if engine.notice is not None:
        screen.problem(engine.notice)
    opened = FolderRun(places, engine, found, arguments.output, name, strip_gps=arguments.strip_gps)
    with contextlib.closing(opened) as folder_run:
        tell_renamed(folder_run.planned, screen)
        result, entries = folder_run.cut_out(
            workers=workers, watch=lambda tally: screen.progress("Cutting out", tally)
        )
        groups = 0
        interrupted = result.interrupted
        if folder_run.tasks and not interrupted:
            try:
                grouped = folder_run.group(
                    GroupingSettings(), lambda done: screen.line(f"Grouping: {done:.0%}")
                )
                groups = len(grouped)
            except KeyboardInterrupt:
                interrupted = True
            except AppError as error:  # the cutouts are there all the same, and are told of
                entries = (*entries, Entry(None, "failed", error=str(error)))
    screen.clear()
    entries = (*entries, *(Entry(None, "failed", error=str(problem)) for problem in found.problems))
    report(arguments, entries, result.tally.seconds, engine, workers, groups=groups)
    code = conclude(screen, entries, result.tally.seconds, arguments.output, interrupted=interrupted)
    if code != INTERRUPTED and groups:
        screen.say(f"{groups:,} groups are in {arguments.output / 'groups.csv'}.")
    elif code == INTERRUPTED:
        screen.say("The same call goes on where this one stopped.")
    return code
