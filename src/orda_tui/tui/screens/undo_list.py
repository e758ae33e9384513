"""What can be taken back, newest first. Enter takes back everything down to the row, u the newest."""

from __future__ import annotations

from orda_tui.model.journal import JournalKind
from orda_tui.store import Store
from orda_tui.tui.ages import age
from orda_tui.tui.screens.listing import Undoing
from orda_tui.tui.widgets.text_list import TextRow

_SHOWN = 500


class UndoList(Undoing[set[JournalKind]]):
    """The journal. The result is the kinds of what was taken back or done again."""

    NAME = "What can be taken back"
    CHOOSE = "undo to here"

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        now = self.services.clock()
        rows = []
        for entry in store.journal.entries(_SHOWN):
            if words.casefold() in entry.sentence.casefold():
                mark = ("  taken back: " if entry.undone else "  ", "muted")
                sentence = (entry.sentence, "muted" if entry.undone else "text")
                rows.append(TextRow(((mark, sentence),), age(entry.at, now), entry.id))
        return rows

    def empty(self) -> str:
        return "Nothing was changed yet."

    def choose(self, row: TextRow) -> None:
        """Take back everything from the newest down to this row."""
        for entry in self.services.library.store.journal.entries(_SHOWN):
            if not entry.undone:
                self.walk(back=True)
            if entry.id == row.key:
                break

    def leave(self) -> None:
        self.leave_with(self.walked)
