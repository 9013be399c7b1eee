"""A shoot that can be grouped again at once, with other weights or another threshold."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.core.changes import Changes, what_would_change, with_links
from desktop.core.clustering import Linked
from desktop.core.corrections import Correction, constraints
from desktop.core.description import describe
from desktop.core.group_sizes import Sized, within_sizes
from desktop.core.grouping import Grouping, GroupingSettings
from desktop.core.pair_table import PairTable
from desktop.core.similarity import SignalWeights
from desktop.core.stages import part_of
from desktop.core.types import Checkpoint, Group, PhotoId, no_checkpoint

Partition = tuple[tuple[PhotoId, ...], ...]
"""Every photo once; photos and groups in the order of the photos' numbers."""


class LiveGrouping:
    """A pair table with what the user said about its photos. Any thread may call."""

    def __init__(
        self,
        table: PairTable,
        corrections: Sequence[Correction] = (),
        accepted: Sequence[Sequence[PhotoId]] = (),
    ) -> None:
        """Raises ContradictoryCorrections."""
        self.table = table
        self._limits = constraints(corrections, table.place, accepted)
        self._linked: tuple[SignalWeights, Linked] | None = None
        self._lock = threading.Lock()

    def partition(self, settings: GroupingSettings, checkpoint: Checkpoint = no_checkpoint) -> Partition:
        """Which photos go together, and nothing else: fit for a slider that is being moved."""
        clusters = self._clusters(settings, checkpoint).clusters
        return tuple(sorted(tuple(sorted(self.table.photos[at] for at in places)) for places in clusters))

    def group(self, settings: GroupingSettings, checkpoint: Checkpoint = no_checkpoint) -> Grouping:
        """The same groups with their links, cohesion and duplicates."""
        sized = self._clusters(settings, part_of(checkpoint, 0.0, 0.8))
        scorer = self.table.scorer(settings.weights)
        grouping = describe(self.table, scorer, sized, self._limits, part_of(checkpoint, 0.8, 1.0))
        checkpoint(1.0)
        return grouping

    def changes(
        self, before: Sequence[Group], settings: GroupingSettings, checkpoint: Checkpoint = no_checkpoint
    ) -> Changes:
        """What would change if the groups there are were replaced by those of these settings."""
        found = what_would_change(before, self.partition(settings, checkpoint))
        return with_links(found, before, self.table, self.table.scorer(settings.weights))

    def histogram(self, weights: SignalWeights, bins: int) -> NDArray[np.intp]:
        """(bins,) how many linked pairs have which similarity, 0..1: what the threshold is a cut of."""
        similarity = self._links(weights, no_checkpoint).similarity
        return np.histogram(similarity, bins, (0.0, 1.0))[0]

    def _clusters(self, settings: GroupingSettings, checkpoint: Checkpoint) -> Sized:
        linked = self._links(settings.weights, part_of(checkpoint, 0.0, 0.5))
        clusters = linked.clusters(settings.threshold, part_of(checkpoint, 0.5, 1.0))
        sized = within_sizes(
            clusters, settings.min_photos, settings.max_photos, self._limits, linked.scores_within
        )
        checkpoint(1.0)
        return sized

    def _links(self, weights: SignalWeights, checkpoint: Checkpoint) -> Linked:
        """The links under these weights, kept for the next threshold."""
        with self._lock:
            kept = self._linked
        if kept is not None and kept[0] == weights:
            return kept[1]
        linked = Linked(self.table, self.table.scorer(weights), self._limits, checkpoint)
        with self._lock:
            self._linked = weights, linked
        return linked
