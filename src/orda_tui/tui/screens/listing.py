"""A whole screen with one list: a title, rows, a line of what keys do, and a search over the rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Generic, Self, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.worker import Worker

from orda_tui.errors import OrdaError
from orda_tui.model.journal import SOURCE_KINDS, JournalKind
from orda_tui.store import Store
from orda_tui.tui import actions
from orda_tui.tui.driver import rebind
from orda_tui.tui.screens.once import Once
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.bars import DeadKey, KeyBar, KeysMoved, PaneTitle, StatusLine
from orda_tui.tui.widgets.entry_line import EntryLine
from orda_tui.tui.widgets.row_list import RowList
from orda_tui.tui.widgets.text_list import TextList, TextRow

Result = TypeVar("Result")

LEAVE_KEY = Binding("ctrl+c", "back", show=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the reader wants to go: an article, and a statement in it by its block and first character."""

    article: int
    statement: tuple[int, int] | None = None


class Listing(Once[Result], Generic[Result]):
    """Subclasses give rows for the words searched (``rows_for``) and say what Enter does (``choose``)."""

    BINDINGS: ClassVar[list[BindingType]] = [*actions.bindings("listing"), LEAVE_KEY]
    DEFAULT_CSS = """
    Listing { layout: vertical; background: $background; }
    Listing TextList { height: 1fr; }
    """
    NAME: ClassVar[str] = ""
    LINES: ClassVar[int] = 1
    CHOOSE: ClassVar[str] = actions.BY_ID["listing.choose"].title
    """What Enter does, in a word or two."""
    SEARCHES_AT_ONCE: ClassVar[bool] = False
    """Is the line for words open from the beginning?"""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.words = ""
        self.title_line = PaneTitle(id="listing-title")
        self.listing = TextList(self.LINES, id="listing")
        self.entry = EntryLine(id="entry")
        self.status = StatusLine(id="listing-status")
        self._loading: Worker[None] | None = None
        self._wanted: object = None
        """The key of the row where the cursor is to be once there are rows."""

    def resume(self, before: Listing[Result]) -> Self:
        """Begin where another one of these was left: with its words, on its row."""
        self.words = before.words
        self._wanted = before.listing.current.key if before.listing.current is not None else None
        return self

    def searching(self, words: str) -> Self:
        """Begin with a search for these words."""
        self.words = words
        return self

    def compose(self) -> ComposeResult:
        yield self.title_line
        yield self.listing
        yield self.entry
        yield self.status
        yield KeyBar(id="listing-keys")

    def on_mount(self) -> None:
        if self.services.keymap.changed:
            self.apply_keys()
        self.show_hints()
        if self.SEARCHES_AT_ONCE:
            self.action_search()
        else:
            self.listing.focus()

    def apply_keys(self) -> None:
        """Take the keys that the settings want."""
        keymap = self.services.keymap
        rebind(self, [*actions.bindings("listing", keymap=keymap), LEAVE_KEY])
        rebind(self.listing, actions.bindings("rows", keymap=keymap))

    def on_resize(self) -> None:
        self.load(keep=True)

    # -- for subclasses -----------------------------------------------------------------------------------------------

    def rows_for(self, store: Store, words: str, width: int) -> list[TextRow]:
        """The rows for these words, of at most ``width`` cells. Runs in a thread, with that thread's store."""
        raise NotImplementedError

    def choose(self, row: TextRow) -> None:
        """Enter on a row."""
        raise NotImplementedError

    def empty(self) -> str:
        """One sentence where there are no rows."""
        return "Nothing here."

    def leave(self) -> None:
        """Go back without a result."""
        self.leave_with(None)

    def listing_name(self) -> str:
        """What stands above the list."""
        return self.NAME

    def rows_came(self) -> None:
        """The list has other rows."""

    def how_many(self, count: int) -> str:
        """How many rows there are, in words."""
        return f"{count:,}"

    # -- the list -----------------------------------------------------------------------------------------------------

    def load(self, *, keep: bool = False) -> None:
        """Show the rows for the words searched; ``keep``: the cursor stays on its row."""
        self._loading = self.run_worker(partial(self._load, self.words, keep), group="listing", exclusive=True)

    async def _load(self, words: str, keep: bool) -> None:
        width = max(20, self.listing.scrollable_content_region.width - 2)
        try:
            rows = await self.services.library.ask(lambda store: self.rows_for(store, words, width))
        except OrdaError as error:
            self.complain(str(error))
            return
        self.listing.set_rows(rows, words=words.split(), keep=keep)
        keys = [row.key for row in rows] if self._wanted is not None else []
        if self._wanted in keys:
            self.listing.cursor = keys.index(self._wanted)
        self._wanted = None
        self.rows_came()
        self.title_line.show(self.listing_name(), self.how_many(len(rows)) + (f" with “{words}”" if words else ""))
        if not rows:
            sentence = f"Nothing found for “{words}”." if words else self.empty()
            self.listing.say_empty(sentence)
            self.hint(sentence)

    def keyed(self, text: str) -> str:
        """The text with the key of each action that it names in braces, as in ``{listing.undo} takes it back``."""
        return self.services.keymap.filled(text)

    def say(self, message: str) -> None:
        """One line about what happened."""
        self.status.say(message)

    def hint(self, message: str) -> None:
        """One line about what the cursor is on, or what one could do."""
        self.status.say(message, hint=True)

    def complain(self, message: str) -> None:
        """One line about what went wrong."""
        self.status.say(message, error=True)

    def on_row_list_chosen(self, message: RowList.Chosen) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        if self.listing.current is not None:
            self.choose(self.listing.current)

    def action_back(self) -> None:
        if self.words:
            self._search_for("")
        else:
            self.leave()

    # -- help ---------------------------------------------------------------------------------------------------------

    def show_hints(self) -> None:
        """What keys do now."""
        missing = {action.name for action in actions.ACTIONS} - {action.name for action in self.own_actions()}
        choose = actions.BY_ID["listing.choose"].title
        hints = actions.footer(["listing"], self.services.keymap, frozenset(missing))
        usual = [(key, self.CHOOSE if title == choose else title) for key, title in hints]
        self.query_one(KeyBar).show(self.entry.key_hints() or usual)

    def on_dead_key(self, message: DeadKey) -> None:
        if message.writes:
            self.hint(self.keyed(f"{message.shown} does nothing here; {{listing.help}} tells the keys of this screen."))

    def on_keys_moved(self, message: KeysMoved) -> None:
        self.show_hints()

    def own_actions(self) -> list[actions.Action]:
        """What can be done here."""
        own = [action for action in actions.ACTIONS if action.scope == "listing"]
        own = [action for action in own if hasattr(self, f"action_{action.name}")]
        return own + [action for action in actions.ACTIONS if action.scope == "rows"]

    def action_help(self) -> None:
        from orda_tui.tui.screens.help import Help

        self.app.push_screen(Help(self.services.keymap, self.own_actions(), self.listing_name()), self._perform)

    def on_key_bar_help_wanted(self, message: KeyBar.HelpWanted) -> None:
        self.action_help()

    def _perform(self, action: actions.Action | None) -> None:
        """Do an action as its key would, where it belongs to this screen."""
        if action is None:
            return
        if action in self.own_actions():
            pane = self.listing if action.scope == "rows" else self
            self.call_later(self.app.run_action, action.name, pane)
        else:
            self.say(self.keyed(f"“{action.title}” is for the main screen: {{listing.back}} leads there."))

    # -- search -------------------------------------------------------------------------------------------------------

    def action_search(self) -> None:
        self.entry.open("/", self.words)

    def _search_for(self, words: str) -> None:
        self.words = words.strip()
        self.say("")
        self.load()

    def _close_entry(self) -> None:
        self.entry.close()
        self.listing.focus()

    def on_entry_line_changed(self, message: EntryLine.Changed) -> None:
        self._search_for(message.text)

    def on_entry_line_done(self, message: EntryLine.Done) -> None:
        self._close_entry()

    def on_entry_line_given_up(self, message: EntryLine.GivenUp) -> None:
        self._search_for("")
        self._close_entry()


class Undoing(Listing[Result], Generic[Result]):
    """A list whose changes are in the journal: they are taken back and done again here too."""

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.walked: set[JournalKind] = set()
        """The kinds of what was taken back or done again."""

    def action_undo(self) -> None:
        self.walk(back=True)

    def action_redo(self) -> None:
        self.walk(back=False)

    def walk(self, *, back: bool) -> None:
        """Take back the last change, or do again what was taken back last."""
        journal = self.services.library.store.journal
        try:
            entry = journal.undo() if back else journal.redo()
        except OrdaError as error:
            self.walked |= SOURCE_KINDS  # a part of it may be done
            self.complain(str(error))
            self.load(keep=True)
            return
        if entry is None:
            self.say("Nothing to take back." if back else "Nothing to do again.")
            return
        self.walked.add(entry.kind)
        self.say(f"{'Taken back' if back else 'Done again'}: {entry.sentence}.")
        self.load(keep=True)
