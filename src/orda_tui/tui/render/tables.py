"""Tables: as they are where they fit, else with wrapped cells, else wide and scrolled sideways."""

from __future__ import annotations

import re

from orda_tui.model.document import Table
from orda_tui.text.neutral import one_line
from orda_tui.tui.render.lines import Frame, Line, Piece
from orda_tui.tui.render.passages import Passage
from orda_tui.tui.render.wrap import Row, cells, wrap

_BETWEEN = " │ "
_CROSS = "─┼─"
_LEAST = 6  # a column narrower than its words and than this reads badly
_MOST = 40  # cells of a column in a table that is scrolled sideways anyway
_NUMBER = re.compile(r"[-+−~≈<>$€£¥₸₽]*\s*\d[\d\s.,:/]*(?:%|[^\W\d]{0,3}\.?)?|[-—–n/a]*")


def table_lines(number: int, passage: Passage, frame: Frame) -> list[Line]:
    """The rows of a table passage; its text is the cells, parted by tabs and line feeds."""
    table = passage.part
    if not isinstance(table, Table) or not any(table.rows):
        return []
    grid = [[one_line(cell) for cell in row] for row in table.rows]
    columns = range(max(len(row) for row in grid))
    grid = [row + [""] * (len(columns) - len(row)) for row in grid]
    widths = _widths(grid, frame)
    right = [_is_numeric([row[c] for row in grid[table.header :]]) for c in columns]
    wide = sum(widths) + len(_BETWEEN) * (len(widths) - 1) > frame.column
    lines: list[Line] = []
    source = 0
    for at, row in enumerate(grid):
        style = "thead" if at < table.header else "body"
        lines += _row_lines(number, row, widths, right, style, source)
        source += sum(len(cell) + 1 for cell in row)
        if at == table.header - 1:
            lines.append(Line(number, (Piece(_CROSS.join("─" * width for width in widths), "ornament"),)))
    for line in lines:
        line.wide = wide
    return lines


def _widths(grid: list[list[str]], frame: Frame) -> list[int]:
    natural = [max(1, *(cells(row[c]) for row in grid)) for c in range(len(grid[0]))]
    between = len(_BETWEEN) * (len(natural) - 1)
    room = frame.column - between
    if sum(natural) <= room:
        return natural
    longest = [max(1, *(cells(word) for row in grid for word in row[c].split() or [""])) for c in range(len(natural))]
    least = [min(size, max(_LEAST, word)) for size, word in zip(natural, longest, strict=True)]
    if sum(least) > room:
        return [min(size, _MOST) for size in natural]
    # Every column gets what its longest word needs; what is left goes where the most text waits.
    spare = room - sum(least)
    want = [size - few for size, few in zip(natural, least, strict=True)]
    total = sum(want)
    return [few + spare * more // total for few, more in zip(least, want, strict=True)]


def _is_numeric(column: list[str]) -> bool:
    return any(any(ch.isdigit() for ch in cell) for cell in column) and all(
        _NUMBER.fullmatch(cell) is not None for cell in column
    )


def _row_lines(
    number: int, row: list[str], widths: list[int], right: list[bool], style: str, source: int
) -> list[Line]:
    wrapped: list[list[Row]] = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
    lines = []
    for at in range(max(map(len, wrapped))):
        pieces: list[Piece] = []
        begin = source
        for column, (cell, rows, width) in enumerate(zip(row, wrapped, widths, strict=True)):
            if column:
                pieces.append(Piece(_BETWEEN, "ornament"))
            text, where = "", -1
            if at < len(rows):
                text, where = cell[rows[at].start : rows[at].end], begin + rows[at].start
            blank = " " * max(0, width - cells(text))
            parts = [Piece(text, style, where)] if text else []
            parts.insert(0 if right[column] else len(parts), Piece(blank, style))
            pieces += [part for part in parts if part.text]
            begin += len(cell) + 1
        lines.append(Line(number, tuple(pieces)))
    return lines
