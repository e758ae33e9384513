"""Statements as rows: a line of who and where, two of words, and a blank one."""

from __future__ import annotations

from orda_tui.model.statement import Statement
from orda_tui.text.neutral import one_line
from orda_tui.tui.ages import day
from orda_tui.tui.widgets.cells import cut, wrapped
from orda_tui.tui.widgets.text_list import Part, TextRow

WORD_LINES = 2
LINES = WORD_LINES + 2


def statement_row(
    statement: Statement,
    *,
    speaker: str,
    title: str,
    source: str,
    when: int,
    now: int,
    width: int,
    key: object,
) -> TextRow:
    """One statement in ``LINES`` lines: who (and since when known), words, and the article they stand in."""
    lines = wrapped(one_line(statement.text), width - 4)
    if len(lines) > WORD_LINES:
        lines = [*lines[: WORD_LINES - 1], cut(" ".join(lines[WORD_LINES - 1 :]), width - 4)]
    words: list[tuple[Part, ...]] = [((f"  │ {line}", "quote"),) for line in lines]
    where = " · ".join(part for part in (one_line(source), one_line(title)) if part)
    name = one_line(speaker) or "no speaker named"
    if statement.inferred:
        name += " (inferred)"
    who: tuple[Part, ...] = ((f"  {name}", "strong"), (f"  {cut(where, max(0, width - len(name) - 16))}", "muted"))
    blank: list[tuple[Part, ...]] = [()] * (WORD_LINES - len(lines))
    return TextRow((who, *words, *blank, ()), day(when, now) if when else "", key)
