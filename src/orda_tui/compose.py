"""Entries and pages -> articles ready for the store: where extraction meets the model of an article.

Statements are not found here but once the article is stored (``restate``): a refresh shows its headlines first, and
one mechanism serves new articles and those that older rules read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from orda_tui.extract.html import document_from_html
from orda_tui.extract.markdown import extract_markdown
from orda_tui.extract.page import extract_page
from orda_tui.extract.plain import extract_plain
from orda_tui.local import FileKind
from orda_tui.model.article import NewArticle, Origin
from orda_tui.model.document import Document, Figure, Paragraph
from orda_tui.model.page import Page
from orda_tui.model.parsed import ParsedEntry, ParsedFeed
from orda_tui.text.counting import is_long
from orda_tui.text.links import safe_link, without_tracking

STUB_WORDS = 80
"""A source whose entries have fewer words than this, in the middle, gives stubs: the article is on its pages."""

_PARAGRAPHS = 3
"""So many paragraphs are no teaser, where they are not short together."""
_TAIL = 300
_BREAKS_OFF = re.compile(
    r"(?:[\[(](?:…|\.\.\.)[\])]|\b(?:read (?:more|on)|continue reading|keep reading|full (?:story|article)"
    r"|читать (?:далее|дальше|полностью)|подробнее|читати далі|толығырақ|толық оқу|weiterlesen|mehr lesen"
    r"|lire la suite|leer más|seguir leyendo|leia mais|leggi tutto|continua a leggere|czytaj (?:dalej|więcej)|číst dále"
    r"|devamını oku))\W*(?:\n.*appeared first on.*)?$",
    re.IGNORECASE,
)
"""How a text ends that goes on elsewhere."""


def article_from_entry(entry: ParsedEntry, parsed: ParsedFeed, digest: str, *, stub: bool) -> NewArticle:
    """The article that a feed's entry tells. ``stub``: the source gives only teasers, as far as an entry does not show
    that it is none."""
    lang = primary(entry.lang or parsed.language)
    base = entry.base or entry.link or parsed.link
    document = document_from_html(entry.content or entry.summary, base, title=entry.title, lang=lang)
    dek = ""
    if entry.content and entry.summary:
        teaser = document_from_html(entry.summary, base, title=entry.title, lang=lang)
        dek = "" if teaser.plain()[:60] in document.plain() else teaser.plain().partition("\n")[0][:400]
    link = without_tracking(safe_link(entry.link))
    return NewArticle(
        key=entry.key,
        title=entry.title or _first_words(document) or link or parsed.title,
        document=_with_lead(document, entry.image),
        url=link,
        dek=dek,
        authors=tuple(person.name or person.email for person in entry.authors or parsed.authors),
        published=entry.published if entry.published is not None else entry.updated,
        updated=entry.updated,
        lang=document.lang or lang,
        origin="feed",
        access="stub" if _is_teaser(entry, document, stub) else "whole",
        image=safe_link(entry.image),
        categories=entry.categories,
        enclosures=tuple(e for e in entry.enclosures if safe_link(e.url)),
        comments=safe_link(entry.comments),
        digest=digest,
    )


def _is_teaser(entry: ParsedEntry, document: Document, stub: bool) -> bool:
    """A teaser in a source of whole texts is known by how it breaks off; a whole text in a source of teasers by its
    length, or where it is not short by its paragraphs, or by the shorter text that stands beside it."""
    if is_long(document):
        return False
    if entry.link and _BREAKS_OFF.search(document.plain().rstrip()[-_TAIL:]):
        return True
    paragraphs = sum(isinstance(block, Paragraph) for block in document.blocks)
    has_teaser = bool(entry.summary) and len(entry.content) > 2 * len(entry.summary)
    return stub and not (document.words() >= STUB_WORDS and (has_teaser or paragraphs >= _PARAGRAPHS))


def gives_stubs(parsed: ParsedFeed) -> bool:
    """Does this feed give only teasers? By the middle of its entries, so that one short note does not decide."""
    linked = [entry.content or entry.summary for entry in parsed.entries if entry.link]
    short = sum(len(text.split(None, STUB_WORDS)) < STUB_WORDS for text in linked)
    return 2 * short >= len(linked) > 0


def article_from_page(
    page: Page, key: str, *, origin: Origin, digest: str = "", modified: int | None = None
) -> NewArticle:
    """The article that a page tells. ``modified``: when its file changed. That orders an undated page; it is not shown
    as the day it was published, which nobody told us, nor as an update of a page that has its own date."""
    updated = modified if page.published is None and page.updated is None else page.updated
    return NewArticle(
        key=key,
        title=page.title or _first_words(page.document) or key,
        document=page.document,
        url=page.url,
        short_title=page.short_title if page.short_title != page.title else "",
        dek=page.dek,
        authors=page.authors,
        source=page.source,
        published=page.published,
        updated=updated,
        date_only=page.date_only,
        lang=page.document.lang or page.lang,
        origin=origin,
        access=page.access,
        image=page.image,
        section=page.section,
        categories=page.keywords,
        headlines=page.headlines,
        digest=digest,
    )


def page_of(kind: FileKind, data: bytes, name: str) -> Page:
    """A file's page, by the kind of the file. Never raises; an empty file gives a page of access "empty"."""
    if kind in ("page", "feed"):
        return extract_page(data, "")
    text = _decoded(data)
    return extract_markdown(text, name) if kind == "markdown" else extract_plain(text, name)


def digest_of(data: bytes) -> str:
    """A hash of bytes, to see whether they changed."""
    return hashlib.blake2b(data, digest_size=12).hexdigest()


def primary(lang: str) -> str:
    """The primary subtag of a language tag ("ru-KZ" -> "ru"), lower case; "" where it is none."""
    tag = lang.replace("_", "-").partition("-")[0].strip().lower()
    return tag if tag.isalpha() and 2 <= len(tag) <= 3 else ""


def _with_lead(document: Document, image: str) -> Document:
    """The entry's own picture stands first where the text has none."""
    src = safe_link(image)
    if not src or any(isinstance(block, Figure) for block in document.blocks):
        return document
    return replace(document, blocks=(Figure(src=src, lead=True), *document.blocks))


def _first_words(document: Document) -> str:
    text: Sequence[str] = document.plain()[:400].split()
    return " ".join(text[:12]) + ("…" if len(text) > 12 else "")


def _decoded(data: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")
