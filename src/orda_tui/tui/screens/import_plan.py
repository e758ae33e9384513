"""What a list of subscriptions would bring: asked about before anything is added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from orda_tui.tui.screens.listing import Listing
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.text_list import TextRow


class ImportPlan(Listing[bool]):
    """The result is True where the reader wants the new sources. ``plan``: "new", "known" and "skipped" of the
    worker's answer."""

    CHOOSE = "add"

    def __init__(self, services: Services, path: str, plan: dict[str, Any]) -> None:
        super().__init__(services)
        self._file = one_line(Path(path).name)
        self._new: list[dict[str, Any]] = list(plan.get("new", ()))
        self._skipped: list[dict[str, Any]] = list(plan.get("skipped", ()))
        self._known = int(plan.get("known", 0))

    def on_mount(self) -> None:
        self.say(self._summary())

    def _summary(self) -> str:
        parts = [f"{len(self._new):,} new", f"{self._known:,} yours already"]
        if self._skipped:
            parts.append(f"{len(self._skipped):,} left out")
        back = self.keyed("{listing.back} leaves it")
        if not self._new:
            return f"{', '.join(parts)}. {back}."
        return f"{', '.join(parts)}. {self.keyed('{listing.add}')} adds the new ones, {back}."

    def listing_name(self) -> str:
        return f"Import from {self._file}"

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        wanted = words.casefold().split()
        rows = [
            TextRow(
                (
                    (
                        ("  left out", "bad", 12),
                        (one_line(str(one["why"])), "text"),
                        ("  ", "text"),
                        (one_line(str(one["text"])), "muted"),
                    ),
                ),
                f"line {one['line']}",
                ("line", one["line"]),
            )
            for one in self._skipped
        ]
        rows += [
            TextRow(
                (
                    (
                        ("  new", "mark", 12),
                        (one_line(str(one["name"] or one["address"])), "strong", 34),
                        (" " + one_line(str(one["address"])), "muted"),
                    ),
                ),
                one_line(str(one["folder"])),
                one["address"],
            )
            for one in self._new
        ]
        return [row for row in rows if all(word in _text(row) for word in wanted)]

    def empty(self) -> str:
        return "There is nothing new in this list."

    def choose(self, row: TextRow) -> None:
        self.action_add()

    def action_add(self) -> None:
        if self._new:
            self.leave_with(True)
        else:
            self.say(self.empty())


def _text(row: TextRow) -> str:
    return " ".join(part[0] for line in row.lines for part in line).casefold() + row.right.casefold()
