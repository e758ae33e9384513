"""Keeping the store in shape: what was removed long ago goes for good, free pages go back to the disk, figures."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import apsw

from orda_tui.store.counting import counted
from orda_tui.store.plumbing import Database

if TYPE_CHECKING:
    from orda_tui.store.store import Store

_FORGOTTEN = 30 * 86400
_PAGES = 512


def maintain(
    store: Store, db: Database, now: int, *, seconds: float, days: int, articles: int, megabytes: int
) -> list[str]:
    """Carry out the limits, let removed sources and dropped statements go that nobody can bring back any more, merge
    the indexes of words and give free pages back, in short transactions for about ``seconds``. What was done."""
    end = time.monotonic() + seconds
    done = []
    plan = store.retention.plan(now, days=days, articles=articles, megabytes=megabytes)
    gone = store.retention.apply(plan, now)
    if gone:
        done.append(f"{counted(gone, 'article')} left the store.")
    forgotten = store.retention.passed(now) - _FORGOTTEN
    purged = store.feeds.purge(forgotten)
    if purged:
        done.append(f"{counted(purged, 'source')} removed long ago: gone for good.")
    db.write("DELETE FROM kept WHERE dropped < ?", forgotten)
    db.write("DELETE FROM journal WHERE at < ?", forgotten)
    for words in ("article_words", "statement_words"):
        db.write(f"INSERT INTO {words} ({words}, rank) VALUES ('merge', 200)")
    before = db.size()[0]
    while db.size()[1] and time.monotonic() < end:
        db.give_back(_PAGES)
    given = before - db.size()[0]
    if given >= 2**20:
        done.append(f"{given / 2**20:.1f} MB went back to the disk.")
    return done


def describe(store: Store, db: Database) -> list[str]:
    """Where the store is, how large, and what it holds, in sentences."""
    used, free = db.size()
    counts = store.feeds.counts().values()
    unread, articles = sum(count[0] for count in counts), sum(count[1] for count in counts)
    statements = db.value("SELECT count(*) FROM statements")
    starred = db.value("SELECT count(*) FROM statuses WHERE starred = 1")
    feeds, removed = len(store.feeds.all()), len(store.feeds.removed())
    pictures, picture_bytes = store.pictures.size()
    undoable = db.value("SELECT count(*) FROM journal WHERE undone = 0")
    lines = [
        f"The store is {store.path}: {used / 2**20:.1f} MB, {free / 2**20:.1f} MB of it free.",
        f"It holds {counted(feeds, 'source')} and {counted(articles, 'article')} ({unread} unread, {starred} starred).",
        f"{counted(statements, 'statement')}, and {len(store.kept.all())} kept.",
        f"{counted(pictures, 'picture')}, {picture_bytes / 2**20:.1f} MB, in another file.",
        f"{counted(undoable, 'thing')} done can be taken back.",
        f"Schema {db.value('PRAGMA user_version')}, SQLite {apsw.sqlite_lib_version()}.",
    ]
    if removed:
        lines.insert(2, f"{counted(removed, 'removed source')} can still be restored.")
    if store.read_only:
        lines.insert(1, "It can only be read: its folder or its file cannot be written.")
    return lines
