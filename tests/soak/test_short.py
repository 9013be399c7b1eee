"""The load tests in short; `packaging/bootstrap.py soak` runs them in full."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path

import pytest

from tests.soak.corpus import corpus, sound
from tests.soak.fuzz import read
from tests.soak.kills import killed_at_random
from tests.soak.measure import Row


def bad(rows: tuple[Row, ...]) -> list[str]:
    return [f"{row.name}: {row.value}" for row in rows if row.bad]


@pytest.mark.skipif(sys.platform == "win32", reason="process groups are killed by a signal")
def test_batch_that_is_killed_again_and_again_loses_nothing(tmp_path: Path) -> None:
    assert bad(killed_at_random(tmp_path, photos=8, kills=3)) == []


def test_damaged_and_hostile_files_give_a_picture_or_a_clear_line(tmp_path: Path) -> None:
    refused = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is wrong; the program's log takes that
        for sample in corpus(150):
            path = tmp_path / sample.name
            path.write_bytes(sample.data)
            outcome = read(path)
            if sample.sound and outcome != "picture":
                refused.append(f"{sample.name}: {outcome}")

    assert refused == []


def test_the_same_seed_gives_the_same_corpus() -> None:
    first, second = list(corpus(400, seed=3)), list(corpus(400, seed=3))

    assert first == second
    assert len(first) == 400
    assert len({sample.name for sample in first}) > 300
    assert sum(1 for _ in sound()) >= 18
