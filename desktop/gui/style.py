"""The look: palette, one application style sheet and fonts from the tokens; light, dark or as the system."""

from __future__ import annotations

from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from desktop.gui.icons import Icons
from desktop.gui.tokens import BODY_PX, DARK, LIGHT, RADIUS, TYPE_SCALE, Colours, Type


class Appearance(StrEnum):
    """Which colours the user wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Colours, fonts and icons of the present appearance. Widgets repaint themselves on `changed`."""

    changed = Signal()

    def __init__(self, app: QApplication, icon_folder: Path, appearance: Appearance) -> None:
        super().__init__(app)
        self._app = app
        self._appearance = appearance
        self.is_still = False
        """Whether everything comes at once, for who asked for no motion."""
        self._icons = Icons(icon_folder)
        # The design is drawn at 13 px; a user who asks for larger text gets a larger program.
        self._body_px = max(BODY_PX, QFontInfo(app.font()).pixelSize())
        self._family = app.font().families()
        self._fonts: dict[Type, QFont] = {}
        self.colours: Colours[QColor] = _painted(LIGHT)
        self.is_dark = False
        app.setStyle("Fusion")
        app.setFont(self.font(Type.BODY))
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def app(self) -> QApplication:
        """The application whose look this is."""
        return self._app

    @property
    def appearance(self) -> Appearance:
        return self._appearance

    def choose(self, appearance: Appearance) -> None:
        """Follow the system, or stay light or dark."""
        if appearance is not self._appearance:
            self._appearance = appearance
            self._apply()
            self.changed.emit()

    def font(self, role: Type) -> QFont:
        """The system's font in the size and weight of a role, with digits of one width."""
        font = self._fonts.get(role)
        if font is None:
            style = TYPE_SCALE[role]
            font = QFont(self._family)
            font.setPixelSize(self._body_px + style.above_body_px)
            font.setWeight(QFont.Weight(style.weight))
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, style.spacing_percent)
            font.setFeature(QFont.Tag("tnum"), 1)  # counters must not jitter
            self._fonts[role] = font
        return font

    def grown(self, designed_px: int) -> int:
        """A row height that was designed at the usual body size, for the present one."""
        return designed_px + max(0, round((self._body_px - BODY_PX) * 1.25))

    def tone(self, name: str) -> QColor:
        """A colour by its token's name, for what is told its tone by name."""
        colour = getattr(self.colours, name)
        if not isinstance(colour, QColor):
            raise TypeError(f"{name} is no colour")
        return colour

    def icon(self, name: str, tone: str, side_px: int) -> QIcon:
        return self._icons.icon(name, self.tone(tone), self.colours.disabled, side_px)

    def pixmap(
        self, name: str, colour: QColor, side_px: int, density: float, *, filled: bool = False
    ) -> QPixmap:
        return self._icons.pixmap(name, colour, side_px, density, filled=filled)

    def _on_system_changed(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        system_is_dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        self.is_dark = self._appearance is Appearance.DARK or (
            self._appearance is Appearance.SYSTEM and system_is_dark
        )
        tokens = DARK if self.is_dark else LIGHT
        self.colours = _painted(tokens)
        self._icons.clear()
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(style_sheet(tokens))


def style_sheet(colours: Colours[str]) -> str:
    """The one style sheet of the application."""
    return Template(_SHEET).substitute(asdict(colours), card=RADIUS.card, control_r=RADIUS.control)


def _painted(colours: Colours[str]) -> Colours[QColor]:
    return Colours(**{field.name: QColor(getattr(colours, field.name)) for field in fields(colours)})


def _palette(c: Colours[QColor]) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, c.window),
        (role.WindowText, c.text),
        (role.Base, c.surface),
        (role.AlternateBase, c.sunken),
        (role.Text, c.text),
        (role.Button, c.surface),
        (role.ButtonText, c.text),
        (role.Highlight, c.accent),
        (role.HighlightedText, c.on_accent),
        (role.Accent, c.accent),
        (role.ToolTipBase, c.text),
        (role.ToolTipText, c.surface),
        (role.PlaceholderText, c.text3),
        (role.Link, c.accent_text),
        (role.LinkVisited, c.accent_text),
        (role.BrightText, c.bad),
        (role.Light, c.surface),
        (role.Midlight, c.hover),
        (role.Mid, c.line),
        (role.Dark, c.control),
        (role.Shadow, c.ring),
    ):
        palette.setColor(which, colour)
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, c.disabled)
    return palette


_SHEET = """
QMainWindow, QDialog { background: $window }
QFrame[role="bar"], QFrame[role="side"] { background: $window; border: 0 }
QFrame[role="side-over"] { background: $window; border: 0; border-left: 1px solid $line }
QFrame[role="canvas"] { background: $canvas; border: 0 }
QFrame[role="line"] { background: $line; border: 0 }
QFrame[role="sheet"], QFrame[role="popover"] {
    background: $window; border: 1px solid $line; border-radius: 14px }
QFrame[role="float"] { background: $surface; border: 1px solid $line; border-radius: ${card}px }
QFrame[role="well"] { background: $sunken; border: 0; border-radius: 8px }
QFrame[role="look"] { background: $look_soft; border: 0; border-radius: 8px }
QFrame[role="bad"] { background: $bad_soft; border: 0; border-radius: 8px }
QFrame[role="twin"] { background: $twin_soft; border: 0; border-radius: 8px }
QFrame[role="floating"] { background: $surface; border: 1px solid $line; border-radius: ${card}px }
QFrame[role="plain"] { background: transparent; border: 0 }

QLabel { background: transparent; border: 0 }
QLabel[tone="text"] { color: $text }
QLabel[tone="text2"] { color: $text2 }
QLabel[tone="text3"] { color: $text3 }
QLabel[tone="look"] { color: $look }
QLabel[tone="bad"] { color: $bad }
QLabel[tone="ok"] { color: $ok }
QLabel[tone="twin"] { color: $twin }
QLabel[tone="accent_text"] { color: $accent_text }
QLabel[role="key"] {
    background: $surface; color: $text2; border: 1px solid $line; border-bottom: 2px solid $line;
    border-radius: 4px; padding: 0 5px }

QPushButton {
    background: $surface; color: $text; border: 1px solid $line; border-radius: ${control_r}px;
    padding: 0 12px; min-height: 30px }
QPushButton:hover { background: $hover }
QPushButton:pressed { background: $press }
QPushButton:disabled { background: $window; color: $disabled }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px }
QPushButton::menu-indicator { width: 0 }
QPushButton[kind="primary"] {
    background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600 }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover }
QPushButton[kind="primary"]:pressed { background: $accent_press; border-color: $accent_press }
QPushButton[kind="primary"]:focus { border: 2px solid $ring }
QPushButton[kind="primary"]:disabled { background: $window; color: $disabled; border-color: $line }
QPushButton[kind="ghost"] {
    background: transparent; color: $text2; border: 1px solid transparent; padding: 0 8px }
QPushButton[kind="ghost"]:hover { background: $hover; color: $text }
QPushButton[kind="ghost"]:pressed { background: $press; color: $text }
QPushButton[kind="ghost"]:focus { border: 2px solid $accent; padding: 0 7px }
QPushButton[kind="quiet"] {
    background: transparent; color: $text2; border: 1px solid transparent; padding: 0 6px;
    min-height: 22px; border-radius: 4px }
QPushButton[kind="quiet"]:hover { background: $hover; color: $text }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 0 5px; min-height: 20px }
QPushButton[kind="tool"] {
    background: transparent; border: 0; padding: 0; min-width: 32px; max-width: 32px; min-height: 32px }
QPushButton[kind="tool"]:hover { background: $hover }
QPushButton[kind="tool"]:pressed { background: $press }
QPushButton[kind="tool"]:checked { background: $accent_soft }
QPushButton[kind="tool"]:focus {
    border: 2px solid $accent; min-width: 28px; max-width: 28px; min-height: 28px }
QPushButton[scale="big"] { min-height: 42px; padding: 0 18px; border-radius: 8px }
QPushButton[scale="big"]:focus { min-height: 40px; padding: 0 17px }
QFrame[role="segments"] { background: $press; border: 0; border-radius: 7px }
QPushButton[kind="segment"] {
    background: transparent; color: $text2; border: 0; border-radius: 5px; min-height: 26px; padding: 0 12px }
QPushButton[kind="segment"]:hover { color: $text }
QPushButton[kind="segment"]:checked { background: $surface; color: $text; font-weight: 600 }
QPushButton[kind="segment"]:focus { border: 2px solid $accent; padding: 0 10px; min-height: 22px }
QPushButton[kind="segment"]:disabled { background: transparent; color: $disabled }

QLineEdit {
    background: $surface; color: $text; border: 1px solid $control; border-radius: ${control_r}px;
    padding: 0 8px; min-height: 30px; selection-background-color: $accent;
    selection-color: $on_accent }
QLineEdit[kind="quiet"] { border: 1px solid $line }
QLineEdit:focus, QLineEdit[kind="quiet"]:focus { border: 2px solid $accent; padding: 0 7px; min-height: 28px }

QLineEdit[wrong="true"] { border: 1px solid $bad }
QLineEdit[wrong="true"]:focus { border: 2px solid $bad }
QFrame[role="card"] { background: $surface; border: 1px solid $line; border-radius: ${card}px }
QFrame[role="offer"] { background: $surface; border: 1px solid $line; border-radius: 8px }
QLabel[role="badge"] { background: $press; color: $text2; border-radius: 4px; padding: 2px 7px }
QPushButton[kind="row"] {
    background: transparent; color: $text; border: 1px solid transparent; text-align: left; padding: 0 10px;
    min-height: 34px }
QPushButton[kind="row"]:hover { background: $hover }
QPushButton[kind="row"]:checked { background: $accent_soft; color: $accent_text; font-weight: 600 }
QPushButton[kind="row"]:focus { border: 2px solid $accent; padding: 0 9px; min-height: 32px }

QComboBox {
    background: $surface; color: $text; border: 1px solid $control; border-radius: ${control_r}px;
    padding: 0 10px; min-height: 30px }
QComboBox:hover { background: $hover }
QComboBox:focus { border: 2px solid $accent; padding: 0 9px; min-height: 28px }
QComboBox::drop-down { border: 0; width: 26px }
QComboBox QAbstractItemView {
    background: $surface; color: $text; border: 1px solid $line; selection-background-color: $accent_soft;
    selection-color: $accent_text; outline: 0; padding: 4px }
QSlider[kind="accent"]::sub-page:horizontal { background: $accent }
QSlider[kind="accent"]::handle:horizontal {
    width: 14px; height: 14px; margin: -6px 0; border-radius: 8px; border: 2px solid $accent }
QSlider { min-height: 24px }
QSlider::groove:horizontal { height: 4px; background: $press; border-radius: 2px }
QSlider::sub-page:horizontal { background: $control; border-radius: 2px }
QSlider::handle:horizontal {
    width: 12px; height: 12px; margin: -5px 0; border-radius: 7px; background: $surface;
    border: 1px solid $control }
QSlider::handle:horizontal:focus { border: 2px solid $accent }

QSlider[kind="cut"]::sub-page:horizontal { background: $press }
QSlider[kind="cut"]::add-page:horizontal { background: $accent; border-radius: 2px }
QSlider[kind="cut"]::handle:horizontal { border: 2px solid $accent; width: 12px; margin: -6px 0 }
QSlider[kind="cut"]::handle:horizontal:focus { background: $accent }

QProgressBar { background: $press; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px }
QProgressBar::chunk { background: $accent; border-radius: 3px }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px }
QScrollBar::handle:vertical { background: $scroll; border-radius: 4px; min-height: 32px }
QScrollBar::handle:vertical:disabled { background: transparent }
QScrollBar::handle:vertical:hover { background: $control }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0 }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent }
QScrollArea, QScrollArea > QWidget > QWidget, QListView { background: transparent; border: 0 }
QListView { outline: 0 }

QMenu { background: $surface; color: $text; border: 1px solid $line; padding: 4px }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px }
QMenu::item:selected { background: $accent_soft; color: $accent_text }
QMenu::item:disabled { color: $disabled }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px }
QToolTip { background: $text; color: $surface; border: 0; padding: 4px 6px }
"""
