from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from desktop.cloud.connection_log import ASKED, Connection, ConnectionLog
from desktop.cloud.network import REFUSED, Network
from desktop.core.errors import OfflineLocked
from desktop.paths import Places
from desktop.store.settings import Settings, SettingsFile
from tests.cloud.file_server import FileServer, proxying, saying, serving
from tests.conftest import WarningWatch

CONTENT = bytes(range(256)) * 40
NOTHING_SECRET = {"token", "secret", "weights"}


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving(CONTENT) as server:
        yield server


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.below(tmp_path)


@pytest.fixture
def log(places: Places) -> ConnectionLog:
    return ConnectionLog(places.logs)


def lock(places: Places, *, is_on: bool) -> None:
    SettingsFile(places.settings_file).save(Settings(offline_lock=is_on))


def test_connection_is_noted_with_host_reason_and_bytes(
    server: FileServer, places: Places, log: ConnectionLog
) -> None:
    with Network.of_user(places).session("the model made") as session:
        answer = session.get(server.url + "?token=secret", timeout=5)

    (noted,) = log.connections()
    assert answer.content == CONTENT
    assert (noted.host, noted.why) == (f"127.0.0.1:{server.server_port}", "the model made")
    assert noted.ending == "done"
    assert 0 <= noted.received_bytes - len(CONTENT) < 1000  # the head is counted too
    assert 50 < noted.sent_bytes < 1000
    assert not any(word in log.file.read_text() for word in NOTHING_SECRET)


def test_body_that_is_sent_is_counted(server: FileServer, places: Places, log: ConnectionLog) -> None:
    with Network.of_user(places).session("a test") as session:
        session.post(server.url, data=bytes(10_000), timeout=5)

    (noted,) = log.connections()
    assert 0 < noted.sent_bytes - 10_000 < 1000


def test_every_hop_of_a_redirection_is_noted(server: FileServer, places: Places, log: ConnectionLog) -> None:
    server.plan.append(saying(302, Location=f"http://localhost:{server.server_port}/there"))

    with Network.of_user(places).session("a test") as session:
        session.get(server.url, timeout=5)

    assert [one.host.partition(":")[0] for one in log.connections()] == ["localhost", "127.0.0.1"]


def test_failed_connection_is_noted(places: Places, log: ConnectionLog) -> None:
    with serving(b"") as server:
        gone = server.url
    with Network.of_user(places).session("a test") as session, pytest.raises(requests.ConnectionError):
        session.get(gone, timeout=5)

    (noted,) = log.connections()
    assert noted.ending == "failed: ConnectionError"


def test_connection_by_a_proxy_names_both(server: FileServer, places: Places, log: ConnectionLog) -> None:
    with proxying(server.server_port) as proxy, Network.of_user(places).session("a test") as session:
        by = f"http://user:password@127.0.0.1:{proxy.server_port}"
        session.get("http://example.com/x", proxies={"http": by}, timeout=5)

    (noted,) = log.connections()
    assert noted.host == "example.com:80"
    assert noted.why == f"a test, by the proxy 127.0.0.1:{proxy.server_port}"


def test_nothing_connects_under_the_lock(server: FileServer, places: Places, log: ConnectionLog) -> None:
    lock(places, is_on=True)

    with Network.of_user(places).session("a test") as session, pytest.raises(OfflineLocked) as caught:
        session.get(server.url, timeout=5)

    assert server.seen == []
    assert "127.0.0.1" in caught.value.message
    assert "network unlock" in caught.value.remedy
    assert [one.ending for one in log.connections()] == [REFUSED]


def test_lock_holds_at_once_and_no_longer_than_it_is_on(server: FileServer, places: Places) -> None:
    network = Network.of_user(places)
    with network.session("a test") as session:
        lock(places, is_on=True)
        with pytest.raises(OfflineLocked):
            session.get(server.url, timeout=5)
        lock(places, is_on=False)

        assert session.get(server.url, timeout=5).content == CONTENT


def test_connection_that_did_not_end_is_listed_as_asked_for(log: ConnectionLog) -> None:
    asked = log.asked("example.com:443", "a test")

    assert log.connections() == (asked,)
    assert asked.ending == ASKED


def test_line_of_a_strange_host_stays_one_line(log: ConnectionLog) -> None:
    log.ended(log.asked("a\tb\nc\x1b[2J.example:80", "why"), "done", 1, 2)

    (noted,) = log.connections()
    assert noted.host == "a?b?c?[2J.example:80"


def test_damaged_line_is_passed_by(log: ConnectionLog) -> None:
    first = log.asked("first:80", "why")
    with log.file.open("ab") as file:
        file.write(b"\x00\xff torn\n")
    second = log.asked("second:80", "why")

    assert log.connections() == (second, first)


def test_log_rotates_and_the_older_parts_are_still_listed(
    log: ConnectionLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.cloud.connection_log._MOST_BYTES", 500)
    for number in range(12):
        log.asked(f"host{number}:80", "why")

    names = [one.host for one in log.connections()]
    assert names == [f"host{number}:80" for number in reversed(range(12))]
    assert log.file.with_suffix(".1.log").exists()


def test_lines_of_many_threads_do_not_mix(log: ConnectionLog) -> None:
    def note(name: str) -> None:
        for number in range(20):
            log.ended(log.asked(f"{name}{number}", "why"), "done", number, number)

    threads = [threading.Thread(target=note, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    found = log.connections()
    assert len(found) == 80
    assert {one.ending for one in found} == {"done"}


def test_log_that_cannot_be_written_keeps_nobody_from_connecting(
    server: FileServer, places: Places, expected_warnings: WarningWatch
) -> None:
    expected_warnings("could not be noted")
    places.logs.parent.mkdir(parents=True, exist_ok=True)
    places.logs.write_text("a file where the folder should be")

    with Network.of_user(places).session("a test") as session:
        assert session.get(server.url, timeout=5).content == CONTENT


def test_service_may_keep_its_own_log(server: FileServer) -> None:
    with Network(None).session("a test") as session:
        assert session.get(server.url, timeout=5).content == CONTENT


def test_connection_crosses_threads() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Connection("1", "now", "host", "why").why = "another"  # type: ignore[misc]
