"""Actions by name: what the ``:`` line reads, what it says of what it cannot take, and what words do."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from orda_tui import config
from orda_tui.errors import UsageError
from orda_tui.model.selection import Selection
from orda_tui.tui import by_name
from orda_tui.tui.actions import ACTIONS, BY_ID, Action
from orda_tui.tui.screens.source_finder import SourceFinder
from tests.tui.house import Journey, journey


async def say(reader: Journey, line: str) -> None:
    await reader.press("colon")
    await reader.type(line)
    await reader.press("enter")


@pytest.mark.parametrize(
    ("line", "found", "words"),
    [
        ("star", "app.star", ""),
        ("order oldest", "app.order", "oldest"),
        ("order  two  words ", "app.order", "two  words"),
        ("undo list", "app.undo_list", ""),
        ("refresh all", "app.refresh_all", ""),
        ("refresh All Things", "app.refresh", "All Things"),
        ("source Herald", "app.find_source", "Herald"),
        ("find source Herald", "app.find_source", "Herald"),
        ("add example.org", "app.add_source", "example.org"),
        ("import feeds.opml", "app.import_file", "feeds.opml"),
        ("щквук щдвуые", "app.order", "щдвуые"),
        ("set screen.measure 70", "app.set", "screen.measure 70"),
    ],
)
def test_a_line_is_a_name_and_words(line: str, found: str, words: str) -> None:
    assert by_name.parse(line) == (BY_ID[found], words)


def test_a_line_without_a_name_is_nothing() -> None:
    assert by_name.parse("nonsense of words")[0] is None
    assert by_name.parse("")[0] is None


@pytest.mark.parametrize(
    ("action", "words", "taken"),
    [
        ("app.order", "oldest", "oldest"),
        ("app.order", "OLD", "oldest"),
        ("app.order", "щдвуые", "oldest"),
        ("app.density", "t", "two"),
        ("app.undo", "3", "3"),
        ("app.search", "two words", "two words"),
    ],
)
def test_words_are_taken_as_the_registry_says(action: str, words: str, taken: str) -> None:
    assert by_name.fitting(BY_ID[action], words) == taken


@pytest.mark.parametrize(
    ("action", "words", "sentence"),
    [
        ("app.star", "now", "“star” takes no words."),
        ("app.order", "best", "“order” takes newest, oldest, source, longest or shortest, not “best”."),
        ("app.order", "s", "“order” takes newest, oldest, source, longest or shortest, not “s”."),
        ("app.undo", "all", "“undo” takes a number, not “all”."),
        ("app.undo", "²", "“undo” takes a number, not “²”."),
    ],
)
def test_other_words_are_told_what_there_may_be(action: str, words: str, sentence: str) -> None:
    with pytest.raises(UsageError) as told:
        by_name.fitting(BY_ID[action], words)
    assert str(told.value) == sentence


def test_a_method_has_room_for_words_where_the_registry_promises_it() -> None:
    from orda_tui.tui.screens.main.screen import MainScreen
    from orda_tui.tui.widgets.article_view import ArticleView
    from orda_tui.tui.widgets.callouts_pane import CalloutsPane
    from orda_tui.tui.widgets.headline_list import HeadlineList
    from orda_tui.tui.widgets.sources_pane import SourcesPane

    places: dict[str, type] = {
        "app": MainScreen,
        "rows": HeadlineList,
        "list": HeadlineList,
        "sources": SourcesPane,
        "reader": ArticleView,
        "callouts": CalloutsPane,
    }

    def has_room(action: Action) -> bool:
        method = getattr(places[action.scope], f"action_{action.name}")
        return len(inspect.signature(method).parameters) > 1

    for action in ACTIONS:
        if action.scope != "listing":
            assert has_room(action) == bool(action.takes), action.id


def test_the_line_is_completed_from_the_registry_and_the_library() -> None:
    offered = by_name.lines({"source": ["Herald"], "tags": []})
    assert {"star", "order", "order oldest", "theme mono", "refresh Herald", "source Herald"} <= set(offered)
    assert offered.index("order") < offered.index("order newest")
    assert "choose" not in offered


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("star now", "“star” takes no words."),
        ("next_statement now", "“next_statement” takes no words."),
        ("order best", "“order” takes newest, oldest, source, longest or shortest, not “best”."),
        ("²", "There is no action “²”. ? lists them all."),
        ("refresh Gazette", "No source fits “Gazette”. 'orda sources' lists them."),
        ("set screen.measure 7", "screen.measure: it is a whole number from 30 to 200."),
        ("set pictures all", "There are screen.pictures, keep.pictures."),
        ("set meas 300", "screen.measure: it is a whole number from 30 to 200."),
        ("set wings 2", "There is no setting wings."),
        ("set keys.map x", "keys.map is changed in the settings file, below [keys.map]."),
        ("set screen.justify maybe", "screen.justify: it is yes or no."),
        ("set density", "screen.density is two (lines a headline takes; one, two, statement)."),
    ],
)
async def test_a_line_that_cannot_be_done_says_so_and_does_nothing(
    folder: Path, tmp_path: Path, line: str, says: str
) -> None:
    async with journey(folder) as reader:
        reader.app.services.config = config.Config(path=tmp_path / "config.toml")
        before = reader.main.selection
        await say(reader, line)
        await reader.until(lambda: reader.message == says)
        assert reader.main.selection == before
        assert not reader.store.journal.entries(1)
        assert not (tmp_path / "config.toml").exists()
        assert reader.worker.asked == []


async def test_words_choose_what_the_key_would_only_step_through(folder: Path) -> None:
    async with journey(folder) as reader:
        main = reader.main
        await say(reader, "order old")
        assert (main.selection.order, reader.message) == ("oldest", "Oldest first.")
        await say(reader, "density statement")
        assert (main.headlines.density, reader.message) == ("statement", "Headlines with their strongest statement.")
        await say(reader, "theme mono")
        assert (main.theme_key, reader.message) == ("mono", "Colours: mono.")
        await say(reader, "open 2")
        assert reader.title == "A long report"
        await say(reader, "find goes on")
        assert main.reader.has_hits


async def test_a_source_is_named_to_be_visited_or_listed(folder: Path) -> None:
    async with journey(folder) as reader:
        await say(reader, "refresh her")
        await reader.until(lambda: reader.worker.asked)
        herald = reader.store.feeds.find("Herald").id
        assert reader.worker.asked[0] == ("refresh", {"due_only": False, "feeds": [herald]})
        await say(reader, "source wire")
        assert reader.main.selection == Selection(feed=reader.store.feeds.find("Wire").id)
        await say(reader, "source failing")
        screen = reader.app.screen
        assert isinstance(screen, SourceFinder)
        assert screen.words == "failing"


async def test_a_source_is_named_and_moved_where_it_stands(folder: Path) -> None:
    async with journey(folder) as reader:
        await say(reader, "source herald")
        await say(reader, "rename The old Herald")
        await say(reader, "move Papers / Daily")
        feed = reader.store.feeds.find("The old Herald")
        assert feed.folder == "Papers/Daily"


async def test_several_changes_are_taken_back_at_once(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("s", "j", "s", "j", "s")
        assert len(reader.store.headlines.ids(Selection(view="starred"))) == 3
        await say(reader, "undo 2")
        await reader.until(lambda: reader.message == "Taken back: 2 changes.")
        assert len(reader.store.headlines.ids(Selection(view="starred"))) == 1
        await say(reader, "redo 9")
        await reader.until(lambda: reader.message == "Done again: 2 changes.")


async def test_a_setting_is_changed_by_name(folder: Path, tmp_path: Path) -> None:
    async with journey(folder) as reader:
        path = tmp_path / "config.toml"
        reader.app.services.config = config.Config(path=path)
        await say(reader, "set screen.measure 60")
        await reader.until(lambda: reader.message == "screen.measure is 60 now.")
        assert reader.main.reader.measure == 60
        await say(reader, "set justify = on")
        await reader.until(lambda: reader.message == "screen.justify is yes now.")
        assert (config.load(path).screen.measure, config.load(path).screen.justify) == (60, True)


async def test_help_is_asked_for_by_word(folder: Path) -> None:
    async with journey(folder) as reader:
        await say(reader, "help later list")
        await reader.press("enter")
        await reader.until(lambda: reader.message == "Put off for later.")


async def test_words_are_searched_for_in_the_screen_that_is_named(folder: Path) -> None:
    async with journey(folder) as reader:
        await say(reader, "speakers kim")
        await reader.until(lambda: len(reader.app.screen.query_one("#listing").rows) == 1)  # type: ignore[attr-defined]
        await reader.press("q")
        assert len(reader.app.screen_stack) == 2  # first out of the search
        await reader.press("q")
        await say(reader, "catalogue kazakhstan")
        assert reader.app.screen.words == "kazakhstan"  # type: ignore[attr-defined]


async def test_what_was_typed_before_is_brought_back(folder: Path) -> None:
    async with journey(folder) as reader:
        await say(reader, "order oldest")
        await say(reader, "density one")
        await reader.press("slash")
        await reader.type("comet")
        await reader.press("enter", "escape", "colon", "up")
        value = reader.main.entry._input
        assert value.value == "density one"
        await reader.press("up", "up", "down", "up", "enter")
        assert reader.message == "Oldest first."
        await reader.press("colon", "up", "down", "down")
        assert (value.value, reader.main.entry.is_open) == ("", True), "nothing is done that was not asked for"
        await reader.press("escape", "slash", "up")
        await reader.until(lambda: reader.titles == ["A new comet"])
        await reader.press("down", "down")
        assert reader.main.headlines.has_focus


async def test_tab_completes_names_and_words(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("colon")
        await reader.type("refresh w")
        await reader.press("tab")
        entry = reader.main.entry
        assert entry._input.value == "refresh Wire"
        await reader.press("escape", "colon")
        await reader.type("theme ")
        for word in ("auto", "light", "dark", "ansi", "mono", "auto"):
            await reader.press("tab")
            assert entry._input.value == f"theme {word}"
        await reader.press("escape", "colon")
        await reader.type("set mea")
        await reader.press("tab")
        assert entry._input.value == "set measure"
        await reader.press("escape", "colon")
        await reader.type("set screen.just")
        await reader.press("tab", "tab")
        assert entry._input.value == "set screen.justify yes"
        await reader.press("escape", "colon")
        await reader.type("order l")
        await reader.press("tab", "enter")
        assert reader.main.selection.order == "longest"


async def test_a_number_longer_than_any_list_is_no_line_of_it(folder: Path) -> None:
    async with journey(folder) as reader:
        reader.main.perform_line("9" * 5000)
        reader.main.perform_line("undo " + "9" * 5000)
        await reader.settle()
        assert reader.main.headlines.cursor == 0
        assert "takes a number" in reader.message
