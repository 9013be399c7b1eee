"""Asking which product to merge with: a bar with the nearest ones, and any product that is clicked."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.core.types import Group, GroupId
from desktop.gui.merge_bar import MergeBar, merge_candidates
from desktop.gui.sections import SectionKey
from desktop.gui.session import Session
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.workspace import Workspace


class Merging(QObject):
    """From the question to the answer, or to Esc."""

    chosen = Signal(object)
    """tuple[GroupId, ...]: the product that was asked about, then the one that it takes in."""

    def __init__(
        self, theme: Theme, work: Workspace, session: Session, thumbnails: Thumbnails, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._session = session
        self._first: GroupId | None = None
        self.bar = MergeBar(theme, thumbnails)
        self.bar.setParent(work.canvas)
        self.bar.hide()
        self.bar.chosen.connect(self._on_chosen)
        self.bar.cancelled.connect(self.end)
        work.view.product_picked.connect(self._on_picked)

    def begin(self, group: Group) -> None:
        """Ask which product this one is to be merged with."""
        self._first = group.id
        state = self._session.state
        self.bar.ask(state, group, merge_candidates(state, group))
        self._work.view.pick_products(True)
        self._work.show_bar(self.bar)
        self.bar.take_focus()

    def end(self) -> bool:
        """Ask no more; False when nothing was asked."""
        if self._first is None:
            return False
        self._first = None
        self._work.view.pick_products(False)
        self._work.show_bar(None)
        self._work.view.setFocus()
        return True

    def _on_picked(self, key: SectionKey) -> None:
        self._on_chosen(GroupId(key[1]))

    def _on_chosen(self, other: GroupId) -> None:
        first = self._first
        self.end()
        if first is not None and first != other:
            self.chosen.emit((first, other))
