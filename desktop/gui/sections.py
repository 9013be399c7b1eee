"""How the gallery is divided: products, or while a batch runs the doubtful, the running and the finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from desktop.core.types import Band, GroupId, Photo, PhotoId, PhotoState
from desktop.gui.shoot_state import Filter, ShootState


class SectionKind(StrEnum):
    """What a section holds."""

    LOOK = "look"
    FAILED = "failed"
    IN_WORK = "in-work"
    FINISHED = "finished"
    PHOTOS = "photos"
    PRODUCT = "product"
    SINGLES = "singles"
    UNGROUPED = "ungrouped"
    FOUND = "found"


SectionKey = tuple[SectionKind, int]


@dataclass(frozen=True, slots=True)
class Section:
    """A header and the photos below it.

    count: the number that the header tells.  active: of these, how many are in work.  number: a product's
    place, for its name as long as the user gave it none.  takes, leaving: what another grouping that is tried
    would change: numbers and names of the products that come in, how many single photos come in, and how many
    photos leave.
    """

    kind: SectionKind
    photos: tuple[PhotoId, ...]
    count: int
    active: int = 0
    group: GroupId | None = None
    number: int = 0
    name: str = ""
    band: Band | None = None
    filter: Filter = Filter.ALL
    folded: bool = False
    accepted: bool = False
    takes: tuple[tuple[int, str], ...] = ()
    takes_singles: int = 0
    leaving: int = 0

    @property
    def is_changing(self) -> bool:
        return bool(self.takes or self.takes_singles or self.leaving)

    @property
    def key(self) -> SectionKey:
        return self.kind, self.group or 0

    @property
    def can_fold(self) -> bool:
        return self.kind is SectionKind.PRODUCT


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants to see.

    search: part of a file's or product's name.  staying: products that were accepted while only those to
    review are shown; they do not vanish from under the hand.
    """

    products: bool = True
    filter: Filter = Filter.ALL
    search: str = ""
    running: bool = False
    folded: frozenset[SectionKey] = field(default_factory=frozenset)
    staying: frozenset[GroupId] = field(default_factory=frozenset)


_OF_PRODUCTS = (Filter.PRODUCTS, Filter.TO_REVIEW, Filter.ACCEPTED, Filter.SINGLES)


def arrange(state: ShootState, wish: Wish) -> tuple[Section, ...]:
    """The sections of the gallery; every photo is in at most one of them, no section is empty."""
    if wish.filter in _OF_PRODUCTS:
        sections = [section for section in _by_product(state) if _is_wished(section, wish)]
    elif wish.filter is not Filter.ALL:
        sections = [_filtered(state, wish.filter)]
    elif wish.products and state.groups and not wish.running:
        sections = _by_product(state)
    else:
        sections = _by_progress(state, running=wish.running)
    if wish.search.strip():
        sections = [_searched(section, state, wish.search) for section in sections]
    return tuple(
        replace(section, folded=section.can_fold and section.key in wish.folded)
        for section in sections
        if section.photos
    )


def _is_wished(section: Section, wish: Wish) -> bool:
    if wish.filter is Filter.SINGLES:
        return section.kind is SectionKind.SINGLES
    if section.kind is not SectionKind.PRODUCT:
        return False
    match wish.filter:
        case Filter.TO_REVIEW:
            return not section.accepted or section.group in wish.staying
        case Filter.ACCEPTED:
            return section.accepted
        case _:
            return True


def held(before: Sequence[Section], after: Sequence[Section]) -> tuple[Section, ...]:
    """The new sections with every tile where it was: only what is new comes in, at the ends.

    Nothing may move away from under the pointer.
    """
    fresh = {section.key: section for section in after}
    present = {photo for section in after for photo in section.photos}
    placed = {photo for section in before for photo in section.photos}
    sections = []
    for section in before:
        now = fresh.pop(section.key, section)
        kept = [photo for photo in section.photos if photo in present]
        added = [photo for photo in now.photos if photo not in placed]
        sections.append(replace(now, photos=(*kept, *added)))
    for section in fresh.values():
        sections.append(replace(section, photos=tuple(p for p in section.photos if p not in placed)))
    return tuple(section for section in sections if section.photos)


def _by_progress(state: ShootState, *, running: bool) -> list[Section]:
    look, failed, working, waiting, done = _sorted_out(state)
    finished = [photo for photo in reversed(state.finished) if photo in done]
    finished += [photo for photo in done if photo not in state.finished]
    in_work = (*working, *waiting)
    plain = SectionKind.FINISHED if running else SectionKind.PHOTOS
    order = tuple(finished) if running else tuple(done)
    return [
        Section(SectionKind.LOOK, look, len(look)),
        Section(SectionKind.FAILED, failed, len(failed)),
        Section(SectionKind.IN_WORK, in_work, len(in_work), active=len(working)),
        Section(plain, order, len(order)),
    ]


def _sorted_out(
    state: ShootState,
) -> tuple[tuple[PhotoId, ...], tuple[PhotoId, ...], list[PhotoId], list[PhotoId], dict[PhotoId, None]]:
    """Doubtful (worst first), failed, in work, waiting, and the other finished photos."""
    look: list[Photo] = []
    failed: list[PhotoId] = []
    working: list[PhotoId] = []
    waiting: list[PhotoId] = []
    done: dict[PhotoId, None] = {}
    for photo in state.photos.values():
        if photo.state is PhotoState.DONE:
            if photo.needs_a_look:
                look.append(photo)
            else:
                done[photo.id] = None
        elif photo.state is PhotoState.FAILED:
            failed.append(photo.id)
        elif photo.state is PhotoState.WORKING:
            working.append(photo.id)
        else:
            waiting.append(photo.id)
    look.sort(key=lambda photo: -photo.doubt.score if photo.doubt else 0.0)
    return tuple(photo.id for photo in look), tuple(failed), working, waiting, done


def _by_product(state: ShootState) -> list[Section]:
    products: list[Section] = []
    singles: list[PhotoId] = []
    placed: set[PhotoId] = set()
    for group in state.groups:
        here = tuple(photo for photo in group.photos if photo in state.photos)
        placed.update(here)
        if len(group.photos) == 1:
            singles.extend(here)
            continue
        number = state.number_of(group)
        products.append(
            Section(
                SectionKind.PRODUCT,
                here,
                len(here),
                group=group.id,
                number=number,
                name=group.name,
                band=group.band,
                accepted=group.accepted,
            )
        )
    rest = [photo for photo in state.photos.values() if photo.id not in placed]
    failed = tuple(photo.id for photo in rest if photo.state is PhotoState.FAILED)
    other = tuple(photo.id for photo in rest if photo.state is not PhotoState.FAILED)
    return [
        *products,
        Section(SectionKind.SINGLES, tuple(singles), len(singles)),
        Section(SectionKind.UNGROUPED, other, len(other)),
        Section(SectionKind.FAILED, failed, len(failed)),
    ]


def _filtered(state: ShootState, which: Filter) -> Section:
    if which is Filter.NEEDS_A_LOOK:
        photos = _sorted_out(state)[0]
        return Section(SectionKind.LOOK, photos, len(photos), filter=which)
    if which is Filter.FAILED:
        failed = tuple(p.id for p in state.photos.values() if p.state is PhotoState.FAILED)
        return Section(SectionKind.FAILED, failed, len(failed), filter=which)
    if which is Filter.DUPLICATES:
        edits: dict[PhotoId, list[PhotoId]] = {}
        for edit, original in state.duplicates.items():
            edits.setdefault(original, []).append(edit)
        shown = dict.fromkeys(photo for original in edits for photo in (original, *edits[original]))
        pairs = tuple(photo for photo in shown if photo in state.photos)
        return Section(SectionKind.FOUND, pairs, len(state.duplicates), filter=which)
    done = tuple(p.id for p in state.photos.values() if p.state is PhotoState.DONE)
    return Section(SectionKind.FOUND, done, len(done), filter=which)


def _searched(section: Section, state: ShootState, search: str) -> Section:
    wanted = search.strip().casefold()
    if section.name and wanted in section.name.casefold():
        return section
    photos = tuple(photo for photo in section.photos if _is_found(state, photo, wanted))
    return replace(section, photos=photos, count=len(photos), active=min(section.active, len(photos)))


def _is_found(state: ShootState, photo: PhotoId, wanted: str) -> bool:
    """By its file's name or its product's."""
    group = state.group_of(photo)
    names = (state.photos[photo].path.name, group.name if group is not None else "")
    return any(wanted in name.casefold() for name in names)
