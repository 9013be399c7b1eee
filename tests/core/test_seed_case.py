"""The shoot that the first program could not stop: 150 photos, 11,175 pairs."""

from __future__ import annotations

import time

import pytest

from desktop.core.errors import Cancelled
from desktop.core.features import Features
from desktop.core.grouping import GroupingSettings, group_photos
from desktop.core.pair_table import PairTable
from desktop.core.types import PhotoId
from tests.core.made_features import made_features

PRODUCTS, VIEWS = 50, 3
STOP_WITHIN_S = 0.5


def shoot() -> dict[PhotoId, Features]:
    """Three views of each of 50 products, each product on an axis of its own."""
    return {
        PhotoId(product * VIEWS + view + 1): made_features(
            f"{product:03} {view}", semantic_deg=8 * view, colour_deg=4 * view, axis=product
        )
        for product in range(PRODUCTS)
        for view in range(VIEWS)
    }


def test_every_pair_of_150_photos_is_compared_and_every_product_found() -> None:
    photos = shoot()

    assert len(PairTable.of(photos).pairs) == 11_175
    groups = group_photos(photos, GroupingSettings()).groups
    assert sorted(sorted(group.photos) for group in groups) == [
        [1 + product * VIEWS, 2 + product * VIEWS, 3 + product * VIEWS] for product in range(PRODUCTS)
    ]


def test_progress_only_rises_and_ends_at_one() -> None:
    told: list[float] = []

    group_photos(shoot(), GroupingSettings(), checkpoint=told.append)

    assert told == sorted(told)
    assert told[-1] == 1.0


@pytest.mark.parametrize("asked_at", [0.0, 0.3, 0.6, 0.9])
def test_stop_is_heeded_within_half_a_second(asked_at: float) -> None:
    """Processor time from when the user asks, which is just after one checkpoint, to the next one."""
    photos = shoot()
    asked_s: list[float] = []

    def checkpoint(fraction: float) -> None:
        if asked_s:
            raise Cancelled
        if fraction >= asked_at:
            asked_s.append(time.thread_time())

    with pytest.raises(Cancelled):
        group_photos(photos, GroupingSettings(), checkpoint=checkpoint)

    assert time.thread_time() - asked_s[0] < STOP_WITHIN_S
