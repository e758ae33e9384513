"""Articles and statements for these tests; all of it is made up."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from orda_tui.model.article import NewArticle
from orda_tui.model.document import Block, Document, Heading, Paragraph
from orda_tui.model.statement import Statement
from orda_tui.store import Store

NOW = 1_790_000_000
TEXT = "“The bridge opens in May,” said Asel Nurlanova."


def article(key: str = "one", title: str = "The bridge", *texts: str, **more: Any) -> NewArticle:
    """An article of a heading and paragraphs."""
    blocks: tuple[Block, ...] = (Heading("News"), *(Paragraph(text) for text in texts or (TEXT,)))
    return NewArticle(key=key, title=title, document=more.pop("document", Document(blocks, "en")), **more)


def said(text: str = "“The bridge opens in May,”", speaker: str = "Asel Nurlanova", **more: Any) -> Statement:
    """A statement at the start of the first paragraph."""
    plain = Statement(
        "direct", text, 1, 0, len(text), speaker=speaker, mention=speaker, cue="said", rule="after", score=0.5
    )
    return replace(plain, **more)


def feed(store: Store, host: str = "gazette", **more: Any) -> int:
    """A source's id."""
    return store.feeds.add("feed", f"https://{host}.example/rss", now=NOW, title=host.title(), **more).id


def today(store: Store, now: int) -> int:
    """An article that tells this very moment: time has passed up to it."""
    return store.articles.insert(feed(store, "today"), [article("today", "Today", published=now)], now)[0]


def fill(store: Store, count: int = 3, host: str = "gazette", **more: Any) -> list[int]:
    """A source with articles, each an hour older than the one before; their ids."""
    made = [article(f"key {n}", f"Story {n}", published=NOW - n * 3600, **more) for n in range(count)]
    return store.articles.insert(feed(store, host), made, NOW)
