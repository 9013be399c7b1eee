"""Labels: what a labeler says a photo shows, in words, and how alike two photos are by their words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from desktop.core.types import Alpha, Checkpoint, PhotoId, RgbImage


@dataclass(frozen=True, slots=True)
class Label:
    """confidence: 0..1."""

    name: str
    confidence: float


Labels = tuple[Label, ...]
"""Of one photo. Empty: nothing was seen, which says nothing about likeness."""


class Labeler(Protocol):
    """Whatever names what a photo shows. Any thread may call.

    key: name and version; changes when the same photo would get other labels.
    """

    @property
    def key(self) -> str: ...

    def labels(self, rgb: RgbImage, alpha: Alpha) -> Labels:
        """Labels of a photo and its matte. Raises AppError when it cannot be asked."""
        ...


LabelsOf = Callable[[Sequence[PhotoId], Checkpoint], Mapping[PhotoId, Labels]]
"""The labels of some photos, as far as they can be had; each photo is asked about once."""


def label_likeness(first: Sequence[Label], second: Sequence[Label]) -> float | None:
    """0..1: the confidence that two photos share, of all that either has; None when one has none.

    A weighted Jaccard index, as the service computes it from Rekognition's labels. A name that comes twice
    counts with its higher confidence.
    """
    one, other = _by_name(first), _by_name(second)
    if not one or not other:
        return None
    names = one.keys() | other.keys()
    shared = sum(min(one.get(name, 0.0), other.get(name, 0.0)) for name in names)
    return shared / sum(max(one.get(name, 0.0), other.get(name, 0.0)) for name in names)


def _by_name(labels: Sequence[Label]) -> dict[str, float]:
    found: dict[str, float] = {}
    for label in labels:
        if label.confidence > 0:
            found[label.name] = max(found.get(label.name, 0.0), label.confidence)
    return found
