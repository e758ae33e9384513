"""Repair: what can be read of a damaged store is saved into a new one; the damaged file is set aside by name.

The new store is built beside the old one and takes its name only when it is finished, so that a repair cut short leaves
everything as it was. What the damaged file no longer gives, the side file may: subscriptions, stars, kept statements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import apsw

from orda_tui.errors import StoreDamaged, StoreError
from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document
from orda_tui.store.aside import put_in_place, require_alone, set_aside
from orda_tui.store.plumbing import Database, Row
from orda_tui.store.reading import open_damaged
from orda_tui.store.schema import VERSIONS
from orda_tui.store.search import indexed
from orda_tui.store.texts import from_text, to_text

#: In the order in which they refer to each other, with what their rows are called in a sentence.
_TABLES = {
    "feeds": "source",
    "records": "",
    "articles": "article",
    "own_texts": "text",
    "page_texts": "",
    "statuses": "status",
    "tags": "",
    "statements": "statement",
    "joined": "",
    "kept": "kept statement",
    "promised": "",
    "departed": "",
    "meta": "",
}
_NO_TEXT = (ValueError, KeyError, TypeError, AttributeError, RecursionError)
_WITHOUT_NUMBERS = ("meta", "tags", "joined", "promised")
_MOST_ROWS = 5_000_000
#: What an article has to show whose text is lost.
_EMPTY = to_text(NewArticle("", "", Document()))


def salvage(path: Path, new: Path, restore_feeds: Callable[[Database], object]) -> tuple[Database, dict[str, int]]:
    """A new store at ``new`` with every row of ``path`` that can be read, and how many there were of each kind.
    ``restore_feeds`` is called once the sources are in, before their articles: to add those that could not be read."""
    for end in ("", "-wal", "-shm"):
        new.with_name(new.name + end).unlink(missing_ok=True)
    db = Database(new, VERSIONS)
    counts: dict[str, int] = {}
    with db.transaction():
        with open_damaged(path) as old:
            if old is not None:
                db.write("DELETE FROM meta")
                counts = _save_tables(db, old, restore_feeds)
        _mend(db)
    return db, counts


def _save_tables(db: Database, old: apsw.Connection, restore_feeds: Callable[[Database], object]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table, name in _TABLES.items():
        saved = _save_table(db, old, table)
        if table == "feeds":
            restore_feeds(db)
        if table == "articles":
            saved += _rebuild_articles(db, old)
        if name:
            counts[name] = saved
    return counts


def check_backup(path: Path) -> None:
    """StoreError where a file is no whole store that this version can read."""
    if not path.is_file():
        raise StoreError(f"There is no file {path} to restore from.")
    copy = Database(path, VERSIONS[: _version_of(path)], read_only=True)
    try:
        problems = copy.problems()
        if problems:
            raise StoreDamaged(f"{path} is damaged itself ({problems[0]}); nothing was restored.")
    finally:
        copy.close()


def replace_store(new: Path, path: Path, word: str) -> Path | None:
    """Let a finished store take the place of another; the name under which that one now is, or None."""
    require_alone(path)
    away = set_aside(path, word)
    put_in_place(new, path)
    return away


def _version_of(path: Path) -> int:
    """The schema of a backup; 0 is no store at all."""
    connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        version = int(connection.pragma("user_version"))
    except apsw.Error as error:
        raise StoreDamaged(f"{path} is not a store; nothing was restored.") from error
    finally:
        connection.close(True)
    if version == 0:
        raise StoreDamaged(f"{path} is not a store; nothing was restored.")
    return version


def _save_table(db: Database, old: apsw.Connection, table: str) -> int:
    """Copy what can be read of one table; rows that no longer fit the schema are left out."""
    mine = [row[1] for row in db.rows(f"PRAGMA table_info({table})")]
    try:
        theirs = {str(row[1]) for row in old.execute(f"PRAGMA table_info({table})")}
    except apsw.Error:
        return 0
    columns = [name for name in mine if name in theirs]
    if not columns:
        return 0
    quoted = ", ".join(f'"{name}"' for name in columns)
    insert = f"INSERT OR IGNORE INTO {table} ({quoted}) VALUES ({', '.join('?' * len(columns))})"
    saved = 0
    parent = columns.index("feed") if table == "articles" and "feed" in columns else None
    for row in _readable(old, table, quoted):
        if parent is not None:
            _adopt(db, row[parent])
        try:
            saved += db.write(insert, *row)
        except StoreError as error:
            if not isinstance(error.__cause__, apsw.ConstraintError | apsw.MismatchError):
                raise
            continue  # it belongs to an article or a source that is lost
    return saved


def _rebuild_articles(db: Database, old: apsw.Connection) -> int:
    """An article whose own row is lost is told again by its text; its status or a statement knows its source."""
    there = set(db.column("SELECT id FROM articles"))
    rebuilt = 0
    for article, text in _readable(old, "own_texts", "article, json"):
        if article in there:
            continue
        for table in ("statuses", "statements"):
            found = list(_until_bad(old, f"SELECT feed, at FROM {table} WHERE article = ? LIMIT 1", article))
            if found and _rebuild(db, article, text, *found[0]):
                rebuilt += 1
                break
    return rebuilt


def _rebuild(db: Database, article: int, text: str, feed: Any, at: Any) -> int:
    try:
        told = from_text(text)
    except _NO_TEXT:
        return 0
    _adopt(db, feed)
    return db.write(
        "INSERT OR IGNORE INTO articles (id, feed, key, url, title, source, at, first_seen, published, updated, "
        "date_only, lang, words, access, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        article, feed, told.key, told.url, told.title, told.source, at, at, told.published, told.updated,
        told.date_only, told.lang, told.document.words(), told.access, told.digest,
    )  # fmt: skip


def _adopt(db: Database, feed: Any) -> None:
    """A source whose own row is lost gets a plain one, so that its articles are not lost with it."""
    if isinstance(feed, int) and not db.value("SELECT 1 FROM feeds WHERE id = ?", feed):
        address, title = f"recovered:{feed}", f"Recovered source {feed}"
        db.write("INSERT INTO feeds (id, kind, address, title) VALUES (?, 'path', ?, ?)", feed, address, title)


def _readable(old: apsw.Connection, table: str, columns: str) -> Iterator[Row]:
    """Every row that can be read: in one go while that works, then, past the first bad page, number by number."""
    if table in _WITHOUT_NUMBERS:
        yield from _until_bad(old, f"SELECT {columns} FROM {table}")
        return
    seen: set[int] = set()
    scan = _until_bad(old, f"SELECT rowid, {columns} FROM {table} LIMIT {_MOST_ROWS}")
    for row in scan:
        if row[0] not in seen:
            seen.add(row[0])
            yield row[1:]
    # A scan says nothing of why it ended, and a bad page may have led it astray: ask for every number that is missing.
    # What is beyond the limit is a number that damage made up.
    last = max((number for number in seen if number < _MOST_ROWS), default=0)
    last = max(
        [
            last,
            *(
                row[0]
                for row in _until_bad(old, f"SELECT max(seq) FROM sqlite_sequence WHERE seq < {_MOST_ROWS}")
                if row[0]
            ),
        ]
    )
    for number in range(1, last + 1):
        if number not in seen:
            yield from _until_bad(old, f"SELECT {columns} FROM {table} WHERE rowid = ?", number)


def _until_bad(old: apsw.Connection, sql: str, *values: Any) -> Iterator[Row]:
    try:
        yield from old.execute(sql, values)
    except (apsw.Error, UnicodeDecodeError):
        return


def _mend(db: Database) -> None:
    """Give every article what it must have, a text and a status, and make the indexes of words anew."""
    db.write("INSERT INTO own_texts SELECT id, ? FROM articles WHERE id NOT IN (SELECT article FROM own_texts)", _EMPTY)
    db.write(
        "INSERT INTO statuses (article, feed, at) SELECT id, feed, at FROM articles "
        "WHERE id NOT IN (SELECT article FROM statuses)"
    )
    db.write("INSERT OR IGNORE INTO meta VALUES ('side.revision', '0')")
    for article, title in db.rows("SELECT id, title FROM articles"):
        own = _sound(db, "own_texts", article) or from_text(_EMPTY)
        page = _sound(db, "page_texts", article)
        if page is None:
            db.write("UPDATE articles SET shows_page = 0 WHERE id = ?", article)
        shows_page = db.value("SELECT shows_page FROM articles WHERE id = ?", article)
        shown = page if page is not None and shows_page else own
        words = indexed(title), indexed(shown.document.plain())
        db.write("INSERT INTO article_words (rowid, title, body) VALUES (?, ?, ?)", article, *words)
    for number, text, speaker in db.rows("SELECT id, text, speaker FROM statements"):
        words = indexed(text), indexed(speaker)
        db.write("INSERT INTO statement_words (rowid, text, speaker) VALUES (?, ?, ?)", number, *words)


def _sound(db: Database, table: str, article: int) -> NewArticle | None:
    """The text of an article, or None; what is no text any more is taken out."""
    text = db.value(f"SELECT json FROM {table} WHERE article = ?", article)
    if text is None:
        return None
    try:
        return from_text(text)
    except _NO_TEXT:
        if table == "own_texts":
            db.write("UPDATE own_texts SET json = ? WHERE article = ?", _EMPTY, article)
        else:
            db.write("DELETE FROM page_texts WHERE article = ?", article)
        return None
