"""What servers learn of a reader: that a source was visited and a page asked for, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from torture.commands import environment

from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.worker.client import Worker
from tests.factories import LONG, rss
from tests.loopback import Loopback, Seen

PIXEL = '<img src="{at}/seen.png" width="1" height="1">'
PICTURE = '<img src="{at}/picture.png" width="600" height="400" alt="A crane">'
PAGE = (
    '<html><head><link rel="icon" href="{at}/icon.png"><script src="{at}/counter.js"></script></head><body><article>'
    "<h1>Storm</h1>" + LONG + PICTURE + PIXEL + '<iframe src="{at}/frame"></iframe></article></body></html>'
)


async def asked_for(folder: Path, monkeypatch: pytest.MonkeyPatch, pictures: str) -> list[Seen]:
    """What a refresh and a look at the page ask for, with these pictures wanted."""
    for name, value in environment(folder).items():
        monkeypatch.setenv(name, value)
    for name in ("data", "config"):
        (folder / name).mkdir()
    (folder / "config" / "config.toml").write_text(f'[screen]\npictures = "{pictures}"\n', encoding="utf-8")
    with Loopback() as server:
        at = server.url("")
        body = (LONG + PICTURE + PIXEL + f'<a href="{at}/page?id=1&utm_source=rss">page</a>').replace("{at}", at)
        feed = rss(("Storm", body)).replace(b"https://harbour.example/storm", f"{at}/page?utm_source=rss".encode())
        server.add("/feed", feed, headers={"Set-Cookie": "id=CANARY"})
        server.add("/page", PAGE.replace("{at}", at).encode(), type="text/html", headers={"Set-Cookie": "id=CANARY"})
        for path in ("/picture.png", "/seen.png"):
            server.add(path, b"\x89PNG\r\n", type="image/png")
        with Store.open(folder / "data") as store:
            store.feeds.add("feed", server.url("/feed"), now=1, allow_private=True)
        async with Worker(folder / "data") as worker:
            await worker.ask("refresh")
            with Store.open(folder / "data") as store:
                ids = list(store.headlines.ids(Selection()))
                assert "utm_source" not in store.articles.get(ids[0]).url
            assert (await worker.ask("read", articles=ids))["whole"] == 1
            await worker.ask("refresh")
        return server.seen


async def test_no_picture_is_fetched_that_nobody_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = await asked_for(tmp_path, monkeypatch, "none")
    assert [one.path for one in seen] == ["/feed", "/page", "/feed"]


async def test_a_picture_that_was_asked_for_tells_no_more_than_that(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = await asked_for(tmp_path, monkeypatch, "all")
    assert {one.path for one in seen} == {"/feed", "/page", "/picture.png"}, "no pixel, no frame, no script, no icon"
    for one in seen:
        assert set(one.headers) <= {
            "host", "user-agent", "accept", "accept-encoding", "connection", "if-none-match", "if-modified-since",
        }, one  # fmt: skip
        assert "orda-tui/" in one.headers["user-agent"]
        assert "linux" not in one.headers["user-agent"].lower()
