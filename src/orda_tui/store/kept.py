"""Statements the reader keeps: copies with their citation, which stay when the article leaves."""

from __future__ import annotations

import json
from array import array
from typing import Any

from orda_tui.errors import NotFound
from orda_tui.model.said import Kept
from orda_tui.model.statement import Statement, statement_from_json, statement_to_json
from orda_tui.store.clean import address, clean_words, whole
from orda_tui.store.journal import Journal
from orda_tui.store.plumbing import Database
from orda_tui.store.search import folded
from orda_tui.store.statements import SOURCE
from orda_tui.text.neutral import neutralise, one_line

_COLUMNS = "id, statement, article, title, source, url, at, kept_at, lang"
_INSERT = """
    INSERT INTO kept (article, statement, text, speaker, block, start, title, source, url, lang, at, kept_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


class KeptStatements:
    """What was kept. A dropped one is hidden, so that dropping can be taken back exactly."""

    def __init__(self, db: Database, journal: Journal) -> None:
        self._db = db
        self._journal = journal
        journal.learn("keep", lambda details, things, back: self._hide(things, back))
        journal.learn("drop", lambda details, things, back: self._hide(things, not back))

    def keep(self, article: int, statement: Statement, now: int) -> int:
        """Keep a statement of an article; its id among the kept ones (the one it has, if it is kept already)."""
        with self._db.transaction():
            there = self.is_kept(article, statement)
            if there is not None:
                return there
            row = self._db.row(
                f"SELECT a.title, {SOURCE}, a.url, a.lang, coalesce(a.published, 0) "
                "FROM articles a JOIN feeds f ON f.id = a.feed WHERE a.id = ?",
                article,
            )
            if row is None:
                raise NotFound(f"There is no article {article}; the statement cannot be kept with its source.")
            number = self.insert(article, statement, row[0], row[1], row[2], row[3], row[4], now)
            self._journal.write("keep", f"kept “{one_line(statement.text, 60)}”", [number], now)
        return number

    def insert(
        self, article: int | None, statement: Statement, title: str, source: str, url: str, lang: str, at: int, now: int
    ) -> int:
        """Write a kept statement down as it is (a restore does, without a journal entry); its id."""
        clean = clean_words(statement)
        told = json.dumps(statement_to_json(clean), ensure_ascii=False)
        self._db.write(
            _INSERT, article, told, clean.text, clean.speaker, whole(clean.block), whole(clean.start),
            one_line(title), one_line(source), address(url), one_line(lang), whole(at), whole(now),
        )  # fmt: skip
        return int(self._db.value("SELECT last_insert_rowid()"))

    def drop(self, kept: int, now: int) -> int:
        """Keep it no longer; the journal entry. NotFound where it is not kept."""
        with self._db.transaction():
            row = self._db.row("SELECT text FROM kept WHERE id = ? AND dropped IS NULL", kept)
            if row is None:
                raise NotFound(f"There is no kept statement {kept}. 'orda kept' lists them.")
            self._hide([kept], True, now)
            return self._journal.write("drop", f"dropped “{one_line(row[0], 60)}”", [kept], now)

    def all(self, words: str = "") -> list[Kept]:
        """The kept statements, the latest first; with words: those whose text, speaker, title or source have all."""
        rows = self._db.rows(f"SELECT {_COLUMNS} FROM kept WHERE dropped IS NULL ORDER BY kept_at DESC, id DESC")
        found = [
            Kept(
                row[0], statement_from_json(json.loads(row[1])), row[2], row[3], row[4], row[5], row[6], row[7], row[8]
            )
            for row in rows
        ]
        wanted = folded(one_line(words)).split()
        return [kept for kept in found if all(word in _searched(kept) for word in wanted)]

    def is_kept(self, article: int, statement: Statement) -> int | None:
        """The id under which this statement of this article is kept, or None."""
        found = self._db.value(
            "SELECT id FROM kept WHERE article = ? AND block = ? AND start = ? AND text = ? AND dropped IS NULL",
            article, statement.block, statement.start, neutralise(statement.text),
        )  # fmt: skip
        return None if found is None else int(found)

    def _hide(self, things: list[int] | array[int], hide: bool, now: int = 1) -> None:
        for kept in things:
            self._db.write("UPDATE kept SET dropped = ? WHERE id = ?", whole(now) if hide else None, kept)


def _searched(kept: Kept) -> str:
    return folded(f"{kept.statement.text} {kept.statement.speaker} {kept.title} {kept.source}")


def details_of(kept: Kept) -> dict[str, Any]:
    """A kept statement as a JSON value, for the side file."""
    return {
        "statement": statement_to_json(kept.statement),
        "title": kept.title,
        "source": kept.source,
        "url": kept.url,
        "lang": kept.lang,
        "when": kept.when,
        "kept_at": kept.kept_at,
    }
