from __future__ import annotations

import pytest

from desktop.core.iptc import (
    IptcError,
    as_png_text,
    as_resource,
    of_png_text,
    of_resources,
    placeless,
    tidied,
)
from tests.core.camera_metadata import DATASETS, KEPT_DATASETS, PLACELESS_DATASETS, dataset


def test_previews_and_the_size_of_the_old_picture_go() -> None:
    assert tidied(DATASETS) == KEPT_DATASETS
    assert tidied(KEPT_DATASETS) == KEPT_DATASETS


def test_places_go_where_that_is_asked() -> None:
    assert placeless(KEPT_DATASETS) == PLACELESS_DATASETS


def test_long_datasets_and_padding_are_understood() -> None:
    long = b"\x1c\2\x78\x80\4" + (40_000).to_bytes(4, "big") + bytes(40_000)

    assert tidied(long + KEPT_DATASETS + bytes(3)) == long + KEPT_DATASETS


@pytest.mark.parametrize("damaged", [DATASETS[:-1], DATASETS[:3], DATASETS + b"more", b"nonsense", b"\x1c"])
def test_damage_is_told(damaged: bytes) -> None:
    for change in (tidied, placeless):
        with pytest.raises(IptcError):
            change(damaged)


def test_datasets_are_found_among_photoshops_resources() -> None:
    name = b"8BIM\x03\xed\x03odd" + (5).to_bytes(4, "big") + b"12345\0"
    other = b"8BIM\x04\x25\0\0" + (16).to_bytes(4, "big") + bytes(16)

    assert of_resources(name + other + as_resource(DATASETS)) == DATASETS
    assert of_resources(name + other) == b""
    assert of_resources(b"") == b""
    odd = dataset(2, 5, b"even")
    assert len(as_resource(odd)) % 2 == 0
    assert of_resources(as_resource(odd) + other) == odd


@pytest.mark.parametrize("cut", [1, 7, 9, 13, 40])
def test_resources_cut_short_are_told(cut: int) -> None:
    blocks = as_resource(DATASETS)[:cut]
    if blocks.startswith(b"8BIM"):
        with pytest.raises(IptcError):
            of_resources(blocks)
    else:
        assert of_resources(blocks) == b""


def test_the_text_of_a_png_comes_back() -> None:
    keyword, text = as_png_text(DATASETS)

    assert keyword == b"Raw profile type iptc"
    assert text.startswith(b"\niptc\n")
    assert max(map(len, text.splitlines())) == 72
    assert of_png_text(text.decode()) == DATASETS
    plain = f"\niptc\n{len(DATASETS):8d}\n{DATASETS.hex()}\n"
    assert of_png_text(plain) == DATASETS, "without Photoshop's resource around them"


@pytest.mark.parametrize(
    "text", ["", "iptc", "\niptc\n 5\n00ff\n", "\niptc\n 2\n0g00\n", "\nexif\n 1\n00\n", "\niptc\n 1\n0\n"]
)
def test_other_texts_are_told(text: str) -> None:
    with pytest.raises(IptcError):
        of_png_text(text)
