"""What grouping compares: what is measured of each photo, and the pairs of them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from desktop.core.errors import PhotoError
from desktop.core.evidence import alignment_keys
from desktop.core.features import Features
from desktop.core.labels import LabelsOf
from desktop.core.pair_table import PairTable
from desktop.core.types import Checkpoint, Photo, PhotoId
from desktop.store.cache import Cache

log = logging.getLogger(__name__)

Kept = TypeVar("Kept")


def pair_table(
    features: Mapping[PhotoId, Features],
    cache: Cache,
    checkpoint: Checkpoint,
    *,
    align: bool,
    labels_of: LabelsOf | None = None,
) -> PairTable:
    """The pairs of some photos, with the alignments that are known; new ones are kept, also before a stop."""
    known = cache.measurements.alignments(alignment_keys(features.values())) if align else {}
    before = set(known)
    try:
        return PairTable.of(features, known, checkpoint, align=align, labels_of=labels_of)
    finally:
        new = {pair: alignment for pair, alignment in known.items() if pair not in before}
        cache.measurements.save_alignments(new)


def of_each(
    photos: Sequence[Photo], measure: Callable[[Photo], Kept], checkpoint: Checkpoint
) -> dict[PhotoId, Kept]:
    """What is measured of each photo; one where it is lost and whose file is gone is left out."""
    found = {}
    for number, photo in enumerate(photos):
        checkpoint(number / len(photos))
        try:
            found[photo.id] = measure(photo)
        except PhotoError as error:
            log.info("a photo stays out of the groups: %s", error.code)
    return found
