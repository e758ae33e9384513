"""A list of ready lines for dialogs and small screens: each row is one or more lines of text in named styles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from rich.cells import cell_len
from rich.segment import Segment

from orda_tui.text.neutral import one_line
from orda_tui.text.searching import begun
from orda_tui.tui.widgets.cells import cut, fit, lit
from orda_tui.tui.widgets.row_list import RowList

K = TypeVar("K")

#: A piece of a line: its text, the name of its style (text, strong, muted, mark, quote, bad), and how many cells it
#: takes if it is part of a column.
Part = tuple[str, str] | tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class TextRow:
    """``lines`` of parts; ``right`` stands at the right edge of the first. ``key`` is for the screen that made it."""

    lines: tuple[tuple[Part, ...], ...]
    right: str = ""
    key: object = None


class TextList(RowList):
    """Shows ``TextRow``s. All have as many lines as the list was made for."""

    def __init__(self, lines: int = 1, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.lines_per_row = lines
        self.rows: list[TextRow] = []
        self.words: tuple[str, ...] = ()

    @property
    def row_count(self) -> int:
        return len(self.rows)

    @property
    def current(self) -> TextRow | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def set_rows(self, rows: list[TextRow], *, words: Sequence[str] = (), keep: bool = False) -> None:
        """Show these rows, with these words lit; ``keep``: the cursor stays on the row with the same key."""
        before = self.current.key if keep and self.current is not None else None
        self.rows = rows
        self.words = tuple(words)
        self.rows_changed()
        at = next((i for i, row in enumerate(rows) if row.key == before), 0) if before is not None else 0
        self.set_reactive(RowList.cursor, at)
        self.show_cursor_row()
        self.repaint()
        self.post_message(self.Moved(self, self.cursor))

    def draw_row(self, index: int, line: int, width: int) -> list[Segment]:
        row = self.rows[index]
        parts = row.lines[line] if line < len(row.lines) else ()
        right = cut(one_line(row.right), width // 2) if line == 0 else ""
        room = width - (cell_len(right) + 2 if right else 1)
        segments: list[Segment] = []
        for text, name, *column in parts:
            # Blanks at the ends part the pieces; only what is between them is text from outside.
            inner = one_line(text)
            text = text[: len(text) - len(text.lstrip(" "))] + inner + (" " if inner and text.endswith(" ") else "")
            whole = fit(text, column[0]) if column else text
            text = cut(whole, room)
            segments += lit(text, begun(self.words), self.style(name), self.style("hit"))
            room -= cell_len(text)
            if text != whole:
                break  # what comes after could only be another ellipsis
        if right:
            segments += [Segment(" " * max(0, room), self.style("text")), Segment(f" {right} ", self.style("muted"))]
        return segments
