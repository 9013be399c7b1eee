"""ISO base media files, which HEIC, AVIF and Canon's CR3 are: their boxes (ISO/IEC 14496-12 §4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

_UUID_BYTES = 16
_OUTERMOST = (b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip")


class Box(NamedTuple):
    """kind: four letters, or the 16 bytes of a user's kind.  start, end: of its content."""

    kind: bytes
    start: int
    end: int


def boxes(data: bytes, start: int = 0, end: int | None = None) -> Iterator[Box]:
    """The boxes one after the other; the end of the last may lie outside of a file that is cut short."""
    end = len(data) if end is None else end
    while start + 8 <= min(end, len(data)):
        size, kind, content = _number(data, start, 4), data[start + 4 : start + 8], start + 8
        if size == 1:
            size, content = _number(data, content, 8), content + 8
        if kind == b"uuid":
            kind, content = data[content : content + _UUID_BYTES], content + _UUID_BYTES
        box_end = start + size if size else end
        if box_end < content:
            return
        yield Box(kind, content, box_end)
        start = box_end


def find(data: bytes, *path: bytes) -> Box | None:
    """The first box at the end of a path of kinds, such as meta, iprp, ipco."""
    found: Box | None = None
    for kind in path:
        inside = boxes(data, *(_inside(found) if found else (0, None)))
        found = next((box for box in inside if box.kind == kind), None)
        if found is None:
            return None
    return found


def declared_bytes(data: bytes) -> int | None:
    """Where the last box ends that begins inside the file; what makers hang on behind does not count."""
    return max((box.end for box in boxes(data) if box.kind in _OUTERMOST), default=None)


def colour_codes(data: bytes) -> tuple[int, int] | None:
    """Primaries and transfer of the main picture by their numbers in ITU-T H.273; None without any."""
    properties = find(data, b"meta", b"iprp", b"ipco")
    if properties is None:
        return None
    own = _properties_of_main(data)
    for index, box in enumerate(boxes(data, properties.start, properties.end), 1):
        if index in own and box.kind == b"colr" and data[box.start : box.start + 4] == b"nclx":
            return _number(data, box.start + 4, 2), _number(data, box.start + 6, 2)
    return None


def _inside(box: Box) -> tuple[int, int]:
    """Where the boxes in a box begin and end; `meta` has a version and flags before them."""
    return (box.start + 4 if box.kind == b"meta" else box.start), box.end


def _properties_of_main(data: bytes) -> set[int]:
    """Which properties belong to the main picture, counted from 1 (ISO/IEC 23008-12 §9.3)."""
    main, associations = find(data, b"meta", b"pitm"), find(data, b"meta", b"iprp", b"ipma")
    if main is None or associations is None:
        return set()
    wanted = _number(data, main.start + 4, 4 if _number(data, main.start, 1) else 2)
    at = associations.start
    id_bytes = 4 if _number(data, at, 1) else 2
    index_bytes = 2 if _number(data, at + 3, 1) & 1 else 1
    count = _number(data, at + 4, 4)
    at += 8
    while count and at < min(associations.end, len(data)):
        item, own = _number(data, at, id_bytes), _number(data, at + id_bytes, 1)
        at += id_bytes + 1
        if item == wanted:
            essential = 1 << 8 * index_bytes - 1
            places = range(at, at + own * index_bytes, index_bytes)
            return {_number(data, one, index_bytes) & ~essential for one in places}
        at += own * index_bytes
        count -= 1
    return set()


def _number(data: bytes, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "big")
