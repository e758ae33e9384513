"""What becomes of a page and of a feed's entry on the way to the store."""

from __future__ import annotations

import pytest

from orda_tui.compose import article_from_entry, article_from_page, gives_stubs, primary
from orda_tui.model.page import Page
from orda_tui.model.parsed import ParsedEntry, ParsedFeed

MODIFIED = 1_760_000_000


@pytest.mark.parametrize(
    ("page", "updated"),
    [
        (Page(title="Tide"), MODIFIED),
        (Page(title="Tide", published=1_750_000_000), None),
        (Page(title="Tide", updated=1_750_000_100), 1_750_000_100),
        (Page(title="Tide", published=1_750_000_000, updated=1_750_000_100), 1_750_000_100),
    ],
    ids=["undated", "published", "updated", "both"],
)
def test_the_time_of_a_file_is_no_update_of_a_dated_page(page: Page, updated: int | None) -> None:
    assert article_from_page(page, "tide.txt", origin="file", modified=MODIFIED).updated == updated


def test_one_short_note_does_not_make_a_source_of_stubs() -> None:
    long = ParsedEntry(key="1", link="https://a.example/1", content="word " * 200)
    short = ParsedEntry(key="2", link="https://a.example/2", summary="word " * 20)
    assert not gives_stubs(ParsedFeed("rss", entries=(long, short, long)))
    assert gives_stubs(ParsedFeed("rss", entries=(short, short, long)))
    assert not gives_stubs(ParsedFeed("rss"))


@pytest.mark.parametrize(
    ("text", "access"),
    [
        ("The ferry leaves at six. " * 8, "stub"),
        ("The ferry leaves at six. " * 2000, "whole"),
        ("渡船六點開，風大就停航。" * 4, "stub"),
        ("渡船六點開，風大就停航。" * 200, "whole"),
    ],
    ids=["short", "long", "short without blanks", "long without blanks"],
)
def test_a_long_text_is_whole_although_its_source_gives_teasers(text: str, access: str) -> None:
    parsed = ParsedFeed("rss")
    entry = ParsedEntry(key="1", link="https://a.example/1", content=f"<p>{text}</p>")
    assert article_from_entry(entry, parsed, "", stub=True).access == access
    assert article_from_entry(entry, parsed, "", stub=False).access == "whole"


@pytest.mark.parametrize(
    ("content", "summary", "access"),
    [
        ("<p>The ferry leaves at six.</p>" * 20, "", "whole"),
        ("<p>The ferry leaves at six.</p>" * 4, "", "stub"),
        (f"<p>{'The ferry leaves at six. ' * 20}</p>", "", "stub"),
        (f"<p>{'The ferry leaves at six. ' * 20}</p>", "The ferry leaves.", "whole"),
        ("<p>The ferry leaves at six.</p>" * 20 + "<p>And then […]</p>", "", "stub"),
    ],
    ids=["paragraphs", "short", "one paragraph", "with a teaser beside it", "broken off"],
)
def test_an_entry_may_be_whole_in_a_source_of_teasers(content: str, summary: str, access: str) -> None:
    entry = ParsedEntry(key="1", link="https://a.example/1", content=content, summary=summary)
    assert article_from_entry(entry, ParsedFeed("rss"), "", stub=True).access == access


@pytest.mark.parametrize(
    ("end", "access"),
    [
        ("and then […]", "stub"),
        ("and then [...]</p><p>The post Ferry appeared first on The Herald.", "stub"),
        ("it stops. <a href='/1'>Continue reading →</a>", "stub"),
        ("стоит. <a href='/1'>Читать далее</a>", "stub"),
        ("and then it stops.", "whole"),
        ("and nobody knows what came then…", "whole"),
        ("you may read more.</p><p>Or not.", "whole"),
    ],
)
def test_an_entry_that_breaks_off_is_a_teaser_in_any_source(end: str, access: str) -> None:
    entry = ParsedEntry(key="1", link="https://a.example/1", content=f"<p>The ferry leaves at six, {end}</p>")
    assert article_from_entry(entry, ParsedFeed("rss"), "", stub=False).access == access


@pytest.mark.parametrize(
    ("tag", "lang"), [("ru-KZ", "ru"), ("EN_us", "en"), ("", ""), ("x", ""), ("12", ""), ("kk", "kk")]
)
def test_primary_subtag(tag: str, lang: str) -> None:
    assert primary(tag) == lang
