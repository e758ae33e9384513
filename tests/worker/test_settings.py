"""Settings that change while a worker runs: the next request is under the new ones, what runs goes on."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from orda_tui.worker.client import Worker
from tests.factories import LONG, rss
from tests.loopback import Loopback, Visit

ABROAD = "http://news.example/feed.xml"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("ALL_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "http_proxy", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("ORDA_CONFIG_DIR", str(tmp_path / "config"))
    return tmp_path


def settle(home: Path, text: str) -> None:
    folder = home / "config"
    folder.mkdir(exist_ok=True)
    (folder / "config.toml").write_text(text)


async def test_a_limit_holds_from_the_next_visit(home: Path) -> None:
    with Loopback() as server:
        async with Worker(home / "data") as worker:
            url = server.add("/feed.xml", rss(("Story", LONG)))
            await worker.ask("add", what=url, allow_private=True)
            settle(home, "[refresh]\nbody_limit = 1\n")
            server.add("/feed.xml", rss(("Story", "x" * (2 << 20))))
            assert (await worker.ask("refresh"))["failed"] == 1
            settle(home, "[refresh]\nbody_limit = 4\n")
            assert (await worker.ask("refresh"))["failed"] == 0


def proxied(address: str) -> str:
    return f'[network]\nproxy = "{address}"\n'


async def test_another_proxy_is_used_from_the_next_request_on(home: Path) -> None:
    with Loopback() as server, Loopback() as first, Loopback() as second:
        for proxy in (first, second):
            proxy.add(ABROAD, rss(("Story", LONG)))
        async with Worker(home / "data") as worker:
            await worker.ask("add", what=server.add("/feed.xml", rss(("Story", LONG))), allow_private=True)
            pid = worker.pid
            settle(home, proxied(first.url()))
            await worker.ask("add", what=ABROAD)
            settle(home, proxied(second.url()))
            await worker.ask("refresh")
            assert worker.pid == pid
        assert [(len(first.seen) > 0), len(second.seen)] == [True, 1]


async def test_what_runs_goes_on_when_the_network_changes(home: Path) -> None:
    changed = threading.Event()

    async def held_back(visit: Visit) -> None:
        await asyncio.to_thread(changed.wait, 20)
        await visit.reply(200, rss(("Story", LONG), ("Late", LONG)))

    with Loopback() as server:
        async with Worker(home / "data") as worker:
            await worker.ask("add", what=server.add("/slow.xml", rss(("Story", LONG))), allow_private=True)
            server.on("/slow.xml", held_back)
            events = []
            async for event in worker.request("refresh"):
                events.append(event)
                if event["event"] == "progress" and not changed.is_set():
                    settle(home, "[refresh]\nat_once = 3\n")
                    await worker.ask("restate")
                    changed.set()
    assert events[-1]["failed"] == 0
    assert sum(int(event.get("new", 0)) for event in events if event["event"] == "feed_done") == 1


async def test_a_file_that_broke_changes_nothing(home: Path) -> None:
    with Loopback() as proxy:
        proxy.add(ABROAD, rss(("Story", LONG)))
        settle(home, proxied(proxy.url()))
        async with Worker(home / "data") as worker:
            await worker.ask("add", what=ABROAD)
            asked = len(proxy.seen)
            settle(home, "[network\n")
            assert (await worker.ask("refresh"))["failed"] == 0
    assert len(proxy.seen) == asked + 1
