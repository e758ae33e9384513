"""How the screen answers while it refreshes 1,000 sources of a server on this machine, their statements included.

    python -m benchmarks.busy [ARTICLES] [--feeds 1000] [--entries 20] [--keep FOLDER]

The store holds ARTICLES headlines (default 100,000) before; the server's entries all are new. Prints, in milliseconds,
the middle and the slowest twentieth of all answers to keys typed while the refresh ran, what leaving takes in the midst
of it, and what a start takes while another process refreshes the same store.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.readers import Program, orda
from benchmarks.screen import running
from benchmarks.terminal import Terminal

COLUMNS, LINES = 120, 40
MOST = 240.0
"""Seconds after which a refresh that goes on is left to itself."""
STARTS = 5


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=int, default=100_000)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--entries", type=int, default=20)
    parser.add_argument("--keep", type=Path, help="where the filled store is kept for the next run")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="orda-busy-") as name:
        here = Path(name)
        source = (options.keep or here) / f"orda-{options.articles}"
        orda(options.keep or here, options.articles)
        shutil.copytree(source, here / "library" / source.name, ignore=shutil.ignore_patterns("state", "*-shm"))
        program = orda(here / "library", options.articles)
        print(f"{options.articles:,} headlines, {options.feeds} sources of {options.entries} entries each")
        for measure in (use, leave, start_beside):
            with serving(options.feeds, options.entries) as port:  # another address: all its entries are new again
                point(here / "library" / source.name, port, options.feeds)
                measure(program)
    return 0


@contextmanager
def serving(feeds: int, entries: int) -> Iterator[int]:
    """The server's port."""
    argv = [sys.executable, "-m", "benchmarks.server", str(feeds), str(entries), "0"]
    server = subprocess.Popen(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None and server.stdin is not None
    try:
        yield int(server.stdout.readline())
    finally:
        server.stdin.close()
        server.wait(20)


def point(folder: Path, port: int, feeds: int) -> None:
    """Let the sources of the store be those of the server."""
    from orda_tui.store import Store

    with Store.open(folder) as store, store.transaction():
        there = store.feeds.all()
        for number in range(feeds):
            address = f"http://127.0.0.1:{port}/{number}.xml"
            if number < len(there):
                store.feeds.change(there[number].id, address=address, allow_private=True)
            else:
                store.feeds.add("feed", address, now=0, title=f"Source {number:05d}", allow_private=True)


def is_refreshing(terminal: Terminal) -> bool:
    """Does the status line count sources or articles?"""
    line = terminal.text.splitlines()[-2]
    return "…" in line or "/" in line.rpartition("  ")[0]


def leave(program: Program) -> None:
    """Leave while the worker fetches."""
    took = []
    for _ in range(3):
        with running(program, COLUMNS, LINES) as terminal:
            terminal.saw(program.first)
            terminal.rest(0.5)
            terminal.send("R")
            terminal.when(is_refreshing, quiet=0.02)
            terminal.rest(10.0, 1.0)
            took.append(terminal.quit(program.quit))
    print(f"{'quit, screen back':44}{min(back for back, _ in took):8.1f} least of {len(took)}")
    print(f"{'quit, gone':44}{min(gone for _, gone in took):8.1f} least of {len(took)}")


def start_beside(program: Program) -> None:
    """Start while another process refreshes the store, which makes every kept frame out of date."""
    other = subprocess.Popen(
        [program.argv[0], "refresh", "--quiet"], env=program.variables | {"PATH": "/usr/bin:/bin"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    first, ready = [], []
    try:
        time.sleep(1.5)
        for _ in range(STARTS):
            with running(program, COLUMNS, LINES) as terminal:
                first.append(terminal.saw(program.first))
                terminal.send(program.down)
                ready.append(terminal.when(second_row_is_lit))
                terminal.rest(0.3)
        note = "" if other.poll() is None else " (the refresh had ended)"
    finally:
        other.terminate()
        other.wait(30)
    for name, took in (("first picture", first), ("interactive", ready)):
        print(
            f"{'start beside a refresh, ' + name:44}{min(took):8.1f} least, {statistics.median(took):.1f} middle{note}"
        )


def second_row_is_lit(terminal: Terminal) -> bool:
    """Is the second row, of two lines each, painted unlike the third?"""
    cells = terminal.screen.buffer
    return bool(cells[3][1].bg != cells[5][1].bg)


def use(program: Program) -> None:
    """Rows, pages and an article, over and over, until the refresh ends."""
    took: dict[str, list[float]] = {"list key": [], "list page": [], "article open": []}
    with running(program, COLUMNS, LINES) as terminal:
        terminal.saw(program.first)
        terminal.rest(0.5)
        terminal.send("R")
        terminal.when(is_refreshing, quiet=0.02)
        begun = time.perf_counter()
        while time.perf_counter() - begun < MOST and is_refreshing(terminal):
            press(terminal, took["list key"], *(program.down, program.up) * 5)
            press(terminal, took["list page"], program.page, program.page, program.page_up, program.page_up)
            press(terminal, took["article open"], program.open)
            press(terminal, [], program.back)
        lasted = time.perf_counter() - begun
        back, gone = terminal.quit(program.quit)
    print(f"{'the refresh took, in seconds':44}{lasted:8.1f}")
    for name, waits in took.items():
        middle, slow, worst = statistics.median(waits), sorted(waits)[int(len(waits) * 0.95)], max(waits)
        what = f"{name} during the refresh"
        print(f"{what:44}{middle:8.1f} p50 {slow:8.1f} p95 {worst:8.1f} worst of {len(waits)}")
    print(f"{'quit after it, screen back / gone':44}{back:8.1f} / {gone:.1f}")


def press(terminal: Terminal, waits: list[float], *keys: str) -> None:
    """Type keys, each when the last has been answered and 30 ms have passed; note milliseconds to the first byte."""
    for key in keys:
        terminal.rest(0.03, 0.1)
        answer = terminal.press(key, 0.0, 2.0)
        if answer is not None:
            waits.append(answer.first)


if __name__ == "__main__":
    sys.exit(main())
