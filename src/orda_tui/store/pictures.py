"""Pictures that the reader asked for, so that they are there with the network gone. A cache in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from orda_tui.store.plumbing import Database
from orda_tui.store.schema import PICTURE_VERSIONS
from orda_tui.text.neutral import one_line


class Pictures:
    """Pictures by address. The file is opened when it is first needed."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self._path = path
        self._read_only = read_only
        self._opened: Database | None = None

    @property
    def _db(self) -> Database:
        if self._opened is None:
            self._opened = Database(self._path, PICTURE_VERSIONS, read_only=self._read_only)
        return self._opened

    def get(self, url: str) -> bytes | None:
        """The bytes of a picture, or None where it is not stored."""
        if self._opened is None and not self._path.exists():
            return None
        data = self._db.value("SELECT data FROM pictures WHERE url = ?", one_line(url))
        return None if data is None else bytes(data)

    def missing(self, urls: Sequence[str]) -> list[str]:
        """Those of the addresses whose pictures are not stored."""
        if self._opened is None and not self._path.exists():
            return list(urls)
        return [url for url in urls if not self._db.value("SELECT count(*) FROM pictures WHERE url = ?", one_line(url))]

    def put(self, url: str, data: bytes, type: str, now: int) -> None:
        """Store a picture; ``type`` is its media type as served."""
        self._db.write(
            "INSERT OR REPLACE INTO pictures (url, type, size, used, data) VALUES (?, ?, ?, ?, ?)",
            one_line(url), one_line(type, 100), len(data), now, data,
        )  # fmt: skip

    def size(self) -> tuple[int, int]:
        """How many pictures there are, and their bytes."""
        if self._opened is None and not self._path.exists():
            return 0, 0
        row = self._db.row("SELECT count(*), coalesce(sum(size), 0) FROM pictures")
        return (row[0], row[1]) if row else (0, 0)

    def evict(self, budget_bytes: int) -> int:
        """Drop the pictures stored longest ago until the others fit the budget; how many went."""
        if self._opened is None and not self._path.exists():
            return 0
        gone = self._db.write(
            "DELETE FROM pictures WHERE rowid IN (SELECT rowid FROM "
            "(SELECT rowid, sum(size) OVER (ORDER BY used DESC, rowid DESC) AS total FROM pictures) WHERE total > ?)",
            max(0, budget_bytes),
        )
        if gone:
            self._db.give_back(4000)
        return gone

    def close(self) -> None:
        """Close the file, if it was opened."""
        if self._opened is not None:
            self._opened.close()
            self._opened = None
