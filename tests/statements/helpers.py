"""Documents from short texts: a block a line, its kind by its first characters."""

from __future__ import annotations

from orda_tui.model.document import Block, Document, Heading, Item, Paragraph, Quote
from orda_tui.model.statement import Statement
from orda_tui.statements.find import find_statements


def block(line: str) -> Block:
    """``# `` a heading, ``* `` an item, ``> `` a block quotation (``|`` parts its lines), anything else a paragraph."""
    if line.startswith("# "):
        return Heading(line[2:])
    if line.startswith("* "):
        return Item(line[2:])
    if line.startswith("> "):
        return Quote(line[2:].replace("|", "\n"))
    return Paragraph(line)


def document(text: str, lang: str = "") -> Document:
    """A block for each line of ``text`` that is not blank."""
    return Document(tuple(block(line) for line in text.split("\n") if line.strip()), lang)


def found(text: str, lang: str = "en", source: str = "") -> tuple[Statement, ...]:
    """The statements of such a text, their spans checked."""
    pages = document(text, lang)
    statements = find_statements(pages, lang=lang, source=source)
    for statement in statements:
        assert pages.blocks[statement.block].text[statement.start : statement.end] == statement.text
    return statements
