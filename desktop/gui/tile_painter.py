"""Paints the tiles of a picture that are there where a camera sees them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.core.pyramid import Tile
from desktop.gui.camera import Camera
from desktop.gui.tile_store import Side, TileRequest, TileStore, Viewed


def requests(
    viewed: Viewed, sides: Iterable[Side], cameras: Iterable[Camera], density: float
) -> list[TileRequest]:
    """The tiles that are seen, the coarsest first: it stands in for all others.

    density: device pixels for one of the window's.
    """
    pyramid = viewed.pyramid
    tiles = [Tile(pyramid.levels - 1, 0, 0)]
    for camera in cameras:
        level = pyramid.level_for(camera.scale * density)
        tiles += pyramid.tiles(level, *camera.visible())
    there = [side for side in sides if side is Side.PHOTO or viewed.has_cutout]
    return list(dict.fromkeys(TileRequest.of(viewed, side, tile) for tile in tiles for side in there))


def paint_tiles(
    painter: QPainter, store: TileStore, viewed: Viewed, side: Side, camera: Camera, density: float
) -> None:
    """Everything that is seen of a picture."""
    pyramid = viewed.pyramid
    for tile in pyramid.tiles(pyramid.level_for(camera.scale * density), *camera.visible()):
        _paint_tile(painter, store, viewed, side, tile, camera, density)


def _paint_tile(
    painter: QPainter,
    store: TileStore,
    viewed: Viewed,
    side: Side,
    tile: Tile,
    camera: Camera,
    density: float,
) -> None:
    """A tile, or while it is made the same part of the next smaller one that is there."""
    pyramid = viewed.pyramid
    height, width = pyramid.rgbs[tile.level].shape[:2]
    box = pyramid.box(tile)
    left, right = box.left / width, box.right / width
    top, bottom = box.top / height, box.bottom / height
    for up in range(pyramid.levels - tile.level):
        source = Tile(tile.level + up, tile.column >> up, tile.row >> up)
        pixmap = store.pixmap(TileRequest.of(viewed, side, source))
        if pixmap is None:
            continue
        rows, columns = pyramid.rgbs[source.level].shape[:2]
        inside = pyramid.box(source)
        part = QRectF(
            left * columns - inside.left,
            top * rows - inside.top,
            (right - left) * columns,
            (bottom - top) * rows,
        )
        painter.drawPixmap(_snapped(camera, density, left, top, right, bottom), pixmap, part)
        return


def _snapped(camera: Camera, density: float, left: float, top: float, right: float, bottom: float) -> QRectF:
    """A part of the picture (0..1) on whole device pixels, so that no seam shows between tiles."""
    x0, y0 = camera.to_view(left * camera.picture_w, top * camera.picture_h)
    x1, y1 = camera.to_view(right * camera.picture_w, bottom * camera.picture_h)
    x0, y0, x1, y1 = (round(place * density) / density for place in (x0, y0, x1, y1))
    return QRectF(x0, y0, x1 - x0, y1 - y0)
