"""Give an article's text to a program of the reader's choice, and take what it says. Nothing goes through a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Mapping, Sequence

from orda_tui.errors import UsageError
from orda_tui.text.neutral import neutralise

SECONDS = 20.0
"""How long a program may take."""

_MOST_LINES = 5000
_MOST_BYTES = 1 << 20


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
    the article in its environment (``ORDA_TITLE``, ...). UsageError where it cannot be run, fails or takes too long."""
    name = argv[0]
    environment = {**os.environ, **{f"ORDA_{key.upper()}": value for key, value in about.items()}}
    try:
        done = subprocess.run(
            list(argv),
            input=text.encode("utf-8", "replace"),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UsageError(f"{name} took longer than {seconds:g} s and was ended.") from error
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{name} cannot be run: {why}.") from error
    lines = neutralise(done.stdout[:_MOST_BYTES].decode("utf-8", "replace")).splitlines()[:_MOST_LINES]
    if done.returncode:
        last = f" {lines[-1]}" if lines else ""
        raise UsageError(f"{name} ended with code {done.returncode}.{last}")
    return lines
