"""The real worker process, asked as a face asks it: progress is told, events come in order, a stop stops."""

from __future__ import annotations

from pathlib import Path

import pytest

from orda_tui.errors import UsageError
from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document, Figure, Paragraph
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.worker.client import Worker
from orda_tui.worker.protocol import Message
from tests.factories import LONG, QUOTED, rss
from tests.loopback import Loopback, drip


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ORDA_CONFIG_DIR", str(tmp_path / "config"))
    return tmp_path / "data"


async def events_of(worker: Worker, verb: str, **details: object) -> list[Message]:
    return [event async for event in worker.request(verb, **details)]


async def test_a_refresh_tells_how_far_it_is(data: Path) -> None:
    with Loopback() as server:
        async with Worker(data) as worker:
            for number in range(3):
                url = server.add(f"/{number}.xml", rss((f"Story {number}", QUOTED + LONG)))
                await worker.ask("add", what=url, allow_private=True)
            server.add("/2.xml", b"", status=500)
            events = await events_of(worker, "refresh")
    progress = [event["done"] for event in events if event["event"] == "progress" and event["stage"] == "refresh"]
    assert progress == [0, 1, 2, 3]
    assert sorted(event["event"] for event in events if event["event"].startswith("feed_")) == [
        "feed_done",
        "feed_done",
        "feed_failed",
    ]
    assert events[-1]["event"] == "finished"
    assert events[-1]["failed"] == 1


async def test_a_stop_ends_a_refresh_and_keeps_what_came(data: Path) -> None:
    with Loopback() as server:
        async with Worker(data) as worker:
            await worker.ask("add", what=server.add("/good.xml", rss(("Good", LONG))), allow_private=True)
            slow = server.add("/slow.xml", rss(("Slow", LONG)))
            await worker.ask("add", what=slow, allow_private=True)
            server.on("/slow.xml", drip(b"<rss>", every=0.2))
            server.add("/good.xml", rss(("Good", LONG), ("Better", LONG)))
            last: Message = {}
            async for event in worker.request("refresh"):
                last = event
                if event["event"] == "feed_done":
                    worker.stop()
            assert last["event"] == "finished"
            assert last["stopped"] is True
            assert (await worker.ask("restate"))["stopped"] is False, "the worker goes on"
    with Store.open(data) as store:
        titles = {row.title for row in store.headlines.rows(store.headlines.ids(Selection())) if row}
    assert titles == {"Good", "Better", "Slow"}


@pytest.mark.parametrize(("wanted", "asked"), [("lead", ["/top.png"]), ("all", ["/top.png", "/below.png"])])
async def test_the_pictures_that_are_shown_are_fetched_and_no_others(data: Path, wanted: str, asked: list[str]) -> None:
    with Loopback() as server:
        own, top, below = (server.add(f"/{name}.png", b"\x89PNG", type="image/png") for name in ("own", "top", "below"))
        data.mkdir()
        blocks = (Paragraph("One."), Figure(top), Paragraph("Two."), Paragraph("Three."), Figure(below))
        with Store.open(data) as store:
            feed = store.feeds.add("feed", server.url("/feed"), now=1, allow_private=True).id
            article = NewArticle("key", "Storm", Document(blocks), image=own)
            ids = store.articles.insert(feed, [article], 1)
        async with Worker(data) as worker:
            assert (await worker.ask("pictures", articles=ids, wanted=wanted))["came"] == len(asked)
        assert [one.path for one in server.seen] == asked


async def test_an_unknown_verb_is_an_error(data: Path) -> None:
    async with Worker(data) as worker:
        with pytest.raises(UsageError, match="no verb dance"):
            await worker.ask("dance")
