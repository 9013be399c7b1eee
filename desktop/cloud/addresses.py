"""Which network addresses are out in the world, and which lead to this computer, its network, or nowhere.

`ipaddress.is_global` alone is not enough: on Python 3.11 it takes NAT64 of 127.0.0.1, 6to4 and multicast for
global. So what is allowed is listed here, not what is forbidden (IANA special-purpose registries, 2025).
"""

from __future__ import annotations

import ipaddress

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_WORLD_V6 = ipaddress.IPv6Network("2000::/3")
_NOT_WORLD = tuple(
    map(
        ipaddress.ip_network,
        (
            "100.64.0.0/10",  # shared between a provider's customers, RFC 6598
            "192.0.0.0/24",  # protocol assignments, RFC 6890
            "192.88.99.0/24",  # 6to4 relays, RFC 7526
            "198.18.0.0/15",  # benchmarks, RFC 2544
            "2001::/23",  # protocol assignments, Teredo among them, RFC 2928
            "2001:db8::/32",  # documentation, RFC 3849
            "2002::/16",  # 6to4: any IPv4 address may hide in it, RFC 3056
            "3fff::/20",  # documentation, RFC 9637
        ),
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""How IPv4 is reached where there is only IPv6 (RFC 6052 §2.1); the IPv4 address in it is judged."""


def is_out_in_the_world(text: str) -> bool:
    """Whether an address, as a resolver gives it, is one of the public internet. False for what is none."""
    try:
        address = ipaddress.ip_address(text)  # with a zone, as fe80::1%eth0, it is never of the world
    except ValueError:
        return False
    return not getattr(address, "scope_id", None) and _is_public(_meant(address))


def is_of_a_network(text: str) -> bool:
    """Whether an address is a single computer's, here or near: what a user may allow by name."""
    try:
        address = _meant(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    return address.is_loopback or not (
        address.is_multicast or address.is_unspecified or address.is_reserved or _is_cloud(address)
    )


def _meant(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 address stands for, else itself."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return ipaddress.IPv4Address(address.packed[-4:]) if address in _NAT64 else address


def _is_public(address: _Address) -> bool:
    if isinstance(address, ipaddress.IPv6Address) and address not in _WORLD_V6:
        return False
    if not address.is_global or address.is_multicast or address.is_reserved:
        return False
    return not any(address in network for network in _NOT_WORLD if network.version == address.version)


def _is_cloud(address: _Address) -> bool:
    """Link-local: where the servers of a cloud ask for their keys; no computer of a studio has its pictures
    there.
    """
    return address.is_link_local or address == ipaddress.ip_address("fd00:ec2::254")
