"""A recipe to choose: how the photo looks by it, what it makes, what the shop says."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.app.exporting import Preview
from desktop.core.recipes import Canvas, Recipe
from desktop.gui import painting, recipe_words
from desktop.gui.check_box import CheckBox
from desktop.gui.style import Theme
from desktop.gui.thumbnails import as_image
from desktop.gui.tokens import RADIUS, Type
from desktop.gui.widgets import ElidedLabel, IconLabel, Label

_PREVIEW_H = 172
_LEAST_W = 176


class PreviewPane(QWidget):
    """The picture on a well; the share that the product should fill drawn dashed on the chosen card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image: QImage | None = None
        self._words = ""
        self._fill = 0.0
        self.setMinimumHeight(96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def image(self) -> QImage | None:
        return self._image

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_W, _PREVIEW_H)

    def show_image(self, image: QImage | None, words: str = "") -> None:
        """A picture, or words in its place."""
        self._image = image
        self._words = words
        self.update()

    def show_fill(self, fill: float) -> None:
        """0 for none."""
        self._fill = fill
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        colours = self._theme.colours
        frame = QRectF(self.rect())
        painting.filled(painter, frame, colours.viewer if self._theme.is_dark else colours.sunken, 6)
        if self._image is None:
            painter.setFont(self._theme.font(Type.SMALL))
            room = frame.adjusted(10, 0, -10, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.setPen(colours.text3)
            painter.drawText(room, int(flags), self._words)
            painter.end()
            return
        room = frame.adjusted(8, 8, -8, -8)
        scale = min(room.width() / self._image.width(), room.height() / self._image.height())
        place = QRectF(0, 0, self._image.width() * scale, self._image.height() * scale)
        place.moveCenter(room.center())
        if self._image.hasAlphaChannel():
            painter.setBrushOrigin(place.topLeft())
            painter.fillRect(place, painting.checkerboard(colours.stage_a, colours.stage_b, 6))
        density = self.devicePixelRatioF()
        shown = self._image.scaled(
            round(place.width() * density),
            round(place.height() * density),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(place, shown)
        painter.setPen(QPen(colours.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        if self._fill:
            self._paint_fill(painter, place)
        painter.end()

    def _paint_fill(self, painter: QPainter, place: QRectF) -> None:
        by_w, by_h = place.width() * (1 - self._fill) / 2, place.height() * (1 - self._fill) / 2
        pen = QPen(QColor("#2457D6"), 1.5)  # on the picture itself, which is as light in a dark window
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawRect(place.adjusted(by_w, by_h, -by_w, -by_h))


class RecipeCard(QFrame):
    """The checkbox alone chooses; a click on the rest shows the rules."""

    shown = Signal(str)
    """The recipe's name: its rules are to be shown."""
    toggled = Signal(str, bool)

    def __init__(self, theme: Theme, recipe: Recipe) -> None:
        super().__init__()
        self._theme = theme
        self.recipe = recipe
        self.preview: Preview | None = None
        self._is_current = False
        self._is_waiting = True
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.pane = PreviewPane(theme)
        title = recipe.title or recipe.name
        self.check = CheckBox(theme, title, Type.STRONG)
        self._spec = ElidedLabel(theme, Type.SMALL, "text2")
        self._spec.set_words(recipe_words.spec(recipe))
        self._icons = QHBoxLayout()
        self._verdict = Label(theme, "", Type.SMALL, "text2")
        column = QVBoxLayout(self)
        column.setContentsMargins(11, 11, 11, 11)
        column.setSpacing(3)
        column.addWidget(self.pane, 1)
        column.addSpacing(8)
        column.addWidget(self.check)
        for part in (self._spec, self._row()):
            holder = QHBoxLayout()
            holder.setContentsMargins(29, 0, 0, 0)
            holder.addWidget(part)
            column.addLayout(holder)
        self.check.toggled.connect(lambda is_on: self.toggled.emit(recipe.name, is_on))
        self.setAccessibleName(f"{title}, {recipe_words.spec(recipe)}")
        theme.changed.connect(self.update)
        self.show_waiting()

    @property
    def is_waiting(self) -> bool:
        """Whether there is neither a preview nor a reason why not."""
        return self._is_waiting

    @property
    def verdict_words(self) -> str:
        return self._verdict.text()

    def show_waiting(self) -> None:
        """The preview is being made."""
        self._is_waiting = True
        self.preview = None
        self.pane.show_image(None, self.tr("Rendering…"))
        self._show_verdict("", "clock", "text3")

    def show_failure(self, words: str) -> None:
        self._is_waiting = False
        self.preview = None
        self.pane.show_image(None, words)
        self._show_verdict(self.tr("No preview"), "minus", "text2")

    def show_preview(self, preview: Preview) -> None:
        self.preview = preview
        self._is_waiting = False
        self.pane.show_image(as_image(preview.picture))
        words = recipe_words.verdict(preview.judgement)
        if preview.judgement is None:
            self._show_verdict(words, "minus", "text2")
        else:
            verdict = preview.judgement.verdict
            self._show_verdict(words, recipe_words.ICONS[verdict], recipe_words.TONES[verdict])

    def show_current(self, *, is_current: bool) -> None:
        """Whether its rules are shown."""
        self._is_current = is_current
        asks = is_current and not isinstance(self.recipe.canvas, Canvas)
        self.pane.show_fill(self.recipe.fill if asks else 0.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        rect = QRectF(self.rect())
        painting.filled(painter, rect, colours.surface, RADIUS.card)
        edge = colours.accent if self._is_current else colours.line
        painting.outline(painter, rect, edge, 2 if self._is_current else 1, RADIUS.card)
        if self.hasFocus():
            painting.outline(painter, rect.adjusted(2, 2, -2, -2), colours.ring, 2, RADIUS.card - 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.shown.emit(self.recipe.name)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.shown.emit(self.recipe.name)
        elif event.key() == Qt.Key.Key_Space:
            self.check.toggle()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _row(self) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(6)
        inside.addLayout(self._icons)
        inside.addWidget(self._verdict, 1)
        return row

    def _show_verdict(self, words: str, icon: str, tone: str) -> None:
        while (item := self._icons.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._icons.addWidget(IconLabel(self._theme, icon, tone, 16))
        self._verdict.setText(words)
        self._verdict.set_tone(tone)
