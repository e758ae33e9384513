"""The question put to the terminal before anything heavy is imported. Imports nothing that costs a millisecond."""

from __future__ import annotations

import _thread
import os
import select
import sys
import time

TYPE_CHECKING = False  # as typing has it, without importing that
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from orda_tui.tui.early_keys import EarlyKeys

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
    """What to ask. tmux takes the question on pictures for the title of its pane, and shows none; a Linux console
    prints it."""
    return _QUERY if environ.get("TMUX") or environ.get("TERM") == "linux" else _KITTY + _QUERY


class Question:
    """A question put to the terminal. Ask, import what is heavy, then take the answer; it costs no waiting.

    From the question on the terminal tells every key at once and echoes none; ``before`` are the modes it had.
    """

    def __init__(self) -> None:
        self.before: list[Any] | None = None
        self._asked = False
        self._keys: EarlyKeys | None = None
        self._wake: tuple[int, int] | None = None
        self._reading = _thread.allocate_lock()
        self.so_far = b""
        """What has come until now, without the keys that ``watch`` has answered."""

    def ask(self) -> None:
        """Put the question once, where standard input and output are one terminal."""
        if self._asked or not (os.isatty(0) and os.isatty(1)):
            return
        import termios
        import tty

        self._asked = True
        self.before = termios.tcgetattr(0)
        tty.setcbreak(0, termios.TCSANOW)
        modes = termios.tcgetattr(0)
        # As the program has them: Enter is Enter, ^Q is a key and not the terminal's own. ^C stays a signal until then.
        modes[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        modes[3] &= ~termios.IEXTEN
        termios.tcsetattr(0, termios.TCSANOW, modes)
        os.write(1, query(os.environ))

    def end_signals(self) -> None:
        """From here on ^C and ^Z are keys like all others: an interrupt would take a half-made screen apart."""
        if self.before is not None:
            import termios

            try:
                modes = termios.tcgetattr(0)
                modes[3] &= ~termios.ISIG
                termios.tcsetattr(0, termios.TCSANOW, modes)
            except termios.error:  # the terminal is gone
                return

    def wait(self, seconds: float) -> bool:
        """Read what has come, for at most so long. True: the answer is whole."""
        end = time.monotonic() + seconds
        while self.before is not None and not is_whole(self.so_far):
            left = end - time.monotonic()
            if left < 0 or not select.select([0], [], [], left)[0] or not self._read():
                return False
        return self.before is not None

    def _read(self) -> bool:
        """Read what is there; False where nothing will come any more."""
        try:
            data = os.read(0, 4096)
        except OSError:  # what a closed terminal answers
            data = b""
        self.so_far += self._keys.take(data) if self._keys is not None else data
        return bool(data)

    # -- keys meanwhile -----------------------------------------------------------------------------------------------

    def watch(self, keys: EarlyKeys) -> None:
        """Let ``keys`` answer what is typed, from a thread, until ``rest``."""
        self.so_far, self._keys = keys.take(self.so_far), keys
        self._go_on()

    def _go_on(self) -> None:
        if self._wake is None and self._keys is not None and not self._keys.are_over:
            self._wake = os.pipe()
            self._reading.acquire()
            _thread.start_new_thread(self._watch, (self._keys, self._wake[0]))

    def _watch(self, keys: EarlyKeys, wake: int) -> None:
        try:
            while not keys.are_over and wake not in (ready := select.select([0, wake], [], [])[0]):
                if ready and not self._read():
                    break  # the terminal is gone; whoever reads it next sees to that
        finally:
            self._reading.release()

    def _pause(self) -> None:
        """The thread reads no more: all that it has read is in ``so_far``."""
        if self._wake is not None:
            os.write(self._wake[1], b"x")
            with self._reading:
                pass
            for end in self._wake:
                os.close(end)
            self._wake = None

    def answer(self, patience: float = 0.05) -> bytes:
        """What the terminal said, as far as it did within ``patience`` seconds, and what was typed meanwhile."""
        self._pause()
        self.wait(patience)
        self._go_on()
        return self.so_far

    def rest(self) -> int | None:
        """Answer no more keys. The article that those answered have led to, if to any; others are in ``so_far``."""
        self._pause()
        keys, self._keys = self._keys, None
        if keys is None:
            return None
        self.so_far += keys.end()
        return keys.article

    def give_back(self) -> None:
        """The terminal as it was before."""
        self.rest()
        if self.before is not None:
            import termios

            before, self.before = self.before, None
            try:
                termios.tcsetattr(0, termios.TCSANOW, before)
            except termios.error:  # the terminal is gone
                return


def look(theme: str, environ: Mapping[str, str]) -> str:
    """The theme and in how many colours the terminal gets it: a frame is good for one such look only."""
    many = environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit")
    return f"{theme}-{'24bit' if many else environ.get('TERM', '').replace('/', '_')}"


def theme_name(wanted: str, ground: tuple[int, int, int] | None, environ: Mapping[str, str]) -> str:
    """light, dark, ansi or mono: what the settings want; with "auto" what the terminal is."""
    return theme_choice(wanted, ground, environ)[0]


def theme_choice(wanted: str, ground: tuple[int, int, int] | None, environ: Mapping[str, str]) -> tuple[str, str]:
    """The same, and why it is that one, in a few words."""
    if environ.get("NO_COLOR"):
        return "mono", "NO_COLOR is set"
    if wanted != "auto":
        return wanted, "the settings say so"
    colours = environ.get("COLORTERM", "")
    term = environ.get("TERM", "")
    if (
        colours not in ("truecolor", "24bit")
        and "256color" not in term
        and "direct" not in term
        and sys.platform != "win32"
    ):
        return "ansi", "neither TERM nor COLORTERM promises more than 16 colours"
    if ground is None:  # some tell their programs in the environment what they do not answer
        light = environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")
        return ("light", "COLORFGBG says so") if light else ("dark", "the background is not known")
    red, green, blue = ground
    light = 0.299 * red + 0.587 * green + 0.114 * blue > 128
    return ("light", "the background is light") if light else ("dark", "the background is dark")
