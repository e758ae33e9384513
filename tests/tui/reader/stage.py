"""A small application with a reader and a pane, that remembers what they told it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC
from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.keys import _character_to_key
from textual.message import Message
from textual.pilot import Pilot

from orda_tui.model.article import Article, Status
from orda_tui.tui.key_order import KeysInOrder
from orda_tui.tui.themes import THEMES
from orda_tui.tui.widgets.article_view import ArticleView
from orda_tui.tui.widgets.article_view_pictures import Shown
from orda_tui.tui.widgets.callouts_pane import CalloutsPane

Told = TypeVar("Told", bound=Message)


class Stage(KeysInOrder[None]):
    """The reader, and beside it the pane where ``pane`` says so."""

    CSS = "CalloutsPane { width: 40; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        *,
        pane: bool = False,
        theme: str = "textual-dark",
        pictures: Callable[[str], bytes | None] | None = None,
        shown: Shown = "none",
        kitty: Callable[[str], None] | None = None,
        article: Article | None = None,
    ) -> None:
        super().__init__()
        self.messages: list[Message] = []
        self._pane = pane
        self._article = article
        for own in THEMES.values():
            self.register_theme(own)
        self.theme = theme
        self.reader = ArticleView(zone=UTC, pictures=pictures, shown=shown, kitty=kitty)
        self.pane = CalloutsPane(zone=UTC)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield self.reader
            if self._pane:
                yield self.pane

    def on_mount(self) -> None:
        self.reader.focus()
        if self._article is not None:
            self.call_after_refresh(self.open, self._article)

    def open(self, article: Article, position: float = 0.0, words: str = "") -> None:
        self.reader.show(article, Status(article.id, position=position), words=words)
        if self._pane:
            self.pane.show(article, (1,))

    def _remember(self, message: Message) -> None:
        self.messages.append(message)

    on_article_view_link_chosen = _remember
    on_article_view_statement_moved = _remember
    on_article_view_progress_moved = _remember
    on_article_view_copy_wanted = _remember
    on_article_view_keep_wanted = _remember
    on_callouts_pane_jump = _remember
    on_callouts_pane_copy_wanted = _remember
    on_callouts_pane_keep_wanted = _remember

    def told(self, kind: type[Told]) -> list[Told]:
        """The messages of one kind so far."""
        return [message for message in self.messages if isinstance(message, kind)]

    def row_texts(self) -> list[str]:
        """What the reader shows, row by row."""
        reader = self.reader
        return [reader.render_line(y).text.rstrip() for y in range(reader.size.height)]

    def cells_styled(self, key: str) -> str:
        """The text in sight that has the background of a component style."""
        reader = self.reader
        ground = reader.sheet(key).bgcolor
        rows = (reader.render_line(y) for y in range(reader.size.height))
        return "".join(seg.text for row in rows for seg in row if seg.style is not None and seg.style.bgcolor == ground)


@asynccontextmanager
async def staged(
    article: Article, size: tuple[int, int] = (80, 24), *, position: float = 0.0, words: str = "", **options: object
) -> AsyncIterator[tuple[Stage, Pilot[None]]]:
    """A running stage that shows the article."""
    stage = Stage(**options)  # type: ignore[arg-type]
    async with stage.run_test(size=size) as pilot:
        stage.open(article, position, words)
        await pilot.pause()
        yield stage, pilot


async def press(stage: Stage, pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other, each dealt with before the next."""
    for key in keys:
        event = events.Key(
            key if len(key) > 1 or key.isalnum() else _character_to_key(key), key if len(key) == 1 else None
        )
        if key == "space":
            event = events.Key("space", " ")
        stage.post_message(event)
        await settle(stage, pilot)


async def settle(stage: Stage, pilot: Pilot[None]) -> None:
    """Until every message that is on its way has arrived, and those it gave rise to."""
    quiet = 0
    while quiet < 3:
        arrived = asyncio.Event()
        stage.call_later(arrived.set)
        await arrived.wait()
        await pilot._wait_for_screen()
        nodes = [stage, *stage.screen_stack, *stage.screen.walk_children()]
        quiet = quiet + 1 if all(node._message_queue.empty() for node in nodes) else 0


async def until(stage: Stage, pilot: Pilot[None], condition: Callable[[], object], seconds: float = 10) -> None:
    """Wait for a condition; fails where it does not come true."""
    async with asyncio.timeout(seconds):
        while not condition():
            await settle(stage, pilot)
            await asyncio.sleep(0.005)
