"""What a search looks for, and where texts have it."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.text.searching import Searched, begun, fold, searched


def found(typed: Searched, text: str) -> list[str]:
    return [text[place.start : place.end] for place in typed.places(text)]


@pytest.mark.parametrize(
    ("typed", "text", "places"),
    [
        ("pier", "The Pier, a pier and piers", ["Pier", "pier", "piers"]),
        ("pier ", "The Pier, a pier and piers", ["Pier", "pier"]),
        ("gas pri", "Gasoline: gas prices, gas", ["gas", "prices", "gas"]),
        ('"gas price', "gas, price and gas\nprices", ["gas, price", "gas\nprices"]),
        ("елк", "Ёлки, елка и полка", ["Ёлки", "елка"]),
        ("Ёлка", "под елкой, у ЕЛКА-РЫНОК", ["ЕЛКА"]),
        ("cafe", "The CAFÉ, two cafés", ["CAFÉ", "cafés"]),
        ("istan", "İstanbul", ["İstanbul"]),
        ("well-known", "a well known and a well-known one", ["well known", "well-known"]),
        ("a", "A bat", ["A"]),
        ("OR", "this or that", ["or"]),
        (".* (", "anything", []),
        ("", "anything", []),
    ],
)
def test_terms_are_found_as_the_index_finds_them(typed: str, text: str, places: list[str]) -> None:
    assert found(searched(typed), text) == places


def test_a_folded_letter_is_one_letter() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert all(len(fold(letter)) == 1 for letter in every)
    assert len(fold(every)) == len(every)


@given(st.text(max_size=40), st.text(max_size=80))
def test_nothing_typed_does_harm(typed: str, text: str) -> None:
    for looked_for in (searched(typed), begun(tuple(typed.split()))):
        assert all(0 <= place.start < place.end <= len(text) for place in looked_for.places(text))


def test_every_word_of_a_filtered_list_is_a_beginning() -> None:
    assert found(begun(("asta", "tim")), "The Astana Times") == ["Astana", "Times"]


@pytest.mark.parametrize(
    ("typed", "title", "texts", "place"),
    [
        ("bridge", "", ["Nothing.", "A bridge and a bridge."], (1, "bridge")),
        ("bridge cost", "", ["A bridge.", "x " * 90 + "The cost of the bridge."], (1, "cost")),
        ("bridge cost", "A bridge", ["A bridge.", "And the cost"], (1, "cost")),
        ("bridge cost", "The cost of a bridge", ["A bridge.", "The cost"], (0, "bridge")),
        ("ferry", "A ferry", ["A bridge."], None),
    ],
)
def test_one_looks_first_where_most_of_it_stands(
    typed: str, title: str, texts: list[str], place: tuple[int, str] | None
) -> None:
    first = searched(typed).first(texts, title)
    assert (first and (first[0], texts[first[0]][first[1].start : first[1].end])) == place


def test_a_word_that_stands_everywhere_takes_no_time() -> None:
    first = searched("absent a the of ").first(["a the of " * 70_000])
    assert first is not None
    assert first[1].start == 0
