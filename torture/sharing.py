"""Several programs on one store at once: windows that mark, a refresh like cron's, commands; nobody hears of a lock,
and everybody sees the same marks within a second."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.factories import QUOTED, rss
from tests.loopback import Loopback, Visit

from orda_tui.model.selection import Selection
from orda_tui.store import Store
from torture.commands import environment, fault
from torture.commands import orda as command
from torture.kills import whole

#: A window: it looks for changes of others as often as the screen does, and marks, takes back, searches.
_WINDOW = """
import random, sys, time
from pathlib import Path
from orda_tui.model.selection import Selection
from orda_tui.store import Store
dice, end = random.Random(int(sys.argv[2])), time.monotonic() + float(sys.argv[3])
acts = 0
with Store.open(Path(sys.argv[1])) as store:
    seen, version = set(), -1
    while time.monotonic() < end:
        now = store.data_version()
        if now != version:
            version = now
            starred = set(store.headlines.ids(Selection(view="starred")))
            for number in starred - seen:
                print("saw", number, time.time(), flush=True)
            seen = starred
        ids = list(store.headlines.ids(Selection(), limit=100))
        number = dice.choice(ids)
        store.statuses.mark([number], read=dice.random() < 0.5, later=dice.random() < 0.5, now=1)
        store.statuses.mark_all(Selection(), read=True, now=1)
        store.journal.undo()
        store.headlines.rows(ids)
        store.articles.get(number)
        acts += 5
        time.sleep(0.05)
print("acts", acts, flush=True)
"""


@dataclass(slots=True)
class Shared:
    """What came of it: how often each kind of program ran, the longest time until a star was seen, what went wrong."""

    runs: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    sightings: int = 0
    losses: list[str] = field(default_factory=list)


def run(folder: Path, seconds: float) -> Shared:
    """Two windows, a refresh over and over, and commands, for that many seconds."""
    shared = Shared()
    with Loopback() as server:
        served = Counter[str]()

        async def serve(visit: Visit) -> None:
            served["news"] += 3
            entries = [(f"News {n}", QUOTED) for n in range(max(0, served["news"] - 60), served["news"])]
            await visit.reply(200, rss(*reversed(entries)), {"Content-Type": "application/rss+xml"})

        data = folder / "data"
        data.mkdir(parents=True)
        with Store.open(data) as store:
            store.feeds.add("feed", server.on("/feed", serve), now=1, allow_private=True)
        _note(shared, "refresh", folder)
        windows = [_window(folder, data, seed, seconds) for seed in (1, 2)]
        stars: dict[int, float] = {}
        end = time.monotonic() + seconds
        while time.monotonic() < end - 1.5:
            number = _unstarred(data)
            if number:
                _note(shared, "mark star", folder, "mark", "star", number)
                stars[number] = time.time()
            for words in ("refresh", "list --view unread", "statements cranes", "undo", "kept --json"):
                _note(shared, words, folder, *words.split())
                if number and words == "undo":
                    _note(shared, "mark star", folder, "mark", "star", number)
        _gather(shared, windows, stars)
        shared.losses += whole(data)
    return shared


def _note(shared: Shared, kind: str, folder: Path, *argv: object) -> None:
    said = command(folder, *(argv or (kind,)))
    shared.runs[kind] += 1
    if said.code or fault(said):
        shared.losses.append(f"{kind}: {said.code} {fault(said)} {said.err.strip()}")


def _window(folder: Path, data: Path, seed: int, seconds: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(data), str(seed), str(seconds)],
        env=environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def _unstarred(data: Path) -> int:
    with Store.open(data, read_only=True) as store:
        rows = store.headlines.rows(store.headlines.ids(Selection(), limit=100))
    return next((row.id for row in rows if row and not row.starred), 0)


def _gather(shared: Shared, windows: list[subprocess.Popen[bytes]], stars: dict[int, float]) -> None:
    for window in windows:
        output, errors = window.communicate(timeout=120)
        if window.returncode:
            shared.losses.append(f"a window ended: {errors.decode()[-300:]}")
        seen: dict[int, float] = {}
        for line in output.decode().splitlines():
            words = line.split()
            if words[0] == "saw":
                seen.setdefault(int(words[1]), float(words[2]))
            else:
                shared.runs["acts of windows"] += int(words[1])
        for number, when in stars.items():
            if number not in seen:
                shared.losses.append(f"a window never saw the star of {number}")
            else:
                shared.sightings += 1
                shared.slowest = max(shared.slowest, seen[number] - when)
