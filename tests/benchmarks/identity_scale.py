"""What grouping costs in small and large shoots, from features that are there.

    python -m tests.benchmarks.identity_scale FOLDER [--cache FOLDER] [--photos 150 940 10000] [--unaligned]

FOLDER: see labelled_shoot.py. More photos than it has are made by moving its descriptors a little: each round
of copies along directions and by hash bits of its own, so that copies are products of their own. For every
size, in CPU seconds: grouping with no alignment known, the same again with all known (as the cache has them),
regrouping after a weight was moved, and with ten photos more. Then the share of pairs that were aligned, and
the peak memory so far. --unaligned: instead, what all but the alignments costs, how many pairs would be
aligned, and how many of the pairs of edits of one shot (the column base) are among the candidates.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from desktop.core.evidence import KnownAlignments, open_pairs
from desktop.core.features import Features
from desktop.core.grouping import GroupingSettings
from desktop.core.live_grouping import LiveGrouping
from desktop.core.pair_table import PairTable
from desktop.core.similarity import SignalWeights
from desktop.core.types import PhotoId, Quality
from tests.benchmarks.labelled_shoot import FeatureCache, read_shoot

MOVED = ("cutout", "crop", "late", "mid", "chroma", "hue", "cube")
SHARE = 0.9  # of a copy's descriptor that is its round's own direction, before it has unit length again
MORE = 10


def shoot_of(count: int, features: list[Features]) -> dict[PhotoId, Features]:
    """So many photos: those there are, then copies of them as other products."""
    found = {}
    for number in range(count):
        turn, at = divmod(number, len(features))
        found[PhotoId(number + 1)] = moved(features[at], turn) if turn else features[at]
    return found


def moved(photo: Features, turn: int) -> Features:
    """The photo as if of another product; photos of one product that are moved in one turn stay alike."""
    rng = np.random.default_rng(turn)
    values: dict[str, NDArray[np.float16]] = {}
    for name in MOVED:
        own = getattr(photo, name).astype(np.float32)
        away = np.abs(rng.standard_normal(own.shape)).astype(np.float32) * (own.mean() >= 0)
        away *= SHARE * np.linalg.norm(own) / max(float(np.linalg.norm(away)), 1e-9)
        mixed = own + away
        values[name] = (mixed / np.linalg.norm(mixed)).astype(np.float16)
    hashes = photo.hashes ^ rng.integers(0, 2**64, 1, np.uint64)
    points = photo.points + np.uint16(turn)  # other content, so that its alignments are its own
    return replace(
        photo,
        digest=f"{turn:02}{photo.digest}",
        hashes=hashes,
        points=points,
        **values,  # type: ignore[arg-type]
    )


def cpu_s(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work, in all threads."""
    started_s = time.process_time()
    work()
    return time.process_time() - started_s


def measure(features: dict[PhotoId, Features], more: dict[PhotoId, Features]) -> None:
    """One line."""
    known: KnownAlignments = {}
    settings = GroupingSettings()
    made: list[LiveGrouping] = []

    def group(photos: dict[PhotoId, Features]) -> None:
        made.append(LiveGrouping(PairTable.of(photos, known)))
        made[-1].group(settings)

    cold_s = cpu_s(lambda: group(features))
    aligned = len(known)
    warm_s = cpu_s(lambda: group(features))
    live = made[-1]
    regroup_s = cpu_s(lambda: live.partition(GroupingSettings(weights=SignalWeights(colour=1.5))))
    threshold_s = cpu_s(lambda: live.partition(GroupingSettings(0.4, SignalWeights(colour=1.5))))
    more_s = cpu_s(lambda: group(features | more))
    pairs = len(features) * (len(features) - 1) // 2
    print(
        f"{len(features):>6} {pairs:>10} {cold_s:7.2f} {warm_s:7.2f} {1000 * regroup_s:8.0f}"
        f" {1000 * threshold_s:9.0f} {more_s:7.2f} {aligned:>8} {aligned / pairs:7.2%}"
        f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f}",
        flush=True,
    )


def measure_unaligned(features: dict[PhotoId, Features], shots: list[str]) -> None:
    """One line. shots: what each photo that there is is an edit of, itself when of none."""
    made: list[PairTable] = []
    table_s = cpu_s(lambda: made.append(PairTable.of(features, align=False)))
    table = made[0]
    group_s = cpu_s(lambda: LiveGrouping(table).group(GroupingSettings()))
    scores = table.scorer(SignalWeights()).scores(table.signals)
    opened = len(open_pairs(len(table), table.pairs, scores))
    pairs = len(features) * (len(features) - 1) // 2
    here = set(zip(table.pairs.first.tolist(), table.pairs.second.tolist(), strict=True))
    found = edits = 0
    for number in range(len(features)):
        base = shots.index(shots[number % len(shots)]) + number - number % len(shots)
        if base != number:
            edits += 1
            found += tuple(sorted(table.place[PhotoId(at + 1)] for at in (base, number))) in here
    print(
        f"{len(features):>6} table {table_s:.1f} CPU s, groups {group_s:.1f} CPU s; candidates"
        f" {len(table.pairs) / pairs:.2%} of {pairs} pairs, to align {opened} ({opened / pairs:.2%});"
        f" edits among the candidates {found / max(edits, 1):.4f} of {edits};"
        f" peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB",
        flush=True,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "bg-remover-identity")
    parser.add_argument("--photos", type=int, nargs="+", default=[150, 940, 10_000])
    parser.add_argument("--unaligned", action="store_true")
    arguments = parser.parse_args()
    photos = read_shoot(arguments.folder)
    features = list(FeatureCache(arguments.cache, Quality.BALANCED).features(photos).values())
    if arguments.unaligned:
        for count in arguments.photos:
            measure_unaligned(shoot_of(count, features), [photo.base for photo in photos])
        return
    print("photos      pairs  cold s  warm s  weight ms  thresh ms  +10 s  aligned   share  MB")
    for count in arguments.photos:
        whole = shoot_of(count + MORE, features)
        more = {photo: whole.pop(photo) for photo in list(whole)[-MORE:]}
        measure(whole, more)


if __name__ == "__main__":
    main()
