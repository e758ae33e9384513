"""All sources in one list that is searched as one types: by name, folder and address, or those that fail."""

from __future__ import annotations

from orda_tui.model.feed import Feed, FetchRecord
from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from orda_tui.tui import signs
from orda_tui.tui.screens.listing import Listing
from orda_tui.tui.widgets.entry_line import EntryLine
from orda_tui.tui.widgets.text_list import TextRow

FAILING = "failing"
"""The word that finds sources whose last visit failed."""

_ROOMY = 72


class SourceFinder(Listing[int]):
    """The result is the id of a source."""

    NAME = "Find a source"
    CHOOSE = "show"
    SEARCHES_AT_ONCE = True
    _wants_only = False

    def on_mount(self) -> None:
        self.hint(f"Type a part of its name, folder or address, or “{FAILING}”.")

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        wanted = words.casefold().split()
        counts, records = store.feeds.counts(), store.records.all()
        found = []
        for feed in store.feeds.all():
            record = records.get(feed.id)
            failing = record is not None and (record.failing or record.gone)
            text = f"{feed.shown} {feed.folder} {feed.address} {FAILING if failing else ''}".casefold()
            if all(word in text for word in wanted):
                found.append(_row(feed, record if failing else None, counts.get(feed.id, (0, 0))[0], width))
        return found

    def empty(self) -> str:
        return "There are no sources yet."

    def choose(self, row: TextRow) -> None:
        if isinstance(row.key, int):
            self.leave_with(row.key)

    def on_entry_line_done(self, message: EntryLine.Done) -> None:
        """The only one that is left is the one."""
        self._wants_only = True
        self.load(keep=True)

    def rows_came(self) -> None:
        if self._wants_only and len(self.listing.rows) == 1:
            self.action_choose()
        self._wants_only = False


def _row(feed: Feed, failed: FetchRecord | None, unread: int, width: int) -> TextRow:
    name = (
        f"{signs.FAILING if failed else ' '} {one_line(feed.shown)}",
        "bad" if failed else "strong",
        max(24, width // 3),
    )
    about = failed.outcome if failed else feed.folder or (feed.address if width >= _ROOMY else "")
    return TextRow(((name, (f" {one_line(about)}", "muted")),), f"{unread:,}" if unread else "", feed.id)
