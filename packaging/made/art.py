"""Printed pictures for made products: labels, panels, clock faces and screens, and backgrounds of shops.

The same style, role and size give the same picture (of one version of Pillow, whose own font is used).
"""

from __future__ import annotations

import colorsys
import math
import random
from dataclasses import replace

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from made.style import Colour, Style, random_palette

Drawing = ImageDraw.ImageDraw

_SYLLABLES = (
    "ba be bo da do el fa fi ga go ha he ja ka ki la le lo ma mi mo na no "
    "ol pa po ra ri ro sa si ta ti u va vi wo za"
)
_FLAVOURS = (
    "Natural Mild Classic Berry Mint Lemon Dark Fresh Original Forest Ocean Honey Smoke Rose Cocoa Pure"
)


def draw(style: Style, role: str, size: tuple[int, int]) -> Image.Image:
    """The picture of a surface: role label, front, back, side, top, face or page."""
    image = Image.new("RGB", size, _rgb(style.palette[0]))
    if role == "face":
        _face(image, style)
    elif role == "page":
        _pages(image)
    elif role in ("back", "side"):
        _small_print(image, (0, 0, *size), style, role)
    elif role == "label":
        width, height = size  # its front is in the middle, its back at both ends
        _art(image, (width // 4, 0, width * 3 // 4, height), style)
        _small_print(image, (0, 0, width // 5, height), style, "back")
        _small_print(image, (width * 4 // 5, 0, width, height), style, "side")
        if random.Random(style.layout).random() < 0.5:
            pen = ImageDraw.Draw(image)
            band = height // random.Random(style.layout + 1).randint(6, 16)
            pen.rectangle((0, 0, width, band), fill=_rgb(style.palette[2]))
            pen.rectangle((0, height - band, width, height), fill=_rgb(style.palette[2]))
    else:
        _art(image, (0, 0, *size), style if role == "front" else replace(style, layout=style.layout + 7))
    return image


def _rgb(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = (round(255 * part) for part in colour)
    return red, green, blue


def _name(seed: int) -> str:
    rng = random.Random(seed)
    return "".join(rng.choice(_SYLLABLES.split()) for _ in range(rng.randint(2, 3))).capitalize()


def _write(
    image: Image.Image, words: str, at: tuple[float, float, float, float], fill: Colour, rng: random.Random
) -> None:
    """Words stretched into a box: one font looks like many when it is squeezed, slanted and outlined."""
    left, top, right, bottom = at
    width, height = max(8, round(right - left)), max(6, round(bottom - top))
    font = ImageFont.load_default(48)
    stroke = rng.choice((0, 0, 1, 3))
    box = font.getbbox(words, stroke_width=stroke)
    tile = Image.new("L", (round(box[2] - box[0]) + 8, round(box[3] - box[1]) + 8))
    ImageDraw.Draw(tile).text((4 - box[0], 4 - box[1]), words, fill=255, font=font, stroke_width=stroke)
    slant = rng.choice((0.0, 0.0, 0.25))
    if slant:
        wider = tile.width + round(slant * tile.height)
        tile = tile.transform(
            (wider, tile.height), Image.Transform.AFFINE, (1, slant, -slant * tile.height / 2, 0, 1, 0)
        )
    natural = tile.width / tile.height * height
    width = round(min(width, natural * rng.choice((1.0, 1.0, 1.4))))
    tile = tile.resize((max(width, 4), height))
    middle = (left + right) / 2
    image.paste(Image.new("RGB", tile.size, _rgb(fill)), (round(middle - tile.width / 2), round(top)), tile)


def _art(image: Image.Image, at: tuple[int, int, int, int], style: Style) -> None:
    """The front: shapes by the layout, words and a motif by the text."""
    rng, left, top, right, bottom = random.Random(style.layout), *at
    width, height = right - left, bottom - top
    tile = Image.new("RGB", (width, height), _rgb(style.palette[0]))
    pen = ImageDraw.Draw(tile)
    for _ in range(rng.randint(1, 3)):
        _shape(pen, width, height, style.palette[rng.choice((1, 1, 2, 3))], rng)
    order = [0, 1, 2]
    rng.shuffle(order)
    rows = [(0.06 + 0.3 * slot, 0.06 + 0.3 * slot + rng.uniform(0.14, 0.26)) for slot in range(3)]
    inset = rng.uniform(0.06, 0.2) * width
    big, small = rows[order[0]], rows[order[1]]
    _motif(pen, (width, height), rows[order[2]], style, rng)
    _write(
        tile,
        _name(style.brand),
        (inset, big[0] * height, width - inset, big[1] * height),
        style.palette[4],
        rng,
    )
    words = random.Random(style.text)
    flavour = f"{words.choice(_FLAVOURS.split())} {_name(style.text + 5)}"
    low = small[0] * height
    _write(tile, flavour, (inset, low, width - inset, low + height * 0.11), style.palette[2], rng)
    _lines(pen, (inset, low + height * 0.14, width - inset, low + height * 0.22), style.palette[4], words)
    image.paste(tile, (left, top))


def _shape(pen: Drawing, width: int, height: int, colour: Colour, rng: random.Random) -> None:
    fill, kind = _rgb(colour), rng.randrange(7)
    x, y, reach = rng.uniform(0, width), rng.uniform(0, height), rng.uniform(0.2, 0.6) * width
    if kind == 0:
        pen.rectangle((0, y, width, y + rng.uniform(0.1, 0.5) * height), fill=fill)
    elif kind == 1:
        pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=fill)
    elif kind == 2:
        steps, swing = 40, rng.uniform(0.03, 0.12) * height
        wave = [(width * s / steps, y + swing * math.sin(6.3 * s / steps * 1.3)) for s in range(steps + 1)]
        pen.polygon([*wave, (width, height), (0, height)], fill=fill)
    elif kind == 3:
        gap = rng.uniform(0.06, 0.16) * width
        for step in range(-20, 40):
            pen.line(
                (step * gap, 0, step * gap + height * rng.choice((0.0, 0.5)), height),
                fill=fill,
                width=max(2, round(gap / 3)),
            )
    elif kind == 4:
        pen.polygon([(0, y), (width, y - reach), (width, height), (0, height)], fill=fill)
    elif kind == 5:
        for step in range(18):
            angle = 6.283 * step / 18
            tip = [
                (x + 2 * width * math.cos(angle + d), y + 2 * width * math.sin(angle + d)) for d in (0, 0.17)
            ]
            pen.polygon([(x, y), *tip], fill=fill)
    else:
        gap = rng.uniform(0.08, 0.2) * width
        dot = gap * rng.uniform(0.15, 0.4)
        for row in range(int(height / gap) + 2):
            for column in range(int(width / gap) + 2):
                cx, cy = (column + 0.5 * (row % 2)) * gap, row * gap
                pen.ellipse((cx - dot, cy - dot, cx + dot, cy + dot), fill=fill)


def _motif(
    pen: Drawing, size: tuple[int, int], rows: tuple[float, float], style: Style, rng: random.Random
) -> None:
    """Fruit, leaves, stars, rings: what is shown follows the text, where it is follows the layout."""
    width, height = size
    what, shade = random.Random(style.text), _rgb(style.palette[2])
    kind, count = what.randrange(5), what.randint(1, 5)
    high = (rows[1] - rows[0]) * height * rng.uniform(1.0, 1.5)
    cy = (rows[0] + rows[1]) / 2 * height
    for step in range(count):
        cx = width * (step + 1) / (count + 1)
        r = min(high / 2, width / (count + 1) / 1.8)
        if kind == 0:
            pen.ellipse((cx - r, cy - r, cx + r, cy + r), fill=shade)
            pen.ellipse((cx - r * 0.1, cy - r * 1.25, cx + r * 0.7, cy - r * 0.7), fill=(60, 130, 50))
        elif kind == 1:
            leaf = [
                (cx + r * math.sin(a) * abs(math.sin(a / 2)), cy - r * math.cos(a))
                for a in [6.283 * s / 24 for s in range(24)]
            ]
            pen.polygon(leaf, fill=shade)
        elif kind == 2:
            star = [
                (
                    cx + r * (1, 0.45)[s % 2] * math.sin(s * 0.6283),
                    cy - r * (1, 0.45)[s % 2] * math.cos(s * 0.6283),
                )
                for s in range(10)
            ]
            pen.polygon(star, fill=shade)
        elif kind == 3:
            pen.ellipse((cx - r, cy - r, cx + r, cy + r), outline=shade, width=max(2, round(r / 3)))
        else:
            pen.rectangle((cx - r, cy - r * 0.6, cx + r, cy + r * 0.6), fill=shade)
            pen.polygon(
                [(cx - r, cy - r * 0.6), (cx, cy - r * 1.2), (cx + r, cy - r * 0.6)],
                fill=_rgb(style.palette[3]),
            )


def _lines(pen: Drawing, at: tuple[float, float, float, float], colour: Colour, rng: random.Random) -> None:
    """Text that is too small to read."""
    left, top, right, bottom = at
    step = max(5.0, (bottom - top) / 6)
    y = top
    while y + step / 2 < bottom:
        x = left
        end = right - rng.uniform(0, 0.3) * (right - left)
        while x < end:
            word = rng.uniform(0.03, 0.12) * (right - left)
            pen.rectangle((x, y, min(x + word, end), y + step * 0.45), fill=_rgb(colour))
            x += word + 0.02 * (right - left) + 1
        y += step


def _small_print(image: Image.Image, at: tuple[int, int, int, int], style: Style, role: str) -> None:
    """Back and sides: paragraphs, a table, a bar code, the brand small."""
    rng, words = random.Random(style.layout + len(role)), random.Random(style.text + 1)
    left, top, right, bottom = at
    width, height = right - left, bottom - top
    pen = ImageDraw.Draw(image)
    pen.rectangle((left, top, right - 1, bottom - 1), fill=_rgb(style.palette[rng.choice((0, 0, 1))]))
    inset = width * 0.08
    _write(
        image,
        _name(style.brand),
        (left + inset, top + height * 0.05, right - inset, top + height * 0.16),
        style.palette[2],
        rng,
    )
    y, end = top + height * 0.2, top + height * rng.uniform(0.5, 0.7)
    while y < end:
        high = height * rng.uniform(0.08, 0.18)
        _lines(pen, (left + inset, y, right - inset, min(y + high, end)), style.palette[4], words)
        y += high + height * 0.04
    if role == "back":
        pen.rectangle((left + inset, end + 4, right - inset, bottom - height * 0.05), fill=(245, 245, 245))
        x = left + inset + 4
        while x < left + width * 0.5:
            bar = words.choice((1, 2, 3))
            pen.rectangle((x, end + 8, x + bar - 1, bottom - height * 0.08), fill=(10, 10, 10))
            x += bar + words.choice((1, 2, 3))
        _lines(
            pen,
            (left + width * 0.55, end + 10, right - inset * 1.3, bottom - height * 0.08),
            (0.1, 0.1, 0.1),
            words,
        )
    else:
        _shape(pen, width, height, style.palette[3], rng) if at[0] == 0 and width == image.width else None


def _face(image: Image.Image, style: Style) -> None:
    """A clock face, or a screen with tiles and curves."""
    width, height = image.size
    pen, rng = ImageDraw.Draw(image), random.Random(style.layout)
    words = random.Random(style.text)
    if rng.random() < 0.5:
        pen.rectangle((0, 0, width, height), fill=_rgb(style.palette[1]))
        cx, cy, reach = width / 2, height / 2, min(width, height) * 0.42
        for hour in range(12):
            angle = hour * math.pi / 6
            inner = reach * (0.8 if hour % 3 else 0.65)
            pen.line(
                (
                    cx + inner * math.sin(angle),
                    cy - inner * math.cos(angle),
                    cx + reach * math.sin(angle),
                    cy - reach * math.cos(angle),
                ),
                fill=_rgb(style.palette[4]),
                width=max(3, width // (60 if hour % 3 else 30)),
            )
        for long, thick in ((0.5, 18), (0.85, 30)):
            angle = words.uniform(0, 6.283)
            pen.line(
                (cx, cy, cx + long * reach * math.sin(angle), cy - long * reach * math.cos(angle)),
                fill=_rgb(style.palette[2]),
                width=max(3, width // thick),
            )
        return
    pen.rectangle((0, 0, width, height), fill=rng.choice(((12, 16, 24), (225, 230, 235))))
    columns, rows = rng.randint(2, 4), rng.randint(2, 4)
    for row in range(rows):
        for column in range(columns):
            x, y = width * (column + 0.12) / columns, height * (row + 0.12) / rows
            pen.rectangle(
                (x, y, x + width * 0.76 / columns, y + height * 0.76 / rows),
                fill=_rgb(words.choice(style.palette[1:4])),
            )
    _write(image, _name(style.text), (width * 0.1, height * 0.4, width * 0.9, height * 0.6), (1, 1, 1), rng)


def _pages(image: Image.Image) -> None:
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, *image.size), fill=(238, 232, 216))
    for x in range(0, image.width, 3):
        pen.line((x, 0, x, image.height), fill=(205, 198, 180))


def shop(seed: int, size: tuple[int, int]) -> Image.Image:
    """A shelf with rows of packs, out of focus: what is behind a product held in a shop."""
    rng = random.Random(seed)
    width, height = size
    image = Image.new("RGB", size, _rgb(colorsys.hsv_to_rgb(rng.random(), 0.15, rng.uniform(0.15, 0.7))))
    pen = ImageDraw.Draw(image)
    rows = rng.randint(2, 4)
    for row in range(rows):
        floor, x = height * (row + 0.92) / rows, -rng.uniform(0, 30)
        while x < width:
            style = Style(random_palette(rng), rng.randrange(999), rng.randrange(999), rng.randrange(999))
            wide, high = round(rng.uniform(0.06, 0.16) * width), round(rng.uniform(0.4, 0.8) * height / rows)
            pack = draw(style, "front", (max(wide, 12), max(high, 16)))
            for _ in range(rng.randint(1, 3)):
                image.paste(pack, (round(x), round(floor - high)))
                x += wide + rng.uniform(0, 4)
        pen.rectangle(
            (0, floor, width, floor + height * 0.05),
            fill=rng.choice(((230, 230, 228), (90, 90, 95), (170, 140, 100))),
        )
        for x in range(10, width, width // 8):
            pen.rectangle((x, floor + 2, x + width // 14, floor + height * 0.04), fill=(250, 246, 190))
    return image.rotate(rng.uniform(-12, 12), fillcolor=(70, 70, 74)).filter(
        ImageFilter.GaussianBlur(rng.uniform(1, 5))
    )
