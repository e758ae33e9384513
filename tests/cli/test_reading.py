"""Reading in plain lines: without a person the headlines, with one a dialogue."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from orda_tui.cli import output, reading
from tests.cli.conftest import Orda


def test_a_pipe_gets_the_headlines_of_the_edition(orda: Orda) -> None:
    said = orda("--plain")
    assert said.code == 0
    assert "Good Morning" in said.out
    assert "\x1b" not in said.out


def test_a_dialogue_reads_searches_and_leaves(orda: Orda, monkeypatch: pytest.MonkeyPatch) -> None:
    orda("edition")
    answers: Iterator[str] = iter(["/Budapest", "15", "999", "what", "", "q"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(reading, "ask", lambda question: next(answers))
    said = orda("--plain")
    assert said.code == 0
    assert "with Budapest" in said.out
    assert "Who said what" in said.out
    assert "There is no article 999" in said.out
    assert "none of them" in said.out
    assert orda("list", "--view", "unread", "--count").out.strip() == "19"


def test_a_search_says_where_the_words_stand(orda: Orda) -> None:
    orda("edition")
    said = orda("list", "impression", "good")
    row, excerpt, *_ = said.out.splitlines()
    assert "Vladimir" not in row
    assert excerpt.startswith(" " * 27 + "…with Vladimir leaves a good impression")
    assert excerpt.endswith((" — Donald Trump", " — Дональд Трамп"))
    first = json.loads(orda("list", "impression", "good", "--json").out)[0]
    assert "good impression" in first["excerpt"]["text"]
    assert "excerpt" not in json.loads(orda("list", "--json").out)[0]


def test_nobody_there_to_answer_is_no_answer() -> None:
    assert output.ask("Anybody?") == ""
