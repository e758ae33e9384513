"""The one registry of actions: bindings, key bar, help, palette, ``:`` line and the README's key table come from it.

An action is known by its name; a widget or screen of its scope has a method ``action_<name>``. Scopes: ``app`` is
everywhere on the main screen, ``rows`` every list, ``list`` the headlines, ``sources``, ``reader`` and ``callouts`` the
panes, ``listing`` the screens of speakers, kept statements and the like. What has the focus is asked first.
Importable without Textual.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Literal

from orda_tui.config import Screen
from orda_tui.tui import keys as keyboard

if TYPE_CHECKING:
    from textual.binding import Binding

Scope = Literal["app", "rows", "list", "sources", "reader", "callouts", "listing"]

GROUPS = ("Read", "Move", "Mark", "Find", "Statements", "Views", "Sources", "Program")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the reader can do.

    ``title`` is a few words for key bar and palette, ``help`` a sentence in which other actions may stand in braces
    for their keys (``Keymap.filled``). ``footer``: where in the key bar it comes
    (lower first), 0: not there. ``takes``: what the ``:`` line may add: one of several words with a bar between them,
    or what it is ("name"); empty: nothing.
    """

    name: str
    title: str
    keys: tuple[str, ...]
    scope: Scope
    group: str
    help: str
    footer: int = 0
    takes: str = ""

    @property
    def id(self) -> str:
        """``scope.name``: unique in the registry."""
        return f"{self.scope}.{self.name}"

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of which it takes one, where these are a closed list."""
        return tuple(self.takes.split("|")) if "|" in self.takes else ()

    @property
    def usage(self) -> str:
        """How it stands on the ``:`` line, with what it may take."""
        return f":{self.name} {self.takes if self.choices else self.takes.upper()}".strip()


def _of(setting: str) -> str:
    """What this setting of the screen may be."""
    return "|".join(next(one.metadata["choices"] for one in fields(Screen) if one.name == setting))


def _a(
    scope: Scope, group: str, name: str, keys: str, title: str, help: str, footer: int = 0, takes: str = ""
) -> Action:
    return Action(name, title, tuple(keys.split()), scope, group, help, footer, takes)


# fmt: off
ACTIONS: tuple[Action, ...] = (
    # -- every list ---------------------------------------------------------------------------------------------------
    _a("rows", "Move", "line_down", "j down", "Next", "Go to the next line."),
    _a("rows", "Move", "line_up", "k up", "Previous", "Go to the previous line."),
    _a("rows", "Move", "page_down", "pagedown ctrl+f", "Page down", "Go down by a page."),
    _a("rows", "Move", "page_up", "pageup b", "Page up", "Go up by a page."),
    _a("rows", "Move", "half_down", "ctrl+d", "Half a page down", "Go down by half a page."),
    _a("rows", "Move", "half_up", "ctrl+u", "Half a page up", "Go up by half a page."),
    _a("rows", "Move", "top", "g home", "Top", "Go to the first line."),
    _a("rows", "Move", "bottom", "G end", "Bottom", "Go to the last line."),
    # -- headlines ----------------------------------------------------------------------------------------------------
    _a("list", "Read", "open", "enter l right", "open", "Open the article under the cursor.", 1, "number"),
    _a("list", "Mark", "select_rows", "V", "select",
       "Select rows from here to the cursor; {app.toggle_read} {app.star} {app.later} {app.tags} are for all of them."),
    _a("list", "Move", "to_sources", "h left", "Sources", "Go to the sources."),
    # -- sources ------------------------------------------------------------------------------------------------------
    _a("sources", "Read", "open", "enter l right", "show", "Show the headlines of this source, folder or view.", 1),
    _a("sources", "Sources", "remove", "d delete", "remove", "Remove source or folder; {app.undo} brings it back.", 8),
    _a("sources", "Sources", "rename", "e", "rename", "Give source or folder a name of your own.", 6, "name"),
    _a("sources", "Sources", "move", "f", "folder", "Put source or folder into another; empty: in none.", 7, "folder"),
    _a("sources", "Views", "fold", "z", "fold", "Fold this folder, or the one this source is in; or unfold it."),
    _a("sources", "Sources", "about", "i", "about", "How the last visits went, when the next is due and why.", 5),
    # -- reader -------------------------------------------------------------------------------------------------------
    _a("reader", "Move", "line_down", "j down", "Down", "Scroll down by a line."),
    _a("reader", "Move", "line_up", "k up", "Up", "Scroll up by a line."),
    _a("reader", "Move", "page_down", "pagedown ctrl+f", "Page down", "Scroll down by a page."),
    _a("reader", "Move", "page_up", "b pageup", "Page up", "Scroll up by a page."),
    _a("reader", "Move", "half_down", "ctrl+d", "Half a page down", "Scroll down by half a page."),
    _a("reader", "Move", "half_up", "ctrl+u", "Half a page up", "Scroll up by half a page."),
    _a("reader", "Move", "shift_right", ">", "Right", "Move wide tables and code to see their right part."),
    _a("reader", "Move", "shift_left", "<", "Left", "Move wide tables and code back."),
    _a("reader", "Move", "top", "g home", "Top", "Go to the beginning of the article."),
    _a("reader", "Move", "bottom", "G end", "End", "Go to the end of the article."),
    _a("reader", "Statements", "next_statement", "]", "next statement", "Go to the next statement and light it.", 3),
    _a("reader", "Statements", "previous_statement", "[", "previous statement", "Go to the statement before."),
    _a("reader", "Statements", "copy_statement", "y", "copy statement", "Copy the lit statement with its citation."),
    _a("reader", "Statements", "keep_statement", "*", "keep", "Keep the lit statement, or let go of it."),
    _a("reader", "Find", "find", "/ \\", "find", "Find words in the article.", 9, "words"),
    _a("reader", "Find", "next_hit", "n", "Next hit", "Go to the next place found."),
    _a("reader", "Find", "previous_hit", "N", "Previous hit", "Go to the place found before."),
    _a("reader", "Read", "link_hints", "f", "links", "Put letters on the links: type one to open it.", 8),
    _a("reader", "Read", "contents", "t", "Contents", "Show the headings of a long piece and go to one."),
    _a("reader", "Read", "pictures", "i", "Pictures", "Show or hide the pictures of the article."),
    _a("reader", "Read", "open_picture", "I", "Picture", "Open the picture in sight on the whole screen."),
    _a("reader", "Read", "select", "v", "Select", "Select text by keyboard."),
    _a("reader", "Read", "copy_article", "Y", "Copy article", "Copy the article as text."),
    _a("reader", "Read", "justify", "ctrl+j", "Even margin", "Ragged or even right margin."),
    # -- callouts -----------------------------------------------------------------------------------------------------
    _a("callouts", "Statements", "jump", "enter l", "go to it", "Go to this statement in the text and light it.", 1),
    _a("callouts", "Statements", "copy_statement", "y", "copy", "Copy this statement with its citation.", 2),
    _a("callouts", "Statements", "keep_statement", "*", "keep", "Keep this statement, or let go of it.", 3),
    _a("callouts", "Statements", "filter_speaker", "f", "one speaker",
       "Only this speaker's statements, or all again.", 4),
    # -- screens with one list ---------------------------------------------------------------------------------------
    _a("listing", "Move", "choose", "enter l right", "open", "Open, take or change what the cursor is on.", 1),
    _a("listing", "Move", "back", "q escape h left", "back", "Back to where you came from.", 5),
    _a("listing", "Find", "search", "/ \\", "search", "Search this list.", 20),
    _a("listing", "Mark", "undo", "u", "undo", "Take back the last change.", 40),
    _a("listing", "Mark", "redo", "ctrl+r", "redo", "Do again what was taken back.", 41),
    _a("listing", "Mark", "mark_row", "v space", "mark", "Mark this line, or take the mark away.", 10),
    _a("listing", "Statements", "copy", "y", "copy", "Copy the statement with its citation.", 11),
    _a("listing", "Statements", "drop", "d delete", "let go",
       "Let go of the kept statement; {listing.undo} takes it back.", 12),
    _a("listing", "Statements", "join", "J", "join", "Let the marked names count as the one under the cursor.", 13),
    _a("listing", "Statements", "split", "X", "split", "Let joined names stand for themselves again.", 14),
    _a("listing", "Sources", "add", "a", "add", "Add the marked sources, or the one under the cursor.", 15),
    _a("listing", "Program", "reset", "r", "default", "Give the setting its default again.", 16),
    _a("listing", "Program", "help", "? F1", "help", "The keys of this screen, then all others; type to search.", 95),
    # -- everywhere ---------------------------------------------------------------------------------------------------
    _a("app", "Read", "read_on", "space", "read on",
       "A page on; at the end the next unread article, in any source.", 2),
    _a("app", "Read", "next_unread", "n", "next unread", "Open the next unread article."),
    _a("app", "Read", "previous_unread", "p", "previous unread", "Open the unread article before."),
    _a("app", "Read", "next_article", "J", "next article", "Open the next article, read or not."),
    _a("app", "Read", "previous_article", "K", "previous article", "Open the article before, read or not."),
    _a("app", "Read", "resume", "'", "read last", "Go back to the article read last, also on an earlier day."),
    _a("app", "Read", "full_text", "x", "full text", "Fetch the article's page, or go back to the feed's text.", 28),
    _a("app", "Read", "browser", "o", "browser",
       "Open the article, or a source's site, in the browser, or show its address.", 29),
    _a("app", "Read", "copy_address", "y", "copy address", "Copy the address of the article, or of a source's site."),
    _a("app", "Read", "pipe", "|", "pipe",
       "Give the article's text to a program and show what it prints.", 0, "command"),
    _a("app", "Read", "save", "w", "save", "Write the article as text into a file.", 0, "file"),
    _a("app", "Read", "zoom", "z", "only the article", "Give the whole screen to the article, or take it back."),
    _a("app", "Move", "leave", "q", "back", "Back; out of the program where there is nothing to go back to.", 4),
    _a("app", "Move", "back", "escape h left", "back", "Back: from the article to the list, from a search to all."),
    _a("app", "Move", "next_pane", "tab", "Next pane", "Go to the next pane."),
    _a("app", "Move", "previous_pane", "shift+tab", "Previous pane", "Go to the pane before."),
    _a("app", "Mark", "toggle_read", "m", "read/unread", "Mark the article read or unread.", 30),
    _a("app", "Mark", "mark_read", "", "mark read", "Mark the article read."),
    _a("app", "Mark", "mark_unread", "", "mark unread", "Mark the article unread."),
    _a("app", "Mark", "mark_all", "A", "all read",
       "Mark everything in this list (or this source) read; {app.undo} takes it back."),
    _a("app", "Mark", "mark_everything", "", "all sources read",
       "Mark everything in all sources read; {app.undo} takes it back."),
    _a("app", "Mark", "mark_above", "", "all above read", "Mark this article and all above it read."),
    _a("app", "Mark", "mark_below", "", "all below read", "Mark this article and all below it read."),
    _a("app", "Mark", "star", "s", "star", "Star the article, or take the star away.", 31),
    _a("app", "Mark", "later", "L", "later", "Put the article on the later list, or take it off."),
    _a("app", "Mark", "tags", "T", "tags", "Set the tags of the article.", 0, "tags"),
    _a("app", "Mark", "undo", "u", "undo", "Take back the last change, also one of an earlier day.", 40, "number"),
    _a("app", "Mark", "redo", "ctrl+r", "redo", "Do again what was taken back.", 0, "number"),
    _a("app", "Mark", "undo_list", "U", "undo list", "Show what can be taken back."),
    _a("app", "Find", "search", "/ \\", "search",
       "Search title, text and statements of the whole library.", 20, "words"),
    _a("app", "Statements", "callouts", "c", "callouts", "Show or hide the statements of the article.", 25),
    _a("app", "Statements", "kept", "6 M", "Kept statements", "The statements you kept.", 0, "words"),
    _a("app", "Statements", "speakers", "7 W", "Who said what",
       "All speakers of the library and what they said.", 0, "words"),
    _a("app", "Views", "all", "1 0", "All", "Show all articles."),
    _a("app", "Views", "today", "2", "Today", "Show the articles of the last 24 hours."),
    _a("app", "Views", "unread", "3", "Unread", "Show the unread articles."),
    _a("app", "Views", "starred", "4", "Starred", "Show the starred articles."),
    _a("app", "Views", "later_list", "5", "Later", "Show the articles put off for later."),
    _a("app", "Views", "next_source", ")", "next source", "List the next source that has unread articles."),
    _a("app", "Views", "previous_source", "(", "previous source", "List the source before that has unread articles."),
    _a("app", "Views", "order", "S", "order", "Sort by newest, oldest, source, longest, shortest.", 0, _of("order")),
    _a("app", "Views", "group", "ctrl+g", "group", "Name the days, sources or lengths that headlines are sorted by."),
    _a("app", "Views", "toggle_hide_read", "H", "hide read", "Leave read articles out of lists, or show them."),
    _a("app", "Views", "density", "D", "density",
       "One line a headline, two, or with its strongest statement.", 0, _of("density")),
    _a("app", "Views", "show_new", ".", "show new", "Put the new headlines above; the cursor stays."),
    _a("app", "Views", "sources_pane", "B", "sources", "Show or hide the sources pane.", 21),
    _a("app", "Views", "theme", "ctrl+t", "theme", "The next set of colours.", 0, _of("theme")),
    _a("app", "Sources", "add_source", "a", "add", "Add a source: an address, a file or a folder.", 23, "address"),
    _a("app", "Sources", "find_source", "F", "find source",
       "Find a source by name, or those that fail, and list it.", 0, "source"),
    _a("app", "Sources", "catalogue", "C", "Catalogue", "Choose sources from a catalogue.", 0, "words"),
    _a("app", "Sources", "import_file", "I", "Import",
       "Take over subscriptions from OPML or another reader.", 0, "file"),
    _a("app", "Sources", "edit_sources", "E", "Edit sources", "Edit all sources as text, in your editor."),
    _a("app", "Sources", "refresh", "r", "refresh", "Visit this source.", 0, "source"),
    _a("app", "Sources", "refresh_all", "R", "refresh all", "Visit all sources; {app.stop} stops it.", 22),
    _a("app", "Sources", "stop", "ctrl+x", "stop", "Stop the refresh; what came stays."),
    _a("app", "Program", "help", "? F1", "help", "All keys; type to search.", 95, "words"),
    _a("app", "Program", "palette", "ctrl+p", "Palette", "Every action by name."),
    _a("app", "Program", "command", ":", "Command", "Type an action's name, with words where it takes some."),
    _a("app", "Program", "settings", "P", "Settings",
       "All settings: what they are, what they may be; changed at once."),
    _a("app", "Program", "set", "", "set", "Change one setting, or tell what it is.", 0, "setting value"),
    _a("app", "Program", "redraw", "ctrl+l", "Redraw", "Paint the whole screen anew, on any screen."),
    _a("app", "Program", "suspend", "ctrl+z", "Suspend", "Back to the shell; fg returns."),
    _a("app", "Program", "quit", "ctrl+q", "quit", "Leave the program."),
)
# fmt: on

BY_ID: dict[str, Action] = {action.id: action for action in ACTIONS}


class Keymap:
    """Which keys each action has: the registry's, changed by a preset, changed by the reader.

    A key that a change gives to one action is taken from the others of that scope. ``problems``: by the
    name of the change, what is wrong with it.
    """

    def __init__(self, preset: str = "orda", changes: Mapping[str, str] | None = None) -> None:
        self._keys: dict[str, tuple[str, ...]] = {action.id: action.keys for action in ACTIONS}
        self.problems: dict[str, str] = {}
        self.changed = preset != "orda" or bool(changes)
        self._set_all(keyboard.PRESETS.get(preset, {}))
        self._elsewhere = keyboard.ELSEWHERE.get(preset, {})
        wanted: dict[str, tuple[str, ...]] = {}
        for name, keys in (changes or {}).items():
            targets = [action for action in ACTIONS if name in (action.id, action.name)]
            given = _split(keys)
            bad = next((key for key in given if not keyboard.is_key(key)), "")
            if not targets:
                self.problems[name] = f"there is no action {name}."
            elif bad:
                self.problems[name] = f"there is no key {bad}; keys are written x X ? enter ctrl+x alt+x F5."
            else:
                wanted.update({action.id: given for action in targets})
        self._set_all(wanted)

    def _set_all(self, wanted: Mapping[str, tuple[str, ...]]) -> None:
        """Give these actions their keys and take the same keys from all others of the same scope."""
        self._keys.update(wanted)
        for changed, keys in wanted.items():
            for other in _neighbours(BY_ID[changed]):
                if other.id not in wanted:
                    self._keys[other.id] = tuple(key for key in self._keys[other.id] if key not in keys)

    @property
    def elsewhere(self) -> dict[str, str]:
        """Keys that do nothing on the main screen -> the sentence on what to press instead."""
        taken = {key for action in ACTIONS if action.scope == "app" for key in self.of(action)}
        return {key: self.filled(told) for key, told in self._elsewhere.items() if key not in taken}

    def of(self, action: Action) -> tuple[str, ...]:
        """The keys of the action, without their Cyrillic aliases."""
        return self._keys[action.id]

    def shown(self, action: Action, most: int = 1) -> str:
        """The first keys of the action as people read them, or an empty text."""
        return " ".join(keyboard.shown(key) for key in self.of(action)[:most])

    def filled(self, text: str) -> str:
        """The text with the first key of each action that stands in it in braces: ``{app.undo} takes it back``."""
        return _NAMED.sub(lambda found: self.shown(BY_ID[found[1]]) or f":{BY_ID[found[1]].name}", text)


def _split(keys: str) -> tuple[str, ...]:
    if keys.strip() == ",":
        return (",",)
    return tuple(key.strip() for key in keys.replace(",", " ").split())


def _neighbours(action: Action) -> list[Action]:
    """Actions that would answer the same key where this one does."""
    lists: set[Scope] = {"rows", "list", "sources", "callouts"}
    scopes: set[Scope] = {action.scope}
    if action.scope == "rows":
        scopes = lists
    elif action.scope in lists:
        scopes = {"rows", action.scope}
    return [other for other in ACTIONS if other.scope in scopes and other.id != action.id]


_NAMED = re.compile(r"\{([a-z]+\.[a-z_]+)\}")

DEFAULT = Keymap()


def bindings(*scopes: Scope, keymap: Keymap = DEFAULT) -> list[Binding]:
    """The Textual bindings of these scopes, Cyrillic aliases included where no other action has that letter."""
    from textual.binding import Binding

    taken = {key for action in ACTIONS for key in keymap.of(action)}
    made = []
    for action in ACTIONS:
        if action.scope in scopes:
            for key in keymap.of(action):
                aliases = [alias for alias in keyboard.aliases(key) if alias not in taken]
                for one in (key, *aliases):
                    made.append(Binding(keyboard.textual_name(one), action.name, show=False))
    return made


def elsewhere(keymap: Keymap) -> list[Binding]:
    """Bindings that say what to press instead of the keys that do nothing on the main screen."""
    from textual.binding import Binding

    return [Binding(keyboard.textual_name(key), f"elsewhere({key!r})", show=False) for key in keymap.elsewhere]


def in_other_panes(key: str, here: Collection[Scope], keymap: Keymap = DEFAULT) -> list[Action]:
    """What a key, by its name in bindings, does in the other panes of the main screen."""
    panes: tuple[Scope, ...] = ("list", "sources", "reader", "callouts")
    found = []
    for scope in panes:
        if scope not in here:
            bound = [one.action for one in bindings(scope, keymap=keymap) if one.key == key]
            found += [BY_ID[f"{scope}.{name}"] for name in bound]
    return found


def footer(
    scopes: Iterable[Scope], keymap: Keymap = DEFAULT, leave_out: frozenset[str] = frozenset()
) -> list[tuple[str, str]]:
    """Key and title of what the key bar may show for the scopes of the focus, most wanted first. A key that a nearer
    scope uses is not shown for a farther one."""
    seen: set[str] = set()
    chosen: list[tuple[int, str, str]] = []
    for scope in scopes:
        own = [action for action in ACTIONS if action.scope == scope and action.name not in leave_out]
        for action in own:
            free = [key for key in keymap.of(action) if key not in seen]
            if action.footer and free:
                chosen.append((action.footer, keyboard.shown(free[0]), action.title))
        seen.update(key for action in own for key in keymap.of(action))
    return [(key, title) for _, key, title in sorted(chosen, key=lambda item: item[0])]


#: Where an action belongs, for people.
WHERE: dict[Scope, str] = {
    "app": "",
    "rows": "",
    "list": "headlines",
    "sources": "sources",
    "reader": "article",
    "callouts": "callouts",
    "listing": "list screens",
}
