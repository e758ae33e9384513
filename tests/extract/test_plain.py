"""Plain texts as people copy them, in several orders and languages."""

from __future__ import annotations

import pytest

from orda_tui.extract.plain import extract_plain
from orda_tui.extract.source import reporting_source
from orda_tui.model.document import Block, Figure, Heading, Item, Paragraph, Post, Quote, Rule

LONG = "The harbour slept while the water went out, and nobody on the quay thought of the morning."
LEAD = "The mayor met the dock workers on Monday, Coastline.example reports."


def blocks(*lines: str) -> list[Block]:
    """The blocks under a title."""
    return list(extract_plain("\n".join(["Harbour Mayor Shelves Ferry Plan", LEAD, *lines])).document.blocks)[1:]


@pytest.mark.parametrize(
    ("head", "title", "short"),
    [
        (
            ["Mayor Shelves Plan", "Mayor Shelves Plan After Talks"],
            "Mayor Shelves Plan After Talks",
            "Mayor Shelves Plan",
        ),
        (
            ["Mayor Shelves Plan After Talks", "Mayor Shelves Plan"],
            "Mayor Shelves Plan After Talks",
            "Mayor Shelves Plan",
        ),
        (["Mayor Shelves Plan", "Mayor Shelves Plan"], "Mayor Shelves Plan", ""),
        (["Home / News", "Mayor Shelves Plan"], "Mayor Shelves Plan", ""),
        (["Politics", "Mayor Shelves the Ferry Plan"], "Mayor Shelves the Ferry Plan", ""),
        (["# Mayor Shelves Plan", ""], "Mayor Shelves Plan", ""),
        (["Mayor Shelves Plan", "=================="], "Mayor Shelves Plan", ""),
        (["Will the Mayor Shelve the Plan?"], "Will the Mayor Shelve the Plan?", ""),
        (["Latest news", "- One story", "- Two stories", "Mayor Shelves Plan"], "Mayor Shelves Plan", ""),
        (["Мост закроют", "Мост закроют на всё лето"], "Мост закроют на всё лето", "Мост закроют"),
        (["Мектеп ашылды", "Ауылда жаңа мектеп ашылды"], "Ауылда жаңа мектеп ашылды", "Мектеп ашылды"),
    ],
)
def test_titles(head: list[str], title: str, short: str) -> None:
    page = extract_plain("\n".join([*head, LONG, LONG[::-1]]))
    assert (page.title, page.short_title) == (title, short)
    assert page.document.blocks[0] == Paragraph(LONG)


def test_a_text_without_a_title_takes_the_name_of_its_file() -> None:
    assert extract_plain(LONG, "folder/notes of may.txt").title == "notes of may"
    assert extract_plain(LONG).title.startswith("The harbour slept")
    assert extract_plain("").access == "empty"


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Photo: port.example", "port.example"),
        ("(Photo: Mira Holt)", "Mira Holt"),
        ("Photo by Mira Holt", "Mira Holt"),
        ("Image credit: Mira Holt", "Mira Holt"),
        ("Фото: пресс-служба", "пресс-служба"),
        ("Фото пресс-службы", "пресс-службы"),
        ("Сурет: Нұрлан Әбенов", "Нұрлан Әбенов"),
        ("© Mira Holt", "Mira Holt"),
    ],
)
@pytest.mark.parametrize("order", [0, 1])
def test_credit_of_the_photo(line: str, credit: str, order: int) -> None:
    head = ["Mayor Shelves Plan", "Mayor Shelves Plan After Talks"]
    head.insert(1 + order, line)
    page = extract_plain("\n".join([*head, LONG]))
    assert page.document.blocks[0] == Figure("", "", credit, "", True)
    assert page.title == "Mayor Shelves Plan After Talks"


@pytest.mark.parametrize(
    "line",
    [
        "Original Author: Ana Duarte", "Author: Ana Duarte", "By Ana Duarte", "Written by: Ana Duarte",
        "Автор: Ana Duarte", "Автор текста: Ana Duarte", "Автор — Ana Duarte", "Мақала авторы: Ana Duarte",
        "Авторы: Ana Duarte", "Autor: Ana Duarte", "Story by Ana Duarte",
    ],
)  # fmt: skip
@pytest.mark.parametrize("at", [1, -1])
def test_author(line: str, at: int) -> None:
    lines = ["Mayor Shelves Plan", LONG, LONG[::-1] + "."]
    lines.insert(at if at > 0 else len(lines), line)
    page = extract_plain("\n".join(lines))
    assert page.authors == ("Ana Duarte",)
    assert [b.text for b in page.document.blocks] == [LONG, LONG[::-1] + "."]


@pytest.mark.parametrize(
    "line", ["22.10.2025, 10:15", "October 22, 2025", "22 октября 2025 г. | 1 204 просмотра", "2025 ж. 22 қазан"]
)
def test_date(line: str) -> None:
    page = extract_plain("\n".join(["Mayor Shelves Plan", line, LONG]))
    assert (page.published, page.date_only) == (1761091200, True)


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("He met the union, Coastline.example reports.", "Coastline.example"),
        ("He met the union, the Daily Harbour reports.", "Daily Harbour"),
        ("He met the union, reports Coastline.example.", "Coastline.example"),
        ("Он встретился с жителями, сообщает Rechnoy.kz.", "Rechnoy.kz"),
        ("Он встретился с жителями, передаёт корреспондент Rechnoy.kz", "Rechnoy.kz"),
        ("Он встретился с жителями. Об этом пишет «Речной вестник».", "Речной вестник"),
        ("Ол тұрғындармен кездесті, деп хабарлайды Dala.kz.", "Dala.kz"),
        ("Ол кездесті. Бұл туралы Dala.kz хабарлайды.", "Dala.kz"),
        ("Він зустрівся з мешканцями, повідомляє Річковий Вісник.", "Річковий Вісник"),
        ("Sie traf den Rat, berichtet die Rosenauer Zeitung.", "Rosenauer Zeitung"),
        ("Wie das Tagblatt berichtet, traf sie den Rat.", "Tagblatt"),
        ("Elle a vu le conseil, rapporte Le Quai.", "Le Quai"),
        ("Visitó el puerto, informa El Muelle.", "El Muelle"),
        ("Sie traf den Rat, berichtet die Ministerin.", ""),
        ("Er fuhr ab, berichtete Huber am Montag.", ""),
        ("He said the bank reports to nobody.", ""),
        ("Она живёт в г.Алматы.", ""),
    ],
)
def test_outlet(sentence: str, source: str) -> None:
    assert reporting_source([sentence]) == source


POST = Post("x", "UPDATE:\nThe ferry stays.\nMore at noon. pic.twitter.com/Ab12", "Quay Watch", "@quay", "2025-05-02")
SIGNED = "— Quay Watch (@quay) May 2, 2025"


@pytest.mark.parametrize(
    "lines",
    [
        ["UPDATE:", SIGNED, "The ferry stays.", "More at noon. pic.twitter.com/Ab12"],
        [SIGNED, "UPDATE:", "The ferry stays.", "More at noon. pic.twitter.com/Ab12"],
        ["UPDATE:", "The ferry stays.", "More at noon. pic.twitter.com/Ab12", SIGNED],
        ["UPDATE:", "– Quay Watch (@quay) 2 мая 2025 г.", "The ferry stays.", "More at noon. pic.twitter.com/Ab12"],
        ["UPDATE:", "— Quay Watch (@quay) 2025 ж. 2 мамыр", "The ferry stays.", "More at noon. pic.twitter.com/Ab12"],
        [
            "",
            "UPDATE:",
            "The ferry stays.",
            "More at noon. pic.twitter.com/Ab12",
            "Quay Watch (@quay) · May 2, 2025",
            "",
        ],
    ],
)
def test_a_post_is_one_block_wherever_its_attribution_stands(lines: list[str]) -> None:
    assert blocks(LONG, *lines, LONG[::-1] + ".") == [Paragraph(LONG), POST, Paragraph(LONG[::-1] + ".")]


@pytest.mark.parametrize(
    "intro", ["The mayor wrote about it on X:", "Аким написал в соцсети:", "Әкім парақшасында жазды:"]
)
def test_the_sentence_that_introduces_a_post_is_no_part_of_it(intro: str) -> None:
    found = blocks(intro, SIGNED, "The ferry stays. https://t.co/Ab12")
    assert found == [
        Paragraph(intro),
        Post("x", "The ferry stays. https://t.co/Ab12", "Quay Watch", "@quay", "2025-05-02"),
    ]


@pytest.mark.parametrize("mark", ["-", "•", "*", "–", "—", "●", "▪", "🔹", "✅"])
@pytest.mark.parametrize(
    "heading", ["The Mayor’s Key Points:", "Ключевые заявления акима:", "Негізгі мәлімдемелер:", "Main points"]
)
def test_a_list_under_its_heading(mark: str, heading: str) -> None:
    found = blocks(LONG, heading, f"{mark} the pier stays", f"{mark} the crane goes", LONG[::-1] + ".")
    assert found == [
        Paragraph(LONG),
        Heading(heading),
        Item("the pier stays"),
        Item("the crane goes"),
        Paragraph(LONG[::-1] + "."),
    ]


def test_numbers_and_depth() -> None:
    assert blocks("In order:", "1. one", "2) two") == [Heading("In order:"), Item("one", 0, 1), Item("two", 0, 2)]
    assert blocks("In order:", "- one", "  - deep") == [Heading("In order:"), Item("one"), Item("deep", 1)]
    assert blocks("2025. A year like any other.") == [Paragraph("2025. A year like any other.")]


def test_dashes_of_speech_are_no_items() -> None:
    lines = ["— Ждать нельзя, — сказал аким.", "— Когда начнёте? — спросили его.", "— Завтра, — ответил он."]
    assert blocks(*lines) == [Paragraph(line) for line in lines]


@pytest.mark.parametrize(
    "label",
    ["Latest news", "Read also", "Related stories:", "More news", "News", "Последние новости", "Читайте также:",
     "Главные новости", "Новости", "Соңғы жаңалықтар", "Тағы оқыңыз", "Басты жаңалықтар", "Оқи отырыңыз:"],
)  # fmt: skip
def test_headlines_of_others(label: str) -> None:
    lines = ["Mayor Shelves Plan", LONG, label, "- Council Says No", "- 14:05 Ferry Says Yes", "Author: Ana Duarte"]
    page = extract_plain("\n".join(lines))
    assert page.headlines == ("Council Says No", "Ferry Says Yes")
    assert page.authors == ("Ana Duarte",)
    assert page.document.blocks == (Paragraph(LONG),)


def test_headlines_without_bullets_and_one_in_a_line() -> None:
    lines = [
        "Mayor Shelves Plan",
        LONG,
        "Читайте также: Мост закроют",
        LONG[::-1] + ".",
        "Последние новости",
        "Мост открыт",
        "Паром ушёл",
    ]
    page = extract_plain("\n".join(lines))
    assert page.headlines == ("Мост закроют", "Мост открыт", "Паром ушёл")
    assert [b.text for b in page.document.blocks] == [LONG, LONG[::-1] + "."]


def test_text_broken_at_a_width_comes_whole() -> None:
    text = (
        "Low water\n\nThe harbour slept while the water went out, and nobody on the\n"
        "quay thought of the morning, for the boats had been counted and\nthe lamps had been lit.\n\n"
        "    It was late. The old men who had waited since noon turned away\nwithout a word and went up the hill.\n\n"
        "What came next\n--------------\n* an item that needs more than one line of this narrow\n  text\n* another\n"
    )
    assert [(b.tag, len(b.text)) for b in extract_plain(text).document.blocks] == [
        ("paragraph", 149),
        ("paragraph", 99),
        ("heading", 14),
        ("item", 57),
        ("item", 7),
    ]


def test_marks_of_markdown() -> None:
    found = blocks("## Part two", LONG, "> We waited.", "> All night.", "> — Ana", "***", LONG)
    assert found == [
        Heading("Part two"),
        Paragraph(LONG),
        Quote("We waited.\nAll night.", "Ana"),
        Rule(),
        Paragraph(LONG),
    ]


def test_headings_amid_the_text() -> None:
    assert blocks(LONG, "", "What came next", "", LONG) == [Paragraph(LONG), Heading("What came next"), Paragraph(LONG)]


def test_addresses_are_links() -> None:
    (block,) = blocks("More at https://a.example/x?utm_source=b&c=1, and (http://b.example/).")
    assert [(block.text[m.start : m.end], m.href) for m in block.marks] == [
        ("https://a.example/x?utm_source=b&c=1", "https://a.example/x?c=1"),
        ("http://b.example/", "http://b.example/"),
    ]


def test_a_quotation_that_opens_the_title_is_no_path_through_a_site() -> None:
    page = extract_plain(f"«Мы чиним крышу»: разговор с директором\nФото: Анна Ким\n{LONG}", "notes")
    assert page.title == "«Мы чиним крышу»: разговор с директором"
    assert extract_plain(f"Home » News » Harbour\nMayor Shelves Plan\n{LONG}").title == "Mayor Shelves Plan"


def test_questions_and_answers_with_dashes_are_a_conversation_and_no_list() -> None:
    lines = ["— Театр закрывают?", "— Нет. Мы чиним крышу.", "— Сколько это займёт?", "— Полгода."]
    page = extract_plain("\n".join(["Разговор с директором", LONG, *lines, LONG]))
    assert [block.text for block in page.document.blocks if isinstance(block, Paragraph)] == [LONG, *lines, LONG]
    listed = extract_plain("\n".join(["Разговор с директором", LONG, "Коротко:", "— Крыша течёт", "— Денег нет"]))
    assert [block.text for block in listed.document.blocks if isinstance(block, Item)] == ["Крыша течёт", "Денег нет"]
