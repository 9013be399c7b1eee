"""The demo shoot: goods of a small shop, where each photo of them is taken, and which are edits of others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from made import demo_art
from made.spec import Light, Material, Place, Product, Prop, View
from made.style import Colour, Style

WIDE, TALL, SQUARE = (1280, 960), (960, 1280), (1080, 1080)

_NO_STYLE = Style(((0.0, 0.0, 0.0),) * 5, 0, 0, 0)
_DAY: Colour = (1.0, 0.985, 0.96)
_WINDOW: Colour = (0.95, 0.98, 1.0)
_LAMP: Colour = (1.0, 0.93, 0.82)

_SOFT = (Light(-48, 48, 2.2, 74, _DAY), Light(62, 30, 2.4, 22, _WINDOW), Light(165, 58, 1.4, 30, _DAY))
_SIDE = (Light(-68, 34, 1.9, 82, _WINDOW), Light(48, 38, 2.6, 15, _LAMP))
_HARD = (Light(42, 46, 0.8, 88, _LAMP), Light(-60, 30, 2.6, 16, _WINDOW))


def _paper(shade: Colour, strength: float, lights: tuple[Light, ...] = _SOFT) -> Place:
    sheet = Material(shade, roughness=0.95)
    return Place("sweep", sheet, sheet, (0.97, 0.985, 1.0), strength, lights)


def _table(wood: Material, wall: Material, lights: tuple[Light, ...], props: tuple[Prop, ...] = ()) -> Place:
    return Place("table", wood, wall, (0.95, 0.97, 1.0), 0.34, lights, props)


_OAK = Material((0.55, 0.36, 0.2), (0.74, 0.53, 0.33), "boards", scale=1.6, roughness=0.42, bump=0.03)
_WALNUT = Material((0.2, 0.115, 0.065), (0.38, 0.23, 0.135), "boards", scale=1.9, roughness=0.4, bump=0.03)
_STONE = Material((0.6, 0.59, 0.57), (0.7, 0.69, 0.66), "plaster", scale=3.0, roughness=0.6, bump=0.05)
_PLASTER = Material((0.8, 0.78, 0.73), (0.86, 0.84, 0.8), "plaster", scale=1.2, roughness=0.95, bump=0.04)
_SAGE_WALL = Material((0.5, 0.56, 0.5), (0.55, 0.61, 0.55), "plaster", scale=1.2, roughness=0.95, bump=0.04)
_DARK_WALL = Material((0.24, 0.26, 0.3), (0.28, 0.3, 0.34), "plaster", scale=1.2, roughness=0.95, bump=0.04)

_WHITE = _paper((0.93, 0.93, 0.93), 0.62)
_GREY = _paper((0.55, 0.56, 0.57), 0.4, _SIDE)
_SAND = _paper((0.82, 0.74, 0.64), 0.42, _HARD)
_BLUE = _paper((0.56, 0.66, 0.74), 0.42, _SIDE)

_CLAY = Material((0.62, 0.36, 0.26), roughness=0.85)
_GLAZE = Material((0.84, 0.84, 0.82), roughness=0.15, coat=0.5)
_LEAF = Material((0.2, 0.36, 0.22), roughness=0.6)
_BRASS = Material((0.78, 0.6, 0.3), roughness=0.24, metallic=1.0)
_STEEL = Material((0.78, 0.78, 0.8), roughness=0.22, metallic=1.0)
_BLACK = Material((0.045, 0.045, 0.05), roughness=0.5)
_CLOTH = Material((0.86, 0.8, 0.7), roughness=0.95, bump=0.12)


def _prop(kind: str, seed: int, surface: Material, x: float, y: float, size: float, turn: float = 20) -> Prop:
    slots = ("body", "trim", "cap", "label", "metal", "dark", "front", "back", "side", "top", "face", "page")
    return Prop(kind, seed, dict.fromkeys(slots, surface), x, y, turn, size)


_KITCHEN = _table(
    _OAK,
    _PLASTER,
    _SIDE,
    (
        _prop("vase", 3, _CLAY, -0.95, 1.15, 1.15),
        _prop("bowl", 4, _GLAZE, 0.95, 1.0, 0.85),
        _prop("jar", 2, _LEAF, 0.25, 1.75, 0.7),
        _prop("bottle", 1, _STEEL, 1.5, 1.9, 1.2),
    ),
)
_DESK = _table(
    _WALNUT,
    _SAGE_WALL,
    _HARD,
    (
        _prop("book", 2, Material((0.55, 0.2, 0.16), roughness=0.7), -1.05, 0.85, 0.8, 65),
        _prop("mug", 3, _GLAZE, 0.95, 1.2, 0.55, -40),
        _prop("stacker", 5, Material((0.86, 0.66, 0.24), roughness=0.5), 1.35, 1.9, 0.8),
    ),
)
_SHELF = _table(_OAK, _SAGE_WALL, _SIDE)
_BENCH = _table(_WALNUT, _PLASTER, _SIDE)
_NIGHT = _table(_WALNUT, _DARK_WALL, (Light(-40, 40, 1.6, 70, _LAMP), Light(70, 25, 2.2, 20, _WINDOW)))
_STUDIO = _table(_STONE, _PLASTER, _SOFT)


@dataclass(frozen=True)
class Edit:
    """A photo that somebody made from another: the part that is left of it, and its look.

    box: left, top, right, bottom, as shares.  warmth: gain of red, its inverse for blue.  contrast: around
    the middle grey.  mirrored: as in a mirror.
    """

    number: int
    source: int
    box: tuple[float, float, float, float]
    warmth: float = 1.0
    contrast: float = 1.0
    lift: float = 0.0
    mirrored: bool = False


EDITS = (
    Edit(4135, 4101, (0.06, 0.05, 0.96, 0.95), warmth=1.09, contrast=1.12, lift=0.02),
    Edit(4136, 4121, (0.03, 0.08, 0.97, 0.94), warmth=0.96, contrast=1.18, lift=0.03, mirrored=True),
)
TURNED = 4116
"""The camera was held upright for this one and wrote so into EXIF, as phones do."""
HARD = frozenset({4131})
"""Clear glass on white paper: it must be told that it needs a look, or come out well."""

PRINTS: dict[str, Callable[[], Image.Image]] = {
    "olive.png": demo_art.olive_label,
    "tea-front.png": lambda: demo_art.tea_panel("front"),
    "tea-back.png": lambda: demo_art.tea_panel("back"),
    "tea-side.png": lambda: demo_art.tea_panel("side"),
    "tea-top.png": lambda: demo_art.tea_panel("top"),
    "clock.png": demo_art.clock_face,
    "car.png": demo_art.car_number,
    "lemonade.png": demo_art.can_label,
}


def _printed(picture: str, roughness: float = 0.5, coat: float = 0.0) -> Material:
    return Material((0.9, 0.9, 0.9), texture="picture", picture=picture, roughness=roughness, coat=coat)


def _speckled(ground: Colour, dots: Colour) -> Material:
    return Material(ground, dots, "speckle", scale=26, roughness=0.28, coat=0.6)


_CUP = _speckled((0.86, 0.82, 0.73), (0.36, 0.25, 0.17))
_FELT = Material((0.66, 0.46, 0.3), (0.72, 0.52, 0.35), "plaster", scale=30, roughness=1.0, bump=0.35)
_PALE_FELT = Material((0.86, 0.76, 0.62), (0.9, 0.8, 0.67), "plaster", scale=30, roughness=1.0, bump=0.35)
_CANVAS = Material((0.16, 0.29, 0.42), (0.19, 0.33, 0.47), "plaster", scale=40, roughness=0.95, bump=0.2)
_DOOR = _printed("car.png", 0.24, 0.8)
_RED = Material((0.72, 0.11, 0.09), roughness=0.24, coat=0.8)
_BEECH = Material((0.66, 0.47, 0.3), (0.8, 0.62, 0.42), "grain", scale=9, roughness=0.5)

_Shot = tuple[int, Place, tuple[int, int], float, float, float]
"""Number, place, frame, yaw, elevation and share of the frame."""


def demo_products() -> list[Product]:
    """Every product with its views, in the order in which they were photographed."""
    return [
        _product(
            "Speckled mug",
            "mug",
            3,
            {"body": _CUP, "label": _CUP, "trim": Material((0.16, 0.3, 0.42), roughness=0.2, coat=0.7)},
            (4101, _WHITE, WIDE, 25, 16, 0.78),
            (4102, _SAND, WIDE, -42, 14, 0.76),
            (4103, _WHITE, SQUARE, 70, 38, 0.88),
            (4104, _KITCHEN, WIDE, -20, 12, 0.72),
        ),
        _product(
            "Olive oil",
            "bottle",
            7,
            {
                "body": Material((0.07, 0.12, 0.045), roughness=0.08, coat=1.0),
                "label": _printed("olive.png", 0.6),
                "cap": Material((0.1, 0.1, 0.09), roughness=0.3, coat=0.4),
            },
            (4105, _KITCHEN, TALL, 0, 8, 0.86),
            (4106, _SHELF, TALL, -38, 14, 0.86),
            (4107, _SAND, TALL, 32, 20, 0.9),
            (4108, _BLUE, TALL, 8, 6, 0.82),
        ),
        _product(
            "Herbal tea",
            "tea box",
            1,
            {
                "front": _printed("tea-front.png", 0.42),
                "back": _printed("tea-back.png", 0.42),
                "side": _printed("tea-side.png", 0.42),
                "top": _printed("tea-top.png", 0.42),
                "body": Material((0.11, 0.2, 0.31), roughness=0.5),
            },
            (4109, _GREY, WIDE, 28, 16, 0.88),
            (4110, _GREY, WIDE, -34, 22, 0.88),
            (4111, _SHELF, TALL, 14, 12, 0.74),
            (4112, _SAND, SQUARE, 40, 40, 0.9),
        ),
        _product(
            "Canvas trainer",
            "trainer",
            1,
            {
                "body": _CANVAS,
                "label": _CANVAS,
                "trim": Material((0.78, 0.5, 0.2), roughness=0.7, bump=0.1),
                "cap": Material((0.9, 0.88, 0.83), roughness=0.6),
                "dark": _BLACK,
            },
            (4113, _WHITE, WIDE, 0, 16, 0.84),
            (4114, _WHITE, WIDE, 38, 24, 0.82),
            (4115, _STUDIO, WIDE, 180, 14, 0.8),
            (TURNED, _STUDIO, TALL, 62, 46, 0.92),
        ),
        _product(
            "Table lamp",
            "lamp",
            5,
            {"label": _CLOTH, "trim": _CLOTH, "body": _BRASS, "metal": _BRASS},
            (4117, _BLUE, TALL, 0, 8, 0.84),
            (4118, _NIGHT, TALL, 30, 12, 0.8),
            (4119, _BLUE, TALL, 60, 26, 0.82),
        ),
        _product(
            "Racing car",
            "car",
            5,
            {"body": _RED, "trim": _RED, "front": _DOOR, "back": _DOOR, "dark": _BLACK, "metal": _BEECH},
            (4121, _SAND, WIDE, 22, 16, 0.82),
            (4122, _SAND, WIDE, -32, 20, 0.9),
            (4123, _DESK, WIDE, 18, 14, 0.62),
            (4124, _BENCH, WIDE, 160, 28, 0.76),
        ),
        _product(
            "Felt bear",
            "bear",
            6,
            {"body": _FELT, "trim": _PALE_FELT, "dark": _BLACK},
            (4125, _BLUE, TALL, 12, 12, 0.8),
            (4126, _SHELF, TALL, -30, 14, 0.76),
            (4127, _WHITE, SQUARE, 40, 24, 0.8),
        ),
        _product(
            "Alarm clock",
            "clock",
            6,
            {"body": Material((0.2, 0.42, 0.4), roughness=0.25, coat=0.6), "face": _printed("clock.png", 0.3),
             "metal": _BRASS},
            (4128, _GREY, WIDE, 14, 10, 0.76),
            (4129, _NIGHT, WIDE, -28, 12, 0.7),
            (4130, _DESK, WIDE, 20, 16, 0.6),
        ),
        _product(
            "Glass vase",
            "vase",
            5,
            {"body": Material((0.94, 0.97, 0.97), roughness=0.02, glass=1.0),
             "label": Material((0.94, 0.97, 0.97), roughness=0.02, glass=1.0),
             "dark": Material((0.94, 0.97, 0.97), roughness=0.02, glass=1.0)},
            (4131, _WHITE, TALL, 0, 14, 0.84),
        ),
        _product(
            "Rose lemonade",
            "can",
            4,
            {"label": _printed("lemonade.png", 0.55), "metal": _BRASS},
            (4132, _SAND, SQUARE, 10, 18, 0.72),
            (4133, _BENCH, WIDE, -24, 22, 0.66),
            (4134, _WHITE, WIDE, 30, 34, 0.72),
        ),
    ]  # fmt: skip


def _product(name: str, kind: str, seed: int, materials: dict[str, Material], *shots: _Shot) -> Product:
    views = tuple(
        View(
            f"DSC_{number}",
            yaw,
            0.0,
            0.0,
            elevation,
            70.0,
            fill,
            (0.0, 0.02 if number % 2 else -0.015),
            *frame,
            place,
            aperture=0.05 if place.kind == "table" else 0.0,
        )
        for number, place, frame, yaw, elevation, fill in shots
    )
    return Product(name, name, kind, seed, "", _NO_STYLE, materials, views)
