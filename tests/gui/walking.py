"""Walks the widgets of a window and tells what a user could not read or reach."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)

from desktop.gui.widgets import ElidedLabel

SLACK_PX = 1
"""Of rounding where letters have fractions of a pixel."""


def visible_parts(window: QWidget) -> Iterator[QLabel | QAbstractButton]:
    """Labels and buttons with words on them that are on the screen."""
    parts: list[QLabel | QAbstractButton] = [*window.findChildren(QLabel)]
    parts += window.findChildren(QAbstractButton)
    for part in parts:
        if part.isVisible() and part.text() and not part.visibleRegion().isEmpty():
            yield part


def clipped(window: QWidget) -> list[str]:
    """The words that do not fit where they stand."""
    found = []
    for part in visible_parts(window):
        if isinstance(part, ElidedLabel):
            continue  # file names may be shortened: the whole is in the tooltip
        if isinstance(part, QLabel):
            is_fitting = _label_fits(part)
        else:
            is_fitting = part.width() + SLACK_PX >= part.minimumSizeHint().width() and (
                part.height() + SLACK_PX >= part.fontMetrics().height()
            )
        if not is_fitting or not _is_inside(part, window):
            needed = part.heightForWidth(part.width())
            found.append(f"{part.text()!r} in {part.width()}x{part.height()}, needs a height of {needed}")
    return found


def overlapping(window: QWidget) -> list[str]:
    """Pairs of words that stand in each other's way."""
    by_parent: dict[QWidget | None, list[QLabel | QAbstractButton]] = {}
    for part in visible_parts(window):
        by_parent.setdefault(part.parentWidget(), []).append(part)
    return [
        f"{one.text()!r} and {other.text()!r}"
        for parts in by_parent.values()
        for one, other in itertools.combinations(parts, 2)
        if _inner(one).intersects(_inner(other))
    ]


def nameless(window: QWidget) -> list[str]:
    """Controls that a screen reader could not name."""
    found = []
    for kind in (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider):
        for part in window.findChildren(kind):
            if isinstance(part, QScrollBar) or part.objectName().startswith("qt_"):
                continue
            if _is_part_of_another(part) or part.accessibleName():
                continue
            if not (isinstance(part, QAbstractButton) and part.text()):
                found.append(f"{type(part).__name__} in {type(part.parentWidget()).__name__}")
    return found


def tab_order(window: QWidget) -> list[QWidget]:
    """What Tab reaches, in its order, each once."""
    found: list[QWidget] = []
    part = window.nextInFocusChain()
    while part is not None and part is not window:
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isVisible() and part.isEnabled():
            found.append(part)
        part = part.nextInFocusChain()
    return found


def _label_fits(label: QLabel) -> bool:
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        words = label.text().split()
        longest = max(map(label.fontMetrics().horizontalAdvance, words), default=0)
        return label.height() + SLACK_PX >= needed and room.width() + SLACK_PX >= longest
    wide = max(map(label.fontMetrics().horizontalAdvance, label.text().splitlines()), default=0)
    return room.width() + SLACK_PX >= wide and label.height() + SLACK_PX >= label.fontMetrics().height()


def _is_inside(part: QWidget, window: QWidget) -> bool:
    """Whether all of it is in the window; what a scroll area holds can be scrolled to."""
    parent = part.parentWidget()
    while parent is not None and parent is not window:
        if isinstance(parent, QScrollArea):
            return True
        parent = parent.parentWidget()
    place = QRect(part.mapTo(window, part.rect().topLeft()), part.size())
    return window.rect().contains(place)


def _inner(part: QWidget) -> QRect:
    return part.geometry().adjusted(1, 1, -1, -1)


def _is_part_of_another(part: QWidget) -> bool:
    """The field inside a combo box, the clear button inside a field."""
    return isinstance(part.parentWidget(), QLineEdit | QComboBox)
