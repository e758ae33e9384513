"""What a page tells about itself, and which of several voices is believed."""

from __future__ import annotations

import pytest

from orda_tui.extract.byline import names_in
from orda_tui.extract.page import extract_page
from orda_tui.model.document import Figure

BODY = "<p>" + "The water went out and came back, and the quay stood where it had stood. " * 5 + "</p>"


def page(head: str = "", body: str = "", url: str = "https://a.example/news/1") -> object:
    return extract_page(f"<html><head>{head}</head><body>{body}{BODY}</body></html>", url)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Low water at six - Coastline</title>", "", "Low water at six"),
        ("<title>Low water at six | Coastline</title>", "<h1>Low water at six</h1>", "Low water at six"),
        ("<title>Tide</title>", "<h1>Low water at six</h1>", "Low water at six"),
        (
            '<meta property="og:title" content="Low water at six — Coastline">'
            '<meta property="og:site_name" content="Coastline">',
            '<h1><a href="/">Coastline</a></h1><h2>Low water at six</h2>',
            "Low water at six",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Low &amp; high water"}</script>'
            '<meta property="og:title" content="Something else">',
            "",
            "Low & high water",
        ),
        (
            "<title>Notes » Low water at six</title>",
            '<h1><a href="/">Notes</a></h1><h1>Low water at six</h1>',
            "Low water at six",
        ),
    ],
)
def test_title(head: str, body: str, title: str) -> None:
    assert extract_page(f"<head>{head}</head><body>{body}{BODY}</body>", "https://a.example/n/1").title == title


@pytest.mark.parametrize(
    "script",
    [
        '{"@type":"NewsArticle","headline":"T","datePublished":"2025-03-03T12:00:00Z",}',
        '{"@graph":[{"@type":"WebPage"},{"@type":["Article"],"headline":"T","datePublished":"2025-03-03T12:00:00Z"}]}',
        '[{"@type":"http://schema.org/BlogPosting","headline":"T","description":"two\nlines","datePublished":["2025-03-03T12:00:00Z"]}]',
        '<!-- {"@type":"NewsArticle","headline":"T","datePublished":"2025-03-03T12:00:00Z"} -->',
        "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2025-03-03T12:00:00Z&quot;}",
        '{"@type":"NewsArticle","datePublished":{"@value":"2025-03-03T12:00:00Z"}};',
    ],
)
def test_linked_data_as_it_is_written(script: str) -> None:
    found = extract_page(f'<head><script type="application/ld+json">{script}</script></head>{BODY}')
    assert (found.published, found.date_only) == (1741003200, False)


@pytest.mark.parametrize(
    ("head", "body", "url"),
    [
        ('<meta property="article:published_time" content="2025-03-03">', "", ""),
        ('<meta itemprop="datePublished" content="2025-03-03">', "", ""),
        ("", '<time datetime="2025-03-03">yesterday</time>', ""),
        ("", "<h1>Water</h1><span class='post-date'>3 марта 2025 г., 10:15</span>", ""),
        ("", "", "https://a.example/2025/03/03/water"),
        ("<title>Water | 03.03.2025</title>", "", ""),
    ],
)
def test_date(head: str, body: str, url: str) -> None:
    found = extract_page(f"<head>{head}</head><body>{body}{BODY}</body>", url)
    assert (found.published, found.date_only) == (1740960000, True)


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ('"Ana Duarte"', ("Ana Duarte",)),
        ('{"@type":"Person","name":"Ana Duarte"}', ("Ana Duarte",)),
        ('[{"name":"Ana Duarte"},"Piotr Lindgren"]', ("Ana Duarte", "Piotr Lindgren")),
        ('{"@id":"#ana"}', ("Ana Duarte",)),
        ('"By Ana Duarte and Piotr Lindgren"', ("Ana Duarte", "Piotr Lindgren")),
        ('{"name":["Ana Duarte"]}', ()),
        ("17", ()),
    ],
)
def test_authors(author: str, expected: tuple[str, ...]) -> None:
    graph = (
        f'{{"@graph":[{{"@type":"Person","@id":"#ana","name":"Ana Duarte"}},{{"@type":"Article","author":{author}}}]}}'
    )
    assert extract_page(f'<script type="application/ld+json">{graph}</script>{BODY}').authors == expected


def test_a_named_person_is_better_than_the_outlet() -> None:
    head = (
        '<meta property="og:site_name" content="Coastline"><meta name="author" content="Coastline">'
        '<script type="application/ld+json">'
        '{"@type":"Article","author":{"@type":"Organization","name":"Coastline"}}</script>'
    )
    byline = '<p class="byline">By <a rel="author" href="/p">Ana Duarte</a></p>'
    assert extract_page(f"<head>{head}</head><body>{byline}{BODY}</body>").authors == ("Ana Duarte",)
    assert extract_page(f"<head>{head}</head><body>{BODY}</body>").authors == ("Coastline",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Ana Duarte, Reuters", ["Ana Duarte", "Reuters"]),
        ("Автор: Айгерим Власова и Иван Петров", ["Айгерим Власова", "Иван Петров"]),
        ("Мәтін авторы: Сәуле Темірова", ["Сәуле Темірова"]),
        ("Ana Duarte (Photo: X)", ["Ana Duarte"]),
        ("Text: Ana Duarte, Photos: Ida Holm", ["Ana Duarte"]),
        ("Айгерим Власова, фото: Иван Петров", ["Айгерим Власова"]),
        ("https://www.facebook.com/ana", []),
        ("2025-03-03 12:00", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("head", "url", "picture"),
    [
        ("", "https://a.example/news/1", "https://a.example/news/p.jpg"),
        ('<base href="/files/">', "https://a.example/news/1", "https://a.example/files/p.jpg"),
        ('<base href="https://b.example/files/">', "https://a.example/news/1", "https://b.example/files/p.jpg"),
        ('<base href="javascript:alert(1)">', "https://a.example/news/1", "https://a.example/news/p.jpg"),
        ('<base target="_top"><link rel="canonical" href="https://a.example/x/1">', "", "https://a.example/x/p.jpg"),
        ('<meta property="og:url" content="https://a.example/y/1">', "", "https://a.example/y/p.jpg"),
    ],
)
def test_what_relative_addresses_are_relative_to(head: str, url: str, picture: str) -> None:
    found = extract_page(f'<head>{head}</head><body><article><img src="p.jpg">{BODY}</article></body>', url)
    assert [block.src for block in found.document.blocks if isinstance(block, Figure)] == [picture]


def test_addresses_are_absolute_and_safe() -> None:
    head = '<link rel="canonical" href="/news/1?utm_source=x"><meta property="og:image" content="javascript:alert(1)">'
    found = extract_page(f"<head>{head}</head>{BODY}", "https://user:secret@a.example/news/1")
    assert (found.url, found.image) == ("https://a.example/news/1", "")
