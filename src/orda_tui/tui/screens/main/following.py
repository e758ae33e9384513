"""The list follows the store: what others write, and what becomes of sources. The cursor stays."""

from __future__ import annotations

import time
from array import array

from textual.timer import Timer

from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.tui.library import merged
from orda_tui.tui.screens.main.views import Views

BETWEEN_LOOKS = 2.0
"""Seconds between two looks at everything while another process keeps writing."""


class Following(Views):
    """New headlines are announced; those of sources that left go."""

    _looked = 0.0
    _later_look: Timer | None = None
    _followed: frozenset[tuple[int, str]] | None = None
    """The sources, each with its folder, as they were when the list was last looked through; None: not yet."""

    def look_at_store(self) -> None:
        """Another process wrote: rows show their new state, new headlines are announced, the cursor stays.

        While a refresh writes all the time, only the visible rows follow at once; what costs more, now and then.
        """
        self.library.forget_articles()
        self.headlines.rows_moved_on()
        if self._later_look is None:
            wait = max(0.0, self._looked + BETWEEN_LOOKS - time.monotonic())
            self._later_look = self.set_timer(wait or 0.001, self._look_at_all)

    def _look_at_all(self) -> None:
        self._later_look = None
        self._looked = time.monotonic()
        self.load_sources()
        self.look_at_list()

    def look_at_list(self, *, at_once: bool = False) -> None:
        """What is listed may be another source's now, and there may be more: what left goes, what came is announced,
        or ``at_once`` put in its place. The cursor stays; where all that is listed is gone, everything is listed."""
        selection = self.selection
        identity = ("all", "", selection.folder, selection.feed)
        if identity == ("all", "", None, None) or any(row.identity == identity for row in self.sources.every):
            group = "relist" if at_once else "news"
            self.background(group, self._find_new, selection, at_once)
        else:
            self.show_selection(self.home(), article=self.headlines.current)

    async def _find_new(self, selection: Selection, at_once: bool) -> None:
        shown, places = self.headlines.ids[:], self._places
        changed = places != self._followed

        def look(store: Store) -> tuple[array[int], array[int], int]:
            still = store.headlines.still(shown, selection) if changed else shown
            return still, *merged(still, store.headlines.ids(selection))

        still, together, new = await self.library.ask(look)
        if selection != self.selection:
            return
        if shown != self.headlines.ids:
            if at_once:
                self.look_at_list(at_once=True)
            return
        self._followed = places
        if not still and new:
            self.show_selection(selection)
            return
        if at_once:
            still, new = together, 0
        if still != shown:
            self._replace(still)
        self._forget_news()
        if new:
            self._more = together
            self.status.set_news(f"{new:,} new, press {self.keyed('{app.show_new}')}")

    def _replace(self, ids: array[int]) -> None:
        self.headlines.replace_ids(ids)
        self.headlines.say_empty(self.why_empty())
        self.show_list_title()
        self.show_place()

    def action_show_new(self) -> None:
        if self._more is None:
            self.say(self.keyed("Nothing new since this list was made; {app.search} or \\ searches."))
            return
        more = self._more
        self._forget_news()
        self._replace(more)
