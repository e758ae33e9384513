"""The pieces: quote marks, sentences, dashes, names, languages, ranking."""

from __future__ import annotations

import pytest

from orda_tui.model.statement import Statement
from orda_tui.statements.languages import LANGUAGES
from orda_tui.statements.languages.detect import detect
from orda_tui.statements.marks import scan, trim
from orda_tui.statements.names import Register, name_words
from orda_tui.statements.pieces import pieces
from orda_tui.statements.ranking import rank
from orda_tui.statements.sentences import split
from tests.statements.helpers import found

MARKS = [
    ("He said “yes, of course” and left.", ["yes, of course"]),
    ('A "b c" d "e f".', ["b c", "e f"]),
    ("«A «B» c», — он", ["A «B» c"]),
    ("«Компания «Причал», — сказал он.", ["Компания «Причал"]),
    ("„Ja“, sagte sie, »nein«, sagte er.", ["Ja", "nein"]),
    ("‘Never,’ he said. It’s the captain’s boat.", ["Never"]),
    ("“An open end.", ["An open end"]),
    ('"An open end with "inner" marks.', ["inner"]),
    ("5'10\" tall", []),
    ("''Old marks,'' he said.", ["Old marks"]),
    ("It's rock 'n' roll, y'all.", []),
    ("”“", []),
]


@pytest.mark.parametrize(("text", "words"), MARKS)
def test_quote_marks_are_paired_by_their_neighbours(text: str, words: list[str]) -> None:
    assert [text[quoted.start : quoted.end] for quoted in scan(text)] == words


def test_trimming_keeps_questions_and_abbreviations() -> None:
    for text, kept in [
        (" Why? ", "Why?"),
        ("Yes!", "Yes!"),
        ("well, ", "well"),
        ("in the U.S.", "in the U.S."),
        ("...", ""),
    ]:
        start, end = trim(text, 0, len(text))
        assert text[start:end] == kept


@pytest.mark.parametrize(
    ("lang", "text", "count"),
    [
        ("en", "Mr. Nyberg met Sen. Holm at 5 p.m. in the harbour. He left.", 2),
        ("en", "“Why?” Nyberg asked. “Because.” He left.", 3),
        ("ru", "В 2010 г. порт закрыли. Потом открыли.", 2),
        ("de", "Er wog z.B. 3 kg. Das war viel.", 2),
        ("kk", "Порт 2010 ж. жабылды. Кейін ашылды.", 2),
    ],
)
def test_sentences_end_where_they_end(lang: str, text: str, count: int) -> None:
    assert len(split(text, scan(text), LANGUAGES[lang])) == count


@pytest.mark.parametrize(
    ("lang", "text", "spoken"),
    [
        ("ru", "— Да, — сказал Носов. — Нет.", ["Да", "Нет"]),
        ("ru", "«Кран старый, — пояснил Носов. — Его заменят».", ["Кран старый", "Его заменят"]),
        ("ru", "— Пункт первый без глагола речи", []),
        ("es", "—No sé —dijo Vidal—. Tal vez mañana.", ["No sé", "Tal vez mañana"]),
    ],
)
def test_the_author_speaks_between_dashes(lang: str, text: str, spoken: list[str]) -> None:
    assert [text[p.start : p.end] for p in pieces(text, scan(text), LANGUAGES[lang])] == spoken


@pytest.mark.parametrize(
    ("lang", "text", "mention", "name"),
    [
        ("en", "Mayor Anna Lindqvist met Karl Nyberg.", "Lindqvist", "Anna Lindqvist"),
        ("en", "Mr. Karl Nyberg of the Port Authority", "Nyberg", "Karl Nyberg"),
        ("ru", "Пресс-секретарь Лебедева Павел Носов", "Носову", "Павел Носов"),
        ("ru", "Игорь Петрович Лебедев пришёл", "Лебедева", "Игорь Петрович Лебедев"),
        ("kk", "Айгүл Серікова келді", "Серікованың", "Айгүл Серікова"),
    ],
)
def test_a_surname_leads_to_the_full_name(lang: str, text: str, mention: str, name: str) -> None:
    register = Register(LANGUAGES[lang])
    register.read(text, 0)
    entry = register.find(name_words(mention))
    assert entry is not None
    assert entry.name == name


def test_two_people_of_one_surname_are_told_apart_by_the_given_name() -> None:
    register = Register(LANGUAGES["en"])
    register.read("Anna Holm met Ingrid Holm.", 0)
    entry = register.find(name_words("Anna Holm"))
    assert entry is not None
    assert entry.name == "Anna Holm"


@pytest.mark.parametrize(
    ("text", "claimed", "lang"),
    [
        ("The ferry was late and the people on the quay had to wait for it in the rain. " * 3, "ru", "en"),
        ("Паром опоздал, и людям на причале пришлось ждать его под дождём почти до самого вечера. " * 3, "en", "ru"),
        ("Паром кешігіп келді, сондықтан адамдар айлақта жаңбыр астында ұзақ күтті. " * 3, "ru", "kk"),
        ("Пором запізнився, і людям на причалі довелося чекати його під дощем аж до вечора. " * 3, "", "uk"),
        ("Die Fähre war spät, und die Leute auf dem Kai mussten im Regen auf sie warten. " * 3, "", "de"),
        ("Ja, Holm.", "cs", "cs"),
        ("12345", "", ""),
    ],
)
def test_languages_are_told_apart(text: str, claimed: str, lang: str) -> None:
    assert detect(text, claimed) == lang


def test_a_russian_paragraph_in_an_english_article_is_read_as_russian() -> None:
    text = (
        "The ferry was late on Monday and nobody on the quay was told.\n"
        "«Паром ждали до вечера, но он так и не пришёл», — рассказал на причале начальник порта Павел Носов."
    )
    (statement,) = found(text, "en")
    assert (statement.text[:6], statement.speaker) == ("Паром ", "Павел Носов")


def test_a_gendered_verb_keeps_a_pronoun_from_the_wrong_person() -> None:
    text = "«Кран упал сам», — сказал Павел Носов.\n«Виновных накажут», — заявила она."
    first, second = found(text, "ru")
    assert first.speaker == "Павел Носов"
    assert (second.speaker, second.mention, second.inferred) == ("", "она", False)


def test_an_office_alone_means_the_person_introduced_with_it() -> None:
    text = "Mayor Anna Lindqvist came at noon.\n“We start in May,” the mayor said."
    (statement,) = found(text)
    assert (statement.speaker, statement.mention, statement.inferred) == ("Anna Lindqvist", "the mayor", True)


def test_a_near_duplicate_loses_to_the_direct_quotation() -> None:
    said = Statement("direct", "the bridge opens in May this year", 0, 0, 33, speaker="Anna Lindqvist")
    told = Statement("indirect", "the bridge opens in May this year", 3, 0, 33, speaker="Anna Lindqvist")
    scored = rank([said, told], "", "", 4)
    assert scored[0].score > scored[1].score + 0.3


def test_paragraphs_that_look_like_a_list_are_one_under_its_heading() -> None:
    text = "Mayor Anna Lindqvist spoke.\nLindqvist’s main points:\n– The quay must grow\n– The lamps stay lit"
    statements = found(text)
    assert [(s.kind, s.text, s.speaker) for s in statements] == [
        ("keyitem", "The quay must grow", "Anna Lindqvist"),
        ("keyitem", "The lamps stay lit", "Anna Lindqvist"),
    ]


def test_a_line_under_a_quotation_signs_it() -> None:
    (statement,) = found("“A quiet year is a good year for us.”\n— Ingrid Holm, harbour master")
    assert (statement.speaker, statement.rule) == ("Ingrid Holm", "signed")


def test_a_digest_under_a_heading_is_nobodys_statement() -> None:
    assert found("Погода в порту улучшилась.\n# Коротко о главном\n* Паром вернулся\n* Кран починили", "ru") == ()


def test_words_that_go_on_in_one_paragraph_are_not_inferred() -> None:
    first, second = found("“The bridge opens in May,” said Anna Lindqvist. “Nobody will pay for it.”")
    assert (first.inferred, second.inferred, second.speaker) == (False, False, "Anna Lindqvist")
