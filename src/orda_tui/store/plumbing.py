"""One SQLite file: opening, transactions, migrations. Knows no news.

Every write is one BEGIN IMMEDIATE transaction: a read transaction that turns into a write would be refused at once
(SQLITE_BUSY_SNAPSHOT) however long one is willing to wait. Every read is fetched whole, so that no cursor keeps a
snapshot open behind the caller's back.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw

from orda_tui.errors import StoreBusy, StoreDamaged, StoreError, StoreTooNew
from orda_tui.store.sentences import as_sentence

Row = tuple[Any, ...]
Migration = str | Callable[[apsw.Connection], None]

#: Written into the file's header: which program's store this is ("orda").
APPLICATION_ID = 0x6F726461

_LARGEST = 2**63 - 1
_NO_PLACE = (
    OSError, apsw.CantOpenError, apsw.ReadOnlyError, apsw.PermissionsError, apsw.FullError, apsw.IOError,
)  # fmt: skip
# A checkpoint waits for the disk twice, and a refresh writes a page of the -wal file many times over: every 16 MB is
# seldom enough not to be felt.
_SETUP = """
    PRAGMA synchronous = NORMAL;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA foreign_keys = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -8000;
    PRAGMA journal_size_limit = 33554432;
"""


class Database:
    """A connection to one file, brought to the newest version of its schema.

    ``versions[n]`` takes the schema from version n to n + 1. With ``read_only`` (or where the file cannot be written:
    see the attribute of that name) nothing is ever changed; a missing file then reads as an empty store. ``created``:
    there was no store in the file before.
    """

    def __init__(
        self, path: Path, versions: Sequence[Migration], *, read_only: bool = False, wait: float = 10.0
    ) -> None:
        self.path = path
        self.read_only = read_only
        self._wait = wait
        self._versions = versions
        self._depth = 0
        self._gate = threading.Lock()
        self._writing = False
        self.created = False
        with self._in_sentences():
            self._connection = self._open(read_only)
        try:
            with self._in_sentences():
                self._prepare()
        except BaseException:
            self._connection.close(True)
            raise

    # -- reading ---------------------------------------------------------------------------------------------------

    def rows(self, sql: str, *values: Any) -> list[Row]:
        """All rows of a query."""
        return self._run(sql, values)

    def row(self, sql: str, *values: Any) -> Row | None:
        """The first row, or None."""
        found = self._run(sql, values)
        return found[0] if found else None

    def value(self, sql: str, *values: Any, default: Any = None) -> Any:
        """The first column of the first row, or the default."""
        found = self._run(sql, values)
        return found[0][0] if found else default

    def column(self, sql: str, *values: Any) -> list[Any]:
        """The first column of every row."""
        return [row[0] for row in self._run(sql, values)]

    def numbers(self, sql: str, *values: Any) -> array[int]:
        """The first column of every row, which holds numbers; there may be a million, so no list in between."""
        with self._in_sentences():
            return array("q", map(itemgetter(0), self._execute(sql, values)))

    # -- writing ---------------------------------------------------------------------------------------------------

    def write(self, sql: str, *values: Any) -> int:
        """Run one statement inside a transaction; how many rows it changed."""
        if self._depth:
            self._run(sql, values)
            return self._connection.changes()
        with self.transaction():
            return self.write(sql, *values)

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for each row, inside a transaction."""
        if not self._depth:
            with self.transaction():
                self.write_many(sql, rows)
            return
        with self._in_sentences():
            self._connection.executemany(sql, rows).fetchall()

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. May be nested: what fails inside takes back only the inner part, unless it is let through."""
        if self.read_only:
            raise StoreError(
                f"Nothing was changed: the store can only be read. Make {self.path} and its folder writable."
            )
        begin, end, back = _steps(self._depth)
        with self._gate:
            self._writing = True
        try:
            self._run(begin, ())
        except BaseException:
            self._writing = self._depth > 0
            raise
        self._depth += 1
        try:
            yield
            self._run(end, ())
        except BaseException:
            # A full disk ends the transaction by itself; there is nothing left to roll back then.
            if not self._connection.get_autocommit():
                self._run(back, ())
            raise
        finally:
            self._depth -= 1
            self._writing = self._depth > 0

    def give_up_reading(self) -> None:
        """End a query that another thread is waiting for, with a StoreError; what is being written is finished."""
        with self._gate:
            if not self._writing:
                self._connection.interrupt()

    # -- the file --------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the connection. Safe to call twice."""
        self._connection.close(True)

    def data_version(self) -> int:
        """A number that changes when another connection wrote."""
        return int(self.value("PRAGMA data_version"))

    def mark(self) -> tuple[int, int] | None:
        """Changes whenever this connection or another one wrote; None while a transaction is open, whose writes may be
        taken back."""
        settled = self._connection.get_autocommit()
        return (self.data_version(), self._connection.total_changes()) if settled else None

    def problems(self) -> list[str]:
        """What SQLite's own quick check finds wrong; empty when all is well."""
        try:
            found = "\n".join(str(text) for text in self.column("PRAGMA quick_check(20)"))
        except StoreDamaged as error:
            return [str(error)]
        return [line for line in found.splitlines() if line != "ok" and not line.startswith("***")]

    def backup(self, target: Path) -> None:
        """Copy the whole store, what is still in the -wal file included, into a new file that then is complete alone.

        The copy is made beside the target and put in place when it is whole, so that a backup never is half of one.
        """
        part = target.with_name(target.name + ".part")
        try:
            with self._in_sentences():
                self._copy_into(part)
                part.replace(target)
        except StoreError as error:
            with contextlib.suppress(OSError):  # what is said is why there is no copy
                part.unlink(missing_ok=True)
            why = error.__cause__
            if isinstance(why, _NO_PLACE):
                text = why.strerror if isinstance(why, OSError) else str(why)
                raise StoreError(f"The copy {target} cannot be written ({text}). The store is as it was.") from why
            raise

    def _copy_into(self, part: Path) -> None:
        part.unlink(missing_ok=True)
        copy = apsw.Connection(str(part))
        try:
            with copy.backup("main", self._connection, "main") as work:
                while not work.done:
                    work.step(2000)
            copy.execute("PRAGMA journal_mode = DELETE").fetchall()
        finally:
            copy.close()
        with part.open("rb+") as written:
            os.fsync(written.fileno())

    def checkpoint(self) -> None:
        """Bring everything from the -wal file into the store itself."""
        with self._in_sentences():
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_TRUNCATE)

    def settle(self) -> None:
        """Bring in what nobody reads any more, while others read and write on. Whoever closes last would else do it."""
        with contextlib.suppress(StoreBusy), self._in_sentences():
            self._connection.wal_checkpoint(mode=apsw.SQLITE_CHECKPOINT_PASSIVE)

    def size(self) -> tuple[int, int]:
        """Bytes of the database, and how many of them are free inside it."""
        page, pages, free = (
            int(self.value(f"PRAGMA {name}")) for name in ("page_size", "page_count", "freelist_count")
        )
        return page * pages, page * free

    def give_back(self, pages: int) -> None:
        """Give up to ``pages`` free pages back to the disk."""
        self.write(f"PRAGMA incremental_vacuum({int(pages)})")

    # -- within ----------------------------------------------------------------------------------------------------

    def _run(self, sql: str, values: Sequence[Any]) -> list[Row]:
        with self._in_sentences():
            return self._execute(sql, values).fetchall()

    def _execute(self, sql: str, values: Sequence[Any]) -> apsw.Cursor:
        try:
            return self._connection.execute(sql, values)
        except (OverflowError, UnicodeEncodeError):
            return self._connection.execute(sql, [_bindable(value) for value in values])

    def _open(self, read_only: bool) -> apsw.Connection:
        started = self.path.exists() and self.path.stat().st_size > 0
        if read_only and not started:
            return apsw.Connection(":memory:")
        if started and not _looks_like_sqlite(self.path):
            # SQLite itself would take a very short file for an empty one, and write over it.
            raise apsw.NotADBError("it is no database")
        if not read_only:
            try:
                return _noted(self.path, self._open_to_write())
            except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError, apsw.FullError):
                if not self.path.exists():
                    raise
        self.read_only = True
        return _noted(self.path, self._open_to_read())

    def _open_to_write(self) -> apsw.Connection:
        connection = self._connect(str(self.path), apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
        try:
            if connection.readonly("main"):
                raise apsw.ReadOnlyError(str(self.path))
            self._require_ours(connection)
            if connection.pragma("user_version") == 0 and connection.pragma("journal_mode") != "wal":
                connection.pragma("auto_vacuum", 2)
            _patiently(lambda: connection.pragma("journal_mode", "wal"), self._wait)
            connection.execute(_SETUP).fetchall()
            # Only now SQLite opens the files beside the store; where it may not, this says so.
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except BaseException:
            connection.close(True)
            raise
        return connection

    def _require_ours(self, connection: apsw.Connection) -> None:
        """Before anything in the file is changed: it is empty, or it is a store.

        The tables are looked for first: another process that makes the store at this moment commits them together with
        the number, so whoever has seen tables then sees the number as well. The other way round it may be missed.
        """
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()[0][0]
        if tables and connection.pragma("application_id") != APPLICATION_ID:
            raise StoreDamaged(
                f"{self.path} is a database of another program. Move it away, or use another --data-dir."
            )

    def _open_to_read(self) -> apsw.Connection:
        """The file as it is. ``immutable`` is the only way into a WAL store whose folder cannot be written."""
        flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
        for how in ("mode=ro", "mode=ro&immutable=1"):
            try:
                connection = self._connect(f"file:{quote(str(self.path))}?{how}", flags)
                connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
                return connection
            except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError):
                if "immutable" in how:
                    raise
        raise AssertionError("one of the two ways returns or raises")

    def _connect(self, name: str, flags: int) -> apsw.Connection:
        connection = apsw.Connection(name, flags=flags)
        connection.set_busy_timeout(int(self._wait * 1000))
        return connection

    def _prepare(self) -> None:
        """Bring the schema to the newest version, in one transaction, after a backup."""
        version, newest = self._version(), len(self._versions)
        self._require_ours(self._connection)
        if version > newest:
            raise StoreTooNew(
                f"The store {self.path} was written by a newer orda (schema {version}, this one knows {newest}). "
                "Upgrade orda to use it; nothing was touched."
            )
        if version == newest:
            return
        if self.read_only and version:
            raise StoreError(
                f"The store {self.path} is of an older version and cannot be brought up to date: it cannot be "
                "written. Open it once where it can."
            )
        if version:
            self.backup(self.path.with_name(f"{self.path.stem}.before-v{newest}.db"))
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            for step in self._versions[self._version() :]:
                if isinstance(step, str):
                    self._connection.execute(step).fetchall()
                else:
                    step(self._connection)
            self._connection.execute(f"PRAGMA user_version = {newest}; PRAGMA application_id = {APPLICATION_ID}")
            self._connection.execute("COMMIT")
            self.created = version == 0
        except BaseException:
            if not self._connection.get_autocommit():
                self._connection.execute("ROLLBACK")
            raise

    def _version(self) -> int:
        return int(self._connection.pragma("user_version"))

    @contextlib.contextmanager
    def _in_sentences(self) -> Iterator[None]:
        try:
            yield
        except (apsw.Error, OSError) as error:
            raise as_sentence(error, self.path) from error


def _steps(depth: int) -> tuple[str, str, str]:
    """How a transaction, or a savepoint inside one, begins, ends, and is taken back."""
    if not depth:
        return "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"
    return f"SAVEPOINT s{depth}", f"RELEASE s{depth}", f"ROLLBACK TO s{depth}; RELEASE s{depth}"


_SHORTEST = 512
_opened: set[tuple[int, int]] = set()
"""The files that SQLite has opened in this process."""


def _identity(path: Path) -> tuple[int, int]:
    stat = path.stat()
    return stat.st_dev, stat.st_ino


def _noted(path: Path, connection: apsw.Connection) -> apsw.Connection:
    _opened.add(_identity(path))
    return connection


def _looks_like_sqlite(path: Path) -> bool:
    """Does the file begin as a database does? One that SQLite has open in this process is not looked at again: closing
    it would take all its locks away, as POSIX has it, and others would think that nobody has the store open. SQLite
    looks for itself, but for a file that is shorter than any database."""
    if _identity(path) in _opened and path.stat().st_size >= _SHORTEST:
        return True
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def _patiently(act: Callable[[], Any], seconds: float) -> None:
    """Switching to WAL asks for an exclusive lock without waiting for it; two programs that start at once both try."""
    end = time.monotonic() + seconds
    while True:
        try:
            act()
            return
        except apsw.BusyError:
            if time.monotonic() > end:
                raise
            time.sleep(0.02)


def _bindable(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, int):
        return max(-_LARGEST, min(_LARGEST, value))
    return value
