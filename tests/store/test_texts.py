"""An article as one JSON value, and back."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from orda_tui.model.article import NewArticle
from orda_tui.model.document import (
    Block,
    Code,
    Document,
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
from orda_tui.model.parsed import Enclosure
from orda_tui.store.clean import clean_article
from orda_tui.store.texts import from_text, to_text
from orda_tui.text.neutral import neutralise

WORDS = st.text(max_size=20)
MARKS = st.lists(
    st.builds(Mark, st.sampled_from(["strong", "link"]), st.integers(0, 9), st.integers(0, 9), WORDS), max_size=2
).map(tuple)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Paragraph, WORDS, MARKS),
    st.builds(Heading, WORDS, st.integers(2, 6), MARKS),
    st.builds(Item, WORDS, st.integers(0, 3), st.none() | st.integers(), MARKS),
    st.builds(Quote, WORDS, WORDS, MARKS),
    st.builds(Table, st.lists(st.lists(WORDS, max_size=3).map(tuple), max_size=3).map(tuple), st.integers(0, 1), WORDS),
    st.builds(Figure, WORDS, WORDS, WORDS, WORDS, st.booleans(), st.integers(0, 9), st.integers(0, 9)),
    st.builds(Code, WORDS, WORDS),
    st.builds(Post, WORDS, WORDS, WORDS, WORDS, WORDS, WORDS),
    st.just(Rule()),
)
ARTICLES = st.builds(
    NewArticle,
    key=WORDS,
    title=WORDS,
    document=st.builds(Document, st.lists(BLOCKS, max_size=4).map(tuple), WORDS),
    authors=st.lists(WORDS, max_size=2).map(tuple),
    published=st.none() | st.integers(),
    date_only=st.booleans(),
    categories=st.lists(WORDS, max_size=2).map(tuple),
    enclosures=st.lists(st.builds(Enclosure, WORDS, WORDS, st.integers(), WORDS, st.integers()), max_size=2).map(tuple),
    headlines=st.lists(WORDS, max_size=2).map(tuple),
)


@settings(max_examples=150, deadline=None)
@given(ARTICLES)
def test_an_article_survives_being_text(article: NewArticle) -> None:
    assert from_text(to_text(article)) == article


@settings(max_examples=150, deadline=None)
@given(ARTICLES)
def test_cleaning_once_is_enough_and_leaves_nothing_that_acts(article: NewArticle) -> None:
    clean = clean_article(article)
    assert clean_article(clean) == clean
    for block in clean.document.blocks:
        assert neutralise(block.text) == block.text
        assert all(not mark.href or mark.href.startswith(("http", "mailto:", "#")) for mark in block.marks)


def test_what_a_newer_version_added_is_left_out() -> None:
    value = json.loads(to_text(NewArticle("k", "t", Document((Paragraph("p"),)))))
    value["mood"] = "new"
    value["document"]["blocks"].append({"t": "hologram", "text": "seen as a paragraph"})
    read = from_text(json.dumps(value))
    assert read.document.blocks == (Paragraph("p"), Paragraph("seen as a paragraph"))
