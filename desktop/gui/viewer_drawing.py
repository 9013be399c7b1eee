"""Drawing in the viewer: tools, their options, the steps, and the question before something is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.core.strokes import Stroke
from desktop.gui.background import Background
from desktop.gui.drawing_desk import DrawingDesk
from desktop.gui.sheet import Sheet, ask_three
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tile_store import Viewed
from desktop.gui.tools import Tool
from desktop.gui.viewer_frame import ViewerFrame
from desktop.gui.viewer_keys import ViewerKeys

if TYPE_CHECKING:
    from desktop.app.drawing import Drawing


class DrawingViewer(ViewerFrame):
    """The part of the viewer that draws on the photo that is open."""

    def __init__(self, theme: Theme, drawing: Drawing, thumbnails: Thumbnails) -> None:
        super().__init__(theme, thumbnails)
        self.background = Background("viewer", self)
        self.desk = DrawingDesk(drawing, self.background, self.store, self)
        self.keys = ViewerKeys(self)
        self._connect_tools()
        self._connect_desk()

    def take(self, tool: Tool) -> None:
        """Another tool into the hand."""
        if tool is not Tool.HAND and not self.desk.can_draw:
            return
        self.stage.take(tool)
        self.rail.show_tool(tool)
        self._show_steps()

    def undo(self) -> None:
        """One step of drawing back."""
        self.desk.undo()

    def redo(self) -> None:
        self.desk.redo()

    def unless_drawn(self, go_on: Callable[[], None]) -> None:
        """Do something at once, or after the question whether to keep what was drawn."""
        if not self.desk.history.is_changed:
            go_on()
            return

        def keep() -> None:
            if self.desk.apply():
                go_on()

        def drop() -> None:
            self.desk.close()
            go_on()

        window = self.window()
        if not any(sheet.isVisible() for sheet in window.findChildren(Sheet)):
            ask_three(
                self._theme,
                window,
                self.tr("Keep what was drawn?"),
                self.tr("The changes on this photo are not kept yet."),
                ((self.tr("Discard"), drop), (self.tr("Apply"), keep)),
                self.tr("Go on drawing"),
            )

    def event(self, event: QEvent) -> bool:
        is_key = event.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and self._drawing_key(event) is not None:
            event.accept()  # before the window's commands of these keys
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._drawing_key(event)
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def _drawing_key(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key means for what is drawn; nothing, while there is nothing of it."""
        control = Qt.KeyboardModifier.ControlModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        history = self.desk.history
        is_undo = (key == Qt.Key.Key_Z and modifiers == control) or (
            key == Qt.Key.Key_U and not modifiers and self.keys.has_letters
        )
        if is_undo and history.can_undo:
            return self.undo
        if key == Qt.Key.Key_Z and modifiers == control | shift and history.can_redo:
            return self.redo
        is_apply = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and modifiers == control
        return self.desk.apply if is_apply and history.is_changed else None

    def show_work(self) -> None:
        """How far the work is that takes longer than a moment."""
        if self.desk.is_slow:
            self.busy.show_work(self.tr("Cutting out…"), self.desk.fraction, can_stop=True)
        else:
            self.busy.hide()
        self.place_floating()

    def _connect_tools(self) -> None:
        keys = self.keys
        for action, tool in (
            (keys.hand, Tool.HAND),
            (keys.restore, Tool.RESTORE),
            (keys.erase, Tool.ERASE),
            (keys.box, Tool.BOX),
        ):
            action.triggered.connect(lambda _=False, it=tool: self.take(it))
        keys.follow.triggered.connect(self.options.follow.toggle)
        keys.smaller_brush.triggered.connect(lambda: self._resize_brush(larger=False))
        keys.larger_brush.triggered.connect(lambda: self._resize_brush(larger=True))
        self.rail.tool_asked.connect(self.take)
        self.options.brush_changed.connect(self.stage.set_brush)
        self.options.other_asked.connect(self.take)

    def _connect_desk(self) -> None:
        desk = self.desk
        self.stage.stroke_drawn.connect(self._on_stroke)
        self.stage.box_drawn.connect(desk.set_box)
        self.rail.undo.clicked.connect(self.undo)
        self.rail.redo.clicked.connect(self.redo)
        self.options.clear.clicked.connect(lambda: desk.set_box(None))
        self.options.apply.clicked.connect(desk.apply)
        self.options.discard.clicked.connect(desk.discard)
        self.busy.stop.clicked.connect(desk.stop)
        desk.redrawn.connect(self._on_redrawn)
        desk.changed.connect(self._show_steps)
        desk.progressed.connect(self.show_work)
        desk.failed.connect(lambda problem: self.show_notice(str(problem)))

    def _show_steps(self) -> None:
        """The tools as the steps and the photo allow."""
        history = self.desk.history
        tool = self.stage.tool
        self.rail.show_can_draw(can_draw=self.desk.can_draw)
        self.rail.undo.setEnabled(history.can_undo)
        self.rail.redo.setEnabled(history.can_redo)
        self.stage.show_box(self.desk.box)
        self.stage.show_pending(self.desk.pending)
        self.options.show_tool(tool, has_box=self.desk.box is not None)
        self.options.show_brush(self.stage.brush_tool.brush)
        self.options.show_changed(is_changed=history.is_changed)
        self.options.setVisible(tool is not Tool.HAND or history.is_changed)
        self.show_work()
        self.place_floating()

    def _resize_brush(self, *, larger: bool) -> None:
        brush = self.stage.brush_tool.brush
        self.stage.set_brush(brush.larger() if larger else brush.smaller())
        self.options.show_brush(self.stage.brush_tool.brush)

    def _on_stroke(self, stroke: Stroke) -> None:
        self.show_notice("")
        self.desk.draw(self.stage.tool, self.stage.brush_tool.brush, stroke)

    def _on_redrawn(self, viewed: Viewed) -> None:
        self.stage.show_viewed(viewed, keeps_camera=True)
