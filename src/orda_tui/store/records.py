"""The honest record of the visits to each source."""

from __future__ import annotations

from dataclasses import fields, replace

from orda_tui.model.feed import FetchRecord
from orda_tui.store.clean import whole
from orda_tui.store.plumbing import Database, Row
from orda_tui.text.neutral import one_line

_NAMES = [field.name for field in fields(FetchRecord)]
_COLUMNS = ", ".join(_NAMES)


class Records:
    """One FetchRecord a source."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def get(self, feed: int) -> FetchRecord:
        """The record of a source; a blank one where it was never visited."""
        row = self._db.row(f"SELECT {_COLUMNS} FROM records WHERE feed = ?", feed)
        return _record(row) if row else FetchRecord(feed)

    def save(self, record: FetchRecord) -> None:
        """Write the record down. A record of a source that is gone is dropped."""
        values = []
        for name in _NAMES:
            value = getattr(record, name)
            values.append(one_line(value, 2000) if isinstance(value, str) else whole(value))
        marks = ", ".join("?" * len(_NAMES))
        self._db.write(
            f"INSERT OR REPLACE INTO records ({_COLUMNS}) SELECT {marks} "
            "WHERE EXISTS (SELECT 1 FROM feeds WHERE id = ?)",
            *values,
            record.feed,
        )

    def all(self) -> dict[int, FetchRecord]:
        """The records of all sources that were ever visited, by source."""
        return self._select("1")

    def ailing(self) -> dict[int, FetchRecord]:
        """The records of the sources whose last visit failed, or that are gone, by source."""
        return self._select("failing <> 0 OR gone <> 0")

    def _select(self, where: str) -> dict[int, FetchRecord]:
        return {row[0]: _record(row) for row in self._db.rows(f"SELECT {_COLUMNS} FROM records WHERE {where}")}


def _record(row: Row) -> FetchRecord:
    record = FetchRecord(*row)
    return replace(record, failing=bool(record.failing), gone=bool(record.gone))
