"""What is printed on the goods of the demo shoot. The names on them are made up."""

from __future__ import annotations

import math

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]

_CREAM: Colour = (243, 236, 219)
_INK: Colour = (38, 45, 40)
_OLIVE: Colour = (104, 122, 62)
_GOLD: Colour = (186, 142, 62)
_RUST: Colour = (196, 84, 46)
_NIGHT: Colour = (28, 52, 78)
_WHITE: Colour = (250, 249, 246)


def olive_label() -> Image.Image:
    """Around a bottle of oil: the front in the middle, the small print at both ends."""
    image = Image.new("RGB", (2400, 720), _CREAM)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 26, 2400, 38), fill=_GOLD)
    pen.rectangle((0, 682, 2400, 694), fill=_GOLD)
    middle = 1200
    for side in (-1, 1):
        _twig(pen, middle + side * 62, 206, side)
    pen.ellipse((middle - 16, 176, middle + 16, 228), fill=_OLIVE)
    _word(pen, "OLIVETO", (middle, 330), 104, _INK, spacing=16)
    _word(pen, "ALTO", (middle, 438), 70, _OLIVE, spacing=34)
    pen.line((middle - 150, 502, middle + 150, 502), fill=_GOLD, width=4)
    _word(pen, "extra virgin olive oil", (middle, 548), 42, _INK)
    _word(pen, "cold pressed  ·  500 ml", (middle, 612), 34, _INK)
    for left in (110, 1990):
        _small_print(pen, (left, 120, left + 300, 560), _INK)
    _bars(pen, (130, 570, 330, 650), _INK)
    return image


def tea_panel(side: str) -> Image.Image:
    """A panel of the tea box: front, back, side or top."""
    width = {"side": 480, "top": 900}.get(side, 900)
    height = 470 if side == "top" else 1212
    image = Image.new("RGB", (width, height), _NIGHT)
    pen = ImageDraw.Draw(image)
    if side in ("front", "back"):
        for ring in range(9):
            reach = 560 - 52 * ring
            shade = tuple(round(a + (b - a) * ring / 8) for a, b in zip(_NIGHT, _RUST, strict=True))
            pen.ellipse((450 - reach, 860 - reach, 450 + reach, 860 + reach), fill=shade)
        pen.ellipse((310, 720, 590, 1000), fill=(250, 208, 120))
        _hills(pen, width, height)
    if side == "front":
        _word(pen, "SUNNA", (450, 170), 132, _WHITE, spacing=10)
        _word(pen, "evening blend", (450, 290), 62, (250, 208, 120))
        _word(pen, "20 bags of herbal tea", (450, 1150), 40, _WHITE)
    elif side == "back":
        _word(pen, "SUNNA", (450, 130), 80, _WHITE, spacing=8)
        _small_print(pen, (150, 230, 750, 620), _WHITE)
        _bars(pen, (330, 1070, 570, 1160), _WHITE)
    elif side == "side":
        _word(pen, "SUNNA", (240, 150), 84, _WHITE, spacing=4)
        _small_print(pen, (70, 280, 410, 820), _WHITE)
        pen.ellipse((170, 930, 310, 1070), fill=(250, 208, 120))
    else:
        pen.rectangle((24, 24, width - 24, height - 24), outline=(250, 208, 120), width=6)
        _word(pen, "SUNNA", (width // 2, height // 2), 120, _WHITE, spacing=10)
    return image


def clock_face() -> Image.Image:
    """Twelve hours, ten past ten."""
    image = Image.new("RGB", (1400, 1400), (247, 245, 238))
    pen = ImageDraw.Draw(image)
    for minute in range(60):
        angle = math.radians(6 * minute)
        long, wide = (52, 12) if minute % 5 == 0 else (24, 5)
        ends = [(700 + reach * math.sin(angle), 700 - reach * math.cos(angle)) for reach in (620 - long, 620)]
        pen.line(ends, fill=_INK, width=wide)
    for hour in range(1, 13):
        angle = math.radians(30 * hour)
        at = round(700 + 490 * math.sin(angle)), round(700 - 490 * math.cos(angle))
        _word(pen, str(hour), at, 118, _INK)
    _word(pen, "morgun", (700, 930), 62, (120, 120, 116))
    for degrees, long, wide, colour in ((305, 330, 34, _INK), (60, 480, 24, _INK), (150, 520, 8, _RUST)):
        angle = math.radians(degrees)
        ends = [(700 + reach * math.sin(angle), 700 - reach * math.cos(angle)) for reach in (-70, long)]
        pen.line(ends, fill=colour, width=wide)
    pen.ellipse((666, 666, 734, 734), fill=_INK)
    pen.ellipse((688, 688, 712, 712), fill=_RUST)
    return image


def car_number() -> Image.Image:
    """A round number on the door."""
    image = Image.new("RGB", (700, 400), (196, 52, 44))
    pen = ImageDraw.Draw(image)
    pen.ellipse((190, 40, 510, 360), fill=_WHITE)
    _word(pen, "7", (350, 200), 250, _INK)
    return image


def can_label() -> Image.Image:
    """Around a can of lemonade."""
    image = Image.new("RGB", (2400, 800), (226, 206, 196))
    pen = ImageDraw.Draw(image)
    pen.rectangle((860, 120, 1540, 680), fill=(250, 245, 238), outline=(150, 92, 78), width=8)
    for petal in range(8):
        angle = math.radians(45 * petal)
        x, y = 1200 + 62 * math.cos(angle), 268 + 62 * math.sin(angle)
        pen.ellipse((x - 34, y - 34, x + 34, y + 34), fill=(206, 128, 112))
    pen.ellipse((1168, 236, 1232, 300), fill=(240, 190, 90))
    _word(pen, "rosa", (1200, 440), 130, (120, 66, 56))
    _word(pen, "rose and elderflower", (1200, 560), 54, (120, 66, 56))
    _word(pen, "sparkling · 330 ml", (1200, 630), 36, (120, 66, 56))
    _small_print(pen, (120, 200, 480, 620), (120, 66, 56))
    return image


def _twig(pen: ImageDraw.ImageDraw, x: int, y: int, side: int) -> None:
    pen.line((x, y, x + side * 170, y - 54), fill=_OLIVE, width=6)
    for step in range(4):
        at = x + side * (30 + 42 * step), y - 10 - 14 * step
        for lift in (-34, 18):
            box = sorted((at[0], at[0] + side * 40))
            pen.ellipse((box[0], at[1] + lift, box[1], at[1] + lift + 17), fill=_OLIVE)


def _hills(pen: ImageDraw.ImageDraw, width: int, height: int) -> None:
    for base, rise, colour in ((950, 90, (72, 66, 84)), (1020, 60, (44, 48, 66)), (1080, 40, _NIGHT)):
        edge = [(x, base + rise * math.sin(x / width * 7 + base)) for x in range(0, width + 20, 20)]
        pen.polygon([(0, height), *edge, (width, height)], fill=colour)


def _word(
    pen: ImageDraw.ImageDraw, words: str, at: tuple[int, int], size: int, fill: Colour, spacing: int = 0
) -> None:
    """Words with their middle at a point; spacing: px between the letters."""
    font = ImageFont.load_default(size)
    wide = sum(font.getlength(letter) + spacing for letter in words) - spacing
    x = at[0] - wide / 2
    for letter in words if spacing else (words,):
        pen.text((x, at[1]), letter, fill=fill, font=font, anchor="lm", stroke_width=size // 60)
        x += font.getlength(letter) + spacing


def _small_print(pen: ImageDraw.ImageDraw, at: tuple[int, int, int, int], fill: Colour) -> None:
    left, top, right, bottom = at
    for line, y in enumerate(range(top, bottom, 30)):
        short = (0, 60, 20, 130, 45)[line % 5]
        pen.rectangle((left, y, right - short, y + 9), fill=fill)


def _bars(pen: ImageDraw.ImageDraw, at: tuple[int, int, int, int], fill: Colour) -> None:
    left, top, right, bottom = at
    pen.rectangle((left - 20, top - 14, right + 20, bottom + 14), fill=_WHITE)
    ink = _INK if fill == _WHITE else fill
    x, step = left, 0
    while x < right:
        wide = (4, 9, 3, 6, 12, 4, 7)[step % 7]
        pen.rectangle((x, top, x + wide, bottom), fill=ink)
        x += wide + (5, 4, 8, 3)[step % 4]
        step += 1
