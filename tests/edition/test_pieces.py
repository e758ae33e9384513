"""The bundled edition as it lies in the package: complete, in three languages, with its quotations exact."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from orda_tui import edition
from orda_tui.text.neutral import neutralise, one_line

PIECES = edition.pieces()
NAMES = [name for name, _ in PIECES]

REQUIRED = ("title", "short_title", "author", "date", "source", "lang", "dek", "section")
KNOWN = {*REQUIRED, "image", "credit", "url"}

#: What was said, as it was printed. A quotation in the edition is one of these, letter for letter.
INTERVIEW = (
    "I felt like we couldn't achieve the desired result. "
    "Every conversation with Vladimir leaves a good impression, but it never gets beyond words"
)
REASON = "Russia's lack of serious interest in the peace process"
FRONT = "fix their positions on the front and cease hostilities"
SANCTIONS = "won’t last too long"
POST = (
    "BREAKING: Trump:<br>I canceled my meeting with Putin.<br>It did not feel right.<br>"
    "We will do it in the future. pic.twitter.com/0fUnSWos5n"
)


def front_matter(text: str) -> dict[str, str]:
    """The keys between the two lines of dashes; each stands on one line."""
    head = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    assert head is not None
    return dict(line.split(": ", 1) for line in head[1].split("\n"))


def body(text: str) -> str:
    return text.split("\n---\n", 1)[1]


def text_of(name: str) -> str:
    return dict(PIECES)[name]


def test_the_edition_is_a_small_newspaper_in_three_languages() -> None:
    assert 16 <= len(PIECES) <= 20
    langs = [name.rsplit(".", 1)[1] for name in NAMES]
    assert {lang: langs.count(lang) >= 4 for lang in ("en", "ru", "kk")} == {"en": True, "ru": True, "kk": True}
    assert len(set(NAMES)) == len(NAMES)


@pytest.mark.parametrize(("name", "text"), PIECES, ids=NAMES)
def test_every_piece_has_its_front_matter(name: str, text: str) -> None:
    head = front_matter(text)
    assert set(REQUIRED) <= set(head) <= KNOWN
    assert all(value.strip() for value in head.values())
    assert head["source"] == edition.TITLE
    assert head["lang"] == name.rsplit(".", 1)[1]
    assert re.fullmatch(r"\d\d-[a-z-]+\.(en|ru|kk)", name)


@pytest.mark.parametrize(("name", "text"), PIECES, ids=NAMES)
def test_nothing_in_a_piece_would_have_to_be_neutralised(name: str, text: str) -> None:
    assert neutralise(text) == text
    assert one_line(front_matter(text)["title"]) == front_matter(text)["title"]


def test_the_front_page_is_the_newest_piece_and_the_order_is_that_of_the_files() -> None:
    dates = [datetime.fromisoformat(front_matter(text)["date"]) for _, text in PIECES]
    assert all(date.tzinfo is not None for date in dates)
    assert dates == sorted(dates, reverse=True)
    assert len(set(dates)) == len(dates)


@pytest.mark.parametrize("name", [name for name in NAMES if "budapest" in name])
def test_news_pieces_keep_the_original_quotations_letter_for_letter(name: str) -> None:
    text = text_of(name)
    assert f'"{INTERVIEW}' in text
    assert f'"{REASON}' in text
    assert POST in text
    assert "— Clash Report (@clashreport)" in text


def test_the_english_piece_quotes_the_key_list_exactly() -> None:
    text = text_of("15-budapest.en")
    assert f"“{FRONT}”" in text
    assert f"“{SANCTIONS}”" in text


@pytest.mark.parametrize("name", [name for name in NAMES if int(name[:2]) >= 15])
def test_the_news_puts_no_other_words_into_a_mouth(name: str) -> None:
    """Every quotation of four words or more in the news is a known one."""
    known = (INTERVIEW, REASON, FRONT, SANCTIONS)
    for quoted in re.findall(r'"([^"<>=]+)"|“([^”]+)”', body(text_of(name))):
        words = (quoted[0] or quoted[1]).rstrip(",.")
        assert words in known or len(words.split()) < 4, words
