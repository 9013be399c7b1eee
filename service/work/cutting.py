"""The service removes backgrounds itself, with the program's own engine (CRITICAL-4)."""

from __future__ import annotations

import io
import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from desktop.app.engine import Choice, Engine, load_engine
from desktop.cloud.wire import ProcessingOptions
from desktop.core.backgrounds import WHITE, flatten
from desktop.core.encoding import OutputFormat, encode
from desktop.core.errors import AppError, PhotoError
from desktop.core.imaging import decode, pixel_count
from desktop.core.matting import MattingModel
from desktop.core.quality import judge
from desktop.core.recipes import Align, Canvas, GivesWay, Recipe
from desktop.core.rendering import render
from desktop.core.resampling import premultiplied, resized, straight
from desktop.core.subject import Subject
from desktop.core.types import Alpha, HardwareUse, Quality, RgbaImage, RgbImage, no_checkpoint
from desktop.paths import Places
from service.errors import Invalid
from service.work.colours import colour_names

CONTENT_TYPES = {"png": "image/png", "jpeg": "image/jpeg", "webp": "image/webp"}
MOST_PIXELS = 60_000_000
_CENTRED_FILL = 0.85
_DEFAULT_QUALITY = 90


@dataclass(frozen=True, slots=True)
class Cut:
    """A finished cutout. doubt: 0..1.  colours: names of the subject's, the largest first."""

    data: bytes
    content_type: str
    width: int
    height: int
    doubt: float
    colours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matted:
    """A photo and its matte."""

    rgb: RgbImage
    alpha: Alpha
    doubt: float


class Cutter:
    """Loads the networks when the first photo comes; threads share them."""

    def __init__(self, places: Places, quality: str = "balanced") -> None:
        self._places = places
        self._quality = Quality(quality)
        self._lock = threading.Lock()
        self._engine: Engine | None = None

    @property
    def key(self) -> str:
        """Changes when the same photo would get another cutout."""
        return self._model().key

    def matte(self, data: bytes, name: str) -> Matted:
        """Decode and matte a photo. Raises Invalid for what is no photo that can be done."""
        engine = self._loaded()
        try:
            with engine.budget.take(pixel_count(data, name), no_checkpoint):
                picture = decode(data, name, max_pixels=MOST_PIXELS)
                matte = engine.matting.matte(picture.rgb)
        except PhotoError as error:
            raise Invalid.field("image", str(error), error.code) from error
        return Matted(picture.rgb, matte.alpha, judge(matte.alpha, matte.evidence).score)

    def cut(self, data: bytes, name: str, options: ProcessingOptions) -> Cut:
        """A photo as the options want it. Raises Invalid for what is no photo that can be done."""
        matted = self.matte(data, name)
        rgb = stretched(matted.rgb, matted.alpha) if options.enhance_colors else matted.rgb
        colours = colour_names(matted.rgb, matted.alpha)
        try:
            encoded, (width, height) = _drawn(rgb, matted.alpha, options)
        except AppError as error:
            raise Invalid.field("options", str(error), error.code) from error
        return Cut(
            encoded, CONTENT_TYPES[options.output_format], width, height, round(matted.doubt, 3), colours
        )

    def _model(self) -> MattingModel:
        return self._loaded().matting

    def _loaded(self) -> Engine:
        with self._lock:
            if self._engine is None:
                choice = Choice(self._quality, hardware=HardwareUse.CPU)
                self._engine = load_engine(choice, self._places, workers=2)
            return self._engine


def _drawn(rgb: RgbImage, alpha: Alpha, options: ProcessingOptions) -> tuple[bytes, tuple[int, int]]:
    """The bytes of the cutout and its width and height."""
    subject = Subject(rgb, alpha)
    size = _target(options)
    if size is not None and not options.auto_trim and not options.center_subject:
        pixels = _fitted(subject.whole, size)
        return _encoded(pixels, options), size
    recipe = _recipe(subject, options)
    rendered = render(subject, recipe)
    data = rendered.data
    if recipe.format is not OutputFormat(options.output_format):
        data = _encoded(_rgba(data), options)
    return data, (rendered.width, rendered.height)


def _recipe(subject: Subject, options: ProcessingOptions) -> Recipe:
    # A recipe keeps transparent WebP exact; somebody who asks for a quality wants it small.
    is_lossy_webp = options.output_format == "webp" and options.quality is not None
    format = OutputFormat.PNG if is_lossy_webp else OutputFormat(options.output_format)
    size, fill, enlarge = _target(options), _CENTRED_FILL, 1.0
    on: tuple[int, int] | Canvas = Canvas.PHOTO
    if size is not None:
        on, fill, enlarge = size, 1.0 if options.auto_trim else _CENTRED_FILL, 8.0
    elif options.auto_trim:
        on, fill = Canvas.SUBJECT, 1.0
    elif options.center_subject:
        width, height = subject.photo_px
        on, fill = subject.photo_px, max(subject.box.width / width, subject.box.height / height)
    return Recipe(
        "cloud",
        format=format,
        canvas=on,
        fill=fill,
        align=Align.CENTRE,
        quality=options.quality or _DEFAULT_QUALITY,
        enlarge=enlarge,
        gives_way=GivesWay.FILL,
    )


def _target(options: ProcessingOptions) -> tuple[int, int] | None:
    if options.target_width is None or options.target_height is None:
        return None
    return options.target_width, options.target_height


def _fitted(whole: RgbaImage, size: tuple[int, int]) -> RgbaImage:
    """The whole frame at the largest size that fits, in the middle of a transparent canvas."""
    height, width = whole.shape[:2]
    scale = min(size[0] / width, size[1] / height)
    inner = (max(1, min(size[0], round(width * scale))), max(1, min(size[1], round(height * scale))))
    small = straight(resized(premultiplied(whole), inner))
    canvas: RgbaImage = np.zeros((size[1], size[0], 4), np.uint8)
    left, top = (size[0] - inner[0]) // 2, (size[1] - inner[1]) // 2
    canvas[top : top + inner[1], left : left + inner[0]] = small
    return canvas


def _encoded(rgba: RgbaImage, options: ProcessingOptions) -> bytes:
    format = OutputFormat(options.output_format)
    quality = options.quality or _DEFAULT_QUALITY
    if not format.has_alpha:
        return encode(flatten(rgba, WHITE), format, quality=quality, keeps_colour=True)
    return encode(rgba, format, quality=quality, lossless=options.quality is None)


def _rgba(png: bytes) -> RgbaImage:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"), np.uint8)


def stretched(rgb: RgbImage, alpha: Alpha) -> RgbImage:
    """The subject's lightness stretched so that its darkest and lightest half percent are black and white.

    Colours keep their hue: all three channels take the same line. Never more than 1.6 times the contrast.
    """
    inside = rgb[alpha > 127]
    if not len(inside):
        return rgb
    luma: NDArray[np.float32] = inside.astype(np.float32) @ np.array((0.299, 0.587, 0.114), np.float32)
    low, high = np.percentile(luma, (0.5, 99.5))
    gain = min(1.6, 255 / max(float(high - low), 1.0))
    middle = float(low + high) / 2
    offset = 127.5 - gain * middle if gain > 1 else 0.0
    line = np.clip(np.rint(np.arange(256) * gain + offset), 0, 255).astype(np.uint8)
    done: RgbImage = line[rgb]
    return done
