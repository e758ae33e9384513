"""The pages of the corpus, each read by the function it is meant for, and what it must say, as plain values."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from orda_tui.extract.html import document_from_html
from orda_tui.extract.markdown import extract_markdown
from orda_tui.extract.page import extract_page
from orda_tui.extract.plain import extract_plain
from orda_tui.model.document import Block
from orda_tui.model.page import Page

PAGES = Path(__file__).parent.parent / "corpus" / "pages"
KINDS = (".html", ".txt", ".md", ".feed")


def read(path: Path) -> Page:
    """The page in the file, by the extension of its name."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        return extract_page(text, "https://site.example/news/item")
    if path.suffix == ".md":
        return extract_markdown(text, path.name)
    if path.suffix == ".txt":
        return extract_plain(text, path.name)
    return Page(document_from_html(text, "https://site.example/", title="A walk along the wall"))


def told(page: Page) -> dict[str, Any]:
    """Everything the page says that is not a default, ready for JSON; the blocks as ``[kind, text, other fields]``."""
    values: dict[str, Any] = {}
    for field in fields(page):
        value = getattr(page, field.name)
        if field.name != "document" and value != field.default:
            values[field.name] = list(value) if isinstance(value, tuple) else value
    values["document_lang"] = page.document.lang
    values["blocks"] = [_block(block) for block in page.document.blocks]
    return values


def _block(block: Block) -> list[Any]:
    rest: dict[str, Any] = {}
    for field in fields(block):
        value = getattr(block, field.name)
        if field.name == "text" or value == field.default:
            continue
        if field.name == "marks":
            value = [[m.kind, block.text[m.start : m.end], *([m.href] if m.href else [])] for m in block.marks]
        elif field.name == "rows":
            value = [list(row) for row in value]
        rest[field.name] = value
    return [block.tag, block.text, *([rest] if rest else [])]
