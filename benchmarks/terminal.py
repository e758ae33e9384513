"""A program in a pseudo-terminal with a clock: what it painted when, what that took of the processor and of memory."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pyte

PATIENCE = 60.0
"""Seconds after which a program that has not painted what it should is given up."""

_BETWEEN_FRAMES = 8.0

#: What a terminal is asked at the start, and what it answers: without an answer programs wait for one.
_QUESTIONS = (
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:0000/0000/0000\x1b\\"),
)


class GaveUp(Exception):
    """What was waited for did not come; the text is the screen."""


@dataclass(frozen=True)
class Answer:
    """To a key: milliseconds until the first byte, the last of the first frame (what follows after a pause is another
    one, such as a figure in the status line) and the last of all; bytes, milliseconds of the processor."""

    first: float
    framed: float
    last: float
    size: int
    cpu: float


class Terminal:
    """Runs ``argv`` at once. What it paints is stamped when it arrives; the screen is read from it afterwards."""

    def __init__(self, argv: Sequence[str], variables: dict[str, str], columns: int, lines: int) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._chunks: list[tuple[float, bytes]] = []
        self._shown = 0
        self._tail = b""
        self.ended = False
        environment = {name: os.environ[name] for name in ("PATH",)} | {
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            **variables,
        }
        self.started = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            os.execvpe(argv[0], list(argv), environment)

    # -- what it paints -----------------------------------------------------------------------------------------------

    def _read(self, seconds: float) -> bool:
        """Stamp and keep what comes within so many seconds; False if nothing did."""
        if self.ended or not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return False
        try:
            data = os.read(self._master, 1 << 16)
        except OSError:  # the program has closed the terminal
            data = b""
        if not data:
            self.ended = True
            return False
        self._chunks.append((time.perf_counter(), data))
        window = self._tail + data
        asked = [
            (hit.end(), answer)
            for question, answer in _QUESTIONS
            for hit in question.finditer(window)
            if hit.end() > len(self._tail)
        ]
        for _, answer in sorted(asked):
            os.write(self._master, answer)
        self._tail = window[-12:]
        return True

    def saw(self, token: bytes, patience: float = PATIENCE) -> float:
        """Wait until these bytes came: milliseconds since the start. The screen is not looked at, so nothing is lost
        between their coming and what the caller does next."""
        end = time.perf_counter() + patience
        seen, window = self._shown, b""
        while True:
            while seen < len(self._chunks):
                at, data = self._chunks[seen]
                seen += 1
                if token in window + data:
                    return (at - self.started) * 1000
                window = data[-len(token) :]
            if self.ended or time.perf_counter() > end:
                self.rest()
                raise GaveUp(f"{token!r} never came\n{self.text}")
            self._read(0.2)

    def when(self, holds: Callable[[Terminal], bool], quiet: float = 0.3, patience: float = PATIENCE) -> float:
        """Wait until the screen fulfils the condition: milliseconds since the start, of the bytes that made it so.

        Everything is read before the screen is looked at: interpreting what was painted must not delay its stamps.
        """
        end = time.perf_counter() + patience
        at = time.perf_counter()
        while True:
            while self._read(quiet):
                pass
            while self._shown < len(self._chunks):
                at = self._show_one()
                if holds(self):
                    return (at - self.started) * 1000
            if holds(self):
                return (at - self.started) * 1000
            if self.ended or time.perf_counter() > end:
                raise GaveUp(self.text)

    def _show_one(self) -> float:
        at, data = self._chunks[self._shown]
        self._shown += 1
        self._stream.feed(data)
        return at

    def rest(self, quiet: float = 0.3, patience: float = 20.0) -> None:
        """Read until nothing has come for so many seconds."""
        end = time.perf_counter() + patience
        while self._read(quiet) and time.perf_counter() < end:
            pass
        while self._shown < len(self._chunks):
            self._show_one()

    @property
    def text(self) -> str:
        """The screen, a line a line."""
        return "\n".join(self.screen.display)

    def colours(self, words: str) -> tuple[str, str, bool] | None:
        """Colours of the first cell of these words; None: they are not on the screen."""
        for y, line in enumerate(self.screen.display):
            x = line.find(words)
            if x >= 0:
                cell = self.screen.buffer[y][x]
                return cell.fg, cell.bg, cell.reverse
        return None

    # -- what is done to it -------------------------------------------------------------------------------------------

    def send(self, keys: str) -> float:
        """Type; milliseconds since the start."""
        os.write(self._master, keys.encode())
        return self.clock()

    def clock(self) -> float:
        """Milliseconds since the start."""
        return (time.perf_counter() - self.started) * 1000

    def press(self, keys: str, quiet: float = 0.06, first: float = 2.0) -> Answer | None:
        """Type and wait until the answer is over; None: there was none."""
        return self._answered(lambda: self.send(keys), quiet, first)

    def resize(self, columns: int, lines: int, quiet: float = 0.15) -> Answer | None:
        """Another size; until the screen is painted in it."""

        def act() -> None:
            fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            self.screen.resize(lines, columns)

        return self._answered(act, quiet, 2.0)

    def _answered(self, act: Callable[[], object], quiet: float, first: float) -> Answer | None:
        while self._read(0):
            pass
        cpu, begun, start = self.cpu(), len(self._chunks), time.perf_counter()
        act()
        if self._read(first):
            while self._read(quiet):
                pass
        came = self._chunks[begun:]
        if not came:
            return None
        used = self.cpu() - cpu
        times = [(at - start) * 1000 for at, _ in came]
        pauses = (before for before, after in pairwise(times) if after - before > _BETWEEN_FRAMES)
        return Answer(times[0], next(pauses, times[-1]), times[-1], sum(len(data) for _, data in came), used)

    # -- what it costs ------------------------------------------------------------------------------------------------

    def cpu(self) -> float:
        """Milliseconds of the processor its threads have used."""
        total = 0
        for task in Path(f"/proc/{self.pid}/task").glob("*/schedstat"):
            try:
                total += int(task.read_text().split()[0])
            except OSError:  # the thread has just ended
                continue
        return total / 1e6

    def memory(self) -> tuple[float, float]:
        """Megabytes of the process and all below it: proportional share, and resident."""
        share = resident = 0
        todo = [self.pid]
        while todo:
            pid = todo.pop()
            try:
                figures = Path(f"/proc/{pid}/smaps_rollup").read_text()
                children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
            except OSError:  # the process has just ended
                continue
            todo += map(int, children.split())
            share += _kilobytes(figures, "Pss")
            resident += _kilobytes(figures, "Rss")
        return share / 1024, resident / 1024

    # -- the end ------------------------------------------------------------------------------------------------------

    def quit(self, keys: str) -> tuple[float, float]:
        """Type what ends it: milliseconds until the screen was given back, and until the process was gone."""
        while self._read(0):
            pass
        begun, start = len(self._chunks), time.perf_counter()
        self.send(keys)
        while self._read(PATIENCE):
            pass
        os.waitpid(self.pid, 0)
        gone = time.perf_counter()
        os.close(self._master)
        self.pid = 0
        given = [at for at, data in self._chunks[begun:] if b"\x1b[?1049l" in data]
        return ((given[0] if given else gone) - start) * 1000, (gone - start) * 1000

    def kill(self) -> None:
        """End it, however it is."""
        if self.pid:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            os.close(self._master)
            self.pid = 0


def _kilobytes(figures: str, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+)", figures, re.MULTILINE)
    return int(found[1]) if found else 0
