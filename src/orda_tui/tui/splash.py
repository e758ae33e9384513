"""The last screen, painted before anything heavy is imported. Imports only the standard library's light parts.

A frame is kept for the terminal's size, the theme and the settings it was taken with, readable by its owner only. It is
painted only while the store is exactly as it was then, so nothing that was removed since can be seen in it.

``paint_early`` runs before the command line is even looked at: what it needs to know (where things are, which theme is
wanted) it takes from the environment and from the frame's own head. Where that is not enough, nothing is painted.
"""

from __future__ import annotations

import os
import sys

from orda_tui.tui.early_keys import EarlyKeys
from orda_tui.tui.question import Question, ground_of, look, theme_name

PATIENCE = 0.008
"""Seconds the terminal has to say what its background is before the last frame is painted."""

ENTER = b"\x1b[?1049h\x1b[?25l"
LEAVE = b"\x1b[?1049l\x1b[?25h"

DUMB = ("", "dumb", "unknown")
"""Values of TERM that promise nothing."""

_CHANGING = ("-shm", ".lock")
_END = b"\0"


class Early:
    """What ``paint_early`` did, for the launch that follows it."""

    question = Question()
    painted = False

    @classmethod
    def take_back(cls) -> None:
        """The program does not come: the terminal as it was."""
        cls.question.give_back()
        if cls.painted:
            cls.painted = False
            os.write(1, LEAVE)


def unfit() -> str:
    """Why there can be no screen here, or an empty text."""
    if not os.isatty(0):
        return "the input is not a terminal"
    if not os.isatty(1):
        return "the output is not a terminal"
    term = os.environ.get("TERM", "")
    if term in DUMB:
        return f"TERM={term} promises none" if term else "TERM is not set"
    return ""


# -- the frame on the disk --------------------------------------------------------------------------------------------


def store_mark(data_dir: str | os.PathLike[str]) -> str:
    """Changes whenever any file of the store does."""
    try:
        with os.scandir(data_dir) as entries:
            files = [entry for entry in entries if ".db" in entry.name and not entry.name.endswith(_CHANGING)]
            stats = [(entry.name, entry.stat()) for entry in files]
    except OSError:
        return ""
    # An empty write-ahead log says the same as none.
    told = [f"{name}:{s.st_mtime_ns}:{s.st_size}" for name, s in sorted(stats, key=lambda pair: pair[0]) if s.st_size]
    return "|".join(told)


def settings_mark(config_dir: str | os.PathLike[str]) -> str:
    """Changes whenever the settings file does."""
    try:
        stat = os.stat(f"{os.fspath(config_dir)}/config.toml")  # noqa: PTH116 - pathlib is heavy
    except OSError:
        return "none"
    return f"{stat.st_mtime_ns}:{stat.st_size}"


def _file(state_dir: str | os.PathLike[str], columns: int, lines: int, theme: str) -> str:
    return f"{os.fspath(state_dir)}/frame-{columns}x{lines}-{look(theme, os.environ)}.ansi"


def _read(file: str) -> tuple[str, str, bytes, bytes]:
    """The two lines of its head, the frame, and what ``EarlyKeys`` takes; all empty where it cannot be read."""
    try:
        handle = os.open(file, os.O_RDONLY)
        try:
            content = os.read(handle, os.fstat(handle).st_size)
        finally:
            os.close(handle)
    except OSError:
        return "", "", b"", b""
    mark, _, rest = content.partition(b"\n")
    settings, _, rest = rest.partition(b"\n")
    frame, _, keys = rest.partition(_END)
    return mark.decode("utf-8", "surrogateescape"), settings.decode("utf-8", "replace"), frame, keys


def saved_frame(
    state_dir: str | os.PathLike[str], data_dir: str | os.PathLike[str], columns: int, lines: int, theme: str
) -> tuple[bytes, bytes]:
    """The frame to paint and what ``EarlyKeys`` takes, or nothing."""
    mark, _, frame, keys = _read(_file(state_dir, columns, lines, theme))
    now = store_mark(data_dir)
    return (frame, keys) if now and mark == now else (b"", b"")


def save_frame(
    state_dir: str | os.PathLike[str],
    data_dir: str | os.PathLike[str],
    columns: int,
    lines: int,
    theme: str,
    frame: str,
    keys: bytes = b"",
    settings: str = "",
) -> None:
    """Keep a frame, in place of all others: they show a store that has changed since. Called after the store is closed.

    ``settings``: the theme that was wanted and the mark of the settings file, with a blank between them; empty: it is
    not painted early. A folder that cannot be written costs the splash, nothing else.
    """
    try:
        os.makedirs(state_dir, mode=0o700, exist_ok=True)  # noqa: PTH103 - pathlib is heavy
        forget_frames(state_dir)
        mark = store_mark(data_dir).encode("utf-8", "surrogateescape")
        handle = os.open(_file(state_dir, columns, lines, theme), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(mark + b"\n" + settings.encode() + b"\n" + frame.encode("utf-8", "replace") + _END + keys)
    except OSError:
        return


def forget_frames(state_dir: str | os.PathLike[str]) -> None:
    """Delete all frames."""
    with os.scandir(state_dir) as entries:
        frames = [entry.path for entry in entries if entry.name.startswith("frame-") and entry.name.endswith(".ansi")]
    for frame in frames:
        os.unlink(frame)  # noqa: PTH108 - pathlib is heavy


def paint(frame: bytes) -> None:
    """Switch to the alternate screen and paint. Textual writes to standard error; both are the same terminal here, and
    nothing else was written before."""
    data = ENTER + b"\x1b[H" + frame
    while data:
        data = data[os.write(2, data) :]


def answer_keys(keys: bytes) -> None:
    """Let the frame that was painted answer keys, if it can."""
    if keys:
        try:
            early = EarlyKeys(keys)
        except (ValueError, OSError):  # a damaged file; no terminal any more
            return
        Early.question.watch(early)


# -- before anything else ---------------------------------------------------------------------------------------------


def early_folders() -> tuple[str, str, str] | None:
    """Data, settings and state, as ``paths`` has them; None where only that can say."""
    environ = os.environ
    named = [environ.get(f"ORDA_{name}_DIR", "") for name in ("DATA", "CONFIG", "STATE")]
    data, config, state = named
    home = environ.get("HOME", "")
    if sys.platform != "linux" or not home.startswith("/") or any(name[:1] not in ("", "/") for name in named):
        return None

    def usual(variable: str, below: str) -> str:
        place = environ.get(variable, "")
        return (place if place.startswith("/") else f"{home}/{below}") + "/orda"

    if not state:
        state = f"{data}/state" if data else usual("XDG_STATE_HOME", ".local/state")
    return data or usual("XDG_DATA_HOME", ".local/share"), config or usual("XDG_CONFIG_HOME", ".config"), state


def paint_early() -> None:
    """Ask the terminal what it is, and paint the last frame if it still holds."""
    folders = early_folders()
    if folders is None or unfit():
        return
    data_dir, config_dir, state_dir = folders
    columns, lines = os.get_terminal_size(1)
    start = f"frame-{columns}x{lines}-"
    try:
        names = [name for name in os.listdir(state_dir) if name.startswith(start)]  # noqa: PTH208 - pathlib is heavy
    except OSError:
        return
    if not names:
        return
    mark, settings, frame, keys = _read(f"{state_dir}/{names[0]}")
    wanted, _, marked = settings.partition(" ")
    if not frame or mark != store_mark(data_dir) or not marked or marked != settings_mark(config_dir):
        return
    Early.question.ask()
    if wanted == "auto" and not os.environ.get("NO_COLOR"):
        Early.question.wait(PATIENCE)
    theme = theme_name(wanted, ground_of(Early.question.so_far), os.environ)
    if names[0] == f"{start}{look(theme, os.environ)}.ansi":
        Early.painted = True
        paint(frame)
        answer_keys(keys)
