"""Where rows break."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from orda_tui.text.neutral import neutralise
from orda_tui.tui.render.wrap import cells, cut_to, is_simple, wrap

TEXTS = st.text(alphabet="abc де—- .,«»“”()漢字。、「」한한é\u0301🙂👍\u0627\u0644\n", max_size=120).map(neutralise)


def rows(text: str, width: int) -> list[str]:
    """The rows as texts."""
    return [text[row.start : row.end] for row in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two ", 20, ["one two"]),
        ("one\ntwo", 20, ["one", "two"]),
        ("one\n\ntwo", 20, ["one", "", "two"]),
        ("a well-known fact", 9, ["a well-", "known", "fact"]),
        ("an e-mail to me", 6, ["an", "e-mail", "to me"]),
        ("Порт — это мы", 6, ["Порт —", "это мы"]),
        ("Да — это порт", 5, ["Да —", "это", "порт"]),
        ("word—another one", 10, ["word—", "another", "one"]),
        ("10\u00a0km far", 7, ["10\u00a0km", "far"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("https://a.example/long/path", 20, ["https://a.example/", "long/path"]),
        ("東京都は港。", 8, ["東京都は", "港。"]),
        ("東京都港。区", 8, ["東京都", "港。区"]),
        ("これは「港」です", 8, ["これは", "「港」で", "す"]),
        ("中文 and latin", 6, ["中文", "and", "latin"]),
        ("🙂🙂🙂", 4, ["🙂🙂", "🙂"]),
    ],
)
def test_rows_break_where_a_printer_would(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


@given(TEXTS, st.integers(4, 40))
def test_rows_hold_everything_and_stay_within_the_width(text: str, width: int) -> None:
    found = wrap(text, width)
    shown = "".join(text[row.start : row.end] for row in found)
    assert "".join(shown.split()) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(found))
    for row in found:
        assert cells(text[row.start : row.end]) <= width


@given(TEXTS, st.integers(4, 40))
def test_soft_rows_run_on_and_hard_rows_end_a_line(text: str, width: int) -> None:
    lines = text.split("\n")
    assert sum(not row.soft for row in wrap(text, width)) == len(lines)


@given(st.text(alphabet="港湾計画。、「」」）", min_size=1, max_size=60), st.integers(8, 30))
def test_no_row_begins_with_a_closing_mark(text: str, width: int) -> None:
    for before, row in zip(rows(text, width), rows(text, width)[1:], strict=False):
        # A chain of marks longer than a row must be cut somewhere; nothing else may.
        assert row[0] not in "。、」）" or set(row[: width // 2]) <= set("。、」）「") or cell_len(before) > width - 2


def test_simple_texts_take_a_cell_a_character() -> None:
    for text in ("plain", "Қазақстан әлемі", "Порт — «айлақ»", "naïve café", "─│╭"):
        assert is_simple(text)
        assert cells(text) == len(text) == cell_len(text)
    for text in ("港", "🙂", "e\u0327\u0301\u0323"):
        assert not is_simple(text)


@given(TEXTS, st.integers(2, 30))
def test_cutting_keeps_to_the_width(text: str, width: int) -> None:
    text = text.replace("\n", " ")
    cut = cut_to(text, width)
    assert cells(cut) <= width
    assert cut == text or cut.endswith("…")


def halves(word: str) -> tuple[int, ...]:
    return (len(word) // 2,) if len(word) > 5 else ()


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one extraordinary day", 12, ["one extrao-", "rdinary day"]),
        ("one extraordinary day", 11, ["one extrao-", "rdinary day"]),
        ("one extraordinary day", 10, ["one", "extraordin", "ary day"]),  # longer than a row: as without breaks
        ("nine lives extraordinary", 13, ["nine lives", "extraordinary"]),  # too little room to be worth it
        ("at the “Observatory”, we", 14, ["at the “Obser-", "vatory”, we"]),
        ("at the OBSERVATORY we", 13, ["at the", "OBSERVATORY", "we"]),
        ("at https://observatory.example we", 20, ["at", "https://", "observatory.example", "we"]),
        ("in the well-known-observatory we", 21, ["in the well-known-", "observatory we"]),
    ],
)
def test_words_are_broken_where_that_is_wanted(text: str, width: int, expected: list[str]) -> None:
    assert [text[row.start : row.end] + "-" * row.hyphen for row in wrap(text, width, halves)] == expected


@given(st.text(alphabet="abcаеж ’-.\n", max_size=200), st.integers(4, 40))
def test_broken_words_lose_nothing_and_stay_within_the_width(text: str, width: int) -> None:
    rows = wrap(text, width, halves)
    assert "".join(text[row.start : row.end] for row in rows).replace(" ", "") == re.sub(r"[ \n]", "", text)
    for row in rows:
        assert cells(text[row.start : row.end]) + row.hyphen <= width
        assert not row.hyphen or (row.soft and text[row.end - 1 : row.end + 1].isalpha())
