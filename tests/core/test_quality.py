from __future__ import annotations

import numpy as np
import pytest

from desktop.core.networks import Pass
from desktop.core.quality import Evidence, judge
from desktop.core.types import Alpha, Box, ReasonKind


def disc(height: int = 200, width: int = 200, radius: float = 60) -> Alpha:
    rows, columns = np.mgrid[:height, :width]
    distance = np.hypot(rows - height / 2, columns - width / 2)
    alpha: Alpha = (np.clip(radius - distance, 0, 1) * 255).astype(np.uint8)
    return alpha


def evidence(agreement: float, last: float = 1.0) -> Evidence:
    """A network whose levels agree that much, its last map `last` everywhere."""
    map = np.full((320, 320), last, np.float32)
    return Evidence(Pass(map, 0.99, agreement), map, Box(0, 0, 200, 200))


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
