"""The journal: everything the reader did that can be taken back, with what is needed to take it back exactly.

An entry holds the things it changed (ids, as bytes of an array of 64-bit numbers) and how. Taking it back touches only
those that still are as the entry left them: what was changed since, here or in another window, stays.
"""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from orda_tui.errors import NotFound, OrdaError, UsageError
from orda_tui.model.journal import JournalEntry, JournalKind
from orda_tui.store.plumbing import Database, Row

_ENTRIES = 1000
_COLUMNS = "id, at, kind, sentence, count, undone"

#: (details, things, back?) -> None: does again, or takes back, what an entry of one kind did.
Replay = Callable[[dict[str, Any], "array[int]", bool], None]


class Journal:
    """Entries, newest last. Taking back walks towards the older ones, doing again towards the newer; something new
    done after a step back forgets what was taken back."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._replays: dict[str, Replay] = {}

    def learn(self, kind: JournalKind, replay: Replay) -> None:
        """How entries of a kind are taken back and done again; each noun teaches its own."""
        self._replays[kind] = replay

    def write(
        self, kind: JournalKind, sentence: str, things: Iterable[int], now: int, *, count: int = 1, **details: Any
    ) -> int:
        """Note down what is being done, inside the transaction that does it; the entry's id."""
        packed = zlib.compress(array("q", things).tobytes(), 1)
        with self._db.transaction():
            self._db.write("DELETE FROM journal WHERE undone = 1")
            self._db.write(
                "INSERT INTO journal (at, kind, sentence, count, details, things) VALUES (?, ?, ?, ?, ?, ?)",
                now, kind, sentence, count, json.dumps(details, ensure_ascii=False), packed,
            )  # fmt: skip
            entry = int(self._db.value("SELECT last_insert_rowid()"))
            # By their number and not by their ids: of an entry that grew by one source at a time each had an id.
            oldest = "SELECT id FROM journal ORDER BY id DESC LIMIT 1 OFFSET ?"
            self._db.write(f"DELETE FROM journal WHERE id <= ({oldest})", _ENTRIES)
        return entry

    def take_out(self, kind: JournalKind, entry: int) -> array[int]:
        """Take an entry out of the journal, for a larger one to stand in its place: the things it changed; none where
        it is not there any more, or was taken back."""
        with self._db.transaction():
            found = self._db.column("SELECT things FROM journal WHERE id = ? AND kind = ? AND undone = 0", entry, kind)
            self._db.write("DELETE FROM journal WHERE id = ? AND kind = ? AND undone = 0", entry, kind)
        return _things(found[0]) if found else array("q")

    def undo(self, entry: int | None = None) -> JournalEntry | None:
        """Take back the latest entry (or the one asked for); None where nothing is left to take back. UsageError or
        NotFound say what of it could not be taken back; the rest of it was."""
        return self._walk("undone = 0 ORDER BY id DESC LIMIT 1", entry, back=True)

    def redo(self) -> JournalEntry | None:
        """Do the entry again that was taken back last; None where there is none."""
        return self._walk("undone = 1 ORDER BY id LIMIT 1", None, back=False)

    def entries(self, limit: int = 100) -> list[JournalEntry]:
        """What was done, newest first."""
        return [_entry(row) for row in self._db.rows(f"SELECT {_COLUMNS} FROM journal ORDER BY id DESC LIMIT ?", limit)]

    def _walk(self, where: str, entry: int | None, *, back: bool) -> JournalEntry | None:
        stays: OrdaError | None = None
        with self._db.transaction():
            columns = f"SELECT {_COLUMNS}, details, things FROM journal WHERE "
            if entry is None:
                row = self._db.row(columns + where)
            else:
                row = self._db.row(columns + "id = ?", entry)
                if row is None:
                    raise NotFound(f"There is no entry {entry} in the journal; it keeps the latest {_ENTRIES}.")
                if row[5]:
                    return None
            if row is None:
                return None
            try:
                self._replays[row[2]](json.loads(row[6]), _things(row[7]), back)
            except (NotFound, UsageError) as error:
                stays = error  # the rest of it was done, and it is not to stand in the way of what was done before it
            self._db.write("UPDATE journal SET undone = ? WHERE id = ?", int(back), row[0])
        if stays is not None:
            raise stays
        return replace(_entry(row), undone=back)


def _things(packed: bytes) -> array[int]:
    things = array("q")
    things.frombytes(zlib.decompress(packed))
    return things


def _entry(row: Row) -> JournalEntry:
    return JournalEntry(row[0], row[1], row[2], row[3], row[4], bool(row[5]))
