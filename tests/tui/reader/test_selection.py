"""Selecting and copying text, by mouse and by keyboard."""

from __future__ import annotations

from textual.geometry import Offset
from textual.selection import SELECT_ALL, Selection

from orda_tui.model.document import Item, Paragraph
from orda_tui.tui.render.lines import Spot
from orda_tui.tui.widgets.article_view import ArticleView
from tests.tui.reader.articles import article, english
from tests.tui.reader.stage import Stage, press, staged


def where(stage: Stage, words: str) -> tuple[int, int]:
    """Column and row of words in sight."""
    for y in range(stage.reader.size.height):
        x = stage.reader.render_line(y).text.find(words)
        if x >= 0:
            return x, y
    raise AssertionError(f"{words!r} is not in sight")


async def test_dragging_over_rows_copies_the_text_without_the_row_break() -> None:
    async with staged(english(), (60, 24)) as (stage, pilot):
        x, y = where(stage, "open a second")
        x += len("open a ")
        await pilot.mouse_down(ArticleView, offset=(x, y))
        to_x, to_y = where(stage, "pier for")
        await pilot.hover(ArticleView, offset=(to_x + 3, to_y))
        await pilot.mouse_up(ArticleView, offset=(to_x + 3, to_y))
        await pilot.pause()
        assert to_y == y + 1
        assert stage.screen.get_selected_text() == "second pier"
        assert stage.cells_styled("selected").split() == ["secondpier"]
        await press(stage, pilot, "y")
        assert stage.told(ArticleView.CopyWanted)[0].text == "second pier"
        assert stage.reader.text_selection is None


async def test_two_clicks_select_the_word_and_three_the_paragraph() -> None:
    async with staged(english()) as (stage, pilot):
        x, y = where(stage, "grain")
        await pilot.click(ArticleView, offset=(x + 1, y), times=2)
        assert stage.screen.get_selected_text() == "grain"
        await pilot.click(ArticleView, offset=(x + 1, y), times=3)
        text = stage.screen.get_selected_text()
        assert text is not None
        assert text.startswith("The harbour council voted") and text.endswith("office said.")


async def test_selecting_over_a_link_does_not_open_it() -> None:
    async with staged(english()) as (stage, pilot):
        x, y = where(stage, "council voted")
        await pilot.click(ArticleView, offset=(x + 1, y), times=2)
        await pilot.pause()
        assert len(stage.told(ArticleView.LinkChosen)) <= 1
        assert stage.screen.get_selected_text() == "council"


async def test_a_selection_leaves_bullets_bars_and_labels_out() -> None:
    async with staged(english(), (80, 60)) as (stage, _):
        text = stage.reader.get_selection(SELECT_ALL)
        assert text is not None
        assert "The first ship will moor in May\nFishers will keep" in text[0]
        assert not set("▎▌│╭•—▧") & set(text[0].replace("— Council", ""))
        assert "quoted" not in text[0]


async def test_rows_beyond_the_text_are_no_trouble() -> None:
    async with staged(article(Paragraph("One."), Item("two"))) as (stage, _):
        got = stage.reader.get_selection(Selection(Offset(0, 0), Offset(400, 400)))
        assert got is not None and got[0].endswith("One.\n\ntwo")
        assert stage.reader.get_selection(Selection(Offset(3, 2), Offset(3, 2))) is None


async def test_a_selection_by_keyboard_grows_moves_and_stretches() -> None:
    shown = article(Paragraph("One two three. Four five. Six."), Paragraph("Seven."))
    async with staged(shown) as (stage, pilot):

        def selected() -> str | None:
            return stage.screen.get_selected_text()

        await press(stage, pilot, "v")
        assert selected() == "Port"
        await press(stage, pilot, "v", "v", "j", "j")
        assert selected() == "One two three. Four five. Six."
        await press(stage, pilot, "escape", "escape")
        assert selected() is None
        await press(stage, pilot, "/", *"three", "enter", "v")
        assert selected() == "three"
        await press(stage, pilot, "v")
        assert selected() == "One two three."
        await press(stage, pilot, "v", "J")
        assert selected() == "One two three. Four five. Six.\n\nSeven."
        await press(stage, pilot, "K", "y")
        assert stage.told(ArticleView.CopyWanted)[-1].text == "One two three. Four five. Six."
        assert stage.reader.mode is None
        assert selected() is None


async def test_a_selection_by_keyboard_skips_what_has_no_text() -> None:
    async with staged(english(), (80, 12)) as (stage, pilot):
        at = next(n for n, p in enumerate(stage.reader.layout_now.passages) if p.role == "ornament")
        stage.reader.scroll_to(y=stage.reader.layout_now.starts[at], animate=False)
        await press(stage, pilot, "v")
        assert stage.screen.get_selected_text() == "A"


async def test_a_selection_by_keyboard_begins_with_the_lit_statement() -> None:
    async with staged(english()) as (stage, pilot):
        await press(stage, pilot, "]", "]", "v")
        assert stage.screen.get_selected_text() == "We have waited for this since the old crane fell into the sea"
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        assert stage.screen.get_selected_text() == "We have waited for this since the old crane fell into the sea"
        await press(stage, pilot, "v")
        assert (stage.screen.get_selected_text() or "").startswith("“We have waited")


async def test_a_selection_holds_over_a_resize() -> None:
    async with staged(english()) as (stage, pilot):
        x, y = where(stage, "grain")
        await pilot.click(ArticleView, offset=(x + 1, y), times=2)
        await pilot.resize_terminal(50, 24)
        await pilot.pause()
        assert stage.screen.get_selected_text() == "grain"


async def test_selecting_an_article_that_is_not_laid_out_yet_waits_for_a_layout() -> None:
    stage = Stage()
    async with stage.run_test() as pilot:
        stage.reader.display = False
        await pilot.pause()
        stage.open(english())
        assert not stage.reader.layout_now.lines
        stage.reader.action_select()
        assert stage.reader.prompt() == ""
        stage.reader.set_selection(Spot(0, 0), Spot(0, 5))
        assert stage.reader.text_selection is None
        stage.reader.display = True
        await pilot.pause()
        stage.reader.action_select()
        assert stage.screen.get_selected_text() == "Second"
