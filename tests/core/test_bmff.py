from __future__ import annotations

import pytest

from desktop.core.bmff import boxes, colour_codes, declared_bytes, find


def box(kind: bytes, content: bytes = b"") -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def full(kind: bytes, content: bytes, version: int = 0, flags: int = 0) -> bytes:
    return box(kind, bytes((version,)) + flags.to_bytes(3, "big") + content)


def nclx(primaries: int, transfer: int) -> bytes:
    return box(b"colr", b"nclx" + primaries.to_bytes(2, "big") + transfer.to_bytes(2, "big") + b"\0\6\x80")


def photo(main: int, associations: bytes, *properties: bytes, wide: bool = False, id_bytes: int = 2) -> bytes:
    pitm = full(b"pitm", main.to_bytes(id_bytes, "big"), version=id_bytes // 4)
    ipma = full(b"ipma", associations, version=id_bytes // 4, flags=int(wide))
    return box(b"ftyp", b"avif") + full(
        b"meta", pitm + box(b"iprp", box(b"ipco", b"".join(properties)) + ipma)
    )


FILE = box(b"ftyp", b"heic") + box(b"free") + box(b"mdat", bytes(100))


def test_boxes_follow_one_another() -> None:
    assert [(one.kind, one.end - one.start) for one in boxes(FILE)] == [
        (b"ftyp", 4),
        (b"free", 0),
        (b"mdat", 100),
    ]


def test_long_sizes_and_open_ends_are_understood() -> None:
    long = b"\0\0\0\1mdat" + (16 + 5).to_bytes(8, "big") + b"12345"
    to_the_end = b"\0\0\0\0mdat" + bytes(7)

    assert [FILE_box.end - FILE_box.start for FILE_box in boxes(long + to_the_end)] == [5, 7]


def test_the_end_that_a_file_needs_is_that_of_its_last_box() -> None:
    assert declared_bytes(FILE) == len(FILE)
    assert declared_bytes(FILE[:-1]) == len(FILE)
    assert declared_bytes(FILE + b"\xff\xff\xff\xffSEFT and more") == len(FILE), "a maker's trailer is no box"
    assert declared_bytes(b"") is None


@pytest.mark.parametrize("size", [2, 7])
def test_an_impossible_size_ends_the_walk(size: int) -> None:
    assert list(boxes(size.to_bytes(4, "big") + b"mdat" + bytes(40))) == []


def test_a_path_leads_through_boxes_and_their_versions() -> None:
    data = photo(1, b"\0\0\0\0", nclx(12, 13))

    found = find(data, b"meta", b"iprp", b"ipco", b"colr")

    assert found is not None
    assert data[found.start : found.start + 4] == b"nclx"
    assert find(data, b"meta", b"moov") is None


def test_colour_is_that_of_the_main_picture() -> None:
    # item 1: properties 1 and 2; item 2, the main one: property 3, marked as essential
    associations = b"\0\0\0\2" + b"\0\1\2\1\2" + b"\0\2\1\x83"

    data = photo(2, associations, box(b"ispe"), nclx(1, 13), nclx(12, 16))

    assert colour_codes(data) == (12, 16)


def test_wide_numbers_of_items_and_properties_are_understood() -> None:
    associations = b"\0\0\0\1" + b"\0\1\0\0\1\x80\2"

    data = photo(65_536, associations, box(b"ispe"), nclx(9, 18), wide=True, id_bytes=4)

    assert colour_codes(data) == (9, 18)


def test_without_colour_or_order_there_are_no_numbers() -> None:
    assert colour_codes(photo(1, b"\0\0\0\1" + b"\0\1\1\1", box(b"ispe"))) is None
    assert colour_codes(photo(1, b"\xff\xff\xff\xff" + b"\0\2\1\1", nclx(12, 13))) is None
    assert colour_codes(FILE) is None
    for cut in range(0, 120, 7):
        colour_codes(photo(1, b"\0\0\0\1\0\1\1\1", nclx(12, 13))[:cut])
