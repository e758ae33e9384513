"""Which articles somebody began to read for statements and did not finish, so that one that kills its reader is found.

``articles.rules_version`` counts them downwards: -1 was begun once and never finished, -2 twice. Such an article is
read alone, after all others, and is given up when it was begun too often: it then has no statements, and stops nobody.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import apsw

from orda_tui.store.plumbing import Database

MOST = 3
"""So often an article may be begun. One that was begun by chance when its reader was killed is almost never that."""


class Attempts:
    """Begin and take back the reading of articles."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def begin(self, articles: Sequence[int]) -> tuple[list[int], list[int]]:
        """Note that reading begins: which of the articles to read now (all, or one alone that is in doubt), and which
        to give up."""
        with self._db.transaction():
            found = "SELECT id, rules_version FROM articles WHERE id IN carray(?)"
            rows = self._db.rows(found, apsw.carray(array("q", articles))) if articles else []
            versions: dict[int, int] = {row[0]: row[1] for row in rows}
            given_up = [number for number in articles if versions.get(number, 0) <= -MOST]
            doubtful = [number for number in articles if -MOST < versions.get(number, 0) < 0]
            chosen = [number for number in articles if versions.get(number, 0) >= 0] or doubtful[:1]
            self._count(chosen, "min(rules_version, 0) - 1")
        return chosen, given_up

    def take_back(self, articles: Sequence[int]) -> None:
        """Reading these was stopped in good order: it does not count."""
        with self._db.transaction():
            self._count(articles, "min(rules_version + 1, 0)")

    def _count(self, articles: Sequence[int], how: str) -> None:
        if articles:
            sql = f"UPDATE articles SET rules_version = {how} WHERE id IN carray(?)"
            self._db.write(sql, apsw.carray(array("q", articles)))
