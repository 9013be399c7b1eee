"""Group the photos of a folder without a library: features in, GROUPS.csv out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from desktop.app.batch import BatchResult, run_batch
from desktop.app.engine import Engine
from desktop.app.progress import Tally
from desktop.core.features import FEATURES_VERSION, FeatureExtractor, Features
from desktop.core.imaging import decode, digest_of, pixel_count, read_bytes
from desktop.core.outputs import FoundPhoto
from desktop.core.stages import Stopwatch, part_of
from desktop.core.types import Checkpoint
from desktop.jobs import JobContext
from desktop.store.cache import Cache

Described = tuple[Features, Stopwatch]


def describe_all(
    engine: Engine,
    extractor: FeatureExtractor,
    cache: Cache,
    photos: Sequence[FoundPhoto],
    *,
    workers: int,
    watch: Callable[[Tally], None],
) -> BatchResult[FoundPhoto]:
    """The features of every photo; each outcome's result is a Described."""

    def task(photo: FoundPhoto, context: JobContext) -> Described:
        return _describe(engine, extractor, cache, photo.path, context.checkpoint)

    return run_batch(photos, task, workers=workers, watch=watch)


def _describe(
    engine: Engine, extractor: FeatureExtractor, cache: Cache, path: Path, checkpoint: Checkpoint
) -> Described:
    watch = Stopwatch()
    with watch.stage("read"):
        data = read_bytes(path)
        digest = digest_of(data)
        kept = cache.features(digest, engine.matting.key, FEATURES_VERSION)
    if kept is not None:
        try:
            return Features.from_bytes(kept), watch
        except ValueError:
            pass  # damaged: made again below
    with engine.budget.take(pixel_count(data, path.name), checkpoint):
        with watch.stage("decode"):
            picture = decode(data, path.name)
        with watch.stage("matte"):
            alpha = engine.matting.matte(picture.rgb, part_of(checkpoint, 0.1, 0.7)).alpha
        with watch.stage("features"):
            features = extractor.extract(picture.rgb, alpha, digest, part_of(checkpoint, 0.7, 1.0))
    cache.save_features(digest, engine.matting.key, FEATURES_VERSION, features.to_bytes())
    return features, watch


def names_of(photos: Sequence[FoundPhoto]) -> tuple[str, ...]:
    """What each photo is called in GROUPS.csv: below its folder if one was named, else its whole path."""
    if len({photo.root for photo in photos}) == 1:
        return tuple(photo.relative.as_posix() for photo in photos)
    return tuple(photo.path.as_posix() for photo in photos)
