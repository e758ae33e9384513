"""Whole articles of our own, with what must be found in them beside them."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from tests.statements.helpers import found

FOLDER = Path(__file__).parent / "articles"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_all_statements_of_an_article_are_found_and_no_others(name: str) -> None:
    lang = name.rpartition(".")[2]
    statements = found((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), lang, source="Gavan")
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert [statement.text for statement in statements] == [one["text"] for one in expected]
    for statement, one in zip(statements, expected, strict=True):
        assert {key: value for key, value in asdict(statement).items() if key in one} == one


@pytest.mark.parametrize("name", NAMES)
def test_the_language_is_seen_when_it_is_not_told(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lang = name.rpartition(".")[2]
    assert found(text, "") == found(text, lang)
    wrong = "ru" if lang == "en" else "en"
    assert found(text, wrong) == found(text, lang)


@pytest.mark.parametrize("name", NAMES)
def test_five_to_seven_are_chosen_and_a_list_counts_as_one(name: str) -> None:
    statements = found((FOLDER / f"{name}.txt").read_text(encoding="utf-8"), name.rpartition(".")[2])
    groups = {("list", s.heading) if s.heading >= 0 else (s.block, s.start) for s in statements if s.key}
    assert 5 <= len(groups) <= 7
    assert all(s.key for s in statements if s.heading >= 0)
    assert all(0 <= s.score <= 1 for s in statements)
