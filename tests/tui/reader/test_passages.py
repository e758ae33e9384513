"""What of an article is shown, in which order and in which words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from orda_tui.model.article import Article
from orda_tui.model.document import Figure, Item, Paragraph, Post, Quote, Table
from orda_tui.model.parsed import Enclosure
from orda_tui.tui.render.excerpt import excerpt, whole
from orda_tui.tui.render.lines import Spot
from orda_tui.tui.render.passages import minutes, passages_of
from tests.tui.reader.articles import WHEN, article, english, marked


def roles(shown: Article) -> list[str]:
    return [passage.role for passage in passages_of(shown, zone=UTC)]


def text_of(shown: Article, role: str) -> str:
    return next((p.text for p in passages_of(shown, zone=UTC) if p.role == role), "")


def test_the_header_comes_first_and_the_lists_last() -> None:
    found = roles(english())
    assert found[:5] == ["kicker", "title", "dek", "meta", "ornament"]
    assert found[-3:] == ["section", "headline", "headline"]
    assert [p.text for p in passages_of(english()) if p.role == "section"] == ["Files", "Links", "Latest news"]


def test_topics_stand_below_the_text_a_dozen_at_most() -> None:
    shown = article(Paragraph("One."), categories=("Weather", " ", *(f"Port {n}" for n in range(20))))
    line = text_of(shown, "topics").replace("\u00a0", " ")
    assert line.startswith("Topics: Weather · Port 0 · ")
    assert line.count("·") == 10
    assert text_of(article(Paragraph("One.")), "topics") == ""


def test_the_meta_line_names_who_where_when_and_how_long() -> None:
    assert text_of(english(), "meta").replace("\u00a0", " ") == (
        "By Dana Nurlan, Ivo Berg · Harbour Post · 22 October 2025, 14:00 · 1 min"
    )


def test_a_bare_date_has_no_time_and_missing_parts_leave_no_dots() -> None:
    shown = article(Paragraph("One."), date_only=True, feed_name="")
    assert text_of(shown, "meta").replace("\u00a0", " ") == "22 October 2025 · 1 min"
    assert text_of(article(published=None, feed_name=""), "meta") == "no text"


def test_an_update_is_told_where_it_came_later() -> None:
    later = article(Paragraph("One."), updated=WHEN + 7200)
    assert text_of(later, "meta").replace("\u00a0", " ").endswith("updated 22 October 2025, 16:00 · 1 min")
    for at in (WHEN + 60, WHEN - 9999, None):
        assert "updated" not in text_of(article(Paragraph("One."), updated=at), "meta")
    assert "updated" not in text_of(article(Paragraph("One."), updated=WHEN, published=None), "meta")


def test_a_short_title_that_says_the_same_is_left_out() -> None:
    assert "kicker" not in roles(article(Paragraph("One."), short_title="Port opens a second pier"))


def test_the_dek_is_shown_once() -> None:
    assert "dek" not in roles(article(Paragraph("The dek."), dek="The dek."))
    assert "dek" not in roles(article(Figure(text="A pier."), Paragraph("The dek."), dek="The dek."))
    assert "dek" in roles(article(Paragraph("The text."), dek="The dek."))


@pytest.mark.parametrize(
    ("access", "words"),
    [("stub", "teaser of 2 words"), ("paywall", "subscription"), ("cookies", "cookie"), ("consent", "consent"),
     ("empty", "no text")],
)  # fmt: skip
def test_a_part_of_the_text_is_called_one_and_the_key_is_named(access: str, words: str) -> None:
    shown = article(Paragraph("Two words."), access=access, url="https://a.example/")
    assert words in text_of(shown, "access")
    assert "x fetches the page." in text_of(shown, "access")
    assert "fetches" not in text_of(replace(shown, url=""), "access"), "there is no page"
    fetched = article(Paragraph("Two words."), access=access, has_page=True, page_note="404 Not Found")
    assert "fetches" not in text_of(fetched, "access")
    assert "404 Not Found" in text_of(fetched, "access")


def test_a_page_that_was_fetched_in_vain_can_be_opened_in_a_browser() -> None:
    tried = article(Paragraph("Two words."), access="stub", url="https://a.example/", page_note="Nothing is there.")
    assert text_of(tried, "access") == (
        "This is a teaser of 2 words. Nothing is there. o opens it in the browser, x tries again."
    )


@pytest.mark.parametrize("access", ["paywall", "cookies", "consent"])
def test_what_came_of_fetching_the_page_is_said_once(access: str) -> None:
    note = "The page asks for a subscription; this is all it shows."
    assert text_of(article(Paragraph("Two words."), access=access, page_note=note, has_page=True), "access") == note


def test_a_whole_text_needs_no_remark() -> None:
    assert "access" not in roles(article(Paragraph("One.")))


@pytest.mark.parametrize("access", ["whole", "stub", "empty"])
def test_a_text_that_is_not_there_is_missed(access: str) -> None:
    shown = article(access=access, url="https://a.example/")
    assert text_of(shown, "access") == "The source gave no text. x fetches the page."


def test_a_short_file_is_no_teaser() -> None:
    assert "access" not in roles(article(Paragraph("Two words."), access="stub", origin="file"))


@pytest.mark.parametrize("access", ["whole", "stub"])
def test_a_long_text_is_never_called_a_teaser_nor_warned_of(access: str) -> None:
    note = "The page tells less than the feed does; the feed's text is shown."
    long = Paragraph("The ferry leaves at six. " * 2000)
    assert "access" not in roles(article(long, access=access, page_note=note))
    assert note in text_of(article(Paragraph("One."), access=access, page_note=note), "access")


@pytest.mark.parametrize(
    ("credit", "shown"),
    [
        ("A. Serik", "Photo: A. Serik"),
        ("Photo: A. Serik", "Photo: A. Serik"),
        ("© Agency", "© Agency"),
        ("QPA Photo/A. Serik", "QPA Photo/A. Serik"),
    ],
)
def test_a_credit_says_that_it_is_one(credit: str, shown: str) -> None:
    assert text_of(article(Figure(text="A pier.", credit=credit)), "credit") == shown


def test_a_quote_is_followed_by_whom_it_is_taken_from() -> None:
    assert roles(article(Quote("Words.", "Somebody")))[-2:] == ["quote", "cite"]


def test_every_address_is_listed_once_and_only_if_it_may_be_opened() -> None:
    text = "one two three four"
    shown = article(
        Paragraph(text, (marked(text, "link", "one", "https://a.example/1"),
                         marked(text, "link", "two", "javascript:alert(1)"),
                         marked(text, "link", "three", "https://a.example/1"),
                         marked(text, "link", "four", "#note"))),
        url="https://a.example/", comments="file:///etc/passwd",
    )  # fmt: skip
    links = [passage for passage in passages_of(shown) if passage.role == "link"]
    assert [passage.text for passage in links] == ["This article: https://a.example/", "one → a.example/1"]
    assert [passage.marks[0].href for passage in links] == ["https://a.example/", "https://a.example/1"]


def test_a_file_says_what_it_is() -> None:
    shown = article(Paragraph("One."), enclosures=(Enclosure("https://a.example/d/talk.mp3", "audio/mpeg", 2_000_000),))
    assert [p.text for p in passages_of(shown) if p.role == "link"] == ["talk.mp3 (audio/mpeg, 2.0 MB)"]


def test_text_that_acts_is_neutralised_here_too() -> None:
    evil = "a\x1b]52;c;aGk=\x07b\u202ec"
    shown = article(
        Paragraph(evil), Quote(evil, evil), Figure("", evil, evil, evil), Post("x", evil, evil, evil, evil),
        Table(((evil,),), 0, evil), Item(evil),
        title=evil, short_title=evil + "x", dek=evil, authors=(evil,), source=evil, headlines=(evil,), page_note=evil,
    )  # fmt: skip
    for passage in passages_of(shown):
        assert not {"\x1b", "\x07", "\u202e"} & set(passage.text), passage.role
        assert "52;" not in passage.text


def test_marks_of_a_text_that_had_to_be_changed_are_dropped() -> None:
    text = "\x1bclean me"
    passage = next(p for p in passages_of(article(Paragraph(text, (marked(text, "strong", "me"),)))) if p.block == 0)
    assert (passage.text, passage.marks) == ("lean me", ())


def test_reading_time_is_never_nothing() -> None:
    assert [minutes(words) for words in (0, 1, 220, 330, 2200)] == [1, 1, 1, 2, 10]


def test_an_excerpt_joins_what_was_only_broken_for_the_screen() -> None:
    passages = passages_of(article(Paragraph("one two"), Item("first"), Item("second"), Paragraph("three")), zone=UTC)
    first = next(n for n, p in enumerate(passages) if p.text == "one two")
    assert excerpt(passages, Spot(first, 4), Spot(first + 3, 2)) == "two\n\nfirst\nsecond\n\nth"
    assert excerpt(passages, Spot(first + 3, 2), Spot(first, 4)) == "two\n\nfirst\nsecond\n\nth"
    assert whole(passages).startswith("Port opens a second pier\n\nHarbour Post")
    assert whole(()) == ""


def test_a_picture_of_which_only_the_credit_is_known_is_only_a_credit() -> None:
    assert roles(article(Figure(credit="Port archive")))[3:] == ["credit"]
    assert roles(article(Figure("https://a.example/x.jpg", credit="Port archive")))[3:5] == ["picture", "credit"]


@pytest.mark.parametrize(
    ("href", "told"),
    [
        ("http://127.0.0.1:8080/report.html", "127.0.0.1:8080/report.html"),
        ("https://user:word@a.example:444/b/?q=1#c", "a.example:444/b"),
        ("http://[::1]:80/x", "[::1]:80/x"),
        ("mailto:desk@a.example", "mailto:desk@a.example"),
    ],
)
def test_the_list_of_links_says_where_each_leads(href: str, told: str) -> None:
    shown = article(Paragraph("Report", (marked("Report", "link", "Report", href),)))
    assert [passage.text for passage in passages_of(shown) if passage.role == "link"] == [f"Report → {told}"]


def test_a_list_that_begins_anew_stands_apart() -> None:
    numbers = [(0, 1), (1, 1), (0, 2), (0, 98), (0, 99), (0, 1), (0, None), (1, None), (0, None)]
    items = [Item("x", depth, number) for depth, number in numbers]
    gaps = [passage.gap for passage in passages_of(article(Paragraph("Text."), *items)) if passage.role == "item"]
    assert gaps == [1, 0, 0, 1, 0, 1, 1, 0, 0]
