"""A labeler that needs no network: it names the colour and the shape of what the matte covers."""

from __future__ import annotations

from dataclasses import dataclass, field

import cv2
import numpy as np

from desktop.core.errors import AppError
from desktop.core.labels import Label, Labels
from desktop.core.types import Alpha, RgbImage

_HUES = ("red", "yellow", "green", "cyan", "blue", "magenta")
_GREY_BELOW = 40  # of 255: OpenCV's saturation
_SUBJECT = 128  # of 255: alpha from which a pixel is the subject


@dataclass
class LocalLabeler:
    """asked: how many photos so far.  failure: raised from now on instead of an answer."""

    key: str = "local 1"
    asked: int = 0
    failure: AppError | None = field(default=None)

    def labels(self, rgb: RgbImage, alpha: Alpha) -> Labels:
        """A colour with the share of the subject that has it, and a shape by how much of its box is full."""
        self.asked += 1
        if self.failure is not None:
            raise self.failure
        subject = alpha >= _SUBJECT
        if not subject.any():
            return ()
        hsv = cv2.cvtColor(rgb, cv2.COLOR_RGB2HSV)[subject]
        bright = hsv[hsv[:, 1] >= _GREY_BELOW]
        sextants = np.bincount(((bright[:, 0].astype(int) + 15) // 30) % 6, minlength=6)
        shares = {name: float(count) / len(hsv) for name, count in zip(_HUES, sextants, strict=True)}
        shares["grey"] = 1 - len(bright) / len(hsv)
        colours = tuple(Label(name, share) for name, share in shares.items() if share > 0)
        return (*colours, Label(_shape(subject), 1.0))


def _shape(subject: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> str:
    """By the share of the bounding box: a triangle fills 1/2, an ellipse pi/4 = .79, a box all of it."""
    rows, columns = np.flatnonzero(subject.any(axis=1)), np.flatnonzero(subject.any(axis=0))
    box = (rows[-1] - rows[0] + 1) * (columns[-1] - columns[0] + 1)
    full = float(subject.sum()) / float(box)
    return "triangle" if full < 0.65 else "ellipse" if full < 0.9 else "box"
