"""Who is reported to have said things, across the library; names that the reader joined count as one."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import Any

import apsw

from orda_tui.errors import UsageError
from orda_tui.model.journal import JournalKind
from orda_tui.model.said import Speaker
from orda_tui.store.journal import Journal
from orda_tui.store.plumbing import Database, Row
from orda_tui.store.search import folded
from orda_tui.text.neutral import one_line

_SPANS = 12
_SPAN = 7 * 86400


class Speakers:
    """Speakers by name as printed; case, ё and blanks do not matter."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal
        journal.learn("join", self._replay)
        journal.learn("split", self._replay)

    def all(self, words: str = "", limit: int = 1000) -> list[Speaker]:
        """Speakers with the most statements first; with words: those with each word in one of their names. The bars
        show twelve weeks, up to the latest statement of the list."""
        rows = self._counted()
        names, others = self._names()
        wanted = folded(one_line(words)).split()
        if wanted:
            rows = [
                row for row in rows if all(w in f"{row[0]} {folded(' '.join(others.get(row[0], ())))}" for w in wanted)
            ]
        rows = rows[: max(0, limit)]
        bars = self._activity([row[0] for row in rows], max((row[3] for row in rows), default=0))
        return [
            Speaker(
                names.get(row[0], str(row[4])), row[1], row[2], row[3], others.get(row[0], ()), bars.get(row[0], ())
            )
            for row in rows
        ]

    def join(self, names: Iterable[str], into: str, now: int) -> int:
        """Let these names count as that one; the journal entry. UsageError where there is nothing to join."""
        target, shown = folded(one_line(into)), one_line(into, 200)
        with self._db.transaction():
            before = self._state()
            known = self._db.value("SELECT into_person FROM joined WHERE person = ?", target, default=target)
            wanted = [(folded(one_line(name)), one_line(name, 200)) for name in names]
            wanted = [(person, name) for person, name in wanted if person and person not in (target, known)]
            if not target or not wanted:
                raise UsageError("Give at least two different names to join.")
            for person, _ in [*wanted, (target, shown)]:
                self._db.write(
                    "UPDATE joined SET into_person = ?, name = ? WHERE into_person = ?", target, shown, person
                )
                self._db.write("INSERT OR REPLACE INTO joined VALUES (?, ?, ?)", person, target, shown)
            sentence = f"joined {', '.join(name for _, name in wanted)} with {shown}"
            return self._note("join", sentence, before, len(wanted), now)

    def split(self, name: str, now: int) -> int:
        """Let a joined name stand for itself again (or all that were joined with it); the journal entry."""
        person, shown = folded(one_line(name)), one_line(name, 200)
        with self._db.transaction():
            before = self._state()
            gone = self._db.write("DELETE FROM joined WHERE into_person = ?", person)
            if not gone:
                gone = self._db.write("DELETE FROM joined WHERE person = ?", person)
            # A name that nothing is joined with any more needs no row that says it stands for itself.
            self._db.write(
                "DELETE FROM joined WHERE person = into_person AND NOT EXISTS "
                "(SELECT 1 FROM joined other WHERE other.into_person = joined.person AND other.person <> joined.person)"
            )
            if not gone:
                raise UsageError(f"{shown} is not joined with any other name.")
            return self._note("split", f"split {shown}", before, gone, now)

    def _counted(self) -> list[Row]:
        """(person, statements, articles, last, a printed name), most statements first. Names that nobody joined are
        counted along their index; the few joined ones are counted by themselves. Of several spellings the one with
        small letters is shown: it comes last in the order of code points."""
        counted = "count(*), count(DISTINCT s.article), max(s.at), max(s.speaker) FROM statements s"
        shown = "s.person <> '' AND s.feed NOT IN (SELECT id FROM feeds WHERE removed IS NOT NULL)"
        alone = self._db.rows(
            f"SELECT s.person, {counted} WHERE {shown} AND s.person NOT IN (SELECT person FROM joined) "
            "GROUP BY s.person"
        )
        joined = self._db.rows(
            f"SELECT j.into_person, {counted} JOIN joined j ON j.person = s.person WHERE {shown} GROUP BY j.into_person"
        )
        return sorted([*alone, *joined], key=lambda row: (-row[1], -row[3], row[0]))

    def _note(self, kind: JournalKind, sentence: str, before: dict[str, list[str]], count: int, now: int) -> int:
        after = self._state()
        changed = {p: [before.get(p), after.get(p)] for p in {*before, *after} if before.get(p) != after.get(p)}
        return self._journal.write(kind, sentence, [], now, count=count, changed=changed)

    def _state(self) -> dict[str, list[str]]:
        return {row[0]: [row[1], row[2]] for row in self._db.rows("SELECT person, into_person, name FROM joined")}

    def _replay(self, details: dict[str, Any], things: array[int], back: bool) -> None:
        now = self._state()
        for person, (before, after) in details["changed"].items():
            was, becomes = (after, before) if back else (before, after)
            if now.get(person) != was:
                continue
            self._db.write("DELETE FROM joined WHERE person = ?", person)
            if becomes is not None:
                self._db.write("INSERT INTO joined VALUES (?, ?, ?)", person, *becomes)

    def _names(self) -> tuple[dict[Any, str], dict[Any, tuple[str, ...]]]:
        """Shown name of each joined person, and the printed names that count as it."""
        shown: dict[Any, str] = {}
        others: dict[Any, tuple[str, ...]] = {}
        for target, name, printed in self._db.rows(
            "SELECT j.into_person, j.name, (SELECT s.speaker FROM statements s WHERE s.person = j.person LIMIT 1) "
            "FROM joined j"
        ):
            shown[target] = name
            if printed and printed != name:
                others[target] = (*others.get(target, ()), printed)
        return shown, others

    def _activity(self, persons: list[str], last: int) -> dict[str, tuple[int, ...]]:
        """The bars of these speakers, asked along the index of each of their names."""
        bars: dict[str, list[int]] = {person: [0] * _SPANS for person in persons}
        # A carray takes no NUL; the store's boundary lets none in, but a file may have been written by others.
        members = {person: person for person in persons if "\0" not in person}
        for person, target in self._db.rows("SELECT person, into_person FROM joined"):
            if target in bars and "\0" not in person:
                members[person] = target
        if not members:
            return {person: tuple(counts) for person, counts in bars.items()}
        start = last - _SPANS * _SPAN
        for person, span, count in self._db.rows(
            "SELECT s.person, (s.at - ?1 - 1) / ?2, count(*) FROM carray(?4) c CROSS JOIN statements s "
            "ON s.person = c.value AND s.person <> '' AND s.at > ?1 AND s.at <= ?3 GROUP BY 1, 2",
            start, _SPAN, last, apsw.carray(tuple(members)),
        ):  # fmt: skip
            bars[members[person]][span] += count
        return {person: tuple(counts) for person, counts in bars.items()}
