"""Making a damaged file readable as far as it goes, without touching it: what has to be mended is mended in a copy.

Two harms keep SQLite from reading anything at all, and both can be mended. A file that was cut short is filled up with
zeros. Where the beginning is lost, the header and the table of tables, they are taken from a new store: the tables of
one version of the schema always begin on the same pages.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import apsw

from orda_tui.store.aside import copy_file
from orda_tui.store.plumbing import Database
from orda_tui.store.schema import VERSIONS

_PAGE = 4096
_LARGEST = 1 << 40


@contextlib.contextmanager
def open_damaged(path: Path) -> Iterator[apsw.Connection | None]:
    """A connection that can at least list the tables of a damaged file, or None; read only."""
    copy = path.with_name("orda.reading.db")
    for mend in (None, _fill_up, _begin_anew):
        copy.unlink(missing_ok=True)
        connection = _open(path) if mend is None else _open(copy) if mend(path, copy) else None
        if connection is not None:
            try:
                yield connection
            finally:
                connection.close(True)
                copy.unlink(missing_ok=True)
            return
    copy.unlink(missing_ok=True)
    yield None


def _open(path: Path) -> apsw.Connection | None:
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    for how in ("mode=ro", "mode=ro&immutable=1"):
        with contextlib.suppress(apsw.Error):
            connection = apsw.Connection(f"{path.absolute().as_uri()}?{how}", flags=flags)
            connection.execute("PRAGMA cell_size_check = ON").fetchall()
            if connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'articles'").fetchall() == [(1,)]:
                return connection
            connection.close(True)
    return None


def _fill_up(path: Path, copy: Path) -> bool:
    """As long as the header says it was."""
    with path.open("rb") as file:
        header = file.read(100)
    size = int.from_bytes(header[16:18]) * int.from_bytes(header[28:32])
    if not header.startswith(b"SQLite format 3") or not path.stat().st_size < size < _LARGEST:
        return False
    copy_file(path, copy)
    os.truncate(copy, size)
    return True


def _begin_anew(path: Path, copy: Path) -> bool:
    """With the header and the table of tables of a new store of this version."""
    pages = path.stat().st_size // _PAGE
    fresh = path.with_name("orda.fresh.db")
    fresh.unlink(missing_ok=True)
    db = Database(fresh, VERSIONS)
    try:
        wanted = db.column("SELECT pageno FROM dbstat WHERE name = 'sqlite_schema'")
        db.checkpoint()
        begun = fresh.read_bytes()
    finally:
        db.close()
        fresh.unlink(missing_ok=True)
    if pages < len(begun) // _PAGE:
        return False
    copy_file(path, copy)
    with copy.open("rb+") as file:
        for page in wanted:
            file.seek((page - 1) * _PAGE)
            file.write(begun[(page - 1) * _PAGE : page * _PAGE])
        file.seek(28)
        file.write(pages.to_bytes(4))
    return True
