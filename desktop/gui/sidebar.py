"""The left-hand list: shoots, and which of their photos to show. In a narrow window a rail of icons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.core.types import Shoot, ShootId
from desktop.gui import painting, wording
from desktop.gui.shoot_state import Filter, ShootState
from desktop.gui.style import Theme
from desktop.gui.tokens import RADIUS, SIZE, SPACE, Type
from desktop.gui.widgets import IconLabel, Label, hairline

_ICON = 18


@dataclass(frozen=True, slots=True)
class Entry:
    """What a row of the sidebar shows.

    tone: of the icon.  count_tone: of the number.  is_heading: being on shows in its weight alone, so that
    only one row of the sidebar is lit.
    """

    icon: str
    name: str
    tone: str = "text2"
    count_tone: str = "text2"
    is_heading: bool = False


class SidebarRow(QAbstractButton):
    """Icon, name and count; in the rail the icon over the count."""

    def __init__(self, theme: Theme, entry: Entry) -> None:
        super().__init__()
        self._theme = theme
        self._entry = entry
        self._count: int | None = None
        self._is_rail = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._describe()
        theme.changed.connect(self.update)

    @property
    def count(self) -> int | None:
        return self._count

    def set_count(self, count: int | None) -> None:
        """None shows a dash: not known yet."""
        if count != self._count:
            self._count = count
            self._describe()
            self.update()

    def set_rail(self, is_rail: bool) -> None:
        self._is_rail = is_rail
        self._describe()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        rail, row = SIZE.rail_row, SIZE.sidebar_row
        return QSize(40 if self._is_rail else 200, self._theme.grown(rail if self._is_rail else row))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        rect = QRectF(self.rect())
        is_on = self.isChecked() and not (self._entry.is_heading and not self._is_rail)
        if is_on:
            painting.filled(painter, rect, colours.accent_soft, RADIUS.control)
        elif self.underMouse():
            painting.filled(painter, rect, colours.hover, RADIUS.control)
        icon_ink = colours.accent_text if is_on else self._theme.tone(self._entry.tone)
        count_ink = colours.accent_text if is_on else self._theme.tone(self._entry.count_tone)
        text_ink = colours.accent_text if is_on else colours.text
        if self._is_rail:
            self._paint_rail(painter, rect, icon_ink, count_ink)
        else:
            self._paint_row(painter, rect, icon_ink, text_ink, count_ink)
        if self.hasFocus():
            painting.outline(painter, rect, colours.accent, 2, RADIUS.control)
        painter.end()

    def enterEvent(self, event: object) -> None:
        del event
        self.update()

    def leaveEvent(self, event: object) -> None:
        del event
        self.update()

    @property
    def _count_words(self) -> str:
        return "–" if self._count is None else wording.number(self._count)  # noqa: RUF001 - a dash

    def _describe(self) -> None:
        name = self._entry.name
        told = f"{name}, {self._count_words}" if self._count is not None else name
        self.setAccessibleName(told)
        self.setToolTip(told if self._is_rail else "")

    def _paint_rail(self, painter: QPainter, rect: QRectF, icon_ink: QColor, count_ink: QColor) -> None:
        self._paint_icon(painter, rect.center().x() - _ICON / 2, rect.top() + 14, icon_ink)
        painter.setFont(self._theme.font(Type.MICRO))
        line = QRectF(rect.left(), rect.top() + 24, rect.width(), rect.height() - 26)
        painting.text(painter, line, self._count_words, count_ink, align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_row(
        self, painter: QPainter, rect: QRectF, icon_ink: QColor, text_ink: QColor, count_ink: QColor
    ) -> None:
        self._paint_icon(painter, rect.left() + 10, rect.center().y(), icon_ink)
        painter.setFont(self._theme.font(Type.SMALL))
        inner = rect.adjusted(38, 0, -10, 0)
        counted = painting.text(
            painter, inner, self._count_words, count_ink, align=Qt.AlignmentFlag.AlignRight
        )
        painter.setFont(self._theme.font(Type.STRONG if self.isChecked() else Type.BODY))
        name = inner.adjusted(0, 0, -counted - 8, 0)
        painting.text(painter, name, self._entry.name, text_ink)

    def _paint_icon(self, painter: QPainter, left: float, middle: float, ink: QColor) -> None:
        pixmap = self._theme.pixmap(self._entry.icon, ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(left, middle - _ICON / 2), pixmap)


class Sidebar(QFrame):
    """Asks for a shoot or a filter; shows the counts that it is told."""

    shoot_asked = Signal(object)
    """The ShootId."""
    filter_asked = Signal(object)
    """The Filter."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Shoots and filters"))
        self._theme = theme
        self._is_rail = False
        self._shoots: dict[ShootId, SidebarRow] = {}
        self._open: ShootId | None = None
        self._filters: dict[Filter, SidebarRow] = {}
        self._filter_group = QButtonGroup(self)
        self._shoot_group = QButtonGroup(self)
        self._captions: list[Label] = []
        self._lines: list[QWidget] = []
        self._shoot_rows = QVBoxLayout()
        self._column = QVBoxLayout()
        self._build()
        self.set_rail(False)

    @property
    def is_rail(self) -> bool:
        return self._is_rail

    def filter_row(self, which: Filter) -> SidebarRow:
        return self._filters[which]

    def shoot_row(self, shoot: ShootId) -> SidebarRow:
        return self._shoots[shoot]

    def show_shoots(self, shoots: Sequence[Shoot], open_id: ShootId | None) -> None:
        """All shoots, the newest first, and which of them is open."""
        self._open = open_id
        if [*self._shoots] != [shoot.id for shoot in shoots]:
            self._make_shoot_rows(shoots)
        for shoot in shoots:
            row = self._shoots[shoot.id]
            row.set_count(shoot.photo_count)
            row.setChecked(shoot.id == open_id)
            row.setVisible(not self._is_rail or shoot.id == open_id)

    def show_counts(self, state: ShootState, *, has_groups: bool) -> None:
        for which, row in self._filters.items():
            known = has_groups or which not in (Filter.DUPLICATES, Filter.PRODUCTS, Filter.SINGLES)
            row.set_count(state.count(which) if known else None)
        if self._open in self._shoots:
            self._shoots[self._open].set_count(state.count(Filter.ALL))

    def checked_row(self) -> SidebarRow:
        """The row of the filter that is on."""
        return next((row for row in self._filters.values() if row.isChecked()), self._filters[Filter.ALL])

    def show_filter(self, which: Filter) -> None:
        self._filters[which].setChecked(True)

    def set_rail(self, is_rail: bool) -> None:
        """Icons over counts in a narrow window."""
        self._is_rail = is_rail
        self.setFixedWidth(SIZE.rail if is_rail else SIZE.sidebar)
        for caption in self._captions:
            caption.setVisible(not is_rail)
        for line in self._lines:
            line.setVisible(is_rail)
        self._offline.setVisible(not is_rail)
        for row in (*self._filters.values(), *self._shoots.values()):
            row.set_rail(is_rail)
        for id, row in self._shoots.items():
            row.setVisible(not is_rail or id == self._open)

    def _build(self) -> None:
        column = self._column
        column.setContentsMargins(8, SPACE.m, 8, SPACE.m)
        column.setSpacing(2)
        self._add_caption(self.tr("Shoots"), is_first=True)
        self._shoot_rows.setSpacing(2)
        column.addLayout(self._shoot_rows)
        self._add_caption(self.tr("Photos"))
        for which, entry in (
            (Filter.ALL, Entry("grid", self.tr("All"))),
            (Filter.NEEDS_A_LOOK, Entry("eye", self.tr("Needs a look"), "look", "look")),
            (Filter.DUPLICATES, Entry("twins", self.tr("Duplicates"), "twin")),
            (Filter.DONE, Entry("check-circle", self.tr("Done"), "ok")),
            (Filter.FAILED, Entry("x-circle", self.tr("Failed"), "bad")),
        ):
            self._add_filter(which, entry)
        self._add_caption(self.tr("Products"))
        self._add_filter(Filter.PRODUCTS, Entry("group", self.tr("All products")))
        self._add_filter(Filter.SINGLES, Entry("photo", self.tr("Single photos")))
        column.addStretch(1)
        content = QWidget()
        content.setLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scroll, 1)
        outer.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(18, SPACE.s, SPACE.m, SPACE.m)
        row.setSpacing(SPACE.s)
        lock = IconLabel(self._theme, "lock", "ok", 16)
        lock.setToolTip(self.tr("Nothing leaves this computer"))
        self._offline = Label(self._theme, self.tr("Nothing leaves this computer"), Type.SMALL, "text2")
        row.addWidget(lock)
        row.addWidget(self._offline)
        row.addStretch(1)
        return foot

    def _add_caption(self, words: str, *, is_first: bool = False) -> None:
        caption = Label(self._theme, words, Type.MICRO, "text2")
        caption.setContentsMargins(10, SPACE.xs if is_first else 10, 0, SPACE.xs)
        self._captions.append(caption)
        self._column.addWidget(caption)
        if not is_first:
            line = hairline()
            self._lines.append(line)
            self._column.addWidget(line)

    def _add_filter(self, which: Filter, entry: Entry) -> None:
        row = SidebarRow(self._theme, entry)
        row.clicked.connect(lambda: self.filter_asked.emit(which))
        self._filter_group.addButton(row)
        self._filters[which] = row
        self._column.addWidget(row)

    def _make_shoot_rows(self, shoots: Sequence[Shoot]) -> None:
        for row in self._shoots.values():
            self._shoot_group.removeButton(row)
            self._shoot_rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shoots = {}
        for shoot in shoots:
            row = SidebarRow(self._theme, Entry("folder", shoot.name, is_heading=True))
            row.set_rail(self._is_rail)
            row.clicked.connect(lambda _checked=False, id=shoot.id: self.shoot_asked.emit(id))
            self._shoot_group.addButton(row)
            self._shoots[shoot.id] = row
            self._shoot_rows.addWidget(row)
