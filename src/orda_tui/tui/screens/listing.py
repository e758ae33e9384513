"""A whole screen with one list: a title, rows, a line of what keys do, and a search over the rows."""

from __future__ import annotations

from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import Screen

from orda_tui.tui.services import Services
from orda_tui.tui.widgets.bars import KeyBar, PaneTitle, StatusLine
from orda_tui.tui.widgets.entry_line import EntryLine
from orda_tui.tui.widgets.row_list import RowList
from orda_tui.tui.widgets.text_list import TextList, TextRow

Result = TypeVar("Result")


class Listing(Screen[Result], Generic[Result]):
    """Subclasses give ``TITLE``, rows for the words searched (``rows_for``) and what Enter does (``choose``)."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,h,left,й,р", "back", show=False),
        Binding("slash", "search", show=False),
        Binding("l,right,д", "choose_row", show=False),
    ]
    DEFAULT_CSS = """
    Listing { layout: vertical; background: $background; }
    Listing TextList { height: 1fr; }
    """
    NAME: ClassVar[str] = ""
    LINES: ClassVar[int] = 1
    HINTS: ClassVar[list[tuple[str, str]]] = []

    title_line = query_one("#listing-title", PaneTitle)
    listing = query_one("#listing", TextList)
    status = query_one("#listing-status", StatusLine)

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.words = ""
        self._entry: EntryLine | None = None

    def compose(self) -> ComposeResult:
        yield PaneTitle(id="listing-title")
        yield TextList(self.LINES, id="listing")
        yield StatusLine(id="listing-status")
        yield KeyBar(id="listing-keys")

    def on_mount(self) -> None:
        self.query_one(KeyBar).show([("Enter", "open"), *self.HINTS, ("/", "search"), ("q", "back")])
        self.listing.focus()
        self.load()

    # -- for subclasses -----------------------------------------------------------------------------------------------

    def rows_for(self, words: str) -> list[TextRow]:
        """The rows to show, asked in a thread's stead: it must be quick."""
        raise NotImplementedError

    def choose(self, row: TextRow) -> None:
        """Enter on a row."""
        raise NotImplementedError

    def empty(self) -> str:
        """One sentence where there are no rows."""
        return "Nothing here."

    def leave(self) -> None:
        """Go back without a result."""
        self.dismiss(None)

    # -- the list -----------------------------------------------------------------------------------------------------

    def load(self, *, keep: bool = False) -> None:
        """Show the rows for the words searched."""
        rows = self.rows_for(self.words)
        self.listing.set_rows(rows, words=self.words.split(), keep=keep)
        detail = f"{len(rows):,}" + (f" with “{self.words}”" if self.words else "")
        self.title_line.show(self.listing_name(), detail)
        if not rows:
            self.status.say(f"Nothing found for “{self.words}”." if self.words else self.empty())

    def listing_name(self) -> str:
        """What stands above the list."""
        return self.NAME

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.action_choose_row()

    def action_choose_row(self) -> None:
        if self.listing.current is not None:
            self.choose(self.listing.current)

    def action_back(self) -> None:
        if self.words:
            self.words = ""
            self.status.say("")
            self.load()
        else:
            self.leave()

    # -- search -------------------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        if self._entry is None:
            self._entry = EntryLine("/", self.words)
            self.mount(self._entry, before=self.status)

    def _search_for(self, words: str) -> None:
        self.words = words.strip()
        self.status.say("")
        self.load()

    def _close_entry(self) -> None:
        if self._entry is not None:
            self._entry.remove()
            self._entry = None
        self.listing.focus()

    def on_entry_line_changed(self, message: EntryLine.Changed) -> None:
        self._search_for(message.text)

    def on_entry_line_done(self, message: EntryLine.Done) -> None:
        self._close_entry()

    def on_entry_line_given_up(self, message: EntryLine.GivenUp) -> None:
        self._search_for("")
        self._close_entry()
