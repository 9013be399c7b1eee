"""What the user decides about the products of the open shoot: carried out, journalled, told."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from desktop.app.arranger import Arranger
from desktop.app.events import Event, GroupsChanged, Noticed
from desktop.app.photo_batch import as_problem
from desktop.app.shoot_settings import as_text, from_text
from desktop.app.studio import Studio
from desktop.app.trial import Trial, Tried
from desktop.core.decisions import (
    Decision,
    DecisionKind,
    GroupState,
    Verdict,
)
from desktop.core.errors import Cancelled
from desktop.core.grouping import GroupingSettings
from desktop.core.live_grouping import LiveGrouping
from desktop.core.types import Checkpoint, Group, GroupId, Match, Photo, PhotoId, ShootId
from desktop.jobs import JobContext, JobEvent, JobRunner, JobState
from desktop.store.groups import GroupStore
from desktop.store.journal import Journal
from desktop.store.library import Library

log = logging.getLogger(__name__)


class Review:
    """Every method is one short transaction and one step of undo, unless it says otherwise.

    Those that decide give the decision, or None when it would change nothing. Any thread may call.
    """

    def __init__(
        self,
        library: Library,
        groups: GroupStore,
        journal: Journal,
        studio: Studio,
        desk: JobRunner,
        tell: Callable[[Event], None],
        shoot: Callable[[], ShootId | None],
    ) -> None:
        """shoot: gives the open shoot."""
        self._library = library
        self._groups = groups
        self._journal = journal
        self._studio = studio
        self._desk = desk
        self._tell = tell
        self._shoot = shoot

    # Products

    def accept(self, groups: Sequence[GroupId], *, accepted: bool = True) -> Decision | None:
        """Products that are right: they stay as they are when the shoot is grouped again."""
        return self._record(self._arranger.accept(groups, accepted=accepted))

    def rename(self, group: GroupId, name: str) -> Decision | None:
        """Name a product; an empty name gives it its number again."""
        return self._record(self._arranger.rename(group, name))

    def merge(self, groups: Sequence[GroupId]) -> Decision | None:
        """Make one product of several, in the place of the first."""
        return self._record(self._arranger.merge(groups))

    def split(self, photos: Sequence[PhotoId]) -> Decision | None:
        """Make a product of its own of some photos of one product."""
        return self._record(self._arranger.split(photos))

    def split_at_weakest(self, group: GroupId) -> Decision | None:
        """Take a product apart where it holds together least."""
        return self._record(self._arranger.split_at_weakest(group))

    def split_into_singles(self, group: GroupId) -> Decision | None:
        """Every photo of a product on its own."""
        return self._record(self._arranger.split_into_singles(group))

    def take_out(self, photos: Sequence[PhotoId]) -> Decision | None:
        """Make single photos of photos, of whatever products."""
        return self._record(self._arranger.take_out(photos))

    def move(self, photos: Sequence[PhotoId], target: GroupId | None) -> Decision | None:
        """Put photos, of whatever products, into one; None: into a new one of their own."""
        return self._record(self._arranger.move(photos, target))

    # Pairs

    def say_same(self, one: PhotoId, other: PhotoId) -> Decision | None:
        """Two photos show one product; their products become one if they are two."""
        return self._record(self._arranger.say_same(one, other))

    def say_different(self, one: PhotoId, other: PhotoId) -> Decision | None:
        """Two photos show different products, for ever; a product that holds both is taken apart."""
        return self._record(self._arranger.say_different(one, other))

    def match(self, one: PhotoId, other: PhotoId) -> Match | None:
        """What is known of two photos; None where they were never compared closely."""
        return self._groups.match(one, other)

    # Photos

    def mark(self, photos: Sequence[PhotoId], verdict: Verdict | None) -> Decision | None:
        """Keep or drop photos, or neither. Of one product one photo is kept: the others lose that mark."""
        return self._record(self._arranger.mark(photos, verdict))

    def say_duplicate(self, photo: PhotoId, original: PhotoId | None) -> Decision | None:
        """A photo is an edit of another, or of none, whatever was found."""
        return self._record(self._arranger.say_duplicate(photo, original))

    @property
    def dropped(self) -> frozenset[PhotoId]:
        """The photos of the open shoot that are not wanted, as in exports."""
        shoot = self._shoot()
        verdicts = self._groups.verdicts(shoot) if shoot is not None else {}
        return frozenset(photo for photo, verdict in verdicts.items() if verdict is Verdict.DROP)

    def wanted(self, photos: Sequence[Photo]) -> list[Photo]:
        """Those of the open shoot's photos that were not dropped."""
        dropped = self.dropped
        return [photo for photo in photos if photo.id not in dropped]

    # The journal

    def undo(self) -> Decision | None:
        """Take back the latest decision."""
        return self._stepped(self._journal.undo)

    def redo(self) -> Decision | None:
        """Carry out again what was undone last."""
        return self._stepped(self._journal.redo)

    @property
    def next_undo(self) -> Decision | None:
        shoot = self._shoot()
        return self._journal.next_undo(shoot) if shoot is not None else None

    @property
    def next_redo(self) -> Decision | None:
        shoot = self._shoot()
        return self._journal.next_redo(shoot) if shoot is not None else None

    @property
    def decision_count(self) -> int:
        """How many decisions about the open shoot hold whatever it is grouped by."""
        shoot = self._shoot()
        return self._journal.count(shoot) if shoot is not None else 0

    # Grouping anew

    @property
    def grouping(self) -> GroupingSettings:
        """How the open shoot is grouped."""
        shoot = self._shoot()
        text = self._groups.grouping_of(shoot) if shoot is not None else ""
        return from_text(text, self._studio.grouping)

    def try_out(self, tell: Callable[[Tried], None]) -> Trial:
        """Begin to try other groupings of the open shoot. tell: called on a worker thread."""
        shoot = self._needed()

        def open_live(checkpoint: Checkpoint) -> LiveGrouping | None:
            work = self._studio.loaded()[1]
            # With all signals, whatever the present weights: any of them may be raised.
            return self._studio.grouper.live(work, shoot, GroupingSettings(), checkpoint)

        return Trial(open_live, self._groups.groups(shoot), self._desk, tell)

    def regroup(self, settings: GroupingSettings, ended: Callable[[Exception | None], None]) -> None:
        """Group the open shoot with these settings; returns at once, one step of undo.

        ended: called on a worker thread, with what went wrong, if anything did.
        """
        shoot = self._needed()
        before = self._groups.grouping_of(shoot)

        def remember(old: Sequence[GroupState], new: Sequence[GroupState]) -> None:
            decision = Decision(
                DecisionKind.REGROUP,
                count=sum(len(state.photos) > 1 for state in new),
                before=tuple(old),
                after=tuple(new),
                settings=(before, as_text(settings)),
            )
            self._journal.record(shoot, decision)

        def job(context: JobContext) -> None:
            work = self._studio.loaded()[1]
            self._studio.grouper.regroup(work, shoot, settings, context.checkpoint, remember=remember)
            self._tell_groups(shoot)

        self._submit(job, ended)

    def weigh_duplicates(self, tell: Callable[[tuple[PhotoId, ...]], None]) -> None:
        """Find out which duplicates of the open shoot are not the best of their kind; returns at once.

        tell: called on a worker thread with those that could be dropped. Nothing is changed.
        """
        shoot = self._needed()
        verdicts, kinds = self._groups.verdicts(shoot), dict[PhotoId, list[PhotoId]]()
        for edit, original in self._groups.duplicates(shoot).items():
            kinds.setdefault(original, [original]).append(edit)

        def job(context: JobContext) -> None:
            work, worse = self._studio.loaded()[1], []
            for number, kind in enumerate(kinds.values()):
                context.checkpoint(number / len(kinds))
                there = [photo for photo in kind if verdicts.get(photo) is not Verdict.DROP]
                chosen = [photo for photo in there if verdicts.get(photo) is Verdict.KEEP]
                photos = [self._library.photo(photo) for photo in there]
                keep = self._studio.grouper.keep_of(work, photos)
                best = chosen or ([keep.photo] if keep is not None else there)
                worse += [photo for photo in there if photo not in best]
            tell(tuple(worse))

        self._submit(job, lambda error: tell(()) if error is not None else None)

    def catch_up(self) -> None:
        """Find out in the background what is told about products that the user arranged."""
        shoot = self._shoot()
        if shoot is None or not self._undescribed(shoot):
            return

        def job(context: JobContext) -> None:
            groups = self._undescribed(shoot)
            if groups:
                work = self._studio.loaded()[1]
                settings = from_text(self._groups.grouping_of(shoot), self._studio.grouping)
                self._studio.grouper.describe(work, shoot, groups, settings, context.checkpoint)
                self._tell_groups(shoot)

        self._submit(job, lambda _: None)

    # How it is done

    @property
    def _arranger(self) -> Arranger:
        return Arranger(self._library, self._groups, self._needed())

    def _record(self, decision: Decision | None) -> Decision | None:
        if decision is None:
            return None
        shoot = self._needed()
        with self._studio.grouper.deciding:
            self._journal.record(shoot, decision)
        self._tell_groups(shoot)
        self.catch_up()
        return decision

    def _stepped(self, step: Callable[[ShootId], Decision | None]) -> Decision | None:
        shoot = self._shoot()
        if shoot is None:
            return None
        with self._studio.grouper.deciding:
            decision = step(shoot)
        if decision is not None:
            self._tell_groups(shoot)
            self.catch_up()
        return decision

    def _tell_groups(self, shoot: ShootId) -> None:
        self._tell(self.groups_as_told(shoot))

    def groups_as_told(self, shoot: ShootId) -> GroupsChanged:
        """What there is to show of a shoot's groups."""
        store = self._groups
        return GroupsChanged(
            shoot, store.groups(shoot), store.duplicates(shoot), store.keeps(shoot), store.verdicts(shoot)
        )

    def _submit(self, job: Callable[[JobContext], None], ended: Callable[[Exception | None], None]) -> None:
        def listen(event: JobEvent) -> None:
            if event.state.is_terminal:
                if event.error is not None:
                    self._tell(Noticed(as_problem(event.error)))
                was_stopped = event.state is JobState.CANCELLED and event.error is None
                ended(Cancelled() if was_stopped else event.error)

        self._desk.submit(job, listen)

    def _needed(self) -> ShootId:
        shoot = self._shoot()
        if shoot is None:
            raise ValueError("no shoot is open")
        return shoot

    def _undescribed(self, shoot: ShootId) -> list[Group]:
        return [group for group in self._groups.groups(shoot) if len(group.photos) > 1 and group.band is None]
