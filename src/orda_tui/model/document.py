"""An article's body: a flat run of typed blocks.

Every block has ``text`` (what it says, the only text that offsets ever refer to) and may have ``marks`` (what parts of
it look like). Lists are runs of ``Item``; nesting is a number. A flat run gives every place in an article one address:
``(block, start, end)``, offsets in code points of ``blocks[block].text``.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Literal

MarkKind = Literal["strong", "emphasis", "code", "link", "strike", "superscript", "subscript"]


@dataclass(frozen=True, slots=True)
class Mark:
    """How ``text[start:end]`` looks, or where it leads (``href``, for links only: http, https, mailto or ``#id``)."""

    kind: MarkKind
    start: int
    end: int
    href: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the body; ``level`` 2 to 6 (1 is the article's own title, which is no block)."""

    tag: ClassVar[str] = "heading"
    text: str
    level: int = 2
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. A line feed in it is a line break the author made."""

    tag: ClassVar[str] = "paragraph"
    text: str
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list. ``depth`` 0 is the outermost; ``number`` is None in an unordered list."""

    tag: ClassVar[str] = "item"
    text: str
    depth: int = 0
    number: int | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A block quotation; line feeds part its paragraphs. ``cite`` is who or what it is taken from, as printed."""

    tag: ClassVar[str] = "quote"
    text: str
    cite: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` of cell texts, all rows of one length; the first ``header`` rows are headings. ``text``: the caption."""

    tag: ClassVar[str] = "table"
    rows: tuple[tuple[str, ...], ...]
    header: int = 0
    text: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture. ``text``: its caption; ``credit``: who made it, as printed, with the label that the page gives it (so
    that caption and credit together are what the page prints); ``lead``: it stands for the whole article.

    ``src`` is absolute (http, https) or empty where a page names only the credit; sizes are pixels, 0 if not known.
    """

    tag: ClassVar[str] = "figure"
    src: str = ""
    text: str = ""
    credit: str = ""
    alt: str = ""
    lead: bool = False
    width: int = 0
    height: int = 0
    marks: tuple[Mark, ...] = ()

    @property
    def credit_line(self) -> str:
        """The credit, with a label where its own words do not say what it is; "" where there is none."""
        words = self.credit.strip()
        told = not words or ":" in words or "©" in words or "photo" in words.casefold()
        return words if told else f"Photo: {words}"


@dataclass(frozen=True, slots=True)
class Code:
    """Preformatted text, line feeds and blanks as they are."""

    tag: ClassVar[str] = "code"
    text: str
    language: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """An embedded post or player. Whatever is not known is empty.

    ``platform``: x, telegram, youtube, instagram, facebook, tiktok, vk, bluesky, mastodon, or a host name.
    ``date``: ISO ``YYYY-MM-DD`` where it could be read, else as printed.
    """

    tag: ClassVar[str] = "post"
    platform: str
    text: str = ""
    author: str = ""
    handle: str = ""
    date: str = ""
    url: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""

    tag: ClassVar[str] = "rule"
    text: str = ""
    marks: tuple[Mark, ...] = ()


Block = Heading | Paragraph | Item | Quote | Table | Figure | Code | Post | Rule

_CLASSES: dict[str, type[Block]] = {
    cls.tag: cls for cls in (Heading, Paragraph, Item, Quote, Table, Figure, Code, Post, Rule)
}
_DEFAULTS: dict[str, dict[str, Any]] = {tag: {f.name: f.default for f in fields(cls)} for tag, cls in _CLASSES.items()}


_NOT_READ = (Figure, Code, Rule)


@dataclass(frozen=True, slots=True)
class Document:
    """The body of an article. ``lang``: primary subtag (en, ru, kk, ...), or empty where it could not be told."""

    blocks: tuple[Block, ...] = ()
    lang: str = ""

    def words(self) -> int:
        """Words a reader reads: those of every block, table cells included, captions and code left out."""
        count = 0
        for block in self.blocks:
            if isinstance(block, Table):
                count += sum(len(cell.split()) for row in block.rows for cell in row)
            elif not isinstance(block, _NOT_READ):
                count += len(block.text.split())
        return count

    def lead(self) -> Figure | None:
        """The picture that stands for the whole article: the one marked so, else the first where that is at the top."""
        figures = [block for block in self.blocks if isinstance(block, Figure) and block.src]
        marked = next((figure for figure in figures if figure.lead), None)
        if marked is not None:
            return marked
        paragraphs = 0
        for block in self.blocks:
            if isinstance(block, Figure) and block.src:
                return block
            paragraphs += isinstance(block, Paragraph) and bool(block.text.strip())
            if paragraphs > 1:
                break
        return None

    def pictures(self, *, lead_only: bool = False) -> list[str]:
        """The addresses of the pictures that a reader can be shown, each once."""
        lead = self.lead()
        if lead_only:
            return [lead.src] if lead is not None else []
        return list(dict.fromkeys(block.src for block in self.blocks if isinstance(block, Figure) and block.src))

    def plain(self) -> str:
        """The whole text, a paragraph a block, for search and counting."""
        parts: list[str] = []
        for block in self.blocks:
            if block.text:
                parts.append(block.text)
            if isinstance(block, Table):
                parts.extend(" ".join(row) for row in block.rows)
        return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a document: ``blocks[block].text[start:end]``."""

    block: int
    start: int
    end: int


def document_to_json(document: Document) -> dict[str, Any]:
    """A JSON value that ``document_from_json`` turns back into an equal document; defaults are left out."""
    blocks: list[dict[str, Any]] = []
    for block in document.blocks:
        if type(block) is Paragraph and not block.marks:  # most blocks
            blocks.append({"t": "paragraph", "text": block.text})
            continue
        row: dict[str, Any] = {"t": block.tag}
        defaults = _DEFAULTS[block.tag]
        for name, default in defaults.items():
            value = getattr(block, name)
            if value == default:
                continue
            if name == "marks":
                value = [[m.kind, m.start, m.end, m.href] if m.href else [m.kind, m.start, m.end] for m in value]
            row[name] = value
        blocks.append(row)
    return {"lang": document.lang, "blocks": blocks}


def document_from_json(value: dict[str, Any]) -> Document:
    """The reverse of ``document_to_json``. A block of an unknown kind (a newer version's) becomes a paragraph."""
    blocks: list[Block] = []
    for row in value["blocks"]:
        values = {name: row[name] for name in row if name != "t"}
        if "marks" in values:
            values["marks"] = tuple(Mark(*mark) for mark in values["marks"])
        if "rows" in values:
            values["rows"] = tuple(tuple(cells) for cells in values["rows"])
        cls = _CLASSES.get(row["t"])
        blocks.append(cls(**values) if cls is not None else Paragraph(str(values.get("text", ""))))
    return Document(tuple(blocks), value.get("lang", ""))
