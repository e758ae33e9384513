"""What a reader does, key by key, on a real store."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events
from textual.events import MouseScrollDown

from orda_tui.config import Keys, Screen, load
from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document, Figure
from orda_tui.model.feed import FetchRecord
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.tui.app import OrdaApp
from orda_tui.tui.screens.import_plan import ImportPlan
from orda_tui.tui.screens.main.base import PANES
from orda_tui.tui.screens.main.work import wants_page
from orda_tui.tui.screens.output import Output
from orda_tui.tui.screens.source_record import SourceRecord
from orda_tui.tui.widgets.picture_screen import Canvas
from tests.tui.house import NOW, FakeWorker, Journey, article, fill, journey

NEWEST_FIRST = [
    "Bridge opens",
    "Grain prices fall",
    "Ёлки в городе",
    "A new comet",
    "Ferry stops",
    "A long report",
    "Old bones",
]


async def test_everything_is_listed_newest_first(folder: Path) -> None:
    async with journey(folder) as reader:
        assert reader.titles == NEWEST_FIRST
        assert reader.main.headlines.has_focus
        assert reader.main.list_title.text == "All"


async def test_opening_marks_read_and_the_row_stays(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("3", "j", "enter")
        assert reader.title == "Grain prices fall"
        assert reader.main.reader.has_focus
        assert reader.store.statuses.get(reader.main.shown.id).read  # type: ignore[union-attr]
        await reader.press("q")
        assert reader.main.headlines.has_focus
        assert reader.titles == NEWEST_FIRST
        assert reader.main.headlines.cursor == 1


async def test_a_preview_does_not_mark_read(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("j", "j")
        await reader.until(lambda: reader.title == "Ёлки в городе")
        assert not reader.store.statuses.get(reader.main.shown.id).read  # type: ignore[union-attr]


async def test_cyrillic_layout_moves_and_opens(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("о", "о", "л", "д")
        assert reader.title == "Grain prices fall"


async def test_space_reads_everything_until_caught_up(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        await reader.press("space")
        seen = [reader.title]
        for _ in range(60):
            await reader.until(lambda: reader.main.reader.layout_now.lines)  # what is not there yet cannot be paged
            await reader.press("space")
            if reader.title != seen[-1]:
                seen.append(reader.title)
            if reader.message == "You are caught up.":
                break
        assert seen == NEWEST_FIRST
        assert reader.message == "You are caught up."


async def test_read_on_leaves_a_source_for_the_unread_of_others(folder: Path) -> None:
    async with journey(folder) as reader:
        science = reader.store.feeds.find("Science").id
        reader.main.sources.select(lambda row: row.feed == science)
        reader.main.sources.action_open()
        await reader.settle()
        assert reader.titles == ["A new comet", "Old bones"]
        await reader.press("enter", "n")
        assert reader.title == "Old bones"
        await reader.press("n")
        assert reader.title == "Bridge opens"
        assert reader.main.selection.view == "unread"


async def test_star_and_undo_and_redo(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("s")
        number = reader.main.headlines.current
        assert number is not None
        assert reader.store.statuses.get(number).starred
        await reader.press("u")
        await reader.until(lambda: not reader.store.statuses.get(number).starred)
        await reader.press("ctrl+r")
        await reader.until(lambda: reader.store.statuses.get(number).starred)
        await reader.press("4")
        assert reader.titles == ["Bridge opens"]


async def test_all_read_asks_nothing_and_can_be_taken_back(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("A")
        await reader.until(lambda: reader.message == "Marked 7 read in All. u takes it back.")
        assert reader.titles == NEWEST_FIRST
        assert reader.store.headlines.count(Selection(view="unread")) == 0
        await reader.press("u")
        await reader.until(lambda: reader.message.startswith("Taken back:"))
        assert reader.store.headlines.count(Selection(view="unread")) == 7


async def test_undo_of_an_earlier_session(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("s")
    async with journey(folder) as reader:
        await reader.press("u")
        await reader.until(lambda: reader.message.startswith("Taken back:"))
        await reader.press("4")
        assert reader.titles == []
        assert reader.message == "No starred articles. s stars the one in hand."


async def test_tags_from_the_command_line(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("colon")
        await reader.type("tags water, Bridges")
        await reader.press("enter")
        assert set(reader.store.statuses.get(reader.main.headlines.current or 0).tags) == {"water", "Bridges"}


async def test_a_tag_is_a_list_of_its_own(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("j", "T")
        await reader.type("grain")
        await reader.press("enter")
        await reader.until(lambda: any(row.tag == "grain" for row in reader.main.sources.rows))
        reader.main.sources.select(lambda row: row.tag == "grain")
        reader.main.sources.action_open()
        await reader.settle()
        assert reader.titles == ["Grain prices fall"]
        assert reader.main.list_title.text == "#grain"


async def test_search_as_you_type_and_back(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("j", "slash")
        await reader.type("елк")
        await reader.until(lambda: reader.titles == ["Ёлки в городе"])
        await reader.press("enter")
        assert reader.main.headlines.has_focus
        assert reader.main.list_title.text == "“елк”"
        await reader.press("enter")
        assert reader.title == "Ёлки в городе"
        await reader.press("q", "escape")
        assert reader.titles == NEWEST_FIRST
        assert reader.main.headlines.cursor == 1
        assert reader.main.status.place == "2/7"


async def test_search_finds_what_was_said_and_says_when_nothing_is(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("slash")
        await reader.type("expect")
        await reader.until(lambda: reader.titles == ["Grain prices fall"])
        await reader.type("zzz")
        await reader.until(lambda: reader.message == "Nothing found for “expectzzz” in the whole library.")
        assert reader.titles == []
        await reader.press("escape")
        assert reader.titles == NEWEST_FIRST


async def test_what_is_found_says_why_and_opens_where_it_was_found(folder: Path) -> None:
    def excerpt(number: int) -> str:
        return "".join(part.text for part in reader.main.headlines.draw_row(number, 2, 60)).strip()

    async with journey(folder) as reader:
        await reader.press("slash")
        await reader.type("expect")
        await reader.until(lambda: reader.titles == ["Grain prices fall"])
        assert excerpt(0) == "│ We expect more. — Boris Li"
        await reader.press("ctrl+u")
        await reader.type("219")
        await reader.until(lambda: reader.titles == ["A long report"])
        await reader.press("enter")
        reader.main.action_order()
        await reader.until(lambda: excerpt(0).startswith("Line 219 of a long report goes on"))
        await reader.press("enter")
        sight = reader.main.reader.rows_in_sight()
        assert "Line 219" in "\n".join(reader.main.reader.render_line(y - sight.start).text for y in sight)


async def test_the_article_beside_a_search_is_lit_for_its_last_words(folder: Path) -> None:
    async with journey(folder, size=(140, 40)) as reader:
        await reader.until(lambda: reader.title == "Bridge opens")
        await reader.press("slash")
        await reader.type("it ")
        await reader.until(lambda: reader.main.reader.words == "it ")
        assert reader.title == "Bridge opens"
        await reader.press("escape")
        await reader.until(lambda: reader.main.reader.words == "")


async def test_new_headlines_are_announced_and_the_cursor_stays(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("j")
        with Store.open(folder) as other:
            feed = other.feeds.find("Wire")
            other.articles.insert(feed.id, [article("x", "Just in", hours=0.1)], NOW)
        await reader.until(lambda: reader.main.status.news == "1 new, press .")
        assert reader.titles == NEWEST_FIRST
        await reader.press("full_stop")
        assert reader.titles == ["Just in", *NEWEST_FIRST]
        assert reader.main.headlines.current == reader.main.headlines.ids[2]
        assert reader.main.status.news == ""


async def test_one_reads_on_into_what_is_new(folder: Path) -> None:
    with Store.open(folder) as other:
        other.statuses.mark(list(other.headlines.ids(Selection())), read=True, now=NOW)
    async with journey(folder) as reader:
        await reader.press("enter")
        with Store.open(folder) as other:
            other.articles.insert(other.feeds.find("Wire").id, [article("x", "Just in", hours=0.1)], NOW)
        await reader.until(lambda: reader.main.status.news)
        await reader.press("n")
        assert reader.title == "Just in"
        assert reader.titles == ["Just in", *NEWEST_FIRST], "the list is the same, with the new one in its place"
        assert reader.main.status.news == ""


async def test_a_mark_made_elsewhere_shows_in_place(folder: Path) -> None:
    async with journey(folder) as reader:
        number = reader.main.headlines.ids[2]
        with Store.open(folder) as other:
            other.statuses.mark([number], starred=True, now=NOW)

        def starred() -> bool:
            headline = reader.main.headlines.headline(2)
            return headline is not None and headline.starred

        await reader.until(starred)
        assert reader.main.headlines.cursor == 0


async def test_read_articles_stay_among_the_unread_when_new_ones_come(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("3", "j", "m")
        with Store.open(folder) as other:
            other.articles.insert(other.feeds.find("Wire").id, [article("x", "Just in", hours=0.1)], NOW)
        await reader.until(lambda: reader.main.status.news)
        await reader.press("full_stop")
        assert reader.titles == ["Just in", *NEWEST_FIRST]


async def test_views_order_and_hiding_read(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("m", "H")
        assert reader.titles == NEWEST_FIRST[1:]
        await reader.press("H", "2")
        assert reader.titles == NEWEST_FIRST[:5]
        await reader.press("1", "S")
        assert reader.titles == NEWEST_FIRST[::-1]


async def test_refresh_tells_progress_and_result(folder: Path) -> None:
    worker = FakeWorker()
    worker.answers["refresh"] = [
        {"event": "progress", "stage": "refresh", "done": 0, "total": 2},
        {"event": "feed_done", "feed": 1, "name": "Herald", "new": 3},
        {"event": "feed_failed", "feed": 2, "name": "Wire\x1b]0;bad\x07", "sentence": "404 Not Found"},
    ]
    async with journey(folder, worker=worker) as reader:
        await reader.press("R")
        await reader.until(lambda: not reader.main.is_refreshing)
        assert reader.message == "2 sources visited, 3 new. Wire: 404 Not Found"
        assert reader.main.status.is_error


async def test_a_refresh_tells_that_it_finds_statements(folder: Path) -> None:
    worker = FakeWorker()
    worker.answers["refresh"] = [
        {"event": "progress", "stage": "refresh", "done": 0, "total": 1},
        {"event": "feed_done", "feed": 1, "name": "Herald", "new": 0},
        {"event": "progress", "stage": "statements", "done": 1200},
    ]
    worker.gates["refresh"] = asyncio.Event()
    async with journey(folder, worker=worker) as reader:
        await reader.press("R")
        await reader.until(lambda: reader.main.status.work == "Finding statements in 1,200 articles, 0 new")
        worker.gates["refresh"].set()
        await reader.until(lambda: not reader.main.is_refreshing)


async def test_a_refresh_can_be_stopped(folder: Path) -> None:
    import asyncio

    worker = FakeWorker()
    worker.gates["refresh"] = asyncio.Event()
    async with journey(folder, worker=worker) as reader:
        await reader.press("R")
        assert reader.main.is_refreshing
        await reader.press("escape")
        await reader.until(lambda: "refresh" in worker.left)
        assert reader.message == "Refresh stopped; what came stays."


async def test_refresh_of_this_source(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("r")
        await reader.until(lambda: reader.worker.asked)
        herald = reader.store.feeds.find("Herald").id
        assert reader.worker.asked == [("refresh", {"due_only": False, "feeds": [herald]})]


async def test_full_text_comes_from_the_worker(folder: Path) -> None:
    worker = FakeWorker()

    def fetch(verb: str, details: dict[str, object]) -> None:
        if verb == "read":
            with Store.open(folder) as other:
                page = article("b", "Ferry stops", "The ferry stops for good.", origin="page")
                other.articles.set_page(details["articles"][0], page)  # type: ignore[index]

    worker.on_ask = fetch
    async with journey(folder, worker=worker) as reader:
        reader.main.headlines.cursor = 4
        await reader.press("enter", "x")
        await reader.until(lambda: reader.main.shown and reader.main.shown.origin == "page")
        assert reader.main.shown is not None
        assert reader.main.shown.document.blocks[0].text == "The ferry stops for good."
        await reader.press("x")
        assert reader.main.shown.origin == "feed"


async def test_stubs_ahead_are_sent_for_once_and_quietly(folder: Path) -> None:
    with Store.open(folder) as store:
        wire = store.feeds.find("Wire").id
        stubs = [article(f"s{n}", f"Stub {n}", hours=n / 10, url=f"https://example.org/{n}") for n in range(5)]
        stubs = [replace(stub, access="stub") for stub in stubs]
        numbers = store.articles.insert(
            wire, [*stubs, article("w", "Whole", hours=9, url="https://example.org/w")], NOW
        )
        store.articles.set_page(numbers[2], None, note="The page asks for a subscription.")
    async with journey(folder, selection=Selection(feed=wire)) as reader:
        reader.main.headlines.goto(numbers[0])
        await reader.press("enter")
        await reader.until(lambda: "read" in reader.worker.left)
        await reader.press("J", "K", "J")
        await reader.until(lambda: reader.worker.left.count("read") == 2)
        read = [details["articles"] for verb, details in reader.worker.asked if verb == "read"]
        assert read == [[numbers[0], numbers[1]], [numbers[3]]]
        assert not reader.main.status.is_error


async def test_a_source_that_always_wants_the_page_gets_it_and_one_that_never_does_not(folder: Path) -> None:
    with Store.open(folder) as store:
        herald = store.feeds.find("Herald").id
        ferry = next(n for n in store.headlines.ids(Selection(feed=herald)) if store.articles.get(n).url)
        store.feeds.change(herald, full_text="always")
        assert wants_page(store, ferry)
        store.feeds.change(herald, full_text="never")
        assert not wants_page(store, ferry)
        assert not wants_page(store, 10_000)


async def test_an_address_to_share_is_shown_whole(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        reader.main.open_link("https://example.org/short", "share")
        assert reader.message == "https://example.org/short"
        long = "https://example.org/" + "far/" * 40
        reader.main.open_link(long, "share")
        await reader.until(lambda: isinstance(reader.app.screen, Output) and reader.app.screen.listing.rows)
        screen = reader.app.screen
        assert isinstance(screen, Output)
        assert "".join(row.lines[0][0][0].strip() for row in screen.listing.rows) == long


def pictured() -> NewArticle:
    """The newest article, with two pictures."""
    figures = [Figure(f"https://example.org/{name}.png") for name in "pq"]
    plain = article("p", "With a picture", hours=0, image="https://example.org/not-in-the-text.png")
    return replace(plain, document=Document((*figures, *plain.document.blocks)))


async def test_pictures_that_do_not_come_are_said(folder: Path) -> None:
    with Store.open(folder) as store:
        store.articles.insert(store.feeds.find("Wire").id, [pictured()], NOW)
    async with journey(folder) as reader:
        await reader.press("enter", "i")
        await reader.until(lambda: reader.message == "The pictures could not be fetched.")
        reader.store.pictures.put("https://example.org/p.png", b"", "image/png", NOW)
        await reader.press("i", "i")
        await reader.until(lambda: reader.message == "Pictures are shown; 1 of 2 could not be fetched.")
        reader.store.pictures.put("https://example.org/q.png", b"", "image/png", NOW)
        asked = len(reader.worker.asked)
        await reader.press("i", "i")
        assert reader.message == "Pictures are shown."
        assert len(reader.worker.asked) == asked, "all of them are stored"


async def test_the_record_of_a_source_is_shown_and_changed_and_taken_back(folder: Path) -> None:
    with Store.open(folder) as store:
        wire = store.feeds.find("Wire").id
        store.records.save(
            FetchRecord(wire, last_tried=NOW - 60, outcome="304 \x1b[2JNot Modified", next_due=NOW + 600)
        )
    async with journey(folder) as reader:
        reader.main.bring_forward("sources")
        reader.main.sources.select(lambda row: row.feed == wire)
        await reader.press("i")
        screen = reader.app.screen
        assert isinstance(screen, SourceRecord)
        await reader.until(lambda: screen.listing.rows)
        keys = [row.key for row in screen.listing.rows]
        assert {("Address", 0), ("It answered", 0), ("Next visit", 0), "name", "folder", "full_text"} <= set(keys)
        screen.listing.cursor = keys.index("full_text")
        await reader.press("enter", "j", "enter")
        assert reader.store.feeds.get(wire).full_text == "always"
        screen.listing.cursor = keys.index("interval")
        await reader.press("enter", "backspace")
        await reader.type("x")
        await reader.press("enter")
        assert screen.status.is_error
        screen.listing.cursor = keys.index("folder")
        await reader.press("enter", "end")
        await reader.type("/Local")
        await reader.press("enter")
        assert reader.store.feeds.get(wire).folder == "News/Local"
        await reader.press("u")
        assert reader.store.feeds.get(wire).folder == "News"
        await reader.press("q")
        assert not any(row.folder == "News/Local" for row in reader.main.sources.rows)


async def test_removing_a_source_and_bringing_it_back(folder: Path) -> None:
    async with journey(folder) as reader:
        wire = reader.store.feeds.find("Wire").id
        reader.main.bring_forward("sources")
        reader.main.sources.select(lambda row: row.feed == wire)
        await reader.press("d")
        await reader.until(lambda: "Grain prices fall" not in reader.titles)
        assert all(row.feed != wire for row in reader.main.sources.rows)
        await reader.press("u")
        await reader.until(lambda: any(row.feed == wire for row in reader.main.sources.rows))
        await reader.until(lambda: reader.main.sources.current and reader.main.sources.current.feed == wire)
        await reader.until(lambda: reader.titles == NEWEST_FIRST)


async def test_adding_a_source_with_several_candidates(folder: Path) -> None:
    worker = FakeWorker()
    two = [{"address": "http://127.0.0.1/1", "title": "One"}, {"address": "http://127.0.0.1/2", "title": "Two"}]
    worker.answers["add"] = [{"event": "finished", "candidates": two}]
    async with journey(folder, worker=worker) as reader:
        await reader.press("a")
        await reader.type("127.0.0.1")
        await reader.press("enter")
        await reader.until(lambda: len(reader.app.screen_stack) == 2)
        await reader.press("j", "enter")
        await reader.until(lambda: len(worker.asked) == 2)
        assert worker.asked[1] == ("add", {"what": "http://127.0.0.1/2", "take_first": True, "allow_private": False})


def _plan(applied: bool) -> dict[str, object]:
    new = [{"address": "http://127.0.0.1/new", "name": "New \x1b[2Jvoice", "folder": "Far"}]
    skipped = [{"line": 4, "text": "exec:rm", "why": "Programs are not started."}]
    partly = [{"line": 1, "text": "http://127.0.0.1/new", "why": "not taken: tech"}]
    return {
        "event": "finished",
        "title": "",
        "new": new,
        "known": 2,
        "skipped": skipped,
        "partly": partly,
        "applied": applied,
    }


async def test_an_import_is_shown_and_asked_about_before_it_happens(folder: Path) -> None:
    worker = FakeWorker()
    worker.answers["import"] = [_plan(False)]
    async with journey(folder, worker=worker) as reader:
        await reader.press("I")
        await reader.type("feeds.opml")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, ImportPlan) and reader.app.screen.listing.rows)
        plan = reader.app.screen
        assert isinstance(plan, ImportPlan)
        assert (
            plan.status.message == "1 new, 2 yours already, 1 left out, 1 not whole. a adds the new ones, q leaves it."
        )
        assert [row.right for row in plan.listing.rows] == ["line 4", "Far", "line 1"]
        await reader.press("q")
        assert [details["apply"] for _, details in worker.asked] == [False]
        await reader.press("colon")
        await reader.type("import_file feeds.opml")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, ImportPlan) and reader.app.screen.listing.rows)
        worker.answers["import"] = [_plan(True)]
        await reader.press("a")
        await reader.until(lambda: reader.message == "One source added. R visits them.")
        assert [details["apply"] for _, details in worker.asked] == [False, False, True]


async def test_the_first_day_brings_the_edition_once(tmp_path: Path) -> None:
    worker = FakeWorker()

    def deliver(verb: str, details: dict[str, object]) -> None:
        with Store.open(tmp_path) as other:
            fill(other, {"The First Edition": [article("w", "Good morning")]})

    worker.on_ask = deliver
    async with journey(tmp_path, worker=worker) as reader:
        await reader.until(lambda: reader.titles == ["Good morning"])
        await reader.until(lambda: "adds a source" in reader.message)
        assert worker.asked == [("edition", {})]


async def test_keeping_a_statement_and_going_back_to_it(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("enter", "right_square_bracket", "asterisk")
        assert [kept.statement.text for kept in reader.store.kept.all()] == ["We built it in a year."]
        await reader.press("q", "G", "6")
        await reader.until(lambda: reader.app.screen.query_one("#listing").rows)  # type: ignore[attr-defined]
        await reader.press("enter")
        await reader.until(lambda: reader.title == "Bridge opens")
        assert reader.main.reader.current == 0


async def test_speakers_to_statement_to_article(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("7")
        await reader.until(lambda: reader.app.screen.query_one("#listing").rows)  # type: ignore[attr-defined]
        await reader.press("enter")
        await reader.until(lambda: len(reader.app.screen_stack) == 3)
        await reader.until(lambda: len(reader.app.screen.query_one("#listing").rows) == 2)  # type: ignore[attr-defined]
        await reader.press("j", "enter")
        await reader.until(lambda: reader.title == "A new comet")


async def test_help_finds_by_word_and_does_what_is_chosen(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("question_mark")
        await reader.type("star the")
        await reader.press("enter")
        await reader.until(lambda: reader.message == "Starred.")


async def test_the_command_line_does_actions_by_name(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("colon")
        await reader.type("search comet")
        await reader.press("enter")
        await reader.until(lambda: reader.titles == ["A new comet"])
        await reader.press("colon")
        await reader.type("nonsense")
        await reader.press("enter")
        assert reader.message == "There is no action “nonsense”. ? lists them all."


async def open_long_report(reader: Journey) -> None:
    """Open the article that is longer than any screen, and wait until it stands there."""
    reader.main.headlines.goto(
        next(n for n in reader.main.headlines.ids if reader.store.articles.get(n).title == "A long report")
    )
    await reader.press("enter")
    await reader.until(lambda: reader.title == "A long report" and reader.main.reader.layout_now.lines)


async def test_the_place_in_an_article_is_remembered(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        await open_long_report(reader)
        await reader.press("space", "space")
        await reader.until(lambda: reader.main.reader.scroll_offset.y > 0)
        number = reader.main.shown.id  # type: ignore[union-attr]
        await reader.press("q")
        assert reader.store.statuses.get(number).position > 0


async def test_a_library_that_cannot_be_written_is_read_in_peace(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Store.open
    monkeypatch.setattr(Store, "open", lambda data: opened(data, read_only=True))
    async with journey(folder, size=(80, 24)) as reader:
        said = reader.message
        assert said.startswith("The data folder cannot be written")
        await reader.press("enter", "J", "space", "q")
        assert reader.message == said


async def test_the_article_read_last_is_one_key_away_also_on_another_day(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        await reader.press("apostrophe")
        assert reader.message == "No article was read yet."
        await reader.press("j", "j", "enter")
        last = reader.title
        reader.app.simulate_key("ctrl+q")
        await reader.until(lambda: not reader.app.is_running)
    async with journey(folder, size=(80, 24)) as reader:
        assert reader.main.headlines.cursor == 0, "the newest headlines come first"
        await reader.press("apostrophe")
        assert (reader.title, reader.main.front, reader.main.headlines.cursor) == (last, "reader", 2)
        await reader.press("J")
        other = reader.title
        for title in (last, other, last):
            await reader.press("apostrophe")
            assert reader.title == title


async def test_one_pane_at_a_time_on_a_narrow_screen(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        main = reader.main

        def widths() -> list[int]:
            return [pane.region.width for pane in (main.sources, main.headlines, main.reader, main.callouts)]

        await reader.until(lambda: widths() == [0, 80, 0, 0])
        await reader.press("enter")
        await reader.until(lambda: widths() == [0, 0, 80, 0])
        await reader.press("h", "h")
        await reader.until(lambda: widths() == [80, 0, 0, 0])
        assert main.sources.has_focus


async def test_all_panes_on_a_wide_screen_and_callouts_on_demand(folder: Path) -> None:
    async with journey(folder, size=(200, 50)) as reader:
        main = reader.main
        await reader.until(lambda: all(main.pane(pane).region.width > 0 for pane in PANES))
        await reader.press("c")
        await reader.until(lambda: main.callouts.region.width == 0)


async def test_the_place_is_kept_over_every_division_of_the_screen(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        await open_long_report(reader)
        await reader.press("space", "space")
        view = reader.main.reader
        place = view.place
        assert place.offset > 0
        for size in [(40, 12), (300, 100), (120, 36), (30, 8), (200, 50), (29, 8), (90, 30), (80, 24)]:
            await reader.pilot.resize_terminal(*size)
            await reader.settle()
            assert view.place == place
        row = view.layout_now.lines[view.scroll_offset.y]
        assert (row.passage, row.start()) == (place.passage, place.offset)


async def test_a_tiny_terminal_gets_a_sentence(folder: Path) -> None:
    async with journey(folder, size=(20, 5)) as reader:
        await reader.press("j", "enter", "q", "question_mark", "escape")
        assert reader.main.has_class("-too-small")
        await reader.pilot.resize_terminal(120, 36)
        assert not reader.main.has_class("-too-small")


async def test_densities_keep_the_cursor(folder: Path) -> None:
    async with journey(folder, screen=Screen(density="one")) as reader:
        await reader.press("j", "D")
        assert (reader.main.headlines.lines_per_row, reader.main.headlines.cursor) == (2, 1)
        await reader.press("D")
        assert (reader.main.headlines.lines_per_row, reader.main.headlines.cursor) == (3, 1)


async def test_q_goes_back_and_then_out(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("4", "q")
        assert reader.main.selection.view == "all"
        assert reader.app.return_value is None
        await reader.press("enter", "q")
        reader.app.simulate_key("q")
        await reader.until(lambda: reader.app.return_value == 0)


async def test_keys_typed_right_after_the_slash_are_typed_and_do_nothing_else(folder: Path) -> None:
    async with journey(folder) as reader:
        for letter in "/expect":
            reader.app.post_message(events.Key("slash" if letter == "/" else letter, letter))
        await reader.until(lambda: reader.titles == ["Grain prices fall"])
        assert reader.main.selection.words == "expect"
        assert reader.worker.asked == []


async def test_a_second_search_replaces_the_words_of_the_first(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("slash")
        await reader.type("comet")
        await reader.press("enter", "slash")
        await reader.type("grain")
        await reader.until(lambda: reader.titles == ["Grain prices fall"])


async def test_the_slash_finds_in_the_article_and_searches_elsewhere(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("enter", "slash")
        assert not reader.main.entry.is_open
        assert reader.main.reader.mode is not None


async def test_keys_that_come_at_once_are_answered_in_their_order(folder: Path) -> None:
    async with journey(folder) as reader:
        for key in ["j", "j", "slash", *"comet"]:
            reader.app.simulate_key(key)
        await reader.until(lambda: reader.titles == ["A new comet"])
        await reader.press("escape")
        assert reader.main.headlines.cursor == 2


async def test_words_to_find_may_come_at_once_with_the_key_that_asks_for_them(folder: Path) -> None:
    async with journey(folder) as reader:
        for key in ["enter", "slash", *"bridge", "enter"]:
            reader.app.simulate_key(key)
        await reader.settle()
        assert reader.main.reader.has_hits
        assert reader.main.reader.mode is None


async def test_an_action_by_name_that_has_nothing_to_do_says_so(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("enter", "colon")
        await reader.type("next_hit")
        await reader.press("enter")
        assert reader.message == "“Next hit” has nothing to do here now."


async def test_a_signal_ends_the_program_also_before_there_is_a_screen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mount = OrdaApp.on_mount

    def mount_and_end(app: OrdaApp) -> None:
        mount(app)
        app.end()

    monkeypatch.setattr(OrdaApp, "on_mount", mount_and_end)
    async with journey(folder) as reader:
        await reader.until(lambda: not reader.app.is_running)
        assert reader.app.return_value == 0


async def test_every_way_out_writes_the_place_down(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        await reader.press("enter")
        number = reader.main.shown
        assert number is not None
        reader.main._place = 0.5
        reader.app.simulate_key("ctrl+q")
        await reader.until(lambda: not reader.app.is_running)
    with Store.open(folder) as store:
        assert store.statuses.get(number.id).position == 0.5


async def test_keys_are_answered_again_after_the_window_was_too_small(folder: Path) -> None:
    async with journey(folder) as reader:
        for pane in ("headlines", "reader"):
            await reader.pilot.resize_terminal(20, 5)
            await reader.until(lambda: reader.main.has_class("-too-small"))
            await reader.until(lambda: reader.main.focused is None)
            await reader.pilot.resize_terminal(120, 36)
            await reader.until(lambda: reader.main.focused is not None)
            assert reader.main.focused is not None
            assert reader.main.focused.id == pane
            await reader.press("enter")


async def test_a_name_typed_after_the_colon_is_that_of_an_action_of_this_screen(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("colon")
        await reader.type("add /no/such/file.xml")
        await reader.press("enter")
        await reader.until(lambda: [details["what"] for verb, details in reader.worker.asked if verb == "add"])
        assert reader.worker.asked[-1][1]["what"] == "/no/such/file.xml"


async def test_other_keys_by_settings(folder: Path) -> None:
    async with journey(folder, keys=Keys(preset="newsboat", map={"star": "ctrl+s"})) as reader:
        await reader.press("ctrl+s")
        assert reader.message == "Starred."
        await reader.press("N")
        assert reader.message == "Marked read."


async def test_settings_are_taken_while_the_program_runs(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    async with journey(folder) as reader:
        reader.app.services.config = replace(reader.app.services.config, path=file)
        file.write_text('[screen]\ndensity = "one"\n[keys.map]\nstar = "F2"\nlater = "F-3"\n[keys]\npreset = "pink"\n')
        await reader.until(lambda: reader.main.headlines.lines_per_row == 1)
        assert reader.message.startswith("config.toml, line 7: keys.preset: it is one of orda, ")
        assert reader.message.endswith(" (and 1 more: orda doctor)")
        await reader.press("f2")
        assert reader.message == "Starred."
        file.write_text('[keys.map]\nlater = "F-3"\n')
        await reader.until(lambda: reader.message.startswith("config.toml, line 2: keys.map: there is no key F-3; "))
        file.write_text("[screen\n")
        await reader.until(lambda: "no TOML, so all settings stay as they were" in reader.message)
        file.write_text('[keys.map]\nlater = "F3"\n')
        await reader.until(lambda: reader.message == "The settings were read again.")
        file.write_text('[screen]\nmeasure = 1\n[keys.map]\nlater = "F3"\n')
        await reader.until(lambda: reader.message.startswith("config.toml, line 2: screen.measure: "))
        file.write_text('[keys.map]\nlater = "F3"\n')
        await reader.until(lambda: reader.message == "The settings were read again.")


async def test_colours_margin_and_reading_filter_are_taken_while_the_program_runs(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    async with journey(folder) as reader:
        reader.app.services.config = replace(reader.app.services.config, path=file)
        await reader.press("m")
        file.write_text('[screen]\ntheme = "light"\njustify = true\ncounts = false\nhide_read = true\n')
        await reader.until(lambda: reader.main.theme_key == "light")
        assert reader.app.theme == "orda-light"
        assert reader.main.reader.justified
        assert not reader.main.sources.show_counts
        assert reader.titles == NEWEST_FIRST[1:]


async def test_settings_of_every_section_are_taken_while_the_program_runs(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    async with journey(folder) as reader:
        reader.app.services.config = replace(reader.app.services.config, path=file)
        file.write_text('[refresh]\nevery = 5\n[commands]\npipe = ["cat"]\n')
        await reader.until(lambda: reader.message == "The settings were read again.")
        assert reader.app.services.config.commands.pipe == ("cat",)
        reader.app.services.clock = lambda: NOW + 301
        await reader.until(lambda: reader.worker.asked)
        assert reader.worker.asked == [("refresh", {"due_only": True})]
        file.write_text("[refresh")
        await reader.until(lambda: "stay as they were" in reader.message)
        assert reader.app.services.config.refresh.every == 5


async def test_titles_from_outside_never_act(folder: Path) -> None:
    with Store.open(folder) as store:
        evil = article("z", "[@click=app.quit]x[/] \x1b]52;c;eA==\x07[/nope] \u202egnp", hours=0)
        store.articles.insert(store.feeds.find("Wire").id, [evil], NOW)
        store.feeds.change(store.feeds.find("Wire").id, name="[bold]W\x1b[2J")
    async with journey(folder, size=(200, 50)) as reader:
        await reader.press("enter", "7", "q", "question_mark", "escape")
        text = "".join(segment.text for strip in reader.app.screen._compositor.render_strips() for segment in strip)
        assert "[@click=app.quit]x[/]" in text
        assert not set(text) & set("\x1b\x07\u202e\x9b")


async def test_groups_are_named_at_their_first_rows(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("S", "S", "ctrl+g")
        assert reader.main.selection.order == "source"
        rows = reader.main.headlines
        named = [
            "".join(segment.text for segment in rows.draw_row(index, 0, 40)).split()[-1]
            for index in range(rows.row_count)
        ]
        assert [name for name in named if name in ("Herald", "Wire", "Science")] == ["Herald", "Science", "Wire"]


async def test_what_is_chosen_in_the_program_is_written_into_the_settings(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    async with journey(folder) as reader:
        reader.app.services.config = replace(reader.app.services.config, path=file)
        await reader.press("D")
        await reader.until(lambda: load(file).screen.density == "statement")
        await reader.press("H")
        await reader.until(lambda: load(file).screen.hide_read)


async def test_marks_on_selected_rows(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("j", "V", "j", "j", "s")
        assert reader.message == "Starred: 3 articles."
        await reader.press("4")
        assert reader.titles == NEWEST_FIRST[1:4]
        await reader.press("1", "V", "j", "escape", "m")
        assert reader.store.headlines.count(Selection(view="unread")) == 6


async def test_an_empty_list_says_why_in_its_place(folder: Path) -> None:
    async with journey(folder, size=(40, 12)) as reader:
        await reader.press("4")
        painted = "".join(piece.text for y in range(4) for piece in reader.main.headlines.render_line(y))
        assert "No starred articles." in painted


async def test_pictures_are_fetched_when_they_are_wanted(folder: Path) -> None:
    with Store.open(folder) as store:
        store.articles.insert(store.feeds.find("Wire").id, [pictured()], NOW)
    async with journey(folder) as reader:
        await reader.press("enter", "i")
        await reader.until(
            lambda: ("pictures", {"articles": [reader.main.article_in_hand], "wanted": "all"}) in reader.worker.asked
        )
        await reader.press("i", "J", "i")
        assert reader.message == "This article has no pictures."


async def test_a_picture_that_is_opened_is_fetched_and_shown(folder: Path) -> None:
    with Store.open(folder) as store:
        store.articles.insert(store.feeds.find("Wire").id, [pictured()], NOW)
    async with journey(folder) as reader:

        def words() -> str:
            large = reader.app.screen.query_one(Canvas)
            return "".join(large.render_line(y).text for y in range(large.size.height)).strip()

        gate = reader.worker.gates["pictures"] = asyncio.Event()
        await reader.press("enter", "I")
        await reader.until(lambda: words() == "The picture is sent for.")
        assert ("pictures", {"articles": [reader.main.article_in_hand], "wanted": "all"}) in reader.worker.asked
        reader.store.pictures.put("https://example.org/p.png", b"damaged", "image/png", NOW)
        gate.set()
        await reader.until(lambda: words() == "This is no picture.")
        await reader.press("right")
        assert words() == "This picture could not be fetched."
        await reader.press("escape")
        assert reader.app.screen is reader.main


async def test_what_came_meanwhile_is_not_marked_with_the_list(folder: Path) -> None:
    async with journey(folder) as reader:
        with Store.open(folder) as other:
            other.articles.insert(other.feeds.find("Wire").id, [article("x", "Just in", hours=0.1)], NOW)
        await reader.until(lambda: reader.main.status.news)
        await reader.press("A")
        await reader.until(lambda: reader.message == "Marked 7 read in All. u takes it back.")
        assert reader.store.headlines.count(Selection(view="unread")) == 1


async def test_the_command_line_completes_names(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("colon")
        await reader.type("mark_ab")
        await reader.press("tab", "enter")
        await reader.until(lambda: "Marked 1 read" in reader.message)
        await reader.press("colon")
        await reader.type("dens")
        await reader.press("enter")
        await reader.until(lambda: reader.main.headlines.density == "statement")
        assert not reader.main.entry.is_open


async def test_dividers_are_dragged_within_limits(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.pilot.pause()
        left = reader.main.query_one("#list-column")
        start = left.region.right
        for there in (start + 12, 2):
            await reader.pilot.mouse_down(offset=(left.region.right, 10))
            await reader.pilot.hover(offset=(there, 10))
            await reader.pilot.mouse_up(offset=(there, 10))
            await reader.until(lambda: left.region.right == max(there, 16))  # noqa: B023 - asked at once
        await reader.pilot.resize_terminal(80, 24)
        await reader.until(lambda: left.region.width == 80)
        await reader.pilot.resize_terminal(120, 36)
        await reader.until(lambda: left.region.width == 16)


async def drag(reader: Journey, pane: str, there: int) -> None:
    column = reader.main.query_one(f"#{pane}-column")
    await reader.pilot.mouse_down(offset=(column.region.x, 10))
    await reader.pilot.hover(offset=(there, 10))
    await reader.pilot.mouse_up(offset=(there, 10))


async def test_dragged_dividers_stay_over_a_restart_and_fit_a_smaller_screen(folder: Path) -> None:
    async with journey(folder, size=(200, 50)) as reader:
        column = reader.main.query_one
        await reader.pilot.pause()
        await drag(reader, "list", 44)
        await reader.until(lambda: column("#sources-column").region.width == 44)
        await drag(reader, "reader", 130)
        await reader.until(lambda: column("#list-column").region.right == 130)
        await drag(reader, "callouts", 150)
        await reader.until(lambda: column("#callouts-column").region.width == 50)
    async with journey(folder, size=(200, 50)) as reader:
        column = reader.main.query_one
        await reader.until(lambda: column("#sources-column").region.width == 44)
        assert [column(f"#{pane}-column").region.width for pane in PANES] == [44, 86, 20, 50]
        await reader.pilot.resize_terminal(100, 36)
        await reader.until(lambda: column("#list-column").region.width == 84)
        assert column("#reader-column").region.width == 16


@pytest.mark.parametrize("kept", ["no json", "[1]", '{"list": 3, "reader": "x", "kitchen": 30}'])
async def test_widths_that_cannot_be_read_are_left_out(folder: Path, kept: str) -> None:
    with Store.open(folder) as store:
        store.meta.set("screen.widths", kept)
    async with journey(folder) as reader:
        assert reader.main.widths == {}


async def test_a_click_moves_the_cursor_and_a_second_opens(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.pilot.click("#headlines", offset=(5, 5))
        assert reader.main.headlines.cursor == 2
        await reader.pilot.click("#headlines", offset=(5, 5))
        await reader.until(lambda: reader.main.reader.has_focus)
        assert reader.title == "Ёлки в городе"


async def test_the_wheel_moves_the_pane_under_it_and_no_other(folder: Path) -> None:
    with Store.open(folder) as store:
        store.articles.insert(
            store.feeds.find("Wire").id, [article(f"w{n}", f"News {n}", hours=40 + n) for n in range(40)], NOW
        )
    async with journey(folder, size=(120, 20)) as reader:
        await open_long_report(reader)
        panes = (reader.main.headlines, reader.main.reader)
        for turned in panes:
            before = [pane.scroll_offset.y for pane in panes]
            await reader.pilot._post_mouse_events([MouseScrollDown], turned, offset=(5, 5))
            await reader.until(lambda: turned.scroll_offset.y > before[panes.index(turned)])  # noqa: B023 - asked at once
            assert [pane.scroll_offset.y for pane in panes if pane is not turned] == [
                y for y, pane in zip(before, panes, strict=True) if pane is not turned
            ]
        assert reader.main.headlines.cursor == 5
