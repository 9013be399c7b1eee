"""Group the photos of a folder without a library: features in, GROUPS.csv out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.app.batch import BatchResult, run_batch
from desktop.app.engine import Engine
from desktop.app.progress import Tally
from desktop.core.features import FEATURES_VERSION, FeatureExtractor, Features
from desktop.core.imaging import decode, digest_of, pixel_count, read_bytes
from desktop.core.outputs import FoundPhoto
from desktop.core.quality import judge
from desktop.core.stages import Stopwatch, part_of
from desktop.core.traits import Traits, measure_traits
from desktop.core.types import Checkpoint
from desktop.jobs import JobContext
from desktop.store.cache import Cache


@dataclass(frozen=True, slots=True)
class Described:
    """What grouping needs of one photo."""

    features: Features
    traits: Traits
    watch: Stopwatch


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
    matting = engine.matting.key
    with watch.stage("read"):
        data = read_bytes(path)
        digest = digest_of(data)
        kept = _kept(cache, digest, matting)
    if kept is not None:
        return Described(*kept, watch)
    with engine.budget.take(pixel_count(data, path.name), checkpoint):
        with watch.stage("decode"):
            picture = decode(data, path.name)
        with watch.stage("matte"):
            matte = engine.matting.matte(picture.rgb, part_of(checkpoint, 0.1, 0.7))
            doubt = judge(matte.alpha, matte.evidence)
        with watch.stage("features"):
            features = extractor.extract(picture.rgb, matte.alpha, digest, part_of(checkpoint, 0.7, 1.0))
            traits = measure_traits(digest, picture, matte.alpha, doubt.score, len(data))
    cache.save_features(digest, matting, FEATURES_VERSION, features.to_bytes())
    cache.measurements.save_traits(matting, traits)
    return Described(features, traits, watch)


def _kept(cache: Cache, digest: str, matting: str) -> tuple[Features, Traits] | None:
    features = cache.features(digest, matting, FEATURES_VERSION)
    traits = cache.measurements.traits(digest, matting)
    if features is None or traits is None:
        return None
    try:
        return Features.from_bytes(features), traits
    except ValueError:
        return None  # damaged: made again


def names_of(photos: Sequence[FoundPhoto]) -> tuple[str, ...]:
    """What each photo is called in GROUPS.csv: below its folder if one was named, else its whole path."""
    if len({photo.root for photo in photos}) == 1:
        return tuple(photo.relative.as_posix() for photo in photos)
    return tuple(photo.path.as_posix() for photo in photos)
