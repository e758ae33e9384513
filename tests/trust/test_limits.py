"""The real program with little memory, and documents that want more: whoever holds them pays, and nobody else.

The limit is the system's own, set around the command, so the worker takes it over; it leaves a little room above what
a worker needs that has done honest work.
"""

from __future__ import annotations

import asyncio
import re
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from torture.commands import environment, fault, orda
from torture.damage import surroundings
from torture.kills import whole

from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document, Paragraph
from orda_tui.model.selection import Selection
from orda_tui.model.statement import RULES_VERSION
from orda_tui.store import Store
from orda_tui.worker.client import Worker
from orda_tui.worker.protocol import Message
from tests.factories import QUOTED, rss
from tests.loopback import Loopback

pytestmark = pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="memory cannot be bounded from outside here")

_ROOM = 24 << 20
FEED = rss(*((f"Bad {number}", "<p>x</p>" * 60) for number in range(9000)))
PAGE = "<html><body><article><h1>Bad</h1>" + "<p>It <b>said</b> so, and <i>more</i> of it.</p>" * 90_000
OUTLINES = '<outline text="F"><outline type="rss" xmlUrl="https://h.example/x"/></outline>' * 110_000
OPML = f'<opml version="2.0"><body>{OUTLINES}</body></opml>'


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        yield running


def needed(folder: Path, server: Loopback) -> int:
    """Bytes of address space that a worker takes for a small feed and the edition."""
    (folder / "data").mkdir(parents=True)
    with Store.open(folder / "data") as store:
        store.feeds.add("feed", server.add("/small", rss(("Good", QUOTED))), now=1, allow_private=True)

    async def work() -> int:
        async with Worker(folder / "data") as worker:
            await worker.ask("refresh")
            await worker.ask("edition")
            status = Path(f"/proc/{worker.pid}/status").read_text(encoding="ascii")
            found = re.search(r"VmPeak:\s+(\d+) kB", status)
            assert found is not None
            return int(found[1]) << 10

    with surroundings(environment(folder)):
        return asyncio.run(work())


@pytest.fixture(scope="module")
def little(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], None]:
    """Gives the process little memory."""
    with Loopback() as server:
        most = needed(tmp_path_factory.mktemp("measure"), server) + _ROOM

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))

    return limit


@pytest.fixture
def folder(tmp_path: Path, server: Loopback) -> Path:
    """Two sources that are well, and files that are not."""
    (tmp_path / "data").mkdir()
    with Store.open(tmp_path / "data") as store:
        for name in ("one", "two"):
            store.feeds.add("feed", server.add(f"/{name}", rss((f"Good {name}", QUOTED))), now=1, allow_private=True)
    (tmp_path / "bad.xml").write_bytes(FEED)
    (tmp_path / "bad.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "bad.opml").write_text(OPML, encoding="utf-8")
    return tmp_path


def test_a_refresh_costs_the_source_its_turn(folder: Path, server: Loopback, little: Callable[[], None]) -> None:
    with Store.open(folder / "data") as store:
        bad = store.feeds.add("feed", server.add("/bad", FEED, packed=True), now=1, allow_private=True).id
    said = orda(folder, "refresh", before=little)
    assert (said.code, fault(said)) == (0, ""), said
    assert "3 sources visited, 2 new articles" in said.out
    with Store.open(folder / "data") as store:
        assert [store.records.get(feed.id).failing for feed in store.feeds.all()] == [False, False, True]
        outcome = store.records.get(bad).outcome
        assert any(words in outcome for words in ("more memory", "ended the worker", "could not be read")), outcome
    assert "3 sources visited, 0 new articles" in orda(folder, "refresh", before=little).out
    assert whole(folder / "data") == []


@pytest.mark.parametrize(
    "words", ["add FOLDER/bad.xml", "add --allow-private URL", "add FOLDER/bad.html", "import --yes FOLDER/bad.opml"]
)
def test_what_cannot_be_read_is_not_added(
    folder: Path, server: Loopback, little: Callable[[], None], words: str
) -> None:
    url = server.add("/bad", FEED, packed=True)
    argv = words.replace("FOLDER", str(folder)).replace("URL", url).split()
    said = orda(folder, *argv, before=little)
    assert (said.code != 0, fault(said)) == (True, ""), said
    assert said.err.count("\n") == 1, said
    with Store.open(folder / "data") as store:
        assert len(store.feeds.all()) == 2
    said = orda(folder, "refresh", before=little)
    assert "2 sources visited, 2 new articles" in said.out
    assert orda(folder, "edition", before=little).code == 0
    assert whole(folder / "data") == []


async def test_a_page_and_an_article_cost_themselves_alone(
    folder: Path, server: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(folder).items():
        monkeypatch.setenv(name, value)
    page = server.add("/page", PAGE.encode(), type="text/html", packed=True)
    said = "“We lost two cranes and no people,” said harbour master Ilse Brandt on Monday. "
    with Store.open(folder / "data") as store:
        long = Document((Paragraph(said * 15_000),), "en")
        new = [NewArticle("k", "Bad page", Document((Paragraph("x"),)), url=page), NewArticle("l", "Bad article", long)]
        number, heavy = store.articles.insert(1, new, 1)

    async def ask(worker: Worker, verb: str, **details: object) -> Message:
        return [event async for event in worker.request(verb, **details)][-1]

    async with Worker(folder / "data") as worker:
        assert (await ask(worker, "refresh", feeds=[1]))["new"] == 1
        with Store.open(folder / "data") as store:
            store.articles.insert(2, [NewArticle("g", "Good", Document((Paragraph(said),), "en"))], 1)
        limit = (int(Path(f"/proc/{worker.pid}/statm").read_text().split()[0]) << 12) + _ROOM
        resource.prlimit(worker.pid, resource.RLIMIT_AS, (limit, limit))
        last = await ask(worker, "read", articles=[number])
        assert last["event"] == "failed" or last["whole"] == 0
        assert (await ask(worker, "restate"))["event"] == "finished"
        assert (await ask(worker, "refresh"))["failed"] == 0
    assert whole(folder / "data") == []
    with Store.open(folder / "data") as store:
        assert store.articles.get(number).document.plain() == "x"
        assert store.articles.outdated(RULES_VERSION, 9) == []
        assert store.articles.get(heavy).title == "Bad article"
        good = [row for row in store.headlines.rows(store.headlines.ids(Selection())) if row and "Good" in row.title]
        assert len(good) == 3
        assert all(row.statements for row in good)
