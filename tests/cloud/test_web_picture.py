"""Pictures from web addresses, from real servers on loopback that behave and misbehave."""

from __future__ import annotations

import contextlib
import socket
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from desktop.cloud.connection_log import ConnectionLog
from desktop.cloud.network import Network
from desktop.cloud.web_picture import Limits, WebPicture, checked, fetch_picture
from desktop.core.errors import NetworkError, OfflineLocked, RefusedAddress, WebImportFailed
from tests.cloud.file_server import FileServer, _Handler, saying, serving, silent_after, web_page, without_end
from tests.photos import encoded, product_picture

PICTURE = encoded(product_picture())
HERE = frozenset({"127.0.0.1", "localhost", "shop.example", "other.example"})
QUICK = Limits(most_bytes=2_000_000, deadline_s=20, connect_s=2, read_s=2)


@pytest.fixture
def server() -> Iterator[FileServer]:
    with serving(PICTURE) as server:
        yield server


def here(host: str, port: int) -> Sequence[str]:
    return ("127.0.0.1",)


def at(server: FileServer, path: str = "/red%20mug.jpg?token=1", host: str = "shop.example") -> str:
    return f"http://{host}:{server.server_port}{path}"


def fetch(
    url: str, *, allowed: frozenset[str] = HERE, limits: Limits = QUICK, network: Network | None = None
) -> WebPicture:
    return fetch_picture(url, network or Network(None), allowed_hosts=allowed, limits=limits, resolve=here)


def test_picture_comes_with_a_name_of_its_address(server: FileServer) -> None:
    assert fetch(at(server)) == WebPicture("red-mug.jpg", PICTURE)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "picture.jpg"),
        ("/mug.png", "mug.jpg"),  # its content is a JPEG
        ("/..%2F..%2Fetc%2Fpasswd", "etc-passwd.jpg"),
        ("/.hidden", "hidden.jpg"),
        ("/CON.jpg", "picture.jpg"),
        ("/a%00b%0Ac.jpg", "a-b-c.jpg"),
        ("/bolli%20r%C3%A9ttur.jpg", "bolli-réttur.jpg"),
        ("/" + "x" * 300 + ".jpg", "x" * 80 + ".jpg"),
    ],
)
def test_name_is_safe_on_every_system(server: FileServer, path: str, name: str) -> None:
    assert fetch(at(server, path)).name == name


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://shop.example/a.jpg",
        "gopher://shop.example/a.jpg",
        "data:image/png;base64,AAAA",
        "javascript:alert(1)",
        "//shop.example/a.jpg",
        "http://",
        "http:///a.jpg",
        "https://shop.example@evil.example/a.jpg",
        "https://user:password@shop.example/a.jpg",
        "http://shop.example:99999/a.jpg",
        "http://shop.example:0/a.jpg",
        "http://shop.example\\@evil.example/",
        "http://shop.example/a b.jpg",
        "http://shop.example/\r\nHost: evil",
        "http://[::1/a.jpg",
        "http://shop.example/" + "x" * 5000,
    ],
)
def test_address_of_another_kind_is_refused(url: str) -> None:
    with pytest.raises(RefusedAddress) as caught:
        checked(url)

    assert caught.value.remedy


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "0177.0.0.1", "[::1]", "0"]
)
def test_own_computer_is_refused_however_it_is_written(server: FileServer, host: str) -> None:
    with pytest.raises(NetworkError):
        fetch_picture(at(server, host=host), Network(None), limits=QUICK)

    assert server.seen == []


def test_host_of_the_own_network_is_fetched_from_only_when_it_was_allowed(server: FileServer) -> None:
    with pytest.raises(RefusedAddress, match=r"network allow shop.example"):
        fetch(at(server), allowed=frozenset())
    assert server.seen == []

    assert fetch(at(server), allowed=frozenset({"SHOP.example."})).data == PICTURE


def test_name_with_one_address_outside_and_one_inside_is_refused(server: FileServer) -> None:
    with pytest.raises(RefusedAddress, match=r"leads to 10\.0\.0\.1"):
        fetch_picture(at(server), Network(None), limits=QUICK, resolve=lambda *_: ("1.1.1.1", "10.0.0.1"))


def test_name_is_looked_up_once_and_the_second_answer_never_counts(server: FileServer) -> None:
    answers = ["127.0.0.1", "169.254.169.254"]

    def rebinding(host: str, port: int) -> Sequence[str]:
        return (answers.pop(0),)

    fetched = fetch_picture(at(server), Network(None), allowed_hosts=HERE, limits=QUICK, resolve=rebinding)

    assert fetched.data == PICTURE
    assert answers == ["169.254.169.254"]


def test_second_address_is_tried_when_the_first_does_not_answer(server: FileServer) -> None:
    fetched = fetch_picture(
        at(server),
        Network(None),
        allowed_hosts=HERE,
        limits=QUICK,
        resolve=lambda *_: ("127.0.0.9", "127.0.0.1"),
    )

    assert fetched.data == PICTURE


def test_three_redirections_are_followed_and_a_fourth_is_not(server: FileServer) -> None:
    onward = saying(302, Location="/next.jpg")
    server.plan.extend([onward] * 3)
    assert fetch(at(server)).data == PICTURE

    server.plan.extend([onward] * 4)
    with pytest.raises(WebImportFailed, match="without end"):
        fetch(at(server))


@pytest.mark.parametrize(
    "where",
    [
        "http://10.0.0.1/a.jpg",
        "http://169.254.169.254/latest/meta-data/",
        "http://[64:ff9b::7f00:1]/a.jpg",
        "file:///etc/passwd",
        "//user@10.0.0.1/a.jpg",
    ],
)
def test_redirection_is_judged_like_a_first_address(server: FileServer, where: str) -> None:
    server.plan.append(saying(302, Location=where))

    with pytest.raises(RefusedAddress):
        fetch_picture(
            at(server, host="127.0.0.1"), Network(None), allowed_hosts=frozenset({"127.0.0.1"}), limits=QUICK
        )


def test_redirection_to_a_host_that_was_not_allowed_is_refused(server: FileServer) -> None:
    server.plan.append(saying(302, Location=at(server, host="third.example")))

    with pytest.raises(RefusedAddress, match=r"third.example"):
        fetch(at(server))
    assert len(server.seen) == 1


def test_web_page_is_given_up_at_its_first_bytes(server: FileServer) -> None:
    server.plan.append(web_page)

    with pytest.raises(WebImportFailed, match="a web page"):
        fetch(at(server))


def test_body_without_end_is_given_up_at_the_limit(server: FileServer) -> None:
    def endless_picture(request: _Handler) -> None:
        request.head(200, Connection="close")
        request.body(PICTURE)
        with contextlib.suppress(ConnectionError):
            while not request.server.is_over.is_set():
                request.wfile.write(bytes(65536))
        request.hang_up()

    server.plan.append(endless_picture)
    with pytest.raises(WebImportFailed, match="larger than 2 MB"):
        fetch(at(server))
    server.plan.append(without_end)  # zeros are no picture
    with pytest.raises(WebImportFailed, match="not a picture"):
        fetch(at(server))


def test_body_that_is_announced_too_large_is_not_read(server: FileServer) -> None:
    server.plan.append(lambda request: request.head(200, Content_Length=3_000_000, Connection="close"))

    with pytest.raises(WebImportFailed, match="larger than"):
        fetch(at(server))


@pytest.mark.parametrize("where", ["head", "body"])
def test_slow_drip_is_cut_at_the_deadline(server: FileServer, where: str) -> None:
    def drip(request: _Handler) -> None:
        if where == "body":
            request.head(200, Content_Length=len(PICTURE))
        else:
            request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        with contextlib.suppress(OSError):
            for number in range(100_000):
                if request.server.is_over.wait(0.02):
                    break
                drop = b"X-%d: y\r\n" % number if where == "head" else PICTURE[number : number + 1]
                request.wfile.write(drop)
                request.wfile.flush()
        request.hang_up()

    server.plan.append(drip)
    began_s = time.monotonic()
    with pytest.raises(WebImportFailed):
        fetch(at(server), limits=Limits(deadline_s=0.6, connect_s=2, read_s=2))

    assert time.monotonic() - began_s < 10


def test_silent_server_is_given_up(server: FileServer) -> None:
    server.plan.append(silent_after(100))

    with pytest.raises(WebImportFailed, match=r"does not answer|took longer"):
        fetch(at(server), limits=Limits(deadline_s=20, connect_s=2, read_s=0.2))


def test_body_that_ends_early_is_no_picture(server: FileServer) -> None:
    def cut(request: _Handler) -> None:
        request.head(200, Content_Length=len(PICTURE))
        request.body(PICTURE[: len(PICTURE) // 2])
        request.hang_up()

    server.plan.append(cut)
    with pytest.raises(WebImportFailed, match=r"broke|failed"):
        fetch(at(server))


def test_packed_body_is_not_unpacked(server: FileServer) -> None:
    server.plan.append(saying(200, Content_Encoding="gzip"))

    with pytest.raises(WebImportFailed, match="packed"):
        fetch(at(server))


def test_error_of_the_server_is_told(server: FileServer) -> None:
    server.plan.append(saying(404))

    with pytest.raises(WebImportFailed, match="answers 404"):
        fetch(at(server))


def test_host_that_is_not_there_is_named() -> None:
    def unknown(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(WebImportFailed, match=r"no host called shop.example"):
        fetch_picture("http://shop.example/a.jpg", Network(None), limits=QUICK, resolve=unknown)


def test_stop_is_heard_while_it_comes(server: FileServer) -> None:
    class Stop(Exception):
        pass

    def stop(done: int, total: int | None) -> None:
        raise Stop

    with pytest.raises(Stop):
        fetch_picture(
            at(server), Network(None), allowed_hosts=HERE, limits=QUICK, resolve=here, progress=stop
        )


def test_no_proxy_is_asked(server: FileServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")

    assert fetch(at(server)).data == PICTURE


def test_import_is_noted_with_its_hosts_and_refused_under_the_lock(
    server: FileServer, tmp_path: Path
) -> None:
    log = ConnectionLog(tmp_path)
    server.plan.append(saying(302, Location=at(server, host="other.example")))
    fetch(at(server), network=Network(log))

    assert [one.host.partition(":")[0] for one in log.connections()] == ["other.example", "shop.example"]
    assert "token" not in log.file.read_text()
    with pytest.raises(OfflineLocked):
        fetch(at(server), network=Network(log, lambda: True))
    assert len(server.seen) == 2
