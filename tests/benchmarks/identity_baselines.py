"""The program's groups beside those of plainer means, in one run over one folder.

    python -m tests.benchmarks.identity_baselines FOLDER [--subset in150] [--cache FOLDER]

FOLDER: see labelled_shoot.py. Means: the program; the first program made anew (a global structural
similarity, edges, proportions and key points with randomly drawn BRIEF pairs, on whole photos, connected
from .70 on); the perceptual hash of the whole photo, connected within 10 bits; an average hash, connected
within 5. For the subset, the folder, and every stratum of it (the column source): B-cubed and pairwise F1.
Then how well each score tells products of one family from each other (pairs of look-alikes against pairs of
one product, area under the curve), and how often pairs in bands of the program's score show one product.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.stats import rankdata

from desktop.core.features import Features
from desktop.core.grouping import GroupingSettings
from desktop.core.imaging import read_picture
from desktop.core.live_grouping import LiveGrouping
from desktop.core.pair_table import PairTable
from desktop.core.similarity import SignalWeights
from desktop.core.types import PhotoId, Quality
from tests.benchmarks.identity import Figures
from tests.benchmarks.labelled_shoot import FeatureCache, LabelledPhoto, read_shoot

Matrix = NDArray[np.float32]
Truth = dict[PhotoId, str]

FIRST_THRESHOLD = 0.70
PLAIN_HASH_BITS, AVERAGE_HASH_BITS = 10, 5
_SIDE_PX = 256
_POINTS, _BRIEF_BITS, _PATCH = 60, 128, 16
_SPATIAL, _FEATURE = 0.40, 0.35  # its weights
_C1, _C2 = 6.5025, 58.5225  # Wang et al. 2004, for 8 bits
_BANDS = (0.0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0001)


@dataclass(frozen=True)
class Plain:
    """What the plainer means look at. grey: (S, S) 0..255.  brief: (K, 2) of 64 bits."""

    grey: Matrix
    edges: Matrix
    aspect: float
    brief: NDArray[np.uint64]
    average: np.uint64


def looked_at(photo: LabelledPhoto, random: np.random.Generator) -> Plain:
    """One photo, brought to a square as the first program did."""
    rgb = read_picture(photo.file).rgb
    aspect = rgb.shape[1] / rgb.shape[0]
    small = cv2.resize(rgb, (_SIDE_PX, _SIDE_PX), interpolation=cv2.INTER_AREA)
    byte = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    grey = byte.astype(np.float32)
    edges = np.hypot(cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1))
    tiny = cv2.resize(byte, (8, 8), interpolation=cv2.INTER_AREA).ravel()
    average = np.packbits(tiny > tiny.mean()).view(np.uint64)[0]
    return Plain(grey, np.asarray(edges, np.float32), aspect, _brief(byte, random), average)


def _brief(grey: NDArray[np.uint8], random: np.random.Generator) -> NDArray[np.uint64]:
    """Corners with a pattern drawn anew for each, which is what made the first program's matches noise."""
    corners: object = cv2.goodFeaturesToTrack(grey, _POINTS, 0.01, 8)  # None on a picture without any
    found = np.zeros((0, 2), np.int64)
    if isinstance(corners, np.ndarray):
        found = corners.reshape(-1, 2).astype(np.int64)
    half = _PATCH // 2
    found = np.clip(found, half, _SIDE_PX - half - 1)
    offsets = random.integers(-half, half, (len(found), _BRIEF_BITS, 2, 2))
    at = found[:, None, None, :] + offsets
    values = grey[at[..., 1], at[..., 0]]
    return np.packbits(values[..., 0] < values[..., 1], axis=1).view(np.uint64).reshape(-1, 2)


def first_program(photos: Sequence[Plain]) -> Matrix:
    """(N, N) its score: structure and edges, and key points; the labels were off."""
    count = len(photos)
    flat = np.stack([photo.grey.ravel() for photo in photos])
    mean, variance = flat.mean(axis=1), flat.var(axis=1)
    away = flat - mean[:, None]
    covariance = away @ away.T / flat.shape[1]
    ssim = ((2 * np.outer(mean, mean) + _C1) * (2 * covariance + _C2)) / (
        (mean[:, None] ** 2 + mean**2 + _C1) * (variance[:, None] + variance + _C2)
    )
    aspects = np.array([photo.aspect for photo in photos], np.float32)
    aspect = np.maximum(0, 1 - np.abs(aspects[:, None] - aspects))
    edges = np.stack([photo.edges[::2, ::2].ravel() for photo in photos])
    scores = np.eye(count, dtype=np.float32)
    for one in range(count - 1):
        apart = np.abs(edges[one + 1 :] - edges[one]).mean(axis=1) / 255
        spatial = 0.5 * ssim[one, one + 1 :] + 0.3 * np.maximum(0, 1 - apart) + 0.2 * aspect[one, one + 1 :]
        shared = np.array([_shared(photos[one].brief, other.brief) for other in photos[one + 1 :]])
        scores[one, one + 1 :] = (_SPATIAL * spatial + _FEATURE * shared) / (_SPATIAL + _FEATURE)
        scores[one + 1 :, one] = scores[one, one + 1 :]
    return scores


def _shared(one: NDArray[np.uint64], other: NDArray[np.uint64]) -> float:
    """The bits that the key points share with the nearest of the other photo: .5 is chance, the rest luck."""
    if not len(one) or not len(other):
        return 0.0
    bits = np.bitwise_count(one[:, None] ^ other).sum(axis=2)
    return 1 - float(bits.min(axis=1).mean()) / _BRIEF_BITS


def by_bits(hashes: NDArray[np.uint64]) -> Matrix:
    """(N, N) 1 for equal hashes, 0 for those that differ in all bits."""
    return np.asarray(1 - np.bitwise_count(hashes[:, None] ^ hashes) / np.float32(64), np.float32)


def connected(scores: Matrix, threshold: float, ids: Sequence[PhotoId]) -> tuple[Matrix, dict[PhotoId, int]]:
    """The scores, and chains of pairs from a threshold on."""
    _, labels = connected_components(sparse.csr_matrix(scores >= threshold - 1e-6), directed=False)
    return scores, dict(zip(ids, labels.tolist(), strict=True))


def strata_of(folder: Path, photos: Sequence[LabelledPhoto]) -> dict[PhotoId, str]:
    """The column source of each photo."""
    with (folder / "groups.csv").open(newline="", encoding="utf-8") as file:
        source = {row["file"]: row.get("source", "") for row in csv.DictReader(file)}
    return {photo.id: source[photo.file.name] for photo in photos}


def program(features: Mapping[PhotoId, Features]) -> tuple[Matrix, dict[PhotoId, int]]:
    """(N, N) the program's scores, of pairs that it aligns by that too; and its groups."""
    table = PairTable.of(features)
    at = np.array([table.place[photo] for photo in features], np.intp)
    scores = np.eye(len(at), dtype=np.float32)
    first, second = np.triu_indices(len(at), 1)
    signals, _ = table.between(at[first], at[second])
    scores[first, second] = scores[second, first] = table.scorer(SignalWeights()).scores(signals)
    groups = LiveGrouping(table).group(GroupingSettings()).groups
    return scores, {photo: int(group.id) for group in groups for photo in group.photos}


def family(product: str) -> str:
    """Look-alikes are siblings, soup_a and soup_b, and what one maker sells: Arla-Standard-Milk, Arla-..."""
    stem, _, sibling = product.rpartition("_")
    return stem if len(sibling) == 1 else product.partition("-")[0]


def lookalike_auc(scores: Matrix, products: Sequence[str]) -> tuple[float, int]:
    """Of pairs of one product against pairs of one family only, in families of several; and how many."""
    first, second = np.triu_indices(len(products), 1)
    kin = np.array([family(product) for product in products])
    names = np.array(products)
    several = {one for one in set(kin.tolist()) if one and len(set(names[kin == one].tolist())) > 1}
    inside = np.flatnonzero((kin[first] == kin[second]) & np.isin(kin[first], sorted(several)))
    same = names[first[inside]] == names[second[inside]]
    right, wrong = int(same.sum()), int((~same).sum())
    if not right or not wrong:
        return float("nan"), 0
    ranks = rankdata(scores[first[inside], second[inside]])
    return float((ranks[same].sum() - right * (right + 1) / 2) / (right * wrong)), wrong


def show_bands(scores: Matrix, products: Sequence[str]) -> None:
    """How often the pairs of a band show one product."""
    first, second = np.triu_indices(len(products), 1)
    names = np.array(products)
    same, values = names[first] == names[second], scores[first, second]
    print("score        pairs   mean score   one product")
    for low, high in itertools.pairwise(_BANDS):
        here = (values >= low) & (values < high)
        if here.any():
            print(
                f"{low:.2f}-{min(high, 1):.2f} {here.sum():>8} {values[here].mean():>12.3f}"
                f" {same[here].mean():>13.3f}"
            )


def show(photos: Sequence[LabelledPhoto], features: Mapping[PhotoId, Features], strata: Truth) -> None:
    """One table of these photos."""
    random = np.random.default_rng(0)
    ids = [photo.id for photo in photos]
    products = [photo.product for photo in photos]
    truth = {photo.id: photo.product for photo in photos}
    here = {id: features[id] for id in ids}
    plain = [looked_at(photo, random) for photo in photos]
    hashes = np.array([features[id].hashes[0] for id in ids])
    averages = np.array([one.average for one in plain])
    means: dict[str, Callable[[], tuple[Matrix, dict[PhotoId, int]]]] = {
        "the program": lambda: program(here),
        "the first program": lambda: connected(first_program(plain), FIRST_THRESHOLD, ids),
        "perceptual hash": lambda: connected(by_bits(hashes), 1 - PLAIN_HASH_BITS / 64, ids),
        "average hash": lambda: connected(by_bits(averages), 1 - AVERAGE_HASH_BITS / 64, ids),
    }
    print(f"\n{len(photos)} photos, {len(set(products))} products")
    print(f"{'':34}groups  B3: P     R     F1  pairs: P     R     F1   look-alikes  CPU s")
    bands = np.empty((0, 0), np.float32)
    for name, mean in means.items():
        started_s = time.process_time()
        scores, found = mean()
        bands = bands if bands.size else scores
        auc, pairs = lookalike_auc(scores, products)
        spent_s = time.process_time() - started_s
        print(f"{name:34}{Figures.of(found, truth)}   {auc:.3f} ({pairs}) {spent_s:6.1f}", flush=True)
        for stratum in sorted(set(strata.values())):
            part = {id: truth[id] for id in ids if strata[id] == stratum}
            if len(part) > len(set(part.values())):
                print(f"{f'  {stratum}, {len(part)} photos':34}{Figures.of(found, part)}")
    show_bands(bands, products)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--subset", default="in150")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "bg-remover-identity")
    arguments = parser.parse_args()
    photos = read_shoot(arguments.folder)
    features = FeatureCache(arguments.cache, Quality.BALANCED).features(photos)
    strata = strata_of(arguments.folder, photos)
    show([photo for photo in photos if arguments.subset in photo.marks], features, strata)
    show(photos, features, strata)


if __name__ == "__main__":
    main()
