"""Printed labels made for tests: rich in points, the same every time."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


def label(seed: int = 1, hue_shift: int = 0) -> Picture:
    """A printed label without any repetition, 300 x 240: coloured blots and dark strokes."""
    random = np.random.default_rng(seed)
    picture = np.full((300, 240, 3), 235, np.uint8)
    for _ in range(60):
        centre = (int(random.integers(10, 230)), int(random.integers(10, 290)))
        colour = tuple(int(channel) for channel in random.integers(0, 200, 3))
        cv2.circle(picture, centre, int(random.integers(3, 22)), colour, -1)
    for _ in range(40):
        start, end = random.integers(10, 230, 2), random.integers(10, 230, 2)
        cv2.line(picture, start.tolist(), end.tolist(), (20, 20, 20), int(random.integers(1, 4)))
    if hue_shift:
        hsv = cv2.cvtColor(picture, cv2.COLOR_RGB2HSV)
        hsv[..., 0] = (hsv[..., 0].astype(np.int16) + hue_shift) % 180
        picture = np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), np.uint8)
    return picture
