"""Key statements as rows, so that they can be searched and listed across the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from orda_tui.model.said import Said
from orda_tui.model.statement import Statement
from orda_tui.store.plumbing import Database, Row
from orda_tui.store.search import folded, indexed, query
from orda_tui.text.neutral import one_line

_FIELDS = (
    "kind", "text", "block", "start", "end", "speaker", "mention", "inferred", "role", "cue", "heading", "quoting",
    "rule", "score", "key",
)  # fmt: skip
_COLUMNS = ", ".join(f'"{name}"' for name in _FIELDS)
_MINE = ", ".join(f's."{name}"' for name in _FIELDS)
_INSERT = f"INSERT INTO statements (id, article, feed, at, person, {_COLUMNS}) VALUES ({', '.join('?' * 20)})"

#: How the source of an article is named where articles of many sources stand together.
SOURCE = (
    "CASE WHEN f.kind <> 'feed' AND a.source <> '' THEN a.source "
    "ELSE coalesce(nullif(f.name, ''), nullif(f.title, ''), f.address) END"
)


Stated = tuple[int, int, int, Sequence[Statement]]
"""An article, its source, the time it is ordered by, and its statements."""


class Statements:
    """Statements of articles, and of everybody."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def of(self, article: int) -> tuple[Statement, ...]:
        """The statements of one article, in reading order."""
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM statements WHERE article = ? ORDER BY id", article)
        return tuple(statement_of(row) for row in rows)

    def search(
        self,
        words: str = "",
        *,
        speaker: str = "",
        since: int | None = None,
        until: int | None = None,
        feed: int | None = None,
        limit: int = 100,
    ) -> list[Said]:
        """Statements across the library, the newest article first: those with all the words (the last one as a prefix),
        of one speaker (a printed name; joined names count), of a time, of a source."""
        where, values = ["s.feed NOT IN (SELECT id FROM feeds WHERE removed IS NOT NULL)"], list[Any]()
        if words.strip():
            wanted = query(words)
            if not wanted:
                return []
            where.append("s.id IN (SELECT rowid FROM statement_words WHERE statement_words MATCH ?)")
            values.append(wanted)
        if speaker:
            persons = self.persons(speaker)
            where.append(f"s.person IN ({', '.join('?' * len(persons))}) AND s.person <> ''")
            values.extend(persons)
        for condition, value in (("s.at >= ?", since), ("s.at < ?", until), ("s.feed = ?", feed)):
            if value is not None:
                where.append(condition)
                values.append(value)
        # Only numbers are sorted; the words are read for those that are shown.
        chosen = (
            f"SELECT s.id FROM statements s WHERE {' AND '.join(where)} ORDER BY s.at DESC, s.article, s.id LIMIT ?"
        )
        rows = self._db.rows(
            f"SELECT s.article, a.title, {SOURCE}, a.url, s.at, s.feed, coalesce(j.name, s.speaker), {_MINE} "
            "FROM statements s JOIN articles a ON a.id = s.article JOIN feeds f ON f.id = s.feed "
            f"LEFT JOIN joined j ON j.person = s.person WHERE s.id IN ({chosen}) ORDER BY s.at DESC, s.article, s.id",
            *values,
            limit,
        )
        return [
            Said(statement_of(row[7:]), row[0], row[1], row[2], row[3], row[4], feed=row[5], speaker=row[6])
            for row in rows
        ]

    def persons(self, name: str) -> list[str]:
        """All folded names that count as this one: its own, and those joined with it."""
        person = folded(one_line(name))
        target = self._db.value("SELECT into_person FROM joined WHERE person = ?", person, default=person)
        return [
            target,
            *self._db.column("SELECT person FROM joined WHERE into_person = ? AND person <> ?", target, target),
        ]

    def replace(self, groups: Sequence[Stated]) -> None:
        """Put these in the place of the articles' statements. Inside the transaction of the caller."""
        for article, *_ in groups:
            self.clear(article)
        self.insert(groups)

    def clear(self, article: int) -> None:
        """Drop the statements of an article. Inside the transaction of the caller."""
        old = self._db.column("SELECT id FROM statements WHERE article = ?", article)
        if old:
            self._db.write_many("DELETE FROM statement_words WHERE rowid = ?", [(number,) for number in old])
            self._db.write("DELETE FROM statements WHERE article = ?", article)

    def insert(self, groups: Iterable[Stated]) -> None:
        """Store statements of articles. Inside the transaction of the caller."""
        number = int(self._db.value("SELECT coalesce(max(id), 0) FROM statements"))
        rows, words = list[Row](), list[Row]()
        for article, feed, at, statements in groups:
            for said in statements:
                number += 1
                person = folded(said.speaker)
                rows.append((number, article, feed, at, person, *(getattr(said, name) for name in _FIELDS)))
                words.append((number, indexed(said.text), indexed(said.speaker)))
        if rows:
            self._db.write_many(_INSERT, rows)
            self._db.write_many("INSERT INTO statement_words (rowid, text, speaker) VALUES (?, ?, ?)", words)


def statement_of(row: Sequence[Any]) -> Statement:
    """A statement from its columns, in the order of ``_FIELDS``."""
    values = dict(zip(_FIELDS, row, strict=True))
    values["inferred"] = bool(values["inferred"])
    values["key"] = bool(values["key"])
    return Statement(**values)


def strongest(statements: Sequence[Statement]) -> tuple[str, str]:
    """The words and the speaker of the statement that matters most, for the list; empty where there is none."""
    if not statements:
        return "", ""
    best = max(statements, key=lambda statement: (statement.key, statement.score))
    return one_line(best.text, 240), one_line(best.speaker or best.quoting, 100)
