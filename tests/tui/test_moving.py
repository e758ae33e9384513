"""From source to source and back, and what a preset changes of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import Static

from orda_tui.config import Keys, load
from orda_tui.model.feed import FetchRecord
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.tui.actions import BY_ID, Keymap
from orda_tui.tui.keys import textual_name
from orda_tui.tui.screens.kept import KeptStatements
from orda_tui.tui.screens.palette import Palette, palette_rows
from orda_tui.tui.screens.source_finder import FAILING, SourceFinder
from orda_tui.tui.screens.source_record import SourceRecord
from tests.tui.house import NOW, article, journey


async def test_all_read_in_the_sources_pane_is_about_the_source_under_the_cursor(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("B")
        await reader.until(lambda: reader.main.sources.unread(reader.main.sources.rows[-1]))
        reader.main.sources.select(lambda row: row.label == "Science")
        unread = reader.store.headlines.count(Selection(view="unread"))
        of_source = reader.main.sources.unread(reader.main.sources.rows[reader.main.sources.cursor])
        await reader.press("A")
        await reader.until(lambda: "read in Science" in reader.message)
        assert reader.store.headlines.count(Selection(view="unread")) == unread - of_source
        assert reader.main.selection == Selection()


async def test_back_from_a_source_leads_to_the_sources_it_was_chosen_in(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        await reader.press("B")
        reader.main.sources.select(lambda row: row.label == "Science")
        await reader.press("enter", "enter", "q")
        assert (reader.main.front, reader.main.selection.feed is not None) == ("list", True)
        await reader.press("q")
        assert reader.main.front == "sources"
        assert reader.main.sources.current is not None
        assert reader.main.sources.current.label == "Science"
        await reader.press("q")
        assert (reader.main.front, reader.main.is_home) == ("list", True)


async def test_the_next_source_is_one_with_something_unread(folder: Path) -> None:
    async with journey(folder) as reader:
        named = [row.label for row in reader.main.sources.rows if row.feed is not None]
        await reader.until(lambda: any(map(reader.main.sources.unread, reader.main.sources.rows)))
        await reader.press("right_parenthesis")
        assert reader.main.name_of(reader.main.selection) == named[0]
        await reader.press("A", "right_parenthesis")
        await reader.until(lambda: reader.main.name_of(reader.main.selection) == named[1])
        await reader.until(
            lambda: (
                not any(reader.main.sources.unread(row) for row in reader.main.sources.rows if row.label == named[0])
            )
        )
        await reader.press("left_parenthesis")
        assert reader.main.name_of(reader.main.selection) == named[-1], "the first one is read, so round to the last"


async def test_the_address_of_an_article_is_copied(folder: Path) -> None:
    with Store.open(folder) as store:
        here = article("w", "On the web", hours=0, url="https://example.org/web")
        store.articles.insert(store.feeds.find("Wire").id, [here], NOW)
    async with journey(folder) as reader:
        await reader.press("y")
        await reader.until(lambda: reader.app.clipboard)
        assert reader.app.clipboard == "https://example.org/web"


@pytest.mark.parametrize("preset", ["newsboat", "vim", "elfeed", "nnw"])
async def test_what_is_said_names_the_keys_of_the_preset(folder: Path, preset: str) -> None:
    async with journey(folder, keys=Keys(preset=preset)) as reader:
        keymap = reader.app.services.keymap
        undo = keymap.of(BY_ID["app.undo"])[0]
        await reader.press(textual_name(keymap.of(BY_ID["app.mark_all"])[0]))
        await reader.until(lambda: reader.message.startswith("Marked"))
        assert reader.message.endswith(f" {undo} takes it back.")
        await reader.press(textual_name(undo))
        await reader.until(lambda: reader.message.startswith("Taken back"))


async def test_help_shows_below_what_a_row_has_no_room_for(folder: Path) -> None:
    for size, shown in (((40, 12), BY_ID["app.read_on"].help), ((120, 36), "↑ ↓ move · Enter does it · Esc closes")):
        async with journey(folder, size=size) as reader:
            await reader.press("question_mark", "down")
            assert str(reader.app.screen.query_one("#help-hint", Static).content) == shown


async def test_what_was_said_goes_when_one_moves_on(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("s")
        assert reader.message == "Starred."
        await reader.press("enter")
        assert reader.message == ""
        await reader.press("s", "q", "3")
        assert reader.message == ""


async def test_a_preset_may_take_the_key_of_the_palette(folder: Path) -> None:
    async with journey(folder, keys=Keys(preset="elfeed")) as reader:
        await reader.press("n", "n", "ctrl+p")
        assert reader.main.headlines.cursor == 1
        await reader.press("alt+x")
        assert isinstance(reader.app.screen, Palette)
        await reader.type("kept")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, KeptStatements))


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("star", "app.star"),
        ("unread", "app.unread"),
        ("all read", "app.mark_all"),
        ("hide", "app.toggle_hide_read"),
        ("pictures", "reader.pictures"),
        ("Kazakh", None),
        ("dnsty", "app.density"),
        ("ашдв", None),
        ("вут", "app.density"),
    ],
)
def test_the_palette_offers_the_likeliest_first(typed: str, best: str | None) -> None:
    rows = palette_rows(typed, Keymap())
    assert (rows[0].key if rows else None) == (BY_ID[best] if best else None)


async def test_any_page_keys_in_the_palette_while_its_list_changes(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("ctrl+p")
        for key in ("d", "pageup", "e", "pagedown", "pageup", "backspace", "pageup", "z", "z", "z", "pageup", "enter"):
            reader.app.simulate_key(key)
        await reader.settle()
        assert isinstance(reader.app.screen, Palette)
        assert reader.app._exception is None


@pytest.mark.parametrize("preset", ["orda", "vim"])
async def test_ctrl_c_says_how_to_leave_and_closes_what_lies_above(folder: Path, preset: str) -> None:
    async with journey(folder, keys=Keys(preset=preset)) as reader:
        await reader.press("ctrl+c")
        assert reader.message == "^Q leaves the program."
        await reader.press("7", "ctrl+c")
        assert reader.app.screen is reader.main
        assert not reader.app._notifications


async def test_ctrl_c_copies_what_the_mouse_selected_and_says_so(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("enter")
        await reader.pilot.mouse_down("#reader", offset=(4, 0))
        await reader.pilot.hover("#reader", offset=(30, 8))
        await reader.pilot.mouse_up("#reader", offset=(30, 8))
        await reader.pilot.pause()
        await reader.press("ctrl+c")
        await reader.until(lambda: "the selection" in reader.message)
        assert reader.app.clipboard


async def test_order_and_groups_hold_at_the_next_start(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    async with journey(folder) as reader:
        reader.app.services.config = replace(reader.app.services.config, path=file)
        newest_first = reader.titles
        await reader.press("S", "ctrl+g")
        await reader.until(lambda: (load(file).screen.order, load(file).screen.group) == ("oldest", True))
    async with journey(folder, screen=load(file).screen) as reader:
        assert reader.titles == newest_first[::-1]
        assert reader.main.headlines.group is not None
        reader.app.services.config = replace(reader.app.services.config, path=file)
        file.write_text("[screen]\n")
        await reader.until(lambda: reader.titles == newest_first)
        assert reader.main.headlines.group is None


async def test_a_source_may_be_allowed_to_live_in_the_own_network(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("B")
        reader.main.sources.select(lambda row: row.label == "Wire")
        await reader.press("i")
        screen = reader.app.screen
        assert isinstance(screen, SourceRecord)
        await reader.until(lambda: screen.listing.rows)
        screen.listing.cursor = [row.key for row in screen.listing.rows].index("allow_private")
        await reader.press("enter", "j", "enter")
        assert reader.store.feeds.find("Wire").allow_private
        await reader.press("u")
        assert not reader.store.feeds.find("Wire").allow_private


async def test_a_folder_that_is_typed_takes_the_place_of_the_one_before(folder: Path) -> None:
    with Store.open(folder) as store:
        store.feeds.change(store.feeds.find("Wire").id, folder="Old")
    async with journey(folder) as reader:
        await reader.press("B")
        reader.main.sources.select(lambda row: row.label == "Wire")
        await reader.press("f")
        await reader.type("New")
        await reader.press("enter")
        assert reader.store.feeds.find("Wire").folder == "New"


async def test_all_below_says_how_many_it_marked(folder: Path) -> None:
    async with journey(folder, keys=Keys(map={"mark_below": "B"})) as reader:
        await reader.press("j", "j", "m", "k", "k", "B")
        assert reader.message == "Marked 5 read. u takes it back."


async def test_folders_fold_and_stay_folded_over_a_restart(folder: Path) -> None:
    with Store.open(folder) as store:
        for name, where in (("Herald", "News"), ("Wire", "News/Near"), ("Science", "Learned")):
            store.feeds.change(store.feeds.find(name).id, folder=where)
    async with journey(folder) as reader:
        sources = reader.main.sources

        def shown() -> list[str]:
            return [row.label for row in sources.rows[6:]]

        assert shown() == ["Learned", "Science", "News", "Herald", "Near", "Wire"]
        await reader.press("B")
        sources.select(lambda row: row.label == "Wire")
        await reader.press("z")
        assert shown() == ["Learned", "Science", "News", "Herald", "Near"]
        await reader.press("k", "z")
        assert shown() == ["Learned", "Science", "News"]
        assert sources.current is not None
        assert sources.current.label == "News"
    async with journey(folder) as reader:
        sources = reader.main.sources
        assert shown() == ["Learned", "Science", "News"]
        sources.select(lambda row: row.label == "Wire")
        assert shown() == ["Learned", "Science", "News", "Herald", "Near", "Wire"], "what is looked for unfolds"


async def test_a_click_lists_a_source_and_folds_a_folder_at_its_sign(folder: Path) -> None:
    async with journey(folder, size=(200, 50)) as reader:
        pane = reader.main.sources
        at = {row.label: index for index, row in enumerate(pane.rows)}
        await reader.pilot.click(pane, offset=(6, at["Herald"]))
        await reader.until(lambda: reader.titles == ["Bridge opens", "Ferry stops", "A long report"])
        await reader.pilot.click(pane, offset=(6, at["News"]))
        await reader.until(lambda: len(reader.titles) == 4)
        await reader.pilot.click(pane, offset=(1, at["News"]))
        assert pane.folded == {"News"}
        assert len(reader.titles) == 4
        await reader.pilot.click(pane, offset=(1, at["News"]))
        assert not pane.folded


async def test_a_source_is_found_by_a_part_of_its_name_or_by_its_failure(folder: Path) -> None:
    with Store.open(folder) as store:
        wire = store.feeds.find("Wire").id
        store.records.save(FetchRecord(wire, failing=True, failures=2, status=404, outcome="404 Not Found"))
    async with journey(folder) as reader:
        await reader.press("F")
        await reader.type("scien")
        await reader.press("enter")
        await reader.until(lambda: reader.main.name_of(reader.main.selection) == "Science")
        await reader.press("F")
        finder = reader.app.screen
        assert isinstance(finder, SourceFinder)
        await reader.until(lambda: len(finder.listing.rows) == 3)
        await reader.press("down", "j", "slash")
        await reader.type(FAILING)
        await reader.until(lambda: [row.key for row in finder.listing.rows] == [wire])
        assert "404 Not Found" in "".join(piece[0] for piece in finder.listing.rows[0].lines[0])
        await reader.press("enter")
        await reader.until(lambda: reader.main.selection.feed == wire)


async def test_an_empty_source_that_fails_says_why(folder: Path) -> None:
    with Store.open(folder) as store:
        feed = store.feeds.add("feed", "http://127.0.0.1/broken", now=NOW, title="Broken")
        store.records.save(FetchRecord(feed.id, failing=True, failures=1, status=500, outcome="500 Server Error."))
    async with journey(folder) as reader:
        reader.main.show_source(feed.id)
        assert reader.main.headlines.why_empty == "Its last visit failed. r visits it again. 500 Server Error."
