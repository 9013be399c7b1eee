"""What a decision is about: which two photos, which original, which product comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop.core.decisions import Decision, DecisionKind
from desktop.core.types import Group, PhotoId
from desktop.gui.gallery_view import GalleryView
from desktop.gui.sections import Section, SectionKind
from desktop.gui.session import Session
from desktop.gui.shoot_state import ShootState


def chosen_photos(view: GalleryView) -> list[PhotoId]:
    """The selected photos, or the current one."""
    current = view.current_photo
    return list(view.selected_photos()) or ([current] if current is not None else [])


def chosen_pair(view: GalleryView, session: Session) -> tuple[PhotoId, PhotoId] | None:
    """The two selected photos, or the current one and the one that it is shown with."""
    selected = view.selected_photos()
    if len(selected) == 2:
        return selected[0], selected[1]
    current = view.current_photo
    photo = session.state.photos.get(current) if current is not None else None
    link = session.link_of(photo) if photo is not None else None
    if link is None or len(selected) > 2:
        return None
    return link[1].first, link[1].second


def original_for(
    state: ShootState, group: Group, photo: PhotoId, selected: Iterable[PhotoId]
) -> PhotoId | None:
    """What a photo would be a duplicate of: another selected one, the best of its product, or any other."""
    others = [one for one in group.photos if one != photo and one not in state.duplicates]
    best = state.best_of(group)
    preferred = [one for one in (*selected, best) if one is not None and one in others]
    return next(iter([*preferred, *others]), None)


def next_to_review(sections: Sequence[Section], group: Group) -> PhotoId | None:
    """The first photo of the product that comes after this one in the gallery and is to be reviewed."""
    products = [section for section in sections if section.kind is SectionKind.PRODUCT]
    at = next((at for at, section in enumerate(products) if section.group == group.id), -1)
    for section in (*products[at + 1 :], *products[: max(at, 0)]):
        if not section.accepted and not section.folded and section.photos:
            return section.photos[0]
    return None


def changed_photos(decision: Decision) -> list[PhotoId]:
    """Where a decision shows: the first photo of each product that it changed, and those that it marks."""
    if decision.kind is DecisionKind.REGROUP:
        return []
    first = [state.photos[0] for state in decision.after]
    marked = [mark.photo for mark in decision.marks]
    return [*first, *marked, *(twin.photo for twin in decision.twins)]
