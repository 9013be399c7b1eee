"""Colours of any RGB or grey space, with any number of bits, as 8-bit sRGB.

LittleCMS does this for 8 bits (profiles.py). From 16 bits the result is rounded here, once, at the end:
rounded before, the wide spaces of raw converters have too few levels left and smooth backgrounds show steps.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Curve = Callable[[Floats], Floats]
"""From stored values to light, both 0..1; HDR curves go beyond, 1 being white."""

Converter = Callable[[NDArray[np.intp]], NDArray[np.uint8]]

_SRGB_D50 = np.array(
    [[0.4360747, 0.3850649, 0.1430804], [0.2225045, 0.7168786, 0.0606169], [0.0139322, 0.0971045, 0.7141733]]
)
"""sRGB's colorants on D50, rows X, Y, Z: IEC 61966-2-1 through Bradford's adaptation, as in ICC profiles."""

_BAND_BYTES = 1 << 17
_STEPS = 65_536


@dataclass(frozen=True, slots=True)
class ColourSpace:
    """curves: one of grey, or three of red, green and blue.  matrix: (3, 3) from their light to sRGB's.

    is_hdr: light goes beyond white, and highlights are pressed into what sRGB has.
    """

    curves: tuple[Curve, ...]
    matrix: Floats | None = None
    is_hdr: bool = False


def in_srgb(
    values: NDArray[np.uint16] | NDArray[np.uint8], most: int, space: ColourSpace
) -> NDArray[np.uint8]:
    """values: (H, W) or (H, W, 3), 0..most, most < 65536.  Returns the same shape as 8-bit sRGB.

    Three channels may also be in a space of one curve alone, which then is that of each.
    """
    levels = np.linspace(0, 1, most + 1)
    tables = [curve(levels).astype(np.float32) for curve in space.curves]
    convert = _grey_converter(tables[0]) if space.matrix is None else _converter(tables, space)
    result = np.empty(values.shape, np.uint8)
    rows = max(1, _BAND_BYTES // (12 * values.shape[1]))
    for top in range(0, values.shape[0], rows):
        band = np.minimum(values[top : top + rows], most)
        result[top : top + rows] = convert(band.astype(np.intp))  # numpy looks up these quickest
    return result


def _grey_converter(table: NDArray[np.float32]) -> Converter:
    srgb = _as_srgb(table)
    return lambda band: srgb.take(band)


def _converter(tables: list[NDArray[np.float32]], space: ColourSpace) -> Converter:
    """tables: light by stored value, of red, green and blue, or one for all."""
    import cv2

    srgb = _as_srgb(np.linspace(0, 1, _STEPS, dtype=np.float32))
    last = np.float32(_STEPS - 1)
    matrix = np.asarray(space.matrix, np.float32)
    share = all(np.array_equal(table, tables[0]) for table in tables)

    def convert(band: NDArray[np.intp]) -> NDArray[np.uint8]:
        if share:
            light = tables[0].take(band)
        else:
            light = np.stack([tables[channel].take(band[..., channel]) for channel in range(3)], axis=-1)
        light = np.asarray(cv2.transform(light, matrix), np.float32)
        if space.is_hdr:
            light = _pressed(light)
        light *= last
        light += np.float32(0.5)
        return srgb.take(np.clip(light, 0, last, out=light).astype(np.intp))

    return convert


def is_srgb(space: ColourSpace) -> bool:
    """Whether a space moves no 8-bit colour by a level: then it is sRGB, however it is named."""
    steps = (0, 32, 64, 96, 128, 160, 192, 224, 255)
    colours = np.array([[(r, g, b) for g in steps for b in steps] for r in steps], np.uint8)
    if space.matrix is None:
        colours = np.arange(256, dtype=np.uint8)[None]
    return int(np.abs(in_srgb(colours, 255, space).astype(int) - colours).max()) <= 1


def of_profile(icc: bytes) -> ColourSpace | None:
    """The space of an ICC profile of curves and a matrix, or of one curve for grey (ICC.1:2022 §8.3).

    None for profiles of tables, for other kinds and for damaged ones.
    """
    try:
        return _of_profile(icc)
    except (struct.error, ValueError, np.linalg.LinAlgError):
        return None


def of_codes(primaries: int, transfer: int) -> ColourSpace | None:
    """The space that a HEIF file names by numbers (ITU-T H.273); None for sRGB and for what is not known."""
    corners = _PRIMARIES.get(primaries)
    curve = _TRANSFERS.get(transfer, srgb_light)
    if corners is None or (primaries == _BT709 and curve is srgb_light):
        return None
    return ColourSpace((curve,), _to_srgb(_colorants(*corners)), transfer in (_PQ, _HLG))


def srgb_light(values: Floats) -> Floats:
    """IEC 61966-2-1."""
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def _power(exponent: float) -> Curve:
    return lambda values: values**exponent


def _pq_light(values: Floats) -> Floats:
    """SMPTE ST 2084; white is 203 candela a square metre (ITU-R BT.2408)."""
    m1, m2, c1, c2, c3 = 1305 / 8192, 2523 / 32, 107 / 128, 2413 / 128, 2392 / 128
    root = values ** (1 / m2)
    return (np.maximum(root - c1, 0) / (c2 - c3 * root)) ** (1 / m1) * 10_000 / 203


def _hlg_light(values: Floats) -> Floats:
    """ITU-R BT.2100 on a display of 1000 candela a square metre; a signal of 3/4 is white (BT.2408)."""
    a = 0.17883277
    b, c = 1 - 4 * a, 0.5 - a * np.log(4 * a)
    scene = np.where(values <= 0.5, values**2 / 3, (np.exp((values - c) / a) + b) / 12)
    return scene**1.2 * 1000 / 203


_BT709, _PQ, _HLG = 1, 16, 18
_D65 = (0.3127, 0.329)
_PRIMARIES = {
    _BT709: ((0.64, 0.33), (0.3, 0.6), (0.15, 0.06), _D65),
    9: ((0.708, 0.292), (0.17, 0.797), (0.131, 0.046), _D65),
    11: ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06), (0.314, 0.351)),
    12: ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06), _D65),
}
"""Red, green, blue and white in x, y: BT.709 and sRGB, BT.2020, DCI-P3, Display P3 (H.273 table 2)."""
_TRANSFERS: dict[int, Curve] = {
    4: _power(2.2),
    5: _power(2.8),
    8: _power(1.0),
    _PQ: _pq_light,
    17: _power(2.6),
    _HLG: _hlg_light,
}
"""H.273 table 3. The others are video's, for pictures taken for sRGB's as viewers do."""

_D50 = np.array([0.9642, 1.0, 0.8249])
_BRADFORD = np.array([[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]])
Corner = tuple[float, float]


def _colorants(red: Corner, green: Corner, blue: Corner, white: Corner) -> Floats:
    """The light of three primaries on D50, as columns (ICC.1:2022 annex E)."""
    corners = np.array([[x / y, 1, (1 - x - y) / y] for x, y in (red, green, blue)]).T
    source = np.array([white[0] / white[1], 1, (1 - white[0] - white[1]) / white[1]])
    scaled = corners * np.linalg.solve(corners, source)
    adaptation = np.diag((_BRADFORD @ _D50) / (_BRADFORD @ source))
    return np.asarray(np.linalg.inv(_BRADFORD) @ adaptation @ _BRADFORD @ scaled)


def _to_srgb(colorants: Floats) -> Floats:
    return np.asarray(np.linalg.solve(_SRGB_D50, colorants))


ADOBE_RGB = ColourSpace(
    (_power(563 / 256),), _to_srgb(_colorants((0.64, 0.33), (0.21, 0.71), (0.15, 0.06), _D65))
)
"""Adobe RGB (1998) Color Image Encoding §4.3."""


def _pressed(light: NDArray[np.float32]) -> NDArray[np.float32]:
    """Light beyond white pressed below it: what is darker than the knee stays, the rest bends towards 1."""
    knee = np.float32(0.8)
    room = np.float32(1) - knee
    bent = knee + room * (1 - np.exp(-np.maximum(light - knee, 0) / room))
    return np.where(light <= knee, light, bent)


def _as_srgb(light: NDArray[np.float32]) -> NDArray[np.uint8]:
    light = np.clip(light, 0, 1).astype(np.float64)
    bent = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.asarray(np.rint(bent * 255), np.uint8)


def _of_profile(icc: bytes) -> ColourSpace | None:
    tags = _tags(icc)
    kind, connection = icc[16:20], icc[20:24]
    if any(name in tags for name in (b"A2B0", b"A2B1", b"D2B0", b"D2B1")) or connection != b"XYZ ":
        return None
    if kind == b"GRAY" and b"kTRC" in tags:
        return ColourSpace((_curve(tags[b"kTRC"]),))
    names = (b"rTRC", b"gTRC", b"bTRC", b"rXYZ", b"gXYZ", b"bXYZ")
    if kind != b"RGB " or not all(name in tags for name in names):
        return None
    curves = tuple(_curve(tags[name]) for name in names[:3])
    colorants = np.array([struct.unpack_from(">3i", tags[name], 8) for name in names[3:]], np.float64)
    return ColourSpace(curves, _to_srgb(colorants.T / 65536))


def _tags(icc: bytes) -> dict[bytes, bytes]:
    (count,) = struct.unpack_from(">I", icc, 128)
    if count > 1000:
        raise ValueError("a table of a damaged profile")
    table = icc[132 : 132 + 12 * count]
    return {name: icc[start : start + size] for name, start, size in struct.iter_unpack(">4sII", table)}


def _curve(tag: bytes) -> Curve:
    """ICC.1:2022 §10.6 and §10.18. Raises ValueError, struct.error."""
    if tag.startswith(b"curv"):
        (count,) = struct.unpack_from(">I", tag, 8)
        values = struct.unpack_from(f">{count}H", tag, 12)
        if count < 2:
            return _power(values[0] / 256 if values else 1.0)
        places, heights = np.linspace(0, 1, count), np.array(values) / 65535
        return lambda stored: np.asarray(np.interp(stored, places, heights))
    if tag.startswith(b"para"):
        return _parametric(tag)
    raise ValueError("no curve")


def _parametric(tag: bytes) -> Curve:
    """ICC.1:2022 table 68: (a x + b) ** g + e above d, and c x + f below."""
    (kind,) = struct.unpack_from(">H", tag, 8)
    count = {0: 1, 1: 3, 2: 4, 3: 5, 4: 7}.get(kind)
    if count is None:
        raise ValueError(f"a curve of kind {kind}")
    numbers = [number / 65536 for number in struct.unpack_from(f">{count}i", tag, 12)]
    g, a, b, c, d, e, f = numbers + [1.0, 0.0, 0.0, 0.0, 0.0, 0.0][count - 1 :]
    if kind in (1, 2):
        if a == 0:
            raise ValueError("a curve without a slope")
        c, d, e, f = 0.0, -b / a, (c if kind == 2 else 0.0), (c if kind == 2 else 0.0)

    def light(values: Floats) -> Floats:
        powered = np.maximum(a * values + b, 0) ** g + e
        return np.asarray(np.clip(np.where(values >= d, powered, c * values + f), 0, 1))

    return light
