from __future__ import annotations

import pytest

from desktop.cloud.addresses import is_of_a_network, is_out_in_the_world

WORLD = (
    "1.1.1.1",
    "93.184.216.34",
    "2606:4700::1111",
    "2a00:1450:4001::1",
    "64:ff9b::808:808",  # NAT64 of 8.8.8.8: how the internet looks without IPv4
    "::ffff:8.8.8.8",
)
NOT_WORLD = (
    "127.0.0.1",
    "127.255.255.254",
    "0.0.0.0",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",  # shared by a provider's customers
    "169.254.169.254",  # where a cloud's servers ask for their keys
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.1.1",
    "239.1.1.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:169.254.169.254",
    "64:ff9b::7f00:1",  # NAT64 of 127.0.0.1
    "64:ff9b::a9fe:a9fe",  # NAT64 of 169.254.169.254
    "64:ff9b:1::1",  # NAT64 of a network's own
    "2002:7f00:1::",  # 6to4 of 127.0.0.1
    "2002:808:808::1",
    "2001:0:53aa:64c::1",  # Teredo
    "2001:db8::1",
    "3fff::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "2606:4700::1111%eth0",
    "ff02::1",
    "ff0e::1",
    "100::1",
    "5f00::1",
    "not an address",
    "",
)


@pytest.mark.parametrize("address", WORLD)
def test_address_of_the_internet_is_let_through(address: str) -> None:
    assert is_out_in_the_world(address)


@pytest.mark.parametrize("address", NOT_WORLD)
def test_address_that_leads_elsewhere_is_not(address: str) -> None:
    assert not is_out_in_the_world(address)


@pytest.mark.parametrize("address", ["127.0.0.1", "192.168.1.5", "10.0.0.9", "::1", "fd12::1", "1.1.1.1"])
def test_computer_of_the_own_network_can_be_allowed(address: str) -> None:
    assert is_of_a_network(address)


@pytest.mark.parametrize(
    "address",
    ["169.254.169.254", "fd00:ec2::254", "::ffff:169.254.169.254", "224.0.0.1", "0.0.0.0", "ff02::1", "x"],
)
def test_what_is_no_single_computer_cannot_even_be_allowed(address: str) -> None:
    assert not is_of_a_network(address)
