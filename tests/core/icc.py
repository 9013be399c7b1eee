"""Colour profiles made by hand, and what a colour of theirs is in sRGB by formula."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

Matrix = tuple[tuple[float, float, float], ...]

ADOBE_RGB: Matrix = ((0.60974, 0.20528, 0.14919), (0.31111, 0.62567, 0.06322), (0.01947, 0.06087, 0.74457))
"""Colorants on D50 as rows X, Y, Z: Adobe RGB (1998) Color Image Encoding, §4.3.6.1."""
ADOBE_GAMMA = 563 / 256
DISPLAY_P3: Matrix = ((0.51512, 0.29198, 0.15710), (0.24120, 0.69225, 0.06657), (-0.00105, 0.04189, 0.78407))
"""SMPTE EG 432-1's primaries with D65 adapted to D50 (the colorants of Apple's Display P3 profile)."""
PROPHOTO: Matrix = ((0.79767, 0.13519, 0.03134), (0.28804, 0.71188, 0.00009), (0.0, 0.0, 0.82510))
"""ISO 22028-2 (ROMM RGB), D50."""
PROPHOTO_GAMMA = 1.8
SRGB: Matrix = ((0.43607, 0.38515, 0.14307), (0.22249, 0.71687, 0.06061), (0.01392, 0.09708, 0.71410))
"""IEC 61966-2-1 adapted to D50 (the colorants of the ICC's sRGB profile)."""
D50 = (0.9642, 1.0, 0.8249)


def rgb_profile(colorants: Matrix, gamma: float) -> bytes:
    tags = {
        name: b"XYZ \0\0\0\0" + _fixed(*(row[column] for row in colorants))
        for column, name in enumerate((b"rXYZ", b"gXYZ", b"bXYZ"))
    }
    return _profile(
        b"mntr", b"RGB ", b"XYZ ", tags | dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), _curve(gamma))
    )


def grey_profile(gamma: float) -> bytes:
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"kTRC": _curve(gamma)})


def cmyk_profile(lab_of_corner: dict[tuple[int, int, int, int], tuple[float, float, float]]) -> bytes:
    """A printer profile of two grid points an ink; every combination of no and full ink has a Lab colour."""
    grid = bytearray()
    for cyan in (0, 1):
        for magenta in (0, 1):
            for yellow in (0, 1):
                for black in (0, 1):
                    lightness, a, b = lab_of_corner[cyan, magenta, yellow, black]
                    grid += bytes((round(lightness * 2.55), round(a + 128), round(b + 128)))
    straight = bytes(range(256))
    identity = _fixed(1, 0, 0, 0, 1, 0, 0, 0, 1)
    lut = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + identity + 4 * straight + bytes(grid) + 3 * straight
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": lut})


def srgb_of_rgb(colour: tuple[int, int, int], colorants: Matrix, gamma: float) -> list[int]:
    return _encoded(np.array(colorants) @ (np.array(colour) / 255) ** gamma)


def srgb_of_lab(lab: tuple[float, float, float]) -> list[int]:
    """CIE 15:2018 §8.2.1, inverted."""
    middle = (lab[0] + 16) / 116
    ratios = [middle + lab[1] / 500, middle, middle - lab[2] / 200]
    linear = [f**3 if f > 6 / 29 else 3 * (6 / 29) ** 2 * (f - 4 / 29) for f in ratios]
    return _encoded(np.array(linear) * D50)


def _encoded(xyz: NDArray[np.float64]) -> list[int]:
    linear = np.clip(np.linalg.solve(np.array(SRGB), xyz), 0, 1)
    bent = np.where(linear <= 0.0031308, 12.92 * linear, 1.055 * linear ** (1 / 2.4) - 0.055)
    return [round(float(value) * 255) for value in bent]


def _profile(kind: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    tags = {
        b"desc": b"desc\0\0\0\0" + struct.pack(">I", 5) + b"Test\0" + bytes(79),
        b"cprt": b"text\0\0\0\0none\0",
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*D50),
    } | tags
    at = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        padded = content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", name, at + len(body), len(content))
        body += padded
    size = 128 + len(table) + len(body)
    header = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, kind, space, connection)
    header += struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _fixed(*D50)
    return header.ljust(128, b"\0") + table + body


def _curve(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256))


def _fixed(*numbers: float) -> bytes:
    return struct.pack(f">{len(numbers)}i", *(round(number * 65536) for number in numbers))
