"""What is done while the screen rests: the frame is kept that the next start paints, so that a killed session leaves
one too; and what was written is brought home, so that nobody waits for that at the end."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from orda_tui.errors import OrdaError
from orda_tui.store import Store
from orda_tui.tui import splash
from orda_tui.tui.app import OrdaApp
from orda_tui.tui.home_frame import home_frame

log = logging.getLogger("orda.tui")

BETWEEN_LOOKS = 0.5
"""Seconds; what is on the screen rests when it is the same at two looks."""


class FrameKeeper:
    """Hands ``save`` the frame, its keys (see ``home_frame``) and its theme when the screen rests as the next start
    will show it: the home list, the cursor on its first row. Once per state of the store, so it costs nothing while
    one reads."""

    def __init__(self, app: OrdaApp, save: Callable[[str, bytes, str], None]) -> None:
        self._app = app
        self._save = save
        self._seen: object = None
        self._kept: object = None

    def begin(self) -> None:
        """Look from now on."""
        self._app.set_interval(BETWEEN_LOOKS, self.look)

    def look(self) -> None:
        """Keep the frame if it is time to."""
        app = self._app
        if len(app.screen_stack) != 1:
            return
        main = app.main
        if main.front != "list" or main.headlines.cursor or not main.is_home:
            return
        article = main.shown.id if main.shown is not None else None
        seen = (splash.store_mark(app.services.data_dir), app.size, main.theme_key, article, len(main.headlines.ids))
        if seen == self._seen and seen != self._kept:
            self._kept = seen
            self._save(*home_frame(app), main.theme_key)
        self._seen = seen


class Settler:
    """Lets the store settle when much was written and then nothing for one look. ``much`` is in bytes: less is brought
    home in no time at the end."""

    def __init__(self, app: OrdaApp, *, much: int = 1 << 20) -> None:
        self._app = app
        self._much = much
        self._written: object = None
        self._settled: object = None

    def begin(self) -> None:
        """Look from now on."""
        self._app.set_interval(BETWEEN_LOOKS, self.look)

    def look(self) -> None:
        """Let the store settle if it is time to."""
        store = self._app.services.library.store
        try:
            found = Path(f"{store.path}-wal").stat()
        except OSError:
            return
        written = (found.st_mtime_ns, found.st_size)
        if found.st_size >= self._much and written == self._written != self._settled and not store.read_only:
            self._settled = written
            self._app.main.background("settle", self._settle)
        self._written = written

    async def _settle(self) -> None:
        try:
            await self._app.services.library.ask(Store.settle)
        except OrdaError as error:  # nothing is lost: it stays where it was written
            log.warning("the store does not settle: %s", error)
