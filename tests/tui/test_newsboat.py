"""Fingers that know newsboat: each of its keys does the same here, or does no harm and says what to press."""

from __future__ import annotations

from pathlib import Path

import pytest

from orda_tui.config import Keys
from orda_tui.model.selection import Selection
from orda_tui.tui import keys
from orda_tui.tui.actions import ACTIONS, BY_ID, Keymap
from orda_tui.tui.screens.help import Help
from orda_tui.tui.screens.main.base import Pane
from orda_tui.tui.screens.main.layout import SCOPES
from tests.tui.house import journey
from tests.tui.test_journeys import NEWEST_FIRST

#: The pane it is pressed in, newsboat's key, what it is called there, and our action; none: a sentence.
TABLE: list[tuple[Pane, str, str, str]] = [
    ("sources", "enter", "open", "sources.open"),
    ("sources", "q", "quit", "app.leave"),
    ("sources", "Q", "hard-quit", "app.quit"),
    ("sources", "r", "reload", "app.refresh"),
    ("sources", "R", "reload-all", "app.refresh_all"),
    ("sources", "A", "mark-feed-read", "app.mark_all"),
    ("sources", "C", "mark-all-feeds-read", "app.mark_everything"),
    ("sources", "J", "next", "rows.line_down"),
    ("sources", "K", "prev", "rows.line_up"),
    ("sources", "n", "next-unread", "app.next_unread"),
    ("sources", "p", "prev-unread", "app.previous_unread"),
    ("sources", "ctrl+k", "random-unread", ""),
    ("sources", "o", "open-in-browser", "app.browser"),
    ("sources", "?", "help", "app.help"),
    ("sources", "l", "toggle-show-read-feeds", "app.toggle_hide_read"),
    ("sources", "ctrl+t", "clear-tag", "app.all"),
    ("sources", "t", "set-tag", ""),
    ("sources", "/", "open-search", "app.search"),
    ("sources", "ctrl+r", "reload-urls", ""),
    ("sources", "ctrl+l", "redraw", "app.redraw"),
    ("sources", ":", "cmdline", "app.command"),
    ("sources", "F", "set-filter", "app.search"),
    ("sources", "f", "select-filter", ""),
    ("sources", "E", "edit-urls", "app.edit_sources"),
    ("sources", "v", "view-dialogs", ""),
    ("sources", "ctrl+v", "next-dialog", "app.next_pane"),
    ("sources", "ctrl+g", "prev-dialog", "app.previous_pane"),
    ("sources", "g", "sort", "app.order"),
    ("sources", "G", "rev-sort", "app.order"),
    ("sources", "up", "up", "rows.line_up"),
    ("sources", "down", "down", "rows.line_down"),
    ("sources", "pageup", "pageup", "rows.page_up"),
    ("sources", "pagedown", "pagedown", "rows.page_down"),
    ("sources", "home", "home", "rows.top"),
    ("sources", "end", "end", "rows.bottom"),
    ("list", "enter", "open", "list.open"),
    ("list", "q", "quit", "app.leave"),
    ("list", "r", "reload", "app.refresh"),
    ("list", "A", "mark-feed-read", "app.mark_all"),
    ("list", "s", "save", "app.save"),
    ("list", "J", "next", "rows.line_down"),
    ("list", "K", "prev", "rows.line_up"),
    ("list", "n", "next-unread", "app.next_unread"),
    ("list", "p", "prev-unread", "app.previous_unread"),
    ("list", "o", "open-in-browser", "app.browser"),
    ("list", "O", "open-in-browser-and-mark-read", "app.browser"),
    ("list", "N", "toggle-article-read", "app.toggle_read"),
    ("list", "l", "toggle-show-read-feeds", "app.toggle_hide_read"),
    ("list", "u", "show-urls", ""),
    ("list", "/", "open-search", "app.search"),
    ("list", "F", "set-filter", "app.search"),
    ("list", "f", "select-filter", ""),
    ("list", "ctrl+b", "bookmark", ""),
    ("list", "ctrl+e", "edit-flags", "app.tags"),
    ("list", "ctrl+n", "next-unread-feed", "app.next_source"),
    ("list", "ctrl+p", "prev-unread-feed", "app.previous_source"),
    ("list", "D", "delete-article", ""),
    ("list", "$", "purge-deleted", ""),
    ("list", "|", "pipe-to", "app.pipe"),
    ("list", "g", "sort", "app.order"),
    ("list", "G", "rev-sort", "app.order"),
    ("reader", "q", "quit", "app.leave"),
    ("reader", "s", "save", "app.save"),
    ("reader", "J", "next", "app.next_article"),
    ("reader", "K", "prev", "app.previous_article"),
    ("reader", "O", "open-in-browser-and-mark-read", "app.browser"),
    ("reader", "o", "open-in-browser", "app.browser"),
    ("reader", "u", "show-urls", "reader.link_hints"),
    ("reader", "#", "goto-url", "reader.link_hints"),
    ("reader", "1", "one", ""),
    ("reader", "0", "zero", ""),
    ("reader", "/", "open-search", "reader.find"),
    ("reader", "e", "enqueue", ""),
    ("reader", "ctrl+b", "bookmark", ""),
    ("reader", "ctrl+e", "edit-flags", "app.tags"),
    ("reader", "D", "delete-article", ""),
    ("reader", "v", "view-dialogs", ""),
    ("reader", "|", "pipe-to", "app.pipe"),
    ("reader", "space", "pagedown", "app.read_on"),
    ("reader", "b", "pageup", "reader.page_up"),
]

#: Where newsboat changes what is stored, and we only scroll: no harm is done, and what happened is seen.
SCROLLS = [("list", "ctrl+d", "rows.half_down"), ("list", "ctrl+f", "rows.page_down")]


def answered(pane: Pane, key: str, keymap: Keymap) -> str:
    """The action that a key does in a pane."""
    for scope in SCOPES[pane]:
        found = next((action.id for action in ACTIONS if action.scope == scope and key in keymap.of(action)), "")
        if found:
            return found
    return ""


@pytest.mark.parametrize(("pane", "key", "name", "action"), TABLE)
def test_each_key_does_the_same_or_says_what_to_press(pane: Pane, key: str, name: str, action: str) -> None:
    keymap = Keymap("newsboat")
    assert answered(pane, key, keymap) == action, name
    assert bool(action) or keymap.elsewhere[key].endswith("."), name


@pytest.mark.parametrize(("pane", "key", "action"), SCROLLS)
def test_a_key_that_deletes_there_only_scrolls_here(pane: Pane, key: str, action: str) -> None:
    assert answered(pane, key, Keymap("newsboat")) == action


@pytest.mark.parametrize("preset", sorted(keys.ELSEWHERE))
def test_what_is_told_to_press_is_a_key_and_no_name(preset: str) -> None:
    for sentence in Keymap(preset).elsewhere.values():
        assert "{" not in sentence
        assert " :" not in sentence


def test_a_key_that_the_reader_gave_away_says_nothing() -> None:
    assert "D" not in Keymap("newsboat", {"density": "D"}).elsewhere
    assert Keymap("newsboat", {"density": "D"}).of(BY_ID["app.density"]) == ("D",)
    assert not Keymap().elsewhere


async def test_keys_that_have_nothing_to_do_say_what_has(folder: Path) -> None:
    async with journey(folder, keys=Keys(preset="newsboat")) as reader:
        before = reader.main.selection
        for key, says in [
            ("D", "Nothing is deleted here; N marks it read, l hides what is read."),
            ("ctrl+r", "Sources need no reloading; E edits them, R visits all."),
            ("u", "Open an article first: u puts letters on its links."),
        ]:
            await reader.press(key)
            assert reader.message == says
        assert reader.main.selection == before
        assert not reader.store.journal.entries(1)


async def test_the_key_of_macros_is_that_of_help_in_a_cyrillic_layout(folder: Path) -> None:
    async with journey(folder, keys=Keys(preset="newsboat")) as reader:
        await reader.press("comma")
        assert isinstance(reader.app.screen, Help)


async def test_figures_begin_the_number_of_a_row(folder: Path) -> None:
    async with journey(folder, keys=Keys(preset="newsboat")) as reader:
        await reader.press("3")
        assert reader.main.entry.is_open
        await reader.press("enter")
        assert reader.main.headlines.cursor == 2
        await reader.press("enter", "3")
        assert reader.message == "u in an article puts letters on its links."
        assert reader.main.selection.view == "all"


async def test_everything_is_marked_read_in_all_sources_and_that_taken_back(folder: Path) -> None:
    async with journey(folder, keys=Keys(preset="newsboat")) as reader:
        reader.main.action_find_source("Wire")
        await reader.press("C")
        await reader.until(lambda: reader.message == "Marked 7 read in All. U takes it back.")
        await reader.press("U")
        await reader.until(lambda: reader.message.startswith("Taken back"))
        assert len(reader.store.headlines.ids(Selection(view="unread"))) == len(NEWEST_FIRST)
