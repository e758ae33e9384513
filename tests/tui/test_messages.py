"""What the status line says: how long it stands, how much of it is seen, and what a copy is called."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from orda_tui.errors import StoreBusy
from orda_tui.store.articles import Articles
from orda_tui.store.feeds import Feeds
from orda_tui.store.headlines import Headlines
from orda_tui.tui import clipboard
from tests.tui.house import NOW, journey


async def test_a_complaint_is_read_whole_on_a_narrow_screen(folder: Path) -> None:
    said = "The address is on this machine, so it was not fetched; the record of the source can allow that."
    async with journey(folder, size=(60, 20)) as reader:
        status = reader.main.status
        reader.main.complain(said)
        await reader.until(lambda: status.size.height == 2)
        painted = " ".join("".join(piece.text for piece in status.render_line(y)).strip() for y in range(2))
        assert painted.startswith(said)
        await reader.press("enter")
        assert status.message == said, "it was not there long enough to be read"
        status.clock = lambda: NOW + 60
        await reader.press("n")
        await reader.until(lambda: status.size.height == 1)
        reader.main.say(said)
        await reader.until(lambda: status.size.height == 2)
        await reader.pilot.resize_terminal(120, 36)
        await reader.until(lambda: status.size == (120, 1))


async def test_what_goes_wrong_beside_the_screen_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("The library is busy.")

    async with journey(folder) as reader:
        main = reader.main
        wanted = main.headlines.ExcerptsWanted([1], "it")
        looks: list[tuple[type, str, Callable[[], object]]] = [
            (Headlines, "excerpts", lambda: main.headlines.post_message(wanted)),
            (Headlines, "ids", main.look_at_list),
            (Feeds, "counts", main.count_unread),
        ]
        for owner, name, look in looks:
            main.say("")
            with monkeypatch.context() as patch:
                patch.setattr(owner, name, busy)
                look()
                await reader.until(lambda: reader.message == "The library is busy.")


async def test_an_article_that_is_gone_is_neither_opened_nor_copied_nor_saved(folder: Path) -> None:
    async with journey(folder) as reader:
        reader.main.headlines.set_ids(array("q", [999]))
        for key in ("o", "y", "w", "enter"):
            reader.main.say("")
            await reader.press(key)
            assert "no article 999" in reader.message


async def test_a_text_that_cannot_be_taken_back_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object) -> None:
        raise StoreBusy("The library is busy.")

    async with journey(folder) as reader:
        found = reader.main.library.article(reader.main.headlines.ids[0])
        from_page = replace(found, origin="page", has_feed_text=True)
        monkeypatch.setattr(reader.main.library, "article", lambda number: from_page)
        monkeypatch.setattr(Articles, "use_feed_text", busy)
        await reader.press("x")
        assert reader.message == "The library is busy."


async def test_what_was_said_is_over_when_one_goes_on(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        status = reader.main.status
        for keys in (["j", "enter"], ["q", "3"], ["1", "h", "j", "enter"]):
            reader.main.say("Said.")
            await reader.press(*keys)
            assert status.message != "Said.", keys


async def test_what_was_said_stands_for_a_while_when_one_moves_about(folder: Path) -> None:
    async with journey(folder) as reader:
        status = reader.main.status
        for say, later in ((reader.main.say, ""), (reader.main.hint, "Said."), (reader.main.complain, "Said.")):
            status.clock = lambda: NOW
            say("Said.")
            await reader.press("j")
            await reader.until(lambda: status.place.startswith(f"{reader.main.headlines.cursor + 1}/"))
            assert status.message == "Said."
            status.clock = lambda: NOW + 60
            await reader.press("k")
            await reader.until(lambda: status.place.startswith("1/"))
            assert status.message == later


async def test_what_passes_by_moves_no_pane(folder: Path) -> None:
    long = "One thing after the other, and then another one, and one more, until no line has room for all of it."
    async with journey(folder, size=(80, 24)) as reader:
        status = reader.main.status
        reader.main.say("Short.")
        for tell in (reader.main.hint, status.set_work, status.set_news, status.set_place):
            tell(long)
            await reader.settle()
            assert status.size.height == 1


async def test_a_copy_says_what_was_copied(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clipboard, "ways", lambda environment: [])
    async with journey(folder) as reader:
        await reader.press("enter", "right_square_bracket", "y")
        told = "Sent the statement of Aida Kim with its citation to the terminal (OSC 52), if it allows that."
        await reader.until(lambda: reader.message == told)
        reader.main.open_article(next(n for n in reader.main.headlines.ids if reader.store.articles.get(n).url))
        await reader.press("y")
        told = "Sent the address to the terminal (OSC 52), if it allows that: https://example.org/ferry"
        await reader.until(lambda: reader.message == told)
        reader.main.bring_forward("sources")
        reader.main.sources.select(lambda row: row.label == "Wire")
        await reader.press("y")
        told = "Sent the address to the terminal (OSC 52), if it allows that: http://127.0.0.1/Wire"
        await reader.until(lambda: reader.message == told)
