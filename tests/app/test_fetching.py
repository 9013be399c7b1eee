"""Fetching from a real server that misbehaves."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.app.models import ModelManager
from desktop.cloud.download import Patience
from desktop.core.errors import Cancelled, DiskFull, DownloadFailed, ModelError, ModelUnavailable
from desktop.core.files import free_bytes
from desktop.paths import Places
from desktop.store.weights import CATALOGUE_FILE
from tests.cloud.file_server import (
    FileServer,
    announcing,
    cut_after,
    ignoring_if_range,
    ignoring_range,
    proxying,
    saying,
    serving,
    silent_after,
    web_page,
    without_end,
)
from tests.made_models import add_to_catalogue, files_in, made_bytes

CONTENT = made_bytes()
HALF = len(CONTENT) // 2
AT_ONCE = Patience(connect_s=5, read_s=5, pauses_s=(0, 0))
NO_SECOND_TRY = Patience(connect_s=5, read_s=5, pauses_s=())
BROKEN_OFF = (cut_after(HALF), cut_after(0))
"""Half of it comes, then nothing more."""


def nothing(done_bytes: int, total_bytes: int | None) -> None:
    del done_bytes, total_bytes


@pytest.fixture(autouse=True)
def no_proxy_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving(CONTENT) as server:
        yield server


@pytest.fixture
def places(tmp_path: Path, server: FileServer) -> Places:
    places = Places.below(tmp_path)
    add_to_catalogue(places, CONTENT, server.url)
    return places


def fetch(places: Places, patience: Patience = AT_ONCE) -> bytes:
    """Fetch the model of the test; its bytes, after a look that nothing else was left."""
    got = ModelManager(places).fetch("made", nothing, patience)
    assert files_in(places.models) == {"made.onnx"}
    return got.file.read_bytes()


def part_of(places: Places) -> bytes:
    return (places.models / "made.onnx.part").read_bytes()


def test_model_is_fetched_whole_and_its_progress_told(places: Places) -> None:
    told: list[tuple[int, int | None]] = []

    got = ModelManager(places).fetch("made", lambda done, total: told.append((done, total)), AT_ONCE)

    assert got.file == places.models / "made.onnx"
    assert got.file.read_bytes() == CONTENT
    assert not got.was_here
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (len(CONTENT), len(CONTENT))


def test_connection_that_breaks_half_way_goes_on_from_there(places: Places, server: FileServer) -> None:
    server.plan.append(cut_after(HALF))

    assert fetch(places) == CONTENT

    first, second = server.seen
    assert "range" not in first
    begun = int(second["range"].removeprefix("bytes=").removesuffix("-"))
    assert HALF - 65536 <= begun <= HALF  # what was on its way when it broke may be lost, not more
    assert second["if-range"] == '"first"'
    assert server.sent_bytes == HALF + len(CONTENT) - begun


def test_what_came_is_kept_for_the_next_call(places: Places, server: FileServer) -> None:
    server.plan.extend(BROKEN_OFF)
    with pytest.raises(DownloadFailed, match=r"connection broke.*is kept.*import the file"):
        fetch(places, NO_SECOND_TRY)
    assert CONTENT.startswith(part_of(places))
    assert len(part_of(places)) >= HALF - 65536

    assert fetch(places) == CONTENT

    assert server.seen[2]["range"] == server.seen[1]["range"]  # the fruitless try took nothing away
    assert server.sent_bytes <= len(CONTENT) + 65536


def test_connection_that_breaks_again_and_again_gets_there_while_it_brings_something(
    places: Places, server: FileServer
) -> None:
    server.plan.extend([cut_after(70_000)] * 5)

    assert fetch(places, Patience(5, 5, pauses_s=(0,))) == CONTENT


def test_stop_by_the_caller_keeps_what_came(places: Places, server: FileServer) -> None:
    def stop(done_bytes: int, total_bytes: int | None) -> None:
        if done_bytes >= HALF:
            raise Cancelled

    with pytest.raises(Cancelled):
        ModelManager(places).fetch("made", stop, AT_ONCE)
    kept = len(part_of(places))

    assert kept >= HALF
    assert fetch(places) == CONTENT
    assert server.seen[1]["range"] == f"bytes={kept}-"


def test_file_that_was_changed_meanwhile_is_fetched_from_the_start(
    places: Places, server: FileServer
) -> None:
    server.content, server.tag = made_bytes(seed=2), '"old"'
    server.plan.extend(BROKEN_OFF)
    with pytest.raises(DownloadFailed):
        fetch(places, NO_SECOND_TRY)
    server.content, server.tag = CONTENT, '"new"'

    assert fetch(places) == CONTENT

    assert server.seen[2]["if-range"] == '"old"'
    assert len(server.seen) == 3


def test_parts_of_two_files_are_told_by_the_checksum_and_fetched_again(
    places: Places, server: FileServer
) -> None:
    server.content, server.tag = made_bytes(seed=2), '"old"'
    server.plan.extend(BROKEN_OFF)
    with pytest.raises(DownloadFailed):
        fetch(places, NO_SECOND_TRY)
    server.content, server.tag = CONTENT, '"new"'
    server.plan.append(ignoring_if_range)

    assert fetch(places) == CONTENT

    assert "range" in server.seen[2]
    assert "range" not in server.seen[3]


def test_weak_tag_is_no_proof_that_a_file_is_the_same(places: Places, server: FileServer) -> None:
    server.tag = 'W/"weak"'
    server.plan.append(cut_after(HALF))

    assert fetch(places) == CONTENT

    assert "range" in server.seen[1]
    assert "if-range" not in server.seen[1]


def test_server_without_ranges_begins_again(places: Places, server: FileServer) -> None:
    server.plan.extend([cut_after(HALF), ignoring_range])

    assert fetch(places) == CONTENT


def test_server_that_sends_another_part_is_asked_for_the_whole(places: Places, server: FileServer) -> None:
    wrong_part = saying(206, Content_Range=f"bytes 5-{len(CONTENT) - 1}/{len(CONTENT)}")
    server.plan.extend([cut_after(HALF), wrong_part])

    assert fetch(places) == CONTENT


def test_part_that_is_whole_already_needs_no_server(places: Places, server: FileServer) -> None:
    (places.models / "made.onnx.part").write_bytes(CONTENT)

    assert fetch(places) == CONTENT

    assert server.seen == []


def test_part_that_is_whole_though_the_catalogue_is_off_needs_no_byte(
    tmp_path: Path, server: FileServer
) -> None:
    places = Places.below(tmp_path)
    add_to_catalogue(places, CONTENT, server.url, size_bytes=len(CONTENT) + 1)
    (places.models / "made.onnx.part").write_bytes(CONTENT)

    assert fetch(places) == CONTENT

    assert server.sent_bytes == 0


def test_part_that_is_longer_than_the_file_is_thrown_away(places: Places) -> None:
    (places.models / "made.onnx.part").write_bytes(CONTENT + b"more")

    assert fetch(places) == CONTENT


def test_server_that_announces_too_much_is_forgiven_when_the_checksum_fits(
    places: Places, server: FileServer
) -> None:
    server.plan.append(announcing(len(CONTENT) + 5000))

    assert fetch(places) == CONTENT


def test_server_that_announces_too_little_is_found_out(places: Places, server: FileServer) -> None:
    server.plan.append(announcing(HALF))

    with pytest.raises(DownloadFailed, match=r"not made \(0\.2 MB, wrong checksum\); it was thrown away"):
        fetch(places)

    assert files_in(places.models) == set()


def test_server_that_announces_nothing_is_no_trouble(places: Places, server: FileServer) -> None:
    server.plan.append(announcing(None))

    assert fetch(places) == CONTENT


def test_body_without_end_is_given_up(places: Places, server: FileServer) -> None:
    server.plan.append(without_end)

    with pytest.raises(DownloadFailed, match="sends more than"):
        fetch(places)


def test_wrong_bytes_are_refused_and_not_kept(places: Places, server: FileServer) -> None:
    server.content = made_bytes(seed=3)

    with pytest.raises(DownloadFailed, match=r"not made.*wrong checksum"):
        fetch(places)

    assert files_in(places.models) == set()
    assert len(server.seen) == 1  # asking again would bring the same


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "answers 404 Not Found"), (403, "answers 403 Forbidden"), (503, "answers 503 Service")],
)
def test_refusal_is_told_with_the_address_to_get_it_by_hand(
    places: Places, server: FileServer, status: int, words: str
) -> None:
    server.plan.append(saying(status))

    with pytest.raises(DownloadFailed, match=f"{words}.*By hand: get {server.url}"):
        fetch(places)


def test_server_that_is_busy_for_a_moment_is_asked_again(places: Places, server: FileServer) -> None:
    server.plan.extend([cut_after(HALF), saying(503)])

    assert fetch(places) == CONTENT


def test_second_address_is_tried_when_the_first_has_nothing(tmp_path: Path, server: FileServer) -> None:
    places = Places.below(tmp_path)
    add_to_catalogue(places, CONTENT, f"{server.url}.gone", server.url)
    server.plan.append(saying(404))

    assert fetch(places) == CONTENT

    assert server.paths == ["/weights.onnx.gone", "/weights.onnx"]


def test_redirect_is_followed(places: Places, server: FileServer) -> None:
    server.plan.append(saying(302, Location="/elsewhere.onnx"))

    assert fetch(places) == CONTENT

    assert server.paths == ["/weights.onnx", "/elsewhere.onnx"]


def test_redirects_in_a_circle_are_given_up(places: Places, server: FileServer) -> None:
    server.plan.extend([saying(302, Location="/weights.onnx")] * 20)

    with pytest.raises(DownloadFailed, match="without end"):
        fetch(places)


def test_silent_server_is_left_and_what_came_kept(places: Places, server: FileServer) -> None:
    server.plan.extend([silent_after(HALF), silent_after(0)])

    with pytest.raises(DownloadFailed, match=r"silent for 0\.2 s.*is kept"):
        fetch(places, Patience(connect_s=5, read_s=0.2, pauses_s=()))

    assert CONTENT.startswith(part_of(places))
    assert len(part_of(places)) >= HALF - 65536


def test_server_that_falls_silent_is_asked_for_the_rest(places: Places, server: FileServer) -> None:
    server.plan.append(silent_after(HALF))

    assert fetch(places, Patience(connect_s=5, read_s=0.2, pauses_s=())) == CONTENT


def test_web_page_in_place_of_the_file_spoils_nothing(places: Places, server: FileServer) -> None:
    (places.models / "made.onnx.part").write_bytes(CONTENT[:HALF])
    server.plan.append(web_page)

    with pytest.raises(DownloadFailed, match=r"web page.*sign-in"):
        fetch(places)

    assert part_of(places) == CONTENT[:HALF]


def test_computer_without_a_network_is_told_at_once(tmp_path: Path) -> None:
    places = Places.below(tmp_path)
    add_to_catalogue(places, CONTENT, "http://127.0.0.1:9/weights.onnx")  # a port that refuses

    with pytest.raises(DownloadFailed, match=r"127\.0\.0\.1 failed: there is no connection"):
        ModelManager(places).fetch("made", nothing, Patience(pauses_s=(600,)))


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """For 127.0.0.1, signed by nobody; its key is in the same file."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    file = tmp_path / "certificate.pem"
    command = [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1"]
    command += ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*command, "-keyout", file, "-out", f"{file}.crt"], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + Path(f"{file}.crt").read_bytes())
    return file


@pytest.fixture
def secured(server: FileServer, places: Places, certificate: Path) -> Places:
    """The server speaks HTTPS, and the catalogue says so."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    (places.models / CATALOGUE_FILE).unlink()
    add_to_catalogue(places, CONTENT, server.url.replace("http:", "https:"))
    return places


def test_certificate_that_nobody_signed_is_not_trusted(secured: Places) -> None:
    with pytest.raises(DownloadFailed, match=r"not trusted.*REQUESTS_CA_BUNDLE"):
        fetch(secured)


def test_certificate_that_the_user_trusts_is_trusted(
    secured: Places, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))

    assert fetch(secured) == CONTENT


def test_redirect_to_an_open_line_is_not_followed(
    secured: Places, server: FileServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(certificate))
    with serving(CONTENT) as plain:
        server.plan.append(saying(302, Location=plain.url))

        with pytest.raises(DownloadFailed, match="not encrypted"):
            fetch(secured)

    assert files_in(secured.models) == set()


def test_proxy_of_the_environment_is_used(
    tmp_path: Path, server: FileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places.below(tmp_path)
    add_to_catalogue(places, CONTENT, "http://models.example/weights.onnx")  # nobody but the proxy knows it
    with proxying(server.server_port) as proxy:
        monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{proxy.server_port}")
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.server_port}")

        assert fetch(places) == CONTENT

    assert proxy.asked == ["http://models.example/weights.onnx"]


def test_resuming_works_through_a_proxy_with_a_password(
    tmp_path: Path, server: FileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = Places.below(tmp_path)
    add_to_catalogue(places, CONTENT, "http://models.example/weights.onnx")
    (places.models / "made.onnx.part").write_bytes(CONTENT[:HALF])
    with proxying(server.server_port) as proxy:
        monkeypatch.setenv("http_proxy", f"http://anna:secret@127.0.0.1:{proxy.server_port}")

        assert fetch(places) == CONTENT

    assert server.seen[0]["range"] == f"bytes={HALF}-"
    assert proxy.credentials == ["Basic YW5uYTpzZWNyZXQ="]  # base64 of anna:secret


def test_dead_proxy_is_named_and_its_password_is_not(
    places: Places, server: FileServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://anna:secret@127.0.0.1:9")

    with pytest.raises(DownloadFailed, match="proxy does not answer") as caught:
        fetch(places)

    assert "secret" not in str(caught.value)
    assert server.seen == []


def test_disk_without_room_is_told_before_a_byte_is_written(small_disk: Path) -> None:
    places = Places.below(small_disk)
    content = made_bytes(1_500_000)
    with serving(content) as server:
        add_to_catalogue(places, content, server.url)

        with pytest.raises(DiskFull, match=r"2 MB are needed.*1 MB are free"):
            ModelManager(places).fetch("made", nothing, AT_ONCE)

        assert files_in(places.models) == set()


def test_disk_that_fills_meanwhile_is_told_and_what_came_serves_later(small_disk: Path) -> None:
    places = Places.below(small_disk)
    with serving(CONTENT) as server:
        # Neither the catalogue nor the server says how long the file is.
        add_to_catalogue(places, CONTENT, server.url, size_bytes=250_000)
        filler = small_disk / "filler"
        filler.write_bytes(bytes(free_bytes(small_disk) - 300_000))
        server.plan.append(announcing(None))
        with pytest.raises(DiskFull, match=r"made\.onnx.* is full"):
            fetch(places)
        assert CONTENT.startswith(part_of(places))
        filler.unlink()

        assert fetch(places) == CONTENT


def test_two_fetches_at_once_do_not_meet(places: Places, server: FileServer) -> None:
    began, may_go_on = threading.Event(), threading.Event()

    def hold(done_bytes: int, total_bytes: int | None) -> None:
        began.set()
        may_go_on.wait(60)

    first = threading.Thread(target=ModelManager(places).fetch, args=("made", hold, AT_ONCE))
    first.start()
    assert began.wait(60)
    with pytest.raises(ModelError, match="being fetched already"):
        fetch(places)
    may_go_on.set()
    first.join()

    assert (places.models / "made.onnx").read_bytes() == CONTENT
    assert len(server.seen) == 1


def test_model_that_is_here_is_not_fetched_again(places: Places, server: FileServer) -> None:
    fetch(places)

    got = ModelManager(places).fetch("made", nothing, AT_ONCE)

    assert got.was_here
    assert len(server.seen) == 1


def test_model_that_rembg_fetched_is_used_where_it_is(
    places: Places, server: FileServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "rembg" / "models" / "made" / "made.onnx"
    theirs.parent.mkdir(parents=True)
    theirs.write_bytes(CONTENT)
    monkeypatch.setenv("REMBG_HOME", str(tmp_path / "rembg"))

    got = ModelManager(places).fetch("made", nothing, AT_ONCE)

    assert (got.file, got.was_here) == (theirs, True)
    assert server.seen == []


def test_damaged_file_is_replaced(places: Places) -> None:
    (places.models / "made.onnx").write_bytes(CONTENT[:-1])

    assert fetch(places) == CONTENT


def test_model_without_an_address_says_what_to_do(tmp_path: Path) -> None:
    places = Places.below(tmp_path)
    add_to_catalogue(places, CONTENT)

    with pytest.raises(ModelUnavailable, match=r"not published.*Import its file"):
        ModelManager(places).fetch("made", nothing, AT_ONCE)
