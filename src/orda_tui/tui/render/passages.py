"""An article as a run of passages: what stands above the text, the blocks, and what stands below it.

A passage is what the reader can point at, search and copy; bullets, frames and labels are added when it is laid out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from urllib.parse import urlsplit

from orda_tui.model.article import Article
from orda_tui.model.document import Block, Code, Figure, Heading, Item, Mark, Paragraph, Post, Quote, Rule, Table
from orda_tui.model.enclosure import Enclosure
from orda_tui.text.counting import can_fetch, is_long, is_part
from orda_tui.text.dates import long_date
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import neutralise, one_line
from orda_tui.tui.actions import DEFAULT

FETCH = "{app.full_text} fetches the page."
FETCH_AGAIN = "{app.browser} opens it in the browser, {app.full_text} tries again."
"""What to do once the page was fetched in vain."""

WORDS_A_MINUTE = 220
_MOST_LINKS = 60
_MOST_TOPICS = 12
_UPDATE_WORTH_TELLING = 3600  # seconds
_DOT = "\u00a0· "  # the dot stays with what it follows


@dataclass(frozen=True, slots=True)
class Passage:
    """``block`` is the block of the document it shows, -1 for what stands above or below the body. ``gap``: blank rows
    above it. ``level`` of a heading, ``depth`` and ``number`` of a list item are the document's."""

    role: str
    text: str = ""
    marks: tuple[Mark, ...] = ()
    block: int = -1
    gap: int = 1
    level: int = 0
    number: int | None = None
    part: Block | None = None


def minutes(words: int) -> int:
    """Minutes that reading takes, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))


def passages_of(
    article: Article, *, keyed: Callable[[str], str] = DEFAULT.filled, zone: tzinfo | None = None
) -> tuple[Passage, ...]:
    """The whole article. ``keyed`` names keys in what is said of an article of which only a part is stored.
    ``zone``: the time zone dates are shown in, the machine's own if None."""
    found = [*_above(article, keyed, zone), *_body(article), *_below(article)]
    return (replace(found[0], gap=0), *found[1:]) if found else ()


def _above(article: Article, keyed: Callable[[str], str], zone: tzinfo | None) -> Iterator[Passage]:
    title, short = one_line(article.title), one_line(article.short_title)
    if short and short != title:
        yield Passage("kicker", short)
    yield Passage("title", title or "Untitled", gap=0)
    dek = neutralise(article.dek).strip()
    first = next((block.text.strip() for block in article.document.blocks if not isinstance(block, Figure)), "")
    if dek and dek != neutralise(first):
        yield Passage("dek", dek)
    yield Passage("meta", _meta(article, zone))
    note = _access(article, keyed)
    if note:
        yield Passage("access", note, gap=0)
    yield Passage("ornament", gap=0)


def _meta(article: Article, zone: tzinfo | None) -> str:
    parts = []
    authors = [one_line(name) for name in article.authors if name.strip()]
    if authors:
        by = "By " if article.lang in ("", "en") else ""
        parts.append(by + ", ".join(authors))
    source = one_line(article.source or article.feed_name)
    if source:
        parts.append(source)
    if article.published is not None:
        parts.append(_glued(long_date(article.published, date_only=article.date_only, zone=zone)))
        if article.updated is not None and article.updated - article.published > _UPDATE_WORTH_TELLING:
            parts.append(_glued("updated " + long_date(article.updated, date_only=article.date_only, zone=zone)))
    words = article.words or article.document.words()
    parts.append(f"{minutes(words)}\u00a0min" if words else "no text")
    return _DOT.join(parts)


def _glued(date: str) -> str:
    return date.replace(" ", "\u00a0")


def _access(article: Article, keyed: Callable[[str], str]) -> str:
    note = one_line(article.page_note)
    words = article.words or article.document.words()
    if article.access in ("whole", "stub") and is_long(article.document, words):
        return ""  # there is nothing to warn of, whatever the page may have said
    access = article.access if article.document.blocks else "empty"
    if access != "empty" and not is_part(article):
        return note
    kind = {
        "stub": f"This is a teaser of {words} words",
        "paywall": "The page asks for a subscription, so this may be only its beginning",
        "cookies": "The page showed a cookie wall, so this may be only its beginning",
        "consent": "The page asked for consent, so this may be only its beginning",
        "empty": "The source gave no text",
    }[access]
    if note and article.access in ("paywall", "cookies", "consent"):
        kind = ""  # the note says the same of the page, and more
    advice = keyed(FETCH_AGAIN if note else FETCH) if can_fetch(article) else ""
    return " ".join(part for part in (kind and kind + ".", note, advice) if part)


def _body(article: Article) -> Iterator[Passage]:
    blocks = article.document.blocks
    for number, block in enumerate(blocks):
        yield from _passages_of_block(block, number, blocks)


def _passages_of_block(block: Block, number: int, blocks: Sequence[Block]) -> Iterator[Passage]:
    text, marks = _clean(block)
    match block:
        case Heading():
            yield Passage("heading", text, marks, number, level=block.level)
        case Paragraph():
            yield Passage("body", text, marks, number)
        case Item():
            gap = int(_begins_a_list(block, number, blocks))
            yield Passage("item", text, marks, number, gap=gap, level=block.depth, number=block.number)
        case Quote():
            yield Passage("quote", text, marks, number)
            if block.cite.strip():
                yield Passage("cite", one_line(block.cite), block=number, gap=0)
        case Table():
            if text:
                yield Passage("caption", text, marks, number)
            yield Passage("table", _table_text(block), block=number, gap=0 if text else 1, part=block)
        case Figure():
            yield from _figure(block, text, marks, number)
        case Code():
            yield Passage("code", text, (), number, part=block)
        case Post():
            yield Passage("post", text, marks, number, part=block)
        case Rule():
            yield Passage("rule", block=number)


def _begins_a_list(item: Item, number: int, blocks: Sequence[Block]) -> bool:
    """Does an item begin a list: after text, after a list of the other kind, or with a number that does not go on?"""
    for at in range(number - 1, -1, -1):
        before = blocks[at]
        if not isinstance(before, Item):
            return at == number - 1
        if item.depth:
            return False
        if not before.depth:
            if before.number is None or item.number is None:
                return before.number is not item.number
            return abs(item.number - before.number) != 1
    return number == 0


def _figure(figure: Figure, text: str, marks: tuple[Mark, ...], number: int) -> Iterator[Passage]:
    gap = 1
    if figure.src or figure.alt or not (text or figure.credit):
        yield Passage("picture", one_line(figure.alt), block=number, part=figure)
        gap = 0
    if text:
        yield Passage("caption", text, marks, number, gap=gap)
        gap = 0
    if figure.credit.strip():
        yield Passage("credit", one_line(figure.credit_line), block=number, gap=gap)


def _clean(block: Block) -> tuple[str, tuple[Mark, ...]]:
    """The block's text and marks. What the store holds is neutral already; where it is not, marks cannot be placed."""
    text = neutralise(block.text)
    return text, block.marks if text == block.text else ()


def _table_text(table: Table) -> str:
    return "\n".join("\t".join(one_line(cell) for cell in row) for row in table.rows)


def _below(article: Article) -> Iterator[Passage]:
    topics = [one_line(topic) for topic in article.categories[:_MOST_TOPICS] if topic.strip()]
    if topics:
        yield Passage("topics", "Topics: " + _DOT.join(topics), gap=2)
    files = [file for file in article.enclosures if safe_link(file.url)]
    if files:
        yield Passage("section", "Files", gap=2)
        for file in files:
            yield _link(_file_text(file), file.url)
    links = _links(article)
    if links:
        yield Passage("section", "Links", gap=1 if files else 2)
        for text, href in links:
            yield _link(text, href)
    if article.headlines:
        yield Passage("section", "Latest news", gap=2)
        for headline in article.headlines:
            yield Passage("headline", one_line(headline), gap=0)


def _link(text: str, href: str) -> Passage:
    return Passage("link", text, (Mark("link", 0, len(text), safe_link(href)),), gap=0)


def _file_text(file: Enclosure) -> str:
    name = one_line(file.title) or urlsplit(file.url).path.rpartition("/")[2] or file.url
    details = [one_line(file.type)]
    if file.duration:
        details.append(f"{file.duration // 60} min")
    if file.length:
        details.append(f"{file.length / 1_000_000:.1f} MB")
    shown = ", ".join(detail for detail in details if detail)
    return f"{name} ({shown})" if shown else name


def _links(article: Article) -> list[tuple[str, str]]:
    """What the list at the end shows: the article's own page, its comments, then the links of the text, each once."""
    found: dict[str, str] = {}
    for text, href in ((f"This article: {article.url}", article.url), ("Comments", article.comments)):
        if safe_link(href):
            found.setdefault(safe_link(href), text)
    for block in article.document.blocks:
        for mark in block.marks:
            href = safe_link(mark.href) if mark.kind == "link" else ""
            if href:
                words = one_line(block.text[mark.start : mark.end])
                found.setdefault(href, f"{words} → {_short(href)}" if words else _short(href))
    shown = [(one_line(text), href) for href, text in found.items()]
    return shown[:_MOST_LINKS]


def _short(href: str) -> str:
    parts = urlsplit(href)
    return href if parts.scheme == "mailto" else parts.netloc.rpartition("@")[2] + parts.path.rstrip("/")
