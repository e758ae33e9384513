"""Sources to choose from: feeds by topic and language that come with the program."""

from __future__ import annotations

from orda_tui import catalogue
from orda_tui.catalogue import CatalogueFeed
from orda_tui.model.feed import FetchRecord
from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from orda_tui.tui import signs
from orda_tui.tui.ages import span
from orda_tui.tui.screens.listing import Listing
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.text_list import Part, TextRow

_ROOMY = 100
_UNPROVEN = {True: "", False: "never seen to answer"}


class Catalogue(Listing[list[CatalogueFeed]]):
    """The result is the feeds to add."""

    NAME = "Catalogue"
    CHOOSE = "add"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._marked: set[str] = set()

    def on_mount(self) -> None:
        add = "{listing.choose} adds it, {listing.mark_row} marks several; "
        self.hint(self.keyed(add + "{listing.search} finds topics, languages, names."))

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        wanted = words.casefold().split()
        records = store.records.all()
        there = {feed.address: records.get(feed.id) for feed in store.feeds.all()}
        rows = []
        for feed in catalogue.feeds():
            if all(word in feed.searchable for word in wanted):
                mark: Part = (f"  {signs.MARKED} " if feed.url in self._marked else "    ", "mark")
                column = 34 if width >= _ROOMY else 28
                name: Part = (one_line(feed.name), "muted" if feed.url in there else "strong", column)
                topic: Part = (f" {feed.topic}, {feed.lang}", "quote", 22)
                note = _UNPROVEN[feed.proven]
                if feed.url in there:
                    note = f"{'yours, ' if width >= _ROOMY else ''}{self._answered(there[feed.url])}"
                rows.append(
                    TextRow(((mark, name, topic, (f"  {note}", "muted")),), feed.url if width >= _ROOMY else "", feed)
                )
        return rows

    def _answered(self, record: FetchRecord | None) -> str:
        """When a source of the reader's answered last: entries go stale, and only who asks finds out."""
        if record is None or record.last_good is None:
            return "never answered"
        return f"answered {span(self.services.clock() - record.last_good)} ago"

    def action_mark_row(self) -> None:
        row = self.listing.current
        if row is not None and isinstance(row.key, CatalogueFeed):
            self._marked ^= {row.key.url}
            self.load(keep=True)
            self.say(f"{len(self._marked)} marked; {self.keyed('{listing.add}')} adds them." if self._marked else "")

    def choose(self, row: TextRow) -> None:
        self.action_add()

    def action_add(self) -> None:
        chosen = [feed for feed in catalogue.feeds() if feed.url in self._marked]
        row = self.listing.current
        if not chosen and row is not None and isinstance(row.key, CatalogueFeed):
            chosen = [row.key]
        if chosen:
            self.leave_with(chosen)
