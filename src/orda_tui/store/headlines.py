"""The headline list: all ids of a selection from an index, and the rows that are visible by primary key."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import apsw

from orda_tui.model.article import Excerpt, Headline
from orda_tui.model.selection import Selection
from orda_tui.store.plumbing import Database
from orda_tui.store.selecting import select
from orda_tui.store.statements import SOURCE, Statements

_ROWS = f"""
    SELECT a.id, a.title, {SOURCE}, a.at, s.read, s.starred, s.later, a.statements, a.feed, a.words, a.lang,
           a.strongest, a.speaker, a.date_only
    FROM articles a JOIN statuses s ON s.article = a.id JOIN feeds f ON f.id = a.feed
    WHERE a.id IN ({{marks}})
"""
_AT_ONCE = 500


class Headlines:
    """What lists show."""

    def __init__(self, db: Database, statements: Statements) -> None:
        self._db = db
        self._statements = statements

    def ids(self, selection: Selection, *, limit: int | None = None) -> array[int]:
        """The articles of a selection in its order: a snapshot that stays as it is while others write."""
        query = select(self._db, self._statements, selection)
        sql = query.sql(query.id, ordered=True)
        if limit is not None:
            return self._db.numbers(f"{sql} LIMIT ?", *query.values, max(0, limit))
        return self._db.numbers(sql, *query.values)

    def still(self, ids: array[int], selection: Selection) -> array[int]:
        """Those of the articles, in their order, whose sources are among those of a selection, whatever was done with
        them since: neither removed nor moved out of its folder."""
        query = select(self._db, self._statements, Selection(feed=selection.feed, folder=selection.folder))
        if not query.where or not ids:
            return ids
        sql = f"SELECT a.id FROM articles a WHERE a.id IN carray(?) AND NOT ({' AND '.join(query.where)})"
        left = set(self._db.numbers(sql, apsw.carray(ids), *query.values))
        return array("q", (number for number in ids if number not in left)) if left else ids

    def plan(self, selection: Selection) -> list[str]:
        """How SQLite would find the ids of a selection, a step a line: to see that a list runs over an index alone."""
        query = select(self._db, self._statements, selection)
        steps = self._db.rows(f"EXPLAIN QUERY PLAN {query.sql(query.id, ordered=True)}", *query.values)
        return [str(step[3]) for step in steps]

    def rows(self, ids: Sequence[int]) -> list[Headline | None]:
        """The headlines of these articles, in this order; None for one that is gone. Meant for a screen at a time."""
        found: dict[int, Headline] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = [int(number) for number in ids[start : start + _AT_ONCE]]
            for row in self._db.rows(_ROWS.format(marks=", ".join("?" * len(some))), *some):
                found[row[0]] = Headline(
                    row[0],
                    row[1],
                    row[2],
                    row[3],
                    bool(row[4]),
                    bool(row[5]),
                    bool(row[6]),
                    row[7],
                    row[8],
                    row[9],
                    row[10],
                    row[11],
                    row[12],
                    bool(row[13]),
                )
        return [found.get(number) for number in ids]

    def count(self, selection: Selection) -> int:
        """How many articles a selection holds."""
        query = select(self._db, self._statements, selection)
        return int(self._db.value(query.sql("count(*)"), *query.values))

    def excerpts(self, ids: Sequence[int], words: str) -> dict[int, Excerpt | None]:
        """Where a search for these words found these articles; None where the title has the words and nothing else.
        Meant for a screen at a time."""
        from orda_tui.store.excerpts import excerpts  # a list that is no search needs none

        return excerpts(self._db, ids, words)
