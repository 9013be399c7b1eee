"""The head of the viewer: the way back, which photo it is, how it is shown and how large."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.core.types import Photo, PhotoState
from desktop.gui import wording
from desktop.gui.style import Theme
from desktop.gui.swatches import Swatches
from desktop.gui.tokens import SIZE, SPACE, Type
from desktop.gui.widgets import Button, ElidedLabel, Label, Segments, frame

DIVIDER, SIDE_BY_SIDE, DIFFERENCE = 0, 1, 2
_WORDS_FROM_W = 1180
_PAIR_WORDS_FROM_W = 1340
_FACTS_FROM_W = 900


class ViewerBar(QFrame):
    """Asks; does nothing itself."""

    mode_asked = Signal(int)
    """DIVIDER, SIDE_BY_SIDE or DIFFERENCE."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("role", "bar")
        self.setMinimumHeight(SIZE.toolbar)
        self._theme = theme
        self._width = 0
        self.back = Button(theme, self.tr("Gallery"), "chev-left", kind="ghost", icon_px=16)
        self.back.setToolTip(self.tr("Back to the gallery (Esc)"))
        self.name = ElidedLabel(theme, Type.HEAD)
        self.facts = Label(theme, "", Type.BODY, "text2")
        self.mark = Label(theme, "", Type.STRONG, "accent_text")
        self._badge = frame("look")
        self._badge_words = Label(theme, "", Type.MICRO, "look")
        self.modes = Segments(
            theme,
            [self.tr("Divider"), self.tr("Side by side"), self.tr("Difference")],
            self.tr("How to look at it"),
            ["divider", "panes", "diff"],
        )
        self.linked = Button(theme, self.tr("Linked"), "link", icon_px=16)
        self.swap = Button(theme, self.tr("Swap"), "flip", kind="ghost", icon_px=16)
        self.swap.setToolTip(self.tr("Swap A and B (F)"))
        self.zoom_out = Button(theme, icon="zoom-out", kind="tool", icon_px=20, hint=self.tr("Smaller (-)"))
        self.zoom = Button(theme, "100 %", kind="ghost")
        self.zoom.setToolTip(self.tr("Pixel for pixel (1)"))
        self.zoom_in = Button(theme, icon="zoom-in", kind="tool", icon_px=20, hint=self.tr("Larger (+)"))
        self.fit = Button(theme, self.tr("Fit"), kind="ghost")
        self.fit.setToolTip(self.tr("All of the photo (0)"))
        self.swatches = Swatches(theme)
        self._build()
        self.modes.buttons.idClicked.connect(self.mode_asked)
        self.modes.show_choice(DIVIDER)
        self.show_mode(DIVIDER)

    def show_photo(self, photo: Photo, place: str) -> None:
        """One photo. place: which of how many."""
        self.name.set_words(photo.path.name)
        size = f"{photo.width_px} \N{MULTIPLICATION SIGN} {photo.height_px}" if photo.width_px else ""
        self.facts.setText(" · ".join(part for part in (size, place) if part))
        words = ""
        if photo.state is PhotoState.DONE and photo.needs_a_look and photo.doubt is not None:
            reasons = ", ".join(wording.reason_label(reason) for reason in photo.doubt.reasons[:2])
            words = self.tr("Needs a look") + (f": {reasons}" if reasons else "")
        elif photo.state is PhotoState.FAILED:
            words = self.tr("Failed")
        self._badge_words.setText(words)
        self._badge.setVisible(bool(words))

    def show_mark(self, words: str) -> None:
        """Kept or dropped; empty for neither."""
        self.mark.setText(words)
        self.mark.setVisible(bool(words))

    def show_pair(self, title: str, place: str) -> None:
        """Two photos side by side."""
        self.name.set_words(title)
        self.facts.setText(place)
        self._badge.hide()

    def show_mode(self, mode: int) -> None:
        self.modes.show_choice(mode)
        self.linked.setVisible(mode == SIDE_BY_SIDE)
        self.swap.setVisible(mode != DIVIDER)
        self.fit_width(self._width)

    def show_linked(self, *, is_linked: bool) -> None:
        self.linked.set_words(self.tr("Linked") if is_linked else self.tr("Not linked"))
        self.linked.setChecked(is_linked)

    def show_zoom(self, zoom: float) -> None:
        """zoom: 1.0 is 100 %."""
        percent = zoom * 100
        self.zoom.set_words(self.tr("{percent} %").format(percent=wording.number(max(1, round(percent)))))

    def fit_width(self, width: int) -> None:
        """Leave out what has no room in a window of this width."""
        self._width = width
        is_pair = self.linked.isVisibleTo(self)
        self.modes.show_words(are_shown=width >= (_PAIR_WORDS_FROM_W if is_pair else _WORDS_FROM_W))
        self.facts.setVisible(width >= _FACTS_FROM_W)

    def _build(self) -> None:
        self.linked.setCheckable(True)
        self.linked.setToolTip(self.tr("Zoom and move both photos together"))
        badge = QHBoxLayout(self._badge)
        badge.setContentsMargins(8, 3, 8, 3)
        badge.addWidget(self._badge_words)
        self._badge.hide()
        self.mark.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 16, 0)
        row.setSpacing(SPACE.s)
        row.addWidget(self.back)
        row.addSpacing(SPACE.s)
        row.addWidget(self.name, 1)
        row.addWidget(self.facts)
        row.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.mark)
        row.addStretch(1)
        row.addWidget(self.modes)
        row.addWidget(self.linked)
        row.addWidget(self.swap)
        row.addSpacing(SPACE.xs)
        for part in (self.zoom_out, self.zoom, self.zoom_in, self.fit):
            row.addWidget(part)
        row.addWidget(self.swatches)
        self.zoom.setMinimumWidth(62)
