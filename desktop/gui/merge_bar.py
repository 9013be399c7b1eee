"""The bar that asks which product to merge with: the nearest ones first, or any that is clicked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.core.types import Group, GroupId
from desktop.gui import wording
from desktop.gui.product_card import ProductCard
from desktop.gui.shoot_state import ShootState
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tokens import SPACE, Type
from desktop.gui.widgets import Button, Label

MOST_OFFERED = 3


def merge_candidates(state: ShootState, group: Group) -> list[Group]:
    """Products and single photos that look most like a product, by the links that are known, best first;
    then the products that come after it in the shoot, and those before it.
    """
    home = {photo: one for one in state.groups for photo in one.photos}
    best: dict[GroupId, float] = {}
    for one in state.groups:
        link = one.nearest
        ends = [home[photo] for photo in (link.first, link.second) if photo in home] if link else []
        if link is None or len(ends) < 2 or group not in ends:
            continue
        other = ends[1] if ends[0].id == group.id else ends[0]
        if other.id != group.id:
            best[other.id] = max(best.get(other.id, 0.0), link.score)
    groups = {one.id: one for one in state.groups}
    nearest = [groups[id] for id in sorted(best, key=lambda id: (-best[id], id))]
    at = next(at for at, one in enumerate(state.groups) if one.id == group.id)
    others = [one for one in (*state.groups[at + 1 :], *state.groups[:at]) if len(one.photos) > 1]
    return [*nearest, *(one for one in others if one.id not in best)]


class MergeBar(QFrame):
    """Floats at the foot of the gallery. Enter takes the card that has the focus, Esc cancels."""

    chosen = Signal(object)
    """The GroupId to merge with."""
    cancelled = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setProperty("role", "float")
        self.setObjectName("merge_bar")
        self._theme = theme
        self._thumbnails = thumbnails
        self._title = Label(theme, "", Type.STRONG)
        self._hint = Label(theme, "", Type.SMALL, "text2")
        self.cancel = Button(theme, self.tr("Cancel"))
        self.cards: list[ProductCard] = []
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE.s)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        head.addLayout(words, 1)
        head.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.l, SPACE.m, SPACE.m, SPACE.m)
        column.setSpacing(SPACE.s)
        column.addLayout(head)
        column.addLayout(self._row)
        self.cancel.clicked.connect(self.cancelled)

    def ask(self, state: ShootState, group: Group, offered: Sequence[Group]) -> None:
        """Offer products to merge a product with."""
        name = name_of(state, group)
        self._title.setText(self.tr("Merge “{name}” with…").format(name=name))
        self.setAccessibleName(self._title.text())
        hint = self.tr("Enter takes the first one; or click any product in the gallery.")
        self._hint.setText(hint if offered else self.tr("Click a product in the gallery."))
        for card in self.cards:
            self._row.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for number, other in enumerate(offered[:MOST_OFFERED]):
            photos = tuple(state.photos[photo] for photo in other.photos if photo in state.photos)
            words = wording.photos(len(photos))
            if number == 0 and group.nearest is not None:
                words = self.tr("Nearest · {photos}").format(photos=words)
            card = ProductCard(self._theme, self._thumbnails, photos, name_of(state, other), words)
            card.clicked.connect(lambda _=False, id=other.id: self.chosen.emit(id))
            self.cards.append(card)
            self._row.addWidget(card)

    def take_focus(self) -> None:
        """The nearest product has the focus, so that Enter takes it."""
        (self.cards[0] if self.cards else self.cancel).setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
            event.accept()
            return
        super().keyPressEvent(event)


def name_of(state: ShootState, group: Group) -> str:
    """A product by its name or number; a single photo by its file."""
    if len(group.photos) == 1 and not group.name:
        photo = state.photos.get(group.photos[0])
        return photo.path.name if photo is not None else ""
    return wording.product_name(group.name, state.number_of(group))
