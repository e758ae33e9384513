"""Files that a person names, and where one may be written: never over the library's own, and over others only where the
reader says so."""

from __future__ import annotations

import os
import re
from pathlib import Path

from orda_tui import paths
from orda_tui.errors import UsageError
from orda_tui.text.neutral import one_line

# All that the program itself keeps in its folder: stores and what lies beside them, copies it set aside included.
_OWN = re.compile(r"(orda|pictures)(\..+)?\.db(-wal|-shm|-journal|\.lock|\.part)?|side\.json(\.part)?", re.IGNORECASE)

_LONGEST_NAME = 120
"""Bytes; file systems have room for 255, and eyes for fewer."""


def typed(name: str) -> Path:
    """The path that a person typed, whether something is there or not. UsageError where the system takes it for none,
    or lets nobody look."""
    path = Path(os.path.expanduser(name))  # noqa: PTH111 - Path's own fails over ~ of somebody who is not there
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        pass
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise UsageError(f"{one_line(name, 80)} cannot be used: {why}.") from error
    return path


def target(name: str, *, replace: bool, streams: bool = False) -> Path:
    """The path of a file that is about to be written. UsageError in one sentence where it may not be.

    ``replace``: a file that is there may go. ``streams``: what is there may also be a pipe or a device.
    """
    path = typed(name)
    if _is_own(path):
        raise UsageError(f"{name} belongs to the library itself and is never written over; give another name.")
    if path.is_dir():
        raise UsageError(f"{name} is a folder; give the name of a file in it.")
    if path.exists() and not path.is_file():
        if streams:
            return path
        raise UsageError(f"{name} is no file; give the name of one.")
    if os.path.lexists(path) and not replace:
        raise UsageError(f"{name} is there already, so nothing was written; give another name, or add --replace.")
    return path


def file_name(title: str, ending: str) -> str:
    """A name for a file that is called after a title: letters and figures of any script, with dashes between words."""
    words = "-".join(re.findall(r"\w+", title.replace("_", " ")))
    while len(words.encode()) > _LONGEST_NAME:
        words = words[: len(words) - 1].rstrip("-")
    return (words or "article") + ending


def _is_own(path: Path) -> bool:
    """Is this one of the program's own files, under whatever name?"""
    folder = paths.data_dir()
    real = Path(os.path.realpath(path))
    if real.parent == Path(os.path.realpath(folder)) and _OWN.fullmatch(real.name):
        return True
    try:
        return path.is_file() and any(path.samefile(own) for own in folder.iterdir() if _OWN.fullmatch(own.name))
    except OSError:
        return False
