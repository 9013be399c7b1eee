"""Cut out a folder into a folder: no library, nothing kept but the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from desktop.app.batch import BatchResult, Outcome, run_batch
from desktop.app.delivery import Delivery
from desktop.app.engine import Engine
from desktop.app.orders import PhotoPlan
from desktop.app.progress import Tally
from desktop.app.report import Entry
from desktop.core.edits import NO_EDITS, Edits, edited
from desktop.core.errors import AppError
from desktop.core.imaging import decode, pixel_count, read_bytes
from desktop.core.quality import judge
from desktop.core.stages import Stopwatch, part_of
from desktop.core.types import Checkpoint
from desktop.jobs import JobContext, JobState


def cut_out(
    engine: Engine,
    delivery: Delivery,
    plans: Sequence[PhotoPlan],
    *,
    workers: int,
    watch: Callable[[Tally], None],
    edits: Edits = NO_EDITS,
) -> tuple[BatchResult[PhotoPlan], tuple[Entry, ...]]:
    """Cut out every photo; the entries say what became of each, in the plans' order.

    edits: what was drawn on them; for one photo.
    """

    def run(plan: PhotoPlan, context: JobContext) -> object:
        return cut_one(engine, delivery, plan, context.checkpoint, edits)

    result = run_batch(plans, run, workers=workers, watch=watch)
    return result, tuple(_entry(outcome, result.blocked) for outcome in result.outcomes)


def cut_one(
    engine: Engine, delivery: Delivery, plan: PhotoPlan, checkpoint: Checkpoint, edits: Edits = NO_EDITS
) -> Entry:
    """Read, matte, render and write one photo. Raises AppError; what was written before stays whole."""
    watch = Stopwatch()
    source = plan.source.path
    with watch.stage("read"):
        data = read_bytes(source)
    with engine.budget.take(pixel_count(data, source.name), checkpoint, source.name):
        with watch.stage("decode"):
            picture = decode(data, source.name)
        checkpoint(0.1)
        with watch.stage("matte"):
            matte = edited(engine.matting, picture.rgb, edits, part_of(checkpoint, 0.1, 0.8))
            doubt = judge(matte.alpha, matte.evidence)
        files = delivery.write(picture, matte.alpha, plan.targets, watch, part_of(checkpoint, 0.8, 1.0))
    outputs = tuple(file.path for file in files)
    return Entry(
        source,
        "done",
        outputs,
        warnings=picture.warnings,
        milliseconds=watch.milliseconds,
        files=files,
        doubt=doubt,
    )


def _entry(outcome: Outcome[PhotoPlan], blocked: AppError | None) -> Entry:
    source = outcome.item.source.path
    if outcome.state is JobState.DONE and isinstance(outcome.result, Entry):
        return outcome.result
    if outcome.state is JobState.FAILED:
        return Entry(source, "failed", error=reason(outcome.error))
    return Entry(source, "skipped", error=str(blocked) if blocked else "Stopped before its turn.")


def reason(error: Exception | None) -> str:
    """The line a user gets: an AppError's own words, a bug as what it is."""
    if isinstance(error, AppError):
        return str(error)
    return f"An error in the program: {type(error).__name__}: {error}. The log has the details."
