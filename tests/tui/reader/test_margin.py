"""Labels in the right margin: beside the words that they are about, and beside no others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orda_tui.model.article import Article
from orda_tui.model.document import Heading, Item, Paragraph, Quote
from orda_tui.model.statement import Statement
from orda_tui.tui.render.callouts import Label
from orda_tui.tui.render.lines import Layout
from orda_tui.tui.render.margin import Note, margin_notes
from orda_tui.tui.render.wrap import cells
from tests.tui.reader.articles import article, said
from tests.tui.reader.test_typeset import lay_out

_FILLER = "The tide came in and the tide went out, and the keeper wrote down when it did, as keepers do. "


def notes_of(layout: Layout) -> list[tuple[str, str]]:
    """Each row that has a note, and the note."""
    return [
        ("".join(piece.text for piece in line.pieces), "".join(piece.text for piece in line.note))
        for line in layout.lines
        if line.note
    ]


def anna(words: str, blocks: tuple[Paragraph, ...], block: int = 0, **fields: object) -> Statement:
    return said("direct", words, blocks, block, **{"speaker": "Anna Berg", "role": "Mayor", **fields})


def test_who_speaks_twice_in_a_paragraph_is_named_once() -> None:
    blocks = (
        Paragraph("“We begin in May,” Berg said. " + _FILLER * 2 + "“It was time,” she said. " + _FILLER),
        Paragraph("“And the road?” asked Ivo Lind. " + _FILLER),
    )
    shown = article(
        *blocks,
        statements=(
            anna("We begin in May", blocks),
            anna("It was time", blocks),
            said("direct", "And the road?", blocks, 1, speaker="Ivo Lind"),
        ),
    )
    notes = notes_of(lay_out(shown, 140)[0])
    assert [note for _, note in notes] == ["Anna Berg", "Mayor · quoted", "Ivo Lind", "quoted"]
    assert "And the road?" in notes[2][0]


def test_who_speaks_again_after_another_is_named_again_without_what_is_known() -> None:
    blocks = (
        Paragraph(
            f"“We begin in May,” Berg said. {_FILLER * 2}“With what road?” asked Lind. {_FILLER * 2}“Ours,” said Berg."
        ),
    )
    shown = article(
        *blocks,
        statements=(
            anna("We begin in May", blocks),
            said("direct", "With what road?", blocks, 0, speaker="Ivo Lind"),
            anna("Ours", blocks),
        ),
    )
    notes = notes_of(lay_out(shown, 140)[0])
    assert [note for _, note in notes] == ["Anna Berg", "Mayor · quoted", "Ivo Lind", "quoted", "Anna Berg"]
    assert "Ours" in notes[4][0]


def test_a_detail_makes_way_for_the_next_name() -> None:
    blocks = (
        Item("“In May,” Berg said."),
        Item("“In June,” Lind said."),
        Item("“Never,” the fishers said."),
        Item("Nobody else spoke."),
    )
    statements = (
        said("direct", "In May", blocks, 0, speaker="Anna Berg", role="Mayor"),
        said("direct", "In June", blocks, 1, speaker="Ivo Lind"),
        said("direct", "Never", blocks, 2, speaker="fishers"),
    )
    notes = notes_of(lay_out(article(*blocks, statements=statements), 140)[0])
    assert [note for _, note in notes] == ["Anna Berg", "Ivo Lind", "fishers"]
    assert all(words in row for words, (row, _) in zip(("May", "June", "Never"), notes, strict=True))


def test_a_quotation_lends_the_row_of_its_source_and_a_list_its_items() -> None:
    blocks = (Quote("Short.", "Council minutes"), Paragraph("Next."), Heading("She promised:"), Item("A"), Item("B"))
    statements = (
        said("blockquote", "Short.", blocks, 0, speaker="Anna Berg", role="the first Mayor of the town and the port"),
        said("keyitem", "A", blocks, 3, speaker="Anna Berg", heading=2, inferred=True),
        said("keyitem", "B", blocks, 4, speaker="Anna Berg", heading=2, inferred=True),
    )
    notes = [note for _, note in notes_of(lay_out(article(*blocks, statements=statements), 140)[0])]
    assert notes[0] == notes[3].removeprefix("≈ ") == "Anna Berg"
    assert len(notes) == 6


NAMES = ("Anna", "Ivo", "港湾局の人", "the council of all fishers")


def _label(name: str, detail: str = "", colour: int = 1) -> Label:
    return Label(name, detail, colour, key=False)


def _texts(placed: dict[int, tuple[object, ...]]) -> dict[int, str]:
    return {row: "".join(getattr(piece, "text", "") for piece in note) for row, note in placed.items()}


@pytest.mark.parametrize(
    ("notes", "rows", "expected"),
    [
        ([Note(0, _label("Anna", "quoted"))], 9, {0: "Anna", 1: "quoted"}),
        ([Note(2, _label("Anna", "quoted"))], 3, {2: "Anna"}),
        ([Note(0, _label("Anna", "a")), Note(0, _label("Ivo", "b"))], 9, {0: "Anna", 1: "Ivo", 2: "b"}),
        ([Note(0, _label("Anna", "a")), Note(0, _label("Ivo", "b"))], 1, {0: "Anna, Ivo"}),
        ([Note(0, _label(name)) for name in ("Anna", "Ivo", "Dana Nurlan")], 1, {0: "Anna, Ivo, D…"}),
        ([Note(0, _label("Anna", "quoted · for “She”"))], 2, {0: "Anna", 1: "quoted"}),
        ([Note(0, _label("Anna", "quoted · for “She”"))], 3, {0: "Anna", 1: "quoted · for", 2: "“She”"}),
        ([Note(0, _label("a council of fishers")), Note(1, _label("Ivo"))], 9, {0: "a council of…", 1: "Ivo"}),
        ([Note(0, _label("a council of fishers", "quoted"))], 3, {0: "a council of", 1: "fishers", 2: "quoted"}),
    ],
)
def test_what_stands_beside_each_row(notes: list[Note], rows: int, expected: dict[int, str]) -> None:
    assert _texts(dict(margin_notes(notes, rows, 13))) == expected


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 12), st.sampled_from(NAMES)), min_size=1).map(sorted),
    st.integers(1, 5),
)
def test_no_name_slides_to_the_words_of_another(spoken: list[tuple[int, str]], more: int) -> None:
    notes = [Note(row, _label(name, "partly quoted · name inferred", at)) for at, (row, name) in enumerate(spoken)]
    rows = spoken[-1][0] + more
    placed = margin_notes(notes, rows, 12)
    assert all(0 <= row < rows and sum(cells(piece.text) for piece in note) <= 12 for row, note in placed.items())
    starts = {row for row, _ in spoken}
    for row, note in placed.items():
        begun = max(start for start in starts if start <= row)
        speakers = {label.colour for start, label in notes if start == begun}
        assert {int(piece.style[7:]) for piece in note if piece.style.startswith("speaker")} <= speakers
    assert starts <= set(placed)


def _council() -> Article:
    texts = [f"“Word {n} of many,” said {who}. {_FILLER * (n % 3)}" for n, who in enumerate("ABCABBCA" * 3)]
    blocks = tuple(Paragraph(" ".join(texts[at : at + 4])) for at in range(0, len(texts), 4))
    statements = tuple(
        said("direct", f"Word {n} of many", blocks, n // 4, speaker=f"Speaker {who}")
        for n, who in enumerate("ABCABBCA" * 3)
    )
    return article(*blocks, statements=statements)


@pytest.mark.parametrize("width", [84, 100, 140, 240])
def test_in_a_whole_article_every_name_stands_in_a_row_of_its_own_passage(width: int) -> None:
    layout, callouts = lay_out(_council(), width)
    for y, line in enumerate(layout.lines):
        for piece in line.note:
            if piece.style.startswith("speaker"):
                colour = int(piece.style.removesuffix(".b")[7:])
                at = next(below for below in range(y, -1, -1) if layout.lines[below].statements)
                beside = {callouts.colours[n] for n in layout.lines[at].statements}
                passage = {callouts.colours[m.statement] for m in callouts.of(line.passage)}
                assert colour in passage
                assert colour in beside or len(line.note) > 1
