"""Descriptors without what only the view changes, as learnt on photos that the project makes itself."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from desktop import paths
from desktop.core.types import Checkpoint, no_checkpoint

if TYPE_CHECKING:
    from desktop.core.features import Features

FloatArray = NDArray[np.float32]

_BLOCK = 1024  # photos at once: the joined descriptors are large


@dataclass(frozen=True, slots=True, eq=False)
class Metric:
    """Joined descriptors, of which the directions that differ between views of one product are damped.

    Within-class covariance normalisation (Hatch and others 2006), but only along directions that were seen
    to vary; what made photos know nothing of stays as it is.  views: a name for a run of the joined
    descriptors -> its descriptors and the weight of each.  mean: (D,) of the joined descriptors.
    directions: (K, D), orthonormal.  kept: (K,) the part of each that is left, 0..1.
    """

    views: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]
    mean: FloatArray
    directions: FloatArray
    kept: FloatArray

    @property
    def names(self) -> tuple[str, ...]:
        """What it makes of a photo."""
        return tuple(name for name, _ in self.views)

    def joined(self, features: Sequence[Features]) -> FloatArray:
        """(N, D) descriptors less their mean, each of its weight's length, side by side."""
        blocks, start = [], 0
        for _, sources in self.views:
            for name, weight in sources:
                block = stacked(features, name)
                block -= self.mean[start : start + block.shape[1]]
                start += block.shape[1]
                blocks.append(unit(block) * np.float32(weight))
        return np.hstack(blocks)

    def vectors(
        self, features: Sequence[Features], checkpoint: Checkpoint = no_checkpoint
    ) -> dict[str, FloatArray]:
        """Name -> (N, D) rows of unit length."""
        blocks = []
        for start in range(0, len(features), _BLOCK):
            checkpoint(start / len(features))
            joined = self.joined(features[start : start + _BLOCK])
            along = (joined @ self.directions.T) * (self.kept - 1)
            joined += along @ self.directions
            blocks.append(joined)
        whole, found, start = np.vstack(blocks), {}, 0
        for name, sources in self.views:
            width = sum(stacked(features[:1], source).shape[1] for source, _ in sources)
            found[name] = unit(whole[:, start : start + width])
            start += width
        return found

    def write(self, file: Path) -> None:
        """Keep it in a file, the same bytes every time."""
        np.savez(
            file,
            views=np.array(json.dumps(self.views)),
            mean=self.mean.astype("<f4"),
            directions=self.directions.astype("<f2"),
            kept=self.kept.astype("<f4"),
        )

    @classmethod
    def read(cls, file: Path) -> Metric:
        """What write kept."""
        with np.load(file, allow_pickle=False) as kept:
            views = tuple(
                (name, tuple((source, float(weight)) for source, weight in sources))
                for name, sources in json.loads(str(kept["views"]))
            )
            arrays = (np.asarray(kept[name], np.float32) for name in ("mean", "directions", "kept"))
            return cls(views, *arrays)

    @classmethod
    @cache
    def shipped(cls) -> Metric:
        """The one that came with the program."""
        return cls.read(paths.resources() / "identity" / "metric.npz")


def rows_of(
    features: Sequence[Features],
    names: Iterable[str],
    metric: Metric | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> dict[str, FloatArray]:
    """Name -> (N, D) rows of unit length: descriptors of the features, or what the metric makes of them."""
    metric, wanted = metric or Metric.shipped(), tuple(names)
    learnt = metric.vectors(features, checkpoint) if set(wanted) & set(metric.names) else {}
    return {name: learnt[name] if name in learnt else unit(stacked(features, name)) for name in wanted}


def stacked(features: Sequence[Features], name: str) -> FloatArray:
    """(N, D) one descriptor of all photos."""
    return np.stack([getattr(photo, name) for photo in features]).astype(np.float32)


def unit(rows: FloatArray) -> FloatArray:
    """The rows at unit length; rows of zeros stay so."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, np.float32(1e-9)), np.float32)
