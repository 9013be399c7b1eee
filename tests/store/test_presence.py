from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.store.presence import Presence

ROOT = Path(__file__).resolve().parents[2]
PRESENT = """
import sys, time
from pathlib import Path
from desktop.store.presence import Presence
presence = Presence(Path(sys.argv[1]))
print(presence.id, flush=True)
sys.stdin.read()
presence.leave()
"""


def started(folder: Path) -> tuple[subprocess.Popen[str], str]:
    process = subprocess.Popen(
        [sys.executable, "-c", PRESENT, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    return process, process.stdout.readline().strip()


def test_run_that_is_alive_is_told_from_one_that_was_killed(tmp_path: Path) -> None:
    mine = Presence(tmp_path)
    killed, killed_id = started(tmp_path)
    alive, alive_id = started(tmp_path)
    killed.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    killed.communicate()

    assert mine.others() == (frozenset({alive_id}), frozenset({killed_id}))

    mine.bury(frozenset({killed_id}))
    alive.communicate("")
    assert mine.others() == (frozenset(), frozenset())
    mine.leave()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("count", [1, 3])
def test_runs_of_one_process_are_alive_to_each_other(tmp_path: Path, count: int) -> None:
    runs = [Presence(tmp_path) for _ in range(count)]

    assert runs[0].others() == (frozenset(run.id for run in runs[1:]), frozenset())
    for run in runs:
        run.leave()
