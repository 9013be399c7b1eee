from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.core.errors import DiskFull, FolderUnusable, OutputError
from desktop.core.files import free_bytes, open_part, part_of, sweep_parts, write_atomically


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_whole_and_its_folders_are_made(tmp_path: Path) -> None:
    target = tmp_path / "new" / "deep" / "ä 写真\n🙂.png"

    write_atomically(target, b"content")

    assert target.read_bytes() == b"content"
    assert names_in(target.parent) == [target.name]


def test_an_old_file_is_replaced_by_the_new_one(tmp_path: Path) -> None:
    target = tmp_path / "a.png"
    target.write_bytes(b"old and longer than the new one")

    write_atomically(target, b"new")

    assert target.read_bytes() == b"new"
    assert names_in(tmp_path) == ["a.png"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_file_may_be_read_by_whom_any_new_file_may(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.png", b"x")
    (tmp_path / "b.png").write_bytes(b"x")

    assert stat.S_IMODE((tmp_path / "a.png").stat().st_mode) == stat.S_IMODE(
        (tmp_path / "b.png").stat().st_mode
    )


def test_many_writers_of_one_file_leave_one_whole_file(tmp_path: Path) -> None:
    contents = [bytes([number]) * 100_000 for number in range(16)]

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda content: write_atomically(tmp_path / "sub" / "a.png", content), contents))

    assert (tmp_path / "sub" / "a.png").read_bytes() in contents
    assert names_in(tmp_path / "sub") == ["a.png"]


def test_a_full_disk_is_told_and_nothing_half_written_remains(small_disk: Path) -> None:
    write_atomically(small_disk / "small.png", bytes(200_000))

    with pytest.raises(DiskFull) as caught:
        write_atomically(small_disk / "large.png", bytes(2_000_000))

    told = f"large.png could not be written: {small_disk} is full. 2.0 MB are needed, 0.8 MB are free."
    assert caught.value.message == told
    assert "room" in caught.value.remedy
    assert names_in(small_disk) == ["small.png"]
    write_atomically(small_disk / "next.png", bytes(200_000))


def test_a_full_disk_keeps_the_old_file(small_disk: Path) -> None:
    write_atomically(small_disk / "a.png", b"old")

    with pytest.raises(DiskFull):
        write_atomically(small_disk / "a.png", bytes(2_000_000))

    assert (small_disk / "a.png").read_bytes() == b"old"
    assert names_in(small_disk) == ["a.png"]


def test_free_bytes_are_those_of_the_disk(small_disk: Path) -> None:
    assert free_bytes(small_disk / "not" / "yet" / "made") == 1 << 20

    write_atomically(small_disk / "a.png", bytes(512 * 1024))

    assert free_bytes(small_disk) <= 512 * 1024


def test_a_disk_that_may_only_be_read_is_told(locked_disk: Path) -> None:
    with pytest.raises(
        FolderUnusable, match=r"^Nothing can be written in .*: Read-only file system\."
    ) as caught:
        write_atomically(locked_disk / "a.png", b"x")

    assert not isinstance(caught.value, DiskFull)
    assert "drive that can be written to" in caught.value.remedy


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_write_that_fails_half_way_leaves_nothing(tmp_path: Path) -> None:
    script = """
import resource, sys
from pathlib import Path
from desktop.core.errors import DiskFull, OutputError
from desktop.core.files import write_atomically
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    write_atomically(Path(sys.argv[1]), bytes(500_000))
except OutputError as error:
    print(isinstance(error, DiskFull), error.message)
"""
    command = [sys.executable, "-c", script, str(tmp_path / "a.png")]
    run = subprocess.run(command, capture_output=True, text=True, check=True)

    assert run.stdout.startswith(f"False a.png could not be written in {tmp_path}: File too large")
    assert names_in(tmp_path) == []


def test_a_file_in_the_way_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")

    for target in (tmp_path / "out" / "a.png", tmp_path / "out" / "sub" / "a.png"):
        with pytest.raises(OutputError, match=r"^a\.png could not be written in ") as caught:
            write_atomically(target, b"x")
        assert caught.value.remedy.startswith("Choose another folder")
    assert (tmp_path / "out").read_bytes() == b"a file"


def test_a_folder_in_the_way_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").mkdir()

    with pytest.raises(OutputError, match=r"^a\.png could not be written in "):
        write_atomically(tmp_path / "a.png", b"x")

    assert names_in(tmp_path) == ["a.png"]


def test_the_longest_name_fits_and_a_longer_one_is_told(tmp_path: Path) -> None:
    longest = "ä" * 125 + ".png"  # 254 bytes
    write_atomically(tmp_path / longest, b"x")

    with pytest.raises(OutputError, match=r"File name too long") as caught:
        write_atomically(tmp_path / ("ä" * 126 + ".png"), b"x")

    assert "shorter" in caught.value.remedy
    assert names_in(tmp_path) == [longest]


def test_temporaries_of_a_killed_process_are_removed_and_nothing_else(tmp_path: Path) -> None:
    script = """
import os, sys
from pathlib import Path
from desktop.core import files
os.fsync = lambda handle: os._exit(9)  # the power goes before the data is on the disk
files.write_atomically(Path(sys.argv[1]), b"x")
"""
    command = [sys.executable, "-c", script, str(tmp_path / "a.png")]
    assert subprocess.run(command).returncode == 9
    left = names_in(tmp_path)
    assert len(left) == 1
    assert left[0].startswith(".a.png.bgr-part-")
    (tmp_path / "mine.bgr-part-1").touch()

    assert sweep_parts(tmp_path) == 0  # so young, it may be somebody's
    make_old(tmp_path / left[0])
    removed = sweep_parts(tmp_path)

    assert removed == 1
    assert names_in(tmp_path) == ["mine.bgr-part-1"]


def test_a_folder_that_is_not_there_has_no_temporaries(tmp_path: Path) -> None:
    assert sweep_parts(tmp_path / "none") == 0


def test_a_temporary_that_somebody_writes_is_left_alone(tmp_path: Path) -> None:
    part = part_of(tmp_path / "a.png")
    with open_part(part) as file:
        file.write(b"x")
        make_old(part)

        assert sweep_parts(tmp_path) == 0
    make_old(part)
    assert sweep_parts(tmp_path) == 1


def make_old(part: Path) -> None:
    """Untouched for a minute."""
    then = time.time() - 60
    os.utime(part, (then, then))
