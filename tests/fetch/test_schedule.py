"""When a source is asked again, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.errors import AddressRefused, BrokenFeed, FetchError, HttpStatus, SourceError
from orda_tui.fetch.messages import Answer
from orda_tui.fetch.schedule import AUTOMATIC, LATEST, after_answer, after_failure, is_due
from orda_tui.model.feed import FetchRecord
from orda_tui.model.parsed import Schedule

NOW = int(datetime(2025, 10, 9, 8, 50, tzinfo=UTC).timestamp())
HOUR = 3600
DAY = 24 * HOUR
NEW = FetchRecord(feed=7)


def answered(**headers: object) -> Answer:
    return replace(Answer("https://a.example/feed", 200), **headers)  # type: ignore[arg-type]


def hours(*numbers: int) -> Schedule:
    return Schedule(skip_hours=frozenset(numbers))


@pytest.mark.parametrize(
    ("answer", "schedule", "interval", "wait", "early", "why"),
    [
        (answered(), None, 0, AUTOMATIC, True, "nobody says more, so every 30 min"),
        (answered(), Schedule(), 0, AUTOMATIC, True, "nobody says more"),
        (answered(), Schedule(interval=2 * HOUR), 0, 2 * HOUR, False, "the feed asks for every 2 h"),
        (answered(), Schedule(interval=60), 0, AUTOMATIC, True, "nobody says more"),
        (
            answered(),
            Schedule(interval=90 * DAY),
            0,
            LATEST,
            True,
            "every 90 days, but it is asked at least once a day",
        ),
        (answered(fresh_for=HOUR, fresh_why="Cache-Control"), None, 0, HOUR, False, "fresh for 60 min (Cache-Control)"),
        (answered(fresh_for=0, fresh_why="Cache-Control"), None, 0, AUTOMATIC, True, "nobody says more"),
        (answered(fresh_for=365 * DAY, fresh_why="Expires"), None, 0, LATEST, True, "at least once a day"),
        (answered(fresh_for=HOUR), Schedule(interval=3 * HOUR), 0, 3 * HOUR, False, "the feed asks for every 3 h"),
        (answered(fresh_for=4 * HOUR), Schedule(interval=3 * HOUR), 600, 600, True, "you asked for every 10 min"),
        (answered(retry_after=2.0 * HOUR), None, 600, 2 * HOUR, False, "left alone for 2 h (Retry-After)"),
        (answered(retry_after=3.0 * DAY), None, 0, 3 * DAY, False, "left alone for 3 days"),
        (answered(retry_after=5.0), None, 0, AUTOMATIC, True, "nobody says more"),
    ],
)
def test_the_next_visit_after_an_answer(
    answer: Answer, schedule: Schedule | None, interval: int, wait: int, early: bool, why: str
) -> None:
    record = after_answer(NEW, answer, schedule, now=NOW, interval=interval)
    assert why in record.due_why
    assert record.next_due is not None
    low, high = (0.9, 0.98) if early else (1.02, 1.1)
    assert NOW + low * wait - 1 <= record.next_due <= NOW + high * wait


def test_what_a_good_answer_leaves() -> None:
    before = replace(NEW, failing=True, failures=3, gone=True, body_hash="abc", moved_to="x", etag='"0"', outcome="old")
    record = after_answer(
        before, answered(etag='"1"', last_modified="Mon"), Schedule(interval=600), now=NOW, interval=0
    )
    assert (record.etag, record.last_modified, record.status, record.ttl) == ('"1"', "Mon", 200, 600)
    assert (record.failing, record.failures, record.gone) == (False, 0, False)
    assert (record.last_tried, record.last_good) == (NOW, NOW)
    assert (record.body_hash, record.moved_to, record.outcome) == ("abc", "x", "old")


def test_validators_are_forgotten_when_an_answer_has_none_but_kept_by_a_304() -> None:
    before = replace(NEW, etag='"0"', last_modified="Mon", ttl=2 * HOUR)
    assert after_answer(before, answered(), None, now=NOW, interval=0).etag == ""
    same = after_answer(before, replace(answered(), status=304, not_modified=True), None, now=NOW, interval=0)
    assert (same.etag, same.last_modified, same.ttl) == ('"0"', "Mon", 2 * HOUR)
    assert "the feed asks for every 2 h" in same.due_why


@pytest.mark.parametrize(
    ("schedule", "hour", "weekday"),
    [
        (hours(9, 10), 11, 3),
        (hours(*range(9, 24)), 0, 4),
        (Schedule(skip_days=frozenset({3})), 0, 4),
        (Schedule(skip_days=frozenset({3, 4, 5, 6})), 0, 0),
        (Schedule(skip_hours=frozenset({0}), skip_days=frozenset({3})), 1, 4),
    ],
)
def test_hours_and_days_to_skip(schedule: Schedule, hour: int, weekday: int) -> None:
    record = after_answer(NEW, answered(), schedule, now=NOW, interval=0)
    due = datetime.fromtimestamp(record.next_due or 0, UTC)
    assert (due.hour, due.weekday(), due.minute) == (hour, weekday, 0)
    assert "skip" in record.due_why


@pytest.mark.parametrize("schedule", [hours(*range(24)), Schedule(skip_days=frozenset(range(7))), hours(3), hours(99)])
def test_a_feed_that_skips_everything_or_another_hour_is_asked_as_usual(schedule: Schedule) -> None:
    record = after_answer(NEW, answered(), schedule, now=NOW, interval=0)
    assert record.next_due is not None and record.next_due < NOW + AUTOMATIC and "skip" not in record.due_why


def test_what_the_reader_asked_for_is_not_skipped() -> None:
    record = after_answer(NEW, answered(), hours(*range(8, 20)), now=NOW, interval=HOUR)
    assert record.next_due is not None and record.next_due <= NOW + HOUR


def test_failures_make_it_later_up_to_a_day() -> None:
    record = NEW
    waits = []
    for count in range(1, 15):
        record = after_failure(record, FetchError("no."), now=NOW, interval=0)
        assert record.failures == count and record.failing
        waits.append((record.next_due or 0) - NOW)
    assert waits == sorted(waits)
    assert waits[0] < 700 and DAY <= waits[-1] <= 1.1 * DAY
    assert "14 times in a row" in record.due_why and record.outcome == "no."


@pytest.mark.parametrize(
    ("error", "interval", "low", "high", "why"),
    [
        (FetchError("x."), 0, 600, 660, "it failed once, so it is tried again after 10 min"),
        (FetchError("x."), 7200, 7200, 7920, "you asked for every 2 h"),
        (BrokenFeed("x."), 0, 600, 660, "it failed once"),
        (HttpStatus("x.", 404), 0, 600, 660, "it failed once"),
        (HttpStatus("x.", 429, retry_after=5400.0), 0, 5400, 5940, "left alone for 2 h (Retry-After)"),
        (HttpStatus("x.", 503, retry_after=5.0), 0, 600, 660, "it failed once"),
        (AddressRefused("x."), 0, DAY, 1.1 * DAY, "once a day"),
        (HttpStatus("x.", 410), 0, 30 * DAY, 33 * DAY, "gone for good (410)"),
    ],
)
def test_the_next_visit_after_a_failure(error: SourceError, interval: int, low: int, high: float, why: str) -> None:
    record = after_failure(NEW, error, now=NOW, interval=interval)
    assert why in record.due_why
    assert low <= (record.next_due or 0) - NOW <= high


def test_a_failure_forgets_nothing() -> None:
    before = replace(NEW, etag='"1"', last_modified="Mon", body_hash="abc", last_good=NOW - 99, entries=40, ttl=60)
    after = after_failure(before, HttpStatus("404.", 404), now=NOW, interval=0)
    kept = ("etag", "last_modified", "body_hash", "last_good", "entries", "ttl")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert after.status == 404 and after.last_tried == NOW


def test_404_never_ends_a_source_and_410_is_remembered_until_it_answers() -> None:
    record = NEW
    for _ in range(100):
        record = after_failure(record, HttpStatus("404.", 404), now=NOW, interval=0)
    assert not record.gone
    gone = after_failure(record, HttpStatus("410.", 410), now=NOW, interval=0)
    assert gone.gone
    assert after_failure(gone, FetchError("x."), now=NOW, interval=0).gone
    assert not after_answer(gone, answered(), None, now=NOW, interval=0).gone


@pytest.mark.parametrize(
    ("record", "due"),
    [
        (NEW, True),
        (replace(NEW, last_tried=NOW - 10, next_due=NOW + 10), False),
        (replace(NEW, last_tried=NOW - 10, next_due=NOW), True),
        (replace(NEW, last_tried=NOW + 10, next_due=NOW + 2000), True),  # the clock was set back
    ],
)
def test_is_due(record: FetchRecord, due: bool) -> None:
    assert is_due(record, NOW) is due


@given(
    st.integers(0, 10**6),
    st.integers(0, 7 * DAY),
    st.none() | st.integers(0, 10**9),
    st.integers(0, 10**9),
    st.sets(st.integers(0, 23)),
    st.sets(st.integers(0, 6)),
)
def test_the_next_visit_is_always_ahead_and_never_far(
    feed: int, interval: int, fresh: int | None, ttl: int, skip_hours: set[int], skip_days: set[int]
) -> None:
    schedule = Schedule(ttl, frozenset(skip_hours), frozenset(skip_days))
    answer = answered(fresh_for=fresh, fresh_why="Expires")
    record = after_answer(FetchRecord(feed), answer, schedule, now=NOW, interval=interval)
    assert record == after_answer(FetchRecord(feed), answer, schedule, now=NOW, interval=interval)
    assert record.next_due is not None and record.due_why
    assert NOW < record.next_due <= NOW + max(interval, 1.1 * LATEST + 8 * DAY)


def test_sources_do_not_come_all_at_once() -> None:
    dues = {after_answer(FetchRecord(feed), answered(), None, now=NOW, interval=0).next_due for feed in range(200)}
    assert len(dues) > 50
