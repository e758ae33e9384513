"""The start in a real pseudo-terminal, from the last frame on: keys are answered or wait, none is lost, and whatever
happens meanwhile the terminal is given back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_program import PATIENCE, Terminal

_PROGRAM = b"\x1b[?1000h"
"""What the program itself sends first, once everything is imported: it asks for the mouse."""


_HELD_UP = """
import sys, time
from pathlib import Path
from orda_tui.__main__ import main

class HeldUp:
    def find_spec(self, name, path=None, target=None):
        while name == "textual" and not Path(gate).exists():
            time.sleep(0.01)

gate = sys.argv[1]
sys.argv = ["orda"]
sys.meta_path.insert(0, HeldUp())
sys.exit(main())
"""
"""The program, whose heavy imports wait until there is a file."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home where the program was left once, so that there is a last frame."""
    folder = tmp_path_factory.mktemp("home")
    first = Terminal(folder)
    first.until(lambda text: "Good Morning" in text)
    first.press("jj\x11")
    assert first.end() == 0
    first.close()
    return folder


@pytest.fixture
def begun(home: Path) -> Iterator[Terminal]:
    """A start, from its first moment on."""
    terminal = Terminal(home)
    yield terminal
    terminal.close()


@pytest.fixture
def starting(begun: Terminal) -> Terminal:
    """A start, as far as the last frame."""
    begun.until(lambda text: "Good Morning" in text)
    return begun


@pytest.fixture
def load() -> Iterator[None]:
    """A processor that is busy with something else."""
    argv = [sys.executable, "-c", "import time\nend = time.monotonic() + 20\nwhile time.monotonic() < end: pass"]
    busy = [subprocess.Popen(argv) for _ in range(os.cpu_count() or 1)]
    yield
    for process in busy:
        process.kill()
        process.wait()


def place(text: str) -> str:
    """Where in the list the cursor is, as the status line says."""
    return (text.splitlines()[-2].split() or [""])[-1].partition("/")[0]


def test_the_cursor_moves_before_the_program_is_there_and_stays_where_it_is(home: Path, tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    starting = Terminal(home, under=(sys.executable, "-c", _HELD_UP, str(gate)))
    starting.until(lambda text: place(text) == "1")
    starting.press("jоj\x1b[A")
    starting.until(lambda text: place(text) == "3")
    assert _PROGRAM not in starting.raw
    gate.touch()
    while _PROGRAM not in starting.raw:
        assert starting.read(PATIENCE)
    row = next(line for line in starting.text.splitlines() if "●" in line)
    starting.press("k")
    places: list[str] = []
    while places[-1:] != ["2"]:
        assert starting.read(PATIENCE)
        places.append(place(starting.text))
        assert row in starting.text
    assert set(places) <= {"3", "2"}, "the cursor never jumped back to the top"
    starting.close()


@pytest.mark.parametrize("pace", [0.0, 0.003, 0.015, 0.05])
def test_keys_typed_at_any_moment_of_the_start_arrive_in_their_order(begun: Terminal, pace: float) -> None:
    _type(begun, pace)


def test_keys_arrive_in_their_order_on_a_busy_machine_too(load: None, begun: Terminal) -> None:
    _type(begun, 0.02)


def _type(terminal: Terminal, pace: float) -> None:
    """Down twice, up once, and a search, a byte at a time, from before the first byte was painted."""
    for byte in b"j\xd0\xbek/zzyzxquuvm\r":
        os.write(terminal._master, bytes([byte]))
        if pace:
            terminal.read(pace)
    terminal.until(lambda text: "Nothing found for “zzyzxquuvm”" in text)
    terminal.press("\x1b")
    terminal.until(lambda text: "Good Morning" in text and place(text) == "2")


@pytest.mark.parametrize("moves", ["", "jj"])
@pytest.mark.parametrize("key", ["q", "\x11", "\x03"])
def test_it_can_be_left_while_it_starts(begun: Terminal, key: str, moves: str) -> None:
    terminal = begun
    terminal.until(lambda text: "Good Morning" in text)
    terminal.press(moves + key)
    if key == "\x03" and terminal.process.poll() is None:  # as a key it leaves nothing; as a signal it does
        while _PROGRAM not in terminal.raw and terminal.read(PATIENCE):
            pass
        if _PROGRAM in terminal.raw:
            terminal.press("\x11")
    assert terminal.end() in (0, 130, -signal.SIGINT)
    assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h"), "the screen was given back"
    assert termios.tcgetattr(terminal._master) == terminal.modes
    assert b"Traceback" not in terminal.raw


def test_after_a_whole_session_the_terminal_is_as_it_was(begun: Terminal) -> None:
    terminal = begun
    while _PROGRAM not in terminal.raw:
        assert terminal.read(PATIENCE)
    assert termios.tcgetattr(terminal._master) != terminal.modes
    terminal.press("\x11")
    assert terminal.end() == 0
    assert termios.tcgetattr(terminal._master) == terminal.modes


def test_a_size_that_changes_while_it_starts_is_taken(starting: Terminal) -> None:
    starting.resize(100, 30)
    starting.press("jj")
    starting.until(lambda text: _PROGRAM in starting.raw and place(text) == "3")
    assert starting.text.splitlines()[0].startswith(" All")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_the_start(starting: Terminal, number: signal.Signals) -> None:
    starting.press("j")
    starting.process.send_signal(number)
    starting.end()


def test_a_terminal_that_goes_while_keys_are_answered_leaves_no_process_behind(home: Path) -> None:
    terminal = Terminal(home)
    terminal.until(lambda text: "Good Morning" in text)
    terminal.press("j")
    os.close(terminal._master)
    terminal.process.wait(timeout=PATIENCE)


def test_half_a_letter_is_not_the_end_of_the_keyboard(starting: Terminal) -> None:
    while _PROGRAM not in starting.raw:
        assert starting.read(PATIENCE)
    starting.press("j")
    starting.until(lambda text: place(text) == "2")
    for byte in "о".encode():
        os.write(starting._master, bytes([byte]))
        starting.read(0.3)
    starting.until(lambda text: place(text) == "3")
