"""What forms are built of, as meshes of plain numbers: lofts, boxes, prisms, pipes, balls.

Runs in any Python, so also in Blender's.
"""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

Point = tuple[float, float, float]
Spot = tuple[float, float]

SEGMENTS = 48
"""Corners of a round section."""


@dataclass(frozen=True)
class Mesh:
    """Faces with the material slot of each, and a place on its picture for every corner of a face.

    bevel: width by which edges are rounded when it is drawn, 0 for none.  smooth: shaded as if it were round.
    """

    points: tuple[Point, ...]
    faces: tuple[tuple[int, ...], ...]
    spots: tuple[tuple[Spot, ...], ...]
    slots: tuple[str, ...]
    bevel: float = 0.0
    smooth: bool = True


@dataclass(frozen=True)
class Ring:
    """A closed section at a height: an ellipse for power 2, nearly a rectangle from 8 up."""

    z: float
    rx: float
    ry: float
    x: float = 0.0
    y: float = 0.0
    power: float = 2.0

    def points(self) -> list[Point]:
        """Its corners; the first one is at the back, so that the seam of a picture is there."""
        found = []
        for step in range(SEGMENTS):
            angle = 2 * math.pi * step / SEGMENTS + math.pi / 2
            cosine, sine = math.cos(angle), math.sin(angle)
            reach = (abs(cosine) ** self.power + abs(sine) ** self.power) ** (-1 / self.power)
            found.append((self.x + self.rx * reach * cosine, self.y + self.ry * reach * sine, self.z))
        return found


@dataclass
class _Builder:
    points: list[Point] = field(default_factory=list)
    faces: list[tuple[int, ...]] = field(default_factory=list)
    spots: list[tuple[Spot, ...]] = field(default_factory=list)
    slots: list[str] = field(default_factory=list)

    def face(self, corners: Sequence[int], spots: Sequence[Spot], slot: str) -> None:
        self.faces.append(tuple(corners))
        self.spots.append(tuple(spots))
        self.slots.append(slot)

    def mesh(self, bevel: float = 0.0, smooth: bool = True) -> Mesh:
        return Mesh(
            tuple(self.points), tuple(self.faces), tuple(self.spots), tuple(self.slots), bevel, smooth
        )


def loft(rings: Sequence[Ring], bands: Sequence[tuple[int, str]], bottom: str = "", top: str = "") -> Mesh:
    """A skin over rings. bands: (last ring, slot) from the first ring up, each with a picture of its own."""
    built = _Builder()
    for ring in rings:
        built.points += ring.points()
    start = 0
    for last, slot in bands:
        lengths = [0.0]
        for at in range(start, last):
            one, other = rings[at], rings[at + 1]
            lengths.append(
                lengths[-1] + math.dist((one.z, one.rx, one.ry), (other.z, other.rx, other.ry)) + 1e-9
            )
        for at in range(start, last):
            low, high = lengths[at - start] / lengths[-1], lengths[at - start + 1] / lengths[-1]
            for step in range(SEGMENTS):
                after = (step + 1) % SEGMENTS
                left, right = step / SEGMENTS, (step + 1) / SEGMENTS
                here, above = at * SEGMENTS, (at + 1) * SEGMENTS
                built.face(
                    (here + step, here + after, above + after, above + step),
                    ((left, low), (right, low), (right, high), (left, high)),
                    slot,
                )
        start = last
    ends = ((bottom, 0, -1), (top, len(rings) - 1, 1))
    for slot, at, way in ends:
        if slot:
            ring = rings[at]
            corners = [at * SEGMENTS + step for step in range(SEGMENTS)][::way]
            flat = [
                (
                    0.5 + 0.5 * (built.points[corner][0] - ring.x) / max(ring.rx, 1e-9),
                    0.5 + 0.5 * (built.points[corner][1] - ring.y) / max(ring.ry, 1e-9),
                )
                for corner in corners
            ]
            built.face(corners, flat, slot)
    return built.mesh()


def turned_form(profile: Sequence[tuple[float, float]], slot: str, bottom: str = "", top: str = "") -> Mesh:
    """A surface of revolution. profile: (radius, height) from below."""
    return loft([Ring(z, r, r) for r, z in profile], [(len(profile) - 1, slot)], bottom, top)


def box(width: float, depth: float, height: float, slots: Sequence[str], bevel: float = 0.01) -> Mesh:
    """A box on z = 0. slots: of front, right, back, left, top, bottom, or one for all."""
    names = list(slots) if len(slots) == 6 else [slots[0]] * 6
    x, y = width / 2, depth / 2
    points = [
        (-x, -y, 0.0),
        (x, -y, 0.0),
        (x, y, 0.0),
        (-x, y, 0.0),
        (-x, -y, height),
        (x, -y, height),
        (x, y, height),
        (-x, y, height),
    ]
    sides = [(0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7), (4, 5, 6, 7), (3, 2, 1, 0)]
    built = _Builder(points=list(points))
    for side, name in zip(sides, names, strict=True):
        built.face(side, ((0, 0), (1, 0), (1, 1), (0, 1)), name)
    return built.mesh(bevel, smooth=False)


def prism(outline: Sequence[Spot], depth: float, front: str, back: str, edge: str, bevel: float) -> Mesh:
    """An outline in x and z, seen from the front against the clock, depth thick; its picture spans it."""
    built = _Builder()
    count = len(outline)
    for y in (-depth / 2, depth / 2):
        built.points += [(x, y, z) for x, z in outline]
    lowest = [min(spot[axis] for spot in outline) for axis in (0, 1)]
    span = [max(spot[axis] for spot in outline) - lowest[axis] for axis in (0, 1)]
    flat = [((x - lowest[0]) / span[0], (z - lowest[1]) / span[1]) for x, z in outline]
    built.face(range(count), flat, front)
    built.face(range(2 * count - 1, count - 1, -1), [(1 - u, v) for u, v in reversed(flat)], back)
    for at in range(count):
        after = (at + 1) % count
        low, high = at / count, (at + 1) / count
        built.face((after, at, at + count, after + count), ((low, 0), (high, 0), (high, 1), (low, 1)), edge)
    return built.mesh(bevel, smooth=False)


def pipe(path: Sequence[Point], radius: float, slot: str, closed: bool = False) -> Mesh:
    """A round bar along a path."""
    built = _Builder()
    count, corners = len(path), 12
    up: Point = (0.0, 0.0, 1.0)
    for at, point in enumerate(path):
        before = path[at - 1] if at or closed else point
        after = path[(at + 1) % count] if at + 1 < count or closed else point
        along = _unit(_minus(after, before))
        side = _cross(along, up)
        if math.hypot(*side) < 0.2:
            side = _cross(along, (0.0, 1.0, 0.0))
        side = _unit(side)
        up = _unit(_cross(side, along))
        for corner in range(corners):
            angle = 2 * math.pi * corner / corners
            across, over = radius * math.cos(angle), radius * math.sin(angle)
            built.points.append(
                (
                    point[0] + across * side[0] + over * up[0],
                    point[1] + across * side[1] + over * up[1],
                    point[2] + across * side[2] + over * up[2],
                )
            )
    for at in range(count if closed else count - 1):
        here, there = at * corners, (at + 1) % count * corners
        for corner in range(corners):
            after_corner = (corner + 1) % corners
            built.face(
                (here + corner, here + after_corner, there + after_corner, there + corner),
                ((at / count, 0), (at / count, 1), ((at + 1) / count, 1), ((at + 1) / count, 0)),
                slot,
            )
    if not closed:
        for start, way in ((0, -1), ((count - 1) * corners, 1)):
            ends = [start + corner for corner in range(corners)][::way]
            built.face(ends, [(0.5, 0.5)] * corners, slot)
    return built.mesh()


def ball(centre: Point, radii: Point, slot: str) -> Mesh:
    """An ellipsoid."""
    steps = 20
    rings = []
    for step in range(steps + 1):
        angle = math.pi * (step / steps - 0.5)
        wide = max(math.cos(angle), 1e-3)
        rings.append(Ring(math.sin(angle) * radii[2], wide * radii[0], wide * radii[1]))
    return moved(loft(rings, [(steps, slot)]), *centre)


def moved(mesh: Mesh, x: float, y: float, z: float) -> Mesh:
    """The mesh elsewhere."""
    return replace(mesh, points=tuple((px + x, py + y, pz + z) for px, py, pz in mesh.points))


def rotated(mesh: Mesh, axis: str, degrees: float) -> Mesh:
    """The mesh turned about an axis, x, y or z."""
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))

    def turn(point: Point) -> Point:
        x, y, z = point
        if axis == "x":
            return x, y * cosine - z * sine, y * sine + z * cosine
        if axis == "y":
            return x * cosine + z * sine, y, z * cosine - x * sine
        return x * cosine - y * sine, x * sine + y * cosine, z

    return replace(mesh, points=tuple(turn(point) for point in mesh.points))


def _minus(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1], one[2] - other[2]


def _cross(one: Point, other: Point) -> Point:
    return (
        one[1] * other[2] - one[2] * other[1],
        one[2] * other[0] - one[0] * other[2],
        one[0] * other[1] - one[1] * other[0],
    )


def _unit(vector: Point) -> Point:
    length = max(math.hypot(*vector), 1e-9)
    return vector[0] / length, vector[1] / length, vector[2] / length


def arc(
    centre: Spot, radii: Spot, start_deg: float, end_deg: float, steps: int = 16, y: float = 0.0
) -> list[Point]:
    """Points of an elliptic arc in the plane of x and z."""
    found = []
    for step in range(steps + 1):
        angle = math.radians(start_deg + (end_deg - start_deg) * step / steps)
        found.append((centre[0] + radii[0] * math.cos(angle), y, centre[1] + radii[1] * math.sin(angle)))
    return found


def bounds(meshes: Sequence[Mesh]) -> tuple[Point, Point]:
    """The lowest and highest coordinates."""
    points = [point for mesh in meshes for point in mesh.points]
    low = (min(p[0] for p in points), min(p[1] for p in points), min(p[2] for p in points))
    high = (max(p[0] for p in points), max(p[1] for p in points), max(p[2] for p in points))
    return low, high


Maker = Callable[[random.Random], list[Mesh]]
