"""Clocks that jump, and what leaves the library when: what a reader marked stays, whatever the day is said to be."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from torture.commands import environment
from torture.damage import here

from orda_tui.config import Config
from orda_tui.model.selection import Selection
from orda_tui.refresh import refresh
from orda_tui.session import Session
from orda_tui.store import Store
from tests.factories import QUOTED, rss
from tests.loopback import Loopback
from tests.store.made import NOW, article, said, today

DAY = 86_400


def marked_store(folder: Path, count: int) -> Store:
    """Old read articles; of each ten one is starred, one for later, one tagged, one has a kept statement."""
    store = Store.open(folder)
    feed = store.feeds.add("feed", "https://a.example/", now=NOW).id
    new = [article(f"k{n}", f"Story {n}", published=NOW - (400 - n) * DAY) for n in range(count)]
    ids = store.articles.insert(feed, new, NOW)
    store.statuses.mark_all(Selection(), read=True, now=NOW)
    store.statuses.mark(ids[0::10], starred=True, now=NOW)
    store.statuses.mark(ids[1::10], later=True, now=NOW)
    store.statuses.tag(ids[2::10], {"mine": True}, NOW)
    for number in ids[3::10]:
        store.articles.set_statements(number, [said()], 1)
        store.kept.keep(number, said(), NOW)
    return store


def treasured(store: Store) -> set[int]:
    return {
        number
        for number in store.headlines.ids(Selection())
        if (status := store.statuses.get(number)).starred
        or status.later
        or status.tags
        or any(store.kept.is_kept(number, one) for one in store.articles.get(number).statements)
    }


@given(
    days=st.integers(0, 500), articles=st.integers(0, 60), megabytes=st.integers(0, 3),
    jump=st.integers(-4000, 40_000).map(lambda days: days * DAY),
)  # fmt: skip
@settings(max_examples=12, deadline=None)
def test_what_was_marked_never_leaves(
    tmp_path_factory: pytest.TempPathFactory, days: int, articles: int, megabytes: int, jump: int
) -> None:
    with marked_store(tmp_path_factory.mktemp("store"), 50) as store:
        before = treasured(store)
        assert len(before) == 20
        today(store, NOW + jump)
        plan = store.retention.plan(NOW + jump, days=days, articles=articles, megabytes=megabytes)
        assert store.headlines.count(Selection()) == 51, "a plan moves nothing"
        assert before.isdisjoint(plan.articles)
        assert bool(plan.articles) == bool(plan.sentences()), "what will leave is said first"
        store.maintain(NOW + jump, days=days, articles=articles, megabytes=megabytes)
        assert treasured(store) == before
        assert store.headlines.count(Selection()) == 51 - len(plan.articles)
        assert len(store.kept.all()) == 5
        assert store.check() == []


def test_nothing_leaves_where_no_limit_is_set(tmp_path: Path) -> None:
    with marked_store(tmp_path, 30) as store:
        store.maintain(NOW + 50 * 365 * DAY)
        assert store.headlines.count(Selection()) == 30


@pytest.mark.parametrize("wrong", [10 * 365 * DAY, 40 * DAY, -DAY, 5 - NOW])
def test_a_clock_that_is_set_wrong_lets_nothing_go(tmp_path: Path, wrong: int) -> None:
    """Neither articles nor a source just removed, a statement just let go of, or what can be taken back."""
    with marked_store(tmp_path, 30) as store:
        today(store, NOW)
        removed = store.feeds.add("feed", "https://b.example/", now=NOW).id
        store.articles.insert(removed, [article("k", "Story")], NOW)
        store.feeds.remove(removed, NOW)
        store.kept.drop(store.kept.all()[0].id, NOW)
        entries = len(store.journal.entries(100))
        before = store.headlines.count(Selection())
        store.statuses.mark(store.headlines.ids(Selection())[:1], starred=True, now=NOW + wrong)
        store.statuses.mark(store.headlines.ids(Selection())[:1], later=True, now=NOW + wrong)
        for _ in range(3):  # as long as it is wrong
            undated = [article(f"late {wrong}", "No date")]
            store.articles.insert(1, undated, NOW + wrong)
            plan = store.retention.plan(NOW + wrong, days=401)
            assert plan.articles == ()
            assert store.maintain(NOW + wrong, days=401) == []
        assert store.headlines.count(Selection()) == before + 1
        assert [feed.id for feed in store.feeds.removed()] == [removed]
        assert len(store.journal.entries(100)) == entries + 2
        for _ in range(4):
            store.journal.undo()
        assert len(store.kept.all()) == 3
        assert store.feeds.get(removed).address == "https://b.example/"


@pytest.mark.parametrize(
    "jumps",
    [(0, -DAY, -2 * DAY), (0, 10 * 365 * DAY, 60), (0, -3600, 3600, -3600), (10 * 365 * DAY, 0), (0, -NOW + 5)],
    ids=["a day back", "ten years on and back", "summer and winter", "from the future", "to the beginning of time"],
)
async def test_a_clock_that_jumps_stops_no_refresh_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jumps: tuple[int, ...]
) -> None:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    clock = {"now": NOW}
    now: Callable[[], float] = lambda: clock["now"]  # noqa: E731
    with Loopback() as server, Store.open(tmp_path) as store:
        session = Session(store, Config(), lambda event, details: None, clock=now)
        try:
            address = server.url("/feed")
            feed = store.feeds.add("feed", address, now=NOW, allow_private=True).id
            for turn, jump in enumerate(jumps):
                clock["now"] = NOW + jump
                server.add("/feed", rss(*((f"News {n}", QUOTED) for n in range(turn + 1))))
                asked = len(server.seen)
                counts = await refresh(session)
                assert counts["failed"] == 0
                assert len(server.seen) > asked, "a visit in the future means: never visited"
                assert store.headlines.count(Selection()) == turn + 1
                record = store.records.get(feed)
                assert record.last_tried == clock["now"]
                for row in store.headlines.rows(store.headlines.ids(Selection())):
                    assert row is not None
                    assert row.when <= max(NOW + each for each in jumps)
            record = store.records.get(feed)
            assert record.next_due is None or record.next_due <= clock["now"] + 8 * DAY
            assert (await refresh(session, due_only=True))["sources"] == 0
            clock["now"] -= 60
            assert (await refresh(session, due_only=True))["sources"] == 1, "what was visited later was never visited"
        finally:
            await session._network.close()


def test_doctor_shows_what_will_leave_before_it_does(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "config").mkdir()
    with marked_store(tmp_path / "data", 50) as store:
        today(store, int(time.time()))
    assert "Leaves at" not in here(tmp_path, "doctor").out
    (tmp_path / "config" / "config.toml").write_text("[keep]\ndays = 30\n", encoding="utf-8")
    said = here(tmp_path, "doctor")
    assert "Leaves at the next refresh: 30 read articles older than the limit." in said.out
    with Store.open(tmp_path / "data") as store:
        assert store.headlines.count(Selection()) == 51
