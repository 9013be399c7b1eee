from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.errors import Cancelled, UsageError
from desktop.core.retouch import BrushKind, Touch, retouched
from desktop.core.strokes import Stroke
from desktop.core.types import Alpha

LINE = Stroke(((20.0, 20.0), (80.0, 50.0)), 9.0)


def ramp(width: int = 100, height: int = 70) -> Alpha:
    return np.tile(np.linspace(0, 255, width).astype(np.uint8), (height, 1))


def test_restore_makes_solid_and_erase_makes_nothing() -> None:
    restored = retouched(ramp(), [Touch(BrushKind.RESTORE, LINE)])
    erased = retouched(ramp(), [Touch(BrushKind.ERASE, LINE)])

    assert restored[20, 20] == restored[35, 50] == 255
    assert erased[20, 20] == erased[35, 50] == 0
    assert (restored[60:] == ramp()[60:]).all()
    assert (restored >= ramp()).all()
    assert (erased <= ramp()).all()


def test_half_covered_pixel_goes_half_the_way() -> None:
    alpha = np.full((21, 21), 100, np.uint8)
    soft = Touch(BrushKind.RESTORE, Stroke(((10.5, 10.5),), 8.0), hardness=0.0)

    # Half way out the cover is one half: 100 + (255 - 100) / 2 = 177.5, rounded up.
    assert retouched(alpha, [soft])[10, 14] == 178


def test_matte_that_was_given_stays() -> None:
    alpha = ramp()

    retouched(alpha, [Touch(BrushKind.ERASE, LINE)])

    assert (alpha == ramp()).all()


def test_later_touch_covers_the_earlier() -> None:
    restore, erase = Touch(BrushKind.RESTORE, LINE), Touch(BrushKind.ERASE, LINE)

    assert retouched(ramp(), [restore, erase])[35, 50] == 0
    assert retouched(ramp(), [erase, restore])[35, 50] == 255


def test_one_more_touch_on_a_retouched_matte_is_the_whole_replayed() -> None:
    touches = [
        Touch(BrushKind.RESTORE, LINE, 0.5),
        Touch(BrushKind.ERASE, Stroke(((50.0, 35.0),), 12.0), 0.2),
    ]

    step_by_step = retouched(retouched(ramp(), touches[:1]), touches[1:])

    assert (step_by_step == retouched(ramp(), touches)).all()


def test_stop_is_heard_between_touches() -> None:
    def stop(fraction: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        retouched(ramp(), [Touch(BrushKind.ERASE, LINE)], checkpoint=stop)


def test_hardness_is_a_share() -> None:
    with pytest.raises(UsageError, match=r"hardness.*1\.5"):
        Touch(BrushKind.ERASE, LINE, 1.5)


places = st.tuples(st.floats(0, 100), st.floats(0, 70))
strokes = st.builds(
    lambda points, radius: Stroke(tuple(points), radius),
    st.lists(places, min_size=1, max_size=4),
    st.floats(1, 30),
)


@given(strokes, st.floats(0, 1), st.integers(0, 255))
def test_erase_then_restore_of_one_stroke_is_solid_in_the_middle_and_never_above_restoring(
    stroke: Stroke, hardness: float, level: int
) -> None:
    alpha = np.full((70, 100), level, np.uint8)

    both = retouched(alpha, [Touch(kind, stroke, hardness) for kind in (BrushKind.ERASE, BrushKind.RESTORE)])
    erased = retouched(alpha, [Touch(BrushKind.ERASE, stroke, hardness)])
    restored = retouched(alpha, [Touch(BrushKind.RESTORE, stroke, hardness)])

    in_full = retouched(np.zeros_like(alpha), [Touch(BrushKind.RESTORE, stroke, hardness)]) == 255
    assert (both[in_full] == 255).all()
    assert (both <= restored).all()
    assert (both[(erased == level) & (restored == level)] == level).all()


@given(strokes, st.floats(0, 1), st.sampled_from(BrushKind))
def test_replay_at_half_resolution_is_the_full_one_made_smaller(
    stroke: Stroke, hardness: float, kind: BrushKind
) -> None:
    full = np.full((140, 200), 120, np.uint8)
    touch = Touch(kind, stroke.scaled(2, 2), hardness)

    small = retouched(np.full((70, 100), 120, np.uint8), [touch], photo_size=(200, 140))

    reduced = cv2.resize(retouched(full, [touch]), (100, 70), interpolation=cv2.INTER_AREA)
    # They may differ along the hard edge, which is one pixel wide in both: by less than half a step there.
    assert np.abs(small.astype(int) - reduced.astype(int)).max() <= 68
    assert np.abs(small.astype(int) - reduced.astype(int)).mean() <= 2


def test_touch_on_a_matte_of_another_size_lies_where_it_was_drawn() -> None:
    dab = Touch(BrushKind.RESTORE, Stroke(((300.0, 100.0),), 40.0))

    small = retouched(np.zeros((50, 100), np.uint8), [dab], photo_size=(400, 200))

    rows, columns = np.nonzero(small > 127)
    assert (columns.min(), columns.max()) == (65, 84)  # 300 / 4 = 75, radius 10
    assert (rows.min(), rows.max()) == (15, 34)
