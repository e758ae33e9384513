"""Which sources a refresh visits."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest

from orda_tui.config import Config
from orda_tui.refresh import refresh
from orda_tui.session import Session
from orda_tui.store import Store
from tests.factories import LONG, rss
from tests.loopback import Loopback

NOW = 1_795_000_000
FEED = rss(("Good", LONG))


async def test_a_server_that_was_asked_too_often_is_left_alone_until_its_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORDA_CONFIG_DIR", str(tmp_path / "config"))
    clock = [NOW]
    notes: list[str] = []

    def tell(event: str, details: dict[str, Any]) -> None:
        if event == "note":
            notes.append(details["sentence"])

    async def visited(**details: Any) -> int:
        session = Session(store, Config(), tell, clock=lambda: float(clock[0]))
        try:
            before = len(server.seen)
            await refresh(session, **details)
            return len(server.seen) - before
        finally:
            await session._network.close()  # the network forgets what hosts asked for, as a new process does

    with Loopback() as server, Store.open(tmp_path) as store:
        store.feeds.add("feed", server.add("/good.xml", FEED), now=NOW, allow_private=True)
        busy = server.add("/busy.xml", b"", status=429, headers={"Retry-After": "7200"})
        feed = store.feeds.add("feed", busy, now=NOW, allow_private=True)
        assert await visited() == 2
        assert await visited() == 1
        assert notes == ["1 source is left alone for now: the server said it was asked too often."]
        assert await visited(feeds=[feed.id]) == 1, "whoever names it means it"
        clock[0] += 2 * 7200 + 3600
        assert await visited() == 2


async def test_a_source_that_is_removed_while_it_is_visited_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ORDA_CONFIG_DIR", str(tmp_path / "config"))
    told: list[tuple[str, dict[str, Any]]] = []
    with Loopback() as server, Store.open(tmp_path) as store:
        names = ("/one.xml", "/two.xml", "/three.xml")
        feeds = [store.feeds.add("feed", server.add(n, FEED), now=NOW, allow_private=True).id for n in names]
        session = Session(store, Config(), lambda event, details: told.append((event, details)))
        read = session.reading
        removed: list[int] = []

        def reading(feed: int) -> contextlib.AbstractContextManager[None]:
            """Elsewhere the source is removed just as it is read."""
            if feed == feeds[0] and not removed:
                with Store.open(tmp_path) as other:
                    removed.append(other.feeds.remove(feed, NOW))
            return read(feed)

        monkeypatch.setattr(session, "reading", reading)
        try:
            counts = await refresh(session)
        finally:
            await session._network.close()
        assert removed
        assert (counts["sources"], counts["failed"], counts["new"]) == (3, 0, 2)
        assert [event for event, _ in told if "failed" in event] == []
        store.journal.undo()
        assert [store.feeds.counts().get(feed, (0, 0))[1] for feed in feeds] == [0, 1, 1]
