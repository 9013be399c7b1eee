from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from desktop.store.locks import held

HOLD = """
import sys
from pathlib import Path
from desktop.store.locks import held
with held(Path(sys.argv[1])) as is_mine:
    print(is_mine, flush=True)
    sys.stdin.read()
"""
ROOT = Path(__file__).resolve().parents[2]


def holder(file: Path) -> subprocess.Popen[str]:
    """Another process that holds the lock until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(file)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "True"
    return process


def test_lock_is_for_one_at_a_time(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "lock"

    with held(file) as first, held(file) as second:
        assert (first, second) == (True, False)
    with held(file) as third:
        assert third


def test_other_processes_are_kept_out_until_the_holder_ends(tmp_path: Path) -> None:
    file = tmp_path / "lock"

    with holder(file) as process:
        with held(file) as meanwhile:
            assert not meanwhile
        process.communicate(timeout=60)
    with held(file) as afterwards:
        assert afterwards


def test_holder_that_is_killed_leaves_no_lock(tmp_path: Path) -> None:
    file = tmp_path / "lock"

    with holder(file) as process:
        process.kill()
        process.communicate(timeout=60)

    with held(file) as afterwards:
        assert afterwards
