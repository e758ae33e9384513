"""The founding page, where it lies beside the checkout; elsewhere these tests say that they were left out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from orda_tui.extract.plain import extract_plain
from orda_tui.model.document import Figure, Heading, Item, Paragraph, Post
from orda_tui.model.page import Page

SEED = Path(__file__).parents[3] / "shared" / "seed"

pytestmark = pytest.mark.skipif(
    not (SEED / "page.txt").is_file(), reason="the founding page does not lie beside the checkout"
)


@pytest.fixture(scope="module")
def page() -> Page:
    return extract_plain((SEED / "page.txt").read_text(encoding="utf-8"), "page.txt")


@pytest.fixture(scope="module")
def expected() -> dict[str, Any]:
    value: dict[str, Any] = json.loads((SEED / "expected.json").read_text(encoding="utf-8"))
    return value


def test_metadata(page: Page, expected: dict[str, Any]) -> None:
    meta = expected["metadata"]
    assert (page.title, page.short_title) == (meta["title"], meta["short_title"])
    assert (page.authors, page.source) == ((meta["author"],), meta["source"])
    first = page.document.blocks[0]
    assert isinstance(first, Figure)
    assert (first.credit, first.lead) == (meta["photo_credit"], True)


def test_post_is_one_block(page: Page, expected: dict[str, Any]) -> None:
    social = next(c for c in expected["callouts"] if c["kind"] == "social")
    posts = [b for b in page.document.blocks if isinstance(b, Post)]
    assert [(p.platform, p.author, p.handle, p.date, p.text) for p in posts] == [
        tuple(social[name] for name in ("platform", "author", "handle", "date", "text"))
    ]


def test_key_list_stands_under_its_heading(page: Page, expected: dict[str, Any]) -> None:
    keylist = next(c for c in expected["callouts"] if c["kind"] == "keylist")
    blocks = page.document.blocks
    at = next(i for i, b in enumerate(blocks) if isinstance(b, Heading))
    items = blocks[at + 1 : at + 1 + len(keylist["items"])]
    assert blocks[at].text == keylist["heading"]
    assert all(isinstance(item, Item) for item in items)
    assert all(wanted["text"] in item.text for wanted, item in zip(keylist["items"], items, strict=True))
    assert isinstance(blocks[at + 1 + len(items)], Paragraph)


def test_other_headlines_are_no_blocks(page: Page, expected: dict[str, Any]) -> None:
    assert list(page.headlines) == expected["latest_news"]
    assert not set(page.headlines) & {b.text for b in page.document.blocks}
