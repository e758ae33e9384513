"""Speech reported as an act ("did not rule out", «жоққа шығармады»): the subject acts, wherever the verb stands."""

from __future__ import annotations

import pytest

from orda_tui.model.document import Document, Paragraph
from orda_tui.statements.find import find_statements


@pytest.mark.parametrize(
    ("lang", "sentence", "mention", "words"),
    [
        ("en", "She did not rule out a second vote.", "She", "did not rule out a second vote"),
        ("ru", "Она не исключила второго голосования.", "Она", "не исключила второго голосования"),
        ("kk", "Ол екінші дауыс беруді жоққа шығармады.", "Ол", "екінші дауыс беруді жоққа шығармады"),
        ("kk", "Министр ата-аналарды сабырға шақырды.", "Министр", "ата-аналарды сабырға шақырды"),
    ],
)
def test_the_subject_is_who_speaks(lang: str, sentence: str, mention: str, words: str) -> None:
    (found,) = find_statements(Document((Paragraph(sentence),), lang), lang=lang)
    assert (found.kind, found.mention, found.text, found.rule) == ("indirect", mention, words, "act")


def test_a_sentence_without_a_subject_says_nothing() -> None:
    assert find_statements(Document((Paragraph("Кеше ауылда өткен жиында бәрін бірлікке шақырды."),), "kk")) == ()
