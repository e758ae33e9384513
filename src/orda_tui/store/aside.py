"""Setting files aside: a store that is replaced keeps all its bytes under another name. Nothing is ever deleted."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import apsw

from orda_tui.errors import StoreBusy, StoreError
from orda_tui.store.sentences import as_sentence

# First the files beside the store: what is left of a step cut short must never be a new store with an old -wal file.
_BESIDE = ("-wal", "-shm", "")


def set_aside(path: Path, word: str) -> Path | None:
    """Rename a database with the files beside it to a name that is free (``orda.damaged.db``, ``orda.damaged-2.db``);
    the new name, or None where there was nothing. StoreError where the folder does not allow it."""
    if not path.exists():
        return None
    number = 1
    while True:
        away = path.with_name(f"{path.stem}.{word}{'' if number == 1 else f'-{number}'}{path.suffix}")
        if not any(away.with_name(away.name + end).exists() for end in _BESIDE):
            break
        number += 1
    try:
        for end in _BESIDE:
            beside = path.with_name(path.name + end)
            if beside.exists():
                beside.rename(away.with_name(away.name + end))
    except OSError as error:
        raise as_sentence(error, path) from error
    return away


def require_alone(path: Path) -> None:
    """StoreBusy where another program has the store open: its file must not be renamed under it."""
    if not path.exists():
        return
    try:
        connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    except apsw.Error:
        return
    try:
        connection.set_busy_timeout(1000)
        connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
        connection.execute("BEGIN EXCLUSIVE").fetchall()
        connection.execute("ROLLBACK").fetchall()
    except apsw.BusyError as error:
        raise StoreBusy(f"Another program has the store {path} open. Close every other orda first.") from error
    except apsw.Error:
        return  # damaged: nobody else can work with it either
    finally:
        connection.close(True)


def put_in_place(new: Path, path: Path) -> None:
    """Rename a finished file to the name that was made free."""
    try:
        new.replace(path)
    except OSError as error:
        raise StoreError(
            f"{new} is whole but could not be renamed to {path} ({error.strerror}). Rename it by hand."
        ) from error


def finish_cut_short(new: Path, path: Path) -> None:
    """Take the last step of a repair that was killed before it: the old store set aside, the new one not yet named."""
    try:
        if new.exists() and not path.exists():
            put_in_place(new, path)
    except OSError as error:
        raise as_sentence(error, path) from error


def copy_file(source: Path, target: Path) -> None:
    """Copy a file and see it safely on the disk. StoreError where there is no room or no permission."""
    try:
        shutil.copyfile(source, target)
        with target.open("rb+") as written:
            os.fsync(written.fileno())
    except OSError as error:
        raise StoreError(
            f"{source} could not be copied to {target} ({error.strerror}); nothing was changed."
        ) from error
