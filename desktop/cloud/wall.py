"""The wall beside the door: what a library would send past the door is stopped, or at least noted.

Python tells of every socket that is connected and every name that is looked up (PEP 578). With the offline
lock on, what would leave this computer and did not come through the door is refused; without it, it is
written into the log of connections. Sockets of libraries that are not Python's are not seen here: that the
ones this program loads open none, a test watches from outside (tests/cloud/test_offline.py).
"""

from __future__ import annotations

import ipaddress
import sys

from desktop.cloud.network import REFUSED, Network

_WHY = "unknown: not by the program's own door"
_TO_ADDRESS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
_TO_NAME = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


class LockedOut(OSError):
    """What a library sees when the wall stops it: no connection, as on any computer without a network."""


def raise_wall(network: Network) -> None:
    """From now on until the process ends. Only the entry of the program calls it."""

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if not event.startswith("socket."):
            return
        host = _leads_to(event, arguments)
        if host is None or network.is_at_the_door:
            return
        connection = network.pass_by(host, _WHY)
        if network.is_locked:
            network.ended(connection, REFUSED, 0, 0)
            raise LockedOut(f"the offline lock is on: there is no connection to {host}")
        network.ended(connection, "not counted", 0, 0)

    sys.addaudithook(watch)


def _leads_to(event: str, arguments: tuple[object, ...]) -> str | None:
    """The host outside this computer that a call is about; None for any other call."""
    if event in _TO_NAME and arguments:
        host = arguments[0]
        name = host.decode(errors="replace") if isinstance(host, bytes) else host
        return None if not isinstance(name, str) or _is_here(name) else name
    if event in _TO_ADDRESS and len(arguments) > 1:
        address = arguments[1]
        if isinstance(address, tuple) and len(address) > 1 and isinstance(address[0], str):
            return None if _is_here(address[0]) else f"{address[0]}:{address[1]}"
    return None


def _is_here(host: str) -> bool:
    """Whether a name or a number is this computer itself: Windows makes its pipes that way."""
    if host.lower().rstrip(".") in {"", "localhost"}:
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
