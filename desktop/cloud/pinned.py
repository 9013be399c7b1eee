"""Connections that go only where they may: the name is looked up once, every answer is judged, and the
connection is made to a judged address, so that no second answer can lead elsewhere (DNS rebinding).

Certificates are checked against the name as ever: only the socket is another one.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import requests
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.poolmanager import PoolManager

from desktop.cloud.adapters import NotedAdapter
from desktop.cloud.addresses import is_of_a_network, is_out_in_the_world
from desktop.cloud.network import Network
from desktop.core.errors import RefusedAddress

Resolve = Callable[[str, int], Sequence[str]]
"""Every address of a name, as text. Raises socket.gaierror."""


class Gate:
    """Judges where connections may lead, and cuts them all when time is up.

    allowed_hosts: names whose addresses may be of this computer or its network.
    """

    def __init__(self, allowed_hosts: frozenset[str], resolve: Resolve) -> None:
        self._allowed_hosts = frozenset(host.lower().rstrip(".") for host in allowed_hosts)
        self._resolve = resolve
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self.is_over = False

    def addresses(self, host: str, port: int) -> Sequence[str]:
        """Where to connect to. Raises RefusedAddress when any of a name's addresses is none to go to."""
        found = self._resolve(host, port)
        is_allowed = host.lower().rstrip(".") in self._allowed_hosts
        may_go = is_of_a_network if is_allowed else is_out_in_the_world
        refused = [address for address in found if not may_go(address)]
        if refused:
            remedy = "Use the picture's public address, or save it to a folder and add that."
            if not is_allowed and is_of_a_network(refused[0]):
                remedy = (
                    f"If it is a computer of your own, allow it: bg-remover network allow {host}."
                    " Otherwise leave this address out."
                )
            raise RefusedAddress(
                f"{host} leads to {refused[0]}, which is no address of the internet.", remedy
            )
        return found

    def guard(self, connected: socket.socket) -> None:
        """Keep a second handle on a socket: encryption takes the first one over, and it must be cut too."""
        with self._lock:
            if self.is_over:
                raise TimeoutError("time is up")
            self._sockets.append(connected.dup())

    @contextlib.contextmanager
    def until(self, limit_s: float) -> Iterator[None]:
        """Cut every connection after so long, whatever trickles through it."""
        timer = threading.Timer(limit_s, self._cut)
        timer.name = "Deadline"
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
            with self._lock:
                for one in self._sockets:
                    one.close()
                self._sockets.clear()

    def _cut(self) -> None:
        with self._lock:
            self.is_over = True
            for one in self._sockets:
                with contextlib.suppress(OSError):
                    one.shutdown(socket.SHUT_RDWR)


def look_up(host: str, port: int) -> Sequence[str]:
    """What the system's resolver says. Raises socket.gaierror."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


class PinnedAdapter(NotedAdapter):
    """Sends through a gate, and by no proxy: that would do the looking up."""

    def __init__(self, network: Network, why: str, gate: Gate) -> None:
        self._gate = gate
        super().__init__(network, why)

    def init_poolmanager(
        self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any
    ) -> None:
        self.poolmanager = PoolManager(num_pools=connections, maxsize=maxsize, block=block, **pool_kwargs)
        self.poolmanager.pool_classes_by_scheme = _pools(self._gate)

    def proxy_manager_for(self, proxy: str, **proxy_kwargs: Any) -> Any:
        del proxy_kwargs
        raise requests.exceptions.InvalidProxyURL(f"no proxy is used here, and {proxy} is one")


def _pools(gate: Gate) -> dict[str, type[HTTPConnectionPool]]:
    class Plain(HTTPConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(self, gate)

    class Encrypted(HTTPSConnection):
        def _new_conn(self) -> socket.socket:
            return _connected(self, gate)

    class PlainPool(HTTPConnectionPool):
        ConnectionCls = Plain

    class EncryptedPool(HTTPSConnectionPool):
        ConnectionCls = Encrypted

    return {"http": PlainPool, "https": EncryptedPool}


def _connected(connection: HTTPConnection, gate: Gate) -> socket.socket:
    """A socket to the first of the judged addresses that answers. Raises as urllib3's own does."""
    host, port = connection.host, connection.port or connection.default_port
    try:
        addresses = gate.addresses(host, port)
    except (socket.gaierror, UnicodeError) as error:
        reason = error if isinstance(error, socket.gaierror) else socket.gaierror(str(error))
        raise NameResolutionError(host, connection, reason) from error
    last: Exception = OSError("the name has no address")
    for address in addresses:
        try:
            made = socket.create_connection((address, port), _seconds(connection.timeout))
        except TimeoutError as error:
            last = ConnectTimeoutError(connection, f"{address} did not answer")
            last.__cause__ = error
            continue
        except OSError as error:
            last = NewConnectionError(connection, f"{address}: {error}")
            last.__cause__ = error
            continue
        try:
            gate.guard(made)
        except OSError:
            made.close()
            raise
        return made
    raise last if not isinstance(last, OSError) else NewConnectionError(connection, str(last))


def _seconds(timeout: object) -> float | None:
    return float(timeout) if isinstance(timeout, int | float) else None
