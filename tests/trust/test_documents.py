"""Documents that were made to hurt, through the real worker and its limits: one source, one turn."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from torture.commands import environment
from torture.kills import whole
from torture.poison import acting

from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document, Paragraph
from orda_tui.model.selection import Selection
from orda_tui.model.statement import RULES_VERSION
from orda_tui.parse.salvage import parser
from orda_tui.store import Store
from orda_tui.store.attempts import MOST
from orda_tui.worker.client import Worker
from orda_tui.worker.limits import MEMORY
from orda_tui.worker.protocol import Message
from tests.factories import QUOTED, rss
from tests.loopback import Loopback
from tests.store.made import fill

#: A worker whose parser or rules lose their mind at certain words, the way a C library would: for real.
LOSING = """
import os, signal, sys
import orda_tui.visits, orda_tui.read, orda_tui.subscribe, orda_tui.importing
from orda_tui.worker import limits, server
limits.MEMORY = 1 << 30
limits.cpu_seconds.__wrapped__.__defaults__ = (0.6,)

def lose(text):
    if "POISON-LOOP" in text:
        while True: pass
    if "POISON-GROW" in text:
        held = []
        while True: held.append(bytearray(1 << 26))
    if "POISON-CRASH" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "POISON-RAISE" in text:
        raise RecursionError("deep")

parse, find = orda_tui.visits.parse_feed, orda_tui.read.find_statements

def parse_feed(body, *rest, **more):
    lose(body.decode("utf-8", "replace"))
    return parse(body, *rest, **more)

def find_statements(document, **more):
    lose(document.plain().replace("ARTICLE-", "POISON-"))
    return find(document, **more)

read_opml, extract_page = orda_tui.importing.read_opml, orda_tui.read.extract_page

def losing(act):
    def run(body, *rest, **more):
        lose(body.decode("utf-8", "replace"))
        return act(body, *rest, **more)
    return run

orda_tui.visits.parse_feed, orda_tui.read.find_statements = parse_feed, find_statements
orda_tui.subscribe.parse_feed, orda_tui.importing.read_opml = losing(parse), losing(read_opml)
orda_tui.read.extract_page = losing(extract_page)
sys.exit(server.main())
"""


@pytest.fixture
def server() -> Iterator[Loopback]:
    with Loopback() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, value in environment(tmp_path).items():
        monkeypatch.setenv(name, value)
    return tmp_path / "data"


def subscribe(folder: Path, addresses: list[str]) -> list[int]:
    folder.mkdir(exist_ok=True)
    with Store.open(folder) as store:
        return [store.feeds.add("feed", address, now=1, allow_private=True).id for address in addresses]


async def run(folder: Path, verb: str, **details: object) -> list[Message]:
    async with Worker(folder, (sys.executable, "-c", LOSING)) as worker:
        return [event async for event in worker.request(verb, **details)]


async def test_four_ways_to_die_cost_four_sources_a_turn_and_no_other(server: Loopback, folder: Path) -> None:
    bodies = {f"/good{n}": rss((f"Good {n}", QUOTED)) for n in range(4)}
    bodies |= {f"/{kind}": rss((f"Bad POISON-{kind}", "x")) for kind in ("LOOP", "GROW", "CRASH", "RAISE")}
    subscribe(folder, [server.add(path, body) for path, body in bodies.items()])
    events = await run(folder, "refresh")
    assert events[-1]["event"] == "finished"
    died = [event for event in events if event["event"] == "worker_died"]
    assert 2 <= len(died) <= 3, "too much memory may end as an error instead"
    assert all(event["code"] < 0 for event in died)
    with Store.open(folder) as store:
        assert store.headlines.count(Selection()) == 4
        records = store.records.all()
        for feed in store.feeds.all():
            assert records[feed.id].failing == ("good" not in feed.address), feed.address
            assert records[feed.id].outcome
        for number in store.headlines.ids(Selection()):
            assert store.articles.get(number).rules_version == RULES_VERSION


async def test_an_article_that_kills_its_reader_stops_no_other(server: Loopback, folder: Path) -> None:
    bad = [("Bad", "<p>ARTICLE-CRASH</p>"), ("Odd", "<p>ARTICLE-RAISE</p>")]
    subscribe(folder, [server.add("/feed", rss(*bad, *((f"Good {n}", QUOTED) for n in range(9))))])
    events = await run(folder, "refresh")
    assert events[-1]["event"] == "finished"
    assert len([event for event in events if event["event"] == "worker_died"]) == MOST
    with Store.open(folder) as store:
        assert store.articles.outdated(RULES_VERSION, 100) == []
        found = [store.articles.get(number) for number in store.headlines.ids(Selection())]
    assert len(found) == 11
    assert {article.title for article in found if not article.statements} == {"Bad", "Odd"}


@pytest.mark.parametrize(
    ("where", "harm"),
    [("address", "CRASH"), ("file", "CRASH"), ("file", "RAISE")],
)
async def test_a_source_that_kills_the_worker_when_it_is_added_is_not_added(
    server: Loopback, folder: Path, where: str, harm: str
) -> None:
    (good,) = subscribe(folder, [server.add("/good", rss(("Good", QUOTED)))])
    body = rss((f"Bad POISON-{harm}", "x"))
    path = folder.parent / "bad.xml"
    path.write_bytes(body)
    what = server.add("/bad", body) if where == "address" else str(path)
    events = await run(folder, "add", what=what, allow_private=True)
    assert events[-1]["event"] == "failed"
    assert ("ended the worker" in events[-1]["sentence"]) == (harm == "CRASH")
    assert "Traceback" not in events[-1]["sentence"]
    with Store.open(folder) as store:
        assert [feed.id for feed in store.feeds.all()] == [good]
    assert (await run(folder, "refresh"))[-1]["new"] == 1


async def test_an_article_that_kills_its_reader_does_not_stop_its_source_from_being_added(
    server: Loopback, folder: Path
) -> None:
    subscribe(folder, [])
    body = rss(("Bad", "<p>ARTICLE-CRASH</p>"), *((f"Good {n}", QUOTED) for n in range(3)))
    events = await run(folder, "add", what=server.add("/feed", body), allow_private=True)
    assert len([event for event in events if event["event"] == "worker_died"]) == MOST
    assert (events[-1]["event"], events[-1]["new"]) == ("finished", 4)
    with Store.open(folder) as store:
        assert store.articles.outdated(RULES_VERSION, 9) == []
        assert len(store.statements.search()) >= 3


@pytest.mark.parametrize("harm", ["CRASH", "RAISE"])
async def test_a_page_or_a_list_that_kills_the_worker_costs_that_request(
    server: Loopback, folder: Path, harm: str
) -> None:
    (feed,) = subscribe(folder, [server.add("/feed", rss(("Good", QUOTED)))])
    page = server.add("/page", f"<html><body><article>POISON-{harm}".encode(), type="text/html")
    with Store.open(folder) as store:
        (number,) = store.articles.insert(feed, [NewArticle("k", "Story", Document((Paragraph("x"),)), url=page)], 1)
    events = await run(folder, "read", articles=[number])
    assert (events[-1]["event"] == "failed") == (harm != "RAISE")
    listed = folder.parent / "list.opml"
    listed.write_text(f"<opml><body><outline xmlUrl='https://h.example/POISON-{harm}'/></body></opml>", "utf-8")
    events = await run(folder, "import", source=str(listed), apply=True)
    assert events[-1]["event"] == "failed"
    assert events[-1]["sentence"].endswith(".")
    with Store.open(folder) as store:
        assert len(store.feeds.all()) == 1
        assert store.articles.get(number).document.plain() == "x"
    assert (await run(folder, "refresh"))[-1]["failed"] == 0
    assert whole(folder) == []


async def test_restate_goes_on_after_a_death(server: Loopback, folder: Path) -> None:
    subscribe(folder, [server.add("/feed", rss(("Bad", "<p>ARTICLE-CRASH</p>"), ("Good", QUOTED)))])
    with Store.open(folder) as store:
        feed = store.feeds.all()[0].id
        texts = ["ARTICLE-CRASH", "“We lost two cranes and no people,” said harbour master Ilse Brandt on Monday."]
        new = [NewArticle(text, "News", Document((Paragraph(text),), "en")) for text in texts]
        bad, good = store.articles.insert(feed, new, 1)
    events = await run(folder, "restate", articles=[bad, good])
    assert events[-1]["event"] == "finished"
    with Store.open(folder) as store:
        assert store.articles.get(good).statements
        assert store.articles.get(bad).rules_version == RULES_VERSION


def test_a_reading_that_is_stopped_does_not_count(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        ids = fill(store)
        for _ in range(MOST + 2):
            assert store.attempts.begin(ids) == (ids, [])
            store.attempts.take_back(ids)
        for left in range(MOST):
            assert store.attempts.begin(ids[:1]) == (ids[:1], []), left
        assert store.articles.outdated(RULES_VERSION, 9) == ids[1:], "what is in doubt comes last"
        assert store.attempts.begin(ids) == (ids[1:], ids[:1])


LOOPS = "while True: pass"
GROWS = "x = []\n    while True: x.append(bytearray(1 << 26))"


@pytest.mark.parametrize(
    ("harm", "seconds", "code"), [(LOOPS, 0.3, -signal.SIGPROF), (GROWS, 20, 1)], ids=["loops", "grows"]
)
def test_the_limits_end_what_never_ends(harm: str, seconds: float, code: int) -> None:
    program = f"""
from orda_tui.worker import limits
limits.MEMORY = 1 << 30
limits.apply()
with limits.cpu_seconds({seconds}):
    {harm}
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60)
    assert done.returncode == code
    assert code < 0 or b"MemoryError" in done.stderr


async def test_the_worker_itself_is_under_its_limits(folder: Path) -> None:
    async with Worker(folder) as worker:
        await worker.ask("restate")
        rows = Path(f"/proc/{worker.pid}/limits").read_text(encoding="ascii").splitlines()
    soft = {row[:25].strip(): row[25:].split()[0] for row in rows}
    assert int(soft["Max address space"]) <= MEMORY
    assert soft["Max core file size"] == "0"


def test_the_parser_of_xml_resolves_nothing_and_goes_no_deeper_than_it_may(tmp_path: Path) -> None:
    """Behind the first line: a DOCTYPE never comes this far."""
    secret, rules = tmp_path / "secret.txt", tmp_path / "rules.dtd"
    secret.write_text("SECRET", encoding="utf-8")
    rules.write_text('<!ENTITY b "FROM THE DTD">', encoding="utf-8")
    outside = f'<!DOCTYPE r [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY c "inside">]><r>x&a;&c;</r>'
    dtd = f'<!DOCTYPE r SYSTEM "{rules.as_uri()}"><r>x&b;</r>'
    for document in (outside, dtd):
        for recover in (False, True):
            try:
                tree = etree.fromstring(document.encode(), parser(recover=recover))
            except etree.XMLSyntaxError:
                continue
            text = "".join(str(part) for part in tree.itertext())
            assert "SECRET" not in text
            assert "FROM" not in text
            assert "inside" not in text
    with pytest.raises(etree.XMLSyntaxError, match="depth"):
        etree.fromstring(b"<a>" * 400 + b"</a>" * 400, parser())


ENTITIES = (
    '<!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {"abcdefghij"[n + 1]} "{("&" + "abcdefghij"[n] + ";") * 10}">' for n in range(9))
    + ']><rss version="2.0"><channel><title>x</title><item><title>&j;</title></item></channel></rss>'
)
OUTSIDE = (
    '<!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>'
    '<rss version="2.0"><channel><title>t</title><item><guid>1</guid><title>root &e;</title></item></channel></rss>'
)
ATTACKS: dict[str, bytes] = {
    "entities": ENTITIES.encode(),
    "entities in utf-16": ENTITIES.encode("utf-16"),
    "outside": OUTSIDE.encode(),
    "nested": b"<rss><channel><item><description>" + b"<a>" * 20_000,
    "nested html": b"<rss><channel><item><title>t</title><description><![CDATA[" + b"<div>" * 20_000,
    "attributes": b"<rss><channel><item " + b" ".join(b"a%d='1'" % n for n in range(20_000)) + b"/></channel></rss>",
    "nested json": b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * 60_000,
    "long number": b'{"version":"https://jsonfeed.org/version/1","items":[{"id":' + b"9" * 60_000 + b"}]}",
    "surrogates": b'{"version":"https://jsonfeed.org/version/1","items":[{"id":"\\ud800","title":"\\udfff\\u001b]0;x\\u0007"}]}',
}
FILES = {
    "deep.html": b"<html><body><article>" + b"<blockquote>" * 10_000 + b"text",
    "table.html": b"<html><body><article><table>" + b"<tr><td colspan=99999999>x</td></tr>" * 1000,
    "marks.md": b"**" * 20_000 + b"\n" + b"> " * 10_000 + b"\n" + b"[" * 10_000,
    "line.txt": b"x" * 500_000,
    "quotes.txt": "“a” said ".encode() * 20_000,
    "noise.txt": bytes(range(256)) * 500,
}


async def test_documents_made_to_hurt_cost_no_other_source_its_turn(server: Loopback, folder: Path) -> None:
    subscribe(folder, [server.add(f"/{number}", body) for number, body in enumerate(ATTACKS.values())])
    subscribe(folder, [server.add(f"/good{number}", rss((f"Good {number}", QUOTED))) for number in range(3)])
    files = folder.parent / "files"
    files.mkdir()
    for name, data in FILES.items():
        (files / name).write_bytes(data)
    async with Worker(folder) as worker:
        events = [event async for event in worker.request("refresh")]
        assert events[-1]["event"] == "finished", events[-1]
        assert not [event for event in events if event["event"] == "worker_died"]
        added = [event async for event in worker.request("add", what=str(files))]
        assert added[-1]["event"] == "finished", added[-1]
        assert not [event for event in added if event["event"] == "worker_died"]
    assert whole(folder) == []
    with Store.open(folder) as store:
        titles = [row.title for row in store.headlines.rows(store.headlines.ids(Selection())) if row]
        assert {"Good 0", "Good 1", "Good 2"} <= set(titles)
        for number in store.headlines.ids(Selection()):
            article = store.articles.get(number)
            assert acting(article.title + article.document.plain()) == []
            assert "root:" not in article.title, "a file of this machine came in"
            assert len(article.title) < 2000
    assert all("/x" not in seen.path for seen in server.seen)
