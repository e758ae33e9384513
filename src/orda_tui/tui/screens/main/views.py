"""Which headlines are listed: views, order, filter, and what comes while one reads."""

from __future__ import annotations

import json
from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import get_args

from orda_tui.errors import NotFound, OrdaError
from orda_tui.model.selection import Order, Selection, View
from orda_tui.text.neutral import one_line
from orda_tui.tui.ages import day_name
from orda_tui.tui.screens.main.layout import Layout
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.headline_list import Density, HeadlineList
from orda_tui.tui.widgets.sources_pane import VIEWS, Health, SourceRow, SourcesPane, source_rows

FIRST = 512
"""Hits of a search that are listed at once; the whole order follows from a thread."""

AT_ONCE = 20_000
"""Rows of a view that are listed at once, which takes about 4 ms. A list that grows when the rest comes is laid out and
painted a second time: few should have to."""

FIRST_THINGS = 0.1
"""Seconds in which a new list is painted and the first key on it is answered: what else there is to find out waits so
long, because a thread beside them holds them up."""

_DAY = 86_400
_FOLDED = "screen.folded"
_VIEW_NAMES: dict[View, str] = dict(VIEWS)
_ORDERS: tuple[Order, ...] = get_args(Order)
_DENSITIES: tuple[Density, ...] = get_args(Density)

_ORDERED: dict[Order, str] = {
    "newest": "Newest first.",
    "oldest": "Oldest first.",
    "source": "Source by source.",
    "longest": "Longest first.",
    "shortest": "Shortest first.",
}
_DENSE: dict[Density, str] = {
    "one": "One line a headline.",
    "two": "Two lines a headline.",
    "statement": "Headlines with their strongest statement.",
}

_EMPTY: dict[View, str] = {
    "all": "No articles yet. {app.add_source} adds a source, {app.catalogue} the catalogue, {app.import_file} imports.",
    "today": "Nothing came in the last 24 hours. {app.refresh_all} refreshes all sources.",
    "unread": "You are caught up. {app.refresh_all} refreshes all sources, {app.all} shows everything.",
    "starred": "No starred articles. {app.star} stars the one in hand.",
    "later": "Nothing is put off for later. {app.later} puts the article in hand on this list.",
    "kept": "No article with a kept statement. {reader.keep_statement} in an article keeps the lit one.",
}


def _folders(text: str) -> frozenset[str]:
    """Folded folders as they were written down."""
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return frozenset()
    return frozenset(one for one in found if isinstance(one, str)) if isinstance(found, list) else frozenset()


def length_name(words: int) -> str:
    """How long an article is, in a word or two."""
    minutes = words // 230
    steps = ((2, "1 min or less"), (6, "2 to 5 min"), (16, "6 to 15 min"))
    return next((name for most, name in steps if minutes < most), "longer")


class Views(Layout):
    """The list and what it is a list of."""

    came_from_sources = False
    """Was the list chosen in the sources pane?"""
    whole_list = True
    """Are all rows of the list there, or only the first ones yet?"""
    _more: array[int] | None = None
    """The list with new headlines in it, when the reader wants it."""
    _places: frozenset[tuple[int, str]] = frozenset()
    """The sources, each with its folder, as they were last looked at."""

    def __init__(self, services: Services, *, selection: Selection | None = None, words: str = "") -> None:
        super().__init__(services, selection=selection, words=words)
        self.grouped = services.config.screen.group
        self.sources.folded = _folders(services.library.store.meta.get(_FOLDED))

    # -- showing a list -----------------------------------------------------------------------------------------------

    def show_selection(self, selection: Selection, *, article: int | None = None) -> None:
        """List these headlines anew: the first rows now, the rest from a thread. The cursor goes to the article, or to
        the one nearest to it in the list before, where that is not listed."""
        if replace(selection, since=None) != replace(self.selection, since=None):
            self.status.go_on()
        self.selection = selection = self.dated(selection)
        self.workers.cancel_group(self, "list")
        self._forget_news()
        limit = FIRST if selection.words else AT_ONCE
        first = self.library.store.headlines.ids(selection, limit=limit)
        self.headlines.set_ids(first, words=selection.words, article=self._nearest(article, first))
        self.whole_list = len(first) < limit
        if not self.whole_list:
            self.set_timer(FIRST_THINGS, lambda: self._begin_listing(selection))
        self._name_groups()
        self.show_list_title()
        self.headlines.say_empty(self.why_empty())
        self.show_place()
        if not first and not selection.words:
            self.hint(self.why_empty())
        else:
            self.clear_hint()

    def _nearest(self, article: int | None, listed: array[int]) -> int | None:
        before = self.headlines.ids
        if article is None or article in listed or article not in before:
            return article
        at, there = before.index(article), set(listed)
        return next((one for one in chain(before[at + 1 :], before[:at][::-1]) if one in there), None)

    def home(self) -> Selection:
        """The list of everything, in the present order."""
        return Selection(hide_read=self.selection.hide_read, order=self.selection.order)

    def on_headline_list_excerpts_wanted(self, message: HeadlineList.ExcerptsWanted) -> None:
        self.background("excerpts", self._find_excerpts, message.articles, message.words, exclusive=False)

    async def _find_excerpts(self, articles: Sequence[int], words: str) -> None:
        found = await self.library.ask(lambda store: store.headlines.excerpts(articles, words))
        self.headlines.take_excerpts(words, found)

    def dated(self, selection: Selection) -> Selection:
        """Today's articles are those of the last 24 hours."""
        return replace(selection, since=self.now() - _DAY) if selection.view == "today" else selection

    def _begin_listing(self, selection: Selection) -> None:
        if selection == self.selection and not self.whole_list:
            self.background("list", self._list_all, selection)

    async def _list_all(self, selection: Selection) -> None:
        every = await self.library.ask(lambda store: store.headlines.ids(selection))
        if selection == self.selection:
            self.headlines.replace_ids(every)
            self.whole_list = True
            self.show_list_title()
            self.show_place()

    @property
    def has_news(self) -> bool:
        """Were new headlines announced that are not in the list yet?"""
        return self._more is not None

    def _forget_news(self) -> None:
        self._more = None
        self.status.set_news("")

    def why_empty(self) -> str:
        """One sentence on an empty list."""
        if self.selection.words:
            return f"Nothing found for “{self.selection.words}” in the whole library."
        if self.selection.hide_read and self.selection.view != "unread":
            return self.keyed("Nothing unread here. {app.toggle_hide_read} shows what is read too.")
        if self.selection.feed is not None:
            record = self.library.store.records.get(self.selection.feed)
            if record.failing:
                why = one_line(record.outcome).rstrip(".")
                return self.keyed("Its last visit failed. {app.refresh} visits it again.") + f" {why}."
        if self.selection.feed is not None or self.selection.folder is not None:
            return self.keyed("This source has no articles yet. {app.refresh} visits it.")
        feeds = self.library.store.feeds.all()
        if self.selection.view == "all" and feeds:
            count = "One source" if len(feeds) == 1 else f"{len(feeds):,} sources"
            return f"{count}, nothing fetched yet: {self.keyed('{app.refresh_all}')} visits all."
        return self.keyed(_EMPTY[self.selection.view])

    def show_list_title(self) -> None:
        """What the list is a list of, how long it is, in which order."""
        selection = self.selection
        details = [f"{len(self.headlines.ids):,}"]
        if selection.order != "newest":
            details.append(selection.order)
        if selection.hide_read:
            details.append("unread only")
        self.list_title.show(self.name_of(selection), " · ".join(details))

    def name_of(self, selection: Selection) -> str:
        """What a list of these headlines is called."""
        if selection.words:
            return f"“{selection.words}”"
        if selection.tag:
            return f"#{selection.tag}"
        if selection.feed is not None:
            try:
                return str(self.library.store.feeds.get(selection.feed).shown)
            except NotFound:
                return "A removed source"
        return selection.folder if selection.folder is not None else _VIEW_NAMES[selection.view]

    def show_place(self) -> None:
        """Where in the article one reads, or where in the list the cursor is."""
        if self.front in ("reader", "callouts") and self.shown is not None:
            self.status.set_place(self.progress)
            return
        count = len(self.headlines.ids)
        self.status.set_place(f"{self.headlines.cursor + 1:,}/{count:,}" if count else "")

    # -- sources and counts -------------------------------------------------------------------------------------------

    def load_sources(self) -> None:
        """Sources, their folders and their health; counts follow from a thread."""
        store = self.library.store
        health: dict[int, Health] = {
            feed: "gone" if record.gone else "failing" for feed, record in store.records.ailing().items()
        }
        self.sources.show_counts = self.services.config.screen.counts
        tags = [tag for tag, _ in store.statuses.tags()]
        feeds = store.feeds.all()
        self._places = frozenset((feed.id, feed.folder) for feed in feeds)
        self.sources.set_rows(source_rows(feeds, health, tags))
        self.count_unread()

    def count_unread(self) -> None:
        """Count the unread articles of each source, in a thread."""
        self.set_timer(FIRST_THINGS, lambda: self.background("counts", self._count_unread))

    async def _count_unread(self) -> None:
        counts = await self.library.ask(lambda store: store.feeds.counts())
        self.sources.set_unread({feed: unread for feed, (unread, _) in counts.items()})

    def on_sources_pane_selected(self, message: SourcesPane.Selected) -> None:
        self._show_row(message.row)
        self.came_from_sources = True

    def on_sources_pane_folded(self, message: SourcesPane.Folded) -> None:
        try:
            self.library.store.meta.set(_FOLDED, json.dumps(sorted(message.folders)))
        except OrdaError as error:
            self.complain(str(error))

    def _show_row(self, row: SourceRow) -> None:
        self.status.go_on()
        self.show_selection(row.selection(self.selection))
        self.bring_forward("list")

    def on_headline_list_sources_wanted(self, message: HeadlineList.SourcesWanted) -> None:
        self.bring_forward("sources")

    def action_next_source(self) -> None:
        self._step_source(1)

    def action_previous_source(self) -> None:
        self._step_source(-1)

    def _step_source(self, way: int) -> None:
        """List the next source that way with unread articles, from the first again after the last."""
        rows = [row for row in self.sources.every if row.feed is not None][::way]
        feeds = [row.feed for row in rows]
        at = feeds.index(self.selection.feed) + 1 if self.selection.feed in feeds else 0
        found = next((row for row in rows[at:] + rows[:at] if self.sources.unread(row)), None)
        if found is None or found.feed == self.selection.feed:
            self.say("No other source has unread articles.")
            return
        self._show_row(found)
        self.sources.select(lambda row: row.identity == found.identity, unfold=False)

    # -- actions ------------------------------------------------------------------------------------------------------

    def _show_view(self, view: View) -> None:
        self.came_from_sources = False
        self.status.go_on()
        self.show_selection(Selection(view=view, hide_read=self.selection.hide_read, order=self.selection.order))
        self.sources.select(lambda row: row.identity == (view, "", None, None))
        self.bring_forward("list")

    def action_all(self) -> None:
        self._show_view("all")

    def action_today(self) -> None:
        self._show_view("today")

    def action_unread(self) -> None:
        self._show_view("unread")

    def action_starred(self) -> None:
        self._show_view("starred")

    def action_later_list(self) -> None:
        self._show_view("later")

    def action_order(self, name: str = "") -> None:
        order = _ORDERS[(_ORDERS.index(self.selection.order) + 1) % len(_ORDERS)]
        order = next((one for one in _ORDERS if one == name), order)
        self.remember("order", order)
        self.show_selection(replace(self.selection, order=order), article=self.headlines.current)
        self.say(_ORDERED[order])

    def action_group(self) -> None:
        self.grouped = not self.grouped
        self.remember("group", self.grouped)
        self._name_groups()
        self.say("Groups are named." if self.grouped else "Groups are not named.")

    def _name_groups(self) -> None:
        """Days, sources or lengths, after what the list is sorted by."""
        order = self.selection.order
        if not self.grouped:
            self.headlines.set_grouping(None)
        elif order == "source":
            self.headlines.set_grouping(lambda headline: headline.source)
        elif order in ("longest", "shortest"):
            self.headlines.set_grouping(lambda headline: length_name(headline.words))
        else:
            now = self.now()
            self.headlines.set_grouping(lambda headline: day_name(headline.when, now, date_only=headline.date_only))

    def action_toggle_hide_read(self) -> None:
        hide = not self.selection.hide_read
        self.remember("hide_read", hide)
        self.show_selection(replace(self.selection, hide_read=hide), article=self.headlines.current)
        self.say("Read articles are left out." if hide else "Read articles are listed too.")

    def action_density(self, name: str = "") -> None:
        density = _DENSITIES[(_DENSITIES.index(self.headlines.density) + 1) % len(_DENSITIES)]
        density = next((one for one in _DENSITIES if one == name), density)
        self.headlines.set_density(density)
        self.remember("density", density)
        self.show_place()
        self.say(_DENSE[density])
