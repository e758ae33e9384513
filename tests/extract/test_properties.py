"""Whatever comes in: nothing raises, nothing takes long, marks lie inside their text, the words are there."""

from __future__ import annotations

import re
import time

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orda_tui.extract.html import document_from_html
from orda_tui.extract.markdown import extract_markdown
from orda_tui.extract.page import extract_page
from orda_tui.extract.plain import extract_plain
from orda_tui.model.document import Document, Figure, Post, Table, document_from_json, document_to_json
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import neutralise

BOUNDED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = (
    "harbour",
    "мост",
    "мектеп",
    "café",
    "«да»",
    "№ 5",
    "a<b",
    "x&y",
    "\u202eevil",
    "\x1b]52;c;QQ\x07",
    "\u0301",
    "😀",
)
NAMES = """
    p div span b i a ul ol li table tr td th blockquote pre code h1 h2 h3 figure figcaption img br hr article section
    aside nav form script style iframe dl dt dd em strong sup q cite details summary center font video o:p x-y
"""
TAGS = NAMES.split()
ATTRIBUTES = (
    "", ' class="article-body"', ' class="related share"', ' href="https://a.example/b?utm_source=c"',
    ' href="javascript:alert(1)"', ' src="/p.jpg" alt="picture"', ' class="twitter-tweet"', ' style="display:none"',
    ' src="https://www.youtube.com/embed/abcDEF12345"',
    " hidden", ' colspan="3"', ' start="9"', ' itemprop="articleBody"',
    ' class="caption"', ' data-telegram-post="a/1"',
)  # fmt: skip

texts = st.one_of(st.sampled_from(WORDS), st.text(max_size=20))
tags = st.builds("<{}{}>".format, st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES))
closings = st.builds("</{}>".format, st.sampled_from(TAGS))
soup = st.lists(st.one_of(texts, tags, closings, st.just("&#27;&nbsp;&amp;")), max_size=60).map(" ".join)


def check(document: Document) -> None:
    """What holds for any document, wherever it comes from."""
    for block in document.blocks:
        assert block.text == neutralise(block.text)
        for mark in block.marks:
            assert 0 <= mark.start < mark.end <= len(block.text)
            assert mark.kind != "link" or mark.href[:1] == "#" or mark.href == safe_link(mark.href) != ""
        if isinstance(block, Table):
            assert len({len(row) for row in block.rows}) == 1
        if isinstance(block, Figure):
            assert block.src == "" or block.src.startswith(("http://", "https://"))
        if isinstance(block, Post):
            assert block.url == safe_link(block.url)
    assert document_from_json(document_to_json(document)) == document


@given(st.binary(max_size=400))
@BOUNDED
def test_any_bytes_are_a_page(body: bytes) -> None:
    check(extract_page(body, "https://a.example/b").document)


@given(soup, st.sampled_from(["", "p", ".article-body, figure", "div[", "a:not(", "::x"]))
@BOUNDED
def test_any_soup_is_a_page(text: str, selector: str) -> None:
    first = extract_page(text, "https://a.example/b", selector=selector)
    check(first.document)
    assert extract_page(text, "https://a.example/b", selector=selector) == first


@given(soup)
@BOUNDED
def test_any_soup_is_a_feed_body(text: str) -> None:
    document = document_from_html(text, "https://a.example/")
    check(document)
    assert document_from_html(text, "https://a.example/") == document


@given(st.text(max_size=300))
@BOUNDED
def test_any_text_is_plain_and_markdown(text: str) -> None:
    check(extract_plain(text, "n.txt").document)
    check(extract_markdown(text, "n.md").document)


LINES = [
    "Latest news", "— Quay (@quay) May 2, 2025", "Photo: A", "By Ana Duarte", "- an item", "1. one", "2. two",
    "> quoted", "===", "---", "", "A heading", "It was late, and nobody spoke of it.", "Читайте также: Заголовок",
]  # fmt: skip
lines = st.lists(st.one_of(st.sampled_from(LINES), texts), max_size=30)


@given(lines)
@BOUNDED
def test_any_lines_are_a_plain_text(rows: list[str]) -> None:
    page = extract_plain("\n".join(rows), "n.txt")
    check(page.document)
    assert extract_plain("\n".join(rows), "n.txt") == page


paragraphs = st.lists(
    st.lists(st.sampled_from(["harbour", "мост", "мектеп", "ferry", "паром", "көпір"]), min_size=4, max_size=30).map(
        " ".join
    ),
    min_size=1,
    max_size=12,
)


@given(paragraphs, st.sampled_from(["p", "div", "li", "blockquote", "pre", "h3", "td", "dd", "unknown-thing"]))
@BOUNDED
def test_no_visible_word_of_a_feed_body_is_lost(rows: list[str], tag: str) -> None:
    html = "".join(f"<{tag}>{row} <b>w{i}</b></{tag}>" for i, row in enumerate(rows))
    document = document_from_html(html)
    assert re.findall(r"\w+", document.plain()) == re.findall(r"\w+", re.sub("<[^>]+>", " ", html))


def test_hostile_pages_take_no_long_time() -> None:
    hostile = [
        "<div>" * 30_000 + "deep words",
        "<p>" + "<b>x</b> " * 20_000,
        "<script>" * 50_000,
        '<div class="image"><img src="a.jpg">' * 1_500,
        "<ul><li>" * 5_000,
        "<blockquote>" * 1_500 + "<cite>me</cite>",
        '<p class="' + "a1b" * 50_000 + '">',
        "<table><tr>" + "<td>x" * 30_000,
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        "&" * 100_000,
        "<" * 100_000,
        "<figcaption>" + "Photo " * 20_000,
    ]
    start = time.process_time()
    for page in hostile:
        check(extract_page(page, "https://a.example/").document)
        check(document_from_html(page, "https://a.example/"))
    assert time.process_time() - start < 15


def test_a_tag_with_very_many_attributes_takes_no_long_time() -> None:
    many = range(100_000)
    hostile = [
        "<link " + " ".join(f"a{i}" for i in many) + ">",
        "<p " + " ".join(f'a{i}=">"' for i in many) + ">",
        "<p " + "".join(f"a{i}='x'" for i in many) + ">",
        "<p/" + "/".join(f"a{i}" for i in many) + ">",
        "<p '" + " ".join(f"a{i}" for i in many) + ">",
        "</p " + " ".join(f"a{i}" for i in many) + ">",
        ("<p " + " ".join(f"a{i}" for i in range(199)) + ">") * 500,
        "<a " * 100_000,
        "<a x='" * 50_000,
    ]
    start = time.process_time()
    for page in hostile:
        document = document_from_html(f"<p>before</p>{page}<p>\"'></p><p>after</p>")
        assert document.blocks[0].text == "before"
    assert time.process_time() - start < 10


def test_a_tag_with_many_attributes_keeps_the_first_and_its_text() -> None:
    rest = " ".join(f'a{i}=">"' for i in range(5_000))
    (block,) = document_from_html(f'<p>See <a href="https://a.example/" {rest}>this one</a>.</p>').blocks
    assert (block.text, [mark.href for mark in block.marks]) == ("See this one.", ["https://a.example/"])


def test_text_too_deep_for_the_parser_comes_flat() -> None:
    document = document_from_html("<p>above</p>" + "<div>" * 5_000 + "deep &amp; dark")
    assert document.plain().split() == ["above", "deep", "&", "dark"]
