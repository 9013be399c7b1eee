"""What the window knows of the open shoot: photos, progress, groups, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from desktop.core.types import Band, Group, GroupId, Photo, PhotoId, PhotoState


class Filter(StrEnum):
    """Which photos are shown."""

    ALL = "all"
    NEEDS_A_LOOK = "needs-a-look"
    DUPLICATES = "duplicates"
    DONE = "done"
    FAILED = "failed"
    PRODUCTS = "products"
    SINGLES = "singles"


class Badge(StrEnum):
    """What a tile says about its photo, in the order of importance."""

    FAILED = "failed"
    LOOK = "look"
    WEAKEST = "weakest"
    DUPLICATE = "duplicate"
    WAITING = "waiting"


class ShootState:
    """The photos of one shoot, kept up to date from events. Only for the GUI thread."""

    def __init__(
        self,
        photos: Sequence[Photo] = (),
        groups: Sequence[Group] = (),
        duplicates: Mapping[PhotoId, PhotoId] | None = None,
    ) -> None:
        self.photos: dict[PhotoId, Photo] = {}
        self.groups: tuple[Group, ...] = ()
        self.duplicates: Mapping[PhotoId, PhotoId] = {}
        self.finished: dict[PhotoId, None] = {}
        """Photos that were finished while the window watched, the latest last."""
        self._fractions: dict[PhotoId, float] = {}
        self._group_of: dict[PhotoId, Group] = {}
        self._number_of: dict[GroupId, int] = {}
        self._counts: Counter[Filter] = Counter()
        self.add(photos)
        self.regroup(groups, duplicates or {})

    def add(self, photos: Iterable[Photo]) -> None:
        for photo in photos:
            self.change(photo)

    def change(self, photo: Photo) -> None:
        """Take over what is new about a photo, or a new photo."""
        before = self.photos.get(photo.id)
        if before is not None:
            self._counts.subtract(_kinds(before))
        self._counts.update(_kinds(photo))
        self.photos[photo.id] = photo
        if photo.state is not PhotoState.WORKING:
            self._fractions.pop(photo.id, None)
        self.finished.pop(photo.id, None)
        if photo.state is PhotoState.DONE and before is not None:
            self.finished[photo.id] = None

    def progress(self, photo: PhotoId, fraction: float) -> None:
        if photo in self.photos and self.photos[photo].state is PhotoState.WORKING:
            self._fractions[photo] = fraction

    def regroup(self, groups: Sequence[Group], duplicates: Mapping[PhotoId, PhotoId]) -> None:
        self.groups = tuple(groups)
        self.duplicates = dict(duplicates)
        self._group_of = {photo: group for group in groups for photo in group.photos}
        products = [group for group in groups if len(group.photos) > 1]
        self._number_of = {group.id: number for number, group in enumerate(products, 1)}
        self._counts[Filter.DUPLICATES] = len(self.duplicates)
        self._counts[Filter.PRODUCTS] = len(products)
        self._counts[Filter.SINGLES] = len(self.groups) - len(products)

    def count(self, which: Filter) -> int:
        """How many photos, or products, a filter shows."""
        return self._counts[which]

    @property
    def waiting_count(self) -> int:
        """Photos that are neither done nor failed."""
        return self._counts[Filter.ALL] - self._counts[Filter.DONE] - self._counts[Filter.FAILED]

    def fraction(self, photo: PhotoId) -> float:
        """How far the work on a photo is, 0..1."""
        return self._fractions.get(photo, 0.0)

    def group_of(self, photo: PhotoId) -> Group | None:
        """The product that a photo is of; None before it was grouped and for a single photo."""
        group = self._group_of.get(photo)
        return group if group is not None and len(group.photos) > 1 else None

    def number_of(self, group: Group) -> int:
        """The place of a product among the products, from 1."""
        return self._number_of[group.id]

    def badges(self, photo: Photo) -> tuple[Badge, ...]:
        """What a tile says about its photo; at most two, the more important first."""
        group = self.group_of(photo.id)
        weakest = group.weakest if group is not None and group.band is Band.POSSIBLE else None
        told = {
            Badge.FAILED: photo.state is PhotoState.FAILED,
            Badge.LOOK: photo.state is PhotoState.DONE and photo.needs_a_look,
            Badge.WEAKEST: weakest is not None
            and photo.id == _loose_end(weakest.first, weakest.second, group),
            Badge.DUPLICATE: photo.id in self.duplicates,
            Badge.WAITING: photo.state is PhotoState.WAITING,
        }
        return tuple(badge for badge, is_told in told.items() if is_told)[:2]


def _kinds(photo: Photo) -> list[Filter]:
    kinds = [Filter.ALL]
    if photo.state is PhotoState.DONE:
        kinds.append(Filter.DONE)
        if photo.needs_a_look:
            kinds.append(Filter.NEEDS_A_LOOK)
    elif photo.state is PhotoState.FAILED:
        kinds.append(Filter.FAILED)
    return kinds


def _loose_end(first: PhotoId, second: PhotoId, group: Group | None) -> PhotoId:
    """The end of the weakest link that is further from the product's first photo."""
    order = group.photos if group is not None else ()
    return max(first, second, key=lambda photo: order.index(photo) if photo in order else -1)
