"""Which IP addresses may be reached. Pure; asked for the very address that is about to be connected to.

Three answers: public, one's own network (allowed for a source whose reader said so), and never. IPv6 forms that carry
an IPv4 address (mapped, compatible, NAT64, 6to4, Teredo, ISATAP) are judged by what they carry, too.
"""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Literal

Reach = Literal["public", "own", "never"]

_OWN_4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("127.0.0.0/8", "this machine"),
        ("10.0.0.0/8", "a private network"),
        ("172.16.0.0/12", "a private network"),
        ("192.168.0.0/16", "a private network"),
        ("100.64.0.0/10", "a provider's inner network"),
        ("169.254.0.0/16", "the local link"),
        ("198.18.0.0/15", "a test network"),  # tunnels that answer every name lookup themselves live here
    )
)
_NEVER_4 = tuple(
    (IPv4Network(network), what)
    for network, what in (
        ("0.0.0.0/8", "no host at all"),
        ("192.0.0.0/24", "a reserved network"),
        ("192.0.2.0/24", "an example network"),
        ("192.88.99.0/24", "a reserved network"),
        ("198.51.100.0/24", "an example network"),
        ("203.0.113.0/24", "an example network"),
        ("224.0.0.0/4", "a group of hosts"),
        ("240.0.0.0/4", "a reserved network"),
    )
)
_OWN_6 = (
    (IPv6Network("::1/128"), "this machine"),
    (IPv6Network("fc00::/7"), "a private network"),
    (IPv6Network("fe80::/10"), "the local link"),
    (IPv6Network("fec0::/10"), "a private network"),
    (IPv6Network("64:ff9b:1::/48"), "a private network"),  # NAT64 of one's own
)
_NEVER_6 = (
    (IPv6Network("::/128"), "no host at all"),
    (IPv6Network("ff00::/8"), "a group of hosts"),
    (IPv6Network("2001:db8::/32"), "an example network"),
    (IPv6Network("3fff::/20"), "an example network"),
    (IPv6Network("2001:2::/48"), "a test network"),
    (IPv6Network("2001:10::/28"), "a reserved network"),
)
_GLOBAL_6 = IPv6Network("2000::/3")
_CARRIERS = tuple(IPv6Network(network) for network in ("::ffff:0:0/96", "::/96", "64:ff9b::/96"))
_TEREDO = IPv6Network("2001::/32")
_ISATAP = (0x00005EFE, 0x02005EFE)


@lru_cache(maxsize=4096)
def reach(ip: str) -> tuple[Reach, str]:
    """Whether the address is public, in one's own network, or never to be connected to; and what it is, in words.

    ValueError where the text is no IP address.
    """
    address = ip_address(ip)
    return _reach_4(address) if isinstance(address, IPv4Address) else _reach_6(address)


def _reach_4(address: IPv4Address) -> tuple[Reach, str]:
    for network, what in _OWN_4:
        if address in network:
            return "own", what
    for network, what in _NEVER_4:
        if address in network:
            return "never", what
    return "public", ""


def _reach_6(address: IPv6Address) -> tuple[Reach, str]:
    for network, what in _OWN_6:
        if address in network:
            return "own", what
    for network, what in _NEVER_6:
        if address in network:
            return "never", what
    carried = _carried(address)
    for inner in carried:
        found = _reach_4(inner)
        if found[0] != "public":
            return found
    if carried or address in _GLOBAL_6:
        return "public", ""
    return "never", "a reserved network"


def _carried(address: IPv6Address) -> list[IPv4Address]:
    """The IPv4 addresses that an IPv6 address carries inside."""
    number = int(address)
    low = IPv4Address(number & 0xFFFFFFFF)
    if any(address in network for network in _CARRIERS):
        return [low]
    if number >> 112 == 0x2002:
        return [IPv4Address(number >> 80 & 0xFFFFFFFF)]
    if address in _TEREDO:
        return [IPv4Address(number >> 64 & 0xFFFFFFFF), IPv4Address(~number & 0xFFFFFFFF)]
    if number >> 32 & 0xFFFFFFFF in _ISATAP:
        return [low]
    return []
