"""How the user's decisions come to be: what each changes, and nothing is changed yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from desktop.core.decisions import (
    ContentPair,
    Decision,
    DecisionKind,
    GroupState,
    Marked,
    Twin,
    Verdict,
    content_pair,
    parts_without,
    said_by,
)
from desktop.core.types import Group, GroupId, PhotoId, ShootId
from desktop.store.groups import GroupStore
from desktop.store.library import Library


class Arranger:
    """Decisions about one shoot as it is now; None where nothing would change. One for each decision."""

    def __init__(self, library: Library, groups: GroupStore, shoot: ShootId) -> None:
        self._library = library
        self._groups = groups
        self._shoot = shoot
        self._known: dict[GroupId, GroupState] | None = None

    def accept(self, groups: Sequence[GroupId], *, accepted: bool = True) -> Decision | None:
        """Products that are right: they stay as they are when the shoot is grouped again."""
        kind = DecisionKind.ACCEPT if accepted else DecisionKind.REOPEN
        return self._restate(kind, groups, lambda state: dataclasses.replace(state, accepted=accepted))

    def rename(self, group: GroupId, name: str) -> Decision | None:
        """Name a product; an empty name gives it its number again."""
        name = " ".join(name.split())
        return self._restate(
            DecisionKind.RENAME, [group], lambda state: dataclasses.replace(state, name=name)
        )

    def merge(self, groups: Sequence[GroupId]) -> Decision | None:
        """Make one product of several, in the place of the first."""
        states = self._states()
        chosen = [states[group] for group in dict.fromkeys(groups) if group in states]
        if len(chosen) < 2:
            return None
        first = chosen[0]
        merged = GroupState(
            tuple(photo for state in chosen for photo in state.photos),
            first.position,
            next((state.name for state in chosen if state.name), ""),
            all(state.accepted for state in chosen),
        )
        moved = len(merged.photos) - len(first.photos)
        return self._arrange(DecisionKind.MERGE, chosen, [merged], about=merged, count=moved)

    def split(self, photos: Sequence[PhotoId]) -> Decision | None:
        """Make a product of its own of some photos of one product."""
        return self._divide(photos, [tuple(photos)])

    def split_at_weakest(self, group: GroupId) -> Decision | None:
        """Take a product apart where it holds together least."""
        found = self._group(group)
        if found is None or found.weakest is None:
            return None
        ends = found.weakest.first, found.weakest.second
        _, apart = parts_without(found.photos, self._links(group), ends)
        return self._divide(apart, [apart])

    def split_into_singles(self, group: GroupId) -> Decision | None:
        """Every photo of a product on its own."""
        found = self._group(group)
        if found is None:
            return None
        return self._divide(found.photos[1:], [(photo,) for photo in found.photos[1:]])

    def take_out(self, photos: Sequence[PhotoId]) -> Decision | None:
        """Make single photos of photos, of whatever products."""
        states = self._states()
        moving = dict.fromkeys(photos)
        sources = [
            state
            for state in states.values()
            if len(state.photos) > 1 and not moving.keys().isdisjoint(state.photos)
        ]
        after = []
        for source in sources:
            gone = [photo for photo in source.photos if photo in moving]
            step = (self._place_after(states, source) - source.position) / len(gone)
            after.append(_without(source, gone))
            after += [GroupState((p,), source.position + step * (n + 1)) for n, p in enumerate(gone)]
        count = sum(photo in moving for source in sources for photo in source.photos)
        after = [state for state in after if state.photos]
        if not sources:
            return None
        return self._arrange(DecisionKind.SPLIT, sources, after, about=sources[0], count=count)

    def move(self, photos: Sequence[PhotoId], target: GroupId | None) -> Decision | None:
        """Put photos, of whatever products, into one; None: into a new one of their own."""
        states = self._states()
        moving = dict.fromkeys(photos)
        goal = states.get(target) if target is not None else None
        if goal is not None:
            moving = {photo: None for photo in moving if photo not in goal.photos}
        sources = [
            state
            for state in states.values()
            if state is not goal and not moving.keys().isdisjoint(state.photos)
        ]
        if not moving or not sources:
            return None
        left = [_without(state, moving) for state in sources]
        if goal is None:
            place = self._place_after(states, sources[0])
            after = [*left, GroupState(tuple(moving), place)]
            about = after[-1]
        else:
            about = dataclasses.replace(goal, photos=(*goal.photos, *moving))
            after = [*left, about]
        before = [*sources, *([goal] if goal is not None else [])]
        kept = [state for state in after if state.photos]
        return self._arrange(DecisionKind.MOVE, before, kept, about=about, count=len(moving))

    def say_same(self, one: PhotoId, other: PhotoId) -> Decision | None:
        """Two photos show one product; their products become one if they are two."""
        return self._say(one, other, is_same=True)

    def say_different(self, one: PhotoId, other: PhotoId) -> Decision | None:
        """Two photos show different products, for ever; a product that holds both is taken apart."""
        return self._say(one, other, is_same=False)

    def mark(self, photos: Sequence[PhotoId], verdict: Verdict | None) -> Decision | None:
        """Keep or drop photos, or neither. Of one product one photo is kept: the others lose that mark."""
        known = self._groups.verdicts(self._shoot)
        wanted: dict[PhotoId, Verdict | None] = dict.fromkeys(photos, verdict)
        if verdict is Verdict.KEEP:
            for state in self._states().values():
                if not wanted.keys().isdisjoint(state.photos):
                    others = [p for p in state.photos if known.get(p) is Verdict.KEEP and p not in wanted]
                    wanted.update(dict.fromkeys(others, None))
        marks = tuple(
            Marked(photo, known.get(photo), word)
            for photo, word in wanted.items()
            if known.get(photo) is not word
        )
        kinds = {Verdict.KEEP: DecisionKind.KEEP, Verdict.DROP: DecisionKind.DROP}
        kind = kinds.get(verdict, DecisionKind.UNDECIDE) if verdict else DecisionKind.UNDECIDE
        return self._worth(Decision(kind, self._name(photos), count=len(photos), marks=marks))

    def say_duplicate(self, photo: PhotoId, original: PhotoId | None) -> Decision | None:
        """A photo is an edit of another, or of none, whatever was found."""
        shoot = self._shoot
        said, shown = self._groups.twins(shoot), self._groups.duplicates(shoot)
        found = 0 if photo in said else shown.get(photo, PhotoId(0))
        twin = Twin(photo, said.get(photo), original or 0, found)
        if shown.get(photo) == original:
            return None
        kind = DecisionKind.DUPLICATE if original is not None else DecisionKind.NO_DUPLICATE
        return self._worth(Decision(kind, self._name([photo]), count=1, twins=(twin,)))

    def _restate(
        self, kind: DecisionKind, groups: Sequence[GroupId], change: Callable[[GroupState], GroupState]
    ) -> Decision | None:
        states = self._states()
        before = [states[group] for group in groups if group in states]
        before = [state for state in before if change(state) != state]
        if not before:
            return None
        after = [change(state) for state in before]
        about = after[0] if kind is DecisionKind.RENAME else before[0]
        decision = self._about(kind, about, states, len(before))
        return self._worth(dataclasses.replace(decision, before=tuple(before), after=tuple(after)))

    def _divide(self, photos: Sequence[PhotoId], parts: Sequence[tuple[PhotoId, ...]]) -> Decision | None:
        """Photos of one product leave it as these parts."""
        states = self._states()
        source = next((state for state in states.values() if set(photos) <= set(state.photos)), None)
        if source is None or not photos or len(photos) == len(source.photos):
            return None
        rest = dataclasses.replace(_without(source, photos), accepted=False)
        following = self._place_after(states, source)
        step = (following - source.position) / len(parts)
        new = [
            GroupState(tuple(p for p in source.photos if p in part), source.position + step * (at + 1))
            for at, part in enumerate(parts)
        ]
        return self._arrange(DecisionKind.SPLIT, [source], [rest, *new], about=source, count=len(photos))

    def _say(self, one: PhotoId, other: PhotoId, *, is_same: bool) -> Decision | None:
        states = self._states()
        home = {photo: state for state in states.values() for photo in state.photos}
        if one == other or one not in home or other not in home:
            return None
        before = list({id(state): state for state in (home[one], home[other])}.values())
        kind = DecisionKind.SAME if is_same else DecisionKind.DIFFERENT
        if is_same and len(before) == 2:
            names = [state.name for state in before if state.name]
            photos = (*before[0].photos, *before[1].photos)
            accepted = all(state.accepted for state in before)
            after = [GroupState(photos, before[0].position, names[0] if names else "", accepted)]
        elif not is_same and len(before) == 1:
            (source,) = before
            group = next(group for group, state in states.items() if state is source)
            stay, leave = parts_without(source.photos, self._links(group), (one, other))
            if source.photos[0] in leave:
                stay, leave = leave, stay
            place = self._place_after(states, source)
            after = [
                dataclasses.replace(source, photos=stay, accepted=False),
                GroupState(leave, place),
            ]
        else:
            after = before
        digests = self._digests([one, other])
        word = {content_pair(digests[one], digests[other]): is_same}
        return self._arrange(kind, before, after, about=before[0], count=2, also=word)

    def _arrange(
        self,
        kind: DecisionKind,
        before: Sequence[GroupState],
        after: Sequence[GroupState],
        *,
        about: GroupState,
        count: int,
        also: Mapping[ContentPair, bool] | None = None,
    ) -> Decision | None:
        photos = [photo for state in before for photo in state.photos]
        known = {(first, second): same for first, second, same in self._groups.corrections()}
        said = said_by(before, after, self._digests(photos), known, also)
        decision = self._about(kind, about, self._states(), count)
        return self._worth(dataclasses.replace(decision, before=tuple(before), after=tuple(after), said=said))

    def _about(
        self, kind: DecisionKind, about: GroupState, states: Mapping[GroupId, GroupState], count: int
    ) -> Decision:
        """A decision named after a product: by its name, or by its number among the products."""
        products = [state for state in states.values() if len(state.photos) > 1]
        here = [at for at, state in enumerate(products, 1) if about.photos[0] in state.photos]
        return Decision(kind, about.name, here[0] if here and not about.name else 0, count)

    def _states(self) -> dict[GroupId, GroupState]:
        if self._known is None:
            self._known = self._groups.states(self._shoot)
        return self._known

    def _group(self, id: GroupId) -> Group | None:
        return next((group for group in self._groups.groups(self._shoot) if group.id == id), None)

    def _links(self, group: GroupId) -> list[tuple[PhotoId, PhotoId, float]]:
        return [(match.first, match.second, match.score) for match in self._groups.links(group)]

    def _digests(self, photos: Sequence[PhotoId]) -> dict[PhotoId, str]:
        return {photo: self._library.photo(photo).digest for photo in photos}

    def _name(self, photos: Sequence[PhotoId]) -> str:
        return self._library.photo(photos[0]).path.name if len(photos) == 1 else ""

    @staticmethod
    def _place_after(states: Mapping[GroupId, GroupState], source: GroupState) -> float:
        """A place between a group and the one that follows it."""
        following = [state.position for state in states.values() if state.position > source.position]
        return (source.position + min(following, default=source.position + 2)) / 2

    @staticmethod
    def _worth(decision: Decision) -> Decision | None:
        return None if decision.changes_nothing else decision


def _without(state: GroupState, photos: Mapping[PhotoId, None] | Sequence[PhotoId]) -> GroupState:
    gone = set(photos)
    return dataclasses.replace(state, photos=tuple(photo for photo in state.photos if photo not in gone))
