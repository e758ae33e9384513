"""Set passages into rows. Lazy: the layout grows passage by passage, so that a caller may stop when time is up."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from orda_tui.model.document import Figure
from orda_tui.text.hyphens import breaks_in
from orda_tui.tui import signs
from orda_tui.tui.render.callouts import Callouts, Label, Mention, speaker_name
from orda_tui.tui.render.cards import card_lines
from orda_tui.tui.render.lines import Frame, Layout, Line, Piece
from orda_tui.tui.render.margin import Note, label_style, margin_notes
from orda_tui.tui.render.notes import find_notes
from orda_tui.tui.render.passages import Passage
from orda_tui.tui.render.runs import Run, justify, pieces_of, runs_of
from orda_tui.tui.render.tables import table_lines
from orda_tui.tui.render.wrap import Breaks, cells, cut_to, wrap

#: Rows a picture takes at a column of so many cells, 0 where it is not shown.
PictureRows = Callable[[Figure, int], int]

_BULLETS = ("•", "◦", "▪")
_INDENT = 3
_DEEPEST = 5  # levels of a list that are still told apart by their indent
_QUOTE_BAR = "▌ "
_NO_END = 99  # rows below the last passage: as many as are needed
_DOTTED = frozenset(("meta", "topics"))
_DOT = "\u00a0·"  # parts the items of these; where a row breaks, the break does
_RUNNING = frozenset(("body", "item", "quote"))


@dataclass(frozen=True, slots=True)
class Options:
    """``justify``: even right margin. ``hyphenate``: words may be broken. ``picture_rows``: None keeps every picture to
    a line that names it."""

    justify: bool = False
    hyphenate: bool = False
    picture_rows: PictureRows | None = None


class Typesetter:
    """Sets one article for one frame. ``lang``: its language, for the breaking of words."""

    def __init__(
        self,
        passages: tuple[Passage, ...],
        callouts: Callouts,
        frame: Frame,
        options: Options | None = None,
        lang: str = "",
    ) -> None:
        self.layout = Layout(frame, passages)
        self.callouts = callouts
        self.options = options or Options()
        self._breaks: Breaks | None = breaks_in(lang) if self.options.hyphenate else None
        self._notes: dict[int, tuple[Piece, ...]] = {}
        self._footnotes = find_notes(passages)
        self._introduced: dict[str, str] = {}

    def run(self) -> Iterator[Layout]:
        """The growing layout, after each passage; it is the same object every time."""
        layout = self.layout
        for number, passage in enumerate(layout.passages):
            layout.starts.append(len(layout.lines))
            self._gap(number, passage)
            _SETTERS.get(passage.role, Typesetter._text)(self, number, passage)
            yield layout
        while self._notes:
            self._add(Line(len(layout.passages) - 1))
        yield layout

    # What every passage shares

    def _gap(self, number: int, passage: Passage) -> None:
        group = self.callouts.grouped.get(number, -1)
        if self.callouts.grouped.get(number - 1, -1) != group:
            group = -1
        # One quotation in several paragraphs keeps its bar between them.
        joined = self._continues(number) and (self.layout.frame.note > 0 or not self._labelled(number))
        for _ in range(passage.gap):
            self._add(Line(number, (Piece(_QUOTE_BAR.rstrip(), "mark"),) if joined else (), group=group))
        if not self.layout.frame.note:
            self._labels(number)

    def _runs(self, number: int, passage: Passage) -> list[Run]:
        before = len(self.layout.links)
        inside = self._footnotes.get(number, {})
        runs = runs_of(passage, self.layout.links, inside)
        for link in range(before, len(self.layout.links)) if inside else ():
            target = inside.get(self.layout.links[link])
            if target is not None:
                self.layout.targets[link] = target
        return runs

    def _add(self, line: Line) -> None:
        if self._notes:
            line.note = self._notes.pop(len(self.layout.lines), ())
        self.layout.lines.append(line)

    def _labels(self, number: int) -> None:
        """Where there is no right margin, labels stand above the passage: a row for each speaker of it."""
        told: set[str] = set()
        for mention in self._labelled(number):
            label = self._label(mention.statement)
            if label.name in told:
                continue
            told.add(label.name)
            width = self.layout.frame.column
            name = cut_to(label.name, width)
            pieces = [Piece(name, label_style(label))]
            rest = width - cells(name) - 3
            if label.detail and rest > 8:
                pieces.append(Piece(" · " + cut_to(label.detail, rest), "label"))
            self._add(Line(number, tuple(pieces), statements=(mention.statement,)))

    def _labelled(self, number: int) -> tuple[Mention, ...]:
        """The statements of a passage that get a label: a key list has one, at its head, for all its items."""
        leader = self.callouts.grouped.get(number)
        if leader is None:
            told = self._quoted_above(number)
            found = (m for m in self.callouts.of(number) if not self.callouts.speaks_for_itself(m.statement))
            return tuple(m for m in found if speaker_name(self.callouts.statements[m.statement]) != told)
        if self.callouts.grouped.get(number - 1) == leader:
            led = self.callouts.statements[leader].speaker
            return tuple(m for m in self.callouts.of(number) if self.callouts.statements[m.statement].speaker != led)
        return (Mention(leader, 0, 1),)

    def _continues(self, number: int) -> bool:
        """Is this one more paragraph of the quotation that stands above it?"""
        passages = self.layout.passages
        return number > 0 and passages[number].role == passages[number - 1].role == "quote"

    def _quoted_above(self, number: int) -> str:
        """Who was named beside the quotation that this passage continues; "" where it continues none."""
        above = self.callouts.of(number - 1) if self._continues(number) else ()
        return speaker_name(self.callouts.statements[above[-1].statement]) if above else ""

    def _label(self, statement: int) -> Label:
        """The label; a speaker's office is told once, where the article lets him speak first."""
        said = self.callouts.statements[statement]
        first = self._introduced.get(said.speaker) != said.role
        if said.role:
            self._introduced[said.speaker] = said.role
        return self.callouts.label(statement, role=first)

    def _note(self, number: int, rows: Sequence[int]) -> None:
        """Put the labels of a passage into the right margin. ``rows``: where in its text the rows end that come next.

        A name is told again only after another's, and then without its detail."""
        notes: list[Note] = []
        told: set[str] = set()
        for mention in self._labelled(number):
            label = self._label(mention.statement)
            row = min(bisect_right(rows, mention.start), len(rows) - 1)
            beside = [note.label.name for note in notes if note.row == row] or [note.label.name for note in notes[-1:]]
            if label.name not in beside:
                notes.append(Note(row, label._replace(detail="") if label.name in told else label))
                told.add(label.name)
        if notes:
            begin = len(self.layout.lines)
            placed = margin_notes(notes, len(rows) + self._room_below(number), self.layout.frame.note)
            self._notes |= {begin + row: note for row, note in placed.items()}

    def _room_below(self, number: int) -> int:
        """Rows below a passage in which nothing stands that others may have said: at least so many."""
        room = 0
        leader = self.callouts.grouped.get(number)
        passages = self.layout.passages
        for below in range(number + 1, len(passages)):
            room += passages[below].gap
            listed = leader is not None and self.callouts.grouped.get(below) == leader and not self._labelled(below)
            if not listed and passages[below].role not in ("cite", "credit"):
                return room
            room += 1
        return room + _NO_END

    def _flow(self, number: int, passage: Passage, role: str, first: str = "", rest: str = "") -> None:
        """Running text behind a lead: ``first`` on its first row, ``rest`` on the others."""
        frame, text = self.layout.frame, passage.text
        width = frame.column - cells(rest)
        runs = self._runs(number, passage)
        running = passage.role in _RUNNING
        even = self.options.justify and running
        mentions = list(self.callouts.of(number))
        rows = wrap(text, width, self._breaks if running else None)
        if frame.note:
            self._note(number, [row.end for row in rows])
        group = self.callouts.grouped.get(number, -1)
        for row in rows:
            if row.soft and passage.role in _DOTTED:
                row = row._replace(end=row.end - len(_DOT) if text.startswith(_DOT, row.end - len(_DOT)) else row.end)
            here: tuple[int, ...] = ()
            if mentions:
                here = tuple(m.statement for m in mentions if m.start < row.end and m.end > row.start)
            used = cells(text[row.start : row.end]) + row.hyphen
            pads = justify(text, row, used, width) if even else frozenset()
            pieces = pieces_of(text, row, runs, role, pads)
            if row.hyphen:
                pieces.append(Piece("-", role))
            lead = first if row.start == 0 else rest
            if lead:
                pieces.insert(0, Piece(lead, "mark"))
            if group < 0 and not here and mentions and not frame.note and row.end <= mentions[0].start:
                here = (mentions[0].statement,)  # from the label down to the words
            self._add(Line(number, tuple(pieces), row.soft, here, group))

    # One way for each role

    def _text(self, number: int, passage: Passage) -> None:
        role = passage.role
        if role == "heading":
            role = f"heading{min(passage.level, 4)}"
        self._flow(number, passage, role, *(("  — ", "    ") if role == "cite" else ()))

    def _item(self, number: int, passage: Passage) -> None:
        deepest = min(_DEEPEST, self.layout.frame.column // (3 * _INDENT))
        indent = " " * (_INDENT * min(passage.level, deepest))
        if passage.number is None:
            sign = f" {_BULLETS[min(passage.level, len(_BULLETS) - 1)]} "
        else:
            sign = f"{passage.number:>2}. "
        self._flow(number, passage, "item", indent + sign, indent + " " * len(sign))

    def _quote(self, number: int, passage: Passage) -> None:
        self._flow(number, passage, "quote", _QUOTE_BAR, _QUOTE_BAR)

    def _listed(self, number: int, passage: Passage) -> None:
        self._flow(number, passage, passage.role, " · ", "   ")

    def _rule(self, number: int, passage: Passage) -> None:
        column = self.layout.frame.column
        self._add(Line(number, (Piece("*   *   *".center(column).rstrip(), "ornament"),)))

    def _ornament(self, number: int, passage: Passage) -> None:
        self._add(Line(number, (Piece("─" * self.layout.frame.column, "ornament"),)))

    def _table(self, number: int, passage: Passage) -> None:
        for line in table_lines(number, passage, self.layout.frame):
            self._add(line)
            self._widen(line)

    def _code(self, number: int, passage: Passage) -> None:
        rows = passage.text.split("\n")
        width = max(self.layout.frame.column - 2, *(cells(text) for text in rows))
        begin = 0
        for text in rows:
            pieces = (Piece(" ", "code"), Piece(text, "code", begin), Piece(" " * (width + 1 - cells(text)), "code"))
            line = Line(number, pieces, wide=True)
            self._add(line)
            self._widen(line)
            begin += len(text) + 1

    def _widen(self, line: Line) -> None:
        size = self.layout.frame.left + sum(cells(piece.text) for piece in line.pieces)
        self.layout.widest = max(self.layout.widest, size)

    def _post(self, number: int, passage: Passage) -> None:
        runs = self._runs(number, passage)
        statements = tuple(m.statement for m in self.callouts.of(number))
        lines = card_lines(number, passage, runs, self.layout)
        if self.layout.frame.note:
            self._note(number, [len(passage.text) + 1] * len(lines))
        for line in lines:
            line.statements = statements
            self._add(line)

    def _picture(self, number: int, passage: Passage) -> None:
        figure = passage.part
        column = self.layout.frame.column
        rows = 0
        if isinstance(figure, Figure) and figure.src and self.options.picture_rows is not None:
            rows = self.options.picture_rows(figure, column)
        for row in range(rows):
            self._add(Line(number, picture=row))
        if not rows and passage.text:
            self._flow(number, passage, "placeholder", f"{signs.PICTURE} ", "  ")
        elif not rows:
            self._add(Line(number, (Piece(f"{signs.PICTURE} Picture", "placeholder"),)))


# Not in the typesetter itself: a layout that is let go should be gone at once, not when the collector comes by.
_SETTERS: dict[str, Callable[[Typesetter, int, Passage], None]] = {
    "item": Typesetter._item,
    "quote": Typesetter._quote,
    "table": Typesetter._table,
    "picture": Typesetter._picture,
    "code": Typesetter._code,
    "post": Typesetter._post,
    "rule": Typesetter._rule,
    "ornament": Typesetter._ornament,
    "link": Typesetter._listed,
    "headline": Typesetter._listed,
}
