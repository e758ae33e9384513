"""Addresses: one spelling for each host, nothing but http and https, no way down from https."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.errors import AddressRefused
from orda_tui.fetch.address import next_hop, normal_host, split_address

SPELLINGS_OF_THIS_MACHINE = [
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "127.0.0.1.",
    "2130706433",
    "0x7f000001",
    "0x7F.0.0.1",
    "0x7f.1",
    "0177.0.0.1",
    "0177.1",
    "017700000001",
    "127.0x0.0x0.0x1",
    "127。0。0。1",
    "127｡0｡0｡1",
    "１２７.０.０.１",
    "①②⑦.0.0.1",
    "%31%32%37.0.0.1",
    "0x7f.0x0.0x0.0x1",
    "127.0.0.0x1",
]


@pytest.mark.parametrize("host", SPELLINGS_OF_THIS_MACHINE)
def test_an_ip_address_has_one_spelling(host: str) -> None:
    assert split_address(f"http://{host}/x").host == "127.0.0.1"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://Example.ORG", "http://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("https://example.org:8443/a?b=c#d", "https://example.org:8443/a?b=c"),
        ("http://user:secret@example.org/a", "http://example.org/a"),
        ("http://a@b@example.org/", "http://example.org/"),
        (
            "https://қазақ.қаз/жаңалық?іздеу=ө",
            "https://xn--80aau21bd.xn--80ao21a/%D0%B6%D0%B0%D2%A3%D0%B0%D0%BB%D1%8B%D2%9B?%D1%96%D0%B7%D0%B4%D0%B5%D1%83=%D3%A9",
        ),
        ('http://example.org/a b"<c>', "http://example.org/a%20b%22%3Cc%3E"),
        ("http://example.org/%D0%B6?x=%20", "http://example.org/%D0%B6?x=%20"),
        ("http://[2001:DB8:0::1]:81/", "http://[2001:db8::1]:81/"),
        ("  http://example.org/\n", "http://example.org/"),
        ("http://example.org?q", "http://example.org/?q"),
        ("http://under_score.example.org/", "http://under_score.example.org/"),
    ],
)
def test_addresses_are_written_in_one_way(url: str, expected: str) -> None:
    assert split_address(url).url == expected


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "ftp://example.org/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/xml,<rss/>",
        "http:///path",
        "http://",
        "http://:80/",
        "http://example.org:0/",
        "http://example.org:99999/",
        "http://example.org:port/",
        "http://exa mple.org/",
        "http://good.example\\@127.0.0.1/",
        "http://example..org/",
        "http://-x.example.org/",
        "http://1.2.3.4.5/",
        "http://256.1.1.1/",
        "http://4294967296/",
        "http://1.x.09/",
        "http://08.1.1.1/",
        "http://[::1/",
        "http://[zz::1]/",
        "http://" + "a" * 300 + "/",
        "http://example.org/" + "a" * 9000,
        "http://a\x00b.org/",
        "http://\ud800.org/",
    ],
)
def test_what_is_no_address_is_refused_with_a_sentence(url: str) -> None:
    with pytest.raises(AddressRefused) as refusal:
        split_address(url)
    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value)) < 400


def test_a_refusal_does_not_repeat_a_password() -> None:
    with pytest.raises(AddressRefused) as refusal:
        split_address("ftp://user:hunter2@example.org/")
    assert "hunter2" not in str(refusal.value)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for url in (text, f"http://{text}", f"https://example.org/{text}"):
        try:
            address = split_address(url)
        except AddressRefused:
            continue
        assert address.url.isascii() and address.target.startswith("/")
        assert not any(character <= " " or character == "\x7f" for character in address.url)
        assert split_address(address.url) == address


@given(st.integers(0, 2**32 - 1))
def test_every_number_is_the_ip_address_it_stands_for(number: int) -> None:
    dotted = ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0))
    assert {normal_host(text) for text in (str(number), hex(number), f"0{number:o}", dotted)} == {dotted}


@pytest.mark.parametrize(
    ("current", "location", "expected"),
    [
        ("https://a.example/x/y", "z", "https://a.example/x/z"),
        ("https://a.example/x/y", "/z?q#f", "https://a.example/z?q"),
        ("https://a.example/x", "//b.example/z", "https://b.example/z"),
        ("http://a.example/x", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/x", "http://b.example/z", "https://b.example/z"),
        ("https://a.example/x", "http://b.example:80/z", "https://b.example/z"),
        ("http://a.example/x", "http://user:pw@b.example/", "http://b.example/"),
        ("http://a.example/x", " /y ", "http://a.example/y"),
    ],
)
def test_redirects_lead_on(current: str, location: str, expected: str) -> None:
    assert next_hop(split_address(current), location).url == expected


@pytest.mark.parametrize(
    "location", ["http://b.example:8080/", "ftp://b.example/", "javascript:1", "http://[::1", "mailto:a@b"]
)
def test_redirects_that_are_not_followed(location: str) -> None:
    with pytest.raises(AddressRefused):
        next_hop(split_address("https://a.example/"), location)


@pytest.mark.parametrize(
    ("url", "authority", "origin"),
    [
        ("http://example.org/", "example.org", "http://example.org:80"),
        ("https://example.org/", "example.org", "https://example.org:443"),
        ("https://example.org:80/", "example.org:80", "https://example.org:80"),
        ("http://[::1]:8080/", "[::1]:8080", "http://[::1]:8080"),
    ],
)
def test_authority_and_origin(url: str, authority: str, origin: str) -> None:
    address = split_address(url)
    assert (address.authority, address.origin) == (authority, origin)
