"""Reading an article: moving, stepping through statements, finding, choosing links, keeping the place."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from textual.strip import Strip

from orda_tui.model.article import Article
from orda_tui.model.document import Code, Figure, Heading, Item, Mark, Paragraph, Post, Quote, Table
from orda_tui.tui.render.callouts import Callouts
from orda_tui.tui.render.lines import Layout
from orda_tui.tui.themes import THEMES
from orda_tui.tui.widgets.article_view import ArticleView
from orda_tui.tui.widgets.article_view_paint import Look
from tests.tui.reader.articles import article, english, long_read, said
from tests.tui.reader.stage import Stage, press, settle, staged, until


async def test_an_article_opens_at_its_title() -> None:
    async with staged(english()) as (stage, _):
        rows = stage.row_texts()
        assert rows[0].strip() == "Second pier"
        assert rows[1].strip() == "Port opens a second pier"


async def test_keys_scroll_and_space_reads_to_the_end() -> None:
    async with staged(long_read()) as (stage, pilot):
        reader = stage.reader
        await press(stage, pilot, "j", "j", "k")
        assert reader.scroll_offset.y == 1
        await press(stage, pilot, "pagedown")
        assert reader.scroll_offset.y == 1 + 22
        await press(stage, pilot, "g")
        assert reader.scroll_offset.y == 0
        pages = 0
        while reader.page_on():
            pages += 1
            await pilot.pause()
            assert pages < 100
        assert pages > 5
        assert reader.scroll_offset.y == reader.max_scroll_y
        assert stage.told(ArticleView.ProgressMoved)[-1].read == 1.0
        assert stage.told(ArticleView.ProgressMoved)[-1].minutes_left == 0


async def test_lists_below_the_text_do_not_count_as_text() -> None:
    shown = article(Paragraph("Words. " * 200), headlines=tuple(f"Headline {n} " * 5 for n in range(200)))
    async with staged(shown) as (stage, pilot):
        await press(stage, pilot, "pagedown")
        assert stage.told(ArticleView.ProgressMoved)[-1].read == 1.0
        stage.reader.clear()
        stage.open(shown, 1.0)
        await settle(stage, pilot)
        assert any("Latest news" in row for row in stage.row_texts()[:6])


async def test_the_end_is_laid_out_when_it_is_asked_for() -> None:
    async with staged(long_read(400)) as (stage, pilot):
        await press(stage, pilot, "G")
        assert any("Paragraph 399" in row for row in stage.row_texts())


async def test_the_whole_article_is_laid_out_between_frames() -> None:
    async with staged(long_read(400)) as (stage, pilot):
        reader = stage.reader
        await until(stage, pilot, lambda: len(reader.layout_now.starts) == len(reader.layout_now.passages))
        await until(stage, pilot, lambda: reader.virtual_size.height == len(reader.layout_now.lines) + 1)


@pytest.mark.parametrize("position", [0.0, 0.2, 0.5, 0.9])
async def test_an_article_opens_where_it_was_left(position: float) -> None:
    async with staged(long_read(), position=position) as (stage, pilot):
        before = stage.row_texts()[:5]
        told = stage.told(ArticleView.ProgressMoved)[-1].fraction
        assert abs(told - position) < 0.02
        stage.open(replace(english(), id=2))
        stage.open(long_read(), told)
        await pilot.pause()
        assert stage.row_texts()[:5] == before


@pytest.mark.parametrize("pages", [0, 1, 5])
async def test_the_place_holds_when_the_source_tells_more(pages: int) -> None:
    first, second, *blocks = long_read().document.blocks
    async with staged(article(first, second, *blocks)) as (stage, pilot):
        await press(stage, pilot, *["pagedown"] * pages, *["j"] * (pages > 0))
        before = stage.row_texts()[:20]
        stage.open(article(Paragraph("Just in. " * 30), first, Paragraph("New words."), *blocks, Paragraph("More.")))
        await settle(stage, pilot)
        assert stage.row_texts()[:20] == before or (not pages and stage.reader.scroll_offset.y == 0)
        stage.open(article(Paragraph("All is new.")))
        await settle(stage, pilot)
        assert "All is new." in stage.row_texts()[5]


async def test_the_place_holds_over_resizes() -> None:
    async with staged(long_read(), (100, 30)) as (stage, pilot):
        await press(stage, pilot, "pagedown", "pagedown", "pagedown", "j")
        place = stage.reader.place
        for width in (60, 140, 41, 100):
            await pilot.resize_terminal(width, 30)
            await pilot.pause()
            assert stage.reader.place == place
            top = stage.reader.layout_now.lines[stage.reader.scroll_offset.y]
            assert top.passage == place.passage


async def test_brackets_step_through_the_statements_and_light_them() -> None:
    shown = english()
    async with staged(shown) as (stage, pilot):
        seen = []
        for _ in range(len(shown.statements) + 2):
            await press(stage, pilot, "]")
            seen.append(stage.reader.current)
            words = shown.statements[stage.reader.current].text
            assert "".join(stage.cells_styled("lit").split()) == "".join(words.split())
        assert seen == [0, 1, 2, 3, 4, 5, 6, 7, 7, 7]
        await press(stage, pilot, "[", "[")
        assert stage.reader.current == 5
        assert [message.index for message in stage.told(ArticleView.StatementMoved)][-2:] == [6, 5]


@pytest.mark.parametrize("width", [80, 130])
async def test_what_is_repainted_at_a_step_agrees_with_what_is_painted_anew(width: int) -> None:
    async with staged(english(), (width, 60)) as (stage, pilot):

        async def agree() -> None:
            kept = [stage.reader.render_line(y) for y in range(60)]
            shown = ["".join(piece.text for piece in row) for row in stage.screen._compositor.render_strips()]
            stage.reader.repaint()
            await settle(stage, pilot)
            assert kept == [stage.reader.render_line(y) for y in range(60)]
            assert shown == ["".join(piece.text for piece in row) for row in stage.screen._compositor.render_strips()]

        for key in (*"]]]]]]]]", *"[[[[", *"]]]"):
            await press(stage, pilot, key)
            await agree()
            await pilot.resize_terminal(width - 1, 60)
            await settle(stage, pilot)
            await pilot.resize_terminal(width, 60)
            await settle(stage, pilot)
            await agree()


async def test_stepping_begins_where_one_reads() -> None:
    async with staged(long_read()) as (stage, pilot):
        await press(stage, pilot, "G", "[")
        assert stage.reader.current == 5
        await press(stage, pilot, "g", "]")
        assert stage.reader.current == 0


async def test_going_to_a_statement_brings_it_into_sight() -> None:
    async with staged(long_read()) as (stage, pilot):
        stage.reader.goto(5)
        await pilot.pause()
        assert stage.cells_styled("lit").strip() == "The lamp burned all night"
        stage.reader.goto(99)
        stage.reader.goto(-1)
        assert stage.reader.current == 5


async def test_a_statement_can_be_lit_before_the_reader_is_in_sight() -> None:
    async with staged(english()) as (stage, pilot):
        stage.reader.clear()
        stage.reader.display = False
        await settle(stage, pilot)
        stage.open(long_read())
        stage.reader.goto(4)
        stage.reader.display = True
        await until(stage, pilot, lambda: stage.cells_styled("lit").strip() == "The lamp burned all night")


async def test_statements_found_meanwhile_appear_and_nothing_moves() -> None:
    shown = long_read()
    bare = replace(shown, statements=())
    async with staged(bare) as (stage, pilot):
        await press(stage, pilot, "pagedown", "pagedown", "/", *"tide", "enter", "n")
        place, hits = stage.reader.place, stage.reader.hits_told()
        stage.open(shown)
        await settle(stage, pilot)
        assert (stage.reader.place, stage.reader.hits_told()) == (place, hits)
        await press(stage, pilot, "]")
        lit = shown.statements[stage.reader.current]
        stage.open(replace(shown, statements=shown.statements[1:]))
        await settle(stage, pilot)
        assert stage.reader.article is not None
        assert stage.reader.article.statements[stage.reader.current] == lit
        stage.open(bare)
        await settle(stage, pilot)
        assert stage.reader.current == -1


@pytest.mark.parametrize("height", [6, 10, 14, 24])
async def test_a_lit_statement_is_in_sight_as_a_whole(height: int) -> None:
    shown = english()
    async with staged(shown, (40, height)) as (stage, pilot):
        for number, said in enumerate(shown.statements):
            await press(stage, pilot, "]")
            assert stage.reader.current == number
            lit = "".join(stage.cells_styled("lit").split())
            assert lit == "".join(said.text.split())


async def test_a_lit_statement_has_a_heavier_bar_not_only_a_colour() -> None:
    async with staged(english()) as (stage, pilot):
        await press(stage, pilot, "]")
        bars = [row[0] for row in stage.row_texts() if row[:1] in ("▎", "▌")]
        assert bars.count("▌") >= 1
        assert bars.count("▎") >= 1


async def test_copying_and_keeping_a_statement_are_asked_for() -> None:
    async with staged(english()) as (stage, pilot):
        await press(stage, pilot, "y", "*")
        assert not stage.told(ArticleView.CopyWanted)
        assert not stage.told(ArticleView.KeepWanted)
        await press(stage, pilot, "]", "]", "y", "*")
        assert stage.told(ArticleView.CopyWanted)[0].text.startswith("“We have waited")
        assert "— Alma Serik, Mayor" in stage.told(ArticleView.CopyWanted)[0].text
        assert [message.index for message in stage.told(ArticleView.KeepWanted)] == [1]


async def test_the_whole_article_is_copied_as_text() -> None:
    async with staged(english()) as (stage, pilot):
        await press(stage, pilot, "Y")
        text = stage.told(ArticleView.CopyWanted)[0].text
        assert "A harbour is a promise to those who are not here yet." in text
        assert not set("▎▌│╭•") & set(text)


async def test_finding_goes_to_hits_over_row_breaks() -> None:
    async with staged(english(), (60, 24)) as (stage, pilot):
        await press(stage, pilot, "/", *"pier", "space", *"for")
        assert "/pier for▏  1 of 1" in stage.row_texts()[-1]
        assert "".join(stage.cells_styled("hit-now").split()) == "pierfor"
        await press(stage, pilot, "enter")
        assert stage.reader.mode is None
        assert "1 of 1" in stage.row_texts()[-1]
        await press(stage, pilot, "escape")
        assert not stage.reader.has_hits


async def test_n_steps_through_hits_and_around() -> None:
    async with staged(long_read()) as (stage, pilot):
        await press(stage, pilot, "/", *"lamp", "enter")
        tops = [stage.reader.scroll_offset.y]
        for _ in range(6):
            await press(stage, pilot, "n")
            tops.append(stage.reader.scroll_offset.y)
        assert tops[6] == tops[0]
        assert tops[1] < tops[2] < tops[3]
        await press(stage, pilot, "N")
        assert stage.reader.scroll_offset.y == tops[5]


async def test_only_what_changed_is_painted_anew() -> None:
    async with staged(english(), (80, 40)) as (stage, pilot):
        await press(stage, pilot, "]")
        assert any("waited" in row for row in stage.row_texts())
        painted: list[int] = []
        paint = stage.reader._painter.paint

        def counted(layout: Layout, y: int, callouts: Callouts, look: Look) -> Strip:
            painted.append(y)
            return paint(layout, y, callouts, look)

        stage.reader._painter.paint = counted  # type: ignore[method-assign]
        await press(stage, pilot, "]")
        assert stage.reader.current == 1
        assert any("waited" in row for row in stage.row_texts())
        assert 0 < len(set(painted)) < 12


async def test_n_is_left_to_the_application_where_nothing_was_found() -> None:
    from textual.actions import SkipAction

    async with staged(english()) as (stage, pilot):
        with pytest.raises(SkipAction):
            stage.reader.action_next_hit()
        await press(stage, pilot, "/", *"zzz")
        assert "not found" in stage.row_texts()[-1]
        await press(stage, pilot, "backspace", "ctrl+u")
        assert "type what to find" in stage.row_texts()[-1]
        await press(stage, pilot, "backspace")
        assert stage.reader.mode is None
        await press(stage, pilot, "/", *"zzz", "enter")
        assert stage.reader.mode is None
        with pytest.raises(SkipAction):
            stage.reader.action_next_hit()


async def test_words_of_a_search_are_lit() -> None:
    async with staged(english(), words="pier council") as (stage, _):
        reader = stage.reader
        style = reader.sheet("word")
        segments = [seg for y in range(24) for seg in reader.render_line(y)]
        lit = {s.text for s in segments if s.style and s.style.underline and s.style.color == style.color}
        assert lit == {"pier", "council"}
        stage.open(english(), words="grain")
        segments = [seg for y in range(24) for seg in reader.render_line(y)]
        lit = {s.text for s in segments if s.style and s.style.underline and s.style.color == style.color}
        assert lit == {"grain"}


def in_sight(stage: Stage, words: str) -> bool:
    return words in " ".join(" ".join(stage.row_texts()).split())


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (120, 36)])
@pytest.mark.parametrize("words", ["tollgate", "“weighed ELK", "pier weighed"])
async def test_a_found_article_opens_where_it_was_found(size: tuple[int, int], words: str) -> None:
    last = Paragraph("“The tollgate weighed elks of every size and every age, and it never once complained.”")
    blocks = (*long_read().document.blocks, last, Paragraph("Then came an elk. " * 9))
    shown = article(*blocks, title="The pier", statements=(said("direct", last.text, blocks, len(blocks) - 2),))
    async with staged(shown, size, words=words) as (stage, pilot):
        assert in_sight(stage, "The tollgate weighed elks")
        top = stage.reader.scroll_offset.y
        stage.open(replace(shown, rules_version=2), words=words)
        await settle(stage, pilot)
        assert stage.reader.scroll_offset.y == top, "what is found out later moves nothing"
        stage.open(shown, words="pier")
        await settle(stage, pilot)
        assert stage.reader.scroll_offset.y == top, "the title says it"
        await press(stage, pilot, "g", "n")
        assert stage.reader.hit_now == (0, 4, 8)


@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_code_stands_on_a_ground_of_its_own(theme: str) -> None:
    text = Paragraph("Type orda list and read.", (Mark("code", 5, 14),))
    async with staged(article(text, Code("orda add")), theme=THEMES[theme].name) as (stage, _):
        assert stage.cells_styled("inline-code").split() == ["orda", "list", "orda", "add"]
        assert stage.reader.sheet("code").bgcolor != stage.reader.sheet("body").bgcolor


async def test_links_get_letters_and_are_opened_copied_shared() -> None:
    async with staged(english()) as (stage, pilot):
        before = stage.row_texts()
        await press(stage, pilot, "f")
        assert stage.cells_styled("hint") == "a"
        assert [len(row) for row in stage.row_texts()[:20]] == [len(row) for row in before[:20]]
        await press(stage, pilot, "a")
        await press(stage, pilot, "f", "tab", "a")
        await press(stage, pilot, "f", "tab", "tab", "ф")
        told = stage.told(ArticleView.LinkChosen)
        assert [message.how for message in told] == ["open", "copy", "share"]
        assert {message.href for message in told} == {"https://harbour.example/council"}
        assert stage.reader.mode is None
        await press(stage, pilot, "f", "escape")
        await press(stage, pilot, "f", "z")
        stage.reader.action_link(9999)
        await settle(stage, pilot)
        assert len(stage.told(ArticleView.LinkChosen)) == 3


async def test_letters_on_links_move_with_their_rows() -> None:
    async with staged(english()) as (stage, pilot):
        await press(stage, pilot, "f", "tab")
        await pilot.resize_terminal(50, 30)
        await settle(stage, pilot)
        assert stage.cells_styled("hint") == "a"
        stage.reader.relayout()
        await settle(stage, pilot)
        assert stage.cells_styled("hint") == "a"
        await press(stage, pilot, "a")
        assert [message.how for message in stage.told(ArticleView.LinkChosen)] == ["copy"]
        assert stage.reader.mode is None


async def test_a_link_is_a_link_to_the_terminal_and_to_the_mouse() -> None:
    async with staged(english()) as (stage, pilot):
        y = next(y for y, row in enumerate(stage.row_texts()) if "harbour council" in row)
        strip = stage.reader.render_line(y)
        segment = next(seg for seg in strip if seg.text == "harbour council")
        assert segment.style is not None
        assert segment.style.link == "https://harbour.example/council"
        await pilot.click(ArticleView, offset=(strip.text.index("harbour council") + 2, y))
        await pilot.pause()
        assert [message.href for message in stage.told(ArticleView.LinkChosen)] == ["https://harbour.example/council"]


async def test_a_click_beside_the_text_lights_the_statement() -> None:
    for width, beside in ((80, "bar"), (80, "label"), (120, "note")):
        async with staged(english(), (width, 24)) as (stage, pilot):
            frame = stage.reader.layout_now.frame
            y = next(y for y, row in enumerate(stage.row_texts()) if "▎" in row)
            x = {"bar": frame.left - 2, "label": frame.left + 3, "note": frame.note_at + 1}[beside]
            await pilot.click(ArticleView, offset=(x, y))
            await settle(stage, pilot)
            assert stage.reader.current == 0
            await pilot.click(ArticleView, offset=(x, 1))
            await settle(stage, pilot)
            assert stage.reader.current == 0


async def test_contents_lead_to_a_heading() -> None:
    async with staged(long_read()) as (stage, pilot):
        await press(stage, pilot, "t")
        await press(stage, pilot, "j", "j", "enter")
        await pilot.pause()
        assert stage.row_texts()[0].strip() == "Part 2"
        await press(stage, pilot, "t")
        await press(stage, pilot, "escape")
        assert stage.row_texts()[0].strip() == "Part 2"


@pytest.mark.parametrize("size", [(40, 12), (100, 30)])
async def test_the_box_of_contents_has_the_border_of_all_boxes(size: tuple[int, int]) -> None:
    async with staged(long_read(), size) as (stage, pilot):
        await press(stage, pilot, "t")
        rows = ["".join(piece.text for piece in row).strip() for row in stage.screen._compositor.render_strips()]
        box = [row for row in rows if row[:1] in ("╭", "│", "╰")]
        assert box[0].startswith("╭─ Contents ─") and box[-1].endswith(" Enter: go there · Esc: leave it ─╯")
        assert not any("▊" in row or "▔" in row for row in rows)


async def test_what_cannot_be_done_is_said() -> None:
    async with staged(article(Paragraph("One."))) as (stage, pilot):
        for key, words in (
            ("]", "no statements"),
            ("*", "No statement is lit"),
            ("f", "no links"),
            ("t", "no headings"),
        ):
            await press(stage, pilot, key)
            assert words in stage.row_texts()[-1]
            await press(stage, pilot, "j")
            assert words not in stage.row_texts()[-1]
        stage.open(replace(english(), id=2))
        await press(stage, pilot, "[")
        assert stage.reader.current == -1
        await press(stage, pilot, *["]"] * 9)
        assert "last statement" in stage.row_texts()[-1]


async def test_what_is_not_found_moves_nothing() -> None:
    blocks = [Paragraph("Tide and tide again. " * 9) for _ in range(30)]
    shown = article(*blocks, Paragraph("The lamp burned."), Paragraph("A lantern did not."), *blocks)
    async with staged(shown) as (stage, pilot):
        reader = stage.reader
        await press(stage, pilot, "pagedown", "j")
        top, place = reader.scroll_offset.y, reader.place
        await press(stage, pilot, "/", *"la")
        assert reader.scroll_offset.y > top
        away = reader.scroll_offset.y
        await press(stage, pilot, "n")
        assert stage.cells_styled("hit-now") == "lan" and reader.scroll_offset.y == away + 2
        await press(stage, pilot, "d")
        assert reader.scroll_offset.y == top
        assert "not found" in reader.prompt()
        await press(stage, pilot, "backspace")
        assert reader.scroll_offset.y == away + 2
        await press(stage, pilot, "d", "enter")
        assert reader.mode is None
        assert reader.prompt() == "“land” was not found."
        await press(stage, pilot, "/", *"lamp", "escape")
        assert reader.scroll_offset.y == top
        assert not reader.prompt()
        await press(stage, pilot, "/", *"lamp", "ctrl+u", "enter")
        assert reader.scroll_offset.y == top
        await press(stage, pilot, "/", *"lamp")
        await pilot.resize_terminal(61, 24)
        await settle(stage, pilot)
        await press(stage, pilot, "escape")
        assert reader.place == place
        await press(stage, pilot, "/", *"lamp", "enter")
        assert reader.prompt().startswith("1 of 1")
        assert reader.place > place


async def test_many_hits_in_one_paragraph_paint_in_no_time() -> None:
    async with staged(article(Paragraph("ab " * 30_000))) as (stage, pilot):
        await press(stage, pilot, "/", "a", "b", "enter")
        assert stage.reader.hits_told() == "1 of 10000"
        assert "ab" in stage.cells_styled("hit")


async def test_an_even_margin_is_a_toggle_and_keeps_the_place() -> None:
    async with staged(long_read()) as (stage, pilot):
        await press(stage, pilot, "pagedown", "j")
        place = stage.reader.place
        await press(stage, pilot, "ctrl+j")
        assert stage.reader.place == place
        rows = [row for row in stage.row_texts() if len(row) > 70]
        assert rows and sum(len(row) == 78 for row in rows) > len(rows) // 2


async def test_wide_rows_move_sideways_and_text_stays() -> None:
    wide = Table((tuple(f"column number {n}" for n in range(9)),))
    async with staged(article(Paragraph("Text stays."), wide), (60, 24)) as (stage, pilot):
        y = next(y for y, row in enumerate(stage.row_texts()) if "column number 0" in row)
        assert stage.row_texts()[y].endswith("›")
        stage.reader.action_shift_right()
        await pilot.pause()
        assert "‹" in stage.row_texts()[y]
        assert any("Text stays." in row for row in stage.row_texts())
        for _ in range(20):
            stage.reader.action_shift_right()
        await pilot.pause()
        assert "column number 8" in stage.row_texts()[y]
        stage.reader.action_top()
        await pilot.pause()
        assert "column number 0" in stage.row_texts()[y]


async def test_clearing_leaves_nothing() -> None:
    async with staged(english()) as (stage, pilot):
        await press(stage, pilot, "]")
        stage.reader.clear()
        await pilot.pause()
        assert not any(stage.row_texts())
        await press(stage, pilot, "]", "/", "f", "t", "v", "y", "Y", "G", "i", "n")
        assert not stage.reader.page_on()


EVIL = "a\x1b]52;c;aGk=\x07b\x9b31mc\u202ed [@click=app.quit]x[/] [/nope] price [USD] 5"


def hostile() -> Article:
    """An article whose every text tries to act."""
    blocks = (
        Paragraph(EVIL, (Mark("link", 0, 4, "javascript:alert(1)"),)),
        Heading(EVIL),
        Item(EVIL),
        Quote(EVIL, EVIL),
        Table(((EVIL, EVIL),), 1, EVIL),
        Figure("https://a.example/x.png", EVIL, EVIL, EVIL),
        Code(EVIL),
        Post(EVIL, EVIL, EVIL, EVIL, EVIL, "https://a.example/" + EVIL),
    )
    words = {"speaker": EVIL, "role": EVIL, "mention": EVIL, "inferred": True, "quoting": EVIL}
    return article(
        *blocks,
        statements=tuple(said("direct", EVIL, blocks, number, **words) for number in (0, 2, 3, 7)),
        title=EVIL,
        dek=EVIL + ".",
        headlines=(EVIL,),
        authors=(EVIL,),
        short_title=EVIL + "!",
        source=EVIL,
    )


@pytest.mark.parametrize("width", [80, 200])
async def test_nothing_that_acts_reaches_the_screen(width: int) -> None:
    async with staged(hostile(), (width, 100), pane=True) as (stage, pilot):
        await press(stage, pilot, "t")
        await press(stage, pilot, "escape", "]", "/", "d", "enter")
        for strip in stage.screen._compositor.render_strips():
            text = "".join(segment.text for segment in strip)
            assert not [ch for ch in text if ord(ch) < 32 or 0x7F <= ord(ch) < 0xA0 or ch == "\u202e"]
        rows = " ".join(stage.row_texts())
        assert "[@click=app.quit]x[/]" in rows
        assert "52;c" not in rows
        links = {seg.style.link for y in range(100) for seg in stage.reader.render_line(y) if seg.style}
        assert not [link for link in links if link and not link.startswith("https://a.example/")]


@pytest.mark.parametrize("size", [(20, 5), (8, 2), (300, 100), (40, 12)])
async def test_every_size_can_be_read(size: tuple[int, int]) -> None:
    async with staged(english(), size, pane=size[0] > 60) as (stage, pilot):
        await press(stage, pilot, "]", "G", "g", "/", "p", "enter", "n", "f", "escape", "v", "v", "y", "[")
        for y in range(stage.reader.size.height):
            assert stage.reader.render_line(y).cell_length == stage.reader.scrollable_content_region.width


@pytest.mark.parametrize("theme", ["orda-light", "orda-dark", "orda-ansi", "orda-mono"])
async def test_a_lit_statement_differs_from_its_surroundings_in_every_theme(theme: str) -> None:
    async with staged(english(), theme=theme) as (stage, pilot):
        await press(stage, pilot, "]")
        styles = {
            (seg.style.bgcolor, seg.style.reverse)
            for y in range(24)
            for seg in stage.reader.render_line(y)
            if seg.style is not None and "would pay" in seg.text
        }
        ground = (stage.reader.sheet("body").bgcolor, stage.reader.sheet("body").reverse)
        assert styles and ground not in styles


async def test_another_theme_repaints() -> None:
    async with staged(english()) as (stage, pilot):
        before = stage.reader.render_line(1)
        stage.theme = "textual-light"
        await pilot.pause()
        assert stage.reader.render_line(1) != before


async def test_the_keys_for_hits_go_to_what_the_library_was_searched_for() -> None:
    async with staged(long_read(40), (80, 24), words="keeper") as (stage, pilot):
        count = sum(len(re.findall("keeper", passage.text, re.I)) for passage in stage.reader.layout_now.passages)
        assert stage.reader.prompt() == "" and count > 2
        await press(stage, pilot, "n")
        assert stage.reader.prompt().startswith(f"1 of {count}")
        await press(stage, pilot, "N")
        assert stage.reader.prompt().startswith(f"{count} of {count}")
        assert stage.cells_styled("hit-now").strip() == "keepers"
        await press(stage, pilot, "escape", "g", "N")
        assert stage.reader.prompt() == "", "put out, they are no longer gone to"
