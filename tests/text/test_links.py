"""Only addresses that are safe to open get through, in one spelling."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.text.links import _PLAIN, _mended, safe_link, without_tracking


@pytest.mark.parametrize(
    ("given_address", "safe"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://Example.org", "http://Example.org"),
        ("https://user:secret@example.org/x", "https://example.org/x"),
        ("https://example.org/a b", "https://example.org/a%20b"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/\x1b]52;c;eA==\x07x", "https://example.org/x"),
        ("https://example.org/статья", "https://example.org/статья"),
        ("mailto:desk@example.org", "mailto:desk@example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("vbscript:x", ""),
        ("--flag", ""),
        ("//example.org/x", ""),
        ("https:///nohost", ""),
        ("https://exa mple.org/", ""),
        ("https://example.org:port/", ""),
        ("https://[::1", ""),
        ("", ""),
    ],
)
def test_what_may_be_opened(given_address: str, safe: str) -> None:
    assert safe_link(given_address) == safe


@given(st.text() | st.text().map(lambda tail: "https://example.org/" + tail))
def test_never_raises_and_never_lets_anything_else_through(address: str) -> None:
    safe = safe_link(address)
    if safe:
        assert safe.startswith(("http://", "https://", "mailto:"))
        assert not any(character.isspace() or ord(character) < 0x20 for character in safe)
        assert "@" not in urlsplit(safe).netloc
        assert safe_link(safe) == safe


@given(st.from_regex(_PLAIN, fullmatch=True))
def test_a_plain_address_is_what_taking_it_apart_would_give(address: str) -> None:
    assert _mended(address) == address


@pytest.mark.parametrize(
    ("tracked", "clean"),
    [
        ("https://example.org/a?utm_source=x&id=7", "https://example.org/a?id=7"),
        ("https://example.org/a?fbclid=1", "https://example.org/a"),
        ("https://example.org/a?id=7#part", "https://example.org/a?id=7#part"),
        ("https://example.org/a", "https://example.org/a"),
    ],
)
def test_tracking_parameters_go(tracked: str, clean: str) -> None:
    assert without_tracking(tracked) == clean
