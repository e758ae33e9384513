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
from dataclasses import dataclass
from pathlib import Path

ENTRIES = 40


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


def bare_insert(folder: Path) -> None:
    """Store title and body of every entry with a full-text index, a transaction a feed."""
    import apsw
    from lxml import etree

    database = apsw.Connection(str(folder / "bare.db"))
    database.execute("pragma journal_mode=wal; pragma synchronous=normal")
    database.execute("create table entry(id integer primary key, title, link unique, body)")
    database.execute("create virtual table found using fts5(title, body, content='entry', content_rowid='id')")
    for path in folder.glob("*.xml"):
        items = etree.fromstring(path.read_bytes()).iter("item")
        rows = [(i.findtext("title"), i.findtext("link"), i.findtext("description")) for i in items]
        with database:
            for row in rows:
                database.execute("insert into entry(title, link, body) values (?, ?, ?)", row)
                key = database.last_insert_rowid()
                database.execute("insert into found(rowid, title, body) values (?, ?, ?)", (key, row[0], row[2]))


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
    insert = limit("insert", str(bodies))
    again = limit("download", str(port), str(feeds), str(bodies), "1") if not faults else None
    orda("add", "--allow-private", "--from", str(folder / "urls"))
    argv = [sys.executable, "-m", "benchmarks.refresh", "first"]
    done = subprocess.run(argv, env=environment, capture_output=True, text=True, check=True)
    stored_wall, stored_cpu, whole_wall, whole_cpu, peak = json.loads(done.stdout)
    second = orda("refresh", "--quiet")
    size = sum(path.stat().st_size for path in (folder / "data").rglob("*") if path.is_file()) / 1e6
    raw = sum(path.stat().st_size for path in bodies.glob("*.xml")) / 1e6
    print(f"\nrefresh of {feeds} feeds of {ENTRIES} entries ({raw:.0f} MB), {'with faults' if faults else 'no faults'}")
    print(f"{'':24}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
    rows = {
        "bare download": download,
        "bare parse": parse,
        "bare insert with FTS": insert,
    }
    rows["orda, stored and listed"] = Cost(stored_wall, stored_cpu, peak)
    rows["orda, statements too"] = Cost(whole_wall, whole_cpu, peak)
    for label, cost in {**rows, **({"bare requests, 304": again} if again else {}), "orda, again": second}.items():
        print(f"{label:24}{cost.wall:9.2f}{cost.cpu:9.2f}{cost.peak:9.0f}")
    bound = download.cpu + parse.cpu + insert.cpu
    print(f"stored and listed, times the sum of the limits: {stored_cpu / bound:.2f} CPU")
    print(f"statements found too:                           {whole_cpu / bound:.2f} CPU")
    if again:
        print(
            f"again, times the bare requests:     {second.cpu / again.cpu:.2f} CPU, {second.wall / again.wall:.2f} wall"
        )
    print(f"store {size:.0f} MB, {size / raw:.2f} times the bodies")


def main(arguments: list[str]) -> None:
    """A limit, where this is a child; else the comparison."""
    if arguments[:1] == ["download"]:
        bare_download(int(arguments[1]), int(arguments[2]), Path(arguments[3]), arguments[4] == "1")
    elif arguments[:1] == ["parse"]:
        bare_parse(Path(arguments[1]))
    elif arguments[:1] == ["first"]:
        first_refresh()
    elif arguments[:1] == ["insert"]:
        bare_insert(Path(arguments[1]))
    else:
        compare(int(arguments[0]) if arguments else 100, arguments[1:] == ["1"])


if __name__ == "__main__":
    main(sys.argv[1:])
