"""What one page (HTML, Markdown, plain text) said: an article, and how whole it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from orda_tui.model.document import Document

#: whole: the article; stub: a teaser; paywall, cookies, consent: a wall stands in front of it; empty: nothing to read
Access = Literal["whole", "stub", "paywall", "cookies", "consent", "empty"]


@dataclass(frozen=True, slots=True)
class Page:
    """An article as its page gives it; whatever is missing is empty.

    title         the full title; short_title: a shorter one printed above it, if any
    dek           the standfirst between title and body (it is also the first block of ``document``)
    authors       names as printed
    source        who publishes it ("Orda.kz")
    published     seconds since 1970, or None; ``date_only``: the page gives no time of day
    headlines     headlines of other stories the page lists ("Latest news"): kept apart, never part of the body
    access        how whole the text is
    selected      the text is what a reader's own selector picked
    """

    document: Document = field(default_factory=Document)
    title: str = ""
    short_title: str = ""
    dek: str = ""
    authors: tuple[str, ...] = ()
    source: str = ""
    published: int | None = None
    updated: int | None = None
    date_only: bool = False
    url: str = ""
    lang: str = ""
    image: str = ""
    section: str = ""
    keywords: tuple[str, ...] = ()
    headlines: tuple[str, ...] = ()
    access: Access = "whole"
    selected: bool = False
