from __future__ import annotations

from pathlib import Path

import pytest

from desktop.core.budget import PixelBudget
from desktop.core.errors import PhotoTooLarge
from desktop.core.memory import _free_on_linux_mb, free_memory_mb
from desktop.core.types import no_checkpoint


def test_something_is_free() -> None:
    assert 64 < free_memory_mb() < 100_000_000


def test_a_container_may_use_what_its_group_leaves(tmp_path: Path) -> None:
    meminfo = tmp_path / "meminfo"
    meminfo.write_text("MemTotal:       24684000 kB\nMemAvailable:    8192000 kB\n")

    assert _free_on_linux_mb(meminfo, tmp_path) == 8000
    (tmp_path / "memory.max").write_text("max\n")
    (tmp_path / "memory.current").write_text("1\n")
    assert _free_on_linux_mb(meminfo, tmp_path) == 8000
    (tmp_path / "memory.max").write_text(f"{3 * 1024**3}\n")
    (tmp_path / "memory.current").write_text(f"{1024**3}\n")
    assert _free_on_linux_mb(meminfo, tmp_path) == 2048


def test_photo_beyond_the_budget_goes_alone_and_one_beyond_the_memory_is_refused_by_name() -> None:
    budget = PixelBudget(10_000_000, most_pixels=60_000_000)
    with budget.take(50_000_000, no_checkpoint, "pano.jpg"):
        pass

    with pytest.raises(PhotoTooLarge) as caught, budget.take(100_000_000, no_checkpoint, "pano.jpg"):
        pass

    assert caught.value.message == (
        "pano.jpg has 100 million pixels; with the memory that is free here the limit is 60 million."
    )
    assert caught.value.remedy


def test_photos_wait_until_they_fit_together() -> None:
    budget = PixelBudget(10)

    class Waiting(Exception):
        pass

    def give_up(_: float) -> None:
        raise Waiting

    with budget.take(6, no_checkpoint):
        with budget.take(4, no_checkpoint):
            pass
        with pytest.raises(Waiting), budget.take(5, give_up):
            pass
