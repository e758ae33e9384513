"""What the worker process does for the screen: refresh, full text, statements of an article never looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.worker import Worker

from orda_tui.errors import NotFound, OrdaError
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from orda_tui.tui.screens.main.naming import Naming
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.article_view_messages import PictureOpened
from orda_tui.tui.widgets.reader_pane import ReaderPane

if TYPE_CHECKING:
    from orda_tui.tui.widgets.picture_screen import PictureScreen

PAGES_AHEAD = 2
"""Unread articles below the one that is opened whose pages are sent for along with its own."""


def wants_page(store: Store, number: int) -> bool:
    """Does its source want the whole text of this article, and was its page never tried?"""
    try:
        article = store.articles.get(number)
        full_text = store.feeds.get(article.feed).full_text
    except NotFound:
        return False
    if article.has_page or article.origin != "feed" or article.page_note or not article.url.startswith("http"):
        return False
    return full_text == "always" or (full_text == "auto" and article.access == "stub")


class Work(Naming):
    """Requests to the worker. Their progress is one line; the panes are repainted only where their rows changed."""

    _refreshing: Worker[None] | None = None

    def __init__(self, services: Services, *, selection: Selection | None = None, words: str = "") -> None:
        super().__init__(services, selection=selection, words=words)
        self._pages_asked: set[int] = set()

    @property
    def is_refreshing(self) -> bool:
        """Is a refresh under way?"""
        return self._refreshing is not None and not self._refreshing.is_finished

    # -- refresh ------------------------------------------------------------------------------------------------------

    def action_refresh(self, name: str = "") -> None:
        feeds = self._feeds_named(name) if name else self._feeds_in_hand()
        if name and not feeds:
            return
        if not feeds:
            self.say("There is no source in hand.")
            return
        self.refresh_feeds(feeds)

    def action_refresh_all(self) -> None:
        self.refresh_feeds(None)

    def _feeds_named(self, name: str) -> list[int]:
        """The one source of that name or number; none where there is none, which is said."""
        try:
            return [self.library.store.feeds.find(name).id]
        except NotFound as error:
            self.complain(str(error))
            return []

    def _feeds_in_hand(self) -> list[int]:
        """The source or folder the sources pane stands on, else the one that is listed, else that of the article."""
        if self.front == "sources" and self.sources.current is not None:
            return list(self.sources.current.feeds)
        if self.selection.feed is not None:
            return [self.selection.feed]
        headline = self.headlines.headline(self.headlines.cursor)
        return [headline.feed] if headline is not None else []

    def refresh_feeds(self, feeds: list[int] | None, *, due_only: bool = False, before: str = "") -> None:
        """Visit sources (None: all) in the background. ``before``: what is said until they are visited, and before what
        came of that."""
        if self.is_refreshing:
            self.say(self.keyed("A refresh is under way; {app.stop} stops it."))
            return
        if not due_only:
            self.say(before)
        details: dict[str, Any] = {} if feeds is None else {"feeds": feeds}
        self._refreshing = self.background("refresh", self._refresh, details, due_only, before, exclusive=False)

    async def _refresh(self, details: dict[str, Any], due_only: bool, before: str) -> None:
        done = total = new = stated = 0
        failed: list[str] = []
        self.status.set_work("Refreshing…")
        try:
            async for event in self.services.worker.request("refresh", due_only=due_only, **details):
                kind = event["event"]
                if kind == "progress" and event.get("stage") == "refresh":
                    total = int(event.get("total", 0))
                elif kind == "progress" and event.get("stage") == "statements":
                    stated = int(event.get("done", 0))
                elif kind == "feed_done":
                    done += 1
                    new += int(event.get("new", 0))
                elif kind == "feed_failed":
                    done += 1
                    failed.append(f"{event.get('name', '')}: {event.get('sentence', '')}")
                elif kind == "worker_died":
                    failed.append("The worker died on a source, which was marked; the others go on.")
                elif kind == "failed":
                    self.complain(str(event.get("sentence", "")))
                    return
                elif kind == "finished":
                    self._tell_refreshed(before, total, new, failed)
                    return
                reading = f"Finding statements in {stated:,} articles" if stated else "Reading the new articles"
                what = reading if total and done >= total else f"Refreshing {done}/{total}"
                came = "" if self.status.news else f", {new:,} new"
                self.status.set_work(f"{what}{came}" + (f", {len(failed)} failed" if failed else ""))
        finally:
            self.status.set_work("")

    def _tell_refreshed(self, before: str, total: int, new: int, failed: list[str]) -> None:
        sources = f"{before} One source".lstrip() if total == 1 else f"{before} {total:,} sources".lstrip()
        came = f"{new:,} new" if new else "nothing new"
        if not failed:
            self.say(f"{sources} visited, {came}.")
        elif len(failed) == 1:
            self.complain(f"{sources} visited, {came}. {one_line(failed[0])}")
        else:
            why = self.keyed("{app.find_source} failing lists them, {sources.about} in the sources says why")
            self.complain(f"{sources} visited, {came}, {len(failed)} failed ({why}).")

    def action_stop(self) -> None:
        if self._refreshing is not None and self.is_refreshing:
            self._refreshing.cancel()
            self.status.set_work("")
            self.say("Refresh stopped; what came stays.")
        else:
            self.say("No refresh is under way.")

    # -- full text ahead ----------------------------------------------------------------------------------------------

    def fetch_ahead(self, number: int) -> None:
        near = [number, *self.unread_below(PAGES_AHEAD)]
        wanted = [one for one in near if one not in self._pages_asked]
        if wanted and not self.library.store.read_only:
            self._pages_asked.update(wanted)
            self.background("pages-ahead", self._fetch_ahead, wanted, exclusive=False)

    async def _fetch_ahead(self, numbers: list[int]) -> None:
        """Quietly: what came of it stands in the article (``page_note``)."""
        wanted = await self.library.ask(lambda store: [one for one in numbers if wants_page(store, one)])
        if not wanted:
            return
        async for event in self.services.worker.request("read", articles=wanted):
            if event["event"] == "finished":
                self._article_changed()

    # -- one article --------------------------------------------------------------------------------------------------

    def action_full_text(self) -> None:
        number = self.article_in_hand
        if number is None:
            self.say("There is no article here.")
            return
        try:
            article = self.library.article(number)
            if article.origin == "page" and article.has_feed_text:
                self.library.store.articles.use_feed_text(number)
                self._article_changed()
                self.say(self.keyed("Back to the text of the feed. {app.full_text} shows the page's text."))
            elif not article.url:
                self.say("This article has no page to fetch.")
            else:
                self.background(f"page-{number}", self._read_page, number)
        except OrdaError as error:
            self.complain(str(error))

    async def _read_page(self, number: int) -> None:
        self.status.set_work("Fetching the page…")
        try:
            if await self._follow("read", articles=[number]):
                self._article_changed()
                article = self.library.article(number)
                note = article.page_note
                if note and not article.has_page:
                    self.complain(f"{note} {self.keyed('{app.browser} opens it in the browser.')}")
                elif note:
                    self.complain(note)
                else:
                    self.say(f"Full text: {article.words:,} words.")
        finally:
            self.status.set_work("")

    def _article_changed(self) -> None:
        self.library.forget_articles()
        self.reshow()
        self.headlines.rows_moved_on()

    def fetch_pictures(self, number: int) -> None:
        """Have the pictures of an article stored that are shown."""
        if self.reader.shown != "none":
            self.background(f"pictures-{number}", self._fetch_pictures, number, self.reader.shown)

    def on_reader_pane_pictures_switched(self, message: ReaderPane.PicturesSwitched) -> None:
        if message.shown == "none":
            self.say("Pictures are hidden.")  # in place of what was said of them while they were shown
        elif self.shown is not None:
            addresses = self.shown.document.pictures(lead_only=message.shown == "lead")
            if not addresses:
                self.say("This article has no pictures.")
            elif self.library.store.pictures.missing(addresses):
                self.say("Pictures are shown; those that are not stored yet are fetched.")
                self.background("pictures", self._want_pictures, self.shown.id, message.shown, addresses)
            else:
                self.say("Pictures are shown.")

    async def _want_pictures(self, number: int, wanted: str, addresses: list[str]) -> None:
        await self._fetch_pictures(number, wanted)
        if self.shown is None or self.shown.id != number:
            return
        missing = len(self.library.store.pictures.missing(addresses))
        if missing == len(addresses):
            self.complain("The pictures could not be fetched.")
        elif missing:
            self.complain(f"Pictures are shown; {missing} of {len(addresses)} could not be fetched.")
        else:
            self.say("Pictures are shown.")

    def on_article_view_picture_opened(self, message: PictureOpened) -> None:
        if self.shown is not None and self.library.store.pictures.missing(self.shown.document.pictures()):
            message.screen.pictures_changed("The picture is sent for.")
            self.background("large picture", self._want_large, self.shown.id, message.screen)

    async def _want_large(self, number: int, large: PictureScreen) -> None:
        await self._fetch_pictures(number, "all")
        if large.is_current:
            large.pictures_changed("This picture could not be fetched.")

    async def _fetch_pictures(self, number: int, wanted: str) -> None:
        came = 0
        try:
            async for event in self.services.worker.request("pictures", articles=[number], wanted=wanted):
                if event["event"] == "finished":
                    came = int(event.get("came", 0))
        except OrdaError as error:
            self.complain(str(error))
        if came and self.shown is not None and self.shown.id == number:
            self.reader.pictures_changed()

    def find_statements(self, number: int) -> None:
        self.background(f"restate-{number}", self._restate, number)

    async def _restate(self, number: int) -> None:
        if await self._follow("restate", articles=[number]):
            self._article_changed()

    async def _follow(self, verb: str, **details: Any) -> bool:
        """Run a verb to its end; False where it failed, which is said."""
        async for event in self.services.worker.request(verb, **details):
            if event["event"] == "failed":
                self.complain(str(event.get("sentence", "")))
                return False
            if event["event"] == "note":
                self.say(str(event.get("sentence", "")))
        return True
