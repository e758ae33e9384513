"""Cut rows into pieces of one style each, by the marks of their passage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container
from itertools import pairwise
from typing import NamedTuple

from orda_tui.model.document import Mark, MarkKind
from orda_tui.text.links import safe_link
from orda_tui.tui.render.lines import Piece
from orda_tui.tui.render.passages import Passage
from orda_tui.tui.render.wrap import Row

_LETTERS: dict[MarkKind, str] = {
    "strong": "b",
    "emphasis": "i",
    "code": "c",
    "link": "l",
    "strike": "s",
    "superscript": "u",
    "subscript": "d",
}
# One character for one, so that every offset stays what it is.
_RAISED = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_RAISABLE = frozenset("0123456789+-=()ni")
_LOWERABLE = frozenset("0123456789+-=()")


class Run(NamedTuple):
    """``text[start:end]`` of a passage looks alike: letters of its marks, number of its link (-1: none)."""

    start: int
    end: int
    letters: str
    link: int
    raised: dict[int, int] | None


def runs_of(passage: Passage, links: list[str], inside: Container[str] = ()) -> list[Run]:
    """The passage's text as runs without a gap; the links found are appended to ``links``.

    ``inside``: the addresses of links inside the article that lead somewhere (footnotes).
    """
    size = len(passage.text)
    marks = [m for m in passage.marks if 0 <= m.start < m.end <= size and m.kind in _LETTERS]
    if not marks:
        return [Run(0, size, "", -1, None)]
    numbers = [_number(mark, links, inside) for mark in marks]
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for at, mark in enumerate(marks):
        opening.setdefault(mark.start, []).append(at)
        closing.setdefault(mark.end, []).append(at)
    cuts = sorted({0, size, *opening, *closing})
    active: dict[int, None] = {}
    runs: list[Run] = []
    for start, end in pairwise(cuts):
        for at in closing.get(start, ()):
            active.pop(at, None)
        for at in opening.get(start, ()):
            active[at] = None
        kinds = {marks[at].kind for at in active}
        link = next((numbers[at] for at in active if numbers[at] >= 0), -1)
        letters = "".join(sorted(_LETTERS[kind] for kind in kinds if kind != "link" or link >= 0))
        runs.append(Run(start, end, letters, link, _shift(kinds, passage.text[start:end])))
    return runs


def _number(mark: Mark, links: list[str], inside: Container[str]) -> int:
    if mark.kind != "link":
        return -1
    href = mark.href if mark.href in inside else safe_link(mark.href)
    if not href:
        return -1
    links.append(href)
    return len(links) - 1


def _shift(kinds: set[MarkKind], text: str) -> dict[int, int] | None:
    if "superscript" in kinds and _RAISABLE.issuperset(text):
        return _RAISED
    if "subscript" in kinds and _LOWERABLE.issuperset(text):
        return _LOWERED
    return None


def _end_of(run: Run) -> int:
    return run.end


def pieces_of(text: str, row: Row, runs: list[Run], role: str, pads: frozenset[int] = frozenset()) -> list[Piece]:
    """The pieces of one row; after each offset in ``pads`` one blank of decoration is put in (even justification)."""
    pieces: list[Piece] = []
    for at in range(bisect_right(runs, row.start, key=_end_of), len(runs)):
        run = runs[at]
        if run.start >= row.end:
            break
        start, end = max(run.start, row.start), min(run.end, row.end)
        style = f"{role}.{run.letters}" if run.letters else role
        for pad in sorted(pads) if pads else ():
            if start <= pad < end:
                pieces.append(Piece(text[start : pad + 1], style, start, run.link))
                pieces.append(Piece(" ", role))
                start = pad + 1
        if start < end:
            part = text[start:end]
            pieces.append(Piece(part.translate(run.raised) if run.raised else part, style, start, run.link))
    return pieces


def justify(text: str, row: Row, used: int, width: int) -> frozenset[int]:
    """Blanks of the row to widen by one cell so that it fills ``width``; none where that would tear it apart (more
    than one extra cell a gap) or where the row ends a paragraph."""
    missing = width - used
    if not row.soft or missing <= 0:
        return frozenset()
    gaps = [at for at in range(row.start, row.end) if text[at] == " "]
    if missing > len(gaps):
        return frozenset()
    step = len(gaps) / missing
    return frozenset(gaps[int(at * step + step / 2)] for at in range(missing))
