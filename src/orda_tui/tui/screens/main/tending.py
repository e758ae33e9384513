"""Tending the sources: add, remove, rename, move, import; and what the program does on its first day."""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.app import SuspendNotSupported

from orda_tui.errors import NotFound, OrdaError
from orda_tui.model.feed import Feed
from orda_tui.model.journal import SOURCE_KINDS, JournalKind
from orda_tui.model.selection import Selection
from orda_tui.text.neutral import one_line
from orda_tui.tui.ages import day
from orda_tui.tui.screens.main.importing import Importing
from orda_tui.tui.screens.prompt import Choice, Prompt
from orda_tui.tui.widgets.sources_pane import SourcesPane
from orda_tui.tui.widgets.text_list import TextRow

if TYPE_CHECKING:
    from orda_tui.catalogue import CatalogueFeed

_OFFERED = "edition.offered"
ROOM_OF_PLACE = 12
"""Cells at the right of the status line where the place in the list is shown."""
BRIEF_WELCOME = (
    "{app.add_source}: add a source · {app.catalogue}: catalogue · {app.import_file}: import · {app.help}: help"
)
WELCOME = (
    "Welcome. {app.add_source} adds a source, {app.catalogue} shows a catalogue, {app.import_file} imports your feeds, "
    "{app.help} shows all keys."
)


class Tending(Importing):
    """Sources come and go; whatever is removed can be brought back."""

    _removed: int | None = None
    """The source removed last, where the cursor goes when it comes back."""
    _refused = ""
    """What was typed last and could not be added: offered again, to be mended."""

    # -- the first day ------------------------------------------------------------------------------------------------

    def greet(self) -> None:
        """Without any source: bring the bundled edition once, and say how to go on."""
        store = self.library.store
        if store.feeds.all() or store.meta.get(_OFFERED):
            return
        self.background("edition", self._bring_edition)

    async def _bring_edition(self) -> None:
        self.status.set_work("Unfolding the first edition…")
        try:
            if await self._follow("edition"):
                self.library.store.meta.set(_OFFERED, "1")
                self.load_sources()
                self.show_selection(self.selection)
                self.say_welcome()
        except OrdaError as error:
            self.complain(str(error))
        finally:
            self.status.set_work("")

    def say_welcome(self) -> None:
        """One line for somebody who has nothing but the bundled edition."""
        line = self.keyed(WELCOME)
        if not self.status.is_error:
            self.hint(line if cell_len(line) < self.app.size.width - ROOM_OF_PLACE else self.keyed(BRIEF_WELCOME))

    def has_only_edition(self) -> bool:
        """Is there no source yet that the reader chose?"""
        return all(feed.kind == "edition" for feed in self.library.store.feeds.all())

    # -- adding -------------------------------------------------------------------------------------------------------

    def action_add_source(self, what: str = "") -> None:
        if what:
            self._add(what)
            return
        hint = "An address (of a feed or of a site), a file or a folder."
        self.ask_over(
            Prompt("Add a source", hint, value=self._refused, afresh=True),
            lambda answer: self._add(answer.strip()) if answer and answer.strip() else None,
        )

    def _add(self, what: str, *, take_first: bool = False, allow_private: bool = False) -> None:
        self.background(
            "add", self._add_source, what, take_first=take_first, allow_private=allow_private, exclusive=False
        )

    async def _add_source(self, what: str, **details: Any) -> None:
        self.status.set_work(f"Looking at {one_line(what, 60)}…")
        try:
            async for event in self.services.worker.request("add", what=what, **details):
                if event["event"] == "failed":
                    self._add_failed(what, event, **details)
                elif event["event"] == "finished":
                    self._added(what, event, **details)
        except OrdaError as error:
            self.complain(str(error))
        finally:
            self.status.set_work("")

    def _add_failed(self, what: str, event: dict[str, Any], **details: Any) -> None:
        self._refused = what
        self.complain(str(event.get("sentence", "")))
        if event.get("kind") == "OwnNetwork" and not details["allow_private"]:
            self.ask_over(
                Choice(
                    f"{one_line(what, 60)} is in your own network",
                    [
                        TextRow(((("Do not add it", "text"),),)),
                        TextRow(((("Add it: I know this address and trust it", "text"),),)),
                    ],
                ),
                lambda answer: self._add(what, **{**details, "allow_private": True}) if answer == 1 else None,
            )

    def _added(self, what: str, event: dict[str, Any], *, allow_private: bool, **_: Any) -> None:
        candidates = event.get("candidates")
        if candidates:
            self._choose_candidate(candidates, allow_private)
            return
        if not isinstance(event.get("feed"), int):
            return
        if self._refused == what:
            self._refused = ""
        feed = event["feed"]
        self.load_sources()
        self.show_source(feed)
        name = one_line(str(event.get("name", "")), 60)
        if event.get("known"):
            self.say(f"{name} is among your sources already.")
        else:
            new = int(event.get("new", 0))
            plain = " It answers over plain http only." if event.get("plain") else ""
            self.say(f"Added {name}: {new:,} article{'' if new == 1 else 's'}.{plain}")

    def show_source(self, feed: int) -> None:
        """List the headlines of a source."""
        self.show_selection(Selection(feed=feed, order=self.selection.order))
        self.sources.select(lambda row: row.feed == feed)
        self.bring_forward("list")

    def _choose_candidate(self, candidates: list[dict[str, Any]], allow_private: bool) -> None:
        now = self.now()
        rows = [
            TextRow(
                (
                    ((str(one.get("title") or one.get("address", "")), "strong"),),
                    ((f"  {one.get('address', '')}", "muted"),),
                ),
                f"{one.get('entries', 0)} items" + (f", newest {day(one['newest'], now)}" if one.get("newest") else ""),
                one.get("address", ""),
            )
            for one in candidates
        ]

        def taken(answer: int | None) -> None:
            if answer is not None:
                address = str(candidates[answer].get("address", ""))
                self._add(address, take_first=True, allow_private=allow_private)

        self.ask_over(Choice("There are several feeds. Which one?", rows, lines=2), taken)

    def action_edit_sources(self) -> None:
        """The screen is the editor's meanwhile."""
        from orda_tui.editing import edit_sources

        self.write_place()
        what, wrong = None, ""
        added: list[int] = []
        try:
            with self.app.suspend():
                try:
                    what, added = edit_sources(self.library.store, self.services.config.commands.editor)
                except OrdaError as error:
                    wrong = str(error)
        except SuspendNotSupported:
            wrong = "This terminal cannot be lent to an editor."
        if what is None:
            self.complain(wrong)
            return
        self.sources_changed()
        told = what.sentence if what.empty else self.keyed(f"{what.sentence} {{app.undo}} takes it back.")
        if not added:
            self.say(told)
        elif self.is_refreshing:
            self.say(self.keyed(f"{told} {{app.refresh_all}} visits what is new."))
        else:
            self.refresh_feeds(added, before=told)

    def action_find_source(self, words: str = "") -> None:
        """List the only source that the words fit; else all sources, searched for the words."""
        from orda_tui.tui.screens.source_finder import FAILING, SourceFinder

        found = None
        if words and words != FAILING:
            with contextlib.suppress(NotFound):
                found = self.library.store.feeds.find(words)
        if found is not None:
            self.show_source(found.id)
            return
        screen = SourceFinder(self.services).searching(words)
        self.ask_over(screen, lambda feed: self.show_source(feed) if feed is not None else None)

    def action_catalogue(self, words: str = "") -> None:
        from orda_tui.tui.screens.catalogue import Catalogue

        self.ask_over(Catalogue(self.services).searching(words), self._add_chosen)

    def _add_chosen(self, chosen: list[CatalogueFeed] | None) -> None:
        if chosen:
            self.background("add", self._add_several, [feed.url for feed in chosen], exclusive=False)

    async def _add_several(self, addresses: list[str]) -> None:
        """Add one after the other, as one act; say at the end how it went."""
        failed: list[str] = []
        entry = 0
        try:
            for number, address in enumerate(addresses, 1):
                self.status.set_work(f"Adding {number}/{len(addresses)}: {address}")
                async for event in self.services.worker.request("add", what=address, take_first=True, entry=entry):
                    if event["event"] == "failed":
                        failed.append(f"{address}: {event.get('sentence', '')}")
                    elif event["event"] == "finished":
                        entry = int(event.get("entry", entry))
        except OrdaError as error:
            failed.append(str(error))
        finally:
            self.status.set_work("")
        self.sources_changed()
        if failed:
            self.complain(f"{len(addresses) - len(failed)} of {len(addresses)} added. {failed[0]}")
        else:
            self.say("Added." if len(addresses) == 1 else f"{len(addresses)} sources added.")

    # -- whatever changed ---------------------------------------------------------------------------------------------

    def sources_changed(self) -> None:
        """Sources came, went or moved, as the reader wanted: every pane follows at once, and the cursors stay."""
        self.load_sources()
        feeds = {row.feed for row in self.sources.every}
        if self.shown is not None and self.shown.feed not in feeds:
            self.leave_article()
            if self.front in ("reader", "callouts"):
                self.bring_forward("list")
        self.headlines.rows_moved_on()
        self.look_at_list(at_once=True)

    def after_journal(self, kinds: Collection[JournalKind]) -> None:
        super().after_journal(kinds)
        if not SOURCE_KINDS.isdisjoint(kinds):
            self.sources_changed()
        if any(row.feed == self._removed for row in self.sources.every if row.feed is not None):
            self.sources.select(lambda row: row.feed == self._removed)
            self._removed = None

    # -- changing -----------------------------------------------------------------------------------------------------

    def on_sources_pane_change_wanted(self, message: SourcesPane.ChangeWanted) -> None:
        if message.feed is None:
            self.say("Choose a source: this is a view, a tag or a folder.")
            return
        try:
            feed = self.library.store.feeds.get(message.feed)
        except NotFound as error:
            self.complain(str(error))
            return
        if message.what == "remove":
            self.remove_source(feed)
        elif message.what == "rename" and message.words:
            self.change_source(feed, name=one_line(message.words))
        elif message.what == "move" and message.words:
            self._move(feed, message.words)
        elif message.what == "rename":
            self.ask_over(
                Prompt("Name of this source", "Empty: its own name.", value=feed.shown, afresh=True),
                lambda name: self.change_source(feed, name=one_line(name)) if name is not None else None,
            )
        elif message.what == "move":
            folders = sorted({one.folder for one in self.library.store.feeds.all() if one.folder})
            self.ask_over(
                Prompt(
                    "Folder of this source",
                    "Empty: none. A/B: B inside A.",
                    value=feed.folder,
                    suggestions=folders,
                    afresh=True,
                ),
                lambda folder: self._move(feed, folder) if folder is not None else None,
            )
        else:
            self.show_record(feed)

    def _move(self, feed: Feed, folder: str) -> None:
        from orda_tui.tui.screens.source_record import clean_folder

        self.change_source(feed, folder=clean_folder(folder))

    def show_record(self, feed: Feed) -> None:
        """What is known of a source, and what may be changed of it."""
        from orda_tui.tui.screens.source_record import SourceRecord

        screen = SourceRecord(self.services, feed.id, self.change_source)
        self.ask_over(screen, lambda _: self.after_journal(screen.walked) if screen.walked else None)

    def change_source(self, feed: Feed, **fields: Any) -> None:
        """Change a source and show it changed."""
        try:
            self.library.store.feeds.rearrange({feed.id: fields}, self.services.clock())
        except OrdaError as error:
            self.complain(str(error))
            return
        self.sources_changed()
        self.show_list_title()

    def remove_source(self, feed: Feed) -> None:
        """Hide a source and its articles; nothing is deleted, and undo brings it back."""
        try:
            self.library.store.feeds.remove(feed.id, self.now())
        except OrdaError as error:
            self.complain(str(error))
            return
        self._removed = feed.id
        self.sources_changed()
        self.say(f"Removed {feed.shown}. {self.keyed('{app.undo}')} brings it back.")
