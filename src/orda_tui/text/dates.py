"""Dates as an article prints them."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(seconds: int, *, date_only: bool = False, zone: tzinfo | None = None) -> str:
    """ "22 October 2025, 14:05" in the given zone (the machine's own if None); a bare date stays the day it names.

    Empty for seconds that no calendar reaches.
    """
    try:
        when = datetime.fromtimestamp(seconds, UTC)
        if not date_only:
            when = when.astimezone(zone)
    except (ValueError, OverflowError, OSError):
        return ""
    day = long_day(when.date())
    return day if date_only else f"{day}, {when:%H:%M}"


def is_bare(seconds: int) -> bool:
    """Whether this is taken for a date without a time of day: it is midnight sharp in UTC, as which such are kept."""
    return seconds % 86_400 == 0


def long_day(day: date) -> str:
    """ "22 October 2025"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
