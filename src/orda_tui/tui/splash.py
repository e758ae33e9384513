"""The last screen, painted before anything heavy is imported. Imports only the standard library's light parts.

A frame is kept per terminal size and theme, readable by its owner only. It is painted only while the store is exactly
as it was when the frame was taken, so nothing that was removed since can be seen in it.
"""

from __future__ import annotations

import os
from pathlib import Path

_CHANGING = ("-shm", ".lock")
ENTER = b"\x1b[?1049h\x1b[?25l"


def store_mark(data_dir: Path) -> str:
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


def _file(state_dir: Path, columns: int, lines: int, theme: str) -> Path:
    return state_dir / f"frame-{columns}x{lines}-{theme}.ansi"


def saved_frame(state_dir: Path, data_dir: Path, columns: int, lines: int, theme: str) -> bytes:
    """The frame to paint, or nothing."""
    try:
        mark, _, frame = _file(state_dir, columns, lines, theme).read_bytes().partition(b"\n")
    except OSError:
        return b""
    now = store_mark(data_dir)
    return frame if now and mark == now.encode("utf-8", "surrogateescape") else b""


def save_frame(state_dir: Path, data_dir: Path, columns: int, lines: int, theme: str, frame: str) -> None:
    """Keep a frame, in place of all others: they show a store that has changed since. Called after the store is closed.

    A folder that cannot be written costs the splash, nothing else.
    """
    try:
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        forget_frames(state_dir)
        mark = store_mark(data_dir).encode("utf-8", "surrogateescape")
        handle = os.open(_file(state_dir, columns, lines, theme), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(mark + b"\n" + frame.encode("utf-8", "replace"))
    except OSError:
        return


def forget_frames(state_dir: Path) -> None:
    """Delete all frames."""
    for file in state_dir.glob("frame-*.ansi"):
        file.unlink(missing_ok=True)
