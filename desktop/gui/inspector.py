"""The right-hand pane: one photo before and after, what is doubtful about it, why it is where it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.core.types import Match, Photo, PhotoState
from desktop.gui import wording
from desktop.gui.before_after import BeforeAfter
from desktop.gui.style import Theme
from desktop.gui.swatches import Swatches
from desktop.gui.thumbnails import Thumbnails
from desktop.gui.tokens import SPACE, Type
from desktop.gui.why_together import WhyTogether
from desktop.gui.widgets import Button, ElidedLabel, KeyCap, Label, frame, hairline


class Inspector(QFrame):
    """Shows the current photo. It is told what to show and asks for nothing itself."""

    retry_asked = Signal(object)
    """The PhotoId to do again."""
    view_asked = Signal()
    """The photo is to be seen large."""

    def __init__(self, theme: Theme, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setProperty("role", "side")
        self.setObjectName("inspector")
        self.setAccessibleName(self.tr("Details"))
        self._theme = theme
        self._photo: Photo | None = None
        self.stage = BeforeAfter(theme, thumbnails)
        self.swatches = Swatches(theme)
        self.why = WhyTogether(theme, thumbnails)
        self._name = ElidedLabel(theme, Type.HEAD)
        self._facts = Label(theme, "", Type.SMALL, "text2", wraps=True)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(SPACE.s)
        self.retry = Button(theme, self.tr("Retry"), "retry", icon_px=16)
        self._nothing = Label(
            theme, self.tr("Select a photo to see it before and after."), Type.BODY, "text2", wraps=True
        )
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._body = QWidget()
        self._build()
        self.swatches.chosen.connect(self.stage.set_ground)
        self.swatches.own_chosen.connect(self.stage.set_own_colour)
        self.retry.clicked.connect(self._on_retry)
        self.show_photo(None)

    @property
    def photo(self) -> Photo | None:
        return self._photo

    def set_over(self, is_over: bool) -> None:
        """Whether it lies over the gallery and needs an edge of its own."""
        role = "side-over" if is_over else "side"
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().unpolish(self)
            self.style().polish(self)

    def show_photo(
        self,
        photo: Photo | None,
        other: Photo | None = None,
        match: Match | None = None,
        *,
        is_weakest: bool = False,
    ) -> None:
        """A photo, and the one that it is most strongly linked to."""
        self._photo = photo
        self._nothing.setVisible(photo is None)
        self._body.setVisible(photo is not None)
        self.stage.show_photo(photo)
        if photo is None:
            return
        self._name.set_words(photo.path.name)
        self._facts.setText(self._facts_of(photo))
        self._show_notes(photo)
        is_done = photo.state is PhotoState.DONE
        self._tools.setVisible(is_done)
        self.stage.setVisible(photo.state is not PhotoState.FAILED)
        self.retry.setVisible(photo.state is PhotoState.FAILED)
        self.why.setVisible(is_done and other is not None and match is not None)
        self._why_line.setVisible(self.why.isVisibleTo(self._body))
        if other is not None and match is not None:
            self.why.show_match(photo, other, match, is_weakest=is_weakest)

    def _build(self) -> None:
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(SPACE.xs)
        tools.addWidget(self.swatches)
        tools.addStretch(1)
        self.view = Button(self._theme, self.tr("Open"), "divider", kind="quiet", icon_px=16)
        self.view.setToolTip(self.tr("Open in the viewer (Space)"))
        self.view.clicked.connect(self.view_asked)
        tools.addWidget(self.view)
        tools.addWidget(KeyCap(self._theme, self.tr("Space")))
        self._why_line = hairline()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(SPACE.l, 14, SPACE.l, SPACE.m)
        column.setSpacing(0)
        for part, space in (
            (self._name, 3),
            (self._facts, SPACE.m),
            (self.stage, SPACE.s),
        ):
            column.addWidget(part)
            column.addSpacing(space)
        column.addWidget(self._tools)
        column.addSpacing(SPACE.m)
        column.addLayout(self._notes)
        column.addSpacing(SPACE.s)
        column.addWidget(self.retry, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._why_line)
        column.addSpacing(SPACE.m)
        column.addWidget(self.why)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._body)
        inner.addWidget(self._nothing, 1)
        scroll.setWidget(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _facts_of(self, photo: Photo) -> str:
        facts = []
        if photo.width_px and photo.height_px:
            facts.append(f"{photo.width_px} \N{MULTIPLICATION SIGN} {photo.height_px}")
        facts.append(photo.format or photo.path.suffix.lstrip(".").upper())
        if photo.size_bytes:
            facts.append(wording.file_size(photo.size_bytes))
        facts.append(self._state_of(photo))
        return " · ".join(fact for fact in facts if fact)

    def _state_of(self, photo: Photo) -> str:
        words = {
            PhotoState.WAITING: self.tr("Waiting"),
            PhotoState.WORKING: self.tr("In work"),
            PhotoState.DONE: "",
            PhotoState.FAILED: self.tr("Failed"),
        }
        return words[photo.state]

    def _show_notes(self, photo: Photo) -> None:
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if photo.problem is not None and photo.state is PhotoState.FAILED:
            self._add_note("bad", photo.problem.message, photo.problem.remedy)
        if photo.state is PhotoState.DONE:
            if photo.needs_a_look and photo.doubt is not None:
                sentences = [wording.reason_sentence(reason) for reason in photo.doubt.reasons]
                self._add_note("look", self.tr("Needs a look"), " ".join(sentences))
            for warning in photo.warnings:
                self._add_note("well", warning, "")

    def _add_note(self, role: str, title: str, words: str) -> None:
        note = frame(role)
        tone = "text2" if role == "well" else role
        column = QVBoxLayout(note)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(2)
        column.addWidget(Label(self._theme, title, Type.STRONG if words else Type.SMALL, tone, wraps=True))
        if words:
            column.addWidget(Label(self._theme, words, Type.SMALL, tone, wraps=True))
        self._notes.addWidget(note)

    def _on_retry(self) -> None:
        if self._photo is not None:
            self.retry_asked.emit(self._photo.id)
