"""Where statements stand, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from orda_tui.model.document import Heading, Item, Paragraph
from orda_tui.model.statement import Statement
from orda_tui.tui.render.callouts import (
    KIND_WORDS,
    NOBODY,
    SPEAKER_COLOURS,
    find_callouts,
    speaker_name,
)
from orda_tui.tui.render.passages import passages_of
from orda_tui.tui.render.wrap import cells
from orda_tui.tui.signs import KINDS
from tests.tui.reader.articles import article, english, said


def test_every_statement_is_placed_at_its_words() -> None:
    shown = english()
    passages = passages_of(shown)
    callouts = find_callouts(shown.statements, passages)
    for statement, place in zip(shown.statements, callouts.places, strict=True):
        assert place is not None
        assert passages[place.passage].text[place.start : place.end] == statement.text
        assert passages[place.passage].block == statement.block


def test_reading_order_is_that_of_the_text() -> None:
    blocks = [Paragraph("First words. Second words."), Paragraph("Third words.")]
    statements = tuple(
        said("direct", words, blocks, block)
        for words, block in (("Third words", 1), ("Second words", 0), ("First words", 0))
    )
    callouts = find_callouts(statements, passages_of(article(*blocks)))
    assert callouts.in_reading_order() == [2, 1, 0]


def test_a_speaker_keeps_one_colour_and_nobody_has_none() -> None:
    blocks = [Paragraph(f"Words {n}.") for n in range(10)]
    names = ["A", "B", "A", "", "C", "D", "E", "F", "G", "B"]
    statements = tuple(said("direct", f"Words {n}", blocks, n, speaker=name) for n, name in enumerate(names))
    colours = find_callouts(statements, passages_of(article(*blocks))).colours
    assert colours == (1, 2, 1, 0, 3, 4, 5, 6, 1, 2)
    assert max(colours) == SPEAKER_COLOURS


def test_words_that_neutralising_moved_are_found_again() -> None:
    text = "\x1b[31mRed \u202e“the words” here"
    statement = Statement("direct", "the words", 0, text.index("the words"), text.index("the words") + 9)
    passages = passages_of(article(Paragraph(text)))
    place = find_callouts((statement,), passages).places[0]
    assert place is not None
    assert passages[place.passage].text[place.start : place.end] == "the words"


def test_a_statement_that_stands_nowhere_is_left_out() -> None:
    passages = passages_of(article(Paragraph("Something else.")))
    for lost in (
        Statement("direct", "gone", 0, 0, 4),
        Statement("direct", "gone", 99, 0, 4),
        Statement("direct", "", 0, 0, 0),
    ):
        callouts = find_callouts((lost,), passages)
        assert callouts.places == (None,)
        assert callouts.in_reading_order() == []


def test_a_key_list_is_one_group_from_its_heading_on() -> None:
    shown = english()
    passages = passages_of(shown)
    callouts = find_callouts(shown.statements, passages)
    grouped = [passages[number].text for number in sorted(callouts.grouped)]
    assert grouped == [
        "What the mayor promised:",
        "The first ship will moor in May",
        "Fishers will keep the western quay, and will pay no more for it than they pay now",
    ]
    assert set(callouts.grouped.values()) == {4}


def test_labels_say_who_in_which_office_and_how() -> None:
    shown = english()
    callouts = find_callouts(shown.statements, passages_of(shown))
    labels = [callouts.label(number) for number in range(len(shown.statements))]
    assert [(label.name, label.detail) for label in labels] == [
        ("Alma Serik", "Mayor · reported"),
        ("Alma Serik", "Mayor · quoted"),
        ("≈ Alma Serik", "Mayor · reported · for “She”"),
        ("fishers’ union", "partly quoted"),
        ("≈ Alma Serik", "Mayor · 2 key statements · named in the heading"),
        ("≈ Alma Serik", "Mayor · 2 key statements · named in the heading"),
        ("Pier Watch", "posted · quoting Alma Serik"),
        (NOBODY, "block quotation"),
    ]
    assert callouts.label(0, role=False).detail == "reported"
    assert [label.key for label in labels] == [True, True] + [False] * 6


def test_the_items_of_a_list_are_counted_for_each_who_speaks_in_it() -> None:
    blocks = (Heading("Key statements"), Item("“One,” said A, “two.”"), Item("Three"), Item("Four"))
    places = [("One", 1, "Ann"), ("two", 1, "Ann"), ("Three", 2, "Ben"), ("Four", 3, "Ann")]
    statements = tuple(said("keyitem", text, blocks, block, speaker=name, heading=0) for text, block, name in places)
    callouts = find_callouts(statements, passages_of(article(*blocks)))
    assert [callouts.label(number).detail for number in range(4)] == [
        "2 key statements", "2 key statements", "key statement", "2 key statements",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "speaker", "role", "detail"),
    [
        ("Key statements", "officials", "", "name inferred"),
        ("Key statements", "Alma Serik", "Mayor", "name inferred"),
        ("Serik’s key statements", "Alma Serik", "", "named in the heading"),
        ("What the mayor promised", "Alma Serik", "Mayor", "named in the heading"),
        ("Главное из выступления Лебедевой", "Анна Лебедева", "", "named in the heading"),
        ("Хао туралы", "Ли Хао", "", "named in the heading"),
        ("What may come", "Ann Mayor", "", "name inferred"),
    ],
)
def test_a_heading_is_said_to_name_the_speaker_only_where_it_does(
    heading: str, speaker: str, role: str, detail: str
) -> None:
    blocks = (Heading(heading, 2), Item("The bridge stays closed"))
    statement = replace(
        said("keyitem", "The bridge stays closed", blocks, 1, speaker=speaker, role=role), heading=0, inferred=True
    )
    callouts = find_callouts((statement,), passages_of(article(*blocks)))
    assert callouts.label(0, role=False).detail == f"key statement · {detail}"


def test_nobody_is_never_inferred() -> None:
    assert speaker_name(Statement("direct", "x", 0, 0, 1, inferred=True)) == NOBODY


def test_every_kind_has_a_word_and_a_sign_of_one_cell() -> None:
    assert set(KINDS) == set(KIND_WORDS)
    assert len(set(KINDS.values())) == len(KINDS)
    assert all(cells(sign) == 1 for sign in KINDS.values())


def test_a_mark_on_every_statement_would_say_nothing() -> None:
    blocks = [Paragraph("First words. Second words.")]
    first, second = (said("direct", words, blocks, 0, key=True) for words in ("First words", "Second words"))
    passages = passages_of(article(*blocks))
    assert not find_callouts((first, second), passages).is_key(0)
    assert find_callouts((first, replace(second, key=False)), passages).is_key(0)


def test_of_words_that_stand_twice_the_right_ones_are_lit() -> None:
    text = "the words came; the words went"
    at = text.rindex("the words")
    callouts = find_callouts((Statement("direct", "the words", 0, at, at + 9),), passages_of(article(Paragraph(text))))
    place = callouts.places[0]
    assert place is not None
    assert (place.start, place.end) == (at, at + 9)
