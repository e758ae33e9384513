"""Clocks that are put forward and back by law: what the reader is told of days and ages stays true over the change."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from torture.commands import environment
from torture.damage import here

from orda_tui.config import Config
from orda_tui.fetch.schedule import AUTOMATIC, is_due
from orda_tui.model.selection import Selection
from orda_tui.refresh import refresh
from orda_tui.session import Session
from orda_tui.store import Store
from orda_tui.text.citation import kept_markdown
from orda_tui.text.dates import long_date
from orda_tui.text.plain import article_text
from orda_tui.tui import ages
from tests.factories import QUOTED, rss
from tests.loopback import Loopback
from tests.store.made import NOW, article, said

HOUR, DAY = 3600, 86_400

#: A zone, and moments at which its clocks jump (both ways where it has both).
CHANGES = [
    ("Europe/Berlin", datetime(2026, 3, 29, 1, tzinfo=UTC)),
    ("Europe/Berlin", datetime(2026, 10, 25, 1, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 3, 8, 7, tzinfo=UTC)),
    ("America/New_York", datetime(2026, 11, 1, 6, tzinfo=UTC)),
    ("Asia/Almaty", datetime(2024, 2, 29, 18, tzinfo=UTC)),  # one hour back for good
    ("Australia/Lord_Howe", datetime(2026, 4, 4, 15, tzinfo=UTC)),  # by half an hour
    ("Australia/Lord_Howe", datetime(2026, 10, 3, 15, 30, tzinfo=UTC)),
]


@pytest.fixture(params=CHANGES, ids=[f"{zone} {when:%Y-%m}" for zone, when in CHANGES])
def change(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ZoneInfo, int]]:
    """The zone this process now lives in, and the second of the change."""
    name, when = request.param
    before = os.environ.get("TZ")
    zone, second = ZoneInfo(name), int(when.timestamp())
    os.environ["TZ"] = name
    time.tzset()
    assert time.localtime(second - 1).tm_gmtoff != time.localtime(second).tm_gmtoff, "the clocks do jump here"
    yield zone, second
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def on(zone: ZoneInfo, second: int) -> date:
    return datetime.fromtimestamp(second, zone).date()


def test_days_are_named_by_the_calendar_on_the_wall(change: tuple[ZoneInfo, int]) -> None:
    zone, second = change
    wrong = []
    for now in range(second - 2 * DAY, second + 2 * DAY, HOUR // 2):
        for when in range(now - 3 * DAY, now + 1, HOUR):
            passed = (on(zone, now) - on(zone, when)).days
            name = {0: "Today", 1: "Yesterday"}.get(passed, ages.day(when, now))
            if ages.day_name(when, now) != name:
                wrong.append((now - second, when - second, name, ages.day_name(when, now)))
            if str(on(zone, when).day) != ages.day(when, now).split()[0]:
                wrong.append((now - second, when - second, "day", ages.day(when, now)))
    assert wrong == []


def test_ages_are_time_that_has_passed(change: tuple[ZoneInfo, int]) -> None:
    _, second = change
    for now in range(second - 5 * HOUR, second + 5 * HOUR, 600):
        for hours in range(1, 24):
            assert ages.age(now - hours * HOUR, now) == f"{hours}h"
        assert ages.age(now - 59 * 60, now) == "59m"
        assert ages.age(now - DAY, now) == "1d"


def test_a_bare_date_stays_the_day_it_names(change: tuple[ZoneInfo, int]) -> None:
    zone, second = change
    for now in range(second - 2 * DAY, second + 2 * DAY, HOUR):
        today = on(zone, now)
        for back in range(-1, 12):
            named = today - timedelta(days=back)
            when = int(datetime(named.year, named.month, named.day, tzinfo=UTC).timestamp())
            told = ages.age(when, now, date_only=True)
            short = f"{named.day} {named:%b}" + ("" if named.year == today.year else f" {named.year}")
            assert told == ("today" if back < 1 else f"{back}d" if back < 7 else short), (now - second, back)
            name = ages.day_name(when, now, date_only=True)
            assert name == {-1: "Today", 0: "Today", 1: "Yesterday"}.get(back, short)


def test_what_is_printed_and_cited_names_the_day_and_hour_on_the_wall(
    tmp_path: Path, change: tuple[ZoneInfo, int]
) -> None:
    zone, second = change
    moments = [second + hours * HOUR + 60 for hours in (-26, -3, -2, -1, 0, 1, 2, 3, 26)]
    with Store.open(tmp_path) as store:
        feed = store.feeds.add("feed", "https://a.example/", now=NOW).id
        new = [article(f"k{when}", f"Story {when}", published=when) for when in moments]
        bare = on(zone, second)
        midnight = int(datetime(bare.year, bare.month, bare.day, tzinfo=UTC).timestamp())
        new.append(replace(article("bare", "Bare"), published=midnight, date_only=True))
        for number, when in zip(store.articles.insert(feed, new, NOW), [*moments, midnight], strict=True):
            store.articles.set_statements(number, [said()], 1)
            store.kept.keep(number, said(), NOW)
            shown = datetime.fromtimestamp(when, zone)
            page = "\n".join(article_text(store.articles.get(number), 80))
            wanted = f"{bare}" if when == midnight else f"{shown:%Y-%m-%d %H:%M}"
            assert wanted in page
            if when != midnight:
                assert long_date(when).endswith(f"{shown:%H:%M}")
            kept = [one for one in store.kept.all() if one.article == number]
            day = bare if when == midnight else shown.date()
            assert f"{day.day} {day:%B} {day.year}" in kept_markdown(kept)


async def test_visits_go_on_over_the_change_when_they_are_due(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: tuple[ZoneInfo, int]
) -> None:
    """Hour by hour over the change: each is due in time, none is put off, nothing leaves."""
    _, second = change
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    clock = {"now": second - 3 * HOUR}
    with Loopback() as server, Store.open(tmp_path) as store:
        session = Session(store, Config(), lambda event, details: None, clock=lambda: float(clock["now"]))
        try:
            feed = store.feeds.add("feed", server.url("/feed"), now=clock["now"], allow_private=True).id
            for turn in range(1, 13):
                server.add("/feed", rss(*((f"News {n}", QUOTED) for n in range(turn))))
                counts = await refresh(session, due_only=True)
                assert (counts["sources"], counts["failed"], counts["new"]) == (1, 0, 1), (turn, counts)
                record = store.records.get(feed)
                assert record.next_due is not None
                assert 0.8 * AUTOMATIC <= record.next_due - clock["now"] <= 1.2 * AUTOMATIC
                assert not is_due(record, clock["now"])
                clock["now"] += HOUR // 2 + 600
            assert store.headlines.count(Selection()) == 12
        finally:
            await session.close()


def test_today_is_the_last_24_hours_in_every_zone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    now = int(time.time())
    with Store.open(tmp_path / "data") as store:
        feed = store.feeds.add("feed", "https://a.example/", now=now).id
        new = [article(f"k{n}", f"Story {n}", published=now - n * HOUR - 60) for n in range(60)]
        store.articles.insert(feed, new, now)
    for zone in sorted({zone for zone, _ in CHANGES}):
        listed = here(tmp_path, "list", "--view", "today", variables=environment(tmp_path, TZ=zone))
        assert listed.out.count("Story") == 24, zone
