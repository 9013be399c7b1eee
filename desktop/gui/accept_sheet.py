"""Accepting many products at once: what would be accepted is told before."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.types import Band, Group, PhotoId
from desktop.gui import wording
from desktop.gui.sheet import Sheet
from desktop.gui.shoot_state import Filter, ShootState
from desktop.gui.style import Theme
from desktop.gui.texts import tr
from desktop.gui.tokens import Type
from desktop.gui.widgets import Button, Label, Segments

_WIDTH = 520
_BANDS = ((Band.CERTAIN,), (Band.CERTAIN, Band.LIKELY))


def acceptable(state: ShootState, bands: tuple[Band, ...]) -> list[Group]:
    """The products of these bands that are still to review."""
    return [
        group
        for group in state.groups
        if len(group.photos) > 1 and not group.accepted and group.band in bands
    ]


class AcceptSheet(Sheet):
    """Asks how sure the products must be; counts before anything happens."""

    accept_asked = Signal(object)
    """tuple[GroupId, ...]."""

    def __init__(self, theme: Theme, window: QWidget, state: ShootState) -> None:
        super().__init__(theme, window, self.tr("Accept products"), _WIDTH)
        self._state = state
        self._chosen: list[Group] = []
        choices = [wording.band_label(Band.CERTAIN), self.tr("Sure and likely")]
        self.segments = Segments(theme, choices, self.tr("How sure"))
        self.summary = Label(theme, "", Type.BODY, wraps=True)
        self._remark = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self.body.setSpacing(14)
        self.body.addWidget(self.segments)
        self.body.addWidget(self.summary)
        self.body.addWidget(self._remark)
        self.cancel = Button(theme, self.tr("Cancel"))
        self.go = Button(theme, "", kind="primary")
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.go)
        self.segments.chosen.connect(self.choose)
        self.cancel.clicked.connect(self.leave)
        self.go.clicked.connect(self._on_go)
        self.choose(0)

    def choose(self, number: int) -> None:
        """Count what would be accepted: 0 the sure products, 1 the likely ones too."""
        self.segments.show_choice(number)
        self._chosen = acceptable(self._state, _BANDS[number])
        count = len(self._chosen)
        rest = self._state.count(Filter.TO_REVIEW) - count
        photos = [photo for group in self._chosen for photo in group.photos]
        text = self.tr("%Ln product(s) with {photos} would be accepted.", "", count)
        self.summary.setText(
            text.format(photos=wording.photos(len(photos)))
            if count
            else self.tr("No product to review is this sure.")
        )
        self._remark.setText(self._remarks(photos, rest))
        self.go.set_words(self.tr("Accept %Ln product(s)", "", count))
        self.go.setEnabled(count > 0)

    def _remarks(self, photos: list[PhotoId], rest: int) -> str:
        known = self._state.photos
        look = sum(known[photo].needs_a_look for photo in photos if photo in known)
        words = []
        if look:
            words.append(tr("%Ln of these photos need(s) a look.", "", look))
        if rest:
            words.append(tr("%Ln product(s) stay to be reviewed.", "", rest))
        words.append(self.tr("It is one step of undo."))
        return " ".join(words)

    def _on_go(self) -> None:
        groups = tuple(group.id for group in self._chosen)
        self.leave()
        self.accept_asked.emit(groups)
