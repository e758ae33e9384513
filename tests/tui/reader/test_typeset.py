"""What a set article looks like: goldens at several widths, and what must hold at every width."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.style import Style

from orda_tui.model.article import Article
from orda_tui.model.document import (
    Block,
    Code,
    Figure,
    Heading,
    Item,
    Mark,
    Paragraph,
    Post,
    Quote,
    Rule,
    Table,
)
from orda_tui.tui.render.callouts import Callouts, find_callouts
from orda_tui.tui.render.lines import Layout, Spot, frame_for
from orda_tui.tui.render.passages import passages_of
from orda_tui.tui.render.typeset import Options, Typesetter
from orda_tui.tui.render.wrap import cells
from orda_tui.tui.widgets.article_view_paint import Look, Painter
from tests.tui.reader.articles import article, english, kazakh, long_read, russian, said
from tests.tui.reader.goldens import compare, drawn

ARTICLES = {"english": english, "russian": russian, "kazakh": kazakh}


def lay_out(shown: Article, width: int, measure: int = 76, options: Options | None = None) -> tuple[Layout, Callouts]:
    passages = passages_of(shown, zone=UTC)
    callouts = find_callouts(shown.statements, passages)
    frame = frame_for(width, measure, notes=bool(shown.statements))
    setter = Typesetter(passages, callouts, frame, options, shown.lang)
    for _ in setter.run():
        continue
    return setter.layout, callouts


def text_rows(layout: Layout) -> list[str]:
    return ["".join(piece.text for piece in line.pieces).rstrip() for line in layout.lines]


@pytest.mark.parametrize(("name", "width"), [("english", 40), ("english", 60), ("english", 80), ("english", 120),
                                             ("russian", 80), ("russian", 120), ("kazakh", 60)])  # fmt: skip
def test_goldens(name: str, width: int) -> None:
    compare(f"{name}-{width}", drawn(*lay_out(ARTICLES[name](), width)))


@pytest.mark.parametrize("width", range(20, 90))
def test_no_row_of_the_line_below_the_title_ends_in_its_dot(width: int) -> None:
    for shown in (english(), russian(), kazakh()):
        layout, _ = lay_out(shown, width)
        number = next(n for n, passage in enumerate(layout.passages) if passage.role == "meta")
        rows = ["".join(p.text for p in layout.lines[y].pieces).replace("\u00a0", " ") for y in layout.rows_of(number)]
        assert not any(row.endswith("·") for row in rows)
        words = layout.passages[number].text.replace("\u00a0", " ").replace("·", " ").split()
        assert " ".join(rows).replace("·", " ").split() == words or width < 40  # long words are cut there


def test_golden_of_an_even_margin() -> None:
    compare("english-80-justified", drawn(*lay_out(english(), 80, options=Options(justify=True))))


@pytest.mark.parametrize("width", [13, 20, 33, 40, 60, 79, 80, 84, 86, 100, 120, 200, 300])
def test_rows_stay_within_the_frame(width: int) -> None:
    for shown in (english(), russian(), kazakh()):
        layout, _ = lay_out(shown, width)
        frame = layout.frame
        assert frame.left + frame.column + (frame.note + 3 if frame.note else 0) <= width
        for line in layout.lines:
            if not line.wide:
                assert sum(cells(piece.text) for piece in line.pieces) <= frame.column
            assert sum(cells(piece.text) for piece in line.note) <= frame.note


@pytest.mark.parametrize("width", [20, 40, 60, 80, 120])
def test_every_text_is_there_whole_and_in_order(width: int) -> None:
    layout, _ = lay_out(english(), width)
    shown: dict[int, str] = {}
    for line in layout.lines:
        for piece in line.pieces:
            if piece.source >= 0:
                shown[line.passage] = shown.get(line.passage, "") + piece.text
    for number, passage in enumerate(layout.passages):
        if passage.role == "table":
            continue
        plain = shown.get(number, "").translate(str.maketrans("²¹", "21"))
        text = passage.text
        if passage.role in ("meta", "topics"):  # where a row breaks, the dot between two items is not needed
            plain, text = plain.replace("·", " "), text.replace("·", " ")
        assert "".join(plain.split()) == "".join(text.split()), passage.role


def test_notes_stand_beside_the_words_where_there_is_room_and_above_them_where_not() -> None:
    wide, _ = lay_out(english(), 120)
    narrow, _ = lay_out(english(), 80)
    assert wide.frame.note
    assert not narrow.frame.note
    row = next(line for line in wide.lines if "waited" in "".join(piece.text for piece in line.pieces))
    assert [piece.text for piece in row.note] == ["Alma Serik"]
    rows = text_rows(narrow)
    at = next(n for n, text in enumerate(rows) if "waited" in text)
    assert rows[at - 1] == "Alma Serik · quoted"
    assert narrow.lines[at - 1].statements == narrow.lines[at].statements == (1,)


def test_a_long_name_beside_the_text_is_cut_with_a_sign() -> None:
    blocks = [Paragraph("Short words.")]
    name = "the Extraordinary Commission for Lighthouses, Piers, Cranes and Everything That Floats Near Them"
    shown = article(*blocks, statements=(said("direct", "Short words", blocks, 0, speaker=name),))
    layout, _ = lay_out(shown, 120)
    notes = ["".join(piece.text for piece in line.note) for line in layout.lines if line.note]
    assert len(notes) == 4
    assert notes[2].endswith("…")
    assert notes[3] == "quoted"


def test_an_office_is_told_once() -> None:
    layout, _ = lay_out(english(), 80)
    assert sum("Mayor ·" in text for text in text_rows(layout)) == 1


def test_a_key_list_is_one_block_with_one_label() -> None:
    layout, callouts = lay_out(english(), 80)
    first = next(n for n, line in enumerate(layout.lines) if 4 in line.statements)
    last = max(n for n, line in enumerate(layout.lines) if 5 in line.statements)
    assert all(line.group == 4 for line in layout.lines[first + 1 : last + 1])
    assert sum("2 key statements" in text for text in text_rows(layout)) == 1
    assert callouts.statements[4].kind == "keyitem"


def test_without_statements_the_column_stands_in_the_middle() -> None:
    layout, _ = lay_out(article(Paragraph("One.")), 120)
    assert (layout.frame.left, layout.frame.column, layout.frame.note) == (22, 76, 0)


@pytest.mark.parametrize("width", [84, 100, 102, 119, 120, 140, 240])
def test_the_column_stands_where_it_stands_in_any_article(width: int) -> None:
    wide = Table((tuple(f"column number {n}" for n in range(12)),))
    blocks = (Paragraph("One."), wide)
    plain, tabled, told = (
        lay_out(shown, width)[0].frame
        for shown in (
            article(*blocks[:1]),
            article(*blocks),
            article(*blocks, statements=(said("direct", "One.", blocks, 0),)),
        )
    )
    assert plain == tabled
    assert told.note
    assert told.note_at + told.note < width
    if width >= 118:
        assert (told.left, told.column) == (plain.left, plain.column)
    else:
        assert told.left == 2 or told.note == 18


def test_numbers_and_bullets_hang_and_lists_nest() -> None:
    layout, _ = lay_out(article(Item("one two three four", 0, 9), Item("five six", 1), Item("seven", 0, 10)), 20)
    rows = text_rows(layout)
    start = rows.index(" 9. one two three")
    assert (
        rows[start : start + 5]
        == [" 9. one two three", "    four", "    ◦ five six", "10. seven", ""][:4] + rows[start + 4 : start + 5]
    )


def test_a_list_of_another_kind_stands_apart() -> None:
    blocks = (Item("a"), Item("b"), Item("c", 0, 1), Item("d", 1), Item("e", 1, 1), Item("f", 0, 2), Item("g"))
    rows = text_rows(lay_out(article(*blocks), 40)[0])
    assert rows[rows.index(" • a") :] == [
        " • a", " • b", "", " 1. c", "    ◦ d", "    1. e", " 2. f", "", " • g",
    ]  # fmt: skip
    assert text_rows(lay_out(article(Item("a")), 40)[0])[-2] == ""
    assert text_rows(lay_out(article(Paragraph("One."), Item("a", 1)), 40)[0])[-2] == ""


@pytest.mark.parametrize("width", [60, 140])
def test_a_quotation_of_several_paragraphs_keeps_its_bar(width: int) -> None:
    blocks = (Quote("One."), Quote("Two.", "Minutes"), Quote("Three."))
    rows = text_rows(lay_out(article(*blocks), width)[0])
    assert rows[rows.index("▌ One.") :] == ["▌ One.", "▌", "▌ Two.", "  — Minutes", "", "▌ Three."]
    pair = (Quote("One."), Quote("Two."))
    told = said("blockquote", "Two.", pair, 1, speaker="Anna Berg")
    rows = text_rows(lay_out(article(*pair, statements=(told,)), width)[0])
    between = rows[rows.index("▌ One.") + 1 : rows.index("▌ Two.")]
    assert between == (["▌"] if width > 100 else ["", "Anna Berg · block quotation"])
    both = (said("blockquote", "One.", pair, 0, speaker="Anna Berg"), told)
    layout, _ = lay_out(article(*pair, statements=both), width)
    rows = text_rows(layout)
    assert rows[rows.index("▌ One.") + 1 : rows.index("▌ Two.")] == ["▌"]
    names = rows + ["".join(piece.text for piece in line.note) for line in layout.lines]
    assert sum("Anna Berg" in text for text in names) == 1


def test_a_table_fits_wraps_or_is_scrolled_sideways() -> None:
    small = Table((("Pier", "Tonnes"), ("West", "1,200")), 1)
    assert text_rows(lay_out(article(small), 40)[0])[-3:] == ["Pier │ Tonnes", "─────┼───────", "West │  1,200"]
    words = Table((("Pier", "Remark"), ("West", "will be closed to traffic from May on")), 1)
    layout, _ = lay_out(article(words), 33)
    assert text_rows(layout)[-2:] == ["West │ will be closed to", "     │ traffic from May on"]
    assert layout.widest == 0 or layout.widest <= 33
    many = Table((tuple(f"column number {n}" for n in range(9)),), 0)
    layout, _ = lay_out(article(many), 60)
    assert layout.lines[-1].wide
    assert layout.widest > 60


def test_ragged_tables_and_empty_blocks_are_set_all_the_same() -> None:
    for block in (
        Table((("a",), ("b", "c"))),
        Table(()),
        Quote(""),
        Post(""),
        Code(""),
        Figure(),
        Item(""),
        Paragraph(""),
    ):
        assert lay_out(article(block), 60)[0].lines


def test_a_post_names_platform_author_and_day_and_leads_to_itself() -> None:
    layout, _ = lay_out(english(), 60)
    top = next(text for text in text_rows(layout) if text.startswith("╭"))
    assert "X · Pier Watch @pierwatch" in top
    assert "21 October 2025" in top
    bottom = next(line for line in layout.lines if line.pieces and line.pieces[0].text.startswith("╰"))
    assert layout.links[bottom.pieces[1].link] == "https://x.example/pierwatch/1"


@pytest.mark.parametrize("width", [12, 20, 30, 60])
def test_frames_of_posts_close(width: int) -> None:
    layout, _ = lay_out(article(Post("mastodon", "港は開く。 " * 9, "Long " * 9, "@" + "x" * 40, "yesterday")), width)
    rows = [text for text in text_rows(layout) if text[:1] in "╭│╰"]
    assert len({cells(text) for text in rows if text}) == 1


def test_pictures_take_the_rows_they_are_given() -> None:
    options = Options(picture_rows=lambda figure, column: 5)
    layout, _ = lay_out(english(), 80, options=options)
    assert [line.picture for line in layout.lines if line.picture >= 0] == [0, 1, 2, 3, 4]
    assert not any("▧" in text for text in text_rows(layout))
    assert any("▧ A pier" in text for text in text_rows(lay_out(english(), 80)[0]))


@settings(max_examples=40, deadline=None)
@given(st.integers(20, 130), st.integers(20, 130), st.data())
def test_a_place_is_found_again_at_another_width(before: int, after: int, data: st.DataObject) -> None:
    first, _ = lay_out(english(), before)
    second, _ = lay_out(english(), after)
    y = data.draw(st.integers(0, len(first.lines) - 1))
    spot = first.spot_at(y)
    line = second.lines[second.row_of(spot)]
    assert line.passage == spot.passage
    start, end = line.start(), line.end()
    if start is not None and end is not None:
        assert (
            start
            <= spot.offset
            <= max(end, spot.offset if spot.offset == len(second.passages[spot.passage].text) else 0)
        )


def test_places_and_rows_agree() -> None:
    layout, _ = lay_out(english(), 60)
    for y, line in enumerate(layout.lines):
        start = line.start()
        if start is not None and line.passage < len(layout.passages) and line.pieces[0].source == start:
            assert layout.row_of(Spot(line.passage, start)) <= y
            assert line.offset_at(0) == start
            assert line.span_of(start, start + 1) == (0, 1)
        assert layout.passage_at(y) == line.passage


def test_setting_can_stop_after_any_passage() -> None:
    shown = long_read()
    setter = Typesetter(passages_of(shown, zone=UTC), find_callouts((), ()), frame_for(80, 76, notes=False))
    sizes = [len(layout.lines) for layout in setter.run()]
    assert sizes == sorted(sizes)
    assert len(sizes) == len(setter.layout.passages) + 1


WORDS = st.text(alphabet="ab где 港。「」🙂é—-\n\u0301é|", max_size=60)
HREFS = st.sampled_from(["", "https://harbour.example/a", "javascript:x", "#n"])
MARKS = st.lists(
    st.builds(Mark, st.sampled_from(["strong", "link", "superscript"]), st.integers(0, 30), st.integers(0, 60), HREFS),
    max_size=4,
).map(tuple)
BLOCKS = st.one_of(
    st.builds(Paragraph, WORDS, MARKS),
    st.builds(Heading, WORDS, st.integers(1, 7), MARKS),
    st.builds(Item, WORDS, st.integers(0, 9), st.one_of(st.none(), st.integers(0, 12345)), MARKS),
    st.builds(Quote, WORDS, WORDS, MARKS),
    st.builds(Table, st.lists(st.lists(WORDS, max_size=5).map(tuple), max_size=4).map(tuple), st.integers(0, 3), WORDS),
    st.builds(Figure, HREFS, WORDS, WORDS, WORDS),
    st.builds(Code, WORDS),
    st.builds(Post, st.sampled_from(["x", "telegram", "social.example"]), WORDS, WORDS, WORDS, WORDS, HREFS),
    st.just(Rule()),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(BLOCKS, max_size=6), st.integers(8, 130), st.booleans(), st.data())
def test_any_document_is_set_within_its_frame(blocks: list[Block], width: int, even: bool, data: st.DataObject) -> None:
    statements = []
    for number, block in enumerate(blocks):
        if block.text:
            start = data.draw(st.integers(0, len(block.text) - 1))
            words = block.text[start : start + 9]
            kind = data.draw(st.sampled_from(["direct", "social", "keyitem", "blockquote"]))
            statements.append(
                said(kind, words, blocks, number, heading=0 if kind == "keyitem" else -1, speaker="Wer 港")
            )
    layout, callouts = lay_out(article(*blocks, statements=tuple(statements)), width, options=Options(justify=even))
    painted = Painter(lambda key: Style())  # type: ignore[arg-type]
    for y, line in enumerate(layout.lines):
        if not line.wide and layout.frame.column >= 20:
            assert sum(cells(piece.text) for piece in line.pieces) <= layout.frame.column
        strip = painted.paint(layout, y, callouts, Look())
        assert sum(cell_len(segment.text) for segment in strip) == layout.frame.width
    for number in callouts.in_reading_order():
        place = callouts.places[number]
        assert place is not None
        assert layout.lines[layout.row_of(Spot(place.passage, place.start))].passage == place.passage


@pytest.mark.parametrize("justify", [False, True])
@pytest.mark.parametrize(("name", "lang"), [("english", "en"), ("russian", "ru"), ("kazakh", "kk")])
def test_a_broken_word_shows_a_hyphen_that_is_not_in_the_text(name: str, lang: str, justify: bool) -> None:
    shown = replace(ARTICLES[name](), lang=lang)
    found = 0
    for width in range(30, 60):
        layout, _ = lay_out(shown, width, options=Options(justify=justify, hyphenate=True))
        for line in layout.lines:
            if line.pieces and (line.pieces[-1].text, line.pieces[-1].source) == ("-", -1):
                text, end = layout.passages[line.passage].text, line.end()
                assert end is not None
                assert text[end - 1 : end + 1].isalpha()
                assert sum(cells(piece.text) for piece in line.pieces) <= layout.frame.column
                found += 1
    assert found > 10
