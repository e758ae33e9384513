"""The sources the reader subscribed to."""

from __future__ import annotations

import time
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any

from orda_tui.errors import NotFound, OrdaError, UsageError
from orda_tui.model.feed import Feed, SourceKind
from orda_tui.model.journal import JournalKind
from orda_tui.store.clean import address as clean_address
from orda_tui.store.clean import exact, whole
from orda_tui.store.journal import Journal, Replay
from orda_tui.store.plumbing import Database, Row
from orda_tui.store.search import folded
from orda_tui.text.neutral import clean_folder, one_line

_NAMES = [field.name for field in fields(Feed)]
_COLUMNS = ", ".join(_NAMES)
_PRIVATE = _NAMES.index("allow_private")
_CHANGEABLE = set(_NAMES) - {"id", "kind", "added"}


class Feeds:
    """Sources. A removed one is hidden with its articles until it is restored, added again, or purged."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal
        self._all: list[Feed] = []
        self._mark: tuple[int, int] | None = None
        self._replays: dict[JournalKind, Replay] = {
            "add": self._replay_adding,
            "change": self._replay_changes,
            "remove": self._replay_removal,
        }
        for kind, replay in self._replays.items():
            journal.learn(kind, replay)
        journal.learn("edit", self._replay_edit)

    def all(self) -> list[Feed]:
        """Every source, by folder (none first), then position. Asked for by many and seldom changed: kept until
        anything is written."""
        mark = self._db.mark()
        if mark is None or mark != self._mark:
            self._all = self._select("removed IS NULL ORDER BY folder, position, id")
            self._mark = mark
        return list(self._all)

    def get(self, feed: int) -> Feed:
        """One source; NotFound where there is none (any more)."""
        found = self._select("removed IS NULL AND id = ?", feed)
        if not found:
            raise NotFound(f"There is no source {feed}. 'orda sources' lists them.")
        return found[0]

    def by_address(self, address: str) -> Feed | None:
        """The source with exactly this address, or None."""
        found = self._select("removed IS NULL AND address = ?", exact(address))
        return found[0] if found else None

    def find(self, text: str) -> Feed:
        """A source by its id, its address or its name: exact first, then a part that fits only one. Digits are a part
        of many addresses: a number is no part."""
        every = self.all()
        wanted = folded(one_line(text))
        part = wanted if not wanted.isdigit() else ""
        ways = (
            [feed for feed in every if str(feed.id) == text],
            [feed for feed in every if feed.address == text],
            [feed for feed in every if folded(feed.shown) == wanted],
            [feed for feed in every if part and (part in folded(feed.shown) or part in folded(feed.address))],
        )
        for found in ways:
            if len(found) == 1:
                return found[0]
            if found:
                names = ", ".join(f"{feed.id} {feed.shown}" for feed in found[:5])
                raise NotFound(f"More than one source fits “{one_line(text, 200)}”: {names}. Give its number.")
        raise NotFound(f"No source fits “{one_line(text, 200)}”. 'orda sources' lists them.")

    def add(self, kind: SourceKind, address: str, *, now: int, **details: Any) -> Feed:
        """Subscribe, without a journal entry: ``added`` writes it. A source that was removed comes back with its
        articles and marks; one that is there stays as it is. ``details``: any of the fields that ``change`` takes."""
        address = exact(address)
        with self._db.transaction():
            there = self.by_address(address)
            if there is not None:
                return there
            hidden = self._db.value("SELECT max(id) FROM feeds WHERE address = ? AND removed IS NOT NULL", address)
            if hidden is not None:
                self._db.write("UPDATE feeds SET removed = NULL WHERE id = ?", hidden)
                return self.change(hidden, **{name: value for name, value in details.items() if value})
            place = self._db.value("SELECT coalesce(max(position), 0) + 1 FROM feeds")
            self._db.write(
                "INSERT INTO feeds (kind, address, position, added) VALUES (?, ?, ?, ?)",
                kind,
                address,
                place,
                whole(now),
            )
            return self.change(int(self._db.value("SELECT last_insert_rowid()")), **details)

    def added(self, feeds: Iterable[int], now: int, *, source: str = "", entry: int = 0) -> int:
        """Note down that these sources were added: the journal entry that hides them again. ``source``: the list they
        come from. ``entry``: an adding of before that these belong to; both are one entry from now on."""
        with self._db.transaction():
            things = [*self._journal.take_out("add", entry), *feeds]
            what = self.get(things[0]).shown if len(things) == 1 else f"{len(things):,} sources"
            sentence = f"added {what}" + (f" from {one_line(source, 60)}" if source else "")
            return self._journal.write("add", sentence, things, now, count=len(things), at=whole(now))

    def change(self, feed: int, **changes: Any) -> Feed:
        """Change what the reader may choose: name, title, site, folder, position, full_text, selector, encoding,
        interval, allow_private, address. UsageError where another source has that address."""
        unknown = set(changes) - _CHANGEABLE
        if unknown:
            raise TypeError(f"a source has no changeable {', '.join(sorted(unknown))}")
        with self._db.transaction():
            before = self.get(feed)
            values = {name: _column(name, value) for name, value in changes.items()}
            values = {name: value for name, value in values.items() if value != getattr(before, name)}
            if "address" in values and self.by_address(values["address"]) is not None:
                raise UsageError(f"Another source already has the address {values['address']}.")
            if not values:
                return before
            what = ", ".join(f"{name} = ?" for name in values)
            self._db.write(f"UPDATE feeds SET {what} WHERE id = ?", *values.values(), feed)
            return self.get(feed)

    def rearrange(self, changes: Mapping[int, Mapping[str, Any]], now: int) -> int:
        """What the reader changes of sources (names, folders, order, settings), by id, as one journal entry: its id, or
        0 where nothing is different. Fields and errors as in ``change``."""
        with self._db.transaction():
            rows = self._change_all(changes)
            if not rows:
                return 0
            first = self.get(int(next(iter(rows)))).shown
            sentence = f"changed {first}" if len(rows) == 1 else f"changed {len(rows)} sources"
            return self._journal.write("change", sentence, map(int, rows), now, count=len(rows), rows=rows)

    def _change_all(self, changes: Mapping[int, Mapping[str, Any]]) -> dict[str, dict[str, list[Any]]]:
        """Change these sources; what is different then: by id, by field, before and after."""
        rows = {}
        for feed, values in changes.items():
            old, new = self.get(feed), self.change(feed, **values)
            told = {name: [getattr(old, name), getattr(new, name)] for name in values}
            if different := {name: pair for name, pair in told.items() if pair[0] != pair[1]}:
                rows[str(feed)] = different
        return rows

    def remove(self, feed: int, now: int) -> int:
        """Hide a source and its articles; the journal entry that brings it back."""
        with self._db.transaction():
            shown = self.get(feed).shown
            self._hide(feed, now)
            return self._journal.write("remove", f"removed {shown}", [feed], now, at=whole(now))

    def edit(
        self,
        now: int,
        sentence: str,
        *,
        add: Iterable[tuple[SourceKind, str, Mapping[str, Any]]] = (),
        change: Mapping[int, Mapping[str, Any]] = MappingProxyType({}),
        remove: Iterable[int] = (),
    ) -> list[int]:
        """Add sources (of each its kind, address and details), change others, and remove more, as one journal entry
        with this sentence; the ids of those that were added."""
        with self._db.transaction():
            removed = list(remove)
            for feed in removed:
                self._hide(feed, now)
            came = [self.add(kind, address, now=now, **details).id for kind, address, details in add]
            rows = self._change_all(change)
            things = [*came, *map(int, rows), *removed]
            if things:
                steps = [("add", len(came)), ("change", len(rows)), ("remove", len(removed))]
                details = {"steps": steps, "rows": rows, "at": whole(now)}
                self._journal.write("edit", sentence, things, now, count=len(things), **details)
        return came

    def _hide(self, feed: int, now: int) -> None:
        self._db.write("UPDATE feeds SET removed = ? WHERE id = ? AND removed IS NULL", whole(now), feed)

    def restore(self, feed: int) -> Feed:
        """Bring a removed source back. UsageError where its address was added anew meanwhile."""
        with self._db.transaction():
            address = self._db.value("SELECT address FROM feeds WHERE id = ? AND removed IS NOT NULL", feed)
            if address is not None:
                if self.by_address(address) is not None:
                    raise UsageError(f"{address} was added again meanwhile; the removed source stays away.")
                self._db.write("UPDATE feeds SET removed = NULL WHERE id = ?", feed)
            return self.get(feed)

    def removed(self) -> list[Feed]:
        """The sources that are hidden and can be restored, the latest first."""
        return self._select("removed IS NOT NULL ORDER BY removed DESC, id DESC")

    def withdraw(self, feed: int, now: int) -> None:
        """Take back an adding, without a journal entry: for a source that turned out unreadable at that moment. One
        that had been removed and came back with its articles is hidden again."""
        with self._db.transaction():
            if self._db.value("SELECT 1 FROM articles WHERE feed = ? LIMIT 1", feed):
                self._db.write("UPDATE feeds SET removed = ? WHERE id = ?", whole(now), feed)
            else:
                self.discard(feed)

    def discard(self, feed: int) -> None:
        """Really delete a source and its articles, without a journal entry."""
        with self._db.transaction():
            for words, table in (("article_words", "articles"), ("statement_words", "statements")):
                self._db.write(f"DELETE FROM {words} WHERE rowid IN (SELECT id FROM {table} WHERE feed = ?)", feed)
            self._db.write("DELETE FROM statements WHERE feed = ?", feed)
            self._db.write("DELETE FROM feeds WHERE id = ?", feed)

    def purge(self, before: int) -> int:
        """Really delete the sources that were removed before this time; how many. One with a starred, tagged or put off
        article stays hidden: these never leave."""
        with self._db.transaction():
            gone = self._db.column(
                "SELECT id FROM feeds f WHERE removed < ? AND NOT EXISTS (SELECT 1 FROM statuses s WHERE s.feed = f.id "
                "AND (s.starred = 1 OR s.later = 1 OR s.article IN (SELECT article FROM tags)))",
                whole(before),
            )
            for feed in gone:
                self.discard(feed)
        return len(gone)

    def counts(self) -> dict[int, tuple[int, int]]:
        """For each source with articles: how many are unread, and how many there are."""
        unread: dict[int, int] = dict(self._db.rows("SELECT feed, count(*) FROM statuses WHERE read = 0 GROUP BY feed"))
        totals = self._db.rows("SELECT feed, count(*) FROM articles GROUP BY feed")
        hidden = self.hidden()
        return {feed: (unread.get(feed, 0), total) for feed, total in totals if feed not in hidden}

    def hidden(self) -> set[int]:
        """The ids of removed sources."""
        return set(self._db.column("SELECT id FROM feeds WHERE removed IS NOT NULL"))

    def _select(self, where: str, *values: Any) -> list[Feed]:
        return [_feed(row) for row in self._db.rows(f"SELECT {_COLUMNS} FROM feeds WHERE {where}", *values)]

    # -- taking back --------------------------------------------------------------------------------------------------

    def _replay_removal(self, details: dict[str, Any], things: array[int], back: bool) -> None:
        stays: OrdaError | None = None
        for feed in things:
            if not back:
                # Hidden now, whenever it was done first: purging counts from today.
                self._hide(feed, max(details.get("at", 0), int(time.time())))
                continue
            try:
                self.restore(feed)
            except (NotFound, UsageError) as error:
                stays = error
        if stays is not None:
            raise stays

    def _replay_adding(self, details: dict[str, Any], things: array[int], back: bool) -> None:
        self._replay_removal(details, things, not back)

    def _replay_changes(self, details: dict[str, Any], things: array[int], back: bool) -> None:
        """Only what is still as the entry left it; sources that are gone meanwhile are passed over."""
        for feed in things:
            found = self._select("id = ?", feed)
            for name, (old, new) in details["rows"][str(feed)].items():
                is_now, to = (new, old) if back else (old, new)
                if found and name in _CHANGEABLE and getattr(found[0], name) == is_now:
                    self._db.write(f"UPDATE feeds SET {name} = ? WHERE id = ?", _column(name, to), feed)

    def _replay_edit(self, details: dict[str, Any], things: array[int], back: bool) -> None:
        stays: OrdaError | None = None
        start = 0
        for kind, count in details["steps"]:
            try:
                self._replays[kind](details, things[start : start + count], back)
            except (NotFound, UsageError) as error:
                stays = error
            start += count
        if stays is not None:
            raise stays


def _column(name: str, value: Any) -> Any:
    if name == "allow_private":
        return bool(value)
    if name == "site":
        return clean_address(value)
    if name == "folder":
        return clean_folder(value)
    if isinstance(value, str):
        return exact(value) if name == "address" else one_line(value, 600 if name in ("title", "name") else 0)
    return whole(value)


def _feed(row: Row) -> Feed:
    values = list(row)
    values[_PRIVATE] = bool(values[_PRIVATE])
    return Feed(*values)
