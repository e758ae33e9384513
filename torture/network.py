"""Servers that misbehave, asked by the program's real refresh in its real worker, one at a time and in random company.

Each of a few sources is good in one round and anything else in the next. Whatever came, the exchange must end in time,
with one sentence that fits, without much memory, without a word to who must not be reached; and when the sources are
good again nothing of theirs may be missing.
"""

from __future__ import annotations

import asyncio
import random
import re
import ssl
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.factories import PAGE, QUOTED, rss
from tests.fetch.test_address import SPELLINGS_OF_THIS_MACHINE
from tests.hostile import HOSTILE
from tests.loopback import Loopback, Personality, Visit, answer, busy, raw, redirect

from orda_tui.model.selection import Selection
from orda_tui.store import Store
from orda_tui.worker.client import Worker
from orda_tui.worker.protocol import Message
from torture.commands import environment
from torture.damage import surroundings
from torture.kills import whole

MEMORY = 30.0
"""MB that an answer may cost the worker."""
GRACE = 3.0
"""Seconds beyond the deadline in which an exchange must have ended on a busy machine."""

CERTIFICATES = Path(__file__).parent.parent / "tests" / "fetch" / "certificates"
_SLOTS = 5
_PUBLIC = "127.0.0.99"
_SPELLINGS = (
    *SPELLINGS_OF_THIS_MACHINE, "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]",
    "[2002:7f00:1::]", "[fe80::1]", "[fd00::1]", "0", "0.0.0.0", "localhost", "LOCALHOST.", "here.example", "10.0.0.1",
    "169.254.169.254", "192.168.0.1", "100.64.0.1",
)  # fmt: skip

#: The real worker, for which one address of this machine counts as public and made-up names have addresses.
_WORKER = f"""
import sys
from collections import Counter
from orda_tui.fetch import client, dial
from orda_tui.worker import server

asked, judge = Counter(), dial.reach
TABLE = {{
    "public.example": ["{_PUBLIC}"], "here.example": ["127.0.0.1"], "localhost": ["127.0.0.1"],
    "both.example": ["127.0.0.1", "{_PUBLIC}"], "changing.example": ["{_PUBLIC}", "127.0.0.1"],
}}

class Resolver:
    async def __call__(self, host, port):
        found = TABLE[host]
        asked[host] += 1
        return [found[(asked[host] - 1) % 2]] if host == "changing.example" else found

client.SystemResolver = Resolver
dial.reach = lambda ip: ("public", "") if ip == "{_PUBLIC}" else judge(ip)
sys.exit(server.main())
"""


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to misbehave. ``addresses``: where it is met (in turn); ``words``: a pattern of what must be said,
    "" where the visit is a good one."""

    name: str
    addresses: tuple[str, ...]
    words: str
    private: bool = True


@dataclass(slots=True)
class Met:
    """What came of one kind: ``longest`` in seconds, ``memory`` in MB, counted where it was alone."""

    tries: int = 0
    longest: float = 0.0
    memory: float = 0.0
    said: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Outcome:
    """What came of all of them."""

    met: dict[str, Met] = field(default_factory=dict)
    rounds: int = 0
    entries: int = 0
    together: float = 0.0
    losses: list[str] = field(default_factory=list)


class Web:
    """All servers, good and bad."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._hosts = [self._serve(host=f"127.0.0.{number}") for number in range(1, 7)]
        self._public = self._serve(host=_PUBLIC)
        self.inner = self._serve()
        self.inner.add("/secret", rss(("Secret", QUOTED)))
        self.served: Counter[int] = Counter()
        self.good = [self._hosts[slot].on(f"/good{slot}", self._growing(slot)) for slot in range(_SLOTS)]
        self.kinds = [*self._answers(), *self._certificates(), *self._ways_in()]

    def _serve(self, host: str = "127.0.0.1", tls: ssl.SSLContext | None = None) -> Loopback:
        return self._stack.enter_context(Loopback(host=host, tls=tls))

    def _growing(self, slot: int) -> Personality:
        async def serve(visit: Visit) -> None:
            self.served[slot] += 1
            entries = [(f"Entry {slot} {n}", QUOTED) for n in range(self.served[slot])]
            await visit.reply(200, rss(*entries[-40:]), {"Content-Type": "application/rss+xml"})

        return serve

    def _answers(self) -> Iterator[Kind]:
        # A deadline shorter than the least time over which a rate is measured ends a drip by itself.
        slow = "was not complete after|a few bytes at a time|did not answer within"
        hostile = {
            name: (personality, slow if name.startswith("drip") else words)
            for name, (personality, words) in HOSTILE.items()
        }
        types = {"Content-Type": "application/rss+xml"}
        hostile |= {
            "html at 200": (answer(200, PAGE.encode(), types), "web page"),
            "11 bytes": (answer(200, b"hello there", types), "feed|read"),
            "nothing at 200": (answer(200, b"", types), "empty|nothing"),
            "no entries": (answer(200, rss(), types), ""),
            "304 with a body": (answer(304, rss(("Not news", QUOTED))), ""),
            "extra bytes": (raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<rss>" + b"x" * 5000), "feed|read"),
            "403": (answer(403, b"no"), "403"),
            "redirect to a file": (redirect("file:///etc/passwd"), "Only http and https"),
        }
        for number, (name, (personality, words)) in enumerate(hostile.items()):
            yield Kind(name, (self._hosts[number % 6].on(f"/{name.replace(' ', '-')}", personality),), words)
        date = "Wed, 01 Jan 2098 00:00:00 GMT"
        patient = {
            "429, seconds": busy("120"), "429, a date": busy(date), "503": answer(503, b"no"),
        }  # fmt: skip
        for name, personality in patient.items():  # a host that complains is asked less: these have their own
            yield Kind(name, (self._serve().on("/x", personality),), "429|503|left alone")

    def _certificates(self) -> Iterator[Kind]:
        for name, host, words in (
            ("expired", "127.0.0.1", "has expired"), ("future", "127.0.0.1", "not valid yet"),
            ("wrong_name", "localhost", "another name"), ("wrong_name", "127.0.0.1", "another address"),
            ("self_signed", "localhost", "nobody but itself"),
            ("unknown_authority", "localhost", "authority this machine does not know"),
        ):  # fmt: skip
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATES / f"{name}.pem")
            server = self._serve(tls=context)
            server.add("/x", rss(("Secret", QUOTED)))
            yield Kind(f"tls: {name} for {host}", (f"https://{host}:{server.port}/x",), words)
        plain = self._serve().on("/x", raw(b"HTTP/1.1 400 Bad Request\r\n\r\n"))
        yield Kind("tls: to a port without", (plain.replace("http:", "https:"),), "https|broke off|answer")

    def _ways_in(self) -> Iterator[Kind]:
        """Ways to an address on this machine for sources that may not have it."""
        refused = "so it was not fetched|no host|is not a web address|cannot be found|to an address"
        targets = [f"http://{spelling}:{self.inner.port}/secret" for spelling in _SPELLINGS]
        yield Kind(f"address in {len(targets)} spellings", tuple(targets), refused, private=False)
        at = f"http://public.example:{self._public.port}"
        ways = []
        for number, target in enumerate(targets):
            self._public.on(f"/to{number}", redirect(target.encode().decode("latin-1")))
            ways.append(f"{at}/to{number}")
        yield Kind(f"redirect to {len(ways)} spellings", tuple(ways), refused, private=False)
        again = f"http://changing.example:{self.inner.port}/secret"
        self._public.on("/changing", _closing(again))
        changing = f"http://changing.example:{self._public.port}/changing"
        yield Kind("name whose address changes", (changing,), "so it was not fetched", private=False)
        both = f"http://both.example:{self.inner.port}/secret"
        yield Kind("name with a private address too", (both,), "refuses connections", private=False)


def _closing(target: str) -> Personality:
    """Redirects and closes, so that the name is looked up again."""

    async def serve(visit: Visit) -> None:
        visit.keep = False
        await visit.reply(302, b"", {"Location": target, "Connection": "close"})

    return serve


class Trial:
    """A library with a few sources that are good or bad by turns, and one worker that visits them."""

    def __init__(self, folder: Path, web: Web, seed: int, deadline: int) -> None:
        self.outcome = Outcome()
        self._data, self._web, self._deadline = folder / "data", web, deadline
        self._dice = random.Random(seed)
        self._entries: dict[int, int] = {}
        self._turns: Counter[str] = Counter()
        for name in ("data", "config"):
            (folder / name).mkdir(parents=True)
        (folder / "config" / "config.toml").write_text(f"[refresh]\ndeadline = {deadline}\n", encoding="utf-8")
        with Store.open(self._data) as store:
            self._feeds = [store.feeds.add("feed", url, now=1, allow_private=True).id for url in web.good]

    async def run(self, rounds: int) -> None:
        """Each kind alone, at each of its addresses, then that many rounds of several at once. Who was alone had a
        worker of its own, whose memory shows nothing of others."""
        command = (sys.executable, "-c", _WORKER)
        for kind in self._web.kinds:
            async with Worker(self._data, command) as worker:
                await self._recover(worker)
                for _ in kind.addresses:
                    await self._round(worker, [kind])
        async with Worker(self._data, command) as worker:
            await self._recover(worker)
            for number in range(rounds):
                several = self._dice.sample(self._web.kinds, self._dice.randrange(2, _SLOTS + 1))
                await self._round(worker, several)
                if number % 4 == 3:
                    await self._recover(worker)
            await self._recover(worker)
        self.outcome.losses += whole(self._data)
        if any(visit.path == "/secret" for visit in self._web.inner.seen):
            self.outcome.losses.append("an address that must not be reached was reached")

    async def _round(self, worker: Worker, kinds: list[Kind]) -> None:
        slots = self._dice.sample(range(_SLOTS), len(kinds))
        for slot, kind in zip(slots, kinds, strict=True):
            turn = self._turns[kind.name] % len(kind.addresses)
            self._turns[kind.name] += 1
            self._move(slot, kind.addresses[turn], kind.private)
        pid = worker.pid
        before = _resting(pid)
        start, ended = time.monotonic(), {}
        events: list[Message] = []
        async for event in worker.request("refresh", feeds=[self._feeds[slot] for slot in slots]):
            events.append(event)
            if event["event"] in ("feed_done", "feed_failed"):
                ended[event["feed"]] = (time.monotonic() - start, event)
        grown = _peak(pid) - before
        if worker.pid != pid or events[-1]["event"] != "finished":
            self.outcome.losses.append(f"{[kind.name for kind in kinds]}: the worker did not live through it")
        self.outcome.rounds += 1
        self.outcome.together = max(self.outcome.together, grown)
        for slot, kind in zip(slots, kinds, strict=True):
            met = self.outcome.met.setdefault(kind.name, Met())
            met.tries += 1
            if len(kinds) == 1:
                met.memory = max(met.memory, grown)
            seconds, event = ended.get(self._feeds[slot], (0.0, {}))
            self._judge(kind, met, seconds, event)
            self._recorded(kind, self._feeds[slot], str(event.get("sentence", event.get("outcome", ""))))
            self._move(slot, self._web.good[slot], True)
        self._nothing_lost()

    def _judge(self, kind: Kind, met: Met, seconds: float, event: Message) -> None:
        met.longest = max(met.longest, seconds)
        said = str(event.get("sentence", event.get("outcome", "")))
        met.said[said] += 1
        wrong = []
        if event.get("event") != ("feed_failed" if kind.words else "feed_done"):
            wrong.append(f"ended as {event.get('event')}")
        if not re.search(kind.words, said) or (kind.words and not said.endswith(".")):
            wrong.append("the wrong words")
        if seconds > self._deadline + GRACE:
            wrong.append(f"{seconds:.1f} s")
        if met.memory > MEMORY:
            wrong.append(f"{met.memory:.0f} MB")
        self.outcome.losses += [f"{kind.name}: {what}: {said}" for what in wrong]

    def _recorded(self, kind: Kind, feed: int, said: str) -> None:
        """What was said stands in the record of the source, with a time for the next visit."""
        with Store.open(self._data, read_only=True) as store:
            record = store.records.get(feed)
        if record.outcome != said or record.failing != bool(kind.words) or not record.next_due:
            self.outcome.losses.append(f"{kind.name}: the record says {record.outcome!r}, failing {record.failing}")

    async def _recover(self, worker: Worker) -> None:
        """All sources are good: each gives its new entry, and no old one is gone."""
        last = await worker.ask("refresh", feeds=self._feeds)
        if last["failed"] or last["new"] < _SLOTS:
            self.outcome.losses.append(f"good again, but {last}")
        for slot, feed in enumerate(self._feeds):
            self._entries[feed] = self._web.served[slot]
        self._nothing_lost()

    def _nothing_lost(self) -> None:
        with Store.open(self._data, read_only=True) as store:
            totals = {feed: total for feed, (_, total) in store.feeds.counts().items()}
            self.outcome.entries = store.headlines.count(Selection())
        for feed, entries in self._entries.items():
            if totals.get(feed, 0) != entries:
                self.outcome.losses.append(f"source {feed} has {totals.get(feed, 0)} entries, not {entries}")

    def _move(self, slot: int, address: str, private: bool) -> None:
        with Store.open(self._data) as store:
            store.feeds.change(self._feeds[slot], address=address, allow_private=private)


def _resting(pid: int) -> float:
    """MB that a process takes now; its peak is counted from here."""
    Path(f"/proc/{pid}/clear_refs").write_text("5", encoding="ascii")
    return _memory(pid, "VmRSS")


def _peak(pid: int) -> float:
    return _memory(pid, "VmHWM")


def _memory(pid: int, name: str) -> float:
    found = re.search(rf"{name}:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


@contextmanager
def _web() -> Iterator[Web]:
    with ExitStack() as stack:
        yield Web(stack)


def run(
    folder: Path,
    rounds: int,
    seed: int,
    *,
    deadline: int = 3,
    chosen: Callable[[Kind], Kind | None] = lambda kind: kind,
) -> Outcome:
    """Every kind that is chosen alone, then that many rounds of several at once. ``deadline`` in seconds."""
    variables = environment(folder, SSL_CERT_FILE=str(CERTIFICATES / "authority.pem"))
    with surroundings(variables), _web() as web:
        web.kinds = [kind for kind in map(chosen, web.kinds) if kind is not None]
        trial = Trial(folder, web, seed, deadline)
        asyncio.run(trial.run(rounds))
    return trial.outcome
