"""Events from worker threads reach the GUI thread together and without what is outdated."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from desktop.app.events import BatchChanged, Event, PhotoChanged, PhotoProgress, PhotosAdded
from desktop.core.types import Photo, PhotoId, PhotoState, ShootId
from desktop.gui.bridge import Bridge, coalesced

ONE, TWO = Photo(PhotoId(1), Path("1.jpg")), Photo(PhotoId(2), Path("2.jpg"))
DONE_ONE = Photo(PhotoId(1), Path("1.jpg"), PhotoState.DONE)


def test_only_the_latest_of_a_kind_and_photo_is_handed_over_in_order() -> None:
    events: list[Event] = [
        PhotosAdded(ShootId(1), (ONE, TWO)),
        PhotoProgress(PhotoId(1), 0.1),
        BatchChanged(0, 0, 2),
        PhotoChanged(ONE),
        PhotoProgress(PhotoId(2), 0.3),
        PhotoProgress(PhotoId(1), 0.9),
        PhotoChanged(DONE_ONE),
        BatchChanged(1, 0, 2),
    ]

    assert coalesced(events) == (events[0], events[4], events[5], events[6], events[7])


def test_events_of_other_threads_arrive_on_the_gui_thread_and_none_is_lost(qtbot: QtBot) -> None:
    bridge = Bridge()
    arrived: list[Event] = []
    threads: list[QThread] = []

    def take(events: tuple[Event, ...]) -> None:
        arrived.extend(events)
        threads.append(QThread.currentThread())

    bridge.arrived.connect(take)

    def work(first: int) -> None:
        for number in range(first, first + 500):
            bridge.listen(PhotoProgress(PhotoId(number), 0.5))

    workers = [threading.Thread(target=work, args=(first,)) for first in (0, 1000)]
    for worker in workers:
        worker.start()
    qtbot.waitUntil(lambda: len(arrived) >= 1000)
    for worker in workers:
        worker.join()

    assert {event.photo for event in arrived if isinstance(event, PhotoProgress)} == {
        *range(500),
        *range(1000, 1500),
    }
    assert set(threads) == {bridge.thread()}


def test_bridge_sleeps_when_nothing_comes_and_wakes_again(qtbot: QtBot) -> None:
    bridge = Bridge()
    arrived: list[Event] = []
    bridge.arrived.connect(arrived.extend)
    bridge.listen(BatchChanged(0, 0, 1))
    qtbot.waitUntil(lambda: len(arrived) == 1)
    qtbot.waitUntil(lambda: not bridge._timer.isActive())

    bridge.listen(BatchChanged(1, 0, 1))

    qtbot.waitUntil(lambda: len(arrived) == 2)


def test_closed_bridge_hands_over_nothing_more(qtbot: QtBot) -> None:
    bridge = Bridge()
    with qtbot.assertNotEmitted(bridge.arrived, wait=150):
        bridge.listen(BatchChanged(0, 0, 1))
        bridge.close()
        bridge.listen(BatchChanged(1, 0, 1))
