"""A statement ready to be pasted."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest

from orda_tui.model.article import Article
from orda_tui.model.document import Document, Paragraph
from orda_tui.model.statement import Statement
from orda_tui.text.citation import citation

SAID = Statement("direct", "We have waited for this", 0, 0, 23, "Alma Serik", "Serik", role="Mayor")
ARTICLE = Article(
    1,
    1,
    "key",
    "Port opens a second pier",
    Document((Paragraph("We have waited for this"),), "en"),
    (SAID,),
    0,
    0,
    feed_name="Harbour feed",
    source="Harbour Post",
    url="https://harbour.example/pier",
    published=1_761_141_600,
)


def test_it_says_the_words_who_said_them_and_where_they_stand() -> None:
    assert citation(ARTICLE, SAID, zone=UTC) == (
        "“We have waited for this”\n"
        "— Alma Serik, Mayor\n"
        "Port opens a second pier. Harbour Post, 22 October 2025, 14:00\n"
        "https://harbour.example/pier"
    )


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"kind": "indirect"}, "— Alma Serik, Mayor (as reported, not word for word)"),
        ({"kind": "mixed"}, "— Alma Serik, Mayor (partly in the article's words)"),
        ({"kind": "keyitem"}, "— Alma Serik, Mayor (as summed up by the article)"),
        (
            {"inferred": True, "mention": "She"},
            "— Alma Serik, Mayor (speaker inferred: the article prints “She” here)",
        ),
        (
            {"inferred": True, "mention": ""},
            "— Alma Serik, Mayor (speaker inferred: the article prints no name here)",
        ),
        ({"speaker": ""}, "— speaker not named"),
        ({"kind": "social", "role": "", "quoting": "The Mayor"}, "— Alma Serik (quoting The Mayor)"),
    ],
)
def test_what_is_not_certain_is_said_in_words(changes: dict[str, object], line: str) -> None:
    said = replace(SAID, **changes)  # type: ignore[arg-type]
    assert citation(ARTICLE, said, zone=UTC).split("\n")[1] == line


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(ARTICLE, url="", published=None, source="", feed_name="", title="")
    assert citation(bare, SAID, zone=UTC) == "“We have waited for this”\n— Alma Serik, Mayor"


def test_quote_marks_are_those_of_the_language_and_never_doubled() -> None:
    assert citation(replace(ARTICLE, lang="ru"), SAID).startswith("«We have waited for this»")
    assert citation(ARTICLE, replace(SAID, text="“We waited”")).startswith("“We waited”\n")


def test_nothing_that_acts_is_pasted() -> None:
    evil = "a\x1b]52;c;aGk=\x07\u202eb"
    said = replace(SAID, text=evil, speaker=evil, role=evil, inferred=True, mention=evil, quoting=evil)
    text = citation(replace(ARTICLE, title=evil, source=evil, url="javascript:x"), said)
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "javascript" not in text
