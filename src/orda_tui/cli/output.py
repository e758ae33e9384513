"""Printing: everything that comes from outside is neutralised here once more, whatever happened to it before."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from orda_tui.text.counting import counted
from orda_tui.text.neutral import neutralise, one_line


def say(text: str = "") -> None:
    """A line (or several) on standard output."""
    print(_printable(neutralise(text)))


def hint(sentence: str) -> None:
    """One sentence for a person at a terminal, on standard error; nothing where the output goes to a program."""
    if sys.stdout.isatty():
        print(_printable(one_line(sentence)), file=sys.stderr)


def complain(sentence: str) -> None:
    """One sentence on standard error."""
    print("orda: " + _printable(one_line(sentence)), file=sys.stderr)


def say_json(value: Any) -> None:
    """A JSON value on standard output, every text in it neutralised."""
    print(_printable(json.dumps(_clean(value), ensure_ascii=False, indent=2)))


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return neutralise(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(inner) for inner in value]
    return value


def _printable(text: str) -> str:
    """The text as the terminal's own encoding can write it (locale C has no Cyrillic)."""
    encoding = sys.stdout.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)


def ask(question: str, *, at_end: str = "") -> str:
    """The answer a person types; ``at_end`` where nobody is there to answer (any more)."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return at_end
    try:
        return input(_printable(one_line(question)) + " ").strip()
    except EOFError:
        return at_end


class ProgressLine:
    """One line on standard error that is written over; nothing at all where that is no terminal."""

    def __init__(self) -> None:
        self._live = sys.stderr.isatty()
        self._last = 0.0

    def show(self, text: str, *, now: bool = False) -> None:
        """Show the text, at most ten times a second unless ``now``."""
        tick = time.monotonic()
        if self._live and (now or tick - self._last > 0.1):
            self._last = tick
            print("\r\x1b[K" + _printable(one_line(text, 78)), end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Leave the line empty."""
        if self._live:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def age(when: int, now: float) -> str:
    """How long ago: "now", "5m", "3h", "2d", else the date."""
    seconds = int(now - when)
    if seconds < 60:
        return "now"
    if seconds < 3600:
        return f"{seconds // 60}m"
    if seconds < 86400:
        return f"{seconds // 3600}h"
    if seconds < 14 * 86400:
        return f"{seconds // 86400}d"
    return time.strftime("%Y-%m-%d", time.localtime(when))


def ago(when: int, now: float) -> str:
    """The same in words, to be read out: "now", "5 minutes ago", "3 hours ago", "2 days ago", else the date."""
    seconds = int(now - when)
    for unit, least, most in (("minute", 60, 3600), ("hour", 3600, 86400), ("day", 86400, 14 * 86400)):
        if least <= seconds < most:
            return f"{counted(seconds // least, unit)} ago"
    return age(when, now)


def moment(when: int | None) -> str:
    """A time as people read it, in the local zone; "never" for None."""
    return "never" if when is None else time.strftime("%Y-%m-%d %H:%M", time.localtime(when))
