"""What is to be photographed, as plain records: made.blender reads them as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field

from made.style import Colour, Style


@dataclass(frozen=True)
class Material:
    """A surface. colour, second: sRGB.  texture: none, picture, or a pattern of the two colours.

    coat: of clear lacquer or glaze, 0..1.
    """

    colour: Colour
    second: Colour = (0.5, 0.5, 0.5)
    texture: str = "none"
    picture: str = ""
    scale: float = 6.0
    roughness: float = 0.4
    metallic: float = 0.0
    glass: float = 0.0
    bump: float = 0.0
    coat: float = 0.0


@dataclass(frozen=True)
class Light:
    """A square lamp that looks at the product."""

    azimuth_deg: float
    elevation_deg: float
    size: float
    watts: float
    colour: Colour


@dataclass(frozen=True)
class Prop:
    """Something else that stands on the table."""

    kind: str
    seed: int
    materials: dict[str, Material]
    x: float
    y: float
    yaw_deg: float
    scale: float


@dataclass(frozen=True)
class Place:
    """Where photos are taken. kind: sweep (paper), table, or shop (a picture behind what a hand holds)."""

    kind: str
    floor: Material
    wall: Material
    sky: Colour
    sky_strength: float
    lights: tuple[Light, ...]
    props: tuple[Prop, ...] = ()
    picture: str = ""


@dataclass(frozen=True)
class View:
    """One photo. The product is turned by yaw, then tipped by tilt; the camera looks down by elevation.

    fill: share of the frame that the product takes.  hand: skin that holds it, () for none.  aperture: its
    width in the unit of the product's size, 0 for a picture that is sharp everywhere.
    """

    name: str
    yaw_deg: float
    tilt_deg: float
    roll_deg: float
    elevation_deg: float
    lens_mm: float
    fill: float
    shift: tuple[float, float]
    width_px: int
    height_px: int
    place: Place
    hand: Colour | tuple[()] = ()
    hand_side: int = 1
    aperture: float = 0.0


@dataclass(frozen=True)
class Product:
    """A product and its photos. difference: how it differs from the first of its family, "" for the first."""

    name: str
    family: str
    kind: str
    seed: int
    difference: str
    style: Style
    materials: dict[str, Material]
    views: tuple[View, ...] = field(default=())
