"""Documents that were made to hurt: each is over in CPU seconds that no reader notices, and raises nothing but errors
of the program. The sizes are small enough for a test run; the costs grow no faster than the sizes."""

from __future__ import annotations

import base64
import gzip
import time
from collections.abc import Callable

import pytest

from orda_tui.errors import SourceError
from orda_tui.parse.discovery import candidates
from orda_tui.parse.feed import parse_feed
from orda_tui.parse.opml import read_opml
from tests.parse.factories import URL, rss

N = 50_000
LIMIT = 2.0  # CPU seconds; a tenth of it is usual


def item(inside: str) -> bytes:
    return rss(f"<item><title>t</title>{inside}</item>").encode()


FEEDS: dict[str, Callable[[], bytes]] = {
    "nested tags": lambda: item("<description>" + "<a>" * N + "</description>"),
    "nested html": lambda: item("<description><![CDATA[" + "<div>" * N + "]]></description>"),
    "empty elements": lambda: item("<a/>" * N * 4),
    "attributes": lambda: rss("<item " + " ".join(f"a{i}='1'" for i in range(N)) + "/>").encode(),
    "less than": lambda: item("<" * N),
    "ampersands": lambda: item("<description>" + "&" * N * 4 + "</description>"),
    "unknown entities": lambda: item("<description>" + "&nobody;" * N + "</description>"),
    "references to controls": lambda: item("<description>" + "&#150;" * N + "</description>"),
    "controls": lambda: item("<description>" + "\x85" * N * 4 + "</description>"),
    "open instructions": lambda: item("<?x" * N),
    "open comments": lambda: item("<!--" * N),
    "open sections": lambda: item("<![CDATA[" * N),
    "open titles": lambda: item("<title>" * N),
    "doctypes": lambda: b"<!DOCTYPE " * N + item(""),
    "namespaces": lambda: item("".join(f'<x:a xmlns:x="urn:{i}"/>' for i in range(N))),
    "prefixes": lambda: item("".join(f"<p{i}:a/>" for i in range(N))),
    "wide xhtml": lambda: (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>' + "<b/>" * N * 4
        + "</div></content></entry></feed>"
    ).encode(),
    "bases in bases": lambda: (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content type="xhtml"><div>' + "<b xml:base='a'>" * 200
        + "<a href='x'/>" * N + "</b>" * 200 + "</div></content></entry></feed>"
    ).encode(),
    "items without a channel": lambda: b"<rss>" + b"<item/>" * N * 4 + b"</rss>",
    "categories": lambda: item("<category>a</category>" * N),
    "enclosures": lambda: item("".join(f'<enclosure url="/{i}"/>' for i in range(N))),
    "zeros": lambda: b"\0" * N * 4 + item(""),
    "roots": lambda: b"<rss>" * N,
    "comments with roots": lambda: b"<!-- <rss> -->" * N,
    "nested json": lambda: b'{"version":"https://jsonfeed.org/version/1","items":' + b"[" * N,
    "json values": lambda: b'{"version":"https://jsonfeed.org/version/1","items":[' + b'{"id":1},' * N + b"{}]}",
    "long number": lambda: b'{"items":[{"id":' + b"1" * N + b"}]}",
    "gzip bomb": lambda: gzip.compress(b"<rss><channel><item><title>" + b"x" * 60_000_000, compresslevel=1),
    "gzip in gzip": lambda: gzip.compress(gzip.compress(item(""))),
}  # fmt: skip


def cpu(act: Callable[[], object]) -> float:
    start = time.process_time()
    try:
        act()
    except SourceError as error:
        assert str(error)
    return time.process_time() - start


@pytest.mark.parametrize("name", FEEDS)
def test_feed(name: str) -> None:
    body = FEEDS[name]()
    assert cpu(lambda: parse_feed(body, URL)) < LIMIT


@pytest.mark.parametrize(
    "piece",
    [b"<div>", b"<a href=/rss>", b"<link ", b"<!--", b"<a a=", b"<link a='", b"<", b"</a"],
)
def test_page(piece: bytes) -> None:
    assert cpu(lambda: candidates(piece * N, URL)) < LIMIT


def test_page_with_a_tag_of_many_attributes() -> None:
    page = b"<link " + b" ".join(b"a%d='1'" % i for i in range(N)) + b">"
    assert cpu(lambda: candidates(page, URL)) < LIMIT


@pytest.mark.parametrize("piece", [b"<outline>", b"<outline/>", b"<outline ", b"</opml><opml>", b"<!doctype [", b"&"])
def test_list(piece: bytes) -> None:
    assert cpu(lambda: read_opml(b"<opml><body>" + piece * N)) < LIMIT


def test_no_control_character_comes_through() -> None:
    body = rss(
        "<item><title>a\x1b]52;c;eA==\x07b &amp;#27;[31m \x9b31m \u202e<![CDATA[\x1b[2J]]></title>"
        "<description>x\x9b31m&#155;&#x9b;\x7f\x1b[0m</description><author>a\x1b[1m</author><guid>\x1bg</guid>"
        "<link>https://a.example/\x1b[2J</link><category>c\u202e</category></item>"
    )
    feed = parse_feed(body.encode(), URL)
    entry = feed.entries[0]
    texts = [entry.title, entry.content, entry.id, entry.link, entry.key, *entry.categories, entry.authors[0].name]
    assert not [text for text in texts if any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text)]
    assert "\u202e" not in entry.title + entry.categories[0]


def test_no_control_character_comes_through_base64() -> None:
    packed = base64.b64encode("<p>x\x1b[31m\x9b1my</p>".encode()).decode()
    body = f'<feed xmlns="http://purl.org/atom/ns#"><entry><content mode="base64">{packed}</content></entry></feed>'
    assert parse_feed(body.encode(), URL).entries[0].content == "<p>xy</p>"
