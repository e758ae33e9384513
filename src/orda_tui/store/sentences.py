"""What SQLite and the system say, as a person reads it."""

from __future__ import annotations

import errno
from pathlib import Path

import apsw

from orda_tui.errors import StoreBusy, StoreDamaged, StoreError


def as_sentence(error: Exception, path: Path) -> StoreError:
    """SQLite's or the system's error as ours: one sentence that says what to do. Its beginning says what matters, for a
    status line has no room for a path."""
    if isinstance(error, apsw.BusyError | apsw.LockedError):
        return StoreBusy(f"Nothing was changed: another program holds the store; try again in a moment ({path}).")
    if isinstance(error, apsw.CorruptError | apsw.NotADBError):
        return StoreDamaged(
            f"The store is damaged: 'orda doctor --repair' sets it aside and saves what can be read ({path}: {error})."
        )
    if isinstance(error, apsw.FullError) or (
        isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
    ):
        return StoreError(f"Nothing was changed: the disk is full. Free some space and try again ({path}).")
    if isinstance(error, apsw.CantOpenError | apsw.ReadOnlyError | apsw.PermissionsError | OSError):
        return StoreError(
            "Nothing was changed: the store cannot be written. "
            f"Mend the permissions of {path}, or name another place with --data-dir."
        )
    if isinstance(error, apsw.IOError):
        return StoreError(
            f"The disk refuses to read or write the store: check the disk and its free space ({path}: {error})."
        )
    return StoreError(f"Nothing was changed: the store refused that ({path}: {error}).")
