"""Group the photos of a shoot, from features that are kept."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from desktop.app.photo_work import PhotoWork
from desktop.core.errors import PhotoError
from desktop.core.evidence import KnownAlignments
from desktop.core.features import Features
from desktop.core.grouping import Correction, GroupingSettings, group_photos
from desktop.core.stages import part_of
from desktop.core.types import Checkpoint, Group, Photo, PhotoId, PhotoState, ShootId
from desktop.store.groups import GroupStore
from desktop.store.library import Library

log = logging.getLogger(__name__)


def regroup(
    library: Library,
    store: GroupStore,
    work: PhotoWork,
    shoot: ShootId,
    settings: GroupingSettings,
    checkpoint: Checkpoint,
    known: KnownAlignments | None = None,
) -> tuple[Group, ...]:
    """Group a shoot's finished photos and keep the groups; a stop leaves the earlier ones untouched.

    known: what earlier groupings of this session aligned; it makes the next one ten times as fast.
    """
    photos = [photo for photo in library.photos(shoot) if photo.state is PhotoState.DONE]
    features = gather(work, photos, part_of(checkpoint, 0.0, 0.5))
    corrections = _corrections(store, photos)
    grouping = group_photos(
        features, settings, corrections=corrections, known=known, checkpoint=part_of(checkpoint, 0.5, 0.95)
    )
    checkpoint(0.95)
    return store.save(shoot, grouping.groups, grouping.matches, grouping.duplicates)


def gather(work: PhotoWork, photos: Sequence[Photo], checkpoint: Checkpoint) -> dict[PhotoId, Features]:
    """The features of the photos; one whose features are lost and whose file is gone is left out."""
    features = {}
    for number, photo in enumerate(photos):
        checkpoint(number / len(photos))
        try:
            features[photo.id] = work.features(photo)
        except PhotoError as error:
            log.info("a photo stays out of the groups: %s", error.code)
    return features


def _corrections(store: GroupStore, photos: Sequence[Photo]) -> tuple[Correction, ...]:
    """The user's corrections between these photos; they are kept by content, so every copy is meant."""
    by_digest: dict[str, list[PhotoId]] = {}
    for photo in photos:
        by_digest.setdefault(photo.digest, []).append(photo.id)
    return tuple(
        Correction(one, two, same)
        for first, second, same in store.corrections()
        for one in by_digest.get(first, ())
        for two in by_digest.get(second, ())
        if one != two
    )
