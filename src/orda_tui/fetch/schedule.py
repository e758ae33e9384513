"""When a source is asked again, and why: from what the server said, what the feed said, what the reader chose, and how
often it failed. Pure; ``now`` in seconds since 1970 is an argument."""

from __future__ import annotations

import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from orda_tui.errors import AddressRefused, FetchError, HttpStatus, SourceError
from orda_tui.fetch.headers import span_text
from orda_tui.fetch.messages import Answer
from orda_tui.model.feed import FetchRecord
from orda_tui.model.parsed import Schedule

AUTOMATIC = 30 * 60
"""Seconds between two visits where nobody says anything."""
LATEST = 24 * 3600
"""No server, no feed makes it later than this many seconds; only Retry-After may."""
_FIRST_BACK_OFF = 10 * 60
_LONGEST_BACK_OFF = 24 * 3600
_GONE = 30 * 86400


def after_answer(
    record: FetchRecord, answer: Answer, schedule: Schedule | None, *, now: int, interval: int, seed: int | None = None
) -> FetchRecord:
    """The record after an answer (2xx or 304).

    ``schedule``: what the feed said of itself, None where it was not read anew; ``interval``: seconds the reader asked
    for, 0 for automatic; ``seed``: spreads the visits, the feed's id if None.
    """
    ttl = record.ttl
    if schedule is not None:
        ttl = schedule.interval or 0
    wait, why, early = _wait(answer, ttl, interval)
    spread = _spread(record.feed if seed is None else seed, now, wait)
    due = now + wait - spread if early else now + wait + spread
    if schedule is not None and not interval:
        due, why = _past_skips(due, why, schedule)
    return replace(
        record,
        etag=answer.etag or (record.etag if answer.not_modified else ""),
        last_modified=answer.last_modified or (record.last_modified if answer.not_modified else ""),
        last_tried=now,
        last_good=now,
        status=answer.status,
        failing=False,
        failures=0,
        gone=False,
        next_due=due,
        due_why=why,
        ttl=ttl,
    )


def _wait(answer: Answer, ttl: int, interval: int) -> tuple[int, str, bool]:
    """Seconds to the next visit, why, and whether it may be a little earlier (else a little later)."""
    early = True
    if interval:
        wait, why = interval, f"you asked for every {span_text(interval)}"
    else:
        wait, why = AUTOMATIC, f"nobody says more, so every {span_text(AUTOMATIC)}"
        if ttl > wait:
            wait, why, early = ttl, f"the feed asks for every {span_text(ttl)}", False
        if answer.fresh_for and answer.fresh_for > wait:
            wait, early = answer.fresh_for, False
            why = f"the server calls it fresh for {span_text(wait)} ({answer.fresh_why})"
        if wait > LATEST:
            wait, why, early = LATEST, f"{why}, but it is asked at least once a day", True
    if answer.retry_after and answer.retry_after > wait:
        wait, early = int(answer.retry_after), False
        why = f"the server asked to be left alone for {span_text(wait)} (Retry-After)"
    return wait, why, early


def _spread(seed: int, now: int, wait: int) -> int:
    """Two to ten hundredths of the wait, the same for one feed and day, so that feeds do not come all at once.

    What the reader asked for comes that much earlier: a job that runs every half hour then finds it due each time.
    """
    share = 200 + zlib.crc32(f"{seed}:{now // 86400}".encode()) % 801
    return wait * share // 10_000


def _past_skips(due: int, why: str, schedule: Schedule) -> tuple[int, str]:
    """The first hour that the feed does not ask to skip."""
    hours, days = schedule.skip_hours, schedule.skip_days
    if (not hours and not days) or len(hours) >= 24 or len(days) >= 7:
        return due, why
    moment = datetime.fromtimestamp(due, UTC)
    moved = False
    for _ in range(8 * 24):
        if moment.hour not in hours and moment.weekday() not in days:
            break
        moment = moment.replace(minute=0, second=0) + timedelta(hours=1)
        moved = True
    return (int(moment.timestamp()), f"{why}; the feed asks to skip the hours before") if moved else (due, why)


def after_failure(
    record: FetchRecord, error: SourceError, *, now: int, interval: int, seed: int | None = None
) -> FetchRecord:
    """The record after a visit that gave nothing: later and later, at most a day; never dropped for a 404."""
    failures = record.failures + 1
    status = error.status if isinstance(error, HttpStatus) else 0
    gone = record.gone or status == 410
    retry_after = error.retry_after if isinstance(error, FetchError) else None
    wait = min(_FIRST_BACK_OFF << min(failures - 1, 10), _LONGEST_BACK_OFF)
    why = f"it failed {_times(failures)}, so it is tried again after {span_text(wait)}"
    if interval > wait:
        wait, why = interval, f"it failed {_times(failures)}; you asked for every {span_text(interval)}"
    if retry_after is not None and retry_after > wait:
        wait, why = int(retry_after), f"the server asked to be left alone for {span_text(retry_after)} (Retry-After)"
    elif isinstance(error, AddressRefused):
        wait, why = _LONGEST_BACK_OFF, "its address may not be fetched, so it is looked at once a day"
    if gone:
        wait, why = _GONE, "the server said that it is gone for good (410)"
    return replace(
        record,
        last_tried=now,
        status=status,
        outcome=str(error),
        failing=True,
        failures=failures,
        next_due=now + wait + _spread(record.feed if seed is None else seed, now, wait),
        due_why=why,
        gone=gone,
    )


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times in a row"


def is_due(record: FetchRecord, now: int) -> bool:
    """Whether it is time for a visit. A last visit in the future means that the clock was set back: it never was."""
    if record.next_due is None or (record.last_tried is not None and record.last_tried > now):
        return True
    return record.next_due <= now
