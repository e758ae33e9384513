"""Articles as they are stored and shown. Reading changes an article's status, never the article: two types."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # a list of headlines is shown long before the first of these is needed
    from orda_tui.model.document import Document
    from orda_tui.model.enclosure import Enclosure
    from orda_tui.model.page import Access
    from orda_tui.model.statement import Statement

#: Where the stored text comes from: the feed's own body, or the article's page.
Origin = Literal["feed", "page", "file"]


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article on its way into the store. ``key`` is its identity inside its source. ``digest`` is a hash of what
    the source said (title, body, ...): equal digests mean nothing to update."""

    key: str
    title: str
    document: Document
    statements: tuple[Statement, ...] = ()
    url: str = ""
    short_title: str = ""
    dek: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    published: int | None = None
    updated: int | None = None
    date_only: bool = False
    lang: str = ""
    origin: Origin = "feed"
    access: Access = "whole"
    image: str = ""
    section: str = ""
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    comments: str = ""
    headlines: tuple[str, ...] = ()
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A stored article, whole: what the reader shows without parsing anything.

    ``when`` is what it is ordered by: ``published``, clamped to ``first_seen`` where that lies in the future or is not
    known. ``page_note`` says what came of fetching the page ("the page asks for a subscription"), or is empty.
    ``rules_version``: which rules looked for its statements; 0: none did yet.
    """

    id: int
    feed: int
    key: str
    title: str
    document: Document
    statements: tuple[Statement, ...]
    when: int
    first_seen: int
    feed_name: str = ""
    url: str = ""
    short_title: str = ""
    dek: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    published: int | None = None
    updated: int | None = None
    date_only: bool = False
    lang: str = ""
    origin: Origin = "feed"
    access: Access = "whole"
    image: str = ""
    section: str = ""
    categories: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()
    comments: str = ""
    headlines: tuple[str, ...] = ()
    words: int = 0
    page_note: str = ""
    has_page: bool = False
    has_feed_text: bool = True
    rules_version: int = 0


@dataclass(frozen=True, slots=True)
class Status:
    """What the reader did with an article."""

    article: int
    read: bool = False
    starred: bool = False
    later: bool = False
    position: float = 0.0
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Headline:
    """A row of the headline list. ``statements``: how many key statements it holds; ``strongest``: the words of the
    one with the highest score and ``speaker``, who said it (both may be empty)."""

    id: int
    title: str
    source: str
    when: int
    read: bool
    starred: bool
    later: bool
    statements: int
    feed: int = 0
    words: int = 0
    lang: str = ""
    strongest: str = ""
    speaker: str = ""
    date_only: bool = False


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Why a search found an article: its words where the searched ones stand, on one line. ``speaker`` says them
    where they stand in a statement; None: in no statement."""

    text: str
    speaker: str | None = None
