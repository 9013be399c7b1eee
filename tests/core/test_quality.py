from __future__ import annotations

import numpy as np
import pytest

from desktop.core.networks import Pass
from desktop.core.quality import Evidence, judge
from desktop.core.types import Alpha, ReasonKind


def disc(height: int = 200, width: int = 200, radius: float = 60) -> Alpha:
    rows, columns = np.mgrid[:height, :width]
    distance = np.hypot(rows - height / 2, columns - width / 2)
    alpha: Alpha = (np.clip(radius - distance, 0, 1) * 255).astype(np.uint8)
    return alpha


def evidence(agreement: float, last: float = 1.0) -> Evidence:
    """A network whose levels agree that much, its last map `last` everywhere."""
    one = Pass(np.full((320, 320), last, np.float32), 0.99, agreement)
    return Evidence(one, one)


def kinds(alpha: Alpha) -> list[ReasonKind]:
    return [reason.kind for reason in judge(alpha, None).reasons]


def test_clean_disc_has_no_reason() -> None:
    assert kinds(disc()) == []


def test_nothing_found_is_the_worst() -> None:
    doubt = judge(np.zeros((100, 100), np.uint8), evidence(0.95))

    assert doubt.score == 1
    assert [reason.kind for reason in doubt.reasons] == [ReasonKind.NOTHING]


def test_pieces_are_counted() -> None:
    alpha = np.zeros((200, 300), np.uint8)
    for left in (20, 110, 200):
        alpha[80:120, left : left + 50] = 255

    (reason,) = judge(alpha, None).reasons

    assert reason.kind is ReasonKind.PIECES
    assert reason.amount == 3


def test_hole_is_told_with_its_share() -> None:
    alpha = np.zeros((200, 200), np.uint8)
    alpha[50:150, 50:150] = 255
    alpha[90:110, 90:110] = 0

    (reason,) = judge(alpha, None).reasons

    assert reason.kind is ReasonKind.HOLE
    assert reason.amount == pytest.approx(400 / 9600)


def test_subject_that_runs_out_of_the_frame_is_told() -> None:
    alpha = np.zeros((200, 200), np.uint8)
    alpha[100:, 60:140] = 255

    (reason,) = judge(alpha, None).reasons

    assert reason.kind is ReasonKind.FRAME
    assert reason.amount == pytest.approx(80 / 200)


def test_haze_around_the_subject_is_told() -> None:
    alpha = disc()
    alpha[(alpha == 0)[:, :] & (np.indices(alpha.shape)[1] > 150)] = 90

    assert ReasonKind.SOFT_EDGE in kinds(alpha)


def test_score_is_the_fitted_logistic() -> None:
    # 1 / (1 + exp(-(2.931 - 6.096 * .9 + 24.698 * .01))): ambiguity a(1 - a)/a = 1 - a = .01.
    doubt = judge(disc(), evidence(0.9, last=0.99))

    assert doubt.score == pytest.approx(1 / (1 + np.exp(-(2.931 - 6.096 * 0.9 + 24.698 * 0.01))), rel=1e-4)


def test_network_that_contradicts_itself_is_doubted_without_another_reason() -> None:
    doubt = judge(disc(), evidence(0.3))

    assert doubt.score > 0.5
    assert [reason.kind for reason in doubt.reasons] == [ReasonKind.UNSURE]


def test_agreement_is_the_mean_of_every_pass_and_of_both_networks() -> None:
    whole = np.zeros((4, 4), np.float32)
    whole[:2] = 1
    other = np.zeros((4, 4), np.float32)
    other[:1] = 1  # half of it: a soft IoU of .5
    first, last = Pass(whole, 0.9, 0.8), Pass(whole, 0.9, 0.95)

    assert Evidence(first, last).agreement == pytest.approx((0.8 + 0.95) / 2)
    assert Evidence(first, last, Pass(other, 0.9, 0.1)).agreement == pytest.approx((0.8 + 0.95 + 0.5) / 3)


def test_networks_that_contradict_each_other_are_the_first_reason() -> None:
    map = np.ones((320, 320), np.float32)
    sure = Pass(map, 0.9, 0.7)
    elsewhere = Pass(1 - map, 0.9, 0.9)
    alpha = np.zeros((200, 200), np.uint8)
    alpha[100:, 60:140] = 255  # runs out of the frame

    doubt = judge(alpha, Evidence(sure, sure, elsewhere))

    # Agreement (.7 + .7 + 0) / 3 = .467, no ambiguity: 1 / (1 + exp(-(2.931 - 6.096 * .467))) = .52.
    assert doubt.score == pytest.approx(0.522, abs=0.002)
    assert [reason.kind for reason in doubt.reasons] == [ReasonKind.UNSURE, ReasonKind.FRAME]
