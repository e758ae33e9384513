"""What the pieces become: the shapes they speak of are really there."""

from __future__ import annotations

import asyncio
import io
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from orda_tui import edition
from orda_tui.config import Config
from orda_tui.edition import pictures
from orda_tui.extract.markdown import extract_markdown
from orda_tui.model.document import Code, Figure, Heading, Item, Post, Quote, Table
from orda_tui.model.page import Page
from orda_tui.session import Session
from orda_tui.store import Store
from orda_tui.subscribe import add_edition
from tests.edition.draw import draw

PAGES: dict[str, Page] = {name: extract_markdown(text, name) for name, text in edition.pieces()}
NEWS = ("15-budapest.en", "16-budapest.ru", "17-budapest.kk")


def shapes(name: str) -> Counter[str]:
    return Counter(block.tag for block in PAGES[name].document.blocks)


@pytest.mark.parametrize("name", list(PAGES))
def test_a_piece_is_a_whole_article_in_its_language(name: str) -> None:
    page = PAGES[name]
    assert page.title
    assert page.short_title != page.title
    assert page.dek
    assert page.authors
    assert page.source == edition.TITLE
    assert page.published is not None and not page.date_only
    assert page.document.lang == name.rsplit(".", 1)[1]
    assert page.access == "whole"
    assert page.headlines == ()


def test_the_newest_piece_is_the_welcome() -> None:
    newest = max(PAGES, key=lambda name: PAGES[name].published or 0)
    assert newest == "01-welcome.en"


def test_the_guide_shows_every_shape_it_speaks_of() -> None:
    seen = Counter[str]()
    for name in PAGES:
        seen += shapes(name)
    assert set(seen) == {"paragraph", "heading", "item", "quote", "table", "figure", "code", "post", "rule"}


def test_lists_are_nested_and_numbered() -> None:
    items = [block for block in PAGES["08-adding-sources.en"].document.blocks if isinstance(block, Item)]
    assert {item.depth for item in items} == {0, 1, 2}
    welcome = [block for block in PAGES["01-welcome.en"].document.blocks if isinstance(block, Item)]
    assert [item.number for item in welcome if item.number is not None] == [1, 2, 3, 4, 5]


def test_tables_have_a_heading_and_code_keeps_its_lines() -> None:
    for name in ("02-welcome.ru", "03-welcome.kk", "04-keys.en", "14-command-line.en"):
        (table,) = [block for block in PAGES[name].document.blocks if isinstance(block, Table)]
        assert table.header == 1
    code = next(block for block in PAGES["14-command-line.en"].document.blocks if isinstance(block, Code))
    assert code.language == "sh"
    assert "orda list --json              # the same for programs" in code.text.split("\n")


@pytest.mark.parametrize(
    ("name", "cite"),
    [
        ("05-who-said-what.en", "Thomas Jefferson"),
        ("06-who-said-what.ru", "Александр Грибоедов"),
        ("07-who-said-what.kk", "Абай Құнанбайұлы"),
        ("12-search.en", "Francis Bacon"),
    ],
)
def test_a_block_quotation_names_its_author(name: str, cite: str) -> None:
    (quote,) = [block for block in PAGES[name].document.blocks if isinstance(block, Quote)]
    assert cite in (quote.cite or quote.text)


def test_a_poem_keeps_its_lines() -> None:
    (quote,) = [block for block in PAGES["07-who-said-what.kk"].document.blocks if isinstance(block, Quote)]
    assert quote.text.split("\n")[:2] == ["Әсемпаз болма әрнеге,", "Өнерпаз болсаң, арқалан."]


def test_a_picture_has_caption_and_credit() -> None:
    (figure,) = [block for block in PAGES["09-posts-and-pictures.en"].document.blocks if isinstance(block, Figure)]
    assert figure.credit == "Drawing: the program itself"
    assert figure.text.startswith("Every picture keeps its line")
    assert "Drawing" not in figure.text
    assert figure.src in pictures()


def test_the_picture_is_the_one_that_the_script_draws() -> None:
    (data,) = pictures().values()
    assert len(data) < 20_000
    with Image.open(io.BytesIO(data)) as stored:
        assert stored.convert("RGB").tobytes() == draw().convert("RGB").tobytes()


def test_the_store_has_the_picture_from_the_start(tmp_path: Path) -> None:
    async def bring() -> None:
        session = Session(Store.open(tmp_path), Config(), lambda event, details: None)
        await add_edition(session)
        await session.close()

    asyncio.run(bring())
    with Store.open(tmp_path) as store:
        assert {address: store.pictures.get(address) for address in pictures()} == pictures()


def test_the_long_read_is_long_and_has_sections() -> None:
    document = PAGES["10-how-a-story-gets-here.en"].document
    assert document.words() >= 1500
    assert len([block for block in document.blocks if isinstance(block, Heading)]) == 9


@pytest.mark.parametrize("name", [*NEWS, "09-posts-and-pictures.en"])
def test_the_post_is_a_post(name: str) -> None:
    (post,) = [block for block in PAGES[name].document.blocks if isinstance(block, Post)]
    assert (post.platform, post.author, post.handle, post.date) == ("x", "Clash Report", "@clashreport", "2025-10-22")
    assert post.text.split("\n") == [
        "BREAKING: Trump:",
        "I canceled my meeting with Putin.",
        "It did not feel right.",
        "We will do it in the future. pic.twitter.com/0fUnSWos5n",
    ]


@pytest.mark.parametrize("name", NEWS)
def test_the_news_has_a_picture_credit_and_a_list_under_its_heading(name: str) -> None:
    blocks = PAGES[name].document.blocks
    (figure,) = [block for block in blocks if isinstance(block, Figure)]
    assert (figure.credit, figure.lead) == ("whitehouse.gov", True)
    (heading,) = [number for number, block in enumerate(blocks) if isinstance(block, Heading)]
    assert [block.tag for block in blocks[heading + 1 : heading + 7]] == ["item"] * 6
