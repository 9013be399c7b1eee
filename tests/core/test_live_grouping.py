from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.core import candidates
from desktop.core.errors import Cancelled
from desktop.core.features import Features
from desktop.core.grouping import Correction, GroupingSettings, group_photos
from desktop.core.live_grouping import LiveGrouping
from desktop.core.pair_table import PairTable
from desktop.core.similarity import SignalWeights
from desktop.core.types import PhotoId, no_checkpoint
from tests.core.made_features import made_features

WEIGHTS = st.builds(
    SignalWeights,
    spatial=st.floats(0, 3),
    feature=st.floats(0, 3),
    semantic=st.floats(0.1, 3),
    colour=st.floats(0, 3),
)


def shoot(count: int = 24) -> dict[PhotoId, Features]:
    return {
        PhotoId(number): made_features(
            f"{number * 7 % 31:02}",
            axis=number % 3,
            semantic_deg=number * 13 % 50,
            colour_deg=number * 29 % 60 * 3,
        )
        for number in range(1, count + 1)
    }


@pytest.fixture(scope="module")
def live() -> LiveGrouping:
    return LiveGrouping(PairTable.of(shoot()), [Correction(PhotoId(1), PhotoId(2), same=True)])


@given(st.floats(0, 1), WEIGHTS)
@settings(max_examples=30)
def test_preview_is_what_a_full_grouping_makes(
    live: LiveGrouping, threshold: float, weights: SignalWeights
) -> None:
    wanted = GroupingSettings(threshold, weights)

    preview = live.partition(wanted)

    full = group_photos(shoot(), wanted, corrections=[Correction(PhotoId(1), PhotoId(2), same=True)])
    assert preview == tuple(tuple(sorted(group.photos)) for group in full.groups)


def test_back_at_the_old_weights_are_the_old_groups(live: LiveGrouping) -> None:
    before = live.partition(GroupingSettings())
    live.partition(GroupingSettings(weights=SignalWeights(colour=3)))

    assert live.partition(GroupingSettings()) == before


def test_histogram_counts_each_linked_pair_once(live: LiveGrouping) -> None:
    bars = live.histogram(SignalWeights(), 60)

    assert bars.shape == (60,)
    assert bars.sum() == len(live._links(SignalWeights(), no_checkpoint).pairs)


def test_histogram_moves_up_when_more_speaks_for_the_pairs(live: LiveGrouping) -> None:
    middles = (np.arange(60) + 0.5) / 60

    def mean(weights: SignalWeights) -> float:
        bars = live.histogram(weights, 60)
        return float(bars @ middles / bars.sum())

    # Half of these pairs differ in colour more than in kind.
    assert mean(SignalWeights(colour=0)) > mean(SignalWeights(colour=3))


def test_pairs_that_are_no_candidates_count_inside_their_group(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two candidates a photo: most pairs of a product of eight views are measured on the way.
    features = {
        PhotoId(1 + 10 * product + view): made_features(
            f"{product}{view}", axis=product, semantic_deg=2 * view, colour_deg=product * 20
        )
        for product in range(4)
        for view in range(8)
    }
    exact = LiveGrouping(PairTable.of(features)).group(GroupingSettings())
    monkeypatch.setattr(candidates, "ALL_PAIRS_UP_TO", 10)
    monkeypatch.setattr(candidates, "NEIGHBOURS", 4)

    few = LiveGrouping(PairTable.of(features)).group(GroupingSettings())

    assert [set(group.photos) for group in few.groups] == [set(group.photos) for group in exact.groups]
    for one, other in zip(few.groups, exact.groups, strict=True):
        assert one.cohesion == pytest.approx(other.cohesion, abs=1e-5)


def test_several_threads_may_ask_at_once(live: LiveGrouping) -> None:
    wishes = [GroupingSettings(0.1 + at / 20, SignalWeights(colour=1 + at % 3)) for at in range(12)]
    expected = [live.partition(wish) for wish in wishes]
    found: dict[int, object] = {}

    def ask(at: int) -> None:
        found[at] = live.partition(wishes[at])

    threads = [threading.Thread(target=ask, args=(at,)) for at in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [found[at] for at in range(12)] == expected


def test_grouping_can_be_stopped_at_every_checkpoint() -> None:
    calls: list[float] = []
    PairTable.of(shoot(), checkpoint=calls.append)
    live = LiveGrouping(PairTable.of(shoot()))
    live.group(GroupingSettings(), calls.append)
    total = len(calls)

    for stop_at in range(total):
        left = stop_at

        def checkpoint(fraction: float) -> None:
            nonlocal left
            if left == 0:
                raise Cancelled
            left -= 1

        with pytest.raises(Cancelled):
            LiveGrouping(PairTable.of(shoot(), checkpoint=checkpoint)).group(GroupingSettings(), checkpoint)
