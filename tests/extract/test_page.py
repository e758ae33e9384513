"""Where the article is, what belongs to it, and what is cut."""

from __future__ import annotations

import json

import pytest

from orda_tui.extract.page import extract_page
from orda_tui.model.document import Code, Figure, Heading, Item, Paragraph, Table
from orda_tui.model.page import Page

ONE = "The ferry left the old pier at noon, and nobody in the town remembered a quieter departure than this one."
TWO = "By evening the harbour master had counted the boats twice, and both times he came to the same number."
THREE = "The council will meet again on Thursday, when the lamps are to be paid for and the crane is to be sold."
BODY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"


def texts(page: Page) -> list[str]:
    return [block.text for block in page.document.blocks]


@pytest.mark.parametrize(
    "page",
    [
        f"<body>{BODY}</body>",
        f"<body><div class='article-body'>{BODY}</div></body>",
        f"<body class='has-sidebar'><div id='wrap'><article><h1>Ferry</h1>{BODY}</article></div></body>",
        f"<body><form action='/'><div><h1>Ferry</h1>{BODY}</div></form></body>",
        f"<body><table><tr><td><a href='/'>Home</a></td><td>{BODY}</td></tr></table></body>",
        f"<body><div>{ONE}<br><br>{TWO}<br><br>{THREE}</div></body>",
        f"<body><div><h1>Ferry</h1><p>{ONE}</p><div class='widget article-text'><p>{TWO}</p></div>"
        f"<p>{THREE}</p></div></body>",
        f"<body><article><h1>Ferry</h1>{BODY}</article>"
        f"<article><h2><a href='/x'>Other</a></h2><p>{ONE[::-1]}</p></article></body>",
    ],
)
def test_the_article_and_nothing_else(page: str) -> None:
    assert texts(extract_page(page, "https://a.example/n")) == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "surroundings",
    [
        "<nav><p>{}</p></nav>",
        "<footer><p>{}</p></footer>",
        "<aside><p>{}</p></aside>",
        "<div class='cookie-consent'><p>{}</p></div>",
        "<div class='related-posts'><p>{}</p></div>",
        "<div class='relatedContent'><p>{}</p></div>",
        "<div id='comments'><div class='comment'><p>{}</p></div></div>",
        "<div class='newsletter'><p>{}</p></div>",
        "<div style='display: none'><p>{}</p></div>",
        "<div hidden><p>{}</p></div>",
        "<div role='complementary'><p>{}</p></div>",
        "<p>Subscribe to our Telegram channel</p>",
        "<p>Подписывайтесь на наш Telegram</p>",
        "<p>Telegram-арнамызға жазылыңыз</p>",
        "<p><b>Read also:</b> <a href='/x'>Boats counted twice</a></p>",
        "<p><a href='/x'>Boats counted twice</a></p>",
        "<ul><li><a href='/1'>Boats counted</a></li><li><a href='/2'>Lamps paid for</a></li></ul>",
        "<div class='card'><a href='/x'><h3>Boats counted twice</h3></a><p>A short teaser of another story.</p></div>",
        "<p>Ferry</p>",
    ],
)
def test_surroundings_go(surroundings: str) -> None:
    junk = surroundings.format(
        "Something else that has nothing to do with the ferry and yet runs on for a line or two."
    )
    post = f"<div class='post'><h1>Ferry</h1><p>{ONE}</p>{junk}<p>{TWO}</p><p>{THREE}</p></div>"
    page = f"<title>Ferry</title><body>{post}</body>"
    assert texts(extract_page(page, "https://a.example/n")) == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "label",
    ["Latest news", "Read also:", "Related stories", "Последние новости", "Читайте также", "По теме",
     "Соңғы жаңалықтар", "Тағы оқыңыз", "Оқи отырыңыз:", "Mehr zum Thema", "Lire aussi", "Lee también"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["<h3>{}</h3>", "<p><b>{}</b></p>", "<h2><span>{}</span></h2>"])
def test_the_tail_is_cut(label: str, form: str) -> None:
    tail = "<ul><li><a href='/1'>Says the mayor of it all</a></li></ul><p><a href='/2'>Ferry says no</a></p>"
    found = extract_page(
        f"<body><div>{BODY}{form.format(label)}{tail}<p>Author: Ana Duarte</p></div></body>", "https://a.example/"
    )
    assert texts(found) == [ONE, TWO, THREE, "Author: Ana Duarte"]


def test_a_box_amid_the_article_does_not_end_it() -> None:
    box = "<h3>Read also</h3><ul><li><a href='/1'>Boats counted</a></li></ul>"
    found = extract_page(
        f"<body><div><p>{ONE}</p><p>{ONE[::-1]}</p>{box}<p>{TWO}</p><p>{THREE}</p></div></body>", "https://a.example/"
    )
    assert texts(found) == [ONE, ONE[::-1], TWO, THREE]
    assert found.headlines == ("Boats counted",)


def test_the_standfirst_and_the_picture_above_the_container() -> None:
    head = (
        "<header><h1>Ferry</h1><p class='dek'>The town keeps its pier for another ten years, lamps and all.</p>"
        "<p class='byline'>By Ana Duarte</p>"
        "<figure><img src='/q.jpg'><figcaption>The quay</figcaption></figure></header>"
    )
    found = extract_page(
        f"<body><article>{head}<div class='article-body'>{BODY}</div></article></body>", "https://a.example/"
    )
    assert found.dek == "The town keeps its pier for another ten years, lamps and all."
    assert texts(found) == [found.dek, "The quay", ONE, TWO, THREE]
    assert [b.lead for b in found.document.blocks if isinstance(b, Figure)] == [True]


def test_kinds_of_blocks() -> None:
    page = (
        f"<article><h1>Ferry</h1><p>{ONE}</p><h2>Boats</h2><ol><li>one</li><li>two<ul><li>deep</li></ul></li></ol>"
        f"<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table><p>{TWO}</p></article>"
    )
    blocks = extract_page(page).document.blocks
    assert blocks == (
        Paragraph(ONE),
        Heading("Boats"),
        Item("one", 0, 1),
        Item("two", 0, 2),
        Item("deep", 1),
        Table((("a", "b"), ("1", "2")), 1),
        Paragraph(TWO),
    )


def test_selector_of_a_reader() -> None:
    page = (
        f"<body><div class='odd'><p>{ONE}</p></div>"
        "<div class='x' id='real'><p>Short.</p></div><div class='x'><p>Too.</p></div></body>"
    )
    assert texts(extract_page(page, selector=".x")) == ["Short.", "Too."]
    assert texts(extract_page(page, selector="#real, #real p")) == ["Short."]
    for useless in ("", ".nowhere", "div[", "a::b"):
        assert texts(extract_page(page, selector=useless)) == texts(extract_page(page))


def test_linked_data_stands_in_where_a_script_makes_the_text() -> None:
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry", "articleBody": f"{ONE * 3}\n{TWO * 3}"})
    found = extract_page(
        f'<script type="application/ld+json">{data}</script><body><h1>Ferry</h1><div id="app"></div></body>'
    )
    assert "".join(texts(found)).replace(" ", "") == (ONE * 3 + TWO * 3).replace(" ", "")


@pytest.mark.parametrize(
    ("page", "access"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("<body></body>", "empty"),
        (f"<body>{BODY * 3}</body>", "whole"),
        ("<body><p>The ferry left the old pier at noon…</p></body>", "stub"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
            f"<body><div class='post'><h1>Ferry</h1><p>{ONE}</p></div>"
            "<div class='paywall'>Subscribe to continue reading</div></body>",
            "paywall",
        ),
        (f"<body><p>{ONE}</p><p>Чтобы прочитать полностью, оформите подписку</p></body>", "paywall"),
        ("<body><p>Please enable cookies to continue.</p></body>", "cookies"),
        ("<body><p>Включите JavaScript, чтобы открыть сайт.</p></body>", "cookies"),
        (
            "<body><div><h1>Before you continue</h1><p>We and our 800 partners store cookies on your device.</p>"
            "<p>You can accept all or manage your preferences at any time.</p></div></body>",
            "consent",
        ),
    ],
)
def test_access(page: str, access: str) -> None:
    assert extract_page(page).access == access


def test_nothing_hostile_gets_through() -> None:
    page = (
        f"<article><h1>Ferry</h1><p>{ONE} <a href='javascript:alert(1)'>one</a> <a href='https://u:p@a.example/x'>two</a></p>"
        f"<p>&#27;]52;c;QQ&#7;{TWO}&#x202e;</p><p>{THREE}</p></article>"
    )
    found = extract_page(page)
    assert texts(found) == [f"{ONE} one two", TWO, THREE]
    assert [mark.href for block in found.document.blocks for mark in block.marks] == ["https://a.example/x"]


def test_a_teaser_without_a_link_is_the_opening() -> None:
    page = f"<article><h1>Ferry</h1><div class='teaser-text'><p>{ONE}</p></div><p>{TWO}</p><p>{THREE}</p></article>"
    assert texts(extract_page(page)) == [ONE, TWO, THREE]


def test_a_section_that_is_named_like_a_label_stays() -> None:
    page = f"<div>{BODY * 2}<h2>More on the crane</h2><p>{ONE[::-1]}</p><p>{TWO[::-1]}</p></div>"
    assert texts(extract_page(page))[-2:] == [ONE[::-1], TWO[::-1]]


POINTS = [
    "The crane at the quay will be taken down before the winter",
    "The harbour board wants the money for a second ferry",
]


def test_points_that_sum_the_article_up_are_kept_as_a_list() -> None:
    html = (
        f"<main><header><h1>The crane goes</h1><ul>{''.join(f'<li>{point}</li>' for point in POINTS)}</ul>"
        "<ul><li>Published on 19 November 2025 at noon, harbour time</li><li>2 min read</li></ul>"
        "<ul><li><a href='/other'>A headline of another story that is nothing but a link</a></li></ul></header>"
        f"<div class='article-body'>{BODY}</div></main>"
    )
    items = [b.text for b in extract_page(html, "https://a.example/x").document.blocks if isinstance(b, Item)]
    assert items == POINTS


def test_one_item_in_the_head_sums_nothing_up() -> None:
    head = f"<header><h1>The crane goes</h1><ul><li>{POINTS[0]}</li></ul></header>"
    html = f"<main>{head}<div class='article-body'>{BODY}</div></main>"
    assert not any(isinstance(b, Item) for b in extract_page(html, "https://a.example/x").document.blocks)


@pytest.mark.parametrize(
    "head",
    [
        "<h2><span>The harbour</span> <span>The ferry that left the pier at noon</span></h2>",
        "<h3>The harbour: The ferry that left the pier at noon</h3>",
        "<span>No heading at all</span>",
    ],
)
def test_the_picture_under_a_title_that_is_no_h1(head: str) -> None:
    figure = "<figure><img src='/q.jpg'><figcaption>The quay at noon</figcaption></figure>"
    html = (
        "<head><meta property='og:title' content='The ferry that left the pier at noon'></head>"
        f"<main><article><div>{head}</div><div>{figure}</div><div class='article-body'>{BODY}</div></article></main>"
    )
    assert texts(extract_page(html, "https://a.example/x")) == ["The quay at noon", ONE, TWO, THREE]


def test_a_heading_that_holds_much_more_than_the_title_is_not_it() -> None:
    long = "The ferry that left the pier at noon, and everything else that anybody in the town saw on that long day"
    html = (
        "<head><meta property='og:title' content='The ferry that left the pier at noon'></head>"
        f"<article><p>{ONE}</p><h2>{long}</h2><p>{TWO}</p><p>{THREE}</p></article>"
    )
    assert texts(extract_page(html, "https://a.example/x")) == [ONE, long, TWO, THREE]


def test_a_figure_with_a_heading_for_readers_without_scripts_is_a_figure() -> None:
    figure = (
        "<figure><img src='/q.jpg'><noscript><h3>The quay</h3></noscript><figcaption>The quay at noon</figcaption>"
        "</figure>"
    )
    page = extract_page(f"<article><h1>Ferry</h1>{BODY}{figure}</article>", "https://a.example/x")
    assert texts(page) == [ONE, TWO, THREE, "The quay at noon"]


def test_a_list_that_holds_most_of_the_text_is_still_a_list() -> None:
    html = f"<main><h1>Ferry</h1><div class='entry'><ul><li>The pier</li><li>{ONE} {TWO} {THREE}</li></ul></div></main>"
    page = extract_page(html, "https://a.example/x")
    assert page.document.blocks == (Item("The pier"), Item(f"{ONE} {TWO} {THREE}"))


def test_a_page_laid_out_as_a_list_is_no_list() -> None:
    html = f"<ul><li><a href='/'>Home</a></li><li><div><h1>Ferry</h1>{BODY}</div></li></ul>"
    assert extract_page(html, "https://a.example/x").document.blocks == (
        Paragraph(ONE),
        Paragraph(TWO),
        Paragraph(THREE),
    )


def test_linked_data_that_holds_html_is_read_as_html() -> None:
    told = f"<h2>The quay</h2><p>{ONE}</p><ul><li>{TWO}</li></ul><pre>one  two</pre><p>{THREE} {ONE}</p>" * 2
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry", "articleBody": told})
    html = f"<head><script type='application/ld+json'>{data}</script></head><body><div id='app'></div></body>"
    blocks = extract_page(html, "https://a.example/x").document.blocks
    assert blocks[:4] == (Heading("The quay"), Paragraph(ONE), Item(TWO), Code("one  two"))


def test_linked_data_that_is_mostly_tags_does_not_take_the_place_of_the_text() -> None:
    told = "".join(f"<p class='{'long ' * 80}'>{text}</p>" for text in (ONE, TWO, THREE))
    data = json.dumps({"@type": "NewsArticle", "headline": "Ferry", "articleBody": told})
    script = f"<script type='application/ld+json'>{data}</script>"
    html = f"{script}<article><h1>Ferry</h1><p>{ONE}</p><h2>The quay</h2><p>{TWO}</p><p>{THREE}</p></article>"
    assert texts(extract_page(html, "https://a.example/x")) == [ONE, "The quay", TWO, THREE]
