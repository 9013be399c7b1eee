"""Carries out what the user decides in the gallery: keys, buttons, menus and drops come together here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from desktop.core.decisions import Decision, Verdict
from desktop.core.errors import AppError
from desktop.core.types import Group, GroupId, PhotoId
from desktop.gui.accept_sheet import AcceptSheet
from desktop.gui.commands import Commands
from desktop.gui.decision_words import done_words, redo_words, undo_words, undone_words
from desktop.gui.duplicates_desk import DuplicatesDesk
from desktop.gui.header_buttons import HeaderButton
from desktop.gui.merging import Merging
from desktop.gui.review_menus import ReviewMenus
from desktop.gui.sections import SectionKey, SectionKind
from desktop.gui.session import Session
from desktop.gui.style import Theme
from desktop.gui.targets import changed_photos, chosen_pair, chosen_photos, next_to_review, original_for
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.workspace import Workspace


class Reviewer(QObject):
    """What it decides it says in the status line, with Undo."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        work: Workspace,
        session: Session,
        commands: Commands,
        thumbnails: Thumbnails,
    ) -> None:
        super().__init__(session)
        self._theme = theme
        self._window = window
        self._work = work
        self._view = work.view
        self._session = session
        self._commands = commands
        self.merging = Merging(theme, work, session, thumbnails, self)
        self._menus = ReviewMenus(window, work.view, commands)
        DuplicatesDesk(theme, window, session, commands, self.decide, self._say)
        self._connect_commands()
        self._connect_parts()
        self.show_steps()

    def current_group(self) -> Group | None:
        """The product, or the single photo, of the current tile."""
        photo = self._view.current_photo
        return self._session.state.home_of(photo) if photo is not None else None

    def show_steps(self) -> None:
        """What can be undone and done again, in the bar and the menus."""
        review = self._session.review
        undo, redo = review.next_undo, review.next_redo
        self._commands.undo.setEnabled(undo is not None)
        self._commands.redo.setEnabled(redo is not None)
        self._commands.undo.setText(undo_words(undo) or self.tr("Undo"))
        self._commands.redo.setText(redo_words(redo) or self.tr("Redo"))
        self._work.toolbar.show_undo(undo_words(undo))

    def forget(self) -> None:
        """Another shoot is open."""
        self.merging.end()
        self._work.status.show_done("", can_undo=False)
        self.show_steps()

    # Products

    def accept(self) -> None:
        """Accept the current product and go on to the next one to review."""
        group = self.current_group()
        if group is None or len(group.photos) < 2:
            return
        following = next_to_review(self._view.gallery.sections, group)
        if group.accepted:
            self._view.choose(following)
            return
        self._session.stay(group.id)
        if self.decide(lambda: self._session.review.accept([group.id])):
            self._view.choose(following)

    def reopen(self, group: GroupId) -> None:
        self.decide(lambda: self._session.review.accept([group], accepted=False))

    def merge(self) -> None:
        """Merge the products of the selection, or ask which one to merge the current one with."""
        group = self.current_group()
        if group is None:
            return
        homes = [self._session.state.home_of(photo) for photo in self._view.selected_photos()]
        others = {home.id: home for home in homes if home is not None and home.id != group.id}
        if others:
            ids = (group.id, *others)  # the current product takes the others in
            self.decide(lambda: self._session.review.merge(ids))
        elif self._view.is_reviewing:
            self.merging.begin(group)

    def split(self) -> None:
        """Split off what is selected of the current product."""
        group = self.current_group()
        if group is None:
            return
        selected = [photo for photo in self._view.selected_photos() if photo in group.photos]
        if len(selected) in (0, len(group.photos)):
            self._say(self.tr("Select the photos that are to leave this product, not all of them."))
            return
        self.decide(lambda: self._session.review.split(selected))

    def split_weakest(self) -> None:
        group = self.current_group()
        if group is not None and not self.decide(lambda: self._session.review.split_at_weakest(group.id)):
            self._say(self.tr("The links of this product are not known yet."))

    def split_singles(self) -> None:
        group = self.current_group()
        if group is not None:
            self.decide(lambda: self._session.review.split_into_singles(group.id))

    # Photos

    def mark(self, verdict: Verdict) -> None:
        """Keep or drop the selected photos; once more takes the mark off."""
        photos = chosen_photos(self._view)
        verdicts = self._session.state.verdicts
        is_off = bool(photos) and all(verdicts.get(photo) is verdict for photo in photos)
        if photos:
            self.decide(lambda: self._session.review.mark(photos, None if is_off else verdict))

    def duplicate(self) -> None:
        """The current photo is an edit of another of its product, or it is none after all."""
        group, photo = self.current_group(), self._view.current_photo
        if group is None or photo is None:
            return
        state = self._session.state
        is_one = photo in state.duplicates
        original = None if is_one else original_for(state, group, photo, self._view.selected_photos())
        if original is None and not is_one:
            self._say(self.tr("There is no other photo in this product that it could be a duplicate of."))
            return
        self.decide(lambda: self._session.review.say_duplicate(photo, original))

    def move(self, photos: tuple[PhotoId, ...], key: SectionKey) -> None:
        """Photos were dropped on a product, or among the single photos."""
        review = self._session.review
        if key[0] is SectionKind.PRODUCT:
            self.decide(lambda: review.move(photos, GroupId(key[1])))
            return
        self.decide(lambda: review.take_out(photos))

    def move_to_new(self) -> None:
        photos = chosen_photos(self._view)
        if photos:
            self.decide(lambda: self._session.review.move(photos, None))

    def say(self, *, is_same: bool) -> None:
        """The two selected photos, or the current one and the one it is shown with, are (not) one product."""
        pair = chosen_pair(self._view, self._session)
        if pair is None:
            self._say(self.tr("Select two photos."))
            return
        review = self._session.review
        self.decide(lambda: review.say_same(*pair) if is_same else review.say_different(*pair))

    # The journal

    def undo(self) -> None:
        if not self._view.is_reviewing:
            return
        self.merging.end()
        decision = self._session.decide(self._session.review.undo)
        if decision is not None:
            self._work.status.show_done(undone_words(decision), can_undo=True, was_undone=True)
            self._show_what_changed(decision.reverse)
        self.show_steps()

    def redo(self) -> None:
        if not self._view.is_reviewing:
            return
        decision = self._session.decide(self._session.review.redo)
        if decision is not None:
            self._work.status.show_done(done_words(decision), can_undo=True)
            self._show_what_changed(decision)
        self.show_steps()

    # How it is done

    def _connect_commands(self) -> None:
        commands = self._commands
        commands.accept.triggered.connect(self.accept)
        commands.keep.triggered.connect(lambda: self.mark(Verdict.KEEP))
        commands.drop.triggered.connect(lambda: self.mark(Verdict.DROP))
        commands.duplicate.triggered.connect(self.duplicate)
        commands.merge.triggered.connect(self.merge)
        commands.split.triggered.connect(self.split)
        commands.split_weakest.triggered.connect(self.split_weakest)
        commands.split_singles.triggered.connect(self.split_singles)
        commands.new_product.triggered.connect(self.move_to_new)
        commands.rename.triggered.connect(self._on_rename)
        commands.reopen.triggered.connect(self._on_reopen)
        commands.same.triggered.connect(lambda: self.say(is_same=True))
        commands.not_same.triggered.connect(lambda: self.say(is_same=False))
        commands.undo.triggered.connect(self.undo)
        commands.redo.triggered.connect(self.redo)
        commands.accept_many.triggered.connect(self._on_accept_many)
        commands.fold_all.triggered.connect(lambda: self._session.fold_all(True))
        commands.unfold_all.triggered.connect(lambda: self._session.fold_all(False))

    def _connect_parts(self) -> None:
        view, status, review = self._view, self._work.status, self._session.review
        view.button_asked.connect(self._on_button)
        view.rename_asked.connect(self._on_named)
        view.drop_asked.connect(self.move)
        view.photo_menu_asked.connect(self._menus.open_photo)
        view.header_menu_asked.connect(self._on_header_menu)
        self.merging.chosen.connect(lambda ids: self.decide(lambda: review.merge(ids)))
        status.undo_asked.connect(self.undo)
        status.redo_asked.connect(self.redo)
        self._work.inspector.why.same_asked.connect(lambda: self.say(is_same=True))
        self._work.inspector.why.not_same_asked.connect(lambda: self.say(is_same=False))

    def decide(self, decide: Callable[[], Decision | None]) -> bool:
        """Carry out a decision and say so; False when it changed nothing or could not be done."""
        if not self._view.is_reviewing:
            return False
        try:
            decision = self._session.decide(decide)
        except AppError as error:
            self._say(str(error))
            return False
        if decision is not None:
            self._work.status.show_done(done_words(decision), can_undo=True)
            self.show_steps()
        return decision is not None

    def _say(self, words: str) -> None:
        self._work.status.show_done(words, can_undo=False)

    def _show_what_changed(self, decision: Decision) -> None:
        """Go where something changed, unless that is in sight."""
        photos = changed_photos(decision)
        in_sight = self._view.rows_in_sight()
        if photos and not any(self._view.gallery.row_of(photo) in in_sight for photo in photos):
            self._view.choose(photos[0])

    def _make_current(self, key: SectionKey) -> None:
        """The buttons of a header are about its product: make it the current one."""
        section = self._view.section_of(key)
        if section is not None and section.photos and self._view.current_key != key:
            if section.folded:
                self._session.fold(key)
            self._view.choose(section.photos[0])

    def _on_button(self, key: SectionKey, button: HeaderButton) -> None:
        if button is HeaderButton.REOPEN:
            self.reopen(GroupId(key[1]))
            return
        self._make_current(key)
        match button:
            case HeaderButton.ACCEPT:
                self.accept()
            case HeaderButton.MERGE:
                self.merge()
            case HeaderButton.SPLIT:
                self._menus.open_split(key)

    def _on_rename(self) -> None:
        key = self._view.current_key
        if key is not None and self._view.is_reviewing:
            self._view.edit_name(key)

    def _on_named(self, key: SectionKey, name: str) -> None:
        self.decide(lambda: self._session.review.rename(GroupId(key[1]), name))

    def _on_reopen(self) -> None:
        group = self.current_group()
        if group is not None:
            self.reopen(group.id)

    def _on_accept_many(self) -> None:
        if not self._session.state.groups or not self._view.is_reviewing:
            return
        sheet = AcceptSheet(self._theme, self._window, self._session.state)
        sheet.accept_asked.connect(lambda ids: self.decide(lambda: self._session.review.accept(ids)))
        sheet.open(sheet.go)

    def _on_header_menu(self, key: SectionKey, where: QPoint) -> None:
        section = self._view.section_of(key)
        if section is not None and section.kind is SectionKind.PRODUCT and self._view.is_reviewing:
            self._make_current(key)
            self._menus.open_product(where, accepted=section.accepted)
