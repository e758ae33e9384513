"""Footnotes lead to their notes and back."""

from __future__ import annotations

import pytest

from orda_tui.model.document import Block, Item, Mark, Paragraph
from orda_tui.tui.render.notes import find_notes
from orda_tui.tui.render.passages import Passage, passages_of
from orda_tui.tui.widgets.article_view import ArticleView
from tests.tui.reader.articles import article, marked
from tests.tui.reader.stage import press, staged


def noted() -> list[Block]:
    """A long text with two references, and their notes at the end."""
    first, second = "The pier is old.1", "The lamp is new.2"
    return [
        Paragraph(first, (marked(first, "link", "1", "#note-1"), marked(first, "superscript", "1"))),
        *(Paragraph(f"Paragraph {n}. " * 20) for n in range(20)),
        Paragraph(second, (marked(second, "link", "2", "#note-2"),)),
        Item("^ Built in 1911.", 0, 1, (Mark("link", 0, 1, "#ref-1"),)),
        Item("^ Lit in 2025.", 0, 2, (Mark("link", 0, 1, "#ref-2"),)),
    ]


def test_references_and_notes_find_each_other() -> None:
    passages = passages_of(article(*noted()))
    shown = {
        (href, passages[here].text[:8]): passages[there].text
        for here, notes in find_notes(passages).items()
        for href, there in notes.items()
    }
    assert shown == {
        ("#note-1", "The pier"): "^ Built in 1911.",
        ("#note-2", "The lamp"): "^ Lit in 2025.",
        ("#ref-1", "^ Built "): "The pier is old.1",
        ("#ref-2", "^ Lit in"): "The lamp is new.2",
    }


@pytest.mark.parametrize("href", ["#top", "#", "#note-1", "https://a.example/#1", "javascript:1"])
def test_a_link_that_leads_nowhere_is_none(href: str) -> None:
    assert find_notes([Passage("body", "text", (Mark("link", 0, 4, href),))]) == {}


async def test_a_reference_leads_to_its_note_and_back() -> None:
    async with staged(article(*noted())) as (stage, pilot):
        strip = next(s for y in range(24) if "The pier is old" in (s := stage.reader.render_line(y)).text)
        assert not any(seg.style and seg.style.link for seg in strip)
        await press(stage, pilot, "f", "a")
        assert any("Built in 1911" in row for row in stage.row_texts())
        assert stage.reader.scroll_offset.y > 24
        await press(stage, pilot, "f")
        y = next(y for y, row in enumerate(stage.row_texts()) if "Built in 1911" in row)
        letter = stage.row_texts()[y].split()[1]
        await press(stage, pilot, letter)
        assert any("The pier is old" in row for row in stage.row_texts())
        assert not stage.told(ArticleView.LinkChosen)
