"""Journeys through the screens of one list: speakers joined and split, the catalogue, what can be taken back."""

from __future__ import annotations

from pathlib import Path

from orda_tui import catalogue
from orda_tui.model.feed import FetchRecord
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.tui.screens.catalogue import Catalogue
from orda_tui.tui.screens.prompt import Choice
from orda_tui.tui.screens.source_record import SourceRecord
from orda_tui.tui.screens.speakers import Speakers, Spoken
from orda_tui.tui.screens.undo_list import UndoList
from tests.tui.house import NOW, FakeWorker, Journey, journey


def speakers(reader: Journey) -> dict[str, int]:
    return {one.name: one.statements for one in reader.store.speakers.all("", limit=20)}


async def test_speakers_are_joined_split_and_both_taken_back(folder: Path) -> None:
    async with journey(folder) as reader:
        apart = {"Aida Kim": 2, "Boris Li": 1}
        assert speakers(reader) == apart
        await reader.press("7")
        screen = reader.app.screen
        assert isinstance(screen, Speakers)
        await reader.until(lambda: len(screen.listing.rows) == 2)
        await reader.press("J")
        assert screen.status.message.startswith("Mark the names")
        names = [row.key for row in screen.listing.rows]
        screen.listing.cursor = names.index("Boris Li")
        await reader.press("v")
        await reader.until(lambda: screen.status.message.startswith("1 marked"))
        screen.listing.cursor = names.index("Aida Kim")
        await reader.press("J")
        await reader.until(lambda: len(screen.listing.rows) == 1)
        assert screen.status.message == "Boris Li now counts as Aida Kim. u takes it back."
        assert speakers(reader) == {"Aida Kim": 3}
        await reader.press("u")
        await reader.until(lambda: speakers(reader) == apart)
        await reader.press("ctrl+r")
        await reader.until(lambda: speakers(reader) == {"Aida Kim": 3})
        await reader.until(lambda: len(screen.listing.rows) == 1)
        assert screen.listing.current is not None
        assert screen.listing.current.key == "Aida Kim"
        await reader.press("X")
        await reader.until(lambda: speakers(reader) == apart)
        assert screen.status.message == "Aida Kim stands alone again. u takes it back."
        await reader.press("u")
        await reader.until(lambda: speakers(reader) == {"Aida Kim": 3})
        await reader.press("u", "X")
        assert screen.status.message == "Aida Kim is not joined with any other name."


async def test_marked_sources_of_the_catalogue_are_added_one_after_the_other(folder: Path) -> None:
    worker = FakeWorker()
    worker.answers["add"] = [{"event": "finished", "feed": 1, "entry": 7}]
    async with journey(folder, worker=worker) as reader:
        await reader.press("C")
        screen = reader.app.screen
        assert isinstance(screen, Catalogue)
        await reader.until(lambda: len(screen.listing.rows) == len(catalogue.feeds()))
        await reader.press("v", "j", "j", "v")
        await reader.until(lambda: screen.status.message == "2 marked; a adds them.")
        await reader.press("a")
        await reader.until(lambda: reader.message == "2 sources added.")
        wanted = [catalogue.feeds()[at].url for at in (0, 2)]
        assert [details["what"] for verb, details in worker.asked if verb == "add"] == wanted
        assert [details["entry"] for verb, details in worker.asked if verb == "add"] == [0, 7], "and as one act"


async def test_the_catalogue_tells_when_a_source_of_the_readers_answered_last(folder: Path) -> None:
    asked, silent = catalogue.feeds()[:2]
    with Store.open(folder) as store:
        feed = store.feeds.add("feed", asked.url, now=NOW, title=asked.name)
        store.records.save(FetchRecord(feed.id, last_tried=NOW, last_good=NOW - 3 * 86_400))
        store.feeds.add("feed", silent.url, now=NOW, title=silent.name)
    async with journey(folder) as reader:
        await reader.press("C")
        screen = reader.app.screen
        assert isinstance(screen, Catalogue)
        await reader.until(lambda: len(screen.listing.rows) == len(catalogue.feeds()))
        notes = ["".join(piece[0] for piece in row.lines[0]) for row in screen.listing.rows[:3]]
        assert notes[0].endswith("yours, answered 3 days ago")
        assert notes[1].endswith("yours, never answered")
        assert "yours" not in notes[2]


async def test_the_catalogue_is_searched_by_words(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("C")
        screen = reader.app.screen
        assert isinstance(screen, Catalogue)
        await reader.until(lambda: screen.listing.rows)
        await reader.press("slash")
        await reader.type(catalogue.feeds()[3].name.split()[0])
        await reader.press("enter")
        await reader.until(lambda: 0 < len(screen.listing.rows) < len(catalogue.feeds()))
        await reader.press("q")
        await reader.until(lambda: len(screen.listing.rows) == len(catalogue.feeds()))
        await reader.press("q")
        assert reader.app.screen is reader.main


async def test_the_undo_list_takes_back_down_to_the_row(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("s", "j", "s", "j", "L")
        await reader.press("U")
        screen = reader.app.screen
        assert isinstance(screen, UndoList)
        await reader.until(lambda: len(screen.listing.rows) == 3)
        await reader.press("j", "enter")
        count = reader.store.headlines.count
        await reader.until(lambda: count(Selection(view="starred")) == 1)
        assert count(Selection(view="later")) == 0
        await reader.press("ctrl+r")
        await reader.until(lambda: count(Selection(view="starred")) == 2)
        await reader.press("q", "4")
        assert len(reader.titles) == 2


async def _type_selector(reader: Journey, feed: int, selector: str) -> SourceRecord:
    reader.main.bring_forward("sources")
    reader.main.sources.select(lambda row: row.feed == feed)
    await reader.press("i")
    screen = reader.app.screen
    assert isinstance(screen, SourceRecord)
    await reader.until(lambda: screen.listing.rows)
    screen.listing.cursor = [row.key for row in screen.listing.rows].index("selector")
    await reader.press("enter")
    await reader.type(selector)
    await reader.press("enter")
    return screen


async def test_a_selector_is_tried_before_it_is_kept(folder: Path) -> None:
    worker = FakeWorker()
    worker.answers["try_selector"] = [
        {"event": "finished", "access": "whole", "words": 812, "text": "It \x1b[2Jwas so."}
    ]
    async with journey(folder, worker=worker) as reader:
        feed = reader.store.feeds.find("Herald").id
        screen = await _type_selector(reader, feed, "main")
        await reader.until(lambda: isinstance(reader.app.screen, Choice))
        assert reader.store.feeds.get(feed).selector == ""
        await reader.press("enter")
        assert reader.store.feeds.get(feed).selector == "main"
        assert screen.status.message == "Kept: main"
        newest = reader.store.headlines.ids(Selection(feed=feed), limit=1)[0]
        assert worker.asked == [("try_selector", {"article": newest, "selector": "main"})]


async def test_a_selector_that_finds_nothing_is_not_kept(folder: Path) -> None:
    worker = FakeWorker()
    worker.answers["try_selector"] = [{"event": "failed", "sentence": "This is no CSS selector."}]
    async with journey(folder, worker=worker) as reader:
        feed = reader.store.feeds.find("Herald").id
        screen = await _type_selector(reader, feed, "main")
        await reader.until(lambda: screen.status.is_error)
        assert screen.status.message == "This is no CSS selector. The selector was not kept."
        assert reader.store.feeds.get(feed).selector == ""


async def test_back_from_an_article_leads_to_the_list_of_statements_it_was_chosen_in(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("7")
        speakers = reader.app.screen
        assert isinstance(speakers, Speakers)
        await reader.until(lambda: speakers.listing.rows)
        await reader.press("j")
        chosen = speakers.listing.current
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, Spoken) and reader.app.screen.listing.rows)
        await reader.press("enter")
        assert reader.main.front == "reader"
        await reader.press("q")
        spoken = reader.app.screen
        assert isinstance(spoken, Spoken)
        await reader.until(lambda: spoken.listing.rows)
        await reader.press("q")
        again = reader.app.screen
        assert isinstance(again, Speakers)
        await reader.until(lambda: again.listing.rows)
        assert chosen is not None
        assert again.listing.current is not None
        assert again.listing.current.key == chosen.key
        await reader.press("q", "enter", "q")
        assert reader.app.screen is reader.main
