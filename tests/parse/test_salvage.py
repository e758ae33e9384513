"""Broken feeds: one injury at a time, and no entry is lost."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest

from orda_tui.errors import BrokenFeed, SourceError
from orda_tui.parse import feed as feed_module
from orda_tui.parse import tree
from orda_tui.parse.feed import parse_feed
from orda_tui.parse.repair import find_root, mend
from orda_tui.parse.salvage import ENTRY_MARKUP, wrap_fields
from orda_tui.parse.tree import ENTRY_LIMIT
from tests.parse.factories import URL, atom, item, rss

COUNT = 9
WHOLE_RSS = rss("".join(item(i) for i in range(COUNT)))
WHOLE_ATOM = atom(COUNT)

Hurt = Callable[[bytes], bytes]


def in_title(text: bytes) -> Hurt:
    return lambda body: body.replace("Новость 4".encode(), "Новость 4".encode() + text, 1).replace(
        "Новость &lt;b&gt;4".encode(), "Новость &lt;b&gt;4".encode() + text, 1
    )


def declared(name: bytes) -> Hurt:
    return lambda body: body.replace(b"UTF-8", name, 1).replace(b"utf-8", name, 1)


INJURIES: dict[str, Hurt] = {
    "nothing": lambda body: body,
    "bare ampersands": in_title(b" AT&T & Co &copy"),
    "undeclared entities": in_title(b"&nbsp;&laquo;&nobody;"),
    "bare less than": in_title(b" 1 < 2 <3 </ <!"),
    "control characters": in_title(b"\x08\x1f\x00"),
    "illegal references": in_title(b"&#0;&#x1F;&#xFFFF;&#99999999999;"),
    "invalid utf-8": in_title(b"\xff\xc3"),
    "unclosed tag": in_title(b"<br><img src=x>"),
    "stray end tag": in_title(b"</b></p>"),
    "unclosed comment": in_title(b"<!-- x"),
    "unclosed cdata": in_title(b"<![CDATA[ x"),
    "second declaration": in_title(b'<?xml version="1.0"?>'),
    "undeclared prefix": lambda body: body.replace(b"</guid>", b"</guid><foo:bar a:b='1'>x</foo:bar>", 1),
    "notice before": lambda body: b"<br />\n<b>Notice</b>: Undefined index in <b>/var/www/x.php</b>\n" + body,
    "blanks and a mark before": lambda body: b"\n\n\xef\xbb\xbf" + body,
    "tail": lambda body: body + b"<!-- x --><script>var a = 1 && 2;</script><p>tail",
    "utf-16 declared": declared(b"utf-16"),
    "unknown encoding": declared(b"utf8mb4"),
    "attribute twice": lambda body: body.replace(b"<rss ", b'<rss x="1" x="2" ', 1).replace(
        b"<feed ", b'<feed x="1" x="2" ', 1
    ),
    "no end": lambda body: body.replace(b"</channel>\n</rss>", b"").replace(b"</feed>", b""),
}


@pytest.mark.parametrize("whole", [WHOLE_RSS, WHOLE_ATOM], ids=["rss", "atom"])
@pytest.mark.parametrize("injury", INJURIES)
def test_no_entry_is_lost(injury: str, whole: str) -> None:
    feed = parse_feed(INJURIES[injury](whole.encode()), URL)
    assert len(feed.entries) == COUNT
    assert feed.title == "Город"
    whole_feed = parse_feed(whole.encode(), URL)
    for number, (entry, expected) in enumerate(zip(feed.entries, whole_feed.entries, strict=True)):
        if number != 4:
            assert entry == expected
        assert entry.title.startswith(f"Новость {number}")
        assert entry.link == expected.link


@pytest.mark.parametrize("whole", [WHOLE_RSS, WHOLE_ATOM], ids=["rss", "atom"])
def test_every_whole_entry_survives_a_cut_anywhere(whole: str) -> None:
    body = whole.encode()
    end = b"</item>" if b"</item>" in body else b"</entry>"
    for place in range(600, len(body), 61):
        cut = body[:place]
        try:
            feed = parse_feed(cut, URL)
        except SourceError:
            assert end not in cut
            continue
        titles = [entry.title for entry in feed.entries]
        whole_ones = cut.count(end)
        assert titles[:whole_ones] == [f"Новость {i}" for i in range(whole_ones)]


def test_a_missing_end_tag_costs_nothing() -> None:
    body = WHOLE_RSS.replace("</item>", "", 1)
    assert [entry.id for entry in parse_feed(body.encode(), URL).entries] == [f"n{i}" for i in range(COUNT)]


def test_an_item_of_another_namespace_is_no_entry() -> None:
    foreign = '<x:item xmlns:x="urn:x"><title>no</title></x:item>'
    body = rss(item(0) + foreign + item(1, "Мост<br>"))
    assert [entry.title for entry in parse_feed(body.encode(), URL).entries] == ["Новость 0", "Мост"]


def test_an_item_inside_cdata_is_text() -> None:
    body = rss(item(0) + item(1, "x<br>", "<x:y><![CDATA[<item><title>no</title></item>]]></x:y>"))
    assert len(parse_feed(body.encode(), URL).entries) == 2


def test_entries_after_the_limit_are_left_out() -> None:
    body = rss("<item><title>а</title></item>" * (ENTRY_LIMIT + 7))
    feed = parse_feed(body.encode(), URL)
    assert (len(feed.entries), feed.truncated) == (ENTRY_LIMIT, True)


def test_an_entry_with_too_much_markup_costs_only_itself() -> None:
    bomb = "<item>" + "<a/>" * (ENTRY_MARKUP + 1) + "<title>x<br></title></item>"
    feed = parse_feed(rss(item(0) + bomb + item(1)).encode(), URL)
    assert [entry.title for entry in feed.entries] == ["Новость 0", "Новость 1"]
    assert "1 of them" in feed.salvaged


def test_what_was_done_is_told() -> None:
    assert parse_feed(WHOLE_RSS.encode(), URL).salvaged == ""
    assert "mended" in parse_feed(INJURIES["bare ampersands"](WHOLE_RSS.encode()), URL).salvaged
    assert "entry by entry" in parse_feed(INJURIES["unclosed tag"](WHOLE_RSS.encode()), URL).salvaged


def test_nested_entities_are_refused_and_outer_ones_never_read() -> None:
    nested = '<!DOCTYPE rss [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(BrokenFeed):
        parse_feed(rss(item(0, "&b;"), nested).encode(), URL)
    outer = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname"><!ENTITY % p SYSTEM "http://127.0.0.1/x"> %p;]>'
    feed = parse_feed(rss(item(0, "&a;")).replace("<rss", outer + "<rss", 1).encode(), URL)
    assert [entry.title for entry in feed.entries] == ["&a;"]


def test_short_entities_are_put_in_a_bounded_number_of_times() -> None:
    declared_entity = '<!DOCTYPE rss [<!ENTITY a "мост &#171;А&#187; <b>">]>'
    feed = parse_feed(rss(item(0, "&a;" * 3), declared_entity).encode(), URL)
    assert feed.entries[0].title == "мост «А» <b>" * 3 or feed.entries[0].title == "мост «А» мост «А» мост «А»"


def test_wrapping_leaves_fields_without_an_end_alone() -> None:
    assert wrap_fields("<title>a<br></title><link>b") == '<title type="html"><![CDATA[a<br>]]></title><link>b'


def test_mending_leaves_cdata_alone() -> None:
    assert mend("a & b<![CDATA[c & d]]>&nbsp;&bad;") == "a &amp; b<![CDATA[c & d]]>\xa0&amp;bad;"


def test_a_root_in_a_comment_is_no_root() -> None:
    root = find_root("<!-- <rss> --><feed a='1' a='2'>")
    assert root is not None
    assert (root.local, root.attributes) == ("feed", {"a": "1"})


def test_a_json_feed_that_breaks_off_keeps_its_whole_items() -> None:
    items = ",".join(f'{{"id":"n{i}","title":"Новость {i}","authors":[{{"name":"А"}}]}}' for i in range(5))
    body = f'{{"version":"https://jsonfeed.org/version/1.1","title":"Город", "items": [{items}]}}'
    feed = parse_feed(body[: body.index("Новость 4")].encode(), URL)
    assert (feed.title, [entry.id for entry in feed.entries]) == ("Город", ["n0", "n1", "n2", "n3"])
    assert feed.salvaged
    assert parse_feed(body.encode(), URL).salvaged == ""


def test_a_body_over_the_limit_is_read_up_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = len(WHOLE_RSS.encode()) * 2 // 3
    monkeypatch.setattr(tree, "BODY_LIMIT", limit)
    monkeypatch.setattr(feed_module, "BODY_LIMIT", limit)
    for body in (WHOLE_RSS.encode(), gzip.compress(WHOLE_RSS.encode())):
        feed = parse_feed(body, URL)
        assert COUNT // 2 < len(feed.entries) < COUNT
        assert feed.truncated


def test_a_large_document_with_too_many_entries_is_closed_after_the_last_that_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tree, "_SMALL", 100)
    monkeypatch.setattr(tree, "ENTRY_LIMIT", 4)
    for whole in (WHOLE_RSS, WHOLE_ATOM):
        feed = parse_feed(whole.encode(), URL)
        assert [entry.title for entry in feed.entries] == [f"Новость {i}" for i in range(4)]
        assert (feed.title, feed.truncated, feed.salvaged) == ("Город", True, "")


def test_a_document_of_much_markup_is_read_entry_by_entry(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = parse_feed(WHOLE_RSS.encode(), URL)
    monkeypatch.setattr(tree, "_SMALL", 100)
    monkeypatch.setattr(tree, "_MARKUP", 10)
    feed = parse_feed(WHOLE_RSS.encode(), URL)
    assert feed.entries == whole.entries
    assert feed.salvaged
