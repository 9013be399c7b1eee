"""The program's own icons in any colour, size and pixel density."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

_FILLED = frozenset({"play", "star", "stop"})
_DENSITIES = (1.0, 2.0, 3.0)


class Icons:
    """Icons from a folder of SVG files that are drawn in currentColor. Only for the GUI thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._texts: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, int, int, float, bool], QPixmap] = {}

    def pixmap(
        self, name: str, colour: QColor, side_px: int, density: float = 1.0, *, filled: bool = False
    ) -> QPixmap:
        """The icon, side_px logical pixels wide. filled: paint the shape too, where the icon allows it."""
        key = name, colour.rgba(), side_px, density, filled
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._render(name, colour, side_px, density, filled=filled)
        return found

    def icon(self, name: str, colour: QColor, disabled: QColor, side_px: int) -> QIcon:
        """The icon for a button, with its disabled form."""
        icon = QIcon()
        for density in _DENSITIES:
            icon.addPixmap(self.pixmap(name, colour, side_px, density))
            icon.addPixmap(self.pixmap(name, disabled, side_px, density), QIcon.Mode.Disabled)
        return icon

    def clear(self) -> None:
        """Forget what was rendered, for a new palette."""
        self._pixmaps.clear()

    def _render(self, name: str, colour: QColor, side_px: int, density: float, *, filled: bool) -> QPixmap:
        pixels = round(side_px * density)
        pixmap = QPixmap(pixels, pixels)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(self._svg(name, colour, filled=filled).encode())).render(
            painter, QRectF(0, 0, pixels, pixels)
        )
        painter.end()
        pixmap.setDevicePixelRatio(density)
        return pixmap

    def _svg(self, name: str, colour: QColor, *, filled: bool) -> str:
        text = self._texts.get(name)
        if text is None:
            text = self._texts[name] = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        if filled and name in _FILLED:
            text = text.replace('fill="none"', 'fill="currentColor"')
        return text.replace("currentColor", colour.name())
