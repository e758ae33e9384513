"""What the terminal is and can do: asked of itself, with a time limit, and of the environment."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping

from orda_tui.config import Config
from orda_tui.tui import clipboard
from orda_tui.tui.capabilities import Capabilities, understood
from orda_tui.tui.question import is_whole, query, theme_choice
from orda_tui.tui.render.kitty import knows_placeholders
from orda_tui.tui.splash import DUMB

_PATIENCE = 1.0
"""Seconds the terminal has to answer. Over a slow line it may need most of them; some never answer."""

_TMUX_SECONDS = 1.0


def ask(environ: Mapping[str, str]) -> tuple[bytes, str]:
    """What the terminal answered, and why it was not asked or did not answer: one of the two is empty.

    The terminal is the one that controls the process, whatever its output goes to. Afterwards its modes are as they
    were, also where ^C ends the waiting.
    """
    import termios
    import tty

    if environ.get("TERM", "") in DUMB:
        return b"", "not asked: TERM says that it knows no control sequences"
    try:
        terminal = os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except OSError:
        return b"", "not asked: there is no terminal"
    try:
        if os.tcgetpgrp(terminal) != os.getpgrp():  # it would stop a program that touches it
            return b"", "not asked: the program runs in the background"
        before = termios.tcgetattr(terminal)
        try:
            tty.setcbreak(terminal, termios.TCSANOW)
            os.write(terminal, query(environ))
            answer = _read(terminal)
        finally:
            termios.tcsetattr(terminal, termios.TCSAFLUSH, before)
    except (OSError, termios.error):
        return b"", "not asked: the terminal is gone"
    finally:
        os.close(terminal)
    return answer, "" if is_whole(answer) else f"it did not answer within {_PATIENCE:.0f} s"


def _read(terminal: int) -> bytes:
    answer, end = b"", time.monotonic() + _PATIENCE
    while not is_whole(answer):
        left = end - time.monotonic()
        if left <= 0 or not select.select([terminal], [], [], left)[0]:
            break
        data = os.read(terminal, 4096)
        if not data:
            break
        answer += data
    return answer


def told(settings: Config, environ: Mapping[str, str]) -> list[tuple[str, str]]:
    """Label and sentence of all that is known of the terminal."""
    answer, silent = ask(environ)
    can = understood(answer)
    theme, why = theme_choice(settings.screen.theme, can.ground, environ)
    if can.ground is not None:
        ground = f"#{bytes(can.ground).hex()}, as the terminal answered"
    else:
        ground = silent or "the terminal did not say"
    return [
        ("terminal", _place(environ)),
        ("colours", _colours(environ)),
        ("background", ground),
        ("theme", f"{theme}: {why}"),
        ("pictures", _pictures(can, silent, environ)),
        ("copying", _copying(environ)),
        ("mouse", "on" if settings.screen.mouse else "off: the settings say so"),
        ("encoding", _encoding(environ)),
    ]


def _place(environ: Mapping[str, str]) -> str:
    parts = [f"TERM={environ.get('TERM', '')}"]
    if environ.get("TERM_PROGRAM"):
        parts.append(f"{environ['TERM_PROGRAM']} {environ.get('TERM_PROGRAM_VERSION', '')}".strip())
    parts.append(_size())
    parts += ["in tmux"] if environ.get("TMUX") else ["in screen"] if environ.get("STY") else []
    parts += ["over SSH"] if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY") else []
    parts += [] if sys.stdin.isatty() else ["input is no terminal"]
    parts += [] if sys.stdout.isatty() else ["output is no terminal"]
    return ", ".join(parts)


def _size() -> str:
    for stream in (0, 1, 2):
        with contextlib.suppress(OSError):
            size = os.get_terminal_size(stream)
            return f"{size.columns}x{size.lines}"
    return "its size is not known"


def _colours(environ: Mapping[str, str]) -> str:
    if environ.get("NO_COLOR"):
        return "none: NO_COLOR is set"
    colours = environ.get("COLORTERM", "")
    if colours in ("truecolor", "24bit"):
        return f"16 million: COLORTERM={colours}"
    return "256: TERM says so" if "256color" in environ.get("TERM", "") else "16, or none"


def _pictures(can: Capabilities, silent: str, environ: Mapping[str, str]) -> str:
    if can.kitty and knows_placeholders(environ):
        return "kitty's way"
    if environ.get("TMUX"):
        why = "tmux is not asked for more"
    elif can.kitty:
        why = "it answers to kitty's way, but knows no placeholders"
    else:
        why = silent or "it does not answer to kitty's way"
    return f"half cells ({why})"


def _copying(environ: Mapping[str, str]) -> str:
    ways = [way.command[0] for way in clipboard.ways(environ) if shutil.which(way.command[0])]
    if environ.get("TMUX") and _tmux_keeps():
        return "stays in tmux, whose set-clipboard is off: tmux set -s set-clipboard on"
    return ", ".join([*ways, "OSC 52 where the terminal allows it"])


def _tmux_keeps() -> bool:
    """Does tmux hand nothing on to the terminal around it?"""
    argv = ["tmux", "show-options", "-sv", "set-clipboard"]
    try:
        said = subprocess.run(argv, capture_output=True, timeout=_TMUX_SECONDS, check=False, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.stdout.strip() == b"off"


def _encoding(environ: Mapping[str, str]) -> str:
    locale = next((f"{name}={environ[name]}" for name in ("LC_ALL", "LC_CTYPE", "LANG") if environ.get(name)), "")
    return ", ".join(part for part in (sys.stdout.encoding, locale) if part)
