"""A second start gives its files to the window that is open, as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.single import FirstWindow, _name, hand_over
from desktop.paths import Places

ROOT = Path(__file__).resolve().parents[2]
SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from desktop.gui.single import hand_over
from desktop.paths import Places
app = QCoreApplication([])
print(hand_over(Places.below(Path(sys.argv[1])), [Path(one) for one in sys.argv[2:]]))
"""


def second_start(home: Path, *paths: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", SECOND, str(home), *map(str, paths)],
        cwd=ROOT,
        env=os.environ,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_first_start_finds_no_window(tmp_path: Path, qapp: QApplication) -> None:
    assert not hand_over(Places.below(tmp_path), [])


def test_second_start_hands_its_files_over(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    owner = QObject()
    first = FirstWindow(Places.below(tmp_path), owner)
    photos = [tmp_path / "a \n b.jpg", tmp_path / "ümlaut"]

    with qtbot.waitSignal(first.files_came, timeout=60_000) as came:
        second = second_start(tmp_path, *photos)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=60_000)

    assert came.args == [photos]
    assert second.communicate()[0].strip() == "True"
    first.close()
    owner.deleteLater()


def test_windows_of_two_libraries_do_not_hear_each_other(tmp_path: Path, qapp: QApplication) -> None:
    owner = QObject()
    first = FirstWindow(Places.below(tmp_path / "one"), owner)

    assert not hand_over(Places.below(tmp_path / "two"), [])
    first.close()
    owner.deleteLater()


def test_name_that_a_killed_window_left_is_taken_over(tmp_path: Path, qapp: QApplication) -> None:
    places = Places.below(tmp_path)
    left = QLocalServer()
    assert left.listen(_name(places))
    socket_file = Path(left.fullServerName())
    left.close()
    if socket_file.is_absolute():
        socket_file.parent.mkdir(exist_ok=True)
        socket_file.touch()  # what a kill leaves on Unix
    owner = QObject()
    first = FirstWindow(places, owner)

    probe = QLocalSocket()
    probe.connectToServer(_name(places))
    assert probe.waitForConnected(2000)
    probe.abort()
    first.close()
    owner.deleteLater()


def test_nonsense_is_not_taken_for_files(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> None:
    owner = QObject()
    places = Places.below(tmp_path)
    first = FirstWindow(places, owner)
    came: list[object] = []
    first.files_came.connect(came.append)
    probe = QLocalSocket()
    probe.connectToServer(_name(places))
    assert probe.waitForConnected(2000)

    with qtbot.waitSignal(probe.disconnected, timeout=10_000):
        probe.write(b'{"not": "a list"}\n')
        probe.flush()

    assert came == []
    first.close()
    owner.deleteLater()
