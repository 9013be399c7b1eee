"""What floats over the viewer's picture: the tool rail, the options of the tool in hand, how far work is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QSlider, QVBoxLayout

from desktop.gui import wording
from desktop.gui.check_box import CheckBox
from desktop.gui.style import Theme
from desktop.gui.tokens import SPACE, Type
from desktop.gui.tools import Brush, Tool
from desktop.gui.widgets import Button, IconLabel, KeyCap, Label, frame, hairline

_SIZE_STEPS = 100
_SIZE_BASE = 1.06
"""The size slider goes by shares: a step is 6 % more."""


class ToolRail(QFrame):
    """The tools, and undo and redo."""

    tool_asked = Signal(object)
    """The Tool."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "floating")
        self.setAccessibleName(self.tr("Tools"))
        hints = {
            Tool.HAND: ("hand", self.tr("Move the picture (H)")),
            Tool.RESTORE: ("brush", self.tr("Restore brush (B)")),
            Tool.ERASE: ("erase", self.tr("Erase brush (E)")),
            Tool.BOX: ("box", self.tr("Subject box (R)")),
        }
        self.buttons = {
            tool: Button(theme, icon=icon, kind="tool", icon_px=20, hint=hint)
            for tool, (icon, hint) in hints.items()
        }
        self.undo = Button(theme, icon="undo", kind="tool", icon_px=20, hint=self.tr("Undo (Ctrl+Z)"))
        self.redo = Button(theme, icon="redo", kind="tool", icon_px=20, hint=self.tr("Redo (Ctrl+Shift+Z)"))
        self.flip = Button(
            theme, icon="flip", kind="tool", icon_px=20, hint=self.tr("Photo or cutout (Space)")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(5, 5, 5, 5)
        column.setSpacing(4)
        for tool, button in self.buttons.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, it=tool: self.tool_asked.emit(it))
            column.addWidget(button)
        column.addWidget(hairline())
        for button in (self.undo, self.redo, self.flip):
            column.addWidget(button)

    def show_tool(self, tool: Tool) -> None:
        for one, button in self.buttons.items():
            button.setChecked(one is tool)

    def show_can_draw(self, *, can_draw: bool) -> None:
        for tool, button in self.buttons.items():
            button.setEnabled(can_draw or tool is Tool.HAND)


class OptionsBar(QFrame):
    """The options of a brush or of the box, and keeping what was drawn."""

    brush_changed = Signal(object)
    """The Brush."""
    other_asked = Signal(object)
    """The Tool that the other brush is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "floating")
        self.setAccessibleName(self.tr("Options"))
        self._theme = theme
        self._brush = Brush()
        self._tool = Tool.HAND
        self._icons = {
            Tool.RESTORE: IconLabel(theme, "brush", "ok"),
            Tool.ERASE: IconLabel(theme, "erase", "bad"),
            Tool.BOX: IconLabel(theme, "box", "text2"),
        }
        self._name = Label(theme, "", Type.STRONG)
        self.size_slider = QSlider(Qt.Orientation.Horizontal)
        self._size_words = Label(theme, "")
        self.softness = QSlider(Qt.Orientation.Horizontal)
        self._size_label = Label(theme, self.tr("Size"), Type.BODY, "text2")
        self._softness_label = Label(theme, self.tr("Softness"), Type.BODY, "text2")
        self.follow = CheckBox(theme, self.tr("Follow edges"))
        self.other = Button(theme, "", "erase", kind="ghost", icon_px=16)
        self._other_key = KeyCap(theme, "E")
        self._hint = Label(theme, "", Type.BODY, "text2")
        self.clear = Button(theme, self.tr("No box"), kind="ghost")
        self.discard = Button(theme, self.tr("Discard"))
        self.apply = Button(theme, self.tr("Apply"), "check", kind="primary", icon_px=16)
        self._build()

    @property
    def brush(self) -> Brush:
        return self._brush

    def show_tool(self, tool: Tool, *, has_box: bool) -> None:
        """The options of a tool."""
        self._tool = tool
        for one, icon in self._icons.items():
            icon.setVisible(one is tool)
        names = {
            Tool.RESTORE: self.tr("Restore"),
            Tool.ERASE: self.tr("Erase"),
            Tool.BOX: self.tr("Subject box"),
        }
        self._name.setText(names.get(tool, ""))
        for part in (self.size_slider, self._size_words, self._size_label, self.follow, self.other):
            part.setVisible(tool.is_brush)
        self._other_key.setVisible(tool.is_brush)
        self.softness.setVisible(tool.is_brush)
        self._softness_label.setVisible(tool.is_brush)
        restores = tool is Tool.RESTORE
        self.other.set_icon("erase" if restores else "brush")
        self.other.set_words(self.tr("Erase instead") if restores else self.tr("Restore instead"))
        self._other_key.setText("E" if restores else "B")
        self._hint.setText(self.tr("Draw a box around the product.") if tool is Tool.BOX else "")
        self._hint.setVisible(tool is Tool.BOX)
        self.clear.setVisible(tool is Tool.BOX and has_box)
        self.adjustSize()

    def show_changed(self, *, is_changed: bool) -> None:
        """Whether there is something to keep."""
        self.apply.setVisible(is_changed)
        self.discard.setVisible(is_changed)
        self.adjustSize()

    def show_brush(self, brush: Brush) -> None:
        self._brush = brush
        for slider, value in (
            (self.size_slider, _step_of(brush.radius_px)),
            (self.softness, round(brush.softness * 100)),
        ):
            slider.blockSignals(True)
            slider.setValue(value)
            slider.blockSignals(False)
        self.follow.blockSignals(True)
        self.follow.setChecked(brush.follows_edges)
        self.follow.blockSignals(False)
        self.softness.setEnabled(not brush.follows_edges)
        self.softness.setToolTip(
            self.tr("A brush that follows edges finds them itself") if brush.follows_edges else ""
        )
        diameter = wording.number(max(1, round(2 * brush.radius_px)))
        self._size_words.setText(self.tr("{size} px").format(size=diameter))

    def _build(self) -> None:
        self.size_slider.setRange(0, _SIZE_STEPS)
        self.size_slider.setAccessibleName(self.tr("Brush size ([ and ])"))
        self.size_slider.setToolTip(self.tr("Brush size ([ and ])"))
        self.softness.setRange(0, 100)
        self.softness.setAccessibleName(self.tr("Softness"))
        self.follow.setToolTip(self.tr("What looks alike and hangs together follows the stroke (T)"))
        for slider, width in ((self.size_slider, 118), (self.softness, 88)):
            slider.setFixedWidth(width)
            slider.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.follow.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._size_words.setMinimumWidth(52)
        self.apply.setToolTip(self.tr("Keep it (Ctrl+Enter)"))
        self.discard.setToolTip(self.tr("Back to how it was (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, 6, SPACE.m, 6)
        row.setSpacing(SPACE.s)
        for icon in self._icons.values():
            row.addWidget(icon)
        for part, after in (
            (self._name, 8),
            (self._size_label, 0),
            (self.size_slider, 0),
            (self._size_words, 4),
            (self._softness_label, 0),
            (self.softness, 8),
            (self.follow, 8),
            (self.other, 0),
            (self._other_key, 0),
            (self._hint, 0),
            (self.clear, 0),
            (self.discard, 0),
            (self.apply, 0),
        ):
            row.addWidget(part)
            row.addSpacing(after)
        self.size_slider.valueChanged.connect(self._on_changed)
        self.softness.valueChanged.connect(self._on_changed)
        self.follow.toggled.connect(self._on_changed)
        self.other.clicked.connect(self._on_other)

    def _on_changed(self) -> None:
        brush = Brush(self._brush.radius_px, self.softness.value() / 100, self.follow.isChecked())
        if self.size_slider.value() != _step_of(self._brush.radius_px):
            brush = brush.with_radius(_SIZE_BASE ** self.size_slider.value() * 1.5)
        self.show_brush(brush)
        self.brush_changed.emit(brush)

    def _on_other(self) -> None:
        self.other_asked.emit(Tool.ERASE if self._tool is Tool.RESTORE else Tool.RESTORE)


class BusyPill(QFrame):
    """Something takes longer than half a second."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "floating")
        self._words = Label(theme, "")
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(140)
        self.stop = Button(theme, self.tr("Stop"), "stop", icon_px=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE.l, 6, 6, 6)
        row.setSpacing(SPACE.m)
        for part in (self._words, self.bar, self.stop):
            row.addWidget(part)
        self.hide()

    def show_work(self, words: str, fraction: float, *, can_stop: bool) -> None:
        self._words.setText(words)
        self.bar.setValue(round(fraction * 100))
        self.stop.setVisible(can_stop)
        self.adjustSize()
        self.show()
        self.raise_()


def notice(theme: Theme, role: str) -> tuple[QFrame, Label]:
    """A floating line of words in a role of the style sheet, hidden."""
    holder = frame(role)
    words = Label(theme, "", Type.BODY, role, wraps=True)
    row = QHBoxLayout(holder)
    row.setContentsMargins(14, 10, 14, 10)
    row.addWidget(words)
    holder.hide()
    return holder, words


def _step_of(radius_px: float) -> int:
    """The slider's step nearest to a radius."""
    steps = range(_SIZE_STEPS + 1)
    return min(steps, key=lambda step: abs(_SIZE_BASE**step * 1.5 - radius_px))
