"""Carries out what the user decides in the gallery: keys, buttons, menus and drops come together here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.core.decisions import Decision, DecisionKind, Verdict
from desktop.core.errors import AppError
from desktop.core.types import Group, GroupId, Match, PhotoId
from desktop.gui.accept_sheet import AcceptSheet
from desktop.gui.commands import Commands
from desktop.gui.decision_words import decided_words, done_words, undo_words, undone_words
from desktop.gui.header_buttons import HeaderButton
from desktop.gui.merge_bar import MergeBar, merge_candidates
from desktop.gui.sections import SectionKey, SectionKind
from desktop.gui.session import Session
from desktop.gui.style import Theme
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
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._work = work
        self._view = work.view
        self._session = session
        self._commands = commands
        self.merge_bar = MergeBar(theme, thumbnails)
        self._merging: GroupId | None = None
        self._connect_commands()
        self._connect_parts()
        self.show_steps()

    @property
    def is_merging(self) -> bool:
        return self._merging is not None

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
        redo_words = self.tr("Redo: {what}")
        again = redo_words.format(what=decided_words(redo)) if redo is not None else self.tr("Redo")
        self._commands.redo.setText(again)
        self._work.toolbar.show_undo(undo_words(undo))

    def forget(self) -> None:
        """Another shoot is open."""
        self.end_merge()
        self._work.status.show_done("", can_undo=False)
        self.show_steps()

    # Products

    def accept(self) -> None:
        """Accept the current product and go on to the next one to review."""
        group = self.current_group()
        if group is None or len(group.photos) < 2:
            return
        following = self._next_to_review(group)
        if group.accepted:
            self._choose(following)
            return
        self._session.stay(group.id)
        if self._decide(lambda: self._session.review.accept([group.id])):
            self._choose(following)

    def accept_many(self, groups: tuple[GroupId, ...]) -> None:
        self._decide(lambda: self._session.review.accept(groups))

    def reopen(self, group: GroupId) -> None:
        self._decide(lambda: self._session.review.accept([group], accepted=False))

    def begin_merge(self) -> None:
        """Merge the products of the selection, or ask which one to merge the current one with."""
        group = self.current_group()
        if group is None:
            return
        homes = [self._session.state.home_of(photo) for photo in self._view.selected_photos()]
        chosen = list({home.id: home for home in homes if home is not None}.values())
        if len(chosen) > 1:
            # The current product takes the others in.
            ids = [group.id, *(home.id for home in chosen if home.id != group.id)]
            self._decide(lambda: self._session.review.merge(ids))
            return
        self._merging = group.id
        state = self._session.state
        self.merge_bar.ask(state, group, merge_candidates(state, group))
        self._view.pick_products(True)
        self._work.show_bar(self.merge_bar)
        self.merge_bar.take_focus()

    def merge_with(self, other: GroupId) -> None:
        """End the question with an answer."""
        first = self._merging
        self.end_merge()
        if first is not None and first != other:
            self._decide(lambda: self._session.review.merge([first, other]))

    def end_merge(self) -> None:
        if self._merging is None:
            return
        self._merging = None
        self._view.pick_products(False)
        self._work.show_bar(None)
        self._view.setFocus()

    def split(self) -> None:
        """Split off what is selected of the current product."""
        group = self.current_group()
        if group is None:
            return
        selected = [photo for photo in self._view.selected_photos() if photo in group.photos]
        if len(selected) == len(group.photos):
            selected = []
        if not selected:
            self._say(self.tr("Select the photos that are to leave this product, not all of them."))
            return
        self._decide(lambda: self._session.review.split(selected))

    def split_weakest(self) -> None:
        group = self.current_group()
        if group is not None and not self._decide(lambda: self._session.review.split_at_weakest(group.id)):
            self._say(self.tr("The links of this product are not known yet."))

    def split_singles(self) -> None:
        group = self.current_group()
        if group is not None:
            self._decide(lambda: self._session.review.split_into_singles(group.id))

    # Photos

    def mark(self, verdict: Verdict) -> None:
        """Keep or drop the selected photos; once more takes the mark off."""
        photos = self._chosen_photos()
        verdicts = self._session.state.verdicts
        is_off = bool(photos) and all(verdicts.get(photo) is verdict for photo in photos)
        if photos:
            self._decide(lambda: self._session.review.mark(photos, None if is_off else verdict))

    def duplicate(self) -> None:
        """The selected photo is an edit of the best one of its product, or it is none after all."""
        group, photo = self.current_group(), self._view.current_photo
        if group is None or photo is None:
            return
        state = self._session.state
        if photo in state.duplicates:
            self._decide(lambda: self._session.review.say_duplicate(photo, None))
            return
        selected = [one for one in self._view.selected_photos() if one in group.photos and one != photo]
        best = selected[0] if selected else state.best_of(group)
        others = [one for one in group.photos if one != photo and one not in state.duplicates]
        original = best if best is not None and best != photo else next(iter(others), None)
        if original is None:
            self._say(self.tr("There is no other photo in this product that it could be a duplicate of."))
            return
        self._decide(lambda: self._session.review.say_duplicate(photo, original))

    def move(self, photos: tuple[PhotoId, ...], key: SectionKey) -> None:
        """Photos were dropped on a product, or among the single photos."""
        review = self._session.review
        if key[0] is SectionKind.PRODUCT:
            self._decide(lambda: review.move(photos, GroupId(key[1])))
            return
        self._decide(lambda: review.take_out(photos))

    def move_to_new(self) -> None:
        photos = self._chosen_photos()
        if photos:
            self._decide(lambda: self._session.review.move(photos, None))

    def say(self, *, is_same: bool) -> None:
        """The two selected photos, or the current one and the one it is shown with, are (not) one product."""
        pair = self._pair()
        if pair is None:
            self._say(self.tr("Select two photos."))
            return
        review = self._session.review
        self._decide(lambda: review.say_same(*pair) if is_same else review.say_different(*pair))

    # The journal

    def undo(self) -> None:
        self.end_merge()
        decision = self._session.decide(self._session.review.undo)
        if decision is not None:
            self._work.status.show_done(undone_words(decision), can_undo=True, was_undone=True)
            self._show_what_changed(decision.reverse)
        self.show_steps()

    def redo(self) -> None:
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
        commands.merge.triggered.connect(self.begin_merge)
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
        view, status = self._view, self._work.status
        view.button_asked.connect(self._on_button)
        view.rename_asked.connect(self._on_named)
        view.drop_asked.connect(self.move)
        view.photo_menu_asked.connect(self._on_photo_menu)
        view.header_menu_asked.connect(self._on_header_menu)
        view.product_picked.connect(lambda key: self.merge_with(GroupId(key[1])))
        self.merge_bar.chosen.connect(self.merge_with)
        self.merge_bar.cancelled.connect(self.end_merge)
        status.undo_asked.connect(self.undo)
        status.redo_asked.connect(self.redo)
        self._work.inspector.why.same_asked.connect(lambda: self.say(is_same=True))
        self._work.inspector.why.not_same_asked.connect(lambda: self.say(is_same=False))

    def _decide(self, decide: Callable[[], Decision | None]) -> bool:
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
        photos = [state.photos[0] for state in decision.after] or [mark.photo for mark in decision.marks]
        photos += [twin.photo for twin in decision.twins]
        rows = [self._view.gallery.row_of(photo) for photo in photos]
        in_sight = self._view.rows_in_sight()
        if decision.kind is not DecisionKind.REGROUP and photos and not any(row in in_sight for row in rows):
            self._view.choose(photos[0])

    def _chosen_photos(self) -> list[PhotoId]:
        current = self._view.current_photo
        return list(self._view.selected_photos()) or ([current] if current is not None else [])

    def _pair(self) -> tuple[PhotoId, PhotoId] | None:
        selected = self._view.selected_photos()
        if len(selected) == 2:
            return selected[0], selected[1]
        current = self._view.current_photo
        photo = self._session.state.photos.get(current) if current is not None else None
        link: tuple[object, Match] | None = self._session.link_of(photo) if photo is not None else None
        if photo is None or link is None or len(selected) > 2:
            return None
        return link[1].first, link[1].second

    def _next_to_review(self, group: Group) -> PhotoId | None:
        """The first photo of the product that comes after this one in the gallery and is to be reviewed."""
        sections = self._view.gallery.sections
        products = [one for one in sections if one.kind is SectionKind.PRODUCT]
        at = next((at for at, one in enumerate(products) if one.group == group.id), -1)
        for section in (*products[at + 1 :], *products[: max(at, 0)]):
            if not section.accepted and not section.folded and section.photos:
                return section.photos[0]
        return None

    def _choose(self, photo: PhotoId | None) -> None:
        if photo is not None:
            self._view.choose(photo)

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
                self.begin_merge()
            case HeaderButton.SPLIT:
                self._open_split_menu(key)

    def _open_split_menu(self, key: SectionKey) -> None:
        rect = self._view.header_rect(key)
        menu = QMenu(self._window)
        menu.setObjectName("split_menu")
        commands = self._commands
        menu.addActions([commands.split, commands.split_weakest, commands.split_singles])
        menu.aboutToHide.connect(menu.deleteLater)
        if rect is not None:
            right = rect.right() - menu.sizeHint().width() - 8
            menu.popup(self._view.viewport().mapToGlobal(QPoint(round(right), round(rect.bottom()))))

    def _on_photo_menu(self, where: QPoint) -> None:
        menu = self._commands.photo_menu(self._window)
        menu.setObjectName("photo_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _on_header_menu(self, key: SectionKey, where: QPoint) -> None:
        section = self._view.section_of(key)
        if section is None or section.kind is not SectionKind.PRODUCT or not self._view.is_reviewing:
            return
        self._make_current(key)
        menu = self._commands.product_menu(self._window, accepted=section.accepted)
        menu.setObjectName("product_menu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _on_rename(self) -> None:
        key = self._view.current_key
        if key is not None and self._view.is_reviewing:
            self._view.edit_name(key)

    def _on_named(self, key: SectionKey, name: str) -> None:
        self._decide(lambda: self._session.review.rename(GroupId(key[1]), name))

    def _on_reopen(self) -> None:
        group = self.current_group()
        if group is not None:
            self.reopen(group.id)

    def _on_accept_many(self) -> None:
        if not self._session.state.groups or not self._view.is_reviewing:
            return
        sheet = AcceptSheet(self._theme, self._window, self._session.state)
        sheet.accept_asked.connect(self.accept_many)
        sheet.open(sheet.go)
