"""Search as one types."""

from __future__ import annotations

from array import array
from dataclasses import replace

from textual.timer import Timer

from orda_tui.model.article import Excerpt
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.tui.screens.main.marks import Marks
from orda_tui.tui.screens.main.views import FIRST
from orda_tui.tui.widgets.entry_line import EntryLine

SEARCH_DELAY = 0.03
"""Seconds without a key before what was typed is looked for."""


AT_ONCE = 16
"""Hits that are listed with their excerpts at once; those of the others follow."""


class Finding(Marks):
    """The entry line at the foot of the screen, for words to search and for an action's name."""

    _before_search: tuple[Selection, int | None] | None = None
    _search_timer: Timer | None = None

    def action_search(self, words: str = "") -> None:
        if words:
            self.search_for(words)
            self.bring_forward("list")
            return
        self.entry.open("/", self.selection.words)

    def start_search(self) -> None:
        """Remember what is listed now, to come back to."""
        if self._before_search is None:
            before = replace(self.selection, words="")
            self._before_search = (before, self.headlines.current)

    def search_for(self, words: str) -> None:
        """List what the whole library has on these words, newest first."""
        if not words.strip():
            if self._before_search is not None:
                self.show_selection(self._before_search[0], article=self._before_search[1])
            return
        self.start_search()
        selection = Selection(words=words, order=self.selection.order)
        self.background("search", self._search, selection)

    async def _search(self, selection: Selection) -> None:
        def hits(store: Store) -> tuple[array[int], dict[int, Excerpt | None]]:
            ids = store.headlines.ids(selection, limit=FIRST)
            return ids, store.headlines.excerpts(ids[:AT_ONCE], selection.words)

        first, excerpts = await self.library.ask(hits)
        if self._before_search is None:
            return
        self.workers.cancel_group(self, "list")
        self.selection = selection
        self.headlines.set_ids(first, words=selection.words, excerpts=excerpts)
        self.show_list_title()
        self.whole_list = len(first) < FIRST
        if not self.whole_list:
            self.background("list", self._list_all, selection)
        self.headlines.say_empty(self.why_empty())
        self.show_place()
        self.hint("" if first else self.why_empty())

    def end_search(self) -> None:
        """Back to what was listed before the search."""
        if self._before_search is not None:
            before, article = self._before_search
            self._before_search = None
            self.workers.cancel_group(self, "search")
            self.show_selection(before, article=article)

    def on_entry_line_changed(self, message: EntryLine.Changed) -> None:
        if message.mark == "/":
            if self._search_timer is not None:
                self._search_timer.stop()
            self._search_timer = self.set_timer(SEARCH_DELAY, lambda: self.search_for(message.text))

    def on_entry_line_done(self, message: EntryLine.Done) -> None:
        if self._search_timer is not None:
            self._search_timer.stop()
        self.entry.close()
        if message.mark == "/":
            if message.text.strip() and message.text != self.selection.words:
                self.search_for(message.text)
            elif not message.text.strip():
                self.end_search()
            self.bring_forward("list")
        else:
            self.bring_forward(self.front)
            self.perform_line(message.text)

    def on_entry_line_given_up(self, message: EntryLine.GivenUp) -> None:
        if self._search_timer is not None:
            self._search_timer.stop()
        self.entry.close()
        if message.mark == "/":
            self.end_search()
        self.bring_forward(self.front)

    def perform_line(self, line: str) -> None:
        """Do what the ``:`` line says."""
        raise NotImplementedError
