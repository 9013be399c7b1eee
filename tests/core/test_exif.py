from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from desktop.core.exif import ExifError, is_adobe_rgb, of_tiff, orientation, placeless, sized, tidied
from desktop.core.tiff_tags import first_directory
from tests.core.camera_metadata import MAKER_NOTE, PREVIEW, camera_block

ORDERS = ["<", ">"]


def loaded(block: bytes) -> Image.Exif:
    tags = Image.Exif()
    tags.load(block)
    return tags


@pytest.mark.parametrize("order", ORDERS)
def test_a_tidied_block_is_upright_in_srgb_and_without_a_preview(order: str) -> None:
    block = camera_block(order)
    assert PREVIEW in block
    assert orientation(block) == 6
    assert is_adobe_rgb(block)

    tidy = tidied(block)

    tags = loaded(tidy)
    assert tags[0x0112] == 1
    assert tags.get_ifd(0x8769)[0xA001] == 1
    assert tags.get_ifd(0xA005)[1] == "R98"
    end = first_directory(tidy[6:]).end
    assert tidy[6 + end : 10 + end] == bytes(4), "no second directory"
    assert PREVIEW[:20] not in tidy
    assert len(tidy) < len(block) - len(PREVIEW) + 4
    assert not is_adobe_rgb(tidy)


@pytest.mark.parametrize("order", ORDERS)
def test_everything_else_stays_where_it_was(order: str) -> None:
    block = camera_block(order)

    tidy = tidied(block)

    assert tidy.index(MAKER_NOTE) == block.index(MAKER_NOTE)
    tags = loaded(tidy)
    assert (tags[0x010F], tags[0x0131], tags[0x8298]) == ("NIKON", "Ver.1.10", "Thora")
    assert tags.get_ifd(0x8769)[0x9003] == "2026:05:06 07:08:09"
    assert tags.get_ifd(0x8769)[0x829A] == 1 / 125
    assert tags.get_ifd(0x8825)[2] == (64, 8, 6)
    assert tidied(tidy) == tidy


@pytest.mark.parametrize("order", ORDERS)
def test_the_size_is_that_of_the_new_picture(order: str) -> None:
    tags = loaded(sized(camera_block(order), 2000, 70_000)).get_ifd(0x8769)

    assert (tags[0xA002], tags[0xA003]) == (2000, 70_000)
    too_wide = loaded(sized(camera_block(order), 70_000, 2000)).get_ifd(0x8769)
    assert 0xA002 not in too_wide, "its two bytes cannot tell a width of 70 000"
    assert too_wide[0xA003] == 2000
    assert too_wide[0x9003] == "2026:05:06 07:08:09"


@pytest.mark.parametrize("order", ORDERS)
def test_a_placeless_block_tells_no_place_in_any_byte(order: str) -> None:
    block = camera_block(order)

    bare = placeless(block)

    tags = loaded(bare)
    assert 0x8825 not in tags
    assert 0x927C not in tags.get_ifd(0x8769)
    assert b"serial" not in bare
    assert b"2026:05:06\0" not in bare.replace(b"2026:05:06 07:08:09", b""), "the date of the place"
    assert (tags[0x010F], tags[0x0112], tags[0x8298]) == ("NIKON", 6, "Thora")
    assert tags.get_ifd(0x8769)[0x9003] == "2026:05:06 07:08:09"
    assert len(bare) == len(block)
    assert PREVIEW in bare
    assert placeless(bare) == bare


def test_a_block_of_a_tiff_has_what_is_said_and_no_pixels() -> None:
    made = of_tiff(camera_block(">")[6:])

    tags = loaded(made)
    assert (tags[0x010F], tags[0x8298]) == ("NIKON", "Thora")
    assert 0x0112 not in tags
    assert tags.get_ifd(0x8769)[0x829A] == 1 / 125
    assert 0x927C not in tags.get_ifd(0x8769)
    assert tags.get_ifd(0x8825)[1] == "N"
    assert of_tiff(b"II*\0\x08\0\0\0\0\0\0\0\0\0") == b""


@pytest.mark.parametrize("change", [tidied, placeless, lambda block: sized(block, 9, 9), of_tiff])
def test_a_block_that_ends_within_its_first_directory_is_damaged(change: object) -> None:
    assert callable(change)
    for length in range(0, 6 + 8 + 2 + 12 * 6, 5):
        with pytest.raises(ExifError):
            change(camera_block()[:length])


def test_no_damage_does_more_than_that() -> None:
    rng = np.random.default_rng(5)
    block = camera_block()
    for _ in range(3000):
        damaged = bytearray(block)
        for at in rng.integers(6, len(block) - len(PREVIEW), 3):
            damaged[at] = rng.choice([0, 1, 4, 8, 9, 200, 255])
        for change in (tidied, placeless, lambda one: sized(one, 9, 9), lambda one: of_tiff(one[6:])):
            try:
                changed = change(bytes(damaged))
            except ExifError:
                continue
            assert changed == b"" or changed.startswith(b"Exif\0\0")


def test_an_orientation_of_another_type_is_understood_or_taken_out() -> None:
    block = camera_block()
    at = block.index(b"\x12\x01\x03\0")
    as_long = block[: at + 2] + b"\x04\0" + block[at + 4 :]
    as_text = block[: at + 2] + b"\x02\0" + block[at + 4 :]

    assert (orientation(as_long), orientation(tidied(as_long))) == (6, 1)
    assert orientation(as_text) == 1
    assert 0x0112 not in loaded(tidied(as_text))
