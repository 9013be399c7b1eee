"""The gallery under another grouping that is tried: what moves is shown where it would go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.changes import Changes
from desktop.core.types import GroupId, PhotoId
from desktop.gui.sections import Section, SectionKind
from desktop.gui.shoot_state import ShootState


def previewed(sections: Sequence[Section], state: ShootState, changes: Changes) -> tuple[Section, ...]:
    """The sections with every photo where it would go; those that change come first.

    A photo that would start a product of its own, with others or alone, stays where it is and says so.
    """
    arriving: dict[GroupId, list[PhotoId]] = {}
    for photo, goal in changes.moves.items():
        if goal is not None and photo in state.photos:
            arriving.setdefault(goal, []).append(photo)
    gone = {photo for photos in arriving.values() for photo in photos}
    changed: list[Section] = []
    others: list[Section] = []
    for section in sections:
        photos = tuple(photo for photo in section.photos if photo not in gone)
        if section.group is None:
            singles = tuple(photo for photo in photos if _group_id(state, photo) not in arriving)
            if singles:
                others.append(replace(section, photos=singles, count=len(singles)))
            continue
        leaving = sum(photo in changes.moves for photo in section.photos)
        section = _with(section, state, photos, arriving.pop(section.group, []), leaving)
        if section.photos:
            (changed if section.is_changing else others).append(section)
    for id, photos_in in arriving.items():  # a single photo that becomes a product
        group = state.group(id)
        if group is not None:
            new = Section(SectionKind.PRODUCT, group.photos, len(group.photos), group=id)
            changed.append(_with(new, state, group.photos, photos_in, 0))
    return (*changed, *others)


def _with(
    section: Section, state: ShootState, stay: Sequence[PhotoId], come: Sequence[PhotoId], leaving: int
) -> Section:
    homes = {group.id: group for photo in come if (group := state.home_of(photo)) is not None}
    products = [group for group in homes.values() if len(group.photos) > 1]
    return replace(
        section,
        photos=(*stay, *come),
        count=len(stay) + len(come),
        takes=tuple((state.number_of(group), group.name) for group in products),
        takes_singles=len(homes) - len(products),
        leaving=leaving,
        folded=False,
    )


def _group_id(state: ShootState, photo: PhotoId) -> GroupId | None:
    group = state.home_of(photo)
    return group.id if group is not None else None
