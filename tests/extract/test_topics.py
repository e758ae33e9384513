"""The topics a page prints beside its article, and the links that only look like them."""

from __future__ import annotations

import pytest

from orda_tui.extract.page import extract_page
from orda_tui.extract.topics import MOST

ONE = "The ferry left the old pier at noon, and nobody in the town remembered a quieter departure than this one."
TWO = "By evening the harbour master had counted the boats twice, and both times he came to the same number."
BODY = f"<h1>Ferry</h1><p>{ONE}</p><p>{TWO}</p><p>{ONE}</p>"


def topics(beside: str, before: str = "", head: str = "") -> tuple[str, ...]:
    page = f"<head>{head}</head><body>{before}<main><article>{BODY}{beside}</article></main></body>"
    return extract_page(page, "https://a.example/n/ferry").keywords


@pytest.mark.parametrize(
    "beside",
    [
        '<ul><li><a rel="tag" href="/b/1">Boats</a></li><li><a rel="category tag" href="/b/2">Old pier</a></li></ul>',
        '<p class="post-tags">Tags: <a href="/b/1">Boats</a>, <a href="/b/2">Old pier</a></p>',
        '<footer><nav><a href="/tag/boats">#Boats</a> <a href="/tag/old-pier">#Old pier</a></nav></footer>',
        '<div class="tags"><span>Tags</span><a href="/b/1">Boats</a><a href="/b/2">Old pier</a></div>',
        '<ul id="articleTags" class="tag-list"><li class="tags"><a href="/b/1">Boats,</a></li>'
        '<li class="tags"><a href="/b/2">Old pier</a></li></ul>',
        '<div><a href="https://a.example/ru/temy/lodki">Boats</a> <a href="/themes/pier">Old pier</a></div>',
    ],
)
def test_printed_topics(beside: str) -> None:
    assert topics(beside) == ("Boats", "Old pier")


def test_they_are_no_part_of_the_text() -> None:
    page = extract_page(f'<article>{BODY}<div class="tags"><a rel="tag" href="/b">Boats</a></div></article>')
    assert page.keywords == ("Boats",)
    assert not any("Boats" in block.text for block in page.document.blocks)


@pytest.mark.parametrize(
    "other",
    [
        '<ul class="menu"><li><a href="/news">News</a></li><li><a href="/sport">Sport</a></li></ul>',
        '<div class="tags"><a href="#comments">Comments</a></div>',
        '<a href="/news/tags">All</a>',
        '<aside class="tags"><a rel="tag" href="/tag/cranes">Cranes</a></aside>',
        '<article><h3><a href="/x">Crane sold</a></h3><a rel="tag" href="/tag/cranes">Cranes</a></article>',
        '<div class="tags"><a href="/tag/all">Tags:</a></div>',
        '<div class="tags"><a href="/tag/x">Why the crane was sold, who bought it and what it will lift now</a></div>',
        '<ul class="share theme-dark"><li><a class="theme" href="https://b.example/share">Share</a></li></ul>',
        f'<p>{ONE} <a href="/tag/cranes">Cranes</a> stood there.</p>',
    ],
)
def test_other_links_are_no_topics(other: str) -> None:
    assert topics(other) == ()


def test_the_index_of_a_site_is_not_taken_for_the_topics_of_an_article() -> None:
    index = "".join(f'<a href="/tag/{n}">Topic {"abcdefghijklmnopqrstuvwxyz"[n % 26]}{n}</a> ' for n in range(MOST + 1))
    assert topics(f"<div>{index}</div>") == ()
    assert topics(f'<div>{index}</div><p class="x"></p><div><a rel="tag" href="/b">Boats</a></div>') == ("Boats",)


def test_what_is_printed_comes_before_what_only_the_metadata_says() -> None:
    head = '<meta name="keywords" content="harbour, BOATS">'
    assert topics('<div class="tags"><a rel="tag" href="/b">Boats</a></div>', head=head) == ("Boats", "harbour")


def test_the_menu_of_the_site_is_not_beside_the_article() -> None:
    menu = '<header><a href="/tag/weather">Weather</a></header><nav><a rel="tag" href="/tag/war">War</a></nav>'
    assert topics("", before=menu) == ()
