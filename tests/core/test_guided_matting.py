from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from desktop.core.errors import Cancelled, UsageError
from desktop.core.guidance import NO_GUIDANCE, Guidance, Mark, MarkKind
from desktop.core.guided_matting import boxed, drafted, guided, marked
from desktop.core.matting import SaliencyMatting
from desktop.core.strokes import Stroke
from desktop.core.subject_box import allowed
from desktop.core.types import BoolMask, Box, Quality, RgbImage
from tests.core.colour_model import ColourMatting
from tests.engine import u2netp

GREY, RED, BLUE = (225, 225, 224), (200, 40, 40), (40, 60, 190)
RED_DISC, BLUE_DISC = (60, 90, 220, 250), (420, 90, 580, 250)


def picture(
    *shapes: tuple[tuple[int, int, int, int], tuple[int, int, int]], size: tuple[int, int] = (640, 340)
) -> RgbImage:
    """Discs on grey with a little grain, the same every time."""
    image = Image.new("RGB", size, GREY)
    draw = ImageDraw.Draw(image)
    for box, colour in shapes:
        draw.ellipse(box, fill=colour)
    grain = np.random.default_rng(3).integers(-4, 5, (size[1], size[0], 3))
    return np.clip(np.asarray(image).astype(int) + grain, 0, 255).astype(np.uint8)


def disc(box: tuple[int, int, int, int], size: tuple[int, int] = (640, 340)) -> BoolMask:
    image = Image.new("L", size)
    ImageDraw.Draw(image).ellipse(box, fill=255)
    return np.asarray(image) > 0


def iou(one: BoolMask, other: BoolMask) -> float:
    return float((one & other).sum() / (one | other).sum())


def mark(kind: MarkKind, *points: tuple[float, float], radius_px: float = 8.0) -> Mark:
    return Mark(kind, Stroke(points, radius_px))


TWO = picture((RED_DISC, RED), (BLUE_DISC, BLUE))


@pytest.mark.parametrize(
    ("box", "meant"), [(Box(50, 80, 230, 260), RED_DISC), (Box(430, 95, 575, 245), BLUE_DISC)]
)
def test_box_picks_one_of_two_discs(box: Box, meant: tuple[int, int, int, int]) -> None:
    alpha = boxed(ColourMatting(), TWO, box)

    assert iou(alpha > 127, disc(meant)) > 0.99
    zone = allowed(box, 640, 340)
    outside = np.ones(alpha.shape, bool)
    outside[zone.top : zone.bottom, zone.left : zone.right] = False
    assert not alpha[outside].any()


def test_real_network_with_a_box_cuts_the_disc_that_is_meant() -> None:
    alpha = boxed(SaliencyMatting(Quality.BALANCED, u2netp()), TWO, Box(410, 80, 590, 260))

    assert iou(alpha > 127, disc(BLUE_DISC)) > 0.97


@settings(max_examples=25)
@given(st.integers(0, 630), st.integers(0, 330), st.integers(3, 640), st.integers(3, 340))
def test_box_anywhere_gives_a_matte_and_nothing_outside(left: int, top: int, width: int, height: int) -> None:
    box = Box(left, top, left + width, top + height)

    alpha = boxed(ColourMatting(), TWO, box)

    zone = allowed(Box(left, top, min(640, left + width), min(340, top + height)), 640, 340)
    inside = alpha[zone.top : zone.bottom, zone.left : zone.right]
    assert inside.any()
    assert np.count_nonzero(inside) == np.count_nonzero(alpha)


def test_matte_that_fits_the_box_is_taken_and_not_looked_for_again() -> None:
    model = ColourMatting()

    alpha = boxed(model, TWO, Box(50, 80, 230, 260))

    assert model.looks == [(340, 640)]
    assert (alpha[80:260, 50:230] == model.matte(TWO).alpha[80:260, 50:230]).all()


def test_model_looks_at_the_box_when_its_matte_of_the_whole_does_not_fit() -> None:
    class FarSighted(ColourMatting):
        """Sees red alone in large pictures, every colour in small ones."""

        def matte(self, rgb: RgbImage, checkpoint: Callable[[float], None] = lambda _: None):  # type: ignore[no-untyped-def]
            self._wants = (0,) if rgb.shape[1] > 400 else (0, 1, 2)
            return super().matte(rgb, checkpoint)

    model = FarSighted()

    alpha = boxed(model, TWO, Box(410, 80, 590, 260))

    assert iou(alpha > 127, disc(BLUE_DISC)) > 0.99
    assert model.looks == [(340, 640), (252, 252)]  # the box and 20 % of its 180 px on every side


def test_colours_fill_the_box_where_the_model_sees_nothing() -> None:
    alpha = boxed(ColourMatting(wants=(1,)), TWO, Box(412, 84, 590, 258))

    assert iou(alpha > 127, disc(BLUE_DISC)) > 0.97


def test_box_on_one_colour_is_its_own_subject() -> None:
    alpha = boxed(ColourMatting(), np.full((300, 400, 3), 200, np.uint8), Box(100, 50, 200, 150))

    assert (alpha[50:150, 100:200] == 255).all()
    assert np.count_nonzero(alpha) == 100 * 100


@pytest.mark.parametrize(
    ("box", "words"),
    [(Box(700, 10, 800, 60), "outside the photo, which is 640 x 340"), (Box(50, 50, 50, 90), "empty")],
)
def test_box_that_holds_nothing_of_the_photo_is_refused(box: Box, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        boxed(ColourMatting(), TWO, box)


def test_box_that_runs_over_the_frame_is_cut() -> None:
    rgb = picture(((-80, 90, 80, 250), RED))

    alpha = boxed(ColourMatting(), rgb, Box(-100, 80, 90, 260))

    assert iou(alpha > 127, disc((-80, 90, 80, 250))) > 0.99


def test_mark_removes_the_whole_disc_it_touches_and_nothing_else() -> None:
    before = ColourMatting().matte(TWO).alpha

    draft = marked(drafted(TWO, before), mark(MarkKind.REMOVE, (500, 170)))

    assert not draft.alpha[:, 400:].any()
    assert (draft.alpha[:, :300] == before[:, :300]).all()


def test_mark_brings_the_disc_that_was_not_found_and_keeps_the_other_as_it_was() -> None:
    before = ColourMatting(wants=(0,)).matte(TWO).alpha

    draft = marked(drafted(TWO, before), mark(MarkKind.KEEP, (500, 170)))

    assert iou(draft.alpha > 127, disc(RED_DISC) | disc(BLUE_DISC)) > 0.98
    assert (draft.alpha[:, :300] == before[:, :300]).all()


def test_mark_takes_one_of_two_colours_that_touch() -> None:
    rgb = picture(((200, 90, 360, 250), RED), ((300, 90, 460, 250), BLUE))
    before = ColourMatting().matte(rgb).alpha
    blue = disc((300, 90, 460, 250))

    draft = marked(drafted(rgb, before), mark(MarkKind.REMOVE, (400, 150), (400, 200)))

    assert (draft.alpha[blue] > 127).mean() < 0.03
    assert (draft.alpha[disc((200, 90, 360, 250)) & ~blue] > 127).mean() > 0.97


def test_keep_only_adds_and_remove_only_takes_away() -> None:
    base = ColourMatting(wants=(0,)).matte(TWO).alpha
    start = drafted(TWO, base)

    kept = marked(start, mark(MarkKind.KEEP, (450, 170), (560, 190)))
    removed = marked(kept, mark(MarkKind.REMOVE, (140, 170)))

    assert (kept.division.is_subject >= start.division.is_subject).all()
    assert (removed.division.is_subject <= kept.division.is_subject).all()


def test_mark_that_agrees_with_the_matte_changes_nothing() -> None:
    alpha = ColourMatting().matte(TWO).alpha

    draft = marked(
        marked(drafted(TWO, alpha), mark(MarkKind.KEEP, (140, 170))), mark(MarkKind.REMOVE, (320, 170))
    )

    assert (draft.alpha == alpha).all()


def test_mark_makes_half_transparent_patches_solid() -> None:
    alpha = ColourMatting().matte(TWO).alpha
    alpha[140:200, 110:170] = 160

    draft = marked(drafted(TWO, alpha), mark(MarkKind.KEEP, (115, 170), (165, 170), radius_px=36))

    assert draft.alpha[160:180, 125:155].min() > 240


def test_what_was_kept_is_not_removed_by_a_later_mark_beside_it() -> None:
    rgb = picture((RED_DISC, RED), (BLUE_DISC, RED))
    alpha = ColourMatting().matte(rgb).alpha

    draft = marked(drafted(rgb, alpha), mark(MarkKind.KEEP, (500, 120), (500, 220)))
    draft = marked(draft, mark(MarkKind.REMOVE, (140, 170)))

    assert (draft.alpha[:, 400:] == alpha[:, 400:]).all()


def test_nothing_grows_out_of_the_box_but_what_is_marked_there() -> None:
    box = Box(50, 80, 230, 260)
    draft = drafted(TWO, boxed(ColourMatting(), TWO, box), box)

    draft = marked(draft, mark(MarkKind.KEEP, (500, 170), radius_px=20))

    beyond = draft.alpha[:, 300:] > 127
    assert 0 < beyond.sum() < 50 * 50
    rows, columns = np.nonzero(beyond)
    assert np.hypot(columns + 300.5 - 500, rows + 0.5 - 170).max() < 34  # a patch or so around the mark


def test_draft_before_a_mark_stays_good_and_marks_are_pure() -> None:
    start = drafted(TWO, ColourMatting(wants=(0,)).matte(TWO).alpha)
    before = start.alpha.copy()
    one = mark(MarkKind.KEEP, (500, 170))

    first, second = marked(start, one), marked(start, one)

    assert (start.alpha == before).all()
    assert (first.alpha == second.alpha).all()
    assert first.marks == (one,)


def test_far_mark_in_a_large_photo_is_followed() -> None:
    rgb = picture(((40, 40, 120, 120), RED), ((1700, 900, 1900, 1100), BLUE), size=(2000, 1200))
    alpha = ColourMatting(wants=(0,)).matte(rgb).alpha

    draft = marked(drafted(rgb, alpha), mark(MarkKind.KEEP, (1800, 1000), radius_px=25))

    assert (
        iou(
            draft.alpha > 127,
            disc((40, 40, 120, 120), (2000, 1200)) | disc((1700, 900, 1900, 1100), (2000, 1200)),
        )
        > 0.97
    )


def test_no_guidance_is_the_models_own_matte() -> None:
    model = SaliencyMatting(Quality.FAST, u2netp())

    assert (guided(model, TWO, NO_GUIDANCE).alpha == model.matte(TWO).alpha).all()


def test_guidance_is_box_then_marks() -> None:
    guidance = Guidance(Box(40, 70, 600, 270), (mark(MarkKind.REMOVE, (140, 170)),))

    alpha = guided(ColourMatting(), TWO, guidance).alpha

    assert iou(alpha > 127, disc(BLUE_DISC)) > 0.99


def test_stop_is_heard() -> None:
    def stop_at(limit: float) -> Callable[[float], None]:
        def checkpoint(fraction: float) -> None:
            if fraction >= limit:
                raise Cancelled

        return checkpoint

    draft = drafted(TWO, ColourMatting(wants=(0,)).matte(TWO).alpha)
    for limit in (0.0, 0.3):
        with pytest.raises(Cancelled):
            marked(draft, mark(MarkKind.KEEP, (500, 170)), stop_at(limit))
    with pytest.raises(Cancelled):
        guided(ColourMatting(), TWO, Guidance(Box(50, 80, 230, 260)), stop_at(0.1))
