"""Dividers between panes can be dragged with the mouse."""

from __future__ import annotations

import json

from textual import events

from orda_tui.errors import OrdaError
from orda_tui.model.selection import Selection
from orda_tui.tui.screens.main.base import PANES, Pane
from orda_tui.tui.screens.main.lending import Lending
from orda_tui.tui.services import Services

LEAST = 16
"""Cells that a pane keeps on either side of a divider."""

#: The line at the left edge of a pane, and the pane whose width it sets: its left neighbour, or itself at the right.
_DIVIDERS: dict[Pane, Pane] = {"list": "sources", "reader": "list", "callouts": "callouts"}

_WIDTHS = "screen.widths"


class Dragging(Lending):
    """Widths that the reader chose by hand. They hold while several panes are on the screen, and at the next start."""

    _dragged: Pane | None = None

    def __init__(self, services: Services, *, selection: Selection | None = None, words: str = "") -> None:
        super().__init__(services, selection=selection, words=words)
        self.widths: dict[Pane, int] = _read(services.library.store.meta.get(_WIDTHS))

    def apply_layout(self) -> None:
        super().apply_layout()
        visible = self.panes_on_screen()
        for pane in ("list", "reader"):
            self.query_one(f"#{pane}-column").set_class(pane == next(one for one in PANES if one in visible), "-first")
        fitting = {} if self.is_narrow or self.zoomed else self._fitting(visible)
        for pane in self.widths:
            styles = self.query_one(f"#{pane}-column").styles
            styles.width = styles.max_width = fitting.get(pane)

    def _fitting(self, visible: set[Pane]) -> dict[Pane, int]:
        """The chosen widths, as far as they leave room for the other panes at this size of the screen."""
        chosen = [pane for pane in PANES if pane in self.widths and pane in visible]
        room = self.app.size.width - LEAST * len(visible)
        fitting: dict[Pane, int] = {}
        for pane in chosen:
            fitting[pane] = min(self.widths[pane], LEAST + max(0, room))
            room -= fitting[pane] - LEAST
        return fitting

    def on_mouse_down(self, event: events.MouseDown) -> None:
        if self.is_narrow or self.zoomed:
            return
        visible = self.panes_on_screen()
        for pane, sized in _DIVIDERS.items():
            region = self.query_one(f"#{pane}-column").region
            at_edge = event.screen_x == region.x and region.contains_point(event.screen_offset)
            if {pane, sized} <= visible and at_edge:
                self._dragged = sized
                self.capture_mouse()
                event.stop()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self._dragged is None:
            return
        region = self.query_one(f"#{self._dragged}-column").region
        width = region.right - event.screen_x if self._dragged == "callouts" else event.screen_x - region.x
        others = self.panes_on_screen() - {self._dragged, "reader"}
        taken = sum(self.query_one(f"#{pane}-column").region.width for pane in others)
        self.widths[self._dragged] = max(LEAST, min(width, self.app.size.width - taken - LEAST))
        self.apply_layout()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self._dragged is None:
            return
        self._dragged = None
        self.release_mouse()
        try:
            self.library.store.meta.set(_WIDTHS, json.dumps(self.widths))
        except OrdaError as error:
            self.complain(str(error))


def _read(text: str) -> dict[Pane, int]:
    """Widths as they were written down; what cannot be read is left out."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    pairs = found.items() if isinstance(found, dict) else ()
    return {pane: width for pane, width in pairs if pane in PANES and isinstance(width, int) and width >= LEAST}
