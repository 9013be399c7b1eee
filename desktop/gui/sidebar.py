"""The left-hand list: shoots, and which of their photos to show. In a narrow window a rail of icons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.core.types import Shoot, ShootId
from desktop.gui.shoot_state import Filter, ShootState
from desktop.gui.sidebar_row import Entry, SidebarRow
from desktop.gui.style import Theme
from desktop.gui.tokens import SIZE, SPACE, Type
from desktop.gui.widgets import Button, IconLabel, Label, hairline

_AFTER_GROUPING = (Filter.DUPLICATES, Filter.TO_REVIEW, Filter.ACCEPTED, Filter.SINGLES)
"""What is not known before the photos were grouped."""


class Sidebar(QFrame):
    """Asks for a shoot or a filter; shows the counts that it is told."""

    shoot_asked = Signal(object)
    """The ShootId."""
    filter_asked = Signal(object)
    """The Filter."""
    new_asked = Signal()
    rename_asked = Signal(object)
    """The ShootId."""
    remove_asked = Signal(object)
    """The ShootId."""

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
        self._captions: list[QWidget] = []
        self._lines: list[QWidget] = []
        self._shoot_rows = QVBoxLayout()
        self.shoots_menu = QMenu(self)
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
        named = [(id, row.name) for id, row in self._shoots.items()]
        if named != [(shoot.id, shoot.name) for shoot in shoots]:
            self._make_shoot_rows(shoots)
        for shoot in shoots:
            row = self._shoots[shoot.id]
            row.set_count(shoot.photo_count)
            row.setChecked(shoot.id == open_id)
            row.setVisible(not self._is_rail or shoot.id == open_id)

    def show_counts(self, state: ShootState, *, has_groups: bool) -> None:
        for which, row in self._filters.items():
            known = has_groups or which not in _AFTER_GROUPING
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
        side = 20 if is_rail else SPACE.m
        self._foot_row.setContentsMargins(20 if is_rail else 18, SPACE.s, side, SPACE.m)
        for row in (*self._filters.values(), *self._shoots.values()):
            row.set_rail(is_rail)
        for id, row in self._shoots.items():
            row.setVisible(not is_rail or id == self._open)

    def _build(self) -> None:
        column = self._column
        column.setContentsMargins(8, SPACE.m, 8, SPACE.m)
        column.setSpacing(2)
        self._add_shoots_head()
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
        self._add_filter(Filter.TO_REVIEW, Entry("group", self.tr("To review")))
        self._add_filter(Filter.ACCEPTED, Entry("check", self.tr("Accepted")))
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
        self._foot_row = row = QHBoxLayout(foot)
        row.setSpacing(SPACE.s)
        lock = IconLabel(self._theme, "lock", "ok", 16)
        lock.setToolTip(self.tr("Nothing leaves this computer"))
        self._offline = Label(self._theme, self.tr("Nothing leaves this computer"), Type.SMALL, "text2")
        self._offline.setWordWrap(True)  # wide fonts and other languages need two lines
        row.addWidget(lock)
        row.addWidget(self._offline, 1)
        return foot

    def _add_caption(self, words: str) -> None:
        caption = Label(self._theme, words, Type.MICRO, "text2")
        caption.setContentsMargins(10, 10, 0, SPACE.xs)
        self._captions.append(caption)
        self._column.addWidget(caption)
        line = QWidget()
        inside = QVBoxLayout(line)
        inside.setContentsMargins(0, 6, 0, 6)
        inside.addWidget(hairline())
        self._lines.append(line)
        self._column.addWidget(line)

    def _add_shoots_head(self) -> None:
        """The caption of the shoots with a button for another one; the rail has room for neither."""
        self.new = Button(
            self._theme, icon="plus", kind="tool", icon_px=16, hint=self.tr("New shoot (Ctrl+N)")
        )
        self.new.clicked.connect(self.new_asked)
        caption = Label(self._theme, self.tr("Shoots"), Type.MICRO, "text2")
        caption.setContentsMargins(10, 0, 0, 0)
        self._captions += [caption, self.new]
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(caption, 1)
        row.addWidget(self.new)
        self._column.addLayout(row)

    def _open_shoot_menu(self, shoot: ShootId, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setObjectName("shoot_menu")
        menu.addAction(self.tr("Open")).triggered.connect(lambda: self.shoot_asked.emit(shoot))
        menu.addAction(self.tr("Rename…")).triggered.connect(lambda: self.rename_asked.emit(shoot))
        menu.addSeparator()
        remove = menu.addAction(self.tr("Remove from the list…"))
        remove.triggered.connect(lambda: self.remove_asked.emit(shoot))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _add_filter(self, which: Filter, entry: Entry) -> None:
        row = SidebarRow(self._theme, entry)
        row.clicked.connect(lambda: self.filter_asked.emit(which))
        self._filter_group.addButton(row)
        self._filters[which] = row
        self._column.addWidget(row)

    def _on_shoot_clicked(self, shoot: ShootId) -> None:
        # The rail has room for the open shoot only: its row leads to the others.
        if not self._is_rail:
            self.shoot_asked.emit(shoot)
            return
        row = self._shoots[shoot]
        self.shoots_menu.popup(row.mapToGlobal(QPoint(row.width() + 4, 0)))

    def _make_shoot_rows(self, shoots: Sequence[Shoot]) -> None:
        for row in self._shoots.values():
            self._shoot_group.removeButton(row)
            self._shoot_rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._shoots = {}
        self.shoots_menu.clear()
        for shoot in shoots:
            action = self.shoots_menu.addAction(shoot.name.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, id=shoot.id: self.shoot_asked.emit(id))
            row = SidebarRow(self._theme, Entry("folder", shoot.name, is_heading=True))
            row.set_rail(self._is_rail)
            row.clicked.connect(lambda _checked=False, id=shoot.id: self._on_shoot_clicked(id))
            row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            row.customContextMenuRequested.connect(
                lambda point, id=shoot.id, row=row: self._open_shoot_menu(id, row.mapToGlobal(point))
            )
            self._shoot_group.addButton(row)
            self._shoots[shoot.id] = row
            self._shoot_rows.addWidget(row)
