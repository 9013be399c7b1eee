from __future__ import annotations

import pytest

from desktop.app.transfer import Transfer
from desktop.cli.models import megabytes, transfer_line


class Clock:
    def __init__(self) -> None:
        self.now_s = 0.0

    def __call__(self) -> float:
        return self.now_s


def test_rate_is_that_of_the_last_seconds() -> None:
    clock = Clock()
    transfer = Transfer(clock)
    transfer.note(50_000_000, 176_000_000)  # so much came yesterday

    clock.now_s = 2.0
    transfer.note(60_000_000, 176_000_000)
    assert transfer.bytes_per_s == 5_000_000
    assert transfer.remaining_s == pytest.approx(116 / 5)

    for second in range(3, 30):  # then it slows down to 1 MB/s
        clock.now_s = float(second)
        transfer.note(58_000_000 + second * 1_000_000, 176_000_000)
    assert transfer.bytes_per_s == 1_000_000


def test_rate_that_would_be_a_guess_is_not_told() -> None:
    clock = Clock()
    transfer = Transfer(clock)
    rates = [transfer.bytes_per_s]
    transfer.note(50_000_000, 176_000_000)
    clock.now_s = 0.5
    transfer.note(51_000_000, 176_000_000)

    assert [*rates, transfer.bytes_per_s, transfer.remaining_s] == [None, None, None]


def test_beginning_again_is_no_negative_rate() -> None:
    clock = Clock()
    transfer = Transfer(clock)
    transfer.note(9_000_000, None)
    clock.now_s = 2.0
    transfer.note(0, None)
    clock.now_s = 4.0
    transfer.note(2_000_000, None)

    assert transfer.bytes_per_s == 1_000_000
    assert transfer.remaining_s is None


def test_line_tells_amount_rate_and_time_left() -> None:
    clock = Clock()
    transfer = Transfer(clock)
    transfer.note(0, None)
    assert transfer_line("u2net", transfer) == "u2net: 0.0 MB"
    clock.now_s = 10.0
    transfer.note(53_100_000, 175_997_641)

    assert transfer_line("u2net", transfer) == (
        "u2net: 53.1 of 176.0 MB · 5.3 MB/s · less than a minute left"
    )


def test_sizes_are_said_as_people_say_them() -> None:
    assert [megabytes(count) for count in (4_574_861, 175_997_641, 1_024_331_469)] == [
        "4.6 MB",
        "176 MB",
        "1,024 MB",
    ]
