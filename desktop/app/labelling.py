"""Labels of the photos that grouping is uncertain about: from the cache, else the labeler is asked."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.app.photo_work import PhotoWork
from desktop.core.errors import AppError, PhotoError
from desktop.core.labels import Labeler, Labels
from desktop.core.types import Checkpoint, Photo, PhotoId, no_checkpoint
from desktop.store.cache import Cache

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LabelEstimate:
    """uncertain: photos whose labels could change the groups.  to_ask: those of them never asked about."""

    uncertain: int
    to_ask: int


@dataclass(slots=True)
class Labelling:
    """The labels of some photos in one grouping. Not to be shared between threads.

    failure: why the labeler could not be asked, of the first time; from then on it is left in peace, and
    photos without labels are grouped by what they look like.
    """

    labeler: Labeler
    cache: Cache
    work: PhotoWork
    photos: dict[PhotoId, Photo]
    failure: AppError | None = field(default=None, init=False)

    def known(self, ids: Sequence[PhotoId], checkpoint: Checkpoint) -> dict[PhotoId, Labels]:
        """What the cache has; nobody is asked."""
        checkpoint(0.0)
        found = {}
        for id in ids:
            labels = self.cache.measurements.labels(self.photos[id].digest, self.labeler.key)
            if labels is not None:
                found[id] = labels
        return found

    def asked(self, ids: Sequence[PhotoId], checkpoint: Checkpoint) -> dict[PhotoId, Labels]:
        """What the cache has, and the labeler's answers for the rest; each is kept as it comes.

        Copies of one content are asked about once.
        """
        found = self.known(ids, checkpoint)
        for number, id in enumerate(ids):
            checkpoint(number / len(ids))
            if id not in found and self.failure is None:
                found |= self.known([id], no_checkpoint) or self._answer(self.photos[id])
        return found

    def _answer(self, photo: Photo) -> dict[PhotoId, Labels]:
        try:
            picture, alpha = self.work.open(photo)
        except PhotoError as error:  # of this photo only: its file is gone
            log.info("a photo stays without labels: %s", error.code)
            return {}
        try:
            labels = self.labeler.labels(picture.rgb, alpha)
        except AppError as error:
            log.warning("labels cannot be had: %s", error.code)
            self.failure = error
            return {}
        self.cache.measurements.save_labels(photo.digest, self.labeler.key, labels)
        return {photo.id: labels}


def estimate(cache: Cache, labeler_key: str, digests: Sequence[str]) -> LabelEstimate:
    """What labels would take for uncertain photos of these contents."""
    contents = set(digests)
    unknown = sum(cache.measurements.labels(digest, labeler_key) is None for digest in contents)
    return LabelEstimate(len(digests), unknown)
