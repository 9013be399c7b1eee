"""A matting model of one line, for tests of what is done around a model."""

from __future__ import annotations

import numpy as np

from desktop.core.matting import Matte
from desktop.core.types import Checkpoint, RgbImage, no_checkpoint


class ColourMatting:
    """What is of a strong colour is the subject."""

    def __init__(self, *, wants: tuple[int, ...] = (0, 1, 2)) -> None:
        """wants: the channels that make a colour subject: (0,) for red alone."""
        self._wants = wants
        self.looks: list[tuple[int, int]] = []
        """Height and width of each picture that was looked at."""

    @property
    def name(self) -> str:
        return "colour"

    @property
    def key(self) -> str:
        return f"colour-{self._wants}"

    def matte(self, rgb: RgbImage, checkpoint: Checkpoint = no_checkpoint) -> Matte:
        self.looks.append((rgb.shape[0], rgb.shape[1]))
        checkpoint(0.5)
        pixels = rgb.astype(int)
        is_subject = np.zeros(rgb.shape[:2], bool)
        for channel in self._wants:
            others = [other for other in range(3) if other != channel]
            is_subject |= pixels[..., channel] > pixels[..., others].max(axis=2) + 60
        return Matte((is_subject * 255).astype(np.uint8), None)
