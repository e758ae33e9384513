"""What a list of subscriptions would bring: asked about before anything is added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from orda_tui.tui.screens.listing import Listing
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.text_list import Part, TextRow


class ImportPlan(Listing[bool]):
    """The result is True where the reader wants the new sources. ``plan``: "new", "known", "skipped" and
    "partly" of the worker's answer."""

    CHOOSE = "add"

    def __init__(self, services: Services, path: str, plan: dict[str, Any]) -> None:
        super().__init__(services)
        self._file = one_line(Path(path).name)
        self._new: list[dict[str, Any]] = list(plan.get("new", ()))
        self._skipped: list[dict[str, Any]] = list(plan.get("skipped", ()))
        self._partly: list[dict[str, Any]] = list(plan.get("partly", ()))
        self._known = int(plan.get("known", 0))

    def on_mount(self) -> None:
        self.say(self._summary())

    def _summary(self) -> str:
        parts = [f"{len(self._new):,} new", f"{self._known:,} yours already"]
        if self._skipped:
            parts.append(f"{len(self._skipped):,} left out")
        if self._partly:
            parts.append(f"{len({one['line'] for one in self._partly}):,} not whole")
        back = self.keyed("{listing.back} leaves it")
        if not self._new:
            return f"{', '.join(parts)}. {back}."
        return f"{', '.join(parts)}. {self.keyed('{listing.add}')} adds the new ones, {back}."

    def listing_name(self) -> str:
        return f"Import from {self._file}"

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        wanted = words.casefold().split()
        rows = [_told("  left out", "bad", one) for one in self._skipped]
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
        rows += [_told("  not whole", "mark", one) for one in self._partly]
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


def _told(what: str, style: str, one: dict[str, Any]) -> TextRow:
    """A line of the list that was not taken, or not whole, and why."""
    why, text = one_line(str(one["why"])), one_line(str(one["text"]))
    line: tuple[Part, ...] = ((what, style, 12), (why, "text"), ("  " + text, "muted"))
    return TextRow((line,), f"line {one['line']}", (what, one["line"], why))


def _text(row: TextRow) -> str:
    return " ".join(part[0] for line in row.lines for part in line).casefold() + row.right.casefold()
