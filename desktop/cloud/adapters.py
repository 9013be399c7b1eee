"""What requests sends with: each request is asked for at the door, and its bytes are counted."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import requests
import requests.adapters
from requests.utils import select_proxy

if TYPE_CHECKING:
    from desktop.cloud.connection_log import Connection
    from desktop.cloud.network import Network

_PORTS = {"http": 80, "https": 443}
_STATUS_LINE_BYTES = len("HTTP/1.1 200 OK\r\n\r\n")


class NotedAdapter(requests.adapters.HTTPAdapter):
    """Passes every request through the door, one reason for all of them.

    What became of a request is noted once its answer was read, at the latest when the session is closed.
    """

    def __init__(self, network: Network, why: str) -> None:
        self._network = network
        self._why = why
        self._lock = threading.Lock()
        self._open: list[tuple[Connection, requests.PreparedRequest, requests.Response]] = []
        super().__init__()

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,
        timeout: float | tuple[float, float] | tuple[float, None] | None = None,
        verify: bool | str = True,
        cert: bytes | str | tuple[bytes | str, bytes | str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """As requests documents it. Raises OfflineLocked besides."""
        self._note_ends(all_of_them=False)
        host = host_of(request.url or "")
        proxy = select_proxy(request.url or "", dict(proxies or {}))
        why = f"{self._why}, by the proxy {host_of(proxy)}" if proxy else self._why
        with self._network.connecting(host, why) as connection:
            try:
                response = super().send(request, stream, timeout, verify, cert, proxies)
            except BaseException as error:
                self._network.ended(connection, f"failed: {type(error).__name__}", 0, 0)
                raise
        with self._lock:
            self._open.append((connection, request, response))
        return response

    def close(self) -> None:
        self._note_ends(all_of_them=True)
        super().close()

    def _note_ends(self, *, all_of_them: bool) -> None:
        with self._lock:
            ended = [one for one in self._open if all_of_them or one[2].raw.closed]
            self._open = [one for one in self._open if one not in ended]
        for connection, request, response in ended:
            received = _head_bytes(response.headers) + _STATUS_LINE_BYTES + response.raw.tell()
            ending = "done" if response.ok else f"answered {response.status_code}"
            self._network.ended(connection, ending, _sent_bytes(request), received)


def host_of(url: str) -> str:
    """Name and port, nothing else: what is before or behind them may be secret."""
    parts = urlsplit(url if "://" in url else f"//{url}")
    try:
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        port = None
    name = parts.hostname or "?"
    name = f"[{name}]" if ":" in name else name
    return f"{name}:{port}" if port else name


def _sent_bytes(request: requests.PreparedRequest) -> int:
    line = len(f"{request.method} {request.path_url} HTTP/1.1\r\n\r\n".encode())
    body = request.body
    length = len(body) if isinstance(body, bytes | str) else int(request.headers.get("Content-Length", "0"))
    return line + _head_bytes(request.headers) + length


def _head_bytes(headers: Mapping[str, str]) -> int:
    return sum(len(name) + len(value) + len(": \r\n") for name, value in headers.items())
