"""Paints the header of a product or section and says where its parts are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.types import Band
from desktop.gui import painting, wording
from desktop.gui.gallery_model import GalleryModel
from desktop.gui.header_buttons import HeaderButton, PlacedButton, paint_button, placed_buttons
from desktop.gui.sections import Section, SectionKey, SectionKind
from desktop.gui.style import Theme
from desktop.gui.texts import tr
from desktop.gui.tokens import RADIUS, SIZE, Type

_MIDDLE = 25
_SECTION_ICON = 18
_CHEVRON = 16
_BAR_W = 8
"""The mark of the current product, with its air."""

_ICONS = {
    SectionKind.LOOK: ("eye", "look"),
    SectionKind.FAILED: ("x-circle", "bad"),
    SectionKind.IN_WORK: ("clock", "accent_text"),
    SectionKind.FINISHED: ("check-circle", "ok"),
    SectionKind.PHOTOS: ("grid", "text2"),
    SectionKind.SINGLES: ("photo", "text2"),
    SectionKind.UNGROUPED: ("clock", "text2"),
    SectionKind.FOUND: ("check-circle", "ok"),
}
_BANDS = {Band.CERTAIN: (3, "ok"), Band.LIKELY: (2, "text2"), Band.POSSIBLE: (1, "look")}
"""Lit bars and tone of each band."""


class HeaderDelegate(QStyledItemDelegate):
    """Headers are drawn, not widgets: there may be a thousand."""

    def __init__(self, theme: Theme, model: GalleryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._current: SectionKey | None = None
        self._hovered: tuple[SectionKey, HeaderButton] | None = None
        self._target: SectionKey | None = None

    @property
    def header_h(self) -> int:
        return self._theme.grown(SIZE.header_row)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        section = self._model.section(index.row())
        if section is not None:
            self.paint_section(painter, QRectF(option.rect), section, has_line=index.row() > 0)

    def show_current(self, key: SectionKey | None) -> None:
        """Which product the buttons and keys are about."""
        self._current = key

    def show_hovered(self, hovered: tuple[SectionKey, HeaderButton] | None) -> bool:
        """The button under the pointer; whether it is another one than before."""
        is_new = self._hovered != hovered
        self._hovered = hovered
        return is_new

    def show_target(self, key: SectionKey | None) -> None:
        """The product that what is being dragged would be dropped into."""
        self._target = key

    def buttons(self, rect: QRectF, section: Section) -> list[PlacedButton]:
        """The buttons of a header and where they lie."""
        is_current = section.key == self._current
        return placed_buttons(self._theme, rect, self._middle(rect), section, is_current=is_current)

    def name_rect(self, rect: QRectF, section: Section) -> QRectF:
        """Where the name of a product is written, and may be written anew."""
        left = rect.left() + 4 + _CHEVRON + 6 + (_BAR_W if section.key == self._current else 0)
        metrics = QFontMetricsF(self._theme.font(Type.HEAD))
        width = metrics.horizontalAdvance(wording.section_title(section))
        return QRectF(left, self._middle(rect) - 14, width, 28)

    @staticmethod
    def _middle(rect: QRectF) -> float:
        return rect.top() + _MIDDLE + (rect.height() - SIZE.header_row) / 2

    def paint_section(self, painter: QPainter, rect: QRectF, section: Section, *, has_line: bool) -> None:
        """A header, also for the one that stays at the top while its photos scroll."""
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if has_line:
            painter.setPen(QPen(colours.line, 1))
            y = rect.top() + 4.5
            painter.drawLine(QPointF(rect.left() + 4, y), QPointF(rect.right() - 6, y))
        middle = self._middle(rect)
        is_current = section.key == self._current and section.kind is SectionKind.PRODUCT
        if section.key == self._target:
            edge = rect.adjusted(0, 6, -4, -4)
            painting.filled(painter, edge, colours.accent_soft, RADIUS.tile)
            painting.outline(painter, edge, colours.accent, 2, RADIUS.tile)
        if is_current:
            painting.filled(painter, QRectF(rect.left(), middle - 11, 3, 22), colours.accent, 1)
        x = self._paint_mark(painter, rect, section, middle)
        buttons = self.buttons(rect, section)
        for placed in buttons:
            is_hovered = self._hovered == (section.key, placed.button)
            paint_button(painter, self._theme, placed, is_current=is_current, is_hovered=is_hovered)
        right = buttons[0].rect.left() if buttons else rect.right()
        row = QRectF(x, middle - 14, max(0.0, right - 8 - x), 28)
        named = section.kind is not SectionKind.PRODUCT or bool(section.name)
        row = self._paint_words(
            painter, row, wording.section_title(section), Type.HEAD, colours.text if named else colours.text2
        )
        row.setLeft(row.left() + 10)
        row = self._paint_words(painter, row, wording.section_count(section), Type.BODY, colours.text2)
        if section.kind is SectionKind.PRODUCT:
            if section.accepted:
                row = self._paint_accepted(painter, row, middle)
            elif section.band is not None:
                row = self._paint_band(painter, row, section.band, middle)
            if section.is_changing:
                self._paint_change(painter, row, section, middle)
        painter.restore()

    def chevron_rect(self, rect: QRectF) -> QRectF:
        """Where a header folds and unfolds its product."""
        return QRectF(rect.left(), rect.top(), 30, rect.height())

    def _paint_mark(self, painter: QPainter, rect: QRectF, section: Section, middle: float) -> float:
        """The chevron of a product or the icon of a section; where the words begin."""
        density = painter.device().devicePixelRatio()
        x = rect.left() + 4 + (_BAR_W if section.can_fold and section.key == self._current else 0)
        if section.can_fold:
            name, side, ink = (
                "chev-right" if section.folded else "chev-down",
                _CHEVRON,
                self._theme.colours.text2,
            )
        elif section.filter.value == "duplicates":
            name, side, ink = "twins", _SECTION_ICON, self._theme.colours.twin
        else:
            name, tone = _ICONS[section.kind]
            side, ink = _SECTION_ICON, self._theme.tone(tone)
        pixmap = self._theme.pixmap(name, ink, side, density)
        painter.drawPixmap(QPointF(x, middle - side / 2), pixmap)
        return x + side + (6 if section.can_fold else 8)

    def _paint_words(self, painter: QPainter, row: QRectF, words: str, role: Type, ink: QColor) -> QRectF:
        """One run of words; the rest of the row."""
        painter.setFont(self._theme.font(role))
        width = painting.text(painter, row, words, ink)
        return QRectF(
            min(row.left() + width, row.right()), row.top(), max(0.0, row.width() - width), row.height()
        )

    def _paint_accepted(self, painter: QPainter, row: QRectF, middle: float) -> QRectF:
        colours = self._theme.colours
        density = painter.device().devicePixelRatio()
        x = row.left() + 14
        painter.drawPixmap(
            QPointF(x, middle - 8), self._theme.pixmap("check-circle", colours.ok, 16, density)
        )
        painter.setFont(self._theme.font(Type.BODY))
        rest = QRectF(x + 22, row.top(), max(0.0, row.right() - x - 22), row.height())
        width = painting.text(painter, rest, tr("Accepted"), colours.ok)
        rest.setLeft(min(rest.left() + width, rest.right()))
        return rest

    def _paint_band(self, painter: QPainter, row: QRectF, band: Band, middle: float) -> QRectF:
        level, tone = _BANDS[band]
        ink = self._theme.tone(tone)
        label = wording.band_label(band)
        painter.setFont(self._theme.font(Type.BODY))
        width = QFontMetricsF(painter.font()).horizontalAdvance(label)
        if row.width() < 16 + 14 + 7 + width:
            return row
        x = row.left() + 16
        x += painting.band_bars(painter, self._theme.colours, x, middle, level, ink) + 7
        painting.text(painter, QRectF(x, row.top(), row.right() - x, row.height()), label, ink)
        return QRectF(min(x + width, row.right()), row.top(), max(0.0, row.right() - x - width), row.height())

    def _paint_change(self, painter: QPainter, row: QRectF, section: Section, middle: float) -> None:
        colours = self._theme.colours
        is_taking = bool(section.takes or section.takes_singles)
        ink = colours.accent_text if is_taking else colours.look
        ground = colours.accent_soft if is_taking else colours.look_soft
        painting.badge(
            painter,
            self._theme,
            row.left() + 14,
            middle - self._theme.grown(SIZE.badge) / 2,
            row.width() - 14,
            "merge" if is_taking else "split",
            wording.change_label(section),
            ink,
            ground,
        )
