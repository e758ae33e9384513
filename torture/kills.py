"""kill -9 at random moments: of the worker, of commands, of whoever marks, imports, exports, backs up or migrates.

After each kill the store must be whole: SQLite's own check, no article without its text, words that are found, and
statements that stand where they say; and every mark that had been confirmed must be there.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path

import apsw
from tests.factories import QUOTED, rss
from tests.loopback import Loopback, Personality, Visit

from orda_tui.errors import OrdaError
from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.store.schema import VERSIONS
from torture.commands import environment

FIXTURES = Path(__file__).parent.parent / "tests" / "store" / "fixtures"
BATCH = 5
_LISTED = 40
_REFRESH = """
from orda_tui.worker.client import run
while True:
    run("refresh")
    print("done", flush=True)
"""
_MARK = """
import sys
from pathlib import Path
from orda_tui.model.selection import Selection
from orda_tui.store import Store
with Store.open(Path(sys.argv[1])) as store:
    while True:
        for number in store.headlines.ids(Selection())[:200]:
            store.statuses.mark([number], starred=True, now=1)
            print(number, flush=True)
            if store.statuses.mark_all(Selection(), read=True, now=1)[1]:
                store.journal.undo()
            store.save_side_file()
"""


def whole(folder: Path) -> list[str]:
    """What is wrong with a store after whatever happened to it; empty: nothing is."""
    try:
        with Store.open(folder) as store:
            wrong = store.check()
            for number in store.headlines.ids(Selection()):
                wrong += _wrong_with(store, number)
    except OrdaError as error:
        return [f"it does not open: {error}"]
    connection = apsw.Connection(str(folder / "orda.db"))
    connection.set_busy_timeout(10_000)
    try:
        wrong += [str(row[0]) for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        wrong += [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        for words in ("article_words", "statement_words"):
            connection.execute(f"INSERT INTO {words} ({words}) VALUES ('integrity-check')")
        counts = connection.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM own_texts), "
            "(SELECT count(*) FROM statuses), (SELECT count(*) FROM article_words), (SELECT count(*) FROM statements), "
            "(SELECT count(*) FROM statement_words), (SELECT sum(statements) FROM articles)"
        ).fetchall()[0]
        if len(set(counts[:4])) != 1 or len(set(counts[4:6])) != 1 or (counts[6] or 0) != counts[4]:
            wrong.append(f"tables that do not fit each other: {counts}")
    except apsw.Error as error:
        wrong.append(str(error))
    finally:
        connection.close()
    return wrong


def _wrong_with(store: Store, number: int) -> list[str]:
    article = store.articles.get(number)
    wrong = []
    empty = article.title.startswith("tok") and not article.document.blocks
    if empty or article.words != article.document.words():
        wrong.append(f"article {number} is half")
    for statement in article.statements:
        block = article.document.blocks[statement.block : statement.block + 1]
        if not block or block[0].text[statement.start : statement.end] != statement.text:
            wrong.append(f"a statement of article {number} does not stand in it")
    if article.title.startswith("tok") and number not in store.headlines.ids(Selection(words=article.title)):
        wrong.append(f"article {number} is not found by its title")
    return wrong


@dataclass(slots=True)
class Outcome:
    """What the rounds came to."""

    rounds: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    confirmed: int = 0
    losses: list[str] = field(default_factory=list)


class Ground:
    """A library, a server whose feeds have something new at each visit, and somebody with a gun."""

    def __init__(self, folder: Path, server: Loopback, seed: int, feeds: int = 3) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.server = server
        self.dice = random.Random(seed)
        self.outcome = Outcome()
        self.served: Counter[str] = Counter()
        self.frozen = False
        self.marks: dict[tuple[int, str], bool] = {}
        """What has been confirmed: whether an article is starred, for later, or its first statement kept."""
        self.data.mkdir(parents=True)
        with Store.open(self.data) as store:
            for number in range(feeds):
                address = server.on(f"/feed{number}", self._feed(f"tok{number}x"))
                store.feeds.add("feed", address, now=1, allow_private=True)
        self.start("-m", "orda_tui", "refresh").communicate(timeout=60)
        start = time.monotonic()
        self.start("-m", "orda_tui", "export", str(folder / "list.opml")).communicate(timeout=60)
        self.command = time.monotonic() - start  # seconds of a short command on this machine, now

    def _feed(self, token: str) -> Personality:
        async def serve(visit: Visit) -> None:
            if not self.frozen:
                self.served[token] += BATCH
            last = self.served[token]
            entries = [(f"{token}{n}", QUOTED) for n in range(max(0, last - _LISTED), last)]
            await visit.reply(200, rss(*reversed(entries)), {"Content-Type": "application/rss+xml"})

        return serve

    # -- the rounds ---------------------------------------------------------------------------------------------------

    def round(self, name: str, act: Callable[[Ground], None]) -> None:
        """One act, killed at a random moment, and the look at what is left."""
        act(self)
        self.outcome.rounds[name] += 1
        wrong = whole(self.data)
        with Store.open(self.data) as store:
            wrong += [
                f"article {number} is {'not ' * value}{mark}, which was confirmed otherwise"
                for (number, mark), value in self.marks.items()
                if _marked(store, number, mark) != value
            ]
            self.outcome.articles = store.headlines.count(Selection())
        self.outcome.losses += [f"{name}: {what}" for what in wrong]

    def confirm(self, number: int, mark: str, value: bool) -> None:
        """Somebody was told that this article has this mark, or has it no more."""
        self.marks[number, mark] = value
        self.outcome.confirmed += 1

    def lose(self, sentence: str) -> None:
        """Something went wrong."""
        self.outcome.losses.append(sentence)

    def finish(self) -> Outcome:
        """A last refresh in peace: everything that the feeds list now must be there."""
        self.frozen = True
        self.start("-m", "orda_tui", "refresh").communicate(timeout=60)
        with Store.open(self.data) as store:
            titles = {row.title for row in store.headlines.rows(store.headlines.ids(Selection())) if row}
        for token, last in self.served.items():
            for number in range(max(0, last - _LISTED), last):
                if f"{token}{number}" not in titles:
                    self.lose(f"article {token}{number} never came")
        return self.outcome

    def refresh_worker(self) -> None:
        """The worker dies, again and again; whoever started it lives on."""
        process = self._refreshing()
        for _ in range(3):
            for child in children(process.pid):
                kill(child)
            self.asked_again()
            time.sleep(self.dice.uniform(0, 0.2))
        self.end(process)

    def refresh_all(self) -> None:
        """Everybody dies at once, as when the power goes."""
        process = self._refreshing()
        workers = children(process.pid)
        kill(process.pid)
        for worker in workers:
            kill(worker)
        self.end(process)

    def refresh_face(self) -> None:
        """The command dies; its worker must notice and end by itself."""
        process = self._refreshing()
        workers = children(process.pid)
        self.end(process)
        self.end_by_themselves(workers)

    def end_by_themselves(self, workers: Sequence[int]) -> None:
        """Whoever started these workers is dead: they must notice."""
        if not self.until(lambda: not any(Path(f"/proc/{worker}").exists() for worker in workers)):
            self.lose("a worker outlives the face that started it")
            for worker in workers:
                kill(worker)

    def _refreshing(self) -> subprocess.Popen[bytes]:
        """A refresh that has begun to ask, and a random while more."""
        process = self.start("-c", _REFRESH)
        self.asked_again()
        time.sleep(self.dice.uniform(0, 0.3))
        return process

    def mark(self) -> None:
        process = self.start("-c", _MARK, str(self.data), output=True)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(self.dice.uniform(0, 0.3))
        kill(process.pid)
        output, _ = process.communicate()
        for line in (first + output).decode().split("\n")[:-1]:
            self.confirm(int(line), "starred", True)

    def import_list(self) -> None:
        """All sources of a list, or none."""
        turn = self.outcome.rounds["import"]
        listed = self.folder / "list.txt"
        listed.write_text("".join(f"https://h{n}.example/{turn}\n" for n in range(60)))
        process = self.start("-m", "orda_tui", "import", "--kind", "addresses", "--yes", str(listed))
        time.sleep(self.command * self.dice.uniform(1, 5))
        for child in children(process.pid):
            kill(child)
        self.end(process)
        self.came(f"/{turn}", "import")

    def came(self, path: str, act: str, *, sure: bool = False) -> None:
        """Of a list of 60 sources either all came or none; all where one can be sure. They go again."""
        with Store.open(self.data) as store:
            came = [feed.id for feed in store.feeds.all() if feed.address.endswith(f".example{path}")]
            for number in came:
                store.feeds.discard(number)
        if len(came) not in ((60,) if sure else (0, 60)):
            self.lose(f"{act}: {len(came)} of 60 sources came")

    def export(self) -> None:
        """The list of subscriptions as it was, or as it is; never half."""
        target = self.folder / "list.opml"
        before = b"<opml>what was there</opml>\n"
        target.write_bytes(before)
        process = self.start("-m", "orda_tui", "export", "--replace", str(target))
        time.sleep(self.command * self.dice.uniform(0.3, 1.1))
        self.end(process)
        self.not_half(target, before)

    def not_half(self, target: Path, before: bytes) -> None:
        """A list that was exported is as it was before, or whole."""
        now = target.read_bytes()
        if now != before and not now.rstrip().endswith(b"</opml>"):
            self.lose(f"export: {len(now)} bytes of a list that was there are left")

    def backup(self) -> None:
        target = self.folder / "copy" / "orda.db"
        target.parent.mkdir(exist_ok=True)
        process = self.start("-m", "orda_tui", "backup", "--replace", str(target))
        time.sleep(self.command * self.dice.uniform(0.3, 1.3))
        self.end(process)
        if target.exists():
            self.outcome.losses += [f"backup: {what}" for what in whole(target.parent)]

    def migrate(self) -> None:
        """An old store, killed while it is brought up to date, opens with all its marks."""
        folder = self.old_store(self.folder / "old")
        process = self.start("-c", _OPEN, str(folder), output=True)
        assert process.stdout is not None
        process.stdout.readline()  # imported; the next thing it does is to open
        time.sleep(self.dice.uniform(0, 0.05))
        self.end(process)
        self.brought_up_to_date(folder)

    def old_store(self, folder: Path) -> Path:
        """A folder with a store of an old version, anew."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        connection = apsw.Connection(str(folder / "orda.db"))
        number = self.dice.randrange(1, len(VERSIONS))
        connection.execute((FIXTURES / f"v{number}.sql").read_text(encoding="utf-8")).fetchall()
        connection.close()
        return folder

    def brought_up_to_date(self, folder: Path) -> None:
        """What was an old store opens, is whole, and has its marks."""
        wrong = whole(folder)
        with Store.open(folder) as store:
            first, second = store.statuses.get(1), store.statuses.get(2)
            if not (first.starred and second.later and first.tags == ("budget",) and store.kept.all()):
                wrong.append("marks are lost")
        self.outcome.losses += [f"migrate: {what}" for what in wrong]

    # -- processes ----------------------------------------------------------------------------------------------------

    def asked_again(self) -> None:
        asked = len(self.server.seen)
        self.until(lambda: len(self.server.seen) > asked)

    def until(self, holds: Callable[[], bool]) -> bool:
        end = time.monotonic() + 20
        while not holds():
            if time.monotonic() > end:
                return False
            time.sleep(0.005)
        return True

    def start(self, *argv: str, output: bool = False) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, *argv], env=environment(self.folder), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE if output else subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def end(self, process: subprocess.Popen[bytes]) -> None:
        kill(process.pid)
        process.communicate()


_OPEN = """
import sys
from pathlib import Path
from orda_tui.store import Store
print("ready", flush=True)
Store.open(Path(sys.argv[1])).close()
"""

ACTS: dict[str, Callable[[Ground], None]] = {
    "mark": Ground.mark, "refresh, worker killed": Ground.refresh_worker, "import": Ground.import_list,
    "export": Ground.export, "refresh, both killed": Ground.refresh_all, "migrate": Ground.migrate,
    "backup": Ground.backup, "refresh, face killed": Ground.refresh_face,
}  # fmt: skip


def _marked(store: Store, number: int, mark: str) -> bool:
    if mark == "kept":
        return store.kept.is_kept(number, store.articles.get(number).statements[0]) is not None
    return bool(getattr(store.statuses.get(number), mark))


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def run(folder: Path, rounds: int, seed: int, acts: Mapping[str, Callable[[Ground], None]] = ACTS) -> Outcome:
    """That many rounds, the acts taking turns, then a refresh in peace."""
    with Loopback() as server:
        ground = Ground(folder, server, seed)
        turns = cycle(acts.items())
        for name, act in islice(turns, rounds):
            ground.round(name, act)
        return ground.finish()
