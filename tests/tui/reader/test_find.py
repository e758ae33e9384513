"""Finding words, and cutting text into words and sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.tui.render.find import find_in
from orda_tui.tui.render.passages import Passage
from orda_tui.tui.render.units import GROWTH, piece_at, pieces

PASSAGES = (Passage("title", "The Pier"), Passage("body", "A pier is a pier.\nЁлка и ель (a+b), café"))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("pier", ["Pier", "pier", "pier"]),
        ("Pier", ["Pier"]),
        ("a  pier", ["A pier", "a pier"]),
        ("pier. ёлка", ["pier.\nЁлка"]),
        ("елка", ["Ёлка"]),
        ("ёль", ["ель"]),
        ("Ель", []),
        ("Елка", ["Ёлка"]),
        ("cafe", ["café"]),
        ("(a+b)", ["(a+b)"]),
        (".*", []),
        ("", []),
        ("   ", []),
    ],
)
def test_words_are_found_in_smart_case_and_over_line_breaks(words: str, found: list[str]) -> None:
    hits = find_in(PASSAGES, words)
    assert [PASSAGES[hit.passage].text[hit.start : hit.end] for hit in hits] == found


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("The U.S. Treasury said so. Then it left.", ["The U.S. Treasury said so.", "Then it left."]),
        ("“Go.” He went.", ["“Go.”", "He went."]),
        ("Это 5 млн. тенге. Да.", ["Это 5 млн. тенге.", "Да."]),
        ("В 2025 г. Порт открыт. Всё.", ["В 2025 г. Порт открыт.", "Всё."]),
        ("港。区。", ["港。", "区。"]),
        ("One\nTwo", ["One", "Two"]),
        ("", [""]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in pieces(text, "sentence")] == sentences


@given(st.text(alphabet="ab. A\n”", max_size=60), st.sampled_from(GROWTH), st.integers(0, 70))
def test_units_are_in_order_and_hold_the_place(text: str, unit: str, offset: int) -> None:
    found = pieces(text, unit)  # type: ignore[arg-type]
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    start, end = piece_at(text, unit, offset)  # type: ignore[arg-type]
    assert (start, end) in found
    assert start <= max(offset, found[0][0])
