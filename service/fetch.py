"""Pictures from addresses that users give, never from inside the network (MAJOR-5).

The name is resolved once, every answer must be a public address, and exactly the checked one is connected
to; redirects go through the same door. Proxies of the environment are not used: they would resolve anew.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Collection

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import HTTPError

from service.errors import DependencyFailed, Invalid
from service.log import request_id

MOST_BYTES = 25 * 1024 * 1024
_TIMEOUT_S = (3.0, 5.0)
_DEADLINE_S = 20.0
_MOST_REDIRECTS = 3
_CHUNK_BYTES = 65536

# Addresses that ipaddress of Python 3.11 takes for global, or that stand for an IPv4 address inside
# (RFC 6052, 3056, 4380, 6890; IANA's special-purpose registries).
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/23",
        "3fff::/20",
        "5f00::/16",
        "fec0::/10",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "100.64.0.0/10",
    )
)

Resolver = Callable[[str, int], list[tuple[int, str]]]
"""Name and port -> address family and address of each answer."""


class NotPublic(OSError):
    """The address is inside somebody's network."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    if not ip.is_global or ip.is_multicast or ip.is_reserved or ip.is_unspecified:
        return False
    return not any(ip in network for network in _NOT_PUBLIC if network.version == ip.version)


def resolve(host: str, port: int) -> list[tuple[int, str]]:
    """All addresses of a name, as the system knows them."""
    found = socket.getaddrinfo(host, port, 0, socket.SOCK_STREAM)
    return [(family, str(address[0])) for family, _, _, _, address in found]


class Fetcher:
    """Fetches pictures. Any thread may call."""

    def __init__(self, *, private_hosts: Collection[str] = (), resolver: Resolver = resolve) -> None:
        """private_hosts: «host:port» that may be inside, for development and tests."""
        self._door = _Door(frozenset(private_hosts), resolver)

    def fetch(self, url: str, most_bytes: int = MOST_BYTES) -> bytes:
        """The bytes at an address. Raises Invalid for one that may not be asked, DependencyFailed else."""
        ends = time.monotonic() + _DEADLINE_S
        data = bytearray()
        try:
            with (
                self._session() as session,
                session.get(
                    url, stream=True, timeout=_TIMEOUT_S, headers={"X-Request-Id": request_id.get()}
                ) as answer,
            ):
                answer.raise_for_status()
                for chunk in answer.iter_content(_CHUNK_BYTES):
                    data += chunk
                    if len(data) > most_bytes:
                        raise _refused(f"the picture has more than {most_bytes // 1024**2} MB")
                    if time.monotonic() > ends:
                        raise DependencyFailed("The picture's server is too slow.", code="FETCH_FAILED")
        except (requests.exceptions.InvalidSchema, requests.exceptions.InvalidURL, UnicodeError) as error:
            raise _refused("this is no address of the web") from error
        except requests.TooManyRedirects as error:
            raise _refused("it is redirected too often") from error
        except (requests.RequestException, HTTPError, OSError) as error:
            if _is_caused_by_not_public(error):
                raise _refused("it is not on the public internet") from error
            raise DependencyFailed("The picture could not be fetched.", code="FETCH_FAILED") from error
        return bytes(data)

    def _session(self) -> requests.Session:
        session = requests.Session()
        session.trust_env = False
        session.max_redirects = _MOST_REDIRECTS
        session.adapters.clear()
        for scheme in ("http://", "https://"):
            session.mount(scheme, _Adapter(self._door))
        return session


class _Door:
    """Opens the sockets of all connections."""

    def __init__(self, private_hosts: frozenset[str], resolver: Resolver) -> None:
        self._private = private_hosts
        self._resolve = resolver

    def open(self, host: str, port: int, timeout_s: float | None) -> socket.socket:
        """A socket to a checked address. Raises NotPublic or another OSError."""
        answers = self._resolve(host.strip("[]"), port)
        is_private_allowed = f"{host}:{port}" in self._private
        for _, address in answers:  # all of them: a mixed answer is an attack
            if not is_private_allowed and not is_public(address):
                raise NotPublic(f"{address} is not public")
        failed: OSError | None = None
        for family, address in answers:
            connection = socket.socket(family, socket.SOCK_STREAM)
            connection.settimeout(timeout_s)
            try:
                connection.connect((address, port))
            except OSError as error:
                connection.close()
                failed = error
                continue
            return connection
        raise failed or OSError("the name has no address")


class _Plain(HTTPConnection):
    door: _Door

    def _new_conn(self) -> socket.socket:
        return self.door.open(self._dns_host, self.port or 80, self.timeout)


class _Tls(HTTPSConnection):
    door: _Door

    def _new_conn(self) -> socket.socket:
        return self.door.open(self._dns_host, self.port or 443, self.timeout)


class _Adapter(HTTPAdapter):
    """Makes every connection through the door; the certificate is still checked for the name."""

    def __init__(self, door: _Door) -> None:
        self._door = door
        super().__init__()

    def init_poolmanager(self, *arguments: object, **named: object) -> None:
        super().init_poolmanager(*arguments, **named)  # type: ignore[arg-type]
        plain = type("_PlainThroughDoor", (_Plain,), {"door": self._door})
        tls = type("_TlsThroughDoor", (_Tls,), {"door": self._door})
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("_PlainPool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("_TlsPool", (HTTPSConnectionPool,), {"ConnectionCls": tls}),
        }


def _is_caused_by_not_public(error: BaseException | None) -> bool:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, NotPublic):
            return True
        inner = error.args[0] if error.args and isinstance(error.args[0], BaseException) else None
        error = inner or getattr(error, "reason", None) or error.__cause__ or error.__context__
    return False


def _refused(why: str) -> Invalid:
    return Invalid.field("imageUrl", why, "url")
