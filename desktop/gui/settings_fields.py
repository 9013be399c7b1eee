"""The fields of the settings: a number judged as it is typed, a choice, a yes or no, a share."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QSizePolicy, QSlider, QWidget

from desktop.gui.style import Theme
from desktop.gui.tokens import Type

FIELD_W = 72


class NumberField(QLineEdit):
    """A number within limits, judged as it is typed. Empty means nothing is said, where that is allowed."""

    number_changed = Signal()

    def __init__(
        self, name: str, least: float, most: float, *, digits: int = 0, empty_words: str = ""
    ) -> None:
        """digits: after the point; 0 is a whole number.  empty_words: shown in an empty field that may be."""
        super().__init__()
        self._least = least
        self._most = most
        self._digits = digits
        self._may_be_empty = bool(empty_words)
        self.setAccessibleName(name)
        self.setPlaceholderText(empty_words)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(FIELD_W if not empty_words else FIELD_W + 40)
        self.textChanged.connect(self._on_text)

    @property
    def value(self) -> float | None:
        """What is in it; None when empty or not a number within the limits."""
        words = self.text().strip().replace(",", ".")
        try:
            value = float(words) if self._digits else float(int(words))
        except ValueError:
            return None
        return value if self._least <= value <= self._most else None

    @property
    def is_right(self) -> bool:
        return self.value is not None or (self._may_be_empty and not self.text().strip())

    @property
    def complaint(self) -> str:
        """What is wrong with it, in words, or ''."""
        if self.is_right:
            return ""
        words = self.tr("{name}: a number from {least} to {most}.")
        return words.format(
            name=self.accessibleName(), least=self._shown(self._least), most=self._shown(self._most)
        )

    def show_value(self, value: float | None) -> None:
        words = "" if value is None else self._shown(value)
        if words != self.text():
            self.setText(words)

    def _shown(self, value: float) -> str:
        return f"{value:.{self._digits}f}"

    def _on_text(self) -> None:
        mark_wrong(self, not self.is_right)
        self.number_changed.emit()


def mark_wrong(field: QWidget, is_wrong: bool) -> None:
    """The red edge of a field whose content cannot be used."""
    if bool(field.property("wrong")) != is_wrong:
        field.setProperty("wrong", is_wrong)
        field.style().unpolish(field)
        field.style().polish(field)


class Choice(QComboBox):
    """One of a few values, each with its words."""

    chosen = Signal()

    def __init__(self, theme: Theme, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """choices: value and words."""
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.show_choices(choices)
        self.currentIndexChanged.connect(self.chosen)

    @property
    def value(self) -> str:
        return str(self.currentData())

    def show_value(self, value: str) -> None:
        self.setCurrentIndex(max(0, self.findData(value)))

    def show_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Others; what is chosen stays, if it is still among them."""
        before = self.value
        self.blockSignals(True)
        self.clear()
        for value, words in choices:
            self.addItem(words, value)
        self.show_value(before)
        self.blockSignals(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)  # the style sheet leaves the arrow to us: it knows only files for one
        painter = QPainter(self)
        arrow = self._theme.pixmap("chev-down", self._theme.colours.text2, 16, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(self.width() - 24, (self.height() - 16) / 2), arrow)
        painter.end()


class Mark(QAbstractButton):
    """A yes or no, or one of several: a box or a circle with words beside it, painted from the tokens."""

    _SIDE = 18
    _GAP = 9

    def __init__(self, theme: Theme, words: str, *, is_round: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._is_round = is_round
        self.setText(words)
        self.setCheckable(True)
        self.setFont(theme.font(Type.BODY))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(self._SIDE + self._GAP + words + 10, max(self._theme.grown(28), self._SIDE + 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(4, (self.height() - self._SIDE) / 2, self._SIDE, self._SIDE)
        edge = colours.accent if self.isChecked() else colours.control
        ground = colours.hover if self.underMouse() else colours.surface
        painter.setPen(QPen(edge if self.isEnabled() else colours.disabled, 1.5))
        painter.setBrush(colours.accent if self.isChecked() and not self._is_round else ground)
        radius = self._SIDE / 2 if self._is_round else 4
        painter.drawRoundedRect(box.adjusted(0.75, 0.75, -0.75, -0.75), radius, radius)
        if self.isChecked() and self._is_round:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.accent)
            painter.drawEllipse(box.center(), 5, 5)
        elif self.isChecked():
            tick = self._theme.pixmap("check", colours.on_accent, 14, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(box.left() + 2, box.top() + 2), tick)
        painter.setPen(colours.text if self.isEnabled() else colours.disabled)
        words = self.rect().adjusted(4 + self._SIDE + self._GAP, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        painter.end()


def share_slider(name: str) -> QSlider:
    """From 0 to 1 in hundredths."""
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setProperty("kind", "accent")
    slider.setRange(0, 100)
    slider.setFixedWidth(210)
    slider.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    slider.setAccessibleName(name)
    return slider
