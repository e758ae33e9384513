"""Where rows break. A row is a stretch of the text, ``text[start:end]``: nothing is copied and nothing is lost.

Latin, Cyrillic and Greek take one cell a character and are wrapped by position alone; texts with wide characters,
combining marks or emoji are measured cell by cell, and break between wide characters as the Japanese rules ask
(no row begins with a closing mark, none ends with an opening one).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

# Characters that every terminal gives one cell.
_SIMPLE = re.compile(
    "[\n\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u0482"
    "\u048a-\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u2070\u2071\u2074-\u208e\u20a0-\u20bf\u2100-\u2188"
    "\u2190-\u21ff\u2200-\u22ff\u2500-\u259f]*"
)
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\u9fff\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
    "\U00020000-\U0003ffff]"
)
_WORD = re.compile(r"[^ \n]+")
# A word that may be broken: letters, and marks around them.
_LETTERS = re.compile(r"[^\w\s]*([^\W\d_]+)[^\w\s]*(?= |\n|$)")
_CLOSERS = frozenset(
    "、。，．・：；？！）」』】〕〉》〗ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々…‥%)]}>!,.:;?’”»"
)
_OPENERS = frozenset("（「『【〔〈《〖([{<‘“«")
_DASHES = frozenset("—–-")
# A dash of at least this many letters on both sides may end a row ("well-known", but not "e-mail").
_AROUND_HYPHEN = 2
_LEAST_WIDTH = 4
# Rather than leave so many cells of a row empty, a word is broken, where that is wanted.
_WORTH_BREAKING = 4

#: The offsets at which a word may be broken, in their order.
Breaks = Callable[[str], tuple[int, ...]]


class Row(NamedTuple):
    """``text[start:end]``; ``soft``: the text runs on in the next row (no break that the author made); ``hyphen``: so
    does its last word, which a hyphen that is not in the text should tell."""

    start: int
    end: int
    soft: bool
    hyphen: bool = False


def is_simple(text: str) -> bool:
    """Whether every character takes exactly one cell (line feeds aside)."""
    return text.isascii() or _SIMPLE.fullmatch(text) is not None


def wrap(text: str, width: int, breaks: Breaks | None = None) -> list[Row]:
    """Rows of at most ``width`` cells (never less than 4), a hyphen included. A line feed ends a row; an empty text is
    one empty row. ``breaks``: words may be broken; those in texts that are measured cell by cell are not."""
    width = max(width, _LEAST_WIDTH)
    rows: list[Row] = []
    simple = is_simple(text)
    begin = 0
    while True:
        stop = text.find("\n", begin)
        end = stop if stop >= 0 else len(text)
        if simple:
            _fill_simple(text, begin, end, width, rows, breaks)
        else:
            _fill_cells(text, begin, end, width, rows)
        if stop < 0:
            return rows
        begin = stop + 1


def cells(text: str) -> int:
    """Cells the text takes on one row."""
    return len(text) if is_simple(text) else cell_len(text)


def cut_to(text: str, width: int) -> str:
    """The text, cut to ``width`` cells with an ellipsis where it is longer."""
    if cells(text) <= width:
        return text
    used = 0
    for start, _, size in split_graphemes(text)[0]:
        if used + size > width - 1:
            return text[:start].rstrip() + "…"
        used += size
    return text


def _fill_simple(text: str, begin: int, stop: int, width: int, rows: list[Row], breaks: Breaks | None = None) -> None:
    at = begin
    while stop > begin and text[stop - 1] == " ":
        stop -= 1
    while True:
        while at < stop and text[at] == " ":
            at += 1
        if stop - at <= width:
            rows.append(Row(at, stop, False))
            return
        end = _break_before(text, at, at + width)
        inside = _break_inside(text, end, at + width, breaks) if breaks is not None else 0
        rows.append(Row(at, inside or end, True, bool(inside)))
        at = inside or end


def _break_before(text: str, at: int, limit: int) -> int:
    """Where a row that begins at ``at`` ends: at a blank, after a dash inside a word, or within an over-long word."""
    blank = text.rfind(" ", at, limit + 1)
    # A dash between blanks belongs to the words before it: no row begins with one.
    while blank > at and text[blank + 1 : blank + 2] in _DASHES and text[blank + 2 : blank + 3] == " ":
        earlier = text.rfind(" ", at, blank)
        if earlier <= at:
            break
        blank = earlier
    for dash in _DASHES:
        place = text.rfind(dash, at, limit)
        if place > max(blank, at) and _may_break_after(text, place):
            blank = place + 1
    if blank > at:
        return blank
    for mark in "/?&=_.":
        place = text.rfind(mark, at + 1, limit)
        if place > at:
            return place + 1
    return limit


def _break_inside(text: str, blank: int, limit: int, breaks: Breaks) -> int:
    """Where the word after a blank is broken so that it and a hyphen still stand before ``limit``; 0: nowhere."""
    if limit - blank <= _WORTH_BREAKING or text[blank : blank + 1] != " ":
        return 0
    word = _LETTERS.match(text, blank + 1)
    if word is None or word[1].isupper():
        return 0
    start = word.start(1)
    return max((start + place for place in breaks(word[1]) if start + place < limit), default=0)


def _may_break_after(text: str, place: int) -> bool:
    around = text[max(0, place - _AROUND_HYPHEN) : place] + text[place + 1 : place + 1 + _AROUND_HYPHEN]
    return len(around) == 2 * _AROUND_HYPHEN and around.isalpha()


def _fill_cells(text: str, begin: int, stop: int, width: int, rows: list[Row]) -> None:
    start = at = begin
    used = 0
    empty = True
    for word in _WORD.finditer(text, begin, stop):
        for part, end in _parts(text, word.start(), word.end()):
            size = cell_len(text[part:end])
            if not empty and used + part - at + size > width:
                rows.append(Row(start, at, True))
                empty = True
            if empty:
                start, used, empty = part, 0, False
            else:
                used += part - at
            if size > width:
                start, used = _cut_hard(text, part, end, width, rows)
            else:
                used += size
            at = end
    rows.append(Row(start, at, False))


def _cut_hard(text: str, start: int, end: int, width: int, rows: list[Row]) -> tuple[int, int]:
    """Cut an over-long word between graphemes; returns where its last row begins and how many cells that takes."""
    base, used = start, 0
    for first, _, size in split_graphemes(text[start:end])[0]:
        if used and used + size > width:
            rows.append(Row(start, base + first, True))
            start, used = base + first, 0
        used += size
    return start, used


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The unbreakable parts of a word: single wide characters with the marks that cling to them, and the rest."""
    if _WIDE.search(text, start, end) is None:
        return [(start, end)]
    parts: list[tuple[int, int]] = []
    begin = start
    for at in range(start + 1, end):
        before, here = text[at - 1], text[at]
        wide = _WIDE.match(here) is not None or _WIDE.match(before) is not None
        if wide and here not in _CLOSERS and before not in _OPENERS and cell_len(here):
            parts.append((begin, at))
            begin = at
    parts.append((begin, end))
    return parts
