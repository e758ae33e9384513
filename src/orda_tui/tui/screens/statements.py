"""Lists of statements: a line of who and where, two of words, and a blank one; the place of each is one key away."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from textual.worker import Worker

from orda_tui.model.said import Kept, Said
from orda_tui.text.citation import cited
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import one_line
from orda_tui.tui import copying
from orda_tui.tui.ages import day
from orda_tui.tui.screens.listing import Listing, Place, Undoing
from orda_tui.tui.widgets.cells import cut, wrapped
from orda_tui.tui.widgets.text_list import Part, TextRow

_WORD_LINES = 2
_LINES = _WORD_LINES + 2


class Places(Undoing[Place]):
    """A screen that is left for a place in an article, and come back to from there."""

    def again(self) -> Places:
        """A screen that goes on where this one was left."""
        raise NotImplementedError


class Statements(Listing[Place]):
    """Enter goes to the place of a statement in its article, which is the result; it can be copied with a citation."""

    LINES = _LINES
    _copying: Worker[None] | None = None

    def rows_of(self, found: Iterable[Said | Kept], width: int) -> list[TextRow]:
        """Rows for statements, in their order."""
        now = self.services.clock()
        return [statement_row(one, now=now, width=width) for one in found]

    @property
    def statement(self) -> Said | Kept | None:
        """The one under the cursor."""
        key = self.listing.current.key if self.listing.current is not None else None
        return key if isinstance(key, Said | Kept) else None

    def choose(self, row: TextRow) -> None:
        found = self.statement
        if found is not None and found.article is None:
            self.say("Its article has left the store; the statement stays.")
        elif found is not None and found.article is not None:
            self.leave_with(Place(found.article, (found.statement.block, found.statement.start)))

    def action_copy(self) -> None:
        if self.statement is not None:
            text = citation(self.statement, self.services.clock())
            what = cited(self.statement.statement)
            self._copying = self.run_worker(partial(self._copy, text, what), group="copy", exclusive=False)

    async def _copy(self, text: str, what: str) -> None:
        self.say(await copying.copy(self.app, text, what))


def citation(found: Said | Kept, now: int) -> str:
    """A statement with who said it, where and when, as far as that is known."""
    lines = [f"“{one_line(found.statement.text)}”", f"— {one_line(found.statement.speaker) or 'no speaker named'}"]
    lines.append(", ".join(part for part in (one_line(found.title), one_line(found.source)) if part))
    lines.append(day(found.when, now) if found.when else "")
    lines.append(safe_link(found.url))
    return "\n".join(line for line in lines if line)


def statement_row(found: Said | Kept, *, now: int, width: int) -> TextRow:
    """One statement in ``LINES`` lines: who (and since when known), words, and the article they stand in."""
    statement = found.statement
    lines = wrapped(one_line(statement.text), width - 4)
    if len(lines) > _WORD_LINES:
        lines = [*lines[: _WORD_LINES - 1], cut(" ".join(lines[_WORD_LINES - 1 :]), width - 4)]
    words: list[tuple[Part, ...]] = [((f"  │ {line}", "quote"),) for line in lines]
    where = " · ".join(part for part in (one_line(found.source), one_line(found.title)) if part)
    name = one_line(statement.speaker) or "no speaker named"
    if statement.inferred:
        name += " (inferred)"
    who: tuple[Part, ...] = ((f"  {name}", "strong"), (f"  {cut(where, max(0, width - len(name) - 16))}", "muted"))
    blank: list[tuple[Part, ...]] = [()] * (_WORD_LINES - len(lines))
    return TextRow((who, *words, *blank, ()), day(found.when, now) if found.when else "", found)
