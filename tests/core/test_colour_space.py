from __future__ import annotations

import struct

import numpy as np
import pytest
from PIL import Image

from desktop.core import colour_space
from desktop.core.colour_space import ADOBE_RGB, ColourSpace, in_srgb, of_codes, of_profile, srgb_light
from desktop.core.profiles import srgb_profile, to_srgb
from tests.core import icc
from tests.core.icc import cmyk_profile, grey_profile, rgb_profile, srgb_of_rgb

STEPS = (0, 1, 2, 5, 16, 40, 64, 96, 128, 160, 192, 224, 250, 255)
COLOURS = np.array([[(r, g, b) for g in STEPS for b in STEPS] for r in STEPS], np.uint8)
SPACES = {
    "Adobe RGB": (icc.ADOBE_RGB, icc.ADOBE_GAMMA),
    "Display P3": (icc.DISPLAY_P3, 2.2),
    "ProPhoto": (icc.PROPHOTO, icc.PROPHOTO_GAMMA),
}


def space_of(profile: bytes) -> ColourSpace:
    space = of_profile(profile)
    assert space is not None
    return space


@pytest.mark.parametrize("name", SPACES)
@pytest.mark.parametrize("bits", [8, 16])
def test_colours_of_a_matrix_profile_are_those_of_littlecms(name: str, bits: int) -> None:
    profile = rgb_profile(*SPACES[name])
    values = COLOURS if bits == 8 else COLOURS.astype(np.uint16) * 257

    ours = in_srgb(values, (1 << bits) - 1, space_of(profile))

    theirs = np.asarray(to_srgb(Image.fromarray(COLOURS), profile))
    assert np.abs(ours.astype(int) - theirs).max() <= 1


@pytest.mark.parametrize("name", SPACES)
def test_colours_of_a_matrix_profile_are_those_of_the_formula(name: str) -> None:
    space = space_of(rgb_profile(*SPACES[name]))

    for colour in ((200, 100, 50), (40, 160, 90), (10, 20, 30), (0, 255, 0)):
        ours = in_srgb(np.array([[colour]], np.uint8), 255, space)
        assert np.abs(ours[0, 0].astype(int) - srgb_of_rgb(colour, *SPACES[name])).max() <= 1


def with_curve(content: bytes) -> ColourSpace:
    """The space of a grey profile whose curve is this tag."""
    table = struct.pack(">I4sII", 1, b"kTRC", 144, len(content))
    head = bytes(12) + b"mntrGRAYXYZ " + bytes(104)
    return space_of(head + table + content)


def parametric(kind: int, *numbers: float) -> bytes:
    return struct.pack(
        f">4sIHH{len(numbers)}i", b"para", 0, kind, 0, *(round(number * 65536) for number in numbers)
    )


# ICC.1:2022 table 68 by hand, at stored values of 0, .25 and 1
@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        (struct.pack(">4sII", b"curv", 0, 0), [0, 0.25, 1]),
        (struct.pack(">4sIIH", b"curv", 0, 1, 512), [0, 0.0625, 1]),
        (struct.pack(">4sII3H", b"curv", 0, 3, 0, 13107, 65535), [0, 0.1, 1]),
        (parametric(0, 2.0), [0, 0.0625, 1]),
        (parametric(1, 2.0, 0.5, 0.5), [0.25, 0.390625, 1]),
        (parametric(1, 2.0, 2.0, -1.0), [0, 0, 1]),
        (parametric(2, 2.0, 0.5, 0.0, 0.5), [0.5, 0.515625, 0.75]),
        (parametric(3, 2.0, 1.0, 0.0, 0.5, 0.5), [0, 0.125, 1]),
        (parametric(4, 2.0, 1.0, 0.0, 0.5, 0.5, 0.0, 0.1), [0.1, 0.225, 1]),
    ],
)
def test_curves_are_those_of_the_specification(tag: bytes, expected: list[float]) -> None:
    (curve,) = with_curve(tag).curves

    assert curve(np.array([0, 0.25, 1])) == pytest.approx(expected, abs=1e-4)


def test_an_srgb_profile_is_known_as_one() -> None:
    assert colour_space.is_srgb(space_of(srgb_profile()))
    assert not colour_space.is_srgb(ADOBE_RGB)
    assert not colour_space.is_srgb(space_of(grey_profile(1.0)))


def test_adobe_rgb_by_its_primaries_is_that_of_its_profile() -> None:
    profile = rgb_profile(icc.ADOBE_RGB, icc.ADOBE_GAMMA)

    difference = in_srgb(COLOURS, 255, ADOBE_RGB).astype(int) - in_srgb(COLOURS, 255, space_of(profile))

    assert np.abs(difference).max() <= 1


@pytest.mark.parametrize("codes", [(1, 13), (1, 1), (2, 2), (1, 6), (99, 13)])
def test_numbers_that_stand_for_srgb_or_nothing_change_nothing(codes: tuple[int, int]) -> None:
    assert of_codes(*codes) is None


def test_display_p3_by_its_numbers_is_that_of_its_colorants() -> None:
    space = of_codes(12, 13)
    assert space is not None
    profile = ColourSpace((srgb_light,), np.linalg.solve(np.array(icc.SRGB), np.array(icc.DISPLAY_P3)))

    difference = in_srgb(COLOURS, 255, space).astype(int) - in_srgb(COLOURS, 255, profile)

    assert np.abs(difference).max() <= 1


@pytest.mark.parametrize(
    "profile",
    [
        b"",
        b"no profile",
        rgb_profile(icc.ADOBE_RGB, 2.2)[:200],
        rgb_profile(icc.ADOBE_RGB, 2.2)[:128] + b"\xff" * 4,
        cmyk_profile(
            dict.fromkeys(
                [(a, b, c, d) for a in (0, 1) for b in (0, 1) for c in (0, 1) for d in (0, 1)], (50, 0, 0)
            )
        ),
        rgb_profile(icc.ADOBE_RGB, 2.2).replace(b"cprt", b"A2B0"),
    ],
    ids=["empty", "garbage", "cut short", "a table of billions", "for print", "of tables"],
)
def test_other_profiles_are_left_to_littlecms(profile: bytes) -> None:
    assert of_profile(profile) is None
