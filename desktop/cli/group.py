"""`bg-remover group`."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from desktop.app.batch import Outcome
from desktop.app.cutouts import reason
from desktop.app.engine import default_workers, load_engine, load_extractor
from desktop.app.export import write_groups
from desktop.app.group_report import group_documents
from desktop.app.grouping import pair_table
from desktop.app.groups import Described, describe_all, names_of
from desktop.app.report import Entry
from desktop.app.size_notices import size_notices
from desktop.cli.cutout import choice_of, find
from desktop.cli.ending import DONE, INTERRUPTED, PHOTOS_FAILED, count_failures, report
from desktop.cli.grouping_settings import document_of, save_settings, settings_of
from desktop.cli.show import Screen, count_of
from desktop.core.errors import OutputError
from desktop.core.grouping import Grouping, GroupingSettings
from desktop.core.keep import suggest_keep
from desktop.core.live_grouping import LiveGrouping
from desktop.core.outputs import FoundPhoto
from desktop.core.stages import part_of
from desktop.core.types import Checkpoint, GroupId, Match, PhotoId
from desktop.jobs import JobState
from desktop.paths import Places
from desktop.store.cache import Cache


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Describe every photo, group them, write the table; the exit code."""
    document = document_of(arguments)
    settings = settings_of(arguments, document)
    found = find(
        arguments.paths, screen, written=[arguments.output, arguments.report, arguments.save_settings]
    )
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
    described = {
        PhotoId(number): outcome.result
        for number, outcome in enumerate(result.outcomes, 1)
        if isinstance(outcome.result, Described)
    }
    with contextlib.closing(Cache(places.cache)) as cache:
        grouping = _grouped(described, settings, cache, lambda done: screen.line(f"Grouping: {done:.0%}"))
    if not document.value("detectDuplicates"):
        grouping = replace(grouping, duplicates={})
    screen.clear()
    names = {PhotoId(number): name for number, name in enumerate(names_of(found.photos), 1)}
    save_settings(arguments, document, settings)
    is_written = True
    try:
        write_groups(arguments.output, names, grouping.groups, grouping.duplicates)
    except OutputError as error:  # the report tells of it too
        is_written = False
        entries.append(Entry(None, "failed", error=str(error)))
    documents = _documents(grouping, described, names, settings) if arguments.report else []
    report(arguments, entries, result.tally.seconds, engine, workers, documents)
    failed = count_failures(screen, entries)
    if is_written:
        _tell(grouping, settings, len(described), arguments.output, screen)
    return PHOTOS_FAILED if failed else DONE


def _grouped(
    described: Mapping[PhotoId, Described], settings: GroupingSettings, cache: Cache, checkpoint: Checkpoint
) -> Grouping:
    if not described:
        return Grouping((), (), {})
    features = {photo: one.features for photo, one in described.items()}
    align = settings.weights.feature > 0
    table = pair_table(features, cache, part_of(checkpoint, 0.0, 0.7), align=align)
    return LiveGrouping(table).group(settings, part_of(checkpoint, 0.7, 1.0))


def _documents(
    grouping: Grouping,
    described: Mapping[PhotoId, Described],
    names: Mapping[PhotoId, str],
    settings: GroupingSettings,
) -> list[dict[str, object]]:
    group_of = {photo: group.id for group in grouping.groups for photo in group.photos}
    links: dict[GroupId, list[Match]] = {}
    for match in grouping.matches:
        links.setdefault(group_of[match.first], []).append(match)
    keeps = {
        group.id: keep
        for group in grouping.groups
        if (keep := suggest_keep({photo: described[photo].traits for photo in group.photos})) is not None
    }
    return group_documents(
        grouping.groups, lambda group: links.get(group.id, []), keeps, names, settings.weights
    )


def _tell(grouping: Grouping, settings: GroupingSettings, photos: int, output: Path, screen: Screen) -> None:
    """What came of it, and where the largest size that was asked for made itself felt."""
    for notice in size_notices(grouping, settings):
        screen.problem(notice)
    products = sum(len(group.photos) > 1 for group in grouping.groups)
    screen.say(
        f"{count_of(photos)} in {len(grouping.groups):,} groups, {products:,} of them with more than"
        f" one photo; {len(grouping.duplicates):,} duplicates. The table is {output}."
    )


def _entry(outcome: Outcome[FoundPhoto]) -> Entry:
    source = outcome.item.path
    if outcome.state is JobState.DONE and isinstance(outcome.result, Described):
        return Entry(source, "done", milliseconds=outcome.result.watch.milliseconds)
    if outcome.state is JobState.FAILED:
        return Entry(source, "failed", error=reason(outcome.error))
    return Entry(source, "skipped", error="Stopped before its turn.")
