"""Articles set ahead and kept: what is asked for again is not set again, and what is kept has its bounds."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as some

from orda_tui.model.article import Article
from orda_tui.model.document import Figure, Paragraph
from orda_tui.tui.render import galleys as module
from orda_tui.tui.render.galleys import Galley, Galleys, Manuscript
from orda_tui.tui.render.passages import passages_of
from orda_tui.tui.render.typeset import Options
from orda_tui.tui.widgets.article_view import ArticleView
from tests.tui.reader.articles import article, english, long_read
from tests.tui.reader.stage import settle, staged, until


def numbered(number: int, words: int = 100) -> Article:
    return replace(article(Paragraph(f"{number} " + "word " * words)), id=number)


def whole(galley: Galley) -> Galley:
    galley.advance(lambda: False)
    return galley


def test_what_was_set_is_not_set_again_at_that_width() -> None:
    kept = Galleys(passages_of)
    manuscript = kept.manuscript_of(english())
    first = whole(kept.galley_of(manuscript, 80, 76, Options()))
    assert first.is_whole
    other = kept.galley_of(manuscript, 60, 76, Options())
    assert other is not first and not other.is_whole
    assert kept.galley_of(manuscript, 80, 76, Options()) is first
    assert kept.galley_of(manuscript, 80, 76, Options(justify=True)) is not first
    assert kept.galley_of(manuscript, 80, 40, Options()) is not first


def test_an_article_that_changed_is_set_anew() -> None:
    kept = Galleys(passages_of)
    before = kept.manuscript_of(english())
    assert kept.manuscript_of(english()) is before
    galley = kept.galley_of(before, 80, 76, Options())
    after = kept.manuscript_of(replace(english(), statements=()))
    assert after is not before
    assert not after.callouts.statements
    assert kept.galley_of(after, 80, 76, Options()) is not galley
    assert kept.galley_of(before, 80, 76, Options()) is not galley  # of what is no longer kept nothing is


def test_pictures_may_have_come_since() -> None:
    kept = Galleys(passages_of)
    manuscript = kept.manuscript_of(article(Paragraph("Text."), Figure(src="https://example.org/a.png")))
    shown = Options(picture_rows=lambda figure, column: 3)
    assert kept.galley_of(manuscript, 80, 76, shown) is not kept.galley_of(manuscript, 80, 76, shown)
    hidden = kept.galley_of(manuscript, 80, 76, Options())
    assert kept.galley_of(manuscript, 80, 76, Options()) is hidden


def test_few_articles_and_few_rows_are_kept() -> None:
    kept = Galleys(passages_of)
    for number in range(20):
        whole(kept.galley_of(kept.manuscript_of(numbered(number)), 80, 76, Options()))
    assert len(kept._manuscripts) == len(kept._galleys) == module._KEPT_ARTICLES
    manuscript = kept.manuscript_of(numbered(99, 40_000))
    for width in range(40, 60):
        whole(kept.galley_of(manuscript, width, 76, Options()))
    rows = [len(galley.layout.lines) for galley in kept._galleys.values()]
    assert sum(rows) <= module._KEPT_ROWS + max(rows)


def test_a_galley_let_go_is_gone_at_once() -> None:
    gc.collect()
    gc.disable()
    try:
        kept = Galleys(passages_of)
        line = weakref.ref(kept.galley_of(kept.manuscript_of(english()), 80, 76, Options()))
        for number in range(10, 20):
            kept.manuscript_of(numbered(number))
        assert line() is None
    finally:
        gc.enable()


def test_only_so_many_rows_are_set_ahead() -> None:
    kept = Galleys(passages_of)
    long = long_read(400)
    kept.set_ahead(long, 80, 76, Options(), 60)
    galley = kept.galley_of(kept.manuscript_of(long), 80, 76, Options())
    assert 60 < len(galley.layout.lines) < 120
    assert not galley.is_whole


def test_without_a_width_only_the_passages_are_made() -> None:
    kept = Galleys(passages_of)
    kept.set_ahead(english(), 0, 76, Options(), 60)
    assert len(kept._manuscripts) == 1
    assert not kept._galleys


@given(some.floats(0, 1), some.integers(1, 12))
def test_a_fraction_comes_back_from_its_place(fraction: float, paragraphs: int) -> None:
    long = long_read(paragraphs)
    manuscript = Manuscript(long, passages_of(long))
    assert abs(manuscript.fraction_of(manuscript.spot_of(fraction)) - fraction) < 0.02 or fraction > 0.99


async def test_the_reader_shows_what_was_prepared() -> None:
    async with staged(english()) as (stage, pilot):
        reader: ArticleView = stage.reader
        near = [replace(long_read(), id=number) for number in (11, 12)]
        reader.prepare(near)
        await until(stage, pilot, lambda: len(reader._galleys._galleys) == 3)
        ready = reader._galleys._galleys[next(key for key in reader._galleys._galleys if key[0] == 12)]
        stage.open(near[1])
        assert reader.layout_now is ready.layout
        await settle(stage, pilot)
        assert any("Paragraph 0" in row for row in stage.row_texts())


async def test_what_is_prepared_later_takes_the_place_of_what_was_not_begun() -> None:
    async with staged(english()) as (stage, pilot):
        reader: ArticleView = stage.reader
        reader.prepare([numbered(number) for number in range(10, 60)])
        reader.prepare([numbered(99)])
        await until(stage, pilot, lambda: 99 in reader._galleys._manuscripts)
        assert not reader._ahead
        reader.prepare([])
        assert 59 not in reader._galleys._manuscripts
