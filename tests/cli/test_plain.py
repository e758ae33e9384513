"""An article as text: every kind of block keeps its kind, nothing is wider than asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orda_tui.model.article import Article
from orda_tui.model.document import Block, Code, Document, Figure, Heading, Item, Paragraph, Post, Quote, Rule, Table
from orda_tui.model.statement import Statement
from orda_tui.text.plain import article_text, block_text, cells, who, wrap


@pytest.mark.parametrize(
    ("block", "lines"),
    [
        (Heading("Storm", 3), ["### Storm"]),
        (Paragraph("one two\nthree"), ["one two", "three"]),
        (Item("deep", 1), ["  - deep"]),
        (Item("second", 0, 2), ["2. second"]),
        (Quote("words", "Abai"), ["> words", "> -- Abai"]),
        (Figure(text="A pier", credit="I. Brandt"), ["[Picture | A pier | Photo: I. Brandt]"]),
        (Post("x", "Hello", "Ann", "@ann", "2026-11-24"), ["| [x], Ann (@ann), 2026-11-24", "| Hello"]),
        (Table((("a", "bb"), ("ccc", "d")), 1), ["a   | bb", "----+---", "ccc | d"]),
        (Code("if x:\n    y"), ["    if x:", "        y"]),
        (Rule(), ["* * *"]),
    ],
)
def test_each_kind_of_block_keeps_its_kind(block: Block, lines: list[str]) -> None:
    assert list(block_text(block, 60)) == lines


@given(st.text(alphabet="ab я字 \n", max_size=200), st.integers(min_value=10, max_value=60))
def test_lines_fit_and_no_word_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width, "- ", "  ")
    assert " ".join(lines).split()[1:] == text.split()
    for line in lines:
        assert cells(line) <= width or len(line.split()) <= 2


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        (Statement("direct", "x", 0, 0, 1, speaker="I. Brandt", role="pilot"), "I. Brandt (pilot, quote)"),
        (Statement("indirect", "x", 0, 0, 1, speaker="Ilse Brandt", mention="She", inferred=True),
         "Ilse Brandt (inferred from “She”, reported)"),
        (Statement("social", "x", 0, 0, 1, speaker="Desk", quoting="Ilse Brandt"), "Desk (quoting Ilse Brandt, post)"),
        (Statement("mixed", "x", 0, 0, 1), "(no speaker named) (partly quoted)"),
    ],
)  # fmt: skip
def test_who_is_said_with_role_kind_and_doubt(statement: Statement, shown: str) -> None:
    assert who(statement) == shown


def test_the_dek_is_printed_once() -> None:
    dek = "The storm took two cranes and no lives."
    document = Document((Figure(credit="I. Brandt", lead=True), Paragraph(dek), Paragraph("More.")))
    article = Article(1, 1, "k", "Storm", document, (), 0, 0, dek=dek, headlines=("Another storm",))
    lines = list(article_text(article, 80))
    assert lines.count(dek) == 1
    assert lines[-1] == "- Another storm"


def test_topics_are_printed_below_the_text() -> None:
    article = Article(1, 1, "k", "Storm", Document((Paragraph("Rain."),)), (), 0, 0, categories=("Weather", "Port"))
    assert list(article_text(article, 80))[-2:] == ["", "Topics: Weather, Port"]
