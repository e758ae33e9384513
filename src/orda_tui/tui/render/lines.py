"""What a laid-out row is, and how places in the article and places on the screen find each other."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from orda_tui.tui.render.passages import Passage

#: Cells left of the column that hold the margin bar and a blank.
MARGIN = 2


class Piece(NamedTuple):
    """A stretch of one row in one style.

    ``style`` is a role, then a dot and the letters of marks ("body", "body.bi"); ``source`` is where in the passage's
    text the piece begins, -1 for decoration (bullets, frames, padding), which is neither searched nor copied; ``link``
    is a number in ``Layout.links``, -1 for none.
    """

    text: str
    style: str
    source: int = -1
    link: int = -1


class Spot(NamedTuple):
    """A place in the article, whatever the width: an offset in a passage's text."""

    passage: int
    offset: int


class Stretch(NamedTuple):
    """``passages[passage].text[start:end]``."""

    passage: int
    start: int
    end: int


@dataclass(slots=True)
class Line:
    """One row. ``statements``: those that stand in it, for the margin bar. ``group``: the statement that leads the key
    list the row belongs to, -1 elsewhere. ``note`` is painted in the right margin.

    ``wide``: the row may be broader than the column and is scrolled sideways. ``picture``: number of the row of the
    picture that the passage stands for; -1 for rows of text.
    """

    passage: int
    pieces: tuple[Piece, ...] = ()
    soft: bool = False
    statements: tuple[int, ...] = ()
    group: int = -1
    note: tuple[Piece, ...] = ()
    wide: bool = False
    picture: int = -1

    def start(self) -> int | None:
        """Offset in the passage where the row's text begins; None for a row without text of the article."""
        return next((piece.source for piece in self.pieces if piece.source >= 0), None)

    def end(self) -> int | None:
        """Offset just after the row's text; None for a row without text of the article."""
        return next((p.source + len(p.text) for p in reversed(self.pieces) if p.source >= 0), None)

    def offset_at(self, x: int) -> int | None:
        """The offset in the passage at character ``x`` of the row; decoration counts as the text nearest to it."""
        nearest: int | None = None
        for piece in self.pieces:
            if piece.source >= 0:
                if x <= 0:
                    return piece.source
                nearest = piece.source + min(x, len(piece.text))
                if x < len(piece.text):
                    return nearest
            x -= len(piece.text)
        return nearest

    def span_of(self, start: int, end: int) -> tuple[int, int] | None:
        """Characters of the row that show ``[start:end]`` of its passage, None where it shows nothing of it."""
        first = last = -1
        x = 0
        for piece in self.pieces:
            size = len(piece.text)
            if piece.source >= 0:
                begin, stop = max(start, piece.source), min(end, piece.source + size)
                if begin < stop:
                    if first < 0:
                        first = x + begin - piece.source
                    last = x + stop - piece.source
            x += size
        return (first, last) if first >= 0 else None


@dataclass(frozen=True, slots=True)
class Frame:
    """How the width of the widget is divided, in cells: ``left`` (blank, its end holds the margin bar), ``column`` for
    the text, and ``note`` for notes in the right margin (0: there is no room, labels stand above the text)."""

    width: int
    left: int
    column: int
    note: int = 0

    @property
    def note_at(self) -> int:
        """Cell where margin notes begin."""
        return self.left + self.column + 3


_LEAST_COLUMN = 58  # narrower than this, the column is worth more than notes beside it
_NOTE = (18, 28)
_NOTE_WORTH_IT = 20  # where the column must be narrower for notes, they have at least this
_GUTTER = 3


def frame_for(width: int, measure: int, *, notes: bool) -> Frame:
    """The division of ``width`` cells for a column of ``measure`` cells; ``notes``: there are notes to place. The
    column is in the middle, with notes as without, as far as there is room for them."""
    least, most = _NOTE
    room = width - MARGIN - _GUTTER - 1
    if notes and room >= min(_LEAST_COLUMN, measure) + _NOTE_WORTH_IT:
        column = min(measure, room - _NOTE_WORTH_IT)
        right = width - column - _GUTTER - 1
        left = max(MARGIN, min((width - column) // 2, right - least))
        return Frame(width, left, column, min(most, right - left))
    column = min(measure, max(8, width - MARGIN - 1))
    return Frame(width, max(MARGIN, (width - column) // 2), column)


@dataclass(slots=True)
class Layout:
    """The rows laid out so far. ``starts[p]`` is the first row of passage ``p``; ``targets``: links (by number) that
    lead to a passage of the article instead of an address."""

    frame: Frame
    passages: tuple[Passage, ...]
    lines: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    targets: dict[int, int] = field(default_factory=dict)
    widest: int = 0

    def rows_of(self, passage: int) -> range:
        """Rows of a passage that is laid out, the blank rows above it included."""
        stop = self.starts[passage + 1] if passage + 1 < len(self.starts) else len(self.lines)
        return range(self.starts[passage], stop)

    def row_of(self, spot: Spot) -> int:
        """The row where a place stands; the last row so far where it is not laid out yet."""
        if spot.passage >= len(self.starts):
            return max(0, len(self.lines) - 1)
        found = -1
        for y in self.rows_of(spot.passage):
            start = self.lines[y].start()
            if start is None:
                continue
            if start > spot.offset and found >= 0:
                break
            found = y
        return found if found >= 0 else self.starts[spot.passage]

    def spot_at(self, y: int) -> Spot:
        """The place where row ``y`` begins (of the next text below it, for a row without text)."""
        y = min(max(0, y), len(self.lines) - 1)
        if y < 0:
            return Spot(0, 0)
        passage = self.lines[y].passage
        for below in range(y, len(self.lines)):
            line = self.lines[below]
            if line.passage != passage:
                return Spot(line.passage, 0)
            start = line.start()
            if start is not None:
                return Spot(passage, start)
        return Spot(passage, len(self.passages[passage].text))

    def passage_at(self, y: int) -> int:
        """The passage that row ``y`` belongs to."""
        return max(0, bisect_right(self.starts, y) - 1)
