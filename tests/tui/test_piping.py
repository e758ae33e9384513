"""Programs of the reader's own: words as they are, no shell, a time limit, every failure a sentence."""

from __future__ import annotations

import os
import sys
import time
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


FAMILY = "cat >/dev/null; sleep 300 & echo $! > {pids}; echo $$ >> {pids}; ps -o tty= -p $! >> {pids}; wait"


def gone(pids: Path) -> bool:
    """Are the program and what it started both there no more?"""
    return not any(is_alive(int(number)) for number in pids.read_text().split()[:2])


def is_alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks into /proc")
def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    with pytest.raises(UsageError, match="was ended"):
        piping.run(["sh", "-c", FAMILY.format(pids=pids)], "text", {}, seconds=1)
    end = time.monotonic() + 10
    while not gone(pids):
        assert time.monotonic() < end
    assert pids.read_text().split()[2:] in ([], ["?"]), "the reader's terminal is none of its business"


def test_what_a_program_leaves_behind_when_it_is_done_goes_on(tmp_path: Path) -> None:
    """As xclip does, which holds the selection from then on."""
    stays = f"(trap '' HUP; exec sleep 60) >/dev/null 2>&1 </dev/null & echo $! > {tmp_path / 'pid'}"
    assert piping.run(["sh", "-c", stays], "", {}) == []
    number = int((tmp_path / "pid").read_text())
    os.kill(number, 15)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks into /proc")
async def test_leaving_ends_the_program_and_does_not_wait_for_it(folder: Path, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    async with journey(folder) as reader:
        await reader.press("enter")
        await reader.until(lambda: reader.main.shown is not None)
        reader.main.action_pipe(f"sh -c '{FAMILY.format(pids=pids)}'")
        await reader.until(lambda: pids.exists() and len(pids.read_text().split()) > 1)
    end = time.monotonic() + 10
    while not gone(pids):
        assert time.monotonic() < end


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
