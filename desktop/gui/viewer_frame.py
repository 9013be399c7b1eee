"""The parts of the viewer and where they lie: the picture, what floats over it, the head and the strip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.divider_handle import DividerHandle
from desktop.gui.film_strip import HEIGHT, FilmStrip
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tile_store import TileStore
from desktop.gui.viewer_bar import ViewerBar
from desktop.gui.viewer_stage import ViewerStage
from desktop.gui.viewer_tools import BusyPill, OptionsBar, ToolRail, notice
from desktop.gui.widgets import frame, hairline

_EDGE = 16
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_TURNS = _ARROWS | {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}
_CLICKS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ViewerFrame(QWidget):
    """Lays the parts out; what they do belongs to the viewer."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self.store = TileStore(self)
        self.bar = ViewerBar(theme)
        self.stage = ViewerStage(theme, self.store)
        self.views = QStackedWidget()
        self.rail = ToolRail(theme)
        self.options = OptionsBar(theme)
        self.busy = BusyPill(theme)
        self.strip = FilmStrip(theme, thumbnails)
        self.notice, self._notice_words = notice(theme, "bad")
        self.views.addWidget(self.stage)
        foot = frame("bar")
        foot.setFixedHeight(HEIGHT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(self.strip, 1000)
        row.addStretch(1)
        self.foot = foot
        self.below = QVBoxLayout()
        """For what takes the strip's place while two photos are compared."""
        self.below.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(hairline())
        column.addWidget(self.views, 1)
        column.addWidget(hairline())
        column.addWidget(foot)
        column.addLayout(self.below)
        for part in (self.rail, self.options, self.busy, self.notice):
            part.setParent(self.stage)
        self.stage.installEventFilter(self)

    def show_notice(self, words: str) -> None:
        """What went wrong, over the picture; nothing takes it away."""
        self._notice_words.setText(words)
        self.notice.setVisible(bool(words))
        self.place_floating()

    @property
    def notice_words(self) -> str:
        return self._notice_words.text() if self.notice.isVisible() else ""

    def place_floating(self) -> None:
        """Put what floats where it belongs."""
        stage = self.stage
        self.rail.adjustSize()
        self.rail.move(_EDGE, _EDGE)
        bottom = stage.height() - _EDGE
        self.options.adjustSize()
        width = min(self.options.sizeHint().width(), stage.width() - 2 * _EDGE)
        self.options.resize(width, self.options.sizeHint().height())
        self.options.move((stage.width() - width) // 2, bottom - self.options.height())
        if self.options.isVisibleTo(stage):
            bottom -= self.options.height() + 8
        self.busy.adjustSize()
        self.busy.move((stage.width() - self.busy.width()) // 2, bottom - self.busy.height())
        notice_w = min(560, stage.width() - 2 * _EDGE)
        self.notice.setFixedWidth(notice_w)
        self.notice.adjustSize()
        self.notice.move((stage.width() - notice_w) // 2, _EDGE)
        for part in (self.rail, self.options, self.busy, self.notice):
            part.raise_()

    def focus_next_area(self) -> None:
        """From head to picture to strip and round again."""
        areas: list[QWidget] = [self.bar.back, self.main_part(), self.strip]
        areas = [area for area in areas if area.isVisible()]
        at = next((number for number, area in enumerate(areas) if area.hasFocus()), -1)
        areas[(at + 1) % len(areas)].setFocus(Qt.FocusReason.TabFocusReason)

    def main_part(self) -> QWidget:
        """The picture that has the focus as a rule."""
        return self.stage

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.bar.fit_width(self.width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.stage and event.type() == QEvent.Type.Resize:
            self.place_floating()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and Qt.Key(event.key()) in _own_keys(QApplication.focusWidget()):
                event.accept()  # the part that has the focus means it, not the viewer
                return True
        return super().event(event)


def _own_keys(part: QWidget | None) -> frozenset[Qt.Key]:
    """The keys that a part with the focus needs for itself."""
    if isinstance(part, QAbstractSlider | DividerHandle):
        return _TURNS
    if isinstance(part, QAbstractItemView):
        return _ARROWS
    return _CLICKS if isinstance(part, QAbstractButton) else frozenset()
