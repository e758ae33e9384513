"""Who said what in the edition: the news yields its statements with the right speakers, the guide no false ones."""

from __future__ import annotations

import pytest

from orda_tui import edition
from orda_tui.extract.markdown import extract_markdown
from orda_tui.model.document import Heading, Item, Post, Quote
from orda_tui.model.page import Page
from orda_tui.model.statement import Statement
from orda_tui.statements.find import find_statements
from tests.edition.test_pieces import FRONT, INTERVIEW, REASON, SANCTIONS

PAGES: dict[str, Page] = {name: extract_markdown(text, name) for name, text in edition.pieces()}
NEWS = {"15-budapest.en": "Donald Trump", "16-budapest.ru": "Дональд Трамп", "17-budapest.kk": "Дональд Трамп"}


def said(name: str) -> tuple[Statement, ...]:
    page = PAGES[name]
    return find_statements(page.document, title=page.title, lang=page.lang, source=page.source, authors=page.authors)


def one(name: str, text: str) -> Statement:
    """The only statement that holds these words, outside the list of key statements."""
    (found,) = [s for s in said(name) if text in s.text and s.heading < 0]
    return found


@pytest.mark.parametrize("name", list(PAGES))
def test_every_statement_is_a_span_and_every_speaker_is_printed(name: str) -> None:
    document = PAGES[name].document
    printed = document.plain() + "\n".join(getattr(b, "cite", "") + getattr(b, "author", "") for b in document.blocks)
    for statement in said(name):
        assert document.blocks[statement.block].text[statement.start : statement.end] == statement.text
        assert statement.speaker in printed


@pytest.mark.parametrize(("name", "speaker"), NEWS.items())
def test_the_interview_is_quoted_exactly_with_its_speaker(name: str, speaker: str) -> None:
    statement = one(name, "beyond words")
    assert statement.text == INTERVIEW
    assert (statement.kind, statement.speaker) == ("direct", speaker)


@pytest.mark.parametrize("name", ["15-budapest.en", "18-sanctions.en"])
def test_the_reason_for_the_sanctions_is_the_ministrys(name: str) -> None:
    statement = one(name, "lack of serious interest")
    assert statement.text == REASON
    assert statement.speaker.endswith("Treasury Department")


@pytest.mark.parametrize("name", [*NEWS, "09-posts-and-pictures.en"])
def test_the_post_is_a_statement_of_its_account(name: str) -> None:
    document = PAGES[name].document
    (statement,) = [s for s in said(name) if s.kind == "social"]
    assert isinstance(document.blocks[statement.block], Post)
    assert "I canceled my meeting with Putin." in statement.text
    assert (statement.speaker, statement.inferred) == ("Clash Report", False)


@pytest.mark.parametrize("name", ["15-budapest.en", "09-posts-and-pictures.en"])
def test_a_post_that_quotes_the_president_says_so(name: str) -> None:
    (statement,) = [s for s in said(name) if s.kind == "social"]
    assert statement.quoting == "Donald Trump"


@pytest.mark.parametrize(("name", "speaker"), NEWS.items())
def test_the_key_list_belongs_to_the_person_in_its_heading(name: str, speaker: str) -> None:
    blocks = PAGES[name].document.blocks
    items = [s for s in said(name) if s.heading >= 0]
    assert len(items) == 6
    assert {s.speaker for s in items} == {speaker}
    assert all(isinstance(blocks[s.block], Item) and isinstance(blocks[s.heading], Heading) for s in items)


def test_quoted_parts_of_the_key_list_are_exact() -> None:
    mixed = [s.text for s in said("15-budapest.en") if s.heading >= 0 and s.kind == "mixed"]
    assert mixed == [FRONT, SANCTIONS]


@pytest.mark.parametrize(
    ("name", "speaker"),
    [
        ("05-who-said-what.en", "Thomas Jefferson"),
        ("06-who-said-what.ru", "Александр Грибоедов"),
        ("07-who-said-what.kk", "Абай Құнанбайұлы"),
        ("12-search.en", "Francis Bacon"),
    ],
)
def test_a_block_quotation_belongs_to_the_name_under_it(name: str, speaker: str) -> None:
    document = PAGES[name].document
    (statement,) = [s for s in said(name) if s.kind == "blockquote"]
    assert isinstance(document.blocks[statement.block], Quote)
    assert statement.speaker == speaker
    assert "\n—" not in statement.text


def test_a_quotation_in_russian_has_its_speaker() -> None:
    statement = one("06-who-said-what.ru", "сестра таланта")
    assert (statement.kind, statement.speaker) == ("direct", "Антон Чехов")


@pytest.mark.parametrize(
    "name", ["04-keys.en", "08-adding-sources.en", "11-undo.en", "13-privacy.en", "14-command-line.en"]
)
def test_a_guide_that_quotes_nobody_has_no_quotations(name: str) -> None:
    assert [s.text for s in said(name) if s.kind in ("direct", "mixed", "keyitem", "social", "blockquote")] == []
