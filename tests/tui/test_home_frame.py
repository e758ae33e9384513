"""The frame of the next start: what its rows look like under the cursor and without it is what the list paints."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

import pyte
import pytest

from orda_tui.store import Store
from orda_tui.tui import actions, driver
from orda_tui.tui.early_keys import EarlyKeys
from orda_tui.tui.home_frame import home_frame
from tests.tui.house import NOW, Journey, article, fill, journey


def painted(*texts: str | bytes) -> list[object]:
    """The cells of a screen after these."""
    screen = pyte.Screen(120, 36)
    stream = pyte.ByteStream(screen)
    for text in texts:
        stream.feed(text.encode() if isinstance(text, str) else text)
    return [dict(screen.buffer[line]) for line in range(36)]


class Tape:
    """What early keys paint."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.paints: list[bytes] = []
        monkeypatch.setattr(os, "write", self.write)
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((120, 36)))

    def write(self, number: int, data: bytes) -> int:
        self.paints.append(data)
        return len(data)


async def begun(reader: Journey) -> None:
    await reader.until(lambda: reader.title == "Bridge opens")


async def test_going_down_paints_what_the_list_would(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with journey(folder) as reader:
        await begun(reader)
        frame, keys = home_frame(reader.app)
        assert painted(frame) == painted(driver.frame_of(reader.app)), "asking for it changes nothing"
        list_, status = reader.main.headlines, reader.main.status
        with monkeypatch.context() as patch:
            tape = Tape(patch)
            early = EarlyKeys(keys)
            assert early.take("jо".encode()) == b""
        await reader.press("j", "j")
        await reader.until(lambda: status.place.startswith("3/"))
        await reader.settle()
        assert early.article == list_.current
        assert painted(frame)[list_.region.y] != painted(frame, *tape.paints)[list_.region.y]
        shown = painted(frame, *tape.paints)
        moved = painted(driver.frame_of(reader.app))
        lines = range(list_.region.y, list_.region.bottom)
        width = list_.region.width
        for line in (*lines, status.region.y):
            cells, expected = shown[line], moved[line]
            assert isinstance(cells, dict) and isinstance(expected, dict)
            until = width if line in lines else 120
            assert [cells[x] for x in range(until)] == [expected[x] for x in range(until)], f"line {line}"


async def test_wherever_the_cursor_is_the_frame_has_it_on_the_first_row(folder: Path) -> None:
    async with journey(folder) as reader:
        await begun(reader)
        first, keys = home_frame(reader.app)
        await reader.press("j", "j", "j")
        later, same = home_frame(reader.app)
        assert reader.main.headlines.cursor == 3
        assert same == keys
        at_first, at_last = painted(first), painted(later)
        for line in range(reader.main.headlines.region.y, reader.main.headlines.region.bottom):
            cells, others = at_first[line], at_last[line]
            assert isinstance(cells, dict) and isinstance(others, dict)
            assert [cells[x] for x in range(30)] == [others[x] for x in range(30)]


async def test_a_list_that_was_scrolled_begins_at_its_top_again(folder: Path) -> None:
    with Store.open(folder) as store:
        fill(store, {"Long": [article(f"n{n}", f"Number {n}", hours=30 + n) for n in range(60)]})
    async with journey(folder) as reader:
        await begun(reader)
        _, keys = home_frame(reader.app)
        await reader.press("G")
        frame, same = home_frame(reader.app)
        assert same == keys
        assert "Grain prices fall" in frame
        assert reader.main.headlines.scroll_offset.y > 0


async def test_no_keys_are_kept_where_the_next_start_lists_something_else(folder: Path) -> None:
    async with journey(folder) as reader:
        await begun(reader)
        assert home_frame(reader.app)[1]
        for pressed, back in (("enter", "q"), ("3", "1"), ("tab", "q")):
            await reader.press(pressed)
            assert home_frame(reader.app)[1] == b"", pressed
            await reader.press(back)
        await reader.press("1")
        with Store.open(folder) as store:
            store.feeds.remove(store.feeds.find("Science").id, NOW)
        assert home_frame(reader.app)[1] == b""


async def test_keys_are_those_that_the_settings_say(folder: Path) -> None:
    async with journey(folder) as reader:
        await begun(reader)
        settings = reader.app.services.config
        keys = dataclasses.replace(settings.keys, map={"rows.line_down": "n down", "list.open": "j"})
        reader.main.take_settings(dataclasses.replace(settings, keys=keys))
        down, up, *_ = home_frame(reader.app)[1].split(b"\0")
        assert b"n" in down.split() and b"j" not in down.split()
        assert "т".encode() in down.split(), "the same key of a Cyrillic layout"
        assert up.split()[:1] == [b"k"]
        assert actions.DEFAULT.of(actions.BY_ID["rows.line_down"]) == ("j", "down")
