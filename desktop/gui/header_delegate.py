"""Paints the header of a product or section and says where its parts are."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from desktop.core.types import Band
from desktop.gui import painting, wording
from desktop.gui.gallery_model import GalleryModel
from desktop.gui.sections import Section, SectionKind
from desktop.gui.style import Theme
from desktop.gui.tokens import SIZE, Type

_MIDDLE = 25
_SECTION_ICON = 18
_CHEVRON = 16

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

    def paint_section(self, painter: QPainter, rect: QRectF, section: Section, *, has_line: bool) -> None:
        """A header, also for the one that stays at the top while its photos scroll."""
        colours = self._theme.colours
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if has_line:
            painter.setPen(QPen(colours.line, 1))
            y = rect.top() + 4.5
            painter.drawLine(QPointF(rect.left() + 4, y), QPointF(rect.right() - 6, y))
        middle = rect.top() + _MIDDLE + (rect.height() - SIZE.header_row) / 2
        x = self._paint_mark(painter, rect, section, middle)
        row = QRectF(x, middle - 14, max(0.0, rect.right() - 8 - x), 28)
        named = section.kind is not SectionKind.PRODUCT or bool(section.name)
        row = self._paint_words(
            painter, row, wording.section_title(section), Type.HEAD, colours.text if named else colours.text2
        )
        row.setLeft(row.left() + 10)
        row = self._paint_words(painter, row, wording.section_count(section), Type.BODY, colours.text2)
        if section.band is not None and section.kind is SectionKind.PRODUCT:
            self._paint_band(painter, row, section.band, middle)
        painter.restore()

    def chevron_rect(self, rect: QRectF) -> QRectF:
        """Where a header folds and unfolds its product."""
        return QRectF(rect.left(), rect.top(), 30, rect.height())

    def _paint_mark(self, painter: QPainter, rect: QRectF, section: Section, middle: float) -> float:
        """The chevron of a product or the icon of a section; where the words begin."""
        density = painter.device().devicePixelRatio()
        x = rect.left() + 4
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

    def _paint_band(self, painter: QPainter, row: QRectF, band: Band, middle: float) -> None:
        level, tone = _BANDS[band]
        ink = self._theme.tone(tone)
        label = wording.band_label(band)
        painter.setFont(self._theme.font(Type.BODY))
        needed = 16 + 14 + 7 + QFontMetricsF(painter.font()).horizontalAdvance(label)
        if row.width() < needed:
            return
        x = row.left() + 16
        x += painting.band_bars(painter, self._theme.colours, x, middle, level, ink) + 7
        painting.text(painter, QRectF(x, row.top(), row.right() - x, row.height()), label, ink)
