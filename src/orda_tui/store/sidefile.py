"""The side file: subscriptions, stars and kept statements once more, as readable JSON beside the store.

It is small, written whole beside itself, flushed, and put in place by a rename: whatever happens to the store, these
can be had again. A counter in the store, raised by triggers, says when it is out of date.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from orda_tui.errors import StoreError
from orda_tui.model.feed import Feed
from orda_tui.model.statement import Statement, statement_from_json, statement_to_json
from orda_tui.store.feeds import Feeds
from orda_tui.store.kept import KeptStatements, details_of
from orda_tui.store.plumbing import Database
from orda_tui.text.neutral import one_line

_FEED = (
    "kind", "address", "title", "name", "site", "folder", "position", "full_text", "selector", "encoding",
    "interval", "allow_private", "added",
)  # fmt: skip


_LIKE = Statement("direct", "", 0, 0, 0)


class SideFile:
    """The file ``side.json`` of a folder."""

    def __init__(self, db: Database, path: Path, feeds: Feeds, kept: KeptStatements) -> None:
        self._db = db
        self.path = path
        self._feeds = feeds
        self._kept = kept
        self._saved: str | None = None

    def save(self) -> bool:
        """Bring the file up to date; False where nothing had changed. StoreError where it cannot be written."""
        if self._db.read_only:
            return False
        revision = str(self._db.value("SELECT value FROM meta WHERE key = 'side.revision'", default=""))
        if revision == self._saved or (self._saved is None and self._on_disk() == revision):
            self._saved = revision
            return False
        # One writer at a time, and everything as of one moment.
        with self._db.transaction():
            revision = str(self._db.value("SELECT value FROM meta WHERE key = 'side.revision'", default=""))
            self._write(json.dumps({"revision": revision, **self._contents()}, ensure_ascii=False, indent=1))
        self._saved = revision
        return True

    def _write(self, content: str) -> None:
        part = self.path.with_name(self.path.name + ".part")
        try:
            part.unlink(missing_ok=True)
            part.touch(mode=0o600)
            # A lone surrogate, which UTF-8 cannot say, becomes the escape that JSON has for it.
            with part.open("w", encoding="utf-8", errors="backslashreplace") as written:
                written.write(content)
                written.flush()
                os.fsync(written.fileno())
            part.replace(self.path)
        except OSError as error:
            raise StoreError(
                f"The copy of subscriptions and stars, {self.path}, cannot be written ({error.strerror}). "
                "The store itself is whole; free some space or check the permissions."
            ) from error

    def restore(self, now: int, *, lenient: bool = False) -> tuple[int, int, int]:
        """Bring back what the file holds and the store does not: how many sources, marks and kept statements. Marks of
        articles that are not there yet wait for them. StoreError where the file cannot be read, unless ``lenient``."""
        value = self._read(lenient)
        with self._db.transaction():
            feeds = self.restore_feeds(now, lenient=lenient)
            marks = sum(self._restore_mark(mark) for mark in _dicts(value, "marks"))
            kept = sum(self._restore_kept(kept, now) for kept in _dicts(value, "kept"))
        return feeds, marks, kept

    def restore_feeds(self, now: int, *, lenient: bool = False) -> int:
        """Bring back only the sources, under the numbers they had where these are free."""
        return sum(self._restore_feed(feed, now) for feed in _dicts(self._read(lenient), "feeds"))

    def _contents(self) -> dict[str, Any]:
        marks = self._db.rows(
            "SELECT f.address, a.key, a.title, a.url, s.starred, s.later FROM statuses s "
            "JOIN articles a ON a.id = s.article JOIN feeds f ON f.id = s.feed "
            "WHERE s.article IN (SELECT article FROM statuses WHERE starred = 1 "
            "UNION SELECT article FROM statuses WHERE later = 1) AND f.removed IS NULL ORDER BY a.id"
        )
        waiting = self._db.rows("SELECT address, key, '', '', starred, later FROM promised ORDER BY address, key")
        return {
            "feeds": [{"id": feed.id, **{name: getattr(feed, name) for name in _FEED}} for feed in self._feeds.all()],
            "marks": [
                {
                    "feed": row[0],
                    "key": row[1],
                    "title": row[2],
                    "url": row[3],
                    "starred": bool(row[4]),
                    "later": bool(row[5]),
                }
                for row in [*marks, *waiting]
            ],
            "kept": [details_of(kept) for kept in self._kept.all()],
        }

    def _on_disk(self) -> str:
        try:
            return str(self._read().get("revision", ""))
        except StoreError:
            return ""

    def _read(self, lenient: bool = False) -> dict[str, Any]:
        try:
            value = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            if lenient:
                return {}
            raise StoreError(f"{self.path} cannot be read as the copy of subscriptions and stars ({error}).") from error
        if not isinstance(value, dict):
            raise StoreError(f"{self.path} is not a copy of subscriptions and stars.")
        return value

    def _restore_feed(self, value: dict[str, Any], now: int) -> int:
        kind, address = value.get("kind"), value.get("address")
        if kind not in ("feed", "path", "edition") or not isinstance(address, str) or not one_line(address):
            return 0
        if self._feeds.by_address(address) is not None:
            return 0
        blank = Feed(0, "feed", "")
        details = {
            name: value[name]
            for name in _FEED[2:-1]
            if name in value and isinstance(value[name], type(getattr(blank, name)))
        }
        added, number = value.get("added"), value.get("id")
        feed = self._feeds.add(kind, address, now=added if isinstance(added, int) else now, **details)
        if isinstance(number, int) and number > 0 and not self._db.value("SELECT 1 FROM feeds WHERE id = ?", number):
            self._db.write("UPDATE feeds SET id = ? WHERE id = ?", number, feed.id)
        return 1

    def _restore_mark(self, value: dict[str, Any]) -> int:
        address, key = str(value.get("feed", "")), str(value.get("key", ""))
        starred, later = bool(value.get("starred")), bool(value.get("later"))
        found = self._db.value(
            "SELECT a.id FROM articles a JOIN feeds f ON f.id = a.feed WHERE f.address = ? AND a.key = ?", address, key
        )
        if found is None:
            return self._db.write("INSERT OR REPLACE INTO promised VALUES (?, ?, ?, ?)", address, key, starred, later)
        return self._db.write(
            "UPDATE statuses SET starred = max(starred, ?1), later = max(later, ?2) WHERE article = ?3 "
            "AND (starred < ?1 OR later < ?2)",
            starred, later, found,
        )  # fmt: skip

    def _restore_kept(self, value: dict[str, Any], now: int) -> int:
        try:
            statement = statement_from_json(value["statement"])
            if not _well_typed(statement):
                return 0
            citation = [str(value.get(name, "")) for name in ("title", "source", "url", "lang")]
            when, kept_at = int(value.get("when", 0)), int(value.get("kept_at", now))
        except (KeyError, TypeError, ValueError):
            return 0
        there = self._db.value(
            "SELECT 1 FROM kept WHERE text = ? AND url = ? AND dropped IS NULL", statement.text, citation[2]
        )
        if there:
            return 0
        title, source, url, lang = citation
        self._kept.insert(None, statement, title, source, url, lang, when, kept_at)
        return 1


def _well_typed(statement: Statement) -> bool:
    """Is each field of the kind it should be? A file can be edited, and JSON may write a fraction as a whole number."""
    for name, like in statement_to_json(_LIKE).items():
        value = getattr(statement, name)
        if not isinstance(value, type(like)) and not (name == "score" and isinstance(value, int)):
            return False
    return True


def _dicts(value: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = value.get(name)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []
