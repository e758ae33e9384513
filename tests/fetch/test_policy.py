"""Which IP addresses may be reached."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.errors import AddressRefused
from orda_tui.fetch.dial import checked
from orda_tui.fetch.policy import reach

PUBLIC = [
    "1.1.1.1",
    "93.184.216.34",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
    "64:ff9b::101:101",
]
PUBLIC += ["::ffff:8.8.8.8", "2002:808:808::1", "223.255.255.1", "11.0.0.1"]
OWN = [
    "127.0.0.1",
    "127.255.255.254",
    "10.0.0.1",
    "172.16.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "169.254.169.254",
    "198.18.0.1",
    "::1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "fe80::1%lo",
    "fec0::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a00:1",
    "64:ff9b:1::7f00:1",
    "64:ff9b:1:a00:1::",
    "2002:7f00:1::",
    "2002:c0a8:101::1",
    "2001:0:4136:e378:8000:63bf:80ff:fffe",  # Teredo whose client is 127.0.0.1
    "2001:0:7f00:1::f7f7:f7f7",  # Teredo whose server is
    "2606:4700::5efe:10.0.0.1",  # ISATAP
    "fe80::200:5efe:127.0.0.1",
]
NEVER = [
    "0.0.0.0",
    "0.1.2.3",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "192.0.2.1",
    "192.0.0.8",
    "::",
    "ff02::1",
    "ff0e::1",
    "2001:db8::1",
    "3fff::1",
    "100::1",
    "5f00::1",
    "4000::1",
    "::ffff:224.0.0.1",
    "::ffff:0.0.0.0",
    "64:ff9b::e000:1",
    "2002:e000:1::",
]


@pytest.mark.parametrize(
    ("ip", "expected"),
    [(ip, "public") for ip in PUBLIC] + [(ip, "own") for ip in OWN] + [(ip, "never") for ip in NEVER],
)
def test_reach(ip: str, expected: str) -> None:
    kind, what = reach(ip)
    assert kind == expected
    assert bool(what) == (kind != "public")


@given(st.ip_addresses(v=4))
def test_nothing_the_library_calls_private_is_public_in_any_form(ip: ipaddress.IPv4Address) -> None:
    if ip.is_global and not ip.is_multicast:
        return
    number = int(ip)
    forms = [str(ip)] + [
        str(ipaddress.IPv6Address(form))
        for form in (0xFFFF << 32 | number, 0x64FF9B << 96 | number, 0x2002 << 112 | number << 80 | 1)
    ]
    assert all(reach(form)[0] != "public" for form in forms)


def test_only_allowed_addresses_of_a_name_are_left() -> None:
    mixed = ["10.0.0.1", "1.1.1.1", "::1", "224.0.0.1"]
    assert checked("mixed.example", mixed, allow_private=False) == ["1.1.1.1"]
    assert checked("mixed.example", mixed, allow_private=True) == ["10.0.0.1", "1.1.1.1", "::1"]


@pytest.mark.parametrize(("ip", "private"), [("10.0.0.1", False), ("224.0.0.1", True), ("0.0.0.0", True)])
def test_a_refusal_names_host_and_address(ip: str, private: bool) -> None:
    with pytest.raises(AddressRefused, match=rf"name\.example \({ip}\)"):
        checked("name.example", [ip], allow_private=private)
    with pytest.raises(AddressRefused):
        checked("name.example", [], allow_private=private)
