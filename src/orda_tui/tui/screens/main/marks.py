"""What the reader does with articles: read, starred, later, tags, kept statements; and taking it back."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Collection, Sequence
from typing import Literal

from orda_tui.errors import OrdaError
from orda_tui.model.journal import SOURCE_KINDS, JournalEntry, JournalKind
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.text.neutral import one_line
from orda_tui.tui.screens.main.reading import Reading
from orda_tui.tui.screens.prompt import Prompt
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.article_view_messages import KeepWanted
from orda_tui.tui.widgets.callouts_pane import CalloutsPane

Mark = Literal["read", "starred", "later"]

_SAID: dict[tuple[Mark, bool], str] = {
    ("read", True): "Marked read",
    ("read", False): "Marked unread",
    ("starred", True): "Starred",
    ("starred", False): "No longer starred",
    ("later", True): "Put off for later",
    ("later", False): "No longer on the later list",
}


class Marks(Reading):
    """Marks are written at once, in one short transaction; every one of them can be taken back. What may touch very
    many articles goes through a thread, one thing after the other."""

    def __init__(self, services: Services, *, selection: Selection | None = None, words: str = "") -> None:
        super().__init__(services, selection=selection, words=words)
        self._writing = asyncio.Lock()

    # -- one mark on the articles in hand -----------------------------------------------------------------------------

    def _mark_opened(self, number: int) -> None:
        store = self.library.store
        if (
            not store.read_only and not store.statuses.get(number).read
        ):  # that it cannot be written was said at the start
            self._write_mark([number], "read", True)

    def marks_changed(self) -> None:
        """Show the new state of the rows; they stay where they are."""
        self.headlines.rows_moved_on()
        self.count_unread()

    def in_hand(self) -> list[int]:
        """The articles that an action is about: the selected rows, else the one in hand."""
        numbers = list(self.headlines.selected_ids) if self.front == "list" else []
        if not numbers and self.article_in_hand is not None:
            numbers = [self.article_in_hand]
        if not numbers:
            self.say("There is no article here.")
        return numbers

    def _mark(self, mark: Mark, value: bool | None = None) -> None:
        """Set or take away a mark of the articles in hand; without a value: the other way than it is now."""
        numbers = self.in_hand()
        if not numbers:
            return
        statuses = self.library.store.statuses
        if value is None:
            value = not all(getattr(statuses.get(number), mark) for number in numbers)
        if self._write_mark(numbers, mark, value):
            count = f" {len(numbers):,} articles." if len(numbers) > 1 else ""
            self.say(_SAID[mark, value] + (f":{count}" if count else "."))
        if self.front == "list" and mark == "read" and not self.headlines.selected_ids:
            self.headlines.cursor += 1
        self.headlines.end_selection()

    def _write_mark(self, numbers: Sequence[int], mark: Mark, value: bool) -> bool:
        """False where that changed nothing or could not be written, which is said."""
        try:
            done = self.library.store.statuses.mark(numbers, now=self.now(), **{mark: value})
        except OrdaError as error:
            self.complain(str(error))
            return False
        if done:
            self.marks_changed()
        return bool(done)

    def action_toggle_read(self) -> None:
        self._mark("read")

    def action_mark_read(self) -> None:
        self._mark("read", True)

    def action_mark_unread(self) -> None:
        self._mark("read", False)

    def action_star(self) -> None:
        self._mark("starred")

    def action_later(self) -> None:
        self._mark("later")

    # -- many at once -------------------------------------------------------------------------------------------------

    def action_mark_all(self) -> None:
        """In the sources pane: of the source, folder or view under the cursor."""
        row = self.sources.current if self.front == "sources" else None
        selection = self.selection if row is None else self.dated(row.selection(self.selection))
        self.background("writes", self._mark_all, selection, exclusive=False)

    def action_mark_everything(self) -> None:
        self.background("writes", self._mark_all, Selection(), exclusive=False)

    async def _mark_all(self, selection: Selection) -> None:
        """Of what is listed only that: what came since, and was announced but not shown, stays unread."""
        now, shown = self.now(), self.headlines.ids[:]
        listed = self.whole_list and selection == self.selection

        def mark(store: Store) -> int:
            numbers = shown if listed else store.headlines.ids(selection)
            done = store.statuses.mark(numbers, read=True, now=now)
            return store.journal.entries(1)[0].count if done else 0

        async with self._writing:
            count = await self.library.ask(mark)
        self.marks_changed()
        if count:
            self.say(f"Marked {count:,} read in {self.name_of(selection)}. {self.keyed('{app.undo}')} takes it back.")
        else:
            self.say("Nothing is unread here.")

    def action_mark_above(self) -> None:
        self._mark_many(self.headlines.ids[: self.headlines.cursor + 1])

    def action_mark_below(self) -> None:
        self._mark_many(self.headlines.ids[self.headlines.cursor :])

    def _mark_many(self, numbers: array[int]) -> None:
        if self._write_mark(numbers, "read", True):
            count = self.library.store.journal.entries(1)[0].count
            self.say(f"Marked {count:,} read. {self.keyed('{app.undo}')} takes it back.")
        else:
            self.say("Nothing is unread there.")

    # -- tags ---------------------------------------------------------------------------------------------------------

    def action_tags(self, words: str = "") -> None:
        numbers = self.in_hand()
        if not numbers:
            return
        if words:
            self.set_tags(numbers, words)
            return
        before = self.library.store.statuses.get(numbers[0]).tags
        known = [tag for tag, _ in self.library.store.statuses.tags()]
        self.ask_over(
            Prompt("Tags of this article", "Words parted by blanks.", value=" ".join(before), suggestions=known),
            lambda answer: self.set_tags(numbers, answer) if answer is not None else None,
        )

    def set_tags(self, numbers: list[int], words: str) -> None:
        """Give articles exactly these tags."""
        store = self.library.store
        before = {tag for number in numbers for tag in store.statuses.get(number).tags}
        wanted = set(one_line(words).replace(",", " ").split())
        try:
            store.statuses.tag(numbers, {tag: tag in wanted for tag in sorted(before | wanted)}, self.now())
        except OrdaError as error:
            self.complain(str(error))
            return
        self.marks_changed()
        self.load_sources()
        self.headlines.end_selection()
        self.say("Tags: " + " ".join(f"#{tag}" for tag in sorted(wanted)) if wanted else "No tags.")

    # -- kept statements ----------------------------------------------------------------------------------------------

    def _keep(self, index: int) -> None:
        article = self.shown
        if article is None or not 0 <= index < len(article.statements):
            return
        kept, statement = self.library.store.kept, article.statements[index]
        try:
            there = kept.is_kept(article.id, statement)
            if there is None:
                kept.keep(article.id, statement, self.now())
            else:
                kept.drop(there, self.now())
        except OrdaError as error:
            self.complain(str(error))
            return
        self.callouts.set_kept(self._kept_of(article))
        kept_now = self.keyed("Statement kept. {app.kept} lists what you kept.")
        self.say(kept_now if there is None else "Statement let go.")

    def on_article_view_keep_wanted(self, message: KeepWanted) -> None:
        self._keep(message.index)

    def on_callouts_pane_keep_wanted(self, message: CalloutsPane.KeepWanted) -> None:
        self._keep(message.index)

    # -- taking back --------------------------------------------------------------------------------------------------

    def action_undo(self, count: str = "1") -> None:
        self.background("writes", self._walk_journal, True, int(count), exclusive=False)

    def action_redo(self, count: str = "1") -> None:
        self.background("writes", self._walk_journal, False, int(count), exclusive=False)

    async def _walk_journal(self, back: bool, count: int) -> None:
        """Go so many changes back, or forth again."""

        def walk(store: Store) -> list[JournalEntry]:
            done: list[JournalEntry] = []
            while len(done) < count and (entry := store.journal.undo() if back else store.journal.redo()):
                done.append(entry)
            return done

        try:
            async with self._writing:
                entries = await self.library.ask(walk)
        except OrdaError:
            self.after_journal(SOURCE_KINDS)  # a part of it may be done
            raise
        if not entries:
            self.say("Nothing to take back." if back else "Nothing to do again.")
            return
        self.after_journal({entry.kind for entry in entries})
        what = entries[0].sentence if len(entries) == 1 else f"{len(entries):,} changes"
        self.say(f"{'Taken back' if back else 'Done again'}: {what}.")

    def after_journal(self, kinds: Collection[JournalKind]) -> None:
        """Entries of these kinds were taken back or done again: marks, sources, kept statements may have changed."""
        self.marks_changed()
        self.load_sources()
        if self.shown is not None:
            self.callouts.set_kept(self._kept_of(self.shown))
        self.look_at_store()

    def action_undo_list(self) -> None:
        from orda_tui.tui.screens.undo_list import UndoList

        self.ask_over(UndoList(self.services), lambda kinds: self.after_journal(kinds) if kinds else None)
