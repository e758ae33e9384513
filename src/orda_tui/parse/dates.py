"""Dates as they are really written: ISO 8601 and RFC 822 fast, everything else by ``loosedate``."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from orda_tui.parse.loosedate import read_loosely

DATE_LIMIT = 120
"""Characters of a date that are looked at."""
_EARLIEST = 1900  # a year before it is the zero of some program, not a date

_RFC822 = re.compile(
    r"(?:[A-Za-z]{2,9},?\s{1,5})?(\d{1,2})\s([A-Z][a-z]{2})\s(\d{4})\s(\d{2}):(\d{2})(?::(\d{2}))?\s?"
    r"(?:([+-])(\d{2}):?(\d{2})|GMT|UTC|Z)"
)
_MONTHS = {
    name: i
    for i, name in enumerate(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1)
}
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_EPOCH = re.compile(r"(\d{9,10}|\d{13})(?:\.\d{1,9})?")


@lru_cache(maxsize=4096)
def parse_date(text: str) -> datetime | None:
    """The moment a text means, aware; one without a zone is taken as UTC. None for what is no date. Never raises."""
    if len(text) > DATE_LIMIT:
        text = text[:DATE_LIMIT]
    text = text.strip()
    if not text:
        return None
    try:
        found = _rfc822(text) or _iso(text) or _epoch(text) or read_loosely(text)
    except (ValueError, OverflowError):
        return None
    if found is None or found.year < _EARLIEST:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def moment(text: str) -> int | None:
    """The moment a text means in seconds since 1970, or None."""
    found = parse_date(text)
    return int(found.timestamp()) if found else None


def _rfc822(text: str) -> datetime | None:
    found = _RFC822.fullmatch(text)
    if not found:
        return None
    day, name, year, hour, minute, second, sign, hours, minutes = found.groups()
    month = _MONTHS.get(name)
    if month is None or hour > "23" or (second or "") > "59":
        return None
    offset = UTC
    if sign and (hours != "00" or minutes != "00"):
        east = int(hours) * 60 + int(minutes)
        offset = timezone(timedelta(minutes=east if sign == "+" else -east))
    return datetime(int(year), month, int(day), int(hour), int(minute), int(second or 0), tzinfo=offset)


def _iso(text: str) -> datetime | None:
    if not _ISO.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:  # 24:00, a leap second: the loose reader knows them
        return None


def _epoch(text: str) -> datetime | None:
    found = _EPOCH.fullmatch(text)
    if not found:
        return None
    seconds = int(found[1])
    return datetime.fromtimestamp(seconds / 1000 if len(found[1]) == 13 else seconds, UTC)
