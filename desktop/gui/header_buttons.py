"""The buttons in a product's header: which there are, where they lie, how they look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from desktop.gui import painting
from desktop.gui.sections import Section, SectionKind
from desktop.gui.style import Theme
from desktop.gui.texts import tr
from desktop.gui.tokens import RADIUS, Type

_HEIGHT = 28
_GAP = 6
_EDGE = 8
_ICON = 16
_PAD = 10
_NARROW = 700
"""A header below this width shows Merge and Split as icons."""


class HeaderButton(StrEnum):
    """What a header offers."""

    ACCEPT = "accept"
    MERGE = "merge"
    SPLIT = "split"
    REOPEN = "reopen"


_ICONS = {
    HeaderButton.ACCEPT: "check",
    HeaderButton.MERGE: "merge",
    HeaderButton.SPLIT: "split",
    HeaderButton.REOPEN: "undo",
}


@dataclass(frozen=True, slots=True)
class PlacedButton:
    """A button and where it lies. words: empty for an icon alone."""

    button: HeaderButton
    rect: QRectF
    words: str


def button_words(button: HeaderButton) -> str:
    """What a button is called."""
    match button:
        case HeaderButton.ACCEPT:
            return tr("Accept")
        case HeaderButton.MERGE:
            return tr("Merge")
        case HeaderButton.SPLIT:
            return tr("Split")
        case HeaderButton.REOPEN:
            return tr("Undo")


def placed_buttons(
    theme: Theme, rect: QRectF, middle: float, section: Section, *, is_current: bool
) -> list[PlacedButton]:
    """From left to right. middle: the height of the header's centre line."""
    if section.kind is not SectionKind.PRODUCT or section.is_changing:
        return []
    if section.accepted:
        offered: Sequence[HeaderButton] = (HeaderButton.REOPEN,)
    else:
        offered = (HeaderButton.ACCEPT, HeaderButton.MERGE, HeaderButton.SPLIT)
    right = rect.right() - _EDGE
    placed = []
    for button in reversed(offered):
        is_worded = (is_current and rect.width() >= _NARROW) or button in (
            HeaderButton.ACCEPT,
            HeaderButton.REOPEN,
        )
        words = button_words(button) if is_worded else ""
        font = theme.font(_type_of(button, is_current=is_current))
        words_w = QFontMetricsF(font).horizontalAdvance(words) + 6 if words else 0.0
        width = 2 * _PAD + _ICON + words_w if words else _HEIGHT + 4
        height = theme.grown(_HEIGHT)
        placed.append(PlacedButton(button, QRectF(right - width, middle - height / 2, width, height), words))
        right -= width + _GAP
    return placed[::-1]


def paint_button(
    painter: QPainter, theme: Theme, placed: PlacedButton, *, is_current: bool, is_hovered: bool
) -> None:
    """The button as the style sheet would paint it."""
    colours = theme.colours
    is_primary = is_current and placed.button is HeaderButton.ACCEPT
    if is_primary:
        ground, ink, icon_ink = colours.accent, colours.on_accent, colours.on_accent
        if is_hovered:
            ground = colours.accent_hover
    else:
        ground = colours.hover if is_hovered else colours.surface
        ink, icon_ink = colours.text, colours.text2
    painting.filled(painter, placed.rect, ground, RADIUS.control)
    if not is_primary:
        painting.outline(painter, placed.rect, colours.line, 1, RADIUS.control)
    density = painter.device().devicePixelRatio()
    icon = theme.pixmap(_ICONS[placed.button], icon_ink, _ICON, density)
    left = placed.rect.left() + _PAD if placed.words else placed.rect.center().x() - _ICON / 2
    painter.drawPixmap(QPointF(left, placed.rect.center().y() - _ICON / 2), icon)
    if placed.words:
        painter.setFont(theme.font(_type_of(placed.button, is_current=is_current)))
        words = placed.rect.adjusted(_PAD + _ICON + 6, 0, 0, 0)
        painting.text(painter, words, placed.words, ink, elide=Qt.TextElideMode.ElideNone)


def _type_of(button: HeaderButton, *, is_current: bool) -> Type:
    return Type.STRONG if is_current and button is HeaderButton.ACCEPT else Type.BODY
