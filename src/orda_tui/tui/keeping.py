"""Keeping the frame that the next start paints: while the list rests, so that a killed session leaves one too."""

from __future__ import annotations

from collections.abc import Callable

from orda_tui.tui import splash
from orda_tui.tui.app import OrdaApp
from orda_tui.tui.home_frame import home_frame

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
