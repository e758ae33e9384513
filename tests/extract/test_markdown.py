"""Markdown and its front matter."""

from __future__ import annotations

import pytest

from orda_tui.extract.markdown import extract_markdown, front_matter
from orda_tui.model.document import Code, Figure, Heading, Paragraph, Post, Quote


@pytest.mark.parametrize(
    ("text", "fields", "rest"),
    [
        ("---\ntitle: A: b\n---\nbody", {"title": "A: b"}, "body"),
        ('---\ntitle: "A"\nShort-Title: b\n---\n', {"title": "A", "short_title": "b"}, ""),
        ("---\nauthors:\n  - A B\n  - C D\n---\nx", {"authors": "A B, C D"}, "x"),
        ("---\nkeywords: [a, 'b']\n---\nx", {"keywords": "a, b"}, "x"),
        ("\ufeff---\ntitle: A\n...\nx", {"title": "A"}, "x"),
        ("---\nA line between two rules.\n---\nx", {}, "---\nA line between two rules.\n---\nx"),
        ("title: A\n\nx", {}, "title: A\n\nx"),
        ("---\ntitle: A\nno end", {}, "---\ntitle: A\nno end"),
    ],
)
def test_front_matter(text: str, fields: dict[str, str], rest: str) -> None:
    assert front_matter(text) == (fields, rest)


@pytest.mark.parametrize(
    ("text", "title", "first"),
    [
        ("# Tide\n\nText.", "Tide", Paragraph("Text.")),
        ("Tide\n====\n\nText.", "Tide", Paragraph("Text.")),
        ("---\ntitle: Tide\n---\n# Tide\n\nText.", "Tide", Paragraph("Text.")),
        ("---\ntitle: Tide\n---\n# Other\n\nText.", "Tide", Heading("Other")),
        ("Text.", "note", Paragraph("Text.")),
        ("### Deep\n\nText.", "note", Heading("Deep", 3)),
    ],
)
def test_title(text: str, title: str, first: object) -> None:
    page = extract_markdown(text, "note.md")
    assert (page.title, page.document.blocks[0]) == (title, first)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2025-10-22", (1761091200, True)),
        ("2025-10-22T10:15:00+05:00", (1761110100, False)),
        ("22 қазан 2025 ж.", (1761091200, True)),
        ("some day", (None, False)),
    ],
)
def test_date(date: str, expected: tuple[int | None, bool]) -> None:
    page = extract_markdown(f"---\ntitle: T\ndate: {date}\n---\nText.")
    assert (page.published, page.date_only) == expected


def test_lead_picture_comes_once() -> None:
    text = "---\ntitle: T\nimage: https://a.example/q.jpg\ncredit: Ana\n---\n![Quay](https://a.example/q.jpg)\n\nText."
    blocks = extract_markdown(text).document.blocks
    assert blocks == (Figure("https://a.example/q.jpg", "", "Ana", "", True), Paragraph("Text."))


def test_html_in_markdown_goes_the_way_of_html() -> None:
    text = (
        "Text.\n\n<figure><img src='https://a.example/q.jpg'><figcaption>Quay. Photo: Ana</figcaption></figure>\n\n"
        "<iframe src='https://t.me/quay/7'></iframe>\n\n<script>alert(1)</script>\n\n> Said.\n\n    code\n"
    )
    assert extract_markdown(text).document.blocks == (
        Paragraph("Text."),
        Figure("https://a.example/q.jpg", "Quay.", "Photo: Ana"),
        Post("telegram", "", "", "@quay", "", "https://t.me/quay/7"),
        Quote("Said."),
        Code("code"),
    )


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html;base64,QQ", "file:///etc/passwd", "vbscript:x"]
)
def test_unsafe_links_are_text(link: str) -> None:
    (block,) = extract_markdown(f"[a]({link}) <{link}> b").document.blocks
    assert all(mark.kind != "link" for mark in block.marks)


def test_words_too_deep_for_the_parser_are_kept() -> None:
    assert "bottom" in extract_markdown(">" * 400 + " bottom").document.plain()


def test_a_link_that_may_not_be_followed_is_its_words() -> None:
    page = extract_markdown("See [a link](javascript:alert(1)) and [good](https://example.org/x).", "n.md")
    (block,) = page.document.blocks
    assert block.text == "See a link and good."
    assert [(m.kind, block.text[m.start : m.end], m.href) for m in block.marks] == [
        ("link", "good", "https://example.org/x")
    ]


@pytest.mark.parametrize("address", ["vbscript:x", "file:///etc/passwd", "data:text/html,x", "java\tscript:x"])
def test_no_unsafe_address_comes_through(address: str) -> None:
    page = extract_markdown(f"See [a link](<{address}>) and ![a picture](<{address}>).", "n.md")
    assert not any(mark.href for block in page.document.blocks for mark in block.marks)
    assert not any(block.src for block in page.document.blocks if isinstance(block, Figure))


def test_footnotes_lead_to_their_note_and_back() -> None:
    blocks = extract_markdown("# Tea\n\nWater boils.[^1] Then wait.\n\n[^1]: At sea level.\n").document.blocks
    paragraph, note = blocks[0], blocks[-1]
    assert paragraph.text == "Water boils.[1] Then wait."
    assert {(mark.kind, mark.href) for mark in paragraph.marks} == {("link", "#fn1"), ("superscript", "")}
    assert note.text.startswith("At sea level.")
    assert [mark.href for mark in note.marks] == ["#fnref1"]
