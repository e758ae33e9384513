"""The whole program in a real pseudo-terminal, as a newcomer starts it: empty home, no network, keyboard only."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyte
import pytest

PATIENCE = 30.0


def _in_a_terminal() -> None:
    """As a terminal starts a program: it is the terminal's own, and a hangup ends it, whatever became of hangups here
    (under ``nohup`` every child ignores them)."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class Terminal:
    """The program in a pseudo-terminal, and what its screen shows. ``under`` names a program that starts it, ``words``
    come after its name."""

    def __init__(
        self,
        home: Path,
        columns: int = 120,
        lines: int = 36,
        *,
        under: Sequence[str] = (),
        words: Sequence[str] = (),
        **variables: str,
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self.raw = bytearray()
        master, slave = pty.openpty()
        self._master = master
        self.modes = termios.tcgetattr(master)
        """How the terminal was before the program had it."""
        self.resize(columns, lines)
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8"}
        environment |= variables
        self.process = subprocess.Popen(
            [*under, sys.executable, "-m", "orda_tui", *words],
            stdin=slave, stdout=slave, stderr=slave, env=environment, start_new_session=True,
            preexec_fn=_in_a_terminal,
        )  # fmt: skip
        os.close(slave)

    def resize(self, columns: int, lines: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.screen.resize(lines, columns)

    @property
    def modes_now(self) -> list[Any]:
        """How the terminal is."""
        return termios.tcgetattr(self._master)

    @property
    def text(self) -> str:
        return "\n".join(self.screen.display)

    def read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return True
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # the other side is closed
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def until(self, holds: Callable[[str], bool]) -> str:
        """Read until the screen's text fulfils the condition."""
        end = time.monotonic() + PATIENCE
        while not holds(self.text):
            assert time.monotonic() < end, f"waited {PATIENCE} s for a screen that did not come:\n{self.text}"
            assert self.read(0.2), f"the program ended:\n{self.text}"
        return self.text

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def end(self) -> int:
        """Read until the program has ended; its exit code."""
        limit = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < limit, f"waited {PATIENCE} s for the program to end:\n{self.text}"
            self.read(0.1)
        while select.select([self._master], [], [], 0)[0] and self.read(0):  # what it wrote last
            pass
        return self.process.returncode

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._master)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    running = Terminal(tmp_path)
    yield running
    running.close()


def test_a_newcomer_reads_the_edition_and_leaves(terminal: Terminal) -> None:
    terminal.until(lambda text: "Good Morning" in text)
    terminal.press("\r")
    terminal.until(lambda text: "min left" in text or "%" in text)
    terminal.press("?")
    terminal.until(lambda text: "Esc closes" in text)
    terminal.press("\x1b")
    terminal.until(lambda text: "Esc closes" not in text)
    terminal.press("qq")
    assert terminal.end() == 0
    assert b"\x1b[?1049l" in terminal.raw, "the screen was given back"


def test_the_library_is_there_again_without_network_after_a_restart(tmp_path: Path) -> None:
    first = Terminal(tmp_path)
    first.until(lambda text: "Good Morning" in text)
    first.press("q")
    assert first.end() == 0
    first.close()
    second = Terminal(tmp_path, 80, 24)
    second.until(lambda text: "Good Morning" in text)
    second.close()


def test_what_is_typed_while_the_program_starts_is_not_lost(tmp_path: Path) -> None:
    first = Terminal(tmp_path)
    first.until(lambda text: "Good Morning" in text)
    first.press("q")
    assert first.end() == 0
    first.close()
    second = Terminal(tmp_path)
    second.until(lambda text: "Good Morning" in text)  # the last frame: the program itself is not there yet
    second.press("/zzyzx")
    second.press("\r")
    second.until(lambda text: "Nothing found for “zzyzx”" in text)
    second.press("\x1b")
    second.until(lambda text: "Good Morning" in text)
    second.close()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_ends_it_cleanly(terminal: Terminal, number: signal.Signals) -> None:
    terminal.until(lambda text: "Good Morning" in text)
    terminal.process.send_signal(number)
    terminal.end()


def test_a_tiny_terminal_says_so_and_recovers(terminal: Terminal) -> None:
    terminal.until(lambda text: "Good Morning" in text)
    terminal.resize(20, 5)
    terminal.process.send_signal(signal.SIGWINCH)
    terminal.until(lambda text: "Good Morning" not in text)
    terminal.resize(100, 30)
    terminal.process.send_signal(signal.SIGWINCH)
    terminal.until(lambda text: "Good Morning" in text)


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {}])
def test_without_a_terminal_it_is_one_sentence(tmp_path: Path, variables: dict[str, str]) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), **variables}
    argv = [sys.executable, "-m", "orda_tui"]
    done = subprocess.run(
        argv, env=environment, capture_output=True, text=True, timeout=PATIENCE, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "orda list" in done.stderr


@pytest.mark.parametrize(
    ("script", "variables", "why"),
    [
        ('"$@"', {"TERM": "dumb"}, "TERM=dumb promises none"),
        ('"$@"', {"TERM": ""}, "TERM is not set"),
        ('"$@" | cat; exit 2', {}, "the output is not a terminal"),
        ('"$@" < /dev/null', {}, "the input is not a terminal"),
    ],
)
def test_a_terminal_without_a_screen_is_told_what_to_do(
    tmp_path: Path, script: str, variables: dict[str, str], why: str
) -> None:
    terminal = Terminal(tmp_path, under=("sh", "-c", script, "sh"), **variables)  # type: ignore[arg-type]
    code = terminal.end()
    terminal.close()
    said = terminal.raw.decode()
    assert code == 2
    assert said.count("\n") == 1
    assert "\x1b" not in said
    assert why in said
    assert "'orda --plain' reads in lines everywhere" in said


def test_letters_are_letters_whatever_the_locale_claims(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, LANG="C", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    terminal.until(lambda text: "● С добрым утром" in text)
    terminal.close()


def test_a_terminal_that_goes_while_it_starts_leaves_no_process_behind(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    while not terminal.raw:
        assert terminal.read(PATIENCE)
    os.close(terminal._master)
    terminal.process.wait(timeout=PATIENCE)
