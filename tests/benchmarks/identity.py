"""How well photos of known products are grouped, and what it costs.

    python -m tests.benchmarks.identity FOLDER [--subset in150] [--cache FOLDER] [--quality fast|balanced]

FOLDER: see labelled_shoot.py. Prints B-cubed and pairwise figures (Bagga and Baldwin 1998) of three
groupings: the subset alone, the whole folder, and the whole folder's groups judged on the subset. Beside
them a plain perceptual hash as duplicate finders use it: pairs within 10 bits, connected. Then the cost:
CPU milliseconds a photo of the photos that were not cached, seconds of the groupings, peak memory.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from desktop.core.features import Features
from desktop.core.grouping import DEFAULT_THRESHOLD, GroupingSettings, group_photos
from desktop.core.types import PhotoId, Quality
from tests.benchmarks.labelled_shoot import FeatureCache, LabelledPhoto, read_shoot

PLAIN_HASH_BITS = 10  # imagededup's default

Labels = dict[PhotoId, int]


@dataclass(frozen=True)
class Figures:
    """Precision, recall and F1, over photos (B-cubed) and over pairs."""

    groups: int
    precision: float
    recall: float
    pair_precision: float
    pair_recall: float

    @classmethod
    def of(cls, found: Labels, truth: Mapping[PhotoId, str]) -> Figures:
        """Of labels against products, over the photos in truth."""
        both = Counter((found[photo], product) for photo, product in truth.items())
        got, want = Counter(found[photo] for photo in truth), Counter(truth.values())
        hits = _pairs(both)
        return cls(
            len(got),
            sum(count * count / got[label] for (label, _), count in both.items()) / len(truth),
            sum(count * count / want[product] for (_, product), count in both.items()) / len(truth),
            hits / max(_pairs(got), 1),
            hits / max(_pairs(want), 1),
        )

    def __str__(self) -> str:
        photos = _f1(self.precision, self.recall)
        pairs = _f1(self.pair_precision, self.pair_recall)
        return (
            f"{self.groups:>6}  {self.precision:.3f} {self.recall:.3f} {photos:.3f}"
            f"  {self.pair_precision:.3f} {self.pair_recall:.3f} {pairs:.3f}"
        )


def _pairs(counts: Counter[str] | Counter[int] | Counter[tuple[int, str]]) -> float:
    return sum(count * (count - 1) / 2 for count in counts.values())


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def by_product(features: Mapping[PhotoId, Features], settings: GroupingSettings) -> Labels:
    """The groups of the program."""
    grouping = group_photos(features, settings)
    return {photo: int(group.id) for group in grouping.groups for photo in group.photos}


def by_plain_hash(features: Mapping[PhotoId, Features]) -> Labels:
    """What duplicate finders do: hashes within a few bits, connected."""
    photos = list(features)
    hashes = np.array([features[photo].hashes[0] for photo in photos])
    near = np.bitwise_count(hashes[:, None] ^ hashes) <= PLAIN_HASH_BITS
    _, labels = connected_components(sparse.csr_matrix(near), directed=False)
    return dict(zip(photos, labels.tolist(), strict=True))


def show(
    photos: Sequence[LabelledPhoto], features: Mapping[PhotoId, Features], subset: str, threshold: float
) -> None:
    """The table of figures, then the seconds."""
    everyone = {photo.id: photo.product for photo in photos}
    some = {photo.id: photo.product for photo in photos if subset in photo.marks}
    few = {photo: features[photo] for photo in some}
    settings = GroupingSettings(threshold)
    started_s = time.process_time()
    small = by_product(few, settings)
    small_s = time.process_time() - started_s
    whole = by_product(features, settings)
    whole_s = time.process_time() - started_s - small_s
    hashed, hashed_few = by_plain_hash(features), by_plain_hash(few)
    print(f"{'':34}groups  B3: P     R     F1  pairs: P     R     F1")
    print(f"{f'{len(some)} photos':34}{Figures.of(small, some)}")
    print(f"{f'{len(everyone)} photos':34}{Figures.of(whole, everyone)}")
    print(f"{f'{len(everyone)} photos, judged on {len(some)}':34}{Figures.of(whole, some)}")
    print(f"{f'plain hash, {len(some)} photos':34}{Figures.of(hashed_few, some)}")
    print(f"{f'plain hash, {len(everyone)} photos':34}{Figures.of(hashed, everyone)}")
    print(f"grouping: {small_s:.2f} CPU s for {len(some)} photos, {whole_s:.2f} CPU s for {len(everyone)}")


def show_edits(
    photos: Sequence[LabelledPhoto], features: Mapping[PhotoId, Features], threshold: float
) -> None:
    """How many of the known edits are badged as duplicates, and how many badges are right."""
    base = {photo.id: photo.base for photo in photos}
    found = group_photos(features, GroupingSettings(threshold)).duplicates
    edits = sum(photo.base != photo.file.name for photo in photos)
    right = sum(base[copy] == base[original] for copy, original in found.items())
    print(f"edits of a shot: {edits}; badged {len(found)}, of which right {right}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--subset", default="in150")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "bg-remover-identity")
    parser.add_argument("--quality", type=Quality, default=Quality.BALANCED)
    parser.add_argument("--threshold", type=float, default=DEFAULT_THRESHOLD)
    arguments = parser.parse_args()
    photos = read_shoot(arguments.folder)
    cache = FeatureCache(arguments.cache, arguments.quality)
    features = cache.features(photos)
    show(photos, features, arguments.subset, arguments.threshold)
    show_edits(photos, features, arguments.threshold)
    if cache.cost.photos:
        each_ms = 1000 / cache.cost.photos
        print(
            f"CPU ms a photo ({cache.cost.photos} new): matte {cache.cost.matte_s * each_ms:.0f},"
            f" features {cache.cost.features_s * each_ms:.0f}"
        )
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
