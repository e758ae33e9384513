"""What leaves the store, and when. Nothing leaves unless a limit is set, and the plan can be shown before it acts.

The rules, in this order:
1. Starred, for later, tagged: these never leave, nor does an article with a kept statement.
2. Older than ``days``: read articles leave.
3. More than ``articles`` in one source: the oldest leave, read ones first.
4. A store larger than ``megabytes``: the oldest read articles leave until it would fit.
What left is remembered by its key, so that a source that still lists it does not bring it back.

Days are counted back from the newest date that an article tells, where the clock of this machine is ahead of it: one
that was set forward by mistake lets nothing go.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import apsw

from orda_tui.store.counting import counted
from orda_tui.store.plumbing import Database

_AT_ONCE = 200
_FREE = (
    "s.starred = 0 AND s.later = 0 AND NOT EXISTS (SELECT 1 FROM tags t WHERE t.article = s.article) "
    "AND NOT EXISTS (SELECT 1 FROM kept k WHERE k.article = s.article AND k.dropped IS NULL)"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Which articles would leave. ``old``, ``over`` and ``large`` say by which rule; ``unread``: how many of them were
    never read; ``bytes``: about how much room they take."""

    articles: tuple[int, ...] = ()
    old: int = 0
    over: int = 0
    large: int = 0
    unread: int = 0
    bytes: int = 0

    def sentences(self) -> list[str]:
        """The plan for the reader; empty where nothing would leave."""
        lines = []
        if self.old:
            lines.append(f"{counted(self.old, 'read article')} older than the limit.")
        if self.over:
            lines.append(
                f"{counted(self.over, 'article')} more than their sources may hold ({self.unread} of them unread)."
            )
        if self.large:
            lines.append(f"{counted(self.large, 'read article')}, the oldest, so that the store fits its size.")
        if lines:
            lines.append(f"Together about {self.bytes / 2**20:.1f} MB. Starred, later, tagged and kept ones stay.")
        return lines


class Retention:
    """Makes plans and carries them out."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def passed(self, now: int) -> int:
        """The moment up to which time has surely passed: ``now``, but no later than the newest date that an article
        tells; 0 where none does."""
        sql = "SELECT at FROM articles WHERE published IS NOT NULL OR updated IS NOT NULL ORDER BY at DESC LIMIT 1"
        told: list[int] = self._db.column(sql)
        return min(now, told[0]) if told else 0

    def plan(self, now: int, *, days: int = 0, articles: int = 0, megabytes: int = 0) -> Plan:
        """What these limits would let go now; 0 is no limit."""
        chosen: dict[int, None] = {}
        if days:
            chosen.update(dict.fromkeys(self._older(self.passed(now) - days * 86400)))
        old = len(chosen)
        unread = 0
        if articles:
            for article, read in self._over(articles):
                if article not in chosen:
                    chosen[article] = None
                    unread += not read
        over = len(chosen) - old
        sizes = self._sizes(list(chosen))
        if megabytes:
            used, free = self._db.size()
            excess = used - free - (megabytes << 20) - sum(sizes.values())
            for article, size in self._oldest_read():
                if excess <= 0:
                    break
                if article not in chosen:
                    chosen[article] = None
                    sizes[article] = size
                    excess -= size
        return Plan(tuple(chosen), old, over, len(chosen) - old - over, unread, sum(sizes.values()))

    def apply(self, plan: Plan, now: int) -> int:
        """Let the articles of a plan go, a few at a time so that nobody waits, except those that were starred, tagged,
        kept or put off meanwhile; how many went."""
        gone = 0
        for start in range(0, len(plan.articles), _AT_ONCE):
            gone += self._let_go(plan.articles[start : start + _AT_ONCE], now)
        return gone

    def _let_go(self, some: tuple[int, ...], now: int) -> int:
        with self._db.transaction():
            free = f"SELECT s.article FROM statuses s WHERE s.article IN carray(?) AND {_FREE}"
            ids = array("q", self._db.column(free, apsw.carray(array("q", some))))
            if not ids:
                return 0
            inside = apsw.carray(ids)
            self._db.write(
                "INSERT OR REPLACE INTO departed (feed, key, url, digest, left_at) "
                "SELECT feed, key, url, digest, ? FROM articles WHERE id IN carray(?)",
                now, inside,
            )  # fmt: skip
            said = "SELECT id FROM statements WHERE article IN carray(?)"
            self._db.write(f"DELETE FROM statement_words WHERE rowid IN ({said})", inside)
            self._db.write("DELETE FROM article_words WHERE rowid IN carray(?)", inside)
            self._db.write("DELETE FROM articles WHERE id IN carray(?)", inside)
            return len(ids)

    def _older(self, before: int) -> list[int]:
        return self._db.column(
            f"SELECT s.article FROM statuses s WHERE s.read = 1 AND s.at < ? AND {_FREE} ORDER BY s.at", before
        )

    def _over(self, most: int) -> list[tuple[int, bool]]:
        """For each source that holds too many: its oldest, read ones first, as many as are too many."""
        rows = self._db.rows(
            "SELECT article, read FROM (SELECT s.article, s.read, "
            "row_number() OVER (PARTITION BY s.feed ORDER BY s.read DESC, s.at, s.article) AS place, "
            f"(SELECT count(*) FROM articles a WHERE a.feed = s.feed) - ?1 AS excess FROM statuses s WHERE {_FREE} "
            "AND s.feed IN (SELECT feed FROM articles GROUP BY feed HAVING count(*) > ?1)) WHERE place <= excess",
            most,
        )
        return [(row[0], bool(row[1])) for row in rows]

    def _oldest_read(self) -> list[tuple[int, int]]:
        ids = self._db.column(f"SELECT s.article FROM statuses s WHERE s.read = 1 AND {_FREE} ORDER BY s.at, s.article")
        sizes = self._sizes(ids)
        return [(article, sizes.get(article, 0)) for article in ids]

    def _sizes(self, ids: list[int]) -> dict[int, int]:
        """About how many bytes each article takes: its text, and its share of the indexes, statements and rows."""
        if not ids:
            return {}
        used, free = self._db.size()
        texts = int(self._db.value("SELECT coalesce(sum(octet_length(json)), 0) FROM own_texts"))
        texts += int(self._db.value("SELECT coalesce(sum(octet_length(json)), 0) FROM page_texts"))
        share = (used - free) / max(1, texts)
        rows = self._db.rows(
            "SELECT o.article, octet_length(o.json) + coalesce(octet_length(p.json), 0) FROM own_texts o "
            "LEFT JOIN page_texts p ON p.article = o.article WHERE o.article IN carray(?)",
            apsw.carray(array("q", ids)),
        )
        return {row[0]: int(row[1] * share) for row in rows}
