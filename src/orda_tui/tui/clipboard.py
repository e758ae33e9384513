"""Copying text out of the terminal, by every way that may reach a clipboard, and saying which ways there were.

A terminal cannot be asked whether it took an OSC 52 sequence, and tmux drops it by default; so programs that do answer
(tmux itself, wl-copy, xclip, xsel, pbcopy) are tried as well. Programs get the text on standard input, never as an
argument, and a time limit.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from orda_tui.text.neutral import neutralise

_SECONDS = 2.0
_MOST_OSC52 = 74_994  # bytes of text that terminals take in one sequence; more is dropped by most


@dataclass(frozen=True, slots=True)
class Way:
    """A program that takes the text on its standard input, and what is said when it did."""

    command: tuple[str, ...]
    where: str


def ways(environment: Mapping[str, str], platform: str = sys.platform) -> list[Way]:
    """The programs that may reach a clipboard from here, the nearest first."""
    found: list[Way] = []
    if environment.get("TMUX"):
        # -w hands it on to the terminal around tmux, where that is allowed.
        found.append(Way(("tmux", "load-buffer", "-w", "-"), "tmux"))
    if platform == "darwin":
        found.append(Way(("pbcopy",), "the clipboard"))
    if environment.get("WAYLAND_DISPLAY"):
        found.append(Way(("wl-copy",), "the clipboard"))
    if environment.get("DISPLAY"):
        found.append(Way(("xclip", "-selection", "clipboard"), "the clipboard"))
        found.append(Way(("xsel", "--clipboard", "--input"), "the clipboard"))
    return found


def copy(
    text: str,
    what: str = "it",
    *,
    send: Callable[[str], None] | None = None,
    environment: Mapping[str, str] | None = None,
    run: Callable[[Way, str], bool] | None = None,
) -> str:
    """Copy the text and return one sentence on what happened. Blocks for up to two seconds a way: call it in a thread.

    ``what`` names the text in the sentence. ``send`` writes an OSC 52 sequence to the terminal (Textual's
    ``App.copy_to_clipboard``); it must be safe to call from this thread. What is copied is neutralised: it will be
    pasted somewhere, perhaps into a shell.
    """
    text = neutralise(text)
    environment = os.environ if environment is None else environment
    run = run or _run
    reached: list[str] = []
    for way in ways(environment):
        if way.where not in reached and run(way, text):
            reached.append(way.where)
    fits = len(text.encode("utf-8", "replace")) <= _MOST_OSC52
    sent = send is not None and fits
    if send is not None and fits:
        send(text)
    if reached:
        too = "; sent to the terminal too" if sent and "the clipboard" not in reached else ""
        return f"Copied {what} to {' and '.join(reached)}{too}."
    if sent:
        return f"Sent {what} to the terminal (OSC 52), if it allows that."
    why = "too long for the terminal" if send is not None else "no clipboard was found"
    return f"Could not copy {what}: {why}."


def _run(way: Way, text: str) -> bool:
    program = shutil.which(way.command[0])
    if program is None:
        return False
    try:
        # Output goes nowhere: xclip stays alive as the owner of the selection and would keep a pipe open.
        done = subprocess.run(
            [program, *way.command[1:]],
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
