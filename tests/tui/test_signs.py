"""Signs mean one thing in one place, and the help says what."""

from __future__ import annotations

import pytest

from orda_tui.tui import signs
from orda_tui.tui.actions import WHERE, Keymap
from orda_tui.tui.key_tables import signs_table
from orda_tui.tui.render.wrap import cells
from orda_tui.tui.screens.help import help_rows
from orda_tui.tui.signs import SIGNS, Sign


def told(words: str) -> list[tuple[str, str, str]]:
    """Sign, meaning and place of the rows that the help finds below "Signs"."""
    rows = help_rows(words, Keymap())
    titles = [at for at, row in enumerate(rows) if row.lines[0][0][1] == "mark"]
    begin = next((at for at in titles if rows[at].lines[0][0][0] == "Signs"), len(rows))
    end = next((at for at in titles if at > begin), len(rows))
    return [(row.lines[0][0][0].strip(), row.lines[0][1][0], row.right) for row in rows[begin + 1 : end]]


def test_every_sign_is_told_and_stands_where_it_says() -> None:
    every = [one for one in vars(signs).values() if isinstance(one, Sign)] + list(signs.KINDS.values())
    assert sorted(every) == sorted(SIGNS)
    assert all(one.told.endswith(".") and set(one.where.split(", ")) <= set(WHERE.values()) for one in SIGNS)
    assert len({(one, one.where) for one in SIGNS}) == len(SIGNS)
    assert all(cells(letter) == 1 for one in SIGNS for letter in one)


def test_the_help_has_all_signs_and_the_readme_too() -> None:
    assert told("") == [(str(one), one.told, one.where) for one in SIGNS]
    assert all(f"| `{one}` | {one.told.rstrip('.')} ({one.where}) |" in signs_table() for one in SIGNS)


@pytest.mark.parametrize("words", ["signs kept", "✓", "you kept"])
def test_signs_are_found_by_what_they_mean_and_by_themselves(words: str) -> None:
    assert (str(signs.KEPT), signs.KEPT.told, "callouts") in told(words)


def test_a_sign_is_drawn_like_any_text() -> None:
    assert f" {signs.STARRED}" == " ★"
    assert told("no such thing at all") == []
