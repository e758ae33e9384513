"""What can be taken back, newest first. Enter takes back everything down to the row, u the newest."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from orda_tui.errors import OrdaError
from orda_tui.tui.ages import age
from orda_tui.tui.screens.listing import Listing
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.text_list import TextRow

_SHOWN = 500


class UndoList(Listing[bool]):
    """The journal. The result says whether anything was taken back or done again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("u,г", "undo", show=False),
        Binding("ctrl+r", "redo", show=False),
    ]
    NAME = "What can be taken back"
    HINTS = [("u", "take back the newest"), ("^R", "do again")]

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._changed = False

    def rows_for(self, words: str) -> list[TextRow]:
        now = self.services.clock()
        rows = []
        for entry in self.services.library.store.journal.entries(_SHOWN):
            if words.casefold() in entry.sentence.casefold():
                style = "muted" if entry.undone else "text"
                mark = ("  taken back: " if entry.undone else "  ", "muted")
                rows.append(TextRow(((mark, (entry.sentence, style)),), age(entry.at, now), entry.id))
        return rows

    def empty(self) -> str:
        return "Nothing was changed yet."

    def choose(self, row: TextRow) -> None:
        """Take back everything from the newest down to this row."""
        for entry in self.services.library.store.journal.entries(_SHOWN):
            if not entry.undone:
                self._walk(back=True)
            if entry.id == row.key:
                break

    def leave(self) -> None:
        self.dismiss(self._changed)

    def action_undo(self) -> None:
        self._walk(back=True)

    def action_redo(self) -> None:
        self._walk(back=False)

    def _walk(self, *, back: bool) -> None:
        journal = self.services.library.store.journal
        try:
            entry = journal.undo() if back else journal.redo()
        except OrdaError as error:
            self.status.say(str(error), error=True)
            return
        if entry is not None:
            self._changed = True
            self.status.say(f"{'Taken back' if back else 'Done again'}: {entry.sentence}")
            self.load(keep=True)
