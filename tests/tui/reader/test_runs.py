"""How rows are cut into pieces, and how they are filled to an even margin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orda_tui.model.document import Mark
from orda_tui.tui.render.passages import Passage
from orda_tui.tui.render.runs import justify, pieces_of, runs_of
from orda_tui.tui.render.wrap import Row, wrap
from tests.tui.reader.articles import marked

KINDS = st.sampled_from(["strong", "emphasis", "code", "link", "strike", "superscript", "subscript"])
PLACES = st.integers(-2, 60)
MARKS = st.lists(st.builds(Mark, KINDS, PLACES, PLACES, st.sampled_from(["", "https://a.example/", "x:y"])), max_size=8)


def pieces(text: str, *marks: Mark) -> list[tuple[str, str, int]]:
    passage = Passage("body", text, marks)
    found = pieces_of(text, Row(0, len(text), False), runs_of(passage, []), "body")
    return [(piece.text, piece.style, piece.source) for piece in found]


def test_marks_name_the_style_of_their_piece() -> None:
    text = "one two three"
    assert pieces(text, marked(text, "strong", "two")) == [
        ("one ", "body", 0),
        ("two", "body.b", 4),
        (" three", "body", 7),
    ]


def test_marks_may_overlap() -> None:
    assert pieces("abcd", Mark("strong", 0, 3), Mark("emphasis", 1, 4)) == [
        ("a", "body.b", 0),
        ("bc", "body.bi", 1),
        ("d", "body.i", 3),
    ]


def test_a_link_is_only_where_it_may_be_followed() -> None:
    links: list[str] = []
    text = "good bad"
    passage = Passage("body", text, (marked(text, "link", "good", "https://a.example/x"),
                                     marked(text, "link", "bad", "javascript:x")))  # fmt: skip
    found = pieces_of(text, Row(0, 8, False), runs_of(passage, links), "body")
    assert links == ["https://a.example/x"]
    assert [(piece.text, piece.style, piece.link) for piece in found] == [
        ("good", "body.l", 0),
        (" ", "body", -1),
        ("bad", "body", -1),
    ]


def test_figures_are_raised_and_lowered_and_letters_are_not() -> None:
    assert [piece[0] for piece in pieces("m2", Mark("superscript", 1, 2))] == ["m", "²"]
    assert [piece[0] for piece in pieces("H2O", Mark("subscript", 1, 2))] == ["H", "₂", "O"]
    assert [piece[0] for piece in pieces("1st", Mark("superscript", 1, 3))] == ["1", "st"]


@given(st.text(alphabet="abc 12", min_size=1, max_size=50), MARKS)
def test_pieces_cover_the_row_whatever_the_marks(text: str, marks: list[Mark]) -> None:
    passage = Passage("body", text, tuple(marks))
    runs = runs_of(passage, [])
    for row in wrap(text, 12):
        found = pieces_of(text, row, runs, "body")
        assert [piece.source for piece in found] == sorted(piece.source for piece in found)
        assert sum(len(piece.text) for piece in found) == row.end - row.start
        at = row.start
        for piece in found:
            assert piece.source == at
            at += len(piece.text)


def test_justifying_fills_a_row_and_never_the_last() -> None:
    text = "one two three four five six seven"
    rows = wrap(text, 14)
    shown = []
    for row in rows:
        pads = justify(text, row, row.end - row.start, 14)
        found = pieces_of(text, row, runs_of(Passage("body", text), []), "body", pads)
        shown.append("".join(piece.text for piece in found))
    assert shown == ["one two  three", "four five  six", "seven"]


def test_a_row_is_never_torn_apart() -> None:
    text = "one two"
    assert justify(text, Row(0, 7, True), 7, 20) == frozenset()
    assert justify(text, Row(0, 7, True), 7, 8) == frozenset({3})
    assert justify(text, Row(0, 7, False), 7, 8) == frozenset()
