"""Direct quotations: who said them, in every language and order of words."""

from __future__ import annotations

import pytest

from orda_tui.model.document import Document, Paragraph
from orda_tui.statements.find import find_statements

CASES = [
    ("en", "“The bridge opens in May,” said Mayor Anna Lindqvist.", "The bridge opens in May", "Anna Lindqvist"),
    ("ru", "«Мост откроют в мае», — сказала мэр города Анна Лебедева.", "Мост откроют в мае", "Анна Лебедева"),
    ("kk", "«Көпір мамырда ашылады», — деді Айгүл Серікова.", "Көпір мамырда ашылады", "Айгүл Серікова"),
]


@pytest.mark.parametrize(("lang", "text", "quote", "speaker"), CASES)
def test_a_direct_quotation_has_its_span_and_its_speaker(lang: str, text: str, quote: str, speaker: str) -> None:
    (statement,) = find_statements(Document((Paragraph(text),), lang))
    assert statement.text == quote == text[statement.start : statement.end]
    assert (statement.kind, statement.speaker) == ("direct", speaker)
