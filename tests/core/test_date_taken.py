from __future__ import annotations

import datetime

import pytest
from PIL import Image

from desktop.core.date_taken import date_taken


def block(**tags: str) -> bytes:
    """An EXIF block with these tags, as Pillow writes it."""
    exif = Image.Exif()
    inner = exif.get_ifd(0x8769)
    numbers = {"original": 0x9003, "digitised": 0x9004, "fraction": 0x9291}
    for name, text in tags.items():
        if name == "changed":
            exif[0x0132] = text
        else:
            inner[numbers[name]] = text
    return exif.tobytes()


def test_time_of_the_shutter_is_read_to_its_fraction() -> None:
    found = date_taken(block(original="2026:05:03 12:30:01", fraction="25"))

    assert found == datetime.datetime(2026, 5, 3, 12, 30, 1, 250_000)


def test_shutter_counts_before_scanner_and_scanner_before_editor() -> None:
    all_of_them = {
        "original": "2026:05:01 00:00:01",
        "digitised": "2026:05:02 00:00:01",
        "changed": "2026:05:03 00:00:01",
    }
    days = []
    while all_of_them:
        found = date_taken(block(**all_of_them))
        assert found is not None
        days.append(found.day)
        all_of_them.pop(next(iter(all_of_them)))

    assert days == [1, 2, 3]


def test_clock_that_was_never_set_says_nothing() -> None:
    assert date_taken(block(original="0000:00:00 00:00:00")) is None
    assert date_taken(block(original="    :  :     :  :  ", changed="2026:05:03 12:30:01")) is not None


@pytest.mark.parametrize("length", [0, 3, 8, 14, 30, 60])
def test_damaged_block_says_nothing(length: int) -> None:
    whole = block(original="2026:05:03 12:30:01")

    assert date_taken(whole[:length]) is None
