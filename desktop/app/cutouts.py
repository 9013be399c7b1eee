"""Cut out a folder into a folder: no library, nothing kept but the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.app.batch import BatchResult, Outcome, run_batch
from desktop.app.engine import Engine
from desktop.app.progress import Tally
from desktop.app.report import Entry
from desktop.core.encoding import left_out
from desktop.core.errors import AppError
from desktop.core.files import write_atomically
from desktop.core.imaging import decode, pixel_count, read_bytes
from desktop.core.outputs import PlannedOutput
from desktop.core.recipes import Recipe
from desktop.core.stages import Stopwatch, part_of
from desktop.core.types import Checkpoint
from desktop.jobs import JobContext, JobState


@dataclass(frozen=True, slots=True)
class CutoutTask:
    """One photo and the files to make of it, one a recipe."""

    source: Path
    targets: tuple[tuple[Recipe, Path], ...]


def plan_tasks(plans: Sequence[tuple[Recipe, Sequence[PlannedOutput]]]) -> tuple[CutoutTask, ...]:
    """One task a photo from one plan a recipe; all plans name the same photos in the same order."""
    recipes = [recipe for recipe, _ in plans]
    return tuple(
        CutoutTask(
            outputs[0].source.path,
            tuple((recipe, one.target) for recipe, one in zip(recipes, outputs, strict=True)),
        )
        for outputs in zip(*(planned for _, planned in plans), strict=True)
    )


def cut_out(
    engine: Engine,
    tasks: Sequence[CutoutTask],
    *,
    workers: int,
    watch: Callable[[Tally], None],
    strip_gps: bool = False,
) -> tuple[BatchResult[CutoutTask], tuple[Entry, ...]]:
    """Cut out every photo; the entries say what became of each, in the tasks' order.

    strip_gps: leave out where the photos were taken.
    """

    def run(task: CutoutTask, context: JobContext) -> object:
        return cut_one(engine, task, context.checkpoint, strip_gps=strip_gps)

    result = run_batch(tasks, run, workers=workers, watch=watch)
    return result, tuple(_entry(outcome, result.disk_full) for outcome in result.outcomes)


def cut_one(engine: Engine, task: CutoutTask, checkpoint: Checkpoint, *, strip_gps: bool = False) -> Entry:
    """Read, matte, render and write one photo. Raises AppError; what was written before stays whole."""
    watch = Stopwatch()
    name = task.source.name
    with watch.stage("read"):
        data = read_bytes(task.source)
    with engine.budget.take(pixel_count(data, name), checkpoint):
        with watch.stage("decode"):
            picture = decode(data, name)
        metadata = picture.metadata.without_place() if strip_gps else picture.metadata
        checkpoint(0.1)
        with watch.stage("matte"):
            matte = engine.matting.matte(picture.rgb, part_of(checkpoint, 0.1, 0.8))
        for number, (recipe, target) in enumerate(task.targets):
            with watch.stage("render"):
                encoded = recipe.render(picture.rgb, matte.alpha, metadata=metadata)
            with watch.stage("write"):
                write_atomically(target, encoded)
            if number + 1 < len(task.targets):
                checkpoint(0.8 + 0.2 * (number + 1) / len(task.targets))
    outputs = tuple(target for _, target in task.targets)
    lost = dict.fromkeys(line for recipe, _ in task.targets for line in left_out(metadata, recipe.format))
    warnings = (*picture.warnings, *lost)
    return Entry(task.source, "done", outputs, warnings=warnings, milliseconds=watch.milliseconds)


def _entry(outcome: Outcome[CutoutTask], disk_full: AppError | None) -> Entry:
    source = outcome.item.source
    if outcome.state is JobState.DONE and isinstance(outcome.result, Entry):
        return outcome.result
    if outcome.state is JobState.FAILED:
        return Entry(source, "failed", error=reason(outcome.error))
    return Entry(source, "skipped", error=str(disk_full) if disk_full else "Stopped before its turn.")


def reason(error: Exception | None) -> str:
    """The line a user gets: an AppError's own words, a bug as what it is."""
    if isinstance(error, AppError):
        return str(error)
    return f"An error in the program: {type(error).__name__}: {error}. The log has the details."
