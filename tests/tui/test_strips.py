"""What lists and bars paint, line by line: text, and which style each piece is set in."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult

from orda_tui.model.article import Excerpt, Headline
from orda_tui.model.feed import Feed
from orda_tui.tui.widgets.bars import KeyBar, PaneTitle, StatusLine
from orda_tui.tui.widgets.headline_list import Density, HeadlineList
from orda_tui.tui.widgets.row_list import RowList
from orda_tui.tui.widgets.sources_pane import SourcesPane, source_rows
from orda_tui.tui.widgets.text_list import TextList, TextRow
from tests.tui.house import NOW

HOUR = 3600
HEADLINES = [
    Headline(
        1, "Bridge opens", "Herald", NOW - HOUR, False, True, False, 3, strongest="We built it.", speaker="A. Kim"
    ),
    Headline(2, "A headline that is far too long for a narrow list", "Wire", NOW - 30 * HOUR, True, False, True, 0),
    Headline(3, "日本語の見出しはとても長いので切られます", "東京", NOW - 60, False, False, False, 1),
    Headline(4, "[bold]no[/] \x1b]52;c;x\x07markup\u202e", "\x1b[31mred", NOW - 60, True, False, False, 0),
]


class Stage(App[None]):
    """One widget alone on the screen."""

    def __init__(self, widget: RowList | KeyBar | StatusLine | PaneTitle) -> None:
        super().__init__()
        self.widget = widget
        self.asked: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_headline_list_excerpts_wanted(self, message: HeadlineList.ExcerptsWanted) -> None:
        self.asked += message.articles


def rows_of(headlines: Sequence[Headline]) -> HeadlineList:
    known = {headline.id: headline for headline in headlines}
    return HeadlineList(lambda ids: [known.get(number) for number in ids], lambda: NOW)


def lines(widget: RowList, count: int) -> list[str]:
    return ["".join(segment.text for segment in widget.render_line(y)).rstrip() for y in range(count)]


def styles(widget: RowList, y: int) -> list[tuple[str, str]]:
    """Text and style name of each piece of a line."""
    names = {widget.style(name): name for name in ("text", "strong", "muted", "mark", "quote", "bad", "hit")}
    return [(piece.text, names.get(piece.style, "?")) for piece in widget.render_line(y) if piece.text.strip()]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("density", "width", "painted"),
    [
        (
            "two",
            36,
            [
                " ● Bridge opens",
                "   Herald · 1h “3” ★",
                "   A headline that is far too long…",
                "   Wire · 1d ◷",
                " ● 日本語の見出しはとても長いので…",
                "   東京 · 1m “1”",
                "   [bold]no[/] markup",
                "   red · 1m",
            ],
        ),
        (
            "one",
            60,
            [
                " ● Bridge opens                “3” ★ Herald              1h",
                "   A headline that is far too lon… ◷ Wire                1d",
                " ● 日本語の見出しはとても長いの… “1” 東京                1m",
                "   [bold]no[/] markup                red                 1m",
            ],
        ),
        (
            "statement",
            36,
            [
                " ● Bridge opens",
                "   Herald · 1h “3” ★",
                "   │ We built it. — A. Kim",
                "   A headline that is far too long…",
                "   Wire · 1d ◷",
                "",
            ],
        ),
    ],
)
async def test_headlines(density: Density, width: int, painted: list[str]) -> None:
    widget = rows_of(HEADLINES)
    async with Stage(widget).run_test(size=(width, 12)):
        widget.set_density(density)
        widget.set_ids(array("q", [1, 2, 3, 4]))
        assert lines(widget, len(painted)) == painted
        assert all(cell_len("".join(piece.text for piece in widget.render_line(y))) == width for y in range(12))


async def test_what_is_unread_stands_out_by_more_than_colour() -> None:
    widget = rows_of(HEADLINES)
    async with Stage(widget).run_test(size=(40, 12)):
        widget.set_ids(array("q", [2, 1, 3]), words="bridge")
        assert styles(widget, 3) == [(" ● ", "mark"), ("Bridge", "hit"), (" opens", "strong")]
        assert styles(widget, 4)[:2] == [("   Herald · 1h", "muted"), (" “3”", "quote")]
        assert widget.style("strong").bold
        assert not widget.style("text").bold


FOUND = {1: Excerpt("…and then it opens\x1b[2J, he said.", "A. Kim"), 2: Excerpt("It opens \u202ehere."), 3: None}
SEARCHED: list[tuple[Density, list[str]]] = [
    (
        "one",
        [
            " ● Bridge opens   “3” ★ Herald         1h",
            "   │ …and then it opens, he s… — A. Kim",
            "   A headline that i… ◷ Wire           1d",
            "   It opens here.",
            " ● 日本語の見出し…  “1” 東京           1m",
            "",
        ],
    ),
    (
        "two",
        [
            " ● Bridge opens",
            "   Herald · 1h “3” ★",
            "   │ …and then it opens, he s… — A. Kim",
            "   A headline that is far too long for a…",
            "   Wire · 1d ◷",
            "   It opens here.",
        ],
    ),
]


@pytest.mark.parametrize(("density", "painted"), [*SEARCHED, ("statement", SEARCHED[1][1])])
async def test_what_a_search_found_says_why(density: Density, painted: list[str]) -> None:
    widget = rows_of(HEADLINES)
    async with Stage(widget).run_test(size=(42, 12)):
        widget.set_density(density)
        widget.set_ids(array("q", [1, 2, 3]), words="open", excerpts=FOUND)
        assert lines(widget, len(painted)) == painted
        assert ("opens", "hit") in styles(widget, 3 if density == "one" else 5)
        widget.set_ids(array("q", [1, 2]))
        assert widget.lines_per_row == {"one": 1, "two": 2, "statement": 3}[density]


async def test_excerpts_are_asked_for_once_and_around_what_is_in_sight() -> None:
    widget = HeadlineList(lambda ids: [replace(HEADLINES[0], id=number) for number in ids], lambda: NOW)
    app = Stage(widget)
    async with app.run_test(size=(42, 12)) as pilot:
        asked = app.asked
        widget.set_ids(array("q", range(100_000)), words="open", excerpts={0: None, 1: Excerpt("It opens.")})
        lines(widget, 12)
        await pilot.pause()
        assert asked == list(range(2, 32))
        lines(widget, 12)
        await pilot.pause()
        assert len(asked) == 30
        widget.take_excerpts("other", {2: Excerpt("Late.")})
        widget.take_excerpts("open", {2: Excerpt("Open.")})
        assert lines(widget, 9)[8] == "   Open."
        widget.rows_moved_on()
        assert lines(widget, 9)[8] == "   Open.", "what is known is shown until it is known anew"
        await pilot.pause()
        assert asked[30:] == list(range(32))
        widget.action_bottom()
        lines(widget, 12)
        await pilot.pause()
        assert asked[62:]
        assert set(asked[62:]) <= set(range(99_900, 100_000))


async def test_only_the_visible_rows_are_asked_for() -> None:
    asked: list[int] = []

    def rows(ids: Sequence[int]) -> list[Headline | None]:
        asked.extend(ids)
        return [replace(HEADLINES[0], id=number) for number in ids]

    widget = HeadlineList(rows, lambda: NOW)
    async with Stage(widget).run_test(size=(40, 12)):
        widget.set_ids(array("q", range(1_000_000)))
        widget.action_bottom()
        lines(widget, 12)
        assert len(asked) < 500
        assert widget.cursor == 999_999


async def test_an_article_that_left_says_so() -> None:
    widget = rows_of([])
    async with Stage(widget).run_test(size=(40, 4)):
        widget.set_ids(array("q", [7]))
        assert lines(widget, 2) == ["   (no longer in the store)", ""]


async def test_the_terminals_cursor_follows_the_row() -> None:
    widget = rows_of(HEADLINES)
    app = Stage(widget)
    async with app.run_test(size=(40, 12)) as pilot:
        widget.focus()
        widget.set_ids(array("q", [1, 2, 3, 4]))
        await pilot.pause()
        widget.action_line_down()
        assert app.cursor_position == (0, 2)


async def test_sources_with_counts_health_and_folders() -> None:
    feeds = [Feed(1, "feed", "a", title="Alone"), Feed(2, "feed", "b", title="Far\x1b[2J", folder="News/Abroad")]
    widget = SourcesPane()
    async with Stage(widget).run_test(size=(24, 12)):
        widget.set_rows(source_rows(feeds, {2: "failing"}))
        widget.set_unread({1: 1234, 2: 3})
        assert lines(widget, 10)[2:] == [
            " Unread           1,237",
            " Starred",
            " Later",
            " With kept statements",
            " Alone            1,234",
            " ▾ News               3",
            "   ▾ Abroad           3",
            "     ! Far            3",
        ]
        widget.show_counts = False
        widget.repaint()
        assert lines(widget, 7)[6] == " Alone"


async def test_text_rows_keep_their_columns_and_neutralise() -> None:
    widget = TextList()
    async with Stage(widget).run_test(size=(40, 3)):
        widget.set_rows([TextRow(((("  x\x1b[31m", "strong", 8), ("said [b]it[/b]", "text")),), "3d")])
        assert lines(widget, 1) == ["  x     said [b]it[/b]               3d"]
        widget.set_rows(
            [TextRow(((("  x", "strong", 8), ("said with many words at once", "text"), ("  y", "muted")),))]
        )
        assert lines(widget, 1)[0].rstrip() == "  x     said with many words at once  y"
        widget.set_rows([TextRow(((("said with many words at once a while", "text"), ("  y", "muted")),), "line 3")])
        assert lines(widget, 1) == ["said with many words at once a…  line 3"]


@pytest.mark.parametrize(
    ("width", "painted"),
    [(40, " Enter open  Space read on  ? help"), (24, " Enter open  ? help"), (12, " ? help"), (4, " ? h")],
)
async def test_the_key_bar_drops_whole_hints_but_never_help(width: int, painted: str) -> None:
    bar = KeyBar()
    async with Stage(bar).run_test(size=(width, 2)):
        bar.show([("Enter", "open"), ("Space", "read on"), ("/", "search for something"), ("?", "help")])
        assert "".join(piece.text for piece in bar.render_line(0)).rstrip() == painted


async def test_the_status_line_has_room_for_news_work_and_place() -> None:
    line = StatusLine()
    async with Stage(line).run_test(size=(60, 2)):
        line.say("Marked\nread \x1b[31m.")
        line.set_news("3 new, press .")
        line.set_place("1/20")
        text = "".join(piece.text for piece in line.render_line(0))
        assert text.split("  ")[:2] == [" 3 new, press .", "Marked read ."]
        assert text.endswith(" 1/20 ")
        line.say("It failed.", error=True)
        assert "".join(piece.text for piece in line.render_line(0)).startswith(" It failed.  3 new")


async def test_the_pane_title_never_outgrows_its_line() -> None:
    title = PaneTitle()
    async with Stage(title).run_test(size=(20, 2)):
        title.show("A very long name of a source", "12,345 · newest")
        assert cell_len("".join(piece.text for piece in title.render_line(0))) == 20
