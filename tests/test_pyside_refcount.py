"""PySide6 6.12.0 drops a reference to None in every void call, which ends Python 3.11 after some thousand."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 2000
TOLERANCE = 50
"""Other references to None and True come and go meanwhile; a leak would be one for each call."""

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal from Python 3.12 on: nothing to lose"
)


class _Sender(QObject):
    fired = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.received = 0

    @Slot(object)
    def receive(self, _value: object) -> None:
        self.received += 1


def test_void_calls_keep_the_references_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)

    for _ in range(CALLS):
        widget.update()

    assert sys.getrefcount(None) >= before - TOLERANCE


def test_signals_keep_the_references_to_true_and_none(qtbot: QtBot) -> None:
    sender = _Sender()
    sender.fired.connect(sender.receive)
    before = sys.getrefcount(True), sys.getrefcount(None)

    for _ in range(CALLS):
        sender.fired.emit(None)

    assert sender.received == CALLS
    assert sys.getrefcount(True) >= before[0] - TOLERANCE
    assert sys.getrefcount(None) >= before[1] - TOLERANCE
