"""The program's icon in the forms that the systems want, drawn from its one SVG."""

from __future__ import annotations

import os
import struct
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DRAWING = ROOT / "packaging" / "frozen" / "bg-remover.svg"
SIDES_PX = (16, 24, 32, 48, 64, 128, 256, 512)
_ICO_LARGEST_PX = 256
_ICNS_TYPES = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
"""Apple's names for PNGs of each size."""


def drawn() -> dict[int, bytes]:
    """Side in pixels -> PNG."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    renderer = QSvgRenderer(str(DRAWING))
    found = {}
    for side_px in SIDES_PX:
        image = QImage(side_px, side_px, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(image)
        found[side_px] = bytes(buffer.data().data())
    del app
    return found


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """Windows' form: a directory of PNGs up to 256 px, whose side 256 is written as 0."""
    kept = {side: data for side, data in pictures.items() if side <= _ICO_LARGEST_PX}
    head = struct.pack("<HHH", 0, 1, len(kept))
    at = len(head) + 16 * len(kept)
    entries, bodies = b"", b""
    for side, data in sorted(kept.items()):
        entries += struct.pack("<BBBBHHII", side % 256, side % 256, 0, 0, 1, 32, len(data), at + len(bodies))
        bodies += data
    return head + entries + bodies


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """Apple's form: PNGs one after another, each with its type and length."""
    bodies = b"".join(
        kind + struct.pack(">I", len(pictures[side]) + 8) + pictures[side]
        for side, kind in _ICNS_TYPES.items()
        if side in pictures
    )
    return b"icns" + struct.pack(">I", len(bodies) + 8) + bodies
