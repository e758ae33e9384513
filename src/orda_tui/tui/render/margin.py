"""Labels in the right margin: each beside the words it is about, shortened where the next words need the room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from orda_tui.tui.render.callouts import Label
from orda_tui.tui.render.lines import Piece
from orda_tui.tui.render.wrap import cells, cut_to, wrap

_DOT = " · "
_NAME_ROWS = 3
_DETAIL_ROWS = 3


class Note(NamedTuple):
    """A label and the row that the words begin in."""

    row: int
    label: Label


def margin_notes(notes: Sequence[Note], rows: int, width: int) -> dict[int, tuple[Piece, ...]]:
    """What stands beside each row. ``notes``: at least one, by row; ``rows``: how many may be used, the last note's
    among them.

    A name is never beside words of the next speaker: a detail is left out for that, a long name cut, and where more
    begin to speak in a row than there are rows, the last of them share one.
    """
    groups = [(row, [note.label for note in group]) for row, group in groupby(notes, key=lambda note: note.row)]
    ends = [row for row, _ in groups[1:]] + [rows]
    placed: dict[int, tuple[Piece, ...]] = {}
    for (row, labels), end in zip(groups, ends, strict=True):
        placed.update(enumerate(_stack(labels, end - row, width), row))
    return placed


def label_style(label: Label) -> str:
    """The style of a speaker's name."""
    return f"speaker{label.colour}{'.b' if label.key else ''}"


def _stack(labels: list[Label], room: int, width: int) -> list[tuple[Piece, ...]]:
    """Rows for labels that begin together; only the last, whose words go on below, has its detail."""
    if len(labels) > room:
        shared = _shared(labels[room - 1 :], width)
        return [(Piece(cut_to(label.name, width), label_style(label)),) for label in labels[: room - 1]] + [shared]
    stack: list[tuple[Piece, ...]] = []
    for at, label in enumerate(labels):
        most = min(_NAME_ROWS, room - len(stack) - (len(labels) - 1 - at))
        stack += [(Piece(text, label_style(label)),) for text in _rows(label.name, width, most)]
    most = min(_DETAIL_ROWS, room - len(stack))
    if most and labels[-1].detail:
        stack += [(Piece(text, "label"),) for text in _detail_rows(labels[-1].detail, width, most)]
    return stack


def _shared(labels: list[Label], width: int) -> tuple[Piece, ...]:
    """Several names on one row, each in its colour, as many as there is room for."""
    pieces: list[Piece] = []
    for label in labels:
        comma = ", " if pieces else ""
        left = width - sum(cells(piece.text) for piece in pieces) - len(comma)
        if left < 2:
            break
        if comma:
            pieces.append(Piece(comma, "label"))
        pieces.append(Piece(cut_to(label.name, left), label_style(label)))
    return tuple(pieces)


def _detail_rows(detail: str, width: int, most: int) -> list[str]:
    """What has no room is left out, as far as something is left."""
    while len(wrap(detail, width)) > most and _DOT in detail:
        detail = detail.rpartition(_DOT)[0]
    return _rows(detail, width, most)


def _rows(text: str, width: int, most: int) -> list[str]:
    """At most so many rows of a text; an ellipsis says that there is more."""
    rows = wrap(text, width)
    shown = [text[row.start : row.end] for row in rows[:most]]
    if len(rows) > most:
        shown[-1] = cut_to(text[rows[most - 1].start :], width)
    return shown
