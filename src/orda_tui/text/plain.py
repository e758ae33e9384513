"""An article as plain text: for pipes, screen readers and scripts. No boxes, no colours, statements marked in words."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterator, Sequence

from orda_tui.model.article import Article, Excerpt
from orda_tui.model.document import Block, Code, Figure, Heading, Item, Post, Quote, Rule, Table
from orda_tui.model.statement import Statement
from orda_tui.text.neutral import one_line

KIND_WORDS = {
    "direct": "quote",
    "mixed": "partly quoted",
    "indirect": "reported",
    "blockquote": "quotation",
    "social": "post",
    "keyitem": "key statement",
}

_EXCERPT = 120


def cells(text: str) -> int:
    """Columns a text takes: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in text)
    return len(text) + wide - sum(unicodedata.combining(character) != 0 for character in text)


def excerpt_line(excerpt: Excerpt) -> str:
    """Why a search found an article, and who says it, in a line of at most some 160 letters."""
    words = one_line(excerpt.text, _EXCERPT)
    return f"{words} — {one_line(excerpt.speaker, 40)}" if excerpt.speaker else words


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The text in lines of at most ``width`` columns, the first behind ``first``, the others behind ``rest``."""
    lines: list[str] = []
    for part in text.split("\n"):
        line, empty = first if not lines else rest, True
        for word in part.split():
            if not empty and cells(line) + 1 + cells(word) > width:
                lines.append(line)
                line, empty = rest, True
            line += word if empty else " " + word
            empty = False
        lines.append(line.rstrip())
    return lines


def article_text(article: Article, width: int) -> Iterator[str]:
    """The lines of an article: its head, its text, its topics, its key statements, other headlines of its page."""
    if article.short_title:
        yield from wrap(article.short_title, width)
    yield from wrap(article.title, width)
    yield "=" * min(width, max(3, cells(article.title)))
    facts = [", ".join(article.authors), article.source or article.feed_name, _date(article)]
    yield from wrap(" | ".join(fact for fact in facts if fact), width)
    if article.url:
        yield article.url
    if article.page_note:
        yield from wrap(f"[{article.page_note}]", width)
    blocks = article.document.blocks
    if article.dek and not any(block.text.startswith(article.dek[:60]) for block in blocks[:3]):
        yield ""
        yield from wrap(article.dek, width)
    before: Block | None = None
    for block in blocks:
        if not (isinstance(block, Item) and isinstance(before, Item)):
            yield ""
        yield from block_text(block, width)
        before = block
    if article.categories:
        yield ""
        yield from wrap("Topics: " + ", ".join(article.categories), width)
    yield from _statements(article.statements, width)
    if article.headlines:
        yield ""
        yield "Latest news"
        for headline in article.headlines:
            yield from wrap(headline, width, "- ", "  ")


def _date(article: Article) -> str:
    if article.published is None:
        return ""
    if article.date_only:
        return time.strftime("%Y-%m-%d", time.gmtime(article.published))
    return time.strftime("%Y-%m-%d %H:%M", time.localtime(article.published))


def block_text(block: Block, width: int) -> Iterator[str]:
    """The lines of one block."""
    if isinstance(block, Heading):
        yield from wrap(block.text, width, "#" * block.level + " ", "   ")
    elif isinstance(block, Item):
        indent = "  " * block.depth
        sign = f"{block.number}. " if block.number is not None else "- "
        yield from wrap(block.text, width, indent + sign, indent + " " * len(sign))
    elif isinstance(block, Quote):
        yield from wrap(block.text, width, "> ", "> ")
        if block.cite:
            yield from wrap(block.cite, width, "> -- ", ">    ")
    elif isinstance(block, Post):
        who = " ".join(part for part in (block.author, f"({block.handle})" if block.handle else "") if part)
        yield from wrap(", ".join(part for part in (f"[{block.platform}]", who, block.date) if part), width, "| ", "| ")
        if block.text:
            yield from wrap(block.text, width, "| ", "| ")
        if block.url:
            yield f"| {block.url}"
    elif isinstance(block, Figure):
        label = block.text or block.alt
        parts = (label, block.credit_line)
        yield from wrap("[Picture" + "".join(f" | {part}" for part in parts if part) + "]", width)
    elif isinstance(block, Table):
        yield from _table(block)
    elif isinstance(block, Code):
        yield from ("    " + line for line in block.text.split("\n"))
    elif isinstance(block, Rule):
        yield "* * *"
    else:
        yield from wrap(block.text, width)


def _table(table: Table) -> Iterator[str]:
    if table.text:
        yield table.text
    columns = [max(cells(row[i]) for row in table.rows) for i in range(len(table.rows[0]))] if table.rows else []
    for number, row in enumerate(table.rows):
        padded = (cell + " " * (column - cells(cell)) for cell, column in zip(row, columns, strict=True))
        yield " | ".join(padded).rstrip()
        if number + 1 == table.header:
            yield "-+-".join("-" * column for column in columns)


def _statements(statements: Sequence[Statement], width: int) -> Iterator[str]:
    if not statements:
        return
    yield ""
    yield "Who said what"
    yield "-------------"
    for statement in statements:
        sign = "* " if statement.key else "- "
        yield from wrap(f"{who(statement)}: {statement.text}", width, sign, "  ")


def who(statement: Statement) -> str:
    """The speaker with role and kind, and how sure it is."""
    speaker = statement.speaker or "(no speaker named)"
    details = [statement.role] if statement.role else []
    if statement.inferred and statement.speaker:
        details.append(f"inferred from “{statement.mention}”" if statement.mention else "inferred")
    if statement.quoting:
        details.append(f"quoting {statement.quoting}")
    details.append(KIND_WORDS[statement.kind])
    return f"{speaker} ({', '.join(details)})"
