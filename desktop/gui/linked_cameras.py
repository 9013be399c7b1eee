"""Two cameras that stay in step though their photos are not alike: by each subject's box. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.core.types import Box
from desktop.gui.camera import Camera

_FILL = 0.86
"""Of the view, for a subject at a zoom of 1."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is looked at of a subject, in shares of its box's longer side.

    zoom: 1 shows all of it.  x, y: what is in the middle of the view, from the middle of the box.
    """

    zoom: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def apart_from(self, other: Look) -> Look:
        """What another look differs by from this one."""
        return Look(other.zoom / self.zoom, other.x - self.x, other.y - self.y)

    def plus(self, offset: Look) -> Look:
        return Look(self.zoom * offset.zoom, self.x + offset.x, self.y + offset.y)


def base_scale(camera: Camera, box: Box) -> float:
    """View pixels for one of the photo at a zoom of 1."""
    return _FILL * min(camera.view_w / box.width, camera.view_h / box.height)


def look_of(camera: Camera, box: Box) -> Look:
    """What a camera looks at."""
    long_px = max(box.width, box.height)
    x = (camera.x - (box.left + box.right) / 2) / long_px
    y = (camera.y - (box.top + box.bottom) / 2) / long_px
    return Look(camera.scale / base_scale(camera, box), x, y)


def looking(camera: Camera, box: Box, look: Look) -> Camera:
    """The camera of a photo that looks so at its subject."""
    long_px = max(box.width, box.height)
    return replace(
        camera,
        scale=base_scale(camera, box) * look.zoom,
        x=(box.left + box.right) / 2 + look.x * long_px,
        y=(box.top + box.bottom) / 2 + look.y * long_px,
        fits=False,
    )


def relative_point(box: Box, x: float, y: float) -> tuple[float, float]:
    """A point of the photo as a share of the longer side, from the middle of the box."""
    long_px = max(box.width, box.height)
    return (x - (box.left + box.right) / 2) / long_px, (y - (box.top + box.bottom) / 2) / long_px


def absolute_point(box: Box, x: float, y: float) -> tuple[float, float]:
    """The reverse of relative_point."""
    long_px = max(box.width, box.height)
    return x * long_px + (box.left + box.right) / 2, y * long_px + (box.top + box.bottom) / 2
