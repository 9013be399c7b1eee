"""A real HTTP server on loopback that holds one file and can misbehave, and a real proxy before it."""

from __future__ import annotations

import collections
import contextlib
import http.client
import re
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

Answer = Callable[["_Handler"], None]
"""What the server does with one request."""


class FileServer(ThreadingHTTPServer):
    """content: what the file is now.  seen: the headers of every request, in order.

    The next requests are answered as `plan` says, then properly.
    """

    daemon_threads = False

    def __init__(self, content: bytes) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.content = content
        self.tag = '"first"'
        self.seen: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.plan: collections.deque[Answer] = collections.deque()
        self.sent_bytes = 0
        self.is_over = threading.Event()
        """Set when the test ends: whoever was to be silent until then may go."""
        self._clients: list[socket.socket] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/weights.onnx"

    def get_request(self) -> tuple[socket.socket, Any]:
        client, address = super().get_request()
        self._clients.append(client)
        return client, address

    def end(self) -> None:
        """Hang up on everybody, so that no thread waits for a client that keeps its connection."""
        self.is_over.set()
        for client in self._clients:
            with contextlib.suppress(OSError):
                client.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: FileServer

    def do_GET(self) -> None:
        self.server.seen.append({name.lower(): value for name, value in self.headers.items()})
        self.server.paths.append(self.path)
        answer = self.server.plan.popleft() if self.server.plan else properly
        answer(self)

    def log_message(self, format: str, *args: object) -> None:
        """Tests say what they saw themselves."""

    def head(self, status: int, **headers: object) -> None:
        """Status line and headers; `_` in a name stands for `-`."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()

    def body(self, data: bytes) -> None:
        with contextlib.suppress(ConnectionError):
            self.wfile.write(data)
            self.server.sent_bytes += len(data)

    def hang_up(self) -> None:
        self.close_connection = True

    @property
    def first_byte(self) -> int | None:
        """Of the range that is asked for, if the file is still the one that the client means."""
        found = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        if found is None or self.headers.get("If-Range", self.server.tag) != self.server.tag:
            return None
        return int(found[1])


def properly(request: _Handler) -> None:
    """As RFC 9110 §14 asks: ranges, and If-Range by the tag."""
    content, tag, first = request.server.content, request.server.tag, request.first_byte
    if first is None:
        request.head(200, Content_Length=len(content), ETag=tag, Accept_Ranges="bytes")
        request.body(content)
    elif first >= len(content):
        request.head(416, Content_Length=0, Content_Range=f"bytes */{len(content)}")
    else:
        whole = f"bytes {first}-{len(content) - 1}/{len(content)}"
        request.head(206, Content_Length=len(content) - first, Content_Range=whole, ETag=tag)
        request.body(content[first:])


def _begin(request: _Handler, count: int) -> None:
    """Announce all that is left, and send so many bytes of it."""
    content, first = request.server.content, request.first_byte or 0
    whole = {"Content_Range": f"bytes {first}-{len(content) - 1}/{len(content)}"} if first else {}
    request.head(206 if first else 200, Content_Length=len(content) - first, ETag=request.server.tag, **whole)
    request.body(content[first : first + count])


def cut_after(count: int) -> Answer:
    """Announce all that is left, send so many bytes, hang up."""

    def answer(request: _Handler) -> None:
        _begin(request, count)
        request.hang_up()

    return answer


def announcing(length: int | None) -> Answer:
    """Send the whole file, whatever part was asked for, but announce this length, or none."""

    def answer(request: _Handler) -> None:
        request.head(200, **({} if length is None else {"Content_Length": length}), Connection="close")
        request.body(request.server.content)
        request.hang_up()

    return answer


def ignoring_range(request: _Handler) -> None:
    """The whole file, whatever part was asked for."""
    request.head(200, Content_Length=len(request.server.content))
    request.body(request.server.content)


def ignoring_if_range(request: _Handler) -> None:
    """The part that was asked for, though the file is another one by now."""
    request.headers.replace_header("If-Range", request.server.tag)
    properly(request)


def saying(status: int, **headers: object) -> Answer:
    """Only a status."""
    return lambda request: request.head(status, Content_Length=0, **headers)


def web_page(request: _Handler) -> None:
    """What a hotel's network says to everything."""
    page = b"<html><body>Please sign in.</body></html>"
    request.head(200, Content_Length=len(page), Content_Type="text/html; charset=utf-8")
    request.body(page)


def without_end(request: _Handler) -> None:
    """No length, and bytes until the client hangs up."""
    request.head(200, Connection="close")
    with contextlib.suppress(ConnectionError):
        while not request.server.is_over.is_set():
            request.wfile.write(bytes(65536))
    request.hang_up()


def silent_after(count: int) -> Answer:
    """Send so many bytes, then nothing until the test is over."""

    def answer(request: _Handler) -> None:
        _begin(request, count)
        request.server.is_over.wait()
        request.hang_up()

    return answer


class Proxy(ThreadingHTTPServer):
    """A forward proxy that takes every host for one server on loopback. asked: the addresses asked for."""

    daemon_threads = False

    def __init__(self, port: int) -> None:
        super().__init__(("127.0.0.1", 0), _Relay)
        self.port_behind = port
        self.asked: list[str] = []
        self.credentials: list[str | None] = []


class _Relay(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        proxy = cast("Proxy", self.server)
        proxy.asked.append(self.path)
        proxy.credentials.append(self.headers.get("Proxy-Authorization"))
        behind = http.client.HTTPConnection("127.0.0.1", proxy.port_behind)
        with contextlib.closing(behind):
            path = "/" + self.path.split("://", 1)[1].partition("/")[2]
            behind.request("GET", path, headers=dict(self.headers.items()))
            with behind.getresponse() as response:
                self.send_response(response.status)
                for name, value in response.getheaders():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(response.read())

    def do_CONNECT(self) -> None:
        cast("Proxy", self.server).asked.append(self.path)
        self.send_error(502)

    def log_message(self, format: str, *args: object) -> None:
        """Tests say what they saw themselves."""


@contextlib.contextmanager
def serving(content: bytes) -> Iterator[FileServer]:
    """A server for the length of a test."""
    with FileServer(content) as server, _in_thread(server):
        try:
            yield server
        finally:
            server.end()


@contextlib.contextmanager
def proxying(port: int) -> Iterator[Proxy]:
    """A proxy for the length of a test."""
    with Proxy(port) as proxy, _in_thread(proxy):
        yield proxy


@contextlib.contextmanager
def _in_thread(server: ThreadingHTTPServer) -> Iterator[None]:
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), name="Server")
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()
