"""A small house for screen tests: a real store with known articles, a worker that says what it is told, a still
clock."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

from textual import events
from textual.pilot import Pilot

from orda_tui.config import Config, Keys, Screen
from orda_tui.model.article import NewArticle
from orda_tui.model.document import Document, Paragraph
from orda_tui.model.statement import RULES_VERSION, Statement
from orda_tui.store import Store
from orda_tui.tui.actions import Keymap
from orda_tui.tui.app import OrdaApp
from orda_tui.tui.library import Library
from orda_tui.tui.screens.main.screen import MainScreen
from orda_tui.tui.services import Services

NOW = 1_790_000_000
HOUR = 3600


class FakeWorker:
    """Answers each verb with the events it was given; ``gates`` hold an answer back until they are set."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.answers: dict[str, list[dict[str, Any]]] = {}
        self.gates: dict[str, asyncio.Event] = {}
        self.left: list[str] = []
        self.on_ask: Callable[[str, dict[str, Any]], None] = lambda verb, details: None

    async def request(self, verb: str, **details: Any) -> AsyncIterator[dict[str, Any]]:
        self.asked.append((verb, details))
        self.on_ask(verb, details)
        try:
            yield {"event": "started"}
            for event in self.answers.get(verb, []):
                yield event
            if verb in self.gates:
                await self.gates[verb].wait()
            yield {"event": "finished"}
        finally:
            self.left.append(verb)

    async def leave(self) -> None:
        self.left.append("worker")


def said(text: str, block: int, start: int, speaker: str, **more: Any) -> Statement:
    return Statement(
        "direct", text, block, start, start + len(text), speaker=speaker, mention=speaker, key=True, **more
    )


def article(key: str, title: str, *paragraphs: str, hours: float = 1, speaker: str = "", **more: Any) -> NewArticle:
    """An article ``hours`` old; with a speaker its second paragraph is what they said."""
    texts = paragraphs or (f"This is what {title} says.", "It says nothing more.")
    blocks = tuple(Paragraph(text) for text in texts)
    statements = (said(texts[1], 1, 0, speaker),) if speaker else ()
    published = NOW - int(hours * HOUR)
    return NewArticle(key, title, Document(blocks), statements, published=published, lang="en", **more)


def fill(store: Store, articles: dict[str, list[NewArticle]], folders: dict[str, str] | None = None) -> dict[str, int]:
    """One source per name with these articles; ids by title. Statements count as found by the present rules."""
    ids: dict[str, int] = {}
    for name, several in articles.items():
        address = f"http://127.0.0.1/{name}"
        feed = store.feeds.add("feed", address, now=NOW, title=name, folder=(folders or {}).get(name, ""))
        numbers = store.articles.insert(feed.id, several, NOW)
        for number, one in zip(numbers, several, strict=True):
            store.articles.set_statements(number, one.statements, RULES_VERSION)
            ids[one.title] = number
    return ids


@contextmanager
def library(folder: Path) -> Iterator[Library]:
    opened = Library(lambda: Store.open(folder))
    try:
        yield opened
    finally:
        opened.close()


class Journey:
    """A running screen, driven by keys, looked at through its state."""

    def __init__(self, app: OrdaApp, pilot: Pilot[int], worker: FakeWorker) -> None:
        self.app = app
        self.pilot = pilot
        self.worker = worker

    @property
    def main(self) -> MainScreen:
        return self.app.main

    @property
    def store(self) -> Store:
        return self.app.services.library.store

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each handled before the next."""
        for key in keys:
            self.app.simulate_key(key)
            await self.settle()

    async def type(self, text: str) -> None:
        for letter in text:
            self.app.post_message(events.Key("space" if letter == " " else letter, letter))
            await self.settle()

    async def settle(self) -> None:
        """Until every message that is on its way has arrived, and those it gave rise to."""
        quiet = 0
        for _ in range(500):
            if quiet == 3:
                return
            arrived = asyncio.Event()
            self.app.call_later(arrived.set)
            await arrived.wait()
            await self.pilot._wait_for_screen()
            nodes = [self.app, *self.app.screen_stack, *self.app.screen.walk_children()]
            quiet = quiet + 1 if all(node._message_queue.empty() for node in nodes) else 0
        raise AssertionError("the screen does not come to rest")

    async def until(self, condition: Callable[[], object], seconds: float = 10) -> None:
        """Wait for a condition; fails where it does not come true."""
        async with asyncio.timeout(seconds):
            while not condition():
                await asyncio.sleep(0.005)

    @property
    def titles(self) -> list[str]:
        """The titles in the list."""
        rows = [self.main.headlines.headline(index) for index in range(len(self.main.headlines.ids))]
        return [row.title for row in rows if row is not None]

    @property
    def message(self) -> str:
        return self.main.status.message

    @property
    def title(self) -> str:
        """The title of the article in the reader."""
        return self.main.shown.title if self.main.shown is not None else ""


@asynccontextmanager
async def journey(
    folder: Path,
    *,
    size: tuple[int, int] = (120, 36),
    screen: Screen | None = None,
    keys: Keys | None = None,
    worker: FakeWorker | None = None,
    **details: Any,
) -> AsyncIterator[Journey]:
    """The program on the store in ``folder``, until the block ends."""
    worker = worker or FakeWorker()
    keys = keys or Keys()
    with library(folder) as shelves:
        services = Services(
            library=shelves,
            worker=worker,
            config=Config(screen=screen or Screen(), keys=keys),
            clock=lambda: NOW,
            data_dir=folder,
            keymap=Keymap(keys.preset, keys.map),
        )
        app = OrdaApp(services, **details)
        async with app.run_test(size=size) as pilot:
            yield Journey(app, pilot, worker)
