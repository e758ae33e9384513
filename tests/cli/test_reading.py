"""Reading in plain lines: without a person the headlines, with one a dialogue."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest

from orda_tui.cli import output, reading
from tests.cli.conftest import Orda


def test_a_pipe_gets_the_headlines_of_the_edition(orda: Orda) -> None:
    said = orda("--plain")
    assert said.code == 0
    assert "Good Morning" in said.out
    assert "\x1b" not in said.out


@pytest.fixture
def talk(orda: Orda, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What is printed in a dialogue on the edition, questions included, until these answers are given."""
    orda("edition")

    def hold(*answers: str) -> str:
        left = iter(answers)

        def ask(question: str, at_end: str = "") -> str:
            output.say(question)
            return next(left, at_end)

        monkeypatch.setattr(reading, "_is_somebody_there", lambda: True)
        monkeypatch.setattr(reading, "ask", ask)
        said = orda("--plain")
        assert said.code == 0
        return said.out

    return hold


def test_a_dialogue_reads_searches_and_leaves(orda: Orda, talk: Callable[..., str]) -> None:
    said = talk("/Budapest", "15", "999", "9" * 5000, "what", "", "q", "15")
    assert "with Budapest" in said
    assert "Who said what" in said
    assert "There is no article 999." in said
    assert "none of them" in said
    assert said.count("articles with Budapest") == 1, "the list is not read out again unasked"
    assert "Nothing here is unread" not in said
    assert orda("list", "--view", "unread", "--count").out.strip() == "18"


def test_after_an_article_enter_goes_on_to_the_next_unread_one(talk: Callable[..., str]) -> None:
    said = talk("3", "", "l")
    assert said.index("Қайырлы таң: газетіңіз үстел үстінде\n") < said.index("Every Key You Need Fits in One Table\n")
    assert said.count("1: Good Morning") == 2


def test_enter_at_the_end_of_the_list_does_not_leave(talk: Callable[..., str]) -> None:
    said = talk("", "", "?")
    assert said.count("That was the last one.") == 2
    assert "u takes the last change back" in said


def test_what_was_read_is_starred_and_changes_are_taken_back(orda: Orda, talk: Callable[..., str]) -> None:
    said = talk("s", "1", "s", "u")
    assert "Read an article first." in said
    assert "Starred." in said
    assert "Taken back: marked" in said
    assert orda("list", "--view", "starred", "--count").out.strip() == "0"


def test_no_rule_is_drawn_that_would_be_read_out_sign_by_sign(talk: Callable[..., str]) -> None:
    said = talk("14", "15")
    assert "----" not in said
    assert "====" not in said
    assert "0 | done" in " ".join(said.split())


def test_a_search_without_a_hit_says_how_to_get_out(talk: Callable[..., str]) -> None:
    said = talk("/zebra crossing", "n", "/", "q")
    assert "Nothing found for zebra crossing. / alone lists all." in said
    assert "Nothing here is unread; / alone lists all." in said
    assert said.count("20 articles") == 2


def test_ages_are_words(talk: Callable[..., str]) -> None:
    row = talk().splitlines()[1]
    assert re.search(r"\((unread, )?The First Edition, (now|[0-9]+ (minute|hour|day)s? ago|[0-9-]+)", row), row


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
