"""One change, one frame: how often the screen is painted, and that what is painted first is right."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import RenderableType
from textual._compositor import Compositor, LayoutUpdate, ReflowResult
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from orda_tui import config
from orda_tui.model.selection import Selection
from orda_tui.tui.app import OrdaApp
from tests.tui.house import Journey, journey


class Frames:
    """``painted``: the screens that were painted, each as its rows of text; ``whole``: those of them that were painted
    from corner to corner; ``layouts``: how often the screen was laid out."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.forget()
        display, reflow = OrdaApp._display, Compositor.reflow

        def note(app: OrdaApp, screen: Screen[object], renderable: RenderableType | None) -> None:
            if renderable is not None:
                self.painted.append([strip.text for strip in app.screen._compositor.render_strips()])
                if isinstance(renderable, LayoutUpdate):
                    self.whole.append(self.painted[-1])
            display(app, screen, renderable)

        def count(compositor: Compositor, parent: Widget, size: Size) -> ReflowResult:
            self.layouts += 1
            return reflow(compositor, parent, size)

        monkeypatch.setattr(OrdaApp, "_display", note)
        monkeypatch.setattr(Compositor, "reflow", count)

    def forget(self) -> None:
        self.painted: list[list[str]] = []
        self.whole: list[list[str]] = []
        self.layouts = 0


@pytest.fixture
def frames(monkeypatch: pytest.MonkeyPatch) -> Frames:
    return Frames(monkeypatch)


async def at_rest(reader: Journey) -> None:
    """Until nothing runs beside the screen or is about to, and everything that is to be painted has been."""
    screen = reader.app.screen

    def is_due(timer: Timer) -> bool:
        return timer._repeat == 0 and timer._task is not None and not timer._task.done()

    def waiting() -> bool:
        nodes = list(screen.walk_children(Widget, with_self=True))
        if any(is_due(timer) for node in (reader.app, *nodes) for timer in node._timers):
            return True
        if screen._dirty_widgets or not all(work.is_finished for work in reader.app.workers):
            return True
        return any(node._layout_required or node._repaint_required for node in nodes)

    await reader.settle()
    async with asyncio.timeout(10):
        while waiting():
            await asyncio.sleep(0.005)
            await reader.settle()


async def resize(reader: Journey, width: int, height: int) -> None:
    await reader.pilot.resize_terminal(width, height)
    await reader.until(lambda: reader.main._compositor.size == (width, height))
    await at_rest(reader)


async def painted_anew(reader: Journey, frames: Frames) -> list[str]:
    """The rows of the screen when everything is laid out and painted from nothing."""
    reader.app.screen.refresh(layout=True)
    for widget in reader.app.screen.walk_children():
        widget.refresh()
    await at_rest(reader)
    return frames.painted[-1]


@pytest.mark.parametrize("widths", [(120, 110, 131, 120), (170, 200, 165), (90, 60, 99)])
async def test_a_resize_is_painted_once(folder: Path, frames: Frames, widths: tuple[int, ...]) -> None:
    async with journey(folder, size=(widths[0], 36), screen=config.Screen(counts=False)) as reader:  # they come later
        await reader.press("3", "j", "enter")
        await at_rest(reader)
        for number, width in enumerate(widths[1:]):
            frames.forget()
            await resize(reader, width, 30 + number)
            assert (frames.layouts, len(frames.whole)) == (1, 1)
            first = frames.whole[0]  # what was under way before may paint its own part before it
            assert {len(row) for row in first} == {width}
            assert await painted_anew(reader, frames) == first


async def test_a_resize_to_another_division_ends_right(folder: Path, frames: Frames) -> None:
    async with journey(folder, size=(120, 36)) as reader:
        await reader.press("3", "j", "enter")
        await at_rest(reader)
        for width in (90, 170, 60, 120):
            await resize(reader, width, 30)
            last = frames.painted[-1]
            assert await painted_anew(reader, frames) == last


async def test_an_article_opens_in_one_frame_with_its_place(folder: Path, frames: Frames) -> None:
    async with journey(folder, size=(120, 20)) as reader:
        await at_rest(reader)
        frames.forget()
        reader.app.simulate_key("j")
        reader.app.simulate_key("enter")  # before the cursor has rested and the article is shown beside it
        await at_rest(reader)
        assert frames.layouts == 0
        opened = next(frame for frame in frames.painted if "We expect more." in "\n".join(frame))
        assert opened == frames.painted[-1]
        assert opened[-2].endswith(f" {reader.main.progress} ")


async def test_the_place_is_told_in_the_frame_of_the_page(folder: Path, frames: Frames) -> None:
    async with journey(folder, size=(120, 20)) as reader:
        long = reader.titles.index("A long report")
        reader.main.headlines.cursor = long
        await reader.press("enter")
        await at_rest(reader)
        before, text = reader.main.progress, frames.painted[-1][5]
        frames.forget()
        await reader.press("pagedown")
        await at_rest(reader)
        assert frames.layouts == 0
        assert reader.main.progress != before
        paged = next(frame for frame in frames.painted if frame[5] != text)
        assert paged[-2].endswith(f" {reader.main.progress} ")


async def test_a_scrollbar_that_comes_and_goes_takes_its_column(folder: Path) -> None:
    async with journey(folder, size=(120, 12)) as reader:
        rows = reader.main.headlines
        await at_rest(reader)
        assert rows.scrollbars_enabled == (True, False)
        wide = rows.scrollable_content_region.width
        reader.main.show_selection(Selection(view="starred"))
        await at_rest(reader)
        assert rows.scrollbars_enabled == (False, False)
        assert rows.scrollable_content_region.width == wide + 1
        reader.main.show_selection(Selection())
        await at_rest(reader)
        assert rows.scrollable_content_region.width == wide


async def test_a_list_that_changed_out_of_sight_comes_back_at_its_first_row(folder: Path) -> None:
    async with journey(folder, size=(80, 12)) as reader:
        await at_rest(reader)
        await reader.press("G", "B")
        await at_rest(reader)
        assert not reader.main.headlines.region
        reader.main.show_selection(Selection())
        await reader.press("B")
        await at_rest(reader)
        assert reader.main.headlines.cursor == 0
        assert reader.main.headlines.scroll_offset.y == 0


async def test_statements_listed_out_of_sight_are_there_when_the_pane_comes_back(folder: Path, frames: Frames) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        await reader.press("enter", "c")
        await at_rest(reader)
        assert "We built it in a year." in "\n".join(frames.painted[-1])
        await reader.press("q", "q", "j", "enter", "c")
        await at_rest(reader)
        assert "We expect more." in "\n".join(frames.painted[-1])


async def test_statements_that_came_while_the_article_was_out_of_sight_are_marked(folder: Path) -> None:
    async with journey(folder, size=(80, 24)) as reader:
        await reader.press("enter", "q")
        await at_rest(reader)
        shown = reader.main.shown
        assert shown is not None and shown.statements
        assert not reader.main.reader.region
        reader.main._show(replace(shown, statements=()), reader.store.statuses.get(shown.id))
        await reader.press("enter")
        await at_rest(reader)
        assert not any(line.statements for line in reader.main.reader.layout_now.lines)


async def test_the_next_and_the_previous_article_are_set_before_they_are_asked_for(folder: Path) -> None:
    async with journey(folder, size=(120, 36)) as reader:
        await reader.press("j", "j", "enter")
        pane, ids = reader.main.reader, reader.main.headlines.ids
        await reader.until(lambda: not pane._ahead and {key[0] for key in pane._galleys._galleys} >= set(ids[1:5]))
        near = {key[0]: galley for key, galley in pane._galleys._galleys.items()}
        assert all(near[number].layout.lines for number in (ids[1], ids[3]))
        await reader.press("J")
        assert pane.layout_now is near[ids[3]].layout


async def test_of_what_is_covered_one_row_is_drawn(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows: Counter[str] = Counter()
    draw = Widget.render_line

    def note(widget: Widget, y: int) -> Strip:
        rows[widget.id or type(widget).__name__] += 1
        return draw(widget, y)

    async with journey(folder, size=(200, 50)) as reader:
        await at_rest(reader)
        monkeypatch.setattr(Widget, "render_line", note)
        await resize(reader, 190, 40)
    covered = ["MainScreen", "panes", "sources-column", "list-column", "reader-column", "callouts-column"]
    assert [rows[name] for name in covered] == [1] * len(covered)


async def test_progress_that_goes_on_is_not_painted_with_each_step(folder: Path, frames: Frames) -> None:
    async with journey(folder, size=(120, 36)) as reader:
        await at_rest(reader)
        frames.forget()
        for number in range(30):
            reader.main.status.set_work(f"Refreshing {number}/30")
            await asyncio.sleep(0.02)  # longer than a frame takes: each step could be painted
        assert len(frames.painted) < 15
        await at_rest(reader)
        assert "Refreshing 29/30" in frames.painted[-1][-2]
        reader.main.status.set_work("")
        await at_rest(reader)
        assert "Refreshing" not in frames.painted[-1][-2]
