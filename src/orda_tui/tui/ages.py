"""How old something is, in as few cells as a list can spare."""

from __future__ import annotations

import time

MINUTE, HOUR, DAY = 60, 3600, 86_400
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def age(when: int, now: int, *, date_only: bool = False) -> str:
    """``when`` as seen from ``now`` (seconds since 1970): ``5m``, ``2h``, ``3d``, then the date. ``date_only``: no time
    of day is known, so the least unit is the day."""
    if date_only:
        days = _days(when, now, date_only=True)
        if days < 1:
            return "today"
        return f"{days}d" if days < 7 else day(when, now, date_only=True)
    passed = now - when
    if passed < MINUTE:
        return "now"
    if passed < HOUR:
        return f"{passed // MINUTE}m"
    if passed < DAY:
        return f"{passed // HOUR}h"
    if passed < 7 * DAY:
        return f"{passed // DAY}d"
    return day(when, now)


def day(when: int, now: int, *, date_only: bool = False) -> str:
    """The date, with its year where that is not the present one."""
    then = time.gmtime(when) if date_only else time.localtime(when)
    short = f"{then.tm_mday} {_MONTHS[then.tm_mon - 1]}"
    return short if then.tm_year == time.localtime(now).tm_year else f"{short} {then.tm_year}"


def day_name(when: int, now: int, *, date_only: bool = False) -> str:
    """The day in the reader's own time: ``Today``, ``Yesterday``, then the date."""
    days = _days(when, now, date_only=date_only)
    if days == 0 or (date_only and days < 0):  # elsewhere the day has begun already
        return "Today"
    return "Yesterday" if days == 1 else day(when, now, date_only=date_only)


def _days(when: int, now: int, *, date_only: bool) -> int:
    """How many days of the calendar lie between; one of them may have 23 or 25 hours."""
    then = when if date_only else when + time.localtime(when).tm_gmtoff
    return (now + time.localtime(now).tm_gmtoff) // DAY - then // DAY


def span(seconds: int) -> str:
    """A length of time in words: ``40 min``, ``3 h``, ``2 days``."""
    if seconds < HOUR:
        return f"{max(1, seconds // MINUTE)} min"
    if seconds < 2 * DAY:
        return f"{seconds // HOUR} h"
    return f"{seconds // DAY} days"
