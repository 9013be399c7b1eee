"""How a cutout leaves: canvas, fill, background, format. A recipe renders from photo and matte alone."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from desktop.core.compose import compose, subject_box
from desktop.core.encoding import TRANSPARENT, Background, OutputFormat, encode, parse_background
from desktop.core.errors import UsageError
from desktop.core.metadata import NO_METADATA, Metadata
from desktop.core.types import Alpha, RgbaImage, RgbImage

_FIELDS = {"title", "format", "background", "canvas_px", "fill", "quality", "source", "checked_on"}


@dataclass(frozen=True, slots=True)
class Recipe:
    """One way to write a cutout.

    canvas_px: width and height of the result, None = the photo's own frame.  fill: 0..1, the share of the
    canvas that the subject's longer side takes (of the side it meets first).  quality: 1..100, for JPEG.
    """

    name: str
    title: str = ""
    format: OutputFormat = OutputFormat.PNG
    background: Background = TRANSPARENT
    canvas_px: tuple[int, int] | None = None
    fill: float = 0.85
    quality: int = 92
    source: str = ""
    checked_on: str = ""

    @property
    def key(self) -> str:
        """Changes when the written bytes would."""
        canvas = "x".join(map(str, self.canvas_px)) if self.canvas_px else "frame"
        return f"{self.name}-{self.format}-{self.background}-{canvas}-{self.fill:g}-{self.quality}"

    def render(self, rgb: RgbImage, alpha: Alpha, *, metadata: Metadata = NO_METADATA) -> bytes:
        """The encoded file of one photo and its matte."""
        cutout = compose(rgb, alpha)
        if self.canvas_px is not None:
            cutout = place(cutout, alpha, self.canvas_px, self.fill)
        return encode(
            cutout, self.format, background=self.background, metadata=metadata, quality=self.quality
        )


def place(cutout: RgbaImage, alpha: Alpha, canvas_px: tuple[int, int], fill: float) -> RgbaImage:
    """The subject centred on a canvas of (width, height), scaled until it takes `fill` of one side."""
    box = subject_box(alpha)
    width, height = canvas_px
    scale = min(fill * width / box.width, fill * height / box.height)
    size = (max(1, round(box.width * scale)), max(1, round(box.height * scale)))
    subject = resize_rgba(cutout[box.top : box.bottom, box.left : box.right], size)
    canvas: RgbaImage = np.zeros((height, width, 4), np.uint8)
    left, top = (width - size[0]) // 2, (height - size[1]) // 2
    canvas[top : top + size[1], left : left + size[0]] = subject
    return canvas


def resize_rgba(rgba: RgbaImage, size: tuple[int, int]) -> RgbaImage:
    """Straight RGBA at (width, height), colours weighed by alpha so that hidden ones do not bleed in."""
    weight = rgba[..., 3:].astype(np.float32) / np.float32(255)
    premultiplied = np.concatenate([rgba[..., :3] * weight, rgba[..., 3:].astype(np.float32)], axis=2)
    shrinks = size[0] < rgba.shape[1]
    resized = cv2.resize(premultiplied, size, interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC)
    alpha = np.clip(resized[..., 3:], 0, 255)
    colour = resized[..., :3] * (np.float32(255) / np.maximum(alpha, np.float32(1)))
    colour[alpha[..., 0] < 0.5] = 0
    result: RgbaImage = (np.clip(np.concatenate([colour, alpha], axis=2), 0, 255) + 0.5).astype(np.uint8)
    return result


def load_recipes(folder: Path) -> dict[str, Recipe]:
    """The recipes of a folder of TOML files by their names, which are the files' names."""
    return {file.stem: _read(file) for file in sorted(folder.glob("*.toml"))}


def pick(recipes: Mapping[str, Recipe], name: str) -> Recipe:
    """A recipe by name; raises UsageError that lists the names."""
    if name not in recipes:
        raise UsageError(
            f"There is no recipe called {name}.", f"These are known: {', '.join(sorted(recipes))}."
        )
    return recipes[name]


def _read(file: Path) -> Recipe:
    """One recipe; raises UsageError that names the file and the field."""
    try:
        values = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"The recipe {file.name} cannot be read: {error}.", "Correct the file.") from error
    unknown = sorted(set(values) - _FIELDS)
    if unknown:
        raise UsageError(f"The recipe {file.name} has an unknown field: {unknown[0]}.", "Remove the line.")
    canvas = values.get("canvas_px")
    fill, quality = float(values.get("fill", 0.85)), int(values.get("quality", 92))
    if canvas is not None and (len(canvas) != 2 or not all(1 <= side <= 20_000 for side in canvas)):
        raise UsageError(f"The recipe {file.name}: canvas_px is [width, height].", "Use 1 to 20000 pixels.")
    if not 0 < fill <= 1 or not 1 <= quality <= 100:
        raise UsageError(f"The recipe {file.name}: fill is 0..1 and quality 1..100.", "Correct the value.")
    return Recipe(
        name=file.stem,
        title=str(values.get("title", file.stem)),
        format=OutputFormat(values.get("format", OutputFormat.PNG)),
        background=parse_background(str(values.get("background", "transparent"))),
        canvas_px=(int(canvas[0]), int(canvas[1])) if canvas else None,
        fill=fill,
        quality=quality,
        source=str(values.get("source", "")),
        checked_on=str(values.get("checked_on", "")),
    )
