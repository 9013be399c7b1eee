from __future__ import annotations

import numpy as np

from desktop.core.location import locate
from desktop.core.types import Box


def test_box_is_grown_by_a_fifth_of_its_longer_side() -> None:
    map = np.zeros((10, 10), np.float32)
    map[4:6, 2:7] = 1  # 5 wide, 2 high, on a map of 10 x 10

    box = locate(map, 1000, 500)

    # In pixels 200..700 by 200..300: longer side 500, margin 100.
    assert box == Box(100, 100, 800, 400)


def test_margin_stops_at_the_frame() -> None:
    map = np.zeros((10, 10), np.float32)
    map[0:9, 1:10] = 1

    assert locate(map, 100, 100) == Box(0, 0, 100, 100)


def test_speck_does_not_stretch_the_box() -> None:
    map = np.zeros((100, 100), np.float32)
    map[40:60, 40:60] = 1
    map[5, 5] = 1  # 1 of 400 pixels is under the 2 % of a piece that counts

    assert locate(map, 100, 100) == Box(36, 36, 64, 64)


def test_second_piece_of_size_belongs_to_the_subject() -> None:
    map = np.zeros((100, 100), np.float32)
    map[40:60, 40:60] = 1
    map[40:50, 80:82] = 1  # 20 of 400 pixels

    box = locate(map, 100, 100)

    assert box.right >= 82


def test_nothing_found_is_the_whole_picture() -> None:
    assert locate(np.full((10, 10), 0.2, np.float32), 640, 480) == Box(0, 0, 640, 480)
