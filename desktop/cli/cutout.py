"""`bg-remover cutout`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.app.cutouts import cut_out, plan_tasks
from desktop.app.engine import Choice, default_workers, load_engine
from desktop.app.report import Entry
from desktop.cli.ending import DONE, INTERRUPTED, PHOTOS_FAILED, count_failures, report
from desktop.cli.show import Screen, count_of
from desktop.core.encoding import Background, OutputFormat, parse_background
from desktop.core.errors import AppError, UsageError
from desktop.core.imaging import read_picture
from desktop.core.outputs import Found, PlannedOutput, plan_outputs, walk
from desktop.core.recipes import Recipe, load_recipes, pick
from desktop.core.types import Quality, no_checkpoint
from desktop.paths import Places, resources


def run(arguments: argparse.Namespace, screen: Screen) -> int:
    """Cut out into a folder; the exit code."""
    recipes = chosen_recipes(arguments)
    found = find(arguments.paths, screen, skip=arguments.output, written=[arguments.report])
    plans = [
        (recipe, plan_outputs(found, _folder(arguments, recipe), recipe.format.suffix)) for recipe in recipes
    ]
    for _, planned in plans:
        tell_renamed(planned, screen)
    tasks = plan_tasks(plans)
    workers = arguments.workers or default_workers()
    engine = load_engine(choice_of(arguments), Places.of_user(), min(workers, max(1, len(tasks))))
    if engine.notice is not None:
        screen.problem(engine.notice)
    result, entries = cut_out(
        engine,
        tasks,
        workers=workers,
        watch=lambda tally: screen.progress("Cutting out", tally),
        strip_gps=arguments.strip_gps,
    )
    screen.clear()
    entries = (*entries, *(Entry(None, "failed", error=str(problem)) for problem in found.problems))
    report(arguments, entries, result.tally.seconds, engine, workers)
    return conclude(screen, entries, result.tally.seconds, arguments.output, interrupted=result.interrupted)


def conclude(
    screen: Screen, entries: tuple[Entry, ...], seconds: float, where: Path, *, interrupted: bool
) -> int:
    """Name what failed, say what was done and where it is; the exit code."""
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
    if interrupted:
        return INTERRUPTED
    return PHOTOS_FAILED if failed or left else DONE


def find(
    paths: list[Path], screen: Screen, *, skip: Path | None = None, written: Sequence[Path | None] = ()
) -> Found:
    """The photos below the paths; says what is no picture. Raises UsageError when there is nothing at all.

    skip: the folder of the results, which may lie among the photos.  written: files that will be written;
    UsageError when one of them is a photo.
    """
    found = walk(paths, no_checkpoint, skip=[skip] if skip else [])
    if found.ignored:
        kinds = (
            "1 file is not a picture"
            if len(found.ignored) == 1
            else f"{len(found.ignored)} files are not pictures"
        )
        names = ", ".join(path.name for path in found.ignored[:5])
        screen.say(f"{kinds} and left out: {names}{', ...' if len(found.ignored) > 5 else ''}")
    sources = {photo.path for photo in found.photos}
    for file in written:
        if file is not None and file.absolute() in sources:
            raise UsageError(f"{file} is one of the photos.", "Choose another file to write to.")
    if not found.photos and not found.problems:
        raise UsageError("There are no photos in what was named.", "Name photos or folders that hold some.")
    return found


def tell_renamed(planned: tuple[PlannedOutput, ...], screen: Screen) -> None:
    """Say which outputs get a number because another photo has their name."""
    for output in planned:
        if output.renamed:
            screen.say(f"{output.source.path} is written as {output.target.name}: its plain name is taken.")


def choice_of(arguments: argparse.Namespace) -> Choice:
    """What is to cut, from --quality and --model."""
    return Choice(Quality(arguments.quality or Quality.BALANCED), arguments.model)


def chosen_recipes(arguments: argparse.Namespace) -> list[Recipe]:
    """The recipes that were named, or one made of --format and --background. Raises UsageError."""
    if arguments.recipe:
        if arguments.format or arguments.background:
            raise UsageError(
                "--recipe already says format and background.", "Leave --format and --background out."
            )
        known = load_recipes(resources() / "recipes")
        return [pick(known, name) for name in dict.fromkeys(arguments.recipe)]
    return [
        Recipe(
            "plain",
            format=OutputFormat(arguments.format or "png"),
            background=_background(arguments.background or "transparent"),
        )
    ]


def _background(text: str) -> Background:
    """The background, its picture tried once before any work. Raises UsageError."""
    background = parse_background(text)
    if background.image is not None:
        try:
            read_picture(background.image)
        except AppError as error:
            raise UsageError(error.message, "Choose another background.") from error
    return background


def _folder(arguments: argparse.Namespace, recipe: Recipe) -> Path:
    """With several recipes each gets a folder of its own."""
    folder: Path = arguments.output
    return folder / recipe.name if len(set(arguments.recipe)) > 1 else folder
