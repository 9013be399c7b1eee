"""Why two photos were put together: both of them, the link, a bar a signal, one sentence."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.types import Match, Photo, Signals
from desktop.gui import painting, wording
from desktop.gui.style import Theme
from desktop.gui.thumbnails import Kind, Thumbnails
from desktop.gui.tokens import SPACE, Type
from desktop.gui.widgets import Button, ElidedLabel, Label, frame

_THUMB = QSize(92, 64)
_BAR_ROW = 26
_LABEL_W = 78
_VALUE_W = 36
_GAP = 12


class LinkedPair(QWidget):
    """Two cutouts joined by a line."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._theme = theme
        self._thumbnails = thumbnails
        self._photos: tuple[Photo, Photo] | None = None
        self._is_weakest = False
        self.setFixedHeight(_THUMB.height())
        thumbnails.arrived.connect(self._on_arrived)
        theme.changed.connect(self.update)

    def show_pair(self, one: Photo, other: Photo, *, is_weakest: bool) -> None:
        self._photos = one, other
        self._is_weakest = is_weakest
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._photos is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform, on=True
        )
        left = QRectF(0, 0, _THUMB.width(), _THUMB.height())
        right = left.translated(self.width() - _THUMB.width(), 0)
        for rect, photo in ((left, self._photos[0]), (right, self._photos[1])):
            self._paint_thumb(painter, rect, photo)
        colours = self._theme.colours
        ink = colours.look if self._is_weakest else colours.control
        pen = QPen(ink, 2, Qt.PenStyle.DashLine if self._is_weakest else Qt.PenStyle.SolidLine)
        painter.setPen(pen)
        middle = left.center().y()
        painter.drawLine(QPointF(left.right() + 6, middle), QPointF(right.left() - 6, middle))
        centre = QPointF(self.width() / 2, middle)
        ground = colours.look_soft if self._is_weakest else colours.window
        disc = QRectF(centre.x() - 15, centre.y() - 15, 30, 30)
        painting.filled(painter, disc, ground, 15)
        tone = colours.look if self._is_weakest else colours.text2
        pixmap = self._theme.pixmap("link", tone, 18, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(centre.x() - 9, centre.y() - 9), pixmap)
        painter.end()

    def _paint_thumb(self, painter: QPainter, rect: QRectF, photo: Photo) -> None:
        colours = self._theme.colours
        painter.setBrushOrigin(rect.topLeft())
        painting.filled(painter, rect, painting.checkerboard(colours.stage_a, colours.stage_b, 6), 6)
        room = rect.adjusted(6, 6, -6, -6)
        density = self.devicePixelRatioF()
        width, height = round(room.width() * density), round(room.height() * density)
        pixmap = self._thumbnails.pixmap(photo, Kind.CUTOUT, width, height)
        if pixmap is not None:
            scale = min(room.width() / pixmap.width(), room.height() / pixmap.height())
            w, h = pixmap.width() * scale, pixmap.height() * scale
            place = QRectF(room.center().x() - w / 2, room.center().y() - h / 2, w, h)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        painting.outline(painter, rect, colours.line, 1, 6)

    def _on_arrived(self, photos: set[int]) -> None:
        if self._photos is not None and any(photo.id in photos for photo in self._photos):
            self.update()


class SignalBars(QWidget):
    """A bar for each signal that could be had; the weakest stands out, with its number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[str, float]] = []
        theme.changed.connect(self.update)

    def show_signals(self, signals: Signals) -> None:
        named = (
            (self.tr("Semantic"), signals.semantic),
            (self.tr("Colour"), signals.colour),
            (self.tr("Feature"), signals.feature),
            (self.tr("Spatial"), signals.spatial),
        )
        self._rows = [(name, value) for name, value in named if value is not None]
        self.setFixedHeight(self._row_h * len(self._rows))
        self.setAccessibleName(", ".join(f"{name} {value:.2f}" for name, value in self._rows))
        self.update()

    @property
    def _row_h(self) -> int:
        return self._theme.grown(_BAR_ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._rows:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(Type.BODY))
        metrics = painter.fontMetrics()
        widest = max(metrics.horizontalAdvance(name) for name, _ in self._rows)
        label_w = max(_LABEL_W, widest + _GAP)
        value_w = max(_VALUE_W, metrics.horizontalAdvance("0.00") + _GAP // 2)
        colours = self._theme.colours
        lowest = min(value for _, value in self._rows)
        for number, (name, value) in enumerate(self._rows):
            row = QRectF(0, number * self._row_h, self.width(), self._row_h)
            is_weak = value == lowest and value < 0.5
            painting.text(painter, QRectF(0, row.top(), label_w, row.height()), name, colours.text)
            groove = QRectF(label_w, row.center().y() - 3, row.width() - label_w - value_w - 6, 6)
            painting.filled(painter, groove, colours.press, 3)
            bar = QRectF(groove.left(), groove.top(), groove.width() * min(1.0, max(0.0, value)), 6)
            painting.filled(painter, bar, colours.look_fill if is_weak else colours.accent, 3)
            painting.text(
                painter,
                QRectF(row.right() - value_w, row.top(), value_w, row.height()),
                f"{value:.2f}",
                colours.look if is_weak else colours.text,
                align=Qt.AlignmentFlag.AlignRight,
            )
        painter.end()


class WhyTogether(QWidget):
    """The section of the inspector."""

    same_asked = Signal()
    not_same_asked = Signal()

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._with = ElidedLabel(theme, Type.SMALL, "text2")
        self._with.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._pair = LinkedPair(theme, thumbnails)
        self._bars = SignalBars(theme)
        self._note = frame("well")
        self._sentence = Label(theme, "", Type.SMALL, "text2", wraps=True)
        note = QVBoxLayout(self._note)
        note.setContentsMargins(10, 8, 10, 8)
        note.addWidget(self._sentence)
        head = QHBoxLayout()
        head.addWidget(Label(theme, self.tr("Why together?"), Type.STRONG))
        head.addWidget(self._with, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.s)
        column.addLayout(head)
        column.addWidget(self._pair)
        column.addWidget(self._bars)
        column.addWidget(self._note)
        self.same = Button(theme, self.tr("Same product"), "check", icon_px=16)
        self.not_same = Button(theme, self.tr("Not the same"), "close", icon_px=16)
        answers = QHBoxLayout()
        answers.setSpacing(SPACE.s)
        answers.addWidget(self.same, 1)
        answers.addWidget(self.not_same, 1)
        column.addLayout(answers)
        self.same.clicked.connect(self.same_asked)
        self.not_same.clicked.connect(self.not_same_asked)

    def show_match(self, photo: Photo, other: Photo, match: Match, *, is_weakest: bool) -> None:
        """The link between a photo and another of its product."""
        self._with.set_words(self.tr("with {name}").format(name=other.path.name))
        self._pair.show_pair(photo, other, is_weakest=is_weakest)
        self._bars.show_signals(match.signals)
        sentence = wording.why_sentence(match.signals)
        if is_weakest:
            sentence = self.tr("Weakest link in this product.") + " " + sentence
        self._note.setProperty("role", "look" if is_weakest else "well")
        self._note.style().unpolish(self._note)
        self._note.style().polish(self._note)
        self._sentence.set_tone("look" if is_weakest else "text2")
        self._sentence.setText(sentence)
