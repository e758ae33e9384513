"""What the reader did with articles: read, starred, for later, tagged, and how far."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import apsw

from orda_tui.errors import NotFound
from orda_tui.model.article import Status
from orda_tui.model.selection import Selection
from orda_tui.store.clean import whole
from orda_tui.store.journal import Journal
from orda_tui.store.plumbing import Database
from orda_tui.store.selecting import select
from orda_tui.store.statements import Statements
from orda_tui.text.neutral import one_line

_WORDS = {
    ("read", True): "read",
    ("read", False): "unread",
    ("starred", True): "starred",
    ("starred", False): "not starred",
    ("later", True): "for later",
    ("later", False): "not for later",
}
_VIEWS = {
    "all": " everywhere",
    "unread": " everywhere",
    "today": " of today",
    "starred": " among the starred",
    "later": " among those for later",
    "kept": " among those with kept statements",
}


class Statuses:
    """Marks. Each changes only what is not so already, and can be taken back."""

    def __init__(self, db: Database, statements: Statements, journal: Journal) -> None:
        self._db = db
        self._statements = statements
        self._journal = journal
        journal.learn("mark", self._replay_marks)
        journal.learn("tag", self._replay_tag)

    def get(self, article: int) -> Status:
        """What the reader did with one article. NotFound where there is none."""
        row = self._db.row("SELECT read, starred, later, position FROM statuses WHERE article = ?", article)
        if row is None:
            raise NotFound(f"There is no article {article}. 'orda list' shows what there is.")
        tags = self._db.column("SELECT tag FROM tags WHERE article = ? ORDER BY tag", article)
        return Status(article, bool(row[0]), bool(row[1]), bool(row[2]), row[3], tuple(tags))

    def mark(
        self,
        ids: Iterable[int],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        later: bool | None = None,
        now: int,
    ) -> int:
        """Set the marks that are given on these articles; the journal entry, or 0 where nothing changed."""
        wanted = {"read": read, "starred": starred, "later": later}
        numbers = ids if isinstance(ids, array) else array("q", {whole(number) or 0 for number in ids})
        if not numbers:
            return 0
        with self._db.transaction():
            changes = [
                (column, value, self._set(column, value, numbers, now))
                for column, value in wanted.items()
                if value is not None
            ]
            return self._note([change for change in changes if change[2]], "", now)

    def mark_all(self, selection: Selection, *, read: bool = True, now: int) -> tuple[int, int]:
        """Mark everything in a selection read (or unread); the journal entry (0 for none) and how many changed."""
        with self._db.transaction():
            query = select(self._db, self._statements, selection)
            inside = self._db.numbers(query.sql(query.id), *query.values)
            changed = self._set("read", read, inside, now)
            return self._note([("read", read, changed)] if changed else [], self._where(selection), now), len(changed)

    def set_position(self, article: int, fraction: float) -> None:
        """How far the reader came: 0 the top, 1 the end."""
        place = min(1.0, max(0.0, float(fraction)))
        self._db.write("UPDATE statuses SET position = ? WHERE article = ?", place, article)

    def tag(self, ids: Iterable[int], tags: Mapping[str, bool], now: int) -> int:
        """Put tags on articles (True) or take them off (False), as one act; the journal entry, or 0 where nothing
        changed."""
        numbers = sorted({whole(number) or 0 for number in ids})
        wanted = {one_line(tag, 60): on for tag, on in tags.items()}
        with self._db.transaction():
            steps = [(tag, on, self._set_tag(tag, numbers, on)) for tag, on in wanted.items() if tag]
            steps = [step for step in steps if step[2]]
            if not steps:
                return 0
            told = []
            for put in (True, False):
                names = [tag for tag, on, _ in steps if on == put]
                what = sorted({number for _, on, changed in steps if on == put for number in changed})
                if names:
                    told.append(self._tagged(names, put, self._one_or_many(what)))
            things = [number for _, _, changed in steps for number in changed]
            return self._journal.write(
                "tag", " and ".join(told), things, now,
                count=len(set(things)), steps=[(tag, on, len(changed)) for tag, on, changed in steps],
            )  # fmt: skip

    @staticmethod
    def _tagged(tags: list[str], put: bool, what: str) -> str:
        names = ", ".join(tags)
        return f"tagged {what} with {names}" if put else f"took the tag{'s' * (len(tags) > 1)} {names} off {what}"

    def tags(self) -> list[tuple[str, int]]:
        """Every tag and how many articles bear it."""
        return [(row[0], row[1]) for row in self._db.rows("SELECT tag, count(*) FROM tags GROUP BY tag ORDER BY tag")]

    def _set(self, column: str, value: bool, ids: array[int], now: int) -> array[int]:
        """Set one mark where it is not set so; the articles that changed."""
        if not ids:
            return array("q")
        return self._db.numbers(
            f"UPDATE statuses SET {column} = ?, changed = ? WHERE {column} = ? AND article IN carray(?) "
            "RETURNING article",
            int(value), now, int(not value), apsw.carray(ids),
        )  # fmt: skip

    def _set_tag(self, tag: str, ids: Iterable[int], on: bool) -> list[int]:
        changed = []
        for article in ids:
            if on:
                sql = "INSERT OR IGNORE INTO tags SELECT ?, id FROM articles WHERE id = ?"
            else:
                sql = "DELETE FROM tags WHERE tag = ? AND article = ?"
            if self._db.write(sql, tag, article):
                changed.append(article)
        return changed

    def _note(self, changes: list[tuple[str, bool, array[int]]], where: str, now: int) -> int:
        if not changes:
            return 0
        column, value, first = changes[0]
        what = self._one_or_many(first) if not where else str(len(first))
        sentence = f"marked {what} {_WORDS[column, value]}{where}"
        steps = [[column, value, len(changed)] for column, value, changed in changes]
        things = array("q")
        for _, _, changed in changes:
            things.extend(changed)
        return self._journal.write("mark", sentence, things, now, count=len(first), steps=steps)

    def _one_or_many(self, ids: Sequence[int]) -> str:
        if len(ids) > 1:
            return f"{len(ids)} articles"
        title = self._db.value("SELECT title FROM articles WHERE id = ?", ids[0], default="")
        return f"“{one_line(title, 60)}”" if title else "an article"

    def _where(self, selection: Selection) -> str:
        if selection.words:
            return f" in the search for {one_line(selection.words, 60)}"
        if selection.feed is not None:
            name = "SELECT coalesce(nullif(name, ''), nullif(title, ''), address) FROM feeds WHERE id = ?"
            return f" in {one_line(self._db.value(name, selection.feed, default=''), 60)}"
        if selection.folder is not None:
            return f" in {one_line(selection.folder, 60) or 'no folder'}"
        if selection.tag:
            return f" under {one_line(selection.tag, 60)}"
        return _VIEWS[selection.view]

    def _replay_marks(self, details: dict[str, Any], things: array[int], back: bool) -> None:
        start = 0
        for column, value, count in details["steps"]:
            if (column, bool(value)) in _WORDS:
                self._set(column, bool(value) != back, things[start : start + count], 0)
            start += count

    def _replay_tag(self, details: dict[str, Any], things: array[int], back: bool) -> None:
        # An entry of an older version is about one tag.
        steps = details.get("steps") or [(details["tag"], details["on"], len(things))]
        start = 0
        for tag, on, count in steps:
            self._set_tag(tag, things[start : start + count], bool(on) != back)
            start += count
