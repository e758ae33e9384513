"""Short pieces of news in every language the rules know, with all that is said in them and by whom.

A file per language in ``news``; a piece is a paragraph or two, and below it a line for each statement:
``= kind | words | speaker``. The speaker is the resolved name, with ? where it is inferred; ~ leads the mention as
printed, where it matters only that; * ends the beginning of a name whose case may vary.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from orda_tui.model.statement import Statement
from tests.statements.helpers import found

FOLDER = Path(__file__).parent / "news"


def pieces() -> list[tuple[str, str, list[list[str]]]]:
    """Language, text and expected statements of each piece."""
    read = []
    for path in sorted(FOLDER.glob("*.txt")):
        for piece in path.read_text(encoding="utf-8").strip().split("\n\n"):
            lines = piece.split("\n")
            text = "\n".join(line for line in lines if not line.startswith("= "))
            wanted = [[part.strip() for part in line[2:].split("|")] for line in lines if line.startswith("= ")]
            read.append((path.stem, text, wanted))
    return read


def _speaks(statement: Statement, who: str) -> bool:
    if who.startswith("~"):
        return statement.mention.casefold() == who[1:].casefold()
    if who.endswith("*"):
        return statement.speaker.startswith(who[:-1])
    return statement.speaker + "?" * statement.inferred == who


@pytest.mark.parametrize(("lang", "text", "wanted"), pieces())
def test_all_that_is_said_is_found_with_its_speaker_and_nothing_else(
    lang: str, text: str, wanted: list[list[str]]
) -> None:
    statements = found(text, lang)
    assert [(s.kind, s.text) for s in statements] == [(kind, words) for kind, words, _ in wanted]
    for statement, (_, _, who) in zip(statements, wanted, strict=True):
        assert _speaks(statement, who), (statement.speaker, statement.mention, who)
