"""The way from the gallery to the viewer and back, and what the viewer asks of the shoot."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QStackedWidget

from desktop.core.decisions import Decision, Verdict
from desktop.core.errors import AppError
from desktop.core.types import Photo, PhotoId, PhotoState
from desktop.gui.comparison import Pair
from desktop.gui.decision_words import done_words
from desktop.gui.reviewing import Reviewer
from desktop.gui.session import Session
from desktop.gui.viewer import Viewer
from desktop.gui.viewer_bar import SIDE_BY_SIDE
from desktop.gui.workspace import Workspace


class Viewing(QObject):
    """Opens the viewer on the photos of the gallery, in their order, and keeps it up to date."""

    def __init__(
        self,
        viewer: Viewer,
        work: Workspace,
        session: Session,
        reviewer: Reviewer,
        pages: QStackedWidget,
    ) -> None:
        super().__init__(viewer)
        self._viewer = viewer
        self.work = work
        self._session = session
        self._reviewer = reviewer
        self._pages = pages
        work.view.photo_opened.connect(lambda _: self.open())
        work.inspector.view_asked.connect(self.open)
        viewer.left.connect(self._on_left)
        viewer.photo_shown.connect(self._on_photo_shown)
        viewer.pair_asked.connect(self._on_pair_asked)
        viewer.comparison.shown.connect(self._show_verdict)
        row = viewer.comparison.row
        row.same_said.connect(lambda: self._say(is_same=True))
        row.different_said.connect(lambda: self._say(is_same=False))
        row.duplicate_said.connect(self._say_duplicate)
        session.photos_changed.connect(self._on_photos_changed)
        session.decided.connect(self._on_decided)

    @property
    def is_open(self) -> bool:
        return self._pages.currentWidget() is self._viewer

    def open(self) -> None:
        """Show the current photo of the gallery large, or its first."""
        photos = self._shown()
        current = self.work.view.current_photo
        photo = next((one for one in photos if one.id == current), photos[0] if photos else None)
        if photo is not None:
            self._pages.setCurrentWidget(self._viewer)
            self._viewer.open(photo, photos)

    def compare(self) -> None:
        """The two selected photos side by side, or the current one with the most like it."""
        selected = self.work.view.selected_photos()
        self.open()
        photo = self._viewer.photo
        if photo is None:
            return
        if len(selected) == 2:
            first, second = (self._session.state.photos[id] for id in selected)
            self._viewer.compare(SIDE_BY_SIDE, self._pair(first, second))
        else:
            self._on_pair_asked(photo.id, SIDE_BY_SIDE)

    def leave(self) -> None:
        """Back to the gallery, if the viewer is open; it asks first when something would be lost."""
        if self.is_open:
            self._viewer.leave()

    def close_work(self, timeout_s: float) -> None:
        """Stop the viewer's threads and wait for them; from any thread."""
        self._viewer.close_work(timeout_s)

    def retire(self) -> None:
        """Do nothing more; another viewer takes over."""
        self._viewer.retire()

    def focus_next_area(self) -> None:
        """From one part of the page to the next."""
        (self._viewer if self.is_open else self.work).focus_next_area()

    def _shown(self) -> list[Photo]:
        gallery = self.work.view.gallery
        photos = (gallery.photo(row) for row in range(gallery.rowCount()))
        return [photo for photo in photos if photo is not None]

    # Pairs

    def _on_pair_asked(self, photo: PhotoId, mode: int) -> None:
        first = self._session.state.photos.get(photo)
        second = self._partner(first) if first is not None else None
        if first is None or second is None:
            self._viewer.show_notice(self.tr("There is no other photo to compare this one with."))
            return
        self._viewer.compare(mode, self._pair(first, second))

    def _partner(self, photo: Photo) -> Photo | None:
        """The photo that it is most strongly linked to, or the next one."""
        link = self._session.link_of(photo)
        if link is not None:
            return link[0]
        row = [one for one in self._shown() if one.state is PhotoState.DONE]
        at = next((number for number, one in enumerate(row) if one.id == photo.id), None)
        if at is None or len(row) < 2:
            return None
        return row[at + 1] if at + 1 < len(row) else row[at - 1]

    def _pair(self, first: Photo, second: Photo) -> Pair:
        """Two photos, with those of the first one's product, else of the gallery, to step through."""
        state = self._session.state
        group = state.group_of(first.id)
        row = [state.photos[id] for id in group.photos if id in state.photos] if group is not None else []
        if second.id not in {photo.id for photo in row}:
            row = self._shown()
        others = tuple(one for one in row if one.id != first.id and one.state is PhotoState.DONE)
        return Pair(first, second, others or (second,), group.name if group is not None else "")

    def _show_verdict(self, pair: Pair) -> None:
        state = self._session.state
        home, other = state.group_of(pair.first.id), state.group_of(pair.second.id)
        together = home is not None and other is not None and home.id == other.id
        one, two = pair.ids
        is_twin = state.duplicates.get(one) == two or state.duplicates.get(two) == one
        band = home.band if together and home is not None else None
        match = self._session.review.match(one, two)
        self._viewer.comparison.row.show_pair(band, match, together=together, is_twin=is_twin)

    def _say(self, *, is_same: bool) -> None:
        pair = self._viewer.comparison.pair
        if pair is not None:
            review = self._session.review
            say = review.say_same if is_same else review.say_different
            self._decide(lambda: say(*pair.ids))

    def _say_duplicate(self) -> None:
        """The second photo is an edit of the first, or none after all."""
        pair = self._viewer.comparison.pair
        if pair is None:
            return
        one, two = pair.ids
        is_twin = self._session.state.duplicates.get(two) == one
        review = self._session.review
        self._decide(lambda: review.say_duplicate(two, None if is_twin else one))

    def _on_photo_shown(self, photo: PhotoId) -> None:
        self.work.view.choose(photo)
        self._show_mark()

    def _on_decided(self) -> None:
        if self.is_open and self._viewer.comparison.pair is not None:
            self._show_verdict(self._viewer.comparison.pair)
        self._show_mark()

    def _decide(self, decide: Callable[[], Decision | None]) -> None:
        """Carry out an answer about the pair and say what came of it."""
        row = self._viewer.comparison.row
        try:
            decision = self._session.decide(decide)
        except AppError as error:
            row.show_said(str(error))
            return
        if decision is None:
            row.show_said(self.tr("That is how it is already."))
            return
        words = done_words(decision)
        self.work.status.show_done(words, can_undo=True)
        self._reviewer.show_steps()
        row.show_said(words)

    # What changes meanwhile

    def _show_mark(self) -> None:
        """Whether the photo is kept or dropped."""
        photo = self._viewer.photo
        if self.is_open and photo is not None:
            marks = {Verdict.KEEP: self.tr("Kept"), Verdict.DROP: self.tr("Dropped")}
            verdict = self._session.state.verdicts.get(photo.id)
            self._viewer.bar.show_mark(marks[verdict] if verdict is not None else "")

    def _on_left(self) -> None:
        self._pages.setCurrentWidget(self.work)
        self.work.view.setFocus()

    def _on_photos_changed(self, photos: set[PhotoId]) -> None:
        if not self.is_open:
            return
        changed = [photo for photo in self._session.state.photos.values() if photo.id in photos]
        self._viewer.comparison.refresh(changed)
        for photo in changed:
            self._viewer.refresh(photo)
