"""A round glass over a picture: what is below the pointer, several times as large."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from desktop.gui.camera import Camera
from desktop.gui.picture_stage import PictureStage
from desktop.gui.tile_store import Side

_RADIUS_PX = 110.0
_ZOOM = 3.0


def loupe_camera(camera: Camera, at: QPointF, density: float) -> Camera:
    """What the glass shows: at least pixel for pixel. density: device pixels for one of the window's."""
    return camera.at_scale(max(1.0 / density, camera.scale * _ZOOM), (at.x(), at.y()))


def paint_loupe(painter: QPainter, stage: PictureStage, at: QPointF, side: Side, behind: QColor) -> None:
    """The glass at a point of a stage whose camera is the glass's for the moment."""
    glass = QPainterPath()
    glass.addEllipse(at, _RADIUS_PX, _RADIUS_PX)
    painter.save()
    painter.setClipPath(glass)
    painter.fillPath(glass, behind)
    stage.paint_side(painter, side, glass.boundingRect() & stage.visible_rect(), within=glass)
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((QColor(0, 0, 0, 153), 4.0), (QColor("#FFFFFF"), 2.0)):
        painter.setPen(QPen(colour, width))
        painter.drawEllipse(at, _RADIUS_PX, _RADIUS_PX)
