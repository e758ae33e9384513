"""The statements the reader kept, newest first; they outlive their articles."""

from __future__ import annotations

from functools import partial

from textual.worker import Worker

from orda_tui.errors import OrdaError
from orda_tui.model.said import Kept
from orda_tui.store import Store
from orda_tui.text.links import safe_link
from orda_tui.text.neutral import one_line
from orda_tui.tui import copying
from orda_tui.tui.ages import day
from orda_tui.tui.screens.listing import Place, Undoing
from orda_tui.tui.screens.statement_rows import LINES, statement_row
from orda_tui.tui.widgets.text_list import TextRow


class KeptStatements(Undoing[Place]):
    """The result is the place of a statement in its article, where the reader wants to go."""

    NAME = "Kept statements"
    _copying: Worker[None] | None = None
    LINES = LINES

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        now = self.services.clock()
        return [
            statement_row(
                kept.statement,
                speaker=kept.statement.speaker,
                title=kept.title,
                source=kept.source,
                when=kept.when,
                now=now,
                width=width,
                key=kept,
            )
            for kept in store.kept.all(words)
        ]

    def empty(self) -> str:
        return self.keyed(
            "No kept statements yet: in an article, {reader.next_statement} lights a statement and "
            "{reader.keep_statement} keeps it."
        )

    def choose(self, row: TextRow) -> None:
        kept = row.key
        if isinstance(kept, Kept):
            if kept.article is None:
                self.say("Its article has left the store; the statement stays.")
            else:
                self.leave_with(Place(kept.article, (kept.statement.block, kept.statement.start)))

    def action_drop(self) -> None:
        kept = self.listing.current.key if self.listing.current is not None else None
        if not isinstance(kept, Kept):
            return
        try:
            self.services.library.store.kept.drop(kept.id, self.services.clock())
        except OrdaError as error:
            self.complain(str(error))
            return
        self.say(self.keyed("Let go. {listing.undo} takes it back."))
        self.load(keep=True)

    def action_copy(self) -> None:
        kept = self.listing.current.key if self.listing.current is not None else None
        if isinstance(kept, Kept):
            speaker = one_line(kept.statement.speaker) or "no speaker named"
            lines = [f"“{one_line(kept.statement.text)}”", f"— {speaker}"]
            lines.append(", ".join(part for part in (one_line(kept.title), one_line(kept.source)) if part))
            lines.append(day(kept.when, self.services.clock()) if kept.when else "")
            lines.append(safe_link(kept.url))
            text = "\n".join(line for line in lines if line)
            self._copying = self.run_worker(partial(self._copy, text), group="copy", exclusive=False)

    async def _copy(self, text: str) -> None:
        self.say(await copying.copy(self.app, text, "the statement with its citation"))
