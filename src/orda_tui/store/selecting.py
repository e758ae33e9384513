"""A Selection -> the query that answers it, so that lists, counts and "mark all" mean the same articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from orda_tui.model.selection import Selection
from orda_tui.store.plumbing import Database
from orda_tui.store.search import query
from orda_tui.store.statements import Statements

_NAME = "(SELECT lower(coalesce(nullif(f.name, ''), nullif(f.title, ''), f.address)) FROM feeds f WHERE f.id = {feed})"
_ORDERS = {
    "newest": "{at} DESC, {id}",
    "oldest": "{at}, {id} DESC",
    "source": _NAME + ", {feed}, {at} DESC, {id}",
    "longest": "a.words DESC, {at} DESC, {id}",
    "shortest": "a.words, {at} DESC, {id}",
}


@dataclass(slots=True)
class Query:
    """``id``, ``feed`` and ``at`` are what the chosen tables call the article, its source and its time."""

    tables: str
    id: str
    feed: str
    at: str
    order: str
    where: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, condition: str, *values: Any) -> None:
        """One more condition that must hold."""
        self.where.append(condition)
        self.values.extend(values)

    def sql(self, what: str, *, ordered: bool = False) -> str:
        """The SELECT for ``values``."""
        where = f" WHERE {' AND '.join(self.where)}" if self.where else ""
        order = f" ORDER BY {self.order.format(id=self.id, feed=self.feed, at=self.at)}" if ordered else ""
        return f"SELECT {what} FROM {self.tables}{where}{order}"


def select(db: Database, statements: Statements, selection: Selection) -> Query:
    """The query of a selection. Marks are asked of the small table of statuses, which has an index for each; everything
    else of the articles, whose indexes hold the time and the source."""
    order = _ORDERS[selection.order]
    if selection.view in ("unread", "starred", "later") or selection.hide_read:
        wide = selection.lang or selection.order in ("longest", "shortest")
        tables = "statuses s JOIN articles a ON a.id = s.article" if wide else "statuses s"
        made = Query(tables, "s.article", "s.feed", "s.at", order)
    else:
        made = Query("articles a", "a.id", "a.feed", "a.at", order)
    if selection.view == "unread" or selection.hide_read:
        made.add("s.read = 0")
    if selection.view in ("starred", "later"):
        made.add(f"s.{selection.view} = 1")
    _narrow_place(db, made, selection)
    _narrow_matter(db, statements, made, selection)
    return made


def _narrow_place(db: Database, made: Query, selection: Selection) -> None:
    """By source, folder and time."""
    if selection.feed is not None:
        made.add(f"{made.feed} = ?", selection.feed)
    elif selection.folder is not None:
        inside = "folder = ?1 OR substr(folder, 1, length(?1) + 1) = ?1 || '/'"
        made.add(f"{made.feed} IN ({_listed(db.column(f'SELECT id FROM feeds WHERE {inside}', selection.folder))})")
    hidden = db.column("SELECT id FROM feeds WHERE removed IS NOT NULL")
    if hidden:
        made.add(f"{made.feed} NOT IN ({_listed(hidden)})")
    if selection.since is not None:
        made.add(f"{made.at} >= ?", selection.since)
    if selection.until is not None:
        made.add(f"{made.at} < ?", selection.until)


def _narrow_matter(db: Database, statements: Statements, made: Query, selection: Selection) -> None:
    """By what the reader noted and what the articles say."""
    if selection.view == "kept":
        made.add(f"{made.id} IN (SELECT article FROM kept WHERE dropped IS NULL AND article IS NOT NULL)")
    if selection.tag:
        made.add(f"{made.id} IN (SELECT article FROM tags WHERE tag = ?)", selection.tag)
    if selection.speaker:
        persons = statements.persons(selection.speaker)
        marks = ", ".join("?" * len(persons))
        made.add(f"{made.id} IN (SELECT article FROM statements WHERE person IN ({marks}) AND person <> '')", *persons)
    if selection.lang:
        made.add("a.lang = ?", selection.lang)
    if selection.words.strip():
        wanted = query(selection.words)
        if wanted:
            made.add(f"{made.id} IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", wanted)
        else:
            made.add("0")


def _listed(ids: list[Any]) -> str:
    return ", ".join(str(int(number)) for number in ids)
