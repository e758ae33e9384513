"""The guide and the README promise nothing that the program does not have: every command parses, every key is bound."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from orda_tui import edition
from orda_tui.cli.main import build_parser
from orda_tui.extract.markdown import extract_markdown
from orda_tui.model.document import Code, Table
from orda_tui.tui import actions

ROOT = Path(__file__).resolve().parents[2]
PAGES = {name: extract_markdown(text, name).document for name, text in edition.pieces()}
README = extract_markdown((ROOT / "README.md").read_text(encoding="utf-8"), "README")

#: A key as a piece writes it -> as the registry does; "Пробел" and "Бос орын" are words, not keys.
SPELLED = {"Enter": "enter", "Space": "space"}


def commands(text: str) -> list[str]:
    """Command lines of ours in a listing: without comments, cron times and unit file keys."""
    lines = (line.partition("#")[0] for line in text.split("\n"))
    return [match[1].strip() for line in lines if (match := re.search(r"(?:^|[ /])orda( .*)?$", line)) and match[1]]


GUIDE_COMMANDS = [
    (name, line)
    for name, document in PAGES.items()
    for block in document.blocks
    if isinstance(block, Code)
    for line in commands(block.text)
]
README_COMMANDS = [line for block in README.document.blocks if isinstance(block, Code) for line in commands(block.text)]


def test_there_are_commands_to_try() -> None:
    assert len(GUIDE_COMMANDS) >= 12
    assert len(README_COMMANDS) >= 6


@pytest.mark.parametrize(("name", "line"), GUIDE_COMMANDS)
def test_every_command_of_the_guide_parses(name: str, line: str) -> None:
    options = build_parser().parse_args(shlex.split(line))
    assert options.command is not None


@pytest.mark.parametrize("line", README_COMMANDS)
def test_every_command_of_the_readme_parses(line: str) -> None:
    options = build_parser().parse_args(shlex.split(line))
    assert options.command is not None


def test_the_readme_names_every_command_and_no_other() -> None:
    cells = (row[0] for block in README.document.blocks if isinstance(block, Table) for row in block.rows)
    told = {match[1] for cell in cells if (match := re.match(r"orda ([a-z]+)", cell))}
    subparsers = next(action for action in build_parser()._actions if action.dest == "command")
    assert subparsers.choices is not None
    assert told == set(subparsers.choices)


@pytest.mark.parametrize("name", ["02-welcome.ru", "03-welcome.kk", "04-keys.en"])
def test_every_key_of_the_guide_is_bound(name: str) -> None:
    (table,) = [block for block in PAGES[name].blocks if isinstance(block, Table)]
    bound = {key for action in actions.ACTIONS for key in action.keys}
    for row in table.rows[1:]:
        if row[0] in ("Пробел", "Бос орын"):
            continue
        for key in row[0].split():
            assert SPELLED.get(key, key) in bound, key


def test_every_key_in_running_text_is_bound() -> None:
    bound = {key for action in actions.ACTIONS for key in action.keys}
    for name, document in PAGES.items():
        for block in document.blocks:
            for mark in block.marks:
                code = block.text[mark.start : mark.end]
                if mark.kind == "code" and len(code) == 1 and code.isascii():
                    assert code in bound, (name, code)
