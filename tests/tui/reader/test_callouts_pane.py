"""The pane of statements."""

from __future__ import annotations

import pytest

from orda_tui.model.article import Article
from orda_tui.model.document import Paragraph
from orda_tui.tui.actions import Keymap
from orda_tui.tui.widgets.callouts_pane import CalloutsPane, empty_text
from tests.tui.reader.articles import article, english, long_read
from tests.tui.reader.stage import Stage, press, staged

URL = "https://harbour.example/a"


def rows(stage: Stage) -> list[str]:
    return [stage.pane.render_line(y).text.rstrip() for y in range(stage.pane.size.height)]


async def test_statements_stand_under_their_speakers_in_reading_order() -> None:
    async with staged(english(), (120, 50), pane=True) as (stage, _):
        shown = rows(stage)
        assert shown[0] == " 8 statements"
        speakers = [row for row in shown if row.startswith("▎ ") and row[2] != " " and row[2] not in "◆✓"]
        assert speakers == [
            "▎ Alma Serik, Mayor",
            "▎ fishers’ union",
            "▎ Alma Serik",
            "▎ Pier Watch",
            "▎ speaker not named",
        ]
        assert "▎ ◆ › the pier would pay for itself" in shown
        assert "▎ ◆✓“ We have waited for this since the" in shown
        assert "▎   › ≈ nobody would lose a berth" in shown


async def test_keys_walk_jump_copy_and_keep() -> None:
    async with staged(english(), (120, 30), pane=True) as (stage, pilot):
        stage.pane.focus()
        await press(stage, pilot, "j", "j", "k", "enter", "y", "*")
        assert [message.index for message in stage.told(CalloutsPane.Jump)] == [1]
        assert [message.index for message in stage.told(CalloutsPane.KeepWanted)] == [1]
        assert stage.told(CalloutsPane.CopyWanted)[0].text.startswith("“We have waited")
        await press(stage, pilot, "G")
        assert stage.pane.index == 7
        await press(stage, pilot, "g")
        assert stage.pane.index == 0


async def test_only_one_speaker_and_all_again() -> None:
    async with staged(english(), (120, 30), pane=True) as (stage, pilot):
        stage.pane.focus()
        await press(stage, pilot, "j", "f")
        assert stage.pane.index == 1
        assert rows(stage)[0] == " 5 of 8 statements · f: all"
        assert not any("fishers" in row and "▎ f" in row for row in rows(stage))
        await press(stage, pilot, "G", "f")
        assert stage.pane.index == 5
        assert rows(stage)[0] == " 8 statements"


async def test_the_cursor_follows_the_text_and_stays_in_sight() -> None:
    async with staged(long_read(300), (120, 12), pane=True) as (stage, pilot):
        stage.pane.focus()
        stage.pane.follow(20)
        await pilot.pause()
        assert stage.pane.index == 20
        shown = [stage.pane.render_line(y) for y in range(12)]
        ground = stage.pane.sheet("cursor").bgcolor
        assert any(seg.style is not None and seg.style.bgcolor == ground for strip in shown for seg in strip)
        await press(stage, pilot, "pageup", "pagedown", "ctrl+d", "ctrl+u")
        assert 0 < stage.pane.index < 30
        stage.pane.follow(999)
        assert stage.pane.index < 30


async def test_a_click_goes_to_the_statement() -> None:
    async with staged(english(), (120, 30), pane=True) as (stage, pilot):
        y = next(y for y, row in enumerate(rows(stage)) if "nobody would lose" in row)
        await pilot.click(CalloutsPane, offset=(10, y))
        await pilot.pause()
        assert [message.index for message in stage.told(CalloutsPane.Jump)] == [2]
        await pilot.click(CalloutsPane, offset=(10, 0))
        await pilot.pause()
        assert len(stage.told(CalloutsPane.Jump)) == 1


async def test_kept_marks_change_without_moving_anything() -> None:
    async with staged(english(), (120, 30), pane=True) as (stage, pilot):
        stage.pane.focus()
        await press(stage, pilot, "j", "j")
        stage.pane.set_kept((0, 2))
        await pilot.pause()
        assert stage.pane.index == 2
        assert sum("✓" in row for row in rows(stage)) == 2


async def test_the_pane_can_be_as_narrow_as_it_likes() -> None:
    async with staged(english(), (120, 30), pane=True) as (stage, pilot):
        for width in (4, 12, 60):
            stage.pane.styles.width = width
            await pilot.pause()
            for y in range(stage.pane.size.height):
                assert stage.pane.render_line(y).cell_length == stage.pane.scrollable_content_region.width


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (None, "No article is open."),
        (article(Paragraph("x"), rules_version=0), "being looked for."),
        (article(Paragraph("x"), access="stub"), "only a part of the text."),
        (article(Paragraph("x"), access="stub", url=URL), "only a part of the text.\nx fetches the page."),
        (article(Paragraph("x"), access="stub", origin="file", url=URL), "seems to be quoted in this text."),
        (article(Paragraph("x " * 400), access="stub", url=URL), "seems to be quoted in this text."),
        (article(Paragraph("x"), access="paywall", has_page=True, url=URL, origin="page"), "only a part of the text."),
        (article(Paragraph("x"), url=URL), "in the text of the feed.\nx fetches the page, which may say more."),
        (article(Paragraph("x"), url=URL, page_note="The page tells less."), "seems to be quoted in this text."),
        (article(Paragraph("x"), url=URL, has_page=True, origin="page"), "seems to be quoted in this text."),
        (article(Paragraph("x")), "seems to be quoted in this text."),
        (article(access="empty", url=URL), "there is no text.\nx fetches the page."),
        (
            article(access="empty", url=URL, page_note="Nothing is there."),
            "there is no text.\no opens it in the browser, x tries again.",
        ),
        (article(access="empty"), "there is no text."),
    ],
)
async def test_an_empty_pane_says_why_and_what_may_help(shown: Article | None, words: str) -> None:
    assert empty_text(shown).endswith(words)
    assert "x fetches" not in empty_text(shown, Keymap(changes={"full_text": "F5"}).filled)
    async with staged(shown or english(), (120, 30), pane=True) as (stage, pilot):
        stage.pane.show(shown)
        await pilot.pause()
        assert words.split()[0] in " ".join(rows(stage))
        stage.pane.focus()
        await press(stage, pilot, "j", "k", "enter", "y", "*", "f", "G", "pagedown")
        assert not stage.told(CalloutsPane.Jump)
        assert stage.pane.index == -1
