"""Tending the sources: remove, rename, move, one by one or all at once; and what the program does on its first day."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.app import SuspendNotSupported

from orda_tui.errors import NotFound, OrdaError
from orda_tui.model.feed import Feed
from orda_tui.model.journal import SOURCE_KINDS, JournalKind
from orda_tui.text.counting import counted
from orda_tui.text.neutral import clean_folder, one_line
from orda_tui.tui.screens.main.adding import Adding
from orda_tui.tui.screens.prompt import Prompt
from orda_tui.tui.widgets.sources_pane import SourcesPane

if TYPE_CHECKING:
    from orda_tui.editing import SourcesText

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


class Tending(Adding):
    """Sources come and go; whatever is removed can be brought back."""

    _removed: object = None
    """What makes the row of the source or folder that was removed last: where the cursor goes when it comes back."""
    _text: SourcesText | None = None
    """All sources as a text that could not be applied: it is opened again."""

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

    # -- all at once --------------------------------------------------------------------------------------------------

    def action_edit_sources(self) -> None:
        """The screen is the editor's meanwhile."""
        from orda_tui.editing import SourcesText

        self.write_place()
        text, what, wrong = self._text, None, ""
        added: list[int] = []
        try:
            with self.app.suspend():
                text = text or SourcesText(self.library.store)
                try:
                    what, added = text.edit(self.services.config.commands.editor)
                except OrdaError as error:
                    wrong = str(error)
        except SuspendNotSupported:
            wrong = "This terminal cannot be lent to an editor."
        self._text = text if text is not None and text.is_kept else None
        if what is None:
            self.complain(wrong + (self.keyed(" {app.edit_sources} opens it again.") if self._text else ""))
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

    # -- whatever changed ---------------------------------------------------------------------------------------------

    def sources_changed(self, *, came: bool = True) -> None:
        """Sources came, went or moved, as the reader wanted: every pane follows at once, and the cursors stay. Where
        none ``came``, other new headlines wait as before until they are wanted."""
        self.load_sources()
        feeds = {row.feed for row in self.sources.every}
        if self.shown is not None and self.shown.feed not in feeds:
            self.leave_article()
            if self.front in ("reader", "callouts"):
                self.bring_forward("list")
        self.headlines.rows_moved_on()
        self.look_at_list(at_once=came)

    def after_journal(self, kinds: Collection[JournalKind]) -> None:
        super().after_journal(kinds)
        if not SOURCE_KINDS.isdisjoint(kinds):
            self.sources_changed()
        if any(row.identity == self._removed for row in self.sources.every):
            self.sources.select(lambda row: row.identity == self._removed)
            self._removed = None

    # -- changing -----------------------------------------------------------------------------------------------------

    def on_sources_pane_change_wanted(self, message: SourcesPane.ChangeWanted) -> None:
        row = message.row
        if row.folder is not None:
            self._change_folder(row.folder, message.what, message.words)
        elif row.feed is None:
            self.say("Choose a source or a folder: this is a view or a tag.")
        else:
            try:
                feed = self.library.store.feeds.get(row.feed)
            except NotFound as error:
                self.complain(str(error))
                return
            self._change_source(feed, message.what, message.words)

    def _change_source(self, feed: Feed, what: str, words: str) -> None:
        if what == "remove":
            self.remove_source(feed)
        elif what == "about":
            self.show_record(feed)
        elif what == "rename":
            prompt = Prompt("Name of this source", "Empty: its own name.", value=feed.shown, afresh=True)
            self._with_words(words, prompt, lambda name: self._rename(feed, one_line(name)))
        else:
            self._with_words(
                words,
                self._ask_folder("Folder of this source", "Empty: none.", feed.folder),
                lambda folder: self.change_source(feed, folder=folder),
            )

    def _with_words(self, words: str, prompt: Prompt, act: Callable[[str], None]) -> None:
        """Act on these words, or on those that the prompt asks for."""
        if words:
            act(words)
        else:
            self.ask_over(prompt, lambda answer: act(answer) if answer is not None else None)

    def _ask_folder(self, title: str, empty: str, folder: str) -> Prompt:
        folders = sorted({one.folder for one in self.library.store.feeds.all() if one.folder})
        return Prompt(title, f"{empty} A/B: B inside A.", value=folder, suggestions=folders, afresh=True)

    def _rename(self, feed: Feed, name: str) -> None:
        self.change_source(feed, name="" if name == feed.title else name)

    def _change_folder(self, folder: str, what: str, words: str) -> None:
        inside = [feed for feed in self.library.store.feeds.all() if f"{feed.folder}/".startswith(f"{folder}/")]
        if what == "remove":
            self._edit(f"removed the folder {folder}", remove=[feed.id for feed in inside])
            self._removed = ("all", "", folder, None)
            count = counted(len(inside), "source")
            self.say(f"Removed {folder} with {count}. {self.keyed('{app.undo}')} brings it back.")
        elif what == "about":
            self.say("This tells of one source, and here is a folder.")
        else:
            prompt = self._ask_folder("Name of this folder", "Empty: its sources are in none.", folder)
            self._with_words(words, prompt, lambda name: self._rename_folder(folder, clean_folder(name), inside))

    def _rename_folder(self, folder: str, name: str, inside: list[Feed]) -> None:
        """Folders in it go with it; what is listed stays listed."""

        def renamed(path: str) -> str:
            return clean_folder(name + path.removeprefix(folder))

        if name == folder:
            return
        listed = self.selection.folder
        if name and listed is not None and f"{listed}/".startswith(f"{folder}/"):
            self.selection = replace(self.selection, folder=renamed(listed))
        sentence = f"renamed the folder {folder} to {name}" if name else f"dissolved the folder {folder}"
        self._edit(sentence, change={feed.id: {"folder": renamed(feed.folder)} for feed in inside})
        self.show_list_title()
        self.sources.select(lambda row: row.folder == name)
        self.say(f"{sentence[0].upper()}{sentence[1:]}. {self.keyed('{app.undo}')} takes it back.")

    def _edit(self, sentence: str, **details: Any) -> None:
        """Change several sources as one act."""
        try:
            self.library.store.feeds.edit(self.now(), sentence, **details)
        except OrdaError as error:
            self.complain(str(error))
        self.sources_changed(came="change" in details)

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
        self.sources_changed(came="folder" in fields)
        self.show_list_title()

    def remove_source(self, feed: Feed) -> None:
        """Hide a source and its articles; nothing is deleted, and undo brings it back."""
        try:
            self.library.store.feeds.remove(feed.id, self.now())
        except OrdaError as error:
            self.complain(str(error))
            return
        self._removed = ("all", "", None, feed.id)
        self.sources_changed(came=False)
        self.say(f"Removed {feed.shown}. {self.keyed('{app.undo}')} brings it back.")
