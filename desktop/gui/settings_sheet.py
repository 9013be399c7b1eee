"""The settings: a list of pages at the left, one of them at the right, Save and Cancel at the foot.

It takes the settings and gives back others; what they do is none of its business.
"""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.app.engine import default_workers
from desktop.app.learning import Lesson
from desktop.cloud.connection_log import ConnectionLog
from desktop.core.types import Problem
from desktop.gui.bench import Workbench
from desktop.gui.model_desk import ModelDesk, trouble_words
from desktop.gui.session import Session
from desktop.gui.settings_cloud import CloudPage, RekognitionPage
from desktop.gui.settings_cutouts import CutoutsPage
from desktop.gui.settings_general import GeneralPage
from desktop.gui.settings_grouping import GroupingPage
from desktop.gui.settings_parts import Page as SettingsPage
from desktop.gui.settings_privacy import PrivacyPage
from desktop.gui.sheet import Cover
from desktop.gui.style import Theme
from desktop.gui.tokens import Type
from desktop.gui.widgets import Button, Label, frame, hairline
from desktop.store.settings import Settings

_WIDTH, _HEIGHT = 920, 700
_LIST_W = 208


class Page(IntEnum):
    """The pages in their order."""

    GENERAL = 0
    CUTOUTS = 1
    GROUPING = 2
    CLOUD = 3
    REKOGNITION = 4
    PRIVACY = 5


_ICONS = ("settings", "scissors", "group", "cloud", "tag", "lock")


class SettingsSheet(Cover):
    """Nothing is kept before Save; Esc and Cancel leave everything as it was."""

    accepted = Signal(object)
    """The new Settings."""
    _lesson = Signal(object)
    """Lesson or Problem, from the workbench's thread."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        workbench: Workbench,
        session: Session,
        desk: ModelDesk,
        page: Page = Page.GENERAL,
    ) -> None:
        super().__init__(theme, window, self.tr("Settings"), _WIDTH)
        self.setObjectName("settings")
        self._workbench = workbench
        self._shoot = workbench.shoot
        self._before = workbench.preferences.settings
        self.general = GeneralPage(theme, default_workers())
        self.cutouts = CutoutsPage(theme, desk)
        self.grouping = GroupingPage(theme, can_learn=any(g.accepted for g in session.state.groups))
        self.rekognition = RekognitionPage(theme, *session.estimate())
        self.privacy = PrivacyPage(theme, ConnectionLog(workbench.preferences.places.logs))
        self.pages: list[SettingsPage] = [
            self.general,
            self.cutouts,
            self.grouping,
            CloudPage(theme),
            self.rekognition,
            self.privacy,
        ]
        self._stack = QStackedWidget()
        self.list = QButtonGroup(self)
        self.reset = Button(theme, self.tr("Back to defaults"), kind="ghost")
        self.cancel = Button(theme, self.tr("Cancel"))
        self.save = Button(theme, self.tr("Save"), kind="primary")
        self._remark = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self._build()
        self._show(workbench.preferences.settings)
        self._connect()
        self.show_page(page)

    @property
    def values(self) -> Settings:
        """What the pages say; only while there is no complaint."""
        settings = self._before
        for page in self.pages:
            settings = page.taken(settings)
        return settings

    @property
    def complaint(self) -> str:
        """What keeps this from being saved, or ''."""
        return next((page.complaint for page in self.pages if page.complaint), "")

    def show_page(self, page: Page) -> None:
        self._stack.setCurrentIndex(page)
        self.list.button(page).setChecked(True)

    def _wished_height(self, width: int) -> int:
        del width
        return _HEIGHT

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setContentsMargins(12, 20, 12, 12)
        names.setSpacing(4)
        title = Label(self._theme, self.tr("Settings"), Type.TITLE)
        title.setContentsMargins(10, 0, 0, 12)
        names.addWidget(title)
        for number, (page, icon) in enumerate(zip(self.pages, _ICONS, strict=True)):
            button = Button(self._theme, page.title, icon, "row")
            button.setCheckable(True)
            self.list.addButton(button, number)
            names.addWidget(button)
            self._stack.addWidget(page)
        names.addStretch(1)
        side = frame("plain")
        side.setFixedWidth(_LIST_W)
        side.setLayout(names)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(10)
        foot.addWidget(self.reset)
        self._remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self._remark, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.save)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._stack, 1)
        right.addWidget(hairline())
        right.addLayout(foot)
        row = QHBoxLayout(self.panel)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(hairline(vertical=True))
        row.addLayout(right, 1)

    def _connect(self) -> None:
        self.list.idClicked.connect(self._stack.setCurrentIndex)
        for page in self.pages:
            page.changed.connect(self._show_state)
        self.cancel.clicked.connect(self.leave)
        self.save.clicked.connect(self._on_save)
        self.reset.clicked.connect(lambda: self._show(Settings()))
        self.grouping.learn.clicked.connect(self._on_learn)
        self._lesson.connect(self._on_lesson, Qt.ConnectionType.QueuedConnection)

    def _show(self, settings: Settings) -> None:
        for page in self.pages:
            page.show_values(settings)
        self._show_state()

    def _show_state(self) -> None:
        complaint = self.complaint
        self._remark.setText(complaint)
        self._remark.set_tone("bad" if complaint else "text2")
        self.save.setEnabled(not complaint)
        self.save.setToolTip(complaint)

    def _on_save(self) -> None:
        values = self.values
        self.leave()
        self.accepted.emit(values)

    def _on_learn(self) -> None:
        if self._shoot is None:
            return
        self.grouping.learn.setEnabled(False)
        self.grouping.show_learning()
        self._workbench.preferences.learn(self._shoot, self._lesson.emit)

    def _on_lesson(self, found: Lesson | Problem) -> None:
        self.grouping.learn.setEnabled(True)
        if isinstance(found, Lesson):
            self.grouping.show_lesson(found)
        else:
            self.grouping.show_trouble(trouble_words(found))
