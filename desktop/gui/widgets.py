"""The kit of small parts: labels, buttons with icons, hairlines, badges, segments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop.gui.style import Theme
from desktop.gui.tokens import Type

_CAP_PADDING = 12
"""Left and right of what stands on a key, with its edge, as the style sheet has it."""


def frame(role: str, parent: QWidget | None = None) -> QFrame:
    """A frame that the style sheet paints by its role."""
    made = QFrame(parent)
    made.setProperty("role", role)
    return made


def hairline(*, vertical: bool = False) -> QFrame:
    """A line of one pixel that divides two parts."""
    line = frame("line")
    if vertical:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


class Label(QLabel):
    """Text in a role and a tone."""

    def __init__(
        self,
        theme: Theme,
        words: str = "",
        role: Type = Type.BODY,
        tone: str = "text",
        *,
        wraps: bool = False,
    ) -> None:
        super().__init__(words)
        self.setFont(theme.font(role))
        self.setProperty("tone", tone)
        self.setWordWrap(wraps)
        self.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called <b>

    def set_tone(self, tone: str) -> None:
        if tone != self.property("tone"):
            self.setProperty("tone", tone)
            self.style().unpolish(self)
            self.style().polish(self)


class ElidedLabel(Label):
    """One line that gives up its middle where it does not fit; all of it is in the tooltip."""

    def __init__(self, theme: Theme, role: Type = Type.BODY, tone: str = "text") -> None:
        super().__init__(theme, "", role, tone)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        return self._words

    def set_words(self, words: str) -> None:
        self._words = words
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._words if shown != self._words else "")
        self.setAccessibleName(self._words)


class Button(QPushButton):
    """A button of a kind that the style sheet knows: "", primary, ghost, quiet, tool, segment.

    It can be reached with Tab but does not take the focus from the gallery when clicked, so that a focus
    frame is seen by who uses the keyboard.
    """

    def __init__(
        self,
        theme: Theme,
        words: str = "",
        icon: str = "",
        kind: str = "",
        *,
        tone: str = "",
        icon_px: int = 18,
        hint: str = "",
        is_big: bool = False,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._tone = tone
        self._icon_px = icon_px
        self.setProperty("kind", kind)
        if is_big:
            self.setProperty("scale", "big")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.set_words(words)
        if hint:
            self.setToolTip(hint)
            self.setAccessibleName(hint)
        self._dress()
        theme.changed.connect(self._on_theme_changed)

    @property
    def kind(self) -> str:
        return str(self.property("kind"))

    def set_words(self, words: str) -> None:
        self.setText(f" {words}" if words and self._icon else words)

    def set_kind(self, kind: str) -> None:
        """Turn it into another kind of button."""
        if kind != self.kind:
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            self._dress()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._dress()

    def _dress(self) -> None:
        role = {"primary": Type.STRONG, "quiet": Type.SMALL}.get(self.kind, Type.BODY)
        self.setFont(self._theme.font(role))
        if self._icon:
            tone = self._tone or ("on_accent" if self.kind == "primary" else "text2")
            self.setIcon(self._theme.icon(self._icon, tone, self._icon_px))
            self.setIconSize(QSize(self._icon_px, self._icon_px))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._dress()


class IconLabel(QWidget):
    """An icon in the colours of the theme."""

    def __init__(self, theme: Theme, icon: str, tone: str, side_px: int = 18) -> None:
        super().__init__()
        self._theme = theme
        self._icon = icon
        self._tone = tone
        self._side_px = side_px
        self.setFixedSize(side_px, side_px)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        colour = self._theme.tone(self._tone)
        density = self.devicePixelRatioF()
        painter.drawPixmap(0, 0, self._theme.pixmap(self._icon, colour, self._side_px, density))
        painter.end()


class KeyCap(Label):
    """A key of the keyboard."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(theme, words, Type.MICRO, "text2")
        self.setProperty("role", "key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedHeight(theme.grown(20))
        self.setMinimumWidth(max(20, self.fontMetrics().horizontalAdvance(words) + _CAP_PADDING))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class Segments(QFrame):
    """A few choices side by side, one of them on."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, choices: Sequence[str], name: str, icons: Sequence[str] = ()) -> None:
        """icons: one for each choice, or none."""
        super().__init__()
        self._theme = theme
        self._choices = tuple(choices)
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.buttons = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for number, words in enumerate(choices):
            button = Button(theme, words, icons[number] if icons else "", kind="segment", icon_px=16)
            button.setCheckable(True)
            button.setToolTip(words if icons else "")
            button.setAccessibleName(words)
            # Room for the heavier weight of the chosen one, so that nothing moves.
            button.setMinimumWidth(_width_of(theme, words) + (58 if icons else 26))
            self.buttons.addButton(button, number)
            row.addWidget(button)
        self.buttons.idClicked.connect(self.chosen)

    def show_choice(self, number: int) -> None:
        self.buttons.button(number).setChecked(True)

    def show_words(self, *, are_shown: bool) -> None:
        """Only the icons where the words have no room."""
        for number, words in enumerate(self._choices):
            button = self.buttons.button(number)
            if isinstance(button, Button):
                button.set_words(words if are_shown else "")
                button.setMinimumWidth(_width_of(self._theme, words) + 58 if are_shown else 40)


def _width_of(theme: Theme, words: str) -> int:
    probe = QLabel(words)
    probe.setFont(theme.font(Type.STRONG))
    return probe.fontMetrics().horizontalAdvance(words)
