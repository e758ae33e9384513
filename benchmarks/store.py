"""How fast the store is, beside a bare SQLite that holds the same rows, in one run.

    python benchmarks/store.py [ARTICLES] [FEEDS]        default 100000 in 1000

Prints a line a measurement: what, milliseconds, and the ratio to the peer or the part of the limit it takes. Times are
the best of several rounds, so that other work on the machine counts as little as it can.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import apsw

from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document, Paragraph
from orda_tui.model.selection import Selection
from orda_tui.model.statement import Statement
from orda_tui.store import Store
from orda_tui.store.search import indexed, query
from orda_tui.store.texts import to_text

NOW = 1_780_000_000
SYLLABLES = ("ba", "ко", "мен", "ter", "ла", "ри", "son", "қа", "vi", "дет", "ur", "ны", "pol", "го", "есть", "ing")


def main() -> None:
    """Fill a store and a bare file with the same articles and compare them."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    feeds = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    groups = make_articles(count, feeds)
    with tempfile.TemporaryDirectory(prefix="orda-bench-") as name:
        folder = Path(name)
        bare_seconds, bare = fill_bare(folder / "bare.db", groups)
        seconds, store = fill_store(folder, groups)
        say(f"insert {count} articles, {feeds} transactions", seconds * 1000, f"{seconds / bare_seconds:.2f}x bare")
        size = (folder / "orda.db").stat().st_size
        say("size of the store", size / 2**20, f"{size / (folder / 'bare.db').stat().st_size:.2f}x bare", unit="MB")
        lists(store, bare)
        searches(store, bare)
        marks(store, count)
        articles(store, bare)
        people(store)
        store.close()


def make_articles(count: int, feeds: int) -> list[list[NewArticle]]:
    """Articles of about 150 words, the words as unevenly frequent as in a language, two statements each."""
    dice = random.Random(7)
    words = ["".join(dice.choices(SYLLABLES, k=dice.randint(1, 4))) for _ in range(30_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    names = [f"{dice.choice(words)} {dice.choice(words)}".title() for _ in range(5000)]
    made = []
    for feed in range(feeds):
        group = []
        for number in range(count // feeds):
            flow = dice.choices(words, weights, k=150)
            blocks = tuple(Paragraph(" ".join(flow[start : start + 50])) for start in range(0, 150, 25))
            said = tuple(
                Statement(
                    "direct", blocks[at].text[:80], at, 0, 80, speaker=dice.choice(names[: dice.randint(1, 5000)])
                )
                for at in (1, 3)
            )
            key = f"tag:feed{feed}.test,2026:{number}"
            title = " ".join(dice.choices(words, weights, k=9)).capitalize()
            at = NOW - dice.randint(0, 90 * 86400)
            url = f"https://feed{feed}.test/news/{number}"
            group.append(NewArticle(key, title, Document(blocks, "ru"), said, url, published=at, digest=key[-12:]))
        made.append(group)
    return made


def fill_bare(path: Path, groups: list[list[NewArticle]]) -> tuple[float, apsw.Connection]:
    """The peer: one table, its index by time, the statements, and two indexes of words; nothing is checked."""
    bare = apsw.Connection(str(path))
    bare.execute(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -8000;"
        "CREATE TABLE articles (id INTEGER PRIMARY KEY, feed INT, key TEXT, url TEXT, title TEXT, at INT, json TEXT);"
        "CREATE INDEX by_time ON articles (at DESC, id);"
        "CREATE TABLE statements (article INT, text TEXT, speaker TEXT);"
        "CREATE VIRTUAL TABLE words USING fts5 (title, body, content = '', contentless_delete = 1, prefix = '2 3');"
        "CREATE VIRTUAL TABLE said USING fts5 (text, speaker, content = '', contentless_delete = 1, prefix = '2 3');"
    ).fetchall()
    number = 0
    spent = 0.0
    for feed, group in enumerate(groups):
        rows, words, said = [], [], []
        for article in group:
            number += 1
            rows.append((number, feed, article.key, article.url, article.title, article.published, to_text(article)))
            words.append((number, indexed(article.title), indexed(article.document.plain())))
            said += [(number, statement.text, statement.speaker) for statement in article.statements]
        start = time.perf_counter()
        with bare:
            bare.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
            bare.executemany("INSERT INTO words (rowid, title, body) VALUES (?, ?, ?)", words)
            bare.executemany("INSERT INTO statements VALUES (?, ?, ?)", said)
            bare.executemany("INSERT INTO said (text, speaker) VALUES (?, ?)", [row[1:] for row in said])
        spent += time.perf_counter() - start
    return spent, bare


def fill_store(folder: Path, groups: list[list[NewArticle]]) -> tuple[float, Store]:
    """The same through the store: neutralised, looked up, stored, indexed."""
    store = Store.open(folder)
    spent = 0.0
    for number, group in enumerate(groups):
        feed = store.feeds.add("feed", f"https://feed{number}.test/rss", now=NOW, title=f"Feed {number}", folder="news")
        start = time.perf_counter()
        store.articles.insert(feed.id, group, NOW, rules_version=1)
        spent += time.perf_counter() - start
    return spent, store


def lists(store: Store, bare: apsw.Connection) -> None:
    """Opening lists: ids, then one screen of rows."""
    every = "SELECT id FROM articles ORDER BY at DESC, id"
    peer = best(lambda: bare.execute(every).get)
    for name, selection in (
        ("all", Selection()),
        ("unread", Selection(view="unread")),
        ("a folder", Selection(folder="news")),
        ("by source", Selection(order="source")),
        ("longest", Selection(order="longest")),
        ("today", Selection(since=NOW - 86400)),
    ):
        took = best(partial(store.headlines.ids, selection))
        say(f"ids of {name} ({len(store.headlines.ids(selection))})", took, f"{took / peer:.2f}x bare ids of all")
    took = best(lambda: store.headlines.ids(Selection(), limit=200))
    say("ids of all, the first 200", took, limit(took, 50))
    ids = store.headlines.ids(Selection())
    middle = ids[len(ids) // 2 : len(ids) // 2 + 64]
    took = best(lambda: store.headlines.rows(middle))
    say("rows of 64 headlines", took, limit(took, 5))
    took = best(store.feeds.counts)
    say("counts of all sources", took, limit(took, 50))


def searches(store: Store, bare: apsw.Connection) -> None:
    """The first screen of a search, as the words are typed."""
    frequent = bare.execute("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, row)").get
    assert frequent is None
    rows = bare.execute("SELECT term FROM temp.terms WHERE length(term) > 3 ORDER BY doc DESC LIMIT 2000").fetchall()
    terms = [str(row[0]) for row in rows]
    for name, words in (
        ("a frequent word", terms[0]),
        ("a rare word", terms[-1]),
        ("two letters", terms[0][:2]),
        ("three letters", terms[0][:3]),
        ("two words", f"{terms[0]} {terms[500][:4]}"),
        ("a phrase", f'"{terms[0]} {terms[1]}"'),
    ):
        chosen = Selection(words=words)
        found = len(store.headlines.ids(chosen))
        took = best(partial(first_screen, store, chosen))
        peer = best(partial(bare_screen, bare, query(words)))
        say(f"search for {name} ({found} found), first screen", took, f"{limit(took, 50)}, {took / peer:.2f}x bare")
        took = best(partial(store.headlines.ids, chosen))
        say(f"search for {name}, all ids", took, "")
    took = best(lambda: store.statements.search(terms[0], limit=100))
    say("statements with a frequent word", took, limit(took, 50))
    took = best(lambda: store.statements.search(terms[1500][:3], limit=100))
    say("statements with three letters", took, limit(took, 50))


def first_screen(store: Store, chosen: Selection) -> list[Any]:
    """What the screen asks for while words are typed."""
    return list(store.headlines.rows(store.headlines.ids(chosen, limit=200)[:64]))


def bare_screen(bare: apsw.Connection, wanted: str) -> list[Any]:
    """The same of the peer, its rows without sources and marks."""
    found = bare.execute("SELECT rowid FROM words WHERE words MATCH ?", (wanted,)).get or []
    marks = ", ".join(str(number) for number in (found if isinstance(found, list) else [found]))
    sql = f"SELECT id, title, at FROM articles WHERE id IN ({marks}) ORDER BY at DESC, id LIMIT 64"
    return bare.execute(sql).fetchall()


def marks(store: Store, count: int) -> None:
    """One mark, all marks, and back."""
    ids = store.headlines.ids(Selection())
    start = time.perf_counter()
    for article in ids[:50]:
        store.statuses.mark([article], read=True, now=NOW)
    took = (time.perf_counter() - start) * 20
    say("one mark", took, limit(took, 5))
    start = time.perf_counter()
    store.statuses.mark_all(Selection(), now=NOW)
    took = (time.perf_counter() - start) * 1000
    say(f"mark all {count} read", took, limit(took, 500))
    start = time.perf_counter()
    store.journal.undo()
    took = (time.perf_counter() - start) * 1000
    say("take that back", took, limit(took, 500))


def articles(store: Store, bare: apsw.Connection) -> None:
    """Opening one article of 10,000 words, beside reading its JSON and nothing else."""
    blocks = tuple(Paragraph("one two three four five six seven eight nine ten " * 10) for _ in range(100))
    feed = store.feeds.all()[0]
    number = store.articles.insert(feed.id, [NewArticle("long", "Long", Document(blocks))], NOW)[0]
    took = best(lambda: store.articles.get(number))
    say("open an article of 10,000 words", took, limit(took, 10))


def people(store: Store) -> None:
    """Who said what."""
    took = best(lambda: store.speakers.all(limit=200))
    say("speakers of the library, 200", took, limit(took, 500))
    name = store.speakers.all(limit=1)[0].name
    took = best(lambda: store.statements.search(speaker=name, limit=100))
    say("statements of one speaker", took, limit(took, 50))


def best(act: Callable[[], Any], rounds: int = 5) -> float:
    """Milliseconds of the fastest round."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        act()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def limit(took: float, most: float) -> str:
    """The part of a limit that was taken."""
    return f"{took / most:.2f} of {most:g} ms"


def say(what: str, figure: float, ratio: str, unit: str = "ms") -> None:
    """One line."""
    print(f"{what:<58} {figure:10.2f} {unit}  {ratio}", flush=True)


if __name__ == "__main__":
    main()
