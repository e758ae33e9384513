"""What the terminal can do: asked in one write before the heavy imports, answered while they run. Imports little."""

from __future__ import annotations

import os
import re
import select
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_QUERY = (
    b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"  # can it show pictures the kitty way?
    b"\x1b[16t"  # how large is a cell?
    b"\x1b]11;?\x1b\\"  # what is the background?
    b"\x1b[c"  # what are you: everyone answers this, so all other answers have come by then
)
_END = re.compile(rb"\x1b\[\?[\d;]*c")
_KITTY = re.compile(rb"\x1b_Gi=31;(.*?)\x1b\\")
_CELL = re.compile(rb"\x1b\[6;(\d+);(\d+)t")
_GROUND = re.compile(rb"\x1b\]11;rgb:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)(?:\x1b\\|\x07)")


@dataclass(frozen=True, slots=True)
class Capabilities:
    """``cell``: width and height in pixels, or None. ``ground``: the background, 0 to 255 each, or None.
    ``typed``: what the reader typed meanwhile."""

    kitty: bool = False
    sixel: bool = False
    cell: tuple[int, int] | None = None
    ground: tuple[int, int, int] | None = None
    typed: bytes = b""


def understood(answer: bytes) -> Capabilities:
    """What the bytes that came back from the terminal say; what is no answer was typed."""
    kitty = _KITTY.search(answer)
    cell = _CELL.search(answer)
    ground = _GROUND.search(answer)
    end = _END.search(answer)
    typed = answer
    for pattern in (_KITTY, _CELL, _GROUND, _END):
        typed = pattern.sub(b"", typed)
    return Capabilities(
        kitty=bool(kitty and kitty[1] == b"OK"),
        sixel=bool(end and b"4" in end[0][3:-1].split(b";")),
        cell=(int(cell[2]), int(cell[1])) if cell else None,
        ground=_colour(ground) if ground else None,
        typed=typed if b"\x1b" not in typed else b"",
    )


def _colour(found: re.Match[bytes]) -> tuple[int, int, int]:
    red, green, blue = (int(part[:2], 16) if len(part) > 1 else int(part, 16) * 17 for part in found.groups())
    return red, green, blue


class Question:
    """A question put to the terminal. Ask, import what is heavy, then take the answer; it costs no waiting."""

    def __init__(self) -> None:
        self._before: list[Any] | None = None
        self._answer = b""

    def ask(self) -> None:
        """Put the question, where standard input and output are one terminal."""
        if not (os.isatty(0) and os.isatty(1)):
            return
        import termios
        import tty

        self._before = termios.tcgetattr(0)
        tty.setcbreak(0, termios.TCSANOW)
        os.write(1, _QUERY)

    def wait(self, seconds: float) -> bool:
        """Read what has come, for at most so long. True: the answer is whole."""
        end = time.monotonic() + seconds
        while self._before is not None and not _END.search(self._answer):
            left = end - time.monotonic()
            if left < 0 or not select.select([0], [], [], left)[0]:
                return False
            self._answer += os.read(0, 4096)
        return self._before is not None

    def answer(self, patience: float = 0.05) -> Capabilities:
        """What the terminal said, as far as it did within ``patience`` seconds; the terminal is as it was before."""
        if self._before is None:
            return Capabilities()
        import termios

        self.wait(patience)
        termios.tcsetattr(0, termios.TCSANOW, self._before)
        self._before = None
        return understood(self._answer)

    @property
    def so_far(self) -> Capabilities:
        """What has come until now."""
        return understood(self._answer)


def theme_name(wanted: str, ground: tuple[int, int, int] | None, environ: Mapping[str, str]) -> str:
    """light, dark, ansi or mono: what the settings want; with "auto" what the terminal is."""
    if environ.get("NO_COLOR"):
        return "mono"
    if wanted != "auto":
        return wanted
    colours = environ.get("COLORTERM", "")
    term = environ.get("TERM", "")
    if (
        colours not in ("truecolor", "24bit")
        and "256color" not in term
        and "direct" not in term
        and sys.platform != "win32"
    ):
        return "ansi"
    if ground is None:
        return "dark"
    red, green, blue = ground
    return "light" if 0.299 * red + 0.587 * green + 0.114 * blue > 128 else "dark"
