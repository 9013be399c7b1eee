"""The page of an open shoot: bar, list, gallery, details and foot, and how they share a window's width."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.batch_panel import BatchPanel
from desktop.gui.commands import Commands
from desktop.gui.drop_overlay import DropOverlay
from desktop.gui.inspector import Inspector
from desktop.gui.review_gallery import ReviewGallery
from desktop.gui.sidebar import Sidebar
from desktop.gui.status_line import StatusLine
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tokens import SIZE, SPACE, Type
from desktop.gui.toolbar import Toolbar
from desktop.gui.widgets import Label, frame, hairline

_TILE_STEP_PX = 20


class Workspace(QWidget):
    """Holds the parts; what they ask for is answered by the window."""

    def __init__(self, theme: Theme, commands: Commands, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.toolbar = Toolbar(theme, commands)
        self.sidebar = Sidebar(theme)
        self.view = ReviewGallery(theme, thumbnails)
        self.inspector = Inspector(theme, thumbnails)
        self.batch = BatchPanel(theme)
        self.status = StatusLine(theme)
        self.canvas = frame("canvas")
        self.overlay = DropOverlay(theme, self.canvas)
        self._placeholder = Label(theme, "", Type.LEAD, "text2", wraps=True)
        self._inspector_line = hairline(vertical=True)
        self._row = QHBoxLayout()
        self._bar: QWidget | None = None
        self._side: QWidget | None = None
        self._wide_details = True
        self._narrow_details = False
        self._build()
        self._connect_commands(commands)
        self.canvas.installEventFilter(self)
        self.view.set_wished_tile(self.view.wished_tile)

    @property
    def is_narrow(self) -> bool:
        """Whether the details lie over the gallery instead of beside it."""
        return self.width() < SIZE.overlay_below_w

    @property
    def details_wanted(self) -> bool:
        """Whether a wide window shows the details."""
        return self._wide_details

    def want_details(self, wanted: bool) -> None:
        self._wide_details = wanted
        self._fit_details()

    def toggle_details(self) -> None:
        if self.is_narrow:
            self._narrow_details = not self._narrow_details
        else:
            self._wide_details = not self._wide_details
        self._fit_details()

    def close_overlay(self) -> bool:
        """Put the details away that lie over the gallery; False when there are none."""
        if not (self.is_narrow and self._narrow_details):
            return False
        self._narrow_details = False
        self._fit_details()
        return True

    def show_running(self, is_running: bool) -> None:
        """The batch panel while something runs, else the status line."""
        self.batch.setVisible(is_running)
        self.status.setVisible(not is_running)

    def show_bar(self, bar: QWidget | None) -> None:
        """Let a bar float at the foot of the gallery, or none."""
        if self._bar is not None and self._bar is not bar:
            self._bar.hide()
        self._bar = bar
        self.view.keep_free(0)
        if bar is not None:
            bar.setParent(self.canvas)
            bar.show()
            self._place_overlays()
            bar.raise_()

    def show_side(self, panel: QWidget | None) -> None:
        """Let a pane stand in for the details, or none. A narrow window has no room for it."""
        if self._side is not None:
            self._row.removeWidget(self._side)
            self._side.hide()
        self._side = panel
        if panel is not None:
            panel.setFixedWidth(SIZE.inspector)
            self._row.addWidget(panel)
        self._fit_details()

    @property
    def placeholder_words(self) -> str:
        """What a gallery without photos says."""
        return self._placeholder.text()

    def show_placeholder(self, words: str) -> None:
        """Words in the middle of a gallery without photos."""
        self._placeholder.setText(words)
        self._placeholder.setVisible(bool(words))

    def focus_next_area(self) -> None:
        """From bar to list to gallery to details and round again."""
        areas = [self.toolbar.add, self.sidebar.checked_row(), self.view, self.inspector.stage]
        visible = [area for area in areas if area.isVisible()]
        at = next((number for number, area in enumerate(visible) if area.hasFocus()), -1)
        visible[(at + 1) % len(visible)].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.sidebar.set_rail(self.width() < SIZE.rail_below_w)
        self.toolbar.fit(self.width())
        self.status.fit(self.width())
        self._fit_details()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.canvas and event.type() == QEvent.Type.Resize:
            self._place_overlays()
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        inside = QVBoxLayout(self.canvas)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.view)
        self._placeholder.setParent(self.canvas)
        self._placeholder.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._placeholder.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._placeholder.hide()
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.sidebar)
        self._row.addWidget(hairline(vertical=True))
        self._row.addWidget(self.canvas, 1)
        self._row.addWidget(self._inspector_line)
        self._row.addWidget(self.inspector)
        self.inspector.setFixedWidth(SIZE.inspector)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(hairline())
        column.addLayout(self._row, 1)
        column.addWidget(hairline())
        column.addWidget(self.batch)
        column.addWidget(self.status)
        self.show_running(False)

    def _connect_commands(self, commands: Commands) -> None:
        view, inspector = self.view, self.inspector
        commands.larger.triggered.connect(lambda: view.set_wished_tile(view.wished_tile + _TILE_STEP_PX))
        commands.smaller.triggered.connect(lambda: view.set_wished_tile(view.wished_tile - _TILE_STEP_PX))
        commands.flip.triggered.connect(inspector.stage.flip)
        commands.stage.triggered.connect(inspector.swatches.choose_next)
        commands.details.triggered.connect(self.toggle_details)
        commands.bind_letters(view)
        commands.bind_letters(inspector)

    def _fit_details(self) -> None:
        is_over = self.inspector.parentWidget() is self.canvas
        if self.is_narrow and not is_over:
            self._row.removeWidget(self.inspector)
            self.inspector.setParent(self.canvas)
        elif not self.is_narrow and is_over:
            self.inspector.setParent(self)
            self._row.addWidget(self.inspector)
        is_shown = self._narrow_details if self.is_narrow else self._wide_details
        if self._side is not None:
            is_shown = False
            self._side.setVisible(not self.is_narrow)
        self.inspector.set_over(self.is_narrow)
        self.toolbar.details.setChecked(is_shown)
        self.inspector.setVisible(is_shown)
        self._inspector_line.setVisible((is_shown or self._side is not None) and not self.is_narrow)
        self._place_overlays()

    def _place_overlays(self) -> None:
        rect = self.canvas.rect()
        self.overlay.setGeometry(rect)
        self._placeholder.setGeometry(rect.adjusted(48, 48, -48, -48))
        if self._bar is not None:
            width = rect.width() - 2 * SPACE.m - 10  # beside the scroll bar
            layout = self._bar.layout()
            height = self._bar.sizeHint().height()
            if layout is not None and layout.hasHeightForWidth():
                height = layout.totalHeightForWidth(width)
            self._bar.setGeometry(SPACE.m, rect.height() - height - SPACE.m, width, height)
            self.view.keep_free(height + SPACE.m)
        if self.is_narrow:
            width = min(SIZE.inspector, rect.width())
            self.inspector.setGeometry(rect.right() + 1 - width, 0, width, rect.height())
            self.inspector.raise_()
