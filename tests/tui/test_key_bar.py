"""The key bar tells what keys do now: in each pane, and in each mode."""

from __future__ import annotations

from pathlib import Path

import pytest

from orda_tui.config import Keys
from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document, Figure, Heading, Mark, Paragraph
from orda_tui.store import Store
from orda_tui.tui.screens.listing import Listing
from orda_tui.tui.widgets.bars import KeyBar
from tests.tui.house import NOW, Journey, journey

NARROW = (80, 24)


def told(reader: Journey) -> str:
    """The key bar of the screen on top, as it is painted."""
    bar = reader.app.screen.query_one(KeyBar)
    return bar.render_line(0).text.strip()


async def open_article(reader: Journey) -> None:
    """Open the first one and wait until it is on the screen."""
    await reader.press("enter")
    await reader.until(lambda: reader.main.reader.layout_now.lines)
    await reader.settle()


@pytest.fixture
def linked(folder: Path) -> Path:
    """The newest article has links, headings and two pictures."""
    text = "See the report and the answer to it."
    blocks = (
        Heading("First"),
        Paragraph(text, (Mark("link", 8, 14, "https://example.org/1"), Mark("link", 23, 29, "https://example.org/2"))),
        Figure("https://example.org/a.png", text="A"),
        Heading("Second"),
        Figure("https://example.org/b.png", text="B"),
    )
    with Store.open(folder) as store:
        new = NewArticle("l", "With links", Document(blocks), (), published=NOW, lang="en")
        store.articles.insert(store.feeds.find("Wire").id, [new], NOW)
    return folder


@pytest.mark.parametrize(
    ("keys", "bar"),
    [
        ([], "Enter open  Space read on  q back  / search  B sources  R refresh all  ? help"),
        (["h", "G"], "Enter show  Space read on  q back  i about  e rename  f folder  a add  ? help"),
        (["j", "enter"], "Space read on  ] next statement  q back  f links  / find  B sources  ? help"),
        (["j", "enter", "c"], "Enter go to it  y copy  Space read on  * keep  f one speaker  q back  ? help"),
    ],
    ids=["headlines", "sources", "article", "callouts"],
)
async def test_each_pane_tells_what_is_wanted_there(folder: Path, keys: list[str], bar: str) -> None:
    async with journey(folder, size=NARROW) as reader:
        await reader.press(*keys)
        assert told(reader) == bar


async def test_selected_rows_tell_what_is_done_with_them(folder: Path) -> None:
    async with journey(folder, size=NARROW) as reader:
        await reader.press("V", "j")
        assert told(reader).startswith("m read/unread  s star  L later  T tags  Esc select nothing  ")
        await reader.press("escape")
        assert told(reader).startswith("Enter open")
        await reader.press("V", "s")
        assert told(reader).startswith("Enter open")


async def test_lines_to_type_into_tell_the_way_on_and_the_way_out(folder: Path) -> None:
    async with journey(folder, size=NARROW) as reader:
        await reader.press("slash")
        assert told(reader) == "Enter to the list  Esc leave it"
        await reader.press("escape", "colon")
        assert told(reader) == "Enter do it  Tab the whole name  ↑ typed before  F1 help  Esc leave it"
        await reader.press("escape")
        assert told(reader).startswith("Enter open")
        await reader.press("7", "slash")
        assert isinstance(reader.app.screen, Listing)
        assert told(reader) == "Enter to the list  Esc leave it"
        await reader.press("escape")
        assert told(reader).startswith("Enter open  q back  v mark")


@pytest.mark.parametrize("key", ["7", "6", "C", "P", "U"])
async def test_the_way_out_of_a_list_is_told_on_the_narrowest_screen(folder: Path, key: str) -> None:
    async with journey(folder, size=(40, 12)) as reader:
        await reader.press(key)
        assert isinstance(reader.app.screen, Listing)
        assert "q back" in told(reader)


async def test_finding_in_an_article_tells_how_to_go_on(folder: Path) -> None:
    async with journey(folder, size=NARROW) as reader:
        await open_article(reader)
        await reader.press("slash")
        assert told(reader) == "Enter find  ^U clear  Esc leave it"
        await reader.type("open")
        await reader.press("enter")
        assert told(reader).startswith("n next  N previous  Esc put out  Space read on")
        await reader.press("escape")
        assert told(reader).startswith("Space read on")


async def test_letters_on_links_tell_what_a_letter_does(linked: Path) -> None:
    async with journey(linked, size=NARROW) as reader:
        await open_article(reader)
        await reader.press("f")
        assert told(reader) == "a-Z open  Tab copy instead  Esc leave it"
        await reader.press("tab")
        assert told(reader) == "a-Z copy  Tab share instead  Esc leave it"
        await reader.press("escape")
        assert told(reader).startswith("Space read on")


async def test_selecting_text_tells_how_to_copy_it(folder: Path) -> None:
    async with journey(folder, size=NARROW) as reader:
        await open_article(reader)
        await reader.press("v")
        assert told(reader) == "y copy  v more  j k move  J K stretch  Esc leave it"
        await reader.press("escape")
        assert told(reader).startswith("Space read on")


async def test_a_lit_statement_tells_what_can_be_done_with_it(folder: Path) -> None:
    async with journey(folder, size=NARROW) as reader:
        await open_article(reader)
        await reader.press("right_square_bracket")
        assert told(reader).startswith("y copy it  * keep it  Space read on")
        await reader.press("J")
        assert told(reader).startswith("Space read on")


async def test_the_article_alone_tells_how_the_others_come_back(folder: Path) -> None:
    async with journey(folder) as reader:
        await open_article(reader)
        await reader.press("z")
        assert told(reader).startswith("z all panes  Space read on")
        await reader.press("z")
        assert told(reader).startswith("Space read on")


async def test_a_picture_and_the_contents_tell_the_way_out(linked: Path) -> None:
    async with journey(linked, size=NARROW) as reader:
        await open_article(reader)
        await reader.press("I")
        assert told(reader) == "→ next  ← previous  Esc back"
        await reader.press("escape", "t")
        title = reader.app.screen.query_one("OptionList").border_subtitle
        assert title == "Enter: go there · Esc: leave it"


async def test_the_keys_told_are_those_of_the_preset(folder: Path) -> None:
    async with journey(folder, size=NARROW, keys=Keys(preset="elfeed", map={"reader.next_hit": "ctrl+n"})) as reader:
        await open_article(reader)
        await reader.press("right_square_bracket")
        assert told(reader).startswith("y copy it  = keep it")
        await reader.press("ctrl+s")
        await reader.type("open")
        await reader.press("enter")
        assert told(reader).startswith("^N next  N previous")


async def test_a_key_that_does_nothing_here_says_where_it_does_something(folder: Path) -> None:
    async with journey(folder, size=NARROW) as reader:
        await reader.press("t")
        assert reader.message == "t does nothing here (article: contents)."
        await reader.press("f")
        assert reader.message == "f does nothing here (sources: folder, article: links, callouts: one speaker)."
        await reader.type("&")
        assert reader.message == "& does nothing here; ? tells all keys."
        await reader.press("f9", "ctrl+o")
        assert reader.message == "& does nothing here; ? tells all keys.", "nothing is said of keys that write nothing"
        await open_article(reader)
        await reader.press("d")
        assert reader.message == "d does nothing here (sources: remove)."
        await reader.press("slash", "d", "escape")
        assert reader.message.startswith("d does"), "a letter that is typed is no key"
        await reader.press("7")
        await reader.type("t")
        screen = reader.app.screen
        assert isinstance(screen, Listing)
        assert screen.status.message == "t does nothing here; ? tells the keys of this screen."


async def test_a_view_is_no_source_to_be_renamed(folder: Path) -> None:
    async with journey(folder, size=NARROW) as reader:
        await reader.press("h")
        assert told(reader) == "Enter show  Space read on  q back  / search  B sources  R refresh all  ? help"
        await reader.press("G")
        assert told(reader).startswith("Enter show  Space read on  q back  i about  e rename  f folder")
        await reader.press("g")
        assert "rename" not in told(reader)
