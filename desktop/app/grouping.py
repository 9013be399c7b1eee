"""Group the photos of a shoot, from features that are kept; show what other settings would change."""

from __future__ import annotations

import dataclasses
import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from desktop.app.learning import Lesson
from desktop.app.photo_work import PhotoWork
from desktop.app.sequel import as_before, corrections_between, nearest_outside
from desktop.app.size_notices import size_notices
from desktop.core.changes import Changes, continued
from desktop.core.corrections import ContradictoryCorrections, constraints
from desktop.core.decisions import GroupState
from desktop.core.description import describe
from desktop.core.errors import PhotoError
from desktop.core.evidence import alignment_keys
from desktop.core.features import Features
from desktop.core.group_sizes import Sized
from desktop.core.grouping import Grouping, GroupingSettings
from desktop.core.keep import Keep, suggest_keep
from desktop.core.learning import FEWEST_PAIRS, learn, lessons
from desktop.core.live_grouping import LiveGrouping
from desktop.core.pair_table import PairTable
from desktop.core.stages import part_of
from desktop.core.traits import Traits
from desktop.core.types import (
    Checkpoint,
    Group,
    GroupId,
    Photo,
    PhotoId,
    PhotoState,
    Problem,
    ShootId,
    no_checkpoint,
)
from desktop.store.cache import Cache
from desktop.store.groups import GroupStore
from desktop.store.library import Library

log = logging.getLogger(__name__)

_TABLES = 2
"""Shoots whose pairs are kept: the open one and the one before it. 10,000 photos take some 200 MB."""

Kept = TypeVar("Kept")
Remember = Callable[[Sequence[GroupState], Sequence[GroupState]], None]


@dataclass(frozen=True, slots=True)
class _Made:
    """A table of pairs and what it was made of."""

    contents: tuple[tuple[PhotoId, str, str], ...]
    aligned: bool
    table: PairTable


class Grouper:
    """Groups shoots and keeps the tables of those that it grouped last. Any thread may call."""

    def __init__(self, library: Library, store: GroupStore, cache: Cache) -> None:
        self._library = library
        self._store = store
        self._cache = cache
        self._lock = threading.Lock()
        self.deciding = threading.RLock()
        """Held while the user's word or a grouping that heeds it is written."""
        self._made: dict[ShootId, _Made] = {}

    def regroup(
        self,
        work: PhotoWork,
        shoot: ShootId,
        settings: GroupingSettings,
        checkpoint: Checkpoint,
        tell: Callable[[Problem], None] | None = None,
        remember: Remember | None = None,
    ) -> tuple[Group, ...]:
        """Group a shoot's finished photos and keep the groups; a stop leaves the earlier ones untouched.

        Accepted groups stay as they are, and names go on.  tell: is told of groups over the largest size.
        remember: called in the same transaction with the groups before and after.
        Raises ContradictoryCorrections, with the names of the photos.
        """
        stamp = self._store.decisions_stamp(shoot)
        live = self.live(work, shoot, settings, part_of(checkpoint, 0.0, 0.8))
        if live is None:
            self._store.clear(shoot)
            return ()
        grouping = live.group(settings, part_of(checkpoint, 0.8, 0.9))
        photos = {photo.id: photo for photo in self._done(shoot)}
        keeps = {}
        several = [group for group in grouping.groups if len(group.photos) > 1]
        for number, group in enumerate(several):
            checkpoint(0.9 + 0.1 * number / len(several))
            keep = self.keep_of(work, [photos[photo] for photo in group.photos])
            if keep is not None:
                keeps[group.id] = keep
        checkpoint(1.0)
        with self.deciding:
            is_outdated = self._store.decisions_stamp(shoot) != stamp
            saved = () if is_outdated else self._save(shoot, grouping, keeps, remember)
        if is_outdated:  # the user decided something meanwhile
            return self.regroup(work, shoot, settings, checkpoint, tell, remember)
        for notice in size_notices(grouping, settings):
            if tell is not None:
                tell(notice)
        return saved

    def _save(
        self,
        shoot: ShootId,
        grouping: Grouping,
        keeps: Mapping[GroupId, Keep],
        remember: Remember | None,
    ) -> tuple[Group, ...]:
        with self._store.transaction():
            before, states = self._store.groups(shoot), self._store.states(shoot)
            goes_on_as = {
                grouping.groups[at].id: old
                for at, old in continued(before, [group.photos for group in grouping.groups]).items()
            }
            groups = as_before(before, grouping.groups, goes_on_as)
            matches, duplicates = grouping.matches, grouping.duplicates
            saved = self._store.save(shoot, groups, matches, duplicates, keeps, goes_on_as)
            if remember is not None:
                remember(tuple(states.values()), tuple(self._store.states(shoot).values()))
        return saved

    def preview(
        self,
        work: PhotoWork,
        shoot: ShootId,
        settings: GroupingSettings,
        checkpoint: Checkpoint = no_checkpoint,
    ) -> Changes:
        """What `regroup` with these settings would change; nothing is changed."""
        live = self.live(work, shoot, settings, part_of(checkpoint, 0.0, 0.8))
        if live is None:
            return Changes()
        return live.changes(self._store.groups(shoot), settings, part_of(checkpoint, 0.8, 1.0))

    def live(
        self, work: PhotoWork, shoot: ShootId, settings: GroupingSettings, checkpoint: Checkpoint
    ) -> LiveGrouping | None:
        """The shoot's pairs under what the user said by now; None without photos that are done.

        Takes long the first time and after photos came or went, and next to nothing in between.
        """
        photos = self._done(shoot)
        table = self._table(work, shoot, photos, checkpoint, align=settings.weights.feature > 0)
        if table is None:
            return None
        accepted = [group.photos for group in self._store.groups(shoot) if group.accepted]
        try:
            return LiveGrouping(table, corrections_between(self._store, photos), accepted)
        except ContradictoryCorrections as error:
            raise error.named({photo.id: photo.path.name for photo in photos}) from error

    def describe(
        self,
        work: PhotoWork,
        shoot: ShootId,
        groups: Sequence[Group],
        settings: GroupingSettings,
        checkpoint: Checkpoint,
    ) -> None:
        """Find out anew what is told about groups that the user arranged: bands, links, what to keep."""
        ids = [photo for group in groups for photo in group.photos]
        photos = {photo: self._library.photo(photo) for photo in ids}
        align = settings.weights.feature > 0
        table = self._part_of_table(shoot, photos, align=align)
        if table is None:
            features = _of_each(list(photos.values()), work.features, part_of(checkpoint, 0.0, 0.5))
            if len(features) < len(photos):
                return  # what is lost and whose file is gone is compared with nothing
            table = pair_table(features, self._cache, part_of(checkpoint, 0.5, 0.9), align=align)
        limits = constraints(corrections_between(self._store, photos.values()), table.place)
        clusters = [np.array([table.place[photo] for photo in group.photos], np.intp) for group in groups]
        sized = Sized([np.sort(places) for places in clusters])
        grouping = describe(table, table.scorer(settings.weights), sized, limits, no_checkpoint)
        told = {frozenset(group.photos): group for group in grouping.groups}
        links = [group.nearest for group in self._store.groups(shoot) if group.nearest is not None]
        found, keeps = [], {}
        for group in groups:
            new = told[frozenset(group.photos)]
            found.append(dataclasses.replace(new, id=group.id, nearest=nearest_outside(group, links)))
            keep = self.keep_of(work, [photos[photo] for photo in group.photos])
            if keep is not None:
                keeps[group.id] = keep
        self._store.describe(found, grouping.matches, grouping.duplicates, keeps)

    def _part_of_table(
        self, shoot: ShootId, photos: Mapping[PhotoId, Photo], *, align: bool
    ) -> PairTable | None:
        """The pairs of some photos out of the shoot's table, if that is there and still right."""
        with self._lock:
            made = self._made.get(shoot)
        if made is None or made.aligned < align:
            return None
        digests = {photo: digest for photo, digest, _ in made.contents}
        if any(digests.get(id) != photo.digest or id not in made.table.place for id, photo in photos.items()):
            return None
        return made.table.restricted(photos)

    def keep_of(self, work: PhotoWork, photos: Sequence[Photo]) -> Keep | None:
        """Which of some photos to keep, as of a group or of duplicates; None of fewer than two."""
        traits: dict[PhotoId, Traits] = _of_each(photos, work.traits, no_checkpoint)
        return suggest_keep(traits)

    def learn(
        self, work: PhotoWork, shoot: ShootId, settings: GroupingSettings, checkpoint: Checkpoint
    ) -> Lesson:
        """Which settings would have proposed what the user accepted and corrected in a shoot."""
        photos = self._done(shoot)
        table = self._table(work, shoot, photos, part_of(checkpoint, 0.0, 0.6), align=True)
        if table is None:
            return Lesson(None, same_missing=FEWEST_PAIRS, different_missing=FEWEST_PAIRS)
        accepted = [group.photos for group in self._store.groups(shoot) if group.accepted]
        taught = lessons(table, corrections_between(self._store, photos), accepted)
        return Lesson.of(learn(table, taught, settings, part_of(checkpoint, 0.6, 1.0)), settings)

    def _done(self, shoot: ShootId) -> list[Photo]:
        return [photo for photo in self._library.photos(shoot) if photo.state is PhotoState.DONE]

    def _table(
        self,
        work: PhotoWork,
        shoot: ShootId,
        photos: Sequence[Photo],
        checkpoint: Checkpoint,
        *,
        align: bool,
    ) -> PairTable | None:
        contents = tuple((photo.id, photo.digest, self._library.matting_of(photo.id)) for photo in photos)
        with self._lock:
            made = self._made.get(shoot)
        if made is not None and made.contents == contents and made.aligned >= align:
            return made.table
        features = _of_each(photos, work.features, part_of(checkpoint, 0.0, 0.5))
        if not features:
            return None
        table = pair_table(features, self._cache, part_of(checkpoint, 0.5, 1.0), align=align)
        with self._lock:
            self._made.pop(shoot, None)
            while len(self._made) >= _TABLES:
                del self._made[next(iter(self._made))]
            self._made[shoot] = _Made(contents, align, table)
        return table


def pair_table(
    features: Mapping[PhotoId, Features], cache: Cache, checkpoint: Checkpoint, *, align: bool
) -> PairTable:
    """The pairs of some photos, with the alignments that are known; new ones are kept, also before a stop."""
    known = cache.measurements.alignments(alignment_keys(features.values())) if align else {}
    before = set(known)
    try:
        return PairTable.of(features, known, checkpoint, align=align)
    finally:
        new = {pair: alignment for pair, alignment in known.items() if pair not in before}
        cache.measurements.save_alignments(new)


def _of_each(
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
