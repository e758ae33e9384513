"""Whatever a feed is turned into: nothing is raised but the program's own errors, and what comes out is fit to be
stored and shown."""

from __future__ import annotations

import gzip
import json
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from orda_tui.errors import SourceError
from orda_tui.model.parsed import ParsedFeed
from orda_tui.parse.discovery import (
    candidates,
    news_sitemaps,
    normalise_address,
    robots_sitemaps,
    site_rules,
    well_known,
)
from orda_tui.parse.feed import parse_feed, sitemap_parts
from tests.parse.factories import URL, atom, item, rss

SEEDS = [
    rss("".join(item(i) for i in range(4))).encode(),
    rss("".join(item(i) for i in range(4)), '<?xml version="1.0" encoding="windows-1251"?>').encode("cp1251"),
    rss(item(1)).encode("utf-16"),
    atom(4).encode(),
    b'{"version":"https://jsonfeed.org/version/1.1","title":"t","items":[{"id":"1","content_html":"<p>x</p>"}]}',
    b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/'
    b'sitemap-news/0.9"><url><loc>https://a.example/1</loc><news:news><news:title>t</news:title></news:news></url></urlset>',
]
PIECES = [
    *(b"<item>", b"</item>", b"<entry>", b"</entry>", b"<rss>", b"</rss>", b"<feed>", b"<title>", b"</title>", b"<br>"),
    *(b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?xml", b"?>", b"<!DOCTYPE rss [", b"<!ENTITY a 'b'>", b"]>", b"&a;"),
    *(b"&", b"&#0;", b"&#155;", b"&#xD800;", b"&nbsp;", b"<", b">", b'"', b"'", b"\x00", b"\x1b[31m", b"\x9b", b"\xff"),
    *(
        b"\xc2\x9b",
        b"\xe2\x80\xae",
        b"xmlns:x='urn:x' ",
        b"xml:base='//[' ",
        b"xml:base='http://[::1' ",
        b"{",
        b"[",
        b"}",
    ),
    *(
        b"\\ud800",
        b"1e999",
        b"-",
        b"x" * 5_000,
        b"<a:b c:d='e'/>",
        b" type='base64'",
        b" mode='xml'",
        b"http://[",
        b"\n",
    ),
]
NAMES = (
    *("version", "title", "items", "id", "url", "authors", "author", "content_html", "tags", "attachments"),
    *("size_in_bytes", "date_published", "rss", "channel", "item", "guid", "hubs", "image"),
)
VALUES: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
    max_leaves=30,
)
# Control characters (line feed and tab are none), lone surrogates.
FORBIDDEN = {chr(code) for code in [*range(9), *range(11, 32), *range(127, 160)]} - {"\r"}


def assert_fit(feed: ParsedFeed) -> None:
    for entry in feed.entries:
        assert entry.key
        texts = [entry.key, entry.id, entry.title, entry.link, entry.summary, entry.content, entry.base, entry.lang]
        texts += [entry.image, entry.comments, *entry.categories]
        texts += [text for person in entry.authors for text in (person.name, person.email, person.url)]
        texts += [text for file in entry.enclosures for text in (file.url, file.type, file.title)]
        texts += [text for pair in entry.extras for text in pair]
        for text in texts:
            assert not FORBIDDEN.intersection(text), repr(text)
            text.encode("utf-8")
        assert len(entry.title) <= 1_000
        assert "\n" not in entry.title
        assert all(file.length < 2**63 and file.duration < 2**63 for file in entry.enclosures)
    feed.title.encode("utf-8")


def read(body: bytes, content_type: str = "", encoding: str = "") -> None:
    start = time.process_time()
    try:
        feed = parse_feed(body, URL, content_type, encoding=encoding)
    except SourceError as error:
        assert str(error).endswith(".")
    else:
        assert_fit(feed)
    assert time.process_time() - start < 2


@given(
    st.sampled_from(SEEDS),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from(PIECES), st.integers(0, 40)), max_size=6),
)
@settings(max_examples=400, deadline=None)
def test_mutated_feeds(seed: bytes, changes: list[tuple[float, bytes, int]]) -> None:
    for where, piece, cut in changes:
        place = int(where * len(seed))
        seed = seed[:place] + piece + seed[place + cut :]
    read(seed)


@given(st.binary(max_size=300), st.text(max_size=30), st.sampled_from(["", "cp1251", "utf-16", "nonsense", "\0"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes(body: bytes, content_type: str, encoding: str) -> None:
    read(body, content_type, encoding)
    read(b"<rss><channel><item><title>" + body + b"</title></item></channel></rss>", content_type, encoding)
    read(gzip.compress(body))


@given(VALUES)
@settings(max_examples=200, deadline=None)
def test_any_json(value: object) -> None:
    read(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": value}).encode())
    read(json.dumps({"rss": {"channel": {"item": value}}}).encode())
    read(json.dumps(value).encode())


@given(st.text(max_size=80), st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_discovery_never_raises(text: str, page: bytes) -> None:
    address = normalise_address(text)
    assert address == "" or address.startswith(("http://", "https://"))
    for base in (address, text, "http://[", URL):
        for found in candidates(b"<link rel=alternate type=text/xml href='" + page + b"'>" + page, base):
            assert found.address.startswith(("http://", "https://"))
        for one in [
            *site_rules(base),
            *well_known(base),
            *news_sitemaps(base),
            *robots_sitemaps("Sitemap: " + text, base),
        ]:
            assert one.startswith(("http://", "https://"))
    try:
        sitemap_parts(b"<sitemapindex><sitemap><loc>" + page + b"</loc></sitemap></sitemapindex>", text)
    except SourceError as error:
        assert str(error)
