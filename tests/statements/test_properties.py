"""What must hold for any text at all."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orda_tui.model.document import Block, Code, Document, Figure, Heading, Item, Paragraph, Post, Quote, Rule, Table
from orda_tui.statements.find import find_statements, find_with_places
from orda_tui.statements.languages import LANGUAGES

VOCABULARY = (
    'said Lindqvist Karl Nyberg “ ” " « » — – , . : ? ! ( ) that he She According to сказал Носов что по словам он '
    "«Мост» деді Омаров деп айтуынша sagte dass laut a déclaré dit-il dijo dedi the mayor U.S. Mr. key statements: 42 "
    "\n"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
TEXTS = st.one_of(st.text(max_size=300), st.lists(WORDS, max_size=60).map(" ".join))
LANGS = st.sampled_from(["", "xx", *LANGUAGES])
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    TEXTS.map(Paragraph),
    TEXTS.map(Heading),
    TEXTS.map(Item),
    st.builds(Quote, TEXTS, TEXTS),
    st.builds(lambda text, author: Post("x", text, author=author), TEXTS, TEXTS),
    TEXTS.map(lambda text: Figure(text=text)),
    TEXTS.map(Code),
    st.just(Table((("a", "b"),))),
    st.just(Rule()),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(BLOCKS, max_size=8), LANGS, TEXTS, TEXTS)
def test_every_statement_is_a_span_and_never_raises(blocks: list[Block], lang: str, title: str, source: str) -> None:
    document = Document(tuple(blocks), lang)
    statements = find_statements(document, title=title, lang=lang, source=source, authors=(source,))
    assert statements == find_statements(document, title=title, lang=lang, source=source, authors=(source,))
    printed = "\n".join(b.text for b in blocks)
    cited = [b.author + b.handle for b in blocks if isinstance(b, Post)] + [
        b.cite for b in blocks if isinstance(b, Quote)
    ]
    for statement in statements:
        assert statement.text == blocks[statement.block].text[statement.start : statement.end] != ""
        assert 0 <= statement.score <= 1
        assert statement.speaker in printed or any(statement.speaker in name for name in cited)
        assert statement.mention in printed or any(statement.mention in name for name in cited)


@settings(max_examples=50, deadline=None)
@given(st.lists(BLOCKS, max_size=6), LANGS)
def test_a_mention_stands_where_its_place_says(blocks: list[Block], lang: str) -> None:
    for statement, (block, start, end) in find_with_places(Document(tuple(blocks), lang), lang=lang):
        if block >= 0 and statement.kind in ("direct", "mixed", "indirect") and statement.mention:
            assert statement.mention in blocks[block].text[start:end]


PARAGRAPHS = [
    "“The bridge opens in May,” said Mayor Anna Lindqvist.",
    "Karl Nyberg told reporters: “Nobody hid the papers from us.”",
    '"We counted every vote twice," Omar Haddad insisted on Monday.',
    "The council met for three hours and went home in the rain.",
    "“The sea is higher than last year,” Ingrid Holm wrote in a letter.",
]


@settings(max_examples=30, deadline=None)
@given(st.permutations(PARAGRAPHS))
def test_the_order_of_paragraphs_does_not_move_their_own_quotations(order: list[str]) -> None:
    document = Document(tuple(Paragraph(text) for text in order), "en")
    told = {(order[s.block], s.text, s.speaker) for s in find_statements(document)}
    assert told == {
        (PARAGRAPHS[0], "The bridge opens in May", "Anna Lindqvist"),
        (PARAGRAPHS[1], "Nobody hid the papers from us", "Karl Nyberg"),
        (PARAGRAPHS[2], "We counted every vote twice", "Omar Haddad"),
        (PARAGRAPHS[4], "The sea is higher than last year", "Ingrid Holm"),
    }


LONG = {
    "one letter": "a" * 200_000,
    "marks": '"' * 200_000,
    "opening marks": "«" * 200_000,
    "abbreviations": "U.S." * 50_000,
    "capitals": "A-A" * 70_000,
    "verbs": "said " * 40_000,
    "names": "Anna Lindqvist said that " * 8_000,
    "dashes": "— А, — сказал Иван. — " * 9_000,
    "brackets": "(" * 100_000 + ")" * 100_000,
    "commas": "said, " * 30_000,
    "clauses": "The old road is closed again, he said, and so was this — " * 5_000,
    "apostrophes": "‘a ’ " * 50_000,
    "noise": "".join(random.Random(7).choice("aB «»“”\"'.,—:;!? ") for _ in range(200_000)),
}


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_long_paragraph_takes_time_in_proportion(name: str, lang: str) -> None:
    started = time.process_time()
    find_statements(Document((Paragraph(LONG[name]),), lang), lang=lang)
    find_statements(Document((Heading("Key statements by Anna Lindqvist:"), Item(LONG[name])), lang), lang=lang)
    assert time.process_time() - started < 6
