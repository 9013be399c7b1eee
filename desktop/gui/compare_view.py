"""Two photos side by side, or what differs between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui.before_after import Ground
from desktop.gui.compare_pane import ComparePane
from desktop.gui.linked_cameras import Look
from desktop.gui.picture_stage import PictureStage
from desktop.gui.style import Theme
from desktop.gui.tile_store import TileStore, Viewed
from desktop.gui.widgets import Button, Label, frame

_GUTTER = 36
_STEP = 1.25


class CompareView(QStackedWidget):
    """Page 0 is the two panes, page 1 their difference. Linked panes move together."""

    zoom_changed = Signal(float)
    """1.0 shows the whole subject."""
    linked_changed = Signal(bool)

    def __init__(self, theme: Theme, store: TileStore) -> None:
        super().__init__()
        self.panes = (ComparePane(theme, store, "A"), ComparePane(theme, store, "B"))
        self.stage = PictureStage(theme, store)
        self.stage.setAccessibleName(self.tr("Difference"))
        self.link = Button(
            theme, icon="link", kind="tool", hint=self.tr("Zoom and move both photos together")
        )
        self._words = Label(theme, "")
        self._offset = Look()
        self.link.setCheckable(True)
        self.link.setChecked(True)
        self._build()
        self.link.toggled.connect(self._on_link)
        for pane, other in (self.panes, self.panes[::-1]):
            pane.looked.connect(lambda look, it=pane, on=other: self._on_looked(it, on, look))
            pane.pointed.connect(self._on_pointed)
        self.stage.zoom_changed.connect(lambda _: self._tell_zoom())

    @property
    def is_linked(self) -> bool:
        return self.link.isChecked()

    @property
    def share_words(self) -> str:
        return self._words.text()

    def show_pair(self, first: Viewed, second: Viewed, words: tuple[str, str]) -> None:
        """Another pair; what is looked at stays, an offset of the pair before does not."""
        self._offset = Look()
        look = self.panes[0].look
        for pane, viewed, name in zip(self.panes, (first, second), words, strict=True):
            pane.look_at(look)
            pane.show_photo(viewed, name)
        self._tell_zoom()

    def show_difference(self, viewed: Viewed, words: str) -> None:
        self.stage.show_viewed(viewed)
        self._words.setText(words)

    def forget(self) -> None:
        """Look at all of the next pair."""
        for pane in self.panes:
            pane.look_at(Look())

    def set_ground(self, ground: Ground) -> None:
        for pane in self.panes:
            pane.set_ground(ground)

    def set_own_colour(self, colour: QColor) -> None:
        for pane in self.panes:
            pane.set_own_colour(colour)

    @property
    def front(self) -> PictureStage:
        """The picture that the keys zoom."""
        return self.stage if self.currentIndex() == 1 else self.panes[0]

    def fit(self) -> None:
        if self.currentIndex() == 1:
            self.stage.fit()
            return
        self._offset = Look()
        self.forget()
        self._tell_zoom()

    def zoom_by(self, factor: float) -> None:
        self.front.zoom_by(factor)

    def pixels(self) -> None:
        """A pixel of the screen for one of the first photo."""
        self.front.pixels()

    def _build(self) -> None:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        gutter = frame("bar")
        gutter.setFixedWidth(_GUTTER)
        column = QVBoxLayout(gutter)
        column.setContentsMargins(2, 0, 2, 0)
        column.addStretch(1)
        column.addWidget(self.link)
        column.addStretch(1)
        row.addWidget(self.panes[0], 1)
        row.addWidget(gutter)
        row.addWidget(self.panes[1], 1)
        other = QWidget()
        below = QVBoxLayout(other)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(self.stage, 1)
        holder = frame("bar")
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(16, 8, 16, 8)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(self._words, 1)
        below.addWidget(holder)
        self.addWidget(page)
        self.addWidget(other)

    def _on_looked(self, pane: ComparePane, other: ComparePane, look: Look) -> None:
        if self.is_linked:
            is_first = pane is self.panes[0]
            offset = self._offset if is_first else Look().plus(self._offset.apart_from(Look()))
            other.look_at(look.plus(offset))
        self._tell_zoom()

    def _on_pointed(self, at: tuple[float, float] | None) -> None:
        for pane in self.panes:
            pane.show_cross(at)

    def _on_link(self, is_linked: bool) -> None:
        if is_linked:  # what they are apart by now stays between them
            self._offset = self.panes[0].look.apart_from(self.panes[1].look)
        self.linked_changed.emit(is_linked)

    def _tell_zoom(self) -> None:
        self.zoom_changed.emit(self.stage.zoom if self.currentIndex() == 1 else self.panes[0].look.zoom)
