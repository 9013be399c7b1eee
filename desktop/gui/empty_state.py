"""The window before anything was added: a large place to drop photos on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.types import Shoot
from desktop.gui import painting
from desktop.gui.commands import Commands
from desktop.gui.drop_overlay import drop_frame
from desktop.gui.drops import Dragged
from desktop.gui.empty_art import EmptyArt
from desktop.gui.style import Theme
from desktop.gui.tokens import RADIUS, SIZE, SPACE, Type
from desktop.gui.widgets import Button, IconLabel, Label, frame, hairline

_ART_NEEDS_H = 560
"""A lower drop area leaves the picture out: words and buttons matter more."""


class DropArea(QWidget):
    """The card with the dashed edge; it says what a drop would do while files hang over the window."""

    def __init__(self, theme: Theme, art_folder: Path) -> None:
        super().__init__()
        self._theme = theme
        self._is_over = False
        self._art = EmptyArt(art_folder)
        self._title = Label(theme, "", Type.DISPLAY)
        self._words = Label(theme, "", Type.LEAD, "text2", wraps=True)
        self.add_photos = Button(
            theme, self.tr("Add photos"), "photo-add", "primary", icon_px=20, is_big=True
        )
        self.add_folder = Button(theme, self.tr("Add folder"), "folder", icon_px=20, is_big=True)
        self.demo = Button(theme, self.tr("Try the demo shoot"), "play", icon_px=18, is_big=True)
        self._kinds = Label(
            theme, self.tr("JPEG, PNG, WebP, TIFF and AVIF. Your originals are never changed."), tone="text2"
        )
        self._build()
        self.show_invitation()
        theme.changed.connect(self.update)

    @property
    def title(self) -> str:
        return self._title.text()

    def show_invitation(self) -> None:
        """The usual words."""
        self._is_over = False
        self._title.setText(self.tr("Drop photos or a folder here"))
        self._words.setText(
            self.tr("Every photo gets a clean cutout, and photos of the same product end up together.")
        )
        self._title.set_tone("text")
        self.update()

    def show_drag(self, dragged: Dragged) -> None:
        """What a drop would do."""
        self._is_over = True
        self._title.setText(dragged.title)
        self._words.setText(dragged.remark)
        self._title.set_tone("accent_text")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        rect = QRectF(self.rect())
        ground = colours.accent_soft if self._is_over else colours.surface
        painting.filled(painter, rect, ground, RADIUS.sheet)
        edge = colours.accent if self._is_over else colours.control
        drop_frame(painter, rect.adjusted(14, 14, -14, -14), edge, 1.5, RADIUS.card)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._art.setVisible(self.height() >= _ART_NEEDS_H)

    def _build(self) -> None:
        for label in (self._title, self._words, self._kinds):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE.m)
        buttons.addStretch(1)
        for button in (self.add_photos, self.add_folder, self.demo):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE.xxl, SPACE.xl, SPACE.xxl, SPACE.xl)
        column.setSpacing(0)
        column.addStretch(3)
        column.addWidget(self._art)
        column.addSpacing(SPACE.xl)
        column.addWidget(self._title)
        column.addSpacing(SPACE.s)
        column.addWidget(self._words)
        column.addSpacing(28)
        column.addLayout(buttons)
        column.addSpacing(20)
        column.addWidget(self._kinds)
        column.addStretch(4)


class EmptyState(QFrame):
    """The whole page: a small bar, the drop area, where the photos stay, and notices if there are any."""

    shoot_asked = Signal(object)
    """The ShootId to go on with."""

    def __init__(self, theme: Theme, commands: Commands, art_folder: Path) -> None:
        super().__init__()
        self.setProperty("role", "canvas")
        self._theme = theme
        self._newest: Shoot | None = None
        self.area = DropArea(theme, art_folder)
        self.go_on = Button(theme, "", "retry", "ghost", icon_px=16)
        self.settings = Button(
            theme, icon="settings", kind="tool", icon_px=20, hint=self.tr("Settings (Ctrl+,)")
        )
        self.settings.clicked.connect(commands.settings.trigger)
        self._notice = frame("bad")
        self._notice_words = Label(theme, "", tone="bad", wraps=True)
        self._build()
        self.go_on.clicked.connect(self._on_go_on)
        self.area.add_photos.clicked.connect(commands.add_photos.trigger)
        self.area.add_folder.clicked.connect(commands.add_folder.trigger)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # the first focus: no button is asked for yet
        self.show_newest(None)
        self.show_notices(())

    @property
    def notice_words(self) -> str:
        """What is told about the last drop; empty when there is nothing to tell."""
        return self._notice_words.text()

    def show_newest(self, shoot: Shoot | None) -> None:
        """Offer to go on with the newest shoot."""
        self._newest = shoot
        self.go_on.setVisible(shoot is not None)
        if shoot is not None:
            self.go_on.set_words(self.tr("Continue “{name}”").format(name=shoot.name))

    def show_notices(self, notices: tuple[str, ...]) -> None:
        """Why nothing came of a drop."""
        self._notice.setVisible(bool(notices))
        self._notice_words.setText("\n".join(notices))

    def _build(self) -> None:
        bar = frame("bar")
        bar.setMinimumHeight(SIZE.toolbar)
        top = QHBoxLayout(bar)
        top.setContentsMargins(20, 0, 12, 0)
        top.addWidget(Label(self._theme, "BG Remover", Type.HEAD))
        top.addStretch(1)
        top.addWidget(self.go_on)
        top.addWidget(self.settings)
        promise = QHBoxLayout()
        promise.setSpacing(SPACE.s)
        promise.addStretch(1)
        promise.addWidget(IconLabel(self._theme, "lock", "ok"))
        promise.addWidget(Label(self._theme, self.tr("Nothing leaves this computer."), Type.STRONG))
        words = self.tr("The models are already on board; an account is not needed.")
        promise.addWidget(Label(self._theme, words, tone="text2"))
        promise.addStretch(1)
        notice = QHBoxLayout(self._notice)
        notice.setContentsMargins(14, 10, 14, 10)
        notice.addWidget(self._notice_words)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE.xxxl, SPACE.xxxl, SPACE.xxxl, 36)
        body.setSpacing(20)
        body.addWidget(self.area, 1)
        body.addWidget(self._notice)
        body.addLayout(promise)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(hairline())
        column.addLayout(body, 1)

    def _on_go_on(self) -> None:
        if self._newest is not None:
            self.shoot_asked.emit(self._newest.id)
