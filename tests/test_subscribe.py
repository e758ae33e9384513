"""What people paste leads to a feed: over https, and over plain http only where nothing answers there."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from orda_tui.config import Config
from orda_tui.errors import AddressRefused, BrokenFeed, FetchError, HttpStatus, SourceError, UsageError
from orda_tui.fetch.client import Answer, Fetcher, Request
from orda_tui.importing import import_list
from orda_tui.model.selection import Selection
from orda_tui.model.subscription import Subscription
from orda_tui.parse.opml import write_opml
from orda_tui.session import Network, Session
from orda_tui.store import Store
from orda_tui.subscribe import add, add_edition
from tests.factories import LONG, rss
from tests.loopback import Loopback


async def _here(host: str, port: int) -> list[str]:
    return ["127.0.0.1"]


@pytest.fixture
async def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Session]:
    """A session for which every name is this machine."""
    monkeypatch.setenv("ORDA_CONFIG_DIR", str(tmp_path / "config"))
    fetcher = Fetcher(resolve=_here, environ={}, spacing=0.0)

    async def open_network(network: Network) -> Fetcher:
        return fetcher

    monkeypatch.setattr(Network, "open", open_network)
    async with fetcher:
        session = Session(Store.open(tmp_path), Config(), lambda event, details: None)
        yield session
        await session.close()


@asynccontextmanager
async def plain_server(answer: bytes) -> AsyncIterator[tuple[int, list[str]]]:
    """A server that speaks no TLS and says so at once, as most do: its port, and what it was asked in the clear."""
    asked: list[str] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        start = await reader.read(1)
        if start == b"G":
            asked.append((await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split(" ")[1])
            writer.write(answer)
        else:
            writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], asked


FEED = rss(("Here", LONG))
GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b" % (len(FEED), FEED)


async def test_what_a_removed_source_had_stays_where_adding_it_again_fails(session: Session, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A title\n\n" + "Words of a page that can be read. " * 20)
    number = (await add(session, str(page)))["feed"]
    (article,) = session.store.headlines.ids(Selection())
    session.store.statuses.mark([article], starred=True, now=1)
    session.store.feeds.remove(number, now=2)
    page.write_text("")
    with pytest.raises(SourceError, match="empty"):
        await add(session, str(page))
    assert not session.store.feeds.all()
    session.store.feeds.restore(number)
    assert session.store.statuses.get(article).starred


async def test_a_feed_in_a_file_is_called_what_the_feed_is_called(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "saved.xml"
    file.write_bytes(rss(("Here", LONG), title="Harbour Gazette"))
    assert (await add(session, str(file)))["name"] == "Harbour Gazette"
    folder = tmp_path / "clippings"
    folder.mkdir()
    file.rename(folder / "saved.xml")
    assert (await add(session, str(folder)))["name"] == "clippings"


async def test_the_pictures_of_a_feed_in_a_file_may_live_in_the_own_network(session: Session, tmp_path: Path) -> None:
    (tmp_path / "saved.xml").write_bytes(FEED)
    answer = await add(session, str(tmp_path / "saved.xml"), allow_private=True)
    assert session.store.feeds.get(answer["feed"]).allow_private


async def test_adding_can_be_taken_back_also_by_another_process(session: Session, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("A title\n\n" + "Words of a page that can be read. " * 20)
    with Loopback() as server:
        first = await add(session, server.add("/feed.xml", FEED), allow_private=True)
    second = await add(session, str(page), entry=first["entry"])
    assert "entry" not in await add(session, str(page)), "it was there"
    with Store.open(tmp_path) as other:
        assert [told.sentence for told in other.journal.entries()] == ["added 2 sources"]
        other.journal.undo()
    assert session.store.feeds.all() == []
    assert session.store.journal.redo() is not None
    assert {feed.id for feed in session.store.feeds.all()} == {first["feed"], second["feed"]}
    assert session.store.headlines.count(Selection()) == 2


async def test_what_was_not_added_leaves_nothing_to_take_back(session: Session, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    with Loopback() as server:
        for what in (
            str(tmp_path / "empty.txt"),
            server.add("/x", b"", status=404),
            server.add("/y", b"<html></html>"),
        ):
            with pytest.raises(SourceError):
                await add(session, what, allow_private=True)
    assert session.store.journal.entries() == []


async def test_the_bundled_edition_is_an_act_of_the_reader_only_where_it_was_asked_for(session: Session) -> None:
    await add_edition(session)
    assert session.store.journal.entries() == []
    session.store.feeds.remove(1, session.now())
    await add_edition(session, asked=True)
    assert [told.kind for told in session.store.journal.entries()] == ["add", "remove"]


async def test_an_import_is_taken_back_as_one(session: Session, tmp_path: Path) -> None:
    (tmp_path / "my list").write_text("https://one.example/feed\nhttps://two.example/feed\n")
    for _ in range(2):
        import_list(session, str(tmp_path / "my list"), apply=True)
    assert [told.sentence for told in session.store.journal.entries()] == ["added 2 sources from my list"]
    session.store.journal.undo()
    assert session.store.feeds.all() == []


async def test_an_import_tells_what_it_does_not_take_whole(session: Session, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(
        "https://one.example/f news old\nhttps://one.example/f far\nhttps://two.example/f a b\n"
    )
    session.store.feeds.add("feed", "https://two.example/f", now=1)
    plan = import_list(session, str(tmp_path / "urls"))
    assert (len(plan["new"]), plan["known"], plan["skipped"]) == (1, 1, [])
    assert [(told["line"], told["why"]) for told in plan["partly"]] == [
        (1, "its first tag is its folder; not taken: old"),
        (2, "stands in line 1 already, and stays in news"),
    ]
    with pytest.raises(UsageError, match="is a folder"):
        import_list(session, str(tmp_path))


async def test_a_feed_that_cannot_be_read_at_second_sight_is_not_added(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise BrokenFeed("It could not be read: the program failed at it (MemoryError).")

    monkeypatch.setattr("orda_tui.subscribe.store_answer", fail)
    with Loopback() as server, pytest.raises(BrokenFeed):
        await add(session, server.add("/feed.xml", FEED), allow_private=True)
    assert not session.store.feeds.all()
    assert session.store.journal.entries() == []


async def test_a_list_of_this_program_brings_back_what_was_chosen(session: Session, tmp_path: Path) -> None:
    items = [
        Subscription("https://one.example/feed", "One", "My one", "A/Deep", site="https://one.example/"),
        Subscription(
            "https://two.example/feed",
            "Two",
            folder="A",
            settings=(
                ("encoding", "windows-1251"),
                ("full_text", "always"),
                ("interval", "7200"),
                ("selector", "main"),
            ),
        ),
        Subscription(
            "https://odd.example/feed", settings=(("encoding", "nothing"), ("full_text", "maybe"), ("interval", "1"))
        ),
    ]
    (tmp_path / "list.opml").write_bytes(write_opml(items, created=datetime(2026, 11, 25, tzinfo=UTC)))
    import_list(session, str(tmp_path / "list.opml"), apply=True)
    one, two, odd = (session.store.feeds.by_address(item.address) for item in items)
    assert one and two and odd
    assert (one.title, one.name, one.folder, one.site) == ("One", "My one", "A/Deep", "https://one.example/")
    assert (two.encoding, two.full_text, two.interval, two.selector) == ("cp1251", "always", 7200, "main")
    assert (odd.encoding, odd.full_text, odd.interval) == ("", "auto", 60)


async def test_a_name_that_does_not_speak_tls_is_read_over_http(session: Session) -> None:
    async with plain_server(GOOD) as (port, asked):
        result = await add(session, f"news.example:{port}/feed.xml", allow_private=True)
    assert asked == ["/feed.xml"]
    assert result["plain"] is True
    assert result["new"] == 1
    assert session.store.feeds.get(result["feed"]).address == f"http://news.example:{port}/feed.xml"


async def test_a_pasted_scheme_is_kept_to(session: Session) -> None:
    async with plain_server(GOOD) as (port, asked):
        with pytest.raises(FetchError, match="does not speak TLS"):
            await add(session, f"https://news.example:{port}/feed.xml", allow_private=True)
        assert not asked
        assert "plain" not in await add(session, f"http://news.example:{port}/feed.xml", allow_private=True)


async def test_an_answer_over_https_is_an_answer(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    async def status(fetcher: Fetcher, request: Request) -> Answer:
        asked.append(request.url)
        raise HttpStatus("403 Forbidden: news.example does not want you.", 403)

    monkeypatch.setattr(Fetcher, "get", status)
    with pytest.raises(HttpStatus):
        await add(session, "news.example/feed.xml")
    assert asked == ["https://news.example/feed.xml"]


async def test_what_may_not_be_asked_over_https_is_not_asked_over_http(session: Session) -> None:
    async with plain_server(GOOD) as (port, asked):
        with pytest.raises(AddressRefused):
            await add(session, f"news.example:{port}/feed.xml")
        assert not asked


async def test_where_http_does_not_answer_either_the_sentence_is_that_of_https(session: Session) -> None:
    async with plain_server(b"220 mail.example ready\r\n\r\n") as (port, asked):
        with pytest.raises(FetchError, match="does not speak TLS"):
            await add(session, f"news.example:{port}/feed.xml", allow_private=True)
        assert asked
