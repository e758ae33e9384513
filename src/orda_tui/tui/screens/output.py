"""What a program printed, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from orda_tui.tui.screens.listing import Listing
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.cells import wrapped
from orda_tui.tui.widgets.text_list import TextRow


class Output(Listing[None]):
    """Shows lines; long ones are wrapped."""

    def __init__(self, services: Services, name: str, lines: Sequence[str]) -> None:
        super().__init__(services)
        self._command = name
        self._lines = list(lines)

    def listing_name(self) -> str:
        return one_line(self._command)

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        wanted = words.casefold().split()
        rows = []
        for line in self._lines:
            if all(word in line.casefold() for word in wanted):
                rows += [TextRow((((f" {part}", "text"),),)) for part in wrapped(line, width) or [""]]
        return rows

    def empty(self) -> str:
        return "It printed nothing."

    def choose(self, row: TextRow) -> None:
        """There is nothing to open."""
