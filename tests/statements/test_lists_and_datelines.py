"""Pages that are not shaped quite like the founding one: whose list it is, datelines, outlets, names that run on."""

from __future__ import annotations

import pytest

from orda_tui.model.document import Document, Heading, Item, Paragraph
from orda_tui.statements.find import find_statements
from tests.statements.helpers import found


def test_a_list_under_a_heading_without_a_name_lets_each_item_name_its_own() -> None:
    statements = found(
        """Port director Maria van der Berg met the mayor, João Pedro Lima da Costa, on Monday.
Van der Berg told reporters that the pier would close.
Lima said he was sorry for it.
# Key takeaways:
* Van der Berg expects the pier back by May
* Costa called on the port to “keep its word”
* Ships will go to Lindholm, said deputy director Saule Kim
* Repairs cost four million, according to Costa
* The north pier stays open""",
        source="Gavan",
    )
    assert [(s.speaker, s.text) for s in statements if s.heading >= 0] == [
        ("Maria van der Berg", "Van der Berg expects the pier back by May"),
        ("João Pedro Lima da Costa", "keep its word"),
        ("Saule Kim", "Ships will go to Lindholm"),
        ("João Pedro Lima da Costa", "Repairs cost four million"),
    ]


def test_a_list_without_a_name_is_the_only_speakers_own() -> None:
    statements = found(
        """“The pier stays open,” said director Karl Nyberg.
# Key statements:
* The port will hire ten people
* Fees stay as they are"""
    )
    assert [(s.speaker, s.inferred) for s in statements if s.heading >= 0] == [("Karl Nyberg", True)] * 2


PORT = """Глава порта Ерлан Садыков выступил в среду. С ним говорила директор верфи Анна Холм.
# Ключевые заявления{of}:
* {item}"""


@pytest.mark.parametrize("of", ["", " Ерлана Садыкова"])
@pytest.mark.parametrize(
    ("item", "speaker", "said"),
    [
        (
            "«Мост закрыт до мая, — сказал Садыков, — и никто его не откроет раньше».",
            "Ерлан Садыков",
            ["Мост закрыт до мая", "и никто его не откроет раньше"],
        ),
        (
            "«Паром ходит каждый час, — пообещала Анна Холм. — Билет подешевеет».",
            "Анна Холм",
            ["Паром ходит каждый час", "Билет подешевеет"],
        ),
        (
            "Садыков: «Мы ждали этого дня, — признался он, — пять долгих лет».",
            "Ерлан Садыков",
            ["Мы ждали этого дня", "пять долгих лет"],
        ),
        (
            "«Денег хватит на всё, — заверил глава порта, — но не сразу»",
            "Ерлан Садыков",
            ["Денег хватит на всё", "но не сразу"],
        ),
        ("«Крана, — добавил Садыков, — не будет»", "Ерлан Садыков", ["Крана", "не будет"]),
        (
            "«Мост — это наша гордость, и она стоит — как прежде», — сказал Садыков",
            "Ерлан Садыков",
            ["Мост — это наша гордость, и она стоит — как прежде"],
        ),
    ],
)
def test_the_authors_words_inside_the_marks_of_an_item_are_nobodys(
    of: str, item: str, speaker: str, said: list[str]
) -> None:
    statements = [s for s in found(PORT.format(of=of, item=item), "ru") if s.heading >= 0]
    assert [(s.kind, s.speaker, s.text) for s in statements] == [("direct", speaker, text) for text in said]


def test_what_stands_on_both_sides_of_who_says_it_is_said() -> None:
    statements = found(
        """Mayor Anna Holm spoke to the port director, Karl Nyberg.
# Key statements:
* “The bridge is closed,” said Holm, “and nobody opens it before May.”
* “We have money,” said Nyberg"""
    )
    assert [(s.kind, s.speaker, s.text) for s in statements if s.heading >= 0] == [
        ("direct", "Anna Holm", "The bridge is closed"),
        ("direct", "Anna Holm", "and nobody opens it before May"),
        ("direct", "Karl Nyberg", "We have money"),
    ]


def test_a_german_list_whose_items_name_their_source() -> None:
    statements = found(
        """Die Bürgermeisterin von Rosenfeld, Anna Leitner, hat am Montag mit dem Brandmeister Josef Huber gesprochen, \
berichtet die Rosenfelder Zeitung.
Nach Angaben von Huber fehlen zwei Rettungswege.
# Die wichtigsten Aussagen von Leitner:
* Die Stadt erstattet alle Gebühren
* Laut Leitner wird das Fest im Mai nachgeholt
* Sie fordert vom Land „mehr Geld für die Feuerwehr“""",
        "de",
    )
    assert [(s.kind, s.speaker, s.text) for s in statements] == [
        ("indirect", "Josef Huber", "fehlen zwei Rettungswege"),
        ("keyitem", "Anna Leitner", "Die Stadt erstattet alle Gebühren"),
        ("keyitem", "Anna Leitner", "wird das Fest im Mai nachgeholt"),
        ("mixed", "Anna Leitner", "mehr Geld für die Feuerwehr"),
    ]


def test_a_dateline_is_part_of_nobodys_words() -> None:
    for lang, text, words in [
        ("en", "LINDHOLM, 24 November — The port will close, its director Karl Nyberg said.", "The port will close"),
        ("en", "LINDHOLM (Gavan) - The port will close, its director Karl Nyberg said.", "The port will close"),
        ("ru", "ПРИМОРСК, 24 ноября. — Порт закроют, сообщил директор Карл Нюберг.", "Порт закроют"),
    ]:
        (statement,) = found(text, lang)
        assert (statement.text, statement.speaker) == (words, statement.mention)


def test_a_kazakh_name_does_not_take_in_the_place_beside_it() -> None:
    statements = found(
        """# Омаров Ташкентке сапарын кейінге қалдырды
Президент Ерлан Омаров Астанада Түркі кеңесінің басшысымен кездесті, деп хабарлайды Gavan.kz.
Кездесу барысында Омаров Ташкентке сапарын кейінге қалдырғанын мәлімдеді.
«Біз асықпаймыз», — деді Омаров.""",
        "kk",
        "Gavan.kz",
    )
    assert [(s.kind, s.text, s.speaker) for s in statements] == [
        ("indirect", "Ташкентке сапарын кейінге қалдырғанын", "Ерлан Омаров"),
        ("direct", "Біз асықпаймыз", "Ерлан Омаров"),
    ]


def test_an_office_before_a_comma_an_outlet_and_a_list_in_romance_languages() -> None:
    statements = found(
        """El presidente del puerto, Pedro Salas, habló con la alcaldesa Ana Robles, informa El Correo de la Ría.
Durante la charla, Salas anunció que aplaza el viaje.
# Las claves de Salas:
* Salas cree que el comercio puede crecer
* Según el presidente, el tren es más importante
* El puerto no venderá su parte""",
        "es",
    )
    assert [(s.kind, s.speaker, s.text) for s in statements] == [
        ("indirect", "Pedro Salas", "aplaza el viaje"),
        ("keyitem", "Pedro Salas", "el comercio puede crecer"),
        ("keyitem", "Pedro Salas", "el tren es más importante"),
        ("keyitem", "Pedro Salas", "El puerto no venderá su parte"),
    ]


def test_a_czech_heading_whose_name_loses_a_vowel() -> None:
    statements = found(
        """Ředitel Petr Havel v úterý hovořil se starostkou Annou Malou, informuje Přístavní kurýr.
Podle ředitele bude nový termín znám v dubnu.
# Hlavní výroky Havla:
* Havel věří, že přístav poroste
* Podle něj je železnice důležitější""",
        "cs",
    )
    assert [(s.kind, s.speaker, s.text) for s in statements] == [
        ("indirect", "Petr Havel", "bude nový termín znám v dubnu"),
        ("keyitem", "Petr Havel", "přístav poroste"),
        ("keyitem", "Petr Havel", "je železnice důležitější"),
    ]


def test_a_declined_office_means_the_person_introduced_with_it() -> None:
    statements = found(
        """Президент Володимир Гавриш провів розмову з міністром, повідомляє «Портовий кур’єр».
За словами президента, нову дату визначать у квітні.""",
        "uk",
    )
    assert [(s.speaker, s.mention, s.inferred) for s in statements] == [("Володимир Гавриш", "президента", True)]


def test_a_turkish_place_is_no_given_name_and_the_language_shows_in_its_letters() -> None:
    statements = found(
        """Cumhurbaşkanı Recep Erdem, Kazak lider Kasım Toktar ile salı günü görüştü.
Görüşmede Erdem, mart ayında planlanan ziyaretin ertelendiğini açıkladı.
Erdem'e göre demir yolu boru hattından daha önemli.""",
        "",
    )
    assert [(s.speaker, s.text) for s in statements] == [
        ("Recep Erdem", "mart ayında planlanan ziyaretin ertelendiğini"),
        ("Recep Erdem", "demir yolu boru hattından daha önemli"),
    ]


def test_an_office_without_its_name_is_the_only_one_that_the_article_names() -> None:
    statements = found(
        """The Finance Ministry warned of “unforeseen costs in the second phase.”
According to the ministry, the budget will be approved in June."""
    )
    assert [(s.speaker, s.mention, s.inferred) for s in statements] == [
        ("Finance Ministry", "Finance Ministry", False),
        ("Finance Ministry", "the ministry", True),
    ]


@pytest.mark.parametrize(
    ("lang", "lead", "heading", "item", "said"),
    [
        ("en", "“The line will open in May,” mayor John Frost said.", "Key statements",
         "Councillor Emma Lund: This line is a waste of public money",
         ("keyitem", "Emma Lund", "This line is a waste of public money")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Key statements",
         "Emma Lund, a fish trader: “Nobody comes to the market any more.”",
         ("direct", "Emma Lund", "Nobody comes to the market any more")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Key statements",
         "Emma Lund (Quay Party): “Not with us”", ("direct", "Emma Lund", "Not with us")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Key statements",
         "Emma Lund told reporters: “Not with us”", ("direct", "Emma Lund", "Not with us")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Key statements",
         "Emma Lund — “Not with us, ever”", ("direct", "Emma Lund", "Not with us, ever")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Key statements",
         "Emma Lund\n“Not with us, ever”", ("direct", "Emma Lund", "Not with us, ever")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Key statements",
         "“Not with us, ever,” said Emma Lund", ("direct", "Emma Lund", "Not with us, ever")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Key statements",
         "“Not with us,” said Emma Lund. “We shall stop it in court.”",
         ("direct", "Emma Lund", "We shall stop it in court")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Key statements",
         "The mayor: It will be cheap", ("keyitem", "John Frost", "It will be cheap")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Frost’s key statements",
         "Black Sea: ferries go on", ("keyitem", "John Frost", "Black Sea: ferries go on")),
        ("en", "“The line will open in May,” mayor John Frost said.", "Frost’s key statements",
         "Councillor Emma Lund: “Not with us”", ("direct", "Emma Lund", "Not with us")),
        ("ru", "Мост закрыли, заявил мэр Иван Петров.", "Ключевые заявления",
         "Лидия Морено, торговка: «На рынок никто не ходит»", ("direct", "Лидия Морено", "На рынок никто не ходит")),
        ("ru", "Мост закрыли, заявил мэр Иван Петров.", "Ключевые заявления",
         "О мосте: он будет закрыт до мая", ("keyitem", "Иван Петров", "О мосте: он будет закрыт до мая")),
        ("ru", "Мост закрыли, заявил мэр Иван Петров.", "Ключевые заявления",
         "Анна Ковач — «лучший инженер страны»", ("mixed", "Иван Петров", "лучший инженер страны")),
        ("kk", "Көпір жабылды, деп хабарлады полиция.", "Негізгі мәлімдемелер",
         "«Көпір мамырға дейін жабық болады», — деді әкім Айгүл Омарова",
         ("direct", "Айгүл Омарова", "Көпір мамырға дейін жабық болады")),
        ("kk", "Көпір жабылды, деп хабарлады полиция.", "Негізгі мәлімдемелер",
         "Әкім Айгүл Омарова: «Көпір мамырға дейін жабық болады».",
         ("direct", "Айгүл Омарова", "Көпір мамырға дейін жабық болады")),
        ("ru", "Мост закрыли в пятницу, сообщили в полиции.", "Ключевые заявления",
         "Мэр Анна Хольм: «Мост будет закрыт до мая».", ("direct", "Анна Хольм", "Мост будет закрыт до мая")),
        ("de", "Die Brücke ist gesperrt, sagten Behörden.", "Die wichtigsten Aussagen",
         "Händlerin Lidia Moreno: „Niemand kommt mehr auf den Markt“",
         ("direct", "Lidia Moreno", "Niemand kommt mehr auf den Markt")),
        ("de", "Die Brücke ist gesperrt, sagten Behörden.", "Die wichtigsten Aussagen",
         "Bürgermeisterin Anna Lang: Die Brücke bleibt zu", ("keyitem", "Anna Lang", "Die Brücke bleibt zu")),
    ],
)  # fmt: skip
def test_whose_words_an_item_is_and_how_they_are_given(
    lang: str, lead: str, heading: str, item: str, said: tuple[str, str, str]
) -> None:
    document = Document((Paragraph(lead), Heading(heading, level=2), Item(item)), lang)
    (found_here,) = [s for s in find_statements(document, lang=lang) if s.block == 2]
    assert (found_here.kind, found_here.speaker, found_here.text) == said
    assert item[found_here.start : found_here.end] == found_here.text


def test_an_item_all_in_quotation_marks_is_quoted_and_one_with_words_around_it_is_partly() -> None:
    statements = found(
        """“The pier stays open,” said director Karl Nyberg.
# Nyberg's key statements:
* “The port will hire ten people.”
* On fees: “They stay as they are”
* He called the pier “a very good place to be”"""
    )
    assert [(s.kind, s.speaker) for s in statements if s.heading >= 0] == [
        ("direct", "Karl Nyberg"),
        ("direct", "Karl Nyberg"),
        ("mixed", "Karl Nyberg"),
    ]
