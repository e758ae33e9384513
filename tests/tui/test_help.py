"""Help is one key away on every screen: what can be done there comes first, and is done when it is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from orda_tui.tui.actions import ACTIONS, BY_ID
from orda_tui.tui.screens.help import Help
from orda_tui.tui.screens.listing import Listing
from orda_tui.tui.screens.source_finder import SourceFinder
from orda_tui.tui.screens.speakers import Speakers
from orda_tui.tui.widgets.text_list import TextList, TextRow
from tests.tui.house import Journey, journey


def rows(reader: Journey) -> list[TextRow]:
    assert isinstance(reader.app.screen, Help)
    return reader.app.screen.query_one(TextList).rows


@pytest.mark.parametrize(
    ("key", "name", "own", "foreign"),
    [
        ("6", "Kept statements", "listing.drop", "listing.join"),
        ("7", "Who said what", "listing.join", "listing.add"),
        ("C", "Catalogue", "listing.add", "listing.reset"),
        ("P", "Settings", "listing.reset", "listing.add"),
        ("U", "What can be taken back", "listing.undo", "listing.copy"),
    ],
)
async def test_a_list_screen_tells_its_own_keys_first(
    folder: Path, key: str, name: str, own: str, foreign: str
) -> None:
    async with journey(folder) as reader:
        await reader.press(key)
        screen = reader.app.screen
        assert isinstance(screen, Listing)
        await reader.press("question_mark")
        told = rows(reader)
        assert told[0].lines[0][0] == (name, "mark")
        titles = [at for at, row in enumerate(told) if row.key is None]
        here = [row.key for row in told[1 : titles[1]]]
        assert BY_ID[own] in here
        assert BY_ID["listing.choose"] in here
        assert BY_ID[foreign] not in here
        assert len([row for row in told if row.key is not None]) == len(ACTIONS)
        await reader.press("escape")
        assert reader.app.screen is screen
        assert screen.focused is screen.listing


async def test_what_belongs_to_the_screen_is_done_when_it_is_chosen(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("7")
        screen = reader.app.screen
        assert isinstance(screen, Speakers)
        await reader.until(lambda: len(screen.listing.rows) == 2)
        await reader.press("question_mark")
        await reader.type("mark this")
        await reader.press("enter")
        await reader.until(lambda: screen.status.message.startswith("1 marked"))
        await reader.press("question_mark")
        await reader.type("last line")
        await reader.press("enter")
        await reader.until(lambda: screen.listing.cursor == 1)


async def test_what_belongs_to_the_main_screen_is_not_done_over_it(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("7", "question_mark")
        await reader.type("star the")
        await reader.press("enter")
        screen = reader.app.screen
        assert isinstance(screen, Speakers)
        assert screen.status.message == "“star” is for the main screen: q leads there."


async def test_help_is_there_where_letters_are_typed(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("F")
        screen = reader.app.screen
        assert isinstance(screen, SourceFinder)
        await reader.type("wi")
        await reader.press("f1")
        assert rows(reader)[0].lines[0][0] == ("Find a source", "mark")
        await reader.press("escape")
        await reader.type("re")
        await reader.until(lambda: screen.words == "wire")


async def test_a_click_on_the_key_bar_opens_the_help(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("7")
        await reader.pilot.click("#listing-keys")
        await reader.until(lambda: isinstance(reader.app.screen, Help))


async def test_a_key_that_stands_twice_says_where_it_does_what(folder: Path) -> None:
    for width in (40, 80, 120):
        async with journey(folder, size=(width, 24)) as reader:
            await reader.press("question_mark")
            told = {row.key: row.right for row in rows(reader)}
            assert told[BY_ID["sources.about"]].startswith("sources")
            assert told[BY_ID["reader.pictures"]].startswith("article")


async def test_on_a_short_screen_the_help_takes_all_of_it(folder: Path) -> None:
    async with journey(folder, size=(40, 12)) as reader:
        await reader.press("question_mark")
        await reader.until(lambda: reader.app.screen.query_one(TextList).size.height >= 8)
        await reader.pilot.resize_terminal(80, 24)
        await reader.until(lambda: reader.app.screen.query_one(TextList).region.y >= 4)
