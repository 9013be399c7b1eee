"""`bg-remover group`."""

from __future__ import annotations

import argparse
import contextlib

from desktop.app.batch import Outcome
from desktop.app.cutouts import reason
from desktop.app.engine import default_workers, load_engine, load_extractor
from desktop.app.export import write_groups
from desktop.app.groups import describe_all, names_of
from desktop.app.report import Entry
from desktop.cli.cutout import choice_of, find
from desktop.cli.ending import DONE, INTERRUPTED, PHOTOS_FAILED, count_failures, report
from desktop.cli.show import Screen, count_of
from desktop.core.features import Features
from desktop.core.grouping import GroupingSettings, group_photos
from desktop.core.outputs import FoundPhoto
from desktop.core.similarity import SignalWeights
from desktop.core.stages import Stopwatch
from desktop.core.types import PhotoId
from desktop.jobs import JobState
from desktop.paths import Places
from desktop.store.cache import Cache


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Describe every photo, group them, write the table; the exit code."""
    settings = settings_of(arguments)
    found = find(arguments.paths, screen, written=[arguments.output, arguments.report])
    places = Places.of_user()
    workers = arguments.workers or default_workers()
    engine = load_engine(choice_of(arguments), places, min(workers, max(1, len(found.photos))), screen.line)
    if engine.notice is not None:
        screen.problem(engine.notice)
    with contextlib.closing(Cache(places.cache)) as cache:
        result = describe_all(
            engine,
            load_extractor(),
            cache,
            found.photos,
            workers=workers,
            watch=lambda tally: screen.progress("Looking at", tally),
        )
    entries = [_entry(outcome) for outcome in result.outcomes]
    entries += [Entry(None, "failed", error=str(problem)) for problem in found.problems]
    if result.interrupted:
        screen.say(
            f"Interrupted after {count_of(result.tally.done)}; what was seen is kept for the next run."
        )
        return INTERRUPTED
    features = {
        PhotoId(number): outcome.result[0]
        for number, outcome in enumerate(result.outcomes, 1)
        if isinstance(outcome.result, tuple) and isinstance(outcome.result[0], Features)
    }
    grouping = group_photos(features, settings, checkpoint=lambda done: screen.line(f"Grouping: {done:.0%}"))
    screen.clear()
    names = {PhotoId(number): name for number, name in enumerate(names_of(found.photos), 1)}
    write_groups(arguments.output, names, grouping.groups, grouping.duplicates)
    report(arguments, entries, result.tally.seconds, engine, workers, groups=len(grouping.groups))
    failed = count_failures(screen, entries)
    products = sum(len(group.photos) > 1 for group in grouping.groups)
    screen.say(
        f"{count_of(len(features))} in {len(grouping.groups):,} groups, {products:,} of them with more than"
        f" one photo; {len(grouping.duplicates):,} duplicates. The table is {arguments.output}."
    )
    return PHOTOS_FAILED if failed else DONE


def settings_of(arguments: argparse.Namespace) -> GroupingSettings:
    """The grouping that was asked for. Raises UsageError."""
    chosen = {}
    if arguments.threshold is not None:
        chosen["threshold"] = arguments.threshold
    return GroupingSettings(weights=SignalWeights(**arguments.weights), **chosen)


def _entry(outcome: Outcome[FoundPhoto]) -> Entry:
    source = outcome.item.path
    if outcome.state is JobState.DONE and isinstance(outcome.result, tuple):
        watch = outcome.result[1]
        return Entry(source, "done", milliseconds=watch.milliseconds if isinstance(watch, Stopwatch) else {})
    if outcome.state is JobState.FAILED:
        return Entry(source, "failed", error=reason(outcome.error))
    return Entry(source, "skipped", error="Stopped before its turn.")
