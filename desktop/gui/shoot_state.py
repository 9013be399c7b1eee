"""What the window knows of the open shoot: photos, progress, groups, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from desktop.core.decisions import Verdict
from desktop.core.keep import Keep
from desktop.core.types import Band, Group, GroupId, Match, Photo, PhotoId, PhotoState


class Filter(StrEnum):
    """Which photos are shown."""

    ALL = "all"
    NEEDS_A_LOOK = "needs-a-look"
    DUPLICATES = "duplicates"
    DONE = "done"
    FAILED = "failed"
    PRODUCTS = "products"
    TO_REVIEW = "to-review"
    ACCEPTED = "accepted"
    SINGLES = "singles"


class Badge(StrEnum):
    """What a tile says about its photo, in the order of importance."""

    MOVES_IN = "moves-in"
    LEAVES = "leaves"
    FAILED = "failed"
    LOOK = "look"
    WEAKEST = "weakest"
    DUPLICATE = "duplicate"
    BEST = "best"
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
        self.keeps: Mapping[GroupId, Keep] = {}
        self.verdicts: Mapping[PhotoId, Verdict] = {}
        self.moves: Mapping[PhotoId, GroupId | None] = {}
        """Where photos would go under another grouping that is tried; None: into a product of their own."""
        self.finished: dict[PhotoId, None] = {}
        """Photos that were finished while the window watched, the latest last."""
        self._fractions: dict[PhotoId, float] = {}
        self._group_of: dict[PhotoId, Group] = {}
        self._group_by_id: dict[GroupId, Group] = {}
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

    def regroup(
        self,
        groups: Sequence[Group],
        duplicates: Mapping[PhotoId, PhotoId],
        keeps: Mapping[GroupId, Keep] | None = None,
        verdicts: Mapping[PhotoId, Verdict] | None = None,
    ) -> None:
        self.groups = tuple(groups)
        self.duplicates = dict(duplicates)
        self.keeps = dict(keeps or {})
        self.verdicts = dict(verdicts or {})
        self._group_of = {photo: group for group in groups for photo in group.photos}
        self._group_by_id = {group.id: group for group in groups}
        products = [group for group in groups if len(group.photos) > 1]
        self._number_of = {group.id: number for number, group in enumerate(products, 1)}
        self._counts[Filter.DUPLICATES] = len(self.duplicates)
        accepted = sum(group.accepted for group in products)
        self._counts[Filter.PRODUCTS] = len(products)
        self._counts[Filter.ACCEPTED] = accepted
        self._counts[Filter.TO_REVIEW] = len(products) - accepted
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

    def home_of(self, photo: PhotoId) -> Group | None:
        """The group that a photo is in, also when it is alone in it; None before it was grouped."""
        return self._group_of.get(photo)

    def group(self, id: GroupId) -> Group | None:
        """A product, or a single photo's group, by its id."""
        return self._group_by_id.get(id)

    def best_of(self, group: Group) -> PhotoId | None:
        """The photo of a product to keep: the user's choice, else the suggested one unless it was dropped."""
        for photo in group.photos:
            if self.verdicts.get(photo) is Verdict.KEEP:
                return photo
        keep = self.keeps.get(group.id)
        if keep is None or keep.photo not in group.photos or self.is_dropped(keep.photo):
            return None
        return keep.photo

    def is_dropped(self, photo: PhotoId) -> bool:
        return self.verdicts.get(photo) is Verdict.DROP

    def is_weakest(self, photo: PhotoId, match: Match) -> bool:
        """Whether this link is the weakest of a product that should be checked."""
        group = self.group_of(photo)
        weakest = group.weakest if group is not None and group.band is Band.POSSIBLE else None
        return weakest is not None and (weakest.first, weakest.second) == (match.first, match.second)

    def number_of(self, group: Group) -> int:
        """The place of a product among the products, from 1."""
        return self._number_of[group.id]

    def badges(self, photo: Photo) -> tuple[Badge, ...]:
        """What a tile says about its photo; at most two, the more important first."""
        group = self.group_of(photo.id)
        weakest = group.weakest if group is not None and group.band is Band.POSSIBLE else None
        moves = photo.id in self.moves
        told = {
            Badge.MOVES_IN: moves and self.moves[photo.id] is not None,
            Badge.LEAVES: moves and self.moves[photo.id] is None,
            Badge.FAILED: photo.state is PhotoState.FAILED,
            Badge.LOOK: photo.state is PhotoState.DONE and photo.needs_a_look,
            Badge.WEAKEST: weakest is not None
            and photo.id == _loose_end(weakest.first, weakest.second, group),
            Badge.DUPLICATE: photo.id in self.duplicates,
            Badge.BEST: group is not None and not moves and self.best_of(group) == photo.id,
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
