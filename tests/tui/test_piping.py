"""Programs of the reader's own: words as they are, no shell, a time limit, every failure a sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from orda_tui.errors import UsageError
from orda_tui.tui import piping
from orda_tui.tui.screens.output import Output
from tests.tui.house import journey

ECHO = [sys.executable, "-c", "import sys, os; print(sys.stdin.read().upper(), os.environ['ORDA_TITLE'], sys.argv[1])"]


def test_a_program_gets_text_environment_and_words_and_no_shell() -> None:
    assert piping.run([*ECHO, "$(id); `id`"], "hello", {"title": "A [b]title"}) == ["HELLO A [b]title $(id); `id`"]


def test_what_a_program_prints_is_neutralised() -> None:
    program = [sys.executable, "-c", "print('a\\x1b]52;c;eA==\\x07b\\x1b[2Jc')"]
    assert piping.run(program, "", {}) == ["abc"]


@pytest.mark.parametrize(
    ("program", "sentence"),
    [
        (["/no/such/program"], "/no/such/program cannot be run: No such file or directory."),
        ([sys.executable, "-c", "print('why'); raise SystemExit(3)"], "ended with code 3. why"),
        ([sys.executable, "-c", "import threading; threading.Event().wait()"], "took longer than 0.3 s"),
        (["a\0b"], "cannot be run"),
    ],
)
def test_failures_are_sentences(program: list[str], sentence: str) -> None:
    with pytest.raises(UsageError) as caught:
        piping.run(program, "text", {}, seconds=0.3)
    assert sentence in str(caught.value)


def test_an_open_quote_is_a_sentence() -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        piping.words_of("grep 'open")


@pytest.mark.parametrize("nothing", ["", "   "])
def test_no_words_are_no_command(nothing: str) -> None:
    with pytest.raises(UsageError, match="no program"):
        piping.words_of(nothing)


async def test_the_article_goes_through_and_its_output_is_shown(folder: Path) -> None:
    async with journey(folder) as reader:
        await reader.press("enter", "vertical_line")
        await reader.until(lambda: len(reader.app.screen_stack) == 2)
        await reader.type("grep built")
        await reader.press("enter")
        await reader.until(lambda: isinstance(reader.app.screen, Output))
        output = reader.app.screen
        assert isinstance(output, Output)
        await reader.until(lambda: [row.lines[0][0][0] for row in output.listing.rows] == [" We built it in a year."])
        await reader.press("q")
        assert reader.app.screen is reader.main
