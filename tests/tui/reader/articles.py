"""Articles to read in tests: a small paper of a harbour town, in English, Russian and Kazakh."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from orda_tui.model.article import Article
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
from orda_tui.model.statement import Statement

WHEN = 1_761_141_600  # 22 October 2025, 14:00 UTC


def article(*blocks: Block, statements: tuple[Statement, ...] = (), **fields: object) -> Article:
    """An article of these blocks; any field may be given."""
    base = Article(
        1,
        1,
        "key",
        "Port opens a second pier",
        Document(blocks, "en"),
        statements,
        WHEN,
        WHEN,
        feed_name="Harbour Post",
        published=WHEN,
        rules_version=1,
    )
    return replace(base, **fields)  # type: ignore[arg-type]


def said(kind: str, words: str, blocks: Sequence[Block], block: int, **fields: object) -> Statement:
    """A statement of ``words`` in a block."""
    start = blocks[block].text.index(words)
    made = Statement("direct", words, block, start, start + len(words))
    return replace(made, kind=kind, **fields)  # type: ignore[arg-type]


def marked(text: str, kind: str, words: str, href: str = "") -> Mark:
    """A mark over ``words`` in ``text``."""
    start = text.index(words)
    return Mark(kind, start, start + len(words), href)  # type: ignore[arg-type]


def english() -> Article:
    """Everything the reader can set, with statements of every kind."""
    lead = "The harbour council voted on Wednesday to open a second pier for grain ships, the harbour office said."
    heading = "What the mayor promised:"
    blocks: tuple[Block, ...] = (
        Figure("https://harbour.example/pier.jpg", "The new pier at dawn.", "Port archive", "A pier", lead=True),
        Paragraph(lead, (marked(lead, "link", "harbour council", "https://harbour.example/council"),)),
        Paragraph("Mayor Alma Serik said that the pier would pay for itself within nine years."),
        Paragraph("“We have waited for this since the old crane fell into the sea,” Serik told the council."),
        Paragraph("She added that nobody would lose a berth."),
        Paragraph("The fishers’ union called the plan “a pier without a road” and asked for a study of the traffic."),
        Heading(heading),
        Item("The first ship will moor in May"),
        Item("Fishers will keep the western quay, and will pay no more for it than they pay now"),
        Post("x", "Seen from the lighthouse:\nthe first pile is in.", "Pier Watch", "@pierwatch", "2025-10-21",
             "https://x.example/pierwatch/1"),
        Quote("A harbour is a promise to those who are not here yet.", "Council minutes, 1911"),
        Heading("Figures", 2),
        Table((("Pier", "Cranes", "Tonnes a day"), ("West", "2", "1,200"), ("East", "11", "9,450")), 1, "Turnover"),
        Item("survey", 0, 1),
        Item("piles", 0, 2),
        Item("steel", 1),
        Item("oak", 1),
        Item("deck", 0, 3),
        Code("berths = {\n    'west': 2,\n}", "python"),
        Rule(),
        Paragraph("Area 40 m2, see note 1.", (Mark("superscript", 9, 10), Mark("superscript", 21, 22))),
    )  # fmt: skip
    mayor = {"speaker": "Alma Serik", "role": "Mayor"}
    statements = (
        said("indirect", "the pier would pay for itself within nine years", blocks, 2, mention="Mayor Alma Serik",
             key=True, **mayor),
        said("direct", "We have waited for this since the old crane fell into the sea", blocks, 3, mention="Serik",
             key=True, **mayor),
        said("indirect", "nobody would lose a berth", blocks, 4, mention="She", inferred=True, **mayor),
        said("mixed", "a pier without a road", blocks, 5, speaker="fishers’ union"),
        said("keyitem", "The first ship will moor in May", blocks, 7, heading=6, inferred=True, **mayor),
        said("keyitem", "Fishers will keep the western quay", blocks, 8, heading=6, inferred=True, **mayor),
        said("social", blocks[9].text, blocks, 9, speaker="Pier Watch", quoting="Alma Serik"),
        said("blockquote", blocks[10].text, blocks, 10),
    )  # fmt: skip
    return article(
        *blocks,
        statements=statements,
        short_title="Second pier",
        dek="Nine years of talk, and one vote.",
        authors=("Dana Nurlan", "Ivo Berg"),
        source="Harbour Post",
        url="https://harbour.example/pier",
        enclosures=(Enclosure("https://harbour.example/talk.mp3", "audio/mpeg", 12_400_000, "The debate", 1860),),
        headlines=("Lighthouse gets a new lamp", "Mayor says the road comes next"),
    )


def russian() -> Article:
    """A piece in Russian."""
    blocks: tuple[Block, ...] = (
        Paragraph("Совет порта в среду проголосовал за второй причал — тот самый, о котором спорили девять лет."),
        Paragraph("«Мы ждали этого с тех пор, как старый кран упал в море», — сказала мэр Алма Серик."),
        Paragraph("По словам профсоюза рыбаков, дорога к причалу ещё не готова, и ждать её придётся до весны."),
    )
    statements = (
        said("direct", "Мы ждали этого с тех пор, как старый кран упал в море", blocks, 1, speaker="Алма Серик",
             role="мэр", key=True),
        said("indirect", "дорога к причалу ещё не готова, и ждать её придётся до весны", blocks, 2,
             speaker="профсоюз рыбаков"),
    )  # fmt: skip
    return article(
        *blocks, statements=statements, title="Порт откроет второй причал", lang="ru", source="Вестник гавани",
        authors=("Дана Нурлан",),
    )  # fmt: skip


def kazakh() -> Article:
    """A piece in Kazakh."""
    blocks: tuple[Block, ...] = (
        Paragraph("Порт кеңесі сәрсенбі күні екінші айлақты салуға дауыс берді."),
        Paragraph("«Біз мұны ескі кран теңізге құлағаннан бері күттік», — деді әкім Алма Серік."),
    )
    words = "Біз мұны ескі кран теңізге құлағаннан бері күттік"
    return article(
        *blocks,
        statements=(said("direct", words, blocks, 1, speaker="Алма Серік", role="әкім"),),
        title="Портта екінші айлақ ашылады",
        lang="kk",
        source="Айлақ хабары",
    )


def long_read(paragraphs: int = 60) -> Article:
    """Sixty numbered paragraphs with a statement in every tenth, under a heading every twenty."""
    blocks: list[Block] = []
    statements: list[Statement] = []
    for number in range(paragraphs):
        if number % 20 == 0:
            blocks.append(Heading(f"Part {number // 20 + 1}", 2))
        text = f"Paragraph {number} tells how the tide came and went. The keeper wrote it down, as keepers do. " * 3
        if number % 10 == 3:
            text += "“The lamp burned all night,” the keeper said."
        blocks.append(Paragraph(text.strip()))
        if number % 10 == 3:
            statements.append(
                said("direct", "The lamp burned all night", blocks, len(blocks) - 1, speaker="the keeper")
            )
    return article(*blocks, statements=tuple(statements), title="The keeper's log")
