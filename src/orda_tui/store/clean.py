"""The store's boundary: what an article from outside must be before it becomes rows.

Extraction has neutralised its texts already, so for almost every article this is one look at one long string. Where
something still acts, texts are mended one by one; marks and statements that no longer fit their text are dropped, for
a wrong span is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from orda_tui.model.article import NewArticle
from orda_tui.model.document import Block, Code, Document, Figure, Item, Mark, Post, Quote, Table
from orda_tui.model.enclosure import Enclosure
from orda_tui.model.statement import Statement
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import neutralise, one_line

_TITLE = 600
_LINE = 2000
_LARGEST = 2**62
_SAID_ABOUT = ("speaker", "mention", "role", "cue", "quoting")


def whole(number: int | None) -> int | None:
    """A number that fits a column."""
    return None if number is None else max(-_LARGEST, min(_LARGEST, int(number)))


def exact(text: str) -> str:
    """An identity (a key, an address, a path), letter for letter wherever it is harmless: two blanks in a path matter,
    and so does the way its accents are written."""
    return text if text.isprintable() else one_line(text)


def address(text: str) -> str:
    """An address an article may carry: http, https or mailto, without userinfo; anything else is dropped."""
    return safe_link(text) if text else ""


def clean_article(article: NewArticle) -> NewArticle:
    """The article with every text neutralised and every number within SQLite's range. Never raises."""
    document = clean_document(article.document)
    return replace(
        article,
        key=exact(article.key) or _own_key(article),
        title=one_line(article.title, _TITLE),
        document=document,
        statements=fitting(article.statements, document),
        url=address(article.url),
        short_title=one_line(article.short_title, _TITLE),
        dek=neutralise(article.dek),
        authors=_lines(article.authors),
        source=one_line(article.source, _TITLE),
        published=whole(article.published),
        updated=whole(article.updated),
        lang=one_line(article.lang, 20),
        image=address(article.image),
        section=one_line(article.section, _TITLE),
        categories=_lines(article.categories),
        enclosures=tuple(_clean_enclosure(enclosure) for enclosure in article.enclosures),
        comments=address(article.comments),
        headlines=_lines(article.headlines),
        digest=one_line(article.digest),
    )


def _own_key(article: NewArticle) -> str:
    """An identity for what came without one that can be kept: two such articles must not become one."""
    import hashlib  # seldom needed, and it loads a library of its own

    told = "\x1f".join((article.key, article.title, article.url, article.document.plain()))
    return "told:" + hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def clean_document(document: Document) -> Document:
    """The document with every text neutralised; the same object where nothing had to change."""
    everything = "\n".join(_texts(document))
    if neutralise(everything) == everything and all(
        _leads_well(mark) for block in document.blocks for mark in block.marks
    ):
        return document
    return Document(tuple(_clean_block(block) for block in document.blocks), one_line(document.lang, 20))


def fitting(statements: Iterable[Statement], document: Document) -> tuple[Statement, ...]:
    """The statements that stand in this document, character for character, with their other words neutralised."""
    good = []
    for statement in statements:
        if not 0 <= statement.block < len(document.blocks) or not 0 <= statement.start <= statement.end:
            continue
        text = document.blocks[statement.block].text
        if text[statement.start : statement.end] != statement.text:
            continue
        statement = clean_words(statement)
        if not -1 <= statement.heading <= len(document.blocks):
            statement = replace(statement, heading=max(-1, min(statement.heading, len(document.blocks))))
        good.append(statement)
    return tuple(good)


def clean_words(statement: Statement) -> Statement:
    """The statement with everything neutralised that is said about it, and what it says."""
    clean: dict[str, Any] = {name: one_line(getattr(statement, name), _LINE) for name in _SAID_ABOUT}
    clean["text"] = neutralise(statement.text)
    changed = {name: text for name, text in clean.items() if text != getattr(statement, name)}
    return replace(statement, **changed) if changed else statement


def _lines(values: tuple[str, ...]) -> tuple[str, ...]:
    return values and tuple(line for line in (one_line(value, _LINE) for value in values) if line)


def _clean_enclosure(enclosure: Enclosure) -> Enclosure:
    return Enclosure(
        url=address(enclosure.url),
        type=one_line(enclosure.type, _LINE),
        length=whole(enclosure.length) or 0,
        title=one_line(enclosure.title, _TITLE),
        duration=whole(enclosure.duration) or 0,
    )


def _texts(document: Document) -> Iterable[str]:
    yield document.lang
    for block in document.blocks:
        yield block.text
        for mark in block.marks:
            if mark.href:
                yield mark.href
        if isinstance(block, Table):
            for row in block.rows:
                yield from row
        elif isinstance(block, Figure):
            yield from (block.src, block.credit, block.alt)
        elif isinstance(block, Post):
            yield from (block.platform, block.author, block.handle, block.date, block.url)
        elif isinstance(block, Quote):
            yield block.cite
        elif isinstance(block, Code):
            yield block.language


def _leads_well(mark: Mark) -> bool:
    """No link, a place in the document, or an address that may be opened, without userinfo."""
    href = mark.href
    if not href or href.startswith("#"):
        return True
    return href.startswith(("http://", "https://", "mailto:")) and ("@" not in href or safe_link(href) == href)


def _clean_block(block: Block) -> Block:
    text = neutralise(block.text)
    marks = block.marks if text == block.text else ()
    changed: dict[str, Any] = {"text": text, "marks": tuple(mark for mark in marks if _leads_well(mark))}
    if isinstance(block, Table):
        changed["rows"] = tuple(tuple(neutralise(cell) for cell in row) for row in block.rows)
    elif isinstance(block, Figure):
        changed |= {"src": one_line(block.src), "credit": neutralise(block.credit), "alt": neutralise(block.alt)}
    elif isinstance(block, Post):
        names = ("platform", "author", "handle", "date", "url")
        changed |= {name: one_line(getattr(block, name)) for name in names}
    elif isinstance(block, Quote):
        changed["cite"] = neutralise(block.cite)
    elif isinstance(block, Code):
        changed["language"] = one_line(block.language)
    elif isinstance(block, Item) and block.number is not None:
        changed["number"] = whole(block.number)
    return replace(block, **changed)
