from __future__ import annotations

import pytest

from desktop.app.progress import Tally
from desktop.cli.show import count_of, progress_line, time_left


class Clock:
    def __init__(self) -> None:
        self.now_s = 100.0

    def __call__(self) -> float:
        return self.now_s


def test_nothing_is_promised_at_the_start() -> None:
    clock = Clock()
    tally = Tally(clock)
    tally.total = 10

    assert tally.rate_per_s is None
    clock.now_s += 10
    tally.count(done=2)
    assert tally.rate_per_s is None  # two photos tell nothing yet


def test_rate_and_time_left_follow_from_the_counts() -> None:
    clock = Clock()
    tally = Tally(clock)
    tally.total = 20
    for _ in range(5):
        clock.now_s += 2
        tally.count(done=1)

    assert tally.rate_per_s == pytest.approx(0.5)
    assert tally.remaining_s == pytest.approx(30)


def test_rate_forgets_what_is_long_ago() -> None:
    clock = Clock()
    tally = Tally(clock)
    tally.total = 200
    for _ in range(50):
        clock.now_s += 10
        tally.count(done=1)
    for _ in range(60):
        clock.now_s += 1
        tally.count(done=1)

    assert tally.rate_per_s == pytest.approx(1.0)


def test_pause_counts_neither_as_time_nor_against_the_rate() -> None:
    clock = Clock()
    tally = Tally(clock)
    tally.total = 10
    for _ in range(4):
        clock.now_s += 1
        tally.count(done=1)

    tally.pause()
    clock.now_s += 1000
    assert tally.seconds == pytest.approx(4)
    tally.resume()

    assert tally.seconds == pytest.approx(4)
    assert tally.rate_per_s == pytest.approx(1.0)


def test_skipped_photos_finish_the_count_but_do_not_make_the_rate() -> None:
    clock = Clock()
    tally = Tally(clock)
    tally.total = 100
    tally.count(skipped=90)
    for _ in range(5):
        clock.now_s += 1
        tally.count(failed=1)

    assert tally.finished == 95
    assert tally.rate_per_s == pytest.approx(1.0)
    assert tally.remaining_s == pytest.approx(5)


def test_progress_line_has_count_rate_time_and_failures() -> None:
    clock = Clock()
    tally = Tally(clock)
    tally.total = 1240
    for _ in range(4):
        clock.now_s += 0.5 / 1.2
        tally.count(done=1)
    clock.now_s += 3
    tally.count(failed=1)

    line = progress_line("Cutting out", tally)

    # 5 photos in 4 * .4167 + 3 = 4.667 s: 1.07 a second; 1,235 left take 1,153 s, about 19 minutes.
    assert line == "Cutting out: 5 of 1,240 photos · 1.1 photos/s · about 19 min left · 1 failed"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (12, "less than a minute left"),
        (65, "about 1 min left"),
        (3000, "about 50 min left"),
        (3600, "about 1 h left"),
        (4700, "about 1 h 15 min left"),
    ],
)
def test_time_left_is_rounded(seconds: float, words: str) -> None:
    assert time_left(seconds) == words


def test_one_photo_is_not_photos() -> None:
    assert (count_of(1), count_of(2), count_of(1240)) == ("1 photo", "2 photos", "1,240 photos")
