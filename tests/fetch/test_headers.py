"""What headers say about asking again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.fetch.headers import clock_text, fresh_for, http_date, retry_after, span_text

NOW = 1_760_000_000.0
IN_AN_HOUR = "Thu, 09 Oct 2025 09:53:20 GMT"
DATE = "Thu, 09 Oct 2025 08:53:20 GMT"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        (IN_AN_HOUR, 3600.0),
        ("Thu, 09 Oct 2025 07:53:20 GMT", 0.0),
        ("999999999999999", 31 * 86400.0),
        ("soon", None),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("١٢", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after(value, NOW) == seconds


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({}, (None, "")),
        ({"cache-control": "max-age=1800"}, (1800, "Cache-Control")),
        ({"cache-control": 'public, MAX-AGE="600"'}, (600, "Cache-Control")),
        ({"cache-control": "max-age=1800", "age": "300"}, (1500, "Cache-Control")),
        ({"cache-control": "max-age=100", "age": "300"}, (0, "Cache-Control")),
        ({"cache-control": "max-age=100", "expires": IN_AN_HOUR}, (100, "Cache-Control")),
        ({"cache-control": "no-cache, max-age=100"}, (0, "Cache-Control")),
        ({"cache-control": "no-store"}, (0, "Cache-Control")),
        ({"cache-control": "private", "expires": IN_AN_HOUR, "date": DATE}, (3600, "Expires")),
        ({"expires": IN_AN_HOUR}, (3600, "Expires")),
        ({"expires": "0"}, (0, "Expires")),
        ({"expires": DATE, "date": IN_AN_HOUR}, (0, "Expires")),
        ({"cache-control": "max-age=soon"}, (None, "")),
    ],
)
def test_fresh_for(headers: dict[str, str], expected: tuple[int | None, str]) -> None:
    assert fresh_for(headers, NOW) == expected


@given(st.text(max_size=80))
def test_headers_never_raise(value: str) -> None:
    http_date(value)
    wait = retry_after(value, NOW)
    assert wait is None or 0 <= wait <= 31 * 86400
    for name in ("cache-control", "expires", "age"):
        fresh_for({"cache-control": "max-age=1", name: value}, NOW)


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 s"), (0.5, "0.5 s"), (45.2, "45 s"), (600, "10 min"), (7200, "2 h"), (86400 * 3, "3 days")],
)
def test_spans(seconds: float, text: str) -> None:
    assert span_text(seconds) == text


def test_clock() -> None:
    assert clock_text(NOW) == "2025-10-09 08:53 UTC"
