"""Photos to groups of one product, with the links that hold them. It suggests; only the user decides."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.core.corrections import ContradictoryCorrections, Correction
from desktop.core.errors import UsageError
from desktop.core.evidence import KnownAlignments
from desktop.core.similarity import SignalWeights
from desktop.core.stages import part_of
from desktop.core.types import Checkpoint, Group, GroupId, Match, PhotoId, no_checkpoint

if TYPE_CHECKING:
    from desktop.core.features import Features

__all__ = [
    "DEFAULT_THRESHOLD",
    "ContradictoryCorrections",
    "Correction",
    "Grouping",
    "GroupingSettings",
    "group_photos",
]

DEFAULT_THRESHOLD = 0.35
"""Mean similarity at which clusters still merge: .25 is loose, .5 is strict."""


@dataclass(frozen=True, slots=True)
class GroupingSettings:
    """threshold: 0..1, higher gives more and purer groups.

    min_photos, max_photos: of a group; a smaller one is left as single photos, a larger one is split; no
    maximum is None.  Raises UsageError for values that make no sense, naming the field.
    """

    threshold: float = DEFAULT_THRESHOLD
    weights: SignalWeights = field(default_factory=SignalWeights)
    min_photos: int = 1
    max_photos: int | None = None

    def __post_init__(self) -> None:
        if not math.isfinite(self.threshold) or not 0 <= self.threshold <= 1:
            raise UsageError(f"The threshold is {self.threshold}.", "Give a number from 0 to 1.")
        if self.min_photos < 1:
            raise UsageError(f"The fewest photos of a group are {self.min_photos}.", "Give 1 or more.")
        if self.max_photos is not None and self.max_photos < self.min_photos:
            raise UsageError(
                f"The most photos of a group are {self.max_photos}, less than the fewest, {self.min_photos}.",
                "Give a larger maximum or a smaller minimum.",
            )


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups in the order of their first photos.

    matches: links inside groups, the strongest of every photo and those that hold its group together, by
    photo.  duplicates: photo -> the photo of its group that it is an edit of.  divided: the parts of each
    group that was over the maximum.  oversized: groups that stay over it because the user put their photos
    together.
    """

    groups: tuple[Group, ...]
    matches: tuple[Match, ...]
    duplicates: Mapping[PhotoId, PhotoId]
    divided: tuple[tuple[GroupId, ...], ...] = ()
    oversized: tuple[GroupId, ...] = ()


def group_photos(
    features: Mapping[PhotoId, Features],
    settings: GroupingSettings,
    *,
    corrections: Sequence[Correction] = (),
    accepted: Sequence[Sequence[PhotoId]] = (),
    known: KnownAlignments | None = None,
    checkpoint: Checkpoint = no_checkpoint,
) -> Grouping:
    """One product a group. The order of the mapping makes no difference.

    Corrections hold whatever the scores say; those that name a photo which is not here are left alone.
    accepted: groups that stay as they are.  known: alignments of earlier groupings, which take most of the
    time; new ones are added to it.
    Raises UsageError when corrections contradict each other (ContradictoryCorrections) or the weights leave
    nothing to compare by.
    """
    from desktop.core.live_grouping import LiveGrouping
    from desktop.core.pair_table import PairTable

    if not features:
        return Grouping((), (), {})
    align = settings.weights.feature > 0
    table = PairTable(features, known, part_of(checkpoint, 0.0, 0.7), align=align)
    live = LiveGrouping(table, corrections, accepted)
    return live.group(settings, part_of(checkpoint, 0.7, 1.0))
