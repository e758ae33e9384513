"""Feeds for tests, written here."""

from __future__ import annotations

from html import escape

URL = "https://gorod.example/feed"
NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)


def item(number: int, title: str = "", rest: str = "") -> str:
    """An RSS item with everything an item usually has."""
    return (
        f"<item><title>{title or f'Новость {number}'}</title><link>https://gorod.example/{number}</link>"
        f'<guid isPermaLink="false">n{number}</guid><pubDate>Mon, 06 Oct 2025 14:{number % 60:02}:00 +0500</pubDate>'
        f"<dc:creator>Айгуль Омарова</dc:creator><description>Кратко о новости {number}.</description>"
        f"<content:encoded><![CDATA[<p>Подробно о новости {number} & её <b>значении</b>.</p>]]></content:encoded>"
        f"{rest}</item>\n"
    )


def rss(items: str, declaration: str = '<?xml version="1.0" encoding="UTF-8"?>\n') -> str:
    """An RSS document around items."""
    return (
        f'{declaration}<rss version="2.0" {NAMESPACES}>\n<channel>\n<title>Город</title>\n'
        f"<link>https://gorod.example/</link>\n{items}</channel>\n</rss>\n"
    )


def atom(count: int) -> str:
    """An Atom document of some entries."""
    entries = "".join(
        f'<entry><title type="html">{escape(f"Новость <b>{i}</b>", False)}</title><id>urn:n{i}</id>'
        f'<link href="https://gorod.example/{i}"/><updated>2025-10-06T14:{i % 60:02}:00+05:00</updated>'
        f'<content type="html">&lt;p&gt;Подробно о новости {i}&lt;/p&gt;</content></entry>\n'
        for i in range(count)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>Город</title>'
        f'<link href="https://gorod.example/"/>\n{entries}</feed>\n'
    )
