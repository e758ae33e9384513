"""The question put to the terminal before anything heavy is imported. Imports nothing that costs a millisecond."""

from __future__ import annotations

import os
import select
import sys
import time

TYPE_CHECKING = False  # as typing has it, without importing that
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

_KITTY = b"\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\"  # can it show pictures the kitty way?
_QUERY = (
    b"\x1b[16t"  # how large is a cell?
    b"\x1b]11;?\x1b\\"  # what is the background?
    b"\x1b[c"  # what are you: everyone answers this, so all other answers have come by then
)
_GROUND = b"\x1b]11;rgb:"


def is_whole(answer: bytes) -> bool:
    """Has the last of the answers come?"""
    at = answer.find(b"\x1b[?")
    while at >= 0:
        rest = answer[at + 3 :].lstrip(b"0123456789;")
        if rest[:1] == b"c":
            return True
        at = answer.find(b"\x1b[?", at + 3)
    return False


def ground_of(answer: bytes) -> tuple[int, int, int] | None:
    """The terminal's background, 0 to 255 each; None: it did not say."""
    _, found, rest = answer.partition(_GROUND)
    parts = rest.partition(b"\x1b")[0].partition(b"\x07")[0].split(b"/")
    if not found or len(parts) != 3:
        return None
    try:
        red, green, blue = (int(part[:2], 16) if len(part) > 1 else int(part, 16) * 17 for part in parts)
    except ValueError:
        return None
    return red, green, blue


def query(environ: Mapping[str, str]) -> bytes:
    """What to ask. tmux takes the question on pictures for the title of its pane, and shows none."""
    return _QUERY if environ.get("TMUX") else _KITTY + _QUERY


class Question:
    """A question put to the terminal. Ask, import what is heavy, then take the answer; it costs no waiting."""

    def __init__(self) -> None:
        self._before: list[Any] | None = None
        self._asked = False
        self.so_far = b""
        """What has come until now."""

    def ask(self) -> None:
        """Put the question once, where standard input and output are one terminal."""
        if self._asked or not (os.isatty(0) and os.isatty(1)):
            return
        import termios
        import tty

        self._asked = True
        self._before = termios.tcgetattr(0)
        tty.setcbreak(0, termios.TCSANOW)
        os.write(1, query(os.environ))

    def wait(self, seconds: float) -> bool:
        """Read what has come, for at most so long. True: the answer is whole."""
        end = time.monotonic() + seconds
        while self._before is not None and not is_whole(self.so_far):
            left = end - time.monotonic()
            if left < 0 or not select.select([0], [], [], left)[0]:
                return False
            self.so_far += os.read(0, 4096)
        return self._before is not None

    def answer(self, patience: float = 0.05) -> bytes:
        """What the terminal said, as far as it did within ``patience`` seconds; the terminal is as it was before."""
        if self._before is not None:
            import termios

            self.wait(patience)
            termios.tcsetattr(0, termios.TCSANOW, self._before)
            self._before = None
        return self.so_far


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
