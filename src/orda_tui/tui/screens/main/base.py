"""What all parts of the main screen share: its panes, its state, and how it says things."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Literal, TypeVar

from textual.screen import Screen
from textual.widget import Widget
from textual.worker import Worker

from orda_tui.errors import OrdaError
from orda_tui.model.article import Article
from orda_tui.model.selection import Selection
from orda_tui.tui.driver import send
from orda_tui.tui.library import Library
from orda_tui.tui.services import Services
from orda_tui.tui.widgets.bars import KeyBar, PaneTitle, StatusLine
from orda_tui.tui.widgets.callouts_pane import CalloutsPane
from orda_tui.tui.widgets.entry_line import EntryLine
from orda_tui.tui.widgets.headline_list import HeadlineList
from orda_tui.tui.widgets.reader_pane import ReaderPane
from orda_tui.tui.widgets.sources_pane import SourcesPane

T = TypeVar("T")

Pane = Literal["sources", "list", "reader", "callouts"]
PANES: tuple[Pane, ...] = ("sources", "list", "reader", "callouts")


class MainBase(Screen[None]):
    """State of the main screen. The topics (views, reading, marks, ...) are classes over this one, each in its file."""

    def __init__(self, services: Services, *, selection: Selection | None = None, words: str = "") -> None:
        super().__init__()
        self.services = services
        look = services.config.screen
        self.sources = SourcesPane(id="sources")
        self.headlines = HeadlineList(services.library.store.headlines.rows, services.clock, id="headlines")
        self.reader = ReaderPane(
            measure=look.measure,
            justify=look.justify,
            pictures=services.library.store.pictures.get,
            shown=look.pictures,  # type: ignore[arg-type]
            kitty=(lambda sequence: send(self.app, sequence)) if services.capabilities.kitty else None,
            id="reader",
        )
        self.reader.hyphenated = look.hyphenate
        self.callouts = CalloutsPane(id="callouts")
        self.list_title = PaneTitle(id="list-title")
        self.entry = EntryLine(id="entry")
        self.status = StatusLine(clock=services.clock, id="status")
        self.key_bar = KeyBar(id="key-bar")
        self.selection = selection or Selection(hide_read=look.hide_read, order=look.order)  # type: ignore[arg-type]
        self.start_words = words
        self.first_article: Callable[[], int | None] = lambda: None
        """Says where the list begins; asked once, as late as that can be."""
        self.shown: Article | None = None
        """The article in the reader."""
        self.front: Pane = "list"
        """The pane that has the focus, and the only one on a narrow screen."""
        self.theme_key = "dark"
        self.progress = ""
        """How far the article is read, in words."""
        self.opened = False
        """Is the article in the reader being read, rather than a preview of the row under the cursor?"""

    @property
    def library(self) -> Library:
        """The store and its threads."""
        return self.services.library

    def now(self) -> int:
        """Seconds since 1970."""
        return self.services.clock()

    def say(self, message: str) -> None:
        """One line about what happened."""
        self.status.say(message)

    def hint(self, message: str) -> None:
        """One line on what one could do, until something is done."""
        self.status.say(message, hint=True)

    def clear_hint(self) -> None:
        """Something was done: take the hint away, if it still stands."""
        if self.status.is_hint:
            self.status.say("")

    def complain(self, message: str) -> None:
        """One line about what went wrong, and what to do."""
        self.status.say(message, error=True)

    def keyed(self, text: str) -> str:
        """The text with the key of each action that it names in braces, as in ``{app.undo} takes it back``."""
        return self.services.keymap.filled(text)

    def remember(self, name: str, value: object) -> None:
        """Write a choice of the reader's into the settings file, where there is one."""
        path = self.services.config.path
        if path is not None:
            self.background("settings", self._remember, path, name, value, exclusive=False)

    async def _remember(self, path: Path, name: str, value: object) -> None:
        from orda_tui import configfile  # here, because settings are written seldom and read at every start

        self.services.config = await asyncio.to_thread(configfile.change, path, "screen", name, value)

    def pane(self, name: Pane) -> Widget:
        """The widget of a pane that takes the focus."""
        panes: dict[Pane, Widget] = {
            "sources": self.sources,
            "list": self.headlines,
            "reader": self.reader,
            "callouts": self.callouts,
        }
        return panes[name]

    def background(
        self,
        group: str,
        work: Callable[..., Coroutine[Any, Any, None]],
        *args: Any,
        exclusive: bool = True,
        **details: Any,
    ) -> Worker[None]:
        """Run a coroutine function beside the screen; an error that it raises is said. ``exclusive`` cancels what runs
        in the group, and only that."""

        async def run() -> None:
            try:
                await work(*args, **details)
            except OrdaError as error:
                self.complain(str(error))

        return self.run_worker(run, group=group, exclusive=exclusive)

    def ask_over(self, screen: Screen[T], answer: Callable[[T | None], None] | None = None) -> None:
        """Open a screen over this one, unless the program is on its way out: what runs beside it may come late. So may
        the answer, which finds no panes any more."""

        def answered(result: T | None) -> None:
            if answer is not None and self.app.is_running:
                answer(result)

        if self.app.screen_stack:
            self.app.push_screen(screen, answered)

    @property
    def article_in_hand(self) -> int | None:
        """The article that marks and other actions are about: the one being read, else the one under the cursor."""
        if self.front in ("reader", "callouts") and self.shown is not None:
            return self.shown.id
        return self.headlines.current
