"""Fit the coefficients of the identity score on photos whose products are known.

    python -m tests.benchmarks.fit_identity FOLDER [--cache FOLDER] [--quality fast|balanced] [--write]

FOLDER: see labelled_shoot.py. One logistic regression over pairs, coefficients at least 0. Edits of the same
photo are left out, as they are easy. A product counts by the root of its photos, and one pair in fifty is
taken to be of one product. Pairs that the program would align, by the coefficients that it has now, bring
their alignment; for the others those columns are 0. Prints how well the score tells pairs apart, in five
folds by product, and the coefficients of each fold beside those of the whole; --write replaces
resources/identity/score.json.
"""

from __future__ import annotations

import argparse
import json
import math
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.stats import rankdata

from desktop.core.candidates import Pairs
from desktop.core.evidence import gather_evidence, open_pairs
from desktop.core.features import Features
from desktop.core.metric import rows_of
from desktop.core.similarity import Scorer, SignalWeights
from desktop.core.types import Quality, no_checkpoint
from desktop.paths import resources
from tests.benchmarks.labelled_shoot import FeatureCache, LabelledPhoto, read_shoot

SEMANTIC = ("form", "crop")
COLOUR = ("palette", "hue")
SAME_BITS, OTHER_BITS = 4, 14
PRIOR = 0.02
ALIGNED = ("aligned", "correlation", "lightness", "chroma")
COLUMNS = (*SEMANTIC, *COLOUR, "spatial", *ALIGNED)
LEAST_SPATIAL = 1.5
"""Log odds of equal hashes. They are there for edits of one shot, which the fit leaves out."""
RIDGE = 1.0
UNLIKE_QUANTILE = 0.02  # of pairs of different products: their cosine is the 0 of the signal
FOLDS = 5

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class PairTable:
    """All pairs of different shots, in the columns of COLUMNS. folds: (P, 2) of the photos."""

    values: Floats
    same: Flags
    weight: Floats
    folds: NDArray[np.intp]


@dataclass(frozen=True)
class Logistic:
    """log odds = values @ slopes + offset."""

    slopes: Floats
    offset: float

    def odds(self, values: Floats) -> Floats:
        return np.asarray(values @ self.slopes + self.offset, np.float64)


def pair_table(photos: list[LabelledPhoto], features: list[Features]) -> PairTable:
    """The signals of all pairs, with the weight that each has in the fit."""
    first, second = np.triu_indices(len(photos), 1)
    products = np.array([photo.product for photo in photos])
    bases = np.array([photo.base for photo in photos])
    rows = rows_of(features, (*SEMANTIC, *COLOUR))
    columns = [_cosines(rows[name]) for name in (*SEMANTIC, *COLOUR)]
    columns.append(_hash_likeness(features))
    values = np.stack([column[first, second] for column in columns], axis=1)
    values = np.hstack([values, _alignments(features, Pairs(first, second))])
    names, counts = np.unique(products, return_counts=True)
    size = dict(zip(names.tolist(), counts.tolist(), strict=True))
    fold_of = {
        name: at % FOLDS for at, name in enumerate(np.random.default_rng(1).permutation(names).tolist())
    }
    folds = np.array([fold_of[product] for product in products.tolist()])
    kept = bases[first] != bases[second]
    same = products[first] == products[second]
    mates = np.array([size[product] for product in products.tolist()])[first] - 1
    weight = np.where(same, 1 / np.sqrt(np.maximum(mates, 1)), 1.0)
    table = PairTable(
        values[kept], same[kept], weight[kept], np.stack([folds[first], folds[second]], axis=1)[kept]
    )
    negatives = table.weight[~table.same].sum()
    table.weight[table.same] *= PRIOR / (1 - PRIOR) * negatives / table.weight[table.same].sum()
    return table


def _cosines(rows: NDArray[np.float32]) -> Floats:
    exact = rows.astype(np.float64)
    return np.asarray(exact @ exact.T, np.float64)


def _hash_likeness(features: list[Features]) -> Floats:
    hashes = np.stack([photo.hashes for photo in features])
    bits = np.stack([np.bitwise_count(own[:, None] ^ hashes[:, 0]).min(axis=0) for own in hashes]).astype(
        np.float64
    )
    return np.clip((OTHER_BITS - np.minimum(bits, bits.T)) / (OTHER_BITS - SAME_BITS), 0, 1)


def _alignments(features: list[Features], pairs: Pairs) -> Floats:
    """(P, 4) 1, correlation, -log(1 + lightness), -log(1 + chroma) of aligned pairs, zeros for others."""
    order = sorted(range(len(features)), key=lambda at: features[at].digest)
    ordered = [features[at] for at in order]
    scorer = Scorer(ordered, SignalWeights())
    everything = Pairs(*np.triu_indices(len(ordered), 1))
    scores = scorer.scores(scorer.pairs(everything.first, everything.second))
    rows = open_pairs(len(ordered), everything, scores)
    opened = Pairs(everything.first[rows], everything.second[rows])
    found_by_digest = {
        (ordered[one].digest, ordered[other].digest): alignment
        for one, other, alignment in zip(
            opened.first.tolist(),
            opened.second.tolist(),
            gather_evidence(ordered, opened, {}, no_checkpoint),
            strict=True,
        )
    }
    table = np.zeros((len(pairs), len(ALIGNED)))
    for row, (one, other) in enumerate(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True)):
        low, high = sorted((features[one].digest, features[other].digest))
        found = found_by_digest.get((low, high))
        if found is not None:
            table[row] = 1, found.correlation, -math.log1p(found.lightness), -math.log1p(found.chroma)
    return table


def fit_all(values: Floats, same: Flags, weight: Floats) -> Logistic:
    """Of the columns of COLUMNS."""
    least = np.array([LEAST_SPATIAL if name == "spatial" else 0.0 for name in COLUMNS])
    return fit(values, same, weight, least)


def fit(values: Floats, same: Flags, weight: Floats, least: Floats) -> Logistic:
    """Ridge logistic regression with slopes of at least `least`, on standardised columns."""
    mean, deviation = values.mean(axis=0), values.std(axis=0)
    columns = np.hstack([(values - mean) / deviation, np.ones((len(values), 1))])
    share = weight / weight.mean()
    target = same.astype(np.float64)

    def loss(coefficients: Floats) -> tuple[float, Floats]:
        odds = columns @ coefficients
        penalty = np.append(coefficients[:-1], 0.0)
        error = share * (1 / (1 + np.exp(-odds)) - target)
        value = (share * (np.logaddexp(0, odds) - target * odds)).sum() + 0.5 / RIDGE * penalty @ penalty
        return float(value), columns.T @ error + penalty / RIDGE

    lowest = (least * deviation).tolist()
    bounds = [*((value, None) for value in lowest), (None, None)]
    found = minimize(loss, np.array([*lowest, 0.0]), jac=True, method="L-BFGS-B", bounds=bounds).x
    slopes = found[:-1] / deviation
    return Logistic(slopes, float(found[-1] - slopes @ mean))


def area_under_curve(same: Flags, odds: Floats) -> float:
    """How often a pair of one product scores above a pair of two."""
    ranks, positives = rankdata(odds), int(same.sum())
    above = ranks[same].sum() - positives * (positives + 1) / 2
    return float(above / (positives * (len(same) - positives)))


def document(model: Logistic, table: PairTable) -> dict[str, object]:
    """The coefficients as score.json has them: for signals of 0..1 instead of cosines."""
    split, end = len(SEMANTIC), len(SEMANTIC) + len(COLOUR)
    slopes = {"semantic": model.slopes[:split], "colour": model.slopes[split:end]}
    values = {"semantic": table.values[:, :split], "colour": table.values[:, split:end]}
    offset, correlation, lightness, chroma = (round(float(slope), 4) for slope in model.slopes[end + 1 :])
    # A feature signal of 1, half a unit from its neutral 0.5, is the log odds of a photo and itself.
    unlike, undecided = {}, {}
    pull = {"spatial": float(model.slopes[end]), "feature": 2 * (offset + correlation)}
    for name, parts in slopes.items():
        mean = values[name] @ parts / parts.sum()
        unlike[name] = round(float(np.quantile(mean[~table.same], UNLIKE_QUANTILE)), 3)
        alone = fit(mean[:, None], table.same, table.weight, np.zeros(1))
        undecided[name] = -alone.offset / float(alone.slopes[0])
        pull[name] = float(parts.sum()) * (1 - unlike[name])
    # Where each signal alone says neither way, moved by one step so that they also balance together.
    totals = {name: float(parts.sum()) for name, parts in slopes.items()}
    step = -model.offset - sum(totals[name] * undecided[name] for name in totals)
    neutral = {
        name: round((undecided[name] + step / sum(totals.values()) - unlike[name]) / (1 - unlike[name]), 4)
        for name in totals
    }
    slope = sum(pull.values())
    return {
        "semantic": {"parts": _shares(SEMANTIC, slopes["semantic"]), "unlike": unlike["semantic"]},
        "colour": {"parts": _shares(COLOUR, slopes["colour"]), "unlike": unlike["colour"]},
        "spatial": {"same_bits": SAME_BITS, "other_bits": OTHER_BITS},
        "feature": {
            "offset": offset,
            "correlation": correlation,
            "lightness": lightness,
            "chroma": chroma,
        },
        "weights": {name: round(value / slope, 4) for name, value in pull.items()},
        "neutral": neutral | {"spatial": 0.0, "feature": 0.5},
        "slope": round(slope, 3),
    }


def _shares(names: tuple[str, ...], slopes: Floats) -> dict[str, float]:
    return {name: round(float(slope / slopes.sum()), 4) for name, slope in zip(names, slopes, strict=True)}


def main() -> None:
    """Fit, show, and write if asked to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "bg-remover-identity")
    parser.add_argument("--quality", type=Quality, default=Quality.BALANCED)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    photos = read_shoot(arguments.folder)
    features = FeatureCache(arguments.cache, arguments.quality).features(photos)
    table = pair_table(photos, [features[photo.id] for photo in photos])
    print("fold  AUC     " + "  ".join(f"{name[:7]:>7}" for name in (*COLUMNS, "offset")))
    for fold in range(FOLDS):
        train, test = (table.folds != fold).all(axis=1), (table.folds == fold).all(axis=1)
        model = fit_all(table.values[train], table.same[train], table.weight[train])
        score = area_under_curve(table.same[test], model.odds(table.values[test]))
        print(
            f"{fold:>4}  {score:.4f}  "
            + "  ".join(f"{value:7.2f}" for value in (*model.slopes, model.offset))
        )
    model = fit_all(table.values, table.same, table.weight)
    print(" all          " + "  ".join(f"{value:7.2f}" for value in (*model.slopes, model.offset)))
    text = json.dumps(document(model, table), indent=2) + "\n"
    print(text)
    if arguments.write:
        (resources() / "identity" / "score.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
