"""Journeys through the lists of articles: views, tags, order, groups, density, and marks of many at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from orda_tui.config import Keys
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from tests.tui.house import NOW, Journey, journey
from tests.tui.test_journeys import NEWEST_FIRST


def unread(reader: Journey) -> list[str]:
    """The titles that are unread in the store, newest first."""
    store = reader.store
    return [store.articles.get(number).title for number in store.headlines.ids(Selection(view="unread"))]


def drawn(reader: Journey) -> list[str]:
    """The lines of the list as they stand on the screen."""
    rows = reader.main.headlines
    return [rows.render_line(y).text.strip() for y in range(rows.size.height)]


def named(reader: Journey) -> list[str]:
    """Which sources name a group, at the right edge of a title's line."""
    ends = [line.split()[-1] for line in drawn(reader) if line and "·" not in line]
    return sorted({end for end in ends if end in ("Herald", "Science", "Wire")})


async def test_each_view_lists_what_its_name_says(folder: Path) -> None:
    with Store.open(folder) as store:
        numbers = {store.articles.get(n).title: n for n in store.headlines.ids(Selection())}
        store.statuses.mark([numbers["A new comet"]], starred=True, now=NOW)
        store.statuses.mark([numbers["Old bones"]], later=True, now=NOW)
        store.statuses.mark([numbers["Ferry stops"]], read=True, now=NOW)
        bridge = store.articles.get(numbers["Bridge opens"])
        store.kept.keep(bridge.id, bridge.statements[0], NOW)
        store.statuses.tag([numbers["A long report"]], {"long": True}, NOW)
    async with journey(folder) as reader:
        for key, name, titles in [
            ("2", "Today", NEWEST_FIRST[:5]),
            ("3", "Unread", [title for title in NEWEST_FIRST if title != "Ferry stops"]),
            ("4", "Starred", ["A new comet"]),
            ("5", "Later", ["Old bones"]),
            ("1", "All", NEWEST_FIRST),
        ]:
            await reader.press(key)
            assert (reader.main.list_title.text, reader.titles) == (name, titles)
            assert reader.main.sources.current is not None
            assert reader.main.sources.current.label == name
        for label, titles in [("#long", ["A long report"]), ("With kept statements", ["Bridge opens"])]:
            reader.main.sources.select(lambda row: row.label == label)  # noqa: B023 - asked at once
            reader.main.sources.action_open()
            await reader.settle()
            assert reader.titles == titles


async def test_a_folder_lists_all_sources_below_it(folder: Path) -> None:
    async with journey(folder) as reader:
        reader.main.bring_forward("sources")
        reader.main.sources.select(lambda row: row.folder == "News")
        await reader.press("enter")
        assert reader.titles == ["Grain prices fall", "Ёлки в городе", "A new comet", "Old bones"]
        assert reader.main.headlines.has_focus


async def test_the_cursor_stays_near_an_article_that_leaves_the_list(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("j", "j", "m", "k", "H")
        assert reader.message == "Read articles are left out."
        assert reader.titles[reader.main.headlines.cursor] == NEWEST_FIRST[3]
        await reader.press("G", "m", "H", "H")
        assert reader.titles[reader.main.headlines.cursor] == NEWEST_FIRST[-2]


async def test_orders_go_round_and_the_cursor_stays_on_its_article(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("j")
        orders = []
        for _ in range(5):
            await reader.press("S")
            orders.append(reader.main.selection.order)
            assert reader.titles[reader.main.headlines.cursor] == "Grain prices fall"
            if orders[-1] == "longest":
                assert reader.titles[0] == "A long report"
        assert orders == ["oldest", "source", "longest", "shortest", "newest"]
        assert reader.titles == NEWEST_FIRST


async def test_groups_are_named_after_the_order(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("ctrl+g")
        assert reader.message == "Groups are named."
        await reader.until(lambda: any(line.endswith("Today") for line in drawn(reader)))
        await reader.press("S", "S")
        await reader.until(lambda: named(reader) == ["Herald", "Science", "Wire"])
        await reader.press("ctrl+g")
        await reader.until(lambda: named(reader) == [])


async def test_the_strongest_statement_is_a_density(folder: Path) -> None:
    async with journey(folder) as reader:
        assert not any("We built it in a year." in line for line in drawn(reader))
        await reader.press("D")
        assert any("We built it in a year." in line and "Aida Kim" in line for line in drawn(reader))


async def test_above_and_below_are_marked_and_taken_back(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("j", "j")
        await reader.press("colon")
        await reader.type("mark_above")
        await reader.press("enter")
        await reader.until(lambda: unread(reader) == NEWEST_FIRST[3:])
        assert reader.message == "Marked 3 read. u takes it back."
        await reader.press("u")
        await reader.until(lambda: unread(reader) == NEWEST_FIRST)
        await reader.press("colon")
        await reader.type("mark_below")
        await reader.press("enter")
        await reader.until(lambda: unread(reader) == NEWEST_FIRST[:2])
        await reader.press("u")
        await reader.until(lambda: unread(reader) == NEWEST_FIRST)


async def test_selected_rows_are_marked_together_and_taken_back_together(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("j", "V", "j", "j", "m")
        assert unread(reader) == [NEWEST_FIRST[0], *NEWEST_FIRST[4:]]
        assert reader.message == "Marked read: 3 articles."
        await reader.press("u")
        await reader.until(lambda: unread(reader) == NEWEST_FIRST)
        await reader.press("V", "k", "escape", "s")
        starred = reader.store.headlines.ids(Selection(view="starred"))
        assert len(starred) == 1


@pytest.mark.parametrize(
    ("preset", "keys", "message"),
    [
        ("newsboat", ["N"], "Marked read."),
        ("elfeed", ["asterisk"], "Starred."),
        ("nnw", ["r"], "Marked read."),
        ("vim", ["ctrl+d", "s"], "Starred."),
        ("orda", ["L"], "Put off for later."),
    ],
)
async def test_presets_do_what_their_users_expect(folder: Path, preset: str, keys: list[str], message: str) -> None:
    async with journey(folder, keys=Keys(preset=preset)) as reader:
        await reader.press(*keys)
        assert reader.message == message


async def test_a_remapped_key_leaves_its_old_action(folder: Path) -> None:
    async with journey(folder, keys=Keys(map={"star": "m", "list.open": "x"})) as reader:
        await reader.press("m")
        assert reader.message == "Starred."
        await reader.press("x")
        assert reader.title == "Bridge opens"
        assert reader.main.reader.has_focus
