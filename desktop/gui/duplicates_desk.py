"""Dropping duplicates at once: the best of each kind stays, and how many go is told before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from desktop.core.decisions import Decision, Verdict
from desktop.core.types import PhotoId
from desktop.gui import wording
from desktop.gui.commands import Commands
from desktop.gui.session import Session
from desktop.gui.sheet import ask
from desktop.gui.style import Theme


class DuplicatesDesk(QObject):
    """Which one is the best is found out in a worker; then the user is asked."""

    _weighed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        session: Session,
        commands: Commands,
        decide: Callable[[Callable[[], Decision | None]], bool],
        say: Callable[[str], None],
    ) -> None:
        """decide: carries out a decision.  say: tells why there is nothing to ask."""
        super().__init__(session)
        self._theme = theme
        self._window = window
        self._session = session
        self._decide = decide
        self._say = say
        commands.drop_duplicates.triggered.connect(self.begin)
        self._weighed.connect(self._on_weighed, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def begin(self) -> None:
        """Find out what could be dropped, then ask."""
        if self._session.shoot is not None and self._session.state.duplicates:
            self._session.review.weigh_duplicates(self._weighed.emit)
        else:
            self._say(self.tr("There are no duplicates in this shoot."))

    @Slot(object)
    def _on_weighed(self, photos: tuple[PhotoId, ...]) -> None:
        here = [photo for photo in photos if photo in self._session.state.photos]
        if not here:
            self._say(self.tr("Of every photo only one is left."))
            return
        rules = self.tr(
            "Of each photo and its duplicates the best one stays: the sharper one, then the one with the "
            "cleaner cutout, the larger one, the larger file, the one taken first."
        )
        promise = self.tr(
            "The others are left out of exports. No file is touched, and it is one step of undo."
        )
        ask(
            self._theme,
            self._window,
            self.tr("Drop %Ln duplicate(s)?", "", len(here)),
            f"{rules} {promise}",
            self.tr("Drop {photos}").format(photos=wording.photos(len(here))),
            self.tr("Cancel"),
            lambda: self._drop(here),
        )

    def _drop(self, photos: list[PhotoId]) -> None:
        self._decide(lambda: self._session.review.mark(photos, Verdict.DROP))
