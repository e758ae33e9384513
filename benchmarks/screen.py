"""How fast the screen is, through a pseudo-terminal, beside a bare Textual list, newsboat and sfeed in the same run.

    python -m benchmarks.screen [ARTICLES ...] [--size 120x36] [--rounds 3] [--keep FOLDER]

Fills stores with ARTICLES made-up headlines (default: 100 and 10,000; 1,000,000 takes about a minute to fill and 3 GB,
which are given back) and prints a table for each size of the terminal. Times are milliseconds, the least and the middle
of all rounds; "cpu" is what the program's threads used, which other work on the machine disturbs least. The budget is
for an idle machine of two cores, and is printed beside each figure: where the bare list passes it too, the machine is
busy. ``python -m benchmarks.busy`` measures the keys while a thousand sources are refreshed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.readers import LONG_ROW, NEEDLE, Program, bare, newsboat, orda, sfeed, token
from benchmarks.terminal import PATIENCE, Answer, GaveUp, Terminal

BUDGET = {
    "first picture": 20.0,
    "interactive": 300.0,
    "interactive, no frame": 300.0,
    "list key, last byte": 5.0,
    "list key cpu": 5.0,
    "list page": 15.0,
    "article page": 15.0,
    "article open": 50.0,
    "resize": 60.0,
    "search letter": 50.0,
    "quit, screen back": 20.0,
    "quit, gone": 20.0,
    "memory MB": 60.0,
}
ORDER = (
    "first picture",
    "first picture cpu",
    "first picture, no frame",
    "first picture, no frame, cpu",
    "interactive",
    "interactive cpu",
    "interactive, no frame",
    "interactive, no frame, cpu",
    "list key, first byte",
    "list key, last byte",
    "list key cpu",
    "list key bytes",
    "list page",
    "list page bytes",
    "article open",
    "article open cpu",
    "article page",
    "article page cpu",
    "article page, last byte",
    "article page bytes",
    "search letter",
    "search letter cpu",
    "search, hits listed",
    "to the last row",
    "mark all",
    "list key during mark all, worst",
    "undo",
    "list key during undo, worst",
    "resize",
    "resize cpu",
    "memory MB",
    "memory MB, resident",
    "quit, screen back",
    "quit, gone",
    "list key during a refresh",
    "list key during a refresh, worst",
)
SEVERAL = 12

Figures = dict[str, list[float]]


def main() -> int:
    """Print the tables; 1 where a figure is over its budget although the bare list is not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="*", type=int, default=[100, 10_000])
    parser.add_argument("--size", action="append", help="columns x lines; may be given several times")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--keep", type=Path, help="where stores are kept for the next run")
    options = parser.parse_args()
    over = False
    with tempfile.TemporaryDirectory(prefix="orda-screen-") as name:
        home = options.keep or Path(name)
        for count in options.articles or [100, 10_000]:
            programs = [orda(home, count), bare(count), newsboat(home, count), sfeed(home, count)]
            there = [program for program in programs if program is not None]
            for size in options.size or ["120x36", "200x50"]:
                columns, lines = map(int, size.split("x"))
                over |= compare(there, columns, lines, options.rounds, count)
    return int(over)


def compare(programs: list[Program], columns: int, lines: int, rounds: int, count: int) -> bool:
    """Measure the programs in turn, print the table; True where ours is over budget and the bare list is not."""
    took: dict[str, Figures] = {program.name: defaultdict(list) for program in programs}
    given_up: set[str] = set()
    for number in range(rounds + 1):
        for program in programs:
            if program.name in given_up:
                continue
            figures = took[program.name] if number else defaultdict(list)  # the first round warms caches
            try:
                one_round(program, columns, lines, figures, count)
            except GaveUp as error:
                given_up.add(program.name)
                print(f"{program.name} gave up:\n{error}", file=sys.stderr)
    print(f"\n{count:,} headlines, {columns}x{lines}, load {os.getloadavg()[0]:.1f} of {os.cpu_count()} cores")
    others = [program.name for program in programs[1:]]
    print(f"{'':34}{'orda':>16}{'budget':>8}" + "".join(f"{name:>16}{'ratio':>7}" for name in others))
    over = False
    for measure in ORDER:
        if measure not in took["orda"]:
            continue
        ours = took["orda"][measure]
        budget = BUDGET.get(measure)
        line = f"{measure:34}{shown(ours):>16}{budget or '':>8}"
        for name in others:
            theirs = took[name].get(measure)
            ratio = f"{statistics.median(ours) / statistics.median(theirs):.2f}" if theirs and any(theirs) else ""
            line += f"{shown(theirs):>16}{ratio:>7}"
        floor = took["bare"].get(measure)
        if budget is not None and min(ours) > budget:
            excused = floor is not None and min(floor) > budget
            over |= not excused
            line += "  busy" if excused else "  OVER"
        print(line)
    return over or bool(given_up & {"orda"})


def shown(figures: list[float] | None) -> str:
    """Least and middle."""
    return f"{min(figures):.1f} / {statistics.median(figures):.1f}" if figures else ""


# -- one session ------------------------------------------------------------------------------------------------------


def one_round(program: Program, columns: int, lines: int, figures: Figures, count: int) -> None:
    """Start, use and leave a program once (ours twice: without the frame of its last session, and with it)."""
    if program.forget is not None:
        program.forget()
        with running(program, columns, lines) as terminal:
            figures["first picture, no frame"].append(terminal.saw(token(0)))
            figures["first picture, no frame, cpu"].append(terminal.cpu())
            figures["interactive, no frame"].append(answered(terminal, program))
            figures["interactive, no frame, cpu"].append(terminal.cpu())
            terminal.press(program.up, 0.5)
            terminal.rest(1.0)
            terminal.quit(program.quit)
    with running(program, columns, lines) as terminal:
        start(terminal, program, figures)
        keys(terminal, program, figures)
        memory(terminal, figures)
        whole_list(terminal, program, figures, count)
        if program.read:
            article(terminal, program, figures)
        if program.search:
            search(terminal, program, figures)
        resize(terminal, columns, lines, figures)
        back, gone = terminal.quit(program.quit)
        figures["quit, screen back"].append(back)
        figures["quit, gone"].append(gone)
    if program.writer is not None:
        during_refresh(program, columns, lines, figures)


@contextmanager
def running(program: Program, columns: int, lines: int) -> Iterator[Terminal]:
    """The program, ended whatever happens."""
    terminal = Terminal(program.argv, program.variables, columns, lines)
    try:
        yield terminal
    finally:
        terminal.kill()


def start(terminal: Terminal, program: Program, figures: Figures) -> None:
    """From exec to the first picture, and to the answer to a key typed as soon as that was seen."""
    first = terminal.saw(program.first, program.patience)
    figures["first picture"].append(first)
    figures["first picture cpu"].append(terminal.cpu())
    if program.to_list:
        terminal.send(program.to_list)
        terminal.when(lambda t: t.colours(token(1).decode()) is not None, patience=program.patience)
    figures["interactive"].append(answered(terminal, program))
    figures["interactive cpu"].append(terminal.cpu())
    terminal.rest(0.5)


def answered(terminal: Terminal, program: Program) -> float:
    """Type the key that goes down a row; until the second row is lit: milliseconds since the start."""
    plain = terminal.colours(token(1).decode())  # None where the row is still on its way
    terminal.send(program.down)

    def moved(t: Terminal) -> bool:
        nonlocal plain
        now = t.colours(token(1).decode())
        plain = plain or now
        return now is not None and now != plain

    return terminal.when(moved)


def note(figures: Figures, name: str, answers: list[Answer | None], until: str = "last") -> None:
    """Medians of several answers; ``until`` is the moment of an ``Answer`` that counts."""
    came = [answer for answer in answers if answer is not None]
    if came:
        figures[name].append(statistics.median(getattr(answer, until) for answer in came))
        figures[f"{name} cpu"].append(statistics.median(answer.cpu for answer in came))
        figures[f"{name} bytes"].append(statistics.median(answer.size for answer in came))


def keys(terminal: Terminal, program: Program, figures: Figures) -> None:
    """Down and up a row, each after the last has been answered and sooner than the cursor rests; pages."""
    around = (program.down, program.up)
    answers = [terminal.press(around[n % 2], 0.04) for n in range(SEVERAL)]
    note(figures, "list key", answers)
    figures["list key, last byte"] = figures["list key"]
    note(figures, "list key, first byte", answers, "first")
    terminal.rest(0.3)
    note(figures, "list page", [terminal.press(program.page, 0.05) for _ in range(4)])
    terminal.rest(0.3)
    for _ in range(4):
        terminal.press(program.page_up, 0.05)
    terminal.rest(0.3)


def whole_list(terminal: Terminal, program: Program, figures: Figures, count: int) -> None:
    """What is done to all rows at once: to the last one and back; everything marked read, and that taken back, with the
    answers to keys typed meanwhile."""
    if program.end:
        begun = terminal.send(program.end)
        figures["to the last row"].append(terminal.saw(token(count - 1)) - begun)
        terminal.rest(0.2)
        terminal.press(program.top, 0.3)
    for name, key, done in (("mark all", program.mark_all, "Marked"), ("undo", program.undo, "Taken back")):
        if key:
            worst, begun = 0.0, terminal.send(key)
            terminal.rest(0.0)
            step = 0
            while done not in terminal.text.splitlines()[-2]:
                answer = terminal.press((program.down, program.up)[step % 2], 0.01, PATIENCE)
                worst, step = max(worst, answer.first if answer else 0.0), step + 1
                terminal.rest(0.0)
            figures[name].append(terminal.clock() - begun)
            figures[f"list key during {name}, worst"].append(worst)
            terminal.rest(0.5)


def memory(terminal: Terminal, figures: Figures) -> None:
    """Of the whole process tree, with the list on the screen."""
    share, resident = terminal.memory()
    figures["memory MB"].append(share)
    figures["memory MB, resident"].append(resident)


def article(terminal: Terminal, program: Program, figures: Figures) -> None:
    """Open the article of 10,000 words, in the turn of the key that goes to it; page through it; back."""
    terminal.press(program.top, 0.1)
    for _ in range(LONG_ROW - 1):
        terminal.press(program.down, 0.02)
    terminal.rest(0.4)
    cpu = terminal.cpu()
    begun = terminal.send(program.down + program.open)
    opened = terminal.when(lambda t: f"b{LONG_ROW:06d}" in t.text) - begun
    figures["article open"].append(opened)
    terminal.rest(0.3)
    figures["article open cpu"].append(terminal.cpu() - cpu)
    terminal.press(program.top, 0.1, 0.3)  # a reader that remembers the place may have opened it at its end
    pages = [terminal.press(program.article_page, 0.06) for _ in range(6)]
    note(figures, "article page", pages, "framed")
    note(figures, "article page, last byte", pages)
    terminal.rest(0.2)
    terminal.press(program.back, 0.2)


def search(terminal: Terminal, program: Program, figures: Figures) -> None:
    """Letter by letter; then Enter, until nothing but hits is listed; and back."""
    terminal.press("/", 0.2)
    letters = [terminal.press(letter, 0.25, 1.0) for letter in NEEDLE]
    note(figures, "search letter", letters, "first")
    begun = terminal.send("\r")
    listed = terminal.when(lambda t: token(7).decode() in t.text and token(8).decode() not in t.text)
    figures["search, hits listed"].append(max(0.0, listed - begun))
    terminal.rest(0.3)
    terminal.press(program.leave_search, 0.3)


def resize(terminal: Terminal, columns: int, lines: int, figures: Figures) -> None:
    """A little narrower and lower, and back."""
    answers = []
    for _ in range(2):
        answers.append(terminal.resize(columns - 10, lines - 4))
        answers.append(terminal.resize(columns, lines))
    note(figures, "resize", answers)
    terminal.rest(0.3)


def during_refresh(program: Program, columns: int, lines: int, figures: Figures) -> None:
    """List keys while another process writes to the same store, a source a transaction."""
    assert program.writer is not None
    with running(program, columns, lines) as terminal:
        terminal.saw(program.first)
        terminal.rest(0.5)
        writer = subprocess.Popen(program.writer, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert writer.stdin is not None and writer.stdout is not None
        try:
            writer.stdout.readline()  # it has begun
            waits: list[float] = []
            end = time.perf_counter() + 4
            while time.perf_counter() < end:
                answer = terminal.press((program.down, program.up)[len(waits) % 2], 0.0, 2.0)
                terminal.rest(0.03, 0.2)
                if answer is not None:
                    waits.append(answer.first)
        finally:
            writer.stdin.close()
            writer.wait(30)
        terminal.quit(program.quit)
    figures["list key during a refresh"].append(statistics.median(waits))
    figures["list key during a refresh, worst"].append(max(waits))


if __name__ == "__main__":
    sys.exit(main())
