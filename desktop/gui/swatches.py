"""The choice of what is behind a cutout."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QColorDialog, QHBoxLayout, QWidget

from desktop.gui import painting
from desktop.gui.before_after import GROUND_COLOURS, OWN_COLOUR, Ground
from desktop.gui.style import Theme

_SIDE = 21
_PITCH = 27


class Swatch(QAbstractButton):
    """One ground to choose."""

    def __init__(self, theme: Theme, ground: Ground, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.ground = ground
        self.colour = GROUND_COLOURS.get(ground, OWN_COLOUR)
        self.setCheckable(True)
        self.setFixedSize(_PITCH, _PITCH)
        self.setToolTip(name)
        self.setAccessibleName(name)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._theme.colours
        rect = QRectF(3, 3, _SIDE, _SIDE)
        if self.ground is Ground.CHECKER:
            painter.setBrushOrigin(rect.topLeft())
            fill: QBrush = painting.checkerboard(colours.stage_a, colours.line, 5)
        else:
            fill = QBrush(self.colour)
        painting.filled(painter, rect, fill, 5)
        is_on = self.isChecked()
        painting.outline(painter, rect, colours.accent if is_on else colours.control, 2 if is_on else 1, 5)
        if self.hasFocus():
            painting.outline(painter, QRectF(self.rect()), colours.ring, 2, 7)
        painter.end()


class Swatches(QWidget):
    """The grounds side by side."""

    chosen = Signal(object)
    """The Ground."""
    own_chosen = Signal(QColor)
    """The colour of Ground.OWN is another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Behind the cutout"))
        names = {
            Ground.CHECKER: self.tr("Checkerboard"),
            Ground.WHITE: self.tr("White"),
            Ground.GREY: self.tr("Grey"),
            Ground.BLACK: self.tr("Black"),
            Ground.OWN: self.tr("Own colour; again to change it"),
        }
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons = [Swatch(theme, ground, names[ground]) for ground in Ground]
        for button in self._buttons:
            self._group.addButton(button)
            row.addWidget(button)
        self._buttons[0].setChecked(True)
        self._ground = Ground.CHECKER
        self._group.buttonClicked.connect(self._on_clicked)

    @property
    def ground(self) -> Ground:
        return self._ground

    @property
    def own_colour(self) -> QColor:
        return self._buttons[-1].colour

    def show_ground(self, ground: Ground) -> None:
        """Mark a ground as the chosen one."""
        self._ground = ground
        self._buttons[list(Ground).index(ground)].setChecked(True)

    def set_own_colour(self, colour: QColor) -> None:
        """Another colour of one's own."""
        if colour.isValid() and colour != self.own_colour:
            self._buttons[-1].colour = colour
            self._buttons[-1].update()
            self.own_chosen.emit(colour)

    def choose_next(self) -> None:
        """Go on to the next ground."""
        on = next(number for number, button in enumerate(self._buttons) if button.isChecked())
        self._buttons[(on + 1) % len(self._buttons)].click()

    def _on_clicked(self, button: Swatch) -> None:
        if button.ground is Ground.OWN and self._ground is Ground.OWN:
            self._ask_for_colour()
        self._ground = button.ground
        self.chosen.emit(button.ground)

    def _ask_for_colour(self) -> None:
        dialog = QColorDialog(self.own_colour, self)
        dialog.setOption(QColorDialog.ColorDialogOption.DontUseNativeDialog)  # it follows the theme
        dialog.setWindowTitle(self.tr("Colour behind the cutout"))
        dialog.colorSelected.connect(self.set_own_colour)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
