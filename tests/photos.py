"""Photos made for tests: a coloured product on a plain background, the same bytes every time."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]

RED: Colour = (200, 40, 40)
GREEN: Colour = (40, 150, 70)
BLUE: Colour = (40, 70, 190)
STUDIO_GREY: Colour = (226, 226, 224)


def product_picture(
    size_px: tuple[int, int] = (320, 240),
    *,
    shape: str = "ellipse",
    colour: Colour = RED,
    background: Colour = STUDIO_GREY,
) -> Image.Image:
    """An RGB picture of one product that covers the middle half of each side, lit from the upper left.

    shape: "ellipse", "box" or "triangle".
    """
    width, height = size_px
    picture = Image.new("RGB", size_px, background)
    draw = ImageDraw.Draw(picture)
    left, top, right, bottom = width // 4, height // 4, width * 3 // 4 - 1, height * 3 // 4 - 1
    shade = tuple(channel * 2 // 3 for channel in colour)
    light = (left + width // 16, top + height // 16, left + width // 6, top + height // 6)
    if shape == "ellipse":
        draw.ellipse((left, top, right, bottom), fill=colour, outline=shade, width=3)
    elif shape == "box":
        draw.rectangle((left, top, right, bottom), fill=colour, outline=shade, width=3)
    elif shape == "triangle":
        draw.polygon(
            [(width // 2, top), (right, bottom), (left, bottom)], fill=colour, outline=shade, width=3
        )
        light = (width // 2 - width // 16, height // 2, width // 2 + width // 16, height // 2 + height // 8)
    else:
        raise ValueError(f"shape must be ellipse, box or triangle, not {shape!r}")
    draw.ellipse(light, fill=tuple((channel + 255) // 2 for channel in colour))
    return picture


def encoded(picture: Image.Image, format: str = "JPEG", **options: object) -> bytes:
    """The picture as the bytes of a file. format and options: as Pillow's save takes them."""
    buffer = io.BytesIO()
    picture.save(buffer, format, **({"quality": 92} if format == "JPEG" else {}) | options)
    return buffer.getvalue()


class PhotoMaker:
    """Writes photo files below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def product(
        self,
        name: str = "product.jpg",
        size_px: tuple[int, int] = (320, 240),
        *,
        shape: str = "ellipse",
        colour: Colour = RED,
        background: Colour = STUDIO_GREY,
    ) -> Path:
        """A product photo in the file `name`, whose suffix says the format; folders in it are made."""
        picture = product_picture(size_px, shape=shape, colour=colour, background=background)
        suffix = Path(name).suffix.lower()
        return self.write(name, encoded(picture, Image.registered_extensions()[suffix]))

    def write(self, name: str, content: bytes) -> Path:
        """Any bytes as a file, for the files that are no photo or a broken one."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path
