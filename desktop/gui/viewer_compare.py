"""Two photos in the viewer: the panes, the verdict row and their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.gui import wording
from desktop.gui.compare_view import CompareView
from desktop.gui.comparison import Comparison, Pair
from desktop.gui.photo_loader import PhotoLoader, WholePictures
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tools import Tool
from desktop.gui.viewer_drawing import DrawingViewer
from desktop.gui.viewer_stage import ViewerStage

if TYPE_CHECKING:
    from desktop.app.drawing import Drawing


class ViewerBench(WholePictures, Protocol):
    """What the viewer needs of the workbench."""

    @property
    def drawing(self) -> Drawing: ...


class ComparingViewer(DrawingViewer):
    """The part of the viewer that compares a pair."""

    def __init__(self, theme: Theme, bench: ViewerBench, thumbnails: Thumbnails) -> None:
        super().__init__(theme, bench.drawing, thumbnails)
        self.loader = PhotoLoader(bench, self.background)
        self.comparison = Comparison(theme, self.store, self.loader, self.background, self)
        self.views.addWidget(self.comparison.view)
        self.below.addWidget(self.comparison.row)
        self.comparison.row.hide()
        self._connect_comparison()

    def compare(self, mode: int, pair: Pair) -> None:
        """Show two photos instead of one; asks first when something drawn would be lost."""
        self.bar.show_mode(self.comparison.mode)  # as long as the question is open
        self.unless_drawn(lambda: self._compare(mode, pair))

    @property
    def seen(self) -> ViewerStage | CompareView:
        """What is zoomed."""
        return self.comparison.view if self.comparison.pair is not None else self.stage

    def main_part(self) -> QWidget:
        return self.comparison.view.front if self.comparison.pair is not None else self.stage

    def _compare(self, mode: int, pair: Pair) -> None:
        self.desk.close()
        self.take(Tool.HAND)
        self.show_notice("")
        self.comparison.begin(mode, pair)
        self.show_parts()
        self.main_part().setFocus()

    def show_parts(self) -> None:
        """The parts of one photo, or those of two."""
        comparing = self.comparison.pair is not None
        self.bar.show_mode(self.comparison.mode)
        self.views.setCurrentWidget(self.comparison.view if comparing else self.stage)
        self.foot.setVisible(not comparing)
        self.comparison.row.setVisible(comparing)

    def _on_pair(self, pair: Pair) -> None:
        text = self.tr("pair {number} of {count}")
        count = wording.number(len(pair.others))
        place = text.format(number=wording.number(pair.number), count=count)
        self.bar.show_pair(pair.title or f"{pair.first.path.name} · {pair.second.path.name}", place)

    def flip(self) -> None:
        """Photo or cutout; of two photos, which is A."""
        if self.comparison.pair is not None:
            self.comparison.swap()
        else:
            self.stage.flip()

    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and self._answer_of(event) is not None:
            event.accept()  # about the pair, not about the photo
            return True
        return super().event(event)

    def _answer_of(self, event: QKeyEvent) -> QAbstractButton | None:
        """The button of the verdict row that a key presses, while two photos are compared."""
        if self.comparison.pair is None or event.modifiers() or not self.keys.has_letters:
            return None
        row = self.comparison.row
        answers = {Qt.Key.Key_K: row.same, Qt.Key.Key_X: row.different, Qt.Key.Key_D: row.duplicate}
        return answers.get(Qt.Key(event.key()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = self._answer_of(event)
        if answer is not None:
            answer.click()
        else:
            super().keyPressEvent(event)

    def _connect_comparison(self) -> None:
        bar, comparison = self.bar, self.comparison
        bar.swap.clicked.connect(comparison.swap)
        bar.linked.clicked.connect(comparison.view.link.toggle)
        bar.swatches.chosen.connect(comparison.view.set_ground)
        bar.swatches.own_chosen.connect(comparison.view.set_own_colour)
        comparison.view.zoom_changed.connect(bar.show_zoom)
        comparison.view.linked_changed.connect(lambda is_on: bar.show_linked(is_linked=is_on))
        comparison.shown.connect(self._on_pair)
        comparison.failed.connect(lambda problem: self.show_notice(str(problem)))
        bar.show_linked(is_linked=True)
