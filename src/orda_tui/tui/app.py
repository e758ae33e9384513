"""The application: themes, the settings file, the store's heartbeat, a clean end. The screens do the rest."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Callable
from typing import Any, ClassVar

from rich.segment import Segment, Segments
from textual import events
from textual.binding import BindingType
from textual.screen import Screen
from textual.widget import Widget

from orda_tui import config
from orda_tui import log as log_file
from orda_tui.errors import OrdaError
from orda_tui.model.selection import Selection
from orda_tui.tui import actions, driver, themes
from orda_tui.tui.home_frame import home_frame
from orda_tui.tui.key_order import KeysInOrder
from orda_tui.tui.keys import textual_name
from orda_tui.tui.screens.main.screen import MainScreen
from orda_tui.tui.services import Services

log = logging.getLogger("orda.tui")

HEARTBEAT = 0.5
"""Seconds between two looks whether another process wrote to the store, or the settings changed."""

_MINUTE = 60


class OrdaApp(KeysInOrder[int]):
    """``theme_key`` is one of ``themes.THEMES``. ``first_article`` says where the cursor begins, just before the first
    screen is painted (None: at the top); ``on_first_frame`` is called once it is."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "orda"

    def __init__(
        self,
        services: Services,
        *,
        theme_key: str = "dark",
        selection: Selection | None = None,
        words: str = "",
        first_article: Callable[[], int | None] = lambda: None,
        on_first_frame: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(driver_class=driver.QuickDriver)
        driver.leave_colours_out(self)
        self.services = services
        self.first_theme = theme_key
        self.last_frame: tuple[str, bytes, str] | None = None
        """What was on the screen at the end, its keys (see ``home_frame``) and its theme."""
        self._selection = selection
        self._words = words
        self._first_article = first_article
        self._on_first_frame = on_first_frame
        self._version = 0
        self._redrawn_by: tuple[actions.Keymap | None, set[str]] = (None, set())
        self._settings_mark = config.mark_of(services.config.path)
        self._visited = services.clock()
        self._is_ready = self._is_to_end = False
        for theme in themes.THEMES.values():
            self.register_theme(theme)
        self.theme = themes.THEMES[theme_key].name

    def get_default_screen(self) -> Screen[Any]:
        main = MainScreen(self.services, selection=self._selection, words=self._words)
        main.theme_key = self.first_theme
        main.first_article = self._first_article
        main.start_at(self.size.width)
        return main

    def _start_widget(self, parent: Widget, widget: Widget) -> None:
        """A scrollbar that comes to a widget on its way out is not started: nothing would wait for its end."""
        if parent._closing or parent._pruning:
            widget._attach(parent)
        else:
            super()._start_widget(parent, widget)

    @property
    def main(self) -> MainScreen:
        """The main screen, also where a dialog stands over it."""
        screen = self.screen_stack[0]
        assert isinstance(screen, MainScreen)
        return screen

    def on_mount(self) -> None:
        self._version = self.services.library.store.data_version()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGHUP):
            with contextlib.suppress(ValueError, RuntimeError):  # not in the main thread: a test
                loop.add_signal_handler(name, self.end)
        self.set_interval(HEARTBEAT, self.heartbeat)
        # The shell has written over what was there; Textual itself paints only where the size changed meanwhile.
        self.app_resume_signal.subscribe(self, lambda _: self.redraw())

    def on_ready(self) -> None:
        self._is_ready = True
        if self._on_first_frame is not None:
            self._on_first_frame()
        if self._is_to_end:
            self.end()

    def end(self) -> None:
        """End as a signal asks for it; while the first screen is being made, once it is there to be taken down."""
        if not self._is_ready:
            self._is_to_end = True
            return
        self.main.write_place()
        self.exit(0)

    # -- what changes while one reads ---------------------------------------------------------------------------------

    def _fatal_error(self) -> None:
        """A fault of ours. The log gets the whole of it, without secrets, and a person one sentence: what Textual would
        print shows the values of variables, and a password that was just typed may be among them."""
        error = self._exception
        if self.is_headless or error is None:
            super()._fatal_error()
            return
        log_file.start()
        log.error("the screen ended", exc_info=error)
        sentence = f"orda: Something went wrong inside the program ({type(error).__name__}). 'orda log' says more."
        self._exit_renderables[:] = [Segments([Segment(sentence), Segment("\n")])]
        self._close_messages_no_wait()

    def heartbeat(self) -> None:
        """Look whether anything changed outside: the store, the settings, the time for a visit."""
        if not self.screen_stack:
            return  # on the way out
        try:
            version = self.services.library.store.data_version()
        except OrdaError as error:
            self.main.complain(str(error))
            return
        if version != self._version:
            self._version = version
            self.main.look_at_store()
            self.main.reshow()
        mark = config.mark_of(self.services.config.path)
        if mark != self._settings_mark:
            self._settings_mark = mark
            self.read_settings()
        every = self.services.config.refresh.every * _MINUTE
        if every and self.services.clock() - self._visited >= every:
            self._visited = self.services.clock()
            self.main.refresh_feeds(None, due_only=True)

    def redraw(self) -> None:
        """Send the terminal every cell: something else may have written over them."""
        self.refresh()

    def _redraw_keys(self) -> set[str]:
        keymap = self.services.keymap
        if self._redrawn_by[0] is not keymap:
            action = actions.BY_ID["app.redraw"]
            others = {key for other in actions.ACTIONS if other is not action for key in keymap.of(other)}
            self._redrawn_by = (keymap, {textual_name(key) for key in keymap.of(action) if key not in others})
        return self._redrawn_by[1]

    def read_settings(self) -> None:
        """The settings file changed: take what it says now."""
        path = self.services.config.path
        if path is None:
            return
        self.main.take_settings(config.load(path, self.services.config))

    # -- the end ------------------------------------------------------------------------------------------------------

    async def on_event(self, event: events.Event) -> None:
        """A key typed after the one that left the program has no screen to go to. The one that redraws does so whatever
        stands on the screen, lines to type into and dialogs too, where the reader gave it to nothing else."""
        if isinstance(event, events.InputEvent) and not self.screen_stack:
            return
        if isinstance(event, events.Key) and event.key in self._redraw_keys():
            self.redraw()
            return
        await super().on_event(event)

    async def action_quit(self) -> None:
        """^Q, which Textual answers before any screen does: leave as every other way out leaves."""
        self.end()

    def exit(self, result: int | None = None, return_code: int = 0, message: object = None) -> None:
        if len(self.screen_stack) == 1 and self.is_running:
            self.last_frame = (*home_frame(self), self.main.theme_key)
        super().exit(result, return_code)

    async def on_unmount(self) -> None:
        await self.services.worker.leave()
