"""The statements the reader kept, newest first; they outlive their articles."""

from __future__ import annotations

from orda_tui.errors import OrdaError
from orda_tui.model.said import Kept
from orda_tui.store import Store
from orda_tui.tui.screens.statements import Places, Statements
from orda_tui.tui.widgets.text_list import TextRow


class KeptStatements(Places, Statements):
    """The result is the place of a statement in its article, where the reader wants to go."""

    NAME = "Kept statements"

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        return self.rows_of(store.kept.all(words), width)

    def empty(self) -> str:
        return self.keyed(
            "No kept statements yet: in an article, {reader.next_statement} lights a statement and "
            "{reader.keep_statement} keeps it."
        )

    def again(self) -> KeptStatements:
        return KeptStatements(self.services).resume(self)

    def action_drop(self) -> None:
        kept = self.statement
        if not isinstance(kept, Kept):
            return
        try:
            self.services.library.store.kept.drop(kept.id, self.services.clock())
        except OrdaError as error:
            self.complain(str(error))
            return
        self.say(self.keyed("Let go. {listing.undo} takes it back."))
        self.load(keep=True)
