"""Markdown, with a few lines of front matter or none -> an article."""

from __future__ import annotations

import html
import re
from datetime import UTC, date, datetime

from orda_tui.extract.byline import names_in
from orda_tui.extract.dates import iso_moment, written_day
from orda_tui.extract.decode import decode_page
from orda_tui.extract.figures import split_caption
from orda_tui.extract.finish import finish, squash, title_of_name
from orda_tui.extract.html import fragment_blocks, language_of
from orda_tui.extract.language import primary
from orda_tui.extract.patterns import lazy
from orda_tui.extract.plain import extract_plain
from orda_tui.extract.tree import parse_html
from orda_tui.model.document import Block, Document, Figure, Heading, Paragraph
from orda_tui.model.page import Page
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import one_line

_FENCE = lazy(r"\A\ufeff?\s*---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = lazy(r"^([A-Za-z_][\w -]{0,30}?)\s*:(?:\s+(.*)|)$")
_LETTER = lazy(r"[^\W_]")
_LIST_ITEM = lazy(r"^\s+-\s+(.*)$|^-\s+(.*)$")


def extract_markdown(text: str, name: str = "") -> Page:
    """The article of a Markdown text. Front matter is ``key: value`` lines between ``---`` lines: title, short_title,
    author(s), date, source, lang, url, dek, image, credit, section, keywords. Without a title there, a first ``#``
    heading is it, else ``name``. HTML in the text goes the way of all HTML. Never raises."""
    fields, body = front_matter(decode_page(text).replace("\r\n", "\n").replace("\r", "\n"))
    url = safe_link(fields.get("url", ""))
    blocks = markdown_blocks(body, url)
    title, blocks = _titled(fields.get("title", ""), blocks)
    dek = fields.get("dek", "")
    if dek and not any(squash(b.text) == squash(dek) for b in blocks[:3]):
        blocks.insert(0, Paragraph(dek))
    image = safe_link(fields.get("image", ""))
    blocks = _with_lead(blocks, image, fields.get("credit", ""), fields.get("caption", ""))
    lang = primary(fields.get("lang", "")) or language_of(blocks)
    published, date_only = _moment(fields.get("date", ""))
    return Page(
        Document(tuple(finish(blocks)), lang),
        title or title_of_name(name),
        fields.get("short_title", ""),
        dek,
        tuple(dict.fromkeys(names_in(fields.get("authors") or fields.get("author", "")))),
        fields.get("source", ""),
        published,
        _moment(fields.get("updated", ""))[0],
        date_only,
        url,
        lang,
        image,
        fields.get("section", ""),
        tuple(word.strip() for word in fields.get("keywords", "").split(",") if word.strip()),
        access="whole" if blocks else "empty",
    )


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """(fields, rest of the text). Values are one line each; a list of ``- value`` lines is joined with commas."""
    found = _FENCE.match(text)
    if not found:
        return {}, text
    fields: dict[str, str] = {}
    key = ""
    for line in found[1].split("\n"):
        field = _FIELD.match(line)
        item = _LIST_ITEM.match(line)
        if field:
            key = field[1].strip().lower().replace("-", "_").replace(" ", "_")
            fields[key] = _value(field[2] or "")
        elif item and key:
            value = _value(item[1] or item[2] or "")
            fields[key] = f"{fields[key]}, {value}" if fields[key] else value
        elif line.strip():
            return {}, text  # no front matter but two rules with text between them
    return fields, text[found.end() :]


def _value(raw: str) -> str:
    value = one_line(raw)
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1]
    if len(value) > 1 and value[0] == "[" and value[-1] == "]":
        value = ", ".join(part.strip().strip("\"'") for part in value[1:-1].split(","))
    return value


def markdown_blocks(text: str, base: str) -> list[Block]:
    """Markdown (CommonMark with tables, strikethrough and footnotes) as blocks, by way of HTML."""
    from markdown_it import MarkdownIt  # slow to import, and most sources are feeds
    from mdit_py_plugins.footnote import footnote_plugin

    parser = MarkdownIt("commonmark", {"html": True, "linkify": False, "maxNesting": 60}).enable(
        ["table", "strikethrough"]
    )
    parser.use(footnote_plugin)
    # Addresses are judged where the HTML is read; a link that is refused here would keep its brackets.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    try:
        rendered = parser.render(text)
    except (RecursionError, ValueError):
        rendered = "<pre>" + html.escape(text) + "</pre>"
    root = parse_html(decode_page(rendered))
    blocks = fragment_blocks(root, base) if root is not None else []
    if not blocks and _LETTER.search(text):  # nested deeper than the parser goes: the words as they stand
        return list(extract_plain(text).document.blocks)
    return blocks


def _titled(title: str, blocks: list[Block]) -> tuple[str, list[Block]]:
    first = next((i for i, b in enumerate(blocks[:4]) if isinstance(b, Heading)), -1)
    if first < 0:
        return title, blocks
    heading = blocks[first]
    if title and squash(heading.text) != squash(title):
        return title, blocks
    if not title and (first > 1 or not isinstance(heading, Heading) or heading.level > 2):
        return title, blocks
    return title or heading.text, blocks[:first] + blocks[first + 1 :]


def _with_lead(blocks: list[Block], image: str, credit: str, caption: str) -> list[Block]:
    if not (image or credit):
        return blocks
    if not credit and caption:
        caption, credit = split_caption(caption)
    return [
        Figure(image, caption, credit, "", True),
        *(b for b in blocks if not (isinstance(b, Figure) and b.src == image)),
    ]


def _moment(text: str) -> tuple[int | None, bool]:
    moment = iso_moment(text)
    if moment:
        return moment
    day = written_day(text)
    if not day:
        return None, False
    return int(datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).timestamp()), True
