"""From the list into the article, on to the next one, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from textual.timer import Timer

from orda_tui.errors import NotFound, OrdaError
from orda_tui.model.article import Article, Status
from orda_tui.model.selection import Selection
from orda_tui.tui.screens.main.following import Following
from orda_tui.tui.widgets.article_view_messages import ProgressMoved, StatementMoved
from orda_tui.tui.widgets.callouts_pane import CalloutsPane
from orda_tui.tui.widgets.headline_list import HeadlineList

PREVIEW_DELAY = 0.1
"""Seconds the cursor must rest before the article under it is shown beside the list."""

_LOOKED_THROUGH = 256
"""Rows that are looked through for an unread one before the store is asked."""

_NEAR = 20
"""Rows that are looked through for the next unread ones, whose pages may be fetched ahead."""

_LAST = "reading.last"


class Reading(Following):
    """The article in the reader: shown as a preview while the cursor wanders, read once it is opened."""

    _preview: Timer | None = None
    _read_on_wanted = False
    way_back: Callable[[], None] | None = None
    """Opens the screen that the article in the reader was chosen in, where that was not the list."""
    _place: float | None = None
    """The reading place that is not written down yet."""

    # -- showing an article -------------------------------------------------------------------------------------------

    def on_headline_list_highlighted(self, message: HeadlineList.Highlighted) -> None:
        if self._preview is not None:
            self._preview.stop()
        self._preview = self.set_timer(PREVIEW_DELAY, self._show_preview)

    def _show_preview(self) -> None:
        self.show_place()
        current = self.headlines.current
        if self.front not in ("list", "sources") or not self.reader_is_visible:
            return
        if current is None:
            self.leave_article()
        else:
            if self.shown is None or self.shown.id != current or self.reader.words != self.selection.words:
                self.opened = False
            self.show_article(current)

    def on_headline_list_opened(self, message: HeadlineList.Opened) -> None:
        self.open_article(message.article)

    def open_article(self, number: int, *, statement: int | None = None) -> bool:
        """Read an article: it is shown, marked read, and the reader has the focus. False: it is gone."""
        if not self.show_article(number):
            return False
        self.opened = True
        self.way_back = None
        self.status.go_on()
        self.bring_forward("reader")
        self._mark_opened(number)
        if statement is not None:
            self.reader.goto(statement)
        self.call_after_refresh(self._go_ahead, number)  # once the article is painted: threads take turns with that
        return True

    def show_article(self, number: int) -> bool:
        """Put an article into the reader, where it is not there already. False: it is gone."""
        if self.shown is not None and self.shown.id == number:
            if self.selection.words != self.reader.words:
                self.reader.light_words(self.selection.words)
            return True
        self.write_place()
        try:
            article = self.library.article(number)
            status = self.library.store.statuses.get(number)
        except NotFound as error:
            self.complain(str(error))
            return False
        self._show(article, status)
        if article.rules_version == 0:
            self.find_statements(number)
        return True

    def _show(self, article: Article, status: Status) -> None:
        self.shown = article
        self.reader.show(article, status, words=self.selection.words)
        self.callouts.show(article, self._kept_of(article))

    def reshow(self) -> None:
        """The stored article may have changed: show it anew, at the same place, if it did."""
        if self.shown is None:
            return
        try:
            article = self.library.article(self.shown.id)
            status = self.library.store.statuses.get(self.shown.id)
        except NotFound:
            return  # it left while it is being read; what is on the screen stays
        if article != self.shown:
            if self._place is not None:
                status = replace(status, position=self._place)
            self._show(article, status)

    def leave_article(self) -> None:
        """Show no article."""
        self.write_place()
        self.shown = None
        self.opened = False
        self.reader.clear()
        self.callouts.show(None)

    def _mark_opened(self, number: int) -> None:
        raise NotImplementedError

    def find_statements(self, number: int) -> None:
        """Have the statements of an article found that was never looked at."""
        raise NotImplementedError

    def fetch_pictures(self, number: int) -> None:
        """Have the pictures of an article stored that the settings want."""
        raise NotImplementedError

    def fetch_ahead(self, number: int) -> None:
        """Have the pages fetched of this article and the next unread ones, where their sources want the whole text."""
        raise NotImplementedError

    def _kept_of(self, article: Article) -> list[int]:
        kept = self.library.store.kept
        return [at for at, said in enumerate(article.statements) if kept.is_kept(article.id, said) is not None]

    # -- the neighbours -----------------------------------------------------------------------------------------------

    def _go_ahead(self, number: int) -> None:
        """Have at hand what the reader may want next."""
        at, ids = self.headlines.cursor, self.headlines.ids
        near = [ids[index] for index in (at + 1, at - 1, at + 2) if 0 <= index < len(ids)]
        self.background("ahead", self._read_ahead, near)
        self.fetch_pictures(number)
        self.fetch_ahead(number)

    async def _read_ahead(self, near: list[int]) -> None:
        await self.library.read_ahead(near)
        self.reader.prepare([self.library.article(number) for number in near if self.library.is_at_hand(number)])

    def _go(self, index: int) -> None:
        """Open the article in a row of the list."""
        if 0 <= index < len(self.headlines.ids):
            self.headlines.cursor = index
            self.open_article(self.headlines.ids[index])
        else:
            self.say("This is the last article." if index > 0 else "This is the first article.")

    def action_next_article(self) -> None:
        self._go(self.headlines.cursor + 1)

    def action_previous_article(self) -> None:
        self._go(self.headlines.cursor - 1)

    def action_next_unread(self) -> None:
        self._next_unread()

    def action_previous_unread(self) -> None:
        found = self._unread_in_list(-1)
        if found is None:
            self.say("Nothing unread above.")
        else:
            self._go(found)

    def _next_unread(self) -> None:
        """The next unread article below, above, among the new ones, in any source; else one is caught up."""
        found = self._unread_in_list(1)
        if found is None:
            found = self._unread_in_list(1, anywhere=True)
        if found is not None:
            self._go(found)
            return
        if self.has_news:
            self.action_show_new()
            self._next_unread()
            return
        elsewhere = Selection(view="unread", order=self.selection.order)
        first = self.library.store.headlines.ids(elsewhere, limit=1)
        if not first:
            self.say("You are caught up.")
            return
        self.show_selection(elsewhere, article=first[0])
        self.open_article(first[0])
        self.say("On to the unread of all sources.")

    def _unread_in_list(self, way: int, *, anywhere: bool = False) -> int | None:
        """The index of the nearest unread row that way from the cursor (``anywhere``: the first in the list)."""
        rows = self.headlines
        start = 0 if anywhere else rows.cursor + way
        end = len(rows.ids) if way > 0 else -1
        for index in range(start, end, way)[:_LOOKED_THROUGH]:
            headline = rows.headline(index)
            if headline is not None and not headline.read:
                return index
        unread = set(self.library.store.headlines.ids(replace(self.selection, hide_read=True)))
        return next((index for index in range(start, end, way) if rows.ids[index] in unread), None)

    def unread_below(self, most: int) -> list[int]:
        """The next unread articles of the list, as far as they are near."""
        start = self.headlines.cursor + 1
        rows = [self.headlines.headline(at) for at in range(start, min(start + _NEAR, len(self.headlines.ids)))]
        return [row.id for row in rows if row is not None and not row.read][:most]

    def action_read_on(self) -> None:
        if self.front == "sources":
            self.sources.action_open()
        elif self.front == "callouts":
            self.bring_forward("reader")
        elif self.front == "list":
            headline = self.headlines.headline(self.headlines.cursor)
            if headline is not None and not headline.read:
                self.open_article(headline.id)
            else:
                self._next_unread()
        elif self.shown is not None and not self.reader.layout_now.frame.width:
            self._read_on_wanted = True  # just brought forward: it has no lines to page through yet
        elif self.shown is None or not self.reader.page_on():
            self._next_unread()

    # -- the way back -------------------------------------------------------------------------------------------------

    def action_leave(self) -> None:
        if self.front == "list" and self.is_home:
            self.call_later(self.action_quit)
        else:
            self.action_back()

    @property
    def is_home(self) -> bool:
        """Is there nothing to go back to from the list?"""
        raise NotImplementedError

    async def action_quit(self) -> None:
        """Leave the program."""
        raise NotImplementedError

    def action_back(self) -> None:
        if self.front == "callouts":
            self.bring_forward("reader" if self.shown is not None else "list")
        elif self.zoomed:
            self.zoomed = False
            self.bring_forward("reader")
        elif self.front == "reader":
            self.write_place()
            self.bring_forward("list")
            way_back, self.way_back = self.way_back, None
            if way_back is not None:
                way_back()
        elif self.front == "sources":
            self.bring_forward("list")
        else:
            self._back_from_list()

    def _back_from_list(self) -> None:
        """From a search to what was listed before, from one source to all; from there out of the program."""
        raise NotImplementedError

    # -- what the reader tells ----------------------------------------------------------------------------------------

    def on_article_view_progress_moved(self, message: ProgressMoved) -> None:
        if self.opened:
            self._place = message.fraction
        left = f" · {message.minutes_left} min left" if message.minutes_left else ""
        self.progress = f"{message.read:.0%}{left}"
        self.show_place()
        if self._read_on_wanted:
            self._read_on_wanted = False
            self.action_read_on()

    def action_resume(self) -> None:
        """Where an article is left for another one, the key leads back to that. The program itself begins with the
        newest headlines and not here: they are what a reader of news comes for, and the kept frame that is painted
        before the program is there can be true of them alone."""
        last = self.library.store.meta.get(_LAST)
        if not last:
            self.say("No article was read yet.")
        elif self.open_article(int(last)):
            self.headlines.goto(int(last))

    def write_place(self) -> None:
        """Write down which article was read, and how far."""
        store = self.library.store
        if self.shown is not None and (self.opened or self._place is not None) and not store.read_only:
            last = str(self.shown.id)
            try:
                if self._place is not None:
                    store.statuses.set_position(self.shown.id, self._place)
                if store.meta.get(_LAST) != last:
                    store.meta.set(_LAST, last)
            except OrdaError as error:
                self.complain(str(error))
        self._place = None

    def on_article_view_statement_moved(self, message: StatementMoved) -> None:
        self.callouts.follow(message.index)

    def on_callouts_pane_jump(self, message: CalloutsPane.Jump) -> None:
        self.bring_forward("reader")
        self.reader.goto(message.index)
