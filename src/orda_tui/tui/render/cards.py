"""Posts as cards: a frame that names platform, author, handle and date, and leads to the post."""

from __future__ import annotations

from datetime import date

from orda_tui.model.document import Post
from orda_tui.text.dates import long_day
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import one_line
from orda_tui.tui.render.lines import Layout, Line, Piece
from orda_tui.tui.render.passages import Passage
from orda_tui.tui.render.runs import Run, pieces_of
from orda_tui.tui.render.wrap import cells, cut_to, wrap

_PLATFORMS = {"x": "X", "youtube": "YouTube", "vk": "VK", "tiktok": "TikTok"}

_LEAST_WIDTH = 10


def card_lines(number: int, passage: Passage, runs: list[Run], layout: Layout) -> list[Line]:
    """The rows of a post; the link to it is added to ``layout.links``."""
    post = passage.part
    if not isinstance(post, Post):
        return []
    width = max(layout.frame.column, _LEAST_WIDTH)
    inner = width - 4
    head, when = _head(post), _day(post.date)
    beside = bool(when) and cells(head) + cells(when) + 10 <= width
    lines = [_top(number, head, when if beside else "", width)]
    if when and not beside:
        words = cut_to(when, inner)
        blank = " " * (inner - cells(words))
        lines.append(Line(number, (Piece("│ ", "frame"), Piece(words + blank, "label"), Piece(" │", "frame"))))
    for row in wrap(passage.text, inner) if passage.text else ():
        pieces = pieces_of(passage.text, row, runs, "card")
        blank = " " * max(0, inner - cells(passage.text[row.start : row.end]))
        framed = (Piece("│ ", "frame"), *pieces, Piece(blank, "card"), Piece(" │", "frame"))
        lines.append(Line(number, framed, row.soft))
    lines.append(_bottom(number, post, width, layout.links))
    return lines


def platform_name(post: Post) -> str:
    """The platform as people write it."""
    name = one_line(post.platform)
    return _PLATFORMS.get(name, name if "." in name else name.capitalize())


def _head(post: Post) -> str:
    who = " ".join(part for part in (one_line(post.author), one_line(post.handle)) if part)
    return " · ".join(part for part in (platform_name(post), who) if part)


def _top(number: int, head: str, when: str, width: int) -> Line:
    head = cut_to(head, width - 6)
    fill = width - 5 - cells(head) - (cells(when) + 3 if when else 0)
    pieces = [Piece("╭─ ", "frame"), Piece(head, "card.b"), Piece(" " + "─" * fill, "frame")]
    if when:
        pieces += [Piece(f" {when} ", "label"), Piece("─", "frame")]
    pieces.append(Piece("╮", "frame"))
    return Line(number, tuple(pieces))


def _bottom(number: int, post: Post, width: int, links: list[str]) -> Line:
    href = safe_link(post.url)
    if not href:
        return Line(number, (Piece("╰" + "─" * (width - 2) + "╯", "frame"),))
    links.append(href)
    words = cut_to(href.partition("://")[2], width - 8)
    fill = max(0, width - 5 - cells(words))
    pieces = (
        Piece("╰" + "─" * fill + " ", "frame"),
        Piece(words, "frame.l", link=len(links) - 1),
        Piece(" ─╯", "frame"),
    )
    return Line(number, pieces)


def _day(text: str) -> str:
    text = one_line(text)
    try:
        return long_day(date.fromisoformat(text))
    except ValueError:
        return text
