"""Tending the sources on the screen: whatever becomes of them, all panes follow and the cursors stay."""

from __future__ import annotations

from pathlib import Path

from orda_tui.store import Store
from tests.tui.house import NOW, Journey, journey
from tests.tui.test_journeys import NEWEST_FIRST

WITHOUT_WIRE = ["Bridge opens", "A new comet", "Ferry stops", "A long report", "Old bones"]


def elsewhere(folder: Path, name: str) -> int:
    """Another process removes a source; its id."""
    with Store.open(folder) as store:
        feed = store.feeds.find(name).id
        store.feeds.remove(feed, NOW)
    return feed


def sources(reader: Journey) -> list[int]:
    return [row.feed for row in reader.main.sources.every if row.feed is not None]


async def test_a_removal_made_elsewhere_is_followed_and_taken_back_here(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("G", "k")
        wire = elsewhere(folder, "Wire")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        assert wire not in sources(reader)
        assert reader.main.headlines.current == reader.main.headlines.ids[3]
        await reader.press("u")
        await reader.until(lambda: reader.titles == NEWEST_FIRST)
        assert reader.message == "Taken back: removed Wire"
        assert wire in sources(reader)
        assert reader.main.headlines.cursor == 5, "on the same article"
        assert reader.main.status.news == "", "what comes back is no news"
        await reader.press("ctrl+r")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        assert reader.main.list_title.detail == "5"


async def test_what_was_read_stays_listed_when_a_source_comes_back(folder: Path) -> None:
    elsewhere(folder, "Wire")
    async with journey(folder) as reader:
        await reader.press("3", "enter", "q")
        await reader.press("u", "u")
        await reader.until(lambda: reader.titles == NEWEST_FIRST)
        await reader.press("enter", "q")
        elsewhere(folder, "Wire")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        await reader.press("u")
        await reader.until(lambda: len(reader.titles) == 7)
        assert reader.titles == NEWEST_FIRST
        assert reader.main.selection.view == "unread"


async def test_an_adding_is_taken_back_and_done_again_where_its_source_is_read(folder: Path) -> None:
    with Store.open(folder) as store:
        wire = store.feeds.find("Wire").id
        store.feeds.added([wire], NOW)
    async with journey(folder) as reader:
        reader.main.show_source(wire)
        await reader.press("enter")
        assert reader.title == "Grain prices fall"
        await reader.press("u", "u")
        await reader.until(lambda: reader.message == "Taken back: added Wire")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
        assert reader.main.front == "list"
        assert reader.main.list_title.text == "All"
        await reader.press("ctrl+r")
        await reader.until(lambda: reader.titles == NEWEST_FIRST)
        assert reader.main.selection.feed is None
        await reader.press("U")
        await reader.until(lambda: len(reader.app.screen_stack) == 2)
        screen = reader.app.screen
        await reader.until(lambda: screen.query_one("#listing").rows)  # type: ignore[attr-defined]
        rows = screen.query_one("#listing").rows  # type: ignore[attr-defined]
        assert "added Wire" in [part[0] for row in rows for part in row.lines[0]]
        await reader.press("j", "enter", "q")
        await reader.until(lambda: reader.titles == WITHOUT_WIRE)
