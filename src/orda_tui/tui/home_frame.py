"""The screen as the next start will show it first: as one text, and the rows of its list for ``early_keys``."""

from __future__ import annotations

import contextlib
from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.geometry import Region
from textual.widget import Widget

from orda_tui.errors import OrdaError
from orda_tui.model.selection import Selection
from orda_tui.tui import actions, driver
from orda_tui.tui.early_keys import packed
from orda_tui.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from orda_tui.tui.app import OrdaApp
    from orda_tui.tui.screens.main.screen import MainScreen

_NAMED = {"down": (b"\x1b[B", b"\x1bOB"), "up": (b"\x1b[A", b"\x1bOA")}


def home_frame(app: OrdaApp) -> tuple[str, bytes]:
    """The frame, and what ``EarlyKeys`` needs to answer keys on it: nothing where the next start would show another
    list than this one. In the frame the cursor is on the first row of the list then, wherever it is now."""
    frame, main = driver.frame_of(app), app.main
    count = main.headlines.scrollable_content_region.height // main.headlines.lines_per_row
    if not (main.is_home and main.front == "list" and main.headlines.has_focus) or not _begins_alike(main, count):
        return frame, b""
    with _back_again(main):
        main.headlines.set_reactive(Widget.scroll_y, 0.0)
        rows = [
            (article, _painted(main, row, lit=False), _painted(main, row, lit=True))
            for row, article in enumerate(main.headlines.ids[:count])
        ]
        frame += rows[0][2] + "".join(plain for _, plain, _ in rows[1:]) + _below(main, len(rows))
    return frame, packed(_keys(main, "line_down"), _keys(main, "line_up"), rows)


def _begins_alike(main: MainScreen, count: int) -> bool:
    """Would the list begin with these rows if the program started now?"""
    look = main.services.config.screen
    first = Selection(hide_read=look.hide_read, order=look.order)  # type: ignore[arg-type]
    try:
        fresh = main.library.store.headlines.ids(first, limit=count)
    except OrdaError:
        return False
    return bool(fresh) and fresh == array("q", main.headlines.ids[:count])


def _keys(main: MainScreen, action: str) -> list[bytes]:
    """What a terminal sends for the keys that do this in the list, and nothing else."""
    bound = actions.bindings("list", "rows", keymap=main.services.keymap)
    others = {binding.key for binding in bound if binding.action != action}
    sent: list[bytes] = []
    for binding in bound:
        if binding.action == action and binding.key not in others:
            sent += _NAMED.get(binding.key, (binding.key.encode(),) if len(binding.key) == 1 else ())
    return sent


@contextlib.contextmanager
def _back_again(main: MainScreen) -> Iterator[None]:
    """Afterwards the list and the status line are as they were; nothing of this was seen."""
    headlines, status = main.headlines, main.status
    cursor, scrolled, place = headlines.cursor, headlines.scroll_y, status.place
    try:
        yield
    finally:
        headlines.set_reactive(RowList.cursor, cursor)
        headlines.set_reactive(Widget.scroll_y, scrolled)
        status.place = place


def _below(main: MainScreen, rows: int) -> str:
    """What the list shows below so many whole rows: a part of one more, or nothing."""
    headlines = main.headlines
    top = rows * headlines.lines_per_row
    return driver.lines_of(headlines, Region(0, top, headlines.size.width, headlines.size.height - top))


def _painted(main: MainScreen, row: int, *, lit: bool) -> str:
    """One row of the list, which begins at its top, without the cursor or with it; with it also the status line."""
    headlines, status = main.headlines, main.status
    headlines.set_reactive(RowList.cursor, row if lit else -1)
    height = headlines.lines_per_row
    painted = driver.lines_of(headlines, Region(0, row * height, headlines.size.width, height))
    if not lit:
        return painted
    status.place = f"{row + 1:,}/{len(headlines.ids):,}"
    return painted + driver.lines_of(status, status.size.region)
