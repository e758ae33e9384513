"""What the headers of an answer say about asking again. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST_WAIT = 31 * 86400


def retry_after(value: str, now: float) -> float | None:
    """Seconds until the server wants to be asked again, from seconds or an HTTP date; None where it says neither.

    At least 0, at most 31 days.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        seconds = float(value[:12])
    else:
        when = http_date(value)
        if when is None:
            return None
        seconds = when - now
    return min(max(seconds, 0.0), float(_LONGEST_WAIT))


def http_date(value: str) -> float | None:
    """Seconds since 1970, or None where the value is no date."""
    try:
        when = parsedate_to_datetime(value[:64])
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


def fresh_for(headers: Mapping[str, str], now: float) -> tuple[int | None, str]:
    """For how many seconds the server calls the answer fresh, and which header says so; (None, "") where none does.

    ``now``: seconds since 1970, used where there is no Date header.
    """
    directives: dict[str, str] = {}
    for part in headers.get("cache-control", "").lower().split(","):
        name, _, value = part.strip().partition("=")
        directives.setdefault(name, value.strip('" '))
    if "no-store" in directives or "no-cache" in directives:
        return 0, "Cache-Control"
    age = directives.get("max-age", "")
    if age.isascii() and age.isdigit():
        spent = headers.get("age", "").strip()
        already = int(spent[:12]) if spent.isascii() and spent.isdigit() else 0
        return max(0, int(age[:12]) - already), "Cache-Control"
    if "expires" in headers:
        expires = http_date(headers["expires"])
        if expires is None:
            return 0, "Expires"  # "0" and other non-dates mean: already stale
        sent = http_date(headers.get("date", ""))
        return max(0, int(expires - (sent if sent is not None else now))), "Expires"
    return None, ""


def clock_text(seconds: float) -> str:
    """A time (seconds since 1970) as it stands in a sentence, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d %H:%M UTC")


def span_text(seconds: float) -> str:
    """A length of time as it stands in a sentence: "45 s", "30 min", "2 h", "3 days"."""
    whole = round(seconds)
    if whole < 90:
        return f"{seconds:.1f} s" if 0 < seconds < 3 and seconds != whole else f"{whole} s"
    if whole < 90 * 60:
        return f"{round(whole / 60)} min"
    if whole < 48 * 3600:
        return f"{round(whole / 3600)} h"
    return f"{round(whole / 86400)} days"
