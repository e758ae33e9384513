"""A refresh of many feeds against its limits: bare download, bare parse and bare insert of the same bytes, in one run.

``python -m benchmarks.refresh [FEEDS [FAULTS]]``. Every figure is of a whole process: wall and CPU seconds (children
included) and peak memory. What matters are the ratios.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import apsw

ENTRIES = 40

LIMITS = """\
The limits, each a process of its own: 1 GETs every feed with httpx, 24 at a time; 2 parses every body with lxml and
looks at every element; 3 reads title, link and body of every entry from a parsed file and stores them as they are, in
the tables and with the indexes of the program's own store. "The least" is one table with a full-text index."""

Entry = tuple[str | None, str | None, str | None]
"""Title, link and body as lxml gives them."""
Insert = Callable[[int, list[Entry]], None]


@dataclass(frozen=True)
class Cost:
    """Of one process and its children: seconds of wall and CPU time, megabytes of the largest process."""

    wall: float
    cpu: float
    peak: float


def measure(*argv: str, environment: dict[str, str]) -> Cost:
    """Run a command to its end."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(argv, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read() if process.stderr else b""
    _, status, usage = os.wait4(process.pid, 0)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if os.waitstatus_to_exitcode(status) not in (0, 4):
        raise SystemExit(f"{argv}: {errors.decode(errors='replace')[-2000:]}")
    return Cost(time.perf_counter() - start, cpu or usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


# -- the limits, each a child process of this file --


def bare_download(port: int, feeds: int, folder: Path, conditional: bool) -> None:
    """GET every feed with httpx, 24 at a time; keep the bodies, unless they are asked for conditionally."""
    import httpx

    async def run() -> None:
        async with httpx.AsyncClient(limits=httpx.Limits(max_connections=24), timeout=30, trust_env=False) as client:
            numbers = iter(range(feeds))

            async def take() -> None:
                for number in numbers:
                    mark = folder / f"{number}.etag"
                    headers = {"If-None-Match": mark.read_text()} if conditional else {}
                    answer = await client.get(f"http://127.0.0.1:{port}/{number}.xml", headers=headers)
                    if not conditional and answer.status_code == 200:
                        (folder / f"{number}.xml").write_bytes(answer.content)
                        mark.write_text(answer.headers["etag"])

            await asyncio.gather(*(take() for _ in range(24)))

    asyncio.run(run())


def bare_parse(folder: Path) -> None:
    """Parse every body with lxml and look at every element."""
    from lxml import etree

    for path in folder.glob("*.xml"):
        for _ in etree.fromstring(path.read_bytes()).iter():
            pass


def bare_insert(folder: Path, same_indexes: bool) -> None:
    """Store title and body of every entry as they came, a transaction a feed.

    The least: one table, its links unique, its words in a full-text index as it comes. ``same_indexes``: what the lists
    and the search of the program need as well, which is the tables of its store (four indexes of articles, four of what
    was read, words without accents and by their beginnings); still nothing is read, neutralised or decided.
    """
    import apsw
    from lxml import etree

    database = apsw.Connection(str(folder / f"bare{same_indexes:d}.db"))
    database.execute("pragma journal_mode=wal; pragma synchronous=normal")
    store = _insert_same if same_indexes else _insert_least
    write = store(database)
    for number, path in enumerate(sorted(folder.glob("*.xml"))):
        items = etree.fromstring(path.read_bytes()).iter("item")
        rows = [(i.findtext("title"), i.findtext("link"), i.findtext("description")) for i in items]
        with database:
            write(number + 1, rows)


def _insert_least(database: apsw.Connection) -> Insert:
    database.execute("create table entry(id integer primary key, title, link unique, body)")
    database.execute("create virtual table found using fts5(title, body, content='entry', content_rowid='id')")

    def insert(feed: int, rows: list[Entry]) -> None:
        for row in rows:
            database.execute("insert into entry(title, link, body) values (?, ?, ?)", row)
            key = database.last_insert_rowid()
            database.execute("insert into found(rowid, title, body) values (?, ?, ?)", (key, row[0], row[2]))

    return insert


def _insert_same(database: apsw.Connection) -> Insert:
    from orda_tui.store.schema import VERSIONS

    for version in VERSIONS:
        assert isinstance(version, str)
        database.execute(version)
    articles = (
        "insert into articles(id, feed, key, url, title, source, at, first_seen, date_only, lang, words, access, "
        "digest) values (?, ?, ?, ?, ?, '', ?, 0, 0, '', 0, '', '')"
    )

    last = 0

    def insert(feed: int, rows: list[Entry]) -> None:
        nonlocal last
        numbered = [(number, *row) for number, row in enumerate(rows, last + 1)]
        last += len(rows)
        database.execute("insert into feeds(id, kind, address) values (?, 'feed', ?)", (feed, str(feed)))
        database.executemany(articles, [(key, feed, link, link, title, feed) for key, title, link, _ in numbered])
        database.executemany("insert into own_texts values (?, ?)", [(key, body) for key, _, _, body in numbered])
        marks = [(key, feed, feed) for key, _, _, _ in numbered]
        database.executemany("insert into statuses(article, feed, at) values (?, ?, ?)", marks)
        words = [(key, title, body) for key, title, _, body in numbered]
        database.executemany("insert into article_words(rowid, title, body) values (?, ?, ?)", words)

    return insert


def first_refresh() -> None:
    """Refresh everything; print the worker's wall and CPU seconds when all was stored and listed, and at the end."""
    from orda_tui.worker.client import Worker

    async def run() -> None:
        start, stored = time.perf_counter(), (0.0, 0.0)
        async with Worker() as worker:
            async for event in worker.request("refresh"):
                pid = worker.pid
                if event["event"] == "progress" and event["stage"] == "refresh" and event["done"] == event["total"]:
                    stored = (time.perf_counter() - start, cpu_of(pid))
            print(json.dumps([*stored, time.perf_counter() - start, cpu_of(pid), peak_of(pid)]))

    asyncio.run(run())


def peak_of(pid: int) -> float:
    """The most megabytes a process ever held."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def cpu_of(pid: int) -> float:
    """CPU seconds a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# -- the comparison --


def compare(feeds: int, faults: bool) -> None:
    """Print the figures and the ratios."""
    argv = [sys.executable, "-m", "benchmarks.server", str(feeds), str(ENTRIES), str(int(faults))]
    server = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None and server.stdin is not None
    port = int(server.stdout.readline())
    try:
        with tempfile.TemporaryDirectory() as name:
            _compare(port, feeds, faults, Path(name))
    finally:
        server.stdin.close()
        server.wait(20)


def _compare(port: int, feeds: int, faults: bool, folder: Path) -> None:
    bodies = folder / "bodies"
    bodies.mkdir()
    environment = dict(os.environ, ORDA_DATA_DIR=str(folder / "data"), ORDA_CONFIG_DIR=str(folder / "config"))
    (folder / "urls").write_text("".join(f"http://127.0.0.1:{port}/{n}.xml\n" for n in range(feeds)))

    def limit(*arguments: str) -> Cost:
        return measure(sys.executable, "-m", "benchmarks.refresh", *arguments, environment=environment)

    def orda(*arguments: str) -> Cost:
        return measure(sys.executable, "-m", "orda_tui", *arguments, environment=environment)

    download = limit("download", str(port), str(feeds), str(bodies), "0")
    parse = limit("parse", str(bodies))
    least = limit("insert", str(bodies), "0")
    insert = limit("insert", str(bodies), "1")
    empty = folder / "empty"
    empty.mkdir()
    starts = [limit("download", str(port), "0", str(empty), "0"), limit("parse", str(empty))]
    starts.append(limit("insert", str(empty), "1"))
    again = limit("download", str(port), str(feeds), str(bodies), "1") if not faults else None
    orda("import", "--yes", "--allow-private", "--kind", "addresses", str(folder / "urls"))
    argv = [sys.executable, "-m", "benchmarks.refresh", "first"]
    done = subprocess.run(argv, env=environment, capture_output=True, text=True, check=True)
    stored_wall, stored_cpu, whole_wall, whole_cpu, peak = json.loads(done.stdout)
    second = orda("refresh", "--quiet")
    size = sum(path.stat().st_size for path in (folder / "data").rglob("*") if path.is_file()) / 1e6
    raw = sum(path.stat().st_size for path in bodies.glob("*.xml")) / 1e6
    print(f"\nrefresh of {feeds} feeds of {ENTRIES} entries ({raw:.0f} MB), {'with faults' if faults else 'no faults'}")
    print(f"{'':32}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
    rows = {
        "1 bare download": download,
        "2 bare parse": parse,
        "3 bare insert, the same indexes": insert,
        "  bare insert, the least": least,
        "  the start of 1, 2 and 3 alone": Cost(sum(s.wall for s in starts), sum(s.cpu for s in starts), 0),
        "orda, stored and listed": Cost(stored_wall, stored_cpu, peak),
        "orda, statements too": Cost(whole_wall, whole_cpu, peak),
    }
    for label, cost in {**rows, **({"bare requests, 304": again} if again else {}), "orda, again": second}.items():
        print(f"{label:32}{cost.wall:9.2f}{cost.cpu:9.2f}{cost.peak:9.0f}")
    bound = Cost(download.wall + parse.wall + insert.wall, download.cpu + parse.cpu + insert.cpu, 0)
    plain = download.cpu + parse.cpu + least.cpu
    ratios = {
        "stored and listed, times the sum of 1, 2, 3": _ratio(Cost(stored_wall, stored_cpu, 0), bound),
        "  with the least of inserts as 3": f"{stored_cpu / plain:.2f} CPU",
        "statements found too": _ratio(Cost(whole_wall, whole_cpu, 0), bound),
        "again, times the bare requests": _ratio(second, again) if again else "not measured with faults",
        "size of the store": f"{size:.0f} MB, {size / raw:.2f} times the bodies",
    }
    for label, ratio in ratios.items():
        print(f"{label:50}{ratio}")
    print(LIMITS)


def _ratio(cost: Cost, limit: Cost) -> str:
    return f"{cost.cpu / limit.cpu:.2f} CPU, {cost.wall / limit.wall:.2f} wall"


def main(arguments: list[str]) -> None:
    """A limit, where this is a child; else the comparison."""
    if arguments[:1] == ["download"]:
        bare_download(int(arguments[1]), int(arguments[2]), Path(arguments[3]), arguments[4] == "1")
    elif arguments[:1] == ["parse"]:
        bare_parse(Path(arguments[1]))
    elif arguments[:1] == ["first"]:
        first_refresh()
    elif arguments[:1] == ["insert"]:
        bare_insert(Path(arguments[1]), arguments[2] == "1")
    else:
        compare(int(arguments[0]) if arguments else 100, arguments[1:] == ["1"])


if __name__ == "__main__":
    main(sys.argv[1:])
