"""Dates as an article prints them."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from orda_tui.text.dates import long_date, long_day


def test_a_time_is_shown_in_the_reader_s_zone_and_a_bare_date_is_not_moved() -> None:
    seconds = 1_761_170_400  # 22 October 2025, 22:00 UTC
    east = timezone(timedelta(hours=5))
    assert long_date(seconds, zone=UTC) == "22 October 2025, 22:00"
    assert long_date(seconds, zone=east) == "23 October 2025, 03:00"
    assert long_date(seconds, date_only=True, zone=east) == "22 October 2025"
    assert long_day(date(2025, 1, 2)) == "2 January 2025"


@given(st.integers(-(10**20), 10**20), st.booleans())
def test_any_number_of_seconds_is_a_date_or_nothing(seconds: int, date_only: bool) -> None:
    assert isinstance(long_date(seconds, date_only=date_only, zone=UTC), str)
