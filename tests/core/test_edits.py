from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.edits import NO_EDITS, Edits, edited, from_text, has_edits, to_text
from desktop.core.errors import UsageError
from desktop.core.guidance import Guidance, Mark, MarkKind
from desktop.core.retouch import BrushKind, Retouch, Touch
from desktop.core.strokes import Stroke
from desktop.core.types import Box
from tests.core.colour_model import ColourMatting
from tests.photos import product_picture

numbers = st.floats(-1e5, 1e5, allow_subnormal=False)
strokes = st.builds(
    lambda points, radius: Stroke(tuple(points), radius),
    st.lists(st.tuples(numbers, numbers), min_size=1, max_size=4),
    st.floats(0.1, 1e4),
)
boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), *[st.integers(0, 9000)] * 2, *[st.integers(1, 9000)] * 2
)
all_edits = st.builds(
    lambda box, marks, touches: Edits(Guidance(box, tuple(marks)), Retouch(tuple(touches))),
    st.none() | boxes,
    st.lists(st.builds(Mark, st.sampled_from(MarkKind), strokes), max_size=3),
    st.lists(st.builds(Touch, st.sampled_from(BrushKind), strokes, st.floats(0, 1)), max_size=3),
)

ERASE = Touch(BrushKind.ERASE, Stroke(((160.0, 120.0),), 20.0), 0.5)
BOXED = Edits(Guidance(Box(60, 40, 260, 200)))


def with_mark(mark: str) -> str:
    return f'{{"version": 1, "box": null, "marks": [{mark}], "touches": []}}'


@given(all_edits)
def test_text_gives_the_same_edits_back(edits: Edits) -> None:
    assert from_text(to_text(edits)) == edits
    assert to_text(from_text(to_text(edits))) == to_text(edits)


def test_text_is_readable_json_with_a_version() -> None:
    document = json.loads(to_text(Edits(BOXED.guidance, Retouch((ERASE,)))))

    assert document == {
        "version": 1,
        "box": [60, 40, 260, 200],
        "marks": [],
        "touches": [{"kind": "erase", "hardness": 0.5, "radius_px": 20.0, "points": [[160.0, 120.0]]}],
    }


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "[]",
        "{}",
        '{"version": 1}',
        '{"version": 1, "box": [1, 2, 3], "marks": [], "touches": []}',
        with_mark('{"kind": "hide", "radius_px": 1, "points": [[1, 2]]}'),
        with_mark('{"kind": "keep", "radius_px": 1, "points": [[1]]}'),
        with_mark('{"kind": "keep", "radius_px": 1, "points": 3}'),
        with_mark('{"kind": "keep", "radius_px": -1, "points": [[1, 2]]}'),
        with_mark('{"kind": "keep", "radius_px": 1, "points": []}'),
        '{"version": 1, "box": null, "marks": null, "touches": []}',
    ],
)
def test_text_that_is_no_edits_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        from_text(text)


def test_newer_version_is_named() -> None:
    with pytest.raises(UsageError, match=r"version 2.*knows 1.*newer"):
        from_text('{"version": 2, "layers": []}')


def test_key_is_the_models_own_without_edits_and_another_for_each() -> None:
    keys = [edits.keyed("fast-u2netp-1") for edits in (NO_EDITS, BOXED, Edits(retouch=Retouch((ERASE,))))]

    assert keys[0] == "fast-u2netp-1"
    assert len(set(keys)) == 3
    assert [has_edits(key) for key in keys] == [False, True, True]


def test_no_edits_is_the_models_own_matte() -> None:
    rgb = np.asarray(product_picture())

    assert (edited(ColourMatting(), rgb, NO_EDITS).alpha == ColourMatting().matte(rgb).alpha).all()


def test_retouching_comes_after_the_guidance() -> None:
    rgb = np.asarray(product_picture())
    inside = Touch(BrushKind.RESTORE, Stroke(((10.0, 10.0),), 6.0))

    alpha = edited(ColourMatting(), rgb, Edits(BOXED.guidance, Retouch((ERASE, inside)))).alpha

    assert alpha[120, 160] == 0  # the middle of the product, erased
    assert alpha[10, 10] == 255  # outside the box, restored
    assert alpha[120, 120] == 255
