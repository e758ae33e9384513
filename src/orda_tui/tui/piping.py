"""Give an article's text to a program of the reader's choice, and take what it says. Nothing goes through a shell."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence

from textual.worker import NoActiveWorker, get_current_worker

from orda_tui.errors import UsageError
from orda_tui.text.neutral import neutralise

SECONDS = 20.0
"""How long a program may take."""

_MOST_LINES = 5000
_MOST_BYTES = 1 << 20
_LOOK = 0.1
"""Seconds from one look to the next whether the reader still wants it."""


def words_of(command: str) -> list[str]:
    """The command as a list of words, quotes taken away. UsageError where a quote is left open, or no word is there."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise UsageError(f"This command cannot be read: {error}.") from error
    if not words:
        raise UsageError("This names no program.")
    return words


def run(argv: Sequence[str], text: str, about: Mapping[str, str], *, seconds: float = SECONDS) -> list[str]:
    """The lines that the program printed, neutralised. It gets the text on its standard input and what is known about
    the article in its environment (``ORDA_TITLE``, ...). UsageError where it cannot be run, fails or takes too long.

    It runs in a session of its own: the reader's terminal is not its terminal, and where it is ended, because it takes
    too long or because the reader leaves, all that it started ends with it.
    """
    name = argv[0]
    environment = {**os.environ, **{f"ORDA_{key.upper()}": value for key, value in about.items()}}
    try:
        with subprocess.Popen(
            list(argv),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment,
            start_new_session=True,
        ) as process:
            try:
                printed = _talk(process, text.encode("utf-8", "replace"), seconds)
            except BaseException:
                _end(process)
                raise
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"{name} took longer than {seconds:g} s and was ended.") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{name} cannot be run: {why}.") from error
    lines = neutralise(printed[:_MOST_BYTES].decode("utf-8", "replace")).splitlines()[:_MOST_LINES]
    if process.returncode:
        last = f" {lines[-1]}" if lines else ""
        raise UsageError(f"{name} ended with code {process.returncode}.{last}")
    return lines


def _talk(process: subprocess.Popen[bytes], text: bytes, seconds: float) -> bytes:
    """What the program answers. TimeoutExpired where it takes too long, or where nobody waits for it any more."""
    end = time.monotonic() + seconds
    given: bytes | None = text
    while True:
        left = end - time.monotonic()
        try:
            return process.communicate(given, timeout=max(0.0, min(left, _LOOK)))[0]
        except subprocess.TimeoutExpired:
            if left <= 0 or _is_given_up():
                raise
            given = None  # it remembers what of the text is still to go


def _is_given_up() -> bool:
    """Was the work on the screen for which this runs called off, as it is when the reader leaves?"""
    try:
        return get_current_worker().is_cancelled
    except NoActiveWorker:
        return False


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program and all that it started. While nobody has taken its exit code, no other group has its number."""
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
