"""The readers that are compared: how each is filled with the same made-up headlines, started and used.

``python -m benchmarks.readers bare COUNT`` is the bare list: the least that a list on Textual can cost, with no store.
``python -m benchmarks.readers write FOLDER`` writes articles to a store, a source a transaction, until its input ends.
"""

from __future__ import annotations

import os
import random
import select
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle
from pathlib import Path

from benchmarks.corpus import LANGUAGES, paragraph, words

NOW = 1_790_000_000
PER_FEED, MOST_FEEDS = 100, 1000
BY_HAND = 10_000
"""Articles that are stored as a refresh would store them; more are copied from these inside the file."""

NEEDLE = "xylofrost"
LONG_ROW = 12
"""The row of the article of 10,000 words."""

_HITS = range(7, 10_000, 1_427)
_BODIES = 60


@dataclass(frozen=True)
class Program:
    """A reader and its keys; an empty one is not measured. ``first``: bytes that its first useful picture holds.
    ``patience``: seconds that may take. ``forget`` makes it start without what it kept of its last session; ``writer``
    writes to its store."""

    name: str
    argv: list[str]
    variables: dict[str, str]
    first: bytes
    to_list: str = ""
    down: str = "j"
    up: str = "k"
    page: str = "\x1b[6~"
    page_up: str = "\x1b[5~"
    top: str = "\x1b[H"
    end: str = ""
    mark_all: str = ""
    undo: str = ""
    open: str = "\r"
    article_page: str = "\x1b[6~"
    back: str = "q"
    leave_search: str = "q"
    quit: str = "q"
    read: bool = True
    search: bool = True
    patience: float = 60.0
    forget: Callable[[], None] | None = None
    writer: list[str] | None = None


# -- the same articles for all ----------------------------------------------------------------------------------------


def token(number: int) -> bytes:
    """What the title of an article begins with; 0 is the newest."""
    return b"n%06d" % number


def title(number: int) -> str:
    """Its whole title."""
    return f"n{number:06d} " + " ".join(words(LANGUAGES[number % 3], 8, random.Random(number % 997)))


def paragraphs(number: int, bodies: list[list[str]]) -> list[str]:
    """Its text: about 100 words, 10,000 in one; the word that is searched for in a few."""
    head = f"b{number:06d} {NEEDLE if number in _HITS else ''}"
    if number != LONG_ROW:
        return [head, *bodies[number % len(bodies)]]
    # Each paragraph begins with the mark: a reader that remembers the place may open it anywhere.
    long, count = [], 0
    for text in cycle(text for body in bodies for text in body):
        long.append(f"{head} {text}")
        count += len(text.split())
        if count >= 10_000:
            return long
    return long


def made_bodies() -> list[list[str]]:
    """Texts that articles share; generating one for each would take longer than storing them."""
    bodies = []
    for number in range(_BODIES):
        dice = random.Random(number)
        bodies.append([paragraph(LANGUAGES[number % 3], dice) for _ in range(2)])
    return bodies


def feeds(count: int) -> Iterator[tuple[int, range]]:
    """Sources, and the articles in each: every n-th, so that neighbours in the list come from different ones."""
    number = max(1, min(MOST_FEEDS, count // PER_FEED))
    for feed in range(number):
        yield feed, range(feed, count, number)


def address(feed: int) -> str:
    """Of a source; nothing is fetched from it."""
    return f"http://127.0.0.1:9/{feed}.xml"


# -- the readers ------------------------------------------------------------------------------------------------------


def orda(home: Path, count: int) -> Program:
    """This project, over a store filled without the network."""
    from orda_tui.store import Store

    folder = home / f"orda-{count}"
    if not (folder / "filled").exists():
        folder.mkdir(parents=True, exist_ok=True)
        with Store.open(folder) as store:
            bodies = made_bodies()
            for feed, numbers in feeds(count):
                _fill(store, feed, [number for number in numbers if number < BY_HAND], bodies)
            path = store.path
        if count > BY_HAND:
            _multiply(path, count, bodies)
        (folder / "filled").touch()
    state = folder / "state"
    return Program(
        "orda",
        [str(Path(sys.executable).with_name("orda"))],
        {"ORDA_DATA_DIR": str(folder), "ORDA_CONFIG_DIR": str(folder / "config"), "HOME": str(home)},
        token(0),
        top="g",
        end="G",
        mark_all="A",
        undo="u",
        leave_search="\x1b",
        quit="\x11",
        forget=partial(shutil.rmtree, state, ignore_errors=True),
        writer=[sys.executable, "-m", "benchmarks.readers", "write", str(folder)],
    )


def _fill(store: object, feed: int, numbers: Iterable[int], bodies: list[list[str]]) -> None:
    from orda_tui.model.article import NewArticle
    from orda_tui.model.document import Document, Paragraph
    from orda_tui.store import Store

    assert isinstance(store, Store)
    articles = []
    for number in numbers:
        document = Document(tuple(Paragraph(text) for text in paragraphs(number, bodies)), LANGUAGES[number % 3])
        articles.append(NewArticle(f"k{number}", title(number), document, published=NOW - number * 60))
    source = store.feeds.add("feed", address(feed), now=NOW, title=f"Source {feed:05d}", folder=f"Folder {feed % 7}")
    store.articles.insert(source.id, articles, NOW, rules_version=1)


_COPIES = (
    "INSERT INTO articles (id, feed, key, title, at, published, url, source, first_seen, date_only, lang, words,"
    " access, digest, rules_version) SELECT :id, :feed, :key, :title, :at, :at, url, source, first_seen, date_only,"
    " lang, words, access, digest, rules_version FROM articles WHERE id = :like",
    "INSERT INTO statuses (article, feed, at) VALUES (:id, :feed, :at)",
    "INSERT INTO own_texts SELECT :id, replace(json, :mark, :own) FROM own_texts WHERE article = :like",
    "INSERT INTO article_words (rowid, title, body) VALUES (:id, :title, :own || substr(:body, 8))",
)


def _multiply(path: Path, count: int, bodies: list[list[str]]) -> None:
    """The rest of the articles, as copies with a title, a time and a first word of their own: some 30,000 a second."""
    import apsw

    db = apsw.Connection(str(path))
    db.execute("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000").fetchall()
    names = [title(number)[7:] for number in range(997 * 3)]
    begun = {str(key): number for key, number in db.execute("SELECT key, id FROM articles")}
    number_of_feeds = len(list(feeds(count)))
    likes = [
        int(str(begun[f"k{1000 + at}"])) for at in range(_BODIES)
    ]  # none of them long, none with the word that is searched for
    marks = [f"b{1000 + at:06d}" for at in range(_BODIES)]
    texts = ["\n".join(paragraphs(1000 + at, bodies)) for at in range(_BODIES)]

    def row(number: int) -> dict[str, str | int]:
        at = (number - 1000) % _BODIES
        name = f"n{number:06d}{names[number % len(names)]}"
        return {
            "id": number + 1, "feed": number % number_of_feeds + 1, "key": f"k{number}", "title": name,
            "at": NOW - number * 60, "like": likes[at], "mark": marks[at], "own": f"b{number:06d}", "body": texts[at],
        }  # fmt: skip

    for start in range(BY_HAND, count, 20_000):
        rows = [row(number) for number in range(start, min(count, start + 20_000))]
        with db:
            for copy in _COPIES:
                db.executemany(copy, rows)
    with db:
        db.execute("UPDATE sqlite_sequence SET seq = (SELECT max(id) FROM articles) WHERE name = 'articles'")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()


def bare(count: int) -> Program:
    """Only the visible lines of a list on Textual, titles made on the fly."""
    argv = [sys.executable, "-m", "benchmarks.readers", "bare", str(count)]
    here = {"PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    return Program("bare", argv, here, token(0), read=True, search=False, top="g")


def newsboat(home: Path, count: int) -> Program | None:
    """Where it is installed, and up to 100,000 headlines (it takes more than a minute to start on those)."""
    program = shutil.which("newsboat")
    if program is None or count > 100_000:
        return None
    folder = home / f"newsboat-{count}"
    cache = folder / "cache.db"
    argv = [program, "-q", "-u", str(folder / "urls"), "-c", str(cache), "-C", str(folder / "config")]
    if not cache.exists():
        folder.mkdir(parents=True)
        (folder / "config").write_text("bind-key j down\nbind-key k up\nbrowser true\nconfirm-exit no\n")
        query = '"query:Everything:unread = \\"yes\\" or unread = \\"no\\""\n'
        (folder / "urls").write_text(query + "".join(f"{address(feed)}\n" for feed, _ in feeds(count)))
        subprocess.run([*argv, "-x", "print-unread"], stdout=subprocess.DEVNULL, check=True, env=_plain(folder))
        _fill_newsboat(cache, count)
    return Program(
        "newsboat",
        argv,
        _plain(folder),
        b"Everything",
        to_list="\r",
        top="\x1bOH",
        quit="qq",
        leave_search="q",
        article_page=" ",
        patience=60.0 if count <= 10_000 else 600.0,
    )


def _fill_newsboat(cache: Path, count: int) -> None:
    bodies = made_bodies()
    with sqlite3.connect(cache) as db:
        for feed, numbers in feeds(count):
            db.execute(
                "INSERT OR REPLACE INTO rss_feed (rssurl, url, title) VALUES (?, ?, ?)",
                (address(feed), address(feed), f"Source {feed:05d}"),
            )
            db.executemany(
                "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread)"
                " VALUES (?, ?, '', ?, ?, ?, ?, 1)",
                [
                    (
                        f"k{number}",
                        title(number),
                        f"http://127.0.0.1:9/{number}",
                        address(feed),
                        NOW - number * 60,
                        "".join(f"<p>{text}</p>" for text in paragraphs(number, bodies)),
                    )
                    for number in numbers
                ],
            )


def sfeed(home: Path, count: int) -> Program | None:
    """Where it is installed: all headlines in one file of its own format, newest first. Its article is another
    program's (less), its search goes through titles only: neither is measured."""
    program = shutil.which("sfeed_curses")
    if program is None:
        return None
    folder = home / f"sfeed-{count}"
    file = folder / "all"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        bodies = made_bodies()
        with file.open("w", encoding="utf-8") as out:
            for number in range(count):
                text = "\\n".join(paragraphs(number, bodies))
                fields = (str(NOW - number * 60), title(number), f"http://127.0.0.1:9/{number}", text, "html")
                out.write("\t".join((*fields, f"k{number}", "", "", "")) + "\n")
    return Program(
        "sfeed", [program, str(file)], _plain(folder), token(0), to_list="l", end="G", read=False, search=False
    )


def _plain(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}


# -- children ---------------------------------------------------------------------------------------------------------


def run_bare(count: int) -> None:
    """The least a list on Textual needs: one ScrollView that draws the visible lines; a Static for an article."""
    from rich.segment import Segment
    from rich.style import Style
    from textual.app import App, ComposeResult
    from textual.binding import Binding
    from textual.containers import VerticalScroll
    from textual.geometry import Region, Size
    from textual.screen import Screen
    from textual.scroll_view import ScrollView
    from textual.strip import Strip
    from textual.widgets import Static

    class Article(Screen[None]):
        BINDINGS = [Binding("q", "app.pop_screen"), Binding("pagedown", "page")]

        def compose(self) -> ComposeResult:
            with VerticalScroll(can_focus=False):  # it would animate its scrolling
                yield Static("\n\n".join(paragraphs(LONG_ROW, made_bodies())), markup=False)

        def action_page(self) -> None:
            self.query_one(VerticalScroll).scroll_page_down(animate=False)

    class Rows(ScrollView, can_focus=True):
        BINDINGS = [
            Binding("j", "move(1)"),
            Binding("k", "move(-1)"),
            Binding("pagedown", "page(1)"),
            Binding("pageup", "page(-1)"),
            Binding("g", "move(-1000000000)"),
            Binding("enter", "open"),
        ]
        here = 0

        def on_mount(self) -> None:
            self.virtual_size = Size(0, count)
            self.plain, self.lit = Style.parse("white on black"), Style.parse("black on white")

        def render_line(self, y: int) -> Strip:
            row, width = y + self.scroll_offset.y, self.size.width
            if row >= count:
                return Strip.blank(width, self.plain)
            style = self.lit if row == self.here else self.plain
            return Strip([Segment(title(row), style)]).adjust_cell_length(width, style)

        def action_move(self, by: int) -> None:
            before, self.here = self.here, max(0, min(count - 1, self.here + by))
            top, height, width = self.scroll_offset.y, self.size.height, self.size.width
            if not top <= self.here < top + height:
                target = self.here if self.here < top else self.here - height + 1
                self.scroll_to(y=target, animate=False, force=True)
            self.refresh(Region(0, before - top, width, 1), Region(0, self.here - top, width, 1))

        def action_page(self, way: int) -> None:
            self.action_move(way * (self.size.height - 1))

        def action_open(self) -> None:
            self.app.push_screen(Article())

    class Bare(App[None]):
        BINDINGS = [Binding("q", "quit")]

        def compose(self) -> ComposeResult:
            yield Rows()

    Bare().run()


def write(folder: Path) -> None:
    """Articles of two years ago, forty in a transaction, as a refresh would, until standard input ends; then they are
    removed again."""
    from orda_tui.model.article import NewArticle
    from orda_tui.model.document import Document, Paragraph
    from orda_tui.store import Store

    bodies = made_bodies()
    with Store.open(folder) as store:
        source = store.feeds.add(
            "feed", "http://127.0.0.1:9/written.xml", now=NOW, title="Written meanwhile", folder=""
        )
        print("begun", flush=True)
        number = 0
        while not select.select([sys.stdin], [], [], 0)[0]:
            articles = []
            for _ in range(40):
                number += 1
                document = Document(tuple(Paragraph(text) for text in bodies[number % len(bodies)]), "en")
                key = f"w{os.getpid()}-{number}"
                articles.append(NewArticle(key, f"Written {key}", document, published=NOW - 63_072_000 - number))
            store.articles.insert(source.id, articles, NOW, rules_version=1)
            time.sleep(0.02)
        store.feeds.discard(source.id)


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        run_bare(int(sys.argv[2]))
    else:
        write(Path(sys.argv[2]))
