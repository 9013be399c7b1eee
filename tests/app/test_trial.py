"""A grouping that is tried: the latest wish is answered, and nothing is changed."""

from __future__ import annotations

import queue
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.events import BatchFinished
from desktop.app.trial import BINS, Trial, Tried
from desktop.app.workbench import Workbench
from desktop.core.errors import UsageError
from desktop.core.grouping import GroupingSettings
from desktop.core.live_grouping import LiveGrouping
from desktop.core.similarity import SignalWeights
from desktop.core.types import Checkpoint
from desktop.jobs import JobRunner
from desktop.paths import Places
from tests.app.watching import Watcher
from tests.photos import BLUE, GREEN, PhotoMaker

LIMIT_S = 60.0


@pytest.fixture(scope="module")
def grouped_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose shoot has two mugs and two boxes."""
    root = tmp_path_factory.mktemp("tried")
    maker = PhotoMaker(root / "shoot")
    maker.product("mug-1.jpg", colour=GREEN)
    maker.product("mug-2.jpg", (340, 250), colour=GREEN)
    maker.product("box-1.jpg", shape="box", colour=BLUE)
    maker.product("box-2.jpg", (350, 260), shape="box", colour=BLUE)
    watcher = Watcher()
    bench = Workbench(Places.below(root / "home"), watcher)
    bench.add([root / "shoot"])
    watcher.wait_for(BatchFinished)
    assert bench.close(60)
    return root / "home"


@pytest.fixture
def bench(grouped_home: Path, tmp_path: Path) -> Iterator[Workbench]:
    shutil.copytree(grouped_home, tmp_path / "home")
    bench = Workbench(Places.below(tmp_path / "home"), Watcher())
    bench.open_shoot(bench.shoots()[0].id)
    yield bench
    assert bench.close(60)


def test_trial_tells_what_would_change_and_changes_nothing(bench: Workbench) -> None:
    answers: queue.Queue[Tried] = queue.Queue()
    before = bench.groups()
    trial = bench.review.try_out(answers.put)

    trial.ask(GroupingSettings(threshold=1.0))
    strict = answers.get(timeout=LIMIT_S)
    trial.ask(bench.review.grouping)
    usual = answers.get(timeout=LIMIT_S)
    trial.ask(GroupingSettings(threshold=1.0, weights=SignalWeights(feature=0, spatial=0)))
    weighed = answers.get(timeout=LIMIT_S)

    assert len(strict.changes.splits) == 2
    assert strict.changes.groups == 4
    assert len(strict.histogram) == BINS
    assert sum(strict.histogram) > 0
    assert usual.changes.moves == {}
    assert weighed.settings.weights.feature == 0
    assert bench.groups() == before


def test_only_the_latest_of_many_wishes_is_answered_and_none_after_the_end() -> None:
    started, go_on = threading.Event(), threading.Event()
    answers: list[Tried] = []
    answered = threading.Event()

    def open_live(checkpoint: Checkpoint) -> LiveGrouping | None:
        del checkpoint
        started.set()
        assert go_on.wait(LIMIT_S)
        return None

    def tell(tried: Tried) -> None:
        answers.append(tried)
        answered.set()

    desk = JobRunner(1, "desk")
    trial = Trial(open_live, (), desk, tell)
    trial.ask(GroupingSettings(threshold=0.1))
    assert started.wait(LIMIT_S)
    for threshold in (0.2, 0.3, 0.4):
        trial.ask(GroupingSettings(threshold=threshold))
    go_on.set()
    assert answered.wait(LIMIT_S)
    trial.close()
    trial.ask(GroupingSettings(threshold=0.5))
    assert desk.close(LIMIT_S)

    assert [tried.settings.threshold for tried in answers] == [0.4]


def test_pairs_that_cannot_be_had_are_told_as_a_problem() -> None:
    answers: queue.Queue[Tried] = queue.Queue()

    def open_live(checkpoint: Checkpoint) -> LiveGrouping | None:
        raise UsageError("The photos contradict each other.", "Take one back.")

    desk = JobRunner(1, "desk")
    trial = Trial(open_live, (), desk, answers.put)
    trial.ask(GroupingSettings())
    problem = answers.get(timeout=LIMIT_S).problem
    assert desk.close(LIMIT_S)

    assert problem is not None
    assert problem.message == "The photos contradict each other."
